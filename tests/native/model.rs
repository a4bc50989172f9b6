//! The small value types that records are made of.

use proptest::prelude::*;
use wegmarke::core::model::*;

use crate::support::{TROUBLE, config, digits};

// ---- Places ----

#[test]
fn places_at_an_end_stay_two_digits_long() {
    let (mut last, mut first) = (Order::between(None, None), Order::between(None, None));
    for _ in 0..10_000 {
        let (next, previous) = (Order::between(Some(&last), None), Order::between(None, Some(&first)));
        assert!(last < next && previous < first);
        assert!(digits(&next) <= 2 && digits(&previous) <= 2);
        (last, first) = (next, previous);
    }
}

/// Half of a gap is a bit: however one inserts, eight places cost a digit. A full plan's 10,000 steps put in one by one
/// at the same place end at 1.25 KB a place and 6 MB in all, until the plan is read again; then it is two bytes each.
#[test]
fn ten_thousand_places_in_one_gap_take_a_bit_each() {
    let (low, high) = (Order::between(None, None), Order::between(Some(&Order::between(None, None)), None));
    let insert = |follow: fn(usize, &mut Order, &mut Order, Order)| {
        let (mut after, mut before) = (low.clone(), high.clone());
        let mut longest = 0;
        for number in 0..10_000 {
            let place = Order::between(Some(&after), Some(&before));
            assert!(after < place && place < before);
            longest = longest.max(digits(&place));
            follow(number, &mut after, &mut before, place);
        }
        longest
    };
    let lengths = [
        insert(|_, after, _, place| *after = place),
        insert(|_, _, before, place| *before = place),
        insert(|number, after, before, place| if number % 2 == 0 { *after = place } else { *before = place }),
    ];
    assert!(lengths.iter().all(|length| *length <= 1_255), "{lengths:?}");
}

/// Beyond some 32,000 places at one end, which no list has at once, places grow by a bit each and stay in order.
#[test]
fn places_at_an_end_never_run_out() {
    let (mut last, mut first) = (Order::between(None, None), Order::between(None, None));
    for _ in 0..33_500 {
        let (next, previous) = (Order::between(Some(&last), None), Order::between(None, Some(&first)));
        assert!(last < next && previous < first);
        (last, first) = (next, previous);
    }
    assert!(digits(&last) < 200 && digits(&first) < 200, "{} and {}", digits(&last), digits(&first));
}

proptest! {
    #![proptest_config(config(300))]

    /// Any row of insertions at any places gives places strictly in that order, none twice.
    #[test]
    fn a_place_lies_between_its_neighbours(places in prop::collection::vec(any::<usize>(), 1..200)) {
        let mut row: Vec<Order> = Vec::new();
        for place in places {
            let place = place % (row.len() + 1);
            let after = place.checked_sub(1).map(|place| row[place].clone());
            row.insert(place, Order::between(after.as_ref(), row.get(place)));
        }
        prop_assert!(row.is_sorted_by(|one, next| one < next));
    }
}

#[test]
fn a_run_of_places_is_in_order_behind_what_was() {
    let last = Order::between(None, None);
    let run = Order::run(Some(&last), 100);
    assert_eq!(run.len(), 100);
    assert!(run.is_sorted_by(|one, next| one < next) && last < run[0]);
    assert!(Order::run(None, 0).is_empty());
}

// ---- Dates and spans ----

#[test]
fn dates_are_days_of_the_calendar() {
    for text in ["2027-03-31", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2027-12-31"] {
        assert_eq!(Date::parse(text).map(|date| date.to_string()).as_deref(), Some(text));
    }
    let wrong = [
        "",
        "2027",
        "2027-3-31",
        "2027-03-32",
        "2027-02-29",
        "1900-02-29",
        "2027-04-31",
        "2027-13-01",
        "2027-00-01",
        "2027-01-00",
        "0000-01-01",
        "2027-03-31T00:00",
        " 2027-03-31",
        "2027/03/31",
        "31.03.2027",
        "20270331",
        "+027-03-31",
        "2027-03-3x",
        "２０２７-03-31",
        "ä027-03-3",
    ];
    for text in wrong {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    assert!(
        Date::parse("2027-03-31") < Date::parse("2027-04-01") && Date::parse("2027-12-31") < Date::parse("2028-01-01")
    );
}

#[test]
fn a_clock_that_is_wrong_by_thousands_of_years_shows_the_nearest_day() {
    for (clock, shown) in [
        ((2027, 3, 31), "2027-03-31"),
        ((10_000, 1, 1), "9999-01-01"),
        ((275_760, 9, 13), "9999-09-13"),
        ((0, 0, 0), "0001-01-01"),
        ((u32::MAX, 2, 30), "9999-02-28"),
    ] {
        let day = Date::nearest(clock.0, clock.1, clock.2);
        assert_eq!(day.to_string(), shown);
        assert_eq!(Date::parse(shown), Some(day));
    }
}

#[test]
fn spans_are_whole_minutes_in_fixed_units() {
    for (text, minutes, written) in [
        ("P3D", 3 * 24 * 60, "P3D"),
        ("PT90M", 90, "PT1H30M"),
        ("PT60M", 60, "PT1H"),
        ("P7D", 7 * 24 * 60, "P1W"),
        ("P1WT1M", 7 * 24 * 60 + 1, "P1WT1M"),
        ("P1W2DT3H4M", 7 * 24 * 60 + 2 * 24 * 60 + 3 * 60 + 4, "P1W2DT3H4M"),
        ("P0D", 0, "PT0M"),
        ("PT0M", 0, "PT0M"),
        ("P007D", 7 * 24 * 60, "P1W"),
        ("PT4294967295M", u32::MAX, "P426088WT4H15M"),
    ] {
        assert_eq!(Elapsed::parse(text), Some(Elapsed { minutes }), "{text}");
        assert_eq!(Elapsed { minutes }.to_string(), written);
    }
    let wrong = [
        "",
        "P",
        "PT",
        "3D",
        "P3",
        "PD",
        "P3DT",
        "P1M",
        "P1Y",
        "P2D1W",
        "PT1M2H",
        "P-3D",
        "P+3D",
        "P1.5D",
        "P3d",
        "P٣D",
        "P 3D",
        "P1D1D",
        "PT4294967296M",
        "P99999999999999999999W",
        "P18446744073709551615W",
        "P1WPT1M",
        "PTT1M",
        "P1H",
    ];
    for text in wrong {
        assert_eq!(Elapsed::parse(text), None, "{text}");
    }
}

#[test]
fn spans_are_shown_in_their_largest_whole_unit() {
    for (minutes, count, unit) in
        [(0, 0, 1), (1, 1, 3), (90, 90, 3), (120, 2, 2), (2_880, 2, 1), (10_080, 1, 0), (11_520, 8, 1)]
    {
        assert_eq!(Elapsed { minutes }.in_unit(), (count, unit), "{minutes}");
        assert_eq!(Elapsed::of(count, unit), Elapsed { minutes });
    }
    assert_eq!(Elapsed::of(u32::MAX, 0), Elapsed { minutes: u32::MAX });
    assert_eq!(Elapsed::of(5, 99), Elapsed { minutes: 5 });
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn spans_and_dates_are_read_as_written(minutes in any::<u32>(), year in 1..=9999u32, month in 1..=12u32, day in 1..=28u32) {
        let span = Elapsed { minutes };
        prop_assert_eq!(Elapsed::parse(&span.to_string()), Some(span));
        let (count, unit) = span.in_unit();
        prop_assert_eq!(Elapsed::of(count, unit), span);
        let date = format!("{year:04}-{month:02}-{day:02}");
        prop_assert_eq!(Date::parse(&date).map(|date| date.to_string()), Some(date));
    }

    #[test]
    fn no_text_makes_dates_or_spans_panic(text in "\\PC{0,12}", close in "[0-9PTWDHM:äT-]{0,12}") {
        for text in [text, close] {
            Date::parse(&text);
            Elapsed::parse(&text);
            Id::new(&text);
        }
    }
}

// ---- Text, scores, ids, choices ----

#[test]
fn text_is_cut_between_characters() {
    for (letter, bytes) in [("x", 1), ("ä", 2), ("€", 3), ("🧭", 4)] {
        let (text, cut) = Line::cut(&letter.repeat(200));
        assert_eq!((text.len(), cut), (200 * bytes, false));
        let (text, cut) = Line::cut(&letter.repeat(201));
        assert_eq!((text.len(), cut), (200 * bytes, true));
        assert!(text.chars().all(|other| other == letter.chars().next().unwrap()));
    }
    assert_eq!(Prose::cut(&"🧭".repeat(10_000)).0.chars().count(), 2_000);
    assert_eq!(Line::cut(""), (Line::default(), false));
    for trouble in TROUBLE {
        assert_eq!(&*Line::cut(trouble).0, trouble, "kept as it came");
    }
}

#[test]
fn scores_are_one_to_five() {
    assert_eq!((0..=255).filter_map(Score::new).collect::<Vec<_>>(), Score::ALL);
    assert_eq!(Score::ALL.map(Score::number), [1, 2, 3, 4, 5]);
}

#[test]
fn ids_are_short_and_plain() {
    for text in ["a", "A-b_9", "-", "0", &"x".repeat(40)] {
        assert_eq!(Id::new(text).as_ref().map(Id::as_str), Some(text));
    }
    for text in ["", " ", "a b", "ä", "a.b", "a/b", "a\0", "🧭", &"x".repeat(41)] {
        assert_eq!(Id::new(text), None, "{text}");
    }
}

#[test]
fn new_ids_are_ten_letters_and_digits_and_follow_from_the_seed() {
    let row = |seed: u64| {
        let mut ids = Ids::new(seed);
        (0..10_000).map(|_| ids.next_id()).collect::<Vec<_>>()
    };
    let mut all = row(1);
    assert_eq!(all, row(1));
    assert_ne!(all, row(2));
    for id in &all {
        assert_eq!(Id::new(id.as_str()).as_ref(), Some(id));
        // The first is a letter, so that an id can be a name in an address, in Mermaid or in CSS; none is read as
        // another.
        assert!(id.as_str().len() == 10 && id.as_str().starts_with(|first: char| first.is_ascii_lowercase()), "{id}");
        assert!(!id.as_str().contains(['l', 'o', '0', '1']), "{id}");
    }
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 10_000);
}

#[test]
fn every_value_of_a_list_is_found_by_its_name() {
    for stage in Stage::ALL {
        assert_eq!(Stage::from_key(stage.key()), Some(*stage));
    }
    assert_eq!(Stage::from_key("Awareness"), None);
    let mut stage = Stage::Retention;
    assert!(!stage.choose(None) && !stage.choose(Some(5)) && stage == Stage::Retention);
    assert!(stage.choose(Some(0)) && stage == Stage::Awareness && stage.index() == Some(0));
    let mut medium = Some(Medium::Online);
    assert!(!medium.choose(Some(2)) && medium == Some(Medium::Online));
    assert!(medium.choose(None) && medium.is_none() && medium.index().is_none());
    assert_eq!(PhaseModel::ALL.len(), 10);
}
