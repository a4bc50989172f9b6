//! The open plan: all records in one table, and the ordered lists that follow from them.
//!
//! `apply` is the only way to change a document. It costs what the change costs, whatever the size of the plan, and
//! gives the exact inverse. The document does not know why it changes, who looks at it, or how it is stored.

use std::collections::{HashMap, HashSet};

use super::change::Change;
use super::model::{
    Feedback, Id, Journey, Key, Kind, Line, Measure, Order, Persona, Phase, Plan, Record, SetAside, Step, Target,
    Touchpoint, limit,
};
use super::sort::sort_by;

/// An ordered list of records that the document keeps up to date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum List {
    Phases,
    Personas,
    Touchpoints,
    Journeys,
    Measures,
    Feedback,
    /// The findings that were set aside.
    SetAsides,
    /// The steps of one journey in one phase.
    Steps {
        journey: Id,
        phase: Id,
    },
    /// The steps of all journeys at one touchpoint.
    StepsAt(Id),
    /// The journeys of one persona.
    JourneysOf(Id),
    /// The measures for one phase, touchpoint or step.
    MeasuresFor(Target),
    /// The feedback on one phase, touchpoint or step.
    FeedbackOn(Target),
    /// The findings that were set aside about one record, or about the plan as a whole.
    SetAsidesOn(Option<Key>),
}

/// What a change touched: whoever shows it looks again.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    Record(Key),
    List(List),
}

/// What `apply` gives back.
#[derive(Debug)]
pub struct Applied {
    /// The change that restores the state before, exactly.
    pub inverse: Change,
    /// Every record and list that is different now.
    pub touched: HashSet<Topic>,
}

/// One plan in memory.
#[derive(Clone, Debug)]
pub struct Document {
    plan: Key,
    /// Each apart: a table of whole records would move megabytes when it grows, and hold a third of its room empty.
    records: HashMap<Key, Box<Record>>,
    lists: HashMap<List, Places>,
}

/// Where a record stands in a list.
type Place = (Order, Id);

/// The places of a list, sorted.
#[derive(Clone, Debug, Default, PartialEq)]
struct Places(Vec<Place>);

impl Places {
    /// Where a place is, or where it would be.
    fn find(&self, place: &Place) -> Result<usize, usize> {
        self.0.binary_search(place)
    }

    fn insert(&mut self, place: Place) {
        if let Err(at) = self.find(&place) {
            self.0.insert(at, place);
        }
    }

    fn remove(&mut self, place: &Place) {
        if let Ok(at) = self.find(place) {
            self.0.remove(at);
        }
    }

    fn sort(&mut self) {
        if !self.0.is_sorted() {
            sort_by(&mut self.0, Ord::cmp);
        }
    }
}

/// The ids of a list, in order.
#[derive(Clone)]
pub struct Ids<'a>(std::slice::Iter<'a, Place>);

impl<'a> Iterator for Ids<'a> {
    type Item = &'a Id;

    fn next(&mut self) -> Option<&'a Id> {
        self.0.next().map(|(_, id)| id)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl DoubleEndedIterator for Ids<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.0.next_back().map(|(_, id)| id)
    }
}

impl ExactSizeIterator for Ids<'_> {}

macro_rules! getters {
    ($($(#[$meta:meta])* $name:ident: $kind:ident),+ $(,)?) => {
        $($(#[$meta])*
        pub fn $name(&self, id: &Id) -> Option<&$kind> {
            match self.get(&Key::new(Kind::$kind, id)) {
                Some(Record::$kind(record)) => Some(record),
                _ => None,
            }
        })+
    };
}

impl Document {
    /// A document that holds the plan's own record only.
    pub fn new(plan: Plan) -> Self {
        Self::of(plan, Vec::new())
    }

    /// A document of all these records and the plan's own, of which none comes twice: what has been read. It is the
    /// same as putting them with `apply`, without what an inverse would cost.
    pub fn of(plan: Plan, records: Vec<Box<Record>>) -> Self {
        let plan = Box::new(Record::Plan(plan));
        let mut document =
            Self { plan: plan.key(), records: HashMap::with_capacity(records.len() + 1), lists: HashMap::new() };
        for record in std::iter::once(plan).chain(records) {
            let place = (record.order().cloned().unwrap_or_default(), record.id().clone());
            for list in lists_of(&record) {
                document.lists.entry(list).or_default().0.push(place.clone());
            }
            document.records.insert(record.key(), record);
        }
        document.lists.values_mut().for_each(Places::sort);
        document
    }

    /// The plan's own record.
    pub fn plan(&self) -> &Plan {
        match &*self.records[&self.plan] {
            Record::Plan(plan) => plan,
            _ => unreachable!("`apply` keeps the kind of a key"),
        }
    }

    /// The same contents as another plan, so that storing it never overwrites this one: under an id of its own, and
    /// with a title of its own if there is one.
    pub fn under_id(mut self, id: Id, title: Option<&str>) -> Self {
        let mut plan = Plan { id, ..self.plan().clone() };
        if let Some(title) = title {
            plan.title = Line::from(title);
        }
        self.records.remove(&self.plan);
        let plan = Box::new(Record::Plan(plan));
        self.plan = plan.key();
        self.records.insert(plan.key(), plan);
        self
    }

    /// The key of the plan's own record.
    pub fn plan_key(&self) -> &Key {
        &self.plan
    }

    /// The record of this key.
    pub fn get(&self, key: &Key) -> Option<&Record> {
        self.records.get(key).map(|record| &**record)
    }

    getters! {
        /// The phase of this id.
        phase: Phase,
        /// The persona of this id.
        persona: Persona,
        /// The touchpoint of this id.
        touchpoint: Touchpoint,
        /// The journey of this id.
        journey: Journey,
        /// The step of this id.
        step: Step,
        /// The measure of this id.
        measure: Measure,
        /// The feedback record of this id.
        feedback: Feedback,
        /// The finding set aside of this id.
        set_aside: SetAside,
    }

    /// The ids of a list, in order.
    pub fn list(&self, list: &List) -> Ids<'_> {
        Ids(self.places(list).iter())
    }

    fn places(&self, list: &List) -> &[Place] {
        self.lists.get(list).map_or(&[], |places| &places.0)
    }

    /// How many records a list has.
    pub fn len(&self, list: &List) -> usize {
        self.places(list).len()
    }

    /// The ids of a journey's steps in the order of time: phase by phase, then in the order within the phase.
    pub fn steps(&self, journey: &Id) -> impl Iterator<Item = &Id> + use<'_> {
        let journey = journey.clone();
        self.list(&List::Phases)
            .flat_map(move |phase| self.list(&List::Steps { journey: journey.clone(), phase: phase.clone() }))
    }

    /// The last record of a list, or the one before the given record.
    pub fn before<'a>(&'a self, list: &List, id: Option<&Id>) -> Option<&'a Id> {
        match id {
            None => self.list(list).next_back(),
            Some(id) => {
                let (Ok(at) | Err(at)) = self.lists.get(list)?.find(&self.place(list, id)?);
                self.places(list)[..at].last().map(|(_, id)| id)
            }
        }
    }

    /// The record after the given one in a list.
    pub fn after<'a>(&'a self, list: &List, id: &Id) -> Option<&'a Id> {
        let next = match self.lists.get(list)?.find(&self.place(list, id)?) {
            Ok(at) => at + 1,
            Err(at) => at,
        };
        self.places(list).get(next).map(|(_, id)| id)
    }

    /// A place directly before the given record of a list, or at its end.
    pub fn order_before(&self, list: &List, before: Option<&Id>) -> Order {
        let order = |id: &Id| self.place(list, id).map(|(order, _)| order);
        Order::between(self.before(list, before).and_then(order).as_ref(), before.and_then(order).as_ref())
    }

    /// How many records of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Plan => 1,
            Kind::Phase => self.len(&List::Phases),
            Kind::Persona => self.len(&List::Personas),
            Kind::Touchpoint => self.len(&List::Touchpoints),
            Kind::Journey => self.len(&List::Journeys),
            Kind::Measure => self.len(&List::Measures),
            Kind::Feedback => self.len(&List::Feedback),
            Kind::SetAside => self.len(&List::SetAsides),
            Kind::Step => {
                // What is not a step is counted by its list.
                let others = [
                    Kind::Plan,
                    Kind::Phase,
                    Kind::Persona,
                    Kind::Touchpoint,
                    Kind::Journey,
                    Kind::Measure,
                    Kind::Feedback,
                    Kind::SetAside,
                ];
                self.records.len() - others.map(|kind| self.count(kind)).iter().sum::<usize>()
            }
        }
    }

    /// Carries out a change. A record to remove that is not there is passed over, and so is one to put that is there
    /// already just so; the plan's own record stays.
    pub fn apply(&mut self, change: Change) -> Applied {
        let mut inverse = Change::default();
        let mut touched = HashSet::new();
        let steps = change
            .remove
            .into_iter()
            .map(|key| (key, None))
            .chain(change.put.into_iter().map(|record| (record.key(), Some(record))));
        for (key, record) in steps {
            if key.kind == Kind::Plan && (key != self.plan || record.is_none()) || self.get(&key) == record.as_ref() {
                continue;
            }
            let new_lists = record.as_ref().map_or(Vec::new(), lists_of);
            let new_place =
                record.as_ref().map(|record| (record.order().cloned().unwrap_or_default(), record.id().clone()));
            let old = match record {
                Some(record) => self.records.insert(key.clone(), Box::new(record)),
                None => self.records.remove(&key),
            };
            let old_place =
                old.as_ref().map(|record| (record.order().cloned().unwrap_or_default(), record.id().clone()));
            let old_lists = old.as_ref().map_or(Vec::new(), |old| lists_of(old));
            for list in &old_lists {
                if old_place != new_place || !new_lists.contains(list) {
                    self.leave(list, old_place.as_ref());
                    touched.insert(Topic::List(list.clone()));
                }
            }
            for list in new_lists {
                if old_place != new_place || !old_lists.contains(&list) {
                    if let Some(place) = &new_place {
                        self.lists.entry(list.clone()).or_default().insert(place.clone());
                    }
                    touched.insert(Topic::List(list));
                }
            }
            // Should a change speak of a record twice, the state before the first time is the one to restore.
            if !touched.insert(Topic::Record(key.clone())) {
                continue;
            }
            match old {
                Some(record) => inverse.put.push(*record),
                None => inverse.remove.push(key),
            }
        }
        Applied { inverse, touched }
    }

    /// The change that makes this document's records those of `other` (the plan's id stays).
    pub fn difference(&self, other: &Document) -> Change {
        let mut change = Change::default();
        for (key, record) in &other.records {
            let record = match &**record {
                Record::Plan(plan) => Record::Plan(Plan { id: self.plan.id.clone(), ..plan.clone() }),
                record => record.clone(),
            };
            let key = if key.kind == Kind::Plan { &self.plan } else { key };
            if self.get(key) != Some(&record) {
                change.put.push(record);
            }
        }
        change.remove.extend(
            self.records.keys().filter(|key| key.kind != Kind::Plan && !other.records.contains_key(key)).cloned(),
        );
        change
    }

    /// Looks whether everything is as it must be: references lead somewhere, limits are kept, and the lists are those
    /// that follow from the records. For tests; gives the first fault in words.
    pub fn check(&self) -> Result<(), String> {
        let mut lists: HashMap<List, Places> = HashMap::new();
        for (key, record) in &self.records {
            if record.key() != *key {
                return Err(format!("{key:?} holds {:?}", record.key()));
            }
            if let Some(missing) = references(record).into_iter().find(|key| !self.records.contains_key(key)) {
                return Err(format!("{key:?} refers to {missing:?}, which is not there"));
            }
            if let Record::Feedback(feedback) = &**record
                && feedback.counts.len() != feedback.metric.scale().1
            {
                return Err(format!("{key:?} has {} counts", feedback.counts.len()));
            }
            for list in lists_of(record) {
                lists.entry(list).or_default().insert((record.order().cloned().unwrap_or_default(), key.id.clone()));
            }
        }
        for (list, Places(places)) in &lists {
            let shared = places.windows(2).any(|pair| pair[0].0 == pair[1].0);
            // Lists that gather from several parents may hold equal orders; siblings may not.
            if shared && !gathers(list) {
                return Err("two siblings stand at the same place".into());
            }
        }
        let full: HashMap<_, _> = self.lists.iter().filter(|(_, places)| !places.0.is_empty()).collect();
        if full != lists.iter().collect() {
            return Err("the lists do not follow from the records".into());
        }
        let kinds = [
            Kind::Phase,
            Kind::Persona,
            Kind::Touchpoint,
            Kind::Journey,
            Kind::Step,
            Kind::Measure,
            Kind::Feedback,
            Kind::SetAside,
        ];
        match kinds.into_iter().find(|kind| self.count(*kind) > limit(*kind)) {
            Some(kind) => Err(format!("more than {} of {kind:?}", limit(kind))),
            None => Ok(()),
        }
    }

    fn place(&self, list: &List, id: &Id) -> Option<Place> {
        let kind = match list {
            List::Phases => Kind::Phase,
            List::Personas => Kind::Persona,
            List::Touchpoints => Kind::Touchpoint,
            List::Journeys | List::JourneysOf(_) => Kind::Journey,
            List::Measures | List::MeasuresFor(_) => Kind::Measure,
            List::Feedback | List::FeedbackOn(_) => Kind::Feedback,
            List::SetAsides | List::SetAsidesOn(_) => Kind::SetAside,
            List::Steps { .. } | List::StepsAt(_) => Kind::Step,
        };
        let order = self.records.get(&Key::new(kind, id))?.order()?;
        Some((order.clone(), id.clone()))
    }

    fn leave(&mut self, list: &List, place: Option<&Place>) {
        if let (Some(places), Some(place)) = (self.lists.get_mut(list), place) {
            places.remove(place);
            if places.0.is_empty() {
                self.lists.remove(list);
            }
        }
    }
}

/// The same records are the same document: lists follow from them.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.plan == other.plan && self.records == other.records
    }
}

/// The lists that a record stands in.
fn lists_of(record: &Record) -> Vec<List> {
    match record {
        Record::Plan(_) => Vec::new(),
        Record::Phase(_) => vec![List::Phases],
        Record::Persona(_) => vec![List::Personas],
        Record::Touchpoint(_) => vec![List::Touchpoints],
        Record::Journey(journey) => {
            [Some(List::Journeys), journey.persona.clone().map(List::JourneysOf)].into_iter().flatten().collect()
        }
        Record::Step(step) => {
            let own = List::Steps { journey: step.journey.clone(), phase: step.phase.clone() };
            [Some(own), step.touchpoint.clone().map(List::StepsAt)].into_iter().flatten().collect()
        }
        Record::Measure(measure) => {
            [Some(List::Measures), measure.target.clone().map(List::MeasuresFor)].into_iter().flatten().collect()
        }
        Record::Feedback(feedback) => {
            [Some(List::Feedback), feedback.target.clone().map(List::FeedbackOn)].into_iter().flatten().collect()
        }
        Record::SetAside(set_aside) => vec![List::SetAsides, List::SetAsidesOn(set_aside.subject.clone())],
    }
}

fn gathers(list: &List) -> bool {
    matches!(list, List::StepsAt(_))
}

/// The records that a record cannot be without.
fn references(record: &Record) -> Vec<Key> {
    let link = |kind: Kind, id: &Option<Id>| id.as_ref().map(|id| Key::new(kind, id));
    match record {
        Record::Plan(_) | Record::Phase(_) | Record::Persona(_) | Record::Touchpoint(_) => Vec::new(),
        Record::Journey(journey) => link(Kind::Persona, &journey.persona).into_iter().collect(),
        Record::Step(step) => {
            let mut keys = vec![Key::new(Kind::Journey, &step.journey), Key::new(Kind::Phase, &step.phase)];
            keys.extend(link(Kind::Touchpoint, &step.touchpoint));
            keys
        }
        Record::Measure(measure) => measure.target.iter().map(Target::key).collect(),
        Record::Feedback(feedback) => feedback.target.iter().map(Target::key).collect(),
        Record::SetAside(set_aside) => set_aside.subject.iter().cloned().collect(),
    }
}
