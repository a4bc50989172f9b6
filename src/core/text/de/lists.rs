//! German: the lists (personas, touchpoints, journeys, measures) and the dialogs.

use crate::core::text::lists::Lists;

/// The texts.
pub const TEXTS: Lists = Lists {
    // everyday words
    show_all: "Alle zeigen",

    // the head
    plan_title_hint: "z. B. Onlineshop für Wanderausrüstung",
    plan_offer_hint: "Worum geht es?",
    plan_description_hint: "Was soll dieser Plan klären?",
    plan_goal_text_hint: "z. B. vereinbart einen ersten Termin",
    versions_hint: "Kopien auf diesem Gerät: die letzten zehn, dann je Stunde und je Tag eine. Ansehen ändert nichts.",
    no_versions: "Noch gibt es keine Kopie. Die erste entsteht beim nächsten Speichern.",
    version_look: "Ansehen",
    version_present: "jetziger Stand",
    version_shown: "Du siehst den Stand vom {0}.",
    version_restore: "Diesen Stand wiederherstellen",
    version_back: "Zurück zum jetzigen Stand",
    read_only: "Nur zum Lesen",
    edited_elsewhere: "Dieser Plan wird in einem anderen Fenster oder Tab bearbeitet. Hier siehst du, was dort gespeichert wird.",
    edit_here: "Hier bearbeiten",
    newer_shown: "Dieser Plan wurde mit einer neueren Version von Wegmarke gemacht. Hier lässt er sich nur lesen, vielleicht nicht ganz.",

    // palette and help
    palette_hint: "Was möchtest du tun?",
    palette_none: "Nichts gefunden",
    help_intro: "Alles lässt sich rückgängig machen und mit der Tastatur erreichen.",
    help_actions: "Befehle",
    help_map: "In der Karte",
    help_single: "Einzelne Tasten",
    single_keys: "Einzelne Tasten sind Befehle",
    single_keys_about: "Sie gelten in den Zeilen Touchpoint und Zufriedenheit. In allen anderen Zeilen schreibt jede Taste.",
    key_enter: "Eingabe",
    column_pasted: "{0} Zeilen wurden als je ein Eintrag eingefügt.",
    key_shift_enter: "Umschalt Eingabe",
    keys_arrows: "Von Feld zu Feld gehen",
    keys_enter: "Feld bearbeiten",
    keys_type: "In einer Textzeile: weiterschreiben",
    key_letter: "Beliebiges Zeichen",
    keys_escape: "Bearbeiten beenden",
    keys_next: "Beim Bearbeiten: zur nächsten Station",
    keys_page: "Um eine Breite der Karte weiter oder zurück",
    key_page: "Bild ↑ Bild ↓ Pos1 Ende",
    keys_line: "Beim Bearbeiten: neue Zeile",
    keys_clipboard: "Station oder Text kopieren, ausschneiden, einfügen; auch Zellen aus einer Tabelle",

    // plans
    create_plan: "Plan anlegen",
    choose_phase_model: "Phasenmodell",
    model_empty: "Leer beginnen",
    model_empty_about: "Ohne Phasen; du legst sie selbst an.",

    // personas
    start_guide: "Mit dem Leitfaden planen",
    personas_hint: "Wen willst du erreichen? Eine Persona steht für eine Zielgruppe.",
    personas_empty: "Mit wem fängt die Reise an?",
    personas_empty_text: "Lege eine erste Persona an: ein Name, eine Rolle und was sie bewegt. Alles Weitere kann warten.",
    add_persona: "Persona hinzufügen",
    add_first_persona: "Erste Persona anlegen",
    persona_name_hint: "z. B. Franziska Obermoser",
    persona_role_hint: "z. B. leitet eine Wandergruppe",
    persona_portrait_hint: "Emoji oder Initialen",
    persona_quote_hint: "Was würde sie sagen?",
    persona_question_goals: "Welche Ziele und Werte hat sie, und wo informiert sie sich?",
    persona_question_demographics: "Wer ist sie?",
    persona_question_challenges: "Was hält sie von ihren Zielen ab?",
    persona_question_objections: "Was spricht für sie gegen das Angebot?",
    plan_journey: "Reise planen",

    // touchpoints
    touchpoints_hint: "Wo begegnen Menschen der Marke? Je genauer, desto besser wird die Karte.",
    touchpoints_empty: "Noch keine Touchpoints",
    touchpoints_empty_text: "Schreib oben einen nach dem anderen hin, oder wähle unter den Vorschlägen. Denk auch an die, die andere anstoßen: Presse, Empfehlungen, Bewertungen.",
    add_touchpoint: "Touchpoint hinzufügen",
    add_touchpoint_hint: "z. B. Newsletter, Messestand",
    touchpoint_name_hint: "Name des Touchpoints",
    suggestions: "Vorschläge",
    suggestions_none: "Keine weiteren Vorschläge für diese Auswahl.",
    control: "Steuerbarkeit",
    not_controllable: "Nicht steuerbar",
    used_in: "Verwendet",
    unused: "nirgends",

    // journeys
    journeys_hint: "Jede Persona geht ihren eigenen Weg. Reisen dürfen in jeder Phase beginnen.",
    journeys_empty: "Noch keine Reise",
    journeys_empty_text: "Lege eine Reise an und setze in der Karte ihre Stationen.",
    journey_name: "Name der Reise",
    journey_name_hint: "z. B. Franziska sucht neue Schuhe",
    journey_summary: "{0} Stationen, beginnt bei „{1}“",
    scenario_hint: "Was setzt die Reise in Gang?",
    expectation_hint: "Was erhofft sich die Persona?",
    show_map: "Karte zeigen",
    duplicate_journey: "Kopie …",
    copy_for: "für {0}",
    copy_as_target: "als Soll",

    // map
    model_switch_hint: "Beim Wechsel ziehen alle Stationen in die Phase derselben Grundphase um.",
    model_switched: "Phasenmodell gewechselt.",
    add_phase: "Phase hinzufügen",
    remove_phase: "Phase löschen",
    move_up: "Nach oben",
    move_down: "Nach unten",

    // measures
    measures_hint: "Was wird getan, von wem, bis wann, und woran zeigt es sich?",
    measures_empty: "Noch keine Maßnahmen",
    measures_empty_text: "Schreib eine auf oder hol dir Ideen für jede Phase.",
    measure_ideas: "Ideen",
    as_board: "Board",

    // presenting
    present_next: "Nächste Station",
    present_back: "Vorige Station",
    present_full: "Ganzer Bildschirm",
};
