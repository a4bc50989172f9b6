//! Small letters are those of the standard library, in the scripts that are written with two cases today.

use wegmarke::core::small::{small, small_letter};

#[test]
fn letters_of_today_get_small() {
    let latin = ('\0'..='\u{17f}').chain('\u{1cd}'..='\u{1dc}').chain('\u{1e00}'..='\u{1eff}');
    let greek = '\u{386}'..='\u{3cf}';
    let others = ('\u{400}'..='\u{52f}').chain('\u{531}'..='\u{556}').chain('\u{ff00}'..='\u{ffef}');
    // One that has two letters in small, and a sign that is no letter of a word.
    let odd = ['\u{130}', '\u{3cf}'];
    for letter in latin.chain(greek).chain(others).filter(|letter| !odd.contains(letter)) {
        let known: Vec<char> = letter.to_lowercase().collect();
        assert_eq!([small_letter(letter)], *known, "{letter} {:x}", letter as u32);
    }
}

#[test]
fn whatever_gets_small_stays_so() {
    for letter in '\0'..=char::MAX {
        let once = small_letter(letter);
        assert_eq!(small_letter(once), once, "{letter} {:x}", letter as u32);
        // Nothing is changed that the standard library leaves.
        assert!(once == letter || letter.to_lowercase().next() != Some(letter), "{letter} {:x}", letter as u32);
    }
    assert_eq!(small("ÄRGER Ἀθήνα ΔΡΌΜΟΣ Київ STRASSE"), "ärger Ἀθήνα δρόμοσ київ strasse");
}
