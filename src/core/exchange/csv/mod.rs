//! CSV: a journey as a table with one row a step, for spreadsheets and for those who work in them.
//!
//! Two dialects are written, the German and the international one; what is read may be either, or any table of somebody
//! else's. For those there are three steps that a dialog can show: `sniff` finds the table in a text, `guess` says what
//! its columns mean, `read` makes a plan of both. Nothing here knows the dialog.

mod analytics;
mod column;
mod decode;
mod entries;
mod guess;
mod known;
mod mapping;
mod pipes;
mod read;
mod row;
mod spoken;
mod table;
mod turn;
mod values;
mod vocabulary;
mod write;

use super::{Format, Import, ImportError, Imported, Scope};

pub use column::Column;
pub(super) use column::WIDEST;
pub use decode::{Decode, Encoding, decode, encoding};
pub use guess::guess;
pub(super) use guess::scale_of;
pub use mapping::{Mapping, Scale};
pub(super) use pipes::{cells as piped, is_rule};
pub use read::read;
pub(super) use row::LONGEST;
pub use row::Row;
pub use table::{Grid, Scanner, Table, defused, grid, line, recognises, sniff, sniff_head, undone};
pub(super) use table::{beginning_of, is_across};
pub(in crate::core) use values::{Rating, number, rating};
pub(super) use values::{Span, channel_of, choice, flag, kind_of, span};
pub use vocabulary::{Sure, Vocabulary};
use write::{GERMAN, INTERNATIONAL};

/// The international dialect among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "csv",
    extensions: &["csv", "tsv"],
    mime: "text/csv;charset=utf-8",
    label: |w| w.format_csv,
    about: |w| w.format_csv_about,
    scope: Scope::Plan,
    write: Some(|document, export| write::write(document, export, &INTERNATIONAL)),
    read: Some(import),
    recognises,
};

/// The German dialect among the formats.
pub const GERMAN_ENTRY: Format = Format {
    key: "csv-de",
    label: |w| w.format_csv_de,
    about: |w| w.format_csv_de_about,
    write: Some(|document, export| write::write(document, export, &GERMAN)),
    // The other entry reads both dialects.
    read: None,
    recognises: |_| false,
    ..FORMAT_ENTRY
};

/// Reads any table, its columns as `guess` takes them.
fn import(text: &str, import: &Import) -> Result<Imported, ImportError> {
    let table = sniff(text)?;
    read(&table, &guess(&table), import)
}
