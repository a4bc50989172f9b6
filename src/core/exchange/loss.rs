//! What a format has no place for, told field by field.
//!
//! A format says once which fields of which records it keeps; what it loses of a plan follows from that. What it keeps
//! only in part (a rounded number, a shortened text) it adds itself.

use crate::core::document::Document;
use crate::core::model::{
    Choice, Date, Elapsed, Field, Id, Key, Kind, Line, Metric, Prose, RefVisitor, Score, Target, Weights,
};

/// A field, or a whole record, that an export left out or could not keep as it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Loss {
    pub key: Key,
    /// The field; none if the whole record is left out.
    pub field: Option<Field>,
    /// Whether something of it is there, though not just as it was.
    pub partly: bool,
}

/// The fields of these records that are not empty and that the format does not keep.
pub fn of<'a>(
    document: &Document,
    records: impl IntoIterator<Item = &'a Key>,
    keeps: &dyn Fn(Kind, Field) -> bool,
) -> Vec<Loss> {
    let mut lost = Vec::new();
    for key in records {
        let Some(record) = document.get(key) else { continue };
        let mut filled = Filled { fields: Vec::new() };
        record.visit_ref(&mut filled);
        lost.extend(filled.fields.into_iter().filter(|field| !keeps(key.kind, *field)).map(|field| Loss {
            key: key.clone(),
            field: Some(field),
            partly: false,
        }));
    }
    lost
}

/// Gathers the fields that are not empty: those that the plan file would write.
struct Filled {
    fields: Vec<Field>,
}

impl Filled {
    fn seen(&mut self, field: Field, is: bool) {
        if is {
            self.fields.push(field);
        }
    }
}

impl RefVisitor for Filled {
    fn line(&mut self, field: Field, value: &Line) {
        self.seen(field, !value.is_empty());
    }

    fn prose(&mut self, field: Field, value: &Prose) {
        self.seen(field, !value.is_empty());
    }

    fn list(&mut self, field: Field, value: &[Prose]) {
        self.seen(field, !value.is_empty());
    }

    fn choice(&mut self, field: Field, value: &dyn Choice) {
        self.seen(field, value.index().is_some());
    }

    fn flag(&mut self, field: Field, value: &bool, default: bool) {
        self.seen(field, *value != default);
    }

    fn score(&mut self, field: Field, value: &Option<Score>) {
        self.seen(field, value.is_some());
    }

    fn date(&mut self, field: Field, value: &Option<Date>) {
        self.seen(field, value.is_some());
    }

    fn elapsed(&mut self, field: Field, value: &Option<Elapsed>) {
        self.seen(field, value.is_some());
    }

    fn link(&mut self, field: Field, _: Kind, value: &Option<Id>) {
        self.seen(field, value.is_some());
    }

    fn place(&mut self, field: Field, _: &Id) {
        self.seen(field, true);
    }

    fn target(&mut self, field: Field, value: &Option<Target>) {
        self.seen(field, value.is_some());
    }

    fn subject(&mut self, field: Field, value: &Option<Key>) {
        self.seen(field, value.is_some());
    }

    fn weights(&mut self, field: Field, value: &Weights) {
        self.seen(field, !value.is_empty());
    }

    fn counts(&mut self, field: Field, value: &[u32], _: Metric) {
        self.seen(field, value.iter().any(|count| *count > 0));
    }

    fn object(&mut self, _: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor)) {
        inner(self);
    }
}
