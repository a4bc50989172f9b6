//! Spans of time in words ("in 24 Stunden", "seven days", "nach drei Abenden"), and amounts of money.

use super::words::tokens;

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;

/// Beginnings of units, folded, with their minutes.
const UNITS: [(&str, u32); 14] = [
    ("minut", 1),
    ("stunde", HOUR),
    ("hour", HOUR),
    ("tage", DAY),
    ("tag", DAY),
    ("day", DAY),
    ("abend", DAY),
    ("evening", DAY),
    ("woche", 7 * DAY),
    ("week", 7 * DAY),
    ("monat", 30 * DAY),
    ("month", 30 * DAY),
    ("jahr", 365 * DAY),
    ("year", 365 * DAY),
];

const NUMBERS: [(&str, u32); 30] = [
    ("ein", 1),
    ("eine", 1),
    ("einem", 1),
    ("einen", 1),
    ("einer", 1),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("zwei", 2),
    ("two", 2),
    ("drei", 3),
    ("three", 3),
    ("vier", 4),
    ("four", 4),
    ("funf", 5),
    ("five", 5),
    ("sechs", 6),
    ("six", 6),
    ("sieben", 7),
    ("seven", 7),
    ("acht", 8),
    ("eight", 8),
    ("neun", 9),
    ("nine", 9),
    ("zehn", 10),
    ("ten", 10),
    ("elf", 11),
    ("eleven", 11),
    ("zwolf", 12),
    ("twelve", 12),
];

/// Words before a span that make it a promise: "in 5 Minuten", "within two days".
const WITHIN: [&str; 10] =
    ["in", "binnen", "innerhalb", "within", "unter", "under", "spatestens", "maximal", "nur", "only"];

/// Words that make any span in a text a promise: "Lieferzeit 3 Tage", "24 hour reply".
const OFFERED: [&str; 14] = [
    "liefer", "antwort", "ruckruf", "bearbeit", "zusage", "verspr", "bestatig", "deliver", "repl", "answer",
    "response", "ready", "promis", "confirm",
];

/// The spans that a name or a note promises, in minutes.
pub(super) fn promises(text: &str) -> Vec<u32> {
    let tokens = tokens(text);
    let offers = tokens.iter().any(|token| OFFERED.iter().any(|beginning| token.starts_with(beginning)));
    let within = |place: usize| place > 0 && WITHIN.contains(&tokens[place - 1].as_str());
    found(&tokens).into_iter().filter(|(place, _)| offers || within(*place)).map(|(_, span)| span).collect()
}

/// The spans that a text names, in minutes, in its order. "Every day" and "three days a week" name none.
pub(super) fn spans(text: &str) -> Vec<u32> {
    found(&tokens(text)).into_iter().map(|(_, span)| span).collect()
}

fn found(tokens: &[String]) -> Vec<(usize, u32)> {
    let mut found = Vec::new();
    for (place, pair) in tokens.windows(2).enumerate() {
        let [count, unit] = pair else { continue };
        let count =
            count.parse::<u32>().ok().or_else(|| NUMBERS.iter().find(|(word, _)| word == count).map(|(_, n)| *n));
        let unit = UNITS.iter().find(|(beginning, _)| {
            unit.strip_prefix(beginning).is_some_and(|ending| matches!(ending, "" | "e" | "en" | "n" | "s"))
        });
        if let (Some(count), Some((_, minutes))) = (count.filter(|count| (1..1000).contains(count)), unit) {
            found.push((place, count.saturating_mul(*minutes)));
        }
    }
    found
}

/// The amounts of money that a text names: "19 €", "£2,900", "480 Euro".
pub(super) fn amounts(text: &str) -> Vec<f64> {
    let is_sign = |word: &str| matches!(word, "€" | "£" | "$" | "EUR" | "Euro" | "euro" | "euros" | "Euros" | "GBP");
    // Signs that stand at their number become words of their own.
    let spaced = text.replace('€', " € ").replace('£', " £ ").replace('$', " $ ");
    let words: Vec<&str> =
        spaced.split_whitespace().map(|word| word.trim_matches(['(', ')', '"', '“', '”', ':', ';'])).collect();
    let beside = |place: usize| {
        let after = words.get(place + 1).is_some_and(|word| is_sign(word.trim_end_matches(['.', ','])));
        after || (place > 0 && matches!(words[place - 1], "£" | "$"))
    };
    words.iter().enumerate().filter(|(place, _)| beside(*place)).filter_map(|(_, word)| amount(word)).collect()
}

/// A number with signs between thousands and before cents, in either custom.
fn amount(word: &str) -> Option<f64> {
    let word = word.trim_end_matches(['.', ',', '-', '–']);
    let (whole, cents) = match word.rfind(['.', ',']) {
        Some(at) if word.len() - at == 3 => (&word[..at], &word[at + 1..]),
        _ => (word, ""),
    };
    let whole: String = whole.chars().filter(|letter| !matches!(letter, '.' | ',' | '\'')).collect();
    let cents = if cents.is_empty() { 0.0 } else { cents.parse::<f64>().ok()? / 100.0 };
    Some(whole.parse::<f64>().ok()? + cents)
}
