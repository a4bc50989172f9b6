//! The plan itself: what it is for and in which words it speaks.

use super::choice::choice;
use super::visitor::visits;
use super::{Id, Line, Prose, Weights};

choice! {
    /// The language of a plan's contents, and of the user interface.
    pub enum Language {
        De = "de",
        En = "en",
    }
}

choice! {
    /// Who is addressed: consumers, companies, or both.
    pub enum Market {
        B2c = "b2c",
        B2b = "b2b",
        Both = "both",
    }
}

choice! {
    /// The action that the journeys lead to.
    pub enum GoalKind {
        Purchase = "purchase",
        Enquiry = "enquiry",
        Registration = "registration",
        Download = "download",
        Other = "other",
    }
}

choice! {
    /// The template that the phases were made from; `Custom` once they were changed.
    pub enum PhaseModel {
        FivePhases = "five-phases",
        SixStages = "six-stages",
        SevenPhases = "seven-phases",
        Aida = "aida",
        SeeThinkDoCare = "see-think-do-care",
        FiveA = "five-a",
        Aarrr = "aarrr",
        Race = "race",
        BuyersJourney = "buyers-journey",
        Custom = "custom",
    }
}

/// What holds for the whole plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub id: Id,
    pub title: Line,
    /// The offer or brand that the plan is about.
    pub offer: Prose,
    pub description: Prose,
    pub language: Language,
    pub market: Market,
    pub goal_kind: GoalKind,
    /// The goal in words, such as "books a first appointment".
    pub goal_text: Prose,
    pub phase_model: PhaseModel,
    /// How much the rules of the analysis count.
    pub weights: Weights,
}

impl Language {
    /// The one after this; the first after the last.
    pub fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

impl Plan {
    /// A plan with nothing in it.
    pub fn new(id: Id) -> Self {
        Self {
            id,
            title: Line::default(),
            offer: Prose::default(),
            description: Prose::default(),
            language: Language::default(),
            market: Market::default(),
            goal_kind: GoalKind::default(),
            goal_text: Prose::default(),
            phase_model: PhaseModel::Custom,
            weights: Weights::default(),
        }
    }

    visits! { self:
        line Title: title;
        prose Offer: offer;
        prose Description: description;
        choice Language: language;
        choice Market: market;
        object Goal {
            choice GoalKind: goal_kind;
            prose GoalText: goal_text;
        }
        choice PhaseModel: phase_model;
        weights Weights: weights;
    }
}
