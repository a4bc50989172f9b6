//! The records of a plan, one file each, and the small value types that they are made of.
//!
//! A record is plain data and refers to others by id only. What may be in a field is decided by the field's
//! type (a `Text` is never too long, a `Score` never out of range), so code that holds a record need not check.
//! This module knows neither the document that holds the records nor how they are stored.

pub(crate) mod choice;
mod date;
mod elapsed;
mod feedback;
mod field;
mod id;
mod journey;
mod measure;
mod metric;
mod order;
mod persona;
mod phase;
mod plan;
mod record;
mod score;
mod set_aside;
mod step;
mod target;
mod text;
mod touchpoint;
mod visitor;
mod weight;

pub use choice::Choice;
pub use date::Date;
pub use elapsed::Elapsed;
pub use feedback::{Feedback, FeedbackKind};
pub use field::Field;
pub use id::{Id, Ids, Key, Kind};
pub use journey::{Journey, JourneyKind};
pub use measure::{Measure, Status};
pub use metric::Metric;
pub use order::Order;
pub use persona::Persona;
pub use phase::{Phase, Stage};
pub use plan::{GoalKind, Language, Market, PhaseModel, Plan};
pub use record::Record;
pub use score::{Score, is_break};
pub use set_aside::SetAside;
pub use step::{Step, StepText};
pub use target::Target;
pub use text::{Line, Prose, Text};
pub use touchpoint::{MediaType, Medium, Touchpoint};
pub use visitor::{RefVisitor, Visitor};
pub use weight::{Weight, Weights};

/// How many records of a kind a plan may hold (format.md: limits that keep any plan workable in a browser).
pub const fn limit(kind: Kind) -> usize {
    match kind {
        Kind::Plan => 1,
        Kind::Phase => 100,
        Kind::Persona | Kind::Journey => 200,
        Kind::Touchpoint | Kind::Measure | Kind::Feedback => 5_000,
        Kind::Step => 10_000,
        Kind::SetAside => 1_000,
    }
}
