//! Setting one field of one record, whatever its kind.

use super::planned::{EditError, Planned};
use crate::core::change::Change;
use crate::core::document::Document;
use crate::core::model::{
    Choice, Date, Elapsed, Field, Id, Key, Kind, Line, Metric, Prose, Record, Score, Target, Text, Touchpoint, Visitor,
};

/// What to set a field to; each field takes one of these.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    List(Vec<String>),
    /// By place in the list of values.
    Choice(Option<usize>),
    Flag(bool),
    Score(Option<Score>),
    Date(Option<Date>),
    Elapsed(Option<Elapsed>),
    Link(Option<Id>),
    Target(Option<Target>),
    Counts(Vec<u32>),
}

pub(super) fn plan(document: &Document, key: &Key, field: Field, value: Value) -> Result<Planned, EditError> {
    let old = document.get(key).ok_or_else(|| EditError::Gone(key.clone()))?;
    let mut record = old.clone();
    let mut setter = Setter { document, field, value: Some(value), cut: false, error: None };
    record.visit(&mut setter);
    if let Some(error) = setter.error {
        return Err(error);
    }
    if setter.value.is_some() {
        return Err(EditError::NoSuchField(key.kind, field));
    }
    let cut = setter.cut;
    follow(old, &mut record);
    if record == *old {
        return Ok(Planned { cut, ..Planned::default() });
    }
    let mut change = Change::default();
    if matches!(record, Record::Phase(_)) && field == Field::Stage {
        change = super::phase::customised(document);
    }
    change.put.push(record);
    Ok(Planned { change, made: None, cut })
}

/// Lets fields that follow from the one just set follow it.
fn follow(old: &Record, new: &mut Record) {
    match (old, new) {
        (Record::Touchpoint(old), Record::Touchpoint(new)) => {
            super::touchpoint::follow_channel(old, new);
            // Whoever never said otherwise means the usual.
            if old.controllable == Touchpoint::usually_controllable(old.media_type) && old.media_type != new.media_type
            {
                new.controllable = Touchpoint::usually_controllable(new.media_type);
            }
        }
        (Record::Feedback(_), Record::Feedback(new)) => new.counts.resize(new.metric.scale().1, 0),
        _ => {}
    }
}

struct Setter<'a> {
    document: &'a Document,
    field: Field,
    /// Taken by the field that it fits.
    value: Option<Value>,
    cut: bool,
    error: Option<EditError>,
}

impl Setter<'_> {
    fn text<const MAX: usize>(&mut self, field: Field, value: &mut Text<MAX>) {
        if field == self.field
            && let Some(Value::Text(text)) = self.value.take_if(|value| matches!(value, Value::Text(_)))
        {
            (*value, self.cut) = Text::cut(&text);
        }
    }

    fn exists(&mut self, key: Key) -> bool {
        let there = self.document.get(&key).is_some();
        if !there {
            self.error = Some(EditError::Gone(key));
        }
        there
    }
}

/// The body of a visitor method that sets its field if it is the one and the value fits.
macro_rules! set {
    ($self:ident, $field:ident, $variant:ident, $new:ident => $body:expr) => {
        if $field == $self.field
            && let Some(Value::$variant($new)) = $self.value.take_if(|value| matches!(value, Value::$variant(_)))
        {
            $body
        }
    };
}

impl Visitor for Setter<'_> {
    fn line(&mut self, field: Field, value: &mut Line) {
        self.text(field, value);
    }
    fn prose(&mut self, field: Field, value: &mut Prose) {
        self.text(field, value);
    }
    fn list(&mut self, field: Field, value: &mut Vec<Prose>) {
        set!(self, field, List, entries => {
            value.clear();
            for entry in entries.iter().filter(|entry| !entry.is_empty()) {
                let (entry, cut) = Text::cut(entry);
                self.cut |= cut;
                value.push(entry);
            }
        });
    }
    fn choice(&mut self, field: Field, value: &mut dyn Choice) {
        // The phases would stay those of the model before: `PhaseEdit::Model` changes both.
        if field == Field::PhaseModel {
            return;
        }
        set!(self, field, Choice, index => if !value.choose(index) {
            // Put back: no such value.
            self.value = Some(Value::Choice(index));
        });
    }
    fn flag(&mut self, field: Field, value: &mut bool, _default: bool) {
        set!(self, field, Flag, new => *value = new);
    }
    fn score(&mut self, field: Field, value: &mut Option<Score>) {
        set!(self, field, Score, new => *value = new);
    }
    fn date(&mut self, field: Field, value: &mut Option<Date>) {
        set!(self, field, Date, new => *value = new);
    }
    fn elapsed(&mut self, field: Field, value: &mut Option<Elapsed>) {
        set!(self, field, Elapsed, new => *value = new);
    }
    fn link(&mut self, field: Field, kind: Kind, value: &mut Option<Id>) {
        set!(self, field, Link, new => if new.as_ref().is_none_or(|id| self.exists(Key::new(kind, id))) {
            *value = new;
        });
    }
    crate::pass_over!(place, subject, weights);
    fn target(&mut self, field: Field, value: &mut Option<Target>) {
        set!(self, field, Target, new => if new.as_ref().is_none_or(|target| self.exists(target.key())) {
            *value = new;
        });
    }
    fn counts(&mut self, field: Field, value: &mut Vec<u32>, _metric: Metric) {
        set!(self, field, Counts, new => *value = new);
    }
    fn object(&mut self, _field: Field, inner: &mut dyn FnMut(&mut dyn Visitor)) {
        inner(self);
    }
}
