//! The analysis: what each rule finds and what it leaves alone, the examples' findings, and that looking again at what an edit
//! touched gives the same as looking at everything.
//!
//! A plan is a text, one record a line: `phases awareness conversion`, `persona ada sources="friends; fairs"`,
//! `touchpoint web website online earned notes="…"`, `journey j ada target`, then its steps as `s awareness @web 4 ! after=P1D
//! pain="…"` (`!` is a moment of truth), `measure m step:s planned kpi="…"`, `feedback f step:s csat 1 0 0 0 3`. An id
//! is also the record's name. Without a line for them, the phases are the five stages.

use std::collections::HashSet;

use proptest::prelude::*;
use wegmarke::core::analysis::{Analysis, Finding, RULES, Rule, suggestions};
use wegmarke::core::change::Change;
use wegmarke::core::document::{Document, Topic};
use wegmarke::core::model::*;
use wegmarke::core::session::Session;

use crate::support::{self, Tape, config, plans, scripts, start};

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

/// What a rule finds in a plan, a finding a line: id, text, arithmetic. And that it finds nothing in each of the plan's neighbours,
/// in which one text was replaced by another.
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
    let lines = analysis.sorted(document, &normal).into_iter().filter(|finding| finding.rule.key == rule).map(|finding| {
        let id = finding.id();
        let id = id.strip_prefix(rule).unwrap().trim_start_matches('/');
        format!("{id} | {} | {}", finding.text(document, Language::En), finding.arithmetic(document, Language::En, 1.0))
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
        let value = |name: &str| rest.iter().find_map(|word| word.strip_prefix(name)?.strip_prefix('=')).unwrap_or("").to_owned();
        let entries = |name: &str| value(name).split(';').map(str::trim).filter(|entry| !entry.is_empty()).map(Prose::from).collect();
        let has = |word: &str| rest.iter().any(|other| other == word);
        let own = || id(&rest[0]);
        let named = || Line::from(rest[0].as_str());
        let target = || {
            let found = rest.iter().find_map(|word| {
                let (kind, name) = word.split_once(':')?;
                match kind {
                    "phase" => Some(Target::Phase(id(name))),
                    "touchpoint" => Some(Target::Touchpoint(id(name))),
                    "step" => Some(Target::Step(id(name))),
                    _ => None,
                }
            });
            found
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
            "persona" => Record::Persona(Persona { name: named(), sources: entries("sources"), objections: entries("objections"), ..Persona::new(own(), order) }),
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
                let counts = rest.iter().filter_map(|word| word.parse().ok()).collect();
                Record::Feedback(Feedback { name: named(), target: target(), metric, counts, ..Feedback::new(own(), order) })
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
fn low_satisfaction() {
    check(
        "low-satisfaction",
        "touchpoint website
        journey j
        s awareness @website 2",
        "step/s | “website”: satisfaction 2 of 5, assumed. | 1 (1 below the middle, 3)",
        &[("2", "3"), ("2", "2 !"), ("2", ""), ("journey j", "journey j target")],
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
        "step/c | Satisfaction falls from 5 (“a”) to 2 (“c”). | 2 (fall by 3, of which one is usual)",
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
        s conversion @shop pain=queues
        measure m touchpoint:other",
        "step/s | No measure against the pain point at “shop”: “queues” | 1 (base)",
        &[("touchpoint:other", "touchpoint:shop"), ("touchpoint:other", "step:s"), ("pain=queues", ""), ("journey j", "journey j target")],
    );
}

// ---- The whole ----

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

/// What is found, told so that two analyses can be compared.
fn all(analysis: &Analysis) -> Vec<(String, &Finding)> {
    let mut all: Vec<(String, &Finding)> = analysis.findings().map(|finding| (finding.id(), finding)).collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

proptest! {
    #![proptest_config(config(300))]

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
