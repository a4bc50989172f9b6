//! What the columns of one table mean, as `guess` takes them or a person chose.

use super::column::{Column, PLACE, words};
use crate::core::model::Language;

/// What the columns of a table mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// One entry a column of the table; none leaves the column out. Texts of columns that mean the same are joined.
    pub columns: Vec<Option<Column>>,
    /// On which scale satisfaction is told.
    pub scale: Scale,
    /// How many minutes a bare number counts in a column of spans; none if nobody told the unit.
    pub each: Option<f64>,
}

/// A scale of ratings by its two ends, which become 1 and 5. What says its own scale (`8/10`, `80 %`) follows that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
}

impl Scale {
    /// Where on our own scale a number of this one is.
    pub fn to_own(self, number: f64) -> f64 {
        1.0 + (number - self.low) / (self.high - self.low) * 4.0
    }

    /// Our own, 1 to 5.
    pub const OWN: Scale = Scale { low: 1.0, high: 5.0 };
    /// German marks, of which 1 is the best.
    pub const SCHOOL: Scale = Scale { low: 6.0, high: 1.0 };
    /// Those that a dialog offers.
    pub const ALL: [Scale; 7] = [
        Self::OWN,
        Scale { low: -2.0, high: 2.0 },
        Scale { low: -5.0, high: 5.0 },
        Scale { low: 0.0, high: 10.0 },
        Scale { low: 1.0, high: 10.0 },
        Scale { low: 0.0, high: 100.0 },
        Self::SCHOOL,
    ];
}

/// The language in whose words a header has our columns for where and when a step is: it is an export of ours, whose
/// empty cells mean that nothing is there, and whose texts stay as they are to the last blank.
pub(super) fn own_language(header: &[Box<str>]) -> Option<Language> {
    let has = |language: &&Language| {
        let t = words(**language);
        PLACE.iter().all(|column| header.iter().any(|header| **header == *column.label(t)))
    };
    Language::ALL.iter().find(has).copied()
}
