//! Surveys: what is guessed of a table, what becomes of its rows, and what is told of those that say nothing usable.

use std::fmt::Write;
use std::sync::Arc;

use wegmarke::core::document::{Document, List};
use wegmarke::core::edit::Edit;
use wegmarke::core::exchange::json;
use wegmarke::core::model::*;
use wegmarke::core::session::Session;
use wegmarke::core::survey::*;

fn plan() -> Document {
    let text = r#"{"format":"wegmarke-plan","version":1,"id":"p","title":"t",
        "phases":[{"id":"look","name":"Look around","stage":"awareness"},{"id":"buy","name":"Kauf","stage":"conversion"}],
        "touchpoints":[{"id":"shop","name":"Online shop"},{"id":"mail","name":"Newsletter"}]}"#;
    json::read(text, 1).unwrap().0
}

fn open(text: impl AsRef<[u8]>) -> Arc<Survey> {
    Arc::new(Survey::open(text.as_ref().to_vec()).unwrap())
}

/// Reads a survey as it is guessed, a few rows at a time.
fn read(text: impl AsRef<[u8]>, change: impl FnOnce(&mut Settings)) -> Outcome {
    let (survey, document) = (open(text), plan());
    let mut settings = survey.guess(&document);
    change(&mut settings);
    let mut reader = survey.reader(settings, &document);
    while !reader.step(3).finished {}
    reader.outcome()
}

/// An outcome in lines: records, then faults, then sums that are not 0.
fn told(outcome: &Outcome) -> String {
    let mut text = String::new();
    for record in &outcome.records {
        let target = record.target.as_ref().map_or("-".to_owned(), |target| target.key().id.to_string());
        let date = record.date.map_or("-".to_owned(), |date| date.to_string());
        writeln!(
            text,
            "{} {target} {date} {} {:?} {:?}",
            record.metric.key(),
            if record.name.is_empty() { "-" } else { &record.name },
            record.counts,
            record.comments
        )
        .unwrap();
    }
    for fault in &outcome.faults {
        writeln!(text, "line {} {:?} {:?}", fault.line, fault.reason, fault.cell).unwrap();
    }
    for (name, count) in [
        ("unanswered", outcome.unanswered),
        ("unfinished", outcome.unfinished),
        ("previews", outcome.previews),
        ("rounded", outcome.rounded),
        ("left out", outcome.comments_left_out),
    ] {
        if count > 0 {
            writeln!(text, "{name} {count}").unwrap();
        }
    }
    for (name, rows) in &outcome.unmatched {
        writeln!(text, "unmatched {name} {rows}").unwrap();
    }
    text
}

#[track_caller]
fn check(text: &str, change: impl FnOnce(&mut Settings), expected: &str) {
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    assert_eq!(told(&read(text, change)).lines().collect::<Vec<_>>(), expected, "{text}");
}

fn same(_: &mut Settings) {}

#[test]
fn a_survey_becomes_records_by_target_and_month() {
    let text = "Datum;Bewertung;Kommentar;Touchpoint\r\n\
        01.10.2026;4;Gut;Online shop\r\n\
        03.10.2026;1;\"Langsam;\r\nsehr \"\"langsam\"\"\";ONLINE SHOP \r\n\
        15.11.2026;5;;kauf\r\n\
        16.11.2026;2;Teuer;Messe\r\n\
        17.11.2026;3;;\r\n";
    check(
        text,
        same,
        r#"
        csat - 2026-11-17 - [0, 1, 1, 0, 0] ["Teuer"]
        csat buy 2026-11-15 - [0, 0, 0, 0, 1] []
        csat shop 2026-10-03 - [1, 0, 0, 1, 0] ["Langsam;\r\nsehr \"langsam\"", "Gut"]
        unmatched Messe 1"#,
    );
    check(
        text,
        |settings| settings.grouping = Grouping::Month,
        r#"
        csat - 2026-11-17 2026-11 [0, 1, 1, 0, 0] ["Teuer"]
        csat buy 2026-11-15 2026-11 [0, 0, 0, 0, 1] []
        csat shop 2026-10-03 2026-10 [1, 0, 0, 1, 0] ["Langsam;\r\nsehr \"langsam\"", "Gut"]
        unmatched Messe 1"#,
    );
    let quarter = |settings: &mut Settings| {
        (settings.grouping, settings.columns.target, settings.columns.comment) = (Grouping::Quarter, None, None);
        settings.otherwise = Some(Target::Touchpoint(Id::new("mail").unwrap()));
    };
    check(text, quarter, "csat mail 2026-11-17 2026-Q4 [1, 1, 1, 1, 1] []");
    check(
        text,
        |settings| {
            (settings.grouping, settings.columns) =
                (Grouping::Year, Columns { score: Some(1), date: Some(0), ..Columns::default() })
        },
        "csat - 2026-11-17 2026 [1, 1, 1, 1, 1] []",
    );
}

#[test]
fn rows_that_say_nothing_usable_are_told_with_their_lines() {
    let text = "Score,Comment,Date\n\
        4,\"one\ntwo\",2026-10-01\n\
        six,bad,2026-10-01\n\
        6,too much,2026-10-01\n\
        n/a,no score,2026-10-02\n\
        ,,2026-10-02\n\
        \n\
        \"4,0\",,2026-10-32\n\
        5 von 5,,\n\
        7 of 10,,\n\
        4.5,half,\n\
        5 - very satisfied,,\n\
        ★★,,\n\
        sehr unzufrieden,,\n\
        0,,\n";
    check(
        text,
        |settings| settings.metric = Metric::Csat,
        r#"
        csat - 2026-10-02 - [1, 1, 0, 2, 3] ["no score", "one\ntwo", "half"]
        line 4 NoNumber "six"
        line 5 OutOfScale "6"
        line 9 NoDate "2026-10-32"
        line 11 OtherScale "7 of 10"
        line 16 OutOfScale "0"
        unanswered 2
        rounded 1"#,
    );
}

#[test]
fn columns_are_guessed_by_names_and_contents() {
    let guessed = |text: &str| {
        let settings = open(text).guess(&plan());
        let Columns { score, comment, date, target } = settings.columns;
        let place = |place: Option<usize>| place.map_or("-".to_owned(), |place| place.to_string());
        format!(
            "{} {} {} {} {}{}",
            settings.metric.key(),
            place(score),
            place(comment),
            place(date),
            place(target),
            if settings.day_first { "" } else { " month first" }
        )
    };
    for (text, expected) in [
        // Names in both languages; NPS by a 0 or anything over 7, CES by a 6, else CSAT or stars by name.
        (
            "Zeitstempel;Wie wahrscheinlich ist es, dass du uns weiterempfiehlst?;Warum?\n2026/11/03 10:22:11 AM GMT+1;9;Nett\n2026/11/04 9:00:00 AM GMT+1;7;\n",
            "nps 1 2 0 -",
        ),
        ("id,score,comment\n101,10,fine\n102,0,bad\n103,7,\n", "nps 1 2 - -"),
        ("Submitted,Effort,Stage\n3/14/2026,6,Kauf\n3/15/2026,7,Look around\n", "ces 1 - 0 2 month first"),
        ("It was easy\n5\n3\n4\n", "ces 0 - - -"),
        ("Sterne;Text\n4;gut\n5;\n", "stars 0 1 - -"),
        ("Bewertung\n★★★★★\n★★\n", "stars 0 - - -"),
        ("Zufriedenheit\tAnmerkung\n4,0\tgut\n5,0\tsehr gut\n", "csat 0 1 - -"),
        ("Bewertung;Nutzung\n5 von 5;a\n4 von 5;b\n", "csat 0 - - -"),
        // Without names.
        (
            "1;4;Online shop;Das war wirklich ein gutes Erlebnis.;01.11.2026\n2;2;Newsletter;Viel zu viele, und nichts davon betrifft mich.;02.11.2026\n3;5;Online shop;;03.11.2026\n",
            "csat 1 3 4 2",
        ),
        ("4\n5\n4\n2\n", "csat 0 - - -"),
        ("name;city\nAda;Ulm\n", "csat - - - -"),
    ] {
        assert_eq!(guessed(text), expected, "{text}");
    }
}

#[test]
fn dates_are_read_as_people_write_them() {
    let date = |cell: &str, day_first: bool| {
        let outcome = read(format!("score;date\n3;{cell}\n"), |settings| {
            (settings.day_first, settings.columns.date) = (day_first, Some(1))
        });
        outcome.records[0].date.map_or("-".to_owned(), |date| date.to_string())
    };
    for cell in [
        "2026-03-04",
        "2026-03-04T10:00:00Z",
        "2026/3/4 10:00",
        "4.3.2026",
        "04.03.26",
        "4.3.2026, 10:00",
        "04/03/2026",
    ] {
        assert_eq!(date(cell, true), "2026-03-04", "{cell}");
    }
    assert_eq!(date("03/04/2026", false), "2026-03-04");
    for cell in ["31.02.2026", "4. März 2026", "2026", "44567", "4.3.", "yesterday", "4.3.2026.1"] {
        assert_eq!(date(cell, true), "-", "{cell}");
    }
}

#[test]
fn any_encoding_of_a_spreadsheet_is_read() {
    let text = "Bewertung;Kommentar\r\n4;Größe – prima €\r\n";
    let windows: Vec<u8> = text
        .chars()
        .map(|letter| match letter {
            '–' => 0x96,
            '€' => 0x80,
            letter => letter as u8,
        })
        .collect();
    let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for bytes in [text.as_bytes().to_vec(), [b"\xef\xbb\xbf", text.as_bytes()].concat(), windows, utf_16] {
        check_comment(&bytes, "Größe – prima €");
    }
    // Excel names the delimiter; a formula that an export of ours defused is itself again; lines are those of the file.
    check_comment(b"sep=;\nBewertung;Kommentar\n4;'=1+1\n", "=1+1");
    check("sep=;\nBewertung;Kommentar\nx;\n4;\n", same, "csat - - - [0, 0, 0, 1, 0] []\nline 3 NoNumber \"x\"");
    check(
        "Umfrage 2026\n\nBewertung;Kommentar\n4;a\nx;b\n",
        same,
        "csat - - - [0, 0, 0, 1, 0] [\"a\"]\nline 5 NoNumber \"x\"",
    );
}

#[track_caller]
fn check_comment(bytes: &[u8], expected: &str) {
    assert_eq!(read(bytes, same).records[0].comments, [expected]);
}

#[test]
fn an_open_quote_spoils_no_more_than_its_row() {
    check(
        "score;comment\n4;fine\n2;\"never closed\n5;good\n3;too\n",
        same,
        r#"
        csat - - - [0, 1, 1, 1, 1] ["\"never closed", "too", "fine", "good"]
        line 3 OpenQuote "2""#,
    );
}

fn input(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/inputs/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// An export of a tool: which, what is taken as it is guessed, and what is passed over.
#[track_caller]
fn exported(file: Vec<u8>, tool: &str, change: impl FnOnce(&mut Settings), expected: &str) {
    let survey = open(&file);
    assert_eq!(survey.tool, Some(tool));
    let mut settings = survey.guess(&plan());
    change(&mut settings);
    let passed = survey.passed_over(&settings).join(", ");
    let outcome = read(&file, |guessed| *guessed = settings);
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    let passed = if passed.is_empty() { "-".to_owned() } else { passed };
    let all = format!("{}over: {passed}", told(&outcome));
    assert_eq!(all.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn exports_of_survey_tools_are_known_by_their_columns() {
    exported(
        input("google-grid.csv"),
        "Google Forms",
        same,
        r#"
        csat - 2026-10-16 Hotline [1, 1, 1, 0, 0] []
        csat mail 2026-10-16 - [0, 0, 1, 2, 0] []
        csat shop 2026-10-16 - [0, 0, 0, 1, 2] ["Hotline schneller", "Nichts"]
        over: -"#,
    );
    exported(
        input("msforms.csv"),
        "Microsoft Forms",
        same,
        r#"
        csat - 2026-10-15 - [0, 1, 1, 1, 1] ["Zu langsam", "Gut", "Weiter so"]
        nps - 2026-10-15 - [0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 1] []
        over: ID, Startzeit, E-Mail, Name"#,
    );
    exported(
        input("surveymonkey.csv"),
        "SurveyMonkey",
        same,
        r#"
        csat - 2026-10-17 - [0, 1, 1, 1, 1] []
        nps - 2026-10-17 - [0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1] ["Phone support", "Prices", "Faster delivery"]
        over: Respondent ID, Collector ID, Start Date, IP Address, Email Address, First Name, Last Name, Custom Data 1, How satisfied are you with our online shop? – Comment"#,
    );
    // Codes are asked about; an answer that was not finished does not count.
    exported(
        input("limesurvey.csv"),
        "LimeSurvey",
        same,
        r#"
        nps - 2026-10-16 - [0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1] ["Zu teuer", "Schöne Beratung"]
        line 2 Code "A4"
        line 3 Code "A2"
        line 5 Code "A5"
        unfinished 1
        over: id, lastpage, startlanguage, seed, startdate, datestamp"#,
    );
    exported(
        input("limesurvey.csv"),
        "LimeSurvey",
        |settings| settings.code_rises = Some(true),
        r#"
        csat - 2026-10-16 - [0, 1, 0, 1, 1] []
        nps - 2026-10-16 - [0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1] ["Zu teuer", "Schöne Beratung"]
        unfinished 1
        over: id, lastpage, startlanguage, seed, startdate, datestamp"#,
    );
    let qualtrics = "StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,DistributionChannel,UserLanguage,Q1,Q2,Q3\n\
        Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,Distribution Channel,User Language,How satisfied are you?,How likely are you to recommend us?,\"What else, please?\"\n\
        \"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"endDate\"\"}\",x,x,x,x,x,x,x,x,x,x,x,x\n\
        2026-10-01 10:00:00,2026-10-01 10:05:00,0,192.0.2.1,100,300,True,2026-10-01 10:05:01,R_1,anonymous,EN,Somewhat satisfied,9,Faster please\n\
        2026-10-02 10:00:00,2026-10-02 10:05:00,0,192.0.2.2,100,200,True,2026-10-02 10:05:01,R_2,anonymous,EN,Extremely dissatisfied,2,\n\
        2026-10-03 10:00:00,2026-10-03 10:05:00,0,192.0.2.3,40,10,False,2026-10-03 10:05:01,R_3,anonymous,EN,Extremely satisfied,,\n\
        2026-10-04 10:00:00,2026-10-04 10:05:00,0,192.0.2.4,100,90,True,2026-10-04 10:05:01,R_4,anonymous,EN,Neither satisfied nor dissatisfied,10,Fine\n";
    exported(
        qualtrics.into(),
        "Qualtrics",
        same,
        r#"
        csat - 2026-10-04 - [1, 0, 1, 1, 0] ["Fine", "Faster please"]
        nps - 2026-10-04 - [0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 1] []
        unfinished 1
        over: StartDate, EndDate, Status, IPAddress, Progress, Duration (in seconds), Finished, ResponseId, DistributionChannel, UserLanguage"#,
    );
    let typeform = "#,How easy was it?,Anything to add?,Start Date (UTC),Submit Date (UTC),Network ID\n\
        a1,7,Great,2026-10-01 10:00:00,2026-10-01 10:01:00,n1\nb2,5,,2026-10-02 10:00:00,2026-10-02 10:01:00,n2\nc3,6,,2026-10-02 10:00:00,2026-10-02 10:01:00,n3\n";
    exported(
        typeform.into(),
        "Typeform",
        same,
        r#"
        ces - 2026-10-02 - [0, 0, 0, 0, 1, 1, 1] ["Great"]
        over: #, Start Date (UTC), Network ID"#,
    );
}

#[test]
fn columns_of_a_tool_are_no_answers_and_previews_do_not_count() {
    for (name, tool, expected) in [
        (
            "qualtrics-preview.csv",
            "Qualtrics",
            r#"
            nps - 2026-10-02 - [0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0] ["Shorter queue"]
            csat - 2026-10-02 Website [0, 0, 1, 1, 0] []
            csat - 2026-10-02 Hotline [1, 1, 0, 0, 0] []
            unfinished 1
            previews 1
            over: StartDate, EndDate, Status, IPAddress, Progress, Duration (in seconds), Finished, ResponseId, RecipientLastName, ExternalReference, DistributionChannel, UserLanguage, Q1_NPS_GROUP"#,
        ),
        (
            "qualtrics-de.csv",
            "Qualtrics",
            r#"
            csat - 2026-10-02 - [0, 1, 0, 1, 0] ["na ja", "gut"]
            previews 1
            over: StartDate, Status, Progress, Duration (in seconds), Finished, ResponseId"#,
        ),
        (
            "typeform.csv",
            "Typeform",
            r##"
            csat - 2026-10-02 - [0, 1, 0, 1, 0] []
            nps - 2026-10-02 - [0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0] ["Great"]
            over: #, Start Date (UTC), Network ID, Tags"##,
        ),
        (
            "limesurvey-de.csv",
            "LimeSurvey",
            r#"
            csat - 2026-10-14 - [0, 0, 1, 0, 1] []
            csat - 2026-10-14 Website [0, 1, 0, 1, 0] ["Parkplatz"]
            unfinished 1
            over: Antwort ID, Letzte Seite, Start-Sprache, Zufallsstartwert"#,
        ),
        (
            "limesurvey-antwort-id.csv",
            "LimeSurvey",
            r#"
            csat - 2026-10-15 - [1, 1, 1, 0, 1] ["Anm 5", "Anm 1", "Anm 2", "Anm 4"]
            unfinished 1
            over: Antwort-ID, Letzte Seite, Start-Sprache, Zufallsstartwert, Datum gestartet, Datum letzte Aktivität, IP-Adresse"#,
        ),
        (
            "forms-na.csv",
            "Google Forms",
            r#"
            csat - 2026-10-15 Website [1, 0, 1, 3, 1] []
            csat - 2026-10-14 Hotline [0, 1, 0, 1, 1] []
            over: -"#,
        ),
        (
            "surveymonkey-matrix.csv",
            "SurveyMonkey",
            r#"
            csat - 2026-10-15 Website [0, 0, 1, 1, 1] ["no", "ok"]
            csat - 2026-10-15 Hotline [1, 1, 0, 1, 0] []
            csat mail 2026-10-15 - [0, 0, 0, 1, 1] []
            over: Respondent ID, Collector ID, Start Date"#,
        ),
    ] {
        exported(input(name), tool, same, expected);
    }
}

#[test]
fn what_is_no_table_is_refused() {
    assert!(Survey::open(Vec::new()).is_err() && Survey::open(b"\n\n;;\n".to_vec()).is_err());
    assert!(Survey::open(vec![b'1'; LARGEST + 1]).is_err());
}

#[test]
fn most_negative_comments_are_kept_first() {
    let mut text = "score;comment\n".to_owned();
    for row in 0..1_000 {
        writeln!(text, "{};c{row}", 1 + row % 5).unwrap();
    }
    let outcome = read(&text, same);
    assert_eq!((outcome.comments, outcome.comments_left_out), (COMMENTS, 900));
    let expected: Vec<String> = (0..COMMENTS).map(|number| format!("c{}", number * 5)).collect();
    assert_eq!(outcome.records[0].comments, expected);
    // Long ones are cut, and all records together have so much room.
    let mut text = "score;comment;date\n".to_owned();
    for row in 0..1_200 {
        writeln!(text, "{};{}{row};2026-{:02}-01", 1 + row % 5, "x".repeat(1_990), 1 + row % 12).unwrap();
    }
    let outcome = read(&text, |settings| settings.grouping = Grouping::Month);
    let kept: usize = outcome.records.iter().flat_map(|record| &record.comments).map(String::len).sum();
    assert!((COMMENTS_IN_ALL - COMMENT_LENGTH..=COMMENTS_IN_ALL).contains(&kept), "{kept}");
    assert_eq!(outcome.comments + outcome.comments_left_out, 1_200);
}

/// 50,000 rows: all of them count, steps are small, and everything is one entry of the history.
#[test]
fn fifty_thousand_rows_are_taken_in_steps_and_in_one_edit() {
    let mut text = "id;Datum;Empfehlung;Grund;Touchpoint\n".to_owned();
    for row in 0..50_000 {
        let target = ["Online shop", "newsletter", "Kauf", "Messe"][row % 4];
        let score = if row % 1_000 == 999 { "bad".to_owned() } else { (row % 11).to_string() };
        writeln!(
            text,
            "{row};{:02}.{:02}.2026;{score};\"Zeile {row}\nmit Umbruch\";{target}",
            1 + row % 28,
            1 + row % 12
        )
        .unwrap();
    }
    let (survey, document) = (open(&text), plan());
    let settings = Settings { grouping: Grouping::Quarter, ..survey.guess(&document) };
    assert_eq!(
        (settings.metric, settings.columns),
        (Metric::Nps, Columns { score: Some(2), comment: Some(3), date: Some(1), target: Some(4) })
    );
    let mut reader = survey.reader(settings, &document);
    let mut steps = 1;
    let mut before = 0;
    loop {
        let progress = reader.step(500);
        assert!(progress.done > before && progress.all == text.len());
        if progress.finished {
            break;
        }
        (before, steps) = (progress.done, steps + 1);
    }
    assert_eq!(steps, 101);
    let outcome = reader.outcome();
    assert_eq!((outcome.rows, outcome.answers, outcome.faults.len(), outcome.more_faults), (50_000, 49_950, 50, 0));
    assert_eq!(outcome.faults[0], Fault { line: 2 * 999 + 2, reason: Reason::NoNumber, cell: "bad".into() });
    assert_eq!(outcome.unmatched, [("Messe".to_owned(), 12_450)]);
    let sum: u64 = outcome.records.iter().flat_map(|record| &record.counts).map(|count| u64::from(*count)).sum();
    assert_eq!((outcome.records.len(), sum), (12, 49_950));
    let mut session = Session::new(document.clone(), 1);
    session.edit(outcome.edit("NPS 2026", FeedbackKind::Survey), 0).unwrap();
    session.document().check().unwrap();
    let names: Vec<String> = session
        .document()
        .list(&List::Feedback)
        .map(|id| session.document().feedback(id).unwrap().name.to_string())
        .collect();
    assert_eq!((names.len(), names[0].as_str()), (12, "NPS 2026 · 2026-Q2"));
    session.undo();
    assert!(*session.document() == document && !session.can_undo());
}

/// Half of a million faults are not kept, but counted.
#[test]
fn faults_without_end_are_counted() {
    let text = "score\n3\n".to_owned() + &"x\n".repeat(FAULTS + 7);
    let outcome = read(&text, |settings| settings.columns.score = Some(0));
    assert_eq!((outcome.faults.len(), outcome.more_faults, outcome.answers), (FAULTS, 7, 1));
}

#[test]
fn a_plan_takes_no_more_records_than_it_has_room_for() {
    let record = read("score\n4\n", same).records.remove(0);
    let outcome = Outcome { records: vec![record; 5_001], ..Outcome::default() };
    let edit = outcome.clone().edit("", FeedbackKind::Reviews);
    assert_eq!(
        Session::new(plan(), 1).edit(edit, 0).unwrap_err(),
        wegmarke::core::edit::EditError::Full(Kind::Feedback)
    );
    let Edit::Feedback(_) = outcome.edit("", FeedbackKind::Survey) else { panic!("feedback is added") };
}

#[test]
fn pasted_numbers_are_counted() {
    let check = |text: &str, metric: Metric, expected: &str| {
        let Pasted { counts, rounded, faults } = pasted(text, metric);
        let faults: String =
            faults.iter().map(|fault| format!(" line {} {:?} {:?}", fault.line, fault.reason, fault.cell)).collect();
        let rounded = if rounded > 0 { format!(" rounded {rounded}") } else { String::new() };
        assert_eq!(format!("{counts:?}{rounded}{faults}"), expected, "{text:?}");
    };
    let csat = Metric::Csat;
    // One score a line.
    check("4\n5\r\n\n5\n 1 \n", csat, "[1, 0, 0, 1, 2]");
    check("Bewertung\n4,0\n4.0\n5 von 5\nn/a\n★★\n", csat, "[0, 1, 0, 2, 1]");
    check(
        "4\nsix\n6\n4,5\n7/10",
        csat,
        "[0, 0, 0, 1, 1] rounded 1 line 2 NoNumber \"six\" line 3 OutOfScale \"6\" line 5 OtherScale \"7/10\"",
    );
    check("10\n0\n9", Metric::Nps, "[1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]");
    // A value and its number of answers.
    check("Note;Anzahl\n1;3\n5;12\n5;1\n", csat, "[3, 0, 0, 0, 13]");
    check(
        "7\t20\n6\tmany\n8\t1",
        Metric::Ces,
        "[0, 0, 0, 0, 0, 0, 20] line 2 NoCount \"6\\tmany\" line 3 OutOfScale \"8\"",
    );
    // A row of counts.
    check("3 5 10 22 9", csat, "[3, 5, 10, 22, 9]");
    check("3\t5\t10\t22\t9\n", csat, "[3, 5, 10, 22, 9]");
    check("3;5;x;22;9", csat, "[3, 5, 0, 22, 9] line 1 NoCount \"x\"");
    check("0,0,0,0,0,0,0,1,0,0,2", Metric::Nps, "[0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 2]");
    check("", csat, "[0, 0, 0, 0, 0]");
    check("4", csat, "[0, 0, 0, 1, 0]");
}

#[test]
fn reasons_and_spans_have_words_in_both_languages() {
    for reason in
        [Reason::NoNumber, Reason::OutOfScale, Reason::OtherScale, Reason::NoDate, Reason::OpenQuote, Reason::NoCount]
    {
        assert!(!reason.text().de.is_empty() && reason.text().de != reason.text().en);
    }
    for grouping in Grouping::ALL {
        assert!(!grouping.label().de.is_empty() && grouping.label().de != grouping.label().en);
    }
}
