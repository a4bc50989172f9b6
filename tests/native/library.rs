//! The stored plans under one fault at a time. Invariants are those of the storage notes; each is named by the tests
//! that hold it. Copies and forks are in `library_copies.rs`, everything at once in `library_faults.rs`, I9 in
//! `plan_file.rs`, I10 in `share.rs`.

use std::collections::BTreeSet;
use std::rc::Rc;
use wegmarke::core::library::*;
use wegmarke::core::ports::*;

const NOON: i64 = 1_767_225_600_000;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// One browser profile; each tab is a library of its own over the same storage.
struct World {
    storage: MemoryStorage,
    clock: FixedClock,
    chance: SeededEntropy,
}

impl World {
    fn new() -> Self {
        let clock = FixedClock::default();
        clock.set(NOON);
        Self { storage: MemoryStorage::default(), clock, chance: SeededEntropy::new(1) }
    }

    fn tab(&self) -> Library {
        self.tab_named(self.chance.random())
    }

    fn tab_named(&self, writer: u64) -> Library {
        Library::new(Rc::new(self.storage.clone()), Rc::new(self.clock.clone()), writer)
    }

    /// What a visitor sees who comes back later.
    fn sees(&self, id: &str) -> Result<String, OpenError> {
        self.tab().open(id).map(|opened| opened.text)
    }

    fn plan_keys(&self, id: &str) -> Vec<String> {
        let prefix = format!("wegmarke:plan:{id}:");
        let keys = self.storage.snapshot().into_keys();
        keys.filter(|key| key.starts_with(&prefix)).collect()
    }

    /// Stores "a1" … "a`n`" as one chain; the last head.
    fn chain(&self, tab: &Library, id: &str, n: u32) -> Head {
        let mut head = None;
        for i in 1..=n {
            head = Some(tab.save(id, id, &format!("{id}{i}"), head.as_ref()).unwrap());
        }
        head.unwrap()
    }

    /// Puts down an intact text with a first line of any kind.
    fn plant(&self, key: &str, rest: &str) {
        let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(rest.as_bytes());
        self.storage.set(key, &format!("wegmarke {crc:08x} {rest}")).unwrap();
    }

    /// Puts down what a program with a later schema would.
    fn plant_newer(&self, id: &str) {
        let rest = format!("{} 9-n.1 an unknown line \"Later\"\n{{\"later\":true}}", SCHEMA + 1);
        self.plant(&format!("wegmarke:plan:{id}:9-n.1"), &rest);
    }
}

fn ids(list: &[Entry]) -> Vec<&str> {
    list.iter().map(|entry| entry.id.as_str()).collect()
}

// ---- Shape ----

#[test]
fn layout_is_what_the_notes_promise() {
    let world = World::new();
    let tab = world.tab_named(0xa3f2);
    let head = tab.save("p", "Spring \"26\"\n", "{\"a\":1}", None).unwrap();
    tab.save("p", "Spring", "{\"a\":2}", Some(&head)).unwrap();
    let stored: Vec<_> = world.storage.snapshot().into_iter().collect();
    // The sums are those of zlib.crc32, so the bytes can be checked by anybody.
    let expect = [
        (
            "wegmarke:plan:p:1-a3f2.1",
            "wegmarke 7c381892 1 1-a3f2.1 - 7 1767225600000 \"Spring \\\"26\\\"\\n\"\n{\"a\":1}",
        ),
        ("wegmarke:plan:p:2-a3f2.2", "wegmarke b245e706 1 2-a3f2.2 1-a3f2.1 7 1767225600000 \"Spring\"\n{\"a\":2}"),
    ];
    assert_eq!(stored, expect.map(|(key, text)| (key.to_string(), text.to_string())));
}

/// Fault table: right-to-left, emoji, combining marks, NUL.
#[test]
fn any_title_and_text_survives() {
    let world = World::new();
    let texts = [
        "",
        "two\nlines\r\nand\u{2028}more",
        "\"quotes\" and \\ back\\slashes",
        "👩‍🔧 emoji, e\u{301} combining",
        "\u{202e}שלום עולם\u{202c}",
        "nul \0 inside",
        " - 7 wegmarke ",
    ];
    for (i, text) in texts.iter().enumerate() {
        let id = format!("p{i}");
        world.tab().save(&id, text, text, None).unwrap();
        assert_eq!(world.sees(&id).as_deref(), Ok(*text));
        let list = world.tab().list().unwrap();
        assert_eq!(list.iter().find(|entry| entry.id == id).unwrap().title, *text);
    }
    assert_eq!(world.tab().damaged(), Ok(vec![]));
}

#[test]
fn any_id_is_kept_apart() {
    let world = World::new();
    let all = ["a", "a:b", "a:b:1-c.1", "", "1-c.1", "ü 👩‍🔧"];
    for id in all {
        world.tab().save(id, id, id, None).unwrap();
    }
    for id in all {
        assert_eq!(world.sees(id).as_deref(), Ok(id));
    }
    world.tab().remove("a").unwrap();
    assert_eq!(world.tab().list().unwrap().len(), all.len() - 1);
}

#[test]
fn list_has_the_last_saved_first() {
    let world = World::new();
    for (hour, id) in [(1, "early"), (3, "late"), (2, "between")] {
        world.clock.set(NOON + hour);
        world.tab().save(id, id, "{}", None).unwrap();
    }
    world.storage.set("wegmarke:plan:broken:1-x.1", "wegmarke 00000000 1 1-x.1 - 2 5 \"My plan\"\n{}").unwrap();
    let list = world.tab().list().unwrap();
    assert_eq!(ids(&list), ["late", "between", "early", "broken"]);
    assert_eq!(list[0].saved_at, Some(NOON + 3));
    let broken = Entry {
        id: "broken".into(),
        title: "My plan".into(),
        saved_at: None,
        generation: 1,
        condition: Condition::Damaged,
    };
    assert_eq!(list[3], broken);
}

#[test]
fn settings_are_stored_only_when_set() {
    let world = World::new();
    assert_eq!(world.tab().settings(), Ok(None));
    assert_eq!(world.storage.writes(), 0);
    world.tab().set_settings("{\"lang\":\"de\"}").unwrap();
    assert_eq!(world.tab().settings(), Ok(Some("{\"lang\":\"de\"}".into())));
}

#[test]
fn erase_everything_leaves_foreign_keys() {
    let world = World::new();
    let foreign = ["theme", "wegmarken:plan:p:1-a.1", "Wegmarke:plan:p:1-a.1"];
    foreign.iter().for_each(|key| world.storage.set(key, "theirs").unwrap());
    let tab = world.tab();
    world.chain(&tab, "p", 3);
    world.chain(&tab, "q", 1);
    tab.remove("q").unwrap();
    tab.set_settings("{}").unwrap();
    world.storage.set("wegmarke:plan:unreadable", "?").unwrap();

    // A fault half-way is reported and does not keep the rest from going.
    world.storage.set_fault(Fault::Once(3));
    assert!(at_once(tab.erase_everything()).is_err());
    let left = world.storage.snapshot().into_keys().filter(|key| key.starts_with("wegmarke:"));
    assert_eq!(left.count(), 1);
    assert_eq!(at_once(tab.erase_everything()), Ok(()));
    assert_eq!(world.storage.snapshot().keys().map(String::as_str).collect::<BTreeSet<_>>(), BTreeSet::from(foreign));
}

/// Fault table: storage blocked.
#[test]
fn blocked_storage_gives_errors_everywhere() {
    let world = World::new();
    let tab = world.tab();
    let head = world.chain(&tab, "p", 1);
    world.storage.set_blocked(true);
    let blocked = StorageError::Blocked;
    assert_eq!(tab.list(), Err(blocked.clone()));
    assert_eq!(tab.bin(), Err(blocked.clone()));
    assert_eq!(tab.damaged(), Err(blocked.clone()));
    assert_eq!(tab.settings(), Err(blocked.clone()));
    assert_eq!(tab.set_settings("{}"), Err(blocked.clone()));
    assert_eq!(at_once(tab.erase_everything()), Err(blocked.clone()));
    assert_eq!(tab.open("p"), Err(OpenError::Storage(blocked.clone())));
    assert_eq!(tab.save("p", "p", "{}", Some(&head)), Err(SaveError::Storage(blocked.clone())));
    for result in [tab.remove("p"), tab.restore("p"), tab.purge("p")] {
        assert_eq!(result, Err(BinError::Storage(blocked.clone())));
    }
}

#[test]
fn open_of_nothing_is_missing() {
    let world = World::new();
    assert_eq!(world.tab().open("p"), Err(OpenError::Missing));
    assert_eq!(world.tab().remove("p"), Err(BinError::Missing));
    assert_eq!(world.tab().restore("p"), Err(BinError::Missing));
    assert_eq!(world.tab().purge("p"), Err(BinError::Missing));
}

// ---- Saving ----

#[test]
fn i1_each_save_can_be_read_and_one_generation_before_it_is_kept() {
    let world = World::new();
    let tab = world.tab();
    let mut head = None;
    for i in 1..=10 {
        let saved = tab.save("p", "Plan", &format!("text {i}"), head.as_ref()).unwrap();
        assert_eq!(saved.mark.generation, i);
        assert_eq!(world.sees("p"), Ok(format!("text {i}")));
        assert_eq!(world.tab().open("p").unwrap().head, saved);
        assert_eq!(world.plan_keys("p").len(), i.min(2) as usize);
        head = Some(saved);
    }
}

#[test]
fn i1_a_failure_at_any_operation_of_a_save_loses_nothing() {
    for kind in [Fault::Once, Fault::From] {
        let mut succeeded = 0;
        for n in 1..40 {
            let world = World::new();
            let tab = world.tab();
            let head = world.chain(&tab, "p", 3);
            world.storage.corrupt(&world.plan_keys("p")[0], 40);
            world.storage.set_fault(kind(n));
            let saved = tab.save("p", "Plan", "new", Some(&head));
            world.storage.set_fault(Fault::None);
            let sees = world.sees("p").unwrap();
            match &saved {
                Ok(_) => assert_eq!(sees, "new", "{n}"),
                // The page died between writing and being told, so the visitor finds what they wrote.
                Err(_) => assert!(sees == "p3" || (sees == "new" && kind(n) == Fault::From(n)), "{n}: {sees}"),
            }
            succeeded += usize::from(saved.is_ok());
            // And the next attempt succeeds, and tidies up after the last.
            let parent = saved.unwrap_or(head);
            let next = tab.save("p", "Plan", "next", Some(&parent)).unwrap();
            tab.save("p", "Plan", "last", Some(&next)).unwrap();
            assert_eq!(world.sees("p").as_deref(), Ok("last"));
            assert_eq!(world.tab().damaged().unwrap().len(), 1);
        }
        assert!(succeeded > 20, "faults in the tidying are no faults of the save");
    }
}

#[test]
fn what_could_not_be_tidied_is_tidied_by_a_later_save() {
    for (n, m) in (1..25).flat_map(|n| (1..25).map(move |m| (n, m))) {
        let world = World::new();
        let tab = world.tab();
        let mut head = world.chain(&tab, "p", 2);
        for fault in [Fault::Once(n), Fault::Once(m), Fault::None] {
            world.storage.set_fault(fault);
            head = tab.save("p", "Plan", "p", Some(&head)).unwrap_or(head);
        }
        let kept = [head.parent.unwrap(), head.mark].map(|mark| format!("wegmarke:plan:p:{mark}"));
        assert_eq!(world.plan_keys("p"), kept, "{n}, {m}");
    }
}

#[test]
fn storage_that_keeps_something_else_is_reported() {
    /// Drops the last character of everything it stores.
    struct Lossy(MemoryStorage);
    impl Storage for Lossy {
        fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
            self.0.set(key, &value[..value.len() - 1])
        }
        fn remove(&self, key: &str) -> Result<(), StorageError> {
            self.0.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, StorageError> {
            self.0.keys()
        }
        fn units(&self) -> Result<usize, StorageError> {
            self.0.units()
        }
    }
    let storage = MemoryStorage::default();
    let tab = Library::new(Rc::new(Lossy(storage.clone())), Rc::new(FixedClock::default()), 1);
    let saved = tab.save("p", "Plan", "{}", None);
    assert!(matches!(saved, Err(SaveError::Storage(StorageError::Other(_)))));
    assert!(storage.snapshot().is_empty(), "what was not saved is withdrawn");
}

/// Fault table: storage cleared while open.
#[test]
fn a_cleared_storage_is_filled_again_by_the_open_tab() {
    let world = World::new();
    let tab = world.tab();
    let head = world.chain(&tab, "p", 4);
    at_once(world.tab().erase_everything()).unwrap();
    tab.save("p", "Plan", "again", Some(&head)).unwrap();
    assert_eq!(world.sees("p").as_deref(), Ok("again"));
}

#[test]
fn a_duplicate_saved_with_the_head_of_its_model_is_a_plan_of_its_own() {
    let world = World::new();
    let tab = world.tab();
    let head = world.chain(&tab, "p", 3);
    let copy = tab.save("q", "Copy", "copy", Some(&head)).unwrap();
    assert_eq!((copy.mark.generation, copy.parent), (1, None));
    assert_eq!(world.plan_keys("p").len(), 2);
}

#[test]
fn what_another_tab_wrote_is_never_removed() {
    let world = World::new();
    let (ours, theirs) = (world.tab(), world.tab());
    let base = world.chain(&ours, "p", 1);
    let mut mine = base.clone();
    let fork = theirs.save("p", "Plan", "theirs", Some(&base)).unwrap();
    for i in 0..5 {
        mine = ours.save("p", "Plan", &format!("mine {i}"), Some(&mine)).unwrap();
    }
    let stored: Vec<String> = world.storage.snapshot().into_values().collect();
    assert!(stored.iter().any(|text| text.ends_with("\ntheirs")));
    assert_eq!(world.sees("p").as_deref(), Ok("mine 4"));
    // It still knows its parent, so that a view of forks can be added.
    assert_eq!(fork.parent, Some(base.mark));
}

/// Found by the random operations below: a name was used again once its text was in quarantine, and
/// the tab that had known the former text by it removed the new one as its own forebear.
#[test]
fn i1_no_name_is_used_twice_even_after_quarantine() {
    let world = World::new();
    let (ours, theirs) = (world.tab(), world.tab());
    let base = world.chain(&ours, "p", 1);
    let second = theirs.save("p", "Plan", "second", Some(&base)).unwrap();
    world.storage.corrupt(&format!("wegmarke:plan:p:{}", second.mark), 99);
    let third = ours.save("p", "Plan", "third", Some(&second)).unwrap();
    theirs.save("p", "Plan", "fork", Some(&base)).unwrap();
    ours.save("p", "Plan", "fourth", Some(&third)).unwrap();
    let stored: Vec<String> = world.storage.snapshot().into_values().collect();
    assert!(stored.iter().any(|text| text.ends_with("\nfork")));
}

#[test]
fn forks_of_one_generation_are_ordered_alike_in_every_tab() {
    for (first, second) in [(1, 2), (2, 1)] {
        let world = World::new();
        let base = world.chain(&world.tab(), "p", 1);
        for writer in [first, second] {
            world.tab_named(writer).save("p", "Plan", &format!("by {writer}"), Some(&base)).unwrap();
        }
        assert_eq!(world.sees("p").as_deref(), Ok("by 2"));
    }
}

#[test]
fn time_never_runs_backwards_along_a_chain() {
    let world = World::new();
    let tab = world.tab();
    let head = world.chain(&tab, "p", 1);
    world.clock.set(NOON - 3 * DAY);
    assert_eq!(tab.save("p", "Plan", "{}", Some(&head)).unwrap().saved_at, NOON);
}

#[test]
fn generations_that_nobody_could_count_are_errors_not_panics() {
    let world = World::new();
    world.storage.set("wegmarke:plan:p:4294967295-x.1", "?").unwrap();
    assert!(matches!(world.tab().save("p", "Plan", "{}", None), Err(SaveError::Exhausted)));
    // Names that would be written otherwise are no generations, but they are shown.
    let names = ["+7-x.1", "07-x.1", "7-x.01", "7-x", "7-x.", "7-.1", "-x.1", "4294967296-x.1", "7-x y.1", "7"];
    for name in names {
        world.plant(&format!("wegmarke:plan:q:{name}"), "1 7-x.1 - 2 0 \"\"\n{}");
    }
    assert_eq!(world.sees("q"), Err(OpenError::Missing));
    assert_eq!(world.tab().damaged().unwrap().len(), names.len() + 1);
}

// ---- Quota ----

/// The room that a storage needs for what is in it now.
fn used(world: &World) -> usize {
    let stored = world.storage.snapshot();
    stored.iter().map(|(key, value)| utf16_units(key) + utf16_units(value)).sum()
}

#[test]
fn full_storage_gives_up_previous_generations_and_saves() {
    let world = World::new();
    let heads = ["a", "b", "c"].map(|id| {
        world.clock.set(world.clock.now_ms() + 1);
        world.chain(&world.tab_named(7), id, 3)
    });
    world.storage.set_quota(Some(used(&world)));
    world.tab_named(8).save("c", "c", "c4", Some(&heads[2])).unwrap();
    let left = ["a", "b", "c"].map(|id| world.plan_keys(id).len());
    assert_eq!(left, [1, 2, 2], "the oldest gave way, and no more than was needed");
    for (id, text) in [("a", "a3"), ("b", "b3"), ("c", "c4")] {
        assert_eq!(world.sees(id).as_deref(), Ok(text));
    }
}

/// Fault table: quota exceeded.
#[test]
fn i2_full_storage_never_costs_the_last_generation() {
    let world = World::new();
    let tab = world.tab();
    let heads = ["a", "b"].map(|id| world.chain(&tab, id, 2));
    world.storage.set_quota(Some(used(&world)));
    let huge = "x".repeat(10_000);
    for head in &heads {
        let full = Err(SaveError::Storage(StorageError::Full));
        assert_eq!(tab.save(&head.id, "Plan", &huge, Some(head)), full);
    }
    for id in ["a", "b"] {
        assert_eq!(world.sees(id), Ok(format!("{id}2")));
    }
    // Editing went on, the visitor deleted something big, and the same head still serves.
    world.storage.set_quota(None);
    tab.save("a", "Plan", &huge, Some(&heads[0])).unwrap();
    assert_eq!(world.sees("a"), Ok(huge));
}

#[test]
fn full_storage_spares_the_bin_until_its_time_is_over() {
    let world = World::new();
    let tab = world.tab();
    world.chain(&tab, "old", 1);
    let head = world.chain(&tab, "p", 1);
    tab.remove("old").unwrap();
    world.storage.set_quota(Some(used(&world)));
    assert!(tab.save("p", "p", "p2", Some(&head)).is_err());
    assert_eq!(tab.bin().unwrap().len(), 1);
    world.clock.set(NOON + 30 * DAY);
    tab.save("p", "p", "p2", Some(&head)).unwrap();
    assert_eq!(tab.bin(), Ok(vec![]));
}

#[test]
fn a_plan_can_be_binned_in_a_full_storage() {
    let world = World::new();
    let tab = world.tab();
    world.chain(&tab, "p", 2);
    world.storage.set_quota(Some(used(&world)));
    tab.remove("p").unwrap();
    assert_eq!(tab.bin().unwrap()[0].entry.title, "p");
}

// ---- Damage ----

/// Fault table: corrupt JSON in storage.
#[test]
fn i3_a_damaged_character_anywhere_gives_the_last_good_generation() {
    let length = {
        let world = World::new();
        world.chain(&world.tab_named(7), "p", 3);
        world.storage.snapshot()["wegmarke:plan:p:3-7.3"].chars().count()
    };
    for at in 0..length {
        let world = World::new();
        world.chain(&world.tab_named(7), "p", 3);
        world.storage.corrupt("wegmarke:plan:p:3-7.3", at);
        let opened = world.tab().open("p").unwrap();
        assert_eq!((opened.text.as_str(), opened.fell_back), ("p2", true), "{at}");
        assert_eq!(world.tab().list().unwrap()[0].condition, Condition::FellBack);
        assert_eq!(world.tab().damaged().unwrap().len(), 1);
    }
}

#[test]
fn i3_a_cut_text_gives_the_last_good_generation() {
    let world = World::new();
    world.chain(&world.tab_named(7), "p", 2);
    let key = "wegmarke:plan:p:2-7.2";
    let whole = world.storage.snapshot()[key].clone();
    for length in 0..whole.len() {
        world.storage.set(key, &whole[..length]).unwrap();
        assert_eq!(world.sees("p").as_deref(), Ok("p1"));
    }
}

#[test]
fn i3_a_text_under_the_name_of_another_generation_is_damaged() {
    let world = World::new();
    world.chain(&world.tab_named(7), "p", 2);
    let text = world.storage.snapshot()["wegmarke:plan:p:1-7.1"].clone();
    world.storage.set("wegmarke:plan:p:9-7.1", &text).unwrap();
    assert_eq!(world.sees("p").as_deref(), Ok("p2"));
}

#[test]
fn i3_a_first_line_that_contradicts_itself_is_damaged() {
    let check = |rest: &str, expect: Result<&str, OpenError>| {
        let world = World::new();
        world.plant("wegmarke:plan:p:7-x.1", rest);
        assert_eq!(world.sees("p"), expect.map(String::from), "{rest}");
    };
    check("1 7-x.1 - 2 5 \"\"\n{}", Ok("{}"));
    check("1 7-x.1 3-y.1 2 -5 \"a b\"\n{}", Ok("{}"));
    for rest in [
        "1 7-x.1 - 3 5 \"\"\n{}",
        "1 6-x.1 - 2 5 \"\"\n{}",
        "1 7-y.1 - 2 5 \"\"\n{}",
        "1 7-x.1 7-a.1 2 5 \"\"\n{}",
        "1 7-x.1 8-x.1 2 5 \"\"\n{}",
        "1 7-x.1 ? 2 5 \"\"\n{}",
        "1 7-x.1 - 2 noon \"\"\n{}",
        "1 7-x.1 - 2 5 title\n{}",
        "1 7-x.1 - 2 5\n{}",
        "1 7-x.1 - 2 5 \"\"{}",
        "0 7-x.1 - 2 5 \"\"\n{}",
        "one 7-x.1 - 2 5 \"\"\n{}",
    ] {
        check(rest, Err(OpenError::Damaged));
    }
}

#[test]
fn i4_loading_writes_nothing_and_bears_any_text() {
    let world = World::new();
    let tab = world.tab();
    world.chain(&tab, "p", 3);
    world.chain(&tab, "q", 1);
    tab.remove("q").unwrap();
    world.plant_newer("n");
    let odd =
        ["", "\n", "wegmarke", "wegmarke ", "wegmarke 0 1\n", "\"", "wegmarke 00000000 1 1-x.1 - 2 0 \"\n", "👩‍🔧\0"];
    for (i, text) in odd.iter().enumerate() {
        for key in [format!("wegmarke:plan:p:{}-x", i + 7), format!("wegmarke:plan:odd{i}:1-x.1")] {
            world.storage.set(&key, text).unwrap();
        }
        world.storage.set(&format!("wegmarke:gone:odd{i}"), text).unwrap();
        world.storage.set(&format!("wegmarke:plan:{i}"), text).unwrap();
        world.storage.set(&format!("wegmarke:quarantine:{i}"), text).unwrap();
    }
    let before = (world.storage.snapshot(), world.storage.writes());
    let fresh = world.tab();
    for entry in fresh.list().unwrap() {
        let _ = fresh.open(&entry.id);
    }
    assert_eq!(fresh.damaged().unwrap().len(), odd.len() * 4);
    assert_eq!(fresh.bin().unwrap().len(), 1);
    fresh.settings().unwrap();
    assert_eq!((world.storage.snapshot(), world.storage.writes()), before);
}

/// Fault table: corrupt JSON in storage.
#[test]
fn i5_damaged_generations_go_into_quarantine_at_the_next_save() {
    let world = World::new();
    let head = world.chain(&world.tab_named(7), "p", 3);
    world.storage.corrupt("wegmarke:plan:p:3-7.3", 99);
    let raw = world.storage.snapshot()["wegmarke:plan:p:3-7.3"].clone();
    let tab = world.tab();
    let opened = tab.open("p").unwrap();
    assert_ne!(opened.head, head);
    tab.save("p", "Plan", "on", Some(&opened.head)).unwrap();
    let damaged = tab.damaged().unwrap();
    assert_eq!(damaged.len(), 1);
    assert!(damaged[0].key.starts_with("wegmarke:quarantine:"));
    assert_eq!(damaged[0].text, raw);
    assert_eq!(tab.list().unwrap()[0].condition, Condition::Good);
    assert_eq!(world.sees("p").as_deref(), Ok("on"));
}

#[test]
fn i5_what_has_no_room_in_quarantine_stays_where_it_is() {
    let world = World::new();
    let tab = world.tab_named(7);
    let head = world.chain(&tab, "p", 2);
    world.storage.corrupt("wegmarke:plan:p:1-7.1", 99);
    let raw = world.storage.snapshot()["wegmarke:plan:p:1-7.1"].clone();
    world.storage.set_quota(Some(used(&world) + 100));
    tab.save("p", "Plan", "p3", Some(&head)).unwrap();
    assert_eq!(tab.damaged().unwrap(), [Damaged { key: "wegmarke:plan:p:1-7.1".into(), text: raw }]);
}

#[test]
fn i5_a_quarantine_never_overwrites_another() {
    let world = World::new();
    let tab = world.tab_named(7);
    let head = world.chain(&tab, "p", 1);
    world.storage.set("wegmarke:plan:p:5-x.1", "unreadable").unwrap();
    tab.save("p", "Plan", "p2", Some(&head)).unwrap();
    let taken = tab.damaged().unwrap()[0].key.clone();
    world.storage.set(&taken, "another with the same hash").unwrap();
    world.storage.set("wegmarke:plan:p:6-x.1", "unreadable").unwrap();
    tab.save("p", "Plan", "p3", Some(&head)).unwrap();
    let texts: Vec<_> = tab.damaged().unwrap().into_iter().map(|damaged| damaged.text).collect();
    assert_eq!(texts, ["unreadable", "another with the same hash"]);
}

#[test]
fn a_plan_with_nothing_readable_is_listed_and_can_be_binned_by_the_visitor() {
    let world = World::new();
    let tab = world.tab();
    world.chain(&tab, "p", 1);
    world.storage.corrupt(&world.plan_keys("p")[0], 99);
    let list = tab.list().unwrap();
    assert_eq!((list[0].condition, list[0].title.as_str()), (Condition::Damaged, "p"));
    assert_eq!(tab.open("p"), Err(OpenError::Damaged));
    tab.remove("p").unwrap();
    assert_eq!((tab.list().unwrap().len(), tab.bin().unwrap().len(), tab.damaged().unwrap().len()), (0, 1, 1));
    tab.purge("p").unwrap();
    assert_eq!((tab.bin().unwrap().len(), tab.damaged().unwrap().len()), (0, 0));
}

// ---- Newer schema ----

/// Fault table: newer schema.
#[test]
fn i6_a_newer_schema_is_never_written() {
    let world = World::new();
    let tab = world.tab();
    let head = world.chain(&tab, "p", 2);
    world.plant_newer("p");
    world.storage.corrupt(&world.plan_keys("p")[0], 40);
    let before = (world.storage.snapshot(), world.storage.writes());
    let list = tab.list().unwrap();
    assert_eq!((list[0].condition, list[0].title.as_str(), list[0].generation), (Condition::Newer, "Later", 9));
    assert_eq!(tab.open("p"), Err(OpenError::Newer { text: "{\"later\":true}".into() }));
    assert_eq!(tab.save("p", "Plan", "{}", Some(&head)), Err(SaveError::Newer));
    assert_eq!(tab.save("p", "Plan", "{}", None), Err(SaveError::Newer));
    assert_eq!(tab.remove("p"), Err(BinError::Newer));
    assert_eq!((world.storage.snapshot(), world.storage.writes()), before);
}

#[test]
fn i6_a_newer_schema_makes_no_room_for_others() {
    let world = World::new();
    let tab = world.tab();
    world.chain(&tab, "p", 2);
    world.plant_newer("p");
    let before = world.storage.snapshot();
    world.storage.set_quota(Some(used(&world)));
    let full = SaveError::Storage(StorageError::Full);
    assert_eq!(tab.save("q", "Plan", "{}", None), Err(full));
    assert_eq!(world.storage.snapshot(), before);
}

#[test]
fn i6_a_newer_schema_in_the_bin_is_left_alone_for_ever() {
    let world = World::new();
    world.plant_newer("p");
    world.storage.set("wegmarke:gone:p", &format!("{NOON} 9-n.1")).unwrap();
    let tab = world.tab();
    assert_eq!(tab.bin().unwrap().len(), 1);
    assert_eq!(tab.restore("p"), Err(BinError::Newer));
    assert_eq!(tab.purge("p"), Err(BinError::Newer));
    world.clock.set(NOON + 300 * DAY);
    world.storage.set_quota(Some(used(&world)));
    assert!(tab.save("q", "Plan", "{}", None).is_err());
    world.storage.set_quota(None);
    world.chain(&tab, "q", 3);
    assert_eq!(tab.bin().unwrap().len(), 1);
    assert_eq!(world.plan_keys("p").len(), 1);
}

#[test]
fn i6_a_damaged_schema_number_is_damage_not_a_newer_program() {
    let world = World::new();
    world.chain(&world.tab_named(7), "p", 2);
    let key = "wegmarke:plan:p:2-7.2";
    let text = world.storage.snapshot()[key].replacen(" 1 2-7.2", " 9 2-7.2", 1);
    world.storage.set(key, &text).unwrap();
    assert_eq!(world.sees("p").as_deref(), Ok("p1"));
}

// ---- Bin ----

#[test]
fn a_binned_plan_comes_back_as_it_was() {
    let world = World::new();
    let tab = world.tab();
    world.chain(&tab, "p", 3);
    let before = world.storage.snapshot();
    tab.remove("p").unwrap();
    assert_eq!(tab.list(), Ok(vec![]));
    assert_eq!(tab.open("p"), Err(OpenError::Missing));
    assert_eq!(tab.remove("p"), Err(BinError::Missing));
    let bin = tab.bin().unwrap();
    assert_eq!((bin[0].entry.title.as_str(), bin[0].deleted_at), ("p", NOON));
    tab.restore("p").unwrap();
    assert_eq!(world.storage.snapshot(), before);
}

#[test]
fn a_purge_that_fails_half_way_leaves_the_rest_in_the_bin() {
    for n in 1..20 {
        let world = World::new();
        let tab = world.tab();
        world.chain(&tab, "p", 2);
        tab.remove("p").unwrap();
        world.storage.set_fault(Fault::From(n));
        let purged = tab.purge("p");
        world.storage.set_fault(Fault::None);
        assert_eq!(tab.list(), Ok(vec![]));
        if purged.is_ok() {
            assert!(world.storage.snapshot().is_empty());
            return;
        }
    }
    panic!("never succeeded");
}

#[test]
fn the_bin_is_swept_after_thirty_days_and_only_by_a_save() {
    let world = World::new();
    let tab = world.tab();
    world.chain(&tab, "p", 2);
    world.storage.corrupt(&world.plan_keys("p")[0], 40);
    world.storage.set("wegmarke:gone:older", &format!("{NOON}")).unwrap();
    tab.remove("p").unwrap();
    world.clock.set(NOON + 30 * DAY - 1);
    let other = world.chain(&tab, "q", 1);
    assert_eq!(tab.bin().unwrap().len(), 1);
    world.clock.set(NOON + 30 * DAY);
    assert_eq!(tab.bin().unwrap().len(), 1);
    tab.save("q", "q", "q2", Some(&other)).unwrap();
    assert_eq!(tab.bin(), Ok(vec![]));
    assert_eq!(world.plan_keys("p").len(), 0);
    assert_eq!(tab.damaged().unwrap().len(), 1, "what cannot be read is not deleted by the clock (I5)");
    assert!(!world.storage.snapshot().keys().any(|key| key.starts_with("wegmarke:gone:")));
}

#[test]
fn i5_what_the_sweep_cannot_move_stays_in_the_bin() {
    let world = World::new();
    let tab = world.tab();
    world.storage.set("wegmarke:plan:p:1-x.1", &"?".repeat(1000)).unwrap();
    tab.remove("p").unwrap();
    world.clock.set(NOON + 31 * DAY);
    world.storage.set_quota(Some(used(&world) + 500));
    let other = world.chain(&tab, "q", 1);
    assert_eq!((ids(&tab.list().unwrap()), tab.bin().unwrap().len()), (vec!["q"], 1));
    world.storage.set_quota(None);
    tab.save("q", "q", "q2", Some(&other)).unwrap();
    assert_eq!((tab.bin().unwrap().len(), tab.damaged().unwrap().len()), (0, 1));
}

#[test]
fn i1_an_edit_in_another_tab_outlives_the_bin() {
    let world = World::new();
    let (ours, theirs) = (world.tab(), world.tab());
    let head = world.chain(&ours, "p", 2);
    theirs.remove("p").unwrap();
    let tombstone = world.storage.snapshot()["wegmarke:gone:p"].clone();
    ours.save("p", "Plan", "still here", Some(&head)).unwrap();
    assert_eq!(world.sees("p").as_deref(), Ok("still here"));
    assert!(!world.storage.snapshot().contains_key("wegmarke:gone:p"));
    // Also when the tombstone became visible, or was written by a tab that did not see the save, only afterwards.
    world.storage.set("wegmarke:gone:p", &tombstone).unwrap();
    assert_eq!(world.sees("p").as_deref(), Ok("still here"));
    assert_eq!(theirs.purge("p"), Err(BinError::Missing));
    world.clock.set(NOON + 31 * DAY);
    world.chain(&theirs, "q", 1);
    assert_eq!(world.sees("p").as_deref(), Ok("still here"));
}

// ---- Autosave ----

#[derive(Debug, Clone, Copy)]
enum Tick {
    Edit,
    Start,
    Saved,
    Failed,
    /// What is due, and whether something would be lost.
    Due(Option<i64>, bool),
}

fn check_autosave(ticks: &[(i64, Tick)], state: SaveState) {
    let mut autosave = Autosave::new(None);
    for (now, tick) in ticks {
        match tick {
            Tick::Edit => autosave.edited(*now),
            Tick::Start => autosave.started(),
            Tick::Saved => autosave.saved(*now),
            Tick::Failed => autosave.failed(SaveError::Newer),
            Tick::Due(due, unsaved) => {
                assert_eq!((autosave.due(*now), autosave.unsaved()), (*due, *unsaved), "at {now} of {ticks:?}")
            }
        }
    }
    assert_eq!(*autosave.state(), state, "{ticks:?}");
}

#[test]
fn autosave_waits_for_quiet_but_not_for_long() {
    use Tick::*;
    let failed = || SaveState::Failed(SaveError::Newer);
    check_autosave(&[(0, Due(None, false))], SaveState::Untouched);
    check_autosave(&[(0, Edit), (0, Due(Some(1000), true)), (400, Due(Some(600), true))], SaveState::Pending);
    check_autosave(
        &[(0, Edit), (900, Edit), (1000, Due(Some(900), true)), (1900, Due(Some(0), true))],
        SaveState::Pending,
    );
    let typing: Vec<_> = (0..=9).map(|i| (i * 500, Edit)).collect();
    check_autosave(
        &[&typing[..], &[(4600, Due(Some(400), true)), (5000, Due(Some(0), true))]].concat(),
        SaveState::Pending,
    );
    // A clock that was set back delays nothing beyond the quiet time; one that was set ahead is merely early.
    check_autosave(&[(90_000, Edit), (10, Due(Some(1000), true)), (999_999, Due(Some(0), true))], SaveState::Pending);
    check_autosave(
        &[(0, Edit), (1000, Start), (1000, Due(None, true)), (1001, Saved), (1001, Due(None, false))],
        SaveState::Saved { at: 1001, copy: Copied::Coming },
    );
    // An edit while an attempt runs waits for the next.
    check_autosave(
        &[(0, Edit), (1000, Start), (1010, Edit), (1020, Saved), (1020, Due(Some(990), true))],
        SaveState::Pending,
    );
    // After a failure nothing is due until the next edit, but everything would be lost; and it shows until one
    // succeeds.
    check_autosave(&[(0, Edit), (1000, Start), (1001, Failed), (1001, Due(None, true))], failed());
    check_autosave(&[(0, Edit), (1000, Start), (1001, Failed), (2000, Edit), (2000, Due(Some(1000), true))], failed());
    check_autosave(
        &[(0, Edit), (1000, Start), (1001, Failed), (9000, Start), (9001, Saved), (9001, Due(None, false))],
        SaveState::Saved { at: 9001, copy: Copied::Coming },
    );
    assert_eq!(*Autosave::new(Some(7)).state(), SaveState::Saved { at: 7, copy: Copied::Coming });
}

#[test]
fn a_plan_is_called_crash_safe_only_while_nothing_else_has_happened() {
    let mut autosave = Autosave::new(None);
    autosave.copied(Copied::Safe);
    assert_eq!(*autosave.state(), SaveState::Untouched);
    autosave.edited(0);
    autosave.started();
    autosave.saved(5);
    autosave.edited(6);
    autosave.copied(Copied::Safe);
    assert_eq!(*autosave.state(), SaveState::Pending);
    autosave.started();
    autosave.saved(7);
    assert_eq!(*autosave.state(), SaveState::Saved { at: 7, copy: Copied::Coming });
    autosave.copied(Copied::Safe);
    assert_eq!(*autosave.state(), SaveState::Saved { at: 7, copy: Copied::Safe });
    autosave.failed(SaveError::Newer);
    autosave.copied(Copied::Safe);
    assert_eq!(*autosave.state(), SaveState::Failed(SaveError::Newer));
}
