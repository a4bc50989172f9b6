//! What a cell of a survey says: an answer, a day.

use super::outcome::Reason;
use crate::core::exchange::csv::{Rating, rating};
use crate::core::knowledge::plain;
use crate::core::model::{Date, Metric};

/// Where on a metric's scale a cell's answer is, from 0, and whether it was between two values; none if there is no
/// answer.
pub(super) fn answer(
    cell: &str,
    metric: Metric,
    decimal: char,
    code_rises: Option<bool>,
) -> Result<Option<(usize, bool)>, Reason> {
    if let Some(number) = code(cell) {
        return match code_rises {
            Some(rises) if metric.scale().1 == 5 => {
                Ok(Some((usize::from(if rises { number - 1 } else { 5 - number }), false)))
            }
            Some(_) | None => Err(Reason::Code),
        };
    }
    let (lowest, count) = metric.scale();
    let highest = f64::from(lowest) + count as f64 - 1.0;
    let figure = match rating(cell, decimal) {
        Some(Rating::Plain(figure)) => figure,
        Some(Rating::Of(figure, most)) if most == highest => figure,
        Some(Rating::Named(score) | Rating::Spoken(score)) if count == 5 => f64::from(score.number()),
        // Words of another scale are none of this one.
        Some(Rating::Spoken(_)) => return Err(Reason::NoNumber),
        Some(_) => return Err(Reason::OtherScale),
        None => match leading(cell) {
            Some(figure) => figure,
            None if is_no_answer(cell) => return Ok(None),
            None => return Err(Reason::NoNumber),
        },
    };
    let whole = (figure + 0.5).floor();
    if !(f64::from(lowest)..=highest).contains(&figure) {
        return Err(Reason::OutOfScale);
    }
    Ok(Some((whole as usize - usize::from(lowest), whole != figure)))
}

/// The number of an answer code such as `A4`.
pub(super) fn code(cell: &str) -> Option<u8> {
    let digits = cell.trim().strip_prefix(['A', 'a'])?;
    digits.parse().ok().filter(|number| digits.len() == 1 && (1..=5).contains(number))
}

/// The number before words that explain it, as in "5 – very satisfied" or "10 (very likely)".
pub(super) fn leading(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let rest = cell[digits..].trim_start();
    let explained = rest.starts_with(['-', '–', '—', ':', '=', '(', '.']) && rest.chars().any(char::is_alphabetic);
    (1..=2).contains(&digits).then_some(())?;
    cell[..digits].parse().ok().filter(|_| explained)
}

/// Whether a cell says that there is no answer.
pub(super) fn is_no_answer(cell: &str) -> bool {
    const WORDS: [&str; 14] = [
        "",
        "na",
        "ka",
        "nan",
        "null",
        "none",
        "keineangabe",
        "keineantwort",
        "weissnicht",
        "noanswer",
        "dontknow",
        "notapplicable",
        "entfaellt",
        "nichtbeantwortet",
    ];
    WORDS.contains(&plain(cell).as_str())
}

/// Three numbers of a date as they stand in a cell, and whether the first is a year. A time of day may follow.
pub(super) fn parts(cell: &str) -> Option<(bool, [u16; 3])> {
    let cell = cell.trim();
    let end =
        cell.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | '/' | '-')).unwrap_or(cell.len());
    // "2026-11-01T10:00" and "1.11.2026, 10:00" go on behind the date; "1. November" is none.
    if !cell[end..].starts_with(['T', ' ', ',', '\u{a0}']) && end < cell.len() {
        return None;
    }
    let mut numbers = cell[..end].split(['.', '/', '-']);
    let mut next = || numbers.next().filter(|part| (1..=4).contains(&part.len()))?.parse::<u16>().ok();
    let three = [next()?, next()?, next()?];
    let year_first = cell.find(['.', '/', '-']) == Some(4);
    numbers.next().is_none().then_some((year_first, three))
}

/// The day that three numbers are. Years of two digits are in this century.
pub(super) fn day((year_first, three): (bool, [u16; 3]), day_first: bool) -> Option<Date> {
    let [year, month, day] = match three {
        _ if year_first => three,
        [day, month, year] if day_first => [year, month, day],
        [month, day, year] => [year, month, day],
    };
    let year = if year < 100 && !year_first { year + 2000 } else { year };
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

pub(super) fn shortened(cell: &str) -> String {
    match cell.char_indices().nth(40) {
        Some((end, _)) => format!("{} …", cell[..end].trim_end()),
        None => cell.to_owned(),
    }
}
