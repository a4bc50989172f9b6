//! Personas: adding, copying, removing.

use super::planned::{EditError, Planned, fresh, made};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::model::{Id, Ids, Journey, Key, Kind, Line, Persona, Record};

/// What can be done with personas beyond setting their fields, moving and removing them.
#[derive(Clone, Debug)]
pub enum PersonaEdit {
    /// A persona of whom only the name is known.
    Add { name: String },
    /// A copy under another name.
    Duplicate { id: Id, name: String },
}

pub(super) fn plan(document: &Document, edit: PersonaEdit, ids: &mut Ids) -> Result<Planned, EditError> {
    let (id, order) = fresh(document, Kind::Persona, &List::Personas, ids)?;
    let (persona, name) = match edit {
        PersonaEdit::Add { name } => (Persona::new(id, order), name),
        PersonaEdit::Duplicate { id: original, name } => {
            let persona =
                document.persona(&original).ok_or_else(|| EditError::Gone(Key::new(Kind::Persona, &original)))?;
            (Persona { id, order, ..persona.clone() }, name)
        }
    };
    let (name, cut) = Line::cut(&name);
    Ok(Planned { cut, ..made(Record::Persona(Persona { name, ..persona })) })
}

/// The change that a persona's removal brings: its journeys stay, nobody's for now.
pub(super) fn leave(document: &Document, persona: &Persona) -> Change {
    let journeys = document.list(&List::JourneysOf(persona.id.clone())).filter_map(|id| document.journey(id));
    Change {
        put: journeys.map(|journey| Record::Journey(Journey { persona: None, ..journey.clone() })).collect(),
        remove: Vec::new(),
    }
}
