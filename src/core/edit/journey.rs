//! Journeys: adding, copying for another persona, removing.

use super::planned::{EditError, Planned, fresh, fresh_id};
use super::step;
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::model::{Id, Ids, Journey, JourneyKind, Key, Kind, Line, Record, Step};

/// What can be done with journeys beyond setting their fields, moving and removing them.
#[derive(Clone, Debug)]
pub enum JourneyEdit {
    /// An empty journey.
    Add { name: String, persona: Option<Id>, kind: JourneyKind },
    /// A copy with all steps, for this persona.
    Duplicate { id: Id, name: String, persona: Option<Id>, kind: JourneyKind },
}

pub(super) fn plan(document: &Document, edit: JourneyEdit, ids: &mut Ids) -> Result<Planned, EditError> {
    let (id, order) = fresh(document, Kind::Journey, &List::Journeys, ids)?;
    let (journey, original, name, persona, kind) = match edit {
        JourneyEdit::Add { name, persona, kind } => (Journey::new(id, order), None, name, persona, kind),
        JourneyEdit::Duplicate { id: original, name, persona, kind } => {
            let journey =
                document.journey(&original).ok_or_else(|| EditError::Gone(Key::new(Kind::Journey, &original)))?;
            (Journey { id, order, ..journey.clone() }, Some(original), name, persona, kind)
        }
    };
    if let Some(missing) = persona.as_ref().filter(|id| document.persona(id).is_none()) {
        return Err(EditError::Gone(Key::new(Kind::Persona, missing)));
    }
    let (name, cut) = Line::cut(&name);
    let journey = Journey { name, persona, kind, ..journey };
    let steps: Vec<&Step> =
        original.iter().flat_map(|id| document.steps(id)).filter_map(|id| document.step(id)).collect();
    let mut change = Change::default();
    for step in &steps {
        let id = fresh_id(document, Kind::Step, steps.len(), ids)?;
        change.put.push(Record::Step(Step { id, journey: journey.id.clone(), ..(*step).clone() }));
    }
    let made = Key::new(Kind::Journey, &journey.id);
    change.put.push(Record::Journey(journey));
    Ok(Planned { change, made: Some(made), cut })
}

/// The change that a journey's removal brings: its steps go with it.
pub(super) fn leave(document: &Document, journey: &Journey) -> Change {
    let mut change = Change::default();
    for step in document.steps(&journey.id).filter_map(|id| document.step(id)) {
        change.put.extend(step::leave(document, step).put);
        change.remove.push(Key::new(Kind::Step, &step.id));
    }
    change
}
