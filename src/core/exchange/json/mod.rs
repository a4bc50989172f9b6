//! The plan file, `*.wegmarke.json`: reading, repairing, writing, and its JSON Schema.
//!
//! The fields come from the records' `visit`; what stands here is the frame around them: which tables there are, which
//! order they have, and what is mended how. The file's promise is in `docs/plan-file.md`.

mod read;
mod schema;
mod write;

use super::{Exported, Format, Imported, Scope, ojf};

pub use read::read;
pub(super) use read::{Object, object};
pub use schema::schema;
pub use write::{pretty, write};

/// What a plan file says it is.
pub const FORMAT: &str = "wegmarke-plan";
/// The version of the format that is written; older ones are migrated, newer ones refused.
pub const VERSION: u64 = 1;

/// The plan file among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "json",
    extensions: &["wegmarke.json", "json"],
    mime: "application/json",
    label: |t| t.format_json,
    about: |t| t.format_json_about,
    scope: Scope::Plan,
    write: Some(|document, _| Exported { text: pretty(document), lost: Vec::new() }),
    read: Some(|text, import| read(text, import.seed).map(|(document, repairs)| Imported { document, repairs })),
    // Any object is tried, so that a plan without its marks is told what it lacks.
    recognises: |text| is_object(text) && !(ojf::FORMAT_ENTRY.recognises)(text),
};

/// Whether a text looks like an object in JSON.
pub(super) fn is_object(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}
