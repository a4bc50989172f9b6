//! German: the map.

use crate::core::text::mapping::Mapping;

/// The texts.
pub const TEXTS: Mapping = Mapping {
    map_empty: "Hier entsteht die Karte",
    map_empty_text: "Eine Reise führt eine Persona durch die Phasen. Lege die erste an, dann setzt du Station für Station.",
    no_phases: "Der Plan hat noch keine Phasen. Lege erst eine an.",
    step_added: "Station hinzugefügt.",
    step_moved: "Verschoben nach „{0}“.",
    step_copied: "Station kopiert",
    cell_copied: "Text kopiert",
    steps_pasted: "Eingefügte Stationen: {0}",
    cells_pasted: "Eingefügte Zellen: {0}",
    ratings_refused: "Ohne Bewertung von 1 bis 5, nicht übernommen: {0}",
    drop_into: "→ {0}",
    drag_cancelled: "Verschieben abgebrochen.",
    one_step: "1 Station",
    n_steps: "{0} Stationen",
    mean_satisfaction: "Zufriedenheit im Mittel {0} von 5",
    fold_what: "Phase „{0}“ einklappen",
    unfold_what: "Phase „{0}“ ausklappen",
    unfolded: "„{0}“ ausgeklappt.",
    fold_lane: "Zeile einklappen",
    unfold_lane: "Zeile ausklappen",
    timeline_on: "Zeitachse: Abstände zeigen, wie viel Zeit vergeht.",
    timeline_off: "Zeitachse aus.",
    timeline_empty: "Noch bei keiner Station steht, wie viel Zeit seit der vorigen vergeht (Zeile „{0}“).",
    compare: "Vergleichskurve",
    compare_none: "kein Vergleich",
    compared: "Zum Vergleich: „{0}“.",
    compared_none: "Keine Vergleichskurve mehr.",
    measured_of: "gemessen {0} bei {1}",
    drag_step: "Ziehen, um die Station zu verschieben",
    no_moment_of_truth: "Kein Moment der Wahrheit",
    lane_touchpoint_hint: "Touchpoint wählen oder eintippen",
    lane_satisfaction_hint: "Wie zufrieden?",
    lane_action_hint: "Was tut sie hier?",
    lane_question_hint: "Was fragt sie sich?",
    lane_thought_hint: "Was denkt sie?",
    lane_emotion_hint: "Was fühlt sie?",
    lane_pain_point_hint: "Was läuft schief?",
    lane_opportunity_hint: "Was ginge besser?",
    lane_measures_hint: "Was tun wir?",
    lane_personalisation_hint: "Was ist auf sie zugeschnitten?",
    lane_elapsed_hint: "Wie lange danach?",
    weeks: "Wochen",
    days: "Tage",
    hours: "Stunden",

    // picture
    legend_assumed: "angenommen, wo auch gemessen wurde",

    // The map's menu, the trail beside what was measured and compared, and the scale of the timeline.
    map_menu: "Ansicht",

    // A journey that is added there.
    journey_of: "Reise von {0}",
    journey_new: "Neue Reise",
};
