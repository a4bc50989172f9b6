//! The analysis: what each rule finds and what it leaves alone, the examples' findings, and that looking again at what
//! an edit touched gives the same as looking at everything.
//!
//! A plan is a text, one record a line: `phases awareness conversion`, `persona ada sources="friends; fairs"`,
//! `touchpoint web website online earned notes="…"`, `journey j ada target`, then its steps as `s awareness @web 4 !
//! after=P1D pain="…"` (`!` is a moment of truth), `measure m step:s planned kpi="…"`, `feedback f step:s csat 1 0 0 0
//! 3`. An id is also the record's name. Without a line for them, the phases are the five stages.

use std::collections::HashSet;

use proptest::prelude::*;
use wegmarke::core::analysis::{Analysis, Catalogue, Finding, RULES, Rule, stems, suggestions};
use wegmarke::core::change::Change;
use wegmarke::core::document::{Document, Topic};
use wegmarke::core::edit::step::StepEdit;
use wegmarke::core::edit::{Edit, Value};
use wegmarke::core::model::*;
use wegmarke::core::session::Session;

use crate::formats::examples;
use crate::support::{self, Tape, config, golden, plans, scripts, start};

const TODAY: &str = "2026-11-01";

fn today() -> Date {
    Date::parse(TODAY).unwrap()
}

fn normal(_: &Rule) -> f64 {
    1.0
}

/// Everything that is found in a plan.
fn analysed(document: &Document) -> Analysis {
    let mut analysis = Analysis::new();
    while analysis.update(document, today(), 50) {}
    analysis
}

// ---- The table helper ----

/// What a rule finds in a plan, a finding a line: id, text, arithmetic. And that it finds nothing in each of the plan's
/// neighbours, in which one text was replaced by another.
#[track_caller]
fn check(rule: &str, plan: &str, finds: &str, neighbours: &[(&str, &str)]) {
    assert_eq!(told(rule, &parse(plan)), tidy(finds));
    for (old, new) in neighbours {
        assert!(plan.contains(old), "there is no {old}");
        assert_eq!(told(rule, &parse(&plan.replace(old, new))), "", "{new} in place of {old}");
    }
}

fn told(rule: &str, document: &Document) -> String {
    let analysis = analysed(document);
    let lines =
        analysis.sorted(document, &normal).into_iter().filter(|finding| finding.rule.key == rule).map(|finding| {
            let id = finding.id();
            let id = id.strip_prefix(rule).unwrap().trim_start_matches('/');
            format!(
                "{id} | {} | {}",
                finding.text(document, Language::En),
                finding.arithmetic(document, Language::En, 1.0)
            )
        });
    lines.collect::<Vec<_>>().join("\n")
}

fn tidy(text: &str) -> String {
    text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

/// The plan that a text means.
fn parse(text: &str) -> Document {
    let mut plan = Plan::new(id("plan"));
    let mut records: Vec<Record> = Vec::new();
    let mut journey = None;
    if !text.contains("phases ") {
        records.extend(Stage::ALL.iter().zip(Order::run(None, 5)).map(|(stage, order)| phase(*stage, order)));
    }
    for line in text.trim().lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words = split(line);
        let (first, rest) = words.split_first().unwrap();
        let order = Order::run(None, records.len() + 1).pop().unwrap();
        let value = |name: &str| {
            rest.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('=')).unwrap_or("").to_owned()
        };
        let entries = |name: &str| {
            value(name).split(';').map(str::trim).filter(|entry| !entry.is_empty()).map(Prose::from).collect()
        };
        let has = |word: &str| rest.iter().any(|other| other == word);
        let own = || id(&rest[0]);
        let named = || Line::from(rest[0].as_str());
        let target = || {
            rest.iter().find_map(|word| {
                let (kind, name) = word.split_once(':')?;
                match kind {
                    "phase" => Some(Target::Phase(id(name))),
                    "touchpoint" => Some(Target::Touchpoint(id(name))),
                    "step" => Some(Target::Step(id(name))),
                    _ => None,
                }
            })
        };
        records.push(match first.as_str() {
            "plan" => {
                plan.market = rest.iter().find_map(|word| Market::from_key(word)).unwrap_or_default();
                plan.title = value("title").as_str().into();
                plan.offer = value("offer").as_str().into();
                continue;
            }
            "phases" => {
                for (stage, order) in rest.iter().zip(Order::run(None, rest.len())) {
                    records.push(phase(Stage::from_key(stage).unwrap(), order));
                }
                continue;
            }
            "persona" => Record::Persona(Persona {
                name: named(),
                sources: entries("sources"),
                objections: entries("objections"),
                ..Persona::new(own(), order)
            }),
            "touchpoint" => {
                let media_type = rest.iter().find_map(|word| MediaType::from_key(word));
                Record::Touchpoint(Touchpoint {
                    name: named(),
                    channel: rest.get(1).filter(|word| !word.contains('=')).map_or("", String::as_str).into(),
                    medium: rest.iter().find_map(|word| Medium::from_key(word)),
                    media_type,
                    controllable: Touchpoint::usually_controllable(media_type),
                    notes: value("notes").as_str().into(),
                    ..Touchpoint::new(own(), order)
                })
            }
            "journey" => {
                journey = Some(own());
                let kind = if has("target") { JourneyKind::Target } else { JourneyKind::Current };
                let persona = rest.get(1).filter(|word| *word != "target").map(|name| id(name));
                Record::Journey(Journey { name: named(), persona, kind, ..Journey::new(own(), order) })
            }
            "measure" => Record::Measure(Measure {
                title: if value("title").is_empty() { named() } else { value("title").as_str().into() },
                target: target(),
                status: rest.iter().find_map(|word| Status::from_key(word)).unwrap_or_default(),
                owner: value("owner").as_str().into(),
                kpi: value("kpi").as_str().into(),
                due: Date::parse(&value("due")),
                ..Measure::new(own(), order)
            }),
            "feedback" => {
                let metric = rest.iter().find_map(|word| Metric::from_key(word)).unwrap_or_default();
                let mut counts: Vec<u32> = rest.iter().filter_map(|word| word.parse().ok()).collect();
                counts.resize(metric.scale().1, 0);
                let kind = rest.iter().find_map(|word| FeedbackKind::from_key(word)).unwrap_or_default();
                Record::Feedback(Feedback {
                    name: named(),
                    target: target(),
                    kind,
                    metric,
                    counts,
                    ..Feedback::new(own(), order)
                })
            }
            step => Record::Step(Step {
                touchpoint: rest.iter().find_map(|word| word.strip_prefix('@')).map(id),
                satisfaction: rest.iter().find_map(|word| word.parse().ok()).and_then(Score::new),
                moment_of_truth: has("!"),
                action: step.into(),
                pain_point: value("pain").as_str().into(),
                question: value("question").as_str().into(),
                after: Elapsed::parse(&value("after")),
                ..Step::new(id(step), journey.clone().expect("a journey comes first"), id(&rest[0]), order)
            }),
        });
    }
    let mut document = Document::new(plan);
    document.apply(Change { put: records, remove: Vec::new() });
    document.check().unwrap();
    document
}

fn phase(stage: Stage, order: Order) -> Record {
    Record::Phase(Phase { name: stage.key().into(), stage, ..Phase::new(id(stage.key()), order) })
}

/// The words of a line; what stands in quotes is one.
fn split(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            letter => words.last_mut().unwrap().push(letter),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

// ---- Each rule ----

#[test]
fn goal_out_of_reach() {
    check(
        "goal-out-of-reach",
        "touchpoint website
        journey j
        a awareness 3
        b consideration 4
        c consideration @website 1",
        "step/c | The journey “j” does not come to its goal: it breaks at “website” (from 4 to 1) and has no step in conversion. | 3 (base) × 1.5 (the persona was convinced already (4 or 5)) = 4.5",
        // With a way on; at its beginning; one that starts after the purchase; a plan whose phases lead to no
        // conversion.
        &[
            ("c consideration @website 1", "c conversion @website 3"),
            ("a awareness 3", ""),
            (
                "journey j",
                "phases awareness consideration
            journey j",
            ),
        ],
    );
    check(
        "goal-out-of-reach",
        "journey j target
        a awareness
        b awareness
        c retention",
        "step/b | The journey “j” does not come to its goal: no step in conversion follows “b”. | 3 (base)",
        &[("awareness", "retention"), ("c retention", "c conversion")],
    );
    // It goes on after the break, but not with everybody.
    check(
        "goal-out-of-reach",
        "journey j
        a awareness 5
        b consideration 2 !
        c conversion 4
        d retention 5
        e retention 1",
        "step/b | On the way to the goal the journey “j” breaks: from 5 (“a”) to 2 (“b”). | 2 (base) × 1.5 (moment of truth) = 3",
        &[
            ("b consideration 2", "b consideration 3"),
            ("a awareness 5", "a awareness 3"),
            (
                "c conversion 4",
                "x consideration 4
        c conversion 4",
            ),
            ("journey j", "journey j target"),
        ],
    );
}

#[test]
fn moment_of_truth() {
    check(
        "moment-of-truth",
        "journey j
        s awareness 3 !",
        "step/s | The moment of truth at “s” does not convince: satisfaction 3 (assumed). | 1 (below “satisfied”, 4) × 1.5 (moment of truth) = 1.5",
        &[("3", "4"), ("!", ""), ("journey j", "journey j target")],
    );
    check(
        "moment-of-truth",
        "journey j
        s awareness !",
        "step/s | The moment of truth at “s” is not rated. | 1 (base) × 1.5 (moment of truth) = 1.5",
        &[("!", ""), ("!", "4 !"), ("journey j", "journey j target")],
    );
    // What is measured counts from ten answers on.
    check(
        "moment-of-truth",
        "journey j
        s awareness 5 !
        feedback f step:s csat 5 0 0 0 5",
        "step/s | The moment of truth at “s” does not convince: satisfaction 3.0 (measured; 95% interval 1.5 to 4.5; n = 10). | 1 (below “satisfied”, 4) × 1.5 (moment of truth) = 1.5",
        &[("5 0 0 0 5", "2 0 0 0 8"), ("5 0 0 0 5", "")],
    );
}

#[test]
fn low_satisfaction() {
    check(
        "low-satisfaction",
        "touchpoint website
        journey j
        s awareness @website 2",
        "step/s | Satisfaction at “website” is low: 2 (assumed). | 1 (below the middle of 3)",
        &[("2", "3"), ("2", "2 !"), ("2", ""), ("journey j", "journey j target")],
    );
    check(
        "low-satisfaction",
        "journey j
        s awareness 4
        feedback f step:s csat 5 6 1 0 0",
        "step/s | Satisfaction at “s” is low: 1.7 (measured; 95% interval 1.3 to 2.1; n = 12). | 1.3 (below the middle of 3) × 1.5 (certain: the whole interval lies below 3) = 1.95",
        &[("5 6 1 0 0", "0 0 12 0 0"), ("csat 5 6 1 0 0", "csat 0 0 0 0 3")],
    );
    // Many answers reassure, few do not.
    check(
        "low-satisfaction",
        "journey j
        s awareness 2
        feedback f step:s csat 0 0 0 0 3",
        "step/s | Satisfaction at “s” is low: 2 (assumed). | 1 (below the middle of 3)",
        &[("0 0 0 0 3", "0 0 0 0 10")],
    );
    check(
        "low-satisfaction",
        "touchpoint web
        journey j
        a awareness @web
        journey k
        b awareness @web
        feedback f touchpoint:web stars 3 2",
        "touchpoint/web | Satisfaction at “web” is low: 1.4 (measured; 95% interval 1.0 to 2.1; n = 5). | 1.6 (below the middle of 3) × 0.5 (fewer than ten answers) × 1.5 (2 journeys lead here) = 1.2",
        &[("3 2", "0 0 3"), ("touchpoint:web", "")],
    );
}

#[test]
fn satisfaction_drop() {
    check(
        "satisfaction-drop",
        "journey j
        a awareness 5
        b awareness
        c conversion 2",
        "step/c | Satisfaction falls from 5 (“a”) to 2 (“c”). | 2 (fall by 3, 1 of it normal)",
        &[("c conversion 2", "c conversion 4"), ("a awareness 5", "a awareness"), ("journey j", "journey j target")],
    );
}

#[test]
fn pain_point_open() {
    check(
        "pain-point-open",
        "touchpoint shop
        touchpoint other
        journey j
        s conversion @shop 2 pain=queues
        measure m touchpoint:other",
        "step/s | No measure against the pain point at “shop”: “queues” | 1 (base) × 1.5 (satisfaction here 2 at most) = 1.5",
        &[
            ("touchpoint:other", "touchpoint:shop"),
            ("touchpoint:other", "step:s"),
            ("pain=queues", ""),
            ("journey j", "journey j target"),
        ],
    );
}

#[test]
fn medium_break() {
    check(
        "medium-break",
        "touchpoint web website online
        touchpoint phone phone offline
        journey j
        a consideration @web 3
        b consideration @phone 2",
        "step/b | The change from “web” (online) to “phone” (offline) fails: satisfaction 2 (assumed). | 1 (base)",
        &[
            ("offline", "online"),
            ("offline", ""),
            ("@phone 2", "@phone 3"),
            ("@web 3", "3"),
            ("@web 3", "@web 2"),
            ("journey j", "journey j target"),
        ],
    );
}

#[test]
fn long_wait() {
    check(
        "long-wait",
        "journey j
        a awareness
        b consideration after=P1D
        c consideration after=P2D
        d conversion after=P3D
        e conversion 2 ! after=P3W",
        "step/e | 3 weeks pass before “e”; the journey’s other steps have a median of 2 days. | 1 (base) × 1.5 (satisfaction here 2 at most) × 1.5 (moment of truth) = 2.25",
        // Less than four times the median; nobody minds; nothing to compare with; who waits for advocacy?
        &[
            ("P3W", "P7D"),
            ("2 !", "4 !"),
            ("b consideration after=P1D", "b consideration"),
            ("e conversion", "e advocacy"),
            ("journey j", "journey j target"),
        ],
    );
    check(
        "long-wait",
        "journey j
        a conversion after=PT2M
        b conversion after=PT2M
        c conversion after=PT2M
        d retention after=P1DT1H",
        "step/d | 25 hours pass before “d”; the journey’s other steps have a median of 2 minutes. | 1 (base)",
        &[
            ("P1DT1H", "PT23H59M"),
            ("d retention", "d retention 4"),
            ("d retention", "d advocacy"),
            (
                "d retention",
                "x retention
        d retention",
            ),
        ],
    );
}

#[test]
fn nothing_after_purchase() {
    check(
        "nothing-after-purchase",
        "journey j target
        a awareness
        b conversion",
        "step/b | The journey “j” ends with “b”; nothing is planned after that. | 2 (base)",
        &[
            ("a awareness", "a retention"),
            ("b conversion", "b consideration"),
            (
                "journey j",
                "phases awareness conversion
        journey j",
            ),
        ],
    );
}

#[test]
fn phase_gap() {
    check(
        "phase-gap",
        "journey j target
        a awareness
        b conversion
        c retention",
        "phase/consideration/j | The journey “j” has no step in the phase “consideration”, but some before and after it. | 1 (base)",
        // No gap; at its beginning; conversion is another rule's.
        &[("a awareness", "a consideration"), ("c retention", ""), ("b conversion", "b consideration")],
    );
}

#[test]
fn question_open() {
    check(
        "question-open",
        "touchpoint web website notes=\"prices and delivery\"
        touchpoint other
        journey j
        s consideration @web question=\"Is there a warranty?\"
        measure m touchpoint:other title=\"Explain the warranty\"",
        "step/s | Nothing at “web” takes up the question: “Is there a warranty?” | 0.5 (base)",
        &[
            ("prices", "warranties"),
            ("touchpoint:other", "touchpoint:web"),
            ("touchpoint:other", "phase:consideration"),
            // A measure for the step answers in whichever words.
            ("touchpoint:other title=\"Explain the warranty\"", "step:s title=\"Trial day\""),
            ("Is there a warranty?", "Why is this so?"),
            ("journey j", "journey j target"),
        ],
    );
}

#[test]
fn objection_open() {
    check(
        "objection-open",
        "plan title=\"Bicycles for families\"
        persona ada objections=\"Bicycles are too heavy to carry; Looks dear\"
        touchpoint web website notes=\"bicycles, dear to nobody\"
        touchpoint shop
        journey j ada
        s awareness @shop",
        "persona/ada/c084fa72 | No touchpoint and no measure takes up the objection of “ada”: “Bicycles are too heavy to carry” | 1 (base)",
        &[
            ("touchpoint shop", "touchpoint shop notes=\"carry one home\""),
            ("journey j ada", "journey j"),
            ("s awareness @shop", "measure m title=\"Show the heaviest being carried\""),
        ],
    );
}

#[test]
fn uncontrollable_stage() {
    check(
        "uncontrollable-stage",
        "touchpoint friend word-of-mouth offline earned
        touchpoint web website online owned
        journey j
        a awareness @friend
        b awareness @friend
        c advocacy @friend
        d conversion @web",
        "step/a | In the stage Awareness of the journey “j” no touchpoint is controllable; there is only “friend”. | 1 (base)
        step/c | In the stage Advocacy of the journey “j” no touchpoint is controllable; there is only “friend”. | 1 (base) × 0.5 (advocacy always comes from others) = 0.5",
        &[("earned", "paid"), ("@friend", ""), ("journey j", "journey j target")],
    );
}

#[test]
fn one_sided_medium() {
    check(
        "one-sided-medium",
        "persona ada sources=\"search engine; Her colleagues\"
        touchpoint web website online
        touchpoint mail email online
        journey j ada
        a awareness @web
        b consideration @mail
        c conversion @web",
        "journey/j | The journey “j” is only online, but “ada” also gets information offline: “Her colleagues”. | 1 (base)",
        &[
            ("email online", "email offline"),
            ("email online", "email"),
            ("; Her colleagues", ""),
            ("c conversion @web", ""),
            ("j ada", "j ada target"),
        ],
    );
}

#[test]
fn single_channel() {
    check(
        "single-channel",
        "touchpoint home website
        touchpoint offer website
        journey j
        a awareness @home
        b consideration @home
        c consideration @offer
        d conversion @offer",
        "journey/j | All 4 steps of the journey “j” go through one channel: “Website”. | 1 (base)",
        &[
            ("touchpoint offer website", "touchpoint offer email"),
            ("d conversion @offer", "d conversion"),
            ("d conversion @offer", ""),
            ("journey j", "journey j target"),
        ],
    );
}

#[test]
fn stage_without_measure() {
    check(
        "stage-without-measure",
        "touchpoint web
        journey j
        a awareness
        b consideration 4
        c conversion @web 2
        measure m phase:awareness",
        "phase/conversion | No measure is planned for the stage Conversion; satisfaction is 2.0 there on average (assumed, n = 1). | 1 (base) × 1.5 (below 3 on average) = 1.5
        phase/consideration | No measure is planned for the stage Consideration; satisfaction is 4.0 there on average (assumed, n = 1). | 1 (base) × 0.5 (4 or more on average) = 0.5",
        // A touchpoint's measure serves the stages of its steps.
        &[
            ("measure m phase:awareness", "measure m phase:awareness
            measure n step:b
            measure o touchpoint:web"),
            ("journey j", "journey j target"),
        ],
    );
    check(
        "stage-without-measure",
        "journey j
        a awareness 4
        b consideration 3
        c conversion 5",
        "phase/consideration | The plan has no measure yet. One in the stage Consideration helps most: satisfaction is 3.0 there on average (assumed, n = 1). | 1 (base)",
        &[("c conversion 5", "c conversion")],
    );
}

#[test]
fn assumed_measured_apart() {
    check(
        "assumed-measured-apart",
        "journey j
        s awareness 4
        feedback f step:s csat 0 4 0 0 0",
        "step/s | At “s” satisfaction is 4 (assumed), but in fact 2.0 (measured; n = 4). | 2 (distance) × 1.5 (worse than assumed) × 0.5 (fewer than ten answers) = 1.5",
        &[
            ("0 4 0 0 0", "0 0 0 4 1"),
            ("s awareness 4", "s awareness"),
            ("step:s", "phase:awareness"),
            ("journey j", "journey j target"),
        ],
    );
}

#[test]
fn measure_overdue() {
    check(
        "measure-overdue",
        "measure m planned due=2026-10-31
        measure n running due=2026-10-02",
        "measure/n | The measure “n” was due on 2 October 2026; status: Running. | 1 (base) × 1.5 (for 30 days or longer) = 1.5
        measure/m | The measure “m” was due on 31 October 2026; status: Planned. | 1 (base)",
        &[("2026-10", "2026-11"), ("2026-10", "2026-13")],
    );
    check("measure-overdue", "measure m done due=2026-01-01", "", &[]);
}

#[test]
fn measure_incomplete() {
    check(
        "measure-incomplete",
        "measure m running kpi=calls",
        "measure/m | The measure “m” lacks: an owner and a date. | 1 (0.5 for each that is missing) × 1.5 (running already) = 1.5",
        &[("running", "idea"), ("running", "done"), ("kpi=calls", "kpi=calls owner=Ada due=2027-01-01")],
    );
}

#[test]
fn persona_without_journey() {
    check(
        "persona-without-journey",
        "persona ada
        persona ben
        journey j ben
        s awareness",
        "persona/ada | Without a journey so far: “ada”. | 1 (base)",
        &[("s awareness", ""), ("s awareness", "journey k ada")],
    );
}

#[test]
fn touchpoint_unused() {
    check(
        "touchpoint-unused",
        "touchpoint web
        touchpoint shop
        journey j
        a awareness @web
        b conversion",
        "touchpoint/shop | No journey leads to “shop”. | 0.5 (base)",
        &[("b conversion", "b conversion @shop"), ("b conversion", "")],
    );
}

#[test]
fn few_answers() {
    check(
        "few-answers",
        "feedback f csat 0 0 0 4 5",
        "feedback/f | The feedback “f” rests on few answers: n = 9. | 0.5 (base)",
        &[("4 5", "5 5"), ("4 5", "0 0"), ("csat", "interview csat")],
    );
}

// ---- The whole ----

/// A plan with which nothing is wrong: somebody thought of everything, and found no rule against it.
const SOUND: &str = "plan b2c title=\"Bicycles for families\" offer=\"cargo bicycles\"
    persona ada sources=\"search engine; friends\" objections=\"Too heavy to carry upstairs\"
    touchpoint result search online owned notes=\"comes up for cargo bikes\"
    touchpoint friend word-of-mouth offline earned
    touchpoint page website online owned notes=\"prices, warranty, test rides\"
    touchpoint shop store offline owned
    touchpoint mail newsletter online owned
    touchpoint review reviews online earned
    journey way ada
    a awareness @friend 4
    b awareness @result 3 after=P2D
    c consideration @page 4 question=\"How long is the warranty?\" after=P1D
    d conversion @shop 5 ! after=P3D
    e retention @mail 4 after=P7D
    f advocacy @review 4 after=P30D
    g advocacy @mail 4 after=P3D
    journey wish ada target
    h awareness @result
    i consideration @page
    j conversion @shop 1
    k retention @mail
    measure m1 phase:awareness planned owner=Ben kpi=visits due=2027-01-31 title=\"Run search ads\"
    measure m2 step:c running owner=Ben kpi=visits due=2026-12-01 title=\"Show how to carry it upstairs\"
    measure m3 touchpoint:shop done
    measure m4 touchpoint:mail idea
    feedback f1 step:d csat 0 0 1 6 20
    feedback f2 touchpoint:page stars 0 0 3 9 9";

#[test]
fn a_sound_plan_has_no_weak_points() {
    let document = parse(SOUND);
    let found: Vec<String> = analysed(&document).findings().map(Finding::id).collect();
    assert_eq!(found, Vec::<String>::new());
}

/// Whoever begins is told little: each line is a plan a little further on, with what is found then.
#[test]
fn a_plan_just_begun_does_not_drown() {
    let steps = [
        ("", ""),
        ("persona ada sources=friends objections=\"Too dear\"", ""),
        ("persona", ""),
        ("touchpoint web website online owned", ""),
        ("touchpoint fair trade-fair offline paid", ""),
        ("touchpoint shop store offline owned", ""),
        ("journey way ada", ""),
        ("a awareness @web", "objection-open"),
        ("b consideration @fair 4", "objection-open"),
        ("c conversion @shop 3", "nothing-after-purchase objection-open"),
        ("d retention @web 3", "objection-open stage-without-measure"),
    ];
    let mut plan = String::new();
    for (line, finds) in steps {
        if line != "persona" {
            plan += &format!("{line}\n");
        }
        let document = parse(&plan);
        let mut found: Vec<&str> = analysed(&document).findings().map(|finding| finding.rule.key).collect();
        found.sort();
        assert_eq!(found.join(" "), finds, "after {line}");
    }
}

#[test]
fn what_weighs_nothing_is_not_listed() {
    let document = parse("journey j\ns awareness 1\nt awareness 1 !");
    let analysis = analysed(&document);
    let keys = |weight: &dyn Fn(&Rule) -> f64| -> Vec<&str> {
        analysis.sorted(&document, weight).iter().map(|finding| finding.rule.key).collect()
    };
    assert_eq!(keys(&normal), ["moment-of-truth", "low-satisfaction"]);
    assert_eq!(keys(&|rule| if rule.key == "low-satisfaction" { 0.0 } else { 1.0 }), ["moment-of-truth"]);
    let heavy = |rule: &Rule| if rule.key == "low-satisfaction" { 4.0 } else { 0.5 };
    assert_eq!(keys(&heavy), ["low-satisfaction", "moment-of-truth"]);
    let finding = analysis.sorted(&document, &heavy)[0].clone();
    assert_eq!(finding.severity(4.0), 8.0);
    assert_eq!(finding.arithmetic(&document, Language::De, 4.0), "2 (unter der Mitte 3) × 4 (Gewicht der Regel) = 8");
    let counts: Vec<usize> = RULES
        .iter()
        .map(|rule| analysis.findings().filter(|finding| finding.rule == *rule).count())
        .filter(|count| *count > 0)
        .collect();
    assert_eq!(counts, [1, 1]);
}

#[test]
fn what_is_planned_is_not_suggested_again() {
    let plan = "plan b2c
        touchpoint web website online owned
        journey j
        s consideration @web 1 pain=\"no way to get in touch, no contact on any page\"";
    let mut session = Session::new(parse(plan), 1);
    let suggested = |document: &Document| -> Vec<String> {
        let analysis = analysed(document);
        let sorted = analysis.sorted(document, &normal);
        let low = sorted.into_iter().find(|finding| finding.rule.key == "low-satisfaction").unwrap();
        suggestions(document, low, Language::En).into_iter().map(|suggestion| suggestion.title).collect()
    };
    let before = suggested(session.document());
    assert_eq!(before[1], "Show a way to get in touch on every page", "{before:?}");
    assert!(before.len() <= 4);
    let planned =
        suggestions(session.document(), analysed(session.document()).findings().next().unwrap(), Language::De);
    for suggestion in planned {
        session.edit(suggestion.edit(), 0).unwrap();
    }
    // In whichever language it was planned.
    let after = suggested(session.document());
    assert!(!after.contains(&before[1]), "{after:?}");
}

#[test]
fn words_meet_by_their_stems() {
    let told = |text: &str| stems(text).into_iter().collect::<Vec<_>>().join(" ");
    for (one, other) in [
        ("Wartezeit", "gewartet warten"),
        ("Terminanfrage", "Termine"),
        ("Buchung", "buchen"),
        ("Zahlung", "Zahlt das die Kasse?"),
        ("Lieferzeit", "LIEFERUNG"),
        ("Bücher", "Bucher"),
        ("Straße", "STRASSE"),
        ("Preisliste", "Was sind die Preise?"),
        ("delivery", "Do you deliver?"),
        ("warranties", "Is there a warranty?"),
        ("pricing", "prices"),
    ] {
        assert!(!stems(one).is_disjoint(&stems(other)), "{one} and {other}: {} and {}", told(one), told(other));
    }
    for (one, other) in [
        ("Wie geht das hier?", "Und was ist das?"),
        ("Kasse", "Karte"),
        ("price", "print"),
        ("How is this?", "What was that?"),
    ] {
        assert!(stems(one).is_disjoint(&stems(other)), "{one} and {other}");
    }
    assert_eq!(told("Wie geht das? How does it?"), "");
    // Other scripts are words, too; signs are none.
    assert_eq!(told("שלום · 東京タワー … —"), "שלום 東京タワー");
}

#[test]
fn everything_is_said_in_both_languages() {
    for rule in RULES {
        let own = rule.proposals.iter().flat_map(|proposal| [&proposal.title, &proposal.kpi]);
        for phrase in [&rule.title, &rule.what, &rule.why, &rule.severity, rule.source.name()].into_iter().chain(own) {
            assert!(
                !phrase.de.is_empty()
                    && !phrase.en.is_empty()
                    && phrase.de.trim() == phrase.de
                    && phrase.en.trim() == phrase.en,
                "{}",
                rule.key
            );
            assert!(
                [" Ihnen", " Ihre", " Ihr "].iter().all(|word| !phrase.de.contains(word)),
                "{}: du, or no address",
                rule.key
            );
        }
        let sentence = |phrase: &str| phrase.ends_with('.');
        assert!(
            [rule.what.de, rule.what.en, rule.why.de, rule.why.en, rule.severity.de, rule.severity.en]
                .into_iter()
                .all(sentence),
            "{}",
            rule.key
        );
        assert!(
            rule.catalogue != Catalogue::Nothing
                || rule.proposals.iter().all(|proposal| proposal.title.en.contains('{')),
            "{}",
            rule.key
        );
    }
}

/// The page for users lists every rule just as the program tells it.
#[test]
fn the_documentation_lists_every_rule() {
    let known = include_str!("../../docs/analysis.md");
    let listed = "<!-- rules -->\n";
    let (head, rest) = known.split_once(listed).expect("a mark where the rules begin");
    let mut page = head.to_owned() + listed;
    for rule in RULES {
        page += &format!("\n### {} · {}\n\n", rule.title.en, rule.title.de);
        page += &format!("`{}`, source: {} ({:?})\n\n", rule.key, rule.source.name().en, rule.source);
        page += &format!("{}\n\n{}\n\nSeverity: {}\n", rule.what.en, rule.why.en, rule.severity.en);
    }
    if std::env::var_os("WEGMARKE_BLESS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/analysis.md"), page).unwrap();
    } else {
        assert_eq!(head.to_owned() + listed + rest, page, "WEGMARKE_BLESS=1 writes docs/analysis.md anew");
    }
}

#[test]
fn keys_are_stable_names() {
    let mut known = HashSet::new();
    for rule in RULES {
        assert!(rule.key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.key);
        assert!(known.insert(rule.key), "{} stands there twice", rule.key);
        assert_eq!(Rule::named(rule.key), Some(*rule));
        assert!(!rule.checks.is_empty());
    }
    assert_eq!(Rule::named("nothing"), None);
}

/// Whoever adds a rule adds a test that names it.
#[test]
fn every_rule_has_a_test() {
    let source = include_str!("analysis.rs");
    for rule in RULES {
        assert!(source.contains(&format!("        \"{}\",", rule.key)), "no `check` of {}", rule.key);
    }
}

/// What is found in the examples, as a page to read: would somebody who knows the field agree with each finding?
#[test]
fn the_examples_findings_are_those_of_the_golden_files() {
    for (name, document) in examples() {
        for language in Language::ALL.iter().filter(|language| name.ends_with(language.key())) {
            golden(&format!("findings/{name}.md"), &page(&document, *language));
        }
    }
}

fn page(document: &Document, language: Language) -> String {
    let analysis = analysed(document);
    let mut page = format!("# {}\n", &*document.plan().title);
    for finding in analysis.sorted(document, &normal) {
        page += &format!("\n## {}\n\n", finding.rule.title.get(language));
        page += &format!("{}\n\n{}\n", finding.text(document, language), finding.arithmetic(document, language, 1.0));
        let suggestions = suggestions(document, finding, language);
        for (place, suggestion) in suggestions.iter().enumerate() {
            page += &format!("{}- {} ({})\n", if place == 0 { "\n" } else { "" }, suggestion.title, suggestion.kpi);
        }
        page += &format!("\n`{}`\n", finding.id());
    }
    page
}

/// What is found, told so that two analyses can be compared.
fn all(analysis: &Analysis) -> Vec<(String, &Finding)> {
    let mut all: Vec<(String, &Finding)> = analysis.findings().map(|finding| (finding.id(), finding)).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// A step's edit has its own journey looked at again and nothing else; a touchpoint's those that use it.
#[test]
fn an_edit_concerns_its_own_journey() {
    let mut plan = String::from("touchpoint web website\ntouchpoint shop store\nmeasure m step:a1\n");
    for number in 0..20 {
        plan += &format!(
            "persona p{number} objections=dear\njourney j{number} p{number}\na{number} awareness @web 2\nb{number} conversion {} 3\n",
            if number < 3 { "@shop" } else { "" }
        );
    }
    let set = |key: Key, field: Field, value: Value| Edit::Set { key, field, value };
    let key = |kind: Kind, name: &str| Key::new(kind, &id(name));
    let text = |text: &str| Value::Text(text.to_owned());
    for (edit, concerns) in [
        (set(key(Kind::Step, "a7"), Field::PainPoint, text("queues")), "j7"),
        (set(key(Kind::Step, "a7"), Field::Satisfaction, Value::Score(Score::new(5))), "j7"),
        (Edit::Remove(key(Kind::Step, "b7")), "j7"),
        (Edit::Step(StepEdit::Shift { id: id("a7"), later: true }), "j7 web"),
        (set(key(Kind::Step, "a1"), Field::Action, text("looks")), "j1 m"),
        (set(key(Kind::Touchpoint, "shop"), Field::Notes, text("open late")), "j0 j1 j2 shop"),
        (set(key(Kind::Measure, "m"), Field::Title, text("Ask")), "j1 m"),
        (set(key(Kind::Persona, "p7"), Field::Notes, text("often")), "j7 p7"),
        (set(key(Kind::Phase, "awareness"), Field::Name, text("At first")), "plan"),
        (set(key(Kind::Plan, "plan"), Field::Description, text("Ours")), "plan"),
    ] {
        let mut session = Session::new(parse(&plan), 1);
        let mut analysis = analysed(session.document());
        assert_eq!(analysis.pending(), 0);
        let told = format!("{edit:?}");
        let touched = session.edit(edit, 0).unwrap().touched;
        analysis.touch(session.document(), &touched);
        assert_eq!(analysis.pending(), concerns.split(' ').count(), "{told} concerns {concerns}");
    }
}

/// Edits of what rules look at, in words that meet one another.
fn telling_edit(tape: &mut Tape, document: &Document) -> Edit {
    const WORDS: [&str; 8] = [
        "warranty",
        "delivery costs",
        "too heavy to carry",
        "warranties and prices",
        "why?",
        "",
        "Newspaper; forum",
        "offer",
    ];
    let keys = support::keys(document);
    let key = tape.pick(&keys).clone();
    let (field, value) = match key.kind {
        Kind::Plan => (Field::Offer, Value::Text((*tape.pick(&WORDS)).to_owned())),
        Kind::Phase => (Field::Stage, Value::Choice(Some(tape.below(5)))),
        Kind::Persona => (
            *tape.pick(&[Field::Objections, Field::Sources]),
            Value::List((0..tape.below(3)).map(|_| (*tape.pick(&WORDS)).to_owned()).collect()),
        ),
        Kind::Touchpoint => match tape.below(3) {
            0 => (Field::Notes, Value::Text((*tape.pick(&WORDS)).to_owned())),
            1 => (Field::Medium, Value::Choice(Some(tape.below(2)))),
            _ => (Field::Controllable, Value::Flag(tape.one_in(2))),
        },
        Kind::Journey => (Field::Kind, Value::Choice(Some(tape.below(2)))),
        Kind::Step => match tape.below(5) {
            0 => (Field::Question, Value::Text((*tape.pick(&WORDS)).to_owned())),
            1 => (Field::PainPoint, Value::Text((*tape.pick(&WORDS)).to_owned())),
            2 => (Field::MomentOfTruth, Value::Flag(tape.one_in(2))),
            3 => (Field::After, Value::Elapsed(Some(Elapsed { minutes: 60 << tape.below(14) }))),
            _ => (Field::Satisfaction, Value::Score(Score::new(tape.below(6) as u8))),
        },
        Kind::Measure => match tape.below(2) {
            0 => (Field::Title, Value::Text((*tape.pick(&WORDS)).to_owned())),
            _ => (Field::Target, Value::Target(Target::from_key(tape.pick(&keys)))),
        },
        Kind::Feedback => match tape.below(2) {
            0 => (Field::Counts, Value::Counts((0..5).map(|_| tape.below(9) as u32).collect())),
            _ => (Field::Target, Value::Target(Target::from_key(tape.pick(&keys)))),
        },
        Kind::SetAside => return Edit::Remove(key),
    };
    Edit::Set { key, field, value }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn looking_again_after_telling_edits_is_looking_at_everything(script in scripts(40), pace in 1..40usize) {
        let mut session = Session::new(parse(SOUND), 1);
        let mut analysis = analysed(session.document());
        for numbers in &script {
            let mut tape = Tape::new(numbers);
            let edit = if tape.one_in(4) { support::edit(&mut tape, session.document()) } else { telling_edit(&mut tape, session.document()) };
            let Ok(edited) = session.edit(edit, 0) else { continue };
            analysis.touch(session.document(), &edited.touched);
            analysis.update(session.document(), today(), pace);
            if tape.one_in(3) && let Some(touched) = session.undo() {
                analysis.touch(session.document(), &touched);
            }
        }
        while analysis.update(session.document(), today(), pace) {}
        let scratch = analysed(session.document());
        prop_assert_eq!(all(&analysis), all(&scratch));
    }

    #[test]
    fn looking_again_is_looking_at_everything(script in scripts(60), pace in 1..40usize) {
        let mut session = Session::new(start(&script[0]), 1);
        let mut analysis = Analysis::new();
        for numbers in &script[1..] {
            let edit = support::edit(&mut Tape::new(numbers), session.document());
            let touched: HashSet<Topic> = match session.edit(edit, 0) {
                Ok(edited) => edited.touched,
                Err(_) => continue,
            };
            analysis.touch(session.document(), &touched);
            // Now and then the next edit comes before all was looked at.
            analysis.update(session.document(), today(), pace);
        }
        while analysis.update(session.document(), today(), pace) {}
        let scratch = analysed(session.document());
        prop_assert_eq!(all(&analysis), all(&scratch));
    }

    #[test]
    fn findings_can_be_told(document in plans()) {
        let analysis = analysed(&document);
        let mut known = HashSet::new();
        for finding in analysis.sorted(&document, &normal) {
            prop_assert!(known.insert(finding.id()), "{} twice", finding.id());
            prop_assert!(document.get(&finding.place).is_some() && document.get(&finding.subject).is_some());
            prop_assert!(!finding.factors.is_empty() && finding.factors.iter().all(|factor| factor.number.is_finite() && factor.number > 0.0));
            for language in Language::ALL {
                let text = finding.text(&document, *language) + &finding.arithmetic(&document, *language, 2.0);
                prop_assert!(!text.contains("{0}") && !text.contains("{1}"), "{}", text);
                for suggestion in suggestions(&document, finding, *language) {
                    prop_assert!(!suggestion.title.contains("{0}"), "{}", suggestion.title);
                    let mut session = Session::new(document.clone(), 3);
                    prop_assert!(session.edit(suggestion.edit(), 0).is_ok());
                }
            }
        }
    }
}
