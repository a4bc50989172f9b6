//! Goes through the rows of a survey and puts their answers together.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::cells::{answer, day, parts, shortened};
use super::outcome::{
    COMMENT_LENGTH, COMMENTS, COMMENTS_IN_ALL, FAULTS, Fault, Outcome, Progress, RECORDS, Reason, UNMATCHED,
};
use super::settings::{Columns, Settings, Survey, names};
use crate::core::analysis::metrics::as_satisfaction;
use crate::core::document::Document;
use crate::core::edit::feedback::Answers;
use crate::core::exchange::csv::{Scanner, undone};
use crate::core::model::{Date, FeedbackKind, Target};
use crate::core::sort::sort_by;

impl Survey {
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
