//! A step: one visit of one journey to one touchpoint, in a phase, at a place in the order of time.

use super::{Elapsed, Field, Id, Kind, Order, Prose, Score, Visitor};

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

    /// Shows the fields to a visitor, in the order of the plan file.
    pub fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.place(Field::Phase, &mut self.phase);
        visitor.link(Field::Touchpoint, Kind::Touchpoint, &mut self.touchpoint);
        visitor.score(Field::Satisfaction, &mut self.satisfaction);
        visitor.prose(Field::Action, &mut self.action);
        visitor.prose(Field::Thought, &mut self.thought);
        visitor.prose(Field::Question, &mut self.question);
        visitor.prose(Field::Emotion, &mut self.emotion);
        visitor.prose(Field::PainPoint, &mut self.pain_point);
        visitor.prose(Field::Opportunity, &mut self.opportunity);
        visitor.prose(Field::Personalisation, &mut self.personalisation);
        visitor.flag(Field::MomentOfTruth, &mut self.moment_of_truth, false);
        visitor.elapsed(Field::After, &mut self.after);
    }
}
