//! The plan file, `*.wegmarke.json`: reading, repairing, writing, and its JSON Schema.
//!
//! The fields come from the records' `visit`; what stands here is the frame around them: which tables there are, which
//! order they have, and what is mended how. The file's promise is in `docs/plan-file.md`.

mod read;
mod schema;
mod write;

pub use read::read;
pub use schema::schema;
pub use write::{pretty, write};

/// What a plan file says it is.
pub const FORMAT: &str = "wegmarke-plan";
/// The version of the format that is written; older ones are migrated, newer ones refused.
pub const VERSION: u64 = 1;
