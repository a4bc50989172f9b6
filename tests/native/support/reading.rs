//! What holds for every reader of a stranger's text, whatever the text: for the tests here and for the fuzz targets
//! (`fuzz/`).
//!
//! A reader gives a sound plan or an error whose place is in the text; what it read is written and read again without a
//! repair, and the same; the list of repairs stays short; and it never holds more memory than `bound` says.

use wegmarke::core::document::Document;
use wegmarke::core::exchange::html::{Node, PASSED_OVER, is_kept};
use wegmarke::core::exchange::{Export, Format, Import, ImportError, Imported, MOST_REPAIRS, Place, found, json};
use wegmarke::core::model::{Kind, Language, limit};

use super::allocation::most_held;

/// So many bytes a reader may hold for each byte of its input …
pub const FACTOR: usize = 20;
/// … and so many whatever the input: a list of a thousand repairs, the first blocks of tables …
pub const FLOOR: usize = 256 * 1024;
/// … and so many for each record that comes of it: an empty record is larger than the few letters that say it, as long
/// as a plan has room for more of them. On the 64-bit machines of tests; in a browser it is about half.
pub const RECORD: usize = 1_500;

/// Runs a reader on an input of so many bytes. Error: it held too much; `records` says how many records came of it.
pub fn bounded<T>(input: usize, records: impl FnOnce(&T) -> usize, work: impl FnOnce() -> T) -> Result<T, String> {
    let (result, most) = most_held(work);
    let records = records(&result);
    let bound = FACTOR * input + FLOOR + RECORD * records;
    if most > bound {
        Err(format!("{most} bytes held for an input of {input} bytes and {records} records"))
    } else {
        Ok(result)
    }
}

/// How many records a document has.
pub fn records(document: &Document) -> usize {
    KINDS.into_iter().map(|kind| document.count(kind)).sum()
}

const KINDS: [Kind; 9] = [
    Kind::Plan,
    Kind::Phase,
    Kind::Persona,
    Kind::Touchpoint,
    Kind::Journey,
    Kind::Step,
    Kind::Measure,
    Kind::Feedback,
    Kind::SetAside,
];

/// How many records a text may have become before it was refused: one for each sign that could begin one.
fn begun(text: &str) -> usize {
    let all: usize = KINDS.into_iter().map(limit).sum();
    text.bytes().filter(|byte| matches!(byte, b'{' | b'\n' | b'\r')).count().min(all)
}

/// Reads a text as one of the formats does.
pub fn read(format: &Format, text: &str) -> Result<Option<Imported>, String> {
    let Some(read) = format.read else { return Ok(None) };
    let import = Import { language: Language::En, seed: 3 };
    let count = |result: &Result<Imported, ImportError>| {
        result.as_ref().map_or_else(|_| begun(text), |imported| records(&imported.document))
    };
    let fault = |told: String| format!("{}: {told}", format.key);
    bounded(text.len(), |_| 0, || (format.recognises)(text)).map_err(fault)?;
    match bounded(text.len(), count, || read(text, &import)).map_err(fault)? {
        Ok(imported) => sound(&imported).map(|()| Some(imported)).map_err(fault),
        Err(error) => match error.place {
            Place::Line { line, column }
                if line == 0 || column == 0 || line > text.matches(['\n', '\r']).count() + 1 =>
            {
                Err(fault(format!("there is no line {line}, column {column}")))
            }
            _ => Ok(None),
        },
    }
}

/// Finds out what is in a text, as the dialog does, and reads it as it looks.
pub fn opened(name: &str, text: &str) -> Result<(), String> {
    let import = Import { language: Language::En, seed: 3 };
    let count = |result: &Result<Imported, ImportError>| {
        result.as_ref().map_or_else(|_| begun(text), |imported| records(&imported.document))
    };
    let fault = |told: String| format!("{name}: {told}");
    // Nothing is kept of what is read as something else.
    let imported = bounded(text.len(), count, || found::answer(text, &import, None).map(|answer| answer.imported))
        .map_err(fault)?;
    let found = |result: &Result<found::Opened, ImportError>| match result {
        Ok(found::Opened { content: found::Content::Plan(_, imported), .. }) => records(&imported.document),
        Ok(_) | Err(_) => begun(text),
    };
    bounded(text.len(), found, || found::open(name, text, &import)).map_err(fault)?.ok();
    match imported {
        Ok(imported) => sound(&imported).map_err(fault),
        Err(_) => Ok(()),
    }
}

/// Whether what was read is a sound plan with a short list of repairs, and comes back from a plan file as it is.
pub fn sound(imported: &Imported) -> Result<(), String> {
    imported.document.check()?;
    if imported.repairs.len() > MOST_REPAIRS + 1 || imported.repairs.iter().any(|repair| repair.path.len() > 1_000) {
        return Err(format!("{} repairs", imported.repairs.len()));
    }
    let text = json::write(&imported.document);
    let (again, repairs) = json::read(&text, 5).map_err(|error| format!("{error:?} in {text}"))?;
    match (repairs.as_slice(), json::write(&again) == text) {
        ([], true) => Ok(()),
        ([], false) => Err(format!("{text}\nbecame\n{}", json::write(&again))),
        (repairs, _) => Err(format!("{repairs:?} in {text}")),
    }
}

/// Whether a plan that goes out in a format is, from the first time on, the same whenever it is read and written again.
pub fn settles(format: &Format, document: &Document) -> Result<(), String> {
    let (Some(write), Some(read)) = (format.write, format.read) else { return Ok(()) };
    let written = |document: &Document| -> String {
        write(document, &Export::default()).body.text().expect("what is read is a text").to_owned()
    };
    let again = |text: &str| -> Result<String, String> {
        let imported = read(text, &Import { language: Language::default(), seed: 7 })
            .map_err(|error| format!("{error:?} in {text}"))?;
        if imported.repairs.is_empty() {
            Ok(written(&imported.document))
        } else {
            Err(format!("{:?} in {text}", imported.repairs))
        }
    };
    let second = again(&written(document))?;
    let third = again(&second)?;
    if second == third { Ok(()) } else { Err(format!("{second}\nbecame\n{third}")) }
}

/// The tree that a browser would make of a page, as `browser/fragment.rs` walks it.
pub fn tree(html: &str) -> Node {
    fn node(from: scraper::ElementRef) -> Node {
        let children = from.children().filter_map(|child| match child.value() {
            scraper::Node::Text(text) => Some(Node::Text(text.to_string())),
            scraper::Node::Element(element) if PASSED_OVER.contains(&element.name()) => None,
            _ => scraper::ElementRef::wrap(child).map(node),
        });
        let attributes = from
            .value()
            .attrs()
            .filter(|(name, _)| is_kept(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        Node::Element {
            name: from.value().name().to_owned(),
            attributes: attributes.collect(),
            children: children.collect(),
        }
    }
    node(scraper::Html::parse_fragment(html).root_element())
}
