//! Tables in text: RFC 4180 both ways, the search for the delimiter, and cells that no spreadsheet takes for a formula.

use std::borrow::Cow;

use super::analytics;
use super::column::WIDEST;
use super::mapping::own_language;
use super::pipes;
use super::row::{DELIMITERS, LONGEST, Row};
use super::turn::{self, Turned};
use super::vocabulary::Vocabulary;
use crate::core::exchange::letters::compose;
use crate::core::exchange::{ErrorCode, ImportError, LARGEST_IMPORT, Place};
use crate::core::knowledge::plain;
use crate::core::number::parsed;

/// A table found in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub delimiter: char,
    /// Comma or point.
    pub decimal: char,
    /// The names of the columns; empty if the table has none.
    pub header: Vec<Box<str>>,
    /// The line of the text on which the header starts.
    pub header_line: usize,
    /// The rows below the header, but for empty ones. They may be shorter or longer than the header.
    pub rows: Vec<Row>,
    /// What stood above the header and is no part of the table, such as a title.
    pub above: Vec<Row>,
    /// What stands among the rows and is no step: the header again, sums, headings.
    pub aside: Vec<Row>,
    /// Where columns have become rows: the line of the text on which each lane starts. The lines of `rows` are the
    /// columns' places then.
    pub lanes: Option<Vec<usize>>,
    /// Whether there are more columns than are looked at.
    pub too_wide: bool,
}

impl Table {
    /// The table that rows of cells are; `delimiter` is the one that stood between them. Error: nothing in it.
    pub fn of(rows: Vec<Row>, delimiter: char) -> Result<Table, ImportError> {
        Ok(Grid::of(rows, delimiter)?.table(None))
    }

    /// How many columns there are: as many as the header or the longest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).chain([self.header.len()]).max().unwrap_or(0)
    }

    /// The cells of one column that are not empty.
    pub fn column(&self, index: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter_map(move |row| row.cells.get(index))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
    }

    /// Puts rows aside that are no steps: the header once more, and sums of the rows above.
    fn set_aside(&mut self) {
        let header: Vec<String> = self.header.iter().map(|cell| plain(cell)).collect();
        let said = |cells: &[Box<str>]| cells.iter().position(|cell| !cell.trim().is_empty());
        let again = |row: &Row| {
            !header.is_empty()
                && row.cells.first().is_some_and(|cell| plain(cell) == header[0])
                && row.cells.iter().map(|cell| plain(cell)).eq(header.iter().cloned())
        };
        let decimal = self.decimal;
        let sum = |row: &Row| {
            said(&row.cells).is_some_and(|first| {
                let name = plain(&row.cells[first].chars().take(40).collect::<String>());
                let mut others = row.cells[first + 1..].iter().filter(|cell| !cell.trim().is_empty()).peekable();
                analytics::SUMS.split_whitespace().any(|sum| sum == name)
                    && others.peek().is_some()
                    && others.all(|cell| super::values::number(cell, decimal).is_some())
            })
        };
        let (aside, rows) = std::mem::take(&mut self.rows).into_iter().partition(|row| again(row) || sum(row));
        self.rows = rows;
        self.aside = aside;
    }

    /// Takes the first row for the names of the columns, or no longer. Where columns have become rows, the lanes have
    /// their names anyway.
    pub fn set_header(&mut self, header: bool) {
        if self.lanes.is_some() {
            return;
        }
        if header && self.header.is_empty() && !self.rows.is_empty() {
            let row = self.rows.remove(0);
            (self.header, self.header_line) = (row.cells, row.line);
        } else if !header && !self.header.is_empty() {
            let cells = std::mem::take(&mut self.header);
            self.rows.insert(0, Row { line: self.header_line, cells });
        }
    }
}

/// Cells of which it is not settled yet whether the rows or the columns are the steps.
#[derive(Clone, Debug)]
pub struct Grid {
    rows: Vec<Row>,
    delimiter: char,
    too_wide: bool,
    /// What stood around the table.
    around: Vec<Row>,
    /// What stands among its cells and could not be read.
    aside: Vec<Row>,
}

impl Grid {
    /// Rows of cells without those that are empty. Error: nothing in it.
    pub fn of(mut rows: Vec<Row>, delimiter: char) -> Result<Self, ImportError> {
        rows.retain(|row| !row.is_empty());
        let too_wide = rows.iter().any(|row| row.cells.len() > WIDEST);
        rows.iter_mut().for_each(|row| row.cells.truncate(WIDEST));
        rows.iter_mut().flat_map(|row| &mut row.cells).for_each(shorten);
        // Whatever looks at the cells compares names. What we wrote ourselves stays letter by letter.
        if !rows.iter().take(LEADING).any(|row| own_language(&row.cells).is_some()) {
            for cell in rows.iter_mut().flat_map(|row| &mut row.cells) {
                if let Cow::Owned(composed) = compose(cell) {
                    *cell = composed.into();
                }
            }
        }
        if rows.is_empty() {
            return Err(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole });
        }
        Ok(Self { rows, delimiter, too_wide, around: Vec::new(), aside: Vec::new() })
    }

    /// The same with what could not be read, by its lines.
    pub fn with_aside(self, aside: Vec<Row>) -> Self {
        Self { aside, ..self }
    }

    /// Whether the columns look like the steps: phases across, lanes down.
    pub fn is_across(&self) -> bool {
        is_across(&self.rows)
    }

    /// How many columns of a plan are named in it, in its header or down its first columns.
    pub fn known(&self) -> usize {
        let words = Vocabulary::new();
        let rows = self.rows.iter().take(LEADING).map(|row| turn::known(&words, row.cells.iter().map(|cell| &**cell)));
        let down =
            turn::known(&words, self.rows.iter().take(100).filter_map(|row| row.cells.first()).map(|cell| &**cell));
        rows.max().unwrap_or(0).max(if self.is_across() { down } else { 0 })
    }

    /// What stands in its first row.
    pub fn beginning(&self) -> String {
        let cells: Vec<&str> =
            self.rows[0].cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        cells.join(" · ")
    }

    /// How many cells it has.
    pub fn size(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }

    /// The table, with columns and rows swapped or not; as it looks, if nobody chose.
    pub fn table(self, swap: Option<bool>) -> Table {
        let words = Vocabulary::new();
        let Self { mut rows, delimiter, too_wide, around, aside: unread } = self;
        let own = rows.iter().take(LEADING).any(|row| own_language(&row.cells).is_some());
        let labels = match swap {
            Some(false) => None,
            None if own => None,
            Some(true) => Some(turn::labels(&rows, &words).unwrap_or(0)),
            None => turn::labels(&rows, &words),
        };
        // Analytics begin their exports with comments.
        let comments = if own { 0 } else { rows.iter().take_while(|row| is_comment(row)).count().min(rows.len() - 1) };
        let below = rows.split_off(comments);
        let mut around = around;
        around.extend(std::mem::replace(&mut rows, below));
        let mut table = Table {
            delimiter,
            decimal: decimal(&rows, delimiter),
            header: Vec::new(),
            header_line: 0,
            rows: Vec::new(),
            above: around,
            aside: Vec::new(),
            lanes: None,
            too_wide,
        };
        if let Some(labels) = labels {
            let Turned { lanes, rows, above, aside } = turn::turn(rows, labels, &words);
            table.header_line = lanes.first().map_or(0, |(_, line)| *line);
            table.lanes = Some(lanes.iter().map(|(_, line)| *line).collect());
            table.header = lanes.into_iter().map(|(name, _)| name).collect();
            table.rows = rows;
            table.above.extend(above);
            table.aside = aside;
            table.aside.extend(unread);
            return table;
        }
        table.rows = rows;
        if let Some(place) = header(&table.rows, &words) {
            let below = table.rows.split_off(place + 1);
            let mut above = std::mem::replace(&mut table.rows, below);
            if let Some(row) = above.pop() {
                (table.header, table.header_line) = (row.cells, row.line);
            }
            table.above.extend(above);
        }
        if !own {
            table.set_aside();
            table.aside.extend(unread);
            analytics::settle(&table.header, &mut table.rows, &mut table.aside, table.decimal);
        }
        table
    }
}

/// The most bytes of a cell that are looked at: more than a step's longest list has, and few enough that a file of one
/// cell holds nobody up.
const LONGEST_CELL: usize = 100_000;

/// Cuts what is too long for a cell.
fn shorten(cell: &mut Box<str>) {
    if cell.len() > LONGEST_CELL {
        *cell = beginning_of(cell, LONGEST_CELL).into();
    }
}

/// Whether a cell is one that was cut, or as long as such a one. Texts have lower limits of their own; who takes a cell
/// for a list has to tell.
pub(super) fn is_cut(cell: &str) -> bool {
    // Letters have up to four bytes.
    cell.len() > LONGEST_CELL - 4
}

/// The letters within so many bytes.
pub(in crate::core::exchange) fn beginning_of(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

/// Whether a row is a comment: the first of its cells begins with the sign of one.
fn is_comment(row: &Row) -> bool {
    row.cells.first().is_some_and(|cell| cell.trim_start().starts_with("# "))
        && row.cells[1..].iter().all(|cell| cell.trim().is_empty())
}

/// Whether the columns of these rows look like the steps.
pub(in crate::core::exchange) fn is_across(rows: &[Row]) -> bool {
    turn::labels(rows, &Vocabulary::new()).is_some()
}

/// So many rows decide about delimiter and header.
const SAMPLE: usize = 40;
/// Within so many bytes: room for as many steps with all their texts.
const SAMPLE_BYTES: usize = 400_000;

/// Finds the table in a text: delimiter, decimal sign, header. Cells are given as they were before they were defused.
/// Errors: too large, nothing in it, or a quote that is never closed.
pub fn sniff(text: &str) -> Result<Table, ImportError> {
    Ok(grid(text)?.table(None))
}

/// The cells of the table in a text. Errors as for `sniff`.
pub fn grid(text: &str) -> Result<Grid, ImportError> {
    if text.len() > LARGEST_IMPORT {
        return Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (delimiter, rest, skipped) = delimited(text);
    let head = scan(beginning_of(rest, SAMPLE_BYTES), delimiter, LEADING).0;
    // A cell of ours may hold anything, also a table.
    if !head.iter().any(|row| own_language(&row.cells).is_some())
        && let Some((rows, around)) = pipes::rows(text)
    {
        return Ok(Grid { around, ..Grid::of(rows, '|')? });
    }
    let text = rest;
    match scan(text, delimiter, LONGEST) {
        (_, Some(error)) => Err(error),
        (rows, None) => Grid::of(undone_rows(rows, skipped), delimiter),
    }
}

/// Finds the table in the first rows of a text that may break off anywhere. Error: nothing in it.
pub fn sniff_head(text: &str, most: usize) -> Result<Table, ImportError> {
    let (delimiter, text, skipped) = delimited(text.strip_prefix('\u{feff}').unwrap_or(text));
    let (mut rows, error) = scan(text, delimiter, most);
    // A row that broke off in a quote says less than it will.
    if error.is_some() && rows.len() > 1 {
        rows.pop();
    }
    // Answers are rows, however their columns are called.
    Ok(Grid::of(undone_rows(rows, skipped), delimiter)?.table(Some(false)))
}

/// The delimiter of a text, what there is to read of it, and how many lines stand before that.
fn delimited(text: &str) -> (char, &str, usize) {
    match named_delimiter(text) {
        Some((delimiter, rest)) => (delimiter, rest, 1),
        None => (looks(text).delimiter, text, 0),
    }
}

/// The rows as they were before they were defused, behind so many lines that were skipped.
fn undone_rows(mut rows: Vec<Row>, skipped: usize) -> Vec<Row> {
    for row in &mut rows {
        row.line += skipped;
        row.cells.iter_mut().filter(|cell| cell.starts_with('\'')).for_each(|cell| *cell = undone(cell).into());
    }
    rows
}

/// Whether a text looks like a table: its head has names that we know, or it is a block of cells off a spreadsheet.
pub fn recognises(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let looks = match named_delimiter(text) {
        Some((delimiter, rest)) => look(rest, delimiter),
        None => looks(text),
    };
    looks.known >= 2
        || looks.down >= 2 && looks.even > 60
        || looks.delimiter == '\t' && looks.rows > 1 && looks.width > 1 && looks.even == 100
}

/// Excel's way to name the delimiter on a line of its own, and the text below it.
fn named_delimiter(text: &str) -> Option<(char, &str)> {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="))?;
    let delimiter = rest.chars().next().filter(|sign| DELIMITERS.contains(sign))?;
    let rest = &rest[1..];
    let below = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n']))?;
    Some((delimiter, below))
}

/// How a text looks if it is split by a delimiter.
struct Looks {
    delimiter: char,
    /// How many names of the likeliest header are known.
    known: usize,
    /// How many names of lanes stand in the first column.
    down: usize,
    /// How many in a hundred rows have as many cells as most have.
    even: usize,
    /// As many cells.
    width: usize,
    rows: usize,
}

fn looks(text: &str) -> Looks {
    let mut best = Looks { delimiter: ',', known: 0, down: 0, even: 0, width: 0, rows: 0 };
    for delimiter in DELIMITERS {
        let looks = look(text, delimiter);
        let worth = |looks: &Looks| (looks.known.max(looks.down), looks.even, looks.width);
        if looks.width > 1 && worth(&looks) > worth(&best) {
            best = looks;
        }
    }
    best
}

fn look(text: &str, delimiter: char) -> Looks {
    let (rows, _) = scan(beginning_of(text, SAMPLE_BYTES), delimiter, SAMPLE);
    let like = |width: usize| rows.iter().filter(|row| row.cells.len() == width).count();
    let width = rows.iter().map(|row| row.cells.len()).max_by_key(|width| (like(*width), *width)).unwrap_or(0);
    let words = Vocabulary::new();
    let known = rows.iter().take(LEADING).map(|row| named(&words, row.cells.iter())).max().unwrap_or(0);
    let down = named(&words, rows.iter().filter_map(|row| row.cells.first()));
    // A table whose cells are all in one column, but for the first, is an indented text.
    let indented = rows.iter().all(|row| row.cells.first().is_none_or(|cell| cell.is_empty()));
    Looks {
        delimiter,
        known,
        down,
        even: if indented { 0 } else { like(width) * 100 / rows.len().max(1) },
        width,
        rows: rows.len(),
    }
}

/// How many different columns are named by a whole cell.
fn named<'a>(words: &Vocabulary, cells: impl Iterator<Item = &'a Box<str>>) -> usize {
    let mut found = Vec::new();
    for column in cells.take(WIDEST).filter(|cell| cell.len() < 80).filter_map(|cell| words.named(cell)) {
        if !found.contains(&column) {
            found.push(column);
        }
    }
    found.len()
}

/// Among so many rows is the header.
const LEADING: usize = 10;

/// Which row is the header, if there is one: the first with two names that we know, or the first of all if it has one,
/// or if it has no number while a column below has nothing else.
fn header(rows: &[Row], words: &Vocabulary) -> Option<usize> {
    let known = |cells: &[Box<str>]| turn::known(words, cells.iter().map(|cell| &**cell));
    if let Some(place) = rows.iter().take(LEADING).position(|row| known(&row.cells) > 1) {
        return Some(place);
    }
    let (first, below) = rows.split_first()?;
    let numeric = |cell: &str| parsed(cell.trim()).is_some() || is_decimal(cell).is_some();
    let numbers_below = (0..first.cells.len()).any(|index| {
        let mut cells =
            below.iter().filter_map(|row| row.cells.get(index)).filter(|cell| !cell.trim().is_empty()).peekable();
        cells.peek().is_some() && cells.all(|cell| numeric(cell))
    });
    (known(&first.cells) == 1 || !first.cells.iter().any(|cell| numeric(cell)) && numbers_below).then_some(0)
}

/// The sign before the fraction in most numbers; if there are none, the one that goes with the delimiter.
fn decimal(rows: &[Row], delimiter: char) -> char {
    let (mut commas, mut points) = (0, 0);
    for sign in rows.iter().flat_map(|row| &row.cells).filter_map(|cell| is_decimal(cell)) {
        if sign == ',' { commas += 1 } else { points += 1 }
    }
    match commas.cmp(&points) {
        std::cmp::Ordering::Less => '.',
        std::cmp::Ordering::Greater => ',',
        std::cmp::Ordering::Equal if delimiter == ';' => ',',
        std::cmp::Ordering::Equal => '.',
    }
}

/// The sign between the digits, if the cell is digits, a comma or point, and digits.
fn is_decimal(cell: &str) -> Option<char> {
    let (whole, fraction) = cell.trim().split_once([',', '.'])?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(fraction)).then(|| if cell.contains(',') { ',' } else { '.' })
}

/// At most so many rows that are not empty, and where it could not go on. The delimiter is one of ASCII.
fn scan(text: &str, delimiter: char, most: usize) -> (Vec<Row>, Option<ImportError>) {
    let mut scanner = Scanner::new(text.as_bytes(), delimiter, |bytes| String::from_utf8_lossy(bytes).into_owned());
    let mut rows = Vec::new();
    while rows.len() < most {
        scanner.pass_over_empty_lines();
        match scanner.next() {
            None => break,
            Some(Ok(row)) if row.is_empty() => {}
            Some(Ok(row)) => rows.push(row),
            Some(Err((row, error))) => {
                rows.push(row);
                return (rows, Some(error));
            }
        }
    }
    (rows, None)
}

/// Reads rows one at a time, as RFC 4180 has them; line ends may be CRLF, LF or CR. What follows a closing quote within
/// a cell belongs to the cell. It goes by bytes, so that a long file needs no copy in another encoding: in those that
/// are read, delimiters, quotes and line ends are the same bytes, and never part of a letter.
pub struct Scanner<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    decode: fn(&[u8]) -> String,
    /// Where the next row starts, in bytes from 0 and lines from 1.
    pub at: usize,
    pub line: usize,
    /// Whether quotes mean anything.
    pub quotes: bool,
}

impl<'a> Scanner<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8], delimiter: char, decode: fn(&[u8]) -> String) -> Self {
        Self { bytes, delimiter: delimiter as u8, decode, at: 0, line: 1, quotes: true }
    }

    /// Goes to the next line with something in it.
    fn pass_over_empty_lines(&mut self) {
        while let Some(b'\r' | b'\n') = self.bytes.get(self.at) {
            self.at += if self.bytes[self.at..].starts_with(b"\r\n") { 2 } else { 1 };
            self.line += 1;
        }
    }

    /// The next row; of one that is too wide, a cell more than is looked at. Error: a quote in it is never closed; what
    /// was read of the row, and where the quote is. The scanner stands at the row's start again then.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Option<Result<Row, (Row, ImportError)>> {
        let (bytes, start) = (self.bytes, self.at);
        if start >= bytes.len() {
            return None;
        }
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            let mut cell: Vec<u8> = Vec::new();
            if self.quotes && bytes.get(self.at) == Some(&b'"') {
                let open = (self.at, self.line);
                self.at += 1;
                loop {
                    let Some(length) = bytes[self.at..].iter().position(|byte| *byte == b'"') else {
                        let before = bytes[..open.0]
                            .iter()
                            .rposition(|byte| matches!(byte, b'\r' | b'\n'))
                            .map_or(0, |place| place + 1);
                        let place = Place::Line {
                            line: open.1,
                            column: (self.decode)(&bytes[before..open.0]).chars().count() + 1,
                        };
                        (self.at, self.line) = (start, row.line);
                        return Some(Err((row, ImportError { code: ErrorCode::Syntax, place })));
                    };
                    let part = &bytes[self.at..self.at + length];
                    self.line += breaks(part);
                    cell.extend_from_slice(part);
                    self.at += length + 1;
                    if bytes.get(self.at) != Some(&b'"') {
                        break;
                    }
                    cell.push(b'"');
                    self.at += 1;
                }
            }
            let ends = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\r' | b'\n');
            let end = bytes[self.at..].iter().position(ends).map_or(bytes.len(), |length| self.at + length);
            cell.extend_from_slice(&bytes[self.at..end]);
            if row.cells.len() <= WIDEST {
                row.cells.push((self.decode)(&cell).into());
            }
            self.at = end + 1;
            match bytes.get(end) {
                Some(b'\r') if bytes.get(self.at) == Some(&b'\n') => self.at += 1,
                Some(b'\r' | b'\n') | None => {}
                Some(_) => continue,
            }
            self.line += 1;
            row.cells.shrink_to_fit();
            return Some(Ok(row));
        }
    }
}

fn breaks(text: &[u8]) -> usize {
    let count = |sign: u8| text.iter().filter(|byte| **byte == sign).count();
    count(b'\n') + count(b'\r') - text.windows(2).filter(|pair| pair == b"\r\n").count()
}

/// One line of a file as RFC 4180 has it, with its CRLF.
pub fn line(cells: &[impl AsRef<str>], delimiter: char) -> String {
    let mut line = String::new();
    for (index, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
        if index > 0 {
            line.push(delimiter);
        }
        // Any delimiter is quoted: whoever looks for the delimiter then is not led astray by texts.
        if cell.contains(['"', '\r', '\n', delimiter])
            || cell.contains(DELIMITERS)
            || cell.starts_with(' ')
            || cell.ends_with(' ')
        {
            line.push('"');
            line.push_str(&cell.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(cell);
        }
    }
    line + "\r\n"
}

/// The cell as it is written: with an apostrophe in front, if a spreadsheet could take it for a formula. One that has
/// apostrophes in front of a formula gets one more, so that `undone` gives back exactly what was there.
pub fn defused(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The cell as it was before it was defused.
pub fn undone(cell: &str) -> String {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell).to_owned()
}

/// Whether a cell begins, behind apostrophes and what nobody sees, with a sign that starts a formula in some
/// spreadsheet, in its usual, small or wide form.
fn is_formula(cell: &str) -> bool {
    let seen = cell.trim_start_matches('\'');
    let unseen = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let starts = |letter: char| {
        matches!(
            letter,
            '=' | '+'
                | '-'
                | '@'
                | '\u{fe62}'
                | '\u{fe63}'
                | '\u{fe66}'
                | '\u{fe6b}'
                | '\u{ff1d}'
                | '\u{ff0b}'
                | '\u{ff0d}'
                | '\u{ff20}'
                | '\u{2212}'
        )
    };
    seen.starts_with(['\t', '\r', '\n']) || seen.trim_start_matches(unseen).starts_with(starts)
}
