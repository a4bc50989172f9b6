//! Looking up one field of a record, for forms that are made from a list of fields.

use super::set::Value;
use crate::core::model::{
    Choice, Date, Elapsed, Field, Id, Kind, Line, Metric, Prose, Record, RefVisitor, Score, Target,
};

/// The field's value; none if records of this kind have no such field (or it is one that edits of its own change: the
/// phase of a step, a subject, weights).
pub fn get(record: &Record, field: Field) -> Option<Value> {
    let mut getter = Getter { field, found: None };
    record.visit_ref(&mut getter);
    getter.found
}

struct Getter {
    field: Field,
    found: Option<Value>,
}

macro_rules! find {
    ($($name:ident($type:ty ) => $value:ident: $found:expr;)+) => {
        $(fn $name(&mut self, field: Field, $value: &$type) {
            if field == self.field {
                self.found = Some($found);
            }
        })+
    };
}

impl RefVisitor for Getter {
    find! {
        line(Line) => value: Value::Text(value.to_string());
        prose(Prose) => value: Value::Text(value.to_string());
        list([Prose]) => value: Value::List(value.iter().map(|entry| entry.to_string()).collect());
        choice(dyn Choice) => value: Value::Choice(value.index());
        score(Option<Score>) => value: Value::Score(*value);
        date(Option<Date>) => value: Value::Date(*value);
        elapsed(Option<Elapsed>) => value: Value::Elapsed(*value);
        target(Option<Target>) => value: Value::Target(value.clone());
    }
    fn flag(&mut self, field: Field, value: &bool, _default: bool) {
        if field == self.field {
            self.found = Some(Value::Flag(*value));
        }
    }
    fn link(&mut self, field: Field, _kind: Kind, value: &Option<Id>) {
        if field == self.field {
            self.found = Some(Value::Link(value.clone()));
        }
    }
    crate::pass_over!(ref place, subject, weights);
    fn counts(&mut self, field: Field, value: &[u32], _metric: Metric) {
        if field == self.field {
            self.found = Some(Value::Counts(value.to_vec()));
        }
    }
    fn object(&mut self, _field: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor)) {
        inner(self);
    }
}
