//! The table of lanes: every text of a step is in it, once.

use wegmarke::core::exchange::csv::{Column, Vocabulary};
use wegmarke::core::lanes::texts;
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
fn what_others_call_a_lane_is_known() {
    let words = Vocabulary::new();
    for text in StepText::ALL {
        // Personalisation has but one name.
        let name = if *text == StepText::Personalisation { "Personalization" } else { text.field().key() };
        assert_eq!(words.named(name), Some(Column::Text(*text)), "{name}");
    }
}
