//! What was left around the pieces of a text.

use crate::core::exchange::{Import, Repair, Repairs, Rule};
use crate::core::text::{fill, messages};

/// So many pieces of a text are looked at.
pub(super) const MOST_PIECES: usize = 200;

/// A part of a text that is not what was taken, from its line on.
pub(super) struct Around {
    pub line: usize,
    pub text: String,
}

/// What was left around, told by its lines.
pub(super) fn told(around: Vec<Around>, import: &Import) -> Vec<Repair> {
    let mut repairs = Repairs::default();
    for part in around.into_iter().filter(|part| !part.text.trim().is_empty()) {
        let line = fill(messages(import.language).csv_line, &[&part.line.to_string()]);
        repairs.push_text(&line, Rule::LeftOut, &part.text);
    }
    repairs.told()
}
