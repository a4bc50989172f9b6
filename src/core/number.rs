//! Numbers as people write them in each language, where no browser is asked: in files, pictures and sentences.
//!
//! Without the exact formatting of fractions, which is 8 KB of program.

use super::model::Language;

/// The sign before the fraction.
pub const fn decimal_sign(language: Language) -> char {
    match language {
        Language::De => ',',
        Language::En => '.',
    }
}

/// The sign for per cent, as it follows a number.
pub fn percent_sign(language: Language) -> &'static str {
    match language {
        Language::De => " %",
        Language::En => "%",
    }
}

/// A number with one digit after the sign.
pub fn decimal(number: f64, language: Language) -> String {
    fixed(number, 1, language)
}

/// A number with so many digits after the sign. None is less than nothing by a rounding.
pub fn fixed(number: f64, digits: usize, language: Language) -> String {
    let scaled = (number * 10_f64.powi(digits as i32)).round();
    let mut text = (scaled.abs() as u64).to_string();
    while text.len() <= digits {
        text.insert(0, '0');
    }
    if digits > 0 {
        text.insert(text.len() - digits, decimal_sign(language));
    }
    if scaled < 0.0 {
        text.insert(0, '−');
    }
    text
}

/// A number with at most two digits after the sign, and none that say nothing.
pub fn hundredths(number: f64, language: Language) -> String {
    let text = fixed(number, 2, language);
    text.trim_end_matches('0').trim_end_matches(decimal_sign(language)).to_owned()
}
