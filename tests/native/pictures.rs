//! The map as a picture, as pages, as SVG and as a web page's table: whatever a plan holds, every text is there,
//! nothing stands on anything else, and what is written is right for a parser that is not ours.

use std::collections::HashMap;

use proptest::prelude::*;
use wegmarke::core::analysis::metrics::Measured;
use wegmarke::core::document::{Document, List};
use wegmarke::core::edit::journey::JourneyEdit;
use wegmarke::core::edit::step::StepEdit;
use wegmarke::core::edit::touchpoint::TouchpointEdit;
use wegmarke::core::edit::{Edit, Value};
use wegmarke::core::exchange::svg::{Fit, NAMESPACE, paint};
use wegmarke::core::exchange::{ErrorCode, Export, Format, Import, json};
use wegmarke::core::lanes::*;
use wegmarke::core::model::*;
use wegmarke::core::names::*;
use wegmarke::core::scene::*;
use wegmarke::core::session::Session;

use crate::formats::examples;
use crate::support::fidelity::some_journey;
use crate::support::{TROUBLE, Written, config, contents as said, plans, start};

const ELEMENTS: [&str; 10] = ["svg", "title", "desc", "metadata", "plan", "g", "rect", "circle", "path", "text"];
const ATTRIBUTES: [&str; 26] = [
    "role",
    "class",
    "lang",
    "width",
    "height",
    "viewBox",
    "font-family",
    "space",
    "x",
    "y",
    "rx",
    "cx",
    "cy",
    "r",
    "d",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-dasharray",
    "font-size",
    "font-weight",
    "text-anchor",
    "direction",
];

fn svg(document: &Document, export: &Export) -> String {
    (Format::named("svg").unwrap().write.unwrap())(document, export).text()
}

fn html(document: &Document, export: &Export) -> String {
    (Format::named("html").unwrap().write.unwrap())(document, export).text()
}

fn read(text: &str) -> Result<Document, ErrorCode> {
    (Format::named("svg").unwrap().read.unwrap())(text, &Import { language: Language::En, seed: 1 })
        .map(|imported| imported.document)
        .map_err(|error| error.code)
}

fn all_lanes() -> Option<Vec<Content>> {
    Some(LANES.iter().map(|lane| lane.content).collect())
}

/// What is left of a text when lines are broken: the letters.
fn letters(text: &str) -> String {
    clean(text).chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '\u{200b}')).collect()
}

/// What the lanes say of a journey, letter by letter.
fn texts(document: &Document, journey: &Id) -> Vec<String> {
    let t = wegmarke::core::text::messages(Language::En);
    let mut texts = Vec::new();
    for step in document.steps(journey).filter_map(|id| document.step(id)) {
        for lane in LANES {
            texts.extend(
                contents(document, t, Language::En, lane.content, step).iter().map(|entry| letters(&entry.text)),
            );
        }
    }
    texts
}

/// All words of a picture, letter by letter, cell by cell.
fn words(picture: &Picture) -> Vec<String> {
    let mut found = Vec::new();
    picture.each(&mut |item| {
        if let Item::Group { role: "cell", items, .. } = item {
            let cell: String = items
                .iter()
                .filter_map(|item| if let Item::Words(words) = item { Some(words) } else { None })
                .flat_map(|words| &words.lines)
                .map(|run| letters(&run.text))
                .collect();
            found.push(cell);
        }
    });
    found
}

/// The place of a line of text: left, right, top, bottom.
fn boxes(words: &Words) -> Vec<(f64, f64, f64, f64, String)> {
    let place = |(line, run): (usize, &Run)| {
        let wide = width(&run.text, words.size, words.bold);
        let left = match (words.align, run.rtl) {
            (Align::Middle, _) => words.x - wide / 2.0,
            (Align::Right, _) => words.x - wide,
            (Align::Start, true) => words.end - wide,
            (Align::Start, false) => words.x,
        };
        let base = words.y + line as f64 * words.leading;
        (left, left + wide, base - 0.74 * words.size, base + 0.2 * words.size, run.text.clone())
    };
    words.lines.iter().enumerate().map(place).filter(|(.., text)| !text.is_empty()).collect()
}

/// Whether text stands inside the picture and on no other text. What belongs to the curve may come
/// near each other, and a portrait may be one picture made of several.
fn tidy(picture: &Picture) -> Result<(), String> {
    fn walk(items: &[Item], found: &mut Vec<(f64, f64, f64, f64, String)>) {
        for item in items {
            match item {
                Item::Group { role: "point" | "measured" | "break" | "portrait", .. } | Item::Shape(_) => {}
                Item::Group { items, .. } => walk(items, found),
                Item::Words(words) => found.extend(boxes(words)),
            }
        }
    }
    let mut found = Vec::new();
    walk(&picture.items, &mut found);
    let (width, height) = (picture.width / picture.scale, picture.height / picture.scale);
    // A single character may be wider than what it stands in.
    found.retain(|(.., text)| text.chars().filter(|c| self::width(&c.to_string(), 10.0, false) > 0.0).count() > 1);
    for (left, right, top, bottom, text) in &found {
        if *left < -0.1 || *right > width + 0.1 || *top < -0.1 || *bottom > height + 0.1 {
            return Err(format!("{text:?} at {left} to {right}, {top} to {bottom} is outside of {width} × {height}"));
        }
    }
    found.sort_by(|a, b| a.2.total_cmp(&b.2));
    for (place, one) in found.iter().enumerate() {
        for other in found[place + 1..].iter().take_while(|other| other.2 < one.3) {
            if one.0 + 0.1 < other.1 && other.0 + 0.1 < one.1 {
                return Err(format!("{one:?} and {other:?} stand on each other"));
            }
        }
    }
    Ok(())
}

/// Whether an SVG is well-formed and holds nothing that acts or leads outside.
fn harmless(svg: &str) -> Result<(), String> {
    let parsed = roxmltree::Document::parse(svg).map_err(|error| format!("{error}"))?;
    for node in parsed.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name();
        let ours = name.namespace() == Some(NAMESPACE) && name.name() == "plan";
        if !ours && (name.namespace() != Some("http://www.w3.org/2000/svg") || !ELEMENTS.contains(&name.name())) {
            return Err(format!("an element {name:?}"));
        }
        for attribute in node.attributes() {
            let value = attribute.value();
            if !ATTRIBUTES.contains(&attribute.name()) || value.contains("url(") || value.contains(':') {
                return Err(format!("an attribute {attribute:?}"));
            }
        }
    }
    Ok(())
}

/// Whether a fragment has only what a blog lets its authors use, besides a picture if that is not left out.
fn allowed(fragment: &str) -> Result<(), String> {
    const TAGS: [&str; 16] = [
        "figure",
        "figcaption",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "ul",
        "li",
        "strong",
        "em",
        "span",
        "br",
    ];
    // As WordPress has it (`wp_kses_post`): some attributes everywhere, some of cells only, and what begins with
    // `data-` and goes on in small letters.
    let may_have = |element: &str, name: &str| match name {
        "class" | "lang" | "dir" => true,
        "colspan" | "scope" => element == "th",
        _ => name.strip_prefix("data-").is_some_and(|rest| {
            rest.split('-').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase()))
        }),
    };
    let parsed = scraper::Html::parse_fragment(fragment);
    if let Some(error) =
        parsed.errors.iter().find(|error| !error.contains("character reference") && !error.contains("codepoint"))
    {
        return Err(format!("{error}"));
    }
    for element in parsed.root_element().descendants().filter_map(scraper::ElementRef::wrap).skip(1) {
        let element = element.value();
        if !TAGS.contains(&element.name()) {
            return Err(format!("an element {}", element.name()));
        }
        if let Some((name, _)) = element.attrs().find(|(name, _)| !may_have(element.name(), name)) {
            return Err(format!("an attribute {name} of {}", element.name()));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn a_picture_of_any_plan_is_whole_and_tidy(document in plans(), journey in 0..50usize, second in 0..50usize, dark in any::<bool>()) {
        let export = Export {
            journey: some_journey(&document, journey),
            second: some_journey(&document, second),
            lanes: all_lanes(),
            theme: if dark { Theme::Dark } else { Theme::Light },
            language: Language::En,
            date: "1 November 2026".into(),
            ..Export::default()
        };
        let made = picture(&document, &export.view());
        tidy(&made).map_err(TestCaseError::fail)?;
        let text = svg(&document, &export);
        harmless(&text).map_err(TestCaseError::fail)?;
        prop_assert_eq!(said(&read(&text).unwrap()), said(&document));
        if let Some(journey) = journey_of(&document, export.journey.as_ref()) {
            let found = words(&made).join("\n");
            for text in texts(&document, &journey.id) {
                prop_assert!(found.contains(&text), "{:?} is not in {:?}", text, found);
            }
            let parsed = roxmltree::Document::parse(&text).unwrap();
            let painted: String = parsed.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).map(letters).collect();
            for text in [&*journey.name, &journey.scenario, &journey.expectation, &document.plan().title, &document.plan().goal_text] {
                prop_assert!(painted.contains(&letters(text.trim())), "{:?} is not in {:?}", text, painted);
            }
        }
    }

    #[test]
    fn pages_of_any_plan_hold_all_of_it(document in plans(), journey in 0..50usize, large in any::<bool>(), timeline in any::<bool>()) {
        let view = View { journey: some_journey(&document, journey), lanes: all_lanes(), language: Language::En, timeline, ..View::default() };
        let paper = if large { Paper::A3 } else { Paper::A4 };
        let made = pages(&document, &view, paper);
        prop_assert!(!made.is_empty());
        let mut found = String::new();
        for page in &made {
            let (width, height) = paper.size();
            prop_assert!((page.width - width).abs() < 0.01 && (page.height - height).abs() < 0.01);
            tidy(page).map_err(TestCaseError::fail)?;
            harmless(&paint(page, Fit::Own, None)).map_err(TestCaseError::fail)?;
            found.push_str(&words(page).join("\n"));
        }
        if let Some(journey) = journey_of(&document, view.journey.as_ref()) {
            for text in texts(&document, &journey.id) {
                // A text longer than a page goes on on the next.
                let start: String = text.chars().take(5).collect();
                prop_assert!(found.contains(&start), "{:?} is not in {:?}", text, found);
            }
        }
    }

    #[test]
    fn a_fragment_of_any_plan_passes_a_blogs_filter(document in plans(), journey in 0..50usize) {
        let export = Export { journey: some_journey(&document, journey), language: Language::En, without_picture: true, ..Export::default() };
        let text = html(&document, &export);
        allowed(&text).map_err(|fault| TestCaseError::fail(format!("{fault}\n{text}")))?;
        let parsed = scraper::Html::parse_fragment(&text);
        let found: String = parsed.root_element().text().map(letters).collect();
        if let Some(journey) = journey_of(&document, export.journey.as_ref()) {
            for text in texts(&document, &journey.id) {
                prop_assert!(found.contains(&text), "{:?} is not in {:?}", text, found);
            }
        }
    }

    #[test]
    fn lines_hold_every_letter_and_fit(text in any::<String>(), trouble in 0..TROUBLE.len(), count in 1..60usize, room in 20.0..300.0f64, bold in any::<bool>()) {
        for text in [text.clone(), TROUBLE[trouble].repeat(count), format!("{text} Donaudampfschifffahrt{text}")] {
            for paragraph in paragraphs(&text) {
                let lines = wrap(&paragraph, 13.0, bold, room);
                prop_assert_eq!(letters(&lines.concat()), letters(&paragraph));
                for line in lines {
                    let seen = line.chars().filter(|c| width(&c.to_string(), 13.0, bold) > 0.0).count();
                    prop_assert!(seen <= 1 || width(&line, 13.0, bold) <= room + 0.2, "{:?}", line);
                }
            }
        }
    }

    #[test]
    fn the_curve_stays_between_its_points(heights in proptest::collection::vec(0.0..100.0f64, 2..12), cut in 0.0..1.0f64) {
        let points: Vec<Point> = heights.iter().enumerate().map(|(place, y)| Point { x: place as f64 * 50.0, y: *y }).collect();
        for piece in pieces(&points) {
            let (low, high) = (piece.from.y.min(piece.to.y) - 0.001, piece.from.y.max(piece.to.y) + 0.001);
            let (first, second) = piece.split(cut);
            prop_assert!((low..=high).contains(&first.to.y));
            prop_assert!((first.to.x - (piece.from.x + 50.0 * cut)).abs() < 0.001 && first.to == second.from);
            // Control points may not lie outside either, or it would overshoot somewhere.
            prop_assert!([piece.leaving.y, piece.arriving.y].iter().all(|y| (low..=high).contains(y)));
        }
    }
}

/// A plan with one journey of so many steps, each saying so much.
fn long(steps: usize, text: &str) -> Document {
    let mut session = Session::new(start(&[0, 0]), 5);
    let document = session.document().clone();
    let journey = document.list(&List::Journeys).next().unwrap().clone();
    for phase in document.list(&List::Phases) {
        for _ in 0..steps / document.len(&List::Phases) {
            let add = StepEdit::Add { journey: journey.clone(), phase: phase.clone(), before: None, touchpoint: None };
            let key = session.edit(Edit::Step(add), 0).unwrap().made.unwrap();
            for field in [Field::Action, Field::PainPoint] {
                session.edit(Edit::Set { key: key.clone(), field, value: Value::Text(text.to_owned()) }, 0).unwrap();
            }
        }
    }
    session.document().clone()
}

#[test]
fn long_and_empty_plans_are_drawn() {
    let mut plans = vec![
        long(40, "kurz"),
        long(500, "Ein Satz, der über zwei Zeilen geht."),
        Document::new(Plan::new(Id::new("empty").unwrap())),
    ];
    for text in [
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(31),
        "wort ".repeat(400),
        "漢字".repeat(1000),
        "👩‍🔧".repeat(666),
        "שלום עולם ".repeat(200),
        "e\u{301}".repeat(1000),
    ] {
        plans.push(long(10, &text));
    }
    for document in &plans {
        let view = View { lanes: all_lanes(), ..View::default() };
        let made = picture(document, &view);
        tidy(&made).unwrap();
        harmless(&paint(&made, Fit::Own, Some(document))).unwrap();
        for paper in [Paper::A4, Paper::A3] {
            for page in pages(document, &view, paper) {
                tidy(&page).unwrap();
            }
        }
    }
}

#[test]
fn a_text_over_several_pages_is_whole() {
    let text = (0..300).map(|number| format!("w{number:03}")).collect::<Vec<_>>().join(" ");
    let document = long(5, &text);
    let view = View { lanes: Some(vec![Content::Touchpoint, Content::Text(StepText::Action)]), ..View::default() };
    let mut counts: HashMap<String, usize> = HashMap::new();
    for page in pages(&document, &view, Paper::A4) {
        page.each(&mut |item| {
            if let Item::Words(words) = item {
                for word in words.lines.iter().flat_map(|run| run.text.split(' ')) {
                    *counts.entry(word.to_owned()).or_default() += 1;
                }
            }
        });
    }
    for number in 0..300 {
        assert_eq!(counts.get(&format!("w{number:03}")), Some(&document.count(Kind::Step).min(5)), "w{number:03}");
    }
}

#[test]
fn pages_of_the_examples_break_between_phases() {
    for (name, document) in examples() {
        for journey in document.list(&List::Journeys) {
            let view = View { journey: Some(journey.clone()), ..View::default() };
            let (small, large) = (pages(&document, &view, Paper::A4), pages(&document, &view, Paper::A3));
            assert!(
                (1..=4).contains(&small.len()) && (1..=2).contains(&large.len()) && large.len() <= small.len(),
                "{name}: {} and {}",
                small.len(),
                large.len()
            );
            for page in small.iter().chain(&large) {
                assert!(page.scale >= 0.76, "{name}");
                let mut legend = false;
                page.each(&mut |item| legend |= matches!(item, Item::Group { role: "legend", .. }));
                assert!(legend, "{name}");
            }
            // Each phase stands on one page only: its sign is painted once.
            let mut signs = 0;
            for page in &large {
                page.each(&mut |item| signs += usize::from(matches!(item, Item::Group { role: "phase", .. })));
            }
            assert_eq!(signs, document.len(&List::Phases), "{name}");
        }
    }
}

/// The horizontal places of circles of this colour's outline.
fn circles(picture: &Picture, ink: Ink, size: f64) -> Vec<f64> {
    let mut found = Vec::new();
    picture.each(&mut |item| {
        if let Item::Shape(Shape { form: Form::Circle { x, radius, y }, stroke: Some(stroke), .. }) = item
            && (*radius, stroke.ink) == (size, ink)
            && *y < picture.height / picture.scale - 80.0
        {
            found.push(x.round());
        }
    });
    found
}

#[test]
fn the_second_curve_goes_on_where_a_phase_is_parted() {
    // Two journeys of one phase with 30 rated steps each: more than a page is wide.
    let steps = |name: &str| {
        (0..30).map(|place| serde_json::json!({ "id": format!("{name}{place}"), "phase": "a", "satisfaction": 1 + place % 5 })).collect::<Vec<_>>()
    };
    let journeys = serde_json::json!([{ "id": "j", "name": "J", "steps": steps("s") }, { "id": "k", "name": "K", "steps": steps("t") }]);
    let plan = serde_json::json!({ "format": "wegmarke-plan", "version": 1, "id": "p", "title": "P", "phases": [{ "id": "a", "name": "A", "stage": "awareness" }], "journeys": journeys });
    let (document, _) = json::read(&plan.to_string(), 1).unwrap();
    let view = View { second: Id::new("k"), ..View::default() };
    let made = pages(&document, &view, Paper::A4);
    assert!(made.len() > 2);
    // Every point of the second stands over one of the first, on the page where that is.
    let faces = |page: &Picture| circles(page, Ink::Card, 13.0);
    for page in &made {
        assert_eq!(circles(page, Ink::Muted, 4.0), faces(page));
    }
    assert_eq!(made.iter().map(|page| faces(page).len()).sum::<usize>(), 30);
}

#[test]
fn on_the_timeline_a_picture_leaves_room_for_time() {
    for (name, document) in examples() {
        let journey = journey_of(&document, None).unwrap().id.clone();
        let scale = Timescale::of(&document, &journey);
        let times: Vec<Elapsed> = document
            .steps(&journey)
            .skip(1)
            .filter_map(|step| document.step(step).unwrap().after)
            .filter(|after| after.minutes > 0)
            .collect();
        assert!(!times.is_empty(), "{name}");
        let view = |timeline| View { timeline, ..View::default() };
        let (plain, timed) = (picture(&document, &view(false)), picture(&document, &view(true)));
        let gaps: f64 = times.iter().map(|after| 320.0 * scale.share(*after)).sum();
        assert!((timed.width - plain.width - gaps).abs() < 1.0, "{name}: {} and {}", plain.width, timed.width);
        for page in std::iter::once(timed.clone()).chain(pages(&document, &view(true), Paper::A4)) {
            tidy(&page).unwrap();
            harmless(&paint(&page, Fit::Own, None)).unwrap();
        }
        // The axis names each time, and the legend says how distances grow.
        let mut said = Vec::new();
        timed.each(&mut |item| {
            if let Item::Words(words) = item {
                said.push(words.lines.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" "));
            }
        });
        let t = wegmarke::core::text::messages(Language::default());
        for after in times {
            let label = wegmarke::core::text::elapsed_label(t, after);
            assert!(said.contains(&label), "{name}: {label} is not in {said:?}");
        }
        assert!(said.iter().any(|words| words == t.legend_timeline), "{name}");
    }
}

#[test]
fn a_picture_that_an_editor_saved_anew_is_read() {
    for (name, document) in examples() {
        let svg = svg(&document, &Export::default());
        let (head, rest) = svg.split_once("<metadata>").unwrap();
        let (metadata, tail) = rest.split_once("</metadata>").unwrap();
        let inner = metadata.split_once('>').unwrap().1.strip_suffix("</wegmarke:plan>").unwrap();
        let json = inner.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
        let fold = |text: &str| text.replace(' ', "\n      ");
        let saved = [
            // Another prefix, declared at the top; quotes of the other kind; an XML declaration and a document type
            // before it.
            format!(
                "<?xml version='1.0'?>\r\n<!DOCTYPE svg [ <!ENTITY x \"a > b\"> ]>\n<!-- <svg> --><s:svg xmlns:s='http://www.w3.org/2000/svg' xmlns:ns0 = '{NAMESPACE}' a='>'>\n<s:metadata>\n  <ns0:plan\n id='x'>{inner}</ns0:plan ></s:metadata></s:svg>"
            ),
            format!(
                "{head}<metadata><p:plan xmlns:p=\"{NAMESPACE}\"><![CDATA[{}]]></p:plan></metadata>{tail}",
                json.replace("]]>", "]]]]><![CDATA[>")
            ),
            format!(
                "{head}<metadata><plan xmlns=\"{NAMESPACE}\">\n\n{}<!-- saved -->\n</plan></metadata>{tail}",
                fold(inner)
            ),
            format!(
                "{head}<metadata><plan xmlns=\"{NAMESPACE}\">{}</plan></metadata>{tail}",
                inner.replace('"', "&quot;").replace('ä', "&#xE4;").replace('ü', "&#252;")
            ),
        ];
        for (number, text) in saved.iter().enumerate() {
            let read = read(text).unwrap_or_else(|error| panic!("{name}, {number}: {error:?}"));
            assert_eq!(said(&read), said(&document), "{name}, {number}");
        }
    }
}

#[test]
fn other_pictures_are_refused() {
    let foreign = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect/></svg>",
        "<svg xmlns:w=\"tag:wegmarke,2026:plan\"><!-- <w:plan>{}</w:plan> --></svg>",
        "<svg><plan>{}</plan></svg>",
        "<html></html>",
        "",
    ];
    for text in foreign {
        assert_eq!(read(text).err(), Some(ErrorCode::WrongFormat), "{text}");
    }
    let with = |inner: &str| format!("<svg><metadata><plan xmlns='{NAMESPACE}'>{inner}</plan></metadata></svg>");
    assert_eq!(read(&with("{")).err(), Some(ErrorCode::Syntax));
    assert_eq!(read(&with("{}")).err(), Some(ErrorCode::WrongFormat));
    assert_eq!(read(&with("{\"format\":\"wegmarke-plan\",\"version\":99}")).err(), Some(ErrorCode::NewerVersion));
    assert_eq!(read("<svg><plan xmlns='tag:wegmarke,2026:plan'>{").err(), Some(ErrorCode::Syntax));
}

#[test]
fn hostile_texts_stay_texts() {
    for text in [
        "]]></wegmarke:plan></metadata><script>alert(1)</script>",
        "\"/><image href='http://example.org'/>",
        "&lt;b&gt;",
        "\u{fffe}\u{ffff}\0",
        "a  b   c",
        " ]]> ",
    ] {
        let mut session = Session::new(start(&[0, 0]), 1);
        for (key, field) in [
            (session.document().plan_key().clone(), Field::Title),
            (session.document().plan_key().clone(), Field::GoalText),
        ] {
            session.edit(Edit::Set { key, field, value: Value::Text(text.to_owned()) }, 0).unwrap();
        }
        let svg = svg(session.document(), &Export::default());
        harmless(&svg).unwrap();
        assert_eq!(said(&read(&svg).unwrap()), said(session.document()), "{text}");
        allowed(&html(session.document(), &Export { without_picture: true, ..Export::default() })).unwrap();
    }
}

#[test]
fn the_fragment_with_its_picture_is_one_figure() {
    for (name, document) in examples() {
        let text = html(&document, &Export::default());
        let parsed = scraper::Html::parse_fragment(&text);
        let count = |selector: &str| parsed.select(&scraper::Selector::parse(selector).unwrap()).count();
        let journey = document.list(&List::Journeys).next().unwrap();
        assert_eq!((count("figure"), count("figure > svg"), count("figure > table")), (1, 1, 1), "{name}");
        assert_eq!(count("tbody"), document.len(&List::Phases), "{name}");
        assert_eq!(count("tr[data-step]"), document.steps(journey).count(), "{name}");
        assert_eq!(count("svg metadata"), 0, "{name}: the table is the data");
        let (from, to) = (text.find("<svg").unwrap(), text.find("</svg>\n").unwrap() + 7);
        allowed(&format!("{}{}", &text[..from], &text[to..])).unwrap();
        harmless(&text[from..to]).unwrap();
    }
}

/// Measured and assumed are two lines where both exist; a step's own feedback is mapped to the scale of 1 to 5.
#[test]
fn feedback_is_mapped_to_the_scale() {
    let document = |metric: &str, counts: &[u32]| {
        let text = format!(
            r#"{{"format":"wegmarke-plan","version":1,"id":"p","title":"t","phases":[{{"id":"f","stage":"awareness"}}],
            "journeys":[{{"id":"j","steps":[{{"id":"s","phase":"f","satisfaction":4}},{{"id":"u","phase":"f"}}]}}],
            "feedback":[{{"id":"b","target":{{"step":"s"}},"metric":"{metric}","counts":{counts:?}}}]}}"#
        );
        json::read(&text, 1).unwrap().0
    };
    let measured = |document: &Document| Measured::of(document, &Id::new("s").unwrap());
    let mean = |metric: &str, counts: &[u32]| measured(&document(metric, counts)).unwrap().mean;
    assert_eq!(mean("csat", &[0, 0, 0, 1, 1]), 4.5);
    assert_eq!(mean("nps", &[1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), 3.0);
    assert_eq!(mean("ces", &[0, 0, 0, 1, 0, 0, 0]), 3.0);
    assert_eq!(measured(&document("stars", &[0, 0, 0, 0, 0])), None);
    // Ten answers, five of 2 and five of 4: mean 3, deviation 1.0541, t 2.262.
    let (low, high) = measured(&document("csat", &[0, 5, 0, 5, 0])).unwrap().interval.unwrap();
    assert!((low - 2.246).abs() < 0.003 && (high - 3.754).abs() < 0.003, "{low} {high}");
    assert_eq!(measured(&document("csat", &[0, 0, 1, 0, 0])).unwrap().interval, None);
}

#[test]
fn long_words_break_at_syllables() {
    let broken = |word: &str, room: f64| wrap(word, 12.5, false, room).join("|");
    assert_eq!(broken("Beratungstermin", 75.0), "Beratungs-|termin");
    assert_eq!(broken("Haltestelle", 60.0), "Halte-|stelle");
    assert_eq!(broken("Kontaktformular", 72.0), "Kontakt-|formular");
    assert_eq!(broken("Dampf\u{ad}schiff", 60.0), "Dampf-|schiff");
    assert_eq!(broken("xxxxxxxxxxxx", 60.0), "xxxxxxxx|xxxx");
    assert_eq!(broken("kurz", 60.0), "kurz");
}

/// The picture's colours are the page's.
#[test]
fn the_colours_are_those_of_the_style_sheet() {
    let css = std::fs::read_to_string(format!("{}/style/tokens.css", env!("CARGO_MANIFEST_DIR"))).unwrap();
    // As in `--paper: var(--wegmarke-paper, light-dark(#fbfaf7, #16181b));`, or with one colour for both.
    let values = |name: &str| -> (String, String) {
        let value = css.split_once(&format!("--{name}: ")).unwrap().1.split(';').next().unwrap();
        let colours: Vec<&str> = value.split(['(', ')', ',', ' ']).filter(|word| word.starts_with('#')).collect();
        (colours[0].to_owned(), colours[colours.len() - 1].to_owned())
    };
    let mut inks: Vec<(String, Ink)> = [
        ("paper", Ink::Paper),
        ("card", Ink::Card),
        ("sign", Ink::Sign),
        ("ink", Ink::Ink),
        ("muted", Ink::Muted),
        ("line", Ink::Line),
        ("line-strong", Ink::LineStrong),
        ("yellow", Ink::Yellow),
        ("petrol", Ink::Petrol),
        ("danger", Ink::Danger),
        ("chance", Ink::Chance),
    ]
    .map(|(name, ink)| (name.to_owned(), ink))
    .into();
    inks.extend((1..=5).map(|score| (format!("satisfaction-{score}"), Ink::Satisfaction(score))));
    inks.extend((1..).zip(Stage::ALL).map(|(place, stage)| (format!("stage-{place}"), Ink::Stage(*stage))));
    for (name, ink) in inks {
        let (light, dark) = values(&name);
        assert_eq!(ink.hex(Theme::Light), light, "{name}");
        assert_eq!(ink.hex(Theme::Dark), dark, "{name} in the dark");
    }
}

#[test]
fn what_the_fragment_loses_is_told() {
    let mut session = Session::new(start(&[0, 0]), 9);
    let made = |session: &mut Session, edit: Edit| session.edit(edit, 0).unwrap().made.unwrap();
    let touchpoint = made(
        &mut session,
        Edit::Touchpoint(TouchpointEdit::Add {
            name: "Elsewhere".into(),
            channel: String::new(),
            medium: None,
            media_type: None,
            controllable: None,
        }),
    );
    let journey = made(
        &mut session,
        Edit::Journey(JourneyEdit::Add { name: "Other".into(), persona: None, kind: JourneyKind::Target }),
    );
    let key = session.document().plan_key().clone();
    session.edit(Edit::Set { key: key.clone(), field: Field::Offer, value: Value::Text("Boots".into()) }, 0).unwrap();
    let exported = (Format::named("html").unwrap().write.unwrap())(session.document(), &Export::default());
    let lost =
        |key: &Key, field: Option<Field>| exported.lost.iter().any(|loss| loss.key == *key && loss.field == field);
    assert!(lost(&touchpoint, None) && lost(&journey, None) && lost(&key, Some(Field::Offer)));
    assert!(!lost(&key, Some(Field::Title)));
}
