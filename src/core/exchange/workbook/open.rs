//! A workbook of anybody's: its sheets with what stands in their cells, as text. Excel's (Office Open XML) and that of
//! OpenDocument.
//!
//! Only values are read: of a formula what it gave when it was saved. Macros, links, pictures, comments and entities
//! are never looked at; a part that holds a document type is refused.

use super::parts::{Cells, OpenSheet, Parts, fault};
use super::{ods, xlsx_read};
use crate::core::exchange::archive::Archive;
use crate::core::exchange::office::{ARCHIVE, OLD_WORKBOOK};
use crate::core::exchange::{ErrorCode, ImportError, LARGEST_IMPORT, Place};

/// The sheets of a workbook.
#[derive(Clone, Debug)]
pub struct Workbook {
    pub sheets: Vec<OpenSheet>,
}

/// Reads the sheets of a workbook.
pub fn open(bytes: &[u8]) -> Result<Workbook, ImportError> {
    let refuse = |code: ErrorCode| Err(ImportError { code, place: Place::Whole });
    if bytes.len() > LARGEST_IMPORT {
        return refuse(ErrorCode::TooLarge);
    }
    if bytes.starts_with(&OLD_WORKBOOK) {
        return refuse(ErrorCode::OldWorkbook);
    }
    if !bytes.starts_with(&ARCHIVE) {
        return refuse(ErrorCode::WrongFormat);
    }
    let archive = Archive::open(bytes).map_err(fault)?;
    if archive.has("Index/Document.iwa") || archive.has("index.apxl") {
        return refuse(ErrorCode::Numbers);
    }
    let mut parts = Parts::of(archive);
    let mut cells = Cells::default();
    let sheets = if parts.archive.has("content.xml") {
        ods::sheets(&mut parts, &mut cells)?
    } else {
        xlsx_read::sheets(&mut parts, &mut cells)?
    };
    Ok(Workbook { sheets })
}
