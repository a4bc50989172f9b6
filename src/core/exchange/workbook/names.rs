//! What references are called in sheets, and which records they lead to when they come back.
//!
//! A person reads and writes names; names may be shared, and change. So beside each reference stands a mark, in a
//! hidden column, with the id and the checksum of what was shown: as long as what is shown is what was written, the
//! mark counts, whatever the record is called by now. What somebody typed there counts by its name.

use std::collections::HashMap;

use crate::core::checksum::crc32;
use crate::core::document::{Document, List};
use crate::core::exchange::json::REFERENCES;
use crate::core::model::{Field, Id, Key, Kind, Language, Record};
use crate::core::names::step_name;
use crate::core::text::{kind_label, messages};

/// The names of the records of a plan that is written.
pub struct Names {
    /// The bare name, and the one with the word for its kind.
    names: HashMap<Key, (String, String)>,
}

/// The lists of all records that may be referred to, but for steps.
pub const LISTS: [(List, Kind); 6] = [
    (List::Phases, Kind::Phase),
    (List::Personas, Kind::Persona),
    (List::Touchpoints, Kind::Touchpoint),
    (List::Journeys, Kind::Journey),
    (List::Measures, Kind::Measure),
    (List::Feedback, Kind::Feedback),
];

/// All records of a plan that may be referred to.
fn keys(document: &Document) -> impl Iterator<Item = Key> + '_ {
    let steps = document.list(&List::Journeys).flat_map(|journey| document.steps(journey));
    let listed =
        LISTS.iter().flat_map(|(list, kind)| document.list(list).map(|id| Key::new(*kind, id)).collect::<Vec<_>>());
    listed.chain(steps.map(|id| Key::new(Kind::Step, id)))
}

/// What a record is called by itself.
pub fn name(document: &Document, record: &Record) -> String {
    match record {
        Record::Plan(plan) => plan.title.to_string(),
        Record::Phase(phase) => phase.name.to_string(),
        Record::Persona(persona) => persona.name.to_string(),
        Record::Touchpoint(touchpoint) => touchpoint.name.to_string(),
        Record::Journey(journey) => journey.name.to_string(),
        Record::Step(step) => step_name(document, step).to_owned(),
        Record::Measure(measure) => measure.title.to_string(),
        Record::Feedback(feedback) => feedback.name.to_string(),
        Record::SetAside(set_aside) => set_aside.rule.to_string(),
    }
}

impl Names {
    /// Those of a plan, in a language.
    pub fn of(document: &Document, language: Language) -> Self {
        let named = |key: Key| {
            let name = name(document, document.get(&key)?);
            let told = with_kind(language, key.kind, &name);
            Some((key, (name, told)))
        };
        Self { names: keys(document).filter_map(named).collect() }
    }

    /// What a reference in this field shows.
    pub fn shown(&self, key: &Key, field: Field) -> &str {
        let (name, told) = self.names.get(key).map_or(("", ""), |(name, told)| (name, told));
        if names_kind(field) { told } else { name }
    }

    /// What stands beside a reference that shows this.
    pub fn mark(key: &Key, shown: &str) -> String {
        let kind = REFERENCES.iter().find(|(_, kind)| *kind == key.kind).map_or("", |(name, _)| *name);
        format!("{kind}/{}#{:08x}", key.id, crc32(shown.as_bytes()))
    }
}

/// Whether a reference in this field says of which kind the record is.
fn names_kind(field: Field) -> bool {
    matches!(field, Field::Target | Field::Subject)
}

fn with_kind(language: Language, kind: Kind, name: &str) -> String {
    format!("{}: {name}", kind_label(messages(language), kind, false))
}

/// The names in sheets that are read.
#[derive(Default)]
pub struct Known {
    ids: HashMap<(Kind, String), String>,
}

/// Which record a reference means, by the id that the sheets give it.
pub enum Meant {
    Nothing,
    Record(Kind, String),
    /// A name that nothing has.
    Unknown(String),
}

impl Known {
    /// Takes note of a record. The first of a name is the one that the name means.
    pub fn add(&mut self, kind: Kind, id: &str, name: &str) {
        self.ids.entry((kind, name.trim().to_owned())).or_insert_with(|| id.to_owned());
    }

    /// The record of a name.
    pub fn named(&self, kind: Kind, name: &str) -> Option<&str> {
        self.ids.get(&(kind, name.trim().to_owned())).map(String::as_str)
    }

    /// What a reference means that shows this, with this mark beside it. `kind` is the only one that it may be of, if
    /// there is only one.
    pub fn meant(&self, kind: Option<Kind>, shown: &str, mark: &str) -> Meant {
        let marked = mark.split_once('/').and_then(|(name, rest)| {
            let (_, of) = REFERENCES.iter().find(|(known, _)| *known == name)?;
            let (id, sum) = rest.rsplit_once('#')?;
            let id = Id::new(id)?.to_string();
            let fits = kind.is_none_or(|kind| kind == *of);
            fits.then_some((*of, id, format!("{:08x}", crc32(shown.as_bytes())) == sum))
        });
        if let Some((kind, id, true)) = &marked {
            return Meant::Record(*kind, id.clone());
        }
        if shown.trim().is_empty() {
            return Meant::Nothing;
        }
        let by_name = match kind {
            Some(kind) => self.named(kind, shown).map(|id| (kind, id)),
            None => REFERENCES.iter().find_map(|(_, kind)| {
                let name = Language::ALL
                    .iter()
                    .find_map(|language| shown.trim().strip_prefix(with_kind(*language, *kind, "").as_str()))?;
                Some((*kind, self.named(*kind, name)?))
            }),
        };
        match by_name {
            Some((kind, id)) => Meant::Record(kind, id.to_owned()),
            None => Meant::Unknown(shown.to_owned()),
        }
    }
}
