//! What a user can want, and which file makes the change of it.

use super::pasted::{self, Paste};
use super::planned::{EditError, Planned};
use super::set::Value;
use super::{adopt, feedback, finding, journey, measure, persona, phase, set, step, touchpoint};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::model::{Field, Id, Ids, Key, Kind, Record};

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
    /// Puts in what was pasted onto a step.
    Paste(Paste),
    /// Takes over all contents of another document (an import).
    Replace(Box<Document>),
    /// Takes the contents of another document in beside what is there.
    Adopt(Box<Document>),
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
        Edit::Paste(paste) => pasted::plan(document, paste, ids),
        Edit::Replace(other) => Ok(document.difference(&other).into()),
        Edit::Adopt(other) => adopt::plan(document, &other, ids),
    }
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
