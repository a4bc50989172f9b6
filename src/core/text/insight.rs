//! The texts of guide, feedback, analysis and comparison: a catalogue of its own, since they come in a part of their
//! own.

use super::catalogue::catalogue;

catalogue! {
    Insight, insight;

    // guide

    guide_hint: "In sechs Schritten von der Zielgruppe zur nächsten Maßnahme. Der Plan zeigt, wie weit du bist; du kannst jederzeit aufhören und weitermachen.", "In six steps from the target group to the next measure. The plan shows how far you are; stop and go on whenever you like.";
    guide_steps: "Schritte", "Steps";
    guide_why: "Warum", "Why";
    guide_example: "Beispiel", "Example";
    guide_questions: "Fragen, die weiterhelfen", "Questions that help";
    guide_tasks: "Das ist zu tun", "What to do";
    guide_checklist_hint: "Ein Haken steht, wo dein Plan schon einen Touchpoint aus einem passenden Kanal hat.", "A tick stands where your plan has a touchpoint of a fitting channel already.";
    guide_done: "erledigt", "done";
    guide_open: "offen", "open";
    guide_of: "{0} von {1}", "{0} of {1}";
    guide_go: "Los", "Go";
    guide_next: "Weiter: {0}", "Next: {0}";
    guide_back: "Zurück: {0}", "Back: {0}";
    guide_finished: "Alle Schritte sind getan. Eine Reise ist nie fertig: Miss weiter und verbessere weiter.", "All steps are done. A journey is never finished: keep measuring, keep improving.";
    guide_bar: "Leitfaden, Schritt {0} von 6", "Guide, step {0} of 6";
    guide_bar_done: "Geschafft.", "Done.";
    guide_bar_next: "Nächste Aufgabe", "Next task";
    guide_bar_back: "Zum Leitfaden", "To the guide";
    guide_bar_close: "Leitfaden verlassen", "Leave the guide";

    // feedback

    feedback_hint: "Was Kundinnen und Kunden wirklich sagen: Antworten aus Umfragen, Bewertungen, Service. Gemessene Zufriedenheit steht in der Karte neben der angenommenen.", "What customers really say: answers from surveys, reviews, support. Measured satisfaction stands beside the assumed one in the map.";
    feedback_add: "Antworten eintragen", "Enter answers";
    feedback_survey: "Umfrage öffnen (CSV)", "Open a survey (CSV)";
    feedback_empty: "Noch kein Feedback", "No feedback yet";
    feedback_empty_text: "Trage Antworten von Hand ein, füge eine Spalte mit Zahlen ein oder öffne die CSV-Datei einer Umfrage. Auch zehn Antworten sagen mehr als eine Vermutung.", "Enter answers by hand, paste a column of numbers or open a survey’s CSV file. Even ten answers say more than a guess.";
    feedback_name: "Bezeichnung", "Name";
    feedback_name_hint: "z. B. Umfrage nach der Lieferung", "e.g. survey after delivery";
    feedback_target: "Worauf es sich bezieht", "What it is about";
    feedback_kind: "Quelle", "Source";
    feedback_answers_of: "Antworten mit {0}", "Answers of {0}";
    feedback_no_answers: "Noch keine Antworten", "No answers yet";
    feedback_n: "n = {0}", "n = {0}";
    feedback_few: "Unter 10 Antworten: mit Vorsicht lesen.", "Fewer than 10 answers: read with caution.";
    feedback_method: "So gerechnet", "How it is computed";
    feedback_share: "{0} zufrieden (ab {1})", "{0} satisfied ({1} and up)";
    feedback_share_easy: "{0} fanden es leicht (ab {1})", "{0} found it easy ({1} and up)";
    feedback_mean: "Mittel {0}", "mean {0}";
    feedback_net: "NPS {0}", "NPS {0}";
    feedback_interval: "{0} bis {1}", "{0} to {1}";
    feedback_interval_none: "kein Intervall", "no interval";
    feedback_interval_is: "95-%-Intervall {0} bis {1}", "95 % interval {0} to {1}";
    feedback_paste: "Spalte einfügen", "Paste a column";
    feedback_paste_hint: "Eine Antwort je Zeile, oder Wert und Anzahl je Zeile. Die Antworten kommen zu denen, die schon da sind.", "One answer per line, or value and count per line. The answers are added to those that are there.";
    feedback_paste_take: "Übernehmen", "Take over";
    feedback_paste_wrong: "Zeile {0}, {1}: {2}", "Line {0}, {1}: {2}";
    feedback_trend: "Verlauf", "Trend";
    feedback_trend_of: "{0}: {1}", "{0}: {1}";
    feedback_figure: "Wert", "Figure";
    feedback_comment_search: "In Kommentaren suchen", "Search comments";
    feedback_comments_order: "Die unzufriedensten zuerst.", "The least satisfied first.";
    feedback_comments_none: "Kein Kommentar passt.", "No comment matches.";
    feedback_records: "Einträge", "Records";

    // surveys

    survey_title: "Umfrage", "Survey";
    survey_refused: "Diese Datei ist keine Tabelle mit Antworten (CSV), oder sie ist größer als 50 MB.", "This file is no table of answers (CSV), or it is larger than 50 MB.";
    survey_score: "Spalte mit der Bewertung", "Column of the score";
    survey_comment: "Spalte mit dem Kommentar", "Column of the comment";
    survey_target: "Spalte mit Touchpoint oder Phase", "Column of the touchpoint or phase";
    survey_otherwise: "Sonst bezieht es sich auf", "Otherwise it is about";
    survey_no_column: "keine", "none";
    survey_grouping: "Zusammenfassen", "Put together";
    survey_day_first: "Daten wie 3/4/2027: erst der Tag", "Dates such as 3/4/2027: day first";
    survey_reading: "Die Datei wird gelesen", "Reading the file";
    survey_answers: "{0} Antworten aus {1} Zeilen, als {2} Einträge", "{0} answers from {1} rows, as {2} records";
    survey_no_score: "Wähle die Spalte mit der Bewertung.", "Choose the column of the score.";
    survey_comments: "Kommentare: {0}", "Comments: {0}";
    survey_comments_left_out: "Kommentare, für die kein Platz ist (die negativsten bleiben): {0}", "Comments without room (the most negative stay): {0}";
    survey_unanswered: "Zeilen ohne Antwort: {0}", "Rows without an answer: {0}";
    survey_rounded: "Gerundet: {0}", "Rounded: {0}";
    survey_span: "Zeitraum", "Time";
    survey_fault: "Zeile {0}: {1} („{2}“)", "Line {0}: {1} (“{2}”)";
    survey_faults: "Übergangene Zeilen: {0}", "Rows passed over: {0}";
    survey_faults_label: "Übergangene Zeilen", "Rows passed over";
    survey_unmatched: "Namen, die der Plan nicht kennt", "Names that the plan does not know";
    survey_take: "Übernehmen", "Take over";
    survey_taken: "{0} Einträge übernommen.", "{0} records taken over.";

    // analysis

    analysis_hint: "Wo deine Reisen Menschen verlieren, warum das zählt, und was du tun kannst. Gerechnet wird hier auf deinem Gerät, während du arbeitest.", "Where your journeys lose people, why that matters, and what you can do. Computed here on your device, while you work.";
    analysis_findings: "Schwachstellen", "Weak points";
    analysis_overview: "Überblick", "Overview";
    analysis_looking: "Der Plan wird durchgesehen …", "Looking through the plan …";
    analysis_none: "Keine Schwachstelle gefunden", "No weak point found";
    analysis_none_text: "Entweder ist alles gut, oder der Plan sagt noch zu wenig: Bewerte Stationen, schreibe Schwachstellen und Fragen auf, nimm Feedback auf. Der Leitfaden führt hindurch.", "Either all is well, or the plan does not say enough yet: rate steps, write down pain points and questions, take in feedback. The guide leads through it.";
    analysis_none_here: "Zu dieser Auswahl gibt es keine Schwachstelle.", "No weak point fits this selection.";
    analysis_rule: "Regel", "Rule";
    analysis_journey: "Reise", "Journey";
    analysis_severity: "Schwere {0}", "Severity {0}";
    analysis_show: "Zeigen", "Show";
    analysis_show_what: "{0} zeigen", "Show {0}";
    analysis_why: "Warum das zählt", "Why it matters";
    analysis_suggestions: "Was du tun kannst", "What you can do";
    analysis_plan: "Als Maßnahme planen:", "Plan as a measure:";
    analysis_planned: "Als Maßnahme geplant: {0}", "Planned as a measure: {0}";
    analysis_set_aside: "Beiseitelegen", "Set aside";
    analysis_set_aside_what: "Beiseitelegen: {0}", "Set aside: {0}";
    analysis_reason: "Warum? (optional)", "Why? (optional)";
    analysis_reason_hint: "z. B. bewusst so entschieden", "e.g. decided so on purpose";
    analysis_aside: "Beiseitegelegt", "Set aside";
    analysis_aside_now: "Beiseitegelegt.", "Set aside.";
    analysis_aside_back: "Zurückholen", "Bring back";
    analysis_aside_back_what: "Zurückholen: {0}", "Bring back: {0}";
    analysis_weights: "Regeln und Gewichte", "Rules and weights";
    analysis_weights_hint: "Was für dich mehr zählt, steht weiter oben; was du ausschaltest, verschwindet. Die Gewichte gehören zum Plan.", "What counts more for you stands higher; what you switch off is gone. The weights belong to the plan.";
    overview_empty: "Noch nichts zu sehen", "Nothing to see yet";
    overview_empty_text: "Der Überblick entsteht aus den Reisen: Lege eine an und gib ihr Stationen.", "The overview comes from the journeys: make one and give it steps.";
    overview_control: "Was du in der Hand hast", "What is in your hands";
    overview_control_hint: "Anteil der Touchpoints, die du steuern kannst, und der Stationen, die an solchen liegen.", "The share of touchpoints that you can control, and of steps that are at one of those.";
    overview_share: "{0} % ({1} von {2})", "{0}% ({1} of {2})";
    overview_contentment: "Zufriedenheit je Persona und Phase", "Satisfaction by persona and phase";
    overview_contentment_hint: "Oben angenommen, darunter gemessen. Nur Reisen, wie sie sind. Ein Klick führt zur ersten Station.", "Assumed above, measured below. Journeys as they are only. A click leads to the first step.";
    overview_contentment_cell: "{0}, {1}", "{0}, {1}";
    overview_worst: "Die zehn schwächsten Touchpoints", "The ten weakest touchpoints";
    overview_worst_hint: "Über alle Reisen; was gemessen ist, zählt vor dem Angenommenen.", "Over all journeys; what was measured counts before what is assumed.";
    overview_media: "Phasen und Medientypen", "Stages and media types";
    overview_channels: "Phasen und Kanäle", "Stages and channels";
    overview_coverage_hint: "Wie viele Stationen. Ein Klick führt zu den Touchpoints; ein Strich ist eine Lücke.", "How many steps. A click leads to the touchpoints; a dash is a gap.";
    overview_cell: "{0}, {1}: {2} Stationen an {3} Touchpoints", "{0}, {1}: {2} steps at {3} touchpoints";
    overview_priorities: "Maßnahmen nach Wirkung und Aufwand", "Measures by impact and effort";
    overview_priorities_hint: "Oben links zuerst: viel Wirkung, wenig Aufwand.", "Top left first: much impact, little effort.";
    overview_unplaced: "ohne Wirkung oder Aufwand", "without impact or effort";
    overview_lengths: "Länge der Reisen", "Length of the journeys";
    overview_lengths_hint: "Stationen, und die Zeit von der ersten bis zur letzten, soweit sie angegeben ist.", "Steps, and the time from the first to the last as far as it is known.";
    overview_time: "Dauer", "Time";
    overview_untimed: "{0} ohne Zeit", "{0} untimed";
    compare_hint: "Zwei Personas, oder eine Reise, wie sie ist und wie sie sein soll: was dazukommt, wegfällt und besser wird.", "Two personas, or a journey as it is and as it shall be: what is added, what goes, what gets better.";
    compare_empty: "Zum Vergleichen braucht es zwei Reisen", "It takes two journeys to compare";
    compare_empty_text: "Lege unter „Reisen“ eine zweite an, oder kopiere eine als Soll-Reise und verbessere sie.", "Add a second one under “Journeys”, or copy one as its target and improve it.";
    compare_left: "Links", "Left";
    compare_right: "Rechts", "Right";
    compare_swap: "Seiten tauschen", "Swap sides";
    compare_gone: "Diese Reise gibt es nicht mehr.", "This journey is gone.";
    compare_rated: "{0} bewertet", "{0} rated";
    compare_difference: "Unterschied", "Difference";
    compare_curves: "Zufriedenheit im Vergleich: {0} und {1}. Die Zahlen stehen in der Tabelle darunter.", "Satisfaction compared: {0} and {1}. The numbers are in the table below.";
    compare_table: "Stationen im Vergleich", "Steps compared";
    beside_journey: "Schwachstellen in dieser Reise: {0}", "Weak points of this journey: {0}";
    beside_both: "Schwachstellen in dieser Reise: {0}, an dieser Station: {1}", "Weak points of this journey: {0}, at this step: {1}";
    beside_all: "Alle Schwachstellen des Plans", "All weak points of the plan";
    weight_off: "aus (× 0)", "off (× 0)";
    weight_low: "weniger (× 0,5)", "less (× 0.5)";
    weight_normal: "normal (× 1)", "normal (× 1)";
    weight_high: "mehr (× 2)", "more (× 2)";
}
