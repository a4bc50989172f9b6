//! Benchmarks of the core, each as a ratio: what an operation costs in a large plan against a small one.
//!
//! A ratio says the same on every machine, and it is what the design promises: the cost of an edit follows the edit,
//! not the plan. Run by `cargo xtask bench`; a ratio above its limit is an error.

use std::collections::HashSet;
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use wegmarke::core::analysis::Analysis;
use wegmarke::core::document::{Document, List, Topic};
use wegmarke::core::edit::journey::JourneyEdit;
use wegmarke::core::edit::measure::MeasureEdit;
use wegmarke::core::edit::persona::PersonaEdit;
use wegmarke::core::edit::phase::PhaseEdit;
use wegmarke::core::edit::step::StepEdit;
use wegmarke::core::edit::touchpoint::TouchpointEdit;
use wegmarke::core::edit::{Edit, Value};
use wegmarke::core::model::{
    Date, Elapsed, Field, Id, JourneyKind, Key, Kind, Language, Medium, PhaseModel, Plan, Score, Status, Target,
};
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
    Bench { name: "analysis of one edit, 10,000 : 100 steps", ratio: analysis_ratio, limit: 3.0 },
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
    ratio(1_000, || (small.round(), large.round()))
}

/// How much longer the second of two takes. Taken in turns, so that a busy machine slows both, and medians, so that an
/// interruption counts for nothing.
fn ratio(rounds: usize, mut round: impl FnMut() -> (Duration, Duration)) -> f64 {
    let rounds: Vec<(Duration, Duration)> = (0..rounds).map(|_| round()).collect();
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
        let row = |row: usize| {
            format!(
                "{},2026-{:02}-{:02},\"said {row}\nand more\",place {}\n",
                row % 11,
                1 + row % 12,
                1 + row % 28,
                row % 50
            )
        };
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
    let rounds: Vec<(f64, f64)> =
        (0..7).map(|_| (median((0..50).map(|_| read(&small)).collect()), read(&large))).collect();
    median(rounds.iter().map(|round| round.1).collect()) / median(rounds.iter().map(|round| round.0).collect())
}

/// What looking again costs after a text, a rating, a move, or a measure for a step. Journeys are equally long, fifty
/// steps: a plan holds two hundred.
fn analysis_ratio() -> f64 {
    let (mut small, mut large) = (Watch::new(100), Watch::new(10_000));
    ratio(300, || (small.round(), large.round()))
}

/// A session whose weak points are kept up to date.
struct Watch {
    session: Session,
    analysis: Analysis,
    steps: Vec<Id>,
    place: usize,
}

impl Watch {
    fn new(steps: usize) -> Self {
        let session = watched(steps);
        let document = session.document();
        let steps: Vec<Id> =
            document.list(&List::Journeys).flat_map(|journey| document.steps(journey)).cloned().collect();
        let mut analysis = Analysis::new();
        analysis.update(document, today(), usize::MAX);
        assert!(analysis.findings().count() > steps.len() / 10, "there is something to find");
        Self { session: Session::new(document.clone(), 2), analysis, steps, place: 0 }
    }

    /// One round of edits; the plan is the same before and after. Only the analysis is timed.
    fn round(&mut self) -> Duration {
        self.place = (self.place + 7_919) % self.steps.len();
        let id = self.steps[self.place].clone();
        let key = Key::new(Kind::Step, &id);
        let set = |field: Field, value: Value| Edit::Set { key: key.clone(), field, value };
        let measure = MeasureEdit::Add {
            title: "Answer it".into(),
            target: Some(Target::Step(id.clone())),
            status: Status::Planned,
            kpi: String::new(),
        };
        let mut spent = Duration::ZERO;
        let mut entries = 0;
        for edit in [
            set(Field::Question, Value::Text("Is there a warranty for that?".into())),
            set(Field::Satisfaction, Value::Score(Score::new(1))),
            Edit::Step(StepEdit::Shift { id: id.clone(), later: true }),
            Edit::Measure(measure),
        ] {
            let touched = self.session.edit(edit, 0).expect("the plan has room").touched;
            entries += usize::from(!touched.is_empty());
            spent += self.look(&touched);
        }
        for _ in 0..entries {
            let touched = self.session.undo().expect("there is something to undo");
            spent += self.look(&touched);
        }
        spent
    }

    fn look(&mut self, touched: &HashSet<Topic>) -> Duration {
        let start = Instant::now();
        self.analysis.touch(self.session.document(), touched);
        assert!(!black_box(self.analysis.update(self.session.document(), today(), usize::MAX)));
        start.elapsed()
    }
}

fn today() -> Date {
    Date::parse("2026-11-01").expect("a date")
}

/// A plan with so many steps in journeys of fifty, with touchpoints that all journeys use, personas and their
/// objections, questions, pain points, ratings and waits.
fn watched(steps: usize) -> Session {
    let mut session = session(0);
    let empty: Vec<Id> = session.document().list(&List::Journeys).cloned().collect();
    let phases: Vec<Id> = session.document().list(&List::Phases).cloned().collect();
    let mut make = |edit| session.edit(edit, 0).expect("the plan has room").made.map(|key| key.id);
    empty.iter().for_each(|id| drop(make(Edit::Remove(Key::new(Kind::Journey, id)))));
    let touchpoints: Vec<Id> = (0..40)
        .filter_map(|number| {
            let (name, channel) = (format!("Touchpoint {number} with prices"), "website".into());
            make(Edit::Touchpoint(TouchpointEdit::Add {
                name,
                channel,
                medium: Medium::ALL.get(number % 2).copied(),
                media_type: None,
                controllable: None,
            }))
        })
        .collect();
    for number in 0..steps / 50 {
        let persona = make(Edit::Persona(PersonaEdit::Add { name: format!("Persona {number}") }));
        if let Some(id) = &persona {
            let objections = vec!["It is too heavy to carry".into(), "Others have better prices".into()];
            make(Edit::Set {
                key: Key::new(Kind::Persona, id),
                field: Field::Objections,
                value: Value::List(objections),
            });
        }
        let journey = make(Edit::Journey(JourneyEdit::Add {
            name: format!("Journey {number}"),
            persona,
            kind: JourneyKind::Current,
        }))
        .expect("a journey");
        for place in 0..50 {
            let (phase, touchpoint) = (phases[place / 10].clone(), Some(touchpoints[place * 7 % 40].clone()));
            let step = make(Edit::Step(StepEdit::Add { journey: journey.clone(), phase, before: None, touchpoint }))
                .expect("a step");
            let mut set = |field, value| drop(make(Edit::Set { key: Key::new(Kind::Step, &step), field, value }));
            set(Field::Satisfaction, Value::Score(Score::new((place * 3 % 5) as u8 + 1)));
            set(Field::After, Value::Elapsed(Some(Elapsed { minutes: 60 << (place % 9) })));
            if place % 3 == 0 {
                set(Field::Question, Value::Text("What does delivery cost?".into()));
                set(Field::PainPoint, Value::Text("Nobody answers the phone".into()));
            }
        }
    }
    session
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
        let steps: Vec<Id> =
            document.list(&List::Journeys).flat_map(|journey| document.steps(journey)).cloned().collect();
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
        let add =
            StepEdit::Add { journey: step.journey, phase: step.phase, before: Some(id.clone()), touchpoint: None };
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
            entries +=
                usize::from(!black_box(self.session.edit(edit, 0).expect("the plan has room")).touched.is_empty());
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
        .filter_map(|_| {
            make(Edit::Journey(JourneyEdit::Add {
                name: "To the shop".into(),
                persona: None,
                kind: JourneyKind::Current,
            }))
        })
        .map(|key| key.id)
        .collect();
    let phases: Vec<Id> = session.document().list(&List::Phases).cloned().collect();
    for number in 0..steps {
        let (journey, phase) = (journeys[number % 10].clone(), phases[number / 10 % phases.len()].clone());
        session
            .edit(Edit::Step(StepEdit::Add { journey, phase, before: None, touchpoint: None }), 0)
            .expect("the plan has room");
    }
    session
}
