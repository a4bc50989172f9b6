//! Intents: what a user wants to do, and the change that does it.
//!
//! `plan` looks at the document and gives a change or says why not; it changes nothing itself. What an intent means for
//! a record of one kind stands in that kind's file. This module does not know history, selection or who asks.

mod adopt;
pub mod feedback;
pub mod finding;
mod get;
pub mod journey;
pub mod measure;
pub mod persona;
pub mod phase;
mod set;
pub mod step;
pub mod touchpoint;

use super::change::Change;
use super::document::{Document, List};
use super::model::{Field, Id, Ids, Key, Kind, Order, Record, Target, limit};

pub use get::get;
pub use set::Value;

/// What a user wants to do.
#[derive(Clone, Debug)]
pub enum Edit {
    /// Sets one field of one record.
    Set {
        key: Key,
        field: Field,
        value: Value,
    },
    /// Removes a record and settles what refers to it.
    Remove(Key),
    /// Puts a record before another of its list, or at the end. Steps have an intent of their own.
    Move {
        key: Key,
        before: Option<Id>,
    },
    Phase(phase::PhaseEdit),
    Persona(persona::PersonaEdit),
    Touchpoint(touchpoint::TouchpointEdit),
    Journey(journey::JourneyEdit),
    Step(step::StepEdit),
    Measure(measure::MeasureEdit),
    Feedback(feedback::FeedbackEdit),
    Finding(finding::FindingEdit),
    /// Takes over all contents of another document (an import).
    Replace(Box<Document>),
    /// Takes the contents of another document in beside what is there.
    Adopt(Box<Document>),
}

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

/// The change that an intent means for this document. New records take their ids from `ids`.
pub fn plan(document: &Document, edit: Edit, ids: &mut Ids) -> Result<Planned, EditError> {
    match edit {
        Edit::Set { key, field, value } => set::plan(document, &key, field, value),
        Edit::Remove(key) => remove(document, &key),
        Edit::Move { key, before } => relocate(document, &key, before.as_ref()),
        Edit::Phase(edit) => phase::plan(document, edit, ids),
        Edit::Persona(edit) => persona::plan(document, edit, ids),
        Edit::Touchpoint(edit) => touchpoint::plan(document, edit, ids),
        Edit::Journey(edit) => journey::plan(document, edit, ids),
        Edit::Step(edit) => step::plan(document, edit, ids),
        Edit::Measure(edit) => measure::plan(document, edit, ids),
        Edit::Feedback(edit) => feedback::plan(document, edit, ids),
        Edit::Finding(edit) => finding::plan(document, edit, ids),
        Edit::Replace(other) => Ok(document.difference(&other).into()),
        Edit::Adopt(other) => adopt::plan(document, &other, ids),
    }
}

/// A new id for a record of this kind, and the place at the end of its list.
fn fresh(document: &Document, kind: Kind, list: &List, ids: &mut Ids) -> Result<(Id, Order), EditError> {
    Ok((fresh_id(document, kind, 1, ids)?, document.order_before(list, None)))
}

/// A new id, if the plan has room for `more` records of this kind.
fn fresh_id(document: &Document, kind: Kind, more: usize, ids: &mut Ids) -> Result<Id, EditError> {
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
fn made(record: Record) -> Planned {
    Planned { made: Some(record.key()), change: Change::put(record), cut: false }
}

fn remove(document: &Document, key: &Key) -> Result<Planned, EditError> {
    let record = document.get(key).ok_or_else(|| EditError::Gone(key.clone()))?;
    let mut change = match record {
        Record::Plan(_) => return Err(EditError::Gone(key.clone())),
        Record::Phase(phase) => phase::leave(document, phase)?,
        Record::Persona(persona) => persona::leave(document, persona),
        Record::Touchpoint(touchpoint) => touchpoint::leave(document, touchpoint),
        Record::Journey(journey) => journey::leave(document, journey),
        Record::Step(step) => step::leave(document, step),
        Record::Measure(_) | Record::Feedback(_) | Record::SetAside(_) => Change::default(),
    };
    change.remove.push(key.clone());
    for gone in change.remove.clone() {
        finding::leave(document, &gone, &mut change);
    }
    Ok(change.into())
}

/// Lets what is about `from` be about `to` instead.
fn retarget(document: &Document, from: &Target, to: Option<Target>, change: &mut Change) {
    for id in document.list(&List::MeasuresFor(from.clone())) {
        if let Some(measure) = document.measure(id) {
            change.put.push(Record::Measure(crate::core::model::Measure { target: to.clone(), ..measure.clone() }));
        }
    }
    for id in document.list(&List::FeedbackOn(from.clone())) {
        if let Some(feedback) = document.feedback(id) {
            change.put.push(Record::Feedback(crate::core::model::Feedback { target: to.clone(), ..feedback.clone() }));
        }
    }
}

fn relocate(document: &Document, key: &Key, before: Option<&Id>) -> Result<Planned, EditError> {
    let list = match key.kind {
        Kind::Phase => List::Phases,
        Kind::Persona => List::Personas,
        Kind::Touchpoint => List::Touchpoints,
        Kind::Journey => List::Journeys,
        Kind::Measure => List::Measures,
        Kind::Feedback => List::Feedback,
        Kind::SetAside => List::SetAsides,
        Kind::Plan | Kind::Step => return Err(EditError::Gone(key.clone())),
    };
    let mut record = document.get(key).ok_or_else(|| EditError::Gone(key.clone()))?.clone();
    if let Some(before) = before
        && document.get(&Key::new(key.kind, before)).is_none()
    {
        return Err(EditError::Gone(Key::new(key.kind, before)));
    }
    if before == Some(&key.id) || document.after(&list, &key.id) == before {
        return Ok(Planned::default());
    }
    let place = document.order_before(&list, before);
    let mut change = Change::default();
    match &mut record {
        Record::Phase(phase) => {
            phase.order = place;
            change = phase::customised(document);
        }
        Record::Persona(persona) => persona.order = place,
        Record::Touchpoint(touchpoint) => touchpoint.order = place,
        Record::Journey(journey) => journey.order = place,
        Record::Measure(measure) => measure.order = place,
        Record::Feedback(feedback) => feedback.order = place,
        Record::SetAside(set_aside) => set_aside.order = place,
        Record::Plan(_) | Record::Step(_) => {}
    }
    change.put.push(record);
    Ok(change.into())
}
