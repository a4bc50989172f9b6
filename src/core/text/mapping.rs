//! The texts of the map. A catalogue of its own, so that they come with the part that shows them.

use super::catalogue::catalogue;

catalogue! {
    Mapping, mapping;

    map_empty,
    map_empty_text,
    no_phases,
    step_added,
    step_moved,
    step_copied,
    cell_copied,
    steps_pasted,
    cells_pasted,
    ratings_refused,
    drop_into,
    drag_cancelled,
    one_step,
    n_steps,
    mean_satisfaction,
    fold_what,
    unfold_what,
    unfolded,
    fold_lane,
    unfold_lane,
    timeline_on,
    timeline_off,
    timeline_empty,
    compare,
    compare_none,
    compared,
    compared_none,
    measured_of,
    drag_step,
    no_moment_of_truth,
    lane_touchpoint_hint,
    lane_satisfaction_hint,
    lane_action_hint,
    lane_question_hint,
    lane_thought_hint,
    lane_emotion_hint,
    lane_pain_point_hint,
    lane_opportunity_hint,
    lane_measures_hint,
    lane_personalisation_hint,
    lane_elapsed_hint,
    weeks,
    days,
    hours,

    // picture

    legend_assumed,

    // The map's menu, the trail beside what was measured and compared, and the scale of the timeline.

    map_menu,

    // A journey that is added there.

    journey_of,
    journey_new,
}
