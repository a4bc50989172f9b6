//! The plan file: what is read, what is mended and said, what is refused and where, and that writing loses nothing.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use wegmarke::core::document::{Document, List};
use wegmarke::core::exchange::json::{FORMAT, VERSION, pretty, read, read_complete, schema, write};
use wegmarke::core::exchange::{LARGEST_IMPORT, Place};
use wegmarke::core::knowledge::{self, EXAMPLES};
use wegmarke::core::model::*;

use crate::support::allocation::most_held;
use crate::support::{self, Shape, Tape, config, contents};

// ---- The table helpers ----

/// What reading a text says: `ok`, the repairs in order, or the error and its place. Whatever could be read is a
/// sound document, and written again it needs no repair.
#[track_caller]
fn told(text: &str) -> String {
    match read(text, 1) {
        Err(error) => {
            let place = match error.place {
                Place::Whole => "the whole".into(),
                Place::Path(path) => path,
                Place::Line { line, column } => format!("line {line}, column {column}"),
            };
            format!("{} at {place}", error.code.key())
        }
        Ok((document, repairs)) => {
            document.check().unwrap();
            assert_eq!(same_again(&document), Ok(()));
            let repairs: Vec<String> =
                repairs.iter().map(|repair| format!("{} {:?}", repair.path, repair.rule)).collect();
            if repairs.is_empty() { "ok".into() } else { repairs.join(", ") }
        }
    }
}

#[track_caller]
fn check(text: impl ToString, expected: &str) {
    let text = text.to_string();
    assert_eq!(told(&text), expected, "{text}");
}

/// Writes a document, reads it and writes it again, in both layouts: nothing is mended, nothing lost, no byte differs.
fn same_again(document: &Document) -> Result<(), String> {
    for layout in [write, pretty] {
        let text = layout(document);
        let (other, repairs) = read(&text, 2).map_err(|error| format!("{error:?} in {text}"))?;
        if !repairs.is_empty() {
            return Err(format!("{repairs:?} in {text}"));
        }
        if layout(&other) != text {
            return Err(format!("{text}\nbecame\n{}", layout(&other)));
        }
        if contents(&other) != contents(document) {
            return Err(format!("something was lost in {text}"));
        }
        other.check()?;
    }
    Ok(())
}

/// A plan with these fields.
fn plan(fields: Value) -> Value {
    let mut plan = json!({ "format": FORMAT, "version": VERSION, "id": "p", "title": "T" });
    for (name, value) in fields.as_object().unwrap() {
        plan[name] = value.clone();
    }
    plan
}

/// A plan with one record of every kind; a feedback record counts answers, so that its metric matters.
fn one_of_each() -> Value {
    plan(json!({
        "phases": [{ "id": "a", "stage": "awareness" }],
        "personas": [{ "id": "ada" }],
        "touchpoints": [{ "id": "shop" }],
        "journeys": [{ "id": "j", "steps": [{ "id": "s", "phase": "a" }] }],
        "measures": [{ "id": "m" }],
        "feedback": [{ "id": "f", "metric": "csat" }],
        "set_aside": [{ "id": "o", "rule": "no-goal" }],
    }))
}

/// `one_of_each` with a value in one field, and the field's path.
fn with(record: &Record, field: Field, value: Value) -> (Value, String) {
    let table = match record.kind() {
        Kind::Plan => "",
        Kind::Phase => "/phases/0",
        Kind::Persona => "/personas/0",
        Kind::Touchpoint => "/touchpoints/0",
        Kind::Journey => "/journeys/0",
        Kind::Step => "/journeys/0/steps/0",
        Kind::Measure => "/measures/0",
        Kind::Feedback => "/feedback/0",
        Kind::SetAside => "/set_aside/0",
    };
    let mut plan = one_of_each();
    let object = plan.pointer_mut(table).unwrap();
    let within = matches!(field, Field::GoalKind | Field::GoalText);
    if within {
        object["goal"] = json!({ field.key(): value });
    } else {
        object[field.key()] = value;
    }
    let path = table.trim_start_matches('/').replace("/0/", "[0].").replace("/0", "[0]");
    let path = [path.as_str(), if within { "goal" } else { "" }, field.key()];
    (plan, path.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("."))
}

fn all_fields() -> Vec<(Record, Field, Shape)> {
    let fields =
        |record: Record| support::fields(&record).into_iter().map(move |(field, shape)| (record.clone(), field, shape));
    support::blank_records().into_iter().flat_map(fields).collect()
}

// ---- Refused ----

#[test]
fn what_is_no_json_is_refused_with_line_and_column() {
    check("", "not-json at line 1, column 1");
    check("\n\n", "not-json at line 3, column 1");
    check("plan", "not-json at line 1, column 1");
    check("{\"format\": \"wegmarke-plan\",}", "not-json at line 1, column 28");
    check("{\n  \"format\": \"wegmarke-plan\"\n  \"version\": 1\n}", "not-json at line 3, column 3");
    // Columns count characters: what stands before the fault may be written in any script.
    check("{ \"ä🧭ß\": x }", "not-json at line 1, column 10");
    check("{ \"abc\": x }", "not-json at line 1, column 10");
    check("{ \"a\": 1 } and more", "not-json at line 1, column 12");
    check("\u{feff}\u{feff}{}", "not-json at line 1, column 1");
    check("{'a': 1}", "not-json at line 1, column 2");
    check("NaN", "not-json at line 1, column 1");
}

#[test]
fn deep_nesting_is_refused_without_a_stack_overflow() {
    for bracket in ["[", "{\"a\":", "[{\"a\":["] {
        assert!(told(&bracket.repeat(10_000)).starts_with("not-json at line 1, column "));
    }
    // The same within a field of a plan.
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    assert!(
        told(&plan(json!({ "title": 1 })).to_string().replace(":1,", &format!(":{deep},"))).starts_with("not-json")
    );
}

#[test]
fn another_format_is_refused() {
    check("{}", "wrong-format at format");
    check(json!({ "format": "other" }), "wrong-format at format");
    check(json!({ "format": 5, "version": 1 }), "wrong-format at format");
    check(json!({ "format": FORMAT }), "wrong-format at version");
    check(json!({ "format": FORMAT, "version": null }), "wrong-format at version");
    check(json!({ "format": FORMAT, "version": 0 }), "wrong-format at version");
    check(json!({ "format": FORMAT, "version": "1" }), "wrong-type at version");
    check(json!({ "format": FORMAT, "version": 1.5 }), "wrong-type at version");
    check(json!({ "format": FORMAT, "version": -1 }), "wrong-type at version");
}

#[test]
fn a_newer_version_is_refused_whatever_else_it_holds() {
    check(json!({ "format": FORMAT, "version": VERSION + 1 }), "newer-version at version");
    check(json!({ "format": FORMAT, "version": u64::MAX, "phases": "elsewhere" }), "newer-version at version");
}

#[test]
fn a_wrong_type_is_refused_with_its_path() {
    check("[]", "wrong-type at the whole");
    check("\"wegmarke-plan\"", "wrong-type at the whole");
    check("null", "wrong-type at the whole");
    check(plan(json!({ "title": 5 })), "wrong-type at title");
    check(plan(json!({ "id": 5 })), "wrong-type at id");
    check(plan(json!({ "goal": "sales" })), "wrong-type at goal");
    check(plan(json!({ "goal": { "kind": 1 } })), "wrong-type at goal.kind");
    check(plan(json!({ "phases": {} })), "wrong-type at phases");
    check(plan(json!({ "phases": [null] })), "wrong-type at phases[0]");
    check(plan(json!({ "personas": [{ "id": "a" }, "b"] })), "wrong-type at personas[1]");
    check(plan(json!({ "personas": [{ "id": "a" }, { "id": [] }] })), "wrong-type at personas[1].id");
    check(plan(json!({ "personas": [{ "id": "a", "goals": ["x", 1] }] })), "wrong-type at personas[0].goals[1]");
    check(plan(json!({ "measures": [{ "id": "a", "target": "step" }] })), "wrong-type at measures[0].target");
    check(
        plan(json!({ "measures": [{ "id": "a", "target": { "step": 1 } }] })),
        "wrong-type at measures[0].target.step",
    );
    check(
        plan(json!({ "feedback": [{ "id": "a", "metric": "csat", "counts": [1, 2, "3", 4, 5] }] })),
        "wrong-type at feedback[0].counts[2]",
    );
    check(
        plan(json!({ "feedback": [{ "id": "a", "metric": "csat", "counts": [1, 2, null, 4, 5] }] })),
        "wrong-type at feedback[0].counts[2]",
    );
    let step = |number: usize, value: Value| json!({ "id": format!("s{number}"), "phase": "a", "satisfaction": value });
    let steps: Vec<Value> =
        (0..15).map(|number| step(number, if number == 14 { json!("4") } else { json!(4) })).collect();
    let journeys = json!([{ "id": "j" }, { "id": "k" }, { "id": "l", "steps": steps }]);
    check(
        plan(json!({ "phases": [{ "id": "a", "stage": "awareness" }], "journeys": journeys })),
        "wrong-type at journeys[2].steps[14].satisfaction",
    );
    // The first of several, in the order in which the file is read; repairs do not matter then.
    check(
        plan(json!({ "market": "x", "measures": [0], "personas": [{ "id": "ü", "age": 5 }] })),
        "wrong-type at personas[0].age",
    );
}

#[test]
fn every_field_refuses_a_value_of_another_type() {
    for (record, field, shape) in all_fields() {
        let wrong = match shape {
            Shape::Line
            | Shape::Prose
            | Shape::Choice(_)
            | Shape::Date
            | Shape::Elapsed
            | Shape::Link(_)
            | Shape::Place => {
                vec![json!(1), json!(true), json!(["x"]), json!({})]
            }
            Shape::List | Shape::Counts(_) => vec![json!("x"), json!(1), json!({})],
            Shape::Flag => vec![json!("true"), json!(1), json!([])],
            Shape::Score => vec![json!("4"), json!(true), json!([4])],
            Shape::Target | Shape::Subject | Shape::Object => vec![json!("x"), json!(1), json!([])],
            Shape::Weights => vec![json!("off"), json!(1), json!([])],
        };
        for value in wrong {
            let (plan, path) = with(&record, field, value);
            check(plan, &format!("wrong-type at {path}"));
        }
    }
}

#[test]
fn five_million_bytes_are_the_most() {
    let plan = one_of_each().to_string();
    let fits = plan.clone() + &" ".repeat(LARGEST_IMPORT - plan.len());
    check(&fits, "ok");
    assert_eq!(LARGEST_IMPORT, 5_000_000);
    check(format!("{fits} "), "too-large at the whole");
    // Refused by its size, whatever it is.
    check("[".repeat(LARGEST_IMPORT + 1), "too-large at the whole");
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let text = write(&read(&golden_text("full"), 1).unwrap().0);
    assert!(text.len() > 2_000 && !text.is_ascii());
    for end in 0..text.len() {
        // Cut within a character, decoding leaves a replacement character behind.
        let told = told(&String::from_utf8_lossy(&text.as_bytes()[..end]));
        assert!(told.starts_with("not-json at line 1, column "), "{end}: {told}");
    }
    check(&text, "ok");
}

// ---- Mended ----

#[test]
fn half_a_letter_is_replaced_and_told() {
    const LOST: &str = "line 1 LostLetter";
    let titled = |title: &str| plan(json!({ "title": "@" })).to_string().replace('@', title);
    for (title, read_as, told) in [
        // Halves alone, in pairs of the wrong order, before and behind whole letters.
        (r"\ud83d", "\u{fffd}", LOST),
        (r"\uDEDD", "\u{fffd}", LOST),
        (r"a\ud83db", "a\u{fffd}b", LOST),
        (r"\udedd\ud83e", "\u{fffd}\u{fffd}", LOST),
        (r"\ud83e\ud83e\udedd\udedd", "\u{fffd}🫝\u{fffd}", LOST),
        (r"\ud83e\n\udedd", "\u{fffd}\n\u{fffd}", LOST),
        (r"\ud83e🧭", "\u{fffd}🧭", LOST),
        (r"\ud83e\u0041", "\u{fffd}A", LOST),
        // Behind an odd number of backslashes it is an escape, behind an even number the letters themselves.
        (r"\\ud83d", r"\ud83d", "ok"),
        (r"\\\ud83d", "\\\u{fffd}", LOST),
        (r"\\\\ud83d", r"\\ud83d", "ok"),
        (r"\ud83e\\udedd", "\u{fffd}\\udedd", LOST),
        (r"\\ud83e\udedd", "\\ud83e\u{fffd}", LOST),
        // Whole letters, and what looks alike.
        (r"\ud83e\udedd", "🫝", "ok"),
        (r"\uD83E\uDeDd", "🫝", "ok"),
        (r"\ufffd", "\u{fffd}", "ok"),
        (r"\ud7ff\ue000", "\u{d7ff}\u{e000}", "ok"),
    ] {
        check(titled(title), told);
        assert_eq!(&*read(&titled(title), 1).unwrap().0.plan().title, read_as, "{title}");
    }
    // In a name as well; the line is that of the first, and there is one word for all.
    check(
        format!(
            "{{\n\"format\": \"{FORMAT}\", \"version\": 1,\n\"id\": \"p\", \"\\udedd\": 0, \"title\": \"\\ud83d\"\n}}"
        ),
        "line 3 LostLetter, \u{fffd} UnknownField",
    );
    // No other fault is mended by the way, and its place stays.
    check("{ \"a\": \"\\ud800\", }", "not-json at line 1, column 18");
    check("{ \"a\": \"\\ud80", "not-json at line 1, column 13");
    check("{ \"a\": \"\\u+d80\" }", "not-json at line 1, column 11");
    check("{ \"a\": \"\\", "not-json at line 1, column 9");
    check("\\ud800", "not-json at line 1, column 1");
}

#[test]
fn a_text_without_halves_of_letters_is_not_copied() {
    // A third of what reading takes anyway would be seen.
    let text =
        |escape: &str| plan(json!({ "x": format!("{}@", "a".repeat(3_000_000)) })).to_string().replace('@', escape);
    let held = |escape: &str| {
        let text = text(escape);
        most_held(|| read(&text, 1).unwrap()).1
    };
    assert!(held(r"\ud83d") > held(r"\ud83e\udedd") + 2_900_000);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    check(format!("\u{feff}{}", one_of_each()), "ok");
}

#[test]
fn empty_is_the_same_as_missing() {
    check(one_of_each(), "ok");
    for (record, field, shape) in all_fields() {
        // These two can't be missing.
        let needed = shape == Shape::Place || field == Field::Stage;
        let empty = match shape {
            Shape::Line
            | Shape::Prose
            | Shape::Choice(_)
            | Shape::Date
            | Shape::Elapsed
            | Shape::Link(_)
            | Shape::Place => vec![json!(""), json!(null)],
            Shape::List => vec![json!([]), json!(["", null]), json!(null)],
            Shape::Target | Shape::Subject | Shape::Weights | Shape::Object => vec![json!({}), json!(null)],
            Shape::Flag | Shape::Score | Shape::Counts(_) => vec![json!(null)],
        };
        for value in empty {
            let (plan, path) = with(&record, field, value);
            if needed {
                assert!(told(&plan.to_string()).starts_with(&path), "{path}");
            } else {
                check(&plan, "ok");
                let mut without = plan.clone();
                without.pointer_mut(&format!("/{}", path.replace("[0]", "/0").replace('.', "/"))).unwrap().take();
                assert_eq!(
                    contents(&read(&plan.to_string(), 1).unwrap().0),
                    contents(&read(&without.to_string(), 1).unwrap().0),
                    "{path}"
                );
            }
        }
    }
    check(plan(json!({ "phases": null, "journeys": [{ "id": "j", "steps": null }], "goal": null })), "ok");
    check(
        plan(json!({ "measures": [{ "id": "m", "target": { "phase": null, "step": "", "touchpoint": null } }] })),
        "ok",
    );
    check(json!({ "format": FORMAT, "version": 1, "id": "p" }), "ok");
    check(json!({ "format": FORMAT, "version": 1 }), "id NewId");
}

#[test]
fn every_text_over_its_limit_is_cut() {
    for (record, field, shape) in all_fields() {
        let limit = match shape {
            Shape::Line => 200,
            Shape::Prose | Shape::List => 2_000,
            _ => continue,
        };
        let text = |count: usize| {
            if shape == Shape::List { json!(["x", "🧭".repeat(count)]) } else { json!("🧭".repeat(count)) }
        };
        let (plan, path) = with(&record, field, text(limit));
        check(plan, "ok");
        let (plan, _) = with(&record, field, text(limit + 1));
        check(plan, &format!("{path}{} Cut", if shape == Shape::List { "[1]" } else { "" }));
    }
}

#[test]
fn every_value_that_is_none_of_the_fields_gives_way() {
    for (record, field, shape) in all_fields() {
        let (value, rule) = match shape {
            Shape::Choice(_) => (json!("Nonsense"), "UnknownValue"),
            Shape::Score => (json!(6), "OutOfRange"),
            Shape::Date => (json!("31.03.2027"), "OutOfRange"),
            Shape::Elapsed => (json!("3 days"), "OutOfRange"),
            Shape::Link(_) | Shape::Place => (json!("nobody"), "Dangling"),
            _ => continue,
        };
        let (plan, path) = with(&record, field, value);
        check(plan, &format!("{path} {rule}"));
    }
    let scores = |value: Value| plan(json!({ "measures": [{ "id": "m", "impact": value }] }));
    for value in [json!(0), json!(-1), json!(3.5), json!(1e300)] {
        check(scores(value), "measures[0].impact OutOfRange");
    }
    // A number is a number, however it is written.
    check(scores(json!(4.0)), "ok");
    for (due, expected) in [
        ("2028-02-29", "ok"),
        ("2027-02-29", "measures[0].due OutOfRange"),
        ("2027-3-31", "measures[0].due OutOfRange"),
    ] {
        check(plan(json!({ "measures": [{ "id": "m", "due": due }] })), expected);
    }
    // Two ways to write one span become one.
    let (after, _) = with(&support::blank_records()[5], Field::After, json!("P7DT48H"));
    check(&after, "ok");
    assert!(write(&read(&after.to_string(), 1).unwrap().0).contains("\"after\":\"P1W2D\""));
}

#[test]
fn an_unknown_stage_is_that_of_the_phase_before() {
    let phases = json!([{ "id": "a", "stage": "retention" }, { "id": "b", "stage": "loyalty" }, { "id": "c" }]);
    let text = plan(json!({ "phases": phases })).to_string();
    check(&text, "phases[1].stage UnknownValue, phases[2].stage UnknownValue");
    let (document, _) = read(&text, 1).unwrap();
    assert!(document.list(&List::Phases).all(|id| document.phase(id).unwrap().stage == Stage::Retention));
    check(plan(json!({ "phases": [{ "id": "a" }] })), "phases[0].stage UnknownValue");
}

/// I9: what is mended or brought to the newest version is so after one reading, and written as it is from then on.
/// Unknown fields are not kept: they are left out, and told.
#[test]
fn i9_migration_is_idempotent() {
    let texts = files().into_iter().map(|path| std::fs::read_to_string(path).unwrap());
    let older = [
        one_of_each().to_string(),
        plan(json!({ "colour": "blue", "measures": [{ "id": "m", "impact": 9 }] })).to_string(),
    ];
    for text in texts.chain(older) {
        let Ok((document, _)) = read(&text, 1) else { continue };
        assert_eq!(same_again(&document), Ok(()), "{text}");
    }
}

#[test]
fn unknown_fields_are_left_out() {
    check(plan(json!({ "colour": "blue", "author": { "name": "x" } })), "author UnknownField, colour UnknownField");
    check(plan(json!({ "goal": { "kind": "purchase", "value": 5 } })), "goal.value UnknownField");
    check(plan(json!({ "personas": [{ "id": "a", "order": 1 }] })), "personas[0].order UnknownField");
    check(plan(json!({ "steps": [] })), "steps UnknownField");
    check(
        plan(json!({ "measures": [{ "id": "m", "target": { "journey": "j" } }] })),
        "measures[0].target.journey UnknownField",
    );
    // A step's place comes with where it stands, not as a field.
    let mut plan = one_of_each();
    plan["journeys"][0]["steps"][0]["journey"] = json!("j");
    check(plan, "journeys[0].steps[0].journey UnknownField");
}

#[test]
fn records_without_a_good_id_get_one() {
    let personas =
        |ids: &[Value]| plan(json!({ "personas": ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>() }));
    check(personas(&[json!("a"), json!("a")]), "personas[1].id NewId");
    check(
        personas(&[json!(null), json!(""), json!("x y"), json!("x".repeat(41))]),
        "personas[0].id NewId, personas[1].id NewId, personas[2].id NewId, personas[3].id NewId",
    );
    check(personas(&[json!("x".repeat(40)), json!("A-b_9")]), "ok");
    check(plan(json!({ "personas": [{}] })), "personas[0].id NewId");
    // The same id in another table is another record, but steps are one table in all journeys.
    check(plan(json!({ "personas": [{ "id": "a" }], "touchpoints": [{ "id": "a" }] })), "ok");
    let mut plan = one_of_each();
    plan["journeys"] = json!([{ "id": "j", "steps": [{ "id": "s", "phase": "a" }] }, { "id": "k", "steps": [{ "id": "s", "phase": "a" }] }]);
    check(plan, "journeys[1].steps[0].id NewId");
}

#[test]
fn references_follow_an_id_that_was_renumbered() {
    let text = plan(json!({
        "phases": [{ "id": "Phase eins", "stage": "awareness" }],
        "personas": [{ "id": "Jürgen" }, { "id": "Jürgen", "name": "second" }],
        "touchpoints": [{ "id": "Café" }],
        "journeys": [{ "id": "j", "persona": "Jürgen", "steps": [{ "id": "Schritt ①", "phase": "Phase eins", "touchpoint": "Café" }] }],
        "measures": [{ "id": "m", "target": { "step": "Schritt ①" } }],
        "feedback": [{ "id": "f", "metric": "nps", "target": { "touchpoint": "Café" } }],
    }));
    let text = text.to_string();
    check(
        &text,
        "phases[0].id NewId, personas[0].id NewId, personas[1].id NewId, touchpoints[0].id NewId, journeys[0].steps[0].id NewId",
    );
    let (document, _) = read(&text, 1).unwrap();
    let journey = document.journey(&Id::new("j").unwrap()).unwrap();
    // Of several records with one id, references mean the first.
    assert_eq!(journey.persona.as_ref(), document.list(&List::Personas).next());
    let step = document.step(document.steps(&journey.id).next().unwrap()).unwrap();
    assert_eq!(Some(&step.phase), document.list(&List::Phases).next());
    assert_eq!(step.touchpoint.as_ref(), document.list(&List::Touchpoints).next());
    assert_eq!(document.measure(&Id::new("m").unwrap()).unwrap().target, Some(Target::Step(step.id.clone())));
    assert_eq!(
        document.feedback(&Id::new("f").unwrap()).unwrap().target,
        step.touchpoint.clone().map(Target::Touchpoint)
    );
    assert_eq!(write(&document), write(&read(&text, 1).unwrap().0), "the same seed gives the same ids");
}

#[test]
fn dangling_references_are_cleared_and_steps_stay_in_their_place() {
    let mut plan = one_of_each();
    plan["phases"] = json!([{ "id": "a", "stage": "awareness" }, { "id": "b", "stage": "retention" }]);
    plan["journeys"][0]["persona"] = json!("nobody");
    let step = |id: &str, phase: &str| json!({ "id": id, "phase": phase, "touchpoint": "shop" });
    plan["journeys"][0]["steps"] = json!([step("s", "gone"), step("t", "b"), step("u", "gone"), { "id": "v" }]);
    plan["measures"][0]["target"] = json!({ "touchpoint": "gone" });
    plan["feedback"][0]["target"] = json!({ "step": "s" });
    let text = plan.to_string();
    check(
        &text,
        "journeys[0].persona Dangling, journeys[0].steps[0].phase Dangling, journeys[0].steps[2].phase Dangling, \
         journeys[0].steps[3].phase Dangling, measures[0].target.touchpoint Dangling",
    );
    let (document, _) = read(&text, 1).unwrap();
    let steps: Vec<String> = document
        .steps(&Id::new("j").unwrap())
        .map(|id| format!("{id} in {}", document.step(id).unwrap().phase))
        .collect();
    assert_eq!(steps, ["s in a", "t in b", "u in b", "v in b"]);
}

#[test]
fn several_targets_become_one() {
    let target = |target: Value| {
        let mut plan = one_of_each();
        plan["measures"][0]["target"] = target;
        plan
    };
    for (several, kept) in [
        (json!({ "step": "s", "phase": "a" }), "\"target\":{\"phase\":\"a\"}"),
        (json!({ "touchpoint": "shop", "step": "s" }), "\"target\":{\"step\":\"s\"}"),
    ] {
        let plan = target(several);
        check(&plan, "measures[0].target SeveralTargets");
        assert!(write(&read(&plan.to_string(), 1).unwrap().0).contains(kept));
    }
    check(
        target(json!({ "phase": "gone", "step": "s" })),
        "measures[0].target.phase Dangling, measures[0].target SeveralTargets",
    );
}

#[test]
fn records_over_the_limit_are_left_out() {
    for (table, limit) in [
        ("phases", 100),
        ("personas", 200),
        ("touchpoints", 5_000),
        ("journeys", 200),
        ("measures", 5_000),
        ("feedback", 5_000),
    ] {
        let record = |number: usize| match table {
            "phases" => json!({ "id": format!("r{number}"), "stage": "awareness" }),
            _ => json!({ "id": format!("r{number}") }),
        };
        let records = |count: usize| plan(json!({ table: (0..count).map(record).collect::<Vec<_>>() }));
        check(records(limit), "ok");
        check(records(limit + 3), &format!("{table}[{limit}] TooMany"));
    }
    // Steps are counted over all journeys.
    let steps = |from: usize, count: usize| {
        (from..from + count).map(|number| json!({ "id": format!("s{number}"), "phase": "a" })).collect::<Vec<_>>()
    };
    let journeys = |last: usize| {
        let mut plan = one_of_each();
        plan["journeys"] = json!([{ "id": "j", "steps": steps(0, 6_000) }, { "id": "k", "steps": steps(6_000, last) }]);
        plan["measures"][0]["target"] = json!({ "step": format!("s{}", 6_000 + last - 1) });
        plan
    };
    check(journeys(4_000), "ok");
    check(journeys(4_002), "journeys[1].steps[4000] TooMany, measures[0].target.step Dangling");
}

#[test]
fn steps_are_put_into_the_order_of_their_phases() {
    let mut plan = one_of_each();
    plan["phases"] = json!([{ "id": "a", "stage": "awareness" }, { "id": "b", "stage": "retention" }]);
    let step = |id: &str, phase: &str| json!({ "id": id, "phase": phase });
    plan["journeys"][0]["steps"] = json!([step("s", "b"), step("t", "a"), step("u", "b"), step("v", "a")]);
    check(&plan, "journeys[0].steps Reordered");
    let (document, _) = read(&plan.to_string(), 1).unwrap();
    let steps: Vec<&str> = document.steps(&Id::new("j").unwrap()).map(Id::as_str).collect();
    assert_eq!(steps, ["t", "v", "s", "u"]);
}

#[test]
fn counts_are_made_to_fit_their_metric() {
    let feedback =
        |metric: Value, counts: Value| plan(json!({ "feedback": [{ "id": "f", "metric": metric, "counts": counts }] }));
    check(feedback(json!("csat"), json!([1, 2, 3, 4])), "feedback[0].counts CountsLength");
    check(feedback(json!("stars"), json!([1, 2, 3, 4, 5, 6])), "feedback[0].counts CountsLength");
    check(feedback(json!("nps"), json!([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4_294_967_295u32])), "ok");
    check(
        feedback(json!("csat"), json!([-1, 1.5, 4_294_967_296u64, 1e300, 5])),
        "feedback[0].counts[0] OutOfRange, feedback[0].counts[1] OutOfRange, feedback[0].counts[2] OutOfRange, feedback[0].counts[3] OutOfRange",
    );
    // Without a metric the number of counts tells which.
    for (length, metric) in [(5, "csat"), (7, "ces"), (11, "nps")] {
        let plan = feedback(json!(null), json!(vec![1; length]));
        check(&plan, "ok");
        assert!(write(&read(&plan.to_string(), 1).unwrap().0).contains(&format!("\"metric\":\"{metric}\"")));
    }
    check(feedback(json!("happiness"), json!([1, 2, 3, 4, 5, 6, 7])), "feedback[0].metric UnknownValue");
}

#[test]
fn a_plan_with_steps_but_without_phases_gets_the_default_ones() {
    let mut plan = one_of_each();
    plan["phases"] = json!([]);
    plan["language"] = json!("en");
    check(&plan, "phases DefaultPhases, journeys[0].steps[0].phase Dangling");
    let (document, _) = read(&plan.to_string(), 1).unwrap();
    assert_eq!(document.plan().phase_model, PhaseModel::FivePhases);
    assert_eq!(document.list(&List::Phases).map(|id| &*document.phase(id).unwrap().name).next(), Some("Awareness"));
    let incomplete = |plan: &Value| read_complete(&plan.to_string(), 1).map(|read| read.is_none());
    assert_eq!(incomplete(&plan), Ok(true));
    // Nothing needs phases here.
    plan["journeys"][0]["steps"] = json!([]);
    check(&plan, "ok");
    assert_eq!(incomplete(&plan), Ok(false));
}

#[test]
fn a_complete_plan_is_read_the_same_without_what_is_known_of_phase_models() {
    for text in [one_of_each().to_string(), std::fs::read_to_string("tests/data/full.wegmarke.json").unwrap()] {
        let (whole, repairs) = read(&text, 1).unwrap();
        let (complete, same) = read_complete(&text, 1).unwrap().unwrap();
        assert_eq!((write(&complete), same), (write(&whole), repairs));
    }
    assert_eq!(read_complete("[1", 1).unwrap_err(), read("[1", 1).unwrap_err());
}

#[test]
fn control_follows_the_media_type_where_a_file_says_nothing() {
    let control = |touchpoint: Value| {
        let (document, _) = read(&plan(json!({ "touchpoints": [touchpoint] })).to_string(), 1).unwrap();
        let controllable = document.touchpoint(&Id::new("t").unwrap()).unwrap().controllable;
        (controllable, write(&document).contains("controllable"))
    };
    assert_eq!(control(json!({ "id": "t" })), (true, false));
    assert_eq!(control(json!({ "id": "t", "media_type": "earned" })), (false, false));
    assert_eq!(control(json!({ "id": "t", "media_type": "shared", "controllable": true })), (true, true));
    assert_eq!(control(json!({ "id": "t", "media_type": "paid", "controllable": true })), (true, false));
    assert_eq!(control(json!({ "id": "t", "media_type": "owned", "controllable": false })), (false, true));
}

// ---- Files ----

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn golden_text(name: &str) -> String {
    std::fs::read_to_string(folder("tests/data").join(format!("{name}.wegmarke.json"))).unwrap()
}

/// All plan files that the project holds.
fn files() -> Vec<PathBuf> {
    let entries =
        |path: &str| std::fs::read_dir(folder(path)).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>();
    let mut files = [entries("tests/data"), entries("src/core/knowledge/examples")].concat();
    files.retain(|path| path.to_string_lossy().ends_with(".wegmarke.json"));
    files.sort();
    files
}

/// `WEGMARKE_BLESS=1 cargo test` writes the files anew instead, as `pretty` has them.
#[test]
fn the_projects_files_are_as_the_planner_writes_them() {
    for path in files() {
        let text = std::fs::read_to_string(&path).unwrap();
        let (document, repairs) = read(&text, 1).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        assert!(repairs.is_empty(), "{}: {repairs:?}", path.display());
        if std::env::var_os("WEGMARKE_BLESS").is_some() {
            std::fs::write(&path, pretty(&document)).unwrap();
        } else {
            assert!(
                text == pretty(&document),
                "{} is not as it is written; WEGMARKE_BLESS=1 cargo test puts it right",
                path.display()
            );
        }
        assert_eq!(same_again(&document), Ok(()));
    }
}

#[test]
fn the_golden_file_uses_every_field() {
    let value: Value = serde_json::from_str(&golden_text("full")).unwrap();
    let names = |pointer: &str| -> Vec<String> {
        let value = value.pointer(pointer).unwrap();
        let objects = value.as_array().map_or(vec![value], |records| records.iter().collect());
        objects.iter().flat_map(|object| object.as_object().unwrap().keys().cloned()).collect()
    };
    let tables =
        ["", "/phases", "/personas", "/touchpoints", "/journeys", "/journeys/0/steps", "/measures", "/feedback"];
    for (record, table) in support::blank_records().iter().zip(tables) {
        let names = [names(table), names("/goal")].concat();
        for (field, _) in support::fields(record) {
            assert!(names.iter().any(|name| name == field.key()), "no {} in {table}", field.key());
        }
    }
}

fn example(name: &str, language: Language) -> Document {
    let path = folder("src/core/knowledge/examples").join(format!("{name}.{}.wegmarke.json", language.key()));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read(&text, 1).unwrap().0
}

#[test]
fn every_example_is_there_in_both_languages() {
    for name in EXAMPLES.iter().map(|example| example.name) {
        for language in Language::ALL {
            let document = example(name, *language);
            assert_eq!(document.plan().language, *language, "{name}");
            assert_eq!(document.plan().id.as_str(), format!("example-{name}"));
        }
    }
}

/// A document with every text but keys blotted out: what must be the same in both languages.
fn structure(document: &Document) -> Vec<(Record, usize)> {
    struct Blot;
    fn blot<const MAX: usize>(text: &mut Text<MAX>) {
        // That something is said must be the same, not what.
        *text = Text::from(if text.is_empty() { "" } else { "x" });
    }
    impl Visitor for Blot {
        fn line(&mut self, _: Field, value: &mut Line) {
            blot(value);
        }
        fn prose(&mut self, field: Field, value: &mut Prose) {
            if field != Field::Channel || knowledge::channel(value).is_none() {
                blot(value);
            }
        }
        fn list(&mut self, _: Field, value: &mut Vec<Prose>) {
            value.iter_mut().for_each(blot);
        }
        fn choice(&mut self, field: Field, value: &mut dyn Choice) {
            if field == Field::Language {
                value.choose(Some(0));
            }
        }
        wegmarke::pass_over!(flag, score, date, elapsed, link, place, target, subject, weights, counts, object);
    }
    let mut records: Vec<_> = contents(document).into_values().collect();
    for (record, _) in &mut records {
        record.visit(&mut Blot);
    }
    records
}

#[test]
fn an_example_is_the_same_plan_in_both_languages() {
    for name in EXAMPLES.iter().map(|example| example.name) {
        let (german, english) = (structure(&example(name, Language::De)), structure(&example(name, Language::En)));
        for (german, english) in german.iter().zip(&english) {
            assert_eq!(german, english, "{name}");
        }
        assert_eq!(german.len(), english.len(), "{name}");
    }
}

#[test]
fn examples_show_what_a_plan_can_be() {
    for name in EXAMPLES.iter().map(|example| example.name) {
        for language in Language::ALL {
            let document = example(name, *language);
            let journeys: Vec<&Journey> =
                document.list(&List::Journeys).filter_map(|id| document.journey(id)).collect();
            let first_phase = |journey: &Journey| {
                document.steps(&journey.id).next().map(|id| document.step(id).unwrap().phase.clone())
            };
            let different = |mut values: Vec<Option<Id>>| {
                values.sort();
                values.dedup();
                values.iter().flatten().count()
            };
            assert!(document.len(&List::Personas) >= 2, "{name}: personas");
            assert!(
                different(journeys.iter().map(|journey| journey.persona.clone()).collect()) >= 2,
                "{name}: whose journeys"
            );
            assert!(
                different(journeys.iter().map(|journey| first_phase(journey)).collect()) >= 2,
                "{name}: where they start"
            );
            let lengths: Vec<usize> = journeys.iter().map(|journey| document.steps(&journey.id).count()).collect();
            assert!((10..=25).contains(&lengths[0]), "{name}: the main journey has {} steps", lengths[0]);
            assert!(lengths.iter().all(|length| (10..=25).contains(length)), "{name}: {lengths:?}");
            assert!(
                document.len(&List::Measures) >= 3 && document.len(&List::Feedback) >= 3,
                "{name}: measures, feedback"
            );
            // Something to find: a low point in the main journey.
            let low = document.steps(&journeys[0].id).filter_map(|id| document.step(id)?.satisfaction).min();
            assert!(low <= Score::new(2), "{name}: no weak point");
            let model = knowledge::phase_model(document.plan().phase_model);
            assert!(model.is_some_and(|model| model.phases.len() == document.len(&List::Phases)), "{name}: phases");
        }
    }
}

// ---- The description ----

/// `docs/plan-file.md` is what other programs go by: its example is a good file, and no field or value is missing
/// there.
#[test]
fn the_description_is_complete_and_its_example_good() {
    let text = std::fs::read_to_string(folder("docs/plan-file.md")).unwrap();
    let example = text.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    check(example, "ok");
    assert_valid(&validator(), example);
    struct Names(Vec<&'static str>);
    impl RefVisitor for Names {
        fn line(&mut self, field: Field, _: &Line) {
            self.0.push(field.key());
        }
        fn prose(&mut self, field: Field, _: &Prose) {
            self.0.push(field.key());
        }
        fn list(&mut self, field: Field, _: &[Prose]) {
            self.0.push(field.key());
        }
        fn choice(&mut self, field: Field, value: &dyn Choice) {
            self.0.push(field.key());
            self.0.extend(value.keys());
        }
        fn flag(&mut self, field: Field, _: &bool, _: bool) {
            self.0.push(field.key());
        }
        fn score(&mut self, field: Field, _: &Option<Score>) {
            self.0.push(field.key());
        }
        fn date(&mut self, field: Field, _: &Option<Date>) {
            self.0.push(field.key());
        }
        fn elapsed(&mut self, field: Field, _: &Option<Elapsed>) {
            self.0.push(field.key());
        }
        fn link(&mut self, field: Field, _: Kind, _: &Option<Id>) {
            self.0.push(field.key());
        }
        fn place(&mut self, field: Field, _: &Id) {
            self.0.push(field.key());
        }
        fn target(&mut self, field: Field, _: &Option<Target>) {
            self.0.push(field.key());
        }
        fn subject(&mut self, field: Field, _: &Option<Key>) {
            self.0.push(field.key());
        }
        fn weights(&mut self, field: Field, _: &Weights) {
            self.0.push(field.key());
            self.0.extend(Weight::KEYS);
        }
        fn counts(&mut self, field: Field, _: &[u32], _: Metric) {
            self.0.push(field.key());
        }
        fn object(&mut self, field: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor)) {
            self.0.push(field.key());
            inner(self);
        }
    }
    let mut names = Names(vec![
        "too-large",
        "not-json",
        "wrong-format",
        "newer-version",
        "wrong-type",
        "steps",
        "plan.schema.json",
    ]);
    for record in support::blank_records() {
        record.visit_ref(&mut names);
    }
    // Goal, kind and text of a goal are told in one line; every name stands there as code.
    for name in names.0 {
        assert!(text.contains(&format!("`{name}`")), "`{name}` is not described");
    }
}

// ---- Versions ----

/// The second version brought weights and findings that were set aside. A plan without them is written in the first,
/// which older programs read; in files of the first both are fields that it does not know.
#[test]
fn the_lowest_version_that_holds_the_plan_is_written() {
    let version = |fields: Value| {
        let (document, repairs) = read(&plan(fields).to_string(), 1).unwrap();
        assert!(repairs.is_empty(), "{repairs:?}");
        same_again(&document).unwrap();
        serde_json::from_str::<Value>(&write(&document)).unwrap()["version"].clone()
    };
    assert_eq!(version(json!({})), 1);
    assert_eq!(version(json!({ "weights": { "no-goal": "normal" }, "set_aside": [] })), 1);
    assert_eq!(version(json!({ "weights": { "no-goal": "off" } })), 2);
    assert_eq!(version(json!({ "set_aside": [{ "id": "o", "rule": "no-goal" }] })), 2);
    let mut first = one_of_each();
    first["version"] = json!(1);
    first["weights"] = json!("nonsense");
    check(first, "set_aside UnknownField, weights UnknownField");
}

#[test]
fn weights_and_subjects_that_do_not_fit_are_mended() {
    let weights = |weights: Value| plan(json!({ "weights": weights }));
    check(weights(json!({ "of-tomorrow": "low", "x": null })), "ok");
    check(weights(json!({ "No goal": "low", "": "off" })), "weights. UnknownField, weights.No goal UnknownField");
    check(weights(json!({ "no-goal": "heavy" })), "weights.no-goal UnknownValue");
    check(weights(json!({ "no-goal": 1 })), "wrong-type at weights.no-goal");
    let many = |count: usize| {
        weights((100..100 + count).map(|number| (format!("rule-{number}"), json!("off"))).collect::<Map<_, _>>().into())
    };
    check(many(100), "ok");
    check(many(103), "weights.rule-200 TooMany");
    let about = |subject: Value| {
        let mut plan = one_of_each();
        plan["set_aside"][0]["subject"] = subject;
        plan
    };
    let left = |subject: Value| read(&about(subject).to_string(), 1).unwrap().0.len(&List::SetAsides);
    for name in ["phase", "persona", "touchpoint", "journey", "step", "measure", "feedback"] {
        let id = one_of_each()
            .pointer(match name {
                "phase" => "/phases/0/id",
                "persona" => "/personas/0/id",
                "touchpoint" => "/touchpoints/0/id",
                "journey" => "/journeys/0/id",
                "step" => "/journeys/0/steps/0/id",
                "measure" => "/measures/0/id",
                _ => "/feedback/0/id",
            })
            .unwrap()
            .clone();
        check(about(json!({ name: id })), "ok");
        assert_eq!(left(json!({ name: id })), 1);
        // With nothing to be about it is left out: it must not become one about the whole plan.
        check(about(json!({ name: "nobody" })), &format!("set_aside[0].subject.{name} Dangling"));
        assert_eq!(left(json!({ name: "nobody" })), 0);
    }
    check(about(json!({ "plan": "p" })), "set_aside[0].subject.plan UnknownField");
    assert_eq!(
        (left(json!({ "plan": "p" })), left(json!({})), left(json!({ "phase": "nobody", "step": "s" }))),
        (0, 1, 1)
    );
}

// ---- The schema ----

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

#[track_caller]
fn assert_valid(validator: &jsonschema::Validator, text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    let faults: Vec<String> =
        validator.iter_errors(&value).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
    assert!(faults.is_empty(), "{faults:?} in {text}");
}

#[test]
fn the_schema_is_one_and_holds_for_every_file() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    let validator = validator();
    for path in files() {
        assert_valid(&validator, &std::fs::read_to_string(path).unwrap());
    }
    assert_valid(&validator, &one_of_each().to_string());
}

#[test]
fn the_schema_knows_every_field() {
    let properties = |pointer: &str| {
        schema().pointer(&format!("{pointer}/properties")).and_then(Value::as_object).cloned().unwrap_or_else(Map::new)
    };
    let tables = [
        "",
        "/properties/phases/items",
        "/properties/personas/items",
        "/properties/touchpoints/items",
        "/properties/journeys/items",
        "/properties/journeys/items/properties/steps/items",
        "/properties/measures/items",
        "/properties/feedback/items",
        "/properties/set_aside/items",
    ];
    for (record, table) in support::blank_records().iter().zip(tables) {
        let mut known = properties(table);
        known.extend(properties("/properties/goal"));
        for (field, _) in support::fields(record) {
            assert!(known.contains_key(field.key()), "no {} in {table}", field.key());
        }
    }
}

#[test]
fn the_schema_refuses_what_is_refused_or_mended() {
    let validator = validator();
    let mut wrong = vec![
        json!({}),
        json!({ "format": FORMAT, "version": 3, "id": "p", "title": "T" }),
        json!({ "format": FORMAT, "version": 1, "id": "p", "title": "T", "weights": { "no-goal": "off" } }),
        json!({ "format": FORMAT, "version": 1, "id": "p", "title": "T", "set_aside": [{ "id": "o", "rule": "no-goal" }] }),
        plan(json!({ "weights": { "No goal": "off" } })),
        json!({ "format": FORMAT, "version": 1, "title": "T" }),
        json!({ "format": FORMAT, "version": 1, "id": "ä", "title": "T" }),
        plan(json!({ "colour": "blue" })),
        plan(json!({ "phases": [{ "id": "a" }] })),
        plan(json!({ "journeys": [{ "id": "j", "steps": [{ "id": "s" }] }] })),
        plan(json!({ "measures": [{ "id": "m", "target": { "phase": "a", "step": "s" } }] })),
        plan(json!({ "measures": [{ "id": "m", "target": { "journey": "j" } }] })),
        plan(json!({ "feedback": [{ "id": "f" }] })),
        plan(json!({ "personas": vec![json!({ "id": "a" }); 201] })),
    ];
    for (record, field, shape) in all_fields() {
        let value = match shape {
            Shape::Line => json!("x".repeat(201)),
            Shape::Prose | Shape::Place | Shape::Link(_) => json!("x".repeat(2001)),
            Shape::List => json!(["x".repeat(2001)]),
            Shape::Choice(_) => json!("Nonsense"),
            Shape::Flag => json!("true"),
            Shape::Score => json!(6),
            Shape::Date => json!("31.03.2027"),
            Shape::Elapsed => json!("P1Y"),
            Shape::Target | Shape::Subject | Shape::Object => json!({ "other": 1 }),
            Shape::Weights => json!({ "no-goal": "normal" }),
            Shape::Counts(_) => json!([1, 2]),
        };
        wrong.push(with(&record, field, value).0);
    }
    for plan in wrong {
        assert!(!validator.is_valid(&plan), "{plan}");
    }
}

// ---- Properties ----

/// Changes a JSON value somewhere: another value, one from elsewhere, a name or an entry more or less.
fn mutate(value: &mut Value, tape: &mut Tape) {
    fn places(value: &Value, path: &str, into: &mut Vec<String>) {
        into.push(path.to_owned());
        match value {
            Value::Array(entries) => {
                entries.iter().enumerate().for_each(|(index, entry)| places(entry, &format!("{path}/{index}"), into))
            }
            Value::Object(fields) => {
                fields.iter().for_each(|(name, field)| places(field, &format!("{path}/{name}"), into))
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    places(value, "", &mut all);
    // The root's own value says little: mostly it is another place.
    let place = &all[if all.len() > 1 && !tape.one_in(40) { 1 + tape.below(all.len() - 1) } else { 0 }];
    let elsewhere = value.pointer(&all[tape.below(all.len())]).cloned().unwrap_or_default();
    let strange = [
        json!(null),
        json!(true),
        json!(0),
        json!(3),
        json!(-7),
        json!(2.5),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("a"),
        json!("ünïcode id"),
        json!([]),
        json!({}),
        json!([[]]),
        json!([null, 1, "x", {}]),
        json!({ "id": "a" }),
        json!({ "phase": "a", "step": "a" }),
        json!("x".repeat(2001)),
        json!("2027-02-30"),
        json!("PT99999999999999999999M"),
        json!([1, 2, 3, 4, 5, 6, 7]),
    ];
    let target = value.pointer_mut(place).unwrap();
    match (tape.below(6), target) {
        (0 | 1, target) => *target = tape.pick(&strange).clone(),
        (2, target) => *target = elsewhere,
        (3, Value::Array(entries)) if !entries.is_empty() => {
            let index = tape.below(entries.len());
            entries.insert(tape.below(entries.len()), entries[index].clone());
        }
        (4, Value::Array(entries)) if !entries.is_empty() => {
            let (one, other) = (tape.below(entries.len()), tape.below(entries.len()));
            entries.swap(one, other);
        }
        (5, Value::Array(entries)) if !entries.is_empty() => {
            entries.remove(tape.below(entries.len()));
        }
        (3, Value::Object(fields)) => {
            fields.insert(
                (*tape.pick(&["id", "phases", "steps", "target", "stage", "metric", "x", "\0"])).into(),
                elsewhere,
            );
        }
        (_, Value::Object(fields)) if !fields.is_empty() => {
            let name = fields.keys().nth(tape.below(fields.len())).unwrap().clone();
            fields.remove(&name);
        }
        (_, target) => *target = tape.pick(&strange).clone(),
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn i9_export_then_import_is_the_identity(document in support::plans()) {
        prop_assert_eq!(same_again(&document), Ok(()));
    }

    #[test]
    fn any_plan_is_written_as_the_schema_says(document in support::plans()) {
        // Made once a thread: it takes longer than the rest.
        thread_local!(static VALIDATOR: jsonschema::Validator = validator());
        VALIDATOR.with(|validator| assert_valid(validator, &write(&document)));
    }
}

proptest! {
    #![proptest_config(config(1_500))]

    /// A valid file with values changed here and there is refused or mended, and what is mended is sound.
    #[test]
    fn changed_files_give_a_plan_or_an_error(changes in support::scripts(6), which in 0..3usize) {
        let mut value = match which {
            0 => one_of_each(),
            1 => serde_json::from_str(&golden_text("full")).unwrap(),
            _ => serde_json::from_str(&write(&support::start(&changes[0]))).unwrap(),
        };
        for numbers in &changes {
            mutate(&mut value, &mut Tape::new(numbers));
        }
        // `told` checks what could be read.
        told(&value.to_string());
    }

    #[test]
    fn changed_bytes_give_a_plan_or_an_error(changes in prop::collection::vec((any::<u32>(), any::<u8>(), 0..4u8), 1..8)) {
        let mut bytes = one_of_each().to_string().into_bytes();
        for (place, byte, how) in changes {
            let place = place as usize % bytes.len().max(1);
            match how {
                0 => bytes.insert(place.min(bytes.len()), byte),
                1 if !bytes.is_empty() => { bytes.remove(place); }
                2 => bytes.truncate(place.max(bytes.len() / 2)),
                _ if !bytes.is_empty() => bytes[place] = byte,
                _ => {}
            }
        }
        told(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_bytes_give_a_plan_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200), text in ".*") {
        told(&String::from_utf8_lossy(&bytes));
        told(&text);
    }
}
