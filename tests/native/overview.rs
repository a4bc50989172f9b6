//! The plan from above: tables of numbers with the records behind them.

use wegmarke::core::analysis::overview::*;
use wegmarke::core::document::Document;
use wegmarke::core::exchange::json;
use wegmarke::core::model::*;

/// Two personas; Ada goes shop 2, search 4, call unrated, shop 1; Bo goes call 5; nobody's journey search 3; and a
/// journey as it shall be, shop 5.
fn plan() -> Document {
    let text = r#"{"format":"wegmarke-plan","version":1,"id":"p","title":"t",
        "phases":[{"id":"look","stage":"awareness"},{"id":"weigh","stage":"consideration"},{"id":"buy","stage":"conversion"}],
        "personas":[{"id":"ada"},{"id":"bo"}],
        "touchpoints":[{"id":"shop","channel":"online-shop","media_type":"owned"},{"id":"search","channel":"search","media_type":"earned"},
            {"id":"call"},{"id":"unused","channel":"poster","media_type":"paid"},{"id":"app","channel":"online-shop ","media_type":"owned"}],
        "journeys":[
            {"id":"a","persona":"ada","steps":[
                {"id":"a1","phase":"look","touchpoint":"search","satisfaction":4,"after":"P9D"},
                {"id":"a2","phase":"look","touchpoint":"shop","satisfaction":2,"after":"PT1H"},
                {"id":"a3","phase":"weigh","touchpoint":"call"},
                {"id":"a4","phase":"buy","touchpoint":"shop","satisfaction":1,"after":"P1D"},
                {"id":"a5","phase":"buy","touchpoint":"app"}]},
            {"id":"b","persona":"bo","steps":[{"id":"b1","phase":"buy","touchpoint":"call","satisfaction":5}]},
            {"id":"n","steps":[{"id":"n1","phase":"look","touchpoint":"search","satisfaction":3},{"id":"n2","phase":"look"}]},
            {"id":"w","persona":"ada","kind":"target","steps":[{"id":"w1","phase":"look","touchpoint":"shop","satisfaction":5}]},
            {"id":"e"}],
        "measures":[{"id":"m1","impact":5,"effort":1},{"id":"m2","impact":4,"effort":4},{"id":"m3","impact":3,"effort":3},{"id":"m4","impact":1,"effort":5},
            {"id":"m5","impact":5}],
        "feedback":[{"id":"f1","target":{"step":"b1"},"metric":"csat","counts":[1,1,0,0,0]},{"id":"f2","target":{"touchpoint":"call"},"metric":"nps","counts":[2,0,0,0,0,0,0,0,0,0,0]}]}"#;
    json::read(text, 1).unwrap().0
}

fn ids(ids: &[Id]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(" ")
}

fn told<C>(coverage: &Coverage<C>, name: impl Fn(&C) -> String) -> String {
    let mut lines = vec![
        coverage
            .columns
            .iter()
            .map(|column| column.as_ref().map_or("none".into(), &name))
            .collect::<Vec<_>>()
            .join(" | "),
    ];
    for (stage, row) in Stage::ALL.iter().zip(&coverage.rows) {
        let cells = row
            .iter()
            .map(|cell| format!("{}: {}", ids(&cell.touchpoints), ids(&cell.steps)).trim_end_matches(": ").to_owned());
        lines.push(format!("{} {}", stage.key(), cells.collect::<Vec<_>>().join(" | ")));
    }
    lines.join("\n")
}

#[test]
fn stages_are_covered_by_channels_and_media_types() {
    let channels = "online-shop | search | none
        awareness shop: a2 w1 | search: a1 n1 | : n2
        consideration  |  | call: a3
        conversion shop app: a4 a5 |  | call: b1
        retention  |  | 
        advocacy  |  | ";
    let lines = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
    assert_eq!(lines(&told(&overview_channels(None), Clone::clone)), lines(channels));
    assert_eq!(
        lines(&told(&overview_channels(Some(JourneyKind::Current)), Clone::clone)),
        lines(&channels.replace(" w1", ""))
    );
    let media = media_types(&plan(), Some(JourneyKind::Target));
    assert_eq!(
        lines(&told(&media, |media| media.key().into())),
        "owned\nawareness shop: w1\nconsideration\nconversion\nretention\nadvocacy"
    );
    assert_eq!(media_types(&Document::new(Plan::new(Id::new("p").unwrap())), None).columns, []);
}

fn overview_channels(kind: Option<JourneyKind>) -> Coverage<String> {
    channels(&plan(), kind)
}

#[test]
fn contentment_is_told_by_persona_and_phase() {
    let rows: Vec<String> = contentment(&plan())
        .iter()
        .map(|(persona, cells)| {
            let cells = cells.iter().map(|cell| {
                let measured = cell
                    .measured
                    .map_or(String::new(), |measured| format!(" measured {} of {}", measured.mean, measured.answers));
                format!("{:?} of {}{measured}", cell.assumed.unwrap_or(0.0), cell.rated)
            });
            format!("{}: {}", persona.as_ref().map_or("nobody", Id::as_str), cells.collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(
        rows,
        [
            "ada: 3.0 of 2, 0.0 of 0, 1.0 of 1",
            "bo: 0.0 of 0, 0.0 of 0, 5.0 of 1 measured 1.5 of 2",
            "nobody: 3.0 of 1, 0.0 of 0, 0.0 of 0"
        ]
    );
}

#[test]
fn the_worst_touchpoints_go_by_what_was_measured() {
    let told: Vec<String> = worst(&plan())
        .iter()
        .map(|rated| {
            format!(
                "{} {:?} {} {} {}",
                rated.touchpoint,
                rated.mean().unwrap(),
                rated.rated,
                rated.journeys,
                ids(&rated.steps)
            )
        })
        .collect();
    // Four answers on the call: 1 and 2 of five, twice 0 of ten, which is 1.
    assert_eq!(told, ["call 1.25 1 2 b1 a3", "shop 1.5 2 1 a2 a4", "search 3.5 2 2 a1 n1"]);
}

#[test]
fn measures_stand_in_quadrants() {
    let priorities = priorities(&plan());
    let told: Vec<String> = priorities
        .placed
        .iter()
        .map(|(id, impact, effort, quadrant)| format!("{id} {} {} {quadrant:?}", impact.number(), effort.number()))
        .collect();
    assert_eq!(told, ["m1 5 1 QuickWin", "m2 4 4 Project", "m3 3 3 FillIn", "m4 1 5 Drain"]);
    assert_eq!(ids(&priorities.unplaced), "m5");
    for quadrant in Quadrant::ALL {
        assert_ne!(quadrant.label().de, quadrant.label().en);
    }
}

#[test]
fn control_and_length_are_counted() {
    assert_eq!(controllable(&plan()), (Share { part: 4, all: 5 }, Share { part: 6, all: 8 }));
    let told: Vec<String> = lengths(&plan())
        .iter()
        .map(|length| format!("{} {} {} {}", length.journey, length.steps, length.minutes, length.untimed))
        .collect();
    // What stands before the first step does not count.
    assert_eq!(told, ["a 5 1500 2", "b 1 0 0", "n 2 0 1", "w 1 0 0", "e 0 0 0"]);
}

#[test]
fn spans_are_told_in_the_largest_unit_of_which_there_are_two() {
    let told = [0, 119, 120, 150, 2_879, 2_880, 616_348].map(|minutes| span(minutes, Language::En));
    assert_eq!(told, ["0 minutes", "119 minutes", "2 hours", "3 hours", "48 hours", "2 days", "428 days"]);
    assert_eq!(span(2_880, Language::De), "2 Tage");
}
