//! The texts of the lists (personas, touchpoints, journeys, measures), of the dialogs around a plan and of what stands
//! above it. A catalogue of its own, so that they come with the part that shows them.

use super::catalogue::catalogue;

catalogue! {
    Lists, lists;

    // everyday words

    show_all,

    // the head

    plan_title_hint,
    plan_offer_hint,
    plan_description_hint,
    plan_goal_text_hint,
    versions_hint,
    no_versions,
    version_look,
    version_present,
    version_shown,
    version_restore,
    version_back,
    read_only,
    edited_elsewhere,
    edit_here,
    newer_shown,

    // palette and help

    palette_hint,
    palette_none,
    help_intro,
    help_actions,
    help_map,
    help_single,
    single_keys,
    single_keys_about,
    key_enter,
    column_pasted,
    key_shift_enter,
    keys_arrows,
    keys_enter,
    keys_type,
    key_letter,
    keys_escape,
    keys_next,
    keys_page,
    key_page,
    keys_line,
    keys_clipboard,

    // plans

    create_plan,
    choose_phase_model,
    model_empty,
    model_empty_about,

    // personas

    start_guide,
    personas_hint,
    personas_empty,
    personas_empty_text,
    add_persona,
    add_first_persona,
    persona_name_hint,
    persona_role_hint,
    persona_portrait_hint,
    persona_quote_hint,
    persona_question_goals,
    persona_question_demographics,
    persona_question_challenges,
    persona_question_objections,
    plan_journey,

    // touchpoints

    touchpoints_hint,
    touchpoints_empty,
    touchpoints_empty_text,
    add_touchpoint,
    add_touchpoint_hint,
    touchpoint_name_hint,
    suggestions,
    suggestions_none,
    control,
    not_controllable,
    used_in,
    unused,

    // journeys

    journeys_hint,
    journeys_empty,
    journeys_empty_text,
    journey_name,
    journey_name_hint,
    journey_summary,
    scenario_hint,
    expectation_hint,
    show_map,
    duplicate_journey,
    copy_for,
    copy_as_target,

    // map

    model_switch_hint,
    model_switched,
    add_phase,
    remove_phase,
    move_up,
    move_down,

    // measures

    measures_hint,
    measures_empty,
    measures_empty_text,
    measure_ideas,
    as_board,

    // presenting

    present_next,
    present_back,
    present_full,
}
