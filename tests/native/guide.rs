//! The guide: its progress follows the plan, and it says everything in both languages.

use wegmarke::core::document::Document;
use wegmarke::core::edit::Edit;
use wegmarke::core::edit::persona::PersonaEdit;
use wegmarke::core::edit::touchpoint::TouchpointEdit;
use wegmarke::core::guide::{CHAPTERS, Facts, Text, next};
use wegmarke::core::model::{Id, Language, Market, Medium, Plan};
use wegmarke::core::session::Session;
use wegmarke::core::text::method::method;

use crate::formats::examples;

fn empty(market: Market) -> Session {
    Session::new(Document::new(Plan { market, ..Plan::new(Id::new("p").unwrap()) }), 1)
}

/// The progress of all tasks, a chapter a line.
fn check(document: &Document, expected: &str) {
    let facts = Facts::of(document);
    let line = |chapter: &wegmarke::core::guide::Chapter| {
        let tasks: Vec<String> = chapter
            .tasks
            .iter()
            .map(|task| task.progress(&facts))
            .map(|progress| format!("{}/{}", progress.done, progress.of))
            .collect();
        format!("{}: {}", chapter.key, tasks.join(" "))
    };
    let lines: Vec<String> = CHAPTERS.iter().map(line).collect();
    assert_eq!(lines.join("\n"), expected);
}

#[test]
fn an_empty_plan_has_everything_before_it() {
    let session = empty(Market::B2c);
    check(
        session.document(),
        "target-group: 0/1 0/1 0/1 0/2\ntouchpoints: 0/5 0/1 0/1\norder: 0/1 0/1 0/3 0/1\njourneys: 0/1 0/2 0/1 0/1\n\
         satisfaction: 0/1 0/1 0/1\nmeasures: 0/3 0/1",
    );
    assert_eq!(next(&Facts::of(session.document())), Some((0, 0)));
}

#[test]
fn progress_follows_the_work() {
    let mut session = empty(Market::B2c);
    session.edit(Edit::Persona(PersonaEdit::Add { name: "Sabine".into() }), 0).unwrap();
    assert_eq!(next(&Facts::of(session.document())), Some((0, 1)), "the first task is done");
    for name in ["Shop", "Tipp"] {
        let edit = TouchpointEdit::Add {
            name: name.into(),
            channel: "friends".into(),
            medium: Some(Medium::Offline),
            media_type: None,
            controllable: Some(name == "Shop"),
        };
        session.edit(Edit::Touchpoint(edit), 0).unwrap();
    }
    check(
        session.document(),
        "target-group: 1/1 0/1 0/1 1/2\ntouchpoints: 2/5 1/1 2/2\norder: 0/1 0/1 0/3 0/1\njourneys: 0/1 0/2 0/1 0/1\n\
         satisfaction: 0/1 0/1 0/1\nmeasures: 0/3 0/1",
    );
}

#[test]
fn the_examples_show_what_is_left_to_do() {
    let (document, _) = examples()
        .into_iter()
        .map(|(name, document)| (document, name))
        .find(|(_, name)| name.starts_with("outdoor-shop.de"))
        .expect("an example");
    check(
        &document,
        "target-group: 1/1 3/3 3/3 2/2\ntouchpoints: 5/5 1/1 19/19\norder: 1/1 1/1 3/3 1/1\njourneys: 2/3 2/2 3/3 3/3\n\
         satisfaction: 36/39 5/5 1/1\nmeasures: 3/3 4/6",
    );
}

#[test]
fn the_checklists_are_those_of_the_market() {
    let titles = |market| {
        Facts::of(empty(market).document())
            .checklists()
            .into_iter()
            .map(|(title, _)| title(method(Language::En)).rsplit(' ').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(titles(Market::B2c), ["(B2C)"]);
    assert_eq!(titles(Market::B2b), ["(B2B)"]);
    assert_eq!(titles(Market::Both), ["(B2C)", "(B2B)"]);
    // A tick follows from the channel of a touchpoint.
    let mut session = empty(Market::B2b);
    let ticked = |session: &Session| {
        Facts::of(session.document()).checklists()[0].1.iter().filter(|(_, ticked)| *ticked).count()
    };
    assert_eq!(ticked(&session), 0);
    let edit = TouchpointEdit::Add {
        name: "Messe".into(),
        channel: "trade-fair".into(),
        medium: None,
        media_type: None,
        controllable: None,
    };
    session.edit(Edit::Touchpoint(edit), 0).unwrap();
    assert_eq!(ticked(&session), 1);
}

#[test]
fn every_channel_of_a_checklist_is_in_the_catalogue() {
    // A tick for each channel on its own: one that is misspelt would tick nothing.
    let mut ticks = 0;
    for channel in wegmarke::core::knowledge::channels() {
        let mut session = empty(Market::Both);
        let edit = TouchpointEdit::Add {
            name: "x".into(),
            channel: channel.key.clone(),
            medium: None,
            media_type: None,
            controllable: None,
        };
        session.edit(Edit::Touchpoint(edit), 0).unwrap();
        ticks += Facts::of(session.document())
            .checklists()
            .iter()
            .flat_map(|(_, entries)| entries)
            .filter(|(_, ticked)| *ticked)
            .count();
    }
    assert_eq!(ticks, wegmarke::core::guide::channels().count());
}

#[test]
fn everything_is_said_in_both_languages() {
    let check = |text: Text| {
        let (de, en) = (text(method(Language::De)), text(method(Language::En)));
        assert!(!de.is_empty() && !en.is_empty() && de != en || de == "Touchpoints", "{de}, {en}");
    };
    for chapter in &CHAPTERS {
        [chapter.title, chapter.what, chapter.why, chapter.example]
            .into_iter()
            .chain(chapter.questions.iter().copied())
            .for_each(check);
        for task in chapter.tasks {
            check(task.title);
            check(task.how);
        }
    }
}
