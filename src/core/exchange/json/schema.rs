//! The JSON Schema (draft 2020-12) of the plan file, made from the records' own fields.
//!
//! Only the site's build and tests call it, so it costs nothing in the wasm.

use serde_json::{Map, Value, json};

use super::frame::{FORMAT, REFERENCES, VERSION};
use crate::core::model::{
    Choice, Date, Elapsed, Feedback, Field, Id, Journey, Key, Kind, Line, Measure, Metric, Order, Persona, Phase, Plan,
    Prose, RefVisitor, Score, SetAside, Step, Target, Touchpoint, Weight, Weights, limit,
};

/// The schema, published as `plan.schema.json`. It describes what is written; reading is milder.
pub fn schema() -> Value {
    let id = Id::new("id").expect("two letters are an id");
    let order = Order::default();
    let record = |kind: Kind, required: &[&str], visit: &mut dyn FnMut(&mut dyn RefVisitor)| json!({ "type": "array", "maxItems": limit(kind), "items": object(required, visit) });
    let mut root = object(&["id", "title"], &mut |visitor| Plan::new(id.clone()).visit_ref(visitor));
    let mut journey =
        record(Kind::Journey, &["id"], &mut |visitor| Journey::new(id.clone(), order.clone()).visit_ref(visitor));
    journey["items"]["properties"]["steps"] = record(Kind::Step, &["id", "phase"], &mut |visitor| {
        Step::new(id.clone(), id.clone(), id.clone(), order.clone()).visit_ref(visitor)
    });
    let tables = [
        (
            "phases",
            record(Kind::Phase, &["id", "stage"], &mut |visitor| {
                Phase::new(id.clone(), order.clone()).visit_ref(visitor)
            }),
        ),
        (
            "personas",
            record(Kind::Persona, &["id"], &mut |visitor| Persona::new(id.clone(), order.clone()).visit_ref(visitor)),
        ),
        (
            "touchpoints",
            record(Kind::Touchpoint, &["id"], &mut |visitor| {
                Touchpoint::new(id.clone(), order.clone()).visit_ref(visitor)
            }),
        ),
        ("journeys", journey),
        (
            "measures",
            record(Kind::Measure, &["id"], &mut |visitor| Measure::new(id.clone(), order.clone()).visit_ref(visitor)),
        ),
        (
            "feedback",
            record(Kind::Feedback, &["id", "metric"], &mut |visitor| {
                Feedback::new(id.clone(), order.clone()).visit_ref(visitor)
            }),
        ),
        (
            "set_aside",
            record(Kind::SetAside, &["id"], &mut |visitor| SetAside::new(id.clone(), order.clone()).visit_ref(visitor)),
        ),
    ];
    root["properties"]["format"] = json!({ "const": FORMAT });
    root["properties"]["version"] = json!({ "enum": (1..=VERSION).collect::<Vec<_>>() });
    // What the second version brought is not in files of the first.
    root["if"] = json!({ "properties": { "version": { "const": 1 } } });
    root["then"] = json!({ "properties": { "weights": false, "set_aside": false } });
    root["required"] = json!(["format", "version", "id", "title"]);
    for (name, table) in tables {
        root["properties"][name] = table;
    }
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!("Wegmarke plan");
    root
}

fn object(required: &[&str], visit: &mut dyn FnMut(&mut dyn RefVisitor)) -> Value {
    let mut describer = Describer(Map::new());
    describer.0.insert("id".into(), id());
    visit(&mut describer);
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": describer.0 })
}

fn id() -> Value {
    json!({ "type": "string", "pattern": "^[A-Za-z0-9_-]{1,40}$" })
}

/// An object with one field, which names a record of one of these kinds.
fn reference(kinds: &[(&str, Kind)]) -> Value {
    let one = |(name, _): &(&str, Kind)| json!({ "type": "object", "additionalProperties": false, "required": [name], "properties": { *name: id() } });
    json!({ "oneOf": kinds.iter().map(one).collect::<Vec<_>>() })
}

struct Describer(Map<String, Value>);

impl Describer {
    fn add(&mut self, field: Field, schema: Value) {
        self.0.insert(field.key().into(), schema);
    }
}

impl RefVisitor for Describer {
    fn line(&mut self, field: Field, _: &Line) {
        self.add(field, json!({ "type": "string", "maxLength": 200 }));
    }
    fn prose(&mut self, field: Field, _: &Prose) {
        self.add(field, json!({ "type": "string", "maxLength": 2000 }));
    }
    fn list(&mut self, field: Field, _: &[Prose]) {
        self.add(field, json!({ "type": "array", "items": { "type": "string", "maxLength": 2000 } }));
    }
    fn choice(&mut self, field: Field, value: &dyn Choice) {
        self.add(field, json!({ "enum": value.keys() }));
    }
    fn flag(&mut self, field: Field, _: &bool, _: bool) {
        self.add(field, json!({ "type": "boolean" }));
    }
    fn score(&mut self, field: Field, _: &Option<Score>) {
        self.add(field, json!({ "type": "integer", "minimum": 1, "maximum": 5 }));
    }
    fn date(&mut self, field: Field, _: &Option<Date>) {
        self.add(field, json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }));
    }
    fn elapsed(&mut self, field: Field, _: &Option<Elapsed>) {
        self.add(field, json!({ "type": "string", "pattern": "^P([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?)?$" }));
    }
    fn link(&mut self, field: Field, _: Kind, _: &Option<Id>) {
        self.add(field, id());
    }
    fn place(&mut self, field: Field, _: &Id) {
        self.add(field, id());
    }
    fn target(&mut self, field: Field, _: &Option<Target>) {
        self.add(field, reference(&REFERENCES[..3]));
    }
    fn subject(&mut self, field: Field, _: &Option<Key>) {
        self.add(field, reference(&REFERENCES));
    }
    fn weights(&mut self, field: Field, _: &Weights) {
        let keys: Vec<&str> =
            Weight::ALL.iter().filter(|weight| **weight != Weight::Normal).map(|weight| weight.key()).collect();
        let rules = json!({ "^[a-z0-9-]{1,60}$": { "enum": keys } });
        self.add(field, json!({ "type": "object", "additionalProperties": false, "maxProperties": Weights::MOST, "patternProperties": rules }));
    }
    fn counts(&mut self, field: Field, _: &[u32], _: Metric) {
        self.add(field, json!({ "type": "array", "minItems": 5, "maxItems": 11, "items": { "type": "integer", "minimum": 0, "maximum": u32::MAX } }));
    }
    fn object(&mut self, field: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor)) {
        let mut describer = Describer(Map::new());
        inner(&mut describer);
        self.add(field, json!({ "type": "object", "additionalProperties": false, "properties": describer.0 }));
    }
}
