//! Reading a plan file: strict about the whole, mild about the parts.
//!
//! What is no plan, or has a value of the wrong type, is refused with the place of the fault. Anything else that does
//! not fit is mended by a rule, and every repair is listed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::frame::{FORMAT, REFERENCES, VERSION};
use crate::core::document::Document;
use crate::core::edit::phase::of_model;
use crate::core::exchange::{ErrorCode, ImportError, LARGEST_IMPORT, Place, Repair, Repairs, Rule};
use crate::core::json_text::{Array, Object, Tree, Value, parse};
use crate::core::model::{
    Choice, Date, Elapsed, Feedback, Field, Id, Ids, Journey, Key, Kind, Language, Line, Measure, Metric, Order,
    Persona, Phase, PhaseModel, Plan, Prose, Record, Score, SetAside, Stage, Step, Target, Text, Touchpoint, Visitor,
    Weight, Weights, limit,
};
use crate::core::sort::sort_by;

/// Reads a plan file. New ids, where some are needed, follow from `seed`.
pub fn read(text: &str, seed: u64) -> Result<(Document, Vec<Repair>), ImportError> {
    read_any(text, seed, false, Some(of_model)).map(|read| read.expect("all is known that a plan can lack"))
}

/// As `read`, without what is known of phase models: none if the plan has steps but no phases, and would get those of
/// one. For whoever only looks at plans that others have made.
pub fn read_complete(text: &str, seed: u64) -> Result<Option<(Document, Vec<Repair>)>, ImportError> {
    read_any(text, seed, false, None)
}

/// Reads as much as this program understands of a plan file of a newer one: for looking at, never for writing. None if
/// that is nothing.
pub fn read_newer(text: &str, seed: u64) -> Option<Document> {
    read_any(text, seed, true, Some(of_model)).ok().flatten().map(|(document, _)| document)
}

/// Gives the phases of a phase model.
type Phases = fn(PhaseModel, Language, &mut Ids) -> Vec<Phase>;

fn read_any(
    text: &str,
    seed: u64,
    newer_too: bool,
    of_model: Option<Phases>,
) -> Result<Option<(Document, Vec<Repair>)>, ImportError> {
    let mut repairs = Repairs::default();
    let tree = tree(text, &mut repairs)?;
    let mut context = Context {
        repairs,
        error: None,
        of_model,
        lacking: false,
        dangling: false,
        ids: Ids::new(seed),
        known: HashMap::new(),
        taken: HashSet::new(),
    };
    let document = object(&tree).and_then(|root| context.migrate(root, newer_too)).and_then(|root| context.plan(root));
    match context.error {
        Some(error) => Err(error),
        None if context.lacking => Ok(None),
        None => Ok(Some((document?, context.repairs.told()))),
    }
}

/// The tree of a text in JSON, for every format that is written so; what had to be mended is told.
pub(in crate::core::exchange) fn tree(text: &str, repairs: &mut Repairs) -> Result<Tree, ImportError> {
    if text.len() > LARGEST_IMPORT {
        return Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
    }
    // A byte order mark is no fault of the one who saved the file.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let whole = whole_letters(text);
    if let Cow::Owned(mended) = &whole {
        // The first place where the two differ is the first half.
        let first = text.bytes().zip(mended.bytes()).take_while(|(old, new)| old == new);
        repairs.push(&format!("line {}", 1 + first.filter(|(byte, _)| *byte == b'\n').count()), Rule::LostLetter);
    }
    parse(&whole).map_err(|fault| ImportError { code: ErrorCode::NotJson, place: place(&whole, fault) })
}

/// The object that a text in JSON is.
pub(in crate::core::exchange) fn object(tree: &Tree) -> Result<Object<'_>, ImportError> {
    tree.root().as_object().ok_or(ImportError { code: ErrorCode::WrongType, place: Place::Whole })
}

/// The text without halves of letters. Letters beyond the basic plane may be written as two escapes (`\ud83e\udded`);
/// programs that cut texts anywhere leave one of the two, which is no letter and which no text of ours can hold. Each
/// such half becomes an escape of the same length for U+FFFD, so that every place stays where it was. A text that has
/// none is not copied.
fn whole_letters(text: &str) -> Cow<'_, str> {
    let mut halves = Vec::new();
    let mut at = 0;
    // Within JSON backslashes are in strings only, and each says what the one letter behind it means.
    while let Some(found) = text[at..].find('\\') {
        at += found;
        let Some(unit) = escaped_unit(&text[at..]) else {
            // An escape of one letter; the letter may be a backslash too.
            at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
            continue;
        };
        let next = text.get(at + ESCAPE..).and_then(escaped_unit);
        match (unit, next) {
            (0xd800..0xdc00, Some(0xdc00..0xe000)) => at += ESCAPE,
            (0xd800..0xe000, _) => halves.push(at),
            _ => {}
        }
        at += ESCAPE;
    }
    if halves.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for half in halves {
        mended.push_str(&text[from..half]);
        mended.push_str("\\ufffd");
        from = half + ESCAPE;
    }
    mended.push_str(&text[from..]);
    Cow::Owned(mended)
}

/// The length of an escape such as `\ud83e`.
const ESCAPE: usize = 6;

/// The UTF-16 unit of the escape that a text begins with.
fn escaped_unit(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    // The parser of numbers would take a sign.
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())?
}

/// What reading gathers on its way through the file.
struct Context<'a> {
    repairs: Repairs,
    /// The first fault for which the file is refused.
    error: Option<ImportError>,
    of_model: Option<Phases>,
    /// Whether phases of a model are wanted that are not at hand.
    lacking: bool,
    /// Whether a reference to a record of any kind led nowhere since this was last looked at.
    dangling: bool,
    ids: Ids,
    /// Which record an id of the file means, for each kind.
    known: HashMap<(Kind, &'a str), Id>,
    taken: HashSet<Key>,
}

impl<'a> Context<'a> {
    /// Brings a file of any version that is known to the newest. The one place that knows of older ones.
    fn migrate(&mut self, root: Object<'a>, newer_too: bool) -> Result<Object<'a>, ImportError> {
        let refuse = |code: ErrorCode, field: &str| ImportError { code, place: Place::Path(field.to_owned()) };
        match root.get("format") {
            Some(Value::String(FORMAT)) => {}
            _ => return Err(refuse(ErrorCode::WrongFormat, "format")),
        }
        match root.get("version").filter(|version| !version.is_null()).map(|version| version.as_u64()) {
            None => return Err(refuse(ErrorCode::WrongFormat, "version")),
            Some(None) => return Err(refuse(ErrorCode::WrongType, "version")),
            Some(Some(version)) if version > VERSION && !newer_too => {
                return Err(refuse(ErrorCode::NewerVersion, "version"));
            }
            Some(Some(0)) => return Err(refuse(ErrorCode::WrongFormat, "version")),
            Some(Some(1)) => {
                // What the second version brought meant nothing in the first: a field that it does not know.
                const LATER: [&str; 2] = ["set_aside", "weights"];
                for name in LATER {
                    if root.get(name).is_some() {
                        self.repair(name, Rule::UnknownField);
                    }
                }
                return Ok(root.without(&LATER));
            }
            Some(Some(_)) => {}
        }
        Ok(root)
    }

    fn plan(&mut self, root: Object<'a>) -> Result<Document, ImportError> {
        let mut plan = Plan::new(self.id(root, Kind::Plan, ""));
        self.fields(
            root,
            "",
            &[
                "format",
                "version",
                "id",
                "phases",
                "personas",
                "touchpoints",
                "journeys",
                "measures",
                "feedback",
                "set_aside",
            ],
            &mut |visitor| plan.visit(visitor),
        );
        let mut records = Vec::new();

        let mut phases: Vec<Id> = Vec::new();
        let mut stage = Stage::default();
        self.table(root, "", Kind::Phase, &mut |context, object, path, id, order| {
            let mut phase = Phase { stage, ..Phase::new(id, order) };
            context.fields(object, path, &["id"], &mut |visitor| phase.visit(visitor));
            stage = phase.stage;
            phases.push(phase.id.clone());
            records.push(Box::new(Record::Phase(phase)));
        });
        let array = |object: Object<'a>, name: &str| object.get(name).and_then(|value| value.as_array());
        let journeys = array(root, "journeys")
            .into_iter()
            .flat_map(|journeys| journeys.iter())
            .filter_map(|journey| journey.as_object());
        let has_steps = journeys.filter_map(|journey| array(journey, "steps")).any(|steps| !steps.is_empty());
        if phases.is_empty() && has_steps {
            self.repair("phases", Rule::DefaultPhases);
            plan.phase_model = PhaseModel::FivePhases;
            let Some(of_model) = self.of_model else {
                self.lacking = true;
                return Err(ImportError { code: ErrorCode::WrongFormat, place: Place::Path("phases".to_owned()) });
            };
            for phase in of_model(plan.phase_model, plan.language, &mut self.ids) {
                phases.push(phase.id.clone());
                records.push(Box::new(Record::Phase(phase)));
            }
        }
        self.table(root, "", Kind::Persona, &mut |context, object, path, id, order| {
            let mut persona = Persona::new(id, order);
            context.fields(object, path, &["id"], &mut |visitor| persona.visit(visitor));
            records.push(Box::new(Record::Persona(persona)));
        });
        self.table(root, "", Kind::Touchpoint, &mut |context, object, path, id, order| {
            let mut touchpoint = Touchpoint::new(id, order);
            context.fields(object, path, &["id"], &mut |visitor| touchpoint.visit(visitor));
            records.push(Box::new(Record::Touchpoint(touchpoint)));
        });
        self.table(root, "", Kind::Journey, &mut |context, object, path, id, order| {
            let mut journey = Journey::new(id, order);
            context.fields(object, path, &["id", "steps"], &mut |visitor| journey.visit(visitor));
            context.steps(object, path, &journey.id, &phases, &mut records);
            records.push(Box::new(Record::Journey(journey)));
        });
        self.table(root, "", Kind::Measure, &mut |context, object, path, id, order| {
            let mut measure = Measure::new(id, order);
            context.fields(object, path, &["id"], &mut |visitor| measure.visit(visitor));
            records.push(Box::new(Record::Measure(measure)));
        });
        self.table(root, "", Kind::Feedback, &mut |context, object, path, id, order| {
            let mut feedback = Feedback { metric: likely_metric(object), ..Feedback::new(id, order) };
            context.fields(object, path, &["id"], &mut |visitor| feedback.visit(visitor));
            records.push(Box::new(Record::Feedback(feedback)));
        });
        self.table(root, "", Kind::SetAside, &mut |context, object, path, id, order| {
            let mut set_aside = SetAside::new(id, order);
            context.dangling = false;
            context.fields(object, path, &["id"], &mut |visitor| set_aside.visit(visitor));
            // What is about a record that is not there must not become one about the whole plan.
            if set_aside.subject.is_some() || !context.dangling {
                records.push(Box::new(Record::SetAside(set_aside)));
            }
        });
        Ok(Document::of(plan, records))
    }

    /// The steps of one journey, put into the order of their phases.
    #[expect(clippy::vec_box, reason = "a document holds its records boxed")]
    fn steps(&mut self, journey: Object<'a>, path: &str, id: &Id, phases: &[Id], records: &mut Vec<Box<Record>>) {
        let mut last = phases.first().cloned();
        let mut steps: Vec<(usize, Box<Record>)> = Vec::new();
        self.table(journey, path, Kind::Step, &mut |context, object, path, step, order| {
            // Without phases there would have been default ones.
            let Some(phase) = last.clone() else { return };
            let mut step = Step::new(step, id.clone(), phase, order);
            context.fields(object, path, &["id"], &mut |visitor| step.visit(visitor));
            last = Some(step.phase.clone());
            steps.push((
                phases.iter().position(|phase| *phase == step.phase).unwrap_or(0),
                Box::new(Record::Step(step)),
            ));
        });
        if !steps.is_sorted_by_key(|(phase, _)| *phase) {
            self.repair(&join(path, "steps"), Rule::Reordered);
        }
        // Orders were given along the file, so they are right within each phase whatever the phases' order.
        records.extend(steps.into_iter().map(|(_, step)| step));
    }

    /// Goes through an array of records: gives each its id and place, leaves out those over the limit.
    fn table(
        &mut self,
        parent: Object<'a>,
        path: &str,
        kind: Kind,
        each: &mut dyn FnMut(&mut Self, Object<'a>, &str, Id, Order),
    ) {
        let name = table_name(kind);
        let path = join(path, name);
        let entries = match parent.get(name) {
            None | Some(Value::Null) => return,
            Some(Value::Array(entries)) => entries,
            Some(_) => return self.refuse(path),
        };
        let mut order = None;
        // Steps are limited for the plan, in however many journeys they stand.
        let room = limit(kind) - self.taken.iter().filter(|key| key.kind == kind).count();
        for (index, entry) in entries.iter().enumerate() {
            let path = format!("{path}[{index}]");
            if index == room {
                self.repair(&path, Rule::TooMany);
                break;
            }
            let Some(object) = entry.as_object() else { return self.refuse(path) };
            let place = Order::between(order.as_ref(), None);
            order = Some(place.clone());
            let id = self.id(object, kind, &path);
            each(self, object, &path, id, place);
        }
    }

    /// The id of a record: its own, if it is one and not taken, else a new one.
    fn id(&mut self, object: Object<'a>, kind: Kind, path: &str) -> Id {
        let raw = match object.get("id") {
            Some(Value::String(raw)) => raw,
            None | Some(Value::Null) => "",
            Some(_) => {
                self.refuse(join(path, "id"));
                ""
            }
        };
        let id = match Id::new(raw) {
            Some(id) if self.taken.insert(Key::new(kind, &id)) => id,
            _ => {
                self.repair(&join(path, "id"), Rule::NewId);
                loop {
                    let id = self.ids.next_id();
                    if self.taken.insert(Key::new(kind, &id)) {
                        break id;
                    }
                }
            }
        };
        // References mean the first record of an id.
        if !raw.is_empty() {
            self.known.entry((kind, raw)).or_insert_with(|| id.clone());
        }
        id
    }

    /// Reads the fields of one object; what no field takes and is not `else_known` is reported.
    fn fields(&mut self, object: Object<'a>, path: &str, else_known: &[&str], visit: &mut dyn FnMut(&mut dyn Visitor)) {
        let mut reader = Reader { context: self, object, path, seen: Vec::new() };
        visit(&mut reader);
        let seen = reader.seen;
        for (name, _) in object.iter() {
            if !seen.contains(&name) && !else_known.contains(&name) {
                self.repair(&join(path, name), Rule::UnknownField);
            }
        }
    }

    fn repair(&mut self, path: &str, rule: Rule) {
        self.repairs.push(path, rule);
    }

    fn refuse(&mut self, path: String) {
        self.error.get_or_insert(ImportError { code: ErrorCode::WrongType, place: Place::Path(path) });
    }
}

/// The line and column of a byte; columns are counted in letters.
fn place(text: &str, byte: usize) -> Place {
    let (before, rest) = text.as_bytes().split_at(byte);
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let letters = line.iter().chain(rest.first()).filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count();
    Place::Line { line: 1 + before.iter().filter(|byte| **byte == b'\n').count(), column: letters.max(1) }
}

fn table_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Plan => "",
        Kind::Phase => "phases",
        Kind::Persona => "personas",
        Kind::Touchpoint => "touchpoints",
        Kind::Journey => "journeys",
        Kind::Step => "steps",
        Kind::Measure => "measures",
        Kind::Feedback => "feedback",
        Kind::SetAside => "set_aside",
    }
}

/// The metric that the number of counts speaks for, where a file does not name one.
fn likely_metric(object: Object) -> Metric {
    match object.get("counts").and_then(|counts| counts.as_array()).map_or(0, |counts| counts.iter().take(12).count()) {
        11 => Metric::Nps,
        7 => Metric::Ces,
        _ => Metric::Csat,
    }
}

fn join(path: &str, field: &str) -> String {
    if path.is_empty() { field.to_owned() } else { format!("{path}.{field}") }
}

/// Reads the fields of one object into a record.
struct Reader<'r, 'a> {
    context: &'r mut Context<'a>,
    object: Object<'a>,
    path: &'r str,
    seen: Vec<&'static str>,
}

impl<'a> Reader<'_, 'a> {
    /// The field's value; null is the same as none.
    fn value(&mut self, field: Field) -> Option<Value<'a>> {
        self.seen.push(field.key());
        self.object.get(field.key()).filter(|value| !value.is_null())
    }

    fn string(&mut self, field: Field) -> Option<&'a str> {
        let value = self.value(field)?;
        let text = value.as_str();
        if text.is_none() {
            self.context.refuse(join(self.path, field.key()));
        }
        text
    }

    fn array(&mut self, field: Field) -> Option<Array<'a>> {
        let value = self.value(field)?;
        let entries = value.as_array();
        if entries.is_none() {
            self.context.refuse(join(self.path, field.key()));
        }
        entries
    }

    fn repair(&mut self, field: Field, rule: Rule) {
        self.context.repair(&join(self.path, field.key()), rule);
    }

    fn text<const MAX: usize>(&mut self, field: Field, value: &mut Text<MAX>) {
        if let Some(text) = self.string(field) {
            let (text, cut) = Text::cut(text);
            *value = text;
            if cut {
                self.repair(field, Rule::Cut);
            }
        }
    }

    /// The record of this kind that a raw id means.
    fn known(&self, kind: Kind, raw: &str) -> Option<Id> {
        self.context.known.get(&(kind, raw)).cloned()
    }

    /// The record that an object's one field names; the first of several that leads somewhere.
    fn reference(&mut self, field: Field, kinds: &[(&str, Kind)], value: &mut Option<Key>) {
        let Some(found) = self.value(field) else { return };
        let path = join(self.path, field.key());
        let Some(object) = found.as_object() else { return self.context.refuse(path) };
        for (name, _) in object.iter().filter(|(name, _)| kinds.iter().all(|(known, _)| known != name)) {
            self.context.dangling = true;
            self.context.repair(&join(&path, name), Rule::UnknownField);
        }
        let mut kinds: Vec<&(&str, Kind)> = kinds.iter().collect();
        sort_by(&mut kinds, |(one, _), (other, _)| one.cmp(other));
        let mut named = 0;
        for (name, kind) in kinds {
            let Some(raw) = object.get(name) else { continue };
            let raw = match raw {
                Value::Null => continue,
                Value::String("") => continue,
                Value::String(raw) => raw,
                _ => return self.context.refuse(join(&path, name)),
            };
            named += 1;
            let target = self.known(*kind, raw).map(|id| Key { kind: *kind, id });
            if target.is_none() {
                self.context.dangling = true;
                self.context.repair(&join(&path, name), Rule::Dangling);
            }
            if value.is_none() {
                *value = target;
            }
        }
        if named > 1 {
            self.context.repair(&path, Rule::SeveralTargets);
        }
    }
}

impl Visitor for Reader<'_, '_> {
    fn line(&mut self, field: Field, value: &mut Line) {
        self.text(field, value);
    }
    fn prose(&mut self, field: Field, value: &mut Prose) {
        self.text(field, value);
    }
    fn list(&mut self, field: Field, value: &mut Vec<Prose>) {
        for (index, entry) in self.array(field).into_iter().flat_map(|entries| entries.iter()).enumerate() {
            let path = format!("{}[{index}]", join(self.path, field.key()));
            match entry {
                Value::String(text) => {
                    let (text, cut) = Text::cut(text);
                    if cut {
                        self.context.repair(&path, Rule::Cut);
                    }
                    // An empty entry says nothing and is left out, as an empty field is.
                    if !text.is_empty() {
                        value.push(text);
                    }
                }
                Value::Null => {}
                _ => self.context.refuse(path),
            }
        }
    }
    fn choice(&mut self, field: Field, value: &mut dyn Choice) {
        match self.string(field).filter(|key| !key.is_empty()) {
            Some(key) => match value.keys().iter().position(|known| *known == key) {
                Some(index) => _ = value.choose(Some(index)),
                None => self.repair(field, Rule::UnknownValue),
            },
            // A phase without a canonical stage would be outside of all that the planner knows.
            None if field == Field::Stage => self.repair(field, Rule::UnknownValue),
            None => {}
        }
    }
    fn flag(&mut self, field: Field, value: &mut bool, default: bool) {
        *value = default;
        if let Some(found) = self.value(field) {
            match found.as_bool() {
                Some(found) => *value = found,
                None => self.context.refuse(join(self.path, field.key())),
            }
        }
    }
    fn score(&mut self, field: Field, value: &mut Option<Score>) {
        let Some(found) = self.value(field) else { return };
        let Some(number) = found.as_f64() else { return self.context.refuse(join(self.path, field.key())) };
        *value = Score::ALL.into_iter().find(|score| f64::from(score.number()) == number);
        if value.is_none() {
            self.repair(field, Rule::OutOfRange);
        }
    }
    fn date(&mut self, field: Field, value: &mut Option<Date>) {
        if let Some(text) = self.string(field).filter(|text| !text.is_empty()) {
            *value = Date::parse(text);
            if value.is_none() {
                self.repair(field, Rule::OutOfRange);
            }
        }
    }
    fn elapsed(&mut self, field: Field, value: &mut Option<Elapsed>) {
        if let Some(text) = self.string(field).filter(|text| !text.is_empty()) {
            *value = Elapsed::parse(text);
            if value.is_none() {
                self.repair(field, Rule::OutOfRange);
            }
        }
    }
    fn link(&mut self, field: Field, kind: Kind, value: &mut Option<Id>) {
        if let Some(raw) = self.string(field).filter(|raw| !raw.is_empty()) {
            *value = self.known(kind, raw);
            if value.is_none() {
                self.repair(field, Rule::Dangling);
            }
        }
    }
    fn place(&mut self, field: Field, phase: &mut Id) {
        match self.string(field).and_then(|raw| self.known(Kind::Phase, raw)) {
            Some(id) => *phase = id,
            None => self.repair(field, Rule::Dangling),
        }
    }
    fn target(&mut self, field: Field, value: &mut Option<Target>) {
        let mut key = None;
        self.reference(field, &REFERENCES[..3], &mut key);
        *value = key.as_ref().and_then(Target::from_key);
    }
    fn subject(&mut self, field: Field, value: &mut Option<Key>) {
        self.reference(field, &REFERENCES, value);
    }
    fn weights(&mut self, field: Field, value: &mut Weights) {
        let Some(found) = self.value(field) else { return };
        let path = join(self.path, field.key());
        let Some(object) = found.as_object() else { return self.context.refuse(path) };
        for (rule, weight) in object.iter() {
            let path = join(&path, rule);
            // Of a rule that stands there twice the last weight counts.
            value.set(rule, Weight::Normal);
            let weight = match weight {
                Value::Null => continue,
                Value::String(weight) => Weight::from_key(weight),
                _ => return self.context.refuse(path),
            };
            match weight {
                _ if !Weights::is_key(rule) => self.context.repair(&path, Rule::UnknownField),
                None => self.context.repair(&path, Rule::UnknownValue),
                Some(weight) if !value.set(rule, weight) => {
                    self.context.repair(&path, Rule::TooMany);
                    break;
                }
                Some(_) => {}
            }
        }
    }
    fn counts(&mut self, field: Field, value: &mut Vec<u32>, metric: Metric) {
        let length = metric.scale().1;
        *value = vec![0; length];
        let Some(entries) = self.array(field) else { return };
        if entries.iter().take(length + 1).count() != length {
            self.repair(field, Rule::CountsLength);
        }
        for (index, entry) in entries.iter().take(length).enumerate() {
            let path = format!("{}[{index}]", join(self.path, field.key()));
            match (&entry, entry.as_u64().and_then(|count| u32::try_from(count).ok())) {
                (_, Some(count)) => value[index] = count,
                (Value::Number(_), None) => self.context.repair(&path, Rule::OutOfRange),
                _ => self.context.refuse(path),
            }
        }
    }
    fn object(&mut self, field: Field, inner: &mut dyn FnMut(&mut dyn Visitor)) {
        let Some(found) = self.value(field) else { return };
        let path = join(self.path, field.key());
        match found.as_object() {
            Some(object) => self.context.fields(object, &path, &[], inner),
            None => self.context.refuse(path),
        }
    }
}
