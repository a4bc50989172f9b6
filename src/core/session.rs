//! An open plan that is being worked on: document, history and what is selected. The façade that the UI sees.
//!
//! A session does not know where plans are stored, nor signals or views.

use std::collections::HashSet;

use super::change::Change;
use super::document::{Applied, Document, Topic};
use super::edit::{self, Edit, EditError, Value};
use super::history::{History, Merge};
use super::model::{Id, Ids, Key, Kind};

/// Document, history and selection of one open plan.
pub struct Session {
    document: Document,
    history: History,
    ids: Ids,
    gesture: bool,
    /// The step that is selected, if one is.
    selected: Option<Id>,
}

/// What an edit did.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The records and lists that are different now; none if nothing changed.
    pub touched: HashSet<Topic>,
    /// The record that was made.
    pub made: Option<Key>,
    /// Whether a text was longer than its field and lost its end.
    pub cut: bool,
}

impl Session {
    /// Starts to work on a document; new records get ids that follow from the seed.
    pub fn new(document: Document, seed: u64) -> Self {
        Self { document, history: History::default(), ids: Ids::new(seed), gesture: false, selected: None }
    }

    /// The document as it is.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// Carries out an intent at this time (in milliseconds: keystrokes close together become one entry of the history).
    pub fn edit(&mut self, edit: Edit, now: i64) -> Result<Outcome, EditError> {
        let merge = match &edit {
            _ if self.gesture => Merge::Gesture,
            Edit::Set { key, field, value: Value::Text(_) | Value::List(_) } => {
                Merge::Typing { key: key.clone(), field: *field, at: now }
            }
            _ => Merge::No,
        };
        let planned = edit::plan(&self.document, edit, &mut self.ids)?;
        let touched = self.carry_out(planned.change, merge);
        Ok(Outcome { touched, made: planned.made, cut: planned.cut })
    }

    /// From here on all edits are one entry of the history, until `end_gesture`.
    pub fn begin_gesture(&mut self) {
        self.history.mark();
        self.gesture = true;
    }

    /// Ends a gesture.
    pub fn end_gesture(&mut self) {
        self.history.mark();
        self.gesture = false;
    }

    /// Goes over to what the plan has become elsewhere; what changed by it. Nothing of that can be undone here.
    pub fn follow(&mut self, document: &Document) -> HashSet<Topic> {
        let change = self.document.difference(document);
        let applied = self.document.apply(change);
        self.history = History::default();
        self.settle(applied)
    }

    /// Takes the last edit back; what changed by it, or none if there is nothing to undo.
    pub fn undo(&mut self) -> Option<HashSet<Topic>> {
        let applied = self.history.undo(&mut self.document)?;
        Some(self.settle(applied))
    }

    /// Does again what was undone last.
    pub fn redo(&mut self) -> Option<HashSet<Topic>> {
        let applied = self.history.redo(&mut self.document)?;
        Some(self.settle(applied))
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The selected step.
    pub fn selected(&self) -> Option<&Id> {
        self.selected.as_ref()
    }

    /// Selects a step, or none.
    pub fn select(&mut self, step: Option<Id>) {
        self.selected = step.filter(|id| self.document.step(id).is_some());
    }

    fn carry_out(&mut self, change: Change, merge: Merge) -> HashSet<Topic> {
        let mut applied = self.document.apply(change);
        // What changed nothing can't be undone, and leaves what can be done again.
        if !applied.inverse.is_empty() {
            self.history.push(std::mem::take(&mut applied.inverse), merge);
        }
        self.settle(applied)
    }

    /// A selection never outlives its record.
    fn settle(&mut self, applied: Applied) -> HashSet<Topic> {
        if let Some(id) = &self.selected
            && self.document.get(&Key::new(Kind::Step, id)).is_none()
        {
            self.selected = None;
        }
        applied.touched
    }
}
