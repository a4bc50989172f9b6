//! Steps: adding, moving within and across phases, removing.

use super::planned::{EditError, Planned, fresh_id, made, retarget};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::model::{Id, Ids, Key, Kind, Record, Step, Target};

/// What can be done with steps beyond setting their fields and removing them.
#[derive(Clone, Debug)]
pub enum StepEdit {
    /// A new step before another of the same phase, or at the phase's end.
    Add { journey: Id, phase: Id, before: Option<Id>, touchpoint: Option<Id> },
    /// Puts a step before another of that phase, or at the phase's end.
    Move { id: Id, phase: Id, before: Option<Id> },
    /// One place earlier or later in the journey; at a phase's edge into the neighbouring phase.
    Shift { id: Id, later: bool },
}

pub(super) fn plan(document: &Document, edit: StepEdit, ids: &mut Ids) -> Result<Planned, EditError> {
    match edit {
        StepEdit::Add { journey, phase, before, touchpoint } => {
            there(document, Kind::Journey, Some(&journey))?;
            there(document, Kind::Phase, Some(&phase))?;
            there(document, Kind::Touchpoint, touchpoint.as_ref())?;
            let list = List::Steps { journey: journey.clone(), phase: phase.clone() };
            sibling(document, &list, before.as_ref())?;
            let order = document.order_before(&list, before.as_ref());
            let id = fresh_id(document, Kind::Step, 1, ids)?;
            Ok(made(Record::Step(Step { touchpoint, ..Step::new(id, journey, phase, order) })))
        }
        StepEdit::Move { id, phase, before } => relocate(document, &id, &phase, before.as_ref()),
        StepEdit::Shift { id, later } => {
            let step = document.step(&id).ok_or_else(|| EditError::Gone(Key::new(Kind::Step, &id)))?;
            let list = List::Steps { journey: step.journey.clone(), phase: step.phase.clone() };
            if later {
                if let Some(next) = document.after(&list, &id) {
                    return relocate(document, &id, &step.phase, document.after(&list, next));
                }
                let Some(phase) = document.after(&List::Phases, &step.phase) else { return Ok(Planned::default()) };
                let first = List::Steps { journey: step.journey.clone(), phase: phase.clone() };
                relocate(document, &id, phase, document.list(&first).next())
            } else {
                if let Some(previous) = document.before(&list, Some(&id)) {
                    return relocate(document, &id, &step.phase, Some(previous));
                }
                let Some(phase) = document.before(&List::Phases, Some(&step.phase)) else {
                    return Ok(Planned::default());
                };
                relocate(document, &id, phase, None)
            }
        }
    }
}

/// The change that a step's removal brings: what was about it is about its touchpoint from now on.
pub(super) fn leave(document: &Document, step: &Step) -> Change {
    let mut change = Change::default();
    retarget(document, &Target::Step(step.id.clone()), step.touchpoint.clone().map(Target::Touchpoint), &mut change);
    change
}

fn relocate(document: &Document, id: &Id, phase: &Id, before: Option<&Id>) -> Result<Planned, EditError> {
    let step = document.step(id).ok_or_else(|| EditError::Gone(Key::new(Kind::Step, id)))?;
    there(document, Kind::Phase, Some(phase))?;
    let list = List::Steps { journey: step.journey.clone(), phase: phase.clone() };
    sibling(document, &list, before)?;
    if before == Some(id) || (step.phase == *phase && document.after(&list, id) == before) {
        return Ok(Planned::default());
    }
    let order = document.order_before(&list, before);
    Ok(Change::put(Record::Step(Step { phase: phase.clone(), order, ..step.clone() })).into())
}

fn there(document: &Document, kind: Kind, id: Option<&Id>) -> Result<(), EditError> {
    match id.map(|id| Key::new(kind, id)) {
        Some(key) if document.get(&key).is_none() => Err(EditError::Gone(key)),
        _ => Ok(()),
    }
}

/// A step to stand before must be one of the list.
fn sibling(document: &Document, list: &List, before: Option<&Id>) -> Result<(), EditError> {
    let List::Steps { journey, phase } = list else { return Ok(()) };
    match before {
        Some(id) if document.step(id).is_none_or(|step| step.journey != *journey || step.phase != *phase) => {
            Err(EditError::Gone(Key::new(Kind::Step, id)))
        }
        _ => Ok(()),
    }
}
