//! The words of the user interface.
//!
//! A catalogue names its texts (`messages.rs`, `mapping.rs` …); each language fills all of them in, in a file of its
//! own (`de/`, `en/`). Numbers and dates come from the browser (`browser::locale`), names of fields and of their values
//! from `labels`.

mod catalogue;
mod catalogues;
pub mod channels;
pub mod de;
pub mod embedding;
pub mod en;
pub mod exchange;
pub mod insight;
mod labels;
pub mod lists;
pub mod mapping;
pub mod messages;
pub mod method;
mod phrase;
pub mod rules;
pub mod sharing;

pub use catalogue::Catalogue;
pub use catalogues::CATALOGUES;
pub use channels::channel_name;
pub use labels::{Label, choice_label, elapsed_label, field_label, kind_label, value_label};
pub use messages::{Messages, messages};
pub use phrase::{Phrase, apart, both, fill, tell, together};
