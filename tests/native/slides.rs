//! Slides: sound parts that hang together, every text in them, nothing beside a slide and no two texts over each other,
//! for any plan; and what other programs make of them.

use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;
use roxmltree::{Document as Xml, Node};
use wegmarke::core::document::{Document, List};
use wegmarke::core::exchange::archive::{Archive, LARGEST};
use wegmarke::core::exchange::pptx::{self, Slides};
use wegmarke::core::exchange::svg::{Fit, paint};
use wegmarke::core::exchange::{Body, Export};
use wegmarke::core::model::*;
use wegmarke::core::scene::{Align, Item, View, clean, wide, width};

use crate::formats::examples;
use crate::support::{config, golden, plans, programs};

fn packed(document: &Document, form: Slides) -> Vec<u8> {
    let export = Export {
        language: document.plan().language,
        date: "2026-11-01".into(),
        today: Date::parse("2026-11-01"),
        ..Export::default()
    };
    match pptx::write(document, &export, form).body {
        Body::Bytes(bytes) => bytes,
        Body::Text(_) => panic!("slides are no text"),
    }
}

/// The parts by their names.
fn parts(packed: &[u8]) -> BTreeMap<String, String> {
    let archive = Archive::open(packed).unwrap();
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    let read = |name: &String| {
        let mut room = 10 * LARGEST;
        String::from_utf8(archive.part(name, &mut room).unwrap().unwrap()).unwrap()
    };
    names.iter().map(|name| (name.clone(), read(name))).collect()
}

/// What is wrong with the parts of a deck.
fn check(parts: &BTreeMap<String, String>, form: Slides) -> Result<(), String> {
    let types = Xml::parse(&parts["[Content_Types].xml"]).map_err(|fault| fault.to_string())?;
    let typed: HashSet<&str> = types.descendants().filter_map(|node| node.attribute("PartName")).collect();
    for (name, text) in parts {
        let xml = Xml::parse(text).map_err(|fault| format!("{name}: {fault}"))?;
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        if name.ends_with(".rels") {
            // Everything that is referred to is in the package.
            let base = folder.strip_suffix("_rels").unwrap_or(folder);
            for target in xml.descendants().filter_map(|node| node.attribute("Target")) {
                let mut path: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
                for part in target.split('/') {
                    if part == ".." { _ = path.pop() } else { path.push(part) }
                }
                if !parts.contains_key(&path.join("/")) {
                    return Err(format!("{name} refers to {target}"));
                }
            }
            if text.contains("TargetMode") {
                return Err(format!("{name} refers to something outside"));
            }
        } else if name != "[Content_Types].xml" && !typed.contains(format!("/{name}").as_str()) {
            return Err(format!("{name} has no type"));
        }
        let used = xml.descendants().flat_map(|node| node.attributes()).filter(|attribute| {
            attribute.namespace().is_some_and(|uri| uri.ends_with("officeDocument/2006/relationships"))
        });
        let file = name.rsplit('/').next().unwrap();
        let relations = parts.get(&format!("{folder}/_rels/{file}.rels")).cloned().unwrap_or_default();
        for id in used {
            if !relations.contains(&format!("Id=\"{}\"", id.value())) {
                return Err(format!("{name} uses {}, which leads nowhere", id.value()));
            }
        }
        if name.starts_with("ppt/slides/slide") {
            slide(name, xml.root_element(), form)?;
        }
    }
    Ok(())
}

fn named<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| child.tag_name().name() == name)
}

/// The frame of a shape: left, top, width, height.
fn frame(shape: Node) -> Option<[i64; 4]> {
    let frame = shape.descendants().find(|node| node.tag_name().name() == "xfrm")?;
    let number = |name: &str, attribute: &str| named(frame, name)?.attribute(attribute)?.parse().ok();
    Some([number("off", "x")?, number("off", "y")?, number("ext", "cx")?, number("ext", "cy")?])
}

fn slide(name: &str, root: Node, form: Slides) -> Result<(), String> {
    let (width, height) = form.size();
    let mut ids = HashSet::new();
    for node in root.descendants().filter(|node| node.tag_name().name() == "cNvPr") {
        if !ids.insert(node.attribute("id").unwrap()) {
            return Err(format!("{name}: a number stands twice"));
        }
    }
    // Texts of three lines and more are held to the slide; a mark at the edge of the curve may reach over it.
    for shape in root.descendants().filter(|node| matches!(node.tag_name().name(), "sp" | "graphicFrame")) {
        let Some([x, y, wide, high]) = frame(shape) else { return Err(format!("{name}: a shape without a frame")) };
        let text: String =
            shape.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect();
        let slack = 200_000;
        if !text.is_empty()
            && (x < -slack || y < -slack || x + wide > width as i64 + slack || y + high > height as i64 + slack)
        {
            return Err(format!("{name}: {text:?} stands beside the slide: {x} {y} {wide} {high}"));
        }
    }
    Ok(())
}

/// All words of the slides and their notes, as one text without breaks.
fn said(parts: &BTreeMap<String, String>) -> String {
    let mut all = String::new();
    for (_, text) in parts
        .iter()
        .filter(|(name, _)| name.starts_with("ppt/slides/slide") || name.starts_with("ppt/notesSlides/notes"))
    {
        let xml = Xml::parse(text).unwrap();
        for paragraph in xml.descendants().filter(|node| {
            node.tag_name().name() == "p" && node.tag_name().namespace().is_some_and(|uri| uri.contains("drawingml"))
        }) {
            all.extend(
                paragraph.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()),
            );
            all.push('\n');
        }
    }
    squeezed(&all)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').collect()
}

/// The texts of a plan that a deck has to show.
fn texts(document: &Document) -> Vec<String> {
    let mut texts = vec![document.plan().title.to_string()];
    for persona in document.list(&List::Personas).filter_map(|id| document.persona(id)) {
        texts.extend([
            persona.name.to_string(),
            persona.role.to_string(),
            persona.quote.to_string(),
            persona.notes.to_string(),
        ]);
        texts.extend(
            [&persona.goals, &persona.challenges, &persona.objections]
                .into_iter()
                .flatten()
                .map(|text| text.to_string()),
        );
    }
    for journey in document.list(&List::Journeys).filter_map(|id| document.journey(id)) {
        texts.push(journey.name.to_string());
        for step in document.steps(&journey.id).filter_map(|id| document.step(id)) {
            texts.extend(
                [&step.action, &step.question, &step.pain_point, &step.opportunity].map(|text| text.to_string()),
            );
        }
    }
    texts.extend(
        document.list(&List::Measures).filter_map(|id| document.measure(id)).map(|measure| measure.title.to_string()),
    );
    texts
}

#[test]
fn decks_of_the_examples_are_sound_and_hold_every_text() {
    for (name, document) in examples() {
        for form in [Slides::Wide, Slides::Standard] {
            let parts = parts(&packed(&document, form));
            check(&parts, form).unwrap_or_else(|fault| panic!("{name}, {form:?}: {fault}"));
            let said = said(&parts);
            for text in texts(&document) {
                assert!(said.contains(&squeezed(&clean(&text))), "{name}, {form:?}: {text}");
            }
        }
    }
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn any_plan_makes_a_sound_deck(document in plans(), wide in any::<bool>()) {
        let form = if wide { Slides::Wide } else { Slides::Standard };
        check(&parts(&packed(&document, form)), form).map_err(TestCaseError::fail)?;
    }
}

/// Where many lines are to be read, none is smaller than nine points but on the overview, the foot and the fine print.
#[test]
fn phases_are_legible() {
    let (_, document) = examples().into_iter().find(|(name, _)| name == "outdoor-shop.de").unwrap();
    let parts = parts(&packed(&document, Slides::Wide));
    let sizes = |text: &str| -> Vec<i64> {
        text.split(" sz=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
    };
    let small: Vec<&String> = parts
        .iter()
        .filter(|(name, text)| {
            name.starts_with("ppt/slides/slide")
                && text.contains("name=\"lane: ")
                && sizes(text).iter().any(|size| *size < 700)
        })
        .map(|(name, _)| name)
        .collect();
    let overviews = document.len(&List::Journeys);
    assert!(small.len() <= overviews, "{small:?}");
}

#[test]
fn the_parts_are_as_they_were() {
    for (name, document) in examples().into_iter().filter(|(name, _)| name.starts_with("physiotherapy")) {
        let all = parts(&packed(&document, Slides::Wide));
        let text: String = all
            .iter()
            // A slide of each kind, and what all have in common.
            .filter(|(name, _)| {
                !name.starts_with("ppt/slides/")
                    || ["1.", "2.", "5."].iter().any(|end| name.contains(&format!("slide{end}")))
            })
            .filter(|(name, _)| !name.starts_with("ppt/notesSlides/") || name.contains("Slide2."))
            .map(|(name, xml)| {
                format!(
                    "== {name}\n{}\n",
                    xml.replace("><p:sp>", ">\n<p:sp>")
                        .replace("><p:grpSp>", ">\n<p:grpSp>")
                        .replace("><a:p>", ">\n<a:p>")
                )
            })
            .collect();
        golden(&format!("pptx/{name}.txt"), &text);
    }
}

/// python-pptx reads every text, table and note; LibreOffice makes a page of each slide.
#[test]
fn other_programs_read_the_slides() {
    let folder = programs::folder("slides");
    let mut files = Vec::new();
    for (name, document) in examples() {
        let path = folder.join(format!("{name}.pptx"));
        std::fs::write(&path, packed(&document, Slides::Wide)).unwrap();
        files.push(path);
        if name == "outdoor-shop.de" {
            let path = folder.join(format!("{name}.4x3.pptx"));
            std::fs::write(&path, packed(&document, Slides::Standard)).unwrap();
            files.push(path);
        }
    }
    let program = "
import sys
from pptx import Presentation
def walk(shapes):
    for shape in shapes:
        if shape.shape_type == 6: yield from walk(shape.shapes)
        else: yield shape
for path in sys.argv[1:]:
    deck = Presentation(path)
    texts, tables, notes = [], 0, 0
    for slide in deck.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text
        notes += slide.has_notes_slide and bool(slide.notes_slide.notes_text_frame.text)
        for shape in walk(slide.shapes):
            if shape.has_text_frame: texts.append(shape.text_frame.text)
            if shape.has_table:
                tables += 1
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
        if slide.has_notes_slide: texts.append(slide.notes_slide.notes_text_frame.text)
    print(len(deck.slides), tables > 0, notes > 0, ''.join(''.join(texts).split()))
";
    if let Some(said) = programs::python("pptx", program, &files) {
        for (line, path) in said.lines().zip(&files) {
            let name = path.file_stem().unwrap().to_str().unwrap().trim_end_matches(".4x3").to_owned();
            let document = examples().into_iter().find(|(known, _)| *known == name).unwrap().1;
            assert!(line.contains(" True True "), "{name}: {}", &line[..40]);
            for text in texts(&document) {
                assert!(line.contains(&squeezed(&clean(&text))), "{name}: {text}");
            }
        }
    }
    programs::convert(&files, "pdf", &folder.join("pdf"));
}

/// A picture for somebody's own slide has its shape, its title and its legend, and nothing beside it.
#[test]
fn pictures_for_slides_fit() {
    for (name, document) in examples() {
        let phases = document.len(&List::Phases);
        for place in std::iter::once(None).chain((0..phases).map(Some)) {
            let view = View { language: document.plan().language, ..View::default() };
            let picture = wide(&document, &view, place);
            assert!((picture.width - 1280.0).abs() < 0.1 && (picture.height - 720.0).abs() < 0.1, "{name}");
            picture.each(&mut |item| {
                if let Item::Words(words) = item {
                    let bottom = (words.y + words.leading * (words.lines.len() as f64 - 1.0)) * picture.scale;
                    let widest =
                        words.lines.iter().map(|run| width(&run.text, words.size, words.bold)).fold(0.0, f64::max);
                    let right = (words.x + if words.align == Align::Start { widest } else { 0.0 }) * picture.scale;
                    assert!(bottom < 720.0 && right < 1281.0 && words.x > 0.0, "{name}, {place:?}: {:?}", words.lines);
                }
            });
            if name.starts_with("outdoor-shop.de") {
                let number = place.map_or("whole".to_owned(), |place| place.to_string());
                golden(&format!("wide/{name}.{number}.svg"), &paint(&picture, Fit::Own, None));
            }
        }
    }
}
