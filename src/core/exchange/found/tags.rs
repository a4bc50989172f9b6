//! Tables and preformatted pieces in the text of a web page: what a browser puts on the clipboard, a page that was
//! saved, a table that somebody pasted as it is. There is no tree of it: tags are looked at one after the other.

use crate::core::exchange::ImportError;
use crate::core::exchange::csv::{Grid, Row};
use crate::core::exchange::entities::entity;
use crate::core::exchange::html::foreign::{Cell, Cells, span};

/// A table of a page.
pub(super) struct Found {
    /// The line on which it starts, from 1, and where it ends, in bytes.
    pub line: usize,
    pub from: usize,
    pub to: usize,
    pub caption: String,
    pub rows: Vec<Row>,
}

impl Found {
    pub fn grid(self) -> Result<Grid, ImportError> {
        Grid::of(self.rows, '\t')
    }
}

/// A tag at the start of a text.
struct Tag<'a> {
    name: String,
    closes: bool,
    attributes: &'a str,
    length: usize,
}

impl<'a> Tag<'a> {
    fn at(text: &'a str) -> Option<Self> {
        let inner = text.strip_prefix('<')?;
        let closes = inner.starts_with('/');
        let inner = inner.strip_prefix('/').unwrap_or(inner);
        let name_end =
            inner.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != ':').unwrap_or(inner.len());
        // Long attributes are those of office programs.
        let name = inner[..name_end].to_ascii_lowercase();
        if name.is_empty() || name_end > 20 {
            return None;
        }
        let end = end_of(inner)?;
        Some(Self { name, closes, attributes: &inner[name_end..end], length: text.len() - inner.len() + end + 1 })
    }

    /// The value of an attribute.
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some(at) = rest.to_ascii_lowercase().find(name) {
            let behind = rest[at + name.len()..].trim_start();
            rest = &rest[at + name.len()..];
            if let Some(value) = behind.strip_prefix('=') {
                let value = value.trim_start();
                let quote = value.chars().next().filter(|letter| matches!(letter, '"' | '\''));
                return match quote {
                    Some(quote) => value[1..].split(quote).next(),
                    None => value.split_whitespace().next(),
                };
            }
        }
        None
    }
}

/// The end of a tag, a `>` that is in no quotes.
fn end_of(inner: &str) -> Option<usize> {
    let mut quote = None;
    for (at, letter) in inner.char_indices().take(4_000) {
        match (quote, letter) {
            (None, '>') => return Some(at),
            (None, '<') => return None,
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    None
}

/// What has nothing to read in it.
const SILENT: [&str; 5] = ["script", "style", "svg", "template", "noscript"];
/// What begins on a line of its own.
const BLOCKS: [&str; 8] = ["p", "div", "li", "ul", "ol", "h2", "h3", "br"];

/// The words of a page's text, gathered as its tags go by.
#[derive(Default)]
struct Words(String);

impl Words {
    fn add(&mut self, text: &str) {
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let (letter, length) = entity(rest).unwrap_or((letter, letter.len_utf8()));
            rest = &rest[length..];
            match letter {
                ' ' | '\n' | '\r' | '\t' => {
                    if !self.0.is_empty() && !self.0.ends_with([' ', '\n']) {
                        self.0.push(' ');
                    }
                }
                _ => self.0.push(letter),
            }
        }
    }

    fn line(&mut self) {
        self.0.truncate(self.0.trim_end_matches(' ').len());
        if !self.0.is_empty() && !self.0.ends_with('\n') {
            self.0.push('\n');
        }
    }

    fn take(&mut self) -> String {
        let words = std::mem::take(&mut self.0);
        words.trim_matches(|letter: char| letter.is_whitespace() && letter != '\u{a0}').to_owned()
    }
}

/// The tables of a page. Tables within cells are part of the cell.
pub(super) fn tables(text: &str, phase: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut line = 1;
    let mut counted = 0;
    while let Some(next) = text[at..].find('<') {
        at += next;
        let tag = Tag::at(&text[at..]).filter(|tag| tag.name == "table" && !tag.closes);
        let Some(tag) = tag else {
            at += 1;
            continue;
        };
        line += text[counted..at].bytes().filter(|byte| *byte == b'\n').count();
        counted = at;
        let from = at;
        at += tag.length;
        let (length, caption, cells) = table(&text[at..], line);
        at += length;
        if let Ok((rows, _)) = cells.rows(phase) {
            found.push(Found { line, from, to: at, caption, rows });
        }
    }
    found
}

/// Reads a table up to its end.
fn table(text: &str, first_line: usize) -> (usize, String, Cells) {
    // Spans make cells of few letters.
    let mut cells = Cells::at_most(text.len() / 2 + 1_000);
    let mut caption = String::new();
    let mut words = Words::default();
    let mut row: Vec<Cell> = Vec::new();
    let mut open: Option<Cell> = None;
    let (mut depth, mut in_head, mut silent) = (0usize, false, None::<String>);
    let mut at = 0;
    let (mut line, mut counted, mut row_line) = (first_line, 0, first_line);
    let close = |open: &mut Option<Cell>, words: &mut Words, row: &mut Vec<Cell>| {
        if let Some(cell) = open.take() {
            row.push(Cell { words: words.take(), ..cell });
        }
    };
    while at < text.len() && !cells.is_full() {
        let next = text[at..].find('<').map_or(text.len(), |next| at + next);
        if silent.is_none() {
            words.add(&text[at..next]);
        }
        at = next;
        let Some(tag) = Tag::at(&text[at..]) else {
            if text[at..].starts_with("<!--") {
                at += text[at..].find("-->").map_or(text.len() - at, |end| end + 3);
            } else if at < text.len() {
                if silent.is_none() {
                    words.add("<");
                }
                at += 1;
            }
            continue;
        };
        at += tag.length;
        line += text[counted..at].bytes().filter(|byte| *byte == b'\n').count();
        counted = at;
        if let Some(name) = &silent {
            if tag.closes && tag.name == *name {
                silent = None;
            }
            continue;
        }
        match (tag.name.as_str(), tag.closes) {
            ("table", false) => depth += 1,
            ("table", true) if depth > 0 => depth -= 1,
            ("table", true) => break,
            _ if depth > 0 => words.line(),
            ("caption", true) => caption = words.take(),
            ("thead", closes) => in_head = !closes,
            ("tbody" | "tfoot", false) => in_head = false,
            ("tr", closes) => {
                close(&mut open, &mut words, &mut row);
                if !row.is_empty() {
                    cells.row(std::mem::take(&mut row), row_line, in_head);
                }
                if !closes {
                    row_line = line;
                }
            }
            (name @ ("td" | "th"), closes) => {
                close(&mut open, &mut words, &mut row);
                words.take();
                if !closes && row.len() <= 200 {
                    open = Some(Cell {
                        words: String::new(),
                        columns: span(tag.attribute("colspan")),
                        rows: span(tag.attribute("rowspan")),
                        heads: name == "th",
                    });
                }
            }
            (name, false) if SILENT.contains(&name) => silent = Some(tag.name),
            (name, _) if BLOCKS.contains(&name) => words.line(),
            _ => {}
        }
    }
    close(&mut open, &mut words, &mut row);
    if !row.is_empty() {
        cells.row(row, row_line, in_head);
    }
    (at, caption, cells)
}
