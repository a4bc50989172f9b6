//! The lanes of the map, on the board and in pictures. A new lane is one line here.

use crate::core::model::Field;
use crate::core::text::Messages;
use crate::core::text::mapping::Mapping;

/// What a lane shows of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Where it happens, with channel, place in time and what can be done with the step.
    Touchpoint,
    /// The curve.
    Satisfaction,
    /// A text of the step.
    Text(Field),
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
    Lane { label: |t| t.action, hint: |w| w.lane_action_hint, content: Content::Text(Field::Action), usual: true },
    Lane {
        label: |t| t.question,
        hint: |w| w.lane_question_hint,
        content: Content::Text(Field::Question),
        usual: true,
    },
    Lane { label: |t| t.thought, hint: |w| w.lane_thought_hint, content: Content::Text(Field::Thought), usual: false },
    Lane { label: |t| t.emotion, hint: |w| w.lane_emotion_hint, content: Content::Text(Field::Emotion), usual: false },
    Lane {
        label: |t| t.pain_point,
        hint: |w| w.lane_pain_point_hint,
        content: Content::Text(Field::PainPoint),
        usual: true,
    },
    Lane {
        label: |t| t.opportunity,
        hint: |w| w.lane_opportunity_hint,
        content: Content::Text(Field::Opportunity),
        usual: true,
    },
    Lane { label: |t| t.measures, hint: |w| w.lane_measures_hint, content: Content::Measures, usual: true },
    Lane {
        label: |t| t.personalisation,
        hint: |w| w.lane_personalisation_hint,
        content: Content::Text(Field::Personalisation),
        usual: false,
    },
    Lane { label: |t| t.elapsed, hint: |w| w.lane_elapsed_hint, content: Content::Elapsed, usual: false },
];
