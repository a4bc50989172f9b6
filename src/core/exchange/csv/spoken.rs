//! Ratings in the words of questionnaires and in faces: "somewhat satisfied", "Eher unzufrieden", "High", 😐.
//!
//! A cell is a rating only if every word of it belongs to one; a sentence about something is none.

use crate::core::knowledge::plain;
use crate::core::model::Score;

/// Words that say which way a rating goes. Of three words without degrees the outer ones are the ends.
const GOOD: &str = "zufrieden satisfied agree zustimmung gut good easy einfach leicht likely wahrscheinlich happy \
    gluecklich pleased helpful hilfreich";
const BAD: &str = "unzufrieden dissatisfied unsatisfied disagree ablehnung schlecht poor bad difficult schwierig schwer \
    hard unlikely unwahrscheinlich unhappy ungluecklich mangelhaft enttaeuscht disappointed";
const HIGH: &str =
    "hoch high positiv positive exzellent excellent hervorragend ausgezeichnet delighted begeistert perfekt";
const LOW: &str = "niedrig gering low negativ negative ungenuegend terrible furchtbar katastrophal awful frustrated";
const MIDDLE: &str = "neutral mittel medium moderate okay ok average durchschnittlich mixed gemischt indifferent \
    unentschieden undecided weder neither teils mittelmaessig befriedigend fair";
/// Words of degree.
const VERY: &str = "sehr very extremely extrem aeusserst strongly voll vollkommen completely totally absolut absolutely \
    hoechst highly stark";
const RATHER: &str =
    "eher somewhat rather slightly etwas fairly quite ziemlich mostly moderately ueberwiegend tendenziell";
/// Words that turn it round.
const NOT: &str = "nicht not kaum hardly keineswegs";
const AT_ALL: &str = "ueberhaupt gar all";
/// Words that say nothing of their own here.
const ALONG: &str = "ich i stimme stimmt bin am im trifft zu noch nor und and at ganz it is war was es mit with";

/// Faces from the worst to the best.
const FACES: [&str; 5] =
    ["😡🤬😠😭😢😤👎🤮💔😫", "🙁☹😟😞😕😒😔😣😩😖", "😐😑😶🤔😬", "🙂😊☺😌👍😉", "😍🤩😁😀😃😄🥳❤😎😻🥰"];
/// The same in signs, as far as they have some.
const SIGNS: [(&str, u8); 8] =
    [(":-((", 1), (":((", 1), (":-(", 2), (":(", 2), (":-|", 3), (":|", 3), (":-)", 4), (":)", 4)];

/// The rating that a cell says in words or faces that are not ours.
pub(super) fn spoken(cell: &str) -> Option<Score> {
    let cell = cell.trim();
    if cell.is_empty() || cell.len() > 80 {
        return None;
    }
    face(cell).or_else(|| worded(cell)).and_then(Score::new)
}

fn face(cell: &str) -> Option<u8> {
    if let Some((_, score)) = SIGNS.iter().find(|(sign, _)| *sign == cell) {
        return Some(*score);
    }
    let mut found = None;
    for letter in cell.chars() {
        // Variants, joiners, tones of skin.
        if matches!(letter, '\u{fe0e}' | '\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}' | ' ') {
            continue;
        }
        let score = FACES.iter().position(|faces| faces.contains(letter))? as u8 + 1;
        if found.is_some_and(|found| found != score) {
            return None;
        }
        found = Some(score);
    }
    found
}

fn worded(cell: &str) -> Option<u8> {
    let has = |list: &str, word: &str| list.split_whitespace().any(|known| known == word);
    let (mut good, mut bad, mut high, mut low, mut middle) = (false, false, false, false, false);
    let (mut very, mut rather, mut not, mut at_all, mut agrees) = (false, false, false, false, false);
    for word in cell.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = plain(word);
        match () {
            _ if has(GOOD, &word) => good = true,
            _ if has(BAD, &word) => bad = true,
            _ if has(HIGH, &word) => high = true,
            _ if has(LOW, &word) => low = true,
            _ if has(MIDDLE, &word) => middle = true,
            _ if has(VERY, &word) => very = true,
            _ if has(RATHER, &word) => rather = true,
            _ if has(NOT, &word) => not = true,
            _ if has(AT_ALL, &word) => at_all = true,
            _ if has(ALONG, &word) => agrees |= matches!(word.as_str(), "stimme" | "stimmt" | "trifft"),
            _ => return None,
        }
    }
    // "Neither satisfied nor dissatisfied" names both, and "trifft zu" no adjective at all.
    let (good, bad) = match (middle, not) {
        (true, _) => return Some(3),
        (false, true) => (bad, good || high || agrees && !bad),
        (false, false) => (good || agrees && !bad && !high && !low, bad),
    };
    match (good || high && !not, bad || low) {
        (true, false) if very || high && !rather => Some(5),
        (true, false) => Some(4),
        (false, true) if very || at_all || low && !rather => Some(1),
        (false, true) => Some(2),
        (true, true) | (false, false) => None,
    }
}
