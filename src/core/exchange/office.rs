//! The files of office programs among the formats: what they are called and what they are. What writes and reads them
//! is large and rarely wanted (`workbook`, `pptx`), so it is named by nothing here: a page has it come when it is
//! asked for.

use crate::core::text::exchange::Exchange;

/// A kind of file of an office program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    /// An Excel workbook, out and in.
    Xlsx,
    /// An OpenDocument spreadsheet, in.
    Ods,
    /// PowerPoint slides, out.
    Pptx,
}

/// The first bytes of archives, which workbooks of today are, and of files that Excel wrote before 2007 or locked with
/// a password.
pub const ARCHIVE: [u8; 4] = *b"PK\x03\x04";
pub const OLD_WORKBOOK: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Whether a file is no text, but may be a workbook.
pub fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&ARCHIVE) || bytes.starts_with(&OLD_WORKBOOK)
}

/// The endings of files that are read, or about which can be said what to do. For file pickers.
pub const OFFICE_ENDINGS: &str = ".xlsx,.ods,.xls,.numbers";

impl Office {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Ods, Self::Pptx];

    /// How files of it end, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Pptx => "pptx",
        }
    }

    /// The type of such a file.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        }
    }

    /// What it is called.
    pub fn label(self, w: &Exchange) -> &'static str {
        match self {
            Self::Xlsx => w.format_xlsx,
            Self::Ods => w.format_ods,
            Self::Pptx => w.format_pptx,
        }
    }
}
