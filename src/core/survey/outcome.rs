//! What a survey comes to: the records that it makes, and what of it says nothing usable.

use crate::core::edit::Edit;
use crate::core::edit::feedback::{Answers, FeedbackEdit};
use crate::core::model::{FeedbackKind, Kind, limit};
use crate::core::text::Phrase;

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
    /// A code of which nobody told what it means.
    Code,
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
            Self::Code => Phrase { de: "Antwortcode ohne Bedeutung", en: "an answer code of unknown meaning" },
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
    /// Rows of answers that were never finished, which do not count.
    pub unfinished: usize,
    /// Previews and tests, which are no answers.
    pub previews: usize,
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
