//! The texts of formats, and of the dialogs that give plans out and take them in. A catalogue of its own, so that they
//! come with the part that shows them.

use super::catalogue::catalogue;

catalogue! {
    Exchange, exchange;

    // a file that is refused or mended

    refused_title: "Datei nicht geöffnet", "File not opened";
    refused_intro: "„{0}“ ließ sich nicht öffnen.", "“{0}” could not be opened.";
    refused_instead: "Der Planer liest Plandateien (.wegmarke.json), Tabellen (CSV), Mermaid-Diagramme, OpenJourney und die Bilder (SVG), die er selbst macht. Ist eine Plandatei beschädigt, lade sie dort noch einmal herunter, woher sie kommt.",
        "The planner reads plan files (.wegmarke.json), tables (CSV), Mermaid diagrams, OpenJourney and the pictures (SVG) that it makes itself. If a plan file is damaged, download it once more from where it came.";
    refused_nothing_changed: "Am offenen Plan hat sich nichts geändert.", "The open plan has not changed.";
    repairs_title: "Das wird angepasst", "This will be mended";
    repairs_more: "… und {0} weitere Stellen", "… and {0} more places";

    // the report

    rule_weight: "Gewicht", "Weight";

    // in and out

    export_title: "Exportieren", "Export";
    export_format: "Format", "Format";
    export_keeps_all: "Dieses Format enthält alles.", "This format holds everything.";
    export_loses: "Was dieses Format nicht fasst:", "What this format has no room for:";
    export_loss: "{0} ({1})", "{0} ({1})";
    export_loss_partly: "{0} ({1}, nur ungefähr)", "{0} ({1}, only roughly)";
    export_text: "Der Text zum Kopieren", "The text to copy";
    export_more: "… Kopieren und Sichern nehmen den ganzen Text.", "… copying and downloading take the whole text.";
    download: "Als Datei sichern", "Download";
    copy_text: "Text kopieren", "Copy text";
    copied: "Kopiert.", "Copied.";
    copy_failed: "Der Browser hat das Kopieren nicht erlaubt. Markiere den Text und kopiere ihn selbst.", "The browser did not allow copying. Select the text and copy it yourself.";
    export_with_picture: "Mit Bild der Karte (nicht für WordPress)", "With a picture of the map (not for WordPress)";
    print_a4: "Drucken, A4", "Print, A4";
    print_a3: "Drucken, A3", "Print, A3";
    print_report: "Beim Drucken den Bericht anhängen", "Append the report when printing";
    print_report_about: "Kennzahlen, Vergleich, Schwachstellen, Maßnahmen und Feedback des ganzen Plans, mit Rechnung und Methode", "Figures, comparison, weak points, measures and feedback of the whole plan, with arithmetic and method";
    picture_png: "PNG, {0} ×", "PNG, {0}×";
    picture_dark: "Dunkel", "Dark";
    picture_second: "Zweite Kurve darüber", "A second curve over it";
    picture_no_second: "keine", "none";
    picture_preview: "Vorschau der Karte", "Preview of the map";
    picture_smaller: "Die Karte ist sehr lang: Das Bild ist so groß, wie der Browser es erlaubt.", "The map is very long: the picture is as large as the browser allows.";
    picture_failed: "Der Browser konnte das Bild nicht zeichnen. Nimm SVG.", "The browser could not draw the picture. Take SVG instead.";
    import_title: "Das ist in der Datei", "This is in the file";
    import_of: "{0}, gelesen als: {1}", "{0}, read as: {1}";
    import_pasted: "Eingefügter Text", "Pasted text";
    import_journey: "{0}: {1} Stationen", "{0}: {1} steps";
    import_clean: "Nichts musste angepasst werden.", "Nothing had to be mended.";
    import_repairs: "Das wird beim Öffnen angepasst ({0}):", "This will be mended on opening ({0}):";
    import_as_new: "Als neuen Plan öffnen", "Open as a new plan";
    import_adopt: "In den offenen Plan übernehmen", "Add to the open plan";
    import_replace: "Offenen Plan ersetzen", "Replace the open plan";
    import_adopted: "Übernommen.", "Added.";
    import_replaced: "Der Plan wurde ersetzt.", "The plan was replaced.";
    table_columns: "Was die Spalten bedeuten", "What the columns mean";
    table_column: "Spalte „{0}“", "Column “{0}”";
    table_skip: "weglassen", "leave out";
    table_header: "Die erste Zeile nennt die Spalten", "The first row names the columns";
    table_scale: "Skala der Zufriedenheit", "Scale of satisfaction";
    table_scale_of: "{0} bis {1}", "{0} to {1}";

    // formats

    format_json: "Plan als JSON", "Plan as JSON";
    format_json_about: "Die Datei des Planers: Sie enthält alles und lässt sich überall wieder öffnen.", "The planner’s own file: it holds everything and opens again anywhere.";
    format_svg: "Karte als Bild (SVG)", "Map as a picture (SVG)";
    format_svg_about: "Ein scharfes Bild einer Reise in jeder Größe. Der ganze Plan steckt darin, also lässt es sich hier wieder öffnen.", "A picture of one journey, sharp at any size. The whole plan is inside, so it opens here again.";
    format_html: "Tabelle für Webseiten (HTML)", "Table for web pages (HTML)";
    format_html_about: "Eine Reise als Tabelle zum Einfügen in einen Beitrag, lesbar auch ohne Skripte.", "One journey as a table to paste into a post; it reads well without scripts, too.";
    format_mermaid: "Mermaid-Diagramm", "Mermaid diagram";
    format_mermaid_about: "Eine Reise als Text, den Wikis, Blogs und Repositorys als Bild zeigen.", "One journey as text that wikis, blogs and repositories show as a picture.";
    format_ojf: "OpenJourney-Datei", "OpenJourney file";
    format_ojf_about: "Eine Reise für den Ptolemy Journey Mapper und was sonst OpenJourney liest.", "One journey for the Ptolemy journey mapper and whatever else reads OpenJourney.";
    format_csv: "Tabelle (CSV, international)", "Table (CSV, international)";
    format_csv_about: "Eine Zeile je Station, mit Kommas getrennt: für Tabellenprogramme und Auswertungen.", "One row a step, separated by commas: for spreadsheets and analysis.";
    format_csv_de: "Tabelle (CSV, deutsches Excel)", "Table (CSV, German Excel)";
    format_csv_de_about: "Eine Zeile je Station, mit Semikolon und Dezimalkomma: öffnet sich in deutschem Excel mit richtigen Spalten und Umlauten.", "One row a step, with semicolons and decimal commas: opens in a German Excel with the right columns and umlauts.";
    format_markdown: "Bericht (Markdown)", "Report (Markdown)";
    format_markdown_about: "Der ganze Plan zum Lesen: Personas, Reisen als Tabellen, Maßnahmen und Feedback, für Wikis und Mails.", "The whole plan to read: personas, journeys as tables, measures and feedback, for wikis and mails.";
    report_date: "Stand: {0}", "As of {0}";
    report_number: "Nr.", "No.";
    report_mean: "Zufriedenheit im Mittel", "Mean satisfaction";
    report_mean_phases: "Mittel je Phase", "Mean per phase";
    report_mean_of: "{0} (n = {1})", "{0} (n = {1})";
    report_source: "Quelle", "Source";
    report_answers: "Antworten (n)", "Answers (n)";
    report_counts: "Antworten je Wert", "Answers per value";

    // what is mended in a file that is taken in

    rule_cut: "zu lang: wird abgeschnitten", "too long: will be cut off";
    rule_unknown_field: "unbekanntes Feld: wird weggelassen", "unknown field: will be left out";
    rule_unknown_value: "unbekannter Wert: wird zum üblichen", "unknown value: becomes the usual one";
    rule_out_of_range: "außerhalb des Bereichs: wird geleert", "out of range: will be cleared";
    rule_new_id: "Kennung fehlt oder ist vergeben: wird neu", "id missing or taken: gets a new one";
    rule_dangling: "verweist ins Leere: wird gelöst", "refers to nothing: will be detached";
    rule_too_many: "zu viele: der Rest wird weggelassen", "too many: the rest is left out";
    rule_reordered: "nicht nach Phasen geordnet: wird sortiert", "not in the order of phases: will be sorted";
    rule_counts_length: "passt nicht zur Skala: wird angeglichen", "doesn’t fit the scale: will be adjusted";
    rule_default_phases: "keine Phasen: die fünf üblichen kommen dazu", "no phases: the usual five are added";
    rule_several_targets: "mehrere Bezüge: der erste bleibt", "several targets: the first stays";
    rule_rounded: "zwischen zwei Stufen: wird gerundet", "between two points of the scale: will be rounded";
    rule_other_actors: "mehrere Beteiligte: die Station gehört zur Persona der Reise, die anderen bleiben als Personas", "several actors: the step is the journey persona’s, the others stay as personas";
    rule_rescaled: "andere Skala: wird auf 1 bis 5 umgerechnet", "another scale: will be converted to 1 to 5";
    rule_lost_letter: "halbe Zeichen ohne Bedeutung: werden durch � ersetzt", "halves of characters without meaning: will be replaced by �";
    rule_more: "weitere Stellen werden ebenso angepasst", "more places will be mended likewise";
}
