//! The open plan, as an answer refers to it: by ids, and by the names that its records have.

use std::collections::HashMap;

use crate::core::document::{Document, List};
use crate::core::knowledge::plain;
use crate::core::model::{Id, Key, Kind, Record};

/// The records of the open plan by what an answer may call them; nothing without one.
pub(super) struct Ours<'a> {
    pub document: Option<&'a Document>,
    named: HashMap<(Kind, String), Id>,
}

impl<'a> Ours<'a> {
    pub fn new(document: Option<&'a Document>) -> Self {
        let mut named = HashMap::new();
        for (document, list) in document.into_iter().flat_map(|document| LISTS.map(|list| (document, list))) {
            let (kind, list) = list;
            for id in document.list(&list) {
                let name = document.get(&Key::new(kind, id)).map_or("", called);
                named.entry((kind, plain(name))).or_insert_with(|| id.clone());
            }
        }
        Self { document, named }
    }

    pub fn get(&self, kind: Kind, id: &str) -> Option<&'a Record> {
        self.document?.get(&Key::new(kind, &Id::new(id)?))
    }

    /// The record that an answer means by an id or a name.
    pub fn find(&self, kind: Kind, raw: &str) -> Option<&'a Record> {
        let by_name = || {
            let name = plain(raw);
            self.named
                .get(&(kind, name.clone()))
                .filter(|_| !name.is_empty())
                .and_then(|id| self.get(kind, id.as_str()))
        };
        self.get(kind, raw).or_else(by_name)
    }
}

/// What has a name by which it may be meant.
const LISTS: [(Kind, List); 5] = [
    (Kind::Phase, List::Phases),
    (Kind::Persona, List::Personas),
    (Kind::Touchpoint, List::Touchpoints),
    (Kind::Journey, List::Journeys),
    (Kind::Measure, List::Measures),
];

/// The name that a record has of its own.
pub(super) fn called(record: &Record) -> &str {
    match record {
        Record::Plan(plan) => &plan.title,
        Record::Phase(one) => &one.name,
        Record::Persona(one) => &one.name,
        Record::Touchpoint(one) => &one.name,
        Record::Journey(one) => &one.name,
        Record::Measure(one) => &one.title,
        Record::Feedback(one) => &one.name,
        Record::Step(_) | Record::SetAside(_) => "",
    }
}
