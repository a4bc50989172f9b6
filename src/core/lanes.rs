//! The lanes of the map, and what is known of each: on the board, in pictures, in tables and in the files of others.
//!
//! A lane that is a text of a step is a line in `texts!` (`core/model/step.rs`) and one here; board, trail, picture,
//! web page, CSV, OpenJourney, report and comparison follow. What others call it stands with the readers
//! (`exchange/csv/vocabulary.rs`), which come later than the map.

use super::model::StepText;
use super::text::Messages;
use super::text::mapping::Mapping;

/// What a lane shows of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Where it happens, with channel, place in time and what can be done with the step.
    Touchpoint,
    /// The curve.
    Satisfaction,
    /// A text of the step.
    Text(StepText),
    /// The measures for the step.
    Measures,
    /// The time since the step before.
    Elapsed,
}

/// A lane.
pub struct Lane {
    pub label: fn(&'static Messages) -> &'static str,
    /// What to write here.
    pub hint: fn(&'static Mapping) -> &'static str,
    pub content: Content,
    /// Whether it is shown as long as nobody chose otherwise.
    pub usual: bool,
}

/// All lanes, from top to bottom.
pub static LANES: &[Lane] = &[
    Lane { label: |t| t.touchpoint, hint: |w| w.lane_touchpoint_hint, content: Content::Touchpoint, usual: true },
    Lane { label: |t| t.satisfaction, hint: |w| w.lane_satisfaction_hint, content: Content::Satisfaction, usual: true },
    Lane { label: |t| t.action, hint: |w| w.lane_action_hint, content: Content::Text(StepText::Action), usual: true },
    Lane {
        label: |t| t.question,
        hint: |w| w.lane_question_hint,
        content: Content::Text(StepText::Question),
        usual: true,
    },
    Lane {
        label: |t| t.thought,
        hint: |w| w.lane_thought_hint,
        content: Content::Text(StepText::Thought),
        usual: false,
    },
    Lane {
        label: |t| t.emotion,
        hint: |w| w.lane_emotion_hint,
        content: Content::Text(StepText::Emotion),
        usual: false,
    },
    Lane {
        label: |t| t.pain_point,
        hint: |w| w.lane_pain_point_hint,
        content: Content::Text(StepText::PainPoint),
        usual: true,
    },
    Lane {
        label: |t| t.opportunity,
        hint: |w| w.lane_opportunity_hint,
        content: Content::Text(StepText::Opportunity),
        usual: true,
    },
    Lane { label: |t| t.measures, hint: |w| w.lane_measures_hint, content: Content::Measures, usual: true },
    Lane {
        label: |t| t.personalisation,
        hint: |w| w.lane_personalisation_hint,
        content: Content::Text(StepText::Personalisation),
        usual: false,
    },
    Lane { label: |t| t.elapsed, hint: |w| w.lane_elapsed_hint, content: Content::Elapsed, usual: false },
];

/// The lanes that are texts of a step, from top to bottom.
pub fn texts() -> impl Iterator<Item = (StepText, &'static Lane)> {
    LANES.iter().filter_map(|lane| match lane.content {
        Content::Text(text) => Some((text, lane)),
        Content::Touchpoint | Content::Satisfaction | Content::Measures | Content::Elapsed => None,
    })
}
