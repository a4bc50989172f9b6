//! The list of all formats.

use super::format::Format;
use super::{csv, html, json, markdown, mermaid, ojf, page, svg};

/// All formats, in the order of the menus.
pub static FORMATS: &[Format] = &[
    json::FORMAT_ENTRY,
    svg::FORMAT_ENTRY,
    page::FORMAT_ENTRY,
    html::FORMAT_ENTRY,
    markdown::FORMAT_ENTRY,
    csv::FORMAT_ENTRY,
    csv::GERMAN_ENTRY,
    mermaid::FORMAT_ENTRY,
    ojf::FORMAT_ENTRY,
];

/// The file endings that are read, for file pickers. A list of its own, so that what shows a picker needs no format.
pub const ENDINGS: &str = ".json,.svg,.html,.csv,.tsv,.mmd,.mermaid,.ojf,.md,.txt,.htm,.xlsx,.ods,.xls,.numbers";

impl Format {
    /// The format of this name.
    pub fn named(key: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.key == key)
    }

    /// The format that reads this text: by the file's ending, else by its looks.
    pub fn of(file_name: &str, text: &str) -> Option<&'static Format> {
        let readable = || FORMATS.iter().filter(|format| format.read.is_some());
        let name = file_name.to_ascii_lowercase();
        let ends =
            |format: &&Format| format.extensions.iter().any(|extension| name.ends_with(&format!(".{extension}")));
        readable().find(ends).or_else(|| readable().find(|format| (format.recognises)(text)))
    }
}
