//! The analysis: what each rule finds and what it leaves alone, the examples' findings, and that looking again at what
//! an edit touched gives the same as looking at everything.
//!
//! A plan is a text, one record a line: `phases awareness conversion`, `persona ada sources="friends; fairs"`,
//! `touchpoint web website online earned notes="…"`, `journey j ada target`, then its steps as `s awareness @web 4 !
//! after=P1D pain="…"` (`!` is a moment of truth), `measure m step:s planned kpi="…"`, `feedback f step:s csat 1 0 0 0
//! 3`. An id is also the record's name. Without a line for them, the phases are the five stages. What each rule finds
//! is a table of such plans, `tests/data/insight/rules.txt`.

use std::collections::HashSet;

use proptest::prelude::*;
use wegmarke::core::analysis::{Analysis, Cause, Finding, Part, RULES, Rule, stems, suggestions};
use wegmarke::core::change::Change;
use wegmarke::core::document::{Document, Topic};
use wegmarke::core::edit::step::StepEdit;
use wegmarke::core::edit::{Edit, Value};
use wegmarke::core::knowledge::measures;
use wegmarke::core::model::*;
use wegmarke::core::session::Session;
use wegmarke::core::text::rules::Text;

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
                role: value("role").as_str().into(),
                goals: entries("goals"),
                challenges: entries("challenges"),
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
                    owner: value("owner").as_str().into(),
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
                impact: value("impact").parse().ok().and_then(Score::new),
                effort: value("effort").parse().ok().and_then(Score::new),
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
                    date: Date::parse(&value("date")),
                    ..Feedback::new(own(), order)
                })
            }
            step => Record::Step(Step {
                touchpoint: rest.iter().find_map(|word| word.strip_prefix('@')).map(id),
                satisfaction: rest.iter().find_map(|word| word.parse().ok()).and_then(Score::new),
                moment_of_truth: has("!"),
                action: if value("action").is_empty() { step.into() } else { value("action").as_str().into() },
                thought: value("thought").as_str().into(),
                emotion: value("emotion").as_str().into(),
                personalisation: value("personalisation").as_str().into(),
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

/// What a rule finds in a plan, a finding a line: id, text, arithmetic.
fn told(rule: &str, document: &Document) -> String {
    let analysis = analysed(document);
    let lines =
        analysis.sorted(document, &normal).into_iter().filter(|finding| finding.rule.key == rule).map(|finding| {
            let id = finding.id();
            let id = id.strip_prefix(rule).unwrap().trim_start_matches('/');
            format!(
                "{id} | {} | {}\n",
                finding.text(document, Language::En),
                finding.arithmetic(document, Language::En, 1.0)
            )
        });
    lines.collect()
}

/// Each rule with its smallest plan (`= RULE` and the plan), in which it finds what the golden file says, and the
/// plan's neighbours (`~ OLD => NEW`), in which it finds nothing.
#[test]
fn each_rule_finds_what_it_is_for_and_leaves_its_neighbours_alone() {
    let table = include_str!("../data/insight/rules.txt");
    let mut found = String::new();
    let mut tested: Vec<&str> = Vec::new();
    for case in table.strip_prefix("= ").expect("a rule").split("\n= ") {
        let (rule, rest) = case.split_once('\n').expect("a plan");
        let rule = Rule::named(rule.trim()).unwrap_or_else(|| panic!("no rule {rule}"));
        let (neighbours, plan): (Vec<&str>, Vec<&str>) = rest.lines().partition(|line| line.starts_with("~ "));
        let plan = plan.join("\n");
        let finds = told(rule.key, &parse(&plan));
        assert!(!finds.is_empty(), "{} finds nothing in\n{plan}", rule.key);
        found += &format!("= {}\n{finds}", rule.key);
        for neighbour in neighbours {
            let (old, new) = neighbour[2..].split_once(" =>").expect("what becomes of what");
            assert!(plan.contains(old), "{}: there is no {old}", rule.key);
            let near = parse(&plan.replace(old, &new.trim_start().replace("\\n", "\n")));
            assert_eq!(told(rule.key, &near), "", "{}: {new} in place of {old}", rule.key);
        }
        tested.push(rule.key);
    }
    golden("insight/rules.golden.txt", &found);
    let untested: Vec<&str> = RULES.iter().map(|rule| rule.key).filter(|key| !tested.contains(key)).collect();
    assert!(untested.is_empty(), "whoever adds a rule adds its smallest plan: {untested:?}");
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
    j conversion @shop 5
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
        ("a awareness @web", ""),
        ("b consideration @fair 4", ""),
        ("c conversion @shop 3", "nothing-after-purchase"),
        ("d retention @web 2", "ends-low source-unserved objection-open"),
    ];
    let mut plan = String::new();
    for (line, finds) in steps {
        if line != "persona" {
            plan += &format!("{line}\n");
        }
        let document = parse(&plan);
        let causes = analysed(&document).causes(&document);
        let found: Vec<&str> = causes.iter().map(|cause| cause.lead().rule.key).collect();
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
    assert_eq!(finding.severity(4.0), 12.0);
    assert_eq!(
        finding.arithmetic(&document, Language::De, 4.0),
        "1,5 (Grundwert) × 2 (unter der Mitte 3) × 4 (Gewicht der Regel) = 12"
    );
}

/// The ids of the causes and what their reasons are, the leading one first.
fn grouped(document: &Document) -> Vec<String> {
    let told = |cause: &Cause| {
        let reasons: Vec<&str> = cause.reasons.iter().map(|finding| finding.rule.key).collect();
        format!("{}: {}", cause.id, reasons.join(" "))
    };
    analysed(document).causes(document).iter().map(told).collect()
}

#[test]
fn findings_about_one_root_are_one_cause() {
    let plan = "persona ada challenges=\"Has no computer\"
        touchpoint desk store offline owned owner=Ada
        touchpoint portal online-shop online owned owner=Ada
        touchpoint line phone offline owned
        journey j ada
        a awareness @desk 4
        b consideration @line 2 pain=\"The music is too loud\"
        c conversion @portal 1 ! pain=\"An account is needed\"
        d retention @line 2
        e retention @desk 3";
    assert_eq!(
        grouped(&parse(plan)),
        [
            "cannot-use/Touchpoint/portal: cannot-use pain-point-open moment-of-truth medium-break",
            "at/Touchpoint/line: pain-point-open owner-missing low-satisfaction low-satisfaction satisfaction-drop",
            "stage-without-measure/Plan/plan: stage-without-measure",
            "persona-shallow/Persona/ada: persona-shallow",
        ]
    );
}

#[test]
fn a_hint_alone_is_no_cause() {
    // A fall, a change of medium and a stage in others' hands, but nobody is dissatisfied.
    let plan = "touchpoint friend friends offline earned
        touchpoint site website online owned
        journey j
        a awareness @friend 5
        b consideration @site 3
        c conversion @site 4 !
        d retention @site 4
        e advocacy @friend 4";
    assert_eq!(grouped(&parse(plan)), Vec::<String>::new());
}

#[test]
fn a_cause_counts_how_many_pass_and_what_comes_together() {
    let plan = "touchpoint shop store offline owned
        journey j
        a conversion @shop 2
        journey k
        b conversion @shop 2
        measure m touchpoint:shop planned owner=Ada kpi=sales due=2027-01-01";
    let document = parse(plan);
    let causes = analysed(&document).causes(&document);
    let shop = causes.iter().find(|cause| cause.id == "at/Touchpoint/shop").unwrap();
    assert_eq!(
        shop.arithmetic(&document, Language::En),
        "1.5 (base) × 1 (below the middle of 3) × 1.1 (2 journeys pass here) × 1.1 (one further reason) ≈ 1.82"
    );
    assert_eq!(shop.because(&document, Language::En), "2 journeys pass here.");
}

#[test]
fn what_is_planned_is_not_suggested_again() {
    let plan = "plan b2c
        touchpoint web website online owned
        journey j
        s consideration @web 1 pain=\"no way to get in touch, no contact on any page\"";
    let mut session = Session::new(parse(plan), 1);
    let suggested = |document: &Document| -> Vec<String> {
        let causes = analysed(document).causes(document);
        let ideas = suggestions(document, &causes[0], Language::En);
        ideas.into_iter().map(|suggestion| suggestion.title).collect()
    };
    let before = suggested(session.document());
    assert!(before.contains(&"Show a way to get in touch on every page".to_owned()), "{before:?}");
    assert!(before.len() <= 4);
    let causes = analysed(session.document()).causes(session.document());
    for suggestion in suggestions(session.document(), &causes[0], Language::En) {
        session.edit(suggestion.edit(), 0).unwrap();
    }
    let after = suggested(session.document());
    assert!(before.iter().all(|title| !after.contains(title)), "{after:?}");
}

/// None is better than a wrong one: what the catalogue has for a shop is no advice to a registry office.
#[test]
fn suggestions_fit_the_cause() {
    let plan = "plan b2c
        touchpoint mail email online owned
        journey j
        s retention @mail 2 action=\"Gets no reply to her e-mail.\"
        touchpoint stars reviews online earned
        t consideration @stars 2 action=\"The reviews stay unanswered.\"";
    let document = parse(plan);
    let of = |place: &str| -> Vec<String> {
        let causes = analysed(&document).causes(&document);
        let cause = causes.iter().find(|cause| cause.id.ends_with(place)).unwrap();
        suggestions(&document, cause, Language::En).into_iter().map(|suggestion| suggestion.title).collect()
    };
    assert!(of("stars").contains(&"Reply to every review".to_owned()), "{:?}", of("stars"));
    assert!(!of("mail").contains(&"Reply to every review".to_owned()), "{:?}", of("mail"));
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
    for text in Text::ALL {
        let (de, en) = (text.get(Language::De), text.get(Language::En));
        assert!(!de.is_empty() && !en.is_empty() && de.trim() == de && en.trim() == en, "{}", text.name());
        assert!(
            [" Ihnen", " Ihre", " Ihr "].iter().all(|word| !de.contains(word)),
            "{}: du, or no address",
            text.name()
        );
        let places = |text: &str| (0..6).filter(|place| text.contains(&format!("{{{place}}}"))).collect::<Vec<_>>();
        assert_eq!(places(de), places(en), "{}", text.name());
    }
    for rule in RULES {
        for text in [rule.what, rule.why] {
            assert!(Language::ALL.iter().all(|language| text.get(*language).ends_with(['.', '“'])), "{}", rule.key);
        }
        assert!(rule.base > 0.0);
        for key in rule.catalogue {
            assert!(measures().iter().any(|measure| measure.key == *key), "{}: no measure {key}", rule.key);
        }
        for proposal in rule.proposals {
            assert!(proposal.title.get(Language::En).contains('{') || rule.part == Part::Own, "{}", rule.key);
        }
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
        let text = |text: Text| text.get(Language::En);
        page += &format!("\n### {} · {}\n\n", text(rule.title), rule.title.get(Language::De));
        page += &format!("`{}`, source: {} ({:?})", rule.key, rule.source.name().en, rule.source);
        page += if rule.words { "; reads words, and asks\n\n" } else { "\n\n" };
        page += &format!("{}\n\n{}\n\n", text(rule.what), text(rule.why));
        page += &format!("Base {}. {}\n", rule.base, told_part(rule.part));
    }
    if std::env::var_os("WEGMARKE_BLESS").is_some() {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/analysis.md"), page).unwrap();
    } else {
        assert_eq!(head.to_owned() + listed + rest, page, "WEGMARKE_BLESS=1 writes docs/analysis.md anew");
    }
}

fn told_part(part: Part) -> &'static str {
    match part {
        Part::Cause => "A cause of its own; the rest at its step are its consequences.",
        Part::Reason => "A reason: one cause with what else is found at the touchpoint.",
        Part::Aside => {
            "A reason where the step displeases, else one cause with all that is asked and answered nowhere."
        }
        Part::Symptom => "A symptom: leads a cause only where nothing says why.",
        Part::Hint => "A hint: never a cause of its own.",
        Part::Own => "A cause of its own.",
        Part::Whole => "One cause for the whole plan.",
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
    let causes = analysis.causes(document);
    assert!(causes.len() <= 10, "an example has at most ten causes");
    for cause in &causes {
        page += &format!("\n## {}\n\n", cause.text(document, language));
        page += &format!("{}: {}\n", cause.grade().name().get(language), cause.arithmetic(document, language));
        page += &format!("\n{}\n\n", cause.because(document, language));
        for (finding, text) in cause.further(document, language) {
            page += &format!("- {}: {text}\n", finding.rule.title.get(language));
        }
        for (place, suggestion) in suggestions(document, cause, language).iter().enumerate() {
            let kpi = if suggestion.kpi.is_empty() { String::new() } else { format!(" ({})", suggestion.kpi) };
            page += &format!("{}{}. {}{kpi}\n", if place == 0 { "\n" } else { "" }, place + 1, suggestion.title);
        }
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
    const WORDS: [&str; 11] = [
        "warranty",
        "delivery costs",
        "too heavy to carry",
        "warranties and prices",
        "Nobody answers, I wait three weeks instead of two days as promised",
        "Has no computer",
        "Addresses without consent",
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
            *tape.pick(&[Field::Objections, Field::Sources, Field::Challenges]),
            Value::List((0..tape.below(3)).map(|_| (*tape.pick(&WORDS)).to_owned()).collect()),
        ),
        Kind::Touchpoint => match tape.below(5) {
            2 => (Field::Owner, Value::Text((*tape.pick(&["Ada", ""])).to_owned())),
            3 => (Field::Channel, Value::Text((*tape.pick(&["website", "phone", "newsletter"])).to_owned())),
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
        Kind::Measure => match tape.below(5) {
            1 => (Field::Status, Value::Choice(Some(tape.below(4)))),
            2 => (Field::Impact, Value::Score(Score::new(tape.below(6) as u8))),
            3 => (Field::Owner, Value::Text((*tape.pick(&["Ada", "Ben", ""])).to_owned())),
            0 => (Field::Title, Value::Text((*tape.pick(&WORDS)).to_owned())),
            _ => (Field::Target, Value::Target(Target::from_key(tape.pick(&keys)))),
        },
        Kind::Feedback => match tape.below(3) {
            0 => (Field::Date, Value::Date(Date::parse(["2020-01-01", "2026-01-01"][tape.below(2)]))),
            1 => (Field::Counts, Value::Counts((0..5).map(|_| tape.below(9) as u32).collect())),
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
            }
        }
        let causes = analysis.causes(&document);
        let mut reasons = HashSet::new();
        for cause in &causes {
            prop_assert!(cause.reasons.iter().all(|finding| reasons.insert(finding.id())), "a reason in two causes");
            for suggestion in suggestions(&document, cause, Language::En) {
                prop_assert!(!suggestion.title.contains("{0}"), "{}", suggestion.title);
                let mut session = Session::new(document.clone(), 3);
                prop_assert!(session.edit(suggestion.edit(), 0).is_ok());
            }
        }
        prop_assert!(causes.windows(2).all(|pair| pair[0].severity() >= pair[1].severity()));
    }
}
