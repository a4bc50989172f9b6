//! What readers of workbooks share: parts of the archive as text, cells with their bounds, and sheets of rows.

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

/// A share in per cent. What binary fractions leave behind the twelfth digit means nothing.
pub fn percent(share: f64) -> String {
    format!("{}%", (share * 1e12).round() / 1e10)
}
