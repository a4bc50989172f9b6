//! What readers of workbooks share: parts of the archive as text, cells with their bounds, and sheets of rows.

use super::xlsx::place;
use crate::core::exchange::archive::{Archive, ArchiveError, LARGEST};
use crate::core::exchange::csv::{LONGEST, Row, WIDEST, decode};
use crate::core::exchange::{ErrorCode, ImportError, Place};

/// A sheet that was read.
#[derive(Clone, Debug, Default)]
pub struct OpenSheet {
    pub name: String,
    /// Whether whoever saved it did not want it to be seen.
    pub hidden: bool,
    /// Those in which something stands.
    pub rows: Vec<Row>,
    /// Cells in which nothing stands that could be read: the line, and what is there.
    pub lost: Vec<(usize, String)>,
}

/// So many of those are told.
const MOST_LOST: usize = 200;

/// What a cell says, or what it could not say.
pub enum Said {
    Text(String),
    /// An error, or a formula of which nobody saved what it gives.
    Lost(String),
}

/// Why an archive is not read, as whoever imports is told.
pub fn fault(error: ArchiveError) -> ImportError {
    let code = match error {
        ArchiveError::Damaged => ErrorCode::Damaged,
        ArchiveError::Locked => ErrorCode::Locked,
        ArchiveError::Foreign | ArchiveError::TooLarge => ErrorCode::TooLarge,
    };
    ImportError { code, place: Place::Whole }
}

/// What is no workbook, or no sound one.
pub fn damaged() -> ImportError {
    ImportError { code: ErrorCode::Damaged, place: Place::Whole }
}

/// The parts of a workbook, which are unpacked one by one.
pub struct Parts<'a> {
    pub archive: Archive<'a>,
    room: usize,
}

impl<'a> Parts<'a> {
    /// Those of an archive.
    pub fn of(archive: Archive<'a>) -> Self {
        Self { archive, room: LARGEST }
    }
}

impl Parts<'_> {
    /// A part as text; none if there is none of this name.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        let bytes = self.archive.part(name, &mut self.room).map_err(fault)?;
        let text = bytes.map(|bytes| decode(&bytes));
        Ok(text.map(|text| text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }
}

/// Counts the cells of all sheets: a few letters may say that there are a million.
#[derive(Default)]
pub struct Cells {
    count: usize,
    texts: usize,
}

/// So many cells, those before others in a row among them, a workbook may have.
const MOST_CELLS: usize = 500_000;
/// So many bytes of text in them.
const MOST_TEXT: usize = LARGEST;

impl Cells {
    /// Puts a cell into a row; what stands further right than is looked at only leaves its trace. Error: there are too
    /// many.
    pub fn put(&mut self, row: &mut Row, column: usize, text: &str) -> Result<(), ImportError> {
        let column = column.min(WIDEST);
        if text.is_empty() {
            return Ok(());
        }
        if row.cells.len() <= column {
            self.count += column + 1 - row.cells.len();
            row.cells.resize(column + 1, Box::default());
        }
        self.texts += text.len();
        if self.count > MOST_CELLS || self.texts > MOST_TEXT {
            return Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
        }
        row.cells[column] = text.into();
        Ok(())
    }
}

impl OpenSheet {
    /// An empty one.
    pub fn new(name: String, hidden: bool) -> Self {
        Self { name, hidden, rows: Vec::new(), lost: Vec::new() }
    }

    /// What a cell of this line and column, from 0, says; what it could not say is kept with its place.
    pub fn said(&mut self, said: Said, line: usize, column: usize) -> String {
        match said {
            Said::Text(text) => text,
            Said::Lost(what) => {
                if self.lost.len() < MOST_LOST {
                    let what: String = what.chars().take(200).collect();
                    self.lost.push((line, format!("{}: {what}", place(line.saturating_sub(1), column))));
                }
                String::new()
            }
        }
    }

    /// Adds a row if something stands in it; further down than is looked at, no more.
    pub fn push(&mut self, mut row: Row) {
        if !row.cells.is_empty() && self.rows.len() < LONGEST {
            row.cells.shrink_to_fit();
            self.rows.push(row);
        }
    }
}

/// A number as a cell's text: as short as it can be told.
pub fn number(number: f64) -> String {
    number.to_string()
}

/// A time of day or a span, of days, as clocks show it: `26:30:00`.
pub fn clock(days: f64) -> String {
    let seconds = (days * 86_400.0).round().max(0.0) as u64;
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// A share in per cent. What binary fractions leave behind the twelfth digit means nothing.
pub fn percent(share: f64) -> String {
    format!("{}%", (share * 1e12).round() / 1e10)
}
