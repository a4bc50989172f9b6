//! In and out: the forms in which a plan leaves the planner and comes back. One file or folder a format.

pub mod json;

/// The most that an import may have, in bytes: larger files are refused by their size before they are read.
pub const LARGEST_IMPORT: usize = 5_000_000;

/// Why a text could not be taken in at all. What was open stays as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    pub code: ErrorCode,
    pub place: Place,
}

/// The kinds of import errors; their names are a promise to scripts (contract.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    NotJson,
    WrongFormat,
    NewerVersion,
    WrongType,
    TooLarge,
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

/// Something that was mended while reading; the user is told each before an import is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The field, such as `personas[0].name`.
    pub path: String,
    pub rule: Rule,
}

/// The rules by which faulty parts are mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A text over its limit loses its end.
    Cut,
    /// A field that the format does not know is left out.
    UnknownField,
    /// A value that is none of the field's values gives way to the usual one, or to none.
    UnknownValue,
    /// A number or date outside of its range is cleared.
    OutOfRange,
    /// A record without an id, or with one that is taken or no id, gets a new one.
    NewId,
    /// A reference to a record that is not there is cleared; a step goes to the phase of the step before.
    Dangling,
    /// Records beyond what a plan may hold are left out.
    TooMany,
    /// Steps that were not in the order of their phases are put into it.
    Reordered,
    /// Counts that do not fit the metric's scale are cut off or filled up with zeros.
    CountsLength,
    /// A plan with steps but without phases gets the default phases.
    DefaultPhases,
    /// A target that names several records keeps the first.
    SeveralTargets,
}
