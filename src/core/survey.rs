//! Surveys: the answers in a table of thousands of rows, or in what was pasted, as counts per value of a metric's
//! scale.
//!
//! A file is opened (`Survey::open` looks at its head only), what its columns mean is guessed (`Survey::guess`) and may
//! be changed, and then a `Reader` goes through it in steps as short as its caller likes: each row is looked at once,
//! and nothing grows with the file but its own bytes. Rows that say nothing usable are told with their lines; the
//! others count. What comes out is an edit that adds feedback records, one for each target and span of time.
//!
//! This module shows nothing and knows no clock; the words that it needs stand in it, since they travel with the
//! import.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::analysis::metrics::as_satisfaction;
use super::document::{Document, List};
use super::edit::Edit;
use super::edit::feedback::{Answers, FeedbackEdit};
use super::exchange::csv::{Decode, Rating, Scanner, Table, encoding, number, rating, sniff_head, undone};
use super::exchange::{ErrorCode, ImportError, Place};
use super::knowledge::plain;
use super::model::{Date, FeedbackKind, Kind, Metric, Target, limit};
use super::sort::sort_by;
use super::text::Phrase;

/// The largest file that is taken, in bytes.
pub const LARGEST: usize = 50_000_000;
/// So many comments a record keeps, the most negative first …
pub const COMMENTS: usize = 100;
/// … each cut to so many characters …
pub const COMMENT_LENGTH: usize = 2_000;
/// … and all records of an import together so many characters: a plan must stay small enough to be stored and sent.
pub const COMMENTS_IN_ALL: usize = 400_000;
/// So many faults are kept with their lines; the others are counted.
pub const FAULTS: usize = 1_000;
/// So many names of targets are remembered that the plan does not have; rows with others are not told.
pub const UNMATCHED: usize = 1_000;
/// So many records an import makes at most: a plan holds no more.
pub const RECORDS: usize = limit(Kind::Feedback);

/// The rows that decide what the columns mean.
const SAMPLE_ROWS: usize = 200;
const SAMPLE_BYTES: usize = 200_000;

/// A file with answers, of which only the head was looked at yet.
pub struct Survey {
    bytes: Vec<u8>,
    decode: Decode,
    /// The first rows, with the header if there is one.
    pub head: Table,
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
    fn span(self, date: Date) -> String {
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
}

/// Why a row, or something in it, was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The row's score is no number.
    NoNumber,
    /// The score is a number that the scale does not have.
    OutOfScale,
    /// The score names another scale, such as 7 of 10 for 1 to 5.
    OtherScale,
    /// The date is none; the answer counts, without a date.
    NoDate,
    /// A quote that is never closed; from here on quotes are letters.
    OpenQuote,
    /// What was pasted has no number of answers here.
    NoCount,
    /// It would need a record of its own, and there are as many as a plan holds.
    TooMany,
}

impl Reason {
    /// The reason in words.
    pub fn text(self) -> Phrase {
        match self {
            Self::NoNumber => Phrase { de: "keine Zahl", en: "not a number" },
            Self::OutOfScale => Phrase { de: "nicht auf der Skala", en: "not on the scale" },
            Self::OtherScale => Phrase { de: "eine andere Skala", en: "another scale" },
            Self::NoDate => Phrase { de: "kein Datum; zählt ohne Datum", en: "not a date; counts without one" },
            Self::OpenQuote => Phrase {
                de: "Anführungszeichen ohne Ende; ab hier zählen sie als Buchstaben",
                en: "a quote without end; from here on quotes count as letters",
            },
            Self::NoCount => Phrase { de: "keine Anzahl", en: "not a count" },
            Self::TooMany => Phrase { de: "zu viele Gruppen", en: "too many groups" },
        }
    }
}

/// What was left out, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the file on which the row starts, from 1.
    pub line: usize,
    pub reason: Reason,
    /// What stood there, shortened.
    pub cell: String,
}

/// How far a reader has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes read, and bytes in all.
    pub done: usize,
    pub all: usize,
    pub finished: bool,
}

/// What a survey says: shown before anything changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The records, those of one target together, earliest first. Their names are the spans only.
    pub records: Vec<Answers>,
    /// Rows below the header, but for empty ones.
    pub rows: usize,
    /// Scores that count.
    pub answers: u64,
    /// Rows without a score, such as "n/a"; their comments are kept.
    pub unanswered: usize,
    /// Scores between two values, which became the nearer one, of two the higher.
    pub rounded: usize,
    /// What was left out, in the order of the file; at most `FAULTS`.
    pub faults: Vec<Fault>,
    /// How many more.
    pub more_faults: usize,
    /// Targets that the plan does not have, by how many rows name them, most first.
    pub unmatched: Vec<(String, usize)>,
    /// Comments that are kept, and those for which there was no room.
    pub comments: usize,
    pub comments_left_out: usize,
}

impl Outcome {
    /// The edit that adds all records, named after the survey.
    pub fn edit(self, name: &str, kind: FeedbackKind) -> Edit {
        let named = |record: Answers| {
            let parts: Vec<&str> = [name, &record.name].into_iter().filter(|part| !part.is_empty()).collect();
            Answers { name: parts.join(" · "), kind, ..record }
        };
        Edit::Feedback(FeedbackEdit::AddAll(self.records.into_iter().map(named).collect()))
    }
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
        Ok(Self { bytes, decode, head })
    }

    /// What the columns most likely mean, by their names and by what stands in them.
    pub fn guess(&self, document: &Document) -> Settings {
        let head = &self.head;
        let places = || 0..head.width();
        let share = |place: usize, is: &dyn Fn(&str) -> bool| {
            let (all, fit) = head.column(place).fold((0, 0), |(all, fit), cell| (all + 1, fit + usize::from(is(cell))));
            if all == 0 { 0 } else { fit * 100 / all }
        };
        let name = |place: usize| head.header.get(place).map_or("", |name| name);
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
        let known = |cell: &str| names.contains_key(&cell.trim().to_lowercase());
        let dated = |place: usize| {
            share(place, &|cell| parts(cell).is_some_and(|parts| day(parts, true).or(day(parts, false)).is_some()))
                >= 80
        };
        let date = find(&[], HINTS[2], &dated, &dated);
        let scored = |place: usize, at_least: usize| {
            share(place, &|cell| self.figure(cell).is_some_and(|(figure, _)| (0.0..=10.0).contains(&figure)))
                >= at_least
        };
        let score =
            find(&[date], HINTS[0], &|place| scored(place, 50), &|place| scored(place, 80) && !self.counts_up(place));
        let targeted = |place: usize| share(place, &known) > 0;
        let target = find(&[date, score], HINTS[3], &|_| true, &targeted);
        let wordy = |place: usize| {
            head.column(place).map(|cell| cell.chars().count()).max().unwrap_or(0) > 25 && !scored(place, 50)
        };
        let comment = find(&[date, score, target], HINTS[1], &|place| !scored(place, 50), &wordy);
        let day_first = date.is_none_or(|place| {
            let fits = |first: bool| {
                head.column(place).filter(|cell| parts(cell).is_some_and(|parts| day(parts, first).is_some())).count()
            };
            fits(true) >= fits(false)
        });
        let metric = score.map_or(Metric::Csat, |place| self.metric(place));
        Settings {
            columns: Columns { score, comment, date, target },
            metric,
            day_first,
            grouping: Grouping::None,
            otherwise: None,
        }
    }

    /// A number in a cell, and of how much it is if the cell says so.
    fn figure(&self, cell: &str) -> Option<(f64, Option<f64>)> {
        match rating(cell, self.head.decimal) {
            Some(Rating::Plain(figure)) => Some((figure, None)),
            Some(Rating::Of(figure, most)) => Some((figure, Some(most))),
            Some(Rating::Named(score)) => Some((f64::from(score.number()), Some(5.0))),
            None => leading(cell).map(|figure| (figure, None)),
        }
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

    /// A reader at the first row. The plan is asked for the names of its touchpoints and phases.
    pub fn reader(self: &Arc<Self>, settings: Settings, document: &Document) -> Reader {
        Reader {
            survey: self.clone(),
            settings,
            names: names(document),
            met: HashMap::new(),
            at: 0,
            line: 1,
            quotes: true,
            groups: BTreeMap::new(),
            outcome: Outcome::default(),
            row: 0,
        }
    }
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
        "warum",
        "why",
        "review",
        "meinung",
        "opinion",
        "nachricht",
        "message",
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
fn names(document: &Document) -> HashMap<String, Target> {
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
        let name = name.trim().to_lowercase();
        if !name.is_empty() {
            names.entry(name).or_insert(target);
        }
    }
    names
}

/// Goes through a survey in steps.
pub struct Reader {
    survey: Arc<Survey>,
    settings: Settings,
    names: HashMap<String, Target>,
    /// The names of targets that were met, what they mean, and how often.
    met: HashMap<String, (Option<Target>, usize)>,
    at: usize,
    line: usize,
    quotes: bool,
    /// By target and span.
    groups: BTreeMap<(Option<Target>, String), Group>,
    outcome: Outcome,
    row: usize,
}

/// A record in the making.
struct Group {
    counts: Vec<u32>,
    /// The latest day of its answers.
    date: Option<Date>,
    comments: Vec<Comment>,
}

struct Comment {
    /// The satisfaction that goes with it, in tenths; without a score it stands behind the negative ones.
    rank: u8,
    row: usize,
    text: String,
}

impl Reader {
    /// Reads so many more rows.
    pub fn step(&mut self, rows: usize) -> Progress {
        let survey = self.survey.clone();
        let first = match (survey.head.header.is_empty(), survey.head.rows.first()) {
            (false, _) => survey.head.header_line + 1,
            (true, row) => row.map_or(1, |row| row.line),
        };
        let mut scanner = Scanner::new(&survey.bytes, survey.head.delimiter, survey.decode);
        (scanner.at, scanner.line, scanner.quotes) = (self.at, self.line, self.quotes);
        for _ in 0..rows {
            match scanner.next() {
                None => break,
                Some(Ok(row)) if row.line < first || row.is_empty() => {}
                Some(Ok(row)) => self.read(row.line, &row.cells),
                Some(Err((row, _))) => {
                    self.fault(row.line, Reason::OpenQuote, row.cells.first().map_or("", |cell| cell));
                    scanner.quotes = false;
                }
            }
        }
        (self.at, self.line, self.quotes) = (scanner.at, scanner.line, scanner.quotes);
        let all = survey.bytes.len();
        Progress { done: self.at.min(all), all, finished: self.at >= all }
    }

    fn read(&mut self, line: usize, cells: &[Box<str>]) {
        self.outcome.rows += 1;
        self.row += 1;
        let Columns { score, comment, date, target } = self.settings.columns;
        let cell = |place: Option<usize>| place.and_then(|place| cells.get(place)).map_or("", |cell| cell.trim());
        let answer = match answer(cell(score), self.settings.metric, self.survey.head.decimal) {
            Err(reason) => return self.fault(line, reason, cell(score)),
            Ok(None) => {
                self.outcome.unanswered += 1;
                None
            }
            Ok(Some(answer)) => Some(answer),
        };
        let text = undone(cell(comment));
        if answer.is_none() && text.is_empty() {
            return;
        }
        let date = match cell(date) {
            "" => None,
            text => {
                let date = parts(text).and_then(|parts| day(parts, self.settings.day_first));
                if date.is_none() {
                    self.fault(line, Reason::NoDate, text);
                }
                date
            }
        };
        let about = self.target(cell(target));
        let span = date.map_or(String::new(), |date| self.settings.grouping.span(date));
        let metric = self.settings.metric;
        let key = (about, span);
        if self.groups.len() == RECORDS && !self.groups.contains_key(&key) {
            return self.fault(line, Reason::TooMany, cell(score));
        }
        let group = self.groups.entry(key).or_insert_with(|| Group {
            counts: vec![0; metric.scale().1],
            date: None,
            comments: Vec::new(),
        });
        if let Some((place, rounded)) = answer {
            group.counts[place] = group.counts[place].saturating_add(1);
            self.outcome.rounded += usize::from(rounded);
            self.outcome.answers += 1;
        }
        group.date = group.date.max(date);
        if !text.is_empty() {
            let rank = answer.map_or(35, |(place, _)| (as_satisfaction(metric, place) * 10.0).round() as u8);
            group.comments.push(Comment { rank, row: self.row, text: text.chars().take(COMMENT_LENGTH).collect() });
            // Now and then, so that a row costs the same however many there are.
            if group.comments.len() >= 4 * COMMENTS {
                self.outcome.comments_left_out += group.shorten();
            }
        }
    }

    fn target(&mut self, name: &str) -> Option<Target> {
        if name.is_empty() {
            return self.settings.otherwise.clone();
        }
        let Some((target, rows)) = self.met.get_mut(name) else {
            let target = self.names.get(&name.to_lowercase()).cloned();
            if self.met.len() < UNMATCHED + self.names.len() {
                self.met.insert(name.to_owned(), (target.clone(), 1));
            }
            return target.or_else(|| self.settings.otherwise.clone());
        };
        *rows += 1;
        target.clone().or_else(|| self.settings.otherwise.clone())
    }

    fn fault(&mut self, line: usize, reason: Reason, cell: &str) {
        if self.outcome.faults.len() < FAULTS {
            self.outcome.faults.push(Fault { line, reason, cell: shortened(cell) });
        } else {
            self.outcome.more_faults += 1;
        }
    }

    /// What was read, once it has finished; before that, what was read so far.
    pub fn outcome(mut self) -> Outcome {
        let mut all: Vec<(usize, Comment)> = Vec::new();
        for (index, group) in self.groups.values_mut().enumerate() {
            self.outcome.comments_left_out += group.shorten();
            all.extend(std::mem::take(&mut group.comments).into_iter().map(|comment| (index, comment)));
        }
        sort_by(&mut all, |(_, one), (_, other)| (one.rank, one.row).cmp(&(other.rank, other.row)));
        let metric = self.settings.metric;
        for ((target, span), group) in std::mem::take(&mut self.groups) {
            let Group { counts, date, .. } = group;
            self.outcome.records.push(Answers {
                name: span,
                target,
                kind: FeedbackKind::Survey,
                metric,
                date,
                counts,
                comments: Vec::new(),
            });
        }
        let mut room = COMMENTS_IN_ALL;
        for (index, comment) in all {
            let length = comment.text.chars().count();
            if length > room {
                // What comes after is less negative: a short one must not take the place of a long one.
                room = 0;
                self.outcome.comments_left_out += 1;
                continue;
            }
            room -= length;
            self.outcome.comments += 1;
            self.outcome.records[index].comments.push(comment.text);
        }
        self.outcome.unmatched = self
            .met
            .into_iter()
            .filter(|(_, (target, _))| target.is_none())
            .map(|(name, (_, rows))| (name, rows))
            .collect();
        sort_by(&mut self.outcome.unmatched, |one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        self.outcome
    }
}

impl Group {
    /// Keeps the most negative comments, earliest first; how many went.
    fn shorten(&mut self) -> usize {
        sort_by(&mut self.comments, |one, other| (one.rank, one.row).cmp(&(other.rank, other.row)));
        let gone = self.comments.len().saturating_sub(COMMENTS);
        self.comments.truncate(COMMENTS);
        gone
    }
}

// ---- Cells ----

/// Where on a metric's scale a cell's answer is, from 0, and whether it was between two values; none if there is no
/// answer.
fn answer(cell: &str, metric: Metric, decimal: char) -> Result<Option<(usize, bool)>, Reason> {
    let (lowest, count) = metric.scale();
    let highest = f64::from(lowest) + count as f64 - 1.0;
    let figure = match rating(cell, decimal) {
        Some(Rating::Plain(figure)) => figure,
        Some(Rating::Of(figure, most)) if most == highest => figure,
        Some(Rating::Named(score)) if count == 5 => f64::from(score.number()),
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

/// The number before words that explain it, as in "5 – very satisfied" or "10 (very likely)".
fn leading(cell: &str) -> Option<f64> {
    let cell = cell.trim();
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let rest = cell[digits..].trim_start();
    let explained = rest.starts_with(['-', '–', '—', ':', '=', '(', '.']) && rest.chars().any(char::is_alphabetic);
    (1..=2).contains(&digits).then_some(())?;
    cell[..digits].parse().ok().filter(|_| explained)
}

/// Whether a cell says that there is no answer.
fn is_no_answer(cell: &str) -> bool {
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
fn parts(cell: &str) -> Option<(bool, [u16; 3])> {
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
fn day((year_first, three): (bool, [u16; 3]), day_first: bool) -> Option<Date> {
    let [year, month, day] = match three {
        _ if year_first => three,
        [day, month, year] if day_first => [year, month, day],
        [month, day, year] => [year, month, day],
    };
    let year = if year < 100 && !year_first { year + 2000 } else { year };
    Date::parse(&format!("{year:04}-{month:02}-{day:02}"))
}

fn shortened(cell: &str) -> String {
    match cell.char_indices().nth(40) {
        Some((end, _)) => format!("{} …", cell[..end].trim_end()),
        None => cell.to_owned(),
    }
}

// ---- What was pasted ----

/// What pasted numbers say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Answers per value of the scale, lowest first.
    pub counts: Vec<u32>,
    /// Scores between two values, which became the nearer one.
    pub rounded: usize,
    /// What says nothing usable; the first `FAULTS`.
    pub faults: Vec<Fault>,
}

/// Answers from a column of scores (one a line), from lines of a value and its number of answers (`4;12`), or from one
/// row with the number of answers of every value. A first line without a number is a heading.
pub fn pasted(text: &str, metric: Metric) -> Pasted {
    let length = metric.scale().1;
    let mut pasted = Pasted { counts: vec![0; length], ..Pasted::default() };
    let lines =
        || text.lines().enumerate().map(|(index, line)| (index + 1, line.trim())).filter(|(_, line)| !line.is_empty());
    let (mut first, rest) = (lines(), lines().nth(1));
    if let (Some((line, row)), None) = (first.next(), rest) {
        let cells = || {
            row.split(|letter: char| letter.is_whitespace() || matches!(letter, ';' | ',' | '|'))
                .filter(|cell| !cell.is_empty())
        };
        if cells().take(length + 1).count() == length {
            for (place, cell) in cells().enumerate() {
                match cell.parse() {
                    Ok(number) => pasted.counts[place] = number,
                    Err(_) => pasted.fault(line, Reason::NoCount, cell),
                }
            }
            return pasted;
        }
    }
    for (index, (line, text)) in lines().enumerate() {
        let (value, count) =
            text.split_once([';', '\t', '|']).map_or((text, None), |(value, count)| (value.trim(), Some(count.trim())));
        let count = match count.map(str::parse::<u32>) {
            None => 1,
            Some(Ok(count)) => count,
            Some(Err(_)) if index == 0 && !value.contains(|letter: char| letter.is_ascii_digit()) => continue,
            Some(Err(_)) => {
                pasted.fault(line, Reason::NoCount, text);
                continue;
            }
        };
        // Which sign is the decimal one hardly matters: thousands are on no scale.
        match answer(value, metric, ',') {
            Ok(None) => {}
            Ok(Some((place, rounded))) => {
                pasted.counts[place] = pasted.counts[place].saturating_add(count);
                pasted.rounded += usize::from(rounded);
            }
            Err(Reason::NoNumber) if index == 0 => {}
            Err(reason) => pasted.fault(line, reason, value),
        }
    }
    pasted
}

impl Pasted {
    fn fault(&mut self, line: usize, reason: Reason, cell: &str) {
        if self.faults.len() < FAULTS {
            self.faults.push(Fault { line, reason, cell: shortened(cell) });
        }
    }
}
