//! A step: one visit of one journey to one touchpoint, in a phase, at a place in the order of time.

use super::visitor::visits;
use super::{Elapsed, Field, Id, Kind, Order, Prose, Score};

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
        texts StepText;
        flag MomentOfTruth: moment_of_truth, false;
        elapsed After: after;
    }
}

/// Defines the texts of a step, in the order of the plan file: the field and the member of the record.
macro_rules! texts {
    ($($name:ident: $member:ident;)+) => {
        /// A text of a step. Each is a field of the record, and can be a lane of the map.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum StepText { $($name),+ }

        impl StepText {
            /// All of them, in the order of the plan file.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The field that it is.
            pub fn field(self) -> Field {
                match self { $(Self::$name => Field::$name),+ }
            }

            /// What a step has there.
            pub fn of(self, step: &Step) -> &Prose {
                match self { $(Self::$name => &step.$member),+ }
            }

            /// The same, to be changed.
            pub fn of_mut(self, step: &mut Step) -> &mut Prose {
                match self { $(Self::$name => &mut step.$member),+ }
            }
        }
    };
}

texts! {
    Action: action;
    Thought: thought;
    Question: question;
    Emotion: emotion;
    PainPoint: pain_point;
    Opportunity: opportunity;
    Personalisation: personalisation;
}

impl StepText {
    /// The text that a field of a step is; none if it is something else.
    pub fn from_field(field: Field) -> Option<Self> {
        Self::ALL.iter().copied().find(|text| text.field() == field)
    }
}
