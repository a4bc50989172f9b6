//! A change to a document, as data: the records that it leaves behind and those that it takes away.
//!
//! A change knows whole records only. That makes every change reversible in the same form, and two changes in a row
//! one change. It does not know which intent it came from.

use std::collections::HashSet;

use super::model::{Key, Record};

/// Records to put (new, or in place of those with the same key) and records to remove.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Change {
    pub put: Vec<Record>,
    pub remove: Vec<Key>,
}

impl Change {
    /// A change that puts one record.
    pub fn put(record: Record) -> Self {
        Self { put: vec![record], remove: Vec::new() }
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.put.is_empty() && self.remove.is_empty()
    }

    /// Joins two inverses: `self` undoes the earlier of two changes, `later` the later one; the result undoes both.
    /// Where both speak of a record, the earlier state counts.
    pub fn undoing_also(mut self, later: Change) -> Self {
        let known: HashSet<Key> = self.remove.iter().cloned().chain(self.put.iter().map(Record::key)).collect();
        self.put.extend(later.put.into_iter().filter(|record| !known.contains(&record.key())));
        self.remove.extend(later.remove.into_iter().filter(|key| !known.contains(key)));
        self
    }
}
