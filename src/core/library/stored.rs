//! All that is stored of one plan, read and judged: which generation is the head, which are forks, whether it is gone.
//!
//! Knows no storage: what was found is handed in.

use super::generation::{self, Header, Mark, Reading};

/// How long a plan stays in the bin.
pub const BIN_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// A plan in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The plan's id.
    pub id: String,
    /// Its title; a guess, maybe empty, if the plan is damaged or newer.
    pub title: String,
    /// When it was saved last, if that can be read.
    pub saved_at: Option<i64>,
    /// The number of the head, or of the highest key if there is no head.
    pub generation: u32,
    /// What to tell about it.
    pub condition: Condition,
}

/// How well a stored plan can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// As it was saved.
    Good,
    /// A later generation is damaged: opening gives the last good one.
    FellBack,
    /// No generation can be read; the raw texts are in [`Library::damaged`].
    Damaged,
    /// Saved by a newer program: can be looked at, never written.
    Newer,
}

/// Everything that is stored of one plan.
pub(super) struct Plan {
    pub id: String,
    /// The highest first; of two under one name the one that can be read.
    pub generations: Vec<Generation>,
    pub tombstone: Option<Tombstone>,
}

pub(super) struct Generation {
    pub mark: Mark,
    pub text: String,
    pub reading: Reading,
    /// Only the copies hold it: the storage lost it, or never took it.
    pub stray: bool,
    /// The copies know of something made from it.
    pub past: bool,
}

impl Plan {
    pub fn good(&self) -> impl Iterator<Item = (&Generation, &Header)> {
        self.generations.iter().filter_map(|generation| match &generation.reading {
            Reading::Good(header) => Some((generation, header)),
            Reading::Newer | Reading::Damaged => None,
        })
    }

    pub fn head(&self) -> Option<(&Generation, &Header)> {
        self.good().next()
    }

    /// Readable generations beside the head from which nothing was made: what was edited at the same time elsewhere.
    pub fn forks(&self) -> impl Iterator<Item = (&Generation, &Header)> {
        // What a newer program makes of this plan is its affair.
        let beside = if self.newer().is_some() { usize::MAX } else { 1 };
        self.good().skip(beside).filter(|(generation, _)| {
            !generation.past && !self.good().any(|(other, header)| header.is_after(&other.mark, &generation.mark))
        })
    }

    /// What the generation called `own` was made from, as far as it is known; `parents` are, to begin with. The latest
    /// first.
    pub fn forebears<'a>(&self, own: &Mark, parents: impl IntoIterator<Item = &'a Mark>) -> Vec<Mark> {
        let mut line: Vec<Mark> = parents.into_iter().cloned().collect();
        // A parent is always lower, so one pass from the highest finds all.
        for (generation, _) in self.good() {
            let mark = &generation.mark;
            let of_own = own.is_later_than(mark);
            let of_line =
                || self.good().any(|(other, header)| line.contains(&other.mark) && header.is_after(&other.mark, mark));
            if !line.contains(mark) && (of_own || of_line()) {
                line.push(mark.clone());
            }
        }
        line
    }

    pub fn newer(&self) -> Option<&Generation> {
        self.generations.iter().find(|generation| matches!(generation.reading, Reading::Newer))
    }

    pub fn generation(&self, mark: &Mark) -> Option<&Generation> {
        self.generations.iter().find(|generation| generation.mark == *mark)
    }

    pub fn gone(&self) -> bool {
        let covered =
            |tombstone: &Tombstone| self.generations.iter().all(|generation| tombstone.covers(&generation.mark));
        self.tombstone.as_ref().is_some_and(covered)
    }

    /// Whether it is gone and its time in the bin is over.
    pub fn over(&self, now: i64) -> bool {
        self.gone() && self.tombstone.as_ref().is_some_and(|tombstone| tombstone.over(now))
    }

    /// Whether there is something that can be taken out of the bin: of what was deleted for good the copies may still
    /// have to go.
    pub fn kept(&self, now: i64) -> bool {
        let stored = self.generations.iter().any(|generation| !generation.stray);
        stored || (!self.generations.is_empty() && !self.over(now))
    }

    pub fn condition(&self) -> Condition {
        match self.generations.first().map(|highest| &highest.reading) {
            _ if self.newer().is_some() => Condition::Newer,
            Some(Reading::Good(_)) => Condition::Good,
            _ if self.head().is_some() => Condition::FellBack,
            _ => Condition::Damaged,
        }
    }

    pub fn entry(&self) -> Entry {
        let condition = self.condition();
        let head = self.head().filter(|_| condition != Condition::Newer);
        let shown = head.map(|(generation, _)| generation).or(self.newer()).or(self.generations.first());
        Entry {
            id: self.id.clone(),
            title: match head {
                Some((_, header)) => header.title.clone(),
                None => shown.map_or_else(String::new, |generation| generation::guess_title(&generation.text)),
            },
            saved_at: head.map(|(_, header)| header.saved_at),
            generation: shown.map_or(0, |generation| generation.mark.generation),
            condition,
        }
    }
}

/// `<time> <mark> <mark> …`. Holds no words of the visitor, so it may be overwritten.
pub(super) struct Tombstone {
    pub deleted_at: i64,
    pub marks: Vec<Mark>,
}

impl Tombstone {
    pub fn write(&self) -> String {
        let mut text = self.deleted_at.to_string();
        for mark in &self.marks {
            text.push(' ');
            text.push_str(&mark.to_string());
        }
        text
    }

    /// Whether a generation is gone with those that are named: it is one of them, or the same line of descent came to
    /// one after it. A copy may turn up of what nothing readable tells about any more.
    pub fn covers(&self, other: &Mark) -> bool {
        self.marks.iter().any(|mark| mark == other || mark.is_later_than(other))
    }

    /// Whether the time in the bin is over.
    pub fn over(&self, now: i64) -> bool {
        now.saturating_sub(self.deleted_at) >= BIN_MS
    }

    pub fn parse(text: &str) -> Option<Tombstone> {
        let mut words = text.split(' ');
        let deleted_at = words.next()?.parse().ok()?;
        let marks = words.map(Mark::parse).collect::<Option<_>>()?;
        Some(Tombstone { deleted_at, marks })
    }
}
