//! Two journeys side by side. Journeys are written as `A: shop3 call | B: mail`: phases with their steps, each the name
//! of a touchpoint with the rating behind it; a step without a touchpoint is written as `(what happens)`.

use proptest::prelude::*;
use wegmarke::core::compare::*;
use wegmarke::core::document::{Document, List};
use wegmarke::core::edit::Edit;
use wegmarke::core::edit::journey::JourneyEdit;
use wegmarke::core::exchange::json;
use wegmarke::core::model::*;
use wegmarke::core::session::Session;

use crate::support::{self, config};

fn plan(journeys: [&str; 2]) -> Document {
    let (mut phases, mut touchpoints): (Vec<String>, Vec<String>) = Default::default();
    let known = |list: &mut Vec<String>, name: &str| {
        if !list.iter().any(|known| known == name) {
            list.push(name.to_owned());
        }
    };
    let mut texts = Vec::new();
    for (journey, text) in ["left", "right"].iter().zip(journeys) {
        let mut steps = Vec::new();
        for part in text.split('|').filter(|part| !part.trim().is_empty()) {
            let (phase, names) = part.trim().split_once(':').unwrap();
            known(&mut phases, phase);
            for step in names.split_whitespace() {
                let name = step.trim_end_matches(|letter: char| letter.is_ascii_digit());
                let id = format!("{journey}-{}", steps.len());
                let rating = step[name.len()..]
                    .parse::<u8>()
                    .map_or(String::new(), |rating| format!(r#","satisfaction":{rating}"#));
                let what = match name.strip_prefix('(') {
                    Some(action) => format!(r#""action":"{}""#, action.trim_end_matches(')')),
                    None => {
                        known(&mut touchpoints, name);
                        format!(r#""touchpoint":"{name}""#)
                    }
                };
                steps.push(format!(r#"{{"id":"{id}","phase":"{phase}",{what}{rating}}}"#));
            }
        }
        texts.push(format!(r#"{{"id":"{journey}","steps":[{}]}}"#, steps.join(",")));
    }
    let phases: Vec<String> = phases.iter().map(|id| format!(r#"{{"id":"{id}","stage":"awareness"}}"#)).collect();
    // Names that begin alike up to a hyphen are the same name: two touchpoints that are called the same.
    let touchpoints: Vec<String> =
        touchpoints.iter().map(|id| format!(r#"{{"id":"{id}","name":"{}"}}"#, id.split('-').next().unwrap())).collect();
    let (phases, touchpoints) = (phases.join(","), touchpoints.join(","));
    json::read(&format!(r#"{{"format":"wegmarke-plan","version":1,"id":"p","title":"t","phases":[{phases}],"touchpoints":[{touchpoints}],"journeys":[{}]}}"#, texts.join(",")), 1).unwrap().0
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn told(document: &Document, comparison: &Comparison) -> String {
    let step = |id: &Id| {
        let step = document.step(id).unwrap();
        step.touchpoint.as_ref().map_or(format!("({})", &*step.action), Id::to_string)
    };
    let row = |row: &Row| {
        let sign = match row.difference {
            Difference::Same => "",
            Difference::Changed => "~",
            Difference::Moved => ">",
            Difference::Added => "+",
            Difference::Removed => "-",
        };
        let rise = row.rise.map_or(String::new(), |rise| format!("{rise:+}"));
        format!("{sign}{}{rise}", step(row.right.as_ref().or(row.left.as_ref()).unwrap()))
    };
    let phase = |phase: &PhaseComparison| {
        format!("{}: {}", phase.phase, phase.rows.iter().map(row).collect::<Vec<_>>().join(" "))
    };
    comparison.phases.iter().map(phase).collect::<Vec<_>>().join(" | ")
}

#[track_caller]
fn check(left: &str, right: &str, expected: &str) {
    let document = plan([left, right]);
    assert_eq!(told(&document, &compare(&document, &id("left"), &id("right")).unwrap()), expected, "{left} / {right}");
}

#[test]
fn steps_are_aligned_by_phase_and_touchpoint() {
    check("A: shop call | B: mail", "A: shop call | B: mail", "A: shop call | B: mail");
    check("A: shop call | B: mail", "A: shop | B: mail app", "A: shop -call | B: mail +app");
    check("A: a b c", "A: a x c", "A: a -b +x c");
    check("A: a b c d", "A: x b y d z", "A: -a +x b -c +y d +z");
    check("A: a b a c", "A: a c", "A: a -b -a c");
    check("", "A: a", "A: +a");
    check("A: a", "", "A: -a");
    check("", "", "");
    // Moved: in another phase, or at another place in the same.
    check("A: a b | B: c", "A: a | B: c b", "A: a | B: c >b");
    check("A: a b c", "A: c a b", "A: >c a b");
    check("A: a a", "A: a | B: a", "A: a | B: >a");
    // Ratings: changed, by so much; one that is new has no rise.
    check("A: a2 b3 c", "A: a4 b3 c5", "A: ~a+2 b ~c");
    check("A: a5 | B: b", "A: b | B: a1", "A: >b | B: >a-4");
    // A step without a touchpoint by what happens; touchpoints of one name are the same.
    check("A: (waits) (asks)", "A: (Waits) (calls)", "A: ~(Waits) -(asks) +(calls)");
    check("A: shop-a", "A: shop-b", "A: shop-b");
}

#[test]
fn differences_are_told_in_figures_and_words() {
    let document = plan(["A: a2 b4 | B: c", "A: a5 | B: c d3 | C: e1"]);
    let comparison = compare(&document, &id("left"), &id("right")).unwrap();
    let figures = |figures: Figures| format!("{} {:?} {}", figures.steps, figures.mean, figures.rated);
    assert_eq!([figures(comparison.figures.0), figures(comparison.figures.1)], ["3 Some(3.0) 2", "4 Some(3.0) 3"]);
    let phases: Vec<String> =
        comparison.phases.iter().map(|phase| format!("{} / {}", figures(phase.left), figures(phase.right))).collect();
    assert_eq!(phases, ["2 Some(3.0) 2 / 1 Some(5.0) 1", "1 None 0 / 2 Some(3.0) 1", "0 None 0 / 1 Some(1.0) 1"]);
    let counts = [Difference::Same, Difference::Changed, Difference::Moved, Difference::Added, Difference::Removed]
        .map(|kind| comparison.count(kind));
    assert_eq!(counts, [1, 1, 0, 2, 1]);
    let texts: Vec<String> =
        comparison.rows().map(|(_, row)| row.text(&document, Language::De)).filter(|text| !text.is_empty()).collect();
    assert_eq!(texts, ["Zufriedenheit 2 → 5 (+3)"]);
    assert_eq!(compare(&document, &id("left"), &id("none")), None);
}

#[test]
fn a_report_compares_what_is_with_what_shall_be() {
    let text = r#"{"format":"wegmarke-plan","version":1,"id":"p","title":"t","personas":[{"id":"ada"},{"id":"bo"}],"journeys":[{"id":"t","persona":"ada","kind":"target"},
        {"id":"b","persona":"bo"},{"id":"c","persona":"ada"},{"id":"d","persona":"ada"},{"id":"n"},{"id":"m","kind":"target"}]}"#;
    assert_eq!(usual_pairs(&json::read(text, 1).unwrap().0), [(id("c"), id("t"))]);
}

/// Long journeys are matched one by one: quick, and nothing is lost.
#[test]
fn huge_journeys_are_compared_in_linear_time() {
    let steps = |from: usize, to: usize| {
        format!("A: {}", (from..to).map(|number| format!("t{}x", number % 1_700)).collect::<Vec<_>>().join(" "))
    };
    let document = plan([&steps(0, 4_000), &steps(1_000, 5_000)]);
    let comparison = compare(&document, &id("left"), &id("right")).unwrap();
    let pairs = comparison.rows().filter(|(_, row)| row.left.is_some() && row.right.is_some()).count();
    let (added, removed) = (comparison.count(Difference::Added), comparison.count(Difference::Removed));
    assert_eq!((pairs + added, pairs + removed), (4_000, 4_000));
    assert!(comparison.count(Difference::Same) >= 2_000, "{}", comparison.count(Difference::Same));
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn comparisons_hold_for_any_plan(document in support::plans(), one in any::<usize>(), other in any::<usize>()) {
        let journeys: Vec<Id> = document.list(&List::Journeys).cloned().collect();
        prop_assume!(!journeys.is_empty());
        let (left, right) = (&journeys[one % journeys.len()], &journeys[other % journeys.len()]);
        // With itself, and with its copy, a journey has no differences.
        let alone = compare(&document, left, left).unwrap();
        prop_assert_eq!(alone.count(Difference::Same), alone.rows().count());
        let mut session = Session::new(document.clone(), 3);
        let copy = JourneyEdit::Duplicate { id: left.clone(), name: "copy".into(), persona: None, kind: JourneyKind::Target };
        if let Ok(outcome) = session.edit(Edit::Journey(copy), 0) {
            let twin = compare(session.document(), left, &outcome.made.unwrap().id).unwrap();
            prop_assert_eq!(twin.count(Difference::Same), twin.rows().count());
        }
        // Every step of both is in exactly one row, and a pair that is the same has no differences.
        let comparison = compare(&document, left, right).unwrap();
        for (journey, side) in [(left, (|row| &row.left) as fn(&Row) -> &Option<Id>), (right, |row| &row.right)] {
            let mut told: Vec<&Id> = comparison.rows().filter_map(|(_, row)| side(row).as_ref()).collect();
            let mut steps: Vec<&Id> = document.steps(journey).collect();
            told.sort();
            steps.sort();
            prop_assert_eq!(told, steps);
        }
        // The other way round, the same pairs are mirrored.
        let back = compare(&document, right, left).unwrap();
        let mirrored = |row: &Row| Row {
            left: row.right.clone(),
            right: row.left.clone(),
            difference: match row.difference { Difference::Added => Difference::Removed, Difference::Removed => Difference::Added, kind => kind },
            rise: row.rise.map(|rise| -rise),
            changed: row.changed.clone(),
        };
        let mut rows: Vec<Row> = comparison.rows().map(|(_, row)| row.clone()).collect();
        let mut others: Vec<Row> = back.rows().map(|(_, row)| mirrored(row)).collect();
        for rows in [&mut rows, &mut others] {
            rows.sort_by(|one, other| (&one.left, &one.right).cmp(&(&other.left, &other.right)));
        }
        prop_assert_eq!(rows, others);
        prop_assert_eq!((back.figures, back.minutes), ((comparison.figures.1, comparison.figures.0), (comparison.minutes.1, comparison.minutes.0)));
    }
}
