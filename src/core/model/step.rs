//! A step: one visit of one journey to one touchpoint, in a phase, at a place in the order of time.

use super::visitor::visits;
use super::{Elapsed, Id, Kind, Order, Prose, Score};

/// One step of a journey.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub id: Id,
    pub journey: Id,
    pub phase: Id,
    /// The place among the steps of the same journey in the same phase.
    pub order: Order,
    pub touchpoint: Option<Id>,
    /// Assumed satisfaction; `None` is unrated.
    pub satisfaction: Option<Score>,
    /// What the persona does.
    pub action: Prose,
    pub thought: Prose,
    /// What the persona asks itself here.
    pub question: Prose,
    pub emotion: Prose,
    pub pain_point: Prose,
    pub opportunity: Prose,
    /// How contents are fitted to the person.
    pub personalisation: Prose,
    /// Whether this step decides if the journey goes on.
    pub moment_of_truth: bool,
    /// Time since the step before.
    pub after: Option<Elapsed>,
}

impl Step {
    /// An unrated step without a touchpoint.
    pub fn new(id: Id, journey: Id, phase: Id, order: Order) -> Self {
        Self {
            id,
            journey,
            phase,
            order,
            touchpoint: None,
            satisfaction: None,
            action: Prose::default(),
            thought: Prose::default(),
            question: Prose::default(),
            emotion: Prose::default(),
            pain_point: Prose::default(),
            opportunity: Prose::default(),
            personalisation: Prose::default(),
            moment_of_truth: false,
            after: None,
        }
    }

    visits! { self:
        place Phase: phase;
        link Touchpoint[Kind::Touchpoint]: touchpoint;
        score Satisfaction: satisfaction;
        prose Action: action;
        prose Thought: thought;
        prose Question: question;
        prose Emotion: emotion;
        prose PainPoint: pain_point;
        prose Opportunity: opportunity;
        prose Personalisation: personalisation;
        flag MomentOfTruth: moment_of_truth, false;
        elapsed After: after;
    }
}
