//! A sheet on its way into a workbook: cells with what they hold and how they look, before anybody writes them.

use crate::core::model::{Date, Stage};

/// One sheet.
pub struct Sheet {
    /// As it was wanted: the writer makes it a name that a workbook may have.
    pub name: String,
    /// Widths of the columns, in letters; a column with none is hidden.
    pub widths: Vec<Option<f64>>,
    pub rows: Vec<Vec<Cell>>,
    /// How many rows and columns stay when the rest is scrolled.
    pub frozen: (usize, usize),
    /// Cells that are one: from row and column to row and column.
    pub merged: Vec<((usize, usize), (usize, usize))>,
    /// Whether the last frozen row is a header by which rows can be filtered.
    pub filtered: bool,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub value: Value,
    pub look: Look,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    #[default]
    Nothing,
    Text(String),
    Number(f64),
    Date(Date),
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Look {
    /// A text over several lines, at the top.
    #[default]
    Body,
    Title,
    Muted,
    /// The name of a column or a lane.
    Head,
    Phase(Stage),
    /// A guiding question, on its phase's tint.
    Question(Stage),
    Strong,
    /// A rating from 1 to 5, on its colour.
    Rating(u8),
    Number,
    /// With one digit after the sign.
    Decimal,
    /// A span as a number of days.
    Days,
    Date,
    /// What goes wrong.
    Pain,
    Opportunity,
    Measure,
    /// What only we read.
    Mark,
}

impl Cell {
    /// A text; none if there is nothing in it.
    pub fn text(text: impl Into<String>, look: Look) -> Self {
        let text = text.into();
        Self { value: if text.is_empty() { Value::Nothing } else { Value::Text(text) }, look }
    }

    /// A number.
    pub fn number(number: f64, look: Look) -> Self {
        Self { value: Value::Number(number), look }
    }

    /// What stands in it, as a reader of workbooks gives it.
    pub fn shown(&self) -> String {
        match &self.value {
            Value::Nothing => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Date(date) => date.to_string(),
        }
    }
}
