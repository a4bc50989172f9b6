//! Plans in links: what goes in comes out, and whatever else is in a link is refused, at a cost that has a bound.

use std::rc::Rc;

use miniz_oxide::deflate::compress_to_vec;
use proptest::collection::vec;
use proptest::prelude::*;
use wegmarke::core::address::Address;
use wegmarke::core::checksum::crc32;
use wegmarke::core::document::Document;
use wegmarke::core::exchange::json;
use wegmarke::core::library::Library;
use wegmarke::core::model::*;
use wegmarke::core::ports::{FixedClock, MemoryStorage};
use wegmarke::core::share::{self, LARGEST_PAYLOAD, LARGEST_TEXT, LinkError, TooLarge, qr};

use crate::formats::examples;
use crate::support::{config, plans};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// base64url, written bit by bit, so that it shares no mistake with the planner's.
fn letters(bytes: &[u8]) -> String {
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
    bits.chunks(6)
        .map(|six| {
            char::from(LETTERS[(0..6).fold(0, |value, place| value * 2 + usize::from(*six.get(place).unwrap_or(&0)))])
        })
        .collect()
}

/// A payload of this version around these bytes, with the right length and checksum.
fn sealed(version: u8, packed: &[u8]) -> String {
    let mut bytes = vec![version];
    bytes.extend((packed.len() as u16).to_le_bytes());
    bytes.extend(packed);
    bytes.extend(crc32(&bytes).to_le_bytes());
    letters(&bytes)
}

fn packed(text: impl AsRef<[u8]>) -> String {
    sealed(1, &compress_to_vec(text.as_ref(), 6))
}

fn small() -> Document {
    let title = Line::from("Größe: 🏔️");
    Document::new(Plan { title, ..Plan::new(Id::new("small").unwrap()) })
}

#[track_caller]
fn check(payload: &str, expected: LinkError) {
    assert_eq!(
        share::read(payload, 1).map(|(document, _)| json::write(&document)),
        Err(expected),
        "{} characters: {:.60}",
        payload.len(),
        payload
    );
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn every_plan_comes_out_of_its_link_as_it_went_in(plan in plans()) {
        let payload = share::write(&plan).unwrap();
        let Ok(Address::Share(carried)) = Address::parse(&Address::Share(payload).fragment()) else { panic!("no address of a shared plan") };
        let (read, repairs) = share::read(&carried, 1).unwrap();
        prop_assert_eq!(json::write(&read), json::write(&plan));
        prop_assert!(repairs.is_empty());
    }

    #[test]
    fn no_text_and_no_bytes_bring_the_reader_down(text in any::<String>(), letters in "[A-Za-z0-9_-]{0,200}", bytes in vec(any::<u8>(), 0..400)) {
        prop_assert!(share::read(&text, 1).is_err());
        prop_assert!(share::read(&letters, 1).is_err());
        // Right outside, so that the bytes themselves are unpacked, and then read as a plan.
        prop_assert!(share::read(&sealed(1, &bytes), 1).is_err());
        prop_assert!(share::read(&packed(&bytes), 1).is_err());
    }
}

proptest! {
    #![proptest_config(config(24))]

    /// I10: reading a link touches no storage, since it is given none; what it holds is stored, on its first edit, as a
    /// plan of its own, whatever the link says it is.
    #[test]
    fn i10_a_link_never_alters_a_stored_plan(mine in plans(), theirs in plans(), same in any::<bool>()) {
        let storage = MemoryStorage::default();
        let library = Library::new(Rc::new(storage.clone()), Rc::new(FixedClock::default()), 1);
        let id = mine.plan().id.clone();
        library.save(id.as_str(), "mine", &json::write(&mine), None).unwrap();
        let (before, writes) = (storage.snapshot(), storage.writes());
        let shared = if same { &mine } else { &theirs };
        let link = share::write(&shared.clone().under_id(id.clone(), None));
        prop_assume!(link.is_ok());
        let (read, _) = share::read(&link.unwrap(), 1).unwrap();
        prop_assert_eq!(&read.plan().id, &id);
        prop_assert_eq!((storage.snapshot(), storage.writes()), (before.clone(), writes));
        // What every copy gets (`ui/commands/import.rs`).
        let copy = read.under_id(Ids::new(7).next_id(), Some("copy"));
        library.save(copy.plan().id.as_str(), "copy", &json::write(&copy), None).unwrap();
        let after = storage.snapshot();
        prop_assert!(before.iter().all(|(key, text)| after.get(key) == Some(text)));
        prop_assert_eq!(library.open(id.as_str()).unwrap().text, json::write(&mine));
        // And it is the same plan but for its name.
        let back = copy.under_id(id, Some(&shared.plan().title));
        prop_assert_eq!(json::write(&back), json::write(&shared.clone().under_id(back.plan().id.clone(), None)));
    }
}

#[test]
fn a_link_with_any_one_letter_changed_is_refused() {
    let payload = share::write(&small()).unwrap();
    for place in 0..payload.len() {
        for letter in LETTERS.iter().map(|letter| char::from(*letter)) {
            let changed = format!("{}{letter}{}", &payload[..place], &payload[place + 1..]);
            assert!(changed == payload || share::read(&changed, 1).is_err(), "{letter} at {place}");
        }
    }
}

#[test]
fn a_link_that_was_cut_off_is_told_as_such_wherever_it_was() {
    let payload = share::write(&small()).unwrap();
    for end in 0..payload.len() {
        check(&payload[..end], LinkError::Incomplete);
    }
}

#[test]
fn each_fault_has_its_name() {
    let good = share::write(&small()).unwrap();
    let plan = json::write(&small());
    let repacked = packed(&plan);
    assert_eq!(
        share::read(&repacked, 1).map(|(document, _)| json::write(&document)),
        Ok(plan.clone()),
        "another packer's link"
    );

    check("", LinkError::Incomplete);
    check("<script>", LinkError::Foreign);
    check(&format!("{good}AAAA"), LinkError::Damaged);
    check(&sealed(0, b"x"), LinkError::Damaged);
    check(&sealed(2, b"x"), LinkError::Newer);
    check(&sealed(255, b""), LinkError::Newer);
    // Even if nothing else of the newer form is known.
    check(&letters(&[2, 255, 255]), LinkError::Newer);
    check(&packed(plan.replace("\"version\":1", "\"version\":999")), LinkError::Newer);
    check(&packed(plan.replace("wegmarke-plan", "other")), LinkError::NoPlan);
    check(&packed("[".repeat(100_000)), LinkError::NoPlan);
    check(&packed([0xff, 0xfe]), LinkError::NoPlan);
    check(&packed(""), LinkError::NoPlan);
    check(&sealed(1, b""), LinkError::NoPlan);
    // Packed text that ends before its end.
    check(&sealed(1, &compress_to_vec(plan.as_bytes(), 6)[..40]), LinkError::NoPlan);
}

/// What mail and chat programs put behind a link, or break into it.
#[test]
fn what_no_link_can_hold_is_dropped_before_it_is_read() {
    let plan = large(3);
    let good = share::write(&plan).unwrap();
    let same = |payload: &str| {
        let read = share::read(payload, 1).map(|(document, _)| json::write(&document));
        assert_eq!(read, Ok(json::write(&plan)), "{}", &payload[payload.len().saturating_sub(20)..]);
    };
    for suffix in [".", ")", "\",", ">", "=", "!", "…", "%20"] {
        same(&format!("{good}{suffix}"));
    }
    for inside in ["%0A", "%20", "=%0D%0A", "%E2%80%8B", "\r\n", "\u{ad}", "\n> ", "=\r\n"] {
        same(&format!("{}{inside}{}", &good[..300], &good[300..]));
    }
    same(&good.replacen('A', "%41", 1));
}

#[test]
fn unpacking_stops_at_the_cap() {
    check(&packed(" ".repeat(LARGEST_TEXT)), LinkError::NoPlan);
    check(&packed(" ".repeat(LARGEST_TEXT + 1)), LinkError::TooLarge);
    let bomb = packed(" ".repeat(40_000_000));
    assert!(bomb.len() < LARGEST_PAYLOAD, "the bomb does not fit into a link");
    check(&bomb, LinkError::TooLarge);
    check(&"A".repeat(LARGEST_PAYLOAD + 1), LinkError::TooLarge);
    // However long an address is, one character over the cap is kept of it.
    let Ok(Address::Share(kept)) = Address::parse(&format!("#share={}", "A".repeat(3_000_000))) else {
        panic!("no address of a shared plan")
    };
    assert_eq!(kept.len(), LARGEST_PAYLOAD + 1);
}

/// A plan with so many personas of texts that do not compress well.
fn large(personas: u32) -> Document {
    let mut state = 1u32;
    let mut noise = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        char::from(LETTERS[state as usize % 64])
    };
    let entries: Vec<String> = (0..personas)
        .map(|number| {
            format!(
                "{{\"id\":\"p{number}\",\"name\":\"P\",\"notes\":\"{}\"}}",
                (0..1_000).map(|_| noise()).collect::<String>()
            )
        })
        .collect();
    let text =
        format!("{{\"format\":\"wegmarke-plan\",\"version\":1,\"id\":\"large\",\"personas\":[{}]}}", entries.join(","));
    let (document, repairs) = json::read(&text, 1).unwrap();
    assert_eq!(repairs, []);
    document
}

#[test]
fn a_plan_that_no_link_holds_is_refused_when_it_is_written() {
    let fits = share::write(&large(40)).unwrap();
    assert!(share::read(&fits, 1).is_ok());
    assert_eq!(share::write(&large(100)), Err(TooLarge));
}

/// Links are in letters and on paper: what the first version wrote is read for ever. The link was made by another
/// program, from what `core/share` says of the form.
#[test]
fn links_of_the_first_version_are_still_read() {
    let file = |name: &str| {
        std::fs::read_to_string(format!("{}/tests/data/share/first-version.{name}", env!("CARGO_MANIFEST_DIR")))
            .unwrap()
    };
    let (read, repairs) = share::read(file("txt").trim_end(), 1).unwrap();
    assert_eq!(json::write(&read), file("json").trim_end());
    assert!(repairs.is_empty());
}

/// What a camera reads off the picture: its paths, drawn onto a ground of five pixels a module.
fn scanned(svg: &str) -> String {
    let picture = roxmltree::Document::parse(svg).unwrap();
    let side: usize = picture.root_element().attribute("viewBox").unwrap().rsplit(' ').next().unwrap().parse().unwrap();
    let mut dark = vec![vec![true; side]; side];
    for path in picture.descendants().filter(|node| node.has_tag_name("path")) {
        for rectangle in path.attribute("d").unwrap().split_terminator('z') {
            let numbers: Vec<usize> = rectangle
                .split(|letter: char| !letter.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let [x, y, width, height, _] = numbers[..] else { panic!("{rectangle}") };
            for row in &mut dark[y..y + height] {
                row[x..x + width].fill(path.attribute("fill") == Some("#000"));
            }
        }
    }
    let shade = |x: usize, y: usize| if dark[y / 5][x / 5] { 0 } else { 255 };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * 5, side * 5, shade);
    let codes = image.detect_grids();
    assert_eq!(codes.len(), 1, "a code is found");
    codes[0].decode().unwrap().1
}

#[test]
fn a_camera_reads_the_link_off_its_code() {
    let link = |length: usize| {
        format!("https://example.org/plan/#share={}", "aZ09-_".repeat(500)).chars().take(length).collect::<String>()
    };
    for length in [40, 500, 2_953] {
        assert_eq!(scanned(&qr::svg(&link(length)).unwrap()), link(length));
    }
    assert_eq!(qr::svg(&link(2_954)), None);
}

/// Some programs cut off what is longer than they expect: the fewer characters the better.
#[test]
fn the_links_of_the_examples_are_shorter_than_half_of_their_text() {
    for (name, document) in examples() {
        let (link, text) = (share::write(&document).unwrap().len(), json::write(&document).len());
        assert!(link * 2 < text, "{name}: {link} characters for {text} bytes");
    }
}
