//! Benchmarks of the core, each as a ratio: what an operation costs in a large plan against a small one.
//!
//! A ratio says the same on every machine, and it is what the design promises: the cost of an edit follows the edit,
//! not the plan. Run by `cargo xtask bench`; a ratio above its limit is an error.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use wegmarke::core::document::{Document, List};
use wegmarke::core::edit::journey::JourneyEdit;
use wegmarke::core::edit::phase::PhaseEdit;
use wegmarke::core::edit::step::StepEdit;
use wegmarke::core::edit::{Edit, Value};
use wegmarke::core::model::{Field, Id, JourneyKind, Key, Kind, Language, PhaseModel, Plan};
use wegmarke::core::session::Session;

struct Bench {
    name: &'static str,
    ratio: fn() -> f64,
    limit: f64,
}

/// A further benchmark is a function and a line here.
const BENCHES: &[Bench] = &[Bench { name: "edit a step: 10,000 steps against 100", ratio: edit_ratio, limit: 5.0 }];

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for bench in BENCHES {
        let ratio = (bench.ratio)();
        println!("{:<46} {ratio:>8.2} ×   (at most {} ×)", bench.name, bench.limit);
        if ratio > bench.limit {
            code = ExitCode::FAILURE;
        }
    }
    code
}

/// One keystroke in a step's text, undone again.
fn edit_ratio() -> f64 {
    let (mut small, mut large) = (session(100), session(10_000));
    let keystroke = |session: &mut Session| {
        let key = Key::new(Kind::Step, &step_in_the_middle(session.document()));
        move |session: &mut Session| {
            let edit = Edit::Set { key: key.clone(), field: Field::Action, value: Value::Text("types a letter".to_owned()) };
            black_box(session.edit(edit, 0).expect("the step is there"));
            black_box(session.undo());
        }
    };
    let (in_small, in_large) = (keystroke(&mut small), keystroke(&mut large));
    // Taken in turns, so that a busy machine slows both; the fastest round is the one that was not interrupted.
    let rounds: Vec<(Duration, Duration)> =
        (0..40).map(|_| (time(|| in_small(&mut small)), time(|| in_large(&mut large)))).collect();
    let fastest = |pick: fn(&(Duration, Duration)) -> Duration| rounds.iter().map(pick).min().expect("there are rounds").as_secs_f64();
    fastest(|round| round.1) / fastest(|round| round.0)
}

fn time(mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    for _ in 0..200 {
        work();
    }
    start.elapsed()
}

/// A plan with so many steps, spread over ten journeys and all phases.
fn session(steps: usize) -> Session {
    let mut session = Session::new(Document::new(Plan::new(Id::new("plan").expect("an id"))), 1);
    let mut make = |edit| session.edit(edit, 0).expect("the plan has room").made;
    make(Edit::Phase(PhaseEdit::Model { model: PhaseModel::ALL[0], language: Language::En }));
    let journeys: Vec<Id> = (0..10)
        .filter_map(|_| make(Edit::Journey(JourneyEdit::Add { name: "To the shop".into(), persona: None, kind: JourneyKind::Current })))
        .map(|key| key.id)
        .collect();
    let phases: Vec<Id> = session.document().list(&List::Phases).cloned().collect();
    for number in 0..steps {
        let (journey, phase) = (journeys[number % 10].clone(), phases[number / 10 % phases.len()].clone());
        session.edit(Edit::Step(StepEdit::Add { journey, phase, before: None, touchpoint: None }), 0).expect("the plan has room");
    }
    session
}

fn step_in_the_middle(document: &Document) -> Id {
    let journey = document.list(&List::Journeys).nth(5).expect("there are ten journeys").clone();
    let phase = document.list(&List::Phases).next().expect("there are phases").clone();
    let steps: Vec<&Id> = document.list(&List::Steps { journey, phase }).collect();
    steps[steps.len() / 2].clone()
}
