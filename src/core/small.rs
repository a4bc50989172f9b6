//! Small letters, for comparing what people wrote without looking at the case.
//!
//! The scripts that have two cases and are written today: Latin, Greek, Cyrillic and Armenian, each letter for itself.
//! The standard library knows all there ever were, which is 6 KB of program.

/// The text in small letters.
pub fn small(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

/// The small letter of a letter; what is none stays.
pub fn small_letter(letter: char) -> char {
    let code = letter as u32;
    let even = code | 1;
    let odd = code + code % 2;
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => {
            code + 32
        }
        0x130 => 'i' as u32,
        0x178 => 0xff,
        0x1e9e => 'ß' as u32,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0x400..=0x40f => code + 80,
        0x531..=0x556 => code + 48,
        0x100..=0x12f | 0x132..=0x137 | 0x14a..=0x177 | 0x1a0..=0x1a5 | 0x1de..=0x1ef | 0x1f8..=0x21f => even,
        0x222..=0x233 | 0x370..=0x373 | 0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f | 0x1e00..=0x1e95 => even,
        0x1ea0..=0x1eff => even,
        0x139..=0x148 | 0x179..=0x17e | 0x1af..=0x1b0 | 0x1b3..=0x1b6 | 0x1cd..=0x1dc | 0x4c1..=0x4ce => odd,
        0x4c0 => 0x4cf,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}
