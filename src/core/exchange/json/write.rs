//! Writing a plan file, in the lowest version that holds the plan. Empty fields are left out; the order of fields and
//! records is fixed, so that the same plan always gives the same bytes.

use std::fmt::Display;

use super::frame::{FORMAT, REFERENCES};
use crate::core::document::{Document, List};
use crate::core::json_text::write_quoted;
use crate::core::model::{
    Choice, Date, Elapsed, Field, Id, Key, Kind, Line, Metric, Prose, Record, RefVisitor, Score, Target, Weights,
};

/// The plan file without white space, as it is stored.
pub fn write(document: &Document) -> String {
    text(document, false)
}

/// The plan file with line breaks and indents of two spaces, as people read it.
pub fn pretty(document: &Document) -> String {
    let mut text = text(document, true);
    text.push('\n');
    text
}

fn text(document: &Document, pretty: bool) -> String {
    let mut writer = Writer { out: String::new(), depth: pretty.then_some(0), first: true };
    writer.open('{');
    writer.string("format", FORMAT);
    writer.raw("version", version(document));
    let plan = document.plan();
    writer.string("id", plan.id.as_str());
    plan.visit_ref(&mut writer);
    writer.table(document, "phases", Kind::Phase, document.list(&List::Phases));
    writer.table(document, "personas", Kind::Persona, document.list(&List::Personas));
    writer.table(document, "touchpoints", Kind::Touchpoint, document.list(&List::Touchpoints));
    writer.table(document, "journeys", Kind::Journey, document.list(&List::Journeys));
    writer.table(document, "measures", Kind::Measure, document.list(&List::Measures));
    writer.table(document, "feedback", Kind::Feedback, document.list(&List::Feedback));
    writer.table(document, "set_aside", Kind::SetAside, document.list(&List::SetAsides));
    writer.close('}');
    writer.out
}

/// The lowest version that holds the plan: the second brought weights and findings that were set aside.
fn version(document: &Document) -> u64 {
    if document.plan().weights.is_empty() && document.len(&List::SetAsides) == 0 { 1 } else { 2 }
}

struct Writer {
    out: String,
    /// How deep the next line is indented; none writes no white space.
    depth: Option<usize>,
    /// Whether the next entry is the first of its object or array.
    first: bool,
}

impl Writer {
    fn table<'a>(&mut self, document: &Document, name: &str, kind: Kind, ids: impl Iterator<Item = &'a Id>) {
        let mut ids = ids.peekable();
        if ids.peek().is_none() {
            return;
        }
        self.key(name);
        self.open('[');
        for id in ids {
            let Some(record) = document.get(&Key::new(kind, id)) else { continue };
            self.entry();
            self.open('{');
            self.string("id", id.as_str());
            record.visit_ref(self);
            if let Record::Journey(journey) = record {
                self.table(document, "steps", Kind::Step, document.steps(&journey.id));
            }
            self.close('}');
        }
        self.close(']');
    }

    /// Starts an entry of an object or array.
    fn entry(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        self.line_break();
    }

    fn key(&mut self, name: &str) {
        self.entry();
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str(if self.depth.is_some() { "\": " } else { "\":" });
    }

    fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth = self.depth.map(|depth| depth + 1);
        self.first = true;
    }

    fn close(&mut self, bracket: char) {
        self.depth = self.depth.map(|depth| depth - 1);
        if !self.first {
            self.line_break();
        }
        self.out.push(bracket);
        self.first = false;
    }

    fn line_break(&mut self) {
        if let Some(depth) = self.depth {
            self.out.push('\n');
            self.out.extend(std::iter::repeat_n("  ", depth));
        }
    }

    fn quoted(&mut self, text: &str) {
        write_quoted(&mut self.out, text);
    }

    fn string(&mut self, name: &str, text: &str) {
        self.key(name);
        self.quoted(text);
    }

    fn raw(&mut self, name: &str, value: impl Display) {
        self.key(name);
        self.out.push_str(&value.to_string());
    }
}

impl RefVisitor for Writer {
    fn line(&mut self, field: Field, value: &Line) {
        // The title is the one text that must be there, even if it is empty.
        if !value.is_empty() || field == Field::Title {
            self.string(field.key(), value);
        }
    }
    fn prose(&mut self, field: Field, value: &Prose) {
        if !value.is_empty() {
            self.string(field.key(), value);
        }
    }
    fn list(&mut self, field: Field, value: &[Prose]) {
        if value.is_empty() {
            return;
        }
        self.key(field.key());
        self.open('[');
        for text in value {
            self.entry();
            self.quoted(text);
        }
        self.close(']');
    }
    fn choice(&mut self, field: Field, value: &dyn Choice) {
        if let Some(index) = value.index() {
            self.string(field.key(), value.keys()[index]);
        }
    }
    fn flag(&mut self, field: Field, value: &bool, default: bool) {
        if *value != default {
            self.raw(field.key(), *value);
        }
    }
    fn score(&mut self, field: Field, value: &Option<Score>) {
        if let Some(score) = value {
            self.raw(field.key(), score.number());
        }
    }
    fn date(&mut self, field: Field, value: &Option<Date>) {
        if let Some(date) = value {
            self.string(field.key(), &date.to_string());
        }
    }
    fn elapsed(&mut self, field: Field, value: &Option<Elapsed>) {
        if let Some(elapsed) = value {
            self.string(field.key(), &elapsed.to_string());
        }
    }
    fn link(&mut self, field: Field, _kind: Kind, value: &Option<Id>) {
        if let Some(id) = value {
            self.string(field.key(), id.as_str());
        }
    }
    fn place(&mut self, field: Field, phase: &Id) {
        self.string(field.key(), phase.as_str());
    }
    fn target(&mut self, field: Field, value: &Option<Target>) {
        self.subject(field, &value.as_ref().map(Target::key));
    }
    fn subject(&mut self, field: Field, value: &Option<Key>) {
        let Some(key) = value else { return };
        let Some((name, _)) = REFERENCES.iter().find(|(_, kind)| *kind == key.kind) else { return };
        self.key(field.key());
        self.open('{');
        self.string(name, key.id.as_str());
        self.close('}');
    }
    fn weights(&mut self, field: Field, value: &Weights) {
        if value.is_empty() {
            return;
        }
        self.key(field.key());
        self.open('{');
        for (rule, weight) in value.iter() {
            self.string(rule, weight.key());
        }
        self.close('}');
    }
    fn counts(&mut self, field: Field, value: &[u32], _metric: Metric) {
        // All zero is what a record without answers has anyway.
        if value.iter().all(|count| *count == 0) {
            return;
        }
        self.key(field.key());
        self.open('[');
        for count in value {
            self.entry();
            self.out.push_str(&count.to_string());
        }
        self.close(']');
    }
    fn object(&mut self, field: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor)) {
        self.key(field.key());
        self.open('{');
        inner(self);
        self.close('}');
    }
}
