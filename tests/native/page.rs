//! One page to mail: nothing in it runs or leads anywhere, all of the plan can be read in it, and it is small.

use scraper::{Html, Selector};
use wegmarke::core::document::{Document, List};
use wegmarke::core::exchange::found::{self, Content};
use wegmarke::core::exchange::{Export, Format, Import};
use wegmarke::core::model::*;

use crate::formats::examples;
use crate::support::{TROUBLE, Written, hostile, start};

fn page(document: &Document) -> String {
    let export = Export {
        language: document.plan().language,
        date: "2026-11-01".into(),
        today: Date::parse("2026-11-01"),
        ..Export::default()
    };
    (Format::named("page").unwrap().write.unwrap())(document, &export).text()
}

/// Whatever somebody typed, there is nothing in the page but what we put there.
fn harmless(html: &str) {
    let parsed = Html::parse_document(html);
    for element in parsed.select(&Selector::parse("*").unwrap()) {
        let name = element.value().name();
        assert!(!["script", "link", "img", "iframe", "object", "embed", "a", "form", "base"].contains(&name), "{name}");
        for (attribute, value) in element.value().attrs() {
            assert!(
                !attribute.starts_with("on") && !["href", "src", "style", "srcset"].contains(&attribute),
                "{attribute}"
            );
            assert!(!value.contains("://") || value.starts_with("http://www.w3.org/"), "{value}");
        }
    }
    assert_eq!(parsed.select(&Selector::parse("main").unwrap()).count(), 1);
    assert_eq!(parsed.select(&Selector::parse("template").unwrap()).count(), 1);
    assert_eq!(parsed.select(&Selector::parse("h1").unwrap()).count(), 1);
}

#[test]
fn a_page_shows_all_of_the_plan_and_runs_nothing() {
    for (name, document) in examples() {
        let html = page(&document);
        harmless(&html);
        let parsed = Html::parse_document(&html);
        let main = parsed.select(&Selector::parse("main").unwrap()).next().unwrap();
        let shown: String = main.text().collect::<String>().split_whitespace().collect();
        for journey in document.list(&List::Journeys) {
            for step in document.steps(journey).filter_map(|id| document.step(id)) {
                for text in StepText::ALL.iter().map(|text| text.of(step)) {
                    let text: String = text.split_whitespace().collect();
                    assert!(shown.contains(&text), "{name}: {text}");
                }
            }
        }
        // Without its pictures.
        let pictures: usize = html.split("<svg").skip(1).filter_map(|rest| rest.find("</svg>")).sum();
        assert!(html.len() - pictures < 250_000, "{name}: {}", html.len() - pictures);
        assert!(html.len() < 400_000, "{name}: {}", html.len());
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let document = start(&[0, 0]);
    let journey = document.list(&List::Journeys).next().unwrap().clone();
    let mut steps = document.steps(&journey).cloned().collect::<Vec<_>>().into_iter().cycle();
    let mut document = document;
    for text in hostile().iter().map(String::as_str).chain(TROUBLE) {
        let mut step = document.step(&steps.next().unwrap()).unwrap().clone();
        step.action = text.into();
        document.apply(wegmarke::core::change::Change { put: vec![Record::Step(step)], remove: Vec::new() });
        let mut plan = document.plan().clone();
        plan.title = text.into();
        document.apply(wegmarke::core::change::Change { put: vec![Record::Plan(plan)], remove: Vec::new() });
        harmless(&page(&document));
    }
}

/// Dropped onto the planner, a page is the plan that it holds: nothing in it was left out.
#[test]
fn a_page_that_comes_back_is_its_plan_and_nothing_is_left_out() {
    let import = Import { language: Language::En, seed: 1 };
    for (name, document) in examples() {
        let opened = found::open("plan.html", &page(&document), &import).unwrap();
        let Content::Plan(_, imported) = opened.content else { panic!("{name}: no plan") };
        assert!(imported.repairs.is_empty() && opened.around.is_empty(), "{name}: {:?}", opened.around);
        assert!(imported.document == document, "{name}");
    }
}
