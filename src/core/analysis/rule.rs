//! A rule, and what it finds. Both in one file, since a finding names its rule and a rule makes findings.

use super::phrase::Value;
use super::walk::{Ground, Walk};
use crate::core::model::{Feedback, Key, Measure, Persona, Target, Touchpoint};
use crate::core::text::Phrase;
use crate::core::text::rules::Text;

/// One kind of weak point.
pub struct Rule {
    /// The name that stays: in plan files (weights, what was set aside) and in documentation. Kebab case.
    pub key: &'static str,
    /// What it is called, in a few words.
    pub title: Text,
    /// What it looks for; for the documentation and the rule's help.
    pub what: Text,
    /// Why that matters.
    pub why: Text,
    /// What a finding counts before anything makes it more or less.
    pub base: f64,
    pub source: Source,
    /// Whether it rests on words rather than on figures: then it is a question.
    pub words: bool,
    pub part: Part,
    /// What a cause that this rule leads may be about beside its severity.
    pub risk: Option<Risk>,
    pub checks: &'static [Check],
    /// Measures of the rule's own, best first.
    pub proposals: &'static [Proposal],
    /// Keys of measures of the catalogue that help against it, where market and stage fit, too.
    pub catalogue: &'static [&'static str],
}

/// What part the findings of a rule have in a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A cause of its own at a step: whatever else is found at that step is its consequence.
    Cause,
    /// Tells what is wrong at a touchpoint: one cause with all that is found there.
    Reason,
    /// What people ask: a reason where the step displeases; else all that is open in the plan is one cause.
    Aside,
    /// Tells that something is wrong at a touchpoint, not why.
    Symptom,
    /// Only a reason where something else is wrong; never a cause of its own.
    Hint,
    /// A cause of its own at whatever place it is.
    Own,
    /// All findings of the rule in the plan are one cause.
    Whole,
}

/// Why a cause may weigh more than its figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Risk {
    /// Law is concerned.
    Law,
    /// It is the end that people remember.
    End,
    /// A group is shut out.
    Shut,
    /// It is measured.
    Proof,
}

/// Where a rule comes from: the source texts of domain.md, A to E, or the field's literature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The planning method: target group, touchpoints, order, journeys, satisfaction, weak points.
    A,
    /// The glossary entry: the map as a picture, omni-channel, personalisation, on after the purchase.
    B,
    /// The sales article: one bad touchpoint loses a customer who was convinced; after-sales.
    C,
    /// The six-stage model: every stage needs its content.
    D,
    /// The business portal: the persona's questions, objections and sources; measures for every phase.
    E,
    /// The field's literature and custom.
    Field,
}

/// On what a rule looks.
pub enum Check {
    /// On journeys as they are.
    Journey(fn(&Walk, &mut Found)),
    /// On all journeys, those as they shall be included: what a wish lacks, too.
    AnyJourney(fn(&Walk, &mut Found)),
    Persona(fn(&Ground, &Persona, &mut Found)),
    Touchpoint(fn(&Ground, &Touchpoint, &mut Found)),
    Measure(fn(&Ground, &Measure, &mut Found)),
    Feedback(fn(&Ground, &Feedback, &mut Found)),
    Plan(fn(&Ground, &mut Found)),
}

/// A measure of a rule's own.
#[derive(Debug)]
pub struct Proposal {
    /// A template: `{0}` is the place's name, `{1}` what the finding quotes, both in quotes.
    pub title: Text,
    pub kpi: Text,
}

/// A weak point. It holds no name and no language: names are looked up when it is told, so renaming a record makes no
/// finding anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub rule: &'static Rule,
    /// Whose analysis found it: a journey, persona, touchpoint, measure, feedback record, or the plan. It changes when
    /// that one is looked at again.
    pub subject: Key,
    /// Where it is, to jump to: for a weak point of a journey mostly a step, of which `subject` says the journey.
    pub place: Key,
    /// What tells apart two findings of one rule at one place; else empty.
    pub detail: String,
    /// What it says, as a template.
    pub says: Text,
    pub values: Vec<Value>,
    /// What multiplies to its severity; at least one, none of them negative.
    pub factors: Vec<Factor>,
    /// For what a measure against it is.
    pub target: Option<Target>,
}

/// One factor of a severity.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    pub number: f64,
    /// What it stands for, as a template.
    pub name: Text,
    pub values: Vec<Value>,
}

/// The findings of one rule at one subject, as they come.
pub struct Found {
    pub(super) rule: &'static Rule,
    pub(super) subject: Key,
    pub(super) findings: Vec<Finding>,
}

impl Source {
    /// What it is called.
    pub fn name(self) -> &'static Phrase {
        const NAMES: [Phrase; 6] = [
            Phrase { de: "Planungsmethode in sechs Schritten", en: "Planning method in six steps" },
            Phrase { de: "Glossar zur Customer Journey", en: "Customer journey glossary" },
            Phrase { de: "Fachartikel zum Vertrieb", en: "Article on sales" },
            Phrase { de: "Sechs Stufen (Informieren bis Nutzen)", en: "Six stages (inform to use)" },
            Phrase { de: "Unternehmensportal der Verwaltung", en: "Government business portal" },
            Phrase { de: "Fachliteratur", en: "The field’s literature" },
        ];
        &NAMES[self as usize]
    }
}

impl Rule {
    /// A rule with nothing but its base: the rest is set where it is declared.
    pub const fn new(key: &'static str, texts: [Text; 3], base: f64, source: Source, part: Part) -> Self {
        let [title, what, why] = texts;
        Self {
            key,
            title,
            what,
            why,
            base,
            source,
            words: false,
            part,
            risk: None,
            checks: &[],
            proposals: &[],
            catalogue: &[],
        }
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key)
    }
}

impl Found {
    /// A further finding with the rule's base as its first factor; whatever else is to be said of it is set on what is
    /// given back. A measure against it is for the place, if measures can be.
    pub fn add(&mut self, place: Key, says: Text, values: Vec<Value>) -> &mut Finding {
        let target = Target::from_key(&place);
        let mut factors = vec![Factor::new(self.rule.base, Text::FBase)];
        if self.rule.words {
            factors.push(Factor::new(0.9, Text::FWords));
        }
        self.findings.push(Finding {
            rule: self.rule,
            subject: self.subject.clone(),
            place,
            detail: String::new(),
            says,
            values,
            factors,
            target,
        });
        self.findings.last_mut().expect("it was just put there")
    }
}

impl Found {
    /// Keeps the first of the worst findings only.
    pub fn keep_worst(&mut self) {
        let worst = self.findings.iter().map(|finding| finding.severity(1.0)).fold(0.0, f64::max);
        if let Some(at) = self.findings.iter().position(|finding| finding.severity(1.0) >= worst) {
            self.findings.swap(0, at);
            self.findings.truncate(1);
        }
    }
}

impl Finding {
    /// A further factor, if this holds.
    pub fn times(&mut self, holds: bool, number: f64, name: Text) -> &mut Self {
        if holds {
            self.factors.push(Factor::new(number, name));
        }
        self
    }

    /// What tells it from another of its rule at its place.
    pub fn apart_by(&mut self, detail: impl Into<String>) -> &mut Self {
        self.detail = detail.into();
        self
    }

    /// For what a measure against it is.
    pub fn aimed(&mut self, target: Option<Target>) -> &mut Self {
        self.target = target;
        self
    }
}
