//! A finding that was set aside: the analysis says it, and somebody said why it may stay so.
//!
//! Findings themselves are computed and never kept; this record names one by its rule, its subject and a detail.

use super::visitor::visits;
use super::{Id, Key, Kind, Line, Order, Prose};

/// One finding set aside.
#[derive(Clone, Debug, PartialEq)]
pub struct SetAside {
    pub id: Id,
    pub order: Order,
    /// The key of the rule that found it.
    pub rule: Line,
    /// The record that the finding is about; none is the plan as a whole. With it this record goes.
    pub subject: Option<Key>,
    /// What tells the finding from others of this rule on this subject, such as the key of a stage; often empty.
    pub detail: Line,
    /// Why it may stay so.
    pub reason: Prose,
}

impl SetAside {
    /// A finding of no rule, about the plan as a whole.
    pub fn new(id: Id, order: Order) -> Self {
        Self { id, order, rule: Line::default(), subject: None, detail: Line::default(), reason: Prose::default() }
    }

    /// The subject of a finding about this record, as it is kept: the plan's own record is none.
    pub fn subject_of(key: Key) -> Option<Key> {
        Some(key).filter(|key| key.kind != Kind::Plan)
    }

    visits! { self:
        line Rule: rule;
        subject Subject: subject;
        line Detail: detail;
        prose Reason: reason;
    }
}
