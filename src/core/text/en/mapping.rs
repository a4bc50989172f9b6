//! English: the map.

use crate::core::text::mapping::Mapping;

/// The texts.
pub const TEXTS: Mapping = Mapping {
    map_empty: "The map will be here",
    map_empty_text: "A journey leads a persona through the phases. Add the first one, then place step by step.",
    no_phases: "The plan has no phases yet. Add one first.",
    step_added: "Step added.",
    step_moved: "Moved to “{0}”.",
    step_copied: "Step copied",
    cell_copied: "Text copied",
    steps_pasted: "Steps pasted: {0}",
    cells_pasted: "Cells pasted: {0}",
    ratings_refused: "Not a rating from 1 to 5, not taken over: {0}",
    drop_into: "→ {0}",
    drag_cancelled: "Move cancelled.",
    one_step: "1 step",
    n_steps: "{0} steps",
    mean_satisfaction: "Mean satisfaction {0} of 5",
    fold_what: "Fold the phase “{0}”",
    unfold_what: "Unfold the phase “{0}”",
    unfolded: "Unfolded “{0}”.",
    fold_lane: "Fold the row",
    unfold_lane: "Unfold the row",
    timeline_on: "Timeline: distances show how much time passes.",
    timeline_off: "Timeline off.",
    timeline_empty: "No step says yet how much time passes since the one before (row “{0}”).",
    compare: "Compare curve",
    compare_none: "no comparison",
    compared: "Compared with “{0}”.",
    compared_none: "No compare curve any more.",
    measured_of: "measured {0} with {1}",
    drag_step: "Drag to move the step",
    no_moment_of_truth: "Not a moment of truth",
    lane_touchpoint_hint: "Choose or type a touchpoint",
    lane_satisfaction_hint: "How satisfied?",
    lane_action_hint: "What do they do here?",
    lane_question_hint: "What do they ask?",
    lane_thought_hint: "What do they think?",
    lane_emotion_hint: "What do they feel?",
    lane_pain_point_hint: "What goes wrong?",
    lane_opportunity_hint: "What could be better?",
    lane_measures_hint: "What will we do?",
    lane_personalisation_hint: "What is fitted to them?",
    lane_elapsed_hint: "How long after?",
    weeks: "weeks",
    days: "days",
    hours: "hours",

    // picture
    legend_assumed: "assumed, where it was measured too",

    // The map's menu, the trail beside what was measured and compared, and the scale of the timeline.
    map_menu: "View",

    // A journey that is added there.
    journey_of: "Journey of {0}",
    journey_new: "New journey",
};
