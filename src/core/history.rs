//! Undo and redo: a row of changes that take back what was done.
//!
//! Keystrokes in one field become one entry, and so does everything between the two ends of a gesture. The history
//! knows changes only, not what they mean.

use super::change::Change;
use super::document::{Applied, Document};
use super::model::{Field, Key};

/// How many entries are kept; the oldest go first.
const DEPTH: usize = 1_000;
/// Keystrokes further apart than this, in milliseconds, are entries of their own.
const PAUSE: i64 = 1_500;

/// What an edit must have in common with the one before to be merged into its entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Merge {
    /// Never merged.
    No,
    /// Typing in one field, at this time in milliseconds.
    Typing { key: Key, field: Field, at: i64 },
    /// Part of the gesture that is under way.
    Gesture,
}

/// The changes that undo what was done, and those that do it again.
#[derive(Debug, Default)]
pub struct History {
    undo: Vec<(Change, Option<Merge>)>,
    redo: Vec<Change>,
}

impl History {
    /// Remembers an edit by its inverse. What was undone before can't be done again after it.
    pub fn push(&mut self, inverse: Change, merge: Merge) {
        self.redo.clear();
        if let Some((last, open)) = self.undo.last_mut()
            && joins(open.as_ref(), &merge)
        {
            *last = std::mem::take(last).undoing_also(inverse);
            *open = Some(merge);
            return;
        }
        if self.undo.len() == DEPTH {
            self.undo.remove(0);
        }
        self.undo.push((inverse, Some(merge)));
    }

    /// Ends the last entry: what follows is an entry of its own.
    pub fn mark(&mut self) {
        if let Some((_, open)) = self.undo.last_mut() {
            *open = None;
        }
    }

    /// Takes the last entry back; none if there is nothing to undo.
    pub fn undo(&mut self, document: &mut Document) -> Option<Applied> {
        let applied = document.apply(self.undo.pop()?.0);
        self.redo.push(applied.inverse.clone());
        self.mark();
        Some(applied)
    }

    /// Does again what was undone last; none if there is nothing.
    pub fn redo(&mut self, document: &mut Document) -> Option<Applied> {
        let applied = document.apply(self.redo.pop()?);
        self.undo.push((applied.inverse.clone(), None));
        Some(applied)
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

fn joins(open: Option<&Merge>, next: &Merge) -> bool {
    match (open, next) {
        (Some(Merge::Gesture), Merge::Gesture) => true,
        (Some(Merge::Typing { key, field, at }), Merge::Typing { key: next_key, field: next_field, at: next_at }) => {
            key == next_key && field == next_field && (0..=PAUSE).contains(&(next_at - at))
        }
        _ => false,
    }
}
