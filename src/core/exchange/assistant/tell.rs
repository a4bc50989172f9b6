//! Tells what an object means as a plan file.

use std::collections::{HashMap, HashSet};

use super::difference::says;
use super::members::{
    bare_member, chosen, entries, field_of, get, is_field, is_table, member, names_kind, passed_over, text,
    wants_removal,
};
use super::ours::{Ours, called};
use super::shape::{Shape, shapes};
use crate::core::document::{Document, List};
use crate::core::edit;
use crate::core::exchange::csv::{Column, Rating, Scale, Span, Sure, Vocabulary, flag, rating, span};
use crate::core::exchange::json::{FORMAT, VERSION};
use crate::core::exchange::{ErrorCode, Import, ImportError, Place, Repairs, Rule};
use crate::core::json_text::{Object, Value, quoted};
use crate::core::knowledge::{self, plain};
use crate::core::model::{Date, Elapsed, Field, Id, Key, Kind, Record, Stage, limit};

/// The plan file that an object means, and which of its records the object only refers to: they are those of the open
/// plan, with as little as a file needs of them.
pub(super) fn plan(
    root: Object,
    import: &Import,
    open: Option<&Document>,
    repairs: &mut Repairs,
) -> Result<(String, HashSet<Key>), ImportError> {
    let words = Vocabulary::new();
    let mut teller = Teller {
        words: &words,
        ours: Ours::new(open),
        kept: HashSet::new(),
        repairs,
        shapes: KINDS.map(|kind| (kind, shapes(kind))).into_iter().collect(),
        named: HashMap::new(),
        tables: HashMap::new(),
        phases: Vec::new(),
        journeys: Vec::new(),
        steps: Vec::new(),
        count: HashMap::new(),
        next: 0,
    };
    let root = teller.unwrapped(root);
    let known = teller.plan(root);
    if !known {
        return Err(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole });
    }
    let kept = std::mem::take(&mut teller.kept);
    Ok((teller.finish(root, import), kept))
}

const KINDS: [Kind; 9] = [
    Kind::Plan,
    Kind::Phase,
    Kind::Persona,
    Kind::Touchpoint,
    Kind::Journey,
    Kind::Step,
    Kind::Measure,
    Kind::Feedback,
    Kind::SetAside,
];

/// A phase on its way.
struct Named {
    id: String,
    name: String,
    /// What is told of it, without its stage.
    fields: String,
    stage: Option<&'static str>,
}

/// A step on its way: of which journey, in which phase (by place), and what is told of it.
struct Told {
    journey: String,
    phase: usize,
    fields: String,
}

struct Teller<'r> {
    words: &'r Vocabulary,
    ours: Ours<'r>,
    kept: HashSet<Key>,
    repairs: &'r mut Repairs,
    shapes: HashMap<Kind, Vec<(Field, Shape)>>,
    /// Records by their ids and by their names in plain letters.
    named: HashMap<(Kind, String), String>,
    tables: HashMap<Kind, String>,
    phases: Vec<Named>,
    /// Journeys with what is told of them, but for their steps.
    journeys: Vec<(String, String)>,
    steps: Vec<Told>,
    count: HashMap<Kind, usize>,
    next: usize,
}

impl Teller<'_> {
    /// The object that has the plan, where it stands inside of another.
    fn unwrapped<'a>(&self, root: Object<'a>) -> Object<'a> {
        let is_plan = |object: &Object| {
            let tables = [Kind::Phase, Kind::Touchpoint, Kind::Journey, Kind::Persona, Kind::Step];
            tables.into_iter().filter(|kind| self.table(*object, *kind).is_some()).count()
        };
        if is_plan(&root) > 1 {
            return root;
        }
        let inner = root.iter().filter_map(|(_, value)| value.as_object()).max_by_key(is_plan);
        inner.filter(|inner| is_plan(inner) > is_plan(&root)).unwrap_or(root)
    }

    /// A table of an object, by any of its names.
    fn table<'a>(&self, object: Object<'a>, kind: Kind) -> Option<Value<'a>> {
        let fits = |name: &str| is_table(name, kind);
        object.iter().find(|(name, value)| fits(name) && !value.is_null()).map(|(_, value)| value)
    }

    /// Goes through all tables. False if there is nothing of a plan.
    fn plan(&mut self, root: Object) -> bool {
        let mut nested: Vec<(Value, usize)> = Vec::new();
        for (value, path) in entries(self.table(root, Kind::Phase), "phases") {
            if let Some(phase) = self.phase(&value, &path) {
                nested.push((value, phase));
            }
        }
        // An answer without phases is one in those that there are.
        if let Some(open) = self.ours.document.filter(|_| self.phases.is_empty()) {
            for id in open.list(&List::Phases) {
                self.find(Kind::Phase, id.as_str());
            }
        }
        for (value, path) in entries(self.table(root, Kind::Persona), "personas") {
            self.record(Kind::Persona, &value, &path);
        }
        for (value, path) in entries(self.table(root, Kind::Touchpoint), "touchpoints") {
            self.record(Kind::Touchpoint, &value, &path);
        }
        let journeys: Vec<(Value, String)> = entries(self.table(root, Kind::Journey), "journeys").collect();
        for (value, path) in &journeys {
            // A journey may be one of steps only, told as a list.
            let Some(object) = value.as_object() else { continue };
            let own = self.record(Kind::Journey, value, path);
            let Some(journey) = own else { break };
            for (value, path) in entries(self.table(object, Kind::Phase), &format!("{path}.phases")) {
                let phase = self.phase(&value, &path);
                if let Some((phase, object)) = phase.zip(value.as_object()) {
                    self.inside_phase(object, &journey, phase, &path);
                }
            }
            self.steps_of(self.table(object, Kind::Step), &journey, 0, &format!("{path}.steps"));
        }
        let loose = self.table(root, Kind::Step);
        let inside = nested.iter().any(|(value, _)| value.as_object().is_some_and(|object| self.has_steps(object)));
        let lists = journeys.iter().filter(|(value, _)| value.as_object().is_none()).count() > 0;
        if loose.is_some() || inside || lists {
            // All of it is the one journey, if the object names but one.
            let only = match &self.journeys[..] {
                [(only, _)] => Some(only.clone()),
                _ => self.journey_of(self.table(root, Kind::Step)),
            };
            let journey = only.or_else(|| {
                self.next_id(Kind::Journey).inspect(|id| {
                    let title =
                        root.get("title").or_else(|| root.get("name")).map_or(String::new(), |value| text(&value));
                    self.journeys.push((id.clone(), member("name", &title)));
                })
            });
            if let Some(journey) = journey {
                for (value, phase) in &nested {
                    if let Some(object) = value.as_object() {
                        self.inside_phase(object, &journey, *phase, &format!("phases[{phase}]"));
                    }
                }
                self.steps_of(loose, &journey, 0, "steps");
                if lists {
                    self.steps_of(self.table(root, Kind::Journey), &journey, 0, "journeys");
                }
            }
        }
        for (value, path) in entries(self.table(root, Kind::Measure), "measures") {
            self.record(Kind::Measure, &value, &path);
        }
        for (value, path) in entries(self.table(root, Kind::Feedback), "feedback") {
            self.record(Kind::Feedback, &value, &path);
        }
        let told = |kind: &Kind, id: &str| Id::new(id).is_none_or(|id| !self.kept.contains(&Key::new(*kind, &id)));
        self.phases.iter().any(|phase| told(&Kind::Phase, &phase.id))
            || !self.tables.is_empty()
            || !self.journeys.is_empty()
    }

    /// The journey of the open plan that steps without one are of: the one in which one of them is already, else the
    /// only one.
    fn journey_of(&mut self, steps: Option<Value>) -> Option<String> {
        let open = self.ours.document?;
        let known = entries(steps, "").find_map(|(value, _)| {
            match self.ours.get(Kind::Step, &text(&value.as_object()?.get("id")?))? {
                Record::Step(step) => Some(step.journey.clone()),
                _ => None,
            }
        });
        let only = || open.list(&List::Journeys).next().filter(|_| open.len(&List::Journeys) == 1).cloned();
        let journey = known.or_else(only)?;
        self.find(Kind::Journey, journey.as_str())
    }

    /// Whether a phase says what happens in it.
    fn has_steps(&self, phase: Object) -> bool {
        phase.iter().any(|(name, value)| {
            !value.is_null()
                && (is_table(name, Kind::Step)
                    || is_table(name, Kind::Touchpoint)
                    || self.column(name).is_some_and(|column| matches!(column, Column::Text(_) | Column::Satisfaction))
                        && !is_field(name, Kind::Phase, Field::Question))
        })
    }

    /// The column that a member's name means.
    fn column(&self, name: &str) -> Option<Column> {
        let name = name.replace('_', " ");
        self.words.meant(&name).into_iter().find(|(_, sure)| *sure >= Sure::Within).map(|(column, _)| column)
    }

    /// An id for a new record; none if there can't be one more.
    fn next_id(&mut self, kind: Kind) -> Option<String> {
        let count = self.count.entry(kind).or_default();
        *count += 1;
        if *count > limit(kind) {
            if *count == limit(kind) + 1 {
                self.repairs.push(&format!("{kind:?}"), Rule::TooMany);
            }
            return None;
        }
        // No id that something else has in the open plan.
        loop {
            self.next += 1;
            let id = format!("a{}", self.next);
            if self.ours.get(kind, &id).is_none() {
                return Some(id);
            }
        }
    }

    /// The id that a record has, if it has one that nobody else of its kind has.
    fn id_of(&mut self, kind: Kind, object: Option<Object>) -> Option<String> {
        let own = object
            .and_then(|object| object.get("id"))
            .map(|id| text(&id))
            .filter(|id| Id::new(id).is_some() && !self.named.contains_key(&(kind, id.clone())));
        let id = self.next_id(kind)?;
        Some(own.unwrap_or(id))
    }

    fn name(&mut self, kind: Kind, name: &str, id: &str) {
        self.named.entry((kind, id.to_owned())).or_insert_with(|| id.to_owned());
        if !plain(name).is_empty() {
            self.named.entry((kind, plain(name))).or_insert_with(|| id.to_owned());
        }
    }

    /// The id of what the answer told by this id or name, else of what the open plan has.
    fn find(&mut self, kind: Kind, raw: &str) -> Option<String> {
        self.told(kind, raw).or_else(|| self.keep(kind, raw))
    }

    fn told(&self, kind: Kind, raw: &str) -> Option<String> {
        let by = |key: String| self.named.get(&(kind, key)).cloned();
        by(raw.to_owned()).or_else(|| by(plain(raw)))
    }

    /// Puts a record of the open plan beside what is told, since something refers to it.
    fn keep(&mut self, kind: Kind, raw: &str) -> Option<String> {
        let ours = self.ours.find(kind, raw)?;
        let id = ours.id().to_string();
        self.kept.insert(ours.key());
        self.name(kind, called(ours), &id);
        let fields = member("name", called(ours));
        match ours {
            Record::Persona(_) | Record::Touchpoint(_) => self.add(kind, id.clone(), fields),
            Record::Phase(phase) => {
                let stage = Some(phase.stage.key());
                self.phases.push(Named { id: id.clone(), name: phase.name.to_string(), fields, stage });
            }
            Record::Journey(_) => self.journeys.push((id.clone(), fields)),
            Record::Step(step) => {
                let journey = self.find(Kind::Journey, step.journey.as_str())?;
                let phase = self.phase_by_name(step.phase.as_str())?;
                self.steps.push(Told { journey, phase, fields: bare_member("id", &id) });
            }
            // Nothing refers to these.
            Record::Plan(_) | Record::Measure(_) | Record::Feedback(_) | Record::SetAside(_) => return None,
        }
        Some(id)
    }

    fn phase_by_name(&mut self, raw: &str) -> Option<usize> {
        self.find(Kind::Phase, raw).and_then(|id| self.phases.iter().position(|phase| phase.id == id))
    }

    /// Adds a record that is told in full.
    fn add(&mut self, kind: Kind, id: String, fields: String) {
        self.named.entry((kind, id.clone())).or_insert_with(|| id.clone());
        let table = self.tables.entry(kind).or_default();
        if !table.is_empty() {
            table.push(',');
        }
        table.push_str(&format!("{{{}{fields}}}", bare_member("id", &id)));
    }

    /// A record of its own table; gives its id. A text alone is its name.
    fn record(&mut self, kind: Kind, value: &Value, path: &str) -> Option<String> {
        let object = value.as_object();
        let id = self.id_of(kind, object)?;
        let named = if kind == Kind::Measure { Field::Title } else { Field::Name };
        let mut fields = String::new();
        match object {
            Some(object) => {
                let name = get(object, &["name", "title", "label", "bezeichnung", "titel"]);
                let name = name.map(|name| text(&name)).unwrap_or_default();
                self.name(kind, &name, &id);
                fields = self.fields(kind, object, path, &id);
            }
            None => {
                let name = text(value);
                self.name(kind, &name, &id);
                fields.push_str(&member(named.key(), &name));
            }
        }
        match kind {
            Kind::Journey => self.journeys.push((id.clone(), fields)),
            _ => self.add(kind, id.clone(), fields),
        }
        Some(id)
    }

    /// A phase, by place; the one of this name if it was there.
    fn phase(&mut self, value: &Value, path: &str) -> Option<usize> {
        let object = value.as_object();
        let name = match object {
            Some(object) => get(object, &["name", "title", "phase", "stage", "label", "bezeichnung", "titel"])
                .map(|name| text(&name))
                .unwrap_or_default(),
            None => text(value),
        };
        let known = self.told(Kind::Phase, &name).and_then(|id| self.phases.iter().position(|phase| phase.id == id));
        if let Some(known) = known {
            return Some(known);
        }
        let id = self.id_of(Kind::Phase, object)?;
        self.name(Kind::Phase, &name, &id);
        let mut told = member("name", &name);
        let mut stage = None;
        if let Some(object) = object {
            let said = object.get("stage").map(|value| text(&value)).unwrap_or_default();
            stage = chosen(&said, Field::Stage, Stage::KEYS).map(|place| Stage::KEYS[place]);
            if stage.is_none() && !said.trim().is_empty() && plain(&said) != plain(&name) {
                self.repairs.push_text(&format!("{path}.stage"), Rule::UnknownValue, &said);
            }
            if stage.is_none()
                && let Some(Record::Phase(ours)) =
                    self.ours.get(Kind::Phase, &id).or_else(|| self.ours.find(Kind::Phase, &name))
            {
                stage = Some(ours.stage.key());
            }
            for (name, value) in object.iter() {
                if is_field(name, Kind::Phase, Field::Question) {
                    told.push_str(&member("question", &text(&value)));
                } else if !matches!(
                    plain(name).as_str(),
                    "id" | "name"
                        | "title"
                        | "label"
                        | "bezeichnung"
                        | "titel"
                        | "stage"
                        | "phase"
                        | "order"
                        | "number"
                        | "nr"
                ) && !is_table(name, Kind::Step)
                    && !is_table(name, Kind::Touchpoint)
                    && self.column(name).is_none()
                {
                    self.left_out(path, name, &value);
                }
            }
        }
        self.phases.push(Named { id, name, fields: told, stage });
        Some(self.phases.len() - 1)
    }

    /// What happens in a phase: its steps, or its touchpoints with what is said beside them, entry by entry.
    fn inside_phase(&mut self, object: Object, journey: &str, phase: usize, path: &str) {
        if let Some(steps) = self.table(object, Kind::Step) {
            return self.steps_of(Some(steps), journey, phase, &format!("{path}.steps"));
        }
        if !self.has_steps(object) {
            return;
        }
        let touchpoints: Vec<Value> =
            entries(self.table(object, Kind::Touchpoint), "").map(|(value, _)| value).collect();
        let first = self.steps.len();
        for (place, touchpoint) in touchpoints.iter().enumerate() {
            let path = format!("{path}.touchpoints[{place}]");
            match touchpoint.as_object() {
                // A touchpoint with more than a name is a step.
                Some(inner) => self.step(inner, journey, phase, &path),
                None => {
                    let told =
                        self.linked(Kind::Touchpoint, touchpoint).map_or(String::new(), |id| member("touchpoint", &id));
                    self.put_step(journey, phase, told);
                }
            }
        }
        if touchpoints.is_empty() {
            self.put_step(journey, phase, String::new());
        }
        let count = self.steps.len() - first;
        for (name, value) in object.iter() {
            let Some(column) = self.column(name).filter(|_| !is_field(name, Kind::Phase, Field::Question)) else {
                continue;
            };
            let list: Vec<String> =
                value.as_array().map_or(Vec::new(), |list| list.iter().map(|value| text(&value)).collect());
            match column {
                Column::Text(lane) if list.len() == count && count > 1 => {
                    for (step, entry) in self.steps[first..].iter_mut().zip(&list) {
                        step.fields.push_str(&member(lane.field().key(), entry));
                    }
                }
                Column::Text(lane) if count > 0 => {
                    let told = member(lane.field().key(), &text(&value));
                    self.steps[first].fields.push_str(&told);
                }
                Column::Satisfaction if count > 0 => {
                    let told = self.score(Field::Satisfaction, &value, path);
                    self.steps[first].fields.push_str(&told);
                }
                _ => {}
            }
        }
    }

    fn steps_of(&mut self, value: Option<Value>, journey: &str, phase: usize, path: &str) {
        let mut phase = phase;
        for (value, path) in entries(value, path) {
            match value.as_object() {
                Some(object) => {
                    self.step(object, journey, phase, &path);
                    // Where a step does not say, it is in the phase of the one before.
                    phase = self.steps.last().map_or(phase, |step| step.phase);
                }
                None => {
                    let told = member("action", &text(&value));
                    self.put_step(journey, phase, told);
                }
            }
        }
    }

    fn put_step(&mut self, journey: &str, phase: usize, fields: String) {
        if let Some(id) = self.next_id(Kind::Step) {
            self.named.insert((Kind::Step, id.clone()), id.clone());
            self.steps.push(Told { journey: journey.to_owned(), phase, fields: bare_member("id", &id) + &fields });
        }
    }

    fn step(&mut self, object: Object, journey: &str, phase: usize, path: &str) {
        let Some(id) = self.id_of(Kind::Step, Some(object)) else { return };
        self.named.insert((Kind::Step, id.clone()), id.clone());
        let place = object.iter().find(|(name, _)| {
            is_field(name, Kind::Step, Field::Phase) || plain(name) == "stage" || plain(name) == "phaseid"
        });
        let phase =
            place.and_then(|(_, value)| self.phase_of(&value)).or_else(|| self.phase_it_has(&id)).unwrap_or(phase);
        let mut fields = self.fields(Kind::Step, object, path, &id);
        let name =
            object.get("name").or_else(|| object.get("title")).map(|name| text(&name)).filter(|name| !name.is_empty());
        if let Some(name) = name {
            // A step has no name: what it is called is what is done, or where.
            let touchpoint = fields.contains("\"touchpoint\":");
            match (fields.contains("\"action\":"), touchpoint) {
                (false, true) => fields.push_str(&member("action", &name)),
                (_, false) => {
                    let id = self.linked_name(Kind::Touchpoint, &name);
                    fields.push_str(&id.map_or(String::new(), |id| member("touchpoint", &id)));
                }
                (true, true) => self.repairs.push_text(&format!("{path}.name"), Rule::LeftOut, &name),
            }
        }
        self.steps.push(Told { journey: journey.to_owned(), phase, fields: bare_member("id", &id) + &fields });
    }

    /// The phase in which a step of the open plan is.
    fn phase_it_has(&mut self, step: &str) -> Option<usize> {
        match self.ours.get(Kind::Step, step)? {
            Record::Step(step) => self.phase_by_name(step.phase.as_str()),
            _ => None,
        }
    }

    /// The phase that a step names, by its id, name or number; a new one if there is none.
    fn phase_of(&mut self, value: &Value) -> Option<usize> {
        let raw = value
            .as_object()
            .and_then(|object| object.get("name").or_else(|| object.get("id")))
            .map_or_else(|| text(value), |name| text(&name));
        let by_name = self.phase_by_name(&raw);
        let by_number = || {
            raw.parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1))
                .filter(|place| *place < self.phases.len())
        };
        if let Some(known) = by_name.or_else(by_number) {
            return Some(known);
        }
        if raw.trim().is_empty() {
            return None;
        }
        self.phase(value, "phases")
    }

    /// The members of an object as fields of a record of this kind.
    fn fields(&mut self, kind: Kind, object: Object, path: &str, id: &str) -> String {
        let shapes = self.shapes.get(&kind).cloned().unwrap_or_default();
        let mut told = String::new();
        let mut done: Vec<Field> = Vec::new();
        self.not_removed(kind, object, path, id);
        for (name, value) in object.iter().filter(|(_, value)| !value.is_null()) {
            let column = self.column(name);
            let exact = shapes.iter().find(|(field, _)| plain(field.key()) == plain(name));
            let ours = || shapes.iter().find(|(field, _)| is_field(name, kind, *field));
            let meant = || {
                let field = column.and_then(|column| field_of(kind, column))?;
                shapes.iter().find(|(known, _)| *known == field)
            };
            let title = || {
                let field = if matches!(kind, Kind::Measure | Kind::Plan) { Field::Title } else { Field::Name };
                matches!(plain(name).as_str(), "name" | "title" | "titel" | "label" | "bezeichnung")
                    .then(|| shapes.iter().find(|(known, _)| *known == field))
                    .flatten()
            };
            match exact.or_else(ours).or_else(title).or_else(meant).cloned() {
                Some((field, _)) if done.contains(&field) => self.left_out(path, name, &value),
                Some((field, shape)) => {
                    done.push(field);
                    told.push_str(&self.value(field, &shape, &value, &format!("{path}.{name}")));
                }
                None if passed_over(kind, name) || self.ours.document.is_some() && wants_removal(name, &value) => {}
                None if kind == Kind::Step && matches!(column, Some(Column::Measures)) => {
                    for (value, _) in entries(Some(value), "") {
                        self.measure(&text(&value), id);
                    }
                }
                None => self.left_out(path, name, &value),
            }
        }
        told
    }

    /// Tells what of a record an answer would like to be gone: all of it, or a field that it sets to nothing.
    fn not_removed(&mut self, kind: Kind, object: Object, path: &str, id: &str) {
        let Some(ours) = self.ours.get(kind, id) else { return };
        let shapes = self.shapes.get(&kind).map_or(&[][..], Vec::as_slice);
        for (name, value) in object.iter() {
            let empty = value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty());
            let field = shapes.iter().map(|(field, _)| *field).find(|field| is_field(name, kind, *field));
            let filled = field.and_then(|field| edit::get(ours, field)).is_some_and(|value| says(&value));
            if wants_removal(name, &value) {
                self.repairs.push_text(path, Rule::NotRemoved, called(ours));
            } else if empty && filled {
                self.repairs.push(&format!("{path}.{name}"), Rule::NotRemoved);
            }
        }
    }

    fn measure(&mut self, title: &str, step: &str) {
        if let Some(id) = self.next_id(Kind::Measure).filter(|_| !title.trim().is_empty()) {
            self.add(
                Kind::Measure,
                id,
                format!("{},\"target\":{{{}}}", member("title", title), bare_member("step", step)),
            );
        }
    }

    fn left_out(&mut self, path: &str, name: &str, value: &Value) {
        let text = text(value);
        if !text.trim().is_empty() {
            let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
            self.repairs.push_text(&path, Rule::LeftOut, &text);
        }
    }

    /// A member of the plan file for a value.
    fn value(&mut self, field: Field, shape: &Shape, value: &Value, path: &str) -> String {
        let key = field.key();
        let said = text(value);
        match shape {
            Shape::Text => member(key, &said),
            Shape::List => {
                let mut told = format!(",\"{key}\":[");
                let mut add = |entry: &str| {
                    if !entry.trim().is_empty() {
                        if !told.ends_with('[') {
                            told.push(',');
                        }
                        told.push_str(&quoted(entry.trim()));
                    }
                };
                match value.as_array() {
                    // A number alone is no goal of anybody.
                    Some(list) => {
                        let texts = list.iter().filter(|value| value.as_f64().is_none());
                        texts.for_each(|value| add(&text(&value)));
                    }
                    None => said.split(['\n', ';']).for_each(add),
                }
                told + "]"
            }
            Shape::Choice(keys) => match chosen(&said, field, keys) {
                Some(place) => member(key, keys[place]),
                None => {
                    if !said.trim().is_empty() {
                        self.repairs.push_text(path, Rule::UnknownValue, &said);
                    }
                    String::new()
                }
            },
            Shape::Flag => match value.as_bool().or_else(|| flag(&said)) {
                Some(flag) => format!(",\"{key}\":{flag}"),
                None => {
                    self.repairs.push_text(path, Rule::UnknownValue, &said);
                    String::new()
                }
            },
            Shape::Score => self.score(field, value, path),
            Shape::Date => match Date::parse(&said) {
                Some(date) => member(key, &date.to_string()),
                None => {
                    self.repairs.push_text(path, Rule::UnknownValue, &said);
                    String::new()
                }
            },
            Shape::Elapsed => match span(&said, '.', None) {
                Some(span @ (Span::Minutes(minutes) | Span::About(minutes)))
                    if (0.0..=f64::from(u32::MAX)).contains(&minutes) =>
                {
                    if matches!(span, Span::About(_)) {
                        self.repairs.push_text(path, Rule::RoundedSpan, &said);
                    }
                    member(key, &Elapsed { minutes: minutes as u32 }.to_string())
                }
                Some(Span::Bare) => {
                    self.repairs.push_text(path, Rule::NoUnit, &said);
                    String::new()
                }
                _ => {
                    self.repairs.push_text(path, Rule::UnknownValue, &said);
                    String::new()
                }
            },
            Shape::Link(linked) => self.linked(*linked, value).map_or(String::new(), |id| member(key, &id)),
            // Read where the step is put.
            Shape::Place => String::new(),
            Shape::Target => self.target(value, path),
            Shape::Counts => {
                let counts = value.as_array().into_iter().flat_map(|list| list.iter().take(20).collect::<Vec<_>>());
                let counts: Vec<String> = counts.map(|count| count.as_u64().unwrap_or(0).to_string()).collect();
                format!(",\"{key}\":[{}]", counts.join(","))
            }
            Shape::Object(inner) => match value.as_object() {
                Some(object) => {
                    let mut told = String::new();
                    for (name, value) in object.iter() {
                        match inner.iter().find(|(field, _)| plain(field.key()) == plain(name)).cloned() {
                            Some((field, shape)) => told.push_str(&self.value(field, &shape, &value, path)),
                            None => self.left_out(path, name, &value),
                        }
                    }
                    format!(",\"{key}\":{{{}}}", told.trim_start_matches(','))
                }
                // A goal in words.
                None => format!(",\"{key}\":{{{}}}", bare_member(Field::GoalText.key(), &said)),
            },
            Shape::Other => {
                self.left_out(path, "", value);
                String::new()
            }
        }
    }

    fn score(&mut self, field: Field, value: &Value, path: &str) -> String {
        let said = text(value);
        let number = match rating(&said, '.') {
            Some(Rating::Plain(number)) => Some(number),
            Some(Rating::Of(part, 5.0)) => Some(part),
            Some(Rating::Of(part, most)) => {
                self.repairs.push_text(path, Rule::Rescaled, &said);
                Some(Scale { low: 0.0, high: most }.to_own(part))
            }
            Some(Rating::Named(score) | Rating::Spoken(score)) => Some(f64::from(score.number())),
            None => None,
        };
        match number.map(|number| ((number + 0.5).floor(), number)) {
            Some((round, number)) if (1.0..=5.0).contains(&number) => {
                if round != number {
                    self.repairs.push_text(path, Rule::Rounded, &said);
                }
                format!(",\"{}\":{}", field.key(), round as u8)
            }
            _ if said.trim().is_empty() => String::new(),
            found => {
                let rule = if found.is_some() { Rule::OutOfRange } else { Rule::UnknownValue };
                self.repairs.push_text(path, rule, &said);
                String::new()
            }
        }
    }

    /// The id of a record that is named by its id or name; touchpoints and personas that nobody listed are made.
    fn linked(&mut self, kind: Kind, value: &Value) -> Option<String> {
        let object = value.as_object();
        if let Some(object) = object {
            let name =
                object.get("id").filter(|id| self.find(kind, &text(id)).is_some()).or_else(|| object.get("name"))?;
            let known = self.find(kind, &text(&name));
            return known.or_else(|| self.record(kind, value, ""));
        }
        let raw = match value.as_array() {
            Some(list) => list.iter().next().map(|value| text(&value)).unwrap_or_default(),
            None => text(value),
        };
        self.linked_name(kind, &raw)
    }

    fn linked_name(&mut self, kind: Kind, name: &str) -> Option<String> {
        if name.trim().is_empty() {
            return None;
        }
        if let Some(known) = self.find(kind, name) {
            return Some(known);
        }
        let id = self.next_id(kind)?;
        self.name(kind, name, &id);
        self.add(kind, id.clone(), member("name", name));
        Some(id)
    }

    /// What a measure or feedback is for: an object with one kind, or a name.
    fn target(&mut self, value: &Value, path: &str) -> String {
        const TARGETS: [(&str, Kind); 3] =
            [("step", Kind::Step), ("touchpoint", Kind::Touchpoint), ("phase", Kind::Phase)];
        let found = match value.as_object() {
            Some(object) => TARGETS.iter().find_map(|(name, kind)| {
                let raw = object.iter().find(|(known, _)| names_kind(known, *kind)).map(|(_, value)| text(&value))?;
                self.find(*kind, &raw).map(|id| (*name, id))
            }),
            None => {
                let raw = text(value);
                // What the answer tells itself goes before what the plan has.
                let told = TARGETS.iter().find_map(|(name, kind)| self.told(*kind, &raw).map(|id| (*name, id)));
                told.or_else(|| TARGETS.iter().find_map(|(name, kind)| self.keep(*kind, &raw).map(|id| (*name, id))))
            }
        };
        match found {
            Some((name, id)) => format!(",\"target\":{{{}}}", bare_member(name, &id)),
            None => {
                self.repairs.push_text(path, Rule::Dangling, &text(value));
                String::new()
            }
        }
    }

    /// The whole file.
    fn finish(mut self, root: Object, import: &Import) -> String {
        let mut out = format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION}");
        let id = root.get("id").map(|id| text(&id)).filter(|id| Id::new(id).is_some());
        out.push_str(&id.map_or(String::new(), |id| member("id", &id)));
        let shapes = self.shapes.get(&Kind::Plan).cloned().unwrap_or_default();
        let mut language = false;
        let mut model = false;
        for (name, value) in root.iter().filter(|(_, value)| !value.is_null()) {
            let table = KINDS.iter().any(|kind| is_table(name, *kind));
            let field = shapes.iter().find(|(field, _)| {
                plain(field.key()) == plain(name)
                    || is_field(name, Kind::Plan, *field)
                    || *field == Field::Title && matches!(plain(name).as_str(), "name" | "titel" | "plantitle")
            });
            match field.cloned() {
                _ if table || matches!(name, "format" | "version" | "id") || plain(name) == "schema" => {}
                Some((field, shape)) => {
                    let told = self.value(field, &shape, &value, name);
                    language |= field == Field::Language && !told.is_empty();
                    model |= field == Field::PhaseModel && !told.is_empty();
                    out.push_str(&told);
                }
                None => self.left_out("", name, &value),
            }
        }
        if !language {
            out.push_str(&member("language", import.language.key()));
        }
        let names: Vec<&str> = self.phases.iter().map(|phase| phase.name.as_str()).collect();
        let (likely, stages) = knowledge::likely_model(&names);
        if !model {
            out.push_str(&member("phase_model", likely.key()));
        }
        let phases: Vec<String> = self
            .phases
            .iter()
            .zip(&stages)
            .map(|(phase, guessed)| {
                let stage = phase.stage.unwrap_or(guessed.key());
                format!("{{{}{}{}}}", bare_member("id", &phase.id), phase.fields, member("stage", stage))
            })
            .collect();
        out.push_str(&format!(",\"phases\":[{}]", phases.join(",")));
        // The steps of a journey in the order of their phases: others write them phase by phase, or journey by journey.
        let mut steps: HashMap<String, Vec<&Told>> = HashMap::new();
        for step in &self.steps {
            steps.entry(step.journey.clone()).or_default().push(step);
        }
        let journeys: Vec<String> = self
            .journeys
            .iter()
            .map(|(id, fields)| {
                let mut steps = steps.remove(id).unwrap_or_default();
                steps.sort_by_key(|step| step.phase);
                let phase =
                    |step: &Told| self.phases.get(step.phase).map_or(String::new(), |phase| member("phase", &phase.id));
                let told: Vec<String> =
                    steps.iter().map(|step| format!("{{{}{}}}", step.fields, phase(step))).collect();
                format!("{{{}{fields},\"steps\":[{}]}}", bare_member("id", id), told.join(","))
            })
            .collect();
        out.push_str(&format!(",\"journeys\":[{}]", journeys.join(",")));
        for (kind, name) in [
            (Kind::Persona, "personas"),
            (Kind::Touchpoint, "touchpoints"),
            (Kind::Measure, "measures"),
            (Kind::Feedback, "feedback"),
        ] {
            out.push_str(&format!(",\"{name}\":[{}]", self.tables.get(&kind).map_or("", String::as_str)));
        }
        out.push('}');
        out
    }
}
