//! Why a text was not taken in.

use crate::core::text::{Messages, fill, tell};

/// The most that an import may have, in bytes: larger files are refused by their size before they are read.
pub const LARGEST_IMPORT: usize = 5_000_000;

/// Why a text could not be taken in at all. What was open stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    pub code: ErrorCode,
    pub place: Place,
}

impl ImportError {
    /// The error as a sentence with the place of the fault.
    pub fn sentence(&self, t: &Messages) -> String {
        let sentence = match self.code {
            ErrorCode::NotJson => t.import_not_json,
            // What to do about such files is said beside it.
            ErrorCode::WrongFormat | ErrorCode::OldWorkbook | ErrorCode::Numbers | ErrorCode::Locked => {
                t.import_wrong_format
            }
            ErrorCode::NewerVersion => t.import_newer_version,
            ErrorCode::WrongType => t.import_wrong_type,
            ErrorCode::TooLarge => t.import_too_large,
            ErrorCode::Syntax | ErrorCode::Damaged => t.import_syntax,
        };
        let place = match &self.place {
            Place::Whole => return sentence.to_owned(),
            Place::Path(path) => tell(t.place_path, &[path]),
            Place::Line { line, column } => fill(t.place_line, &[&line.to_string(), &column.to_string()]),
        };
        format!("{sentence} {place}")
    }
}

/// The kinds of import errors; their names are a promise to scripts (contract.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    NotJson,
    WrongFormat,
    NewerVersion,
    WrongType,
    TooLarge,
    /// A text format other than JSON, at a place where it can't go on.
    Syntax,
    /// A workbook of Excel from before 2007, or one that is locked with a password: from outside they look the same.
    OldWorkbook,
    /// A document of Apple's programs.
    Numbers,
    /// A file that needs a password.
    Locked,
    /// A packed file that is not whole.
    Damaged,
}

impl ErrorCode {
    /// The name for scripts.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotJson => "not-json",
            Self::WrongFormat => "wrong-format",
            Self::NewerVersion => "newer-version",
            Self::WrongType => "wrong-type",
            Self::TooLarge => "too-large",
            Self::Syntax => "syntax",
            Self::OldWorkbook => "old-workbook",
            Self::Numbers => "numbers",
            Self::Locked => "locked",
            Self::Damaged => "damaged",
        }
    }
}

/// Where in an imported text something is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The text as a whole.
    Whole,
    /// A field, such as `journeys[2].steps[14].satisfaction`.
    Path(String),
    /// A line and column, from 1.
    Line { line: usize, column: usize },
}
