//! What a cell says, in the words and numbers of either language.

use super::column::words;
use super::spoken::spoken;
use crate::core::knowledge::{self, Channel, plain};
use crate::core::model::{Elapsed, Field, JourneyKind, Language, Phase, PhaseModel, Score};
use crate::core::number::parsed;
use crate::core::text::{Messages, choice_label};

/// What a cell says of satisfaction.
pub(in crate::core) enum Rating {
    /// A number on the column's scale.
    Plain(f64),
    /// So much of so much: `4/5`, `8 von 10`, `80 %`.
    Of(f64, f64),
    /// One of our words.
    Named(Score),
    /// Words of another scale, or faces.
    Spoken(Score),
}

pub(in crate::core) fn rating(cell: &str, decimal: char) -> Option<Rating> {
    let cell = cell.trim();
    if let Some(number) = number(cell, decimal) {
        return Some(Rating::Plain(number));
    }
    if let Some(number) = cell.strip_suffix('%').and_then(|share| number(share, decimal)) {
        return Some(Rating::Of(number, 100.0));
    }
    for sign in ["/", " von ", " of ", " out of "] {
        let parts =
            cell.split_once(sign).and_then(|(part, most)| Some((number(part, decimal)?, number(most, decimal)?)));
        if let Some((part, most)) = parts.filter(|(_, most)| *most > 0.0) {
            return Some(Rating::Of(part, most));
        }
    }
    let stars = cell.chars().filter(|letter| matches!(letter, '★' | '⭐')).count();
    if stars > 0 && cell.chars().all(|letter| matches!(letter, '★' | '⭐' | '☆' | '\u{fe0f}')) {
        return Some(Rating::Of(stars as f64, 5.0));
    }
    let name = plain(cell);
    let ratings = |t: &Messages| [t.rating_1, t.rating_2, t.rating_3, t.rating_4, t.rating_5].map(plain);
    let index =
        Language::ALL.iter().find_map(|language| ratings(words(*language)).iter().position(|word| *word == name));
    match index {
        Some(index) => Some(Rating::Named(Score::ALL[index])),
        None => spoken(cell).map(Rating::Spoken),
    }
}

/// A number with this decimal sign. The other sign parts thousands if it can, else it is the decimal sign all the same.
pub(in crate::core) fn number(text: &str, decimal: char) -> Option<f64> {
    let text = text.trim();
    let bare = text.strip_prefix(['+', '-', '−']).unwrap_or(text);
    if !bare.starts_with(|letter: char| letter.is_ascii_digit())
        || !bare.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
    {
        return None;
    }
    let other = if decimal == ',' { '.' } else { ',' };
    let (whole, fraction) = bare.split_once(decimal).unwrap_or((bare, ""));
    let mut groups = whole.split(other);
    let head = groups.next().unwrap_or_default();
    let thousands = whole.contains(other)
        && (1..=3).contains(&head.len())
        && !head.starts_with('0')
        && groups.all(|group| group.len() == 3);
    let plain = match (thousands, bare.contains(decimal)) {
        (true, _) => format!("{}.{fraction}", whole.replace(other, "")),
        (false, true) => format!("{whole}.{fraction}"),
        (false, false) => whole.replace(other, "."),
    };
    let number = parsed(&plain)?;
    Some(if bare.len() < text.len() && !text.starts_with('+') { -number } else { number })
}

/// What a cell says of a span of time.
pub(in crate::core::exchange) enum Span {
    /// So many minutes.
    Minutes(f64),
    /// As many, to the nearest whole one, or as months are not all as long as each other.
    About(f64),
    /// A number whose unit nobody told.
    Bare,
}

/// A span in minutes: an ISO 8601 duration, or numbers with units; a number alone counts so many minutes as `each`.
pub(in crate::core::exchange) fn span(cell: &str, decimal: char, each: Option<f64>) -> Option<Span> {
    if let Some(elapsed) = Elapsed::parse(cell) {
        return Some(Span::Minutes(f64::from(elapsed.minutes)));
    }
    if let Some(number) = number(cell, decimal) {
        return Some(each.map_or(Span::Bare, |each| whole(number * each, false)));
    }
    if let Some(minutes) = clock(cell.trim()) {
        return Some(whole(minutes, false));
    }
    let mut sum = 0.0;
    let mut about = false;
    let mut rest = cell.trim();
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter.is_alphabetic())?;
        let count = number(&rest[..end], decimal)?;
        let word_end =
            rest[end..].find(|letter: char| !letter.is_alphabetic()).map_or(rest.len(), |length| end + length);
        let unit = unit(&rest[end..word_end])?;
        about |= unit == MONTH;
        sum += count * unit;
        rest = rest[word_end..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
    }
    Some(whole(sum, about))
}

/// The minutes of a span as clocks show it, in hours, minutes and seconds: two parts alone may be either.
fn clock(cell: &str) -> Option<f64> {
    let parts: Vec<f64> = cell.split(':').map(|part| part.parse::<u32>().ok().map(f64::from)).collect::<Option<_>>()?;
    match parts[..] {
        [hours, minutes, seconds] if minutes < 60.0 && seconds < 60.0 => Some(hours * 60.0 + minutes + seconds / 60.0),
        _ => None,
    }
}

/// A span of whole minutes. What a day's fraction of four digits loses is no rounding.
fn whole(minutes: f64, about: bool) -> Span {
    let round = minutes.round();
    if about || (round - minutes).abs() > 0.02 { Span::About(round) } else { Span::Minutes(round) }
}

/// The minutes of a month, which has 30 days here.
const MONTH: f64 = 43_200.0;

/// The minutes of a unit of time, by its name in German or English.
pub(super) fn unit(word: &str) -> Option<f64> {
    let word = plain(word);
    Some(match word.as_str() {
        "mo" | "month" | "months" | "monat" | "monate" | "monaten" => MONTH,
        "w" | "wk" | "week" | "weeks" | "woche" | "wochen" => 10_080.0,
        "d" | "t" | "day" | "days" | "tag" | "tage" | "tagen" => 1440.0,
        "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" => 60.0,
        "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => 1.0,
        "s" | "sec" | "secs" | "second" | "seconds" | "sek" | "sekunde" | "sekunden" => 1.0 / 60.0,
        _ => return None,
    })
}

pub(in crate::core::exchange) fn flag(cell: &str) -> Option<bool> {
    if matches!(cell.trim(), "✓" | "✔" | "✔️" | "☑" | "◆") {
        return Some(true);
    }
    match plain(cell).as_str() {
        "ja" | "yes" | "j" | "y" | "x" | "1" | "true" | "wahr" => Some(true),
        "nein" | "no" | "n" | "0" | "false" | "falsch" => Some(false),
        _ => None,
    }
}

pub(in crate::core::exchange) fn kind_of(cell: &str) -> Option<JourneyKind> {
    let known = choice(cell, Field::Kind, JourneyKind::KEYS).map(|index| JourneyKind::ALL[index]);
    known.or(match plain(cell).as_str() {
        "aktuell" | "heute" | "today" => Some(JourneyKind::Current),
        "ziel" | "zukunft" | "future" => Some(JourneyKind::Target),
        _ => None,
    })
}

/// Which value of a field a cell names, by the value's key or its name in either language.
pub(in crate::core::exchange) fn choice(cell: &str, field: Field, keys: &[&str]) -> Option<usize> {
    let cell = plain(cell);
    let named = |key: &str| {
        let label = |language: &Language| plain(choice_label(words(*language), field, key)) == cell;
        plain(key) == cell || Language::ALL.iter().any(label)
    };
    keys.iter().position(|key| !cell.is_empty() && named(key))
}

/// The key of the channel that a cell names, in either language; any other text stays as it is.
pub(in crate::core::exchange) fn channel_of(cell: &str, by_letter: bool) -> &str {
    let same = |name: &str| if by_letter { name == cell } else { plain(name) == plain(cell) };
    let named = |channel: &&Channel| Language::ALL.iter().any(|language| same(channel.name.get(*language)));
    let known = knowledge::channels().iter().filter(|_| !cell.is_empty()).find(named);
    known.map_or(cell, |channel| channel.key.as_str())
}

/// The phase model that these phases are, by names and stages.
pub(super) fn model_of(phases: &[Phase]) -> PhaseModel {
    let names: Vec<&str> = phases.iter().map(|phase| &*phase.name).collect();
    let (model, stages) = knowledge::likely_model(&names);
    if phases.iter().map(|phase| phase.stage).eq(stages) { model } else { PhaseModel::Custom }
}
