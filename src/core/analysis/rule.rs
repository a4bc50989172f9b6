//! A rule, and what it finds. Both in one file, since a finding names its rule and a rule makes findings.

use super::phrase::Value;
use super::walk::{Ground, Walk};
use crate::core::model::{Feedback, Key, Measure, Persona, Target, Touchpoint};
use crate::core::text::Phrase;

/// One kind of weak point.
pub struct Rule {
    /// The name that stays: in plan files (weights, what was set aside) and in documentation. Kebab case.
    pub key: &'static str,
    /// What it is called, in a few words.
    pub title: Phrase,
    /// What it looks for and with which formula; for the documentation and the rule's help.
    pub what: Phrase,
    /// Why that matters.
    pub why: Phrase,
    /// How the severity of its findings comes about.
    pub severity: Phrase,
    pub source: Source,
    pub checks: &'static [Check],
    /// Measures of the rule's own, best first.
    pub proposals: &'static [Proposal],
    pub catalogue: Catalogue,
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

/// Which measures of the catalogue a rule has suggested; all of them fit the market and the stage of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Catalogue {
    /// None: the weak point is in the plan, not with the customers.
    Nothing,
    /// Those of the touchpoint's channel, and those that take up words of the finding.
    Touchpoint,
    /// All of the stage, those of a touchpoint's channel or medium first.
    Stage,
    /// Those of the stage that the company controls.
    Controllable,
}

/// A measure of a rule's own.
#[derive(Debug)]
pub struct Proposal {
    /// A template: `{0}` is the place's name, `{1}` what the finding quotes, both in quotes.
    pub title: Phrase,
    pub kpi: Phrase,
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
    pub says: &'static Phrase,
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
    pub name: &'static Phrase,
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
    /// A further finding; whatever else is to be said of it is set on what is given back. A measure against it is for
    /// the place, if measures can be.
    pub fn add(&mut self, place: Key, says: &'static Phrase, values: Vec<Value>, factors: Vec<Factor>) -> &mut Finding {
        let target = Target::from_key(&place);
        let finding = Finding {
            rule: self.rule,
            subject: self.subject.clone(),
            place,
            detail: String::new(),
            says,
            values,
            factors,
            target,
        };
        self.findings.push(finding);
        self.findings.last_mut().expect("it was just put there")
    }
}
