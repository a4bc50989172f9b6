//! In and out: the forms in which a plan leaves the planner and comes back. One file or folder a format, and one line
//! in `FORMATS`, from which menus, accepted file types, documentation and round-trip tests are made. What a report says
//! is apart (`report`), since it goes out as Markdown and on paper.

mod assembly;
pub mod csv;
pub mod embed;
pub mod html;
pub mod json;
pub mod loss;
pub mod markdown;
pub mod mermaid;
pub mod ojf;
pub mod report;
pub mod svg;

use super::document::Document;
use super::model::{Date, Id, Language};
use super::scene::{Content, Theme, View};
use super::text::exchange::Exchange;
use super::text::{Messages, fill, tell};

pub use loss::Loss;

/// A form in which plans are written, read, or both.
pub struct Format {
    /// The name for scripts (contract.md).
    pub key: &'static str,
    /// How files of it end, without the dot; the first is used when writing.
    pub extensions: &'static [&'static str],
    pub mime: &'static str,
    pub label: fn(&Exchange) -> &'static str,
    /// What it is good for, in a sentence.
    pub about: fn(&Exchange) -> &'static str,
    pub scope: Scope,
    pub write: Option<fn(&Document, &Export) -> Exported>,
    pub read: Option<fn(&str, &Import) -> Result<Imported, ImportError>>,
    /// Whether a text looks like this format: for what is pasted, and for files whose name says nothing. Asked in the
    /// order of `FORMATS`; the first that says yes reads the text.
    pub recognises: fn(&str) -> bool,
}

/// What one text of a format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole plan.
    Plan,
    /// One journey with its phases, persona and touchpoints.
    Journey,
}

/// All formats, in the order of the menus.
pub static FORMATS: &[Format] = &[
    json::FORMAT_ENTRY,
    svg::FORMAT_ENTRY,
    html::FORMAT_ENTRY,
    markdown::FORMAT_ENTRY,
    csv::FORMAT_ENTRY,
    csv::GERMAN_ENTRY,
    mermaid::FORMAT_ENTRY,
    ojf::FORMAT_ENTRY,
];

/// The file endings that are read, for file pickers. A list of its own, so that what shows a picker needs no format.
pub const ENDINGS: &str = ".json,.svg,.csv,.tsv,.mmd,.mermaid,.ojf";

impl Format {
    /// The format of this name.
    pub fn named(key: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.key == key)
    }

    /// The format that reads this text: by the file's ending, else by its looks.
    pub fn of(file_name: &str, text: &str) -> Option<&'static Format> {
        let readable = || FORMATS.iter().filter(|format| format.read.is_some());
        let name = file_name.to_ascii_lowercase();
        let ends =
            |format: &&Format| format.extensions.iter().any(|extension| name.ends_with(&format!(".{extension}")));
        readable().find(ends).or_else(|| readable().find(|format| (format.recognises)(text)))
    }
}

/// What an export needs to know besides the plan.
#[derive(Clone, Debug, Default)]
pub struct Export {
    /// The language of headings and labels; contents stay as they are.
    pub language: Language,
    /// The journey that a format of `Scope::Journey` shows; the first if none.
    pub journey: Option<Id>,
    /// The day of the export, as it is to be shown.
    pub date: String,
    /// The same day, for what depends on it: a report tells the plan's weak points, and which measures are overdue.
    /// Without it, it leaves them out.
    pub today: Option<Date>,
    /// The lanes of a picture or table. If none: in a picture the usual ones, in a table all, as far as something
    /// stands in them.
    pub lanes: Option<Vec<Content>>,
    /// The colours of a picture.
    pub theme: Theme,
    /// A journey whose curve is laid over the first one's in a picture.
    pub second: Option<Id>,
    /// Whether distances in a picture show the time between steps.
    pub timeline: bool,
    /// Whether a web page's table has no picture with it: filters of blogs let tables pass, but no pictures of this
    /// kind.
    pub without_picture: bool,
}

impl Export {
    /// What of the plan is to be seen in a picture.
    pub fn view(&self) -> View {
        View {
            language: self.language,
            journey: self.journey.clone(),
            second: self.second.clone(),
            timeline: self.timeline,
            lanes: self.lanes.clone(),
            theme: self.theme,
            date: self.date.clone(),
        }
    }
}

/// A written plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub text: String,
    /// What the format has no place for: every field that was not empty, no more and no less.
    pub lost: Vec<Loss>,
}

/// What an import needs to know besides the text.
#[derive(Clone, Debug)]
pub struct Import {
    /// The language of what the reader has to add, such as the name of a first phase.
    pub language: Language,
    /// For new ids.
    pub seed: u64,
}

/// A plan that was read.
#[derive(Clone, Debug)]
pub struct Imported {
    pub document: Document,
    /// What was mended on the way.
    pub repairs: Vec<Repair>,
}

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
            ErrorCode::WrongFormat => t.import_wrong_format,
            ErrorCode::NewerVersion => t.import_newer_version,
            ErrorCode::WrongType => t.import_wrong_type,
            ErrorCode::TooLarge => t.import_too_large,
            ErrorCode::Syntax => t.import_syntax,
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
    /// The field, such as `personas[0].name`, or the line, such as `line 12`.
    pub path: String,
    pub rule: Rule,
}

/// So many repairs are told; what is mended beyond that is as good as all.
pub const MOST_REPAIRS: usize = 1_000;
/// The most characters of a repair's path: names of columns and members come from the text and may be of any length.
const LONGEST_PATH: usize = 200;

/// The repairs of a text that is being read: a list that stays short however much there is to mend.
#[derive(Debug, Default)]
pub(in crate::core) struct Repairs(Vec<Repair>);

impl Repairs {
    /// Adds a repair; one that is too many is not kept, but that there are more is told.
    pub fn push(&mut self, path: &str, rule: Rule) {
        if self.is_full() {
            return;
        }
        self.0.push(Repair { path: path.chars().take(LONGEST_PATH).collect(), rule });
        if self.is_full() {
            self.0.push(Repair { path: String::new(), rule: Rule::More });
        }
    }

    /// Whether no more are kept.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MOST_REPAIRS
    }

    /// The list.
    pub fn told(self) -> Vec<Repair> {
        self.0
    }
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
    /// A number between two values of the scale becomes the nearer one, of two the higher.
    Rounded,
    /// A step is the journey's persona's; whoever else a text names beside it is kept as a persona only.
    OtherActors,
    /// Ratings on another scale are brought to 1 to 5 and rounded.
    Rescaled,
    /// Half of a letter beyond the basic plane, which no text can hold, becomes the sign for a letter that is lost
    /// (U+FFFD).
    LostLetter,
    /// Stands at the end of a long list: there was more to mend.
    More,
}

impl Rule {
    /// The name for scripts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::UnknownField => "unknown-field",
            Self::UnknownValue => "unknown-value",
            Self::OutOfRange => "out-of-range",
            Self::NewId => "new-id",
            Self::Dangling => "dangling",
            Self::TooMany => "too-many",
            Self::Reordered => "reordered",
            Self::CountsLength => "counts-length",
            Self::DefaultPhases => "default-phases",
            Self::SeveralTargets => "several-targets",
            Self::Rounded => "rounded",
            Self::OtherActors => "other-actors",
            Self::Rescaled => "rescaled",
            Self::LostLetter => "lost-letter",
            Self::More => "more",
        }
    }
}
