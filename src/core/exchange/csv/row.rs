//! One row of a table.

use crate::core::model::{Kind, limit};

/// So many rows a table has; a plan holds no more steps. What stands below is not looked at.
pub const LONGEST: usize = limit(Kind::Step) + 100;

/// One row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line of the text on which it starts, from 1.
    pub line: usize,
    /// Boxed texts: in a wide table with little in it, the room that strings keep for growing would be most of all.
    pub cells: Vec<Box<str>>,
}

impl Row {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        let says_nothing = |letter: char| letter.is_whitespace() || DELIMITERS.contains(&letter);
        self.cells.iter().all(|cell| cell.chars().all(says_nothing))
    }
}

/// The delimiters that are looked for, the more telling first.
pub(super) const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];
