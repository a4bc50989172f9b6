//! Fields and records in words, as views show them and messages name them.

use crate::core::document::Document;
use crate::core::edit::{self, Value};
use crate::core::model::{Field, Id, Key, Target};
use crate::core::names;
use crate::core::text::Messages;
use crate::ui::state::app::App;

/// The field's value, tracked. None while the record is gone.
pub fn value(app: App, key: &Key, field: Field) -> Option<Value> {
    app.workspace.record(key, |document| document.get(key).and_then(|record| edit::get(record, field)))
}

/// The field's text, tracked; empty if there is none.
pub fn text(app: App, key: &Key, field: Field) -> String {
    match value(app, key, field) {
        Some(Value::Text(text)) => text,
        _ => String::new(),
    }
}

/// A target as a value of a select box: `phase:ID`, `touchpoint:ID` or `step:ID`.
pub fn encode(target: &Target) -> String {
    match target {
        Target::Phase(id) => format!("phase:{id}"),
        Target::Touchpoint(id) => format!("touchpoint:{id}"),
        Target::Step(id) => format!("step:{id}"),
    }
}

/// The target of such a value.
pub fn decode(text: &str) -> Option<Target> {
    let (kind, id) = text.split_once(':')?;
    let id = Id::new(id)?;
    match kind {
        "phase" => Some(Target::Phase(id)),
        "touchpoint" => Some(Target::Touchpoint(id)),
        "step" => Some(Target::Step(id)),
        _ => None,
    }
}

/// A target in words.
pub fn target_name(document: &Document, t: &Messages, target: &Target) -> String {
    match target {
        Target::Phase(id) => document.phase(id).map(|phase| phase.name.to_string()),
        Target::Touchpoint(id) => document.touchpoint(id).map(|touchpoint| touchpoint.name.to_string()),
        Target::Step(id) => document.step(id).map(|step| step_name(document, t, &step.id)),
    }
    .unwrap_or_default()
}

/// What happens at a step can be a long text; a name has room for so many characters of it, as many as any name has.
const LONGEST: usize = 200;

/// A step in words: its touchpoint, else what the persona does there.
pub fn step_name(document: &Document, t: &Messages, id: &Id) -> String {
    let Some(step) = document.step(id) else { return String::new() };
    let name = names::step_name(document, step);
    if name.is_empty() { t.step.to_owned() } else { name.chars().take(LONGEST).collect() }
}
