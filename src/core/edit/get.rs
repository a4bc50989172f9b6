//! Looking up one field of a record, for forms that are made from a list of fields.

use super::set::Value;
use crate::core::model::{Choice, Date, Elapsed, Field, Id, Kind, Line, Metric, Prose, Record, Score, Target, Visitor};

/// The field's value; none if records of this kind have no such field (or it is one that edits of its own change: the
/// phase of a step, a subject, weights).
pub fn get(record: &Record, field: Field) -> Option<Value> {
    let mut getter = Getter { field, found: None };
    // A visitor may change what it sees, so it is shown a copy.
    record.clone().visit(&mut getter);
    getter.found
}

struct Getter {
    field: Field,
    found: Option<Value>,
}

macro_rules! find {
    ($($name:ident($type:ty ) => $value:ident: $found:expr;)+) => {
        $(fn $name(&mut self, field: Field, $value: &mut $type) {
            if field == self.field {
                self.found = Some($found);
            }
        })+
    };
}

impl Visitor for Getter {
    find! {
        line(Line) => value: Value::Text(value.to_string());
        prose(Prose) => value: Value::Text(value.to_string());
        list(Vec<Prose>) => value: Value::List(value.iter().map(|entry| entry.to_string()).collect());
        choice(dyn Choice) => value: Value::Choice(value.index());
        score(Option<Score>) => value: Value::Score(*value);
        date(Option<Date>) => value: Value::Date(*value);
        elapsed(Option<Elapsed>) => value: Value::Elapsed(*value);
        target(Option<Target>) => value: Value::Target(value.clone());
    }
    fn flag(&mut self, field: Field, value: &mut bool, _default: bool) {
        if field == self.field {
            self.found = Some(Value::Flag(*value));
        }
    }
    fn link(&mut self, field: Field, _kind: Kind, value: &mut Option<Id>) {
        if field == self.field {
            self.found = Some(Value::Link(value.clone()));
        }
    }
    crate::pass_over!(place, subject, weights);
    fn counts(&mut self, field: Field, value: &mut Vec<u32>, _metric: Metric) {
        if field == self.field {
            self.found = Some(Value::Counts(value.clone()));
        }
    }
    fn object(&mut self, _field: Field, inner: &mut dyn FnMut(&mut dyn Visitor)) {
        inner(self);
    }
}
