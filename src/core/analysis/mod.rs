//! The weak points of a plan: where its journeys lose people, why that matters, and what could be done.
//!
//! A rule is a file in `rules` and a line in `RULES`. It looks at one *subject* (a journey, a persona, a touchpoint, a
//! measure, a feedback record, or the plan) and says what it found there, where, and how bad that is, as a product of
//! named factors. `Analysis` keeps what was found subject by subject, so that an edit costs what it touches. All words
//! of a rule stand in its file, in both languages: they travel with the analysis, which most visitors do not need at
//! first.
//!
//! This module changes nothing, shows nothing and reads no clock: the day comes in as an argument. It does not know how
//! much a rule weighs for this plan or what was set aside; both are arguments where they count.

mod finding;
mod fold;
mod memo;
pub mod metrics;
pub mod overview;
mod phrase;
mod rules;
mod suggest;
mod walk;
mod words;

use super::model::{Feedback, Measure, Persona, Touchpoint};

pub use super::text::Phrase;
pub use finding::{Factor, Finding, Found};
pub use fold::{Fold, Use, Visits};
pub use memo::Analysis;
pub use phrase::Value;
pub use rules::RULES;
pub use suggest::{Proposal, Suggestion, suggestions};
pub use walk::{Ground, Stop, Walk};
pub use words::{Stems, stems};

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
    /// The rule of this key.
    pub fn named(key: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.key == key)
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
