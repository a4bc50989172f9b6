//! What a format is, and what passes between it and whoever writes or reads.

use super::error::ImportError;
use super::loss::Loss;
use super::repair::Repair;
use crate::core::document::Document;
use crate::core::lanes::Content;
use crate::core::model::{Date, Id, Language};
use crate::core::scene::{Theme, View};
use crate::core::text::exchange::Exchange;

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
    pub read: Option<Read>,
    /// Whether a text looks like this format: for what is pasted, and for files whose name says nothing. Asked in the
    /// order of `FORMATS`; the first that says yes reads the text.
    pub recognises: fn(&str) -> bool,
}

/// Makes a plan of a text.
pub type Read = fn(&str, &Import) -> Result<Imported, ImportError>;

/// What one text of a format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The whole plan.
    Plan,
    /// One journey with its phases, persona and touchpoints.
    Journey,
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
            brief: false,
        }
    }
}

/// A written plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub body: Body,
    /// What the format has no place for: every field that was not empty, no more and no less.
    pub lost: Vec<Loss>,
}

impl Exported {
    /// A plan that was written as a text.
    pub fn of_text(text: String, lost: Vec<Loss>) -> Self {
        Self { body: Body::Text(text), lost }
    }
}

/// What a format writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Text(String),
    /// A file that is no text. It can be downloaded, and not be copied as a text.
    Bytes(Vec<u8>),
}

impl Body {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bytes(_) => None,
        }
    }
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
