//! Benchmarks of the core, each as a ratio: what an operation costs in a large plan against a small one.
//!
//! A ratio says the same on every machine, and it is what the design promises: the cost of an edit follows the edit,
//! not the plan. Run by `cargo xtask bench`; a ratio above its limit is an error.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use wegmarke::core::document::{Document, List};
use wegmarke::core::edit::journey::JourneyEdit;
use wegmarke::core::edit::phase::PhaseEdit;
use wegmarke::core::edit::step::StepEdit;
use wegmarke::core::edit::{Edit, Value};
use wegmarke::core::model::{Field, Id, JourneyKind, Key, Kind, Language, PhaseModel, Plan, Score};
use wegmarke::core::session::Session;
use wegmarke::core::survey::{Grouping, Settings, Survey};

struct Bench {
    name: &'static str,
    ratio: fn() -> f64,
    limit: f64,
}

/// A further benchmark is a function and a line here.
const BENCHES: &[Bench] = &[
    Bench { name: "edit work, 10,000 : 100 steps", ratio: edit_ratio, limit: 2.0 },
    Bench { name: "survey row, 50,000 : 1,000 rows", ratio: survey_ratio, limit: 2.0 },
];

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

/// A minute's mix of work on steps: typing, rating, moving, adding and removing, all of it undone, done again and
/// undone. Half of it at one place, as people work, half all over the plan, where nothing is in the cache.
fn edit_ratio() -> f64 {
    // One less than a plan may hold: the mix adds one.
    let (mut small, mut large) = (Work::new(100), Work::new(9_999));
    // Taken in turns, so that a busy machine slows both, and medians, so that an interruption counts for nothing.
    let rounds: Vec<(Duration, Duration)> = (0..1_000).map(|_| (small.round(), large.round())).collect();
    let median = |pick: fn(&(Duration, Duration)) -> Duration| {
        let mut times: Vec<Duration> = rounds.iter().map(pick).collect();
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    median(|round| round.1) / median(|round| round.0)
}

/// A row of a survey, with all that there is to it: a score, a comment with a line break, a date, one of many targets.
fn survey_ratio() -> f64 {
    let document = session(0).document().clone();
    let survey = |rows: usize| {
        let row = |row: usize| format!("{},2026-{:02}-{:02},\"said {row}\nand more\",place {}\n", row % 11, 1 + row % 12, 1 + row % 28, row % 50);
        let text = "score,date,comment,touchpoint\n".to_owned() + &(0..rows).map(row).collect::<String>();
        Arc::new(Survey::open(text.into_bytes()).expect("a table"))
    };
    let (small, large) = (survey(1_000), survey(50_000));
    let read = |survey: &Arc<Survey>| {
        let settings = Settings { grouping: Grouping::Month, ..survey.guess(&document) };
        let start = Instant::now();
        let mut reader = survey.reader(settings, &document);
        while !reader.step(500).finished {}
        let outcome = black_box(reader.outcome());
        start.elapsed().as_secs_f64() / outcome.rows as f64
    };
    let median = |mut times: Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    // Fifty small ones take as long as a large one.
    let rounds: Vec<(f64, f64)> = (0..7).map(|_| (median((0..50).map(|_| read(&small)).collect()), read(&large))).collect();
    median(rounds.iter().map(|round| round.1).collect()) / median(rounds.iter().map(|round| round.0).collect())
}

/// A session, and where in it the work is.
struct Work {
    session: Session,
    steps: Vec<Id>,
    place: usize,
}

impl Work {
    fn new(steps: usize) -> Self {
        let session = session(steps);
        let document = session.document();
        let steps: Vec<Id> = document.list(&List::Journeys).flat_map(|journey| document.steps(journey)).cloned().collect();
        // A session of its own, so that undoing everything ends where the work began.
        Self { session: Session::new(document.clone(), 2), steps, place: 0 }
    }

    /// One round of the mix; the plan is the same before and after.
    fn round(&mut self) -> Duration {
        let ids: Vec<Id> = (0..8).map(|number| self.pick(number % 2 == 0)).collect();
        let start = Instant::now();
        for id in &ids {
            self.mix(id);
        }
        start.elapsed()
    }

    /// A step close to the last one, or any.
    fn pick(&mut self, near: bool) -> Id {
        // A stride prime to any count of steps leads everywhere.
        self.place = (self.place + if near { 1 } else { 7_919 }) % self.steps.len();
        self.steps[self.place].clone()
    }

    fn mix(&mut self, id: &Id) {
        let key = Key::new(Kind::Step, id);
        let set = |field: Field, value: Value| Edit::Set { key: key.clone(), field, value };
        let step = self.session.document().step(id).expect("the step is there").clone();
        let add = StepEdit::Add { journey: step.journey, phase: step.phase, before: Some(id.clone()), touchpoint: None };
        let mut entries = 0;
        for edit in [
            set(Field::Action, Value::Text("types".into())),
            set(Field::Action, Value::Text("types a letter".into())),
            set(Field::Satisfaction, Value::Score(Score::new(4))),
            Edit::Step(StepEdit::Shift { id: id.clone(), later: true }),
            Edit::Step(StepEdit::Shift { id: id.clone(), later: false }),
            Edit::Step(add),
            Edit::Remove(key.clone()),
        ] {
            entries += usize::from(!black_box(self.session.edit(edit, 0).expect("the plan has room")).touched.is_empty());
        }
        for _ in 0..entries {
            black_box(self.session.undo());
        }
        for _ in 0..entries {
            black_box(self.session.redo());
        }
        while black_box(self.session.undo()).is_some() {}
    }
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
