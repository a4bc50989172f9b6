//! Addresses: what stands after `#` leads where contract.md says, and never nowhere in silence.

use wegmarke::core::address::{Address, Unknown, View};
use wegmarke::core::model::Id;

fn plan(id: &str, view: View) -> Address {
    Address::Plan { id: Id::new(id).expect("an id"), view }
}

#[test]
fn every_address_is_read_as_it_is_written() {
    let example = Address::Example("outdoor-shop".into());
    let views = View::ALL.into_iter().map(|view| plan("p1", view));
    let shared = Address::Share("AQ-_".into());
    for address in views.chain([Address::Plans, example, shared]) {
        assert_eq!(Address::parse(&address.fragment()), Ok(address.clone()));
        assert_eq!(Address::parse(address.fragment().trim_start_matches('#')), Ok(address));
    }
}

#[test]
fn an_address_may_leave_out_the_view_or_end_in_a_slash() {
    for fragment in ["", "#", "#/", "/"] {
        assert_eq!(Address::parse(fragment), Ok(Address::Plans), "{fragment:?}");
    }
    for fragment in ["#/plan/p1", "#/plan/p1/", "#/plan/p1/map/", "#plan/p1/map"] {
        assert_eq!(Address::parse(fragment), Ok(plan("p1", View::Map)), "{fragment:?}");
    }
}

#[test]
fn what_others_append_is_passed_over() {
    for fragment in ["#/plan/p1/personas?secret=a1b2", "#/plan/p1/personas&x=y", "#/plan/p1/personas?a/b/c"] {
        assert_eq!(Address::parse(fragment), Ok(plan("p1", View::Personas)), "{fragment:?}");
    }
    assert_eq!(Address::parse("#?secret=a1b2"), Ok(Address::Plans));
    assert_eq!(Address::parse("#example=outdoor-shop?secret=a1b2"), Ok(Address::Example("outdoor-shop".into())));
    for fragment in ["#share=AQ-_?secret=a1b2", "#share=AQ-_&x=y"] {
        assert_eq!(Address::parse(fragment), Ok(Address::Share("AQ-_".into())), "{fragment:?}");
    }
}

#[test]
fn an_unknown_view_leads_to_the_map_of_its_plan_and_says_so() {
    for fragment in ["#/plan/p1/nonsense", "#/plan/p1/Map", "#/plan/p1/map/more", "#/plan/p1/analysis/more"] {
        assert_eq!(Address::parse(fragment), Err(Unknown { instead: plan("p1", View::Map) }), "{fragment:?}");
    }
}

#[test]
fn an_unknown_address_leads_to_the_plans_and_says_so() {
    for fragment in [
        "#/nonsense",
        "#nonsense",
        "#/plan",
        "#/plan/",
        "#/plan/not an id/map",
        "#/plans",
        "#/plan/<b>/map",
        "#share",
        "#\u{202e}",
    ] {
        assert_eq!(Address::parse(fragment), Err(Unknown { instead: Address::Plans }), "{fragment:?}");
    }
}
