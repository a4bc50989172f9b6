//! One journey as a fragment of a web page: a figure with a caption and a table, and, unless it is left out, a picture.
//!
//! The table says everything without script and style, to readers, crawlers and mail programs. It is also the data:
//! ids, keys and scores stand in `data-` attributes beside the words, so a loader can make the journey from it, and who
//! changes the words in a blog's editor changes the journey. There is no second copy of the plan in the fragment that
//! could say otherwise. `docs/formats.md` describes the attributes.
//!
//! Nothing here parses HTML: the browser does that, and hands over what the page holds as a `Node`. So the fragment is
//! read where it stands in a page, and is no format of the import.

pub(super) mod foreign;
mod node;
mod read;
mod write;

use super::{Format, Scope};

pub(super) use node::VERSION;
pub use node::{DEEPEST, MOST_NODES, Node, PASSED_OVER, is_kept};
pub use read::{own, read, read_foreign};
pub use write::write;
pub(in crate::core::exchange) use write::{CLASS, figure, without_brackets};

/// The fragment among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "html",
    extensions: &["html"],
    mime: "text/html",
    label: |w| w.format_html,
    about: |w| w.format_html_about,
    scope: Scope::Journey,
    write: Some(write),
    read: None,
    recognises: |_| false,
};
