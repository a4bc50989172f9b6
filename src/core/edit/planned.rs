//! What an intent comes to, and what the files of the kinds share in making it.

use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::model::{Feedback, Field, Id, Ids, Key, Kind, Measure, Order, Record, Target, limit};

/// Why an intent can't be carried out. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The record is not there (any more).
    Gone(Key),
    /// Records of this kind have no such field, or it takes another type of value.
    NoSuchField(Kind, Field),
    /// The plan holds as many records of this kind as it may.
    Full(Kind),
    /// The only phase can't go while steps stand in it.
    LastPhase,
}

/// A change ready to be applied.
#[derive(Debug, Default)]
pub struct Planned {
    pub change: Change,
    /// The record that the intent made, if it made one.
    pub made: Option<Key>,
    /// Whether a text was longer than its field and lost its end.
    pub cut: bool,
}

impl From<Change> for Planned {
    fn from(change: Change) -> Self {
        Self { change, made: None, cut: false }
    }
}

/// A new id for a record of this kind, and the place at the end of its list.
pub(super) fn fresh(document: &Document, kind: Kind, list: &List, ids: &mut Ids) -> Result<(Id, Order), EditError> {
    Ok((fresh_id(document, kind, 1, ids)?, document.order_before(list, None)))
}

/// A new id, if the plan has room for `more` records of this kind.
pub(super) fn fresh_id(document: &Document, kind: Kind, more: usize, ids: &mut Ids) -> Result<Id, EditError> {
    if document.count(kind) + more > limit(kind) {
        return Err(EditError::Full(kind));
    }
    loop {
        let id = ids.next_id();
        if document.get(&Key::new(kind, &id)).is_none() {
            return Ok(id);
        }
    }
}

/// A change that puts one new record.
pub(super) fn made(record: Record) -> Planned {
    Planned { made: Some(record.key()), change: Change::put(record), cut: false }
}

/// Lets what is about `from` be about `to` instead.
pub(super) fn retarget(document: &Document, from: &Target, to: Option<Target>, change: &mut Change) {
    for id in document.list(&List::MeasuresFor(from.clone())) {
        if let Some(measure) = document.measure(id) {
            change.put.push(Record::Measure(Measure { target: to.clone(), ..measure.clone() }));
        }
    }
    for id in document.list(&List::FeedbackOn(from.clone())) {
        if let Some(feedback) = document.feedback(id) {
            change.put.push(Record::Feedback(Feedback { target: to.clone(), ..feedback.clone() }));
        }
    }
}
