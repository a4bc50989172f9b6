//! One letter for what may be written as two: macOS and some web pages write `ü` as a `u` with a mark behind it. It
//! looks the same and compares as another, so names and headers are read composed.

use std::borrow::Cow;

/// The marks that combine with the letter before them, and the pairs of letters without and with each.
const COMPOSED: [(char, &str); 12] = [
    ('\u{300}', "AÀEÈIÌOÒUÙaàeèiìoòuùNǸnǹ"),
    ('\u{301}', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzź"),
    ('\u{302}', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷ"),
    ('\u{303}', "AÃNÑOÕaãnñoõIĨiĩUŨuũ"),
    ('\u{304}', "AĀaāEĒeēIĪiīOŌoōUŪuū"),
    ('\u{306}', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭ"),
    ('\u{307}', "CĊcċEĖeėGĠgġIİZŻzż"),
    ('\u{308}', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸ"),
    ('\u{30a}', "AÅaåUŮuů"),
    ('\u{30b}', "OŐoőUŰuű"),
    ('\u{30c}', "CČcčDĎdďEĚeěNŇnňRŘrřSŠsšTŤtťZŽzž"),
    ('\u{327}', "CÇcçGĢKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţ"),
];

/// The text with marks and their letters as one, where there is such a letter. Nothing else changes; a text without
/// marks is not copied.
pub(in crate::core) fn compose(text: &str) -> Cow<'_, str> {
    let is_mark = |letter: char| ('\u{300}'..='\u{36f}').contains(&letter);
    if !text.contains(is_mark) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        let one = out.chars().next_back().filter(|_| is_mark(letter)).and_then(|before| {
            let (_, pairs) = COMPOSED.iter().find(|(mark, _)| *mark == letter)?;
            pairs.chars().zip(pairs.chars().skip(1)).step_by(2).find(|(bare, _)| *bare == before).map(|(_, one)| one)
        });
        match one {
            Some(one) => {
                out.pop();
                out.push(one);
            }
            None => out.push(letter),
        }
    }
    Cow::Owned(out)
}
