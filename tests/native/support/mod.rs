//! Arbitrary plans and edits, made from tapes of numbers.
//!
//! A generator reads numbers off a tape and decides by them; past the end it reads zeros. proptest makes the tapes, so
//! it can shrink what fails: a shorter tape is a simpler edit, fewer tapes are fewer edits. Generators look at the
//! document to pick what is there, and now and then pick what is not.

pub mod allocation;
pub mod fidelity;
pub mod imports;
pub mod programs;
pub mod reading;

use std::collections::{BTreeMap, HashSet};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, RngSeed};
use wegmarke::core::document::{Document, List, Topic};
use wegmarke::core::edit::feedback::FeedbackEdit;
use wegmarke::core::edit::finding::FindingEdit;
use wegmarke::core::edit::journey::JourneyEdit;
use wegmarke::core::edit::measure::MeasureEdit;
use wegmarke::core::edit::persona::PersonaEdit;
use wegmarke::core::edit::phase::PhaseEdit;
use wegmarke::core::edit::step::StepEdit;
use wegmarke::core::edit::touchpoint::TouchpointEdit;
use wegmarke::core::edit::{Edit, Paste, Value};
use wegmarke::core::exchange::{Exported, clipboard};
use wegmarke::core::lanes::{Content, LANES};
use wegmarke::core::model::*;
use wegmarke::core::session::Session;

/// Texts that do harm where somebody takes them for markup, code or a formula; the end-to-end tests have them in every
/// field.
pub fn hostile() -> Vec<String> {
    serde_json::from_str(include_str!("../../data/hostile.json")).expect("the list is one of texts")
}

/// So many cases, from a fixed seed: a failure is one for everybody. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` look
/// further.
pub fn config(cases: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { cases },
        rng_seed: if usual.rng_seed == RngSeed::Random { RngSeed::Fixed(20_270_331) } else { usual.rng_seed },
        rng_algorithm: RngAlgorithm::XorShift,
        failure_persistence: None,
        ..usual
    }
}

/// Tapes for at most so many edits.
pub fn scripts(edits: usize) -> impl Strategy<Value = Vec<Vec<u32>>> {
    vec(vec(any::<u32>(), 16), 1..=edits)
}

/// Any plan, as edits can make it.
pub fn plans() -> impl Strategy<Value = Document> {
    scripts(60).prop_map(|script| plan(&script))
}

/// The plan that a script makes. The first tape says from what it starts.
pub fn plan(script: &[Vec<u32>]) -> Document {
    let mut session = Session::new(start(&script[0]), 1);
    for numbers in &script[1..] {
        let edit = edit(&mut Tape::new(numbers), session.document());
        // An edit that can't be done is as good as none here.
        let _ = session.edit(edit, 0);
    }
    session.document().clone()
}

/// An empty plan, or one that has a little of everything, so that edits find something to work on.
pub fn start(numbers: &[u32]) -> Document {
    let mut tape = Tape::new(numbers);
    let id = Id::new("plan").unwrap();
    let mut session = Session::new(Document::new(Plan::new(id)), 2);
    if tape.one_in(5) {
        return session.document().clone();
    }
    let mut make = |edit: Edit| session.edit(edit, 0).unwrap();
    // Any model but `Custom`, which brings no phases.
    let models = &PhaseModel::ALL[..PhaseModel::ALL.len() - 1];
    make(Edit::Phase(PhaseEdit::Model { model: *tape.pick(models), language: Language::En }));
    let persona = make(Edit::Persona(PersonaEdit::Add { name: "Ada".into() })).made.map(|key| key.id);
    for channel in ["website", "word-of-mouth"] {
        make(touchpoint("t", channel));
    }
    make(Edit::Journey(JourneyEdit::Add { name: "To the shop".into(), persona, kind: JourneyKind::Current }));
    let document = session.document().clone();
    let journey = document.list(&List::Journeys).next().unwrap();
    for (phase, touchpoint) in document.list(&List::Phases).zip(document.list(&List::Touchpoints)) {
        for touchpoint in [Some(touchpoint.clone()), None] {
            let add = StepEdit::Add { journey: journey.clone(), phase: phase.clone(), before: None, touchpoint };
            session.edit(Edit::Step(add), 0).unwrap();
        }
    }
    session.document().clone()
}

fn touchpoint(name: &str, channel: &str) -> Edit {
    Edit::Touchpoint(TouchpointEdit::Add {
        name: name.into(),
        channel: channel.into(),
        medium: None,
        media_type: None,
        controllable: None,
    })
}

/// Numbers to decide by.
pub struct Tape<'a>(std::slice::Iter<'a, u32>);

impl<'a> Tape<'a> {
    pub fn new(numbers: &'a [u32]) -> Self {
        Self(numbers.iter())
    }

    pub fn next(&mut self) -> u32 {
        self.0.next().copied().unwrap_or(0)
    }

    /// 0 to `count` - 1.
    pub fn below(&mut self, count: usize) -> usize {
        self.next() as usize % count
    }

    pub fn one_in(&mut self, count: usize) -> bool {
        // Zeros, which stand past the tape's end, mean no.
        self.below(count) == count - 1
    }

    pub fn pick<'b, T>(&mut self, from: &'b [T]) -> &'b T {
        &from[self.below(from.len())]
    }

    fn maybe<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.one_in(3) { None } else { Some(value(self)) }
    }
}

/// Texts that have broken programs before: control characters, right-to-left, combining, beyond the basic plane,
/// markup, and what means something in one of the formats.
pub const TROUBLE: [&str; 28] = [
    "\0",
    "a\u{202e}b",
    "שלום עולם",
    "e\u{301}\u{323}",
    "👩‍🔧🏳️‍🌈",
    "line\nbreak\r\n\ttab",
    "\"quoted\" \\ back",
    "</script><img src=x onerror=alert(1)>",
    "\u{feff}mark",
    "\u{2028}\u{2029}",
    "\u{10ffff}\u{e000}\u{fffe}",
    "null",
    "Größe, naïve, İstanbul",
    "\u{7f}\u{80}\u{1b}[31m",
    " leading and trailing ",
    "=HYPERLINK(\"x\")",
    "a: b; c, d # e",
    "style:#c;d;",
    "#35; &amp; &#35; <br>",
    "%%{init}%% 50 %%",
    "(in brackets)",
    "Title page",
    "section: journey",
    "journey",
    "one,two;three\tfour",
    "| a | b |\n|---|",
    "\n\n# *not* a _heading_\n- nor a list\n",
    "```\n---\n",
];

/// Any text around a limit of `max` characters.
pub fn text(tape: &mut Tape, max: usize) -> String {
    match tape.below(12) {
        0 => String::new(),
        1 => ["x", "ä", "🧭"][tape.below(3)].repeat(max),
        2 => ["x", "ä", "🧭"][tape.below(3)].repeat(max + 1 + tape.below(3)),
        3..=5 => {
            let any = |tape: &mut Tape| char::from_u32(tape.next() % 0x11_0000).unwrap_or('\u{fffd}');
            (0..tape.below(6)).map(|_| any(tape)).collect()
        }
        _ => (*tape.pick(&TROUBLE)).to_owned(),
    }
}

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    Line,
    Prose,
    List,
    Choice(usize),
    Flag,
    Score,
    Date,
    Elapsed,
    Link(Kind),
    Place,
    Target,
    Counts(usize),
    Subject,
    Weights,
    Object,
}

/// The fields of a record, with what they take.
pub fn fields(record: &Record) -> Vec<(Field, Shape)> {
    struct Fields(Vec<(Field, Shape)>);
    impl RefVisitor for Fields {
        fn line(&mut self, field: Field, _: &Line) {
            self.0.push((field, Shape::Line));
        }
        fn prose(&mut self, field: Field, _: &Prose) {
            self.0.push((field, Shape::Prose));
        }
        fn list(&mut self, field: Field, _: &[Prose]) {
            self.0.push((field, Shape::List));
        }
        fn choice(&mut self, field: Field, value: &dyn Choice) {
            self.0.push((field, Shape::Choice(value.keys().len())));
        }
        fn flag(&mut self, field: Field, _: &bool, _: bool) {
            self.0.push((field, Shape::Flag));
        }
        fn score(&mut self, field: Field, _: &Option<Score>) {
            self.0.push((field, Shape::Score));
        }
        fn date(&mut self, field: Field, _: &Option<Date>) {
            self.0.push((field, Shape::Date));
        }
        fn elapsed(&mut self, field: Field, _: &Option<Elapsed>) {
            self.0.push((field, Shape::Elapsed));
        }
        fn link(&mut self, field: Field, kind: Kind, _: &Option<Id>) {
            self.0.push((field, Shape::Link(kind)));
        }
        fn place(&mut self, field: Field, _: &Id) {
            self.0.push((field, Shape::Place));
        }
        fn target(&mut self, field: Field, _: &Option<Target>) {
            self.0.push((field, Shape::Target));
        }
        fn subject(&mut self, field: Field, _: &Option<Key>) {
            self.0.push((field, Shape::Subject));
        }
        fn weights(&mut self, field: Field, _: &Weights) {
            self.0.push((field, Shape::Weights));
        }
        fn counts(&mut self, field: Field, _: &[u32], metric: Metric) {
            self.0.push((field, Shape::Counts(metric.scale().1)));
        }
        fn object(&mut self, field: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor)) {
            self.0.push((field, Shape::Object));
            inner(self);
        }
    }
    let mut fields = Fields(Vec::new());
    record.visit_ref(&mut fields);
    fields.0
}

/// One record of every kind, with nothing in it.
pub fn blank_records() -> Vec<Record> {
    let id = Id::new("blank").unwrap();
    let order = Order::default();
    vec![
        Record::Plan(Plan::new(id.clone())),
        Record::Phase(Phase::new(id.clone(), order.clone())),
        Record::Persona(Persona::new(id.clone(), order.clone())),
        Record::Touchpoint(Touchpoint::new(id.clone(), order.clone())),
        Record::Journey(Journey::new(id.clone(), order.clone())),
        Record::Step(Step::new(id.clone(), id.clone(), id.clone(), order.clone())),
        Record::Measure(Measure::new(id.clone(), order.clone())),
        Record::Feedback(Feedback::new(id.clone(), order.clone())),
        Record::SetAside(SetAside::new(id, order)),
    ]
}

/// The keys of all records, in the order of their lists.
pub fn keys(document: &Document) -> Vec<Key> {
    let mut keys = vec![document.plan_key().clone()];
    for (list, kind) in TABLES {
        keys.extend(document.list(&list).map(|id| Key::new(kind, id)));
    }
    keys.extend(
        document.list(&List::Journeys).flat_map(|journey| document.steps(journey)).map(|id| Key::new(Kind::Step, id)),
    );
    keys
}

const TABLES: [(List, Kind); 7] = [
    (List::Phases, Kind::Phase),
    (List::Personas, Kind::Persona),
    (List::Touchpoints, Kind::Touchpoint),
    (List::Journeys, Kind::Journey),
    (List::Measures, Kind::Measure),
    (List::Feedback, Kind::Feedback),
    (List::SetAsides, Kind::SetAside),
];

/// Any edit, of which about one in ten can't be done.
pub fn edit(tape: &mut Tape, document: &Document) -> Edit {
    match tape.below(36) {
        0..=9 => set(tape, document),
        10..=12 => Edit::Remove(key(tape, document)),
        13..=14 => {
            let key = key(tape, document);
            let before = tape.maybe(|tape| id(tape, document, key.kind));
            Edit::Move { key, before }
        }
        15..=16 => Edit::Phase(PhaseEdit::Add {
            name: text(tape, 200),
            before: tape.maybe(|tape| id(tape, document, Kind::Phase)),
        }),
        17 => Edit::Phase(PhaseEdit::Model { model: *tape.pick(PhaseModel::ALL), language: *tape.pick(Language::ALL) }),
        18 => match tape.below(2) {
            0 => Edit::Persona(PersonaEdit::Add { name: text(tape, 200) }),
            _ => Edit::Persona(PersonaEdit::Duplicate { id: id(tape, document, Kind::Persona), name: text(tape, 200) }),
        },
        19..=20 => Edit::Touchpoint(TouchpointEdit::Add {
            name: text(tape, 200),
            channel: if tape.one_in(3) {
                text(tape, 2000)
            } else {
                (*tape.pick(&["website", "word-of-mouth", "social-media", "no channel"])).into()
            },
            medium: tape.maybe(|tape| *tape.pick(Medium::ALL)),
            media_type: tape.maybe(|tape| *tape.pick(MediaType::ALL)),
            controllable: tape.maybe(|tape| tape.one_in(2)),
        }),
        21 => {
            let (name, persona, kind) =
                (text(tape, 200), tape.maybe(|tape| id(tape, document, Kind::Persona)), *tape.pick(JourneyKind::ALL));
            // Copies of copies would soon be all that a plan has.
            if tape.one_in(2) || document.count(Kind::Step) > 100 {
                Edit::Journey(JourneyEdit::Add { name, persona, kind })
            } else {
                Edit::Journey(JourneyEdit::Duplicate { id: id(tape, document, Kind::Journey), name, persona, kind })
            }
        }
        22..=24 => Edit::Step(StepEdit::Add {
            journey: id(tape, document, Kind::Journey),
            phase: id(tape, document, Kind::Phase),
            before: tape.maybe(|tape| id(tape, document, Kind::Step)),
            touchpoint: tape.maybe(|tape| id(tape, document, Kind::Touchpoint)),
        }),
        25..=26 => {
            let before = tape.maybe(|tape| id(tape, document, Kind::Step));
            // Where the neighbour stands, or anywhere.
            let phase = before
                .as_ref()
                .and_then(|id| document.step(id))
                .filter(|_| !tape.one_in(5))
                .map(|step| step.phase.clone());
            let phase = phase.unwrap_or_else(|| id(tape, document, Kind::Phase));
            Edit::Step(StepEdit::Move { id: id(tape, document, Kind::Step), phase, before })
        }
        27..=28 => Edit::Step(StepEdit::Shift { id: id(tape, document, Kind::Step), later: tape.one_in(2) }),
        29 => Edit::Measure(MeasureEdit::Add {
            title: text(tape, 200),
            target: tape.maybe(|tape| target(tape, document)),
            status: *tape.pick(Status::ALL),
            kpi: text(tape, 2000),
        }),
        30 => Edit::Feedback(FeedbackEdit::Add {
            name: text(tape, 200),
            target: tape.maybe(|tape| target(tape, document)),
            metric: *tape.pick(Metric::ALL),
        }),
        31 => Edit::Finding(FindingEdit::SetAside {
            rule: (*tape.pick(&["low-satisfaction", "no-goal", ""])).into(),
            subject: key(tape, document),
            detail: if tape.one_in(3) { text(tape, 200) } else { String::new() },
            reason: text(tape, 2000),
        }),
        32 => {
            let rule = if tape.one_in(5) {
                text(tape, 60)
            } else {
                (*tape.pick(&["low-satisfaction", "no-goal", "of-tomorrow"])).into()
            };
            Edit::Finding(FindingEdit::Weigh { rule, weight: *tape.pick(Weight::ALL) })
        }
        33 => {
            let first = id(tape, document, Kind::Step);
            let lanes: Vec<Content> = LANES.iter().map(|lane| lane.content).skip(tape.below(LANES.len())).collect();
            let rows = 1 + tape.below(3);
            let row = |tape: &mut Tape| -> Vec<String> { (0..tape.below(4)).map(|_| text(tape, 2000)).collect() };
            Edit::Paste(Paste::Cells { first, lanes, rows: (0..rows).map(|_| row(tape)).collect() })
        }
        34 => {
            let from = clipboard::alone(document, &id(tape, document, Kind::Step));
            let from =
                from.unwrap_or_else(|| clipboard::at(vec![text(tape, 200), text(tape, 200)], tape.next().into()));
            Edit::Paste(Paste::Steps { after: id(tape, document, Kind::Step), from: Box::new(from) })
        }
        _ if tape.one_in(3) => {
            // An import of another plan, which may share some ids with this one.
            let numbers = [tape.next(), tape.next()];
            let mut other = Session::new(start(&numbers), u64::from(tape.below(2) as u32));
            for _ in 0..tape.below(8) {
                let numbers: Vec<u32> = (0..6).map(|_| tape.next()).collect();
                let _ = other.edit(set(&mut Tape::new(&numbers), other.document()), 0);
            }
            Edit::Replace(Box::new(other.document().clone()))
        }
        _ => set(tape, document),
    }
}

/// A value for one field: mostly one that fits.
pub fn set(tape: &mut Tape, document: &Document) -> Edit {
    let key = key(tape, document);
    let fields = match document.get(&key) {
        Some(record) if !tape.one_in(20) => fields(record),
        _ => blank_records().iter().flat_map(fields).collect(),
    };
    if fields.is_empty() {
        return Edit::Remove(key);
    }
    let (field, shape) = *tape.pick(&fields);
    let strange = [
        Shape::Line,
        Shape::List,
        Shape::Choice(12),
        Shape::Flag,
        Shape::Score,
        Shape::Date,
        Shape::Elapsed,
        Shape::Target,
        Shape::Counts(6),
    ];
    let shape = if tape.one_in(12) { *tape.pick(&strange) } else { shape };
    let value = match shape {
        Shape::Line => Value::Text(text(tape, 200)),
        Shape::Prose | Shape::Place | Shape::Subject | Shape::Weights | Shape::Object => Value::Text(text(tape, 2000)),
        Shape::List => Value::List((0..tape.below(4)).map(|_| text(tape, 2000)).collect()),
        Shape::Choice(count) => Value::Choice(tape.maybe(|tape| tape.below(count + 1))),
        Shape::Flag => Value::Flag(tape.one_in(2)),
        Shape::Score => Value::Score(tape.maybe(|tape| *tape.pick(&Score::ALL))),
        Shape::Date => Value::Date(
            tape.maybe(|tape| Date::parse(tape.pick::<&str>(&["0001-01-01", "9999-12-31", "2028-02-29"])).unwrap()),
        ),
        Shape::Elapsed => {
            Value::Elapsed(tape.maybe(|tape| Elapsed { minutes: *tape.pick(&[0, 1, 61, 10_080, 12_345, u32::MAX]) }))
        }
        Shape::Link(kind) => Value::Link(tape.maybe(|tape| id(tape, document, kind))),
        Shape::Target => Value::Target(tape.maybe(|tape| target(tape, document))),
        Shape::Counts(count) => {
            Value::Counts((0..count + tape.below(3)).map(|_| *tape.pick(&[0, 1, 7, u32::MAX])).collect())
        }
    };
    Edit::Set { key, field, value }
}

fn key(tape: &mut Tape, document: &Document) -> Key {
    if tape.one_in(15) {
        let kind = *tape.pick(&[
            Kind::Phase,
            Kind::Persona,
            Kind::Touchpoint,
            Kind::Journey,
            Kind::Step,
            Kind::Measure,
            Kind::Feedback,
            Kind::SetAside,
        ]);
        return Key::new(kind, &id(tape, document, kind));
    }
    let mut keys = keys(document);
    keys.swap_remove(tape.below(keys.len()))
}

/// The id of some record of a kind, or, rarely, one that is not there.
fn id(tape: &mut Tape, document: &Document, kind: Kind) -> Id {
    let ids: Vec<Key> = keys(document).into_iter().filter(|key| key.kind == kind).collect();
    if ids.is_empty() || tape.one_in(15) {
        return Id::new("nobody").unwrap();
    }
    ids[tape.below(ids.len())].id.clone()
}

fn target(tape: &mut Tape, document: &Document) -> Target {
    match tape.below(3) {
        0 => Target::Phase(id(tape, document, Kind::Phase)),
        1 => Target::Touchpoint(id(tape, document, Kind::Touchpoint)),
        _ => Target::Step(id(tape, document, Kind::Step)),
    }
}

/// Everything that is different between two states: records by what is in them, lists by the row of their ids.
pub fn differences(before: &Document, after: &Document) -> HashSet<Topic> {
    let known: HashSet<Key> = keys(before).into_iter().chain(keys(after)).collect();
    let records = known.iter().filter(|key| before.get(key) != after.get(key)).cloned().map(Topic::Record);
    let lists = lists(&known).into_iter().filter(|list| !before.list(list).eq(after.list(list))).map(Topic::List);
    records.chain(lists).collect()
}

/// All lists that records of these keys can stand in.
fn lists(keys: &HashSet<Key>) -> Vec<List> {
    let of = |kind: Kind| keys.iter().filter(move |key| key.kind == kind).map(|key| key.id.clone());
    let mut lists: Vec<List> = TABLES.into_iter().map(|(list, _)| list).collect();
    lists.extend(
        of(Kind::Journey)
            .flat_map(|journey| of(Kind::Phase).map(move |phase| List::Steps { journey: journey.clone(), phase })),
    );
    lists.extend(of(Kind::Touchpoint).map(List::StepsAt));
    lists.extend(of(Kind::Persona).map(List::JourneysOf));
    lists.extend(keys.iter().cloned().map(|key| List::SetAsidesOn(SetAside::subject_of(key))));
    for target in keys.iter().filter_map(Target::from_key) {
        lists.extend([List::MeasuresFor(target.clone()), List::FeedbackOn(target)]);
    }
    lists
}

/// What a plan says, without the places by which its lists are kept: those are given anew when a file is read.
pub fn contents(document: &Document) -> BTreeMap<Key, (Record, usize)> {
    let mut contents = BTreeMap::new();
    for (place, key) in keys(document).into_iter().enumerate() {
        let mut record = document.get(&key).unwrap().clone();
        match &mut record {
            Record::Plan(_) => {}
            Record::Phase(record) => record.order = Order::default(),
            Record::Persona(record) => record.order = Order::default(),
            Record::Touchpoint(record) => record.order = Order::default(),
            Record::Journey(record) => record.order = Order::default(),
            Record::Step(record) => record.order = Order::default(),
            Record::Measure(record) => record.order = Order::default(),
            Record::Feedback(record) => record.order = Order::default(),
            Record::SetAside(record) => record.order = Order::default(),
        }
        contents.insert(key, (record, place));
    }
    contents
}

/// How many digits a place has. It tells nobody but the debugger.
pub fn digits(order: &Order) -> usize {
    format!("{order:?}").split(',').count()
}

/// Compares a text with a file under `tests/data`, to the byte. With `WEGMARKE_BLESS=1` in the environment the file is
/// written instead: look at the difference before you commit it.
#[track_caller]
pub fn golden(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    if std::env::var_os("WEGMARKE_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        return std::fs::write(path, text).unwrap();
    }
    let known = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("tests/data/{name}: {error}; WEGMARKE_BLESS=1 makes it"));
    assert!(known == text, "tests/data/{name} is no longer what is written; WEGMARKE_BLESS=1 takes over:\n{text}");
}

/// What an import says, in one line: journeys with their personas, phases with their steps, then the repairs.
pub fn outline(imported: &wegmarke::core::exchange::Imported, step: impl Fn(&Step) -> String) -> String {
    let document = &imported.document;
    let mut parts = Vec::new();
    for journey in document.list(&List::Journeys).map(|id| document.journey(id).unwrap()) {
        let persona = journey
            .persona
            .as_ref()
            .map_or(String::new(), |id| format!(" of {}", &*document.persona(id).unwrap().name));
        parts.push(format!("{}{persona}", &*journey.name));
        for phase in document.list(&List::Phases).map(|id| document.phase(id).unwrap()) {
            let list = List::Steps { journey: journey.id.clone(), phase: phase.id.clone() };
            let steps: Vec<String> = document.list(&list).map(|id| step(document.step(id).unwrap())).collect();
            parts.push(format!("{}: {}", &*phase.name, steps.join(", ")).trim_end().to_owned());
        }
    }
    parts.extend(imported.repairs.iter().map(|repair| format!("{} {:?}", repair.path, repair.rule)));
    parts.join(" | ")
}

/// What a format of texts wrote.
pub trait Written {
    fn text(&self) -> String;
}

impl Written for Exported {
    fn text(&self) -> String {
        self.body.text().expect("the format writes texts").to_owned()
    }
}
