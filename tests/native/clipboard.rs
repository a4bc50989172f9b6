//! What goes from the map to the clipboard and comes back: text in, text out.

use wegmarke::core::document::{Document, List};
use wegmarke::core::edit::listed;
use wegmarke::core::exchange::clipboard::{alone, cells, labelled, rate, written};
use wegmarke::core::lanes::{Content, LANES};
use wegmarke::core::model::{Id, Kind, Language, Step};
use wegmarke::core::text::messages;

use crate::support::{self, config, scripts};

/// The steps that a text means where it is pasted, each with what its lanes hold.
fn steps(text: &str) -> String {
    let Some(document) = labelled(&cells(text), messages(Language::En), 1) else { return "no steps".into() };
    document.check().unwrap();
    let told: Vec<String> = all(&document).iter().map(|step| lanes(&document, step)).collect();
    told.join(" | ")
}

fn all(document: &Document) -> Vec<&Step> {
    let journeys = document.list(&List::Journeys);
    journeys.flat_map(|journey| document.steps(journey)).filter_map(|id| document.step(id)).collect()
}

fn lanes(document: &Document, step: &Step) -> String {
    let told = LANES.iter().map(|lane| wegmarke::core::exchange::clipboard::cell(document, step, lane.content));
    told.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
}

#[test]
fn cells_are_read_as_spreadsheets_write_them() {
    assert_eq!(cells("a\tb\r\nc\t\r\n"), [vec!["a", "b"], vec!["c", ""]]);
    assert_eq!(cells("\"two\nlines\"\t\"say \"\"x\"\"\"\n"), [["two\nlines", "say \"x\""]]);
    assert_eq!(cells("\"never closed\tb"), [["\"never closed", "b"]]);
    assert_eq!(cells("'=1+1"), [["=1+1"]]);
    assert!(cells(" \n\t\n").is_empty());
}

#[test]
fn lanes_with_their_names_are_steps_either_way_round() {
    assert_eq!(steps("Touchpoint\tShop\tPhone\nAction\tbuys\nSatisfaction\t4\t2"), "Shop, 4, buys | Phone, 2");
    assert_eq!(steps("touchpoint\taction\nShop\tbuys\nPhone\tasks"), "Shop, buys | Phone, asks");
    assert_eq!(steps("Action\tbuys"), "no steps");
    assert_eq!(steps("Shop\tPhone\nbuys\tasks"), "no steps");
    assert_eq!(steps(""), "no steps");
}

proptest::proptest! {
    #![proptest_config(config(32))]

    /// As a text a step keeps what its lanes hold, as a plan all of it.
    #[test]
    fn a_copied_step_comes_back(script in scripts(12)) {
        let document = support::plan(&script);
        for step in all(&document) {
            let copy = alone(&document, &step.id).unwrap();
            copy.check().unwrap();
            let copied = copy.step(&step.id).unwrap();
            assert_eq!((copied.satisfaction, copied.moment_of_truth, copied.after), (step.satisfaction, step.moment_of_truth, step.after));
            assert_eq!(lanes(&copy, copied), lanes(&document, step));
            let text = written(&document, step, messages(Language::De));
            if let Some(read) = labelled(&cells(&text), messages(Language::De), 1) {
                assert_eq!(read.count(Kind::Step), 1);
                let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(words(lanes(&read, all(&read)[0])), words(lanes(&document, step)));
            }
        }
        assert!(alone(&document, &Id::new("none-such").unwrap()).is_none());
    }
}

#[test]
fn pasted_words_and_shares_rate_and_what_is_no_rating_is_counted() {
    let mut rows = vec![
        ["very satisfied", "80 %", "9", "😀", "", "eher unzufrieden", "3", "4/5", "soon"].map(str::to_owned).to_vec(),
        ["80 %", "9"].map(str::to_owned).to_vec(),
    ];
    let action = LANES.iter().find(|lane| matches!(lane.content, Content::Text(_))).unwrap().content;
    assert_eq!(rate(&[Content::Satisfaction, action], &mut rows), 2);
    assert_eq!(rows[0], ["5", "4", "9", "5", "", "2", "3", "4", "soon"]);
    assert_eq!(rows[1], ["80 %", "9"]);
    assert_eq!(steps("Touchpoint\tShop\tPhone\nSatisfaction\tvery satisfied\t9"), "Shop, 5 | Phone");
}

#[test]
fn a_pasted_list_loses_its_numbers_where_all_lines_have_one() {
    assert_eq!(listed("1. A1\n2. A2\n10) B".lines()), ["A1", "A2", "B"]);
    assert_eq!(listed("• Shop\n- Phone\n\n".lines()), ["Shop", "Phone"]);
    // A number that belongs to a name stays.
    assert_eq!(listed("1. Call\nShop".lines()), ["1. Call", "Shop"]);
    assert_eq!(listed("3. Stock".lines()), ["3. Stock"]);
}
