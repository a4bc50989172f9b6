//! The texts of the lists (personas, touchpoints, journeys, measures), of the dialogs around a plan and of what stands
//! above it. A catalogue of its own, so that they come with the part that shows them.

use super::catalogue::catalogue;

catalogue! {
    Lists, lists;

    // everyday words

    show_all: "Alle zeigen", "Show all";

    // the head

    plan_title_hint: "z. B. Onlineshop für Wanderausrüstung", "e.g. Online shop for hiking gear";
    plan_offer_hint: "Worum geht es?", "What is it about?";
    plan_description_hint: "Was soll dieser Plan klären?", "What should this plan find out?";
    plan_goal_text_hint: "z. B. vereinbart einen ersten Termin", "e.g. books a first appointment";
    versions_hint: "Kopien auf diesem Gerät: die letzten zehn, dann je Stunde und je Tag eine. Ansehen ändert nichts.", "Copies on this device: the last ten, then one for each hour and each day. Looking changes nothing.";
    no_versions: "Noch gibt es keine Kopie. Die erste entsteht beim nächsten Speichern.", "There is no copy yet. The first is made with the next save.";
    version_look: "Ansehen", "Look at it";
    version_present: "jetziger Stand", "present state";
    version_shown: "Du siehst den Stand vom {0}.", "You see the plan as of {0}.";
    version_restore: "Diesen Stand wiederherstellen", "Restore this version";
    version_back: "Zurück zum jetzigen Stand", "Back to the present state";
    read_only: "Nur zum Lesen", "Read only";
    edited_elsewhere: "Dieser Plan wird in einem anderen Fenster oder Tab bearbeitet. Hier siehst du, was dort gespeichert wird.", "This plan is being edited in another window or tab. Here you see what is saved there.";
    edit_here: "Hier bearbeiten", "Edit here";
    newer_shown: "Dieser Plan wurde mit einer neueren Version von Wegmarke gemacht. Hier lässt er sich nur lesen, vielleicht nicht ganz.", "This plan was made with a newer version of Wegmarke. It can only be read here, maybe not all of it.";

    // palette and help

    palette_hint: "Was möchtest du tun?", "What would you like to do?";
    palette_none: "Nichts gefunden", "Nothing found";
    help_intro: "Alles lässt sich rückgängig machen und mit der Tastatur erreichen.", "Everything can be undone and reached by keyboard.";
    help_actions: "Befehle", "Commands";
    help_map: "In der Karte", "In the map";
    key_enter: "Eingabe", "Enter";
    key_shift_enter: "Umschalt Eingabe", "Shift Enter";
    keys_arrows: "Von Feld zu Feld gehen", "Go from cell to cell";
    keys_enter: "Feld bearbeiten", "Edit the cell";
    keys_escape: "Bearbeiten beenden", "Leave the cell";
    keys_next: "Beim Bearbeiten: zur nächsten Station", "While editing: to the next step";
    keys_page: "Um eine Breite der Karte weiter oder zurück", "Go on or back by the width of the map";
    key_page: "Bild ↑ Bild ↓ Pos1 Ende", "Page Up, Page Down, Home, End";
    keys_line: "Beim Bearbeiten: neue Zeile", "While editing: new line";

    // plans

    create_plan: "Plan anlegen", "Create plan";
    choose_phase_model: "Phasenmodell", "Phase model";
    model_empty: "Leer beginnen", "Start empty";
    model_empty_about: "Ohne Phasen; du legst sie selbst an.", "Without phases; you make your own.";

    // personas

    start_guide: "Mit dem Leitfaden planen", "Plan with the guide";
    personas_hint: "Wen willst du erreichen? Eine Persona steht für eine Zielgruppe.", "Whom do you want to reach? A persona stands for a target group.";
    personas_empty: "Mit wem fängt die Reise an?", "Who sets out?";
    personas_empty_text: "Lege eine erste Persona an: ein Name, eine Rolle und was sie bewegt. Alles Weitere kann warten.", "Add a first persona: a name, a role and what moves them. The rest can wait.";
    add_persona: "Persona hinzufügen", "Add a persona";
    add_first_persona: "Erste Persona anlegen", "Create the first persona";
    persona_name_hint: "z. B. Franziska Obermoser", "e.g. Frances Whitcombe";
    persona_role_hint: "z. B. leitet eine Wandergruppe", "e.g. leads a hiking group";
    persona_portrait_hint: "Emoji oder Initialen", "Emoji or initials";
    persona_quote_hint: "Was würde sie sagen?", "What would they say?";
    persona_question_goals: "Welche Ziele und Werte hat sie, und wo informiert sie sich?", "What are their goals and values, and where do they look for information?";
    persona_question_demographics: "Wer ist sie?", "Who are they?";
    persona_question_challenges: "Was hält sie von ihren Zielen ab?", "What keeps them from their goals?";
    persona_question_objections: "Was spricht für sie gegen das Angebot?", "What speaks against the offer, in their eyes?";
    plan_journey: "Reise planen", "Plan a journey";

    // touchpoints

    touchpoints_hint: "Wo begegnen Menschen der Marke? Je genauer, desto besser wird die Karte.", "Where do people meet the brand? The more precise, the better the map.";
    touchpoints_empty: "Noch keine Touchpoints", "No touchpoints yet";
    touchpoints_empty_text: "Schreib oben einen nach dem anderen hin, oder wähle unter den Vorschlägen. Denk auch an die, die andere anstoßen: Presse, Empfehlungen, Bewertungen.", "Type one after the other above, or pick from the suggestions. Think of those that others start, too: press, recommendations, reviews.";
    add_touchpoint: "Touchpoint hinzufügen", "Add a touchpoint";
    add_touchpoint_hint: "z. B. Newsletter, Messestand", "e.g. newsletter, trade fair";
    touchpoint_name_hint: "Name des Touchpoints", "Name of the touchpoint";
    suggestions: "Vorschläge", "Suggestions";
    suggestions_none: "Keine weiteren Vorschläge für diese Auswahl.", "No more suggestions for this choice.";
    control: "Steuerbarkeit", "Control";
    not_controllable: "Nicht steuerbar", "Not controllable";
    used_in: "Verwendet", "Used in";
    unused: "nirgends", "nowhere";

    // journeys

    journeys_hint: "Jede Persona geht ihren eigenen Weg. Reisen dürfen in jeder Phase beginnen.", "Each persona takes a way of its own. A journey may start in any phase.";
    journeys_empty: "Noch keine Reise", "No journey yet";
    journeys_empty_text: "Lege eine Reise an und setze in der Karte ihre Stationen.", "Add a journey and place its steps in the map.";
    journey_name: "Name der Reise", "Name of the journey";
    journey_name_hint: "z. B. Franziska sucht neue Schuhe", "e.g. Frances needs new boots";
    journey_of: "Reise von {0}", "Journey of {0}";
    journey_new: "Neue Reise", "New journey";
    journey_summary: "{0} Stationen, beginnt bei „{1}“", "{0} steps, starts at “{1}”";
    scenario_hint: "Was setzt die Reise in Gang?", "What sets the journey going?";
    expectation_hint: "Was erhofft sich die Persona?", "What does the persona hope for?";
    show_map: "Karte zeigen", "Show the map";
    duplicate_journey: "Kopie …", "Copy …";
    copy_for: "für {0}", "for {0}";
    copy_as_target: "als Soll", "as to be";

    // map

    model_switch_hint: "Beim Wechsel ziehen alle Stationen in die Phase derselben Grundphase um.", "When you switch, every step moves to the phase of the same stage.";
    model_switched: "Phasenmodell gewechselt.", "Phase model switched.";
    add_phase: "Phase hinzufügen", "Add a phase";
    remove_phase: "Phase löschen", "Delete phase";
    move_up: "Nach oben", "Move up";
    move_down: "Nach unten", "Move down";

    // measures

    measures_hint: "Was wird getan, von wem, bis wann, und woran zeigt es sich?", "What will be done, by whom, by when, and how will it show?";
    measures_empty: "Noch keine Maßnahmen", "No measures yet";
    measures_empty_text: "Schreib eine auf oder hol dir Ideen für jede Phase.", "Write one down, or get ideas for each phase.";
    measure_ideas: "Ideen", "Ideas";
    as_board: "Board", "Board";

    // presenting

    present_next: "Nächste Station", "Next step";
    present_back: "Vorige Station", "Step before";
    present_full: "Ganzer Bildschirm", "Full screen";
}
