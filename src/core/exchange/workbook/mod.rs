//! Workbooks: a plan as sheets that a marketing person would have made, and anybody's sheets back.
//!
//! `fields` says what a cell holds for a field, `write` which sheets there are, `xlsx` how they are written down;
//! `open` reads any workbook into sheets of text, of which `own` makes a plan where they are ours, and the reader of
//! tables (`csv`) where they are not.

mod fields;
mod map;
mod names;
mod ods;
mod open;
mod own;
mod parts;
mod sheet;
mod write;
mod xlsx;
mod xlsx_read;

use super::csv::{self, Grid, Row, Table};
use super::found::Sheet;
use super::{Body, ErrorCode, Export, Exported, Import, ImportError, Imported, Place};
use crate::core::document::Document;

pub use open::{Workbook, open};
pub use own::read;
pub use parts::OpenSheet;
pub(super) use xlsx::{DECLARATION, core_properties, package_relations};

/// The plan as an Excel workbook.
pub fn write(document: &Document, export: &Export) -> Exported {
    let (sheets, lost) = write::sheets(document, export);
    Exported { body: Body::Bytes(xlsx::write(&sheets, &document.plan().title)), lost }
}

/// What the sheets that `write` makes are called and show.
pub fn outline(document: &Document, export: &Export) -> Vec<Shown> {
    let shown = |sheet: sheet::Sheet| {
        let seen = |column: &usize| sheet.widths.get(*column).is_some_and(Option::is_some);
        let row = |row: &Vec<sheet::Cell>| {
            row.iter().enumerate().filter(|(column, _)| seen(column)).map(|(_, cell)| cell.shown()).collect()
        };
        let columns = sheet.widths.iter().flatten().count();
        Shown { rows: sheet.rows.iter().map(row).collect(), name: sheet.name, columns }
    };
    write::sheets(document, export).0.into_iter().map(shown).collect()
}

/// A sheet as somebody sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    pub name: String,
    pub columns: usize,
    /// The cells of the columns that are not hidden.
    pub rows: Vec<Vec<String>>,
}

/// What a workbook turned out to be.
#[derive(Clone, Debug)]
pub enum Opened {
    /// A plan of ours.
    Plan(Imported),
    /// Tables of others, and which sheet most likely holds a journey.
    Tables(Workbook, usize),
}

/// Reads any workbook, as far as nobody has to be asked.
pub fn look(bytes: &[u8], import: &Import) -> Result<Opened, ImportError> {
    let workbook = open(bytes)?;
    if let Some(plan) = read(&workbook, import) {
        return plan.map(Opened::Plan);
    }
    let place = likely(&workbook).ok_or(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole })?;
    Ok(Opened::Tables(workbook, place))
}

/// The table that a sheet is. Error: nothing is in it.
pub fn table(sheet: &OpenSheet) -> Result<Table, ImportError> {
    Ok(grid(sheet)?.table(None))
}

/// The cells of a sheet, with those aside that could not be read.
fn grid(sheet: &OpenSheet) -> Result<Grid, ImportError> {
    let lost = sheet.lost.iter().map(|(line, what)| Row { line: *line, cells: vec![what.as_str().into()] });
    Ok(Grid::of(sheet.rows.clone(), '\t')?.with_aside(lost.collect()))
}

/// The sheets in which something stands as tables of a text are, the likeliest first.
pub fn sheets(workbook: &Workbook, likely: usize) -> Vec<Sheet> {
    let sheet = |sheet: &OpenSheet| {
        let line = sheet.rows.first().map_or(1, |row| row.line);
        Some(Sheet { name: sheet.name.clone(), line, grid: grid(sheet).ok()? })
    };
    let first = workbook.sheets.get(likely);
    let others = workbook.sheets.iter().enumerate().filter(|(place, _)| *place != likely).map(|(_, sheet)| sheet);
    first.into_iter().chain(others).filter_map(sheet).collect()
}

/// The sheet that most likely holds the journey: the one whose columns say most.
fn likely(workbook: &Workbook) -> Option<usize> {
    let known = |sheet: &OpenSheet| Grid::of(sheet.rows.clone(), '\t').map_or(0, |grid| grid.known());
    let sheets = || workbook.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.rows.is_empty());
    // The first of those that say as much.
    let best = sheets().rev().max_by_key(|(_, sheet)| (!sheet.hidden, known(sheet)));
    best.map(|(place, _)| place)
}

/// Reads any workbook: a plan of ours, or the sheet that most likely holds a journey, its columns as they are guessed.
pub fn import(bytes: &[u8], import: &Import) -> Result<Imported, ImportError> {
    match look(bytes, import)? {
        Opened::Plan(imported) => Ok(imported),
        Opened::Tables(workbook, place) => {
            let table = table(&workbook.sheets[place])?;
            csv::read(&table, &csv::guess(&table), import)
        }
    }
}
