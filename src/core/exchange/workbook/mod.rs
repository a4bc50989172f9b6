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
mod sheet;
mod write;
mod xlsx;
mod xlsx_read;

use super::csv::{self, Table};
use super::{Body, ErrorCode, Export, Exported, Import, ImportError, Imported, Place};
use crate::core::document::Document;

pub use open::{OpenSheet, Workbook, open, recognises};
pub use own::read;
pub(super) use xlsx::{DECLARATION, core_properties, package_relations};

/// The plan as an Excel workbook.
pub fn write(document: &Document, export: &Export) -> Exported {
    let (sheets, lost) = write::sheets(document, export);
    Exported { body: Body::Bytes(xlsx::write(&sheets, &document.plan().title)), lost }
}

/// The table that a sheet is. Error: nothing is in it.
pub fn table(sheet: &OpenSheet) -> Result<Table, ImportError> {
    Table::of(sheet.rows.clone(), '\t')
}

/// The sheet that most likely holds the journey: the one whose columns say most.
pub fn likely(workbook: &Workbook) -> Option<usize> {
    let known = |sheet: &OpenSheet| sheet.rows.iter().take(10).map(|row| csv::known(&row.cells)).max().unwrap_or(0);
    let sheets = || workbook.sheets.iter().enumerate().filter(|(_, sheet)| !sheet.rows.is_empty());
    // The first of those that say as much.
    let best = sheets().rev().max_by_key(|(_, sheet)| (!sheet.hidden, known(sheet)));
    best.map(|(place, _)| place)
}

/// Reads any workbook: a plan of ours, or the sheet that most likely holds a journey, its columns as they are guessed.
pub fn import(bytes: &[u8], import: &Import) -> Result<Imported, ImportError> {
    let workbook = open(bytes)?;
    if let Some(plan) = read(&workbook, import) {
        return plan;
    }
    let place = likely(&workbook).ok_or(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole })?;
    let table = table(&workbook.sheets[place])?;
    csv::read(&table, &csv::guess(&table), import)
}
