//! The analysis of a plan, kept subject by subject and brought up to date by what an edit touched.
//!
//! Each subject's findings follow from a few records around it and from the sums in `Fold`. `touch` says which subjects
//! an edit concerns; `update` looks at those again, and at whoever depends on sums that changed by it. Subjects are
//! taken in an order in which one builds on another (journeys; touchpoints; measures and feedback; personas; the plan),
//! so each is looked at once an update. That the result is the same as from scratch is held by a property test.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::fold::{Moved, Share};
use super::rule::{Check, Finding, Found, Rule};
use super::rules::RULES;
use super::share::{of_feedback, of_journey, of_measure, of_persona, of_touchpoint};
use super::whole::{is_begun, is_sorted, offer};
use super::words::Stems;
use super::{Fold, Ground, Walk};
use crate::core::document::{Document, List, Topic};
use crate::core::edit::finding::find;
use crate::core::model::{Date, GoalKind, Id, Key, Kind, Language, Market, Order, Record, SetAside, Stage, Target};

/// The findings of one plan.
#[derive(Debug, Default)]
pub struct Analysis {
    memos: HashMap<Key, Memo>,
    dirty: BTreeSet<(u8, Key)>,
    fold: Fold,
    /// What held for the whole plan when it was looked at last; none before the first time.
    seen: Option<Seen>,
}

#[derive(Debug, Default)]
struct Memo {
    findings: Vec<Finding>,
    share: Share,
}

/// What many subjects depend on. Looked up at every edit, so nothing here may cost a walk through the plan.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    today: Date,
    phases: Vec<(Id, Stage)>,
    begun: bool,
    sorted: bool,
    offer: Stems,
    language: Language,
    market: Market,
    goal: GoalKind,
}

impl Analysis {
    /// An analysis that has looked at nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes note of an edit: of what it touched, and of the document after it. Costs what the edit touched: for a step
    /// its journey, for a touchpoint the steps that use it.
    pub fn touch(&mut self, document: &Document, touched: &HashSet<Topic>) {
        if self.seen.is_none() {
            return;
        }
        for topic in touched {
            match topic {
                Topic::Record(key) => self.touch_record(document, key),
                Topic::List(List::Steps { journey, .. }) => self.mark(Key::new(Kind::Journey, journey)),
                Topic::List(List::StepsAt(touchpoint)) => self.mark(Key::new(Kind::Touchpoint, touchpoint)),
                Topic::List(List::JourneysOf(persona)) => self.mark(Key::new(Kind::Persona, persona)),
                Topic::List(List::MeasuresFor(target)) => self.touch_target(document, target),
                Topic::List(List::FeedbackOn(target)) => self.touch_evidence(document, target),
                // What else changes a list changes records in it.
                Topic::List(_) => {}
            }
        }
    }

    /// Looks again at what was touched, until `budget` records or so were looked at. Gives whether more is left: then
    /// call it again, with no edit between that was not handed to `touch`.
    pub fn update(&mut self, document: &Document, today: Date, budget: usize) -> bool {
        self.look_around(document, today);
        let mut spent = 0;
        while let Some((_, key)) = self.dirty.pop_first() {
            spent += self.look(document, today, key);
            if spent >= budget {
                break;
            }
        }
        !self.dirty.is_empty()
    }

    /// How many subjects are to be looked at, as far as is known: looking at one may show that another has to be, too.
    pub fn pending(&self) -> usize {
        self.dirty.len()
    }

    /// All findings, in no order.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.memos.values().flat_map(|memo| &memo.findings)
    }

    /// The findings of one subject.
    pub fn findings_of(&self, subject: &Key) -> &[Finding] {
        self.memos.get(subject).map_or(&[], |memo| &memo.findings)
    }

    /// All findings whose rule weighs something, the worst first; those that are equally bad in the order of the rules,
    /// and then of the plan.
    pub fn sorted(&self, document: &Document, weight: &dyn Fn(&Rule) -> f64) -> Vec<&Finding> {
        let rules: HashMap<&str, (usize, f64)> =
            RULES.iter().enumerate().map(|(rank, rule)| (rule.key, (rank, weight(rule)))).collect();
        let ranked = self.findings().map(|finding| {
            let (rank, weight) = rules[finding.rule.key];
            (finding.severity(weight), rank, place(document, finding), finding)
        });
        let mut sorted: Vec<_> = ranked.filter(|(severity, ..)| *severity > 0.0).collect();
        sorted.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)).then_with(|| a.2.cmp(&b.2)));
        sorted.into_iter().map(|(.., finding)| finding).collect()
    }

    /// What is to be dealt with: all findings that the plan's weights leave and that nobody set aside, the worst first.
    pub fn open(&self, document: &Document) -> Vec<&Finding> {
        let mut open = self.sorted(document, &|rule| document.plan().weights.get(rule.key).factor());
        let none = document.len(&List::SetAsides) == 0;
        open.retain(|finding| none || !is_aside(document, finding));
        open
    }

    /// The same of one journey: what was found at it and at the touchpoints that it uses. Costs what the journey has.
    pub fn open_in(&self, document: &Document, journey: &Id) -> Vec<&Finding> {
        let steps = document.steps(journey).filter_map(|id| document.step(id));
        let touchpoints: BTreeSet<&Id> = steps.filter_map(|step| step.touchpoint.as_ref()).collect();
        let subjects = touchpoints.into_iter().map(|id| Key::new(Kind::Touchpoint, id));
        let none = document.len(&List::SetAsides) == 0;
        let weighed = subjects
            .chain([Key::new(Kind::Journey, journey)])
            .flat_map(|subject| self.findings_of(&subject))
            .map(|finding| (finding.severity(document.plan().weights.get(finding.rule.key).factor()), finding));
        let mut open: Vec<(f64, &Finding)> =
            weighed.filter(|(severity, finding)| *severity > 0.0 && (none || !is_aside(document, finding))).collect();
        open.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| place(document, a.1).cmp(&place(document, b.1))));
        open.into_iter().map(|(_, finding)| finding).collect()
    }

    /// Sums over all journeys, for whoever shows them.
    pub fn fold(&self) -> &Fold {
        &self.fold
    }

    fn mark(&mut self, key: Key) {
        self.dirty.insert((pass(key.kind), key));
    }

    fn touch_record(&mut self, document: &Document, key: &Key) {
        match key.kind {
            // What of these concerns others is in `Seen`.
            Kind::Plan | Kind::Phase => self.mark(document.plan_key().clone()),
            Kind::Step => {
                if let Some(step) = document.step(&key.id) {
                    self.mark(Key::new(Kind::Journey, &step.journey));
                }
                // They serve the stage in which the step is.
                self.mark_all(Kind::Measure, document.list(&List::MeasuresFor(Target::Step(key.id.clone()))));
            }
            Kind::Persona => {
                self.mark(key.clone());
                self.mark_all(Kind::Journey, document.list(&List::JourneysOf(key.id.clone())));
            }
            Kind::Touchpoint => {
                self.mark(key.clone());
                self.touch_target(document, &Target::Touchpoint(key.id.clone()));
            }
            // The target that it had before has lost it from its list, which was touched then.
            Kind::Measure => {
                self.mark(key.clone());
                if let Some(target) = document.measure(&key.id).and_then(|measure| measure.target.as_ref()) {
                    self.touch_target(document, target);
                }
            }
            Kind::Feedback => {
                self.mark(key.clone());
                if let Some(target) = document.feedback(&key.id).and_then(|feedback| feedback.target.as_ref()) {
                    self.touch_evidence(document, target);
                }
            }
            Kind::Journey => self.mark(key.clone()),
            // What was found is still there.
            Kind::SetAside => {}
        }
    }

    /// What feedback on a target concerns: beside the target, the other records on it.
    fn touch_evidence(&mut self, document: &Document, target: &Target) {
        self.touch_target(document, target);
        self.mark_all(Kind::Feedback, document.list(&List::FeedbackOn(target.clone())));
    }

    /// The journeys that lead through a target, and the touchpoint itself.
    fn touch_target(&mut self, document: &Document, target: &Target) {
        match target {
            Target::Step(step) => {
                if let Some(step) = document.step(step) {
                    self.mark(Key::new(Kind::Journey, &step.journey));
                }
            }
            Target::Touchpoint(touchpoint) => {
                self.mark(Key::new(Kind::Touchpoint, touchpoint));
                let journeys = document
                    .list(&List::StepsAt(touchpoint.clone()))
                    .filter_map(|id| document.step(id))
                    .map(|step| &step.journey);
                self.mark_all(Kind::Journey, journeys);
            }
            Target::Phase(phase) => {
                let through = |journey: &&Id| {
                    document.len(&List::Steps { journey: (*journey).clone(), phase: phase.clone() }) > 0
                };
                self.mark_all(Kind::Journey, document.list(&List::Journeys).filter(through));
            }
        }
    }

    fn mark_all<'a>(&mut self, kind: Kind, ids: impl Iterator<Item = &'a Id>) {
        self.dirty.extend(ids.map(|id| (pass(kind), Key::new(kind, id))));
    }

    /// Marks whoever depends on something that holds for the whole plan and changed.
    fn look_around(&mut self, document: &Document, today: Date) {
        let now = Seen::of(document, today);
        let Some(before) = self.seen.replace(now.clone()) else {
            self.mark(document.plan_key().clone());
            for (kind, list) in LISTS {
                self.mark_all(kind, document.list(&list));
            }
            return;
        };
        let mut kinds = BTreeSet::new();
        if now.phases != before.phases {
            kinds.extend([Kind::Journey, Kind::Measure, Kind::Persona, Kind::Feedback, Kind::Plan]);
        }
        if now.today != before.today {
            kinds.extend([Kind::Measure, Kind::Feedback]);
        }
        if now.begun != before.begun || now.offer != before.offer || now.language != before.language {
            kinds.insert(Kind::Persona);
        }
        if now.sorted != before.sorted || now.market != before.market {
            kinds.insert(Kind::Touchpoint);
        }
        if now.market != before.market {
            kinds.insert(Kind::Plan);
        }
        if now.goal != before.goal {
            kinds.insert(Kind::Measure);
        }
        if kinds.contains(&Kind::Plan) {
            self.mark(document.plan_key().clone());
        }
        for (kind, list) in LISTS {
            if kinds.contains(&kind) {
                self.mark_all(kind, document.list(&list));
            }
        }
    }

    /// Looks at one subject. Gives how many records that were.
    fn look(&mut self, document: &Document, today: Date, subject: Key) -> usize {
        let ground = Ground { document, today, fold: &self.fold };
        let (memo, cost) = Memo::of(&ground, &subject);
        let there = document.get(&subject).is_some();
        let moved = {
            let none = Share::default();
            let old = self.memos.get(&subject).map_or(&none, |memo| &memo.share);
            self.fold.exchange(&subject, old, &memo.share)
        };
        if there {
            self.memos.insert(subject, memo);
        } else {
            self.memos.remove(&subject);
        }
        self.follow(document, moved);
        cost
    }

    /// Marks whoever depends on sums that changed. All of them come later in the order of passes.
    fn follow(&mut self, document: &Document, moved: Moved) {
        for touchpoint in moved.touchpoints {
            let target = Target::Touchpoint(touchpoint.clone());
            self.mark_all(Kind::Measure, document.list(&List::MeasuresFor(target.clone())));
            self.mark_all(Kind::Feedback, document.list(&List::FeedbackOn(target)));
            self.mark(Key::new(Kind::Touchpoint, &touchpoint));
        }
        if moved.owned {
            self.mark_all(Kind::Touchpoint, document.list(&List::Touchpoints));
        }
        if moved.channels || moved.hurt {
            self.mark_all(Kind::Persona, document.list(&List::Personas));
        }
        self.mark_all(Kind::Persona, moved.personas.iter());
        if moved.plan {
            self.mark(document.plan_key().clone());
        }
    }
}

/// Whether somebody set a finding aside.
fn is_aside(document: &Document, finding: &Finding) -> bool {
    let subject = SetAside::subject_of(finding.place.clone());
    find(document, finding.rule.key, subject.as_ref(), &finding.detail).is_some()
}

/// The lists of all subjects but the plan.
const LISTS: [(Kind, List); 5] = [
    (Kind::Journey, List::Journeys),
    (Kind::Touchpoint, List::Touchpoints),
    (Kind::Measure, List::Measures),
    (Kind::Feedback, List::Feedback),
    (Kind::Persona, List::Personas),
];

/// The order in which subjects are looked at.
fn pass(kind: Kind) -> u8 {
    match kind {
        Kind::Journey => 0,
        Kind::Touchpoint => 1,
        Kind::Measure | Kind::Feedback => 2,
        Kind::Persona => 3,
        Kind::Plan | Kind::Phase | Kind::Step | Kind::SetAside => 4,
    }
}

/// Where a finding is in the plan: by its subject's place in its list, then by the phase and the step. Ids say nothing
/// to anybody, but decide among equals.
fn place<'a>(document: &'a Document, finding: &'a Finding) -> ([Option<&'a Order>; 3], &'a Key, &'a str) {
    let order = |key: &Key| document.get(key).and_then(Record::order);
    let step = document.step(&finding.place.id).filter(|_| finding.place.kind == Kind::Step);
    let phase = step.and_then(|step| document.phase(&step.phase)).map(|phase| &phase.order);
    ([order(&finding.subject), phase, order(&finding.place)], &finding.place, &finding.detail)
}

impl Seen {
    fn of(document: &Document, today: Date) -> Self {
        let phases = document.list(&List::Phases).filter_map(|id| document.phase(id));
        Self {
            today,
            phases: phases.map(|phase| (phase.id.clone(), phase.stage)).collect(),
            begun: is_begun(document),
            sorted: is_sorted(document),
            offer: offer(document.plan()),
            language: document.plan().language,
            market: document.plan().market,
            goal: document.plan().goal_kind,
        }
    }
}

impl Memo {
    /// What is found at a subject and what it adds to the sums; nothing if it is not there. And how many records were
    /// looked at.
    fn of(ground: &Ground, subject: &Key) -> (Self, usize) {
        let document = ground.document;
        let mut findings = Vec::new();
        let mut run = |each: &mut dyn FnMut(&Check, &mut Found)| {
            for rule in RULES {
                let mut found = Found { rule, subject: subject.clone(), findings: Vec::new() };
                rule.checks.iter().for_each(|check| each(check, &mut found));
                findings.append(&mut found.findings);
            }
        };
        let mut share = Share::default();
        let mut cost = 1;
        match subject.kind {
            Kind::Journey => {
                let Some(journey) = document.journey(&subject.id) else { return Default::default() };
                let walk = Walk::new(ground, journey);
                cost += walk.stops.len();
                share = of_journey(&walk);
                let current = walk.is_current();
                run(&mut |check, found| match check {
                    _ if found.rule.words && !walk.reads_words() => {}
                    Check::Journey(check) if current => check(&walk, found),
                    Check::AnyJourney(check) => check(&walk, found),
                    _ => {}
                });
            }
            Kind::Persona => {
                let Some(persona) = document.persona(&subject.id) else { return Default::default() };
                share = of_persona(persona);
                run(&mut |check, found| {
                    if let Check::Persona(check) = check {
                        check(ground, persona, found)
                    }
                });
            }
            Kind::Touchpoint => {
                let Some(touchpoint) = document.touchpoint(&subject.id) else { return Default::default() };
                share = of_touchpoint(touchpoint);
                run(&mut |check, found| {
                    if let Check::Touchpoint(check) = check {
                        check(ground, touchpoint, found)
                    }
                });
            }
            Kind::Measure => {
                let Some(measure) = document.measure(&subject.id) else { return Default::default() };
                share = of_measure(ground, measure);
                run(&mut |check, found| {
                    if let Check::Measure(check) = check {
                        check(ground, measure, found)
                    }
                });
            }
            Kind::Feedback => {
                let Some(feedback) = document.feedback(&subject.id) else { return Default::default() };
                share = of_feedback(feedback);
                run(&mut |check, found| {
                    if let Check::Feedback(check) = check {
                        check(ground, feedback, found)
                    }
                });
            }
            Kind::Plan => run(&mut |check, found| {
                if let Check::Plan(check) = check {
                    check(ground, found)
                }
            }),
            Kind::Phase | Kind::Step | Kind::SetAside => {}
        }
        (Self { findings, share }, cost)
    }
}
