//! In and out: the forms in which a plan leaves the planner and comes back. One file or folder a format, and one line
//! in `FORMATS`, from which menus, accepted file types, documentation and round-trip tests are made. What a report says
//! is apart (`report`), since it goes out as Markdown and on paper.

mod assembly;
pub mod csv;
pub mod embed;
mod error;
mod format;
pub mod html;
pub mod json;
pub mod loss;
pub mod markdown;
pub mod mermaid;
pub mod ojf;
mod registry;
mod repair;
pub mod report;
pub mod svg;

pub use error::{ErrorCode, ImportError, LARGEST_IMPORT, Place};
pub use format::{Body, Export, Exported, Format, Import, Imported, Scope};
pub use loss::Loss;
pub use registry::{ENDINGS, FORMATS};
pub(in crate::core) use repair::Repairs;
pub use repair::{MOST_REPAIRS, Repair, Rule};
