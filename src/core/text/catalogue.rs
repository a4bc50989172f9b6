//! Every text of the interface: its name, German, English. One line a text, so that both are read together.

/// Makes a catalogue's type and its two instances from one list, so that neither can lack a text.
macro_rules! catalogue {
    ($type:ident, $access:ident; $($name:ident: $de:literal, $en:literal;)+) => {
        /// All texts of the catalogue in one language. `{0}`, `{1}` … are filled in by `fill`.
        #[derive(Debug)]
        pub struct $type {
            $(pub $name: &'static str,)+
        }

        /// German.
        pub static DE: $type = $type { $($name: $de,)+ };
        /// English.
        pub static EN: $type = $type { $($name: $en,)+ };

        /// The texts in a language.
        pub fn $access(language: crate::core::model::Language) -> &'static $type {
            match language {
                crate::core::model::Language::De => &DE,
                crate::core::model::Language::En => &EN,
            }
        }

        /// Every text with its name, for tests.
        pub const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $de, $en),)+];
    };
}
pub(super) use catalogue;

catalogue! {
    Messages, messages;

    // everyday words

    add: "Hinzufügen", "Add";
    all: "Alle", "All";
    cancel: "Abbrechen", "Cancel";
    close: "Schließen", "Close";
    delete: "Löschen", "Delete";
    delete_what: "„{0}“ löschen", "Delete “{0}”";
    duplicate: "Duplizieren", "Duplicate";
    duplicate_what: "„{0}“ duplizieren", "Duplicate “{0}”";
    copy_of: "{0} (Kopie)", "{0} (copy)";
    notes: "Notizen", "Notes";
    nothing_here: "Hier steht noch nichts.", "There is nothing here yet.";
    not_stated: "keine Angabe", "not stated";
    one_a_line: "eins je Zeile", "one per line";
    restore: "Wiederherstellen", "Restore";
    search: "Suchen", "Search";
    show_more: "Mehr zeigen", "Show more";
    shown_of: "{0} von {1}", "{0} of {1}";
    unit: "Einheit", "Unit";
    views: "Ansichten", "Views";
    removed: "„{0}“ gelöscht.", "Deleted “{0}”.";
    undo: "Rückgängig", "Undo";
    redo: "Wiederholen", "Redo";
    undone: "Rückgängig gemacht.", "Undone.";
    redone: "Wiederholt.", "Redone.";
    text_cut: "Der Text war länger als das Feld erlaubt. Was darüber hinausging, wurde abgeschnitten.", "The text was longer than its field allows. What went beyond was cut off.";
    error_gone: "Das gibt es in diesem Plan nicht mehr.", "That is no longer in this plan.";
    error_full: "Der Plan ist voll: Mehr als {0} davon sind nicht möglich.", "The plan is full: it can’t hold more than {0} of these.";
    error_last_phase: "Die letzte Phase bleibt, solange Stationen darin stehen.", "The last phase has to stay while it holds steps.";

    part_coming: "Einen Augenblick …", "One moment …";
    part_missing: "Dieser Teil des Planers konnte nicht geladen werden. Der Plan ist davon nicht berührt.", "This part of the planner could not be loaded. The plan is not affected.";
    try_again: "Noch einmal versuchen", "Try again";

    // the head

    all_plans: "Alle Pläne", "All plans";
    plan: "Plan", "Plan";
    plans: "Pläne", "Plans";
    plan_title: "Titel des Plans", "Title of the plan";
    plan_untitled: "Plan ohne Titel", "Untitled plan";
    plan_settings: "Plan einrichten", "Plan settings";
    plan_offer: "Angebot oder Marke", "Offer or brand";
    plan_description: "Beschreibung", "Description";
    plan_goal: "Ziel der Reisen", "Goal of the journeys";
    plan_goal_text: "Das Ziel in Worten", "The goal in words";
    plan_market: "Markt", "Market";
    plan_language: "Sprache der Inhalte", "Language of the contents";
    not_stored_yet: "Wird beim ersten Ändern gespeichert", "Saved on your first change";
    saving: "Wird gespeichert …", "Saving …";
    saved_at: "Gespeichert: {0}", "Saved: {0}";
    saved_safe: "Gespeichert: {0}, absturzsicher", "Saved: {0}, crash-safe";
    saved_uncopied: "Gespeichert: {0}, ohne Kopie", "Saved: {0}, without a copy";
    no_copies: "Dieser Browser gibt keinen zweiten Speicher für Kopien: Stürzt er ab, kann etwa die letzte Minute fehlen.", "This browser gives no second storage for copies: if it crashes, about the last minute can be lost.";
    worked_long: "Du hast {0} Minuten an diesem Plan gearbeitet. Sichere ihn auch als Datei.", "You have worked on this plan for {0} minutes. Keep it as a file, too.";
    versions: "Frühere Stände", "Earlier versions";
    version_restored: "Der Stand vom {0} ist wiederhergestellt.", "The version of {0} is restored.";
    version_unreadable: "Diese Kopie lässt sich nicht lesen.", "This copy can’t be read.";
    edits_here: "Du kannst diesen Plan jetzt hier bearbeiten.", "You can edit this plan here now.";
    recovered: "Der Browser hatte die letzten Änderungen verloren. Sie sind aus der Kopie wieder da.", "The browser had lost the last changes. They are back from the copy.";
    fork_explained: "Dieser Plan wurde in zwei Fenstern zugleich bearbeitet. Das ist der zweite Stand.", "This plan was edited in two windows at the same time. This is the second state.";
    room_used: "Der Speicher, den der Browser dieser Website gibt, ist zu {0} % belegt.", "{0}% of the storage that the browser gives this site is used.";
    room_tight: "Der Speicher, den der Browser dieser Website gibt, ist zu {0} % belegt. Sichere Pläne als Datei und lösche, was du nicht mehr brauchst.", "{0}% of the storage that the browser gives this site is used. Download plans as files and delete what you no longer need.";
    not_saved: "Nicht gespeichert", "Not saved";
    download_now: "Jetzt sichern", "Download now";
    storage_full: "Der Speicher des Browsers ist voll. Sichere den Plan als Datei.", "The browser’s storage is full. Download the plan as a file.";
    storage_blocked: "Der Browser erlaubt hier keinen Speicher. Du kannst planen, aber nichts bleibt erhalten: Sichere den Plan als Datei.", "The browser allows no storage here. You can plan, but nothing will be kept: download the plan as a file.";
    export_json: "Als JSON sichern", "Download JSON";
    other_language: "In English", "Auf Deutsch";
    language_de: "Deutsch", "German";
    language_en: "Englisch", "English";

    // in somebody else's page

    make_copy: "Eigene Kopie machen", "Make it mine";
    to_original: "Zurück zum Original", "Back to the original";
    copy_kept: "Das ist jetzt deine Kopie. Was du änderst, bleibt in diesem Browser.", "This is your copy now. What you change stays in this browser.";
    original_shown: "Das ist wieder das Original. Deine Kopie ist weggelegt.", "This is the original again. Your copy is put away.";

    // palette and help

    palette: "Befehle und Suche", "Commands and search";
    help: "Tastatur und Hilfe", "Keyboard and help";
    key_command: "Strg", "Ctrl";
    key_shift: "Umschalt", "Shift";
    key_delete: "Entf", "Del";

    // plans

    hero_title: "Customer Journeys planen", "Plan customer journeys";
    hero_text: "Personas, Touchpoints, ihre Wege und was daran besser werden soll: alles in dieser Seite, ohne Konto, nur auf deinem Gerät.", "Personas, touchpoints, their journeys and what should get better: all in this page, no account, on your device only.";
    new_plan: "Neuer Plan", "New plan";
    import_file: "Datei öffnen", "Open a file";
    your_plans: "Deine Pläne", "Your plans";
    no_plans: "Hier stehen deine Pläne. Beginne mit einem neuen oder sieh dir ein Beispiel an. Plandateien kannst du auch in dieses Fenster ziehen.", "Your plans will be here. Start a new one or look into an example. You can also drop a plan file into this window.";
    examples: "Beispiele", "Examples";
    examples_hint: "Ein Beispiel öffnet sich als deine eigene Kopie. Gespeichert wird sie erst, wenn du etwas änderst.", "An example opens as a copy of your own. It is stored only once you change something.";
    example_shop: "Wanderausrüstung im Onlineshop", "Hiking gear in an online shop";
    example_shop_text: "B2C: vom ersten Suchtreffer bis zur Empfehlung im Wanderverein.", "B2C: from the first search result to the tip in the hiking club.";
    example_supplier: "Armaturen für die Industrie", "Valves for industry";
    example_supplier_text: "B2B: Technik, Einkauf und Geschäftsführung entscheiden gemeinsam.", "B2B: engineering, purchasing and management decide together.";
    example_practice: "Physiotherapie in der Stadt", "Physiotherapy in town";
    example_practice_text: "Dienstleistung vor Ort: überzeugt und doch nicht angekommen.", "A local service: convinced, and still never arrived.";
    example_software: "Software für Vereine", "Software for clubs";
    example_software_text: "Abonnement: testen, anmelden, dabeibleiben.", "Subscription: try, sign up, stay.";
    example_opened: "Das ist deine Kopie des Beispiels. Probiere alles aus.", "This is your copy of the example. Try anything.";
    example_missing: "Das Beispiel ließ sich nicht laden. Ist die Verbindung da?", "The example could not be loaded. Is there a connection?";
    bin: "Papierkorb", "Bin";
    bin_hint: "Gelöschte Pläne bleiben 30 Tage hier.", "Deleted plans stay here for 30 days.";
    deleted_at: "gelöscht: {0}", "deleted: {0}";
    delete_for_good: "Endgültig löschen", "Delete for good";
    purge_sure: "„{0}“ endgültig löschen? Das lässt sich nicht rückgängig machen.", "Delete “{0}” for good? This can’t be undone.";
    damaged: "Beschädigte Daten", "Damaged data";
    damaged_hint: "Diese Texte ließen sich nicht lesen. Sie werden nie von selbst gelöscht.", "These texts could not be read. They are never deleted by themselves.";
    download_damaged: "Text {0} sichern", "Download text {0}";
    privacy: "Deine Pläne liegen nur im Speicher dieses Browsers. Nichts wird gesendet, niemand zählt mit.", "Your plans are in this browser’s storage only. Nothing is sent, nobody counts.";
    erase_everything: "Alles löschen", "Erase everything";
    erased: "Alle Pläne gelöscht. Von ihnen liegt auf diesem Gerät nichts mehr.", "All plans erased. Nothing is left of them on this device.";
    address_unknown: "Diese Adresse führt nirgendwohin. Hier sind deine Pläne.", "This address leads nowhere. Here are your plans.";
    view_unknown: "Diese Ansicht gibt es nicht. Hier ist die Karte des Plans.", "There is no such view. Here is the plan’s map.";
    open_missing: "Diesen Plan gibt es hier nicht. Er liegt vielleicht in einem anderen Browser oder wurde gelöscht.", "This plan is not here. It may be in another browser, or it was deleted.";
    open_damaged: "Dieser Plan ist beschädigt und lässt sich nicht öffnen. Der rohe Text steht unter „Beschädigte Daten“.", "This plan is damaged and can’t be opened. Its raw text is under “Damaged data”.";
    open_newer: "Dieser Plan wurde mit einer neueren Version von Wegmarke gemacht und wird hier nicht verändert.", "This plan was made with a newer version of Wegmarke and won’t be changed here.";
    opened_earlier: "Der letzte Stand war beschädigt. Das ist der Stand davor.", "The last state was damaged. This is the one before.";
    imported: "Plan geöffnet und gespeichert.", "Plan opened and stored.";
    imported_unsaved: "Plan geöffnet, aber nicht gespeichert.", "Plan opened, but not stored.";
    given_out: "„{0}“ ließ sich hier nicht speichern und wurde dir als Datei gegeben.", "“{0}” could not be stored here, so it was given to you as a file.";
    imported_copy: "Den Plan gab es schon. Die Datei wurde als Kopie geöffnet.", "The plan was here already. The file was opened as a copy.";
    import_not_json: "Das ist kein Plan: Die Datei ist kein gültiges JSON.", "This is not a plan: the file is not valid JSON.";
    import_wrong_format: "Das ist kein Wegmarke-Plan.", "This is not a Wegmarke plan.";
    import_newer_version: "Der Plan wurde mit einer neueren Version von Wegmarke gemacht. Lade die Seite neu und versuche es noch einmal.", "The plan was made with a newer version of Wegmarke. Reload the page and try again.";
    import_syntax: "Die Datei lässt sich nicht bis zum Ende lesen.", "The file can’t be read to its end.";
    import_wrong_type: "Das ist kein Wegmarke-Plan: Ein Wert hat die falsche Art.", "This is not a Wegmarke plan: a value is of the wrong type.";
    import_too_large: "Die Datei ist größer als 5 MB und wurde nicht gelesen.", "The file is larger than 5 MB and was not read.";
    place_path: "Stelle: {0}", "Place: {0}";
    place_line: "Zeile {0}, Spalte {1}", "Line {0}, column {1}";

    // personas

    persona: "Persona", "Persona";
    guide: "Leitfaden", "Guide";
    analysis: "Analyse", "Analysis";
    comparison: "Vergleich", "Comparison";
    personas: "Personas", "Personas";
    persona_unnamed: "Ohne Namen", "Unnamed";
    persona_name: "Name", "Name";
    persona_role: "Rolle", "Role";
    persona_portrait: "Porträt", "Portrait";
    persona_quote: "Typischer Satz", "Typical words";
    persona_goals: "Ziele", "Goals";
    persona_values: "Werte", "Values";
    persona_sources: "Informationsquellen", "Sources of information";
    persona_age: "Alter", "Age";
    persona_gender: "Geschlecht", "Gender";
    persona_family_status: "Familienstand", "Family status";
    persona_occupation: "Beruf", "Occupation";
    persona_residence: "Wohnort", "Residence";
    persona_income: "Einkommen", "Income";
    persona_challenges: "Herausforderungen und Probleme", "Challenges and problems";
    persona_objections: "Einwände", "Objections";

    // touchpoints

    touchpoint: "Touchpoint", "Touchpoint";
    touchpoints: "Touchpoints", "Touchpoints";
    catalogue_coming: "Die Sammlung wird geladen …", "Loading the collection …";
    catalogue_missing: "Die Sammlung konnte nicht geladen werden. Ist die Verbindung da?", "The collection could not be loaded. Is there a connection?";
    channel: "Kanal", "Channel";
    medium: "Online/offline", "Online/offline";
    medium_online: "online", "online";
    medium_offline: "offline", "offline";
    media_type: "Medientyp", "Media type";
    media_paid: "bezahlt (paid)", "paid";
    media_owned: "eigen (owned)", "owned";
    media_shared: "geteilt (shared)", "shared";
    media_earned: "verdient (earned)", "earned";
    controllable: "Steuerbar", "Controllable";
    owner: "Verantwortlich", "Owner";
    uses: "{0} × in {1}", "{0} × in {1}";

    // journeys

    journey: "Reise", "Journey";
    journeys: "Reisen", "Journeys";
    add_journey: "Reise hinzufügen", "Add a journey";
    journey_unnamed: "Reise ohne Namen", "Unnamed journey";
    journey_kind: "Ist oder Soll", "As is or to be";
    kind_current: "Ist", "As is";
    kind_target: "Soll", "To be";
    journey_without_steps: "Noch keine Stationen", "No steps yet";
    scenario: "Ausgangslage", "Scenario";
    expectation: "Erwartung", "Expectation";
    nobody: "niemand", "nobody";

    // map

    map: "Karte", "Map";
    lanes: "Zeilen", "Lanes";
    phase_model: "Phasenmodell", "Phase model";
    model_custom: "Eigene Phasen", "Phases of your own";
    edit_phases: "Phasen bearbeiten", "Edit phases";
    phases: "Phasen", "Phases";
    phase_name: "Name der Phase", "Name of the phase";
    phase_name_hint: "Name der Phase", "Name of the phase";
    phase_stage: "Grundphase", "Stage";
    stage_awareness: "Bewusstsein", "Awareness";
    stage_consideration: "Betrachtung", "Consideration";
    stage_conversion: "Konversion", "Conversion";
    stage_retention: "Bindung", "Retention";
    stage_advocacy: "Fürsprache", "Advocacy";
    guiding_question: "Leitfrage", "Guiding question";
    guiding_question_hint: "Was fragt sich die Persona hier?", "What do they ask themselves here?";
    step: "Station", "Step";
    steps: "Stationen", "Steps";
    add_step: "Station hinzufügen", "Add a step";
    step_earlier: "Station nach vorn", "Move step earlier";
    step_later: "Station nach hinten", "Move step later";
    delete_step: "Station löschen", "Delete step";
    folded: "„{0}“ eingeklappt.", "Folded “{0}”.";
    zoom: "Größe der Karte", "Size of the map";
    zoom_in: "Karte größer", "Zoom in";
    zoom_out: "Karte kleiner", "Zoom out";
    zoom_fit: "Ganze Journey zeigen", "Show the whole journey";
    zoom_full: "Karte in voller Größe (100 %)", "Map at full size (100%)";
    timeline: "Zeitachse", "Timeline";
    compare_next: "Nächste Vergleichskurve", "Next compare curve";
    moment_of_truth: "Moment der Wahrheit", "Moment of truth";
    toggle_moment_of_truth: "Moment der Wahrheit", "Moment of truth";
    satisfaction: "Zufriedenheit", "Satisfaction";
    rating: "Zufriedenheit {0} von 5: {1}", "Satisfaction {0} of 5: {1}";
    rating_1: "sehr unzufrieden", "very dissatisfied";
    rating_2: "unzufrieden", "dissatisfied";
    rating_3: "teils, teils", "neutral";
    rating_4: "zufrieden", "satisfied";
    rating_5: "sehr zufrieden", "very satisfied";
    unrated: "Noch nicht bewertet", "Not rated yet";
    rate_1: "Mit 1 bewerten: sehr unzufrieden", "Rate 1: very dissatisfied";
    rate_2: "Mit 2 bewerten: unzufrieden", "Rate 2: dissatisfied";
    rate_3: "Mit 3 bewerten: teils, teils", "Rate 3: neutral";
    rate_4: "Mit 4 bewerten: zufrieden", "Rate 4: satisfied";
    rate_5: "Mit 5 bewerten: sehr zufrieden", "Rate 5: very satisfied";
    unrate: "Bewertung entfernen", "Remove the rating";
    break_of: "Bruch: {0} Stufen schlechter", "Break: {0} points lower";
    action: "Handlung", "Action";
    question: "Frage", "Question";
    thought: "Gedanke", "Thought";
    emotion: "Gefühl", "Emotion";
    pain_point: "Schwachstelle", "Pain point";
    opportunity: "Chance", "Opportunity";
    personalisation: "Personalisierung", "Personalisation";
    elapsed: "Zeitabstand", "Elapsed time";
    minutes: "Minuten", "minutes";
    after_week: "{0} Woche danach", "{0} week later";
    after_weeks: "{0} Wochen danach", "{0} weeks later";
    after_day: "{0} Tag danach", "{0} day later";
    after_days: "{0} Tage danach", "{0} days later";
    after_hour: "{0} Stunde danach", "{0} hour later";
    after_hours: "{0} Stunden danach", "{0} hours later";
    after_minute: "{0} Minute danach", "{0} minute later";
    after_minutes: "{0} Minuten danach", "{0} minutes later";

    // measures

    measure: "Maßnahme", "Measure";
    measures: "Maßnahmen", "Measures";
    add_measure: "Maßnahme hinzufügen", "Add a measure";
    add_measure_hint: "z. B. Lieferzeit am Preis zeigen", "e.g. show the delivery time";
    measure_target: "Wofür", "For";
    no_target: "den ganzen Plan", "the whole plan";
    as_table: "Tabelle", "Table";
    status: "Stand", "Status";
    status_idea: "Idee", "Idea";
    status_planned: "Geplant", "Planned";
    status_running: "Läuft", "Running";
    status_done: "Erledigt", "Done";
    kpi: "Kennzahl", "KPI";
    due: "Fällig", "Due";
    budget: "Budget", "Budget";
    impact: "Wirkung", "Impact";
    effort: "Aufwand", "Effort";
    market_b2c: "Privatkundschaft (B2C)", "Consumers (B2C)";
    market_b2b: "Unternehmen (B2B)", "Companies (B2B)";
    market_both: "beide", "both";
    goal_purchase: "Kauf", "Purchase";
    goal_enquiry: "Anfrage", "Enquiry";
    goal_registration: "Anmeldung", "Registration";
    goal_download: "Download", "Download";
    goal_other: "etwas anderes", "something else";

    // feedback

    feedback: "Feedback", "Feedback";
    feedback_one: "Feedback", "Feedback record";
    feedback_metric: "Kennzahl", "Metric";
    feedback_date: "Datum", "Date";
    feedback_counts: "Antworten", "Answers";
    feedback_comments: "Kommentare", "Comments";

    // findings that were set aside

    finding_set_aside: "beiseitegelegter Befund", "finding set aside";
    findings_set_aside: "beiseitegelegte Befunde", "findings set aside";
    finding_rule: "Regel", "Rule";
    finding_subject: "Worum es geht", "Subject";
    finding_detail: "Einzelheit", "Detail";
    finding_reason: "Begründung", "Reason";
    rule_weights: "Gewichte der Regeln", "Weights of the rules";
    weight_off: "aus", "off";
    weight_low: "halb", "half";
    weight_normal: "normal", "normal";
    weight_high: "doppelt", "double";

    // presenting

    present: "Vorführen", "Present";

    // in and out

    share: "Als Link teilen …", "Share as a link …";
    embed: "Einbetten …", "Embed …";
    export_as: "Exportieren …", "Export …";
    print: "Drucken oder als PDF …", "Print or save as PDF …";
    // picture

    picture_counts: "{0} Phasen, {1} Stationen.", "{0} phases, {1} steps.";
    picture_answers: "n = {0}", "n = {0}";
    map_empty_picture: "Noch keine Reise", "No journey yet";
    goal: "Ziel", "Goal";
    assumed: "angenommen", "assumed";
    measured: "gemessen", "measured";
    moments_of_truth: "Momente der Wahrheit", "Moments of truth";
    breaks: "Brüche", "Breaks";
    legend: "Legende", "Legend";
    legend_unrated: "noch nicht bewertet", "not rated yet";
    legend_break: "Bruch: 2 Stufen oder mehr", "break: 2 points or more";
    legend_measured: "gemessen, mit 95-%-Intervall", "measured, with 95% interval";
    few_answers: "wenige Antworten", "few answers";
    legend_idea: "Maßnahme, noch Idee", "measure, still an idea";
    continued: "{0} (weiter)", "{0} (continued)";
    page_of: "Seite {0} von {1}", "Page {0} of {1}";
    what_happens: "Was geschieht", "What happens";

    // formats

    format_first_phase: "Anfang", "Start";
    csv_journey_number: "Reise-Nr.", "Journey no.";
    csv_phase_number: "Phasen-Nr.", "Phase no.";
    csv_step_number: "Stations-Nr.", "Step no.";
    phase: "Phase", "Phase";
    csv_elapsed: "Zeitabstand (Tage)", "Elapsed time (days)";
    csv_yes: "ja", "yes";
    csv_no: "nein", "no";
    csv_line: "Zeile {0}", "line {0}";
    csv_place: "Zeile {0}, {1}", "line {0}, {1}";
    csv_column: "Spalte {0}", "column {0}";
    feedback_survey: "Umfrage", "Survey";
    feedback_reviews: "Bewertungen", "Reviews";
    feedback_community: "Community", "Community";
    feedback_support: "Kundenservice", "Support";
    feedback_interview: "Interview", "Interview";
    metric_csat: "CSAT (1–5)", "CSAT (1–5)";
    metric_nps: "NPS (0–10)", "NPS (0–10)";
    metric_ces: "CES (1–7)", "CES (1–7)";
    metric_stars: "Sterne (1–5)", "Stars (1–5)";

    // The map's menu, the trail beside what was measured and compared, and the scale of the timeline.
    legend_timeline: "vierfache Zeit, doppelter Abstand", "four times as long, twice as far apart";
    timeline_scale: "Abstände wachsen mit der Wurzel der Zeit: vierfache Zeit, doppelter Abstand.", "Distances grow with the square root of the time: four times as long, twice as far apart.";
}
