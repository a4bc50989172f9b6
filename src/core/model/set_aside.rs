//! A finding that was set aside: the analysis says it, and somebody said why it may stay so.
//!
//! Findings themselves are computed and never kept; this record names one by its rule, its subject and a detail.

use super::{Field, Id, Key, Kind, Line, Order, Prose, Visitor};

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

    /// Shows the fields to a visitor, in the order of the plan file.
    pub fn visit(&mut self, visitor: &mut dyn Visitor) {
        visitor.line(Field::Rule, &mut self.rule);
        visitor.subject(Field::Subject, &mut self.subject);
        visitor.line(Field::Detail, &mut self.detail);
        visitor.prose(Field::Reason, &mut self.reason);
    }
}
