//! Texts with places to fill in, and texts of a feature that travel with its code.

use std::borrow::Cow;

use crate::core::model::Language;

/// A text that belongs to one feature and travels with its code: both languages, side by side. A template if it has
/// places `{0}`, `{1}` …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub de: &'static str,
    pub en: &'static str,
}

impl Phrase {
    /// The text in one language.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::De => self.de,
            Language::En => self.en,
        }
    }
}

/// A text in German and English.
pub const fn both(de: &'static str, en: &'static str) -> Phrase {
    Phrase { de, en }
}

/// A text with its places `{0}`, `{1}` … filled in.
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(place, tail)| Some((values.get(place.parse::<usize>().ok()?)?, tail))) {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// A sentence of ours with what people wrote in its places: set apart, so that letters that run the other way leave our
/// words as they are. For what is shown; what goes into a plan is `fill`ed.
pub fn tell(text: &str, values: &[&str]) -> String {
    let apart: Vec<_> = values.iter().map(|value| apart(value)).collect();
    fill(text, &apart.iter().map(|value| &**value).collect::<Vec<_>>())
}

/// What people wrote, for the middle of a line of ours: where letters run from right to left, or marks turn lines
/// around, in an isolate of Unicode, which ends all of that. Isolates of its own, which could end this one too early,
/// are left out.
///
/// Source: Unicode Standard Annex 9, sections 2.4 (FSI, PDI) and 6.1. HTML's `<bdi>` does the same to elements.
pub fn apart(text: &str) -> Cow<'_, str> {
    let turns = |letter: char| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
            || isolates(letter)
    };
    if !text.contains(turns) {
        return text.into();
    }
    format!("\u{2068}{}\u{2069}", together(text)).into()
}

/// The text without isolates: what is told, as it goes into a plan.
pub fn together(text: &str) -> String {
    text.replace(isolates, "")
}

fn isolates(letter: char) -> bool {
    matches!(letter, '\u{2066}'..='\u{2069}')
}
