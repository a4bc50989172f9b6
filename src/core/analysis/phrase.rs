//! What a finding tells, in no language yet, and how it is put in words.

use super::metrics::Measured;
use crate::core::document::Document;
use crate::core::model::{Date, Elapsed, Key, Kind, Language, Medium, Record, Stage, Status};
use crate::core::names::{channel_name, step_name};
use crate::core::number::{decimal, hundredths};
use crate::core::text::rules::Text;
use crate::core::text::{Label, Phrase, apart, fill, messages};

/// A text with its places filled in.
pub(super) fn told(text: Text, document: &Document, language: Language, values: &[Value]) -> String {
    let values: Vec<String> = values.iter().map(|value| value.text(document, language)).collect();
    fill(text.get(language), &values.iter().map(String::as_str).collect::<Vec<_>>())
}

/// What a finding or a factor has to tell, in no language yet.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// The name that a record has now, in quotes.
    Name(Key),
    /// What somebody typed, in quotes.
    Quote(String),
    Count(u64),
    /// A figure with one digit after the sign.
    Decimal(f64),
    /// A factor or ratio, with as many digits as it needs, at most two.
    Number(f64),
    Date(Date),
    Span(Elapsed),
    Stage(Stage),
    Medium(Medium),
    /// A channel by its key in the catalogue, or as it was typed.
    Channel(String),
    Status(Status),
    /// A satisfaction that somebody assumes.
    Assumed(u8),
    /// A satisfaction that was measured, with its interval and the number of answers.
    Measured(Measured),
    /// Words of the rule.
    Word(Text),
    /// Several, joined by "and".
    List(Vec<Value>),
}

impl Value {
    /// The value in words.
    pub fn text(&self, document: &Document, language: Language) -> String {
        let t = messages(language);
        match self {
            Self::Name(key) => {
                let name = name(document, key);
                if name.is_empty() { unnamed(key.kind).get(language).to_owned() } else { quoted(&name, language) }
            }
            // A full stop within would stand in the middle of our sentence.
            Self::Quote(text) => quoted(shortened(text).trim_end_matches('.'), language),
            Self::Count(count) => count.to_string(),
            Self::Decimal(number) => decimal(*number, language),
            Self::Number(number) => hundredths(*number, language),
            Self::Date(date) => day(*date, language),
            Self::Span(span) => duration(*span, language),
            Self::Stage(stage) => stage.label(t).to_owned(),
            Self::Medium(medium) => medium.label(t).to_owned(),
            Self::Channel(channel) => quoted(&channel_name(channel, language), language),
            Self::Status(status) => status.label(t).to_owned(),
            Self::Assumed(score) => fill(ASSUMED.get(language), &[&score.to_string()]),
            Self::Measured(measured) => self::measured(measured, language),
            Self::Word(word) => word.get(language).to_owned(),
            Self::List(values) => {
                joined(&values.iter().map(|value| value.text(document, language)).collect::<Vec<_>>(), language)
            }
        }
    }
}

const ASSUMED: Phrase = Phrase { de: "{0} (angenommen)", en: "{0} (assumed)" };

fn measured(measured: &Measured, language: Language) -> String {
    const SEVERAL: Phrase = Phrase {
        de: "{0} (gemessen; 95-%-Intervall {1} bis {2}; n = {3})",
        en: "{0} (measured; 95% interval {1} to {2}; n = {3})",
    };
    const ONE: Phrase = Phrase { de: "{0} (gemessen; n = {1})", en: "{0} (measured; n = {1})" };
    let (mean, answers) = (decimal(measured.mean, language), measured.answers.to_string());
    match measured.interval {
        Some((low, high)) => {
            fill(SEVERAL.get(language), &[&mean, &decimal(low, language), &decimal(high, language), &answers])
        }
        None => fill(ONE.get(language), &[&mean, &answers]),
    }
}

/// What a record is called now: a step by its touchpoint, else by what happens there. Empty if it has no name.
pub(super) fn name(document: &Document, key: &Key) -> String {
    let name: &str = match document.get(key) {
        Some(Record::Plan(record)) => &record.title,
        Some(Record::Phase(record)) => &record.name,
        Some(Record::Persona(record)) => &record.name,
        Some(Record::Touchpoint(record)) => &record.name,
        Some(Record::Journey(record)) => &record.name,
        Some(Record::Step(record)) => step_name(document, record),
        Some(Record::Measure(record)) => &record.title,
        Some(Record::Feedback(record)) => &record.name,
        Some(Record::SetAside(_)) | None => "",
    };
    shortened(name)
}

fn unnamed(kind: Kind) -> &'static Phrase {
    match kind {
        Kind::Plan => &Phrase { de: "Plan ohne Titel", en: "untitled plan" },
        Kind::Phase => &Phrase { de: "Phase ohne Namen", en: "unnamed phase" },
        Kind::Persona => &Phrase { de: "Persona ohne Namen", en: "unnamed persona" },
        Kind::Touchpoint => &Phrase { de: "Touchpoint ohne Namen", en: "unnamed touchpoint" },
        Kind::Journey => &Phrase { de: "Reise ohne Namen", en: "unnamed journey" },
        Kind::Step => &Phrase { de: "Station ohne Touchpoint", en: "step without touchpoint" },
        Kind::Measure => &Phrase { de: "Maßnahme ohne Titel", en: "untitled measure" },
        Kind::Feedback => &Phrase { de: "Feedback ohne Namen", en: "unnamed feedback" },
        Kind::SetAside => &Phrase { de: "beiseitegelegter Befund", en: "finding set aside" },
    }
}

/// On one line, and no longer than a line.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(120) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text,
    }
}

/// In the language's quotes, and apart from what is around; quotes within become the inner ones.
fn quoted(text: &str, language: Language) -> String {
    let (open, close, inner) = match language {
        Language::De => ('„', '“', ['‚', '‘']),
        Language::En => ('“', '”', ['‘', '’']),
    };
    let mut told = String::from(open);
    for letter in apart(text).chars() {
        told.push(if letter == open {
            inner[0]
        } else if letter == close {
            inner[1]
        } else {
            letter
        });
    }
    told.push(close);
    told
}

/// A day as people write it: 31.3.2027, or 31 March 2027 (3/4 means two days to two readers).
fn day(date: Date, language: Language) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let text = date.to_string();
    let part = |range: std::ops::Range<usize>| text[range].trim_start_matches('0').to_owned();
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    match language {
        Language::De => fill("{0}. {1}. {2}", &[&day, &month, &year]).replace(". ", "."),
        Language::En => {
            fill("{0} {1} {2}", &[&day, MONTHS[month.parse::<usize>().map_or(0, |month| month - 1)], &year])
        }
    }
}

/// A span in its largest whole unit.
fn duration(span: Elapsed, language: Language) -> String {
    const UNITS: [[Phrase; 2]; 4] = [
        [Phrase { de: "1 Woche", en: "1 week" }, Phrase { de: "{0} Wochen", en: "{0} weeks" }],
        [Phrase { de: "1 Tag", en: "1 day" }, Phrase { de: "{0} Tage", en: "{0} days" }],
        [Phrase { de: "1 Stunde", en: "1 hour" }, Phrase { de: "{0} Stunden", en: "{0} hours" }],
        [Phrase { de: "1 Minute", en: "1 minute" }, Phrase { de: "{0} Minuten", en: "{0} minutes" }],
    ];
    let (count, unit) = span.in_unit();
    fill(UNITS[unit][usize::from(count != 1)].get(language), &[&count.to_string()])
}

const AND: Phrase = Phrase { de: " und ", en: " and " };

fn joined(words: &[String], language: Language) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => first.join(", ") + AND.get(language) + last,
    }
}
