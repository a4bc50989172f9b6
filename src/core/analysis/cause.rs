//! Causes: findings about one root, told once. A step that displeases, the fall before it, the change of medium, the
//! wait and the open pain point are one cause, led by the finding that says most about why.
//!
//! What belongs together follows from the part that a rule has (`Part`): what a step's words say went wrong claims all
//! that is found at the step; other findings at a touchpoint are one cause of the touchpoint; the rest stands for
//! itself. Computed from the findings when it is asked for, in one walk over them; nothing is kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::finding::arithmetic;
use super::phrase::told;
use super::rule::{Factor, Finding, Part, Risk};
use super::{Analysis, Value};
use crate::core::document::{Document, List};
use crate::core::model::{Id, Key, Kind, Language, Target};
use crate::core::text::rules::Text;

/// One root with everything that is found about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// What it is about, as a name that stays while the plan is edited.
    pub id: String,
    /// The findings, the leading one first; at least one.
    pub reasons: Vec<Finding>,
    /// What multiplies to its severity.
    factors: Vec<Factor>,
    /// The weight of the rule whose figure it has.
    weight: f64,
    /// How many journeys as they are pass here.
    pub reach: u32,
}

/// How bad a cause is, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    Low,
    Middle,
    High,
    Top,
}

impl Grade {
    /// The grade of a severity.
    pub fn of(severity: f64) -> Self {
        match severity {
            severity if severity >= 6.0 => Self::Top,
            severity if severity >= 3.5 => Self::High,
            severity if severity >= 1.8 => Self::Middle,
            _ => Self::Low,
        }
    }

    /// What it is called.
    pub fn name(self) -> Text {
        match self {
            Self::Low => Text::GradeLow,
            Self::Middle => Text::GradeMiddle,
            Self::High => Text::GradeHigh,
            Self::Top => Text::GradeTop,
        }
    }

    /// Its name for style sheets.
    pub fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Middle => "middle",
            Self::High => "high",
            Self::Top => "top",
        }
    }
}

/// The root of all that is asked and answered nowhere.
const ASKED: &str = "asked";

/// So many causes are told whatever they weigh; what is minor beyond them waits until the rest is done.
const TOLD: usize = 10;
const MINOR: f64 = 0.95;

/// What findings of one cause share.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Root {
    /// A touchpoint, or a step without one.
    At(Key),
    /// What a rule of `Part::Cause` says of a touchpoint.
    Claim(Key, &'static str),
    /// What a rule says of one record.
    Of(Key, &'static str),
    /// What a rule says in the whole plan.
    Whole(&'static str),
}

impl Cause {
    /// The finding that leads.
    pub fn lead(&self) -> &Finding {
        &self.reasons[0]
    }

    /// How bad it is, to the hundredth.
    pub fn severity(&self) -> f64 {
        let product = self.factors.iter().map(|factor| factor.number).product::<f64>() * self.weight;
        (product * 100.0).round() / 100.0
    }

    /// How bad it is, in a word.
    pub fn grade(&self) -> Grade {
        Grade::of(self.severity())
    }

    /// The severity with its arithmetic.
    pub fn arithmetic(&self, document: &Document, language: Language) -> String {
        arithmetic(document, language, self.factors.iter(), self.weight)
    }

    /// What it says: the leading finding's sentence.
    pub fn text(&self, document: &Document, language: Language) -> String {
        self.lead().text(document, language)
    }

    /// Its reasons beside the leading one, each with what it says; what says the same as one before is left out.
    pub fn further(&self, document: &Document, language: Language) -> Vec<(&Finding, String)> {
        let mut told: Vec<(&Finding, String)> = vec![(self.lead(), self.text(document, language))];
        for finding in &self.reasons[1..] {
            let text = finding.text(document, language);
            if told.iter().all(|(_, known)| *known != text) {
                told.push((finding, text));
            }
        }
        told.split_off(1)
    }

    /// Why it leads the list, in a sentence.
    pub fn because(&self, document: &Document, language: Language) -> String {
        let says = |text: Text, values: &[Value]| told(text, document, language, values);
        let moment = self.factors.iter().any(|factor| factor.name == Text::FMoment);
        match self.lead().rule.risk {
            Some(Risk::Law) => says(Text::LeadRisk, &[]),
            Some(Risk::Shut) => says(Text::LeadShut, &[]),
            _ if moment => says(Text::LeadMoment, &[]),
            Some(Risk::End) => says(Text::LeadEnd, &[]),
            Some(Risk::Proof) => says(Text::LeadProof, &[]),
            None if self.reach > 1 => says(Text::LeadReach, &[Value::Count(self.reach.into())]),
            None if self.reasons.len() > 2 => says(Text::LeadMany, &[Value::Count(self.reasons.len() as u64)]),
            None => says(Text::LeadWorst, &[]),
        }
    }

    /// The steps at which it is.
    pub fn steps(&self) -> impl Iterator<Item = &Id> {
        let places = self.reasons.iter().map(|finding| &finding.place);
        places.filter(|place| place.kind == Kind::Step).map(|place| &place.id)
    }

    /// The phase in which it is, by its place or by what a measure against it is for; none if it is no phase's.
    pub fn phase(&self, document: &Document) -> Option<Id> {
        let of_step = |id: &Id| document.step(id).map(|step| step.phase.clone());
        let step = self.steps().next().and_then(of_step);
        step.or_else(|| match &self.lead().target {
            Some(Target::Phase(id)) => Some(id.clone()),
            Some(Target::Step(id)) => of_step(id),
            Some(Target::Touchpoint(_)) | None => None,
        })
    }

    /// The piece of the curve where it is: the steps around it with their ratings, and which of them it is at. Empty
    /// if it is at no step.
    pub fn curve(&self, document: &Document) -> Vec<(Id, Option<u8>, bool)> {
        const AROUND: usize = 2;
        let Some(step) = self.steps().next().and_then(|id| document.step(id)) else { return Vec::new() };
        let steps: Vec<&Id> = document.steps(&step.journey).collect();
        let Some(at) = steps.iter().position(|id| **id == step.id) else { return Vec::new() };
        let here: BTreeSet<&Id> = self.steps().collect();
        steps[at.saturating_sub(AROUND)..steps.len().min(at + AROUND + 1)]
            .iter()
            .filter_map(|id| document.step(id))
            .map(|step| (step.id.clone(), step.satisfaction.map(|score| score.number()), here.contains(&step.id)))
            .collect()
    }

    /// The measures for its places: for its steps, their touchpoints, and for what its reasons aim at.
    pub fn measures(&self, document: &Document) -> Vec<Id> {
        let mut targets: Vec<Target> = Vec::new();
        for id in self.steps() {
            targets.push(Target::Step(id.clone()));
            targets.extend(document.step(id).and_then(|step| step.touchpoint.clone()).map(Target::Touchpoint));
        }
        let aims = self.reasons.iter().filter_map(|finding| finding.target.clone());
        targets.extend(aims.filter(|target| !matches!(target, Target::Phase(_))));
        let mut known = BTreeSet::new();
        let fresh: Vec<Target> = targets.into_iter().filter(|target| known.insert(target.clone())).collect();
        fresh.iter().flat_map(|target| document.list(&List::MeasuresFor(target.clone())).cloned()).collect()
    }

    /// Whether a persona has part in it, by itself or by a journey.
    pub fn is_about(&self, document: &Document, persona: &Id) -> bool {
        self.reasons.iter().flat_map(|finding| [&finding.subject, &finding.place]).any(|key| match key.kind {
            Kind::Persona => key.id == *persona,
            Kind::Journey => document.journey(&key.id).is_some_and(|journey| journey.persona.as_ref() == Some(persona)),
            _ => false,
        })
    }

    /// For what a measure against it is.
    pub fn target(&self) -> Option<&Target> {
        self.reasons.iter().find_map(|finding| finding.target.as_ref())
    }
}

/// How much the parts of rules have to say about why.
fn rank(part: Part) -> u8 {
    match part {
        Part::Cause => 3,
        Part::Reason | Part::Own | Part::Whole => 2,
        Part::Symptom | Part::Aside => 1,
        Part::Hint => 0,
    }
}

impl Analysis {
    /// What is to be dealt with, cause by cause, the worst first: of all findings that the plan's weights leave and
    /// that nobody set aside.
    pub fn causes(&self, document: &Document) -> Vec<Cause> {
        self.causes_of(document, self.open(document))
    }

    /// The causes in which a journey has part, the worst first. Costs what the journey has.
    pub fn causes_in(&self, document: &Document, journey: &Id) -> Vec<Cause> {
        self.causes_of(document, self.open_in(document, journey))
    }

    /// The causes that these findings make, the worst first. The findings come the worst first, too.
    fn causes_of(&self, document: &Document, open: Vec<&Finding>) -> Vec<Cause> {
        let anchor = |place: &Key| match place.kind {
            Kind::Step => match document.step(&place.id).and_then(|step| step.touchpoint.as_ref()) {
                Some(touchpoint) => Key::new(Kind::Touchpoint, touchpoint),
                None => place.clone(),
            },
            _ => place.clone(),
        };
        let mut claims: HashMap<&Key, &'static str> = HashMap::new();
        for finding in &open {
            if finding.rule.part == Part::Cause {
                claims.entry(&finding.place).or_insert(finding.rule.key);
            }
        }
        // What else is to be said of a measure that is a cause of its own belongs to it.
        let own: HashMap<&Key, &'static str> = open
            .iter()
            .filter(|finding| finding.rule.part == Part::Own && finding.place.kind == Kind::Measure)
            .map(|finding| (&finding.place, finding.rule.key))
            .collect();
        let mut groups: BTreeMap<Root, Vec<&Finding>> = BTreeMap::new();
        for finding in &open {
            let claim = claims.get(&finding.place);
            let low = finding.factors.iter().any(|factor| factor.name == Text::FLow);
            let root = match finding.rule.part {
                Part::Whole => match own.get(&finding.place) {
                    Some(rule) => Root::Of(finding.place.clone(), rule),
                    None => Root::Whole(finding.rule.key),
                },
                Part::Own => Root::Of(finding.place.clone(), finding.rule.key),
                Part::Aside if claim.is_none() && !low => Root::Whole(ASKED),
                _ => match claim {
                    Some(rule) => Root::Claim(anchor(&finding.place), rule),
                    None => Root::At(anchor(&finding.place)),
                },
            };
            groups.entry(root).or_default().push(finding);
        }
        let mut causes: Vec<Cause> =
            gathered(groups).into_iter().map(|(root, group)| self.cause(document, root, group)).collect();
        // Stable: what comes first in the order of findings stays first among equals.
        let place: HashMap<String, usize> =
            open.iter().enumerate().rev().map(|(at, finding)| (finding.id(), at)).collect();
        let first = |cause: &Cause| place.get(&cause.lead().id()).copied();
        causes.sort_by(|a, b| b.severity().total_cmp(&a.severity()).then_with(|| first(a).cmp(&first(b))));
        let grave = causes.iter().take_while(|cause| cause.severity() >= MINOR).count();
        causes.truncate(grave.max(TOLD));
        causes
    }

    fn cause(&self, document: &Document, root: Root, mut group: Vec<&Finding>) -> Cause {
        let weight = |finding: &Finding| document.plan().weights.get(finding.rule.key).factor();
        let severity = |finding: &Finding| finding.severity(weight(finding));
        let worst = group.iter().map(|finding| severity(finding)).fold(0.0, f64::max);
        // A minor remark does not lead, even if it says why.
        let order = |finding: &Finding| {
            let says = rank(finding.rule.part);
            if says == 2 && severity(finding) < worst * 0.5 { 1 } else { says }
        };
        group.sort_by(|a, b| order(b).cmp(&order(a)).then_with(|| severity(b).total_cmp(&severity(a))));
        let strongest =
            group.iter().copied().reduce(|best, next| if severity(next) > severity(best) { next } else { best });
        let strongest = strongest.unwrap_or(group[0]);
        let mut factors = strongest.factors.clone();
        let touchpoint = match &root {
            Root::At(key) | Root::Claim(key, _) if key.kind == Kind::Touchpoint => Some(&key.id),
            _ => None,
        };
        let reach = touchpoint.map_or(0, |id| self.fold().reach(id));
        if reach > 1 {
            factors.push(Factor {
                number: if reach == 2 { 1.1 } else { 1.25 },
                name: Text::FReach,
                values: vec![Value::Count(reach.into())],
            });
        }
        let others = group.iter().filter(|finding| finding.rule.part != Part::Hint).count().saturating_sub(1);
        if others > 0 {
            factors.push(Factor {
                number: 1.0 + 0.1 * others.min(4) as f64,
                name: if others == 1 { Text::FReason } else { Text::FReasons },
                values: vec![Value::Count(others as u64)],
            });
        }
        let weight = weight(strongest);
        let id = match &root {
            Root::At(key) => format!("at/{:?}/{}", key.kind, key.id),
            Root::Claim(key, rule) | Root::Of(key, rule) => format!("{rule}/{:?}/{}", key.kind, key.id),
            Root::Whole(rule) => (*rule).to_owned(),
        };
        Cause { id, reasons: group.into_iter().cloned().collect(), factors, weight, reach }
    }
}

/// The groups without those that only hint at something; and what is said of a touchpoint joins what is told of it in
/// particular, unless it has a reason of its own.
fn gathered(mut groups: BTreeMap<Root, Vec<&Finding>>) -> BTreeMap<Root, Vec<&Finding>> {
    let claimed: BTreeMap<Key, Root> = groups
        .keys()
        .filter_map(|root| match root {
            Root::Claim(key, _) => Some((key.clone(), root.clone())),
            _ => None,
        })
        .collect();
    let rules = |group: &[&Finding]| -> BTreeSet<&'static str> {
        group.iter().filter(|finding| rank(finding.rule.part) > 1).map(|finding| finding.rule.key).collect()
    };
    let joins = |root: &Root, group: &[&Finding]| {
        let Root::At(key) = root else { return None };
        let into = claimed.get(key)?;
        // What was measured says how bad it is, and seldom why.
        let says_why = |finding: &&Finding| rank(finding.rule.part) > 1 && finding.rule.risk != Some(Risk::Proof);
        let at_steps = group.iter().any(|finding| finding.place.kind == Kind::Step && says_why(finding));
        (!at_steps || rules(group).is_subset(&rules(&groups[into]))).then(|| into.clone())
    };
    let joined: Vec<(Root, Root)> =
        groups.iter().filter_map(|(root, group)| Some((root.clone(), joins(root, group)?))).collect();
    for (root, into) in joined {
        if let Some(group) = groups.remove(&root) {
            groups.entry(into).or_default().extend(group);
        }
    }
    groups.retain(|_, group| group.iter().any(|finding| finding.rule.part != Part::Hint));
    groups
}
