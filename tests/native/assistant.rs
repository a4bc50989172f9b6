//! What assistants answer, in the shapes that they give: what is understood of each, and what it would change in a
//! plan.

use std::collections::HashSet;

use wegmarke::core::document::{Document, List};
use wegmarke::core::edit::{self, Edit};
use wegmarke::core::exchange::assistant::{Asked, Proposal, SAMPLE, prompt, proposal};
use wegmarke::core::exchange::{Import, Rule, found, json};
use wegmarke::core::model::*;
use wegmarke::core::session::Session;
use wegmarke::core::text::messages;

use crate::csv::{said, shown_with};

const IMPORT: Import = Import { language: Language::En, seed: 1 };

fn told(text: &str) -> String {
    match found::answer(text, &IMPORT, None).map(|answer| answer.imported) {
        Err(error) => said(&error),
        Ok(imported) => {
            let document = &imported.document;
            let names = |list: List, name: &dyn Fn(&Id) -> Option<String>| {
                document.list(&list).filter_map(name).collect::<Vec<String>>().join(", ")
            };
            let personas = names(List::Personas, &|id| Some(document.persona(id)?.name.to_string()));
            let measures = names(List::Measures, &|id| Some(document.measure(id)?.title.to_string()));
            format!(
                "{:?}, personas: {personas}; measures: {measures}\n{}",
                &*document.plan().title,
                shown_with(&imported, true)
            )
        }
    }
}

/// `WEGMARKE_BLESS=1 cargo test` writes what is understood anew.
#[test]
fn thirty_answers_are_understood() {
    let folder = format!("{}/tests/data/answers", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names.len(), 30);
    let read = |name: &String| std::fs::read_to_string(format!("{folder}/{name}")).unwrap();
    let all: String = names.iter().map(|name| format!("=== {name}\n{}\n", told(&read(name)).trim_end())).collect();
    let golden = format!("{}/tests/data/answers.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("WEGMARKE_BLESS").is_some() {
        std::fs::write(golden, all).unwrap();
    } else {
        let expected = std::fs::read_to_string(golden).unwrap();
        for (is, should) in all.split("=== ").zip(expected.split("=== ")) {
            assert_eq!(is, should);
        }
    }
}

#[test]
fn the_prompt_has_the_format_the_plan_and_the_notes() {
    for language in Language::ALL {
        let sample = SAMPLE.get(*language);
        let (plan, repairs) = json::read(sample, 1).unwrap();
        assert!(repairs.is_empty(), "{repairs:?}");
        let text = prompt(*language, &Asked { plan: Some(&plan), notes: " We sell coffee. " });
        assert!(
            text.contains(sample) && text.contains(&json::write(&plan)) && text.contains("We sell coffee."),
            "{text}"
        );
        assert!(!prompt(*language, &Asked::default()).contains("plan that I am working on"));
        // An assistant that answers with the example has understood.
        assert_eq!(json::write(&found::answer(&text, &IMPORT, None).unwrap().imported.document), json::write(&plan));
    }
}

fn open() -> Document {
    json::read(SAMPLE.get(Language::En), 1).unwrap().0
}

/// The entries of a difference, a line each.
pub fn listed(proposal: &Proposal) -> Vec<String> {
    let line = |entry: &wegmarke::core::exchange::assistant::Entry| {
        let fields: Vec<String> = entry
            .fields
            .iter()
            .map(|(field, before, after)| format!("{}: {before:?} > {after:?}", field.key()))
            .collect();
        format!("{} {:?} {}", if entry.is_new { "+" } else { "~" }, entry.name, fields.join("; "))
    };
    proposal.entries.iter().map(line).collect()
}

#[test]
fn an_answer_is_a_difference_of_which_any_part_is_taken_in_one_step() {
    let answer = r#"{"journeys": [{"name": "As it is", "steps": [
        {"id": "s2", "touchpoint": "t2", "pain_point": "No guest order", "satisfaction": 2},
        {"phase": "Purchase", "touchpoint": "Phone", "action": "asks", "satisfaction": "low"}]}],
        "phases": [{"id": "p2", "name": "Purchase"}],
        "personas": [{"name": "commuter", "goals": ["save money"]}],
        "feedback": [{"name": "100 customers", "metric": "csat", "counts": [1,2,3,4,5]}]}"#;
    let plan = open();
    let answered = found::answer(answer, &IMPORT, Some(&plan)).unwrap();
    let found = proposal(&plan, &answered.imported.document, &answered.kept, &mut Ids::new(7), messages(Language::En));
    assert_eq!(
        listed(&found),
        [
            "~ \"Commuter\" goals: \"to work without a car\" > \"save money\"",
            "+ \"Phone\" name: \"\" > \"Phone\"",
            "~ \"Purchase › Online shop\" pain_point: \"Delivery time at the very end\" > \"No guest order\"",
            "+ \"Purchase › Phone\" touchpoint: \"\" > \"Phone\"; satisfaction: \"\" > \"1\"; action: \"\" > \"asks\"",
        ]
    );
    assert_eq!(found.left_out.len(), 1);
    assert_eq!((found.left_out[0].rule, &*found.left_out[0].text), (Rule::LeftOut, "100 customers"));
    // All of it, as one step of the history.
    let mut session = Session::new(plan.clone(), 1);
    session.edit(Edit::Replace(Box::new(found.taken(&plan, &[true; 4]))), 0).unwrap();
    let taken = session.document();
    taken.check().unwrap();
    assert_eq!((taken.count(Kind::Step), taken.count(Kind::Touchpoint), taken.count(Kind::Feedback)), (3, 3, 0));
    session.undo();
    assert!(*session.document() == plan && !session.can_undo());
    // A step without the touchpoint that was left.
    let some = found.taken(&plan, &[false, false, false, true]);
    some.check().unwrap();
    assert_eq!((some.count(Kind::Step), some.count(Kind::Touchpoint)), (3, 2));
    assert!(found.taken(&plan, &[false; 4]) == plan);
    // The plan itself changes nothing.
    assert!(proposal(&plan, &plan, &HashSet::new(), &mut Ids::new(7), messages(Language::En)).entries.is_empty());
}

/// What an answer would change in the open plan: entries with the places to which they go, and what is told beside.
fn differs(answer: &str) -> Vec<String> {
    let plan = open();
    let answered = found::answer(answer, &IMPORT, Some(&plan)).unwrap();
    let found = proposal(&plan, &answered.imported.document, &answered.kept, &mut Ids::new(7), messages(Language::En));
    found.taken(&plan, &vec![true; found.entries.len()]).check().unwrap();
    let mut lines = listed(&found);
    for (line, entry) in lines.iter_mut().zip(&found.entries) {
        if let Some((from, to)) = &entry.place {
            *line += &format!("{}/{} > {}/{}", from.phase, from.behind, to.phase, to.behind);
        }
    }
    let repairs = answered.imported.repairs.iter().chain(&found.left_out);
    lines.extend(repairs.map(|repair| format!("! {}: {:?} {}", repair.path, repair.rule, repair.text)));
    lines
}

#[test]
fn an_answer_that_leaves_out_what_stays_refers_to_the_open_plan() {
    // By id: no phases are added, the step stays in its phase.
    assert_eq!(
        differs(
            r#"{"measures": [{"id": "n1", "title": "Show prices", "target": {"touchpoint": "t1"}, "status": "planned"}],
                "journeys": [{"id": "j1", "steps": [{"id": "s1", "satisfaction": 2, "pain_point": "no prices"}]}]}"#
        ),
        [
            "~ \"Awareness › Poster at the station\" satisfaction: \"4\" > \"2\"; pain_point: \"\" > \"no prices\"",
            "+ \"Show prices\" title: \"\" > \"Show prices\"; target: \"\" > \"Poster at the station\"; status: \"\" > \"Planned\"",
        ]
    );
    // By name, and measures alone.
    assert_eq!(
        differs(
            r#"{"maßnahmen": [{"titel": "Preise", "ziel": "online shop"}, {"titel": "Ton", "ziel": {"schritt": "s1"}}]}"#
        ),
        [
            "+ \"Preise\" title: \"\" > \"Preise\"; target: \"\" > \"Online shop\"",
            "+ \"Ton\" title: \"\" > \"Ton\"; target: \"\" > \"Awareness › Poster at the station\"",
        ]
    );
    // Steps alone are those of the journey that there is; a new one goes where the answer has it.
    assert_eq!(
        differs(r#"{"steps": [{"phase": "purchase", "touchpoint": "Phone", "action": "asks"}, {"id": "s2"}]}"#),
        [
            "+ \"Phone\" name: \"\" > \"Phone\"",
            "+ \"Purchase › Phone\" touchpoint: \"\" > \"Phone\"; action: \"\" > \"asks\"",
        ]
    );
    // Names with capitals are those of records, too.
    assert_eq!(
        differs(r#"{"Phasen": [{"Name": "purchase", "Leitfrage": "Now?"}]}"#),
        ["~ \"Purchase\" question: \"\" > \"Now?\""]
    );
    // A plan that comes back whole says nothing.
    let whole = json::write(&open());
    assert_eq!(differs(&whole), [""; 0]);
    assert_eq!(differs(&whole.replace("\"wegmarke-plan\"", "\"my plan\"")), [""; 0]);
}

#[test]
fn what_an_answer_wants_gone_is_told_and_stays() {
    assert_eq!(
        differs(
            r#"{"touchpoints": [{"id": "t2", "delete": true}],
                "journeys": [{"id": "j1", "steps": [{"id": "s1", "action": null, "thought": ""}]}]}"#
        ),
        [
            "! touchpoints[0]: NotRemoved Online shop",
            "! journeys[0].steps[0].action: NotRemoved ",
            "! journeys[0].steps[0].thought: NotRemoved ",
        ]
    );
    // An answer that repeats the plan lacks what it wants gone.
    let mut plan = open();
    for key in [Key::new(Kind::Step, &Id::new("s2").unwrap()), Key::new(Kind::Touchpoint, &Id::new("t2").unwrap())] {
        let planned = edit::plan(&plan, Edit::Remove(key), &mut Ids::new(1)).unwrap();
        plan.apply(planned.change);
    }
    let answer = json::write(&plan);
    assert_eq!(differs(&answer), ["! Touchpoint: NotRemoved Online shop", "! Step: NotRemoved Purchase › Online shop"]);
}

#[test]
fn an_answer_moves_phases_and_steps() {
    assert_eq!(
        differs(
            r#"{"phases": [{"id": "p2", "name": "Purchase"}, {"id": "p1", "name": "Awareness"}],
                "journeys": [{"id": "j1", "steps": [{"id": "s2", "phase": "p1"}, {"id": "s1", "phase": "p1"}]}]}"#
        ),
        ["~ \"Purchase\" /Awareness > /", "~ \"Purchase › Online shop\" Purchase/ > Awareness/",]
    );
    let plan = open();
    let answer = r#"{"steps": [{"id": "s2", "phase": "p1"}, {"phase": "p1", "action": "rests"}, {"id": "s1"}]}"#;
    let answered = found::answer(answer, &IMPORT, Some(&plan)).unwrap();
    let found = proposal(&plan, &answered.imported.document, &answered.kept, &mut Ids::new(7), messages(Language::En));
    let taken = found.taken(&plan, &vec![true; found.entries.len()]);
    let journey = Id::new("j1").unwrap();
    let steps: Vec<&str> = taken.steps(&journey).map(|id| &*taken.step(id).unwrap().action).collect();
    assert_eq!(steps, ["orders", "rests", "sees the poster"]);
}

#[test]
fn what_needs_a_record_is_left_and_taken_with_it() {
    let plan = open();
    let answer = r#"{"touchpoints": [{"id": "t9", "name": "Phone"}], "steps": [{"phase": "p1", "touchpoint": "t9"}],
        "measures": [{"title": "Train", "target": {"touchpoint": "t9"}}, {"title": "Other"}]}"#;
    let answered = found::answer(answer, &IMPORT, Some(&plan)).unwrap();
    let found = proposal(&plan, &answered.imported.document, &answered.kept, &mut Ids::new(7), messages(Language::En));
    let mut chosen = vec![true; 4];
    found.choose(&mut chosen, 0, false);
    assert_eq!(chosen, [false, false, false, true]);
    found.choose(&mut chosen, 1, true);
    assert_eq!(chosen, [true, true, false, true]);
}
