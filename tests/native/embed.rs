//! What authors paste: the same snippet for the same choices, readable again by whoever it is for, and harmless to what
//! stands between.

use proptest::prelude::*;
use wegmarke::core::address::View;
use wegmarke::core::document::Document;
use wegmarke::core::exchange::embed::{self, Colours, Embed, Form, Mode, Shade};
use wegmarke::core::exchange::json;
use wegmarke::core::model::*;
use wegmarke::core::share;

use crate::formats::examples;
use crate::fragment;
use crate::support::fidelity::some_journey;
use crate::support::{config, golden, plans};

const SITE: &str = "https://planner.example/wegmarke/";

fn usual(form: Form) -> Embed {
    Embed {
        form,
        site: SITE.into(),
        source: None,
        mode: Mode::Explore,
        view: View::Map,
        journey: None,
        language: Language::De,
        shade: Shade::Auto,
        colours: Colours::default(),
        keeps: false,
        with_text: true,
        with_picture: false,
        date: "2026-11-01".into(),
        as_block: false,
    }
}

fn with_everything(form: Form) -> Embed {
    Embed {
        source: Some("https://blog.example/plan 1.json?a=1&b=\"<[{".into()),
        mode: Mode::Edit,
        view: View::Analysis,
        journey: Id::new("current"),
        language: Language::En,
        shade: Shade::Dark,
        colours: Colours { accent: Some("#c2185b".into()), paper: Some("#000000".into()), ink: Some("red; x".into()) },
        keeps: true,
        ..usual(form)
    }
}

fn example() -> Document {
    examples().into_iter().find(|(name, _)| *name == "physiotherapy.de").unwrap().1
}

fn parsed(snippet: &str) -> scraper::Html {
    scraper::Html::parse_fragment(snippet)
}

/// The attributes of the only element of this name, in the order of their names.
fn attributes(snippet: &str, name: &str) -> Vec<(String, String)> {
    let page = parsed(snippet);
    let selector = scraper::Selector::parse(name).unwrap();
    let found: Vec<_> = page.select(&selector).collect();
    assert_eq!(found.len(), 1, "{name} in {snippet}");
    found[0].value().attrs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

#[track_caller]
fn check(embed: &Embed, element: &str, expected: &[(&str, &str)]) {
    let snippet = embed::snippet(&example(), embed).unwrap();
    let found = attributes(&snippet, element);
    for (name, value) in expected {
        assert!(found.iter().any(|(own, is)| own == name && is == value), "{name}={value} is not in {found:?}");
    }
}

#[test]
fn snippets_are_as_they_were() {
    let document = example();
    for form in Form::ALL.iter().copied() {
        golden(&format!("embed/{}.txt", form.key()), &embed::snippet(&document, &usual(form)).unwrap());
        let everything = Embed { with_text: false, ..with_everything(form) };
        if form != Form::Fragment {
            golden(&format!("embed/{}.everything.txt", form.key()), &embed::snippet(&document, &everything).unwrap());
        }
    }
    golden(
        "embed/wordpress.txt",
        &embed::snippet(&document, &Embed { as_block: true, ..usual(Form::Figure) }).unwrap(),
    );
}

#[test]
fn every_choice_arrives_where_it_is_looked_for() {
    let address = "https://blog.example/plan 1.json?a=1&b=\"<[{";
    check(
        &with_everything(Form::Figure),
        "figure",
        &[
            ("data-src", address),
            ("data-mode", "edit"),
            ("data-view", "analysis"),
            ("data-theme", "dark"),
            ("data-journey", "current"),
            ("data-storage", "local"),
            ("lang", "en"),
            ("style", "overflow:auto;--wegmarke-accent:#c2185b;--wegmarke-paper:#000000"),
        ],
    );
    check(
        &with_everything(Form::Element),
        "wegmarke-plan",
        &[
            ("src", address),
            ("mode", "edit"),
            ("view", "analysis"),
            ("theme", "dark"),
            ("journey", "current"),
            ("storage", "local"),
            ("lang", "en"),
            ("style", "--wegmarke-accent:#c2185b;--wegmarke-paper:#000000"),
        ],
    );
    check(
        &with_everything(Form::Frame),
        "iframe",
        &[
            (
                "src",
                "https://planner.example/wegmarke/embed/frame.html?src=https://blog.example/plan%201.json%3Fa%3D1%26b%3D%22%3C%5B%7B&mode=edit&view=analysis&theme=dark&journey=current&lang=en&accent=c2185b&paper=000000",
            ),
            ("title", "Physiotherapie am Lindenplatz: vom Rückenschmerz zum ersten Termin"),
            ("style", "border:0"),
        ],
    );
    check(
        &usual(Form::Element),
        "script[type=module]",
        &[("src", "https://planner.example/wegmarke/embed/wegmarke.js")],
    );
    assert_eq!(
        embed::snippet(&example(), &with_everything(Form::Link)).unwrap(),
        "https://planner.example/wegmarke/?lang=en&src=https://blog.example/plan%201.json%3Fa%3D1%26b%3D%22%3C%5B%7B"
    );
}

/// The loader's attributes on the figure are none of the journey's.
#[test]
fn a_figure_is_read_back_as_the_journey_that_it_shows() {
    let document = example();
    for journey in ["marlies-now", "marlies-target"] {
        let snippet =
            embed::snippet(&document, &Embed { journey: Id::new(journey), as_block: true, ..usual(Form::Figure) })
                .unwrap();
        let imported = fragment::read(&snippet).unwrap();
        let read = Id::new(journey).and_then(|id| imported.document.journey(&id).cloned()).expect("the same journey");
        assert_eq!(read.name, document.journey(&read.id).unwrap().name);
        assert_eq!(imported.document.steps(&read.id).count(), document.steps(&read.id).count());
        assert_eq!(imported.repairs, []);
    }
}

/// Nothing jumps when the plan comes: either its text is there, or room for it.
#[test]
fn without_text_room_is_kept() {
    let bare = |form: Form| Embed { with_text: false, source: Some("plan.json".into()), ..usual(form) };
    check(&bare(Form::Figure), "figure", &[("style", "min-height:32rem"), ("data-wegmarke", "1")]);
    check(&bare(Form::Element), "wegmarke-plan", &[("style", "display:block;min-height:32rem")]);
    assert!(!embed::snippet(&example(), &bare(Form::Element)).unwrap().contains("<table"));
    // A figure that names no address needs its table: it is the plan.
    let held = Embed { source: None, ..bare(Form::Figure) };
    assert!(embed::snippet(&example(), &held).unwrap().contains("<table"));
}

#[test]
fn what_is_too_large_for_a_link_is_told() {
    let (large, _) = json::read(&too_large(), 1).unwrap();
    for form in [Form::Frame, Form::Link] {
        assert!(embed::snippet(&large, &usual(form)).is_err());
        assert!(
            embed::snippet(&large, &Embed { source: Some("https://blog.example/p.json".into()), ..usual(form) })
                .is_ok()
        );
    }
    assert!(embed::snippet(&large, &usual(Form::Element)).is_ok());
}

/// A plan whose texts hardly repeat, so that packing does not make it small.
fn too_large() -> String {
    let mut number = 1u64;
    let personas: Vec<_> = (0..100)
        .map(|persona| {
            let notes: String = (0..450)
                .map(|_| {
                    number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    format!("{:04x}", number >> 48)
                })
                .collect();
            serde_json::json!({ "id": format!("p{persona}"), "name": "P", "notes": notes })
        })
        .collect();
    serde_json::json!({ "format": "wegmarke-plan", "version": 1, "id": "l", "title": "", "language": "de", "phases": [], "personas": personas, "touchpoints": [], "journeys": [], "measures": [], "feedback": [] }).to_string()
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn any_plan_comes_through_editors_in_any_snippet(document in plans(), form in 0..Form::ALL.len(), journey in 0..50usize, text in any::<bool>(), block in any::<bool>(), source in proptest::option::of("[^\\p{Cc}]{0,30}")) {
        let embed = Embed { journey: some_journey(&document, journey), with_text: text, with_picture: text, as_block: block, source, ..usual(Form::ALL[form]) };
        let snippet = embed::snippet(&document, &embed).unwrap();
        prop_assert!(snippet.lines().all(|line| !line.trim_matches([' ', '\t']).is_empty()), "{snippet}");
        prop_assert!(!["{{", "{%", "<?"].iter().any(|mark| snippet.contains(mark)), "{snippet}");
        if embed.form == Form::Element && embed.source.is_none() {
            let page = parsed(&snippet);
            let script = page.select(&scraper::Selector::parse("wegmarke-plan > script[type='application/json']").unwrap()).next().unwrap();
            let (read, repairs) = json::read(&script.text().collect::<String>(), 1).unwrap();
            prop_assert_eq!(json::write(&read), json::write(&document));
            prop_assert!(repairs.is_empty());
        }
        if embed.form == Form::Frame {
            let found = attributes(&snippet, "iframe");
            let address = &found.iter().find(|(name, _)| name == "src").unwrap().1;
            prop_assert!(address.is_ascii() && address.starts_with("https://planner.example/wegmarke/embed/frame.html?"), "{address}");
            if let Some((_, payload)) = address.split_once("#share=") {
                prop_assert_eq!(json::write(&share::read(payload, 1).unwrap().0), json::write(&document));
            }
        }
        if embed.form == Form::Element {
            let found = attributes(&snippet, "wegmarke-plan").into_iter().find(|(name, _)| name == "src");
            prop_assert_eq!(found.map(|(_, value)| value), embed.source);
        }
    }
}
