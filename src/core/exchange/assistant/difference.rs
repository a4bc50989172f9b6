//! What an answer would change in the open plan, record by record, each to be taken or left.
//!
//! An answer says what it knows; what it leaves out stays as it is, and nothing is removed. But an answer that repeats
//! what stays the same leaves nothing out for that reason: what it lacks then is told. A record is the same by its id,
//! else by its name; steps by their id, else by their place. Answers of customers are no assistant's to give: its
//! feedback is left out.

use std::collections::{HashMap, HashSet};

use super::ours::called;
use super::shape::{Shape, shapes};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::edit::step::StepEdit;
use crate::core::edit::{self, Edit, Value};
use crate::core::exchange::{Repair, Rule};
use crate::core::knowledge::plain;
use crate::core::model::{Field, Id, Ids, Key, Kind, Order, Record, Score, Target};
use crate::core::sort::longest_ascent;
use crate::core::text::{Messages, choice_label, kind_label};

/// One record that would be new or other.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it is, or will be, in the open plan.
    pub key: Key,
    /// What it is called.
    pub name: String,
    pub is_new: bool,
    /// The fields that the answer fills or changes, with what they were and would be.
    pub fields: Vec<(Field, String, String)>,
    /// Where it stands and would stand, if that is elsewhere.
    pub place: Option<(Place, Place)>,
    moves: Option<Move>,
    record: Record,
    values: Vec<(Field, Value)>,
}

/// Where a phase or a step stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The phase of a step; empty for phases.
    pub phase: String,
    /// What stands before it; empty for the first.
    pub behind: String,
}

/// Where something is to go: into this phase, behind the first of these that is there, else to the beginning.
#[derive(Clone, Debug)]
struct Move {
    phase: Option<Id>,
    behind: Vec<Id>,
}

/// Everything that an answer would change.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    pub entries: Vec<Entry>,
    /// What of the answer no plan takes from an assistant.
    pub left_out: Vec<Repair>,
}

/// Compares an answer with the open plan, of which it only refers to the records `kept`. New records take their ids
/// from `ids`.
pub fn proposal(open: &Document, answer: &Document, kept: &HashSet<Key>, ids: &mut Ids, t: &Messages) -> Proposal {
    let mut comparison = Comparison {
        open,
        answer,
        kept,
        repeats: HashSet::new(),
        ids,
        t,
        here: HashMap::new(),
        orders: HashMap::new(),
        proposal: Proposal::default(),
    };
    comparison.plan();
    for (kind, list) in [
        (Kind::Phase, List::Phases),
        (Kind::Persona, List::Personas),
        (Kind::Touchpoint, List::Touchpoints),
        (Kind::Journey, List::Journeys),
    ] {
        for id in answer.list(&list) {
            comparison.record(&Key::new(kind, id));
        }
    }
    for journey in answer.list(&List::Journeys) {
        for step in answer.steps(journey) {
            comparison.record(&Key::new(Kind::Step, step));
        }
    }
    for id in answer.list(&List::Measures) {
        comparison.record(&Key::new(Kind::Measure, id));
    }
    comparison.moves(&List::Phases, &List::Phases);
    for journey in answer.list(&List::Journeys) {
        for phase in answer.list(&List::Phases) {
            comparison.moved_steps(journey, phase);
        }
    }
    comparison.missing();
    for record in answer.list(&List::Feedback).filter_map(|id| answer.feedback(id)) {
        let text = record.name.chars().take(120).collect::<String>().into();
        comparison.proposal.left_out.push(Repair { path: "feedback".into(), rule: Rule::LeftOut, text });
    }
    comparison.proposal
}

impl Proposal {
    /// The open plan with these of the entries taken. What refers to a record that was not taken goes without it, or is
    /// left if it can't be.
    pub fn taken(&self, open: &Document, chosen: &[bool]) -> Document {
        let mut plan = open.clone();
        let taken = || self.entries.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(entry, _)| entry);
        for entry in taken() {
            if entry.is_new {
                let mut record = entry.record.clone();
                if settle(&plan, &mut record) {
                    plan.apply(Change::put(record));
                }
                continue;
            }
            for (field, value) in &entry.values {
                let set = Edit::Set { key: entry.key.clone(), field: *field, value: value.clone() };
                // A record that an earlier one refers to in vain keeps what it has.
                if let Ok(planned) = edit::plan(&plan, set, &mut Ids::new(0)) {
                    plan.apply(planned.change);
                }
            }
        }
        // Things are moved once all is there behind which they are to stand.
        for (entry, moves) in taken().filter_map(|entry| Some((entry, entry.moves.as_ref()?))) {
            if let Some(edit) = moves.edit(&plan, &entry.key)
                && let Ok(planned) = edit::plan(&plan, edit, &mut Ids::new(0))
            {
                plan.apply(planned.change);
            }
        }
        plan
    }

    /// Takes or leaves an entry, and with it what can't be without it: whatever refers to a new record is left with it,
    /// and is taken with it.
    pub fn choose(&self, chosen: &mut [bool], place: usize, taken: bool) {
        let mut next = vec![place];
        while let Some(place) = next.pop() {
            let Some((entry, choice)) = self.entries.get(place).zip(chosen.get_mut(place)) else { continue };
            *choice = taken;
            let hangs = |one: &Entry, on: &Entry| on.is_new && one.refers_to(&on.key);
            for (other, neighbour) in self.entries.iter().enumerate() {
                let follows = if taken { hangs(entry, neighbour) } else { hangs(neighbour, entry) };
                if follows && chosen.get(other) == Some(&!taken) {
                    next.push(other);
                }
            }
        }
    }
}

impl Entry {
    /// Whether it can't be as it is told without another record.
    fn refers_to(&self, key: &Key) -> bool {
        let by_value = self.values.iter().any(|(_, value)| match value {
            Value::Link(id) => id.as_ref() == Some(&key.id) && matches!(key.kind, Kind::Persona | Kind::Touchpoint),
            Value::Target(target) => target.as_ref().is_some_and(|target| target.key() == *key),
            _ => false,
        });
        let by_move =
            self.moves.as_ref().is_some_and(|moves| key.kind == Kind::Phase && moves.phase.as_ref() == Some(&key.id));
        let by_record = self.is_new
            && match &self.record {
                Record::Journey(one) => key.kind == Kind::Persona && one.persona.as_ref() == Some(&key.id),
                Record::Measure(one) => one.target.as_ref().is_some_and(|target| target.key() == *key),
                Record::Step(one) => match key.kind {
                    Kind::Journey => one.journey == key.id,
                    Kind::Phase => one.phase == key.id,
                    Kind::Touchpoint => one.touchpoint.as_ref() == Some(&key.id),
                    _ => false,
                },
                Record::Phase(_) | Record::Persona(_) | Record::Touchpoint(_) => false,
                Record::Plan(_) | Record::Feedback(_) | Record::SetAside(_) => false,
            };
        by_value || by_move || by_record
    }
}

impl Move {
    /// The edit that brings a record to its place in this plan.
    fn edit(&self, plan: &Document, key: &Key) -> Option<Edit> {
        let list = match plan.get(key)? {
            Record::Step(step) => List::Steps { journey: step.journey.clone(), phase: self.phase.clone()? },
            _ => List::Phases,
        };
        let behind = self.behind.iter().find(|id| plan.list(&list).any(|there| there == *id));
        let before = match behind {
            Some(id) => plan.after(&list, id),
            None => plan.list(&list).next(),
        };
        let before = before.cloned();
        Some(match list {
            List::Steps { phase, .. } => Edit::Step(StepEdit::Move { id: key.id.clone(), phase, before }),
            _ => Edit::Move { key: key.clone(), before },
        })
    }
}

/// Clears what leads nowhere. False if the record can't be without it.
fn settle(plan: &Document, record: &mut Record) -> bool {
    match record {
        Record::Journey(journey) => {
            journey.persona = journey.persona.take().filter(|id| plan.persona(id).is_some());
            true
        }
        Record::Step(step) => {
            step.touchpoint = step.touchpoint.take().filter(|id| plan.touchpoint(id).is_some());
            plan.journey(&step.journey).is_some() && plan.phase(&step.phase).is_some()
        }
        Record::Measure(measure) => {
            measure.target = measure.target.take().filter(|target| plan.get(&target.key()).is_some());
            true
        }
        Record::Phase(_) | Record::Persona(_) | Record::Touchpoint(_) => true,
        Record::Plan(_) | Record::Feedback(_) | Record::SetAside(_) => false,
    }
}

struct Comparison<'a> {
    open: &'a Document,
    answer: &'a Document,
    kept: &'a HashSet<Key>,
    /// Of which kinds it tells something again that stays as it is, with more than its name.
    repeats: HashSet<Kind>,
    ids: &'a mut Ids,
    t: &'a Messages,
    /// From the answer's records to where they are here.
    here: HashMap<Key, Id>,
    /// The place of the last record in a list, new ones too.
    orders: HashMap<List, Order>,
    proposal: Proposal,
}

impl Comparison<'_> {
    fn plan(&mut self) {
        let answer = Record::Plan(self.answer.plan().clone());
        let key = self.open.plan_key().clone();
        let open = Record::Plan(self.open.plan().clone());
        self.compare(key, open, &answer);
    }

    fn record(&mut self, key: &Key) {
        let Some(theirs) = self.answer.get(key).cloned() else { return };
        if self.kept.contains(key) {
            self.here.insert(key.clone(), key.id.clone());
            return;
        }
        // An id of the open plan that the answer names without telling the record again.
        let name = self.name(self.answer, &theirs);
        if let Some(id) = Id::new(name.trim()).filter(|id| self.open.get(&Key::new(key.kind, id)).is_some()) {
            self.here.insert(key.clone(), id);
            return;
        }
        match self.found(&theirs) {
            Some(id) => {
                self.here.insert(key.clone(), id.clone());
                let own = Key::new(key.kind, &id);
                if let Some(ours) = self.open.get(&own).cloned() {
                    self.compare(own, ours, &theirs);
                }
            }
            None => {
                let id = loop {
                    let id = self.ids.next_id();
                    if self.open.get(&Key::new(key.kind, &id)).is_none() {
                        break id;
                    }
                };
                self.here.insert(key.clone(), id.clone());
                self.add(theirs, id);
            }
        }
    }

    /// The record of the open plan that one of the answer means.
    fn found(&self, theirs: &Record) -> Option<Id> {
        if self.open.get(&theirs.key()).is_some() {
            return Some(theirs.id().clone());
        }
        let open = self.open;
        let named = |list: List, name: &str, of: &dyn Fn(&Id) -> Option<String>| {
            let name = plain(name);
            open.list(&list).find(|id| !name.is_empty() && of(id).is_some_and(|other| plain(&other) == name)).cloned()
        };
        match theirs {
            Record::Phase(phase) => named(List::Phases, &phase.name, &|id| Some(open.phase(id)?.name.to_string())),
            Record::Persona(one) => named(List::Personas, &one.name, &|id| Some(open.persona(id)?.name.to_string())),
            Record::Touchpoint(one) => {
                named(List::Touchpoints, &one.name, &|id| Some(open.touchpoint(id)?.name.to_string()))
            }
            Record::Journey(one) => named(List::Journeys, &one.name, &|id| Some(open.journey(id)?.name.to_string())),
            Record::Measure(one) => named(List::Measures, &one.title, &|id| Some(open.measure(id)?.title.to_string())),
            Record::Step(step) => {
                let journey = self.own(Kind::Journey, &step.journey)?;
                let phase = self.own(Kind::Phase, &step.phase)?;
                let touchpoint = self.own(Kind::Touchpoint, step.touchpoint.as_ref()?)?;
                let taken: Vec<&Id> =
                    self.here.iter().filter(|(key, _)| key.kind == Kind::Step).map(|(_, id)| id).collect();
                let fits = |id: &&Id| {
                    open.step(id).is_some_and(|own| own.phase == phase && own.touchpoint.as_ref() == Some(&touchpoint))
                };
                open.steps(&journey).filter(|id| !taken.contains(id)).find(fits).cloned()
            }
            Record::Plan(_) | Record::Feedback(_) | Record::SetAside(_) => None,
        }
    }

    fn own(&self, kind: Kind, id: &Id) -> Option<Id> {
        self.here.get(&Key::new(kind, id)).cloned()
    }

    /// A new record at the end of its list, with its links as they are here.
    fn add(&mut self, theirs: Record, id: Id) {
        let list = match &theirs {
            Record::Phase(_) => List::Phases,
            Record::Persona(_) => List::Personas,
            Record::Touchpoint(_) => List::Touchpoints,
            Record::Journey(_) => List::Journeys,
            Record::Measure(_) => List::Measures,
            Record::Step(step) => {
                let (Some(journey), Some(phase)) =
                    (self.own(Kind::Journey, &step.journey), self.own(Kind::Phase, &step.phase))
                else {
                    return;
                };
                List::Steps { journey, phase }
            }
            Record::Plan(_) | Record::Feedback(_) | Record::SetAside(_) => return,
        };
        let last = self.orders.get(&list).cloned().or_else(|| {
            let last = self.open.before(&list, None)?;
            self.open.get(&Key::new(theirs.kind(), last))?.order().cloned()
        });
        let order = Order::between(last.as_ref(), None);
        self.orders.insert(list, order.clone());
        let mut record = theirs.clone();
        match &mut record {
            Record::Phase(one) => (one.id, one.order) = (id, order),
            Record::Persona(one) => (one.id, one.order) = (id, order),
            Record::Touchpoint(one) => (one.id, one.order) = (id, order),
            Record::Journey(one) => {
                (one.id, one.order) = (id, order);
                one.persona = one.persona.take().and_then(|persona| self.own(Kind::Persona, &persona));
            }
            Record::Measure(one) => {
                (one.id, one.order) = (id, order);
                one.target = one.target.take().and_then(|target| self.target(&target));
            }
            Record::Step(one) => {
                (one.id, one.order) = (id, order);
                one.touchpoint = one.touchpoint.take().and_then(|touchpoint| self.own(Kind::Touchpoint, &touchpoint));
                if let (Some(journey), Some(phase)) =
                    (self.own(Kind::Journey, &one.journey), self.own(Kind::Phase, &one.phase))
                {
                    (one.journey, one.phase) = (journey, phase);
                }
            }
            Record::Plan(_) | Record::Feedback(_) | Record::SetAside(_) => return,
        }
        let mut fields = Vec::new();
        for (field, shape) in flat(record.kind()) {
            let said = edit::get(&record, field).filter(|value| says(value) && !is_usual(field, value));
            if let Some(value) = said {
                fields.push((field, String::new(), self.told(field, &shape, &value, self.answer, Some(&theirs))));
            }
        }
        let name = self.name(self.answer, &theirs);
        self.proposal.entries.push(Entry {
            key: record.key(),
            name,
            is_new: true,
            fields,
            place: None,
            moves: None,
            record,
            values: Vec::new(),
        });
    }

    fn target(&self, target: &Target) -> Option<Target> {
        let key = target.key();
        Target::from_key(&Key::new(key.kind, &self.own(key.kind, &key.id)?))
    }

    /// What the answer says otherwise of a record that is there.
    fn compare(&mut self, key: Key, ours: Record, theirs: &Record) {
        let (mut fields, mut values) = (Vec::new(), Vec::new());
        for (field, shape) in flat(key.kind) {
            // Which phases there are is told by the phases.
            if matches!(field, Field::PhaseModel | Field::Language) {
                continue;
            }
            let (Some(before), Some(said)) = (edit::get(&ours, field), edit::get(theirs, field)) else { continue };
            let after = match said.clone() {
                Value::Link(Some(id)) => match &shape {
                    Shape::Link(kind) => Value::Link(self.own(*kind, &id)),
                    _ => continue,
                },
                Value::Target(Some(target)) => Value::Target(self.target(&target)),
                value => value,
            };
            // What it leaves out looks like the usual value.
            let usual = is_usual(field, &after);
            // Another spelling of the name by which it was found is none.
            let same_name = matches!(field, Field::Name | Field::Title)
                && matches!((&before, &after), (Value::Text(one), Value::Text(other)) if plain(one) == plain(other));
            if usual || same_name || !says(&after) || after == before {
                continue;
            }
            let was = self.told(field, &shape, &before, self.open, None);
            fields.push((field, was, self.told(field, &shape, &said, self.answer, Some(theirs))));
            values.push((field, after));
        }
        if !values.is_empty() {
            self.change(key, ours, fields, values);
        } else if !matches!(key.kind, Kind::Plan | Kind::Journey) {
            // A journey is told again for the sake of its steps, and a stage is given to any phase.
            let said = |(field, _): &&(Field, Shape)| {
                *field != Field::Stage
                    && edit::get(theirs, *field).is_some_and(|value| says(&value) && !is_usual(*field, &value))
            };
            if flat(key.kind).iter().filter(said).count() > 1 {
                self.repeats.insert(key.kind);
            }
        }
    }

    fn change(
        &mut self,
        key: Key,
        ours: Record,
        fields: Vec<(Field, String, String)>,
        values: Vec<(Field, Value)>,
    ) -> &mut Entry {
        let name = self.name(self.open, &ours);
        self.proposal.entries.push(Entry {
            key,
            name,
            is_new: false,
            fields,
            place: None,
            moves: None,
            record: ours,
            values,
        });
        let last = self.proposal.entries.len() - 1;
        &mut self.proposal.entries[last]
    }

    /// The steps of a phase of a journey, as the answer has them.
    fn moved_steps(&mut self, journey: &Id, phase: &Id) {
        let (Some(own), Some(own_phase)) = (self.own(Kind::Journey, journey), self.own(Kind::Phase, phase)) else {
            return;
        };
        let theirs = List::Steps { journey: journey.clone(), phase: phase.clone() };
        self.moves(&theirs, &List::Steps { journey: own, phase: own_phase });
    }

    /// What of one of the answer's lists stands elsewhere here. As little as possible moves: what is in the longest run
    /// that has the same sequence in both stays.
    fn moves(&mut self, theirs: &List, ours: &List) {
        let kind = if *theirs == List::Phases { Kind::Phase } else { Kind::Step };
        let told = |id: &&Id| !self.kept.contains(&Key::new(kind, id));
        let sequence: Vec<Id> = self.answer.list(theirs).filter(told).filter_map(|id| self.own(kind, id)).collect();
        let places: HashMap<&Id, usize> = self.open.list(ours).enumerate().map(|(place, id)| (id, place)).collect();
        let staying = longest_ascent(&sequence.iter().map(|id| places.get(id).copied()).collect::<Vec<_>>());
        for at in (0..sequence.len()).filter(|at| !staying[*at]) {
            let key = Key::new(kind, &sequence[at]);
            let behind: Vec<Id> = sequence[..at].iter().rev().cloned().collect();
            let known = self.proposal.entries.iter().position(|entry| entry.key == key);
            let Some(record) = self.open.get(&key).cloned() else {
                // What is new goes to the end, unless the answer has it before something that stays.
                let before = staying[at..].iter().any(|stays| *stays);
                if let Some(entry) = known.filter(|_| before).and_then(|known| self.proposal.entries.get_mut(known)) {
                    let phase = match ours {
                        List::Steps { phase, .. } => Some(phase.clone()),
                        _ => None,
                    };
                    entry.moves = Some(Move { phase, behind });
                }
                continue;
            };
            let (phase, was) = match (&record, ours) {
                (Record::Step(step), List::Steps { journey, phase }) => {
                    // A step stays in its journey.
                    if step.journey != *journey {
                        let text = self.name(self.open, &record).into();
                        let path = kind_label(self.t, kind, false).to_owned();
                        self.proposal.left_out.push(Repair { path, rule: Rule::LeftOut, text });
                        continue;
                    }
                    (Some(phase.clone()), List::Steps { journey: journey.clone(), phase: step.phase.clone() })
                }
                _ => (None, List::Phases),
            };
            let place = |document: &Self, phase: Option<&Id>, behind: Option<&Id>| Place {
                phase: phase.map_or(String::new(), |id| document.here_named(&Key::new(Kind::Phase, id))),
                behind: behind.map_or(String::new(), |id| document.here_named(&Key::new(kind, id))),
            };
            let phase_before = match &was {
                List::Steps { phase, .. } => Some(phase),
                _ => None,
            };
            let from = place(self, phase_before, self.open.before(&was, Some(&key.id)));
            let to = place(self, phase.as_ref(), behind.first());
            let entry = match known {
                Some(known) => &mut self.proposal.entries[known],
                None => self.change(key, record, Vec::new(), Vec::new()),
            };
            entry.place = Some((from, to));
            entry.moves = Some(Move { phase, behind });
        }
    }

    /// What a record of this plan is called beside another, be it new or not: a step by what happens.
    fn here_named(&self, key: &Key) -> String {
        let entry = || self.proposal.entries.iter().find(|entry| entry.key == *key).map(|entry| entry.name.clone());
        let name = self.open.get(key).map(|record| self.name(self.open, record)).or_else(entry).unwrap_or_default();
        name.rsplit(" › ").next().unwrap_or_default().to_owned()
    }

    /// Tells what an answer no longer has of the lists that it tells, if it repeats what stays: in a list, or with
    /// phases, touchpoints and steps that are there already.
    fn missing(&mut self) {
        let answer = self.answer;
        let again: HashSet<Kind> = self
            .here
            .iter()
            .filter(|(key, id)| !self.kept.contains(key) && self.open.get(&Key::new(key.kind, id)).is_some())
            .map(|(key, _)| key.kind)
            .collect();
        let whole = [Kind::Phase, Kind::Touchpoint, Kind::Step].iter().all(|kind| again.contains(kind));
        let repeats = |kind: Kind| whole || self.repeats.contains(&kind);
        let told = |kind: Kind, list: &List| answer.list(list).any(|id| !self.kept.contains(&Key::new(kind, id)));
        let mut lists: Vec<(Kind, Vec<&Id>)> = [
            (Kind::Phase, List::Phases),
            (Kind::Persona, List::Personas),
            (Kind::Touchpoint, List::Touchpoints),
            (Kind::Journey, List::Journeys),
            (Kind::Measure, List::Measures),
        ]
        .into_iter()
        .filter(|(kind, list)| repeats(*kind) && told(*kind, list))
        .map(|(kind, list)| (kind, self.open.list(&list).collect()))
        .collect();
        for journey in answer.list(&List::Journeys) {
            if let Some(own) = self.own(Kind::Journey, journey)
                && repeats(Kind::Step)
                && answer.steps(journey).any(|step| !self.kept.contains(&Key::new(Kind::Step, step)))
            {
                lists.push((Kind::Step, self.open.steps(&own).collect()));
            }
        }
        let there: HashSet<(Kind, &Id)> = self.here.iter().map(|(key, id)| (key.kind, id)).collect();
        let gone = lists.iter().flat_map(|(kind, ids)| ids.iter().map(|id| Key::new(*kind, id)));
        for key in gone.filter(|key| !there.contains(&(key.kind, &key.id))) {
            let text = self.named(self.open, &key).into();
            let path = kind_label(self.t, key.kind, false).to_owned();
            self.proposal.left_out.push(Repair { path, rule: Rule::NotRemoved, text });
        }
    }

    /// A value in words.
    fn told(&self, field: Field, shape: &Shape, value: &Value, document: &Document, theirs: Option<&Record>) -> String {
        // New records have their links here; their names are in the answer.
        let value = theirs.and_then(|record| edit::get(record, field)).unwrap_or_else(|| value.clone());
        match value {
            Value::Text(text) => text,
            Value::List(list) => list.join(" · "),
            Value::Choice(place) => match (shape, place) {
                (Shape::Choice(keys), Some(place)) => {
                    keys.get(place).map_or(String::new(), |key| choice_label(self.t, field, key).to_owned())
                }
                _ => String::new(),
            },
            Value::Flag(flag) => if flag { self.t.csv_yes } else { self.t.csv_no }.to_owned(),
            Value::Score(score) => score.map_or(String::new(), |score: Score| score.number().to_string()),
            Value::Date(date) => date.map_or(String::new(), |date| date.to_string()),
            Value::Elapsed(span) => span.map_or(String::new(), |span| span.to_string()),
            Value::Link(id) => match (shape, id) {
                (Shape::Link(kind), Some(id)) => self.named(document, &Key::new(*kind, &id)),
                _ => String::new(),
            },
            Value::Target(target) => target.map_or(String::new(), |target| self.named(document, &target.key())),
            Value::Counts(_) => String::new(),
        }
    }

    fn named(&self, document: &Document, key: &Key) -> String {
        // Of what an answer only refers to, the plan knows more.
        let document = if self.kept.contains(key) { self.open } else { document };
        document.get(key).map_or(String::new(), |record| self.name(document, record))
    }

    /// What a record is called; a step by its touchpoint, or by what is done.
    fn name(&self, document: &Document, record: &Record) -> String {
        match record {
            Record::Step(step) => {
                let touchpoint = step.touchpoint.as_ref().and_then(|id| document.touchpoint(id));
                let phase = document.phase(&step.phase).map_or("", |phase| &phase.name);
                let what = touchpoint.map_or(&*step.action, |touchpoint| &touchpoint.name);
                format!("{phase} › {}", what.chars().take(80).collect::<String>())
            }
            named => called(named).to_owned(),
        }
    }
}

/// The fields of a kind, those within objects too.
fn flat(kind: Kind) -> Vec<(Field, Shape)> {
    let mut flat = Vec::new();
    for (field, shape) in shapes(kind) {
        match shape {
            Shape::Object(inner) => flat.extend(inner),
            shape => flat.push((field, shape)),
        }
    }
    flat
}

/// Whether a value is what a field has that nobody filled in.
fn is_usual(field: Field, value: &Value) -> bool {
    match value {
        Value::Choice(place) => matches!(place, None | Some(0)),
        Value::Flag(flag) => *flag == (field == Field::Controllable),
        _ => false,
    }
}

/// Whether a value is more than nothing.
pub(super) fn says(value: &Value) -> bool {
    match value {
        Value::Text(text) => !text.trim().is_empty(),
        Value::List(list) => !list.is_empty(),
        Value::Choice(place) => place.is_some(),
        Value::Flag(flag) => *flag,
        Value::Score(score) => score.is_some(),
        Value::Date(date) => date.is_some(),
        Value::Elapsed(span) => span.is_some(),
        Value::Link(id) => id.is_some(),
        Value::Target(target) => target.is_some(),
        Value::Counts(_) => false,
    }
}
