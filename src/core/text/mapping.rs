//! The texts of the map. A catalogue of its own, so that they come with the part that shows them.

use super::catalogue::catalogue;

catalogue! {
    Mapping, mapping;

    map_empty: "Hier entsteht die Karte", "The map will be here";
    map_empty_text: "Eine Reise führt eine Persona durch die Phasen. Lege die erste an, dann setzt du Station für Station.", "A journey leads a persona through the phases. Add the first one, then place step by step.";
    no_phases: "Der Plan hat noch keine Phasen. Lege erst eine an.", "The plan has no phases yet. Add one first.";
    step_added: "Station hinzugefügt.", "Step added.";
    step_moved: "Verschoben nach „{0}“.", "Moved to “{0}”.";
    drop_into: "→ {0}", "→ {0}";
    drag_cancelled: "Verschieben abgebrochen.", "Move cancelled.";
    one_step: "1 Station", "1 step";
    n_steps: "{0} Stationen", "{0} steps";
    mean_satisfaction: "Zufriedenheit im Mittel {0} von 5", "Mean satisfaction {0} of 5";
    fold_what: "Phase „{0}“ einklappen", "Fold the phase “{0}”";
    unfold_what: "Phase „{0}“ ausklappen", "Unfold the phase “{0}”";
    unfolded: "„{0}“ ausgeklappt.", "Unfolded “{0}”.";
    fold_lane: "Zeile einklappen", "Fold the row";
    unfold_lane: "Zeile ausklappen", "Unfold the row";
    timeline_on: "Zeitachse: Abstände zeigen, wie viel Zeit vergeht.", "Timeline: distances show how much time passes.";
    timeline_off: "Zeitachse aus.", "Timeline off.";
    timeline_empty: "Noch bei keiner Station steht, wie viel Zeit seit der vorigen vergeht (Zeile „{0}“).", "No step says yet how much time passes since the one before (row “{0}”).";
    compare: "Vergleichskurve", "Compare curve";
    compare_none: "kein Vergleich", "no comparison";
    compared: "Zum Vergleich: „{0}“.", "Compared with “{0}”.";
    compared_none: "Keine Vergleichskurve mehr.", "No compare curve any more.";
    measured_of: "gemessen {0} bei {1}", "measured {0} with {1}";
    drag_step: "Ziehen, um die Station zu verschieben", "Drag to move the step";
    no_moment_of_truth: "Kein Moment der Wahrheit", "Not a moment of truth";
    lane_touchpoint_hint: "Touchpoint wählen oder eintippen", "Choose or type a touchpoint";
    lane_satisfaction_hint: "Wie zufrieden?", "How satisfied?";
    lane_action_hint: "Was tut sie hier?", "What do they do here?";
    lane_question_hint: "Was fragt sie sich?", "What do they ask?";
    lane_thought_hint: "Was denkt sie?", "What do they think?";
    lane_emotion_hint: "Was fühlt sie?", "What do they feel?";
    lane_pain_point_hint: "Was läuft schief?", "What goes wrong?";
    lane_opportunity_hint: "Was ginge besser?", "What could be better?";
    lane_measures_hint: "Was tun wir?", "What will we do?";
    lane_personalisation_hint: "Was ist auf sie zugeschnitten?", "What is fitted to them?";
    lane_elapsed_hint: "Wie lange danach?", "How long after?";
    weeks: "Wochen", "weeks";
    days: "Tage", "days";
    hours: "Stunden", "hours";

    // picture

    legend_assumed: "angenommen, wo auch gemessen wurde", "assumed, where it was measured too";

    // The map's menu, the trail beside what was measured and compared, and the scale of the timeline.

    map_menu: "Ansicht", "View";
}
