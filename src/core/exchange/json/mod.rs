//! The plan file, `*.wegmarke.json`: reading, repairing, writing, and its JSON Schema.
//!
//! The fields come from the records' `visit`; what stands here is the frame around them: which tables there are, which
//! order they have, and what is mended how. The file's promise is in `docs/plan-file.md`.

mod frame;
mod heal;
mod read;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod write;

use super::{Exported, Format, Imported, Scope};

pub use frame::{FORMAT, VERSION};
pub(super) use frame::{REFERENCES, SWIMLANES, is_object};
pub(super) use heal::{Healed, heal};
pub(super) use read::{object, tree};
pub use read::{read, read_complete, read_newer};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::schema;
pub use write::{pretty, write};

/// The plan file among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "json",
    extensions: &["wegmarke.json", "json"],
    mime: "application/json",
    label: |w| w.format_json,
    about: |w| w.format_json_about,
    scope: Scope::Plan,
    write: Some(|document, _| Exported::of_text(pretty(document), Vec::new())),
    read: Some(|text, import| read(text, import.seed).map(|(document, repairs)| Imported { document, repairs })),
    // Any other object is tried, so that a plan without its marks is told what it lacks.
    recognises: |text| is_object(text) && !text.contains(SWIMLANES),
};
