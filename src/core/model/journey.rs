//! A journey: the way of one persona from its first contact to a goal, and on after it.

use super::choice::choice;
use super::{Field, Id, Kind, Line, Order, Prose, Visitor};

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

    /// Shows the fields to a visitor, in the order of the plan file (the steps follow).
    pub fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.line(Field::Name, &mut self.name);
        visitor.link(Field::Persona, Kind::Persona, &mut self.persona);
        visitor.choice(Field::Kind, &mut self.kind);
        visitor.prose(Field::Scenario, &mut self.scenario);
        visitor.prose(Field::Expectation, &mut self.expectation);
    }
}
