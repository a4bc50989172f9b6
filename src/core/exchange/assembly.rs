//! Puts a plan together from a format that tells journeys and names things instead of giving them ids: the same name
//! is the same touchpoint or persona, and from the second journey on the same phase. What such a format leaves out when
//! writing is counted up here too.
//!
//! It knows the limits of a plan and mends what exceeds them; it does not know any format's syntax.

use std::collections::{HashMap, HashSet};

use super::{Export, Import, Imported, Loss, Repairs, Rule};
use crate::core::document::{Document, List};
use crate::core::edit::phase::of_model;
use crate::core::knowledge::{self, plain};
use crate::core::model::{
    Field, Id, Ids, Journey, Key, Kind, Line, Order, Persona, Phase, PhaseModel, Plan, Record, Step, Text, Touchpoint,
    limit,
};

/// A plan that is being read. Each method takes the place in the text, for the list of repairs.
pub struct Assembly {
    pub plan: Plan,
    repairs: Repairs,
    phases: Vec<Phase>,
    personas: Vec<Persona>,
    #[expect(clippy::vec_box, reason = "a document holds its records boxed")]
    touchpoints: Vec<Box<Record>>,
    /// The last one is the one that is being read.
    journeys: Vec<Journey>,
    /// The phase that the present journey came to last.
    latest: Option<Id>,
    #[expect(clippy::vec_box, reason = "a document holds its records boxed")]
    steps: Vec<Box<Record>>,
    /// Touchpoints and personas by their names.
    named: HashMap<(Kind, String), Id>,
    ids: Ids,
    taken: HashSet<Id>,
    /// The kinds of which there can't be more.
    full: Vec<Kind>,
    /// The place of the last record of any kind; between siblings only the order counts.
    order: Option<Order>,
}

impl Assembly {
    /// A plan with nothing in it.
    pub fn new(import: &Import) -> Self {
        let mut ids = Ids::new(import.seed);
        let mut plan = Plan::new(ids.next_id());
        plan.language = import.language;
        Self {
            plan,
            repairs: Repairs::default(),
            phases: Vec::new(),
            personas: Vec::new(),
            touchpoints: Vec::new(),
            journeys: Vec::new(),
            latest: None,
            steps: Vec::new(),
            named: HashMap::new(),
            ids,
            taken: HashSet::new(),
            full: Vec::new(),
            order: None,
        }
    }

    /// Notes that something was mended.
    pub fn repair(&mut self, path: &str, rule: Rule) {
        self.repairs.push(path, rule);
    }

    /// Notes that something was mended, and what stood there.
    pub fn repair_text(&mut self, path: &str, rule: Rule, text: &str) {
        self.repairs.push_text(path, rule, text);
    }

    /// The repairs so far, for those who mend the text before it is read.
    pub fn repairs(&mut self) -> &mut Repairs {
        &mut self.repairs
    }

    /// A text for a field, cut to its limit.
    pub fn text<const MAX: usize>(&mut self, text: &str, path: &str) -> Text<MAX> {
        let (text, cut) = Text::cut(text);
        if cut {
            self.repair(path, Rule::Cut);
        }
        text
    }

    /// The journey, which is made when it is first spoken of.
    pub fn journey(&mut self) -> &mut Journey {
        if self.journeys.is_empty() {
            self.next_journey("");
        }
        self.journeys.last_mut().expect("there is one now")
    }

    /// Begins another journey. False if there can't be one more.
    pub fn next_journey(&mut self, path: &str) -> bool {
        let room = self.room(Kind::Journey, self.journeys.len(), path);
        if room {
            let (id, order) = self.place();
            self.journeys.push(Journey::new(id, order));
            self.latest = None;
        }
        room
    }

    /// A new phase; from the second journey on one that is there, if it is called the same. None if there can't be one
    /// more; steps then belong to the last one.
    pub fn phase(&mut self, name: &str, path: &str) -> Option<Id> {
        if self.journeys.len() > 1
            && let Some(same) = self.phases.iter().find(|phase| plain(&phase.name) == plain(name))
        {
            self.latest = Some(same.id.clone());
            return self.latest.clone();
        }
        if !self.room(Kind::Phase, self.phases.len(), path) {
            return None;
        }
        let name = self.text(name, path);
        let (id, _) = self.place();
        // Behind the phase that its journey comes from.
        let before = self.phases.iter().position(|phase| Some(&phase.id) == self.latest.as_ref());
        let at = before.map_or(self.phases.len(), |place| place + 1);
        let order = Order::between(
            at.checked_sub(1).map(|place| &self.phases[place].order),
            self.phases.get(at).map(|phase| &phase.order),
        );
        self.phases.insert(at, Phase { name, ..Phase::new(id.clone(), order) });
        self.latest = Some(id.clone());
        Some(id)
    }

    /// The usual phases, for a text that has steps and no phases; gives the first. Those of another journey, if there
    /// are some.
    pub fn default_phases(&mut self, path: &str) -> Option<Id> {
        if let Some(first) = self.phases.first() {
            return Some(first.id.clone());
        }
        self.repair(path, Rule::DefaultPhases);
        self.phases = of_model(PhaseModel::FivePhases, self.plan.language, &mut self.ids);
        self.phases.first().map(|phase| phase.id.clone())
    }

    /// The touchpoint of this name.
    pub fn touchpoint(&mut self, name: &str, path: &str) -> Option<Id> {
        if let Some(id) = self.known(Kind::Touchpoint, name) {
            return Some(id);
        }
        if !self.room(Kind::Touchpoint, self.touchpoints.len(), path) {
            return None;
        }
        let line: Line = self.text(name, path);
        let (id, order) = self.place();
        self.named.insert((Kind::Touchpoint, name.to_owned()), id.clone());
        self.touchpoints
            .push(Box::new(Record::Touchpoint(Touchpoint { name: line, ..Touchpoint::new(id.clone(), order) })));
        Some(id)
    }

    /// The persona of this name.
    pub fn persona(&mut self, name: &str, path: &str) -> Option<Id> {
        if let Some(id) = self.known(Kind::Persona, name) {
            return Some(id);
        }
        if !self.room(Kind::Persona, self.personas.len(), path) {
            return None;
        }
        let line: Line = self.text(name, path);
        let (id, order) = self.place();
        self.named.insert((Kind::Persona, name.to_owned()), id.clone());
        self.personas.push(Persona { name: line, ..Persona::new(id.clone(), order) });
        Some(id)
    }

    /// Whether there can be one more step; what belongs to one that can't be need not be read.
    pub fn has_room(&mut self, path: &str) -> bool {
        self.room(Kind::Step, self.steps.len(), path)
    }

    /// A new step of the journey at the end of a phase. None if there can't be one more.
    pub fn step(&mut self, phase: &Id, path: &str) -> Option<&mut Step> {
        if !self.room(Kind::Step, self.steps.len(), path) {
            return None;
        }
        let journey = self.journey().id.clone();
        let (id, order) = self.place();
        self.steps.push(Box::new(Record::Step(Step::new(id, journey, phase.clone(), order))));
        self.step_at(self.steps.len() - 1)
    }

    /// The step that was made so many steps after the first.
    pub fn step_at(&mut self, number: usize) -> Option<&mut Step> {
        match self.steps.get_mut(number).map(|step| &mut **step) {
            Some(Record::Step(step)) => Some(step),
            _ => None,
        }
    }

    /// The plan, with the stages and the phase model that its phases' names speak for.
    pub fn finish(mut self) -> Imported {
        let names: Vec<&str> = self.phases.iter().map(|phase| &*phase.name).collect();
        let (model, stages) = knowledge::likely_model(&names);
        self.plan.phase_model = model;
        for (phase, stage) in self.phases.iter_mut().zip(stages) {
            phase.stage = stage;
        }
        let mut records: Vec<Box<Record>> =
            self.phases.into_iter().map(|phase| Box::new(Record::Phase(phase))).collect();
        records.extend(self.personas.into_iter().map(|persona| Box::new(Record::Persona(persona))));
        records.extend(self.touchpoints);
        records.extend(self.journeys.into_iter().map(|journey| Box::new(Record::Journey(journey))));
        records.extend(self.steps);
        Imported { document: Document::of(self.plan, records), repairs: self.repairs.told() }
    }

    fn known(&self, kind: Kind, name: &str) -> Option<Id> {
        self.named.get(&(kind, name.to_owned())).cloned()
    }

    /// Whether there is room for one more; the first that has none is told.
    fn room(&mut self, kind: Kind, count: usize, path: &str) -> bool {
        let room = count < limit(kind);
        if !room && !self.full.contains(&kind) {
            self.full.push(kind);
            self.repair(path, Rule::TooMany);
        }
        room
    }

    fn place(&mut self) -> (Id, Order) {
        let id = loop {
            let id = self.ids.next_id();
            if self.taken.insert(id.clone()) {
                break id;
            }
        };
        let order = Order::between(self.order.as_ref(), None);
        self.order = Some(order.clone());
        (id, order)
    }
}

/// What an export of one journey shows of a plan.
pub struct Shown<'a> {
    pub document: &'a Document,
    pub journey: Option<&'a Journey>,
    pub persona: Option<&'a Persona>,
    /// The journey's steps, in the order of time.
    pub steps: Vec<&'a Step>,
}

impl<'a> Shown<'a> {
    /// The journey that was asked for, or the first.
    pub fn of(document: &'a Document, export: &Export) -> Self {
        let asked = export.journey.as_ref().and_then(|id| document.journey(id));
        let journey = asked.or_else(|| document.journey(document.list(&List::Journeys).next()?));
        let steps: Vec<&Step> = journey
            .into_iter()
            .flat_map(|journey| document.steps(&journey.id))
            .filter_map(|id| document.step(id))
            .collect();
        let persona = journey.and_then(|journey| document.persona(journey.persona.as_ref()?));
        Self { document, journey, persona, steps }
    }

    /// The plan's phases with the steps that this journey has in them.
    pub fn phases(&self) -> impl Iterator<Item = (&'a Phase, impl Iterator<Item = &'a Step> + '_)> + '_ {
        let phases = self.document.list(&List::Phases).filter_map(|id| self.document.phase(id));
        phases.map(|phase| (phase, self.steps.iter().copied().filter(move |step| step.phase == phase.id)))
    }

    /// The touchpoint of a step.
    pub fn touchpoint(&self, step: &Step) -> Option<&'a Touchpoint> {
        self.document.touchpoint(step.touchpoint.as_ref()?)
    }

    /// What is not told: records that are not part of the journey, fields that `keeps` does not name (names, and what
    /// belongs to what, are always kept), a second touchpoint of the same name, and what reading would guess otherwise
    /// about the phases.
    pub fn lost(&self, keeps: &dyn Fn(Kind, Field) -> bool) -> Vec<Loss> {
        let document = self.document;
        let names: Vec<&str> = self.phases().map(|(phase, _)| &*phase.name).collect();
        let (model, stages) = knowledge::likely_model(&names);
        let mut kept: Vec<Key> = vec![document.plan_key().clone()];
        kept.extend(document.list(&List::Phases).map(|id| Key::new(Kind::Phase, id)));
        kept.extend(self.persona.map(|persona| Key::new(Kind::Persona, &persona.id)));
        kept.extend(self.journey.map(|journey| Key::new(Kind::Journey, &journey.id)));
        kept.extend(self.steps.iter().map(|step| Key::new(Kind::Step, &step.id)));
        let mut by_name: HashMap<&str, &Id> = HashMap::new();
        let mut merged = HashSet::new();
        for touchpoint in self.steps.iter().filter_map(|step| self.touchpoint(step)) {
            let first = *by_name.entry(&touchpoint.name).or_insert_with(|| {
                kept.push(Key::new(Kind::Touchpoint, &touchpoint.id));
                &touchpoint.id
            });
            if *first != touchpoint.id {
                merged.insert(&touchpoint.id);
            }
        }

        let mut lost = super::loss::of(document, &kept, &|kind, field| match (kind, field) {
            (Kind::Plan, Field::PhaseModel) | (Kind::Phase, Field::Stage) => true,
            (Kind::Journey, Field::Persona) => self.persona.is_some(),
            (Kind::Step, Field::Phase | Field::Touchpoint) | (_, Field::Name) => true,
            _ => keeps(kind, field),
        });
        let field = |key: Key, field: Field, partly: bool| Loss { key, field: Some(field), partly };
        if document.plan().phase_model != model {
            lost.push(field(document.plan_key().clone(), Field::PhaseModel, false));
        }
        for ((phase, _), stage) in self.phases().zip(stages) {
            if phase.stage != stage {
                lost.push(field(Key::new(Kind::Phase, &phase.id), Field::Stage, false));
            }
        }
        for step in &self.steps {
            if step.touchpoint.as_ref().is_some_and(|id| merged.contains(id)) {
                lost.push(field(Key::new(Kind::Step, &step.id), Field::Touchpoint, true));
            }
        }
        let kept: HashSet<Key> = kept.into_iter().collect();
        for key in everything(document) {
            if !kept.contains(&key) {
                lost.push(Loss { partly: key.kind == Kind::Touchpoint && merged.contains(&key.id), key, field: None });
            }
        }
        lost
    }
}

/// The keys of all records but the plan's own, in the order of their lists.
fn everything(document: &Document) -> impl Iterator<Item = Key> {
    let tables = [
        (List::Phases, Kind::Phase),
        (List::Personas, Kind::Persona),
        (List::Touchpoints, Kind::Touchpoint),
        (List::Journeys, Kind::Journey),
        (List::Measures, Kind::Measure),
        (List::Feedback, Kind::Feedback),
        (List::SetAsides, Kind::SetAside),
    ];
    let listed = tables.into_iter().flat_map(|(list, kind)| document.list(&list).map(move |id| Key::new(kind, id)));
    let steps =
        document.list(&List::Journeys).flat_map(|journey| document.steps(journey)).map(|id| Key::new(Kind::Step, id));
    listed.chain(steps)
}
