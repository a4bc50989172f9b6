//! The table of lanes: every text of a step is in it, once.

use wegmarke::core::knowledge::plain;
use wegmarke::core::lanes::{Content, LANES, texts};
use wegmarke::core::model::{Field, StepText};

#[test]
fn every_text_of_a_step_is_a_lane() {
    for text in StepText::ALL {
        assert_eq!(texts().filter(|(known, _)| known == text).count(), 1, "{text:?}");
        assert_eq!(StepText::from_field(text.field()), Some(*text));
    }
    assert_eq!(texts().count(), StepText::ALL.len());
    assert_eq!(StepText::from_field(Field::Satisfaction), None);
}

#[test]
fn the_names_that_others_give_a_lane_are_as_they_are_compared() {
    for lane in LANES {
        assert!(lane.columns.split_whitespace().all(|name| name == plain(name)), "{}", lane.columns);
        assert_eq!(lane.swimlanes, lane.swimlanes.to_lowercase());
        // What is no text has its names elsewhere.
        assert!(matches!(lane.content, Content::Text(_)) || lane.columns.is_empty() && lane.swimlanes.is_empty());
    }
}
