//! Every format of the registry, by the same bars: what comes back is what went out but for what the export says it
//! loses, a second round changes nothing, and no text however broken makes reading panic.
//!
//! A format is tested by standing in `FORMATS`; what is special about one is in its own file beside this.

use proptest::prelude::*;
use proptest::sample::Index;
use wegmarke::core::document::Document;
use wegmarke::core::exchange::{
    ENDINGS, ErrorCode, Export, Exported, FORMATS, Format, Import, Imported, LARGEST_IMPORT, OFFICE_ENDINGS, Place,
    json,
};
use wegmarke::core::knowledge::EXAMPLES;
use wegmarke::core::model::*;

use crate::support::fidelity::{compare, some_journey};
use crate::support::{Written, config, golden, plan, plans, reading};

fn two_way() -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(|format| format.read.is_some() && format.write.is_some())
}

/// Those that are written quickly. A page lays out every journey twice, and has tests of its own with fewer plans.
fn quick() -> impl Iterator<Item = &'static Format> {
    two_way().filter(|format| format.key != "page")
}

pub fn write(format: &Format, document: &Document, journey: Option<Id>) -> Exported {
    write_in(Language::En, format, document, journey)
}

fn write_in(language: Language, format: &Format, document: &Document, journey: Option<Id>) -> Exported {
    let export =
        Export { language, journey, date: "2026-11-01".into(), today: Date::parse("2026-11-01"), ..Export::default() };
    (format.write.expect("the format writes"))(document, &export)
}

/// Reads what the planner itself wrote: nothing may have to be mended.
fn read_back(format: &Format, text: &str) -> Result<Document, String> {
    // The language in which a new plan is made anyway: what is kept by chance is not kept.
    let import = Import { language: Language::default(), seed: 7 };
    let Imported { document, repairs } =
        (format.read.expect("the format reads"))(text, &import).map_err(|error| format!("{error:?}"))?;
    document.check()?;
    if repairs.is_empty() { Ok(document) } else { Err(format!("{repairs:?}")) }
}

/// Out and in, and once more.
fn round(format: &Format, document: &Document, journey: Option<Id>) -> Result<(), String> {
    let first = write(format, document, journey);
    let fault = |told: String| format!("{}: {told}\n--- {:?}\n{}", format.key, first.lost, first.text());
    let read = read_back(format, &first.text()).map_err(fault)?;
    compare(document, &read, &first.lost).map_err(fault)?;
    let second = write(format, &read, None);
    let third = write(format, &read_back(format, &second.text()).map_err(fault)?, None);
    if second != third {
        Err(fault(format!(
            "the second round changed something:\n--- second\n{}\n--- third\n{}",
            second.text(),
            third.text()
        )))
    } else {
        Ok(())
    }
}

/// Reads anything. What comes out is a sound document, or an error whose place is in the text.
fn survives(format: &Format, text: &str) -> Result<(), String> {
    reading::read(format, text).map(|_| ())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn what_is_lost_is_listed_exactly(document in plans(), journey in 0..50usize) {
        for format in quick() {
            round(format, &document, some_journey(&document, journey)).map_err(TestCaseError::fail)?;
        }
    }

    #[test]
    fn reading_never_panics(text in any::<String>(), lines in proptest::collection::vec(any::<Index>(), 0..20)) {
        // Anything at all, and the formats' own words in disorder.
        let words = ["{", "}", "[", "]", "\"", ":", ",", ";", "\t", "\n", "\r", "#", "%%", "|", "=", "<", ">", "journey", "title ", "section ", "---\n", "\u{feff}", "1"];
        let disorder: String = lines.iter().map(|index| *index.get(&words)).collect();
        for format in FORMATS {
            let _ = (format.recognises)(&text);
            for text in [&text, &disorder, &format!("{disorder}{text}")] {
                survives(format, text).map_err(TestCaseError::fail)?;
            }
        }
    }

    #[test]
    fn reading_survives_damage(script in crate::support::scripts(20), at in any::<Index>(), byte in any::<u8>()) {
        let document = plan(&script);
        for format in quick() {
            let text = write(format, &document, None).text();
            let cut = at.index(text.len() + 1);
            survives(format, &String::from_utf8_lossy(&text.as_bytes()[..cut])).map_err(TestCaseError::fail)?;
            survives(format, &String::from_utf8_lossy(&text.as_bytes()[cut..])).map_err(TestCaseError::fail)?;
            let mut bytes = text.clone().into_bytes();
            bytes.insert(cut, byte);
            survives(format, &String::from_utf8_lossy(&bytes)).map_err(TestCaseError::fail)?;
            if cut < text.len() {
                bytes.remove(cut);
                bytes[cut] = byte;
                survives(format, &String::from_utf8_lossy(&bytes)).map_err(TestCaseError::fail)?;
            }
        }
    }
}

proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn a_page_loses_nothing(document in plans(), at in any::<Index>()) {
        let page = Format::named("page").unwrap();
        round(page, &document, None).map_err(TestCaseError::fail)?;
        let text = write(page, &document, None).text();
        let cut = at.index(text.len() + 1);
        survives(page, &String::from_utf8_lossy(&text.as_bytes()[..cut])).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn the_examples_come_back() {
    for format in two_way() {
        for (_, document) in examples() {
            let journeys = if format.key == "page" { 1 } else { document.count(Kind::Journey).max(1) };
            for number in 0..journeys {
                round(format, &document, some_journey(&document, number)).unwrap_or_else(|fault| panic!("{fault}"));
            }
        }
    }
}

/// The texts that the project holds are the ones that are written; `WEGMARKE_BLESS=1 cargo test` writes them anew.
#[test]
fn exports_of_the_examples_are_as_they_were() {
    for format in FORMATS.iter().filter(|format| format.write.is_some() && format.key != json::FORMAT_ENTRY.key) {
        // A page holds the pictures and the report, which have files of their own: one plan of it is enough.
        let all = |name: &str| format.key != "page" || name.starts_with("physiotherapy");
        for (name, document) in examples().into_iter().filter(|(name, _)| all(name)) {
            let written = write_in(document.plan().language, format, &document, None);
            golden(&format!("{}/{name}.{}", format.key, format.extensions[0]), &written.text());
        }
    }
}

#[test]
fn a_text_is_known_by_its_looks_and_its_name() {
    for format in two_way() {
        for (_, document) in examples() {
            let text = write(format, &document, None).text();
            let of = |name: &str| Format::of(name, &text).map(|format| format.key);
            assert_eq!(of(""), Some(format.key), "{text}");
            assert_eq!(of("file.txt"), Some(format.key));
            assert_eq!(of(&format!("Plan.{}", format.extensions[0].to_uppercase())), Some(format.key));
        }
    }
}

/// Time that grows with the square of the text would take minutes here.
#[test]
fn long_texts_of_one_kind_are_read_in_good_time() {
    let lines = [
        "x: 9\n",
        "x: 4: a, b, c\n",
        "section s\n",
        "title t\n",
        "# ",
        "%%{a ",
        "%%{ ",
        "a;b;c\n",
        "\"a\"\"\";\n",
        "- a\n",
        "\n",
        "{\"a\":",
        "[",
    ];
    for format in FORMATS {
        for (start, line) in lines.iter().flat_map(|line| ["", "journey\n"].map(|start| (start, *line))) {
            survives(format, &(start.to_owned() + &line.repeat(300_000 / line.len()))).unwrap();
        }
        let members: String = (0..30_000).map(|number| format!("\"a{number}\":1,")).collect();
        let nodes = "{\"title\":\"a\",\"score\":9,\"tags\":[1]},".repeat(6_000);
        survives(format, &format!("{{{members}\"stages\":[],\"swimlanes\":[],\"nodes\":[{nodes}{{}}]}}")).unwrap();
    }
}

#[test]
fn the_documentation_names_every_format() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats.md")).unwrap();
    for format in FORMATS {
        assert!(
            text.contains(&format!("`.{}`", format.extensions[0])),
            "docs/formats.md does not tell of {}",
            format.key
        );
    }
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let text = "\n".repeat(LARGEST_IMPORT + 1);
    for format in FORMATS {
        let Some(read) = format.read else { continue };
        let error = read(&text, &Import { language: Language::En, seed: 1 }).unwrap_err();
        assert_eq!((error.code, error.place), (ErrorCode::TooLarge, Place::Whole), "{}", format.key);
    }
}

#[test]
fn every_format_says_what_it_is() {
    let mut seen = Vec::new();
    for format in FORMATS {
        assert!(!seen.contains(&format.key), "{} stands twice in the list", format.key);
        seen.push(format.key);
        assert!(format.read.is_some() || format.write.is_some(), "{}", format.key);
        assert!(!format.extensions.is_empty() && format.mime.contains('/'), "{}", format.key);
        for language in Language::ALL {
            let texts = wegmarke::core::text::exchange::exchange(*language);
            assert!(!(format.label)(texts).is_empty() && !(format.about)(texts).is_empty(), "{}", format.key);
        }
    }
}

/// The built-in examples in both languages, by name.
pub fn examples() -> Vec<(String, Document)> {
    let names = EXAMPLES
        .iter()
        .flat_map(|example| Language::ALL.iter().map(|language| format!("{}.{}", example.name, language.key())));
    let read = |name: String| {
        let path = format!("{}/src/core/knowledge/examples/{name}.wegmarke.json", env!("CARGO_MANIFEST_DIR"));
        let (document, repairs) = json::read(&std::fs::read_to_string(path).unwrap(), 1).unwrap();
        assert!(repairs.is_empty(), "{name}: {repairs:?}");
        (name, document)
    };
    names.map(read).collect()
}

#[test]
fn file_pickers_offer_what_is_read() {
    let ends = |format: &'static Format| {
        format.extensions.iter().map(|extension| format!(".{}", extension.rsplit('.').next().unwrap()))
    };
    let mut read: Vec<String> = FORMATS.iter().filter(|format| format.read.is_some()).flat_map(ends).collect();
    read.dedup();
    // In pages any of them may stand.
    read.extend([".md", ".txt", ".htm"].map(str::to_owned));
    read.extend(OFFICE_ENDINGS.split(',').map(str::to_owned));
    assert_eq!(ENDINGS.split(',').collect::<Vec<_>>(), read);
}
