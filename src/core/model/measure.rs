//! A measure: a planned marketing action with an owner and a KPI.

use super::choice::choice;
use super::{Date, Field, Id, Line, Order, Prose, Score, Target, Visitor};

choice! {
    /// How far a measure has come.
    pub enum Status {
        Idea = "idea",
        Planned = "planned",
        Running = "running",
        Done = "done",
    }
}

/// One measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    pub id: Id,
    pub order: Order,
    pub title: Line,
    pub target: Option<Target>,
    pub status: Status,
    pub owner: Prose,
    /// The key performance indicator that will show whether it worked.
    pub kpi: Prose,
    pub due: Option<Date>,
    pub budget: Prose,
    pub impact: Option<Score>,
    pub effort: Option<Score>,
    pub notes: Prose,
}

impl Measure {
    /// A measure without a title, an idea.
    pub fn new(id: Id, order: Order) -> Self {
        Self {
            id,
            order,
            title: Line::default(),
            target: None,
            status: Status::default(),
            owner: Prose::default(),
            kpi: Prose::default(),
            due: None,
            budget: Prose::default(),
            impact: None,
            effort: None,
            notes: Prose::default(),
        }
    }

    /// Shows the fields to a visitor, in the order of the plan file.
    pub fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.line(Field::Title, &mut self.title);
        visitor.target(Field::Target, &mut self.target);
        visitor.choice(Field::Status, &mut self.status);
        visitor.prose(Field::Owner, &mut self.owner);
        visitor.prose(Field::Kpi, &mut self.kpi);
        visitor.date(Field::Due, &mut self.due);
        visitor.prose(Field::Budget, &mut self.budget);
        visitor.score(Field::Impact, &mut self.impact);
        visitor.score(Field::Effort, &mut self.effort);
        visitor.prose(Field::Notes, &mut self.notes);
    }
}
