//! OpenJourney files: how the maps of others are read, what is mended, what is refused.

use serde_json::{Value, json};
use wegmarke::core::document::List;
use wegmarke::core::exchange::{Format, Import, Place};
use wegmarke::core::model::*;

use crate::formats::{examples, write};
use crate::support::{Written, outline};

fn format() -> &'static Format {
    Format::named("ojf").unwrap()
}

/// What reading a text says: `journey of persona | Phase: touchpoint 4 {field: text}, … | repairs`, or the error and
/// its place.
fn told(text: &str) -> String {
    let imported = match (format().read.unwrap())(text, &Import { language: Language::En, seed: 1 }) {
        Ok(imported) => imported,
        Err(error) => {
            let place = match error.place {
                Place::Whole => "the whole".into(),
                Place::Path(path) => path,
                Place::Line { line, column } => format!("{line}:{column}"),
            };
            return format!("{} at {place}", error.code.key());
        }
    };
    let document = &imported.document;
    document.check().unwrap();
    let step = |step: &Step| {
        let name = step.touchpoint.as_ref().map_or("-", |id| &document.touchpoint(id).unwrap().name);
        let mut told = step.satisfaction.map_or(name.to_owned(), |score| format!("{name} {}", score.number()));
        let texts = [
            ("action", &step.action),
            ("thought", &step.thought),
            ("question", &step.question),
            ("emotion", &step.emotion),
            ("pain", &step.pain_point),
            ("chance", &step.opportunity),
            ("fitted", &step.personalisation),
        ];
        for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            told += &format!(" {{{name}: {}}}", &**text);
        }
        told + if step.moment_of_truth { " !" } else { "" }
    };
    outline(&imported, step)
}

#[track_caller]
fn check(text: impl ToString, expected: &str) {
    let text = text.to_string();
    assert_eq!(told(&text), expected, "{text}");
}

/// A map of one stage and one lane with these nodes.
fn map(lane: &str, nodes: Value) -> Value {
    json!({ "version": "1.0", "title": "T", "stages": [{ "id": "s", "name": "S" }], "swimlanes": [{ "id": "l", "name": lane }], "nodes": nodes })
}

/// A node in that cell.
fn node(members: Value) -> Value {
    let mut node = json!({ "stageId": "s", "swimlaneId": "l" });
    node.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    node
}

#[test]
fn the_frame_is_the_journey() {
    check(json!({ "stages": [], "swimlanes": [] }), "");
    check(
        json!({ "title": "T", "persona": "Ada", "stages": [{ "id": "s", "name": "S" }], "swimlanes": [], "nodes": [] }),
        "T of Ada | S:",
    );
    check(json!({ "persona": "", "pointOfView": "", "stages": [] }), "");
    check(
        json!({ "metadata": { "title": "T", "persona": "Ada", "pov": "lost", "version": "1.1.0" }, "stages": [] }),
        "T of Ada",
    );
    let about = json!({ "title": "T", "pointOfView": "In a hurry", "description": "D", "stages": [] }).to_string();
    let document = (format().read.unwrap())(&about, &Import { language: Language::De, seed: 1 }).unwrap().document;
    let journey = document.journey(document.list(&List::Journeys).next().unwrap()).unwrap();
    assert_eq!((&*document.plan().title, &*document.plan().description, &*journey.scenario), ("T", "D", "In a hurry"));
}

#[test]
fn nodes_are_steps_by_the_words_of_their_lane() {
    let nodes = json!([node(
        json!({ "title": "Web shop", "description": "compares", "score": 3, "sentiment": "curious", "isMomentOfTruth": true })
    )]);
    check(map("Vendor Touchpoints", nodes.clone()), "T | S: Web shop 4 {action: compares} {emotion: curious} !");
    check(map("Customer Actions", nodes.clone()), "T | S: - 4 {action: Web shop\ncompares} {emotion: curious} !");
    check(map("Schwachstellen", nodes), "T | S: - 4 {emotion: curious} {pain: Web shop\ncompares} !");
}

#[test]
fn what_is_said_beside_a_step_joins_the_last_one_of_its_stage() {
    let mut plan = map("Touchpoints", json!([]));
    plan["stages"] = json!([{ "id": "s", "name": "S" }, { "id": "u", "name": "U" }]);
    plan["swimlanes"] = json!([{ "id": "l", "name": "Touchpoints" }, { "id": "e", "name": "Emotional State" }, { "id": "p", "name": "Pain Points" }]);
    plan["nodes"] = json!([
        node(json!({ "title": "Shop" })),
        node(json!({ "title": "Annoyed", "swimlaneId": "e", "score": -5 })),
        node(json!({ "title": "Slow", "swimlaneId": "p" })),
        node(json!({ "title": "Dear", "swimlaneId": "p" })),
        node(json!({ "title": "Glad", "swimlaneId": "e", "stageId": "u" })),
    ]);
    check(plan, "T | S: Shop 1 {emotion: Annoyed} {pain: Slow}, - {pain: Dear} | U: - {emotion: Glad}");
}

#[test]
fn the_planners_own_lanes_are_known_by_their_ids() {
    let mut plan = map("", json!([]));
    plan["swimlanes"] = json!([{ "id": "touchpoint", "name": "Orte" }, { "id": "thought", "name": "Denkt" }]);
    plan["nodes"] = json!([
        { "id": "n1", "stageId": "s", "swimlaneId": "touchpoint", "title": "A" },
        { "id": "n2", "stageId": "s", "swimlaneId": "touchpoint", "title": "B" },
        { "id": "n1-thought", "stageId": "s", "swimlaneId": "thought", "title": "hm" },
    ]);
    check(plan, "T | S: A {thought: hm}, B");
}

#[test]
fn scores_move_to_the_nearest_degree() {
    let degree =
        |score: Value| told(&map("Touchpoints", json!([node(json!({ "title": "x", "score": score }))])).to_string());
    let degrees: Vec<String> = (-5..=5).map(|score| degree(json!(score))).collect();
    let rounded = |degree: u8| format!("T | S: x {degree} | nodes[0].score Rounded");
    let exact = |degree: u8| format!("T | S: x {degree}");
    let expected = [
        exact(1),
        rounded(1),
        exact(2),
        rounded(2),
        rounded(3),
        exact(3),
        rounded(3),
        rounded(4),
        exact(4),
        rounded(5),
        exact(5),
    ];
    assert_eq!(degrees, expected);
    assert_eq!(degree(Value::Null), "T | S: x");
    assert_eq!(degree(json!("")), "T | S: x");
    assert_eq!(degree(json!(6)), "T | S: x | nodes[0].score OutOfRange");
    assert_eq!(degree(json!("good")), "T | S: x | nodes[0].score UnknownValue");
}

#[test]
fn what_has_no_place_is_told_once() {
    let nodes = json!([
        node(json!({ "title": "x", "tags": ["a"], "severity": "high", "purpose": "touchpoint", "icon": "search" })),
        node(
            json!({ "title": "y", "tags": ["b"], "severity": "low", "purpose": "gain", "blueprint": { "onstage": [] } })
        ),
        node(json!({ "title": "z", "blueprint": { "onstage": [{ "actor": "A" }] } })),
    ]);
    check(
        map("", nodes),
        "T | S: x, y, z | nodes[].severity UnknownField | nodes[].tags UnknownField | nodes[].purpose UnknownField | nodes[].blueprint UnknownField",
    );
    check(
        json!({ "title": "T", "theme": "dark", "metadata": null, "stages": [{ "id": "s", "name": 1, "overrideEmotion": 3 }], "nodes": [] }),
        "T | 1: | theme UnknownField | stages[].overrideEmotion UnknownField",
    );
}

#[test]
fn nodes_find_a_stage() {
    let mut plan = map(
        "",
        json!([node(json!({ "title": "x" })), node(json!({ "title": "y", "stageId": "gone", "swimlaneId": "gone" }))]),
    );
    check(&plan, "T | S: x, y | nodes[1].stageId Dangling");
    plan["stages"] = json!([]);
    check(
        &plan,
        "T | Awareness: x, y | Consideration: | Conversion: | Retention: | Advocacy: | stages DefaultPhases | nodes[1].stageId Dangling",
    );
}

#[test]
fn newer_writers_name_stage_and_lane_of_a_node() {
    let plan = json!({
        "metadata": { "title": "T" },
        "stages": [{ "id": "s1", "name": "Look" }, { "id": "s2", "name": "Buy" }],
        "swimlanes": [{ "id": "l1", "name": "Touchpoints" }, { "id": "l2", "name": "Pain points" }],
        "nodes": [
            { "title": "Shop", "stage": "Buy", "swimlane": "Touchpoints" },
            { "title": "Slow", "stage": "s2", "swimlane": "Pain points" },
            { "title": "Ad", "stage": "Look" },
            { "title": "Fair", "stage": "Dream" },
        ],
    });
    check(plan, "T | Look: Ad, Fair | Buy: Shop {pain: Slow} | nodes[3].stage Dangling");
}

#[test]
fn what_is_no_map_is_refused() {
    check("", "not-json at 1:1");
    check("[]", "wrong-type at the whole");
    check("{}", "wrong-format at stages");
    check(json!({ "stages": 1 }), "wrong-type at stages");
    check(json!({ "stages": [1] }), "wrong-type at stages[0]");
    check(json!({ "stages": [], "nodes": ["x"] }), "wrong-type at nodes[0]");
}

#[test]
fn files_are_known_by_their_looks() {
    let of = |text: &str| Format::of("", text).map(|format| format.key);
    assert_eq!(of(&map("", json!([])).to_string()), Some("ojf"));
    assert_eq!(of(&json!({ "format": "wegmarke-plan", "title": "has \"swimlanes\" in it" }).to_string()), Some("json"));
    assert_eq!(of("{}"), Some("json"));
}

/// What Ptolemy asks of a file before it takes it, and what its map needs to find every node's cell.
#[test]
fn ptolemy_can_place_every_node() {
    for (name, document) in examples() {
        let file: Value = serde_json::from_str(&write(format(), &document, None).text()).unwrap();
        let ids = |table: &str| -> Vec<&str> {
            file[table].as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap()).collect()
        };
        let (stages, lanes) = (ids("stages"), ids("swimlanes"));
        let mut nodes = ids("nodes");
        nodes.sort();
        nodes.dedup();
        assert_eq!(nodes.len(), file["nodes"].as_array().unwrap().len(), "{name}: two nodes share an id");
        for node in file["nodes"].as_array().unwrap() {
            assert!(
                stages.contains(&node["stageId"].as_str().unwrap())
                    && lanes.contains(&node["swimlaneId"].as_str().unwrap()),
                "{name}: {node}"
            );
            assert!(node["score"].is_null() || (-5..=5).contains(&node["score"].as_i64().unwrap()), "{name}: {node}");
        }
    }
}
