//! Phases: adding, removing, and changing the whole phase model.

use super::finding;
use super::planned::{EditError, Planned, fresh_id, retarget};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::knowledge;
use crate::core::model::{
    Id, Ids, Key, Kind, Language, Line, Order, Phase, PhaseModel, Prose, Record, Stage, Step, Target,
};

/// What can be done with phases beyond setting their fields, moving and removing them.
#[derive(Clone, Debug)]
pub enum PhaseEdit {
    /// A new phase before another, or at the end; it takes the canonical stage of its neighbour.
    Add { name: String, before: Option<Id> },
    /// The phases of a template, named in this language. Steps move to the phase of their canonical stage.
    Model { model: PhaseModel, language: Language },
}

pub(super) fn plan(document: &Document, edit: PhaseEdit, ids: &mut Ids) -> Result<Planned, EditError> {
    match edit {
        PhaseEdit::Add { name, before } => {
            if let Some(missing) = before.as_ref().filter(|id| document.phase(id).is_none()) {
                return Err(EditError::Gone(Key::new(Kind::Phase, missing)));
            }
            let id = fresh_id(document, Kind::Phase, 1, ids)?;
            let order = document.order_before(&List::Phases, before.as_ref());
            let neighbour = document.before(&List::Phases, before.as_ref()).or(before.as_ref());
            let stage = neighbour.and_then(|id| document.phase(id)).map_or(Stage::default(), |phase| phase.stage);
            let (name, cut) = Line::cut(&name);
            let phase = Record::Phase(Phase { name, stage, ..Phase::new(id, order) });
            let mut change = customised(document);
            let made = Some(phase.key());
            change.put.push(phase);
            Ok(Planned { change, made, cut })
        }
        PhaseEdit::Model { model, language } => Ok(remodel(document, model, language, ids).into()),
    }
}

/// The phases of a template, as new records.
pub fn of_model(model: PhaseModel, language: Language, ids: &mut Ids) -> Vec<Phase> {
    let phases = knowledge::phase_model(model).map_or(&[][..], |model| &model.phases);
    let orders = Order::run(None, phases.len());
    let make = |(phase, order): (&knowledge::ModelPhase, Order)| Phase {
        name: Line::from(phase.name.get(language)),
        question: Prose::from(phase.question.get(language)),
        stage: phase.stage,
        ..Phase::new(ids.next_id(), order)
    };
    phases.iter().zip(orders).map(make).collect()
}

/// The change that a phase's removal brings: its steps, and what is about it, go to the phase before, else after.
pub(super) fn leave(document: &Document, phase: &Phase) -> Result<Change, EditError> {
    let mut change = customised(document);
    let neighbour =
        document.before(&List::Phases, Some(&phase.id)).or_else(|| document.after(&List::Phases, &phase.id));
    let to_front = document.before(&List::Phases, Some(&phase.id)).is_none();
    for journey in document.list(&List::Journeys) {
        let here = List::Steps { journey: journey.clone(), phase: phase.id.clone() };
        if document.len(&here) == 0 {
            continue;
        }
        let neighbour = neighbour.ok_or(EditError::LastPhase)?;
        let there = List::Steps { journey: journey.clone(), phase: neighbour.clone() };
        let edge = if to_front { document.list(&there).next() } else { document.list(&there).next_back() };
        let mut edge = edge.and_then(|id| document.step(id)).map(|step| step.order.clone());
        let mut moving: Vec<&Step> = document.list(&here).filter_map(|id| document.step(id)).collect();
        if to_front {
            // From the end, each before the one just placed: at an edge there is room, so places stay short.
            moving.reverse();
        }
        for step in moving {
            let order =
                if to_front { Order::between(None, edge.as_ref()) } else { Order::between(edge.as_ref(), None) };
            edge = Some(order.clone());
            change.put.push(Record::Step(Step { phase: neighbour.clone(), order, ..step.clone() }));
        }
    }
    retarget(document, &Target::Phase(phase.id.clone()), neighbour.cloned().map(Target::Phase), &mut change);
    Ok(change)
}

/// Phases that were changed by hand are no template's any more.
pub(super) fn customised(document: &Document) -> Change {
    let mut plan = document.plan().clone();
    if plan.phase_model == PhaseModel::Custom {
        return Change::default();
    }
    plan.phase_model = PhaseModel::Custom;
    Change::put(Record::Plan(plan))
}

fn remodel(document: &Document, model: PhaseModel, language: Language, ids: &mut Ids) -> Change {
    let mut plan = document.plan().clone();
    plan.phase_model = model;
    let mut change = Change::put(Record::Plan(plan));
    if model == PhaseModel::Custom {
        return change;
    }
    let old: Vec<&Phase> = document.list(&List::Phases).filter_map(|id| document.phase(id)).collect();
    let mut new = of_model(model, language, ids);
    for phase in &mut new {
        while document.phase(&phase.id).is_some() {
            phase.id = ids.next_id();
        }
    }
    let made: Vec<&Phase> = new.iter().collect();
    let successor: Vec<&Phase> = old.iter().map(|phase| made[counterpart(&old, phase, &made)]).collect();
    for journey in document.list(&List::Journeys) {
        let steps = old.iter().zip(&successor).flat_map(|(from, to)| {
            let here = List::Steps { journey: journey.clone(), phase: from.id.clone() };
            document.list(&here).map(|id| (id, *to)).collect::<Vec<_>>()
        });
        let mut last: Vec<(&Id, Order)> = Vec::new();
        for (id, phase) in steps {
            let Some(step) = document.step(id) else { continue };
            let after = last.iter().position(|(id, _)| **id == phase.id);
            let order = Order::between(after.map(|place| &last[place].1), None);
            match after {
                Some(place) => last[place].1 = order.clone(),
                None => last.push((&phase.id, order.clone())),
            }
            change.put.push(Record::Step(Step { phase: phase.id.clone(), order, ..step.clone() }));
        }
    }
    for (from, to) in old.iter().zip(&successor) {
        retarget(document, &Target::Phase(from.id.clone()), Some(Target::Phase(to.id.clone())), &mut change);
        finding::follow(document, from, to, &mut change);
        change.remove.push(Key::new(Kind::Phase, &from.id));
    }
    change.put.extend(new.into_iter().map(Record::Phase));
    change
}

/// Where in `new` the steps of an old phase belong: to the same canonical stage, at the same share of the way through
/// it where several phases have it; else to the nearest stage, an earlier one rather than a later one, since planning
/// goes forward. `new` is not empty.
pub(super) fn counterpart(old: &[&Phase], phase: &Phase, new: &[&Phase]) -> usize {
    let alike: Vec<&&Phase> = old.iter().filter(|other| other.stage == phase.stage).collect();
    let rank = alike.iter().position(|other| other.id == phase.id).unwrap_or(0);
    let distance = |stage: Stage| {
        let (from, to) = (phase.stage as i32, stage as i32);
        if to <= from { (from - to) * 2 } else { (to - from) * 2 + 1 }
    };
    let nearest = new.iter().map(|phase| distance(phase.stage)).min().unwrap_or(0);
    let places: Vec<usize> = (0..new.len()).filter(|place| distance(new[*place].stage) == nearest).collect();
    places[rank * places.len() / alike.len()]
}
