//! Taking what another plan holds into this one: a table that was pasted, a journey from a picture.
//!
//! What has the same name in both is the same: personas, touchpoints and phases of the other plan are found again here,
//! and made only where there is none. A phase that is not found is the one of its canonical stage, as when the phase
//! model changes; only a plan without phases takes the other's. Journeys, measures and feedback always come as new
//! ones. Findings that were set aside come along where what they are about does; how much rules count is this plan's
//! own matter.

use std::collections::HashMap;

use super::finding;
use super::phase::counterpart;
use super::planned::{EditError, Planned, fresh_id};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::model::{Id, Ids, Key, Kind, Order, Phase, Record, SetAside, Step, Target};

pub(super) fn plan(document: &Document, other: &Document, ids: &mut Ids) -> Result<Planned, EditError> {
    let mut adoption = Adoption { document, other, ids, change: Change::default(), here: HashMap::new() };
    adoption.phases()?;
    adoption.records(Kind::Persona, &List::Personas, true)?;
    adoption.records(Kind::Touchpoint, &List::Touchpoints, true)?;
    adoption.records(Kind::Journey, &List::Journeys, false)?;
    adoption.steps()?;
    adoption.records(Kind::Measure, &List::Measures, false)?;
    adoption.records(Kind::Feedback, &List::Feedback, false)?;
    adoption.set_asides()?;
    let first = other.list(&List::Journeys).next().map(|id| Key::new(Kind::Journey, id));
    let made = first.and_then(|key| adoption.here.get(&key).map(|id| Key::new(Kind::Journey, id)));
    Ok(Planned { change: adoption.change, made, cut: false })
}

/// Which phases of another plan would join one of another name here, with the names of both.
pub fn joining(document: &Document, other: &Document) -> Vec<(String, String)> {
    let joined = phases(document, other).into_iter().filter(|(theirs, own)| !same(&theirs.name, &own.name));
    joined.map(|(theirs, own)| (theirs.name.to_string(), own.name.to_string())).collect()
}

/// The phases of another plan, each with the one that it is here; none if there are none here.
fn phases<'a>(document: &'a Document, other: &'a Document) -> Vec<(&'a Phase, &'a Phase)> {
    let own: Vec<&Phase> = document.list(&List::Phases).filter_map(|id| document.phase(id)).collect();
    let theirs: Vec<&Phase> = other.list(&List::Phases).filter_map(|id| other.phase(id)).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let here = |phase: &&Phase| {
        let named = own.iter().position(|own| same(&own.name, &phase.name));
        named.unwrap_or_else(|| counterpart(&theirs, phase, &own))
    };
    theirs.iter().map(|phase| (*phase, own[here(phase)])).collect()
}

/// The steps of another plan, in their order, behind a step of this one and in its phase, with their measures.
pub(super) fn steps_behind(
    document: &Document,
    other: &Document,
    after: &Id,
    ids: &mut Ids,
) -> Result<Planned, EditError> {
    let after = document.step(after).ok_or_else(|| EditError::Gone(Key::new(Kind::Step, after)))?;
    let mut adoption = Adoption { document, other, ids, change: Change::default(), here: HashMap::new() };
    adoption.records(Kind::Touchpoint, &List::Touchpoints, true)?;
    let list = List::Steps { journey: after.journey.clone(), phase: after.phase.clone() };
    let next = document.after(&list, &after.id).and_then(|id| document.step(id)).map(|step| &step.order);
    let mut last = after.order.clone();
    let mut made = None;
    let steps = other.list(&List::Journeys).flat_map(|journey| other.steps(journey));
    for (more, step) in (1..).zip(steps.filter_map(|id| other.step(id))) {
        last = Order::between(Some(&last), next);
        let here = Step { journey: after.journey.clone(), phase: after.phase.clone(), ..step.clone() };
        let key = adoption.step(more, here, last.clone())?;
        made = made.or(Some(key));
    }
    adoption.records(Kind::Measure, &List::Measures, false)?;
    Ok(Planned { change: adoption.change, made, cut: false })
}

struct Adoption<'a> {
    document: &'a Document,
    other: &'a Document,
    ids: &'a mut Ids,
    change: Change,
    /// From the other plan's records to the ids that they have here.
    here: HashMap<Key, Id>,
}

impl Adoption<'_> {
    fn phases(&mut self) -> Result<(), EditError> {
        if self.document.len(&List::Phases) == 0 {
            return self.records(Kind::Phase, &List::Phases, false);
        }
        for (theirs, own) in phases(self.document, self.other) {
            self.here.insert(Key::new(Kind::Phase, &theirs.id), own.id.clone());
        }
        Ok(())
    }

    /// Takes over the records of a list, or finds them again by their names.
    fn records(&mut self, kind: Kind, list: &List, by_name: bool) -> Result<(), EditError> {
        let (document, other) = (self.document, self.other);
        let mut known: HashMap<String, Id> = HashMap::new();
        if by_name {
            for id in document.list(list) {
                if let Some(name) = name(document, kind, id) {
                    known.entry(name).or_insert_with(|| id.clone());
                }
            }
        }
        let last = document.list(list).next_back().and_then(|id| document.get(&Key::new(kind, id))?.order().cloned());
        let mut order = last;
        let mut more = 0;
        for id in other.list(list) {
            let key = Key::new(kind, id);
            let name = if by_name { name(other, kind, id) } else { None };
            if let Some(own) = name.as_ref().and_then(|name| known.get(name)) {
                self.here.insert(key, own.clone());
                continue;
            }
            let Some(record) = other.get(&key) else { continue };
            more += 1;
            let own = fresh_id(document, kind, more, self.ids)?;
            let place = Order::between(order.as_ref(), None);
            order = Some(place.clone());
            if let Some(name) = name {
                known.insert(name, own.clone());
            }
            self.here.insert(key, own.clone());
            let record = self.moved(record, own, place);
            self.change.put.push(record);
        }
        Ok(())
    }

    /// The steps of all journeys, in the order of time, also where several phases have become one.
    fn steps(&mut self) -> Result<(), EditError> {
        let mut more = 0;
        for journey in self.other.list(&List::Journeys) {
            let mut last: HashMap<Id, Order> = HashMap::new();
            for step in self.other.steps(journey).filter_map(|id| self.other.step(id)) {
                let (Some(journey), Some(phase)) =
                    (self.own(Kind::Journey, &step.journey), self.own(Kind::Phase, &step.phase))
                else {
                    continue;
                };
                more += 1;
                let order = Order::between(last.get(&phase), None);
                last.insert(phase.clone(), order.clone());
                self.step(more, Step { journey, phase, ..step.clone() }, order)?;
            }
        }
        Ok(())
    }

    /// Takes over a step that has its journey and phase here, at a place; gives what it is here.
    fn step(&mut self, more: usize, step: Step, order: Order) -> Result<Key, EditError> {
        let id = fresh_id(self.document, Kind::Step, more, self.ids)?;
        let key = Key::new(Kind::Step, &id);
        self.here.insert(Key::new(Kind::Step, &step.id), id.clone());
        let touchpoint = step.touchpoint.as_ref().and_then(|id| self.own(Kind::Touchpoint, id));
        self.change.put.push(Record::Step(Step { id, order, touchpoint, ..step }));
        Ok(key)
    }

    /// The findings set aside about a record that came along, or was found again and has not set them aside itself.
    fn set_asides(&mut self) -> Result<(), EditError> {
        let (document, other) = (self.document, self.other);
        let mut order = document
            .before(&List::SetAsides, None)
            .and_then(|id| document.set_aside(id))
            .map(|last| last.order.clone());
        let mut more = 0;
        for set_aside in other.list(&List::SetAsides).filter_map(|id| other.set_aside(id)) {
            let Some(subject) =
                set_aside.subject.as_ref().and_then(|key| Some(Key::new(key.kind, &self.own(key.kind, &key.id)?)))
            else {
                continue;
            };
            if finding::find(document, &set_aside.rule, Some(&subject), &set_aside.detail).is_some() {
                continue;
            }
            more += 1;
            let id = fresh_id(document, Kind::SetAside, more, self.ids)?;
            let place = Order::between(order.as_ref(), None);
            order = Some(place.clone());
            self.change.put.push(Record::SetAside(SetAside {
                id,
                order: place,
                subject: Some(subject),
                ..set_aside.clone()
            }));
        }
        Ok(())
    }

    fn own(&self, kind: Kind, id: &Id) -> Option<Id> {
        self.here.get(&Key::new(kind, id)).cloned()
    }

    /// The record with its id, place and links as they are here.
    fn moved(&self, record: &Record, id: Id, order: Order) -> Record {
        let target = |target: &Option<Target>| {
            target.as_ref().and_then(|target| {
                let key = target.key();
                let own = self.own(key.kind, &key.id)?;
                Some(match target {
                    Target::Phase(_) => Target::Phase(own),
                    Target::Touchpoint(_) => Target::Touchpoint(own),
                    Target::Step(_) => Target::Step(own),
                })
            })
        };
        let mut record = record.clone();
        match &mut record {
            Record::Phase(phase) => (phase.id, phase.order) = (id, order),
            Record::Persona(persona) => (persona.id, persona.order) = (id, order),
            Record::Touchpoint(touchpoint) => (touchpoint.id, touchpoint.order) = (id, order),
            Record::Journey(journey) => {
                (journey.id, journey.order) = (id, order);
                journey.persona = journey.persona.as_ref().and_then(|persona| self.own(Kind::Persona, persona));
            }
            Record::Measure(measure) => {
                (measure.id, measure.order) = (id, order);
                measure.target = target(&measure.target);
            }
            Record::Feedback(feedback) => {
                (feedback.id, feedback.order) = (id, order);
                feedback.target = target(&feedback.target);
            }
            // Steps and findings have a way of their own; a plan stays itself.
            Record::Step(_) | Record::SetAside(_) | Record::Plan(_) => {}
        }
        record
    }
}

/// The name by which a record is found again; none if it has none.
fn name(document: &Document, kind: Kind, id: &Id) -> Option<String> {
    let name = match kind {
        Kind::Persona => document.persona(id).map(|persona| persona.name.to_string()),
        Kind::Touchpoint => document.touchpoint(id).map(|touchpoint| touchpoint.name.to_string()),
        Kind::Plan | Kind::Phase | Kind::Journey | Kind::Step | Kind::Measure | Kind::Feedback | Kind::SetAside => None,
    };
    name.map(|name| name.trim().to_ascii_lowercase()).filter(|name| !name.is_empty())
}

pub(super) fn same(one: &str, other: &str) -> bool {
    !one.trim().is_empty() && one.trim().eq_ignore_ascii_case(other.trim())
}
