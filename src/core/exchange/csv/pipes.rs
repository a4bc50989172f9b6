//! Tables as Markdown writes them: cells between bars, and a line of dashes below the header.

use super::row::{LONGEST, Row};
use crate::core::exchange::marks::unmarked;

/// Whether a line is the one below the header of a table in Markdown: `|---|:---:|`.
pub(in crate::core::exchange) fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('-')
        && line.contains('|')
        && line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t' | '–' | '—' | '='))
}

/// The cells of a line between bars, with the words of their marks. A bar behind a backslash, or in a piece of code, is
/// part of its cell.
pub(in crate::core::exchange) fn cells(line: &str) -> Vec<Box<str>> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|line| !line.ends_with('\\')).unwrap_or(line);
    let mut cells = Vec::new();
    let mut from = 0;
    let mut before = '\0';
    for (at, letter) in line.char_indices() {
        if letter == '|' && before != '\\' {
            cells.push(unmarked(&line[from..at]).into());
            from = at + 1;
        }
        before = letter;
    }
    cells.push(unmarked(&line[from..]).into());
    cells
}

/// The rows of a text that is a table in Markdown; what stands around the table comes as rows of one cell. None if it
/// has no line of dashes.
pub(super) fn rows(text: &str) -> Option<(Vec<Row>, Vec<Row>)> {
    if !text.lines().any(is_rule) {
        return None;
    }
    let (mut rows, mut around) = (Vec::new(), Vec::new());
    for (number, line) in text.lines().enumerate() {
        let row = |cells| Row { line: number + 1, cells };
        match () {
            _ if line.trim().is_empty() || is_rule(line) => {}
            _ if line.contains('|') => {
                rows.push(row(cells(line)));
                if rows.len() == LONGEST {
                    break;
                }
            }
            _ => around.push(row(vec![unmarked(line).into()])),
        }
    }
    Some((rows, around))
}
