//! A phase: a stage of the journey, as the plan's phase model names it.

use super::choice::choice;
use super::visitor::visits;
use super::{Id, Line, Order, Prose};

choice! {
    /// The canonical stage that a phase belongs to, whatever it is called: this is what lets a plan change its
    /// phase model, and lets one body of knowledge serve them all.
    pub enum Stage {
        Awareness = "awareness",
        Consideration = "consideration",
        Conversion = "conversion",
        Retention = "retention",
        Advocacy = "advocacy",
    }
}

/// One phase of the plan's phase model.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    pub id: Id,
    pub order: Order,
    pub name: Line,
    /// The guiding question: what the persona asks itself in this phase.
    pub question: Prose,
    pub stage: Stage,
}

impl Phase {
    /// A phase without a name.
    pub fn new(id: Id, order: Order) -> Self {
        Self { id, order, name: Line::default(), question: Prose::default(), stage: Stage::default() }
    }

    visits! { self:
        line Name: name;
        prose Question: question;
        choice Stage: stage;
    }
}
