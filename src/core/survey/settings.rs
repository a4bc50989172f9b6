//! A file that was opened, what its columns most likely mean, and what a person can decide about that.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cells::{code, day, is_no_answer, leading, parts};
use super::tools::{Finished, finished, is_administrative, previews, tool_of};
use crate::core::document::{Document, List};
use crate::core::exchange::csv::{Decode, Rating, Row, Table, encoding, number, rating, sniff_head};
use crate::core::exchange::{ErrorCode, ImportError, Place};
use crate::core::knowledge::plain;
use crate::core::model::{Date, Metric, Target};
use crate::core::small::small;
use crate::core::text::Phrase;

/// The largest file that is taken, in bytes.
pub const LARGEST: usize = 50_000_000;

/// The rows that decide what the columns mean.
const SAMPLE_ROWS: usize = 200;
const SAMPLE_BYTES: usize = 200_000;

/// A file with answers, of which only the head was looked at yet.
pub struct Survey {
    pub(super) bytes: Vec<u8>,
    pub(super) decode: Decode,
    /// The first rows, with the header if there is one.
    pub head: Table,
    /// The tool that wrote it, if it is known by its columns.
    pub tool: Option<&'static str>,
    pub(super) finished: Option<Finished>,
    /// The columns in which previews are told.
    pub(super) previews: Vec<usize>,
}

/// Another question whose answers make records of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub column: usize,
    pub metric: Metric,
    /// What stands in brackets behind a question that is asked of several things: `… [Online shop]`.
    pub about: String,
    /// The touchpoint or phase of that name.
    pub target: Option<Target>,
    pub taken: bool,
}

/// Which column holds what, by place from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    pub score: Option<usize>,
    pub comment: Option<usize>,
    pub date: Option<usize>,
    /// The touchpoint or phase, by name.
    pub target: Option<usize>,
}

/// How answers are put together by their dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// All in one record.
    #[default]
    None,
    Month,
    Quarter,
    Year,
}

impl Grouping {
    /// All of them, the widest last.
    pub const ALL: [Grouping; 4] = [Self::None, Self::Month, Self::Quarter, Self::Year];

    /// What it is called.
    pub fn label(self) -> Phrase {
        match self {
            Self::None => Phrase { de: "alles zusammen", en: "all together" },
            Self::Month => Phrase { de: "je Monat", en: "by month" },
            Self::Quarter => Phrase { de: "je Quartal", en: "by quarter" },
            Self::Year => Phrase { de: "je Jahr", en: "by year" },
        }
    }

    /// The span in which a day lies, in words that sort: 2026, 2026-Q4, 2026-11; empty for all.
    pub(super) fn span(self, date: Date) -> String {
        let day = date.to_string();
        match self {
            Self::None => String::new(),
            Self::Month => day[..7].to_owned(),
            Self::Quarter => format!("{}-Q{}", &day[..4], (day[5..7].parse::<u8>().unwrap_or(1) - 1) / 3 + 1),
            Self::Year => day[..4].to_owned(),
        }
    }
}

/// What a person can decide about an import.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    pub columns: Columns,
    pub metric: Metric,
    /// Whether 3/4/2027 is in April, where a column leaves it open.
    pub day_first: bool,
    pub grouping: Grouping,
    /// What answers are about whose target is not told, or not found.
    pub otherwise: Option<Target>,
    /// What the name of the score's column says that it is about.
    pub about: String,
    pub about_target: Option<Target>,
    /// Further questions.
    pub more: Vec<Question>,
    /// Whether A1 of the codes A1 to A5 is the worst answer; none if nobody told.
    pub code_rises: Option<bool>,
}

impl Survey {
    /// Looks at the head of a file: its encoding, delimiter and header. Errors: too large, or nothing in it.
    pub fn open(bytes: Vec<u8>) -> Result<Self, ImportError> {
        if bytes.len() > LARGEST {
            return Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
        }
        let (bytes, decode) = encoding(Cow::Owned(bytes));
        let mut bytes = bytes.into_owned();
        if bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        let cut = bytes.len().min(SAMPLE_BYTES);
        let end =
            if cut == bytes.len() { cut } else { bytes[..cut].iter().rposition(|byte| *byte == b'\n').unwrap_or(cut) };
        let mut head = sniff_head(&decode(&bytes[..end]), SAMPLE_ROWS)?;
        let tool = join_headers(&mut head);
        // Names of columns in surveys are others than in plans; a title above them has fewer cells.
        if head.header.is_empty() {
            let width = head.width();
            let named = |cells: &[Box<str>]| {
                cells.len() * 2 > width && cells.iter().any(|cell| HINTS.iter().any(|hints| hinted(cell, hints) > 0))
            };
            let is_header =
                |cells: &[Box<str>]| named(cells) && !cells.iter().any(|cell| number(cell, head.decimal).is_some());
            if let Some(place) = head.rows.iter().take(10).position(|row| is_header(&row.cells)) {
                head.above.extend(head.rows.drain(..place));
                head.set_header(true);
            }
        }
        let finished = finished(&head.header).filter(|_| tool.is_some());
        let previews = if tool == Some("Qualtrics") { previews(&head.header) } else { Vec::new() };
        Ok(Self { bytes, decode, head, tool, finished, previews })
    }

    /// What the columns most likely mean, by their names and by what stands in them.
    pub fn guess(&self, document: &Document) -> Settings {
        let head = &self.head;
        let name = |place: usize| head.header.get(place).map_or("", |name| name);
        // What a tool notes of its own is no answer.
        let asked = |place: &usize| self.tool.is_none() || !is_administrative(name(*place));
        let places = || (0..head.width()).filter(asked);
        let share = |place: usize, is: &dyn Fn(&str) -> bool| {
            // What says that there is no answer says nothing of the others. Stars are no letters, but answers.
            let says = |cell: &&str| !is_no_answer(cell) || self.figure(cell).is_some();
            let (all, fit) =
                head.column(place).filter(says).fold((0, 0), |(all, fit), cell| (all + 1, fit + usize::from(is(cell))));
            (fit * 100usize).checked_div(all).unwrap_or(0)
        };
        // The column with the best name among those whose contents fit, else the first whose contents speak for
        // themselves.
        let find =
            |taken: &[Option<usize>], hints: &[&str], fits: &dyn Fn(usize) -> bool, speaks: &dyn Fn(usize) -> bool| {
                let free = || places().filter(|place| !taken.contains(&Some(*place)));
                let best = free()
                    .filter(|place| hinted(name(*place), hints) > 0 && fits(*place))
                    .min_by_key(|place| usize::MAX - hinted(name(*place), hints));
                best.or_else(|| free().find(|place| speaks(*place)))
            };
        let names = names(document);
        let known = |cell: &str| names.contains_key(&small(cell.trim()));
        let dated = |place: usize| {
            share(place, &|cell| parts(cell).is_some_and(|parts| day(parts, true).or(day(parts, false)).is_some()))
                >= 80
        };
        // The time at which an answer was given, of a tool that notes several.
        let sent = [
            "recordeddate",
            "submitdate",
            "submitdateutc",
            "datumabgeschickt",
            "submittedat",
            "enddate",
            "fertigstellungszeit",
            "completiontime",
            "zeitstempel",
            "timestamp",
        ];
        let noted = || sent.iter().find_map(|sent| head.header.iter().position(|name| plain(name) == *sent));
        let date = self.tool.and_then(|_| noted()).or_else(|| find(&[], HINTS[2], &dated, &dated));
        let scored = |place: usize, at_least: usize| {
            !is_administrative(name(place))
                && share(place, &|cell| self.figure(cell).is_some_and(|(figure, _)| (0.0..=10.0).contains(&figure)))
                    >= at_least
        };
        let score =
            find(&[date], HINTS[0], &|place| scored(place, 50), &|place| scored(place, 80) && !self.counts_up(place));
        let targeted = |place: usize| share(place, &known) > 0;
        let target = find(&[date, score], HINTS[3], &|_| true, &targeted);
        let codes = |place: usize| share(place, &|cell| code(cell).is_some()) >= 80;
        let wordy = |place: usize| {
            let longest = head.column(place).map(|cell| cell.chars().count()).max().unwrap_or(0);
            // What a tool asked and is no score was told in words.
            !is_administrative(name(place))
                && longest > if self.tool.is_some() { 2 } else { 25 }
                && !scored(place, 50)
                && !codes(place)
        };
        // Words such as "good" may be all that somebody wrote.
        let figures =
            |place: usize| share(place, &|cell| self.figure(cell).is_some() && !cell.contains(char::is_alphabetic));
        let told = |place: usize| !is_administrative(name(place)) && figures(place) < 50;
        let comment = find(&[date, score, target], HINTS[1], &told, &wordy);
        let day_first = date.is_none_or(|place| {
            let fits = |first: bool| {
                head.column(place).filter(|cell| parts(cell).is_some_and(|parts| day(parts, first).is_some())).count()
            };
            fits(true) >= fits(false)
        });
        let metric = score.map_or(Metric::Csat, |place| self.metric(place));
        let taken = [date, score, target, comment];
        // Scores and codes; a column of few cells with words of scales may be a comment.
        let of = |about: &str| names.get(&about.trim().to_lowercase()).cloned();
        let more = places()
            .filter(|place| !taken.contains(&Some(*place)) && !self.counts_up(*place))
            .filter(|place| self.tool.is_some() || !self.about(*place).is_empty())
            .filter(|place| scored(*place, 80) || codes(*place))
            .map(|column| {
                let about = self.about(column).to_owned();
                Question { column, metric: self.metric(column), target: of(&about), about, taken: true }
            })
            .collect();
        let about = score.map_or("", |place| self.about(place)).to_owned();
        Settings {
            about_target: of(&about),
            about,
            more,
            code_rises: None,
            columns: Columns { score, comment, date, target },
            metric,
            day_first,
            grouping: Grouping::None,
            otherwise: None,
        }
    }

    /// What of several things a question is asked of: what stands in brackets at its end, or behind a dash where other
    /// columns begin like it.
    fn about(&self, place: usize) -> &str {
        let header = &self.head.header;
        let name = header.get(place).map_or("", |name| name.trim());
        let inside = bracketed(name);
        if !inside.is_empty() || self.tool.is_none() {
            return inside;
        }
        let parts =
            |name: &'_ str| [" – ", " - "].iter().find_map(|dash| name.rsplit_once(dash).map(|(asked, _)| asked.len()));
        let Some(asked) = parts(name) else { return "" };
        let about = name[asked..].trim_start_matches([' ', '–', '-']);
        let alike = |other: &&str| parts(other.trim()) == Some(asked) && other.starts_with(&name[..asked]);
        let several = header.iter().map(|other| &**other).filter(alike).count() > 1;
        if several && !ANSWERS.contains(&&*plain(about)) { about } else { "" }
    }

    /// A number in a cell, and of how much it is if the cell says so.
    fn figure(&self, cell: &str) -> Option<(f64, Option<f64>)> {
        match rating(cell, self.head.decimal) {
            Some(Rating::Plain(figure)) => Some((figure, None)),
            Some(Rating::Of(figure, most)) => Some((figure, Some(most))),
            Some(Rating::Named(score) | Rating::Spoken(score)) => Some((f64::from(score.number()), Some(5.0))),
            None => leading(cell).map(|figure| (figure, None)),
        }
    }

    /// The names of the columns of which nothing is taken.
    pub fn passed_over(&self, settings: &Settings) -> Vec<String> {
        let Columns { score, comment, date, target } = settings.columns;
        let more = settings.more.iter().filter(|question| question.taken).map(|question| question.column);
        let used: Vec<usize> = [score, comment, date, target].into_iter().flatten().chain(more).collect();
        let names = self
            .head
            .header
            .iter()
            .enumerate()
            .filter(|(place, name)| !used.contains(place) && !name.trim().is_empty());
        names.map(|(_, name)| name.trim().to_owned()).collect()
    }

    /// Whether one of the questions is answered in codes of which nobody knows what they mean.
    pub fn has_codes(&self, settings: &Settings) -> bool {
        let more = settings.more.iter().filter(|question| question.taken).map(|question| question.column);
        more.chain(settings.columns.score).any(|place| self.head.column(place).any(|cell| code(cell).is_some()))
    }

    /// Whether a column numbers its rows.
    fn counts_up(&self, place: usize) -> bool {
        let figures: Vec<f64> = self.head.column(place).filter_map(|cell| number(cell, self.head.decimal)).collect();
        figures.len() > 2 && figures.is_sorted_by(|one, next| one < next)
    }

    /// The metric that a column's name and numbers speak for.
    pub fn metric(&self, place: usize) -> Metric {
        let figures: Vec<(f64, Option<f64>)> = self.head.column(place).filter_map(|cell| self.figure(cell)).collect();
        // A slip of the hand is not a scale.
        let within = |low: f64, high: f64| {
            figures.iter().filter(|(figure, most)| *figure >= low && most.unwrap_or(*figure) <= high).count() * 20
                >= figures.len() * 19
        };
        let name = plain(self.head.header.get(place).map_or("", |name| name));
        let says = |words: &str| words.split(' ').any(|word| name.contains(word));
        match () {
            _ if figures.is_empty() => Metric::Csat,
            _ if !within(1.0, 7.0) || says("nps promoter recommend empfehl") => Metric::Nps,
            _ if !within(1.0, 5.0) || says("ces effort aufwand muehe easy easi leicht einfach") => Metric::Ces,
            _ if says("stern star") || self.head.column(place).any(|cell| cell.contains(['★', '⭐'])) => {
                Metric::Stars
            }
            _ => Metric::Csat,
        }
    }
}

/// Makes one header of those over each other: SurveyMonkey's answers below its questions, the questions and marks below
/// Qualtrics' names. Gives the tool, if it is known.
fn join_headers(head: &mut Table) -> Option<&'static str> {
    let tool = |cells: &[Box<str>]| tool_of(cells.iter().map(|cell| &**cell));
    let place = head.above.iter().position(|row| tool(&row.cells).is_some());
    // The names of a tool are the header, whatever is below them.
    if let Some(place) = place {
        let mut rows = head.above.split_off(place);
        if !head.header.is_empty() {
            rows.push(Row { line: head.header_line, cells: std::mem::take(&mut head.header) });
        }
        rows.append(&mut head.rows);
        head.rows = rows;
        head.set_header(true);
    } else if head.header.is_empty() && head.rows.first().is_some_and(|row| tool(&row.cells).is_some()) {
        head.set_header(true);
    }
    let tool = tool(&head.header)?;
    let mut question = String::new();
    while let Some(row) = head.rows.first() {
        let marks = row.cells.iter().any(|cell| cell.contains("ImportId"));
        let below = row.cells.first().is_none_or(|cell| cell.trim().is_empty());
        let texts = tool == "Qualtrics"
            && row.line <= head.header_line + 40
            && row.cells.first().is_some_and(|cell| cell.chars().any(char::is_alphabetic));
        if !(marks || texts || tool == "SurveyMonkey" && below) {
            break;
        }
        let row = head.rows.remove(0);
        head.header_line = row.line;
        // A question of several rows has the first of them below its own text.
        let matrix: Vec<bool> = (0..row.cells.len())
            .map(|place| {
                let next = row.cells.get(place + 1).map_or("", |cell| cell.trim());
                let goes_on = head.header.get(place + 1).is_some_and(|name| name.trim().is_empty());
                goes_on && !next.is_empty() && !ANSWERS.contains(&&*plain(next))
            })
            .collect();
        for (place, cell) in row.cells.iter().enumerate().filter(|_| !marks) {
            if place >= head.header.len() {
                head.header.push(Box::default());
            }
            let (above, cell) = (head.header[place].trim().to_owned(), cell.trim());
            if !above.is_empty() {
                question = above.clone();
            }
            if texts {
                // What Qualtrics notes of its own keeps the name by which it is known.
                if !is_administrative(&above) && !cell.is_empty() {
                    head.header[place] = cell.into();
                }
            } else if !cell.is_empty() && (above.is_empty() || matrix[place]) {
                head.header[place] = format!("{question} – {cell}").into();
            }
        }
    }
    Some(tool)
}

/// What SurveyMonkey calls the columns of one question, in plain letters.
const ANSWERS: [&str; 8] =
    ["response", "openendedresponse", "comment", "antwort", "antworten", "offeneantwort", "kommentar", "group"];

/// What stands in brackets at the end of a question.
fn bracketed(name: &str) -> &str {
    let inner = name.trim_end().strip_suffix(']').and_then(|name| name.rsplit_once('['));
    let about = inner.map_or("", |(_, about)| about.trim());
    // LimeSurvey's own names of parts of a question.
    // A scale is nothing that a question is about.
    if about.starts_with(|letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '−' | '+')) {
        return "";
    }
    let is_code = about.strip_prefix("SQ").is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
    if is_code || about == "other" { "" } else { about }
}

/// Names of columns, as `plain` gives them: of scores, comments, dates and targets. A longer name that has one in it
/// counts.
const HINTS: [&[&str]; 4] = [
    &[
        "score",
        "rating",
        "bewertung",
        "wert",
        "value",
        "punkte",
        "points",
        "nps",
        "csat",
        "ces",
        "note",
        "sterne",
        "stars",
        "zufrieden",
        "satisf",
        "empfehl",
        "recommend",
        "antwort",
        "answer",
        "effort",
        "aufwand",
    ],
    &[
        "kommentar",
        "comment",
        "freitext",
        "feedback",
        "anmerkung",
        "bemerkung",
        "text",
        "remark",
        "begruendung",
        "grund",
        "reason",
        "verbesser",
        "improve",
        "besser",
        "better",
        "anregung",
        "vorschlag",
        "suggest",
        "mitteilen",
        "tellus",
        "toadd",
        "ergaenz",
        "wunsch",
        "warum",
        "why",
        "review",
        "meinung",
        "opinion",
        "nachricht",
        "message",
        "openended",
        "offeneantwort",
        "sonst",
        "whatelse",
        "anythingelse",
        "fehlt",
        "missing",
    ],
    &[
        "datum",
        "date",
        "zeitstempel",
        "timestamp",
        "zeitpunkt",
        "abgegeben",
        "submitted",
        "eingegangen",
        "created",
        "erstellt",
        "time",
        "tag",
        "day",
    ],
    &[
        "touchpoint",
        "kontaktpunkt",
        "beruehrungspunkt",
        "phase",
        "kanal",
        "channel",
        "station",
        "step",
        "stage",
        "ort",
        "bereich",
        "area",
    ],
];

/// How much of a column's name is one of these words, in percent; none is 0. Short words count only as the whole name.
fn hinted(name: &str, hints: &[&str]) -> usize {
    let name = plain(name);
    let fits = |hint: &&&str| name == **hint || hint.len() > 3 && name.contains(**hint);
    hints.iter().filter(fits).map(|hint| (hint.len() * 100 / name.len()).max(1)).max().unwrap_or(0)
}

/// The plan's touchpoints and phases by name; of one name the touchpoint, and the first.
pub(super) fn names(document: &Document) -> HashMap<String, Target> {
    let touchpoints = document
        .list(&List::Touchpoints)
        .filter_map(|id| document.touchpoint(id))
        .map(|one| (&one.name, Target::Touchpoint(one.id.clone())));
    let phases = document
        .list(&List::Phases)
        .filter_map(|id| document.phase(id))
        .map(|one| (&one.name, Target::Phase(one.id.clone())));
    let mut names = HashMap::new();
    for (name, target) in touchpoints.chain(phases) {
        let name = small(name.trim());
        if !name.is_empty() {
            names.entry(name).or_insert(target);
        }
    }
    names
}
