//! Feedback: answers of real customers, as counts per value of a scale.

use super::choice::choice;
use super::visitor::visits;
use super::{Date, Id, Line, Metric, Order, Prose, Target};

choice! {
    /// Where the answers come from.
    pub enum FeedbackKind {
        Survey = "survey",
        Reviews = "reviews",
        Community = "community",
        Support = "support",
        Interview = "interview",
    }
}

/// One record of feedback.
#[derive(Clone, Debug, PartialEq)]
pub struct Feedback {
    pub id: Id,
    pub order: Order,
    pub name: Line,
    pub target: Option<Target>,
    pub kind: FeedbackKind,
    pub metric: Metric,
    pub date: Option<Date>,
    /// Answers per value of the scale, lowest first; as many as `metric` has values.
    pub counts: Vec<u32>,
    pub comments: Vec<Prose>,
}

impl Feedback {
    /// A survey of satisfaction without answers.
    pub fn new(id: Id, order: Order) -> Self {
        let metric = Metric::default();
        Self {
            id,
            order,
            name: Line::default(),
            target: None,
            kind: FeedbackKind::default(),
            metric,
            date: None,
            counts: vec![0; metric.scale().1],
            comments: Vec::new(),
        }
    }

    visits! { self:
        line Name: name;
        target Target: target;
        choice Kind: kind;
        choice Metric: metric;
        date Date: date;
        counts Counts: counts, self.metric;
        list Comments: comments;
    }
}
