//! What readers are held to, whatever a stranger sends: a file is refused by its size before it is read, nesting has an
//! end, and nobody holds more than twenty times the input (`support/reading.rs` says exactly what).

use std::sync::Arc;
use std::time::{Duration, Instant};

use wegmarke::core::address::Address;
use wegmarke::core::document::Document;
use wegmarke::core::exchange::html::{self, Node};
use wegmarke::core::exchange::{ErrorCode, FORMATS, Format, Import, ImportError, MOST_REPAIRS, Rule, json};
use wegmarke::core::model::*;
use wegmarke::core::share;
use wegmarke::core::survey::{FAULTS, Grouping, RECORDS, Survey, UNMATCHED, pasted};

use crate::support::allocation::most_held;
use crate::support::reading::{self, bounded, settles};

const HEAD: &str = "{\"format\":\"wegmarke-plan\",\"version\":2,\"id\":\"p\",";

/// Reads a text as a format does, within its bounds, and what comes of a short one once more.
#[track_caller]
fn check(format: &str, name: &str, text: &str) {
    let format = Format::named(format).unwrap();
    let read = reading::read(format, text).unwrap_or_else(|fault| panic!("{name}, {} bytes: {fault}", text.len()));
    if let Some(imported) = read.filter(|_| text.len() < 1_000) {
        settles(format, &imported.document).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    }
}

/// Reads a file as a survey, within the bounds.
#[track_caller]
fn survey(name: &str, file: &[u8]) {
    let document = Document::new(Plan::new(Id::new("p").unwrap()));
    let read = || {
        let survey = Arc::new(Survey::open(file.to_vec()).ok()?);
        let mut settings = survey.guess(&document);
        settings.grouping = Grouping::Month;
        let mut reader = survey.reader(settings, &document);
        while !reader.step(100).finished {}
        Some(reader.outcome().records.len())
    };
    bounded(file.len(), |records| records.unwrap_or(0), read).unwrap_or_else(|fault| panic!("{name}: {fault}"));
}

/// Around so many bytes of the same again.
fn again(size: usize, unit: &str) -> String {
    unit.repeat((size / unit.len()).max(1))
}

/// Around so many bytes of the same with a number in place of `@`.
fn numbered(size: usize, unit: &str) -> String {
    let mut text = String::new();
    (0..)
        .map(|number| unit.replace('@', &format!("{number}")))
        .take_while(|next| {
            text.len() < size && {
                text.push_str(next);
                true
            }
        })
        .for_each(drop);
    text
}

/// Texts in JSON of around so many bytes that would become large in memory, by what they are made of.
fn json_texts(size: usize) -> Vec<(String, String)> {
    let units = [
        "0,",
        "[],",
        "{},",
        "\"\",",
        "\"a\",",
        "-1,",
        "1e9,",
        "null,",
        "{\"a\":0},",
        "{\"a\":{\"a\":{}}},",
        "[[[]]],",
        "\"\\u0000\",",
        "\"\\ud83d\",",
        "\"&\",",
    ];
    let mut texts = Vec::new();
    for unit in units {
        let entries = format!("[{}0]", again(size, unit));
        texts.push((format!("only {unit}"), entries.clone()));
        texts.push((format!("a plan with {unit}"), format!("{HEAD}\"x\":{entries}}}")));
        texts.push((format!("counts {unit}"), format!("{HEAD}\"feedback\":[{{\"id\":\"f\",\"counts\":{entries}}}]}}")));
        texts.push((format!("goals {unit}"), format!("{HEAD}\"personas\":[{{\"id\":\"f\",\"goals\":{entries}}}]}}")));
        texts.push((format!("lanes {unit}"), format!("{{\"stages\":[],\"swimlanes\":{entries},\"nodes\":[]}}")));
    }
    for open in ["[", "{\"a\":", "[{\"a\":["] {
        texts.push((format!("deep {open}"), again(size, open)));
    }
    for record in
        ["{},", "{\"id\":\"@\"},", "{\"id\":\"@ü\",\"@\":0},", "{\"id\":\"@\",\"name\":\"@\",\"phase\":\"@\"},"]
    {
        let entries = numbered(size, record);
        let entries = entries.trim_end_matches(',');
        for table in ["phases", "personas", "touchpoints", "journeys", "measures", "feedback", "set_aside"] {
            texts.push((format!("{table} {record}"), format!("{HEAD}\"{table}\":[{entries}]}}")));
        }
        texts.push((
            format!("steps {record}"),
            format!("{HEAD}\"journeys\":[{{\"id\":\"j\",\"steps\":[{entries}]}}]}}"),
        ));
        texts
            .push((format!("nodes {record}"), format!("{{\"stages\":[{{}}],\"swimlanes\":[],\"nodes\":[{entries}]}}")));
        texts.push((
            format!("lanes {record}"),
            format!("{{\"stages\":[{entries}],\"swimlanes\":[{entries}],\"nodes\":[]}}"),
        ));
    }
    for member in ["\"@\":0,", "\"@\":\"off\",", "\"id\":\"@\",", "\"\":[],"] {
        let members = numbered(size, member);
        texts.push((format!("members {member}"), format!("{HEAD}{members}\"x\":0}}")));
        texts.push((format!("weights {member}"), format!("{HEAD}\"weights\":{{{members}\"x\":null}}}}")));
        texts.push((
            format!("target {member}"),
            format!("{HEAD}\"measures\":[{{\"id\":\"m\",\"target\":{{{members}\"step\":null}}}}]}}"),
        ));
        texts.push((format!("map {member}"), format!("{{{members}\"stages\":[],\"nodes\":[]}}")));
    }
    texts
}

fn table_texts(size: usize) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = [
        ",",
        ";",
        "\n",
        "\r\n",
        "\t",
        "\"",
        "\"\",",
        "a,",
        "a\n",
        "a,b\n",
        ",,,,,,,,b\n",
        "\"\n\",",
        "'=,",
        "\u{a0}",
        "0;",
        "1\n",
    ]
    .map(|unit| (format!("{unit:?}"), again(size, unit)))
    .into();
    for (header, row) in [
        ("Phase;Touchpoint", "@;@\n"),
        ("Journey;Phase;Touchpoint", ";;@\n"),
        ("Journey;Touchpoint", "@;a\n"),
        ("Touchpoint;Channel", "a;@\n"),
        ("Touchpoint;Satisfaction", "a;x\n"),
        ("Touchpoint;Measures", "a;\"x\nx\nx\nx\"\n"),
        ("Score;Comment;Date;Touchpoint", "4;a;2026-01-01;@\n"),
        ("Score;Touchpoint", "4;@\n"),
        ("Score;Date", "4;@1-01-01\n"),
    ] {
        texts.push((format!("{header}, {row:?}"), format!("{header}\n{}", numbered(size, row))));
    }
    texts.push(("a wide header".into(), format!("{}\na;b\n", again(size, "Touchpoint;"))));
    texts.push((
        "a long header".into(),
        format!("Touchpoint;Satisfaction {}\n{}", again(size / 2, "1 "), again(size / 2, "a;x\n")),
    ));
    texts
}

#[test]
fn nothing_holds_more_than_twenty_times_its_input() {
    for size in [300, 12_000] {
        for (name, text) in json_texts(size) {
            check("json", &name, &text);
            check("ojf", &name, &text);
        }
        for (name, text) in table_texts(size) {
            check("csv", &name, &text);
            survey(&name, text.as_bytes());
            survey(
                &name,
                &[&[0xff, 0xfe][..], &text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat(),
            );
            bounded(text.len(), |_| 0, || pasted(&text, Metric::Nps)).unwrap();
        }
        for unit in [
            "@:1\n",
            "a:1\n",
            "a:x\n",
            "section @\n",
            "title a\n",
            "a:1:@,@,@\n",
            "%%{a",
            "%%{a}%%",
            "#",
            "#35;",
            "%% unrated\n",
            "accDescr{}",
        ] {
            check("mermaid", unit, &format!("journey\n{}", numbered(size, unit)));
        }
        check("mermaid", "actors", &format!("journey\na:1:{}", numbered(size, "@,")));
        let svg = |inner: &str| format!("<svg xmlns:w=\"tag:wegmarke,2026:plan\"><w:plan>{inner}</w:plan></svg>");
        for unit in ["&amp;", "&", "&#1;", "<a>", "<![CDATA[]]>", "<!---->", "\na", "\t", "\n"] {
            check("svg", unit, &svg(&again(size, unit)));
            check("svg", unit, &svg(&format!("{HEAD}\"x\":\"{}\"}}", again(size, unit))));
        }
        for unit in ["=''", " a=''", "xmlns:a='tag:wegmarke,2026:plan'", "<a>", "<!--"] {
            check("svg", unit, &format!("<svg {}>", again(size, unit)));
        }
        for unit in ["a/", "/", "?", "&", "a"] {
            let text = again(size, unit);
            assert!(bounded(text.len(), |_| 0, || Address::parse(&text)).is_ok(), "{unit}");
        }
    }
}

/// Texts of pages and chats that would become large: fences, tables, tags, lists, JSON that is nearly JSON.
fn page_texts(size: usize) -> Vec<(String, String)> {
    let mut texts: Vec<(String, String)> = [
        "```\n",
        "```mermaid\njourney\n  a: 1\n```\n",
        "journey\n",
        "journey\n section a\n",
        "| a | b |\n|---|---|\n",
        "|---|\n",
        "||||||||\n",
        "|a|b\n",
        "<table>",
        "<table><tr><td>",
        "<tr>",
        "<td>",
        "<td colspan=200 rowspan=200>a",
        "<",
        "<a <a <a \"",
        "&quot;",
        "&amp;",
        "- a\n",
        "- Pain point: a\n",
        "# a\n- b\n",
        "1. a\n   - b\n",
        "> a\n",
        ">>>>>>>>",
        "{",
        "{a:",
        "{'phases':[",
        "[1,",
        "“",
        "//\n",
        "…",
        "[a](",
        "**",
        "\\",
    ]
    .map(|unit| (format!("{unit:?}"), again(size, unit)))
    .into();
    for (name, before, unit) in [
        ("phases", "{'phases': [", "{},"),
        ("names", "{'phases': [", "'@',"),
        ("steps", "{'steps': [", "{phase: '@'},"),
        ("links", "{'steps': [", "{touchpoint: '@'},"),
        ("touchpoints", "{'phases': [{'name': 'a', 'touchpoints': [", "'@',"),
        ("members", "{'phases': ['a'], ", "'@': 1,"),
        ("measures", "{'steps': [{'measures': [", "'@',"),
        ("a map", "Phase,a,b\nTouchpoints,", "@;"),
        ("lanes", "Phase,a,b\nTouchpoint,c,d\n", "Pain points,@,@\n"),
        ("html", "<table><tr><td>Phase<td>Touchpoint", "<tr><td>@<td>b"),
        ("a list", "# Phase\n", "- Touchpoint: @\n"),
    ] {
        texts.push((name.to_owned(), format!("{before}{}", numbered(size, unit))));
    }
    texts
}

#[test]
fn no_page_holds_more_than_twenty_times_its_length() {
    for size in [300, 12_000] {
        let plans = json_texts(size).into_iter().chain(table_texts(size));
        for (name, text) in page_texts(size).into_iter().chain(plans) {
            for file in ["", "a.md", "a.csv", "a.json"] {
                reading::opened(file, &text).unwrap_or_else(|fault| panic!("{name}, {} bytes: {fault}", text.len()));
            }
        }
    }
}

/// What is looked through again and again takes no longer for it.
#[test]
fn pages_of_any_making_are_read_in_good_time() {
    for (name, text) in page_texts(100_000) {
        let start = Instant::now();
        reading::opened("", &text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
    }
}

/// The same, of texts as long as they may be: what grows faster than its input shows here.
#[test]
fn nothing_holds_more_than_twenty_times_an_input_of_any_length() {
    let size = 600_000;
    for unit in ["0,", "[],", "{\"a\":0},"] {
        check("json", unit, &format!("{HEAD}\"x\":[{}0]}}", again(size, unit)));
    }
    check("ojf", "names", &format!("{{{}\"stages\":[],\"nodes\":[]}}", numbered(size, "\"@\":1,")));
    for unit in [",", "\n", "\"\"\"\"\n"] {
        check("csv", unit, &again(size, unit));
    }
    survey("targets", format!("Score;Touchpoint\n{}", numbered(size, "4;@\n")).as_bytes());
    check("svg", "attributes", &format!("<svg {}>", again(size, "=''")));
    bounded(size, |_| 0, || pasted(&again(size, "x\n"), Metric::Csat)).unwrap();
}

#[test]
fn a_file_of_fifty_megabytes_is_refused_by_its_size() {
    let large = "[".repeat(52_428_800);
    let import = Import { language: Language::En, seed: 1 };
    for format in FORMATS {
        let Some(read) = format.read else { continue };
        let (refused, most) = most_held(|| read(&large, &import));
        assert_eq!(refused.unwrap_err().code, ErrorCode::TooLarge, "{}", format.key);
        assert!(most < 1_000, "{}: {most} bytes", format.key);
    }
    let (refused, most) = most_held(|| share::read(&large, 1));
    assert_eq!((refused.unwrap_err(), most), (share::LinkError::TooLarge, 0));
    let Ok(Address::Share(kept)) = Address::parse(&format!("#share={large}")) else {
        panic!("no address of a shared plan")
    };
    assert_eq!(kept.len(), share::LARGEST_PAYLOAD + 1);
    let node = Node::Text(large.clone());
    let (refused, most) = most_held(|| html::read(&node, &import));
    assert_eq!((refused.unwrap_err().code, most), (ErrorCode::TooLarge, 0));
    // Tables of answers may be larger than plans: what is refused is the whole number above.
    let bytes = large.into_bytes();
    let (refused, most) = most_held(move || Survey::open(bytes).err().map(|error: ImportError| error.code));
    assert_eq!((refused, most), (Some(ErrorCode::TooLarge), 0));
}

#[test]
fn nesting_has_an_end_in_every_format() {
    let deep = [again(100_000, "["), again(100_000, "{\"a\":")];
    for deep in &deep {
        check("json", "json", &format!("{HEAD}\"x\":{deep}"));
        check("ojf", "ojf", &format!("{{\"stages\":{deep}"));
        check(
            "svg",
            "svg",
            &format!("<svg xmlns:w=\"tag:wegmarke,2026:plan\"><w:plan>{HEAD}\"x\":{deep}</w:plan></svg>"),
        );
        for way in [format!("{HEAD}\"x\":{deep}"), deep.clone()] {
            assert_eq!(json::read(&way, 1).unwrap_err().code, ErrorCode::NotJson);
        }
    }
    check("svg", "tags", &format!("<svg xmlns:w=\"tag:wegmarke,2026:plan\"><w:plan>{}", again(100_000, "<a>")));
}

#[test]
fn the_list_of_repairs_has_an_end_and_says_so() {
    let text = |unknown: usize| {
        let members: String = (0..unknown).map(|number| format!("\"{}{number}\":0,", "ü".repeat(500))).collect();
        json::read(&format!("{HEAD}{members}\"title\":\"t\"}}"), 1).unwrap().1
    };
    let few = text(MOST_REPAIRS - 1);
    assert_eq!(few.len(), MOST_REPAIRS - 1);
    assert!(few.iter().all(|repair| repair.rule == Rule::UnknownField && repair.path == "ü".repeat(200)));
    for count in [MOST_REPAIRS + 1, 3 * MOST_REPAIRS] {
        let many = text(count);
        assert_eq!(
            (many.len(), many[MOST_REPAIRS].rule, many[MOST_REPAIRS - 1].rule),
            (MOST_REPAIRS + 1, Rule::More, Rule::UnknownField)
        );
    }
}

/// Time that grows with the square of the table would take minutes here: touchpoints that differ in a channel only, a
/// scale told by a header without end, names that come once each.
#[test]
fn tables_made_to_be_slow_are_read_in_good_time() {
    let start = Instant::now();
    check(
        "csv",
        "channels",
        &format!("Touchpoint;Channel\n{}", (0..4_000).map(|number| format!("a;{number}\n")).collect::<String>()),
    );
    check("csv", "scale", &format!("Touchpoint;Satisfaction {}\na;4\n", "1 ".repeat(50_000)));
    check("csv", "names", &format!("Touchpoint;{}\na;x\n", "Satisfaction ".repeat(20_000)));
    assert!(start.elapsed() < Duration::from_secs(120));
}

#[test]
fn a_survey_tells_of_so_much_and_no_more() {
    let outcome = |file: String, grouping: Grouping| {
        let document = Document::new(Plan::new(Id::new("p").unwrap()));
        let survey = Arc::new(Survey::open(file.into_bytes()).unwrap());
        let settings = survey.guess(&document);
        let mut reader = survey.reader(wegmarke::core::survey::Settings { grouping, ..settings }, &document);
        while !reader.step(1_000).finished {}
        reader.outcome()
    };
    let unmatched = outcome(format!("Score;Touchpoint\n{}", numbered(60_000, "4;@\n")), Grouping::None);
    assert_eq!((unmatched.unmatched.len(), unmatched.answers), (UNMATCHED, unmatched.rows as u64));
    // One month after the other, for longer than a plan has room for records.
    let months: String =
        (0..RECORDS + 10).map(|month| format!("4;{:04}-{:02}-01\n", 1000 + month / 12, 1 + month % 12)).collect();
    let months = outcome(format!("Score;Date\n{months}"), Grouping::Month);
    assert_eq!((months.records.len(), months.answers, months.faults.len()), (RECORDS, RECORDS as u64, 10));
    assert_eq!(pasted(&"x\n".repeat(2 * FAULTS), Metric::Csat).faults.len(), FAULTS);
}
