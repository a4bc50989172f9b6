//! The plan file, `*.wegmarke.json`: reading, repairing, writing, and its JSON Schema.
//!
//! The fields come from the records' `visit`; what stands here is the frame around them: which tables there are, which
//! order they have, and what is mended how. The file's promise is in `docs/plan-file.md`.

mod read;
mod schema;
mod tree;
mod write;

use super::{Exported, Format, Imported, Scope, ojf};
use crate::core::model::Kind;

pub(super) use read::{object, tree};
pub use read::{read, read_newer};
pub use schema::schema;
pub(super) use tree::{Object, Value};
pub use write::{pretty, write};

/// What a plan file says it is.
pub const FORMAT: &str = "wegmarke-plan";
/// The newest version of the format: older ones are migrated, newer ones refused. What is written is the lowest version
/// that holds the plan, so that older programs read on whatever they can.
pub const VERSION: u64 = 2;

/// The plan file among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "json",
    extensions: &["wegmarke.json", "json"],
    mime: "application/json",
    label: |w| w.format_json,
    about: |w| w.format_json_about,
    scope: Scope::Plan,
    write: Some(|document, _| Exported { text: pretty(document), lost: Vec::new() }),
    read: Some(|text, import| read(text, import.seed).map(|(document, repairs)| Imported { document, repairs })),
    // Any object is tried, so that a plan without its marks is told what it lacks.
    recognises: |text| is_object(text) && !(ojf::FORMAT_ENTRY.recognises)(text),
};

/// The names by which a record is referred to where it may be of several kinds. Targets may be the first three.
const REFERENCES: [(&str, Kind); 7] = [
    ("phase", Kind::Phase),
    ("touchpoint", Kind::Touchpoint),
    ("step", Kind::Step),
    ("persona", Kind::Persona),
    ("journey", Kind::Journey),
    ("measure", Kind::Measure),
    ("feedback", Kind::Feedback),
];

/// Whether a text looks like an object in JSON.
pub(super) fn is_object(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}
