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

/// The number, or the end of the range that it lies beyond. `f64::clamp` brings words for a range that is none, with
/// all that writes numbers.
pub fn within(number: f64, low: f64, high: f64) -> f64 {
    number.max(low).min(high)
}

/// Numbers as programs read them, each in the place of a `#`: paths and lengths. At most four digits after the point.
pub fn drawn(pattern: &str, numbers: &[f64]) -> String {
    filled(pattern, numbers.len(), &|out, place| write(out, numbers[place]))
}

/// The same of whole numbers, for which the rest of this file need not be there.
pub fn whole(pattern: &str, numbers: &[i32]) -> String {
    filled(pattern, numbers.len(), &|out, place| out.push_str(&numbers[place].to_string()))
}

fn filled(pattern: &str, count: usize, write: &dyn Fn(&mut String, usize)) -> String {
    let mut out = String::with_capacity(pattern.len() + 8 * count);
    let mut next = 0;
    for letter in pattern.chars() {
        if letter == '#' && next < count {
            write(&mut out, next);
            next += 1;
        } else {
            out.push(letter);
        }
    }
    out
}

fn write(out: &mut String, number: f64) {
    let parts = (number * 1e4).round() as i64;
    if parts < 0 {
        out.push('-');
    }
    let parts = parts.unsigned_abs();
    out.push_str(&(parts / 10_000).to_string());
    let fraction = (10_000 + parts % 10_000).to_string();
    let fraction = fraction[1..].trim_end_matches('0');
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
}

/// The number that a text says in digits, with a point before the fraction and a power of ten behind an `e`. Right to
/// the last bit up to 15 digits and powers up to 22, and close to it beyond: the standard library's table for all
/// numbers there are is 11 KB of program.
pub fn parsed(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (digits, mut power) = match digits.split_once(['e', 'E']) {
        Some((digits, power)) => (digits, power.parse::<i32>().ok()?),
        None => (digits, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() + fraction.len() == 0 {
        return None;
    }
    let mut number = 0_u64;
    for (place, digit) in whole.bytes().chain(fraction.bytes()).enumerate() {
        let digit = char::from(digit).to_digit(10)?;
        let fits = number < u64::MAX / 16;
        if fits {
            number = number * 10 + u64::from(digit);
        }
        let is_whole = place < whole.len();
        power = power.saturating_add(i32::from(is_whole && !fits) - i32::from(!is_whole && fits));
    }
    let number = number as f64;
    let size = 10_f64.powi(power.saturating_abs());
    let number = match power {
        _ if number == 0.0 => 0.0,
        ..0 => number / size,
        0.. => number * size,
    };
    Some(if text.starts_with('-') { -number } else { number })
}
