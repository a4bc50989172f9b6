//! English: the lists (personas, touchpoints, journeys, measures) and the dialogs.

use crate::core::text::lists::Lists;

/// The texts.
pub const TEXTS: Lists = Lists {
    // everyday words
    show_all: "Show all",

    // the head
    plan_title_hint: "e.g. Online shop for hiking gear",
    plan_offer_hint: "What is it about?",
    plan_description_hint: "What should this plan find out?",
    plan_goal_text_hint: "e.g. books a first appointment",
    versions_hint: "Copies on this device: the last ten, then one for each hour and each day. Looking changes nothing.",
    no_versions: "There is no copy yet. The first is made with the next save.",
    version_look: "Look at it",
    version_present: "present state",
    version_shown: "You see the plan as of {0}.",
    version_restore: "Restore this version",
    version_back: "Back to the present state",
    read_only: "Read only",
    edited_elsewhere: "This plan is being edited in another window or tab. Here you see what is saved there.",
    edit_here: "Edit here",
    newer_shown: "This plan was made with a newer version of Wegmarke. It can only be read here, maybe not all of it.",

    // palette and help
    palette_hint: "What would you like to do?",
    palette_none: "Nothing found",
    help_intro: "Everything can be undone and reached by keyboard.",
    help_actions: "Commands",
    help_map: "In the map",
    help_single: "Single keys",
    single_keys: "Single keys are commands",
    single_keys_about: "They work in the touchpoint and satisfaction rows. In every other row, a key types.",
    key_enter: "Enter",
    column_pasted: "{0} lines were pasted as one each.",
    key_shift_enter: "Shift Enter",
    keys_arrows: "Go from cell to cell",
    keys_enter: "Edit the cell",
    keys_type: "In a text row: go on writing",
    key_letter: "Any character",
    keys_escape: "Leave the cell",
    keys_next: "While editing: to the next step",
    keys_page: "Go on or back by the width of the map",
    key_page: "Page Up, Page Down, Home, End",
    keys_line: "While editing: new line",
    keys_clipboard: "Copy, cut and paste a step or a text; cells of a spreadsheet too",

    // plans
    create_plan: "Create plan",
    choose_phase_model: "Phase model",
    model_empty: "Start empty",
    model_empty_about: "Without phases; you make your own.",

    // personas
    start_guide: "Plan with the guide",
    personas_hint: "Whom do you want to reach? A persona stands for a target group.",
    personas_empty: "Who sets out?",
    personas_empty_text: "Add a first persona: a name, a role and what moves them. The rest can wait.",
    add_persona: "Add a persona",
    add_first_persona: "Create the first persona",
    persona_name_hint: "e.g. Frances Whitcombe",
    persona_role_hint: "e.g. leads a hiking group",
    persona_portrait_hint: "Emoji or initials",
    persona_quote_hint: "What would they say?",
    persona_question_goals: "What are their goals and values, and where do they look for information?",
    persona_question_demographics: "Who are they?",
    persona_question_challenges: "What keeps them from their goals?",
    persona_question_objections: "What speaks against the offer, in their eyes?",
    plan_journey: "Plan a journey",

    // touchpoints
    touchpoints_hint: "Where do people meet the brand? The more precise, the better the map.",
    touchpoints_empty: "No touchpoints yet",
    touchpoints_empty_text: "Type one after the other above, or pick from the suggestions. Think of those that others start, too: press, recommendations, reviews.",
    add_touchpoint: "Add a touchpoint",
    add_touchpoint_hint: "e.g. newsletter, trade fair",
    touchpoint_name_hint: "Name of the touchpoint",
    suggestions: "Suggestions",
    suggestions_none: "No more suggestions for this choice.",
    control: "Control",
    not_controllable: "Not controllable",
    used_in: "Used in",
    unused: "nowhere",

    // journeys
    journeys_hint: "Each persona takes a way of its own. A journey may start in any phase.",
    journeys_empty: "No journey yet",
    journeys_empty_text: "Add a journey and place its steps in the map.",
    journey_name: "Name of the journey",
    journey_name_hint: "e.g. Frances needs new boots",
    journey_summary: "{0} steps, starts at “{1}”",
    scenario_hint: "What sets the journey going?",
    expectation_hint: "What does the persona hope for?",
    show_map: "Show the map",
    duplicate_journey: "Copy …",
    copy_for: "for {0}",
    copy_as_target: "as to be",

    // map
    model_switch_hint: "When you switch, every step moves to the phase of the same stage.",
    model_switched: "Phase model switched.",
    add_phase: "Add a phase",
    remove_phase: "Delete phase",
    move_up: "Move up",
    move_down: "Move down",

    // measures
    measures_hint: "What will be done, by whom, by when, and how will it show?",
    measures_empty: "No measures yet",
    measures_empty_text: "Write one down, or get ideas for each phase.",
    measure_ideas: "Ideas",
    as_board: "Board",

    // presenting
    present_next: "Next step",
    present_back: "Step before",
    present_full: "Full screen",
};
