//! Goes through the rows of a survey and puts their answers together.

use std::collections::HashMap;
use std::sync::Arc;

use super::cells::{answer, day, parts, shortened};
use super::outcome::{
    COMMENT_LENGTH, COMMENTS, COMMENTS_IN_ALL, FAULTS, Fault, Outcome, Progress, RECORDS, Reason, UNMATCHED,
};
use super::settings::{Columns, Settings, Survey, names};
use super::tools::is_preview;
use crate::core::analysis::metrics::as_satisfaction;
use crate::core::document::Document;
use crate::core::edit::feedback::Answers;
use crate::core::exchange::csv::{Scanner, undone};
use crate::core::model::{Date, FeedbackKind, Metric, Target};
use crate::core::small::small;
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
            groups: Vec::new(),
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
    /// Sorted by target, span and question.
    groups: Vec<(Place, Group)>,
    outcome: Outcome,
    row: usize,
}

/// What a record is about, its span of time, and the column of its question.
type Place = (Option<Target>, String, usize);

/// A record in the making.
struct Group {
    /// What a question is about that is asked of several things, where the plan has no such thing.
    about: String,
    metric: Metric,
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
        if self.survey.finished.is_some_and(|finished| !finished.is_met(cells)) {
            self.outcome.unfinished += 1;
            return;
        }
        let previews = &self.survey.previews;
        if previews.iter().any(|place| cells.get(*place).is_some_and(|cell| is_preview(cell))) {
            self.outcome.previews += 1;
            return;
        }
        let Columns { score, comment, date, target } = self.settings.columns;
        let cell = |place: Option<usize>| place.and_then(|place| cells.get(place)).map_or("", |cell| cell.trim());
        let answered = self.answer(cell(score), self.settings.metric);
        // One question of several may be left open, or say nothing usable.
        let alone = self.settings.more.iter().all(|question| !question.taken);
        let answer = match answered {
            Err(reason) => {
                self.fault(line, reason, cell(score));
                if alone {
                    return;
                }
                None
            }
            Ok(None) => {
                self.outcome.unanswered += 1;
                None
            }
            Ok(Some(answer)) => Some(answer),
        };
        let text = undone(cell(comment));
        if answer.is_none() && text.is_empty() && alone {
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
        let named = self.target(cell(target));
        let span = date.map_or(String::new(), |date| self.settings.grouping.span(date));
        if answer.is_some() || !text.is_empty() {
            let about = self.settings.about.clone();
            let target = self.settings.about_target.clone().or_else(|| named.clone());
            let place = if alone { 0 } else { score.unwrap_or(0) };
            let key = (target, span.clone(), place);
            if !self.put(key, about, self.settings.metric, date, answer, text) {
                return self.fault(line, Reason::TooMany, cell(score));
            }
        }
        for question in self.settings.more.clone().into_iter().filter(|question| question.taken) {
            let cell = cell(Some(question.column));
            match self.answer(cell, question.metric) {
                Err(reason) => self.fault(line, reason, cell),
                Ok(None) => {}
                Ok(answer) => {
                    let target = question.target.or_else(|| named.clone());
                    let key = (target, span.clone(), question.column);
                    if !self.put(key, question.about, question.metric, date, answer, String::new()) {
                        return self.fault(line, Reason::TooMany, cell);
                    }
                }
            }
        }
    }

    fn answer(&self, cell: &str, metric: Metric) -> Result<Option<(usize, bool)>, Reason> {
        answer(cell, metric, self.survey.head.decimal, self.settings.code_rises)
    }

    /// Adds an answer and a comment to their group. False if it would be one too many.
    fn put(
        &mut self,
        key: Place,
        about: String,
        metric: Metric,
        date: Option<Date>,
        answer: Option<(usize, bool)>,
        text: String,
    ) -> bool {
        let place = match self.groups.binary_search_by(|(known, _)| known.cmp(&key)) {
            Ok(place) => place,
            Err(_) if self.groups.len() == RECORDS => return false,
            Err(place) => {
                let about = if key.0.is_some() { String::new() } else { about };
                let counts = vec![0; metric.scale().1];
                self.groups.insert(place, (key, Group { about, metric, counts, date: None, comments: Vec::new() }));
                place
            }
        };
        let group = &mut self.groups[place].1;
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
        true
    }

    fn target(&mut self, name: &str) -> Option<Target> {
        if name.is_empty() {
            return self.settings.otherwise.clone();
        }
        let Some((target, rows)) = self.met.get_mut(name) else {
            let target = self.names.get(&small(name)).cloned();
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
        for (index, group) in self.groups.iter_mut().map(|(_, group)| group).enumerate() {
            self.outcome.comments_left_out += group.shorten();
            all.extend(std::mem::take(&mut group.comments).into_iter().map(|comment| (index, comment)));
        }
        sort_by(&mut all, |(_, one), (_, other)| (one.rank, one.row).cmp(&(other.rank, other.row)));
        for ((target, span, _), group) in std::mem::take(&mut self.groups) {
            let Group { about, metric, counts, date, .. } = group;
            let name: Vec<String> = [about, span].into_iter().filter(|part| !part.is_empty()).collect();
            self.outcome.records.push(Answers {
                name: name.join(" · "),
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
