//! The layout of the board: how wide columns are, what folding leaves, and what is found in it.

use wegmarke::core::document::{Document, List};
use wegmarke::core::model::Id;
use wegmarke::core::scene::{
    Count, FOLDED_WIDTH, GAP_SHARE, Layout, MOST_WORDED, NARROW_STEP, STEP_WIDTH, WORD_STEP, Widths, word_widths,
};

use crate::formats::examples;

/// Every journey of every example, with its document.
fn journeys() -> Vec<(Document, Id)> {
    let of = |document: Document| {
        let journeys: Vec<Id> = document.list(&List::Journeys).cloned().collect();
        journeys.into_iter().map(move |journey| (document.clone(), journey))
    };
    examples().into_iter().flat_map(|(_, document)| of(document)).collect()
}

/// What must hold of every layout: columns and phases lie side by side, and each step is found where it stands.
fn sound(layout: &Layout) {
    let mut x = 0.0;
    for (place, column) in layout.columns.iter().enumerate() {
        assert_eq!((column.x, column.place), (x + column.gap, place));
        x += column.gap + column.width;
        if let Some(step) = &column.step {
            assert_eq!(layout.column_of(step), Some(column));
            let middle = column.x + column.width / 2.0;
            assert_eq!(layout.step_at(middle), Some(step));
            // The gap before a step belongs to it: what is dropped there goes before it, and it is drawn while its gap
            // is seen.
            assert_eq!(layout.step_at(column.x - column.gap / 2.0), Some(step));
            assert_eq!(layout.drop_at(column.x - column.gap / 2.0), Some((&column.phase, Some(step))));
            assert!(column.gap == 0.0 || layout.between(0.0, column.x - column.gap / 2.0).contains(&place));
            assert_eq!(layout.drop_at(middle - 1.0), Some((&column.phase, Some(step))));
            assert_eq!(layout.drop_line(&column.phase, Some(step)), column.x);
        }
    }
    assert_eq!(layout.width, x);
    let mut first = 0;
    for span in &layout.phases {
        assert_eq!((span.first, span.x), (first, layout.columns[first].x - layout.columns[first].gap));
        first += span.columns;
        let end = &layout.columns[first - 1];
        assert_eq!(layout.drop_at(end.x + 1.0), Some((&span.phase, None)));
        assert_eq!(layout.drop_line(&span.phase, None), end.x);
    }
    assert_eq!(first, layout.columns.len());
    assert!(layout.drop_at(layout.width + 100.0).is_some());
}

#[test]
fn columns_give_way_as_far_as_they_can_be_read() {
    for (document, journey) in journeys() {
        let count = Count::of(&document, &journey, &[]);
        for available in [300.0, 900.0, 1300.0, 1316.5, 2000.0, 6000.0] {
            for zoom in [0.5, 0.63, 1.0, 1.5, 2.0] {
                let widths = Widths::fit(available, count, zoom);
                assert!(widths.step >= (NARROW_STEP * zoom).floor() && widths.step <= STEP_WIDTH * zoom);
                let layout = Layout::with(&document, &journey, widths, &[], &[]);
                sound(&layout);
                assert!(
                    layout.width <= available || widths.step == (NARROW_STEP * zoom).floor(),
                    "{} in {available}",
                    layout.width
                );
            }
            let zoom = Widths::zoom_to_fit(available, count);
            let layout = Layout::with(&document, &journey, Widths::fit(available, count, zoom), &[], &[]);
            assert!(
                (0.5..=1.0).contains(&zoom) && (layout.width <= available || zoom == 0.5),
                "{} in {available} at {zoom}",
                layout.width
            );
        }
    }
}

#[test]
fn of_a_folded_phase_one_column_is_left() {
    for (document, journey) in journeys() {
        let whole = Layout::of(&document, &journey);
        sound(&whole);
        for span in &whole.phases {
            let folded = [span.phase.clone()];
            let layout = Layout::with(&document, &journey, Widths::COMFORTABLE, &folded, &[]);
            sound(&layout);
            assert_eq!(layout.columns.len(), whole.columns.len() - span.columns + 1);
            assert!((layout.width - (whole.width - span.width + FOLDED_WIDTH)).abs() < 1e-6);
            // The others keep their numbers.
            let numbers = |layout: &Layout| {
                layout
                    .columns
                    .iter()
                    .filter(|column| column.phase != span.phase)
                    .map(|column| (column.step.clone(), column.number))
                    .collect::<Vec<_>>()
            };
            assert_eq!(numbers(&layout), numbers(&whole));
            assert_eq!(
                Count::of(&document, &journey, &folded).steps,
                whole.phases.iter().map(|span| span.steps).sum::<usize>() - span.steps
            );
        }
    }
}

#[test]
fn another_journey_stands_over_the_columns_phase_by_phase() {
    for (document, journey) in journeys() {
        let folded: Vec<Id> = document.list(&List::Phases).take(1).cloned().collect();
        for folded in [&[][..], &folded] {
            let layout = Layout::with(&document, &journey, Widths::COMFORTABLE, folded, &[]);
            for span in &layout.phases {
                // As many steps stand right over the columns.
                let columns = if span.folded { &[][..] } else { &layout.columns[span.first..span.first + span.steps] };
                for (place, column) in columns.iter().enumerate() {
                    assert!((layout.over(span, place, span.steps) - column.x - column.width / 2.0).abs() < 1e-6);
                }
                for count in [0, 1, 2, 3, 7, 40] {
                    let all: Vec<f64> = (0..count).map(|place| layout.over(span, place, count)).collect();
                    assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
                    assert!(all.iter().all(|x| (span.x..span.x + span.width).contains(x)));
                    for (left, right) in [
                        (span.x - 500.0, span.x - 1.0),
                        (span.x, span.x + span.width),
                        (span.x + 90.0, span.x + 260.0),
                        (span.x + 300.0, span.x + 20.0),
                    ] {
                        let expected: Vec<usize> =
                            (0..count).filter(|place| (left..right).contains(&all[*place])).collect();
                        assert_eq!(layout.over_between(span, count, left, right).collect::<Vec<_>>(), expected);
                    }
                }
            }
        }
    }
}

#[test]
fn on_the_timeline_gaps_grow_with_the_root_of_their_times() {
    for (document, journey) in journeys() {
        let plain = Layout::of(&document, &journey);
        assert!(plain.columns.iter().all(|column| column.gap == 0.0 && column.after.is_none()));
        let first = document.steps(&journey).next();
        let after = |step: &Id| document.step(step).unwrap().after.filter(|_| Some(step) != first);
        let longest = document.steps(&journey).filter_map(after).map(|after| after.minutes).max().unwrap_or(0);
        for zoom in [0.5, 1.0, 2.0] {
            let widths =
                Widths::fit(1300.0, Count::of(&document, &journey, &[]).with_time(&document, &journey, &[]), zoom)
                    .with_time();
            let layout = Layout::with(&document, &journey, widths, &[], &[]);
            sound(&layout);
            for column in &layout.columns {
                let time = column.step.as_ref().and_then(after);
                assert_eq!(column.after, time);
                let root = time.map_or(0.0, |time| (f64::from(time.minutes) / f64::from(longest.max(1))).sqrt());
                // A little more for what is short, so that it can be seen at all.
                let least = if root > 0.0 { 0.04 * (1.0 - root) } else { 0.0 };
                assert!(
                    (column.gap - (root + least) * GAP_SHARE * widths.step).abs() <= 0.5,
                    "{} for {time:?}",
                    column.gap
                );
            }
            let widest = layout.columns.iter().map(|column| column.gap).fold(0.0, f64::max);
            assert_eq!(widest, if longest > 0 { GAP_SHARE * widths.step } else { 0.0 });
        }
        // All of it can be seen at once, and what a folded phase hides takes no time.
        for folded in [vec![], document.list(&List::Phases).take(2).cloned().collect()] {
            let count = Count::of(&document, &journey, &folded).with_time(&document, &journey, &folded);
            let zoom = Widths::zoom_to_fit(1300.0, count);
            let layout = Layout::with(&document, &journey, Widths::fit(1300.0, count, zoom).with_time(), &folded, &[]);
            sound(&layout);
            assert!(layout.width <= 1300.0 + layout.columns.len() as f64 || zoom == 0.5, "{} at {zoom}", layout.width);
            let gaps: f64 = layout.columns.iter().map(|column| column.gap).sum();
            assert!(
                (gaps - count.gaps * Widths::fit(1300.0, count, zoom).with_time().gap).abs()
                    <= layout.columns.len() as f64 / 2.0
            );
        }
    }
}

#[test]
fn minutes_beside_years_can_still_be_seen_and_order_is_kept() {
    let plan = |times: &[&str]| -> Document {
        let steps: Vec<_> = times
            .iter()
            .enumerate()
            .map(|(place, after)| serde_json::json!({ "id": format!("s{place}"), "phase": "a", "after": after }))
            .collect();
        let journey = serde_json::json!({ "id": "j", "name": "J", "steps": steps });
        let plan = serde_json::json!({ "format": "wegmarke-plan", "version": 1, "id": "p", "title": "P", "phases": [{ "id": "a", "name": "A", "stage": "awareness" }], "journeys": [journey] });
        wegmarke::core::exchange::json::read(&plan.to_string(), 1).unwrap().0
    };
    let times = ["PT0M", "PT1M", "PT1H", "P1D", "P1W", "P4W", "P52W"];
    let document = plan(&["P99W", times[0], times[1], times[2], times[3], times[4], times[5], times[6]]);
    let journey = document.list(&List::Journeys).next().unwrap().clone();
    let layout = Layout::with(&document, &journey, Widths::COMFORTABLE.with_time(), &[], &[]);
    let gaps: Vec<f64> = layout.columns[1..8].iter().map(|column| column.gap).collect();
    assert!(gaps.windows(2).all(|pair| pair[0] < pair[1]), "{gaps:?}");
    assert_eq!((gaps[0], gaps[6]), (0.0, GAP_SHARE * Widths::COMFORTABLE.step));
    assert!(gaps[1] >= 16.0 && gaps[3] >= 36.0, "{gaps:?}");
}

/// The usual lanes.
fn usual() -> Vec<bool> {
    wegmarke::core::lanes::LANES.iter().map(|lane| lane.usual).collect()
}

#[test]
fn a_column_is_as_wide_as_its_longest_word_wants_within_bounds() {
    let plan = |action: &str, name: &str, thought: &str| -> Vec<f64> {
        let touchpoint = serde_json::json!({ "id": "t", "name": name, "channel": "website", "medium": "online", "control": "owned" });
        let step =
            serde_json::json!({ "id": "s", "phase": "a", "touchpoint": "t", "action": action, "thought": thought });
        let plan = serde_json::json!({ "format": "wegmarke-plan", "version": 1, "id": "p", "title": "P",
            "phases": [{ "id": "a", "name": "A", "stage": "awareness" }], "touchpoints": [touchpoint],
            "journeys": [{ "id": "j", "name": "J", "steps": [step, { "id": "u", "phase": "a" }] }] });
        let document = wegmarke::core::exchange::json::read(&plan.to_string(), 1).unwrap().0;
        let journey = document.list(&List::Journeys).next().unwrap().clone();
        word_widths(&document, &journey, &usual())
    };
    let narrow = vec![NARROW_STEP, NARROW_STEP];
    assert_eq!(plan("Sucht am Abend einen Termin", "Website", ""), narrow);
    // Many short words wrap; a browser breaks after a hyphen.
    assert_eq!(plan("Ruft in der Praxis an und legt dann doch wieder auf", "Karten-Dienst-Eintrag", ""), narrow);
    let long = plan("", "Bewertungsportal", "")[0];
    assert!(long > NARROW_STEP && long < WORD_STEP, "{long}");
    assert!(plan("", "Anwendungstechnik", "")[0] > long, "a longer word wants more");
    assert!(plan("Bewertungsportal", "", "")[0] < long, "in light letters it wants less");
    assert_eq!(plan("", "Donaudampfschifffahrtsgesellschaftskapitän", ""), [WORD_STEP, NARROW_STEP]);
    assert_eq!(plan("", "", "Donaudampfschifffahrtsgesellschaftskapitän"), narrow, "the lane is not shown");
}

#[test]
fn columns_with_long_words_find_room_where_the_others_do() {
    for (document, journey) in journeys() {
        let words = word_widths(&document, &journey, &usual());
        for folded in [vec![], document.list(&List::Phases).take(1).cloned().collect::<Vec<Id>>()] {
            let count = Count::of(&document, &journey, &folded).with_words(&document, &journey, &folded, &words);
            for available in [300.0, 900.0, 1300.0, 2000.0, 6000.0] {
                let zoom = Widths::zoom_to_fit(available, count);
                let widths = Widths::fit(available, count, zoom);
                let layout = Layout::with(&document, &journey, widths, &folded, &words);
                sound(&layout);
                assert!(layout.width <= available || zoom == 0.5, "{} in {available} at {zoom}", layout.width);
                for column in layout.columns.iter().filter(|column| column.step.is_some()) {
                    assert_eq!(column.width, widths.column(words[column.number - 1]), "{column:?}");
                }
            }
        }
    }
}

#[test]
fn of_a_very_long_journey_no_words_are_measured() {
    let widths = |count: usize| {
        let steps: Vec<_> = (0..count)
            .map(|place| serde_json::json!({ "id": format!("s{place}"), "phase": "a", "action": "Anwendungstechnikerbesuch" }))
            .collect();
        let plan = serde_json::json!({ "format": "wegmarke-plan", "version": 1, "id": "p", "title": "P",
            "phases": [{ "id": "a", "name": "A", "stage": "awareness" }], "journeys": [{ "id": "j", "name": "J", "steps": steps }] });
        let document = wegmarke::core::exchange::json::read(&plan.to_string(), 1).unwrap().0;
        let journey = document.list(&List::Journeys).next().unwrap().clone();
        word_widths(&document, &journey, &usual())
    };
    assert_eq!(widths(MOST_WORDED).len(), MOST_WORDED);
    assert!(widths(MOST_WORDED + 1).is_empty());
}
