//! Markdown: a report of the whole plan that reads well as plain text, for wikis, repositories and mails. Written only.
//!
//! What people typed is escaped so that it stays text in CommonMark and in GitHub's dialect: it makes no heading, link,
//! list, table cell or HTML, and a line break becomes a stroke.

use super::report::{Block, one_line, whole};
use super::{Export, Exported, Format, Scope};
use crate::core::document::Document;

/// The report among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "markdown",
    extensions: &["md"],
    mime: "text/markdown;charset=utf-8",
    label: |w| w.format_markdown,
    about: |w| w.format_markdown_about,
    scope: Scope::Plan,
    write: Some(write),
    read: None,
    recognises: |_| false,
};

fn write(document: &Document, export: &Export) -> Exported {
    // Nothing of the plan is left out; it is told for people, though, and can't be read back.
    Exported::of_text(paint(&whole(document, export, escaped)), Vec::new())
}

/// The blocks, whose texts are escaped already, with empty lines between them.
fn paint(blocks: &[Block]) -> String {
    let paragraphs = blocks.iter().map(|block| match block {
        Block::Heading(level, text) => format!("{} {text}\n", "#".repeat(*level)),
        Block::Paragraph(text) => format!("{text}\n"),
        Block::Facts(facts) => facts.iter().map(|(label, fact)| format!("- **{label}:** {fact}\n")).collect(),
        Block::List(entries) => entries.iter().map(|entry| format!("- {entry}\n")).collect(),
        Block::Table { header, rows } => {
            let head = [line(header.iter().copied()), line(header.iter().map(|_| "---"))];
            head.into_iter().chain(rows.iter().map(|row| line(row.iter().map(String::as_str)))).collect()
        }
    });
    paragraphs.collect::<Vec<String>>().join("\n")
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    cells.fold("|".to_owned(), |line, cell| line + " " + cell + if cell.is_empty() { "|" } else { " |" }) + "\n"
}

/// A text on one line that stays text wherever it stands. Line breaks become strokes, other white space a blank, and
/// control characters go, since Markdown has no place for them.
fn escaped(text: &str) -> String {
    let text = one_line(text);
    let mut escaped = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, letter) in text.char_indices() {
        let rest = &text[at + letter.len_utf8()..];
        let means_something = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' | '^' | '{' => true,
            // At the start: headings, quotes, lists, rules, tables' lines.
            '#' | '>' | '+' | '-' | '=' | ':' if at == 0 => true,
            // At the end of a heading.
            '#' => rest.trim_start_matches('#').is_empty(),
            '.' | ')' if digits > 0 && at == digits => true,
            // Entities.
            '&' => rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '#'),
            // Addresses, which GitHub makes links of wherever they stand.
            ':' => rest.starts_with("//"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
