//! A journey: the way of one persona from its first contact to a goal, and on after it.

use super::choice::choice;
use super::visitor::visits;
use super::{Id, Kind, Line, Order, Prose};

choice! {
    /// Whether a journey is told as it is or as it shall be.
    pub enum JourneyKind {
        Current = "current",
        Target = "target",
    }
}

/// One journey; its steps refer to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Journey {
    pub id: Id,
    pub order: Order,
    pub name: Line,
    pub persona: Option<Id>,
    pub kind: JourneyKind,
    /// What sets the persona going.
    pub scenario: Prose,
    /// What it hopes for.
    pub expectation: Prose,
}

impl Journey {
    /// A journey without persona or steps.
    pub fn new(id: Id, order: Order) -> Self {
        Self {
            id,
            order,
            name: Line::default(),
            persona: None,
            kind: JourneyKind::default(),
            scenario: Prose::default(),
            expectation: Prose::default(),
        }
    }

    // The steps follow in the plan file.
    visits! { self:
        line Name: name;
        link Persona[Kind::Persona]: persona;
        choice Kind: kind;
        prose Scenario: scenario;
        prose Expectation: expectation;
    }
}
