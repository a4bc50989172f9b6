//! A measure: a planned marketing action with an owner and a KPI.

use super::choice::choice;
use super::visitor::visits;
use super::{Date, Id, Line, Order, Prose, Score, Target};

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

    visits! { self:
        line Title: title;
        target Target: target;
        choice Status: status;
        prose Owner: owner;
        prose Kpi: kpi;
        date Due: due;
        prose Budget: budget;
        score Impact: impact;
        score Effort: effort;
        prose Notes: notes;
    }
}
