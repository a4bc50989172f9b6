//! CSV: RFC 4180 both ways, cells that are no formulas, own exports to the letter, and tables of other people.

use std::io::Write;
use std::process::{Command, Stdio};

use proptest::collection::vec;
use proptest::prelude::*;
use wegmarke::core::document::{Document, List};
use wegmarke::core::exchange::csv::{self, Column, Encoding, Mapping, Row, Scale, Table};
use wegmarke::core::exchange::{Export, Exported, Format, Import, ImportError, Imported, Place, Rule};
use wegmarke::core::lanes::texts;
use wegmarke::core::model::*;
use wegmarke::core::text::messages;

use crate::formats::examples;
use crate::support::fidelity::compare;
use crate::support::{TROUBLE, Written, config, plans};

// ---- The table helpers ----

/// What is made of a text: the header as it was understood, the journeys step by step, and what was mended.
fn told(text: &str) -> String {
    let table = match csv::sniff(text) {
        Ok(table) => table,
        Err(error) => return said(&error),
    };
    let mapping = csv::guess(&table);
    match csv::read(&table, &mapping, &Import { language: Language::En, seed: 1 }) {
        Err(error) => said(&error),
        Ok(imported) => {
            let columns: Vec<String> = mapping
                .columns
                .iter()
                .map(|column| match column {
                    None => "-".into(),
                    Some(Column::Text(text)) => format!("{text:?}"),
                    Some(column) => format!("{column:?}"),
                })
                .collect();
            let delimiter = if table.delimiter == '\t' { "tab".into() } else { table.delimiter.to_string() };
            format!("{delimiter} {} {}\n{}", table.decimal, columns.join(" "), shown(&imported))
        }
    }
}

pub fn said(error: &ImportError) -> String {
    match &error.place {
        Place::Line { line, column } => format!("{} at line {line}, column {column}", error.code.key()),
        place => format!("{} at {place:?}", error.code.key()),
    }
}

fn shown(imported: &Imported) -> String {
    shown_with(imported, false)
}

/// The same, with what stood where something was mended.
pub fn shown_with(imported: &Imported, texts: bool) -> String {
    let document = &imported.document;
    document.check().unwrap();
    let mut shown = String::new();
    for journey in document.list(&List::Journeys).filter_map(|id| document.journey(id)) {
        let persona = journey.persona.as_ref().and_then(|id| document.persona(id)).map_or("", |persona| &persona.name);
        shown += &format!("{:?} of {persona:?}, {}\n", &*journey.name, journey.kind.key());
        for step in document.steps(&journey.id).filter_map(|id| document.step(id)) {
            shown += &step_shown(document, step);
        }
    }
    for repair in &imported.repairs {
        let text = if repair.text.is_empty() || !texts { String::new() } else { format!(" {:?}", repair.text) };
        shown += &format!("! {}: {:?}{text}\n", repair.path, repair.rule);
    }
    shown
}

fn step_shown(document: &Document, step: &Step) -> String {
    let phase = document.phase(&step.phase).unwrap();
    let mut shown = format!("  {}/{}", &*phase.name, phase.stage.key());
    if let Some(touchpoint) = step.touchpoint.as_ref().and_then(|id| document.touchpoint(id)) {
        let medium = touchpoint.medium.map_or("", Medium::key);
        let media = touchpoint.media_type.map_or("", MediaType::key);
        shown += &format!(
            " | {} <{}> {medium} {media}{}",
            &*touchpoint.name,
            &*touchpoint.channel,
            if touchpoint.controllable { "" } else { " not ours" }
        );
        if !touchpoint.notes.is_empty() {
            shown += &format!(" noted {:?}", &*touchpoint.notes);
        }
    }
    if let Some(score) = step.satisfaction {
        shown += &format!(" | {}", score.number());
    }
    for text in texts().map(|(text, _)| text.of(step)) {
        if !text.is_empty() {
            shown += &format!(" | {:?}", &**text);
        }
    }
    if step.moment_of_truth {
        shown += " | moment of truth";
    }
    if let Some(after) = step.after {
        shown += &format!(" | {after}");
    }
    for measure in
        document.list(&List::MeasuresFor(Target::Step(step.id.clone()))).filter_map(|id| document.measure(id))
    {
        shown += &format!(" | measure {:?}", &*measure.title);
    }
    shown + "\n"
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(|line| line.strip_prefix("        ").unwrap_or(line)).collect();
    assert_eq!(told(text).trim_end(), expected.join("\n").trim(), "\n{text}");
}

fn write(format: &Format, document: &Document, language: Language) -> Exported {
    (format.write.unwrap())(document, &Export { language, date: "2026-11-01".into(), ..Export::default() })
}

fn read(text: &str) -> Imported {
    (csv::FORMAT_ENTRY.read.unwrap())(text, &Import { language: Language::default(), seed: 5 }).unwrap()
}

fn example(name: &str) -> Document {
    examples().into_iter().find(|(known, _)| known == name).unwrap().1
}

// ---- RFC 4180 ----

/// Cells that a careless reader or writer stumbles over.
fn cells() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        proptest::sample::select(TROUBLE.to_vec()).prop_map(str::to_owned),
        vec(
            proptest::sample::select(vec![
                "\"", ",", ";", "\t", "|", "\r", "\n", "\r\n", " ", "'", "=", "ä", "\u{ff1d}", "\u{200b}", "-"
            ]),
            0..6
        )
        .prop_map(|parts| parts.concat()),
    ]
}

/// All rows of a text, empty ones too.
#[track_caller]
fn csv_rows(text: &str, delimiter: char) -> Vec<Row> {
    let mut scanner =
        csv::Scanner::new(text.as_bytes(), delimiter, |bytes| String::from_utf8_lossy(bytes).into_owned());
    std::iter::from_fn(|| scanner.next()).map(|row| row.unwrap()).collect()
}

fn cells_of(rows: Vec<Row>) -> Vec<Vec<String>> {
    rows.into_iter().map(|row| row.cells.into_iter().map(String::from).collect()).collect()
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn what_is_written_is_read(rows in vec(vec(cells(), 1..5), 0..6)) {
        for delimiter in [',', ';', '\t', '|'] {
            let text: String = rows.iter().map(|row| csv::line(row, delimiter)).collect();
            let again = cells_of(csv_rows(&text, delimiter));
            prop_assert_eq!(&again, &rows, "{}", text);
        }
    }

    #[test]
    fn defusing_can_be_undone(cell in cells()) {
        let defused = csv::defused(&cell);
        prop_assert_eq!(csv::undone(&defused), cell.clone());
        prop_assert!(is_harmless(&defused), "{:?}", defused);
        prop_assert!(defused == cell || defused.strip_prefix('\'') == Some(cell.as_str()));
    }

    #[test]
    fn the_german_dialect_loses_no_more(document in plans(), language in proptest::sample::select(Language::ALL.to_vec())) {
        let written = write(&csv::GERMAN_ENTRY, &document, language);
        let imported = read(&written.text());
        prop_assert_eq!(&imported.repairs, &vec![], "{}", &written.text());
        compare(&document, &imported.document, &written.lost).map_err(|fault| TestCaseError::fail(format!("{fault}\n{}", written.text())))?;
        // Numbers of journeys and phases have no gaps: what was read is written to the same bytes.
        prop_assert_eq!(write(&csv::GERMAN_ENTRY, &imported.document, language).text(), written.text());
    }

    #[test]
    fn no_cell_of_an_export_is_a_formula(document in plans()) {
        for (format, delimiter) in [(&csv::FORMAT_ENTRY, ','), (&csv::GERMAN_ENTRY, ';')] {
            let text = write(format, &document, Language::De).text();
            for row in csv_rows(text.trim_start_matches('\u{feff}'), delimiter) {
                prop_assert_eq!(row.cells.len(), Column::written().len());
                for cell in row.cells {
                    prop_assert!(is_harmless(&cell), "{:?}", cell);
                }
            }
        }
    }
}

/// Which column of an export of ours it is.
fn place_of(column: Column) -> usize {
    Column::written().iter().position(|known| *known == column).unwrap()
}

/// Whether no spreadsheet takes the cell for a formula: told anew here, so that the test does not ask the tested.
fn is_harmless(cell: &str) -> bool {
    let seen = cell.trim_start_matches(|letter: char| {
        letter.is_whitespace() || letter.is_control() || "\u{200b}\u{200e}\u{202e}\u{2060}\u{feff}".contains(letter)
    });
    !seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !cell.starts_with(['\t', '\r'])
}

#[test]
fn formulas_are_defused() {
    for (cell, defused) in [
        ("=1+1", "'=1+1"),
        ("+49 30 1234", "'+49 30 1234"),
        ("- Punkt", "'- Punkt"),
        ("@marke", "'@marke"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =A1", "'  =A1"),
        ("\u{a0}\u{200b}＝A1", "'\u{a0}\u{200b}＝A1"),
        ("'=1", "''=1"),
        ("'s war", "'s war"),
        ("a=1", "a=1"),
        ("", ""),
    ] {
        assert_eq!((csv::defused(cell).as_str(), csv::undone(defused).as_str()), (defused, cell));
    }
}

/// What stands in the rows, and on which lines.
#[track_caller]
fn parsed(text: &str, expected: &[(usize, &[&str])]) {
    let expected: Vec<Row> = expected
        .iter()
        .map(|(line, cells)| Row { line: *line, cells: cells.iter().map(|cell| (*cell).into()).collect() })
        .collect();
    assert_eq!(csv_rows(text, ','), expected);
}

#[test]
fn rows_are_read_as_the_rfc_has_them() {
    parsed("a,b\r\nc,d\r\n", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    parsed("a,b\nc,d", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    parsed("a,b\rc,d\r", &[(1, &["a", "b"]), (2, &["c", "d"])]);
    parsed("a,\"b\r\nb\",c\nd", &[(1, &["a", "b\r\nb", "c"]), (3, &["d"])]);
    parsed("\"a\"\"b\",,\"\"\n", &[(1, &["a\"b", "", ""])]);
    parsed("5\" pipe,x\"y\"", &[(1, &["5\" pipe", "x\"y\""])]);
    parsed("\"a\"b,c", &[(1, &["ab", "c"])]);
    parsed("a,\n\n,b", &[(1, &["a", ""]), (2, &[""]), (3, &["", "b"])]);
    parsed("", &[]);
}

#[test]
fn a_quote_that_stays_open_is_refused_with_its_place() {
    check("Phase,Touchpoint\nKauf,\"Shop\nx,y", "syntax at line 2, column 6");
    check("Phase;Touchpoint\r\n\"Kä\r\nuf\";\"Shop\r\n", "syntax at line 3, column 5");
    check("\u{feff}\"Phase", "syntax at line 1, column 1");
}

// ---- Exports ----

#[test]
fn the_german_dialect_is_what_excel_wants() {
    let text = write(&csv::GERMAN_ENTRY, &example("outdoor-shop.de"), Language::De).text();
    assert!(text.starts_with("\u{feff}Reise-Nr.;Reise;Persona;Ist oder Soll;Phasen-Nr.;Phase;"), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert!(!write(&csv::FORMAT_ENTRY, &example("outdoor-shop.de"), Language::De).text().starts_with('\u{feff}'));
}

/// A plan with one step to which something happens.
fn one_step(change: impl FnOnce(&mut Step)) -> Document {
    let text = write(&csv::FORMAT_ENTRY, &example("club-software.en"), Language::En).text();
    let rows: Vec<&str> = text.split_inclusive("\r\n").take(2).collect();
    let mut document = read(&rows.concat()).document;
    let id = document.list(&List::Journeys).flat_map(|id| document.steps(id)).next().unwrap().clone();
    let mut step = document.step(&id).unwrap().clone();
    change(&mut step);
    document.apply(wegmarke::core::change::Change::put(Record::Step(step)));
    document
}

#[test]
fn spans_are_days_to_the_minute() {
    for (minutes, german) in [
        (0, "0"),
        (1440, "1"),
        (90, "0,0625"),
        (180, "0,1250"),
        (1, "0,000694"),
        (u32::MAX, "2982616,177083"),
        (10_080, "7"),
    ] {
        let document = one_step(|step| step.after = Some(Elapsed { minutes }));
        let text = write(&csv::GERMAN_ENTRY, &document, Language::De).text();
        let row = &csv_rows(&text, ';')[1];
        assert_eq!(&*row.cells[place_of(Column::Elapsed)], german);
        let again = read(&text).document;
        let step = again.list(&List::Journeys).flat_map(|id| again.steps(id)).next().unwrap();
        assert_eq!(again.step(step).unwrap().after, Some(Elapsed { minutes }));
    }
}

/// Blanks at the ends of texts come back from a table of ours only, and so do no guesses.
#[test]
fn tables_of_ours_are_known_when_columns_are_added_later() {
    let document = one_step(|step| {
        for text in StepText::ALL {
            *text.of_mut(step) = format!(" {} ", text.field().key()).as_str().into();
        }
    });
    for language in Language::ALL {
        let rows = cells_of(csv_rows(&write(&csv::FORMAT_ENTRY, &document, *language).text(), ','));
        let again = |rows: Vec<Vec<String>>| {
            let text: String = rows.iter().map(|row| csv::line(row, ',')).collect();
            let imported = read(&text);
            let document = imported.document;
            let step = document.list(&List::Journeys).flat_map(|id| document.steps(id)).next().unwrap();
            (document.step(step).unwrap().clone(), imported.repairs)
        };
        // As they were written before there was this text.
        for (left_out, text) in StepText::ALL.iter().enumerate() {
            let place = place_of(Column::Text(*text));
            let mut older = rows.clone();
            older.iter_mut().for_each(|row| _ = row.remove(place));
            let (step, repairs) = again(older);
            assert_eq!(repairs, vec![]);
            for (number, text) in StepText::ALL.iter().enumerate() {
                let expected = if number == left_out { String::new() } else { format!(" {} ", text.field().key()) };
                assert_eq!(**text.of(&step), *expected, "{language:?} without {:?}", StepText::ALL[left_out]);
            }
        }
        // As a later program writes them.
        let mut newer = rows.clone();
        newer.iter_mut().zip(["Neuer Sinn", " gut "]).for_each(|(row, cell)| row.insert(16, cell.to_owned()));
        let (step, repairs) = again(newer);
        assert_eq!(repairs.iter().map(|repair| repair.rule).collect::<Vec<_>>(), [Rule::UnknownField]);
        assert!(StepText::ALL.iter().all(|text| **text.of(&step) == *format!(" {} ", text.field().key())));
    }
}

/// An export that was sorted by something else in a spreadsheet is the same plan.
#[test]
fn rows_may_be_sorted() {
    let text = write(&csv::FORMAT_ENTRY, &example("valve-supplier.en"), Language::En).text();
    let mut rows: Vec<Row> = csv_rows(&text, ',');
    let header = rows.remove(0);
    let (whole, before) = (rows.clone(), read(&text));
    rows.sort_by_key(|row| (row.cells[place_of(Column::Text(StepText::Action))].clone(), row.line));
    assert_ne!(rows, whole);
    let sorted: String = [header].iter().chain(&rows).map(|row| csv::line(&row.cells, ',')).collect();
    let after = read(&sorted);
    assert_eq!(shown(&after), shown(&before));
    assert_eq!(write(&csv::FORMAT_ENTRY, &after.document, Language::En).text(), text);
}

/// Python's reader, as the world outside: of the exports that the project holds, the same cells, as many in every row.
#[test]
fn python_reads_what_is_written() {
    const SCRIPT: &str = "import csv, io, json, sys\n\
        sys.stdin.reconfigure(encoding='utf-8-sig', newline='', errors='strict')\n\
        rows = list(csv.reader(io.StringIO(sys.stdin.read(), newline=''), delimiter=sys.argv[1], strict=True))\n\
        sys.stdout.write(json.dumps(rows))";
    let strange = one_step(|step| {
        // Python's reader ends at a NUL before 3.11, and reads no half of a surrogate pair.
        let texts: Vec<&str> = TROUBLE.into_iter().filter(|text| !text.contains('\0')).collect();
        step.action = texts.join("\n").as_str().into();
        step.pain_point = "=1+1;\"x\"\r\n,|\t".into();
    });
    let mut read_by_python = 0;
    for (format, delimiter) in [(&csv::GERMAN_ENTRY, ';'), (&csv::FORMAT_ENTRY, ',')] {
        let held = |name: String| {
            std::fs::read_to_string(format!("{}/tests/data/{}/{name}.csv", env!("CARGO_MANIFEST_DIR"), format.key))
                .unwrap()
        };
        let texts =
            examples().into_iter().map(|(name, _)| held(name)).chain([write(format, &strange, Language::De).text()]);
        for text in texts {
            let python = Command::new("python3")
                .args(["-c", SCRIPT, &delimiter.to_string()])
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn();
            let Ok(mut python) = python else {
                println!("!!! python3 is missing: NOBODY ELSE READ THE CSV EXPORT");
                eprintln!("!!! python3 is missing: NOBODY ELSE READ THE CSV EXPORT");
                return;
            };
            python.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
            let output = python.wait_with_output().unwrap();
            assert!(output.status.success(), "{text}");
            let rows: Vec<Vec<String>> = serde_json::from_slice(&output.stdout).unwrap();
            let ours = cells_of(csv_rows(text.trim_start_matches('\u{feff}'), delimiter));
            assert!(rows.iter().all(|row| row.len() == Column::written().len()));
            assert_eq!(rows, ours);
            read_by_python += 1;
        }
    }
    assert_eq!(read_by_python, 2 * (examples().len() + 1));
}

#[test]
fn headers_tell_columns_apart() {
    for language in Language::ALL {
        let t = messages(*language);
        let header: Vec<String> = Column::written().iter().map(|column| column.label(t).to_owned()).collect();
        let table = csv::sniff(&csv::line(&header, ',')).unwrap();
        assert_eq!(
            csv::guess(&table).columns,
            Column::written().into_iter().map(Some).collect::<Vec<_>>(),
            "{language:?}"
        );
        assert!(csv::recognises(&csv::line(&header, ';')));
    }
}

// ---- Tables of other people ----

#[test]
fn german_tables_are_understood() {
    check(
        "\u{feff}Phase;Kontaktpunkt;Kanal;Zufriedenheit;Schmerzpunkt;Dauer\r\n\
         Recherche;Suchtreffer;Suche (SEO);4;;\r\n\
         ;Preisvergleich;;2;Preise unklar;2,5 Stunden\r\n\
         Kauf;Kasse;Onlineshop;3,5;\"Gast;\r\nkonto fehlt\";1 Tag 30 Min.\r\n\
         Nutzung;Paket;;9;;bald\r\n",
        "; , Phase Touchpoint Channel Satisfaction PainPoint Elapsed
        \"\" of \"\", current
          Recherche/consideration | Suchtreffer <search> online owned | 4
          Recherche/consideration | Preisvergleich <>   | 2 | \"Preise unklar\" | PT2H30M
          Kauf/conversion | Kasse <online-shop> online owned | 4 | \"Gast;\\r\\nkonto fehlt\" | P1DT30M
          Nutzung/retention | Paket <>  
        ! line 4, Zufriedenheit: Rounded
        ! line 6, Zufriedenheit: OutOfRange
        ! line 6, Dauer: UnknownValue",
    );
}

#[test]
fn english_tables_are_understood() {
    check(
        "Customer Journey Map,,,,,\n\
         ,,,,,\n\
         Stage,Touch point,Customer Pain Points (top 3),CSAT score,Ideas for us,Moments of truth\n\
         Awareness,Ad,,4/5,Video,\n\
         Decision,Website,Slow,80 %,,x\n\
         Decision,Website,,very satisfied,,maybe,left over\n",
        ", . Phase Touchpoint PainPoint Satisfaction Opportunity MomentOfTruth -
        \"\" of \"\", current
          Awareness/awareness | Ad <>   | 4 | \"Video\"
          Decision/conversion | Website <>   | 4 | \"Slow\" | moment of truth
          Decision/conversion | Website <>   | 5
        ! line 1: UnknownField
        ! column 7: UnknownField
        ! line 6, Moments of truth: UnknownValue
        ! column CSAT score: Rescaled",
    );
}

/// Rows out of a spreadsheet, without a header.
#[test]
fn pasted_cells_are_understood() {
    let text = "1\tAwareness\tPoster\tSees it\t3\n2\tConversion\tShop\tBuys\t5\n";
    assert!(csv::recognises(text));
    check(
        text,
        "tab . StepNumber Phase Touchpoint Action Satisfaction
        \"\" of \"\", current
          Awareness/awareness | Poster <>   | 3 | \"Sees it\"
          Conversion/conversion | Shop <>   | 5 | \"Buys\"",
    );
}

#[test]
fn several_journeys_stand_in_one_table() {
    check(
        "Persona|Journey|Phase|Touchpoint|Channel\n\
         Anna|Shoes|Aware|Ad|\n\
         Ben||Aware|Fair|\n\
         Anna||Buy|Shop|Website\n\
         Ben||Compare|Call|\n\
         Ben||Buy|Shop|\n",
        "| . Persona Journey Phase Touchpoint Channel
        \"Shoes\" of \"Anna\", current
          Aware/awareness | Ad <>  
          Buy/conversion | Shop <website> online owned
        \"\" of \"Ben\", current
          Aware/awareness | Fair <>  
          Compare/consideration | Call <>  
          Buy/conversion | Shop <website> online owned",
    );
}

#[test]
fn what_can_not_be_understood_is_said() {
    check("", "wrong-format at Whole");
    check(" \n;;\n", "wrong-format at Whole");
    check(
        "Touchpoint,Phase,Touchpoint,Medium,Color\nA,,B,online,red\nC,Kauf,,paper,\n",
        ", . Touchpoint Phase - Medium -
        \"\" of \"\", current
          Kauf/conversion | A <> online 
          Kauf/conversion | C <>  
        ! column Touchpoint: UnknownField
        ! column Color: UnknownField
        ! line 3, Medium: UnknownValue
        ! line 2, Phase: Dangling",
    );
    check(
        "Touchpoint,Note for us\nShop,x\n",
        ", . Touchpoint -
        \"\" of \"\", current
          Awareness/awareness | Shop <>  
        ! column Note for us: UnknownField
        ! Phase: DefaultPhases",
    );
}

#[test]
fn steps_that_go_back_are_put_in_order_and_said() {
    check(
        "Phase,Touchpoint\nAware,Ad\nBuy,Shop\nAware,Poster\n",
        ", . Phase Touchpoint
        \"\" of \"\", current
          Aware/awareness | Ad <>  
          Aware/awareness | Poster <>  
          Buy/conversion | Shop <>  
        ! line 4: Reordered",
    );
}

#[test]
fn too_long_is_cut_and_said() {
    let text = format!("Phase,Touchpoint,Action\n{0},{0},{0}\n", "x".repeat(2001));
    let imported = read(&text);
    let paths: Vec<String> = imported
        .repairs
        .iter()
        .map(|repair| format!("{} {:?}", repair.path.chars().take(24).collect::<String>(), repair.rule))
        .collect();
    assert_eq!(paths, ["Zeile 2, Touchpoint Cut", "Zeile 2, Action Cut", "Phase: xxxxxxxxxxxxxxxxx Cut"]);
    imported.document.check().unwrap();
}

#[test]
fn a_cell_that_is_longer_than_any_list_is_cut_and_said() {
    let measures = "Ask \u{1d11e}\n".repeat(20_000);
    let imported = read(&format!("Phase,Touchpoint,Measures\nBuy,Shop,\"{measures}\"\n"));
    assert!(imported.repairs.iter().any(|repair| repair.path == "Zeile 2, Measures" && repair.rule == Rule::Cut));
    let touchpoints = "Shop, ".repeat(20_000);
    let imported = read(&format!("Phase,Touchpoint\nBuy,\"{touchpoints}\"\nLeave,Door\n"));
    for rule in [Rule::Cut, Rule::TooMany] {
        assert!(imported.repairs.iter().any(|repair| repair.path == "Zeile 2" && repair.rule == rule), "{rule:?}");
    }
    imported.document.check().unwrap();
}

#[test]
fn lines_are_counted_where_nothing_stands_in_them() {
    check(
        "\r\n\n\rPhase,Touchpoint,Satisfaction\n\r\n\r\nBuy,Shop,\n\n\nBuy,Door,paper\n",
        ", . Phase Touchpoint Satisfaction
        \"\" of \"\", current
          Buy/conversion | Shop <>  
          Buy/conversion | Door <>  
        ! line 10, Satisfaction: UnknownValue",
    );
}

/// A column of ratings, and what becomes of it.
#[track_caller]
fn rated(cells: &[&str], scale: Scale, expected: &[Option<u8>]) {
    let text: String = ["Touchpoint;Score".to_owned()]
        .into_iter()
        .chain(cells.iter().map(|cell| format!("x;{cell}")))
        .collect::<Vec<_>>()
        .join("\n");
    let table = csv::sniff(&text).unwrap();
    let mapping = csv::guess(&table);
    assert_eq!(mapping.scale, scale, "{cells:?}");
    let document = csv::read(&table, &mapping, &Import { language: Language::De, seed: 1 }).unwrap().document;
    let scores: Vec<Option<u8>> = document
        .list(&List::Journeys)
        .flat_map(|id| document.steps(id))
        .map(|id| document.step(id).unwrap().satisfaction.map(Score::number))
        .collect();
    assert_eq!(scores, expected, "{cells:?}");
}

#[test]
fn ratings_are_read_on_the_scale_that_they_speak_for() {
    rated(
        &["1", "5", "4,4", "4,5", "0,9", "5.1", "+2", ""],
        Scale::OWN,
        &[Some(1), Some(5), Some(4), Some(5), None, None, Some(2), None],
    );
    rated(&["-2", "0", "+2", "1"], Scale { low: -2.0, high: 2.0 }, &[Some(1), Some(3), Some(5), Some(4)]);
    rated(&["-5", "3", "5"], Scale { low: -5.0, high: 5.0 }, &[Some(1), Some(4), Some(5)]);
    rated(&["0", "10", "7"], Scale { low: 0.0, high: 10.0 }, &[Some(1), Some(5), Some(4)]);
    rated(&["1", "10", "7"], Scale { low: 1.0, high: 10.0 }, &[Some(1), Some(5), Some(4)]);
    rated(&["20", "95", "100"], Scale { low: 0.0, high: 100.0 }, &[Some(2), Some(5), Some(5)]);
    // One number too high in many is a slip, no scale.
    rated(&["4", "3", "5", "2", "7"], Scale::OWN, &[Some(4), Some(3), Some(5), Some(2), None]);
    rated(
        &["4/5", "8 von 10", "50 %", "★★★☆☆", "zufrieden", "neutral"],
        Scale::OWN,
        &[Some(4), Some(4), Some(3), Some(3), Some(4), Some(3)],
    );
    rated(&["blau", "-", "6/5"], Scale::OWN, &[None, None, None]);
}

#[test]
fn a_header_that_tells_its_scale_is_believed() {
    #[track_caller]
    fn told(name: &str, expected: Option<(f64, f64)>) {
        let table = csv::sniff(&format!("Touchpoint;{name}\nAd;1\nShop;3\n")).unwrap();
        let scale = csv::guess(&table).scale;
        assert_eq!(scale, expected.map_or(Scale::OWN, |(low, high)| Scale { low, high }), "{name}");
    }
    for name in [
        "Zufriedenheit (0-10)",
        "Score 0 bis 10",
        "Satisfaction [0 to 10]",
        "Rating 0…10",
        "Rating: 0 .. 10",
        "Zufriedenheit (0 – 10 Punkte)",
    ] {
        told(name, Some((0.0, 10.0)));
    }
    told("Zufriedenheit (1–7)", Some((1.0, 7.0)));
    told("CSAT 1-5", None);
    told("Emotion (-2 to +2)", Some((-2.0, 2.0)));
    told("Stimmung (−5–5)", Some((-5.0, 5.0)));
    told("Satisfaction (0-100 %)", Some((0.0, 100.0)));
    for name in [
        "Score",
        "Score 10",
        "Score 2024-2025",
        "Score Q1-Q4",
        "Score (5-1)",
        "Score (v1.2-3)",
        "Score 10-",
        "Zufriedenheit (3-)",
    ] {
        told(name, None);
    }
    // Numbers that could be ours too are read on it, and that is said.
    check(
        "Touchpoint;Zufriedenheit (1–7)\nAd;1\nShop;4\nMail;7\n",
        "; , Touchpoint Satisfaction
        \"\" of \"\", current
          Awareness/awareness | Ad <>   | 1
          Awareness/awareness | Shop <>   | 3
          Awareness/awareness | Mail <>   | 5
        ! column Zufriedenheit (1–7): Rescaled
        ! Phase: DefaultPhases",
    );
}

#[test]
fn what_looks_like_a_table_is_one() {
    for text in [
        "Phase\tTouchpoint\nKauf\tShop",
        "a\tb\nc\td\n",
        "Journey,Phase\n",
        "sep=;\r\nPhase;Kanal\r\n",
        "\u{feff}Phase;Score;x\n1;2;3",
    ] {
        assert!(csv::recognises(text), "{text}");
    }
    for text in [
        "",
        "Hello, world\nand, more",
        "a b c",
        "journey\n\ttitle x\n\tsection y",
        "{\"a\": 1,\n\"b\": 2}",
        "one line\twith a tab",
        "Phase",
    ] {
        assert!(!csv::recognises(text), "{text}");
    }
}

/// What the dialog changes counts.
#[test]
fn a_mapping_can_be_changed() {
    let mut table: Table = csv::sniff("Dies;Das\n1;Laden\n").unwrap();
    assert_eq!(csv::guess(&table).columns, [None, None]);
    let mapping =
        Mapping { columns: vec![Some(Column::Satisfaction), Some(Column::Touchpoint)], scale: Scale::OWN, each: None };
    let import = Import { language: Language::De, seed: 1 };
    let shop = "\"\" of \"\", current\n  Bewusstsein/awareness | Laden <>   | 1\n! Phase: DefaultPhases\n";
    assert_eq!(shown(&csv::read(&table, &mapping, &import).unwrap()), shop);
    // Two columns of one meaning are one text.
    let both =
        Mapping { columns: vec![Some(Column::Touchpoint), Some(Column::Touchpoint)], scale: Scale::OWN, each: None };
    assert!(shown(&csv::read(&table, &both, &import).unwrap()).contains("1\nLaden"));
    table.set_header(false);
    assert_eq!((table.header.len(), table.rows.len(), table.rows[0].line), (0, 2, 1));
    table.set_header(true);
    assert_eq!((table.header.len(), table.rows.len(), table.rows[0].line), (2, 1, 2));
    let nothing = Mapping { columns: vec![None, None], scale: Scale::OWN, each: None };
    assert_eq!(csv::read(&table, &nothing, &import).unwrap_err().code.key(), "wrong-format");
}

#[test]
fn bytes_of_any_spreadsheet_become_text() {
    assert_eq!(csv::decode("Maßnahme €".as_bytes()), "Maßnahme €");
    assert_eq!(csv::decode(b"Ma\xdfnahme \x80"), "Maßnahme €");
    assert_eq!(Encoding::Windows.text(b"\x80\x81"), "€\u{81}");
    // Letters that make no sense in Windows' code page are those of another; people may choose.
    assert_eq!((Encoding::of(b"Pr\x9ffung"), Encoding::of(b"Pr\x81fung")), (Encoding::Mac, Encoding::Dos));
    assert!(!Encoding::of(b"Pr\x9ffung").is_shown() && Encoding::of("Prüfung".as_bytes()).is_shown());
    assert_eq!(csv::decode(b"M\0e\0s\0s\0e\0 \0\xe4\0"), "Messe ä");
    assert_eq!(csv::decode(b"\xff\xfeM\0\xe4\0"), "Mä");
    assert_eq!(csv::decode(b"\xfe\xff\0M\0\xe4"), "Mä");
    assert_eq!(csv::decode("\u{feff}ä".as_bytes()), "\u{feff}ä");
}

/// Names of channels must not stand for two channels, in whichever languages.
#[test]
fn the_catalogue_of_channels_can_be_read_back() {
    for channel in wegmarke::core::knowledge::channels() {
        for language in Language::ALL {
            let name = channel.name.get(*language);
            let table = format!("{};{}\nx;{name}\n", messages(Language::De).touchpoint, messages(Language::De).channel);
            assert!(shown(&read(&table)).contains(&format!("<{}>", channel.key)), "{name}");
        }
    }
}

/// Ten thousand steps come back; what is beyond is told once.
#[test]
fn more_steps_than_a_plan_holds_are_left_out() {
    let text = format!("Phase,Touchpoint\n{}", "Kauf,Shop\n".repeat(10_002));
    let imported = read(&text);
    assert_eq!(imported.document.count(Kind::Step), 10_000);
    assert_eq!(
        imported.repairs.iter().map(|repair| (repair.path.as_str(), format!("{:?}", repair.rule))).collect::<Vec<_>>(),
        [("Zeile 10002", "TooMany".to_owned())]
    );
}

#[test]
fn decomposed_letters_are_across_before_anybody_asks_for_the_table() {
    let text = "Phase;Erwa\u{308}gung;Pru\u{308}fung\nBeru\u{308}hrungspunkte;Siegel;Gespra\u{308}ch\nGefu\u{308}hle;mu\u{308}de;froh\n";
    let grid = csv::grid(text).unwrap();
    assert!(grid.is_across());
    assert_eq!(grid.known(), 3);
}
