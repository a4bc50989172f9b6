//! What people have, as they have it: spreadsheets the wrong way round, pages, exports of other tools. Each input in
//! `tests/data/inputs` goes the way of a dropped file; what comes of it stands here.

use std::fmt::Write;

use wegmarke::core::exchange::found::{self, Content};
use wegmarke::core::exchange::mermaid::{self, Actors};
use wegmarke::core::exchange::{Import, Imported, Rule, csv};
use wegmarke::core::model::{Kind, Language};

use crate::csv::{said, shown_with};

const IMPORT: Import = Import { language: Language::En, seed: 1 };

fn file(name: &str) -> String {
    let bytes = std::fs::read(format!("{}/tests/data/inputs/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    csv::decode(&bytes)
}

/// What is made of a text that came as a file of this name, as the dialog shows it before anybody changes something.
pub fn taken(name: &str, text: &str) -> String {
    let opened = match found::open(name, text, &IMPORT) {
        Ok(opened) => opened,
        Err(error) => return said(&error),
    };
    let mut told = String::new();
    let mut tell = |what: String, imported: Imported| {
        writeln!(told, "{what}").unwrap();
        told += &shown_with(&imported, true);
    };
    match opened.content {
        Content::Plan(format, imported) => tell(format.key.to_owned(), imported),
        Content::Diagrams(diagrams, actors) => {
            let imported = mermaid::read_all(&diagrams, actors.unwrap_or(Actors::People), &IMPORT).unwrap();
            tell(format!("{} diagrams {actors:?}", diagrams.len()), imported);
        }
        Content::Tables(sheets) => {
            let table = sheets[0].grid.clone().table(None);
            let mapping = csv::guess(&table);
            let columns: Vec<String> = mapping
                .columns
                .iter()
                .map(|column| column.map_or("-".into(), |column| format!("{column:?}")))
                .collect();
            let across = if table.lanes.is_some() { " across" } else { "" };
            match found::read_sheet(&sheets, 0, &table, &mapping, &IMPORT) {
                Ok(imported) => tell(format!("table{across}: {}", columns.join(" ")), imported),
                Err(error) => return said(&error),
            }
        }
        Content::Survey(tool) => return format!("survey of {tool}"),
    }
    for repair in opened.around {
        writeln!(told, "! {}: {:?} {:?}", repair.path, repair.rule, repair.text).unwrap();
    }
    told
}

/// Every input with what it becomes, as one text: `WEGMARKE_BLESS=1 cargo test` writes it anew.
/// A plan file that breaks off says so where it does, and gives the steps before; the more, the later it breaks off.
#[test]
fn a_plan_file_that_breaks_off_gives_what_stands_before() {
    let path = format!("{}/src/core/knowledge/examples/outdoor-shop.en.wegmarke.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut before = 0;
    for part in [3, 4, 5] {
        let broken = text.chars().take(text.chars().count() * part / 6).collect::<String>();
        let opened = found::open("a.wegmarke.json", &broken, &IMPORT).unwrap();
        let Content::Plan(_, imported) = opened.content else { panic!("no plan in {part} sixths") };
        let told = imported.repairs.iter().chain(&opened.around).find(|repair| repair.rule == Rule::Truncated);
        let place = told.unwrap_or_else(|| panic!("nothing is told of {part} sixths")).path.clone();
        assert_eq!(place, format!("line {}", broken.lines().count()));
        let steps = imported.document.count(Kind::Step);
        assert!(steps > before, "{part} sixths: {steps} steps");
        before = steps;
    }
}

#[test]
fn each_input_becomes_what_it_means() {
    let folder = format!("{}/tests/data/inputs", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let all: String =
        names.iter().map(|name| format!("=== {name}\n{}\n", taken(name, &file(name)).trim_end())).collect();
    let golden = format!("{}/tests/data/inputs.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("WEGMARKE_BLESS").is_some() {
        std::fs::write(golden, all).unwrap();
    } else {
        let expected = std::fs::read_to_string(golden).unwrap();
        for (is, should) in all.split("=== ").zip(expected.split("=== ")) {
            assert_eq!(is, should);
        }
        assert_eq!(all.len(), expected.len());
    }
}
