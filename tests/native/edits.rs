//! Edits: what each means for the plan, and that every one of them can be taken back exactly.
//!
//! Plans are written as text, one line a journey (named j, k, … in turn): `A: a b@shop | B: c` is a journey with the
//! steps a and b, b at the touchpoint "shop", in phase A, and c in phase B. `m -> step a` is a measure about a step, `f
//! ~> phase B` feedback on a phase, `o !> journey j` a finding set aside about a journey. A phase's canonical stage
//! follows its name in brackets where it counts. A record that an edit made is written as `+`.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use proptest::prelude::*;
use wegmarke::core::change::Change;
use wegmarke::core::document::{Document, List, Topic};
use wegmarke::core::edit::feedback::FeedbackEdit;
use wegmarke::core::edit::finding::{self, FindingEdit};
use wegmarke::core::edit::journey::JourneyEdit;
use wegmarke::core::edit::measure::MeasureEdit;
use wegmarke::core::edit::persona::PersonaEdit;
use wegmarke::core::edit::phase::PhaseEdit;
use wegmarke::core::edit::step::StepEdit;
use wegmarke::core::edit::touchpoint::TouchpointEdit;
use wegmarke::core::edit::{self, Edit, EditError, Paste, Value};
use wegmarke::core::exchange::clipboard;
use wegmarke::core::lanes::Content;
use wegmarke::core::model::*;
use wegmarke::core::session::Session;

use crate::support::{self, Tape, config, differences, scripts, start};

// ---- The table helper ----

/// Carries out an edit and compares the plan after it, or the error; then takes it back and does it again.
#[track_caller]
fn check(before: &str, edit: Edit, after: &str) {
    let document = parse(before);
    document.check().unwrap();
    let mut session = Session::new(document.clone(), 1);
    let result = session.edit(edit, 0);
    session.document().check().unwrap();
    let shown = match &result {
        Ok(_) => render(session.document(), &document),
        Err(error) => format!("{error:?}"),
    };
    assert_eq!(shown, tidy(after));
    let end = session.document().clone();
    assert_eq!(session.can_undo(), end != document, "an edit that changes nothing leaves no entry");
    while session.undo().is_some() {}
    assert!(*session.document() == document, "undo restores the plan exactly");
    while session.redo().is_some() {}
    assert!(*session.document() == end, "redo brings it back exactly");
}

fn tidy(text: &str) -> String {
    text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn key(kind: Kind, text: &str) -> Key {
    Key::new(kind, &id(text))
}

fn target(text: &str) -> Target {
    let (kind, name) = text.trim().split_once(' ').unwrap();
    match kind {
        "phase" => Target::Phase(id(name)),
        "touchpoint" => Target::Touchpoint(id(name)),
        _ => Target::Step(id(name)),
    }
}

fn subject(text: &str) -> Option<Key> {
    let (kind, name) = text.trim().split_once(' ')?;
    let kinds = [
        ("phase", Kind::Phase),
        ("touchpoint", Kind::Touchpoint),
        ("journey", Kind::Journey),
        ("measure", Kind::Measure),
        ("feedback", Kind::Feedback),
    ];
    Some(key(kinds.iter().find(|(known, _)| *known == kind).map_or(Kind::Step, |(_, kind)| *kind), name))
}

/// The plan that a text means.
fn parse(text: &str) -> Document {
    let mut records: Vec<Record> = Vec::new();
    let order = |records: &[Record]| Order::run(None, records.len() + 1).pop().unwrap();
    let has = |records: &[Record], key: Key| records.iter().any(|record| record.key() == key);
    let mut names = 'j'..='z';
    for line in text.trim().lines().map(str::trim) {
        if let Some((name, about)) = line.split_once("->") {
            let target = Some(target(about)).filter(|_| !about.contains("nothing"));
            records.push(Record::Measure(Measure { target, ..Measure::new(id(name.trim()), order(&records)) }));
        } else if let Some((name, about)) = line.split_once("~>") {
            records.push(Record::Feedback(Feedback {
                target: Some(target(about)),
                ..Feedback::new(id(name.trim()), order(&records))
            }));
        } else if let Some((name, about)) = line.split_once("!>") {
            records.push(Record::SetAside(SetAside {
                rule: "no-goal".into(),
                subject: subject(about),
                ..SetAside::new(id(name.trim()), order(&records))
            }));
        } else {
            let journey = id(&names.next().unwrap().to_string());
            records.push(Record::Journey(Journey::new(journey.clone(), order(&records))));
            for part in line.split('|') {
                let (name, steps) = part.split_once(':').unwrap();
                let (name, stage) = name.trim().split_once('(').unwrap_or((name.trim(), ""));
                if !has(&records, key(Kind::Phase, name)) {
                    let stage = Stage::from_key(stage.trim_end_matches(')')).unwrap_or_default();
                    records.push(Record::Phase(Phase {
                        name: name.into(),
                        stage,
                        ..Phase::new(id(name), order(&records))
                    }));
                }
                for step in steps.split_whitespace() {
                    let (step, touchpoint) =
                        step.split_once('@').map_or((step, None), |(step, touchpoint)| (step, Some(touchpoint)));
                    if let Some(touchpoint) = touchpoint
                        && !has(&records, key(Kind::Touchpoint, touchpoint))
                    {
                        records.push(Record::Touchpoint(Touchpoint::new(id(touchpoint), order(&records))));
                    }
                    let order = order(&records);
                    records.push(Record::Step(Step {
                        touchpoint: touchpoint.map(id),
                        ..Step::new(id(step), journey.clone(), id(name), order)
                    }));
                }
            }
        }
    }
    let mut document = Document::new(Plan::new(id("plan")));
    document.apply(Change { put: records, remove: Vec::new() });
    document
}

/// The text that a plan is; records that are not in `before` are `+`.
fn render(document: &Document, before: &Document) -> String {
    let name = |key: Key| if before.get(&key).is_some() { key.id.to_string() } else { "+".into() };
    let mut text = String::new();
    for journey in document.list(&List::Journeys) {
        let phases = document.list(&List::Phases).map(|phase| {
            let mut part = format!("{}:", &*document.phase(phase).unwrap().name);
            for id in document.list(&List::Steps { journey: journey.clone(), phase: phase.clone() }) {
                let step = document.step(id).unwrap();
                write!(part, " {}", name(Key::new(Kind::Step, id))).unwrap();
                if let Some(touchpoint) = &step.touchpoint {
                    write!(part, "@{touchpoint}").unwrap();
                }
            }
            part
        });
        writeln!(text, "{}", phases.collect::<Vec<_>>().join(" | ")).unwrap();
    }
    let about = |target: &Option<Target>| match target {
        None => "nothing".into(),
        Some(Target::Phase(id)) => format!("phase {}", &*document.phase(id).unwrap().name),
        Some(Target::Touchpoint(id)) => format!("touchpoint {id}"),
        Some(Target::Step(id)) => format!("step {id}"),
    };
    for id in document.list(&List::Measures) {
        writeln!(text, "{} -> {}", name(Key::new(Kind::Measure, id)), about(&document.measure(id).unwrap().target))
            .unwrap();
    }
    for id in document.list(&List::Feedback) {
        writeln!(text, "{} ~> {}", name(Key::new(Kind::Feedback, id)), about(&document.feedback(id).unwrap().target))
            .unwrap();
    }
    for set_aside in document.list(&List::SetAsides).map(|id| document.set_aside(id).unwrap()) {
        let about = match &set_aside.subject {
            None => "plan".into(),
            Some(key) if key.kind == Kind::Phase => format!("phase {}", &*document.phase(&key.id).unwrap().name),
            Some(key) => format!("{} {}", format!("{:?}", key.kind).to_lowercase(), key.id),
        };
        writeln!(text, "{} !> {about}", name(set_aside_key(set_aside))).unwrap();
    }
    tidy(&text)
}

fn set_aside_key(set_aside: &SetAside) -> Key {
    Key::new(Kind::SetAside, &set_aside.id)
}

// ---- Steps ----

fn add(journey: &str, phase: &str, before: &str) -> Edit {
    Edit::Step(StepEdit::Add { journey: id(journey), phase: id(phase), before: Id::new(before), touchpoint: None })
}

fn put(step: &str, phase: &str, before: &str) -> Edit {
    Edit::Step(StepEdit::Move { id: id(step), phase: id(phase), before: Id::new(before) })
}

fn shift(step: &str, later: bool) -> Edit {
    Edit::Step(StepEdit::Shift { id: id(step), later })
}

fn remove(kind: Kind, name: &str) -> Edit {
    Edit::Remove(key(kind, name))
}

#[test]
fn steps_are_added_where_asked() {
    check("A: a b | B: c", add("j", "A", ""), "A: a b + | B: c");
    check("A: a b | B: c", add("j", "A", "a"), "A: + a b | B: c");
    check("A: a b | B: c", add("j", "A", "b"), "A: a + b | B: c");
    check("A: a | B:", add("j", "B", ""), "A: a | B: +");
    check("A: a\nA: b", add("k", "A", "b"), "A: a\nA: + b");
    let at = StepEdit::Add { journey: id("j"), phase: id("A"), before: None, touchpoint: Some(id("shop")) };
    check("A: a@shop", Edit::Step(at), "A: a@shop +@shop");
}

#[test]
fn steps_are_not_added_beside_what_is_not_there() {
    check("A: a | B: c", add("none", "A", ""), "Gone(Key { kind: Journey, id: none })");
    check("A: a | B: c", add("j", "none", ""), "Gone(Key { kind: Phase, id: none })");
    check("A: a | B: c", add("j", "A", "none"), "Gone(Key { kind: Step, id: none })");
    // A step of another phase or journey is no neighbour.
    check("A: a | B: c", add("j", "A", "c"), "Gone(Key { kind: Step, id: c })");
    check("A: a\nA: b", add("j", "A", "b"), "Gone(Key { kind: Step, id: b })");
    let at = StepEdit::Add { journey: id("j"), phase: id("A"), before: None, touchpoint: Some(id("none")) };
    check("A: a@shop", Edit::Step(at), "Gone(Key { kind: Touchpoint, id: none })");
}

#[test]
fn pasted_steps_stand_behind_a_step_and_find_their_touchpoints_again() {
    let steps = |names: &[&str]| Box::new(clipboard::at(names.iter().map(|name| (*name).to_owned()).collect(), 7));
    let paste = |after: &str, names: &[&str]| Edit::Paste(Paste::Steps { after: id(after), from: steps(names) });
    check("A: a b | B: c", paste("a", &[""]), "A: a + b | B: c");
    check("A: a b | B: c", paste("c", &["", ""]), "A: a b | B: c + +");
    check("A: a", paste("gone", &["Shop"]), "Gone(Key { kind: Step, id: gone })");
    // Copied and pasted in its own plan, a step is at the same touchpoint, and its measures come along.
    let plan = parse("A: a@shop b | B: c\nm -> step a");
    let mut plan_named = plan.clone();
    let mut session = Session::new(plan_named.clone(), 1);
    let named = Edit::Set { key: key(Kind::Touchpoint, "shop"), field: Field::Name, value: Value::Text("Shop".into()) };
    session.edit(named, 0).unwrap();
    plan_named.clone_from(session.document());
    let from = Box::new(clipboard::alone(&plan_named, &id("a")).unwrap());
    session.edit(Edit::Paste(Paste::Steps { after: id("c"), from }), 0).unwrap();
    let shown = render(session.document(), &plan);
    assert!(shown.starts_with("A: a@shop b | B: c +@shop\nm -> step a\n+ -> step "), "{shown}");
    assert!(!shown.ends_with("step a"), "{shown}");
}

#[test]
fn pasted_cells_lie_as_in_a_spreadsheet_and_make_steps_where_there_are_none() {
    let paste = |first: &str, lanes: &[Content], rows: &[&[&str]]| {
        let rows = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        Edit::Paste(Paste::Cells { first: id(first), lanes: lanes.to_vec(), rows })
    };
    let told = |edit: Edit| {
        let mut session = Session::new(parse("A: a b | B: c"), 1);
        session.edit(edit, 0).unwrap();
        let document = session.document();
        let steps = document.steps(&id("j")).filter_map(|id| document.step(id));
        let told = steps.map(|step| {
            let score = step.satisfaction.map_or(0, Score::number);
            let touchpoint = step.touchpoint.as_ref().and_then(|id| document.touchpoint(id));
            format!("{score} {:?} {:?}", touchpoint.map_or("", |touchpoint| &touchpoint.name), &*step.action)
        });
        told.collect::<Vec<_>>().join(" | ")
    };
    let action = Content::Text(StepText::Action);
    assert_eq!(
        told(paste("b", &[action], &[&["one", "two", "three"]])),
        "0 \"\" \"\" | 0 \"\" \"one\" | 0 \"\" \"two\" | 0 \"\" \"three\""
    );
    assert_eq!(
        told(paste(
            "a",
            &[Content::Touchpoint, Content::Satisfaction, action],
            &[&["Ad", "ad "], &["4", "9"], &["sees"]]
        )),
        "4 \"Ad\" \"sees\" | 0 \"Ad\" \"\" | 0 \"\" \"\""
    );
}

#[test]
fn steps_are_moved_within_and_across_phases() {
    check("A: a b c | B: d", put("a", "A", "c"), "A: b a c | B: d");
    check("A: a b c | B: d", put("a", "A", ""), "A: b c a | B: d");
    check("A: a b c | B: d", put("c", "A", "a"), "A: c a b | B: d");
    check("A: a b c | B: d", put("b", "B", "d"), "A: a c | B: b d");
    check("A: a b c | B: d", put("b", "B", ""), "A: a c | B: d b");
    check("A: a | B: d", put("a", "B", ""), "A: | B: d a");
    // Where it stands already.
    check("A: a b c", put("b", "A", "b"), "A: a b c");
    check("A: a b c", put("b", "A", "c"), "A: a b c");
    check("A: a b c", put("c", "A", ""), "A: a b c");
    check("A: a | B: d", put("a", "none", ""), "Gone(Key { kind: Phase, id: none })");
    check("A: a | B: d", put("a", "B", "a"), "Gone(Key { kind: Step, id: a })");
    check("A: a\nA: b", put("a", "A", "b"), "Gone(Key { kind: Step, id: b })");
    check("A: a", put("none", "A", ""), "Gone(Key { kind: Step, id: none })");
}

#[test]
fn steps_are_shifted_through_the_whole_journey() {
    check("A: a b | B: c", shift("a", true), "A: b a | B: c");
    check("A: a b | B: c", shift("b", true), "A: a | B: b c");
    check("A: a b | B: | C: c", shift("b", true), "A: a | B: b | C: c");
    check("A: a b | B: c", shift("c", true), "A: a b | B: c");
    check("A: a b | B: c", shift("b", false), "A: b a | B: c");
    check("A: a b | B: c", shift("c", false), "A: a b c | B:");
    check("A: a b | B: c", shift("a", false), "A: a b | B: c");
    check("A: a b c", shift("c", false), "A: a c b");
    check("A: a", shift("none", true), "Gone(Key { kind: Step, id: none })");
}

#[test]
fn what_is_about_a_step_outlives_it() {
    check(
        "A: a@shop b\nm -> step a\nf ~> step a",
        remove(Kind::Step, "a"),
        "A: b\nm -> touchpoint shop\nf ~> touchpoint shop",
    );
    check("A: a b\nm -> step a", remove(Kind::Step, "a"), "A: b\nm -> nothing");
    check("A: a b\nm -> step b", remove(Kind::Step, "a"), "A: b\nm -> step b");
    check("A: a", remove(Kind::Step, "none"), "Gone(Key { kind: Step, id: none })");
}

// ---- Phases ----

#[test]
fn a_removed_phase_leaves_its_steps_to_its_neighbour_in_order() {
    check("A: a b | B: c d | C: e", remove(Kind::Phase, "B"), "A: a b c d | C: e");
    check("A: a b | B: c d | C: e", remove(Kind::Phase, "C"), "A: a b | B: c d e");
    // The first has none before it: its steps go to the front of the one after.
    check("A: a b | B: c d", remove(Kind::Phase, "A"), "B: a b c d");
    check("A: a b | B:", remove(Kind::Phase, "A"), "B: a b");
    check("A: a b | B: c\nA: d | B: e f", remove(Kind::Phase, "B"), "A: a b c\nA: d e f");
    check("A: a b | B: c\nA: d | B: e f", remove(Kind::Phase, "A"), "B: a b c\nB: d e f");
    check("A: a | B:\nm -> phase B\nf ~> phase B", remove(Kind::Phase, "B"), "A: a\nm -> phase A\nf ~> phase A");
}

#[test]
fn the_last_phase_stays_while_steps_stand_in_it() {
    check("A: a", remove(Kind::Phase, "A"), "LastPhase");
    check("A:\nm -> phase A", remove(Kind::Phase, "A"), "\nm -> nothing");
}

#[test]
fn many_steps_that_move_to_the_front_keep_short_places() {
    let steps: Vec<String> = (0..500).map(|number| format!("s{number}")).collect();
    let document = parse(&format!("A: {} | B: last", steps.join(" ")));
    let mut session = Session::new(document, 1);
    session.edit(remove(Kind::Phase, "A"), 0).unwrap();
    let longest = session.document().list(&List::Steps { journey: id("j"), phase: id("B") });
    let longest = longest.map(|id| support::digits(&session.document().step(id).unwrap().order)).max();
    assert!(longest <= Some(4), "{longest:?} digits");
}

#[test]
fn phases_are_added_and_moved_with_their_steps() {
    let add = |name: &str, before: &str| Edit::Phase(PhaseEdit::Add { name: name.into(), before: Id::new(before) });
    check("A: a | B: b", add("C", ""), "A: a | B: b | C:");
    check("A: a | B: b", add("C", "B"), "A: a | C: | B: b");
    check("A: a | B: b", add("C", "A"), "C: | A: a | B: b");
    check("A: a | B: b", add("C", "none"), "Gone(Key { kind: Phase, id: none })");
    let go = |key: Key, before: &str| Edit::Move { key, before: Id::new(before) };
    check("A: a | B: b | C: c", go(key(Kind::Phase, "A"), ""), "B: b | C: c | A: a");
    check("A: a | B: b | C: c", go(key(Kind::Phase, "C"), "A"), "C: c | A: a | B: b");
    check("A: a | B: b | C: c", go(key(Kind::Phase, "A"), "B"), "A: a | B: b | C: c");
    check("A: a | B: b", go(key(Kind::Phase, "A"), "none"), "Gone(Key { kind: Phase, id: none })");
    check("A: a\nA: b", go(key(Kind::Journey, "k"), "j"), "A: b\nA: a");
    check("A:\nm -> phase A\nn -> phase A", go(key(Kind::Measure, "n"), "m"), "A:\nn -> phase A\nm -> phase A");
    check("A: a b", go(key(Kind::Step, "a"), ""), "Gone(Key { kind: Step, id: a })");
    check("A: a", go(key(Kind::Plan, "plan"), ""), "Gone(Key { kind: Plan, id: plan })");
}

#[test]
fn a_new_phase_takes_its_neighbours_stage() {
    let stage = |before: &str| {
        let mut session = Session::new(parse("A(consideration): | B(retention):"), 1);
        let made = session
            .edit(Edit::Phase(PhaseEdit::Add { name: "C".into(), before: Id::new(before) }), 0)
            .unwrap()
            .made
            .unwrap();
        session.document().phase(&made.id).unwrap().stage
    };
    assert_eq!([stage(""), stage("B"), stage("A")], [Stage::Retention, Stage::Consideration, Stage::Consideration]);
}

#[test]
fn another_phase_model_takes_steps_by_canonical_stage() {
    let to = |model| Edit::Phase(PhaseEdit::Model { model, language: Language::En });
    let five = "Awareness(awareness): a b | Consideration(consideration): c d | Conversion(conversion): e \
                | Retention(retention): f | Advocacy(advocacy): g\nm -> phase Advocacy\nf ~> phase Retention";
    check(
        five,
        to(PhaseModel::SixStages),
        // No advocacy there: what stood in it goes to the nearest earlier stage, behind what was before it.
        "Inform: a b | Enable: c d | Evaluate: | Assess: | Buy: e | Use: f g\nm -> phase Use\nf ~> phase Use",
    );
    // No retention: conversion and advocacy are as near, and the earlier one takes its steps.
    check(
        five,
        to(PhaseModel::FiveA),
        "Aware: a b | Appeal: c d | Ask: | Act: e f | Advocate: g\nm -> phase Advocate\nf ~> phase Act",
    );
    check(
        five,
        to(PhaseModel::Aida),
        "Attention: a b | Interest: c d | Desire: | Action: e f g\nm -> phase Action\nf ~> phase Action",
    );
    check(
        five,
        to(PhaseModel::FivePhases),
        &five
            .replace("(awareness)", "")
            .replace("(consideration)", "")
            .replace("(conversion)", "")
            .replace("(retention)", "")
            .replace("(advocacy)", "")
            .replace("                ", ""),
    );
    // Several phases of one stage share the new ones of it evenly, in order.
    check(
        "P(consideration): a | Q(consideration): b | R(consideration): c",
        to(PhaseModel::FivePhases),
        "Awareness: | Consideration: a b c | Conversion: | Retention: | Advocacy:",
    );
    check(
        "P(consideration): a | Q(consideration): b | R(consideration): c",
        to(PhaseModel::SixStages),
        "Inform: | Enable: a | Evaluate: b | Assess: c | Buy: | Use:",
    );
    // Where a stage is missing, all its phases go to the one nearest: they are not spread over both sides.
    check("P(retention): a | Q(retention): b", to(PhaseModel::FiveA), "Aware: | Appeal: | Ask: | Act: a b | Advocate:");
    // Two journeys, each in its own order.
    check(
        "P(awareness): a | Q(awareness): b\nP: c | Q: d",
        to(PhaseModel::Aida),
        "Attention: a b | Interest: | Desire: | Action:\nAttention: c d | Interest: | Desire: | Action:",
    );
    // `Custom` has no phases of its own: all stays as it is.
    check("A: a | B: b", to(PhaseModel::Custom), "A: a | B: b");
}

#[test]
fn every_phase_model_keeps_all_steps_and_measures() {
    for from in PhaseModel::ALL {
        for to in PhaseModel::ALL {
            let mut session = Session::new(parse("A: a"), 3);
            let model = |model: &PhaseModel| Edit::Phase(PhaseEdit::Model { model: *model, language: Language::De });
            session.edit(model(from), 0).unwrap();
            let phases: Vec<Id> = session.document().list(&List::Phases).cloned().collect();
            for phase in &phases {
                let target = Some(Target::Phase(phase.clone()));
                session
                    .edit(
                        Edit::Step(StepEdit::Add {
                            journey: id("j"),
                            phase: phase.clone(),
                            before: None,
                            touchpoint: None,
                        }),
                        0,
                    )
                    .unwrap();
                session
                    .edit(
                        Edit::Measure(MeasureEdit::Add {
                            title: "m".into(),
                            target,
                            status: Status::Idea,
                            kpi: String::new(),
                        }),
                        0,
                    )
                    .unwrap();
            }
            let before = session.document().clone();
            session.edit(model(to), 0).unwrap();
            let after = session.document();
            after.check().unwrap();
            assert_eq!(after.plan().phase_model, *to);
            assert_eq!(
                (after.count(Kind::Step), after.count(Kind::Measure)),
                (before.count(Kind::Step), before.count(Kind::Measure))
            );
            assert!(after.list(&List::Measures).all(|id| after.measure(id).unwrap().target.is_some()));
            // No step overtakes another, but where a model goes back in its stages, as AARRR does from referral to
            // revenue.
            let forward = |document: &Document| {
                document.list(&List::Phases).is_sorted_by_key(|id| document.phase(id).unwrap().stage)
            };
            let kept = after.steps(&id("j")).eq(before.steps(&id("j")));
            assert!(kept || !forward(&before) || !forward(after), "{from:?} to {to:?}");
            // `Custom` to `Custom` changes nothing, and so is no entry to undo.
            if *session.document() != before {
                session.undo();
            }
            assert!(*session.document() == before, "{from:?} to {to:?} and back");
        }
    }
}

#[test]
fn phases_changed_by_hand_are_no_templates_any_more() {
    let after = |edit: &dyn Fn(&Document) -> Edit| {
        let mut session = Session::new(start(&[1]), 1);
        assert_ne!(session.document().plan().phase_model, PhaseModel::Custom);
        let edit = edit(session.document());
        session.edit(edit, 0).unwrap();
        session.document().plan().phase_model == PhaseModel::Custom
    };
    let first = |document: &Document| Key::new(Kind::Phase, document.list(&List::Phases).next().unwrap());
    assert!(after(&|_| Edit::Phase(PhaseEdit::Add { name: "X".into(), before: None })));
    assert!(after(&|document| Edit::Remove(first(document))));
    assert!(after(&|document| Edit::Move { key: first(document), before: None }));
    assert!(after(&|document| Edit::Set { key: first(document), field: Field::Stage, value: Value::Choice(Some(4)) }));
    // Another word for the same phase is still the same model, and so is the stage that it has already.
    assert!(!after(&|document| Edit::Set { key: first(document), field: Field::Name, value: Value::Text("X".into()) }));
    assert!(!after(&|document| {
        let stage = document.phase(&first(document).id).unwrap().stage as usize;
        Edit::Set { key: first(document), field: Field::Stage, value: Value::Choice(Some(stage)) }
    }));
}

#[test]
fn the_phase_model_is_not_a_mere_field() {
    let edit = Edit::Set { key: key(Kind::Plan, "plan"), field: Field::PhaseModel, value: Value::Choice(Some(3)) };
    check("A: a", edit, "NoSuchField(Plan, PhaseModel)");
}

// ---- Touchpoints, personas, journeys, measures, feedback ----

#[test]
fn what_refers_to_a_removed_record_stays() {
    check(
        "A: a@shop b@site\nm -> touchpoint shop\nf ~> touchpoint shop",
        remove(Kind::Touchpoint, "shop"),
        "A: a b@site\nm -> nothing\nf ~> nothing",
    );
    check("A: a\nA: b\nm -> step a", remove(Kind::Journey, "j"), "A: b\nm -> nothing");
    check(
        "A: a@shop\nA: b\nm -> step a\nf ~> step a",
        remove(Kind::Journey, "j"),
        "A: b\nm -> touchpoint shop\nf ~> touchpoint shop",
    );
    check("A: a\nm -> step a", remove(Kind::Measure, "m"), "A: a");
    check("A: a\nf ~> step a", remove(Kind::Feedback, "f"), "A: a");
    check("A: a", remove(Kind::Plan, "plan"), "Gone(Key { kind: Plan, id: plan })");
}

#[test]
fn a_removed_persona_leaves_its_journeys() {
    let mut session = Session::new(parse("A: a"), 1);
    let persona = session.edit(Edit::Persona(PersonaEdit::Add { name: "Ada".into() }), 0).unwrap().made.unwrap();
    session
        .edit(
            Edit::Set {
                key: key(Kind::Journey, "j"),
                field: Field::Persona,
                value: Value::Link(Some(persona.id.clone())),
            },
            0,
        )
        .unwrap();
    assert_eq!(session.document().len(&List::JourneysOf(persona.id.clone())), 1);
    session.edit(Edit::Remove(persona.clone()), 0).unwrap();
    assert_eq!(session.document().journey(&id("j")).unwrap().persona, None);
    session.undo();
    assert_eq!(session.document().journey(&id("j")).unwrap().persona, Some(persona.id));
}

#[test]
fn a_copied_journey_has_its_own_steps() {
    let copy = |name: &str| {
        Edit::Journey(JourneyEdit::Duplicate {
            id: id(name),
            name: "Copy".into(),
            persona: None,
            kind: JourneyKind::Target,
        })
    };
    check("A: a@shop b | B: c\nm -> step a", copy("j"), "A: a@shop b | B: c\nA: +@shop + | B: +\nm -> step a");
    check("A: a", copy("none"), "Gone(Key { kind: Journey, id: none })");
    let none =
        Edit::Journey(JourneyEdit::Add { name: "J".into(), persona: Some(id("none")), kind: JourneyKind::Current });
    check("A: a", none, "Gone(Key { kind: Persona, id: none })");
}

// ---- Findings ----

fn set_aside(rule: &str, about: &str) -> Edit {
    let subject = subject(about).unwrap_or_else(|| key(Kind::Plan, "plan"));
    Edit::Finding(FindingEdit::SetAside { rule: rule.into(), subject, detail: String::new(), reason: "because".into() })
}

#[test]
fn a_finding_is_set_aside_once_and_goes_with_its_record() {
    check(
        "A: a",
        set_aside("no-goal", "step a"),
        "A: a
+ !> step a",
    );
    check(
        "A: a",
        set_aside("no-goal", "plan"),
        "A: a
+ !> plan",
    );
    check("A: a", set_aside("no-goal", "step none"), "Gone(Key { kind: Step, id: none })");
    // Again: another reason for the same; another rule is another finding.
    check("A: a\no !> step a", set_aside("no-goal", "step a"), "A: a\no !> step a");
    check("A: a\no !> plan", set_aside("no-goal", "plan"), "A: a\no !> plan");
    check("A: a\no !> step a", set_aside("other", "step a"), "A: a\no !> step a\n+ !> step a");
    for (about, removed) in [
        ("step a", remove(Kind::Step, "a")),
        ("measure m", remove(Kind::Measure, "m")),
        ("feedback f", remove(Kind::Feedback, "f")),
    ] {
        let before = "A: a b\nm -> step b\nf ~> step b";
        let mut session = Session::new(parse(&format!("{before}\no !> {about}\np !> step b\nq !> plan")), 1);
        session.edit(removed, 0).unwrap();
        let left: Vec<&str> = session.document().list(&List::SetAsides).map(Id::as_str).collect();
        assert_eq!(left, ["p", "q"], "{about}");
        session.document().check().unwrap();
    }
    check("A: a\nA: b\no !> journey j\np !> step a\nq !> step b", remove(Kind::Journey, "j"), "A: b\nq !> step b");
    check("A: a@shop\no !> touchpoint shop\np !> step a", remove(Kind::Touchpoint, "shop"), "A: a\np !> step a");
    check("A: a | B: b\no !> phase B\np !> phase A", remove(Kind::Phase, "B"), "A: a b\np !> phase A");
    check("A: a\no !> step a", remove(Kind::SetAside, "o"), "A: a");
    // A phase that becomes another one keeps what was said of it.
    let model = Edit::Phase(PhaseEdit::Model { model: PhaseModel::BuyersJourney, language: Language::En });
    check(
        "A(consideration): a\no !> phase A",
        model,
        "Awareness: | Consideration: a | Decision:\no !> phase Consideration",
    );
}

#[test]
fn what_is_found_about_one_root_is_set_aside_at_once() {
    let mut session = Session::new(parse("A: a b\no !> step a"), 1);
    let finding = |rule: &str, step: &str| (rule.to_owned(), key(Kind::Step, step), String::new());
    let edit = |findings: Vec<(String, Key, String)>| {
        Edit::Finding(FindingEdit::SetAsideAll { findings, reason: "on purpose".into() })
    };
    // The first is set aside already: it gets the reason.
    session.edit(edit(vec![finding("no-goal", "a"), finding("other", "a"), finding("no-goal", "b")]), 0).unwrap();
    let document = session.document();
    let records: Vec<(&str, &str)> = document
        .list(&List::SetAsides)
        .filter_map(|id| document.set_aside(id))
        .map(|record| (&*record.rule, &*record.reason))
        .collect();
    assert_eq!(records, [("no-goal", "on purpose"), ("other", "on purpose"), ("no-goal", "on purpose")]);
    document.check().unwrap();
    assert!(session.edit(edit(vec![finding("no-goal", "none")]), 0).is_err());
    session.undo();
    assert_eq!(session.document().list(&List::SetAsides).count(), 1);
}

#[test]
fn a_rule_counts_as_it_is_weighed() {
    let mut session = Session::new(parse("A: a"), 1);
    let weigh = |session: &mut Session, rule: &str, weight: Weight| {
        session.edit(Edit::Finding(FindingEdit::Weigh { rule: rule.into(), weight }), 0).map(|_| ())
    };
    weigh(&mut session, "no-goal", Weight::Off).unwrap();
    weigh(&mut session, "of-tomorrow", Weight::High).unwrap();
    let weights = |session: &Session| {
        session
            .document()
            .plan()
            .weights
            .iter()
            .map(|(rule, weight)| format!("{rule} {}", weight.key()))
            .collect::<Vec<_>>()
            .join(", ")
    };
    assert_eq!(weights(&session), "no-goal off, of-tomorrow high");
    assert_eq!(
        ["no-goal", "of-tomorrow", "drop"].map(|rule| session.document().plan().weights.get(rule).factor()),
        [0.0, 2.0, 1.0]
    );
    weigh(&mut session, "no-goal", Weight::Normal).unwrap();
    assert_eq!(weights(&session), "of-tomorrow high");
    session.undo();
    assert_eq!(weights(&session), "no-goal off, of-tomorrow high");
    for rule in ["", "No-Goal", "no goal", "ü", &"x".repeat(61)] {
        assert_eq!(
            weigh(&mut session, rule, Weight::Low),
            Err(EditError::NoSuchField(Kind::Plan, Field::Weights)),
            "{rule:?}"
        );
    }
    for number in 0..Weights::MOST - 2 {
        weigh(&mut session, &format!("rule-{number}"), Weight::Low).unwrap();
    }
    assert!(
        weigh(&mut session, "one-more", Weight::Low).is_err() && weigh(&mut session, "no-goal", Weight::Low).is_ok()
    );
}

#[test]
fn findings_set_aside_come_along_with_what_they_are_about() {
    let theirs = parse("A: x\nm -> step x\no !> step x\np !> journey j\nq !> measure m\nr !> plan");
    let mut session = Session::new(parse("A: a\no !> journey j"), 1);
    session.edit(Edit::Adopt(Box::new(theirs)), 0).unwrap();
    let document = session.document();
    document.check().unwrap();
    let new = |subject: &Key| if *subject == key(Kind::Journey, "j") { "old" } else { "new" };
    let told: Vec<String> = document
        .list(&List::SetAsides)
        .filter_map(|id| document.set_aside(id)?.subject.as_ref())
        .map(|key| format!("{} {:?}", new(key), key.kind))
        .collect();
    assert_eq!(told, ["old Journey", "new Step", "new Journey", "new Measure"]);
    // A phase that is found again: what is set aside about it here stays as it is, and is not doubled.
    check("A: a\no !> phase A", Edit::Adopt(Box::new(parse("A: x\np !> phase A"))), "A: a\nA: +\no !> phase A");
    let document = parse("A: a\no !> step a");
    assert!(finding::find(&document, "no-goal", subject("step a").as_ref(), "").is_some());
    assert!(
        finding::find(&document, "no-goal", subject("step a").as_ref(), "other").is_none()
            && finding::find(&document, "no-goal", None, "").is_none()
    );
}

/// A touchpoint made of the first field and set by the others, as text: channel, medium, media type, control.
#[track_caller]
fn check_touchpoint(channel: &str, then: &[(Field, Value)], expected: &str) {
    let add = TouchpointEdit::Add {
        name: "T".into(),
        channel: channel.into(),
        medium: None,
        media_type: None,
        controllable: None,
    };
    let mut session = Session::new(parse("A: a"), 1);
    let key = session.edit(Edit::Touchpoint(add), 0).unwrap().made.unwrap();
    for (field, value) in then {
        session.edit(Edit::Set { key: key.clone(), field: *field, value: value.clone() }, 0).unwrap();
    }
    let touchpoint = session.document().touchpoint(&key.id).unwrap();
    let medium = touchpoint.medium.map_or("-", Medium::key);
    let media_type = touchpoint.media_type.map_or("-", MediaType::key);
    let control = if touchpoint.controllable { "controlled" } else { "not controlled" };
    assert_eq!(format!("{} {medium} {media_type} {control}", &*touchpoint.channel), expected);
}

#[test]
fn touchpoints_follow_their_channel_and_media_type() {
    let media_type = |value: MediaType| (Field::MediaType, Value::Choice(Some(value as usize)));
    let channel = |key: &str| (Field::Channel, Value::Text(key.into()));
    check_touchpoint("website", &[], "website online owned controlled");
    check_touchpoint("word-of-mouth", &[], "word-of-mouth offline earned not controlled");
    check_touchpoint("carrier pigeon", &[], "carrier pigeon - - controlled");
    // Control follows the media type …
    check_touchpoint("website", &[media_type(MediaType::Earned)], "website online earned not controlled");
    check_touchpoint(
        "website",
        &[media_type(MediaType::Earned), media_type(MediaType::Paid)],
        "website online paid controlled",
    );
    check_touchpoint("website", &[(Field::MediaType, Value::Choice(None))], "website online - controlled");
    // … unless somebody said otherwise.
    let own = (Field::Controllable, Value::Flag(false));
    check_touchpoint("website", &[own.clone(), media_type(MediaType::Paid)], "website online paid not controlled");
    check_touchpoint(
        "website",
        &[own, media_type(MediaType::Shared), media_type(MediaType::Paid)],
        "website online paid controlled",
    );
    // Another channel brings its own defaults, where the old ones were kept or nothing was known.
    check_touchpoint("website", &[channel("word-of-mouth")], "word-of-mouth offline earned not controlled");
    check_touchpoint("carrier pigeon", &[channel("word-of-mouth")], "word-of-mouth offline earned not controlled");
    check_touchpoint(
        "website",
        &[media_type(MediaType::Paid), channel("word-of-mouth")],
        "word-of-mouth offline paid controlled",
    );
    check_touchpoint("website", &[channel("carrier pigeon")], "carrier pigeon online owned controlled");
}

#[test]
fn what_is_said_of_a_new_touchpoint_counts_more_than_its_channel() {
    let add = TouchpointEdit::Add {
        name: "T".into(),
        channel: "website".into(),
        medium: Some(Medium::Offline),
        media_type: Some(MediaType::Earned),
        controllable: Some(true),
    };
    let mut session = Session::new(parse("A: a"), 1);
    let key = session.edit(Edit::Touchpoint(add), 0).unwrap().made.unwrap();
    let touchpoint = session.document().touchpoint(&key.id).unwrap();
    assert_eq!(
        (touchpoint.medium, touchpoint.media_type, touchpoint.controllable),
        (Some(Medium::Offline), Some(MediaType::Earned), true)
    );
}

#[test]
fn counts_fit_the_metric() {
    let mut session = Session::new(parse("A: a"), 1);
    let add = FeedbackEdit::Add { name: "F".into(), target: None, metric: Metric::Nps };
    let key = session.edit(Edit::Feedback(add), 0).unwrap().made.unwrap();
    let mut set = |field: Field, value: Value| {
        session.edit(Edit::Set { key: key.clone(), field, value }, 0).unwrap();
        session.document().check().unwrap();
        session.document().feedback(&key.id).unwrap().counts.clone()
    };
    let metric = |metric: Metric| Value::Choice(Some(metric as usize));
    assert_eq!(set(Field::Counts, Value::Counts((1..=11).collect())), (1..=11).collect::<Vec<_>>());
    assert_eq!(set(Field::Metric, metric(Metric::Ces)), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(set(Field::Metric, metric(Metric::Csat)), [1, 2, 3, 4, 5]);
    assert_eq!(set(Field::Metric, metric(Metric::Nps)), [1, 2, 3, 4, 5, 0, 0, 0, 0, 0, 0]);
    assert_eq!(set(Field::Metric, metric(Metric::Stars)), [1, 2, 3, 4, 5]);
    assert_eq!(set(Field::Counts, Value::Counts(vec![9])), [9, 0, 0, 0, 0]);
    assert_eq!(set(Field::Counts, Value::Counts(vec![8; 20])), [8; 5]);
    session.undo();
    session.undo();
    session.undo();
    session.undo();
    assert_eq!(session.document().feedback(&key.id).unwrap().counts, [1, 2, 3, 4, 5], "back to csat");
    session.undo();
    session.undo();
    assert_eq!(session.document().feedback(&key.id).unwrap().counts, (1..=11).collect::<Vec<_>>(), "nothing is lost");
}

// ---- Fields ----

#[test]
fn a_field_takes_only_what_fits_it() {
    let set = |kind: Kind, name: &str, field: Field, value: Value| Edit::Set { key: key(kind, name), field, value };
    check(
        "A: a",
        set(Kind::Step, "a", Field::Satisfaction, Value::Text("5".into())),
        "NoSuchField(Step, Satisfaction)",
    );
    check("A: a", set(Kind::Step, "a", Field::Kpi, Value::Text("x".into())), "NoSuchField(Step, Kpi)");
    check("A: a", set(Kind::Step, "a", Field::Phase, Value::Link(Some(id("A")))), "NoSuchField(Step, Phase)");
    check("A: a", set(Kind::Phase, "A", Field::Stage, Value::Choice(Some(5))), "NoSuchField(Phase, Stage)");
    check("A: a", set(Kind::Phase, "A", Field::Stage, Value::Choice(None)), "NoSuchField(Phase, Stage)");
    check(
        "A: a",
        set(Kind::Phase, "none", Field::Name, Value::Text("x".into())),
        "Gone(Key { kind: Phase, id: none })",
    );
    check(
        "A: a",
        set(Kind::Step, "a", Field::Touchpoint, Value::Link(Some(id("none")))),
        "Gone(Key { kind: Touchpoint, id: none })",
    );
    check("A: a@shop b", set(Kind::Step, "b", Field::Touchpoint, Value::Link(Some(id("shop")))), "A: a@shop b@shop");
    check("A: a@shop b", set(Kind::Step, "a", Field::Touchpoint, Value::Link(None)), "A: a b");
    check(
        "A: a\nm -> step a",
        set(Kind::Measure, "m", Field::Target, Value::Target(Some(target("phase A")))),
        "A: a\nm -> phase A",
    );
    check(
        "A: a\nm -> step a",
        set(Kind::Measure, "m", Field::Target, Value::Target(Some(target("step b")))),
        "Gone(Key { kind: Step, id: b })",
    );
    check("A: a\nm -> step a", set(Kind::Measure, "m", Field::Target, Value::Target(None)), "A: a\nm -> nothing");
}

#[test]
fn text_over_the_limit_is_cut_and_said_to_be() {
    let cut = |edit: Edit| Session::new(parse("A: a"), 1).edit(edit, 0).unwrap().cut;
    let name = |count: usize| "ä".repeat(count);
    for (field, limit) in [(Field::Title, 200), (Field::Offer, 2000)] {
        let set = |count: usize| Edit::Set { key: key(Kind::Plan, "plan"), field, value: Value::Text(name(count)) };
        assert_eq!([cut(set(limit)), cut(set(limit + 1)), cut(set(10_000))], [false, true, true], "{field:?}");
    }
    let touchpoint = |name: String, channel: String| {
        Edit::Touchpoint(TouchpointEdit::Add { name, channel, medium: None, media_type: None, controllable: None })
    };
    let measure =
        |title: String, kpi: String| Edit::Measure(MeasureEdit::Add { title, target: None, status: Status::Idea, kpi });
    assert!(
        !cut(touchpoint(name(200), name(2000)))
            && cut(touchpoint(name(201), name(1)))
            && cut(touchpoint(name(1), name(2001)))
    );
    assert!(
        !cut(measure(name(200), name(2000))) && cut(measure(name(201), name(1))) && cut(measure(name(1), name(2001)))
    );
    assert!(cut(Edit::Phase(PhaseEdit::Add { name: name(201), before: None })));
    assert!(cut(Edit::Persona(PersonaEdit::Add { name: name(201) })));
    assert!(cut(Edit::Journey(JourneyEdit::Add { name: name(201), persona: None, kind: JourneyKind::Current })));
    assert!(cut(Edit::Feedback(FeedbackEdit::Add { name: name(201), target: None, metric: Metric::Csat })));
}

#[test]
fn lists_keep_what_says_something() {
    let mut session = Session::new(parse("A: a"), 1);
    let persona = session.edit(Edit::Persona(PersonaEdit::Add { name: "Ada".into() }), 0).unwrap().made.unwrap();
    let set = |entries: &[&str]| Edit::Set {
        key: persona.clone(),
        field: Field::Goals,
        value: Value::List(entries.iter().map(|entry| (*entry).to_owned()).collect()),
    };
    assert!(!session.edit(set(&["one", "", "two"]), 0).unwrap().cut);
    let goals: Vec<&str> = session.document().persona(&persona.id).unwrap().goals.iter().map(|goal| &**goal).collect();
    assert_eq!(goals, ["one", "two"]);
    assert!(session.edit(set(&["one", &"x".repeat(2001)]), 0).unwrap().cut);
}

// ---- Limits ----

/// A plan with so many steps in one phase.
fn crowded(steps: usize) -> Document {
    let mut document = parse("A: | B:");
    let orders = Order::run(None, steps).into_iter().enumerate();
    let put = orders
        .map(|(number, order)| Record::Step(Step::new(id(&format!("s{number}")), id("j"), id("A"), order)))
        .collect();
    document.apply(Change { put, remove: Vec::new() });
    document
}

#[test]
fn a_plan_holds_so_many_records_and_no_more() {
    type Add = (Kind, usize, fn() -> Edit);
    let adds: [Add; 6] = [
        (Kind::Phase, 100, || Edit::Phase(PhaseEdit::Add { name: "p".into(), before: None })),
        (Kind::Persona, 200, || Edit::Persona(PersonaEdit::Add { name: "p".into() })),
        (Kind::Touchpoint, 5_000, || {
            Edit::Touchpoint(TouchpointEdit::Add {
                name: "t".into(),
                channel: String::new(),
                medium: None,
                media_type: None,
                controllable: None,
            })
        }),
        (Kind::Journey, 200, || {
            Edit::Journey(JourneyEdit::Add { name: "j".into(), persona: None, kind: JourneyKind::Current })
        }),
        (Kind::Measure, 5_000, || {
            Edit::Measure(MeasureEdit::Add {
                title: "m".into(),
                target: None,
                status: Status::Idea,
                kpi: String::new(),
            })
        }),
        (Kind::Feedback, 5_000, || {
            Edit::Feedback(FeedbackEdit::Add { name: "f".into(), target: None, metric: Metric::Csat })
        }),
    ];
    let mut session = Session::new(parse("A: a"), 1);
    for number in 0..=1_000 {
        let full = session.edit(set_aside(&format!("rule-{number}"), "step a"), 0).err();
        assert_eq!(full, (number == 1_000).then_some(EditError::Full(Kind::SetAside)));
    }
    session.document().check().unwrap();
    for (kind, limit, add) in adds {
        let mut session = Session::new(parse("A: a"), 1);
        while session.document().count(kind) < limit {
            session.edit(add(), 0).unwrap();
        }
        assert_eq!(session.edit(add(), 0).unwrap_err(), EditError::Full(kind));
        session.document().check().unwrap();
    }
}

#[test]
fn ten_thousand_steps_are_the_most() {
    let full = |steps: usize, edit: Edit| Session::new(crowded(steps), 1).edit(edit, 0).err();
    assert_eq!(full(9_999, add("j", "A", "s0")), None);
    assert_eq!(full(10_000, add("j", "A", "s0")), Some(EditError::Full(Kind::Step)));
    let copy = || {
        Edit::Journey(JourneyEdit::Duplicate {
            id: id("j"),
            name: "k".into(),
            persona: None,
            kind: JourneyKind::Current,
        })
    };
    assert_eq!(full(5_000, copy()), None);
    assert_eq!(full(5_001, copy()), Some(EditError::Full(Kind::Step)));
    let mut session = Session::new(crowded(5_000), 1);
    session.edit(copy(), 0).unwrap();
    session.document().check().unwrap();
}

// ---- History ----

fn typed(name: &str, field: Field, text: &str) -> Edit {
    Edit::Set { key: key(Kind::Step, name), field, value: Value::Text(text.into()) }
}

/// Makes these edits at these times; how many times one can undo then.
fn entries(edits: &[(Edit, i64)]) -> usize {
    let mut session = Session::new(parse("A: a b c"), 1);
    for (edit, now) in edits {
        session.edit(edit.clone(), *now).unwrap();
    }
    std::iter::from_fn(|| session.undo()).count()
}

#[test]
fn keystrokes_in_one_field_are_one_entry() {
    let at = |field, text, now| (typed("a", field, text), now);
    use Field::{Action, Thought};
    assert_eq!(entries(&[at(Action, "L", 0), at(Action, "Lo", 400), at(Action, "Loo", 1_900)]), 1);
    // A pause, another field, another record, another kind of edit or a clock that went back ends an entry.
    assert_eq!(entries(&[at(Action, "L", 0), at(Action, "Lo", 1_500), at(Action, "Loo", 3_001)]), 2);
    assert_eq!(entries(&[at(Action, "L", 0), at(Thought, "W", 100), at(Action, "Lo", 200)]), 3);
    assert_eq!(entries(&[at(Action, "L", 0), (typed("b", Action, "X"), 100), at(Action, "Lo", 200)]), 3);
    assert_eq!(entries(&[at(Action, "L", 0), (shift("a", true), 100), at(Action, "Lo", 200)]), 3);
    assert_eq!(entries(&[at(Action, "L", 900), at(Action, "Lo", 0)]), 2);
    // What changes nothing is no entry.
    assert_eq!(entries(&[at(Action, "L", 0), at(Action, "L", 5_000), (put("a", "A", "a"), 0)]), 1);
}

#[test]
fn one_undo_takes_back_what_was_typed_in_one_go() {
    let mut session = Session::new(parse("A: a"), 1);
    let action = |session: &Session| session.document().step(&id("a")).unwrap().action.to_string();
    for (text, now) in [("H", 0), ("Hi", 100), ("Hi t", 200), ("Hi there", 5_000)] {
        session.edit(typed("a", Field::Action, text), now).unwrap();
    }
    session.undo();
    assert_eq!(action(&session), "Hi t");
    // Typing on after an undo is an entry of its own, though the field is the same.
    session.edit(typed("a", Field::Action, "Hi t!"), 250).unwrap();
    assert!(!session.can_redo());
    session.undo();
    assert_eq!(action(&session), "Hi t");
    session.undo();
    assert_eq!(action(&session), "");
    session.redo();
    assert_eq!(action(&session), "Hi t");
}

#[test]
fn a_gesture_is_one_entry() {
    let document = parse("A: a b c | B: d");
    let mut session = Session::new(document.clone(), 1);
    session.edit(typed("a", Field::Action, "x"), 0).unwrap();
    session.begin_gesture();
    for _ in 0..4 {
        session.edit(shift("a", true), 0).unwrap();
    }
    session.edit(typed("a", Field::Action, "xy"), 0).unwrap();
    session.edit(add("j", "B", ""), 0).unwrap();
    session.edit(remove(Kind::Step, "b"), 0).unwrap();
    session.end_gesture();
    session.edit(typed("a", Field::Action, "xyz"), 0).unwrap();
    assert_eq!(render(session.document(), &document), "A: c | B: d a +");
    session.undo();
    assert_eq!(&*session.document().step(&id("a")).unwrap().action, "xy");
    session.undo();
    assert_eq!(render(session.document(), &document), "A: a b c | B: d");
    assert_eq!(&*session.document().step(&id("a")).unwrap().action, "x");
    session.redo();
    assert_eq!(render(session.document(), &document), "A: c | B: d a +");
    session.undo();
    session.undo();
    assert!(*session.document() == document);
    assert!(!session.can_undo());
}

#[test]
fn a_new_edit_ends_what_can_be_done_again() {
    let mut session = Session::new(parse("A: a b"), 1);
    session.edit(shift("a", true), 0).unwrap();
    session.undo();
    assert!(session.can_redo());
    // One that fails or changes nothing does not.
    assert!(session.edit(shift("none", true), 0).is_err());
    session.edit(put("a", "A", "b"), 0).unwrap();
    assert!(session.can_redo());
    session.edit(shift("b", false), 0).unwrap();
    assert!(!session.can_redo());
    assert!(session.redo().is_none());
}

#[test]
fn the_last_thousand_entries_are_kept() {
    let mut session = Session::new(parse("A: a b"), 1);
    for _ in 0..1_005 {
        session.edit(put("a", "A", ""), 0).unwrap();
        session.edit(put("b", "A", ""), 0).unwrap();
    }
    assert_eq!(std::iter::from_fn(|| session.undo()).count(), 1_000);
    assert_eq!(std::iter::from_fn(|| session.redo()).count(), 1_000);
}

#[test]
fn a_selection_never_outlives_its_step() {
    let mut session = Session::new(parse("A: a b"), 1);
    session.select(Some(id("none")));
    assert_eq!(session.selected(), None);
    session.select(Some(id("a")));
    session.edit(remove(Kind::Step, "b"), 0).unwrap();
    assert_eq!(session.selected(), Some(&id("a")));
    session.edit(remove(Kind::Step, "a"), 0).unwrap();
    assert_eq!(session.selected(), None);
    let made = session.edit(add("j", "A", ""), 0).unwrap().made.unwrap();
    session.select(Some(made.id));
    session.undo();
    assert_eq!(session.selected(), None);
}

// ---- Change and apply ----

#[test]
fn a_change_that_speaks_of_a_record_twice_is_reversed_too() {
    let document = parse("A: a b | B: c");
    let a = document.step(&id("a")).unwrap();
    let moved = |phase: &str| Record::Step(Step { phase: id(phase), ..a.clone() });
    let new = |phase: &str| Record::Step(Step::new(id("new"), id("j"), id(phase), Order::between(None, None)));
    for change in [
        Change { put: vec![moved("B"), moved("A"), moved("B")], remove: vec![] },
        Change { put: vec![moved("B")], remove: vec![key(Kind::Step, "a")] },
        Change { put: vec![new("A"), new("B")], remove: vec![key(Kind::Step, "new")] },
        Change { put: vec![], remove: vec![key(Kind::Step, "a"), key(Kind::Step, "a"), key(Kind::Plan, "plan")] },
    ] {
        let mut other = document.clone();
        let inverse = other.apply(change).inverse;
        other.check().unwrap();
        assert!(other != document);
        other.apply(inverse);
        other.check().unwrap();
        assert!(other == document);
    }
}

#[test]
fn the_plans_own_record_stays() {
    let mut document = parse("A: a");
    let other = Record::Plan(Plan::new(id("another")));
    let applied = document.apply(Change { put: vec![other], remove: vec![key(Kind::Plan, "plan")] });
    assert!(applied.touched.is_empty() && applied.inverse.is_empty());
    assert!(document == parse("A: a"));
}

// ---- Properties ----

/// What the properties below are worth depends on the edits: every kind is made, most can be done, some can't.
#[test]
fn arbitrary_edits_are_of_every_kind() {
    let mut done: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut ids = Ids::new(5);
    let mut document = start(&[1]);
    for number in 0..3_000u32 {
        if number % 50 == 0 {
            document = start(&[number]);
        }
        let numbers: Vec<u32> = (0..16)
            .map(|place| (number * 16 + place).wrapping_mul(0x9e37_79b9).rotate_left(15).wrapping_mul(0x85eb_ca6b) >> 3)
            .collect();
        let edit = support::edit(&mut Tape::new(&numbers), &document);
        let shown = format!("{edit:?}");
        let kind = shown.split(|letter: char| !letter.is_alphanumeric() && letter != '(').next().unwrap().to_owned();
        let (good, bad) = done.entry(kind).or_default();
        match edit::plan(&document, edit, &mut ids) {
            Ok(planned) => {
                *good += 1;
                document.apply(planned.change);
            }
            Err(_) => *bad += 1,
        }
    }
    let (good, bad) = done.values().fold((0, 0), |sum, next| (sum.0 + next.0, sum.1 + next.1));
    assert!(good > 2_000 && bad > 200, "{done:?}");
    for kind in [
        "Set",
        "Remove(Key",
        "Move",
        "Phase(Add",
        "Phase(Model",
        "Persona(Add",
        "Persona(Duplicate",
        "Touchpoint(Add",
        "Journey(Add",
        "Journey(Duplicate",
        "Step(Add",
        "Step(Move",
        "Step(Shift",
        "Measure(Add",
        "Feedback(Add",
        "Replace(Document",
    ] {
        assert!(done.get(kind).is_some_and(|(good, _)| *good > 5), "{kind} in {done:?}");
    }
}

proptest! {
    #![proptest_config(config(250))]

    /// Each edit by itself: invariants hold, the inverse is exact, what is said to be touched is what differs.
    #[test]
    fn every_edit_is_reversible_and_says_what_it_touches(script in scripts(50)) {
        let mut document = start(&script[0]);
        let mut ids = Ids::new(7);
        for numbers in &script[1..] {
            let edit = support::edit(&mut Tape::new(numbers), &document);
            let shown = format!("{edit:?}");
            let before = document.clone();
            let Ok(planned) = edit::plan(&document, edit, &mut ids) else { continue };
            let made = planned.made;
            let applied = document.apply(planned.change);
            document.check().map_err(|fault| TestCaseError::fail(format!("{fault}, after {shown}")))?;
            if let Some(made) = made {
                prop_assert!(before.get(&made).is_none() && document.get(&made).is_some(), "{}", shown);
            }
            let differences = differences(&before, &document);
            let records = |topics: &HashSet<Topic>| topics.iter().filter(|topic| matches!(topic, Topic::Record(_))).cloned().collect::<HashSet<_>>();
            prop_assert_eq!(records(&differences), records(&applied.touched), "{}", shown);
            // A list may be looked at once too often, but never once too seldom.
            prop_assert!(differences.is_subset(&applied.touched), "{} touched {:?}, not {:?}", shown, differences, applied.touched);
            let mut back = document.clone();
            let again = back.apply(applied.inverse);
            prop_assert!(back == before, "{}", shown);
            prop_assert_eq!(back.check(), Ok(()));
            prop_assert_eq!(&again.touched, &applied.touched, "{}", shown);
            back.apply(again.inverse);
            prop_assert!(back == document, "{}", shown);
        }
    }

    /// Whole sessions, with typing, pauses, gestures, and undo and redo in between.
    #[test]
    fn undo_leads_to_the_start_and_redo_to_the_end(script in scripts(80)) {
        let initial = start(&script[0]);
        let mut session = Session::new(initial.clone(), 7);
        let mut now = 0;
        for numbers in &script[1..] {
            let mut tape = Tape::new(numbers);
            let before = session.document().clone();
            match tape.below(12) {
                0 => session.begin_gesture(),
                1 => session.end_gesture(),
                2 => { session.undo(); }
                3 => { session.redo(); }
                choice => {
                    now += if choice < 9 { 100 } else { 2_000 };
                    // Typing in a row is rare among random edits, so it is asked for.
                    let edit = match choice {
                        4..=5 => {
                            let text = support::text(&mut tape, 2000);
                            Edit::Set { key: before.plan_key().clone(), field: Field::Offer, value: Value::Text(text) }
                        }
                        _ => support::edit(&mut tape, &before),
                    };
                    match session.edit(edit, now) {
                        Ok(outcome) => prop_assert_eq!(outcome.touched.is_empty(), *session.document() == before),
                        Err(_) => prop_assert!(*session.document() == before),
                    }
                }
            }
            prop_assert_eq!(session.document().check(), Ok(()));
        }
        while session.redo().is_some() {}
        let end = session.document().clone();
        while session.undo().is_some() {
            prop_assert_eq!(session.document().check(), Ok(()));
        }
        prop_assert!(*session.document() == initial);
        while session.redo().is_some() {}
        prop_assert!(*session.document() == end);
        prop_assert_eq!(session.document().check(), Ok(()));
    }

    /// Importing a plan gives its contents, and undo brings the old ones back.
    #[test]
    fn replacing_a_plan_is_one_edit(one in support::plans(), other in scripts(20)) {
        let other = support::plan(&other);
        let mut session = Session::new(one.clone(), 7);
        let outcome = session.edit(Edit::Replace(Box::new(other.clone())), 0).unwrap();
        prop_assert!(*session.document() == other);
        prop_assert!(differences(&one, &other).is_subset(&outcome.touched));
        session.undo();
        prop_assert!(*session.document() == one);
    }

    /// Taking a plan in adds its journeys and leaves all that is there as it is; where it does not fit, nothing
    /// happens.
    #[test]
    fn adopting_a_plan_is_one_edit_and_touches_nothing_that_is_there(one in support::plans(), other in scripts(20)) {
        let other = support::plan(&other);
        let mut session = Session::new(one.clone(), 7);
        let outcome = session.edit(Edit::Adopt(Box::new(other.clone())), 0).unwrap();
        let both = session.document().clone();
        prop_assert_eq!(both.check(), Ok(()));
        for topic in &outcome.touched {
            if let Topic::Record(key) = topic {
                prop_assert!(one.get(key).is_none(), "{:?} was there before", key);
            }
        }
        for kind in [Kind::Journey, Kind::Step, Kind::Measure, Kind::Feedback] {
            prop_assert_eq!(both.count(kind), one.count(kind) + other.count(kind));
        }
        session.undo();
        prop_assert!(*session.document() == one);
    }
}

// ---- Taking another plan in ----

fn adopt(text: &str) -> Edit {
    Edit::Adopt(Box::new(parse(text)))
}

#[test]
fn journeys_of_another_plan_come_beside_those_that_are_there() {
    check("A: a | B: b", adopt("A: x | B: y z"), "A: a | B: b\nA: + | B: + +");
    // A phase of another name is the one of its stage; several that become one keep the order of time.
    check(
        "A(awareness): a | B(conversion): b",
        adopt("X(awareness): x | Y(conversion): y z"),
        "A: a | B: b\nA: + | B: + +",
    );
    check("A(awareness): a", adopt("X(awareness): x y | Z(conversion): z"), "A: a\nA: + + +");
    check("", adopt("A: x | B: y"), "A: + | B: +");
    check("A: a", adopt("A: x\nm -> phase A\nf ~> phase A"), "A: a\nA: +\n+ -> phase A\n+ ~> phase A");
}

#[test]
fn what_has_the_same_name_is_the_same_in_an_adopted_plan() {
    let named = |text: &str, name: &str| {
        let mut document = parse(text);
        let touchpoint = document.touchpoint(&id("shop")).unwrap().clone();
        document.apply(Change::put(Record::Touchpoint(Touchpoint { name: name.into(), ..touchpoint })));
        document
    };
    for (theirs, touchpoints) in [("Online shop", 1), (" online SHOP ", 1), ("Street market", 2), ("", 2)] {
        let mut session = Session::new(named("A: a@shop", "Online shop"), 1);
        session.edit(Edit::Adopt(Box::new(named("A: x@shop", theirs))), 0).unwrap();
        assert_eq!(session.document().len(&List::Touchpoints), touchpoints, "{theirs:?}");
    }
}

/// A list pasted where one thing is added.
#[test]
fn a_pasted_column_becomes_as_many_in_one_step() {
    let plan = || {
        let text = r#"{"format":"wegmarke-plan","version":1,"id":"p","touchpoints":[{"id":"t","name":"Messe Köln"}]}"#;
        wegmarke::core::exchange::json::read(text, 1).unwrap().0
    };
    let text = "Messe Köln\r\nInstagram-Anzeige\tOnline\n\n• Beratungsgespräch\n";
    for (kind, list, expected) in [
        (Kind::Touchpoint, List::Touchpoints, "Messe Köln, Instagram-Anzeige, Beratungsgespräch"),
        (Kind::Measure, List::Measures, "Messe Köln, Instagram-Anzeige, Beratungsgespräch"),
    ] {
        let mut session = Session::new(plan(), 1);
        session.edit(wegmarke::core::edit::column(kind, text, 5).unwrap(), 0).unwrap();
        let document = session.document();
        document.check().unwrap();
        let names: Vec<String> = document
            .list(&list)
            .map(|id| match document.get(&Key::new(kind, id)).unwrap() {
                Record::Touchpoint(one) => one.name.to_string(),
                Record::Measure(one) => one.title.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(names.join(", "), expected);
        session.undo();
        assert!(*session.document() == plan() && !session.can_undo());
    }
    assert!(wegmarke::core::edit::column(Kind::Touchpoint, "one line", 5).is_none());
}

/// A phase that is adopted and has no equal here joins another: which one is told beforehand.
#[test]
fn phases_of_an_adopted_plan_that_join_others_are_told() {
    let plan = |phases: &str| {
        let text = format!(r#"{{"format":"wegmarke-plan","version":1,"id":"p","title":"t","phases":[{phases}]}}"#);
        wegmarke::core::exchange::json::read(&text, 1).unwrap().0
    };
    let here = plan(
        r#"{"id":"a","name":"Awareness","stage":"awareness"},{"id":"b","name":"Conversion","stage":"conversion"}"#,
    );
    let other = plan(
        r#"{"id":"x","name":"awareness ","stage":"awareness"},{"id":"y","name":"Decision","stage":"conversion"},
           {"id":"z","name":"Loyalty","stage":"retention"}"#,
    );
    let told = wegmarke::core::edit::joining(&here, &other);
    let told: Vec<(&str, &str)> = told.iter().map(|(theirs, own)| (&**theirs, &**own)).collect();
    assert_eq!(told, [("Decision", "Conversion"), ("Loyalty", "Conversion")]);
    assert!(wegmarke::core::edit::joining(&plan(""), &other).is_empty());
}
