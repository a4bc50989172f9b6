//! In and out: the forms in which a plan leaves the planner and comes back. One file or folder a format, and one line
//! in `FORMATS`, from which menus, accepted file types, documentation and round-trip tests are made. What a report says
//! is apart (`report`), since it goes out as Markdown and on paper.

pub mod archive;
mod assembly;
pub mod assistant;
pub mod clipboard;
pub mod csv;
pub mod embed;
mod entities;
mod error;
mod format;
pub mod found;
pub mod html;
pub mod json;
pub(in crate::core) mod letters;
pub mod loss;
pub mod markdown;
mod marks;
pub mod mermaid;
mod office;
pub mod ojf;
pub mod page;
pub mod pptx;
mod registry;
mod repair;
pub mod report;
pub mod svg;
mod weak_points;
pub mod workbook;
mod xml;

pub use error::{ErrorCode, ImportError, LARGEST_IMPORT, Place};
pub use format::{Body, Export, Exported, Format, Import, Imported, Scope};
pub use loss::Loss;
pub use office::{OFFICE_ENDINGS, Office, is_packed};
pub use registry::{ENDINGS, FORMATS};
pub(in crate::core) use repair::Repairs;
pub use repair::{MOST_REPAIRS, Repair, Rule, all_repairs};
