//! The copies in the second place, one promise at a time: what comes back after a crash, what is a fork and how it
//! becomes a plan of its own, what does not come back, which versions are kept, what happens where there is no room.
//! The same promises under random faults are held in `library_faults.rs`.

use std::rc::Rc;
use wegmarke::core::library::*;
use wegmarke::core::ports::*;

const NOON: i64 = 1_767_225_600_000;
const MINUTE: i64 = 60 * 1000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// One browser profile; each tab is a library of its own, which has looked into the copies.
struct Browser {
    disk: MemoryStorage,
    backup: MemoryBackup,
    clock: FixedClock,
    chance: SeededEntropy,
}

impl Browser {
    fn new() -> Self {
        let clock = FixedClock::default();
        clock.set(NOON);
        Self { disk: MemoryStorage::default(), backup: MemoryBackup::default(), clock, chance: SeededEntropy::new(1) }
    }

    fn tab(&self) -> Library {
        let tab = Library::new(Rc::new(self.disk.clone()), Rc::new(self.clock.clone()), self.chance.random())
            .backed(Rc::new(self.backup.clone()));
        let _ = at_once(tab.recall());
        tab
    }

    /// The head and the forks that a visitor finds who comes now.
    fn finds(&self, id: &str) -> Vec<String> {
        let tab = self.tab();
        let head = tab.open(id).map(|opened| opened.text).ok();
        let forks = tab.forks().unwrap();
        head.into_iter().chain(forks.iter().filter(|fork| fork.id == id).map(|fork| tab.fork(fork).unwrap())).collect()
    }

    fn copies(&self) -> Vec<String> {
        self.backup.content().snapshot().into_keys().filter(|key| key.starts_with("copy:")).collect()
    }

    fn passes(&self, time: i64) {
        self.clock.set(self.clock.now_ms() + time);
    }
}

/// What the keeper does; the head if it was stored, and how the copy went.
fn attempt(tab: &Library, id: &str, text: &str, parent: Option<&Head>) -> (Option<Head>, Result<(), StorageError>) {
    let draft = tab.draft(id, id, text, parent).unwrap();
    let stored = tab.store(&draft).is_ok();
    let copied = at_once(tab.copy(&draft));
    (stored.then_some(draft.head), copied)
}

/// The same where nothing is in the way.
fn keep(tab: &Library, id: &str, text: &str, parent: Option<&Head>) -> Head {
    let (stored, copied) = attempt(tab, id, text, parent);
    assert_eq!(copied, Ok(()));
    stored.unwrap()
}

/// Stores and copies "`id`1" … "`id``n`" as one chain, so much time apart; the last head.
fn chain(browser: &Browser, tab: &Library, id: &str, n: usize, apart: i64) -> Head {
    let mut head = None;
    for i in 1..=n {
        browser.passes(apart);
        head = Some(keep(tab, id, &format!("{id}{i}"), head.as_ref()));
    }
    head.unwrap()
}

// ---- After a crash ----

#[test]
fn i11_a_rollback_gives_back_what_was_copied() {
    let commits = {
        let browser = Browser::new();
        chain(&browser, &browser.tab(), "p", 4, 1);
        browser.disk.commits()
    };
    for left in 0..=commits {
        let browser = Browser::new();
        chain(&browser, &browser.tab(), "p", 4, 1);
        browser.disk.roll_back(left);
        assert_eq!(browser.finds("p"), ["p4"], "{left} commits left");
        // And work goes on from there.
        let tab = browser.tab();
        let opened = tab.open("p").unwrap();
        assert!(!opened.fell_back);
        keep(&tab, "p", "p5", Some(&opened.head));
        assert_eq!(browser.finds("p"), ["p5"], "{left} commits left");
    }
}

#[test]
fn i11_a_rollback_gives_back_forks_and_other_plans() {
    let browser = Browser::new();
    let (ours, theirs) = (browser.tab(), browser.tab());
    let base = chain(&browser, &ours, "p", 1, 1);
    keep(&theirs, "p", "theirs", Some(&base));
    let head = keep(&ours, "p", "ours 1", Some(&base));
    keep(&ours, "p", "ours 2", Some(&head));
    chain(&browser, &theirs, "q", 2, 1);
    browser.disk.roll_back(0);
    assert_eq!((browser.finds("p"), browser.finds("q")), (vec!["ours 2".into(), "theirs".into()], vec!["q2".into()]));
    assert_eq!(browser.tab().list().unwrap().len(), 2);
}

#[test]
fn a_rollback_without_copies_gives_an_earlier_state() {
    let browser = Browser::new();
    let tab = browser.tab();
    let head = chain(&browser, &tab, "p", 1, 1);
    browser.backup.content().set_blocked(true);
    let commits = browser.disk.commits();
    assert_eq!(attempt(&tab, "p", "p2", Some(&head)).1, Err(StorageError::Blocked));
    browser.disk.roll_back(commits);
    browser.backup.content().set_blocked(false);
    assert_eq!(browser.finds("p"), ["p1"]);
}

#[test]
fn a_copy_under_way_when_the_browser_ends_is_there_or_not() {
    for arrives in [false, true] {
        let browser = Browser::new();
        let place = browser.backup.page();
        let tab = Library::new(Rc::new(browser.disk.page()), Rc::new(browser.clock.clone()), 7)
            .backed(Rc::new(place.clone()));
        let draft = tab.draft("p", "p", "p1", None).unwrap();
        tab.store(&draft).unwrap();
        let mut copying = tab.copy(&draft);
        assert_eq!(now(copying.as_mut()), None);
        drop(copying);
        assert!(!arrives || place.go_on());
        place.give_up();
        browser.disk.roll_back(0);
        assert_eq!(browser.finds("p").len(), usize::from(arrives));
    }
}

// ---- What the storage refused ----

/// Fault table: quota exceeded.
#[test]
fn a_save_that_the_storage_refused_is_there_after_a_reload_if_it_was_copied() {
    let browser = Browser::new();
    let tab = browser.tab();
    let head = chain(&browser, &tab, "p", 1, 1);
    browser.disk.set_quota(Some(0));
    assert_eq!(attempt(&tab, "p", "p2", Some(&head)), (None, Ok(())));
    assert_eq!(attempt(&tab, "p", "p3", Some(&head)), (None, Ok(())));
    assert_eq!(browser.finds("p"), ["p3"]);
    // Also in the same page, and once there is room again it is stored.
    let opened = tab.open("p").unwrap();
    assert_eq!(opened.text, "p3");
    browser.disk.set_quota(None);
    keep(&tab, "p", "p4", Some(&opened.head));
    browser.backup.content().clear();
    assert_eq!(browser.finds("p"), ["p4"]);
}

/// Found by the random steps: after the storage had refused a text, the visitor opened the plan as it was stored and
/// edited that. The copy of it removed the mark of the refused text, as if it had been made from it.
#[test]
fn i11_what_is_opened_anew_is_not_made_from_what_was_refused() {
    let browser = Browser::new();
    let place = browser.backup.page();
    let tab =
        Library::new(Rc::new(browser.disk.clone()), Rc::new(browser.clock.clone()), 7).backed(Rc::new(place.clone()));
    let first = tab.save("p", "p", "p1", None).unwrap();
    browser.disk.set_quota(Some(0));
    let refused = tab.draft("p", "p", "refused", Some(&first)).unwrap();
    assert!(tab.store(&refused).is_err());
    let _copying = tab.copy(&refused);
    let opened = tab.open("p").unwrap();
    assert_eq!(opened.text, "p1");
    browser.disk.set_quota(None);
    let other = tab.draft("p", "p", "other", Some(&opened.head)).unwrap();
    tab.store(&other).unwrap();
    let _too = tab.copy(&other);
    while place.go_on() {}
    let mut found = browser.finds("p");
    found.sort();
    assert_eq!(found, ["other", "refused"]);
}

// ---- Forks ----

#[test]
fn a_fork_is_listed_and_can_become_a_plan_of_its_own() {
    let browser = Browser::new();
    let (ours, theirs) = (browser.tab(), browser.tab());
    let base = chain(&browser, &ours, "p", 2, 1);
    browser.passes(1);
    let fork = keep(&theirs, "p", "fork 1", Some(&base));
    keep(&theirs, "p", "fork 2", Some(&fork));
    let mine = keep(&ours, "p", "mine 1", Some(&base));
    let mine = keep(&ours, "p", "mine 2", Some(&mine));
    keep(&ours, "p", "mine 3", Some(&mine));
    assert_eq!(browser.finds("p"), ["mine 3", "fork 2"]);

    let tab = browser.tab();
    let [fork] = &tab.forks().unwrap()[..] else { panic!("one fork") };
    assert_eq!((fork.id.as_str(), fork.title.as_str(), fork.saved_at), ("p", "p", NOON + 3));
    let own = keep(&tab, "own", &tab.fork(fork).unwrap(), None);
    assert_eq!(at_once(tab.retire(fork, &own)), Ok(()));
    assert_eq!((browser.finds("p"), browser.finds("own")), (vec!["mine 3".into()], vec!["fork 2".into()]));
    // For good, also where only the copies are left.
    browser.disk.roll_back(0);
    assert_eq!((browser.finds("p"), browser.finds("own")), (vec!["mine 3".into()], vec!["fork 2".into()]));
}

/// Found by the random steps: the fork went although its own plan had no copy, so that a crash could cost both.
#[test]
fn i11_a_fork_stays_until_its_own_plan_is_copied() {
    let browser = Browser::new();
    let (ours, theirs) = (browser.tab(), browser.tab());
    let base = chain(&browser, &ours, "p", 1, 1);
    keep(&theirs, "p", "theirs", Some(&base));
    keep(&ours, "p", "ours", Some(&base));
    let tab = browser.tab();
    let fork = tab.forks().unwrap().remove(0);
    let own = tab.save("own", "own", &tab.fork(&fork).unwrap(), None).unwrap();
    assert!(at_once(tab.retire(&fork, &own)).is_err());
    assert_eq!(browser.tab().forks(), Ok(vec![fork.clone()]));
    // Where there are no copies at all nothing is better than what is stored.
    browser.backup.content().set_blocked(true);
    assert!(at_once(tab.retire(&fork, &own)).is_ok());
    assert_eq!(browser.tab().forks(), Ok(vec![]));
}

#[test]
fn one_tab_makes_no_forks_however_often_it_opens_and_saves() {
    let browser = Browser::new();
    let mut tab = browser.tab();
    chain(&browser, &tab, "p", 1, 1);
    for i in 0..30 {
        if i % 7 == 0 {
            tab = browser.tab();
        }
        // Every third copy fails.
        browser.backup.content().set_fault(if i % 3 == 0 { Fault::Once(1) } else { Fault::None });
        let head = tab.open("p").unwrap().head;
        attempt(&tab, "p", &format!("text {i}"), Some(&head)).0.unwrap();
        assert_eq!(browser.finds("p"), [format!("text {i}")]);
    }
}

// ---- What does not come back ----

#[test]
fn purged_plans_do_not_come_back_from_the_copies() {
    let browser = Browser::new();
    let tab = browser.tab();
    chain(&browser, &tab, "p", 3, 1);
    chain(&browser, &tab, "q", 1, 1);
    tab.remove("p").unwrap();
    assert_eq!((browser.finds("p"), browser.tab().bin().unwrap().len()), (vec![], 1));
    tab.purge("p").unwrap();
    assert_eq!((browser.finds("p"), browser.tab().bin().unwrap().len()), (vec![], 0));
    assert_eq!(browser.tab().restore("p"), Err(BinError::Missing));
    at_once(tab.tend()).unwrap();
    assert_eq!(browser.copies().len(), 1);
    assert_eq!((browser.finds("p"), browser.finds("q")), (vec![], vec!["q1".into()]));
    assert!(!browser.disk.snapshot().contains_key("wegmarke:gone:p"));
}

/// The copy that is still under way in another tab, which has seen the plan go.
#[test]
fn what_another_tab_deletes_for_good_is_not_copied_any_more() {
    let browser = Browser::new();
    let (mine, theirs) = (browser.tab(), browser.tab());
    let draft = mine.draft("p", "p", "p1", None).unwrap();
    mine.store(&draft).unwrap();
    theirs.remove("p").unwrap();
    theirs.purge("p").unwrap();
    at_once(theirs.tend()).unwrap();
    mine.deleted_elsewhere("p");
    assert!(at_once(mine.copy(&draft)).is_err());
    assert_eq!((browser.finds("p"), browser.copies()), (vec![], vec![]));
    // Edited anew it is a plan like any other.
    keep(&mine, "p", "p2", None);
    assert_eq!(browser.finds("p"), ["p2"]);
    browser.disk.clear();
    assert_eq!(browser.finds("p"), ["p2"]);
}

/// A battery without charge: the clock starts in 1970.
#[test]
fn a_plan_deleted_for_good_stays_so_by_a_clock_that_starts_in_1970() {
    let browser = Browser::new();
    browser.clock.set(1000);
    let tab = browser.tab();
    keep(&tab, "p", "p1", None);
    tab.remove("p").unwrap();
    tab.purge("p").unwrap();
    at_once(tab.tend()).unwrap();
    let tab = browser.tab();
    assert_eq!((tab.bin(), browser.finds("p"), browser.copies()), (Ok(vec![]), vec![], vec![]));
}

#[test]
fn plans_swept_from_the_bin_do_not_come_back_from_the_copies() {
    let browser = Browser::new();
    let tab = browser.tab();
    chain(&browser, &tab, "p", 3, 1);
    tab.remove("p").unwrap();
    browser.passes(BIN_MS);
    // The next save sweeps, its copy takes the copies with it.
    chain(&browser, &tab, "q", 1, 1);
    assert_eq!((browser.finds("p"), browser.copies().len(), browser.tab().bin().unwrap().len()), (vec![], 1, 0));
}

/// Found by the random steps: a page that had not looked into the copies took them for those of the plan in the bin.
#[test]
fn i11_what_was_saved_elsewhere_outlives_the_bin_of_a_page_that_does_not_know_it() {
    let browser = Browser::new();
    let (ours, theirs) = (browser.tab(), browser.tab());
    chain(&browser, &ours, "p", 1, 1);
    ours.remove("p").unwrap();
    let stale = Library::new(Rc::new(browser.disk.page()), Rc::new(browser.clock.clone()), 7)
        .backed(Rc::new(browser.backup.clone()));
    browser.disk.set_quota(Some(0));
    assert_eq!(attempt(&theirs, "p", "theirs", None), (None, Ok(())));
    browser.disk.set_quota(None);
    browser.passes(BIN_MS);
    keep(&stale, "q", "q", None);
    assert_eq!(browser.finds("p")[0], "theirs");
}

#[test]
fn erase_everything_empties_both_places_and_tells_if_it_could_not() {
    let browser = Browser::new();
    let tab = browser.tab();
    chain(&browser, &tab, "p", 2, 1);
    browser.backup.content().set_blocked(true);
    assert_eq!(at_once(tab.erase_everything()), Err(StorageError::Blocked));
    browser.backup.content().set_blocked(false);
    assert_eq!(browser.finds("p"), ["p2"]);
    assert_eq!(at_once(tab.erase_everything()), Ok(()));
    assert!(browser.disk.snapshot().is_empty() && browser.backup.content().snapshot().is_empty());
}

// ---- What happened to the storage ----

/// Fault table: storage cleared while open.
#[test]
fn storage_cleared_while_open_comes_back_from_the_copies_and_with_the_next_save() {
    let browser = Browser::new();
    let tab = browser.tab();
    let head = chain(&browser, &tab, "p", 2, 1);
    browser.disk.clear();
    assert_eq!(browser.finds("p"), ["p2"]);
    browser.backup.content().clear();
    assert!(browser.finds("p").is_empty());
    keep(&tab, "p", "p3", Some(&head));
    assert_eq!(browser.finds("p"), ["p3"]);
}

/// What is said to be crash-safe is looked at again, and is no longer said where somebody has cleared the copies.
#[test]
fn a_copy_that_somebody_has_cleared_is_missed_and_made_again() {
    let browser = Browser::new();
    let tab = browser.tab();
    let head = chain(&browser, &tab, "p", 2, 1);
    assert_eq!(at_once(tab.look_for_copy(&head)), Ok(()));
    assert!(tab.is_copied(&head));
    browser.backup.content().clear();
    assert!(at_once(tab.look_for_copy(&head)).is_err());
    assert!(!tab.is_copied(&head));
    let head = keep(&tab, "p", "p3", Some(&head));
    assert_eq!(at_once(tab.look_for_copy(&head)), Ok(()));
    browser.disk.clear();
    assert_eq!(browser.finds("p"), ["p3"]);
}

/// Fault table: corrupt JSON in storage.
#[test]
fn corrupt_json_in_storage_gives_the_copy_and_keeps_the_raw_text() {
    let browser = Browser::new();
    let tab = browser.tab();
    let head = chain(&browser, &tab, "p", 2, 1);
    let key = format!("wegmarke:plan:p:{}", head.mark);
    browser.disk.corrupt(&key, 99);
    let raw = browser.disk.snapshot()[&key].clone();
    let tab = browser.tab();
    let opened = tab.open("p").unwrap();
    assert_eq!((opened.text.as_str(), opened.fell_back), ("p2", false));
    for text in ["p3", "p4", "p5"] {
        let head = tab.open("p").unwrap().head;
        keep(&tab, "p", text, Some(&head));
        let damaged: Vec<String> = tab.damaged().unwrap().into_iter().map(|damaged| damaged.text).collect();
        assert_eq!(damaged, [raw.as_str()], "I5");
    }
    assert_eq!(browser.finds("p"), ["p5"]);
}

#[test]
fn a_corrupt_copy_hides_nothing() {
    let browser = Browser::new();
    let head = chain(&browser, &browser.tab(), "p", 2, 1);
    for key in browser.copies() {
        browser.backup.content().corrupt(&key, 99);
    }
    assert_eq!(browser.finds("p"), ["p2"]);
    let tab = browser.tab();
    let versions = at_once(tab.versions("p")).unwrap();
    assert_eq!(at_once(tab.version(&versions[0])), Err(OpenError::Damaged));
    keep(&tab, "p", "p3", Some(&head));
    browser.disk.roll_back(0);
    assert_eq!(browser.finds("p"), ["p3"]);
}

// ---- The ladder ----

/// The times of the versions that are left, told as how long before the last, the last first.
fn left(apart: &[(usize, i64)]) -> Vec<i64> {
    let browser = Browser::new();
    // At the end of an hour and of a day, so that the table below is easy to follow.
    browser.clock.set(
        NOON - NOON.rem_euclid(DAY) + DAY - 1 - apart.iter().map(|(count, time)| *count as i64 * time).sum::<i64>(),
    );
    let tab = browser.tab();
    let mut head: Option<Head> = None;
    for (count, time) in apart {
        for _ in 0..*count {
            browser.passes(*time);
            head = Some(keep(&tab, "p", "text", head.as_ref()));
        }
    }
    let versions = at_once(tab.versions("p")).unwrap();
    versions.iter().map(|version| versions[0].saved_at - version.saved_at).collect()
}

#[test]
fn the_ladder_keeps_the_last_ten_those_of_twenty_four_hours_and_those_of_fourteen_days() {
    let steps = |spans: &[(std::ops::Range<i64>, i64)]| -> Vec<i64> {
        spans.iter().flat_map(|(range, span)| range.clone().map(move |i| i * span)).collect()
    };
    let hours_and_the_day_before = [steps(&[(0..24, HOUR)]), vec![DAY]].concat();
    type Case<'a> = (&'a str, &'a [(usize, i64)], Vec<i64>);
    let cases: [Case; 5] = [
        ("one", &[(1, MINUTE)], vec![0]),
        ("the last ten, and of the hour nothing more", &[(30, MINUTE)], steps(&[(0..10, MINUTE)])),
        ("one moment", &[(1, MINUTE), (14, 0)], vec![0; 10]),
        ("each hour", &[(30, HOUR)], hours_and_the_day_before),
        ("hours are those with a version in them", &[(30, DAY)], steps(&[(0..24, DAY)])),
    ];
    for (name, apart, expected) in cases {
        assert_eq!(left(apart), expected, "{name}");
    }
    let all = left(&[(20, DAY), (40, HOUR), (59, MINUTE)]);
    let count = |range: std::ops::Range<i64>| all.iter().filter(|before| range.contains(before)).count();
    assert_eq!((count(0..HOUR), count(HOUR..DAY), count(DAY..30 * DAY)), (10, 23, 13));
}

/// What comes after a clock that was ahead once bears the same time, and tells nothing by it.
#[test]
fn the_last_ten_are_the_last_by_descent_where_a_clock_was_ahead() {
    let browser = Browser::new();
    let tab = browser.tab();
    browser.passes(365 * DAY);
    let mut head = keep(&tab, "p", "0", None);
    browser.passes(-365 * DAY);
    for i in 1..=30 {
        browser.passes(MINUTE);
        head = keep(&tab, "p", &i.to_string(), Some(&head));
    }
    let versions = at_once(tab.versions("p")).unwrap();
    let texts: Vec<String> = versions.iter().map(|version| at_once(tab.version(version)).unwrap()).collect();
    assert_eq!(texts, (21..=30).rev().map(|i| i.to_string()).collect::<Vec<_>>());
}

#[test]
fn an_earlier_version_can_be_read() {
    let browser = Browser::new();
    let tab = browser.tab();
    chain(&browser, &tab, "p", 3, MINUTE);
    chain(&browser, &tab, "q", 1, MINUTE);
    let versions = at_once(tab.versions("p")).unwrap();
    let texts: Vec<String> = versions.iter().map(|version| at_once(tab.version(version)).unwrap()).collect();
    assert_eq!(texts, ["p3", "p2", "p1"]);
    browser.backup.content().clear();
    assert_eq!(at_once(tab.version(&versions[0])), Err(OpenError::Missing));
}

// ---- Room ----

#[test]
fn above_the_budget_previous_generations_go_only_where_there_are_copies() {
    let half = "x".repeat(BUDGET / 2);
    for copies in [false, true] {
        let browser = Browser::new();
        browser.backup.content().set_blocked(!copies);
        let tab = browser.tab();
        let mut head = None;
        // What is over the budget is given up with a save, by which the earlier ones have their copies.
        for text in [&half, &half, &half] {
            head = attempt(&tab, "p", text, head.as_ref()).0;
        }
        assert_eq!(tab.used().unwrap() > BUDGET, !copies);
        let stored = browser.disk.snapshot().keys().filter(|key| key.starts_with("wegmarke:plan:p:")).count();
        assert_eq!(stored, if copies { 1 } else { 2 });
        assert_eq!(Some(tab.open("p").unwrap().head), head);
    }
}

#[test]
fn copies_full_thins_the_ladder_and_tries_again() {
    let browser = Browser::new();
    let tab = browser.tab();
    let other = chain(&browser, &tab, "q", 3, MINUTE);
    let mut head = chain(&browser, &tab, "p", 8, MINUTE);
    browser.backup.content().set_quota(Some(browser.backup.content().units().unwrap()));
    for i in 9..30 {
        browser.passes(MINUTE);
        let (stored, copied) = attempt(&tab, "p", &format!("p{i}"), Some(&head));
        assert_eq!(copied, Ok(()));
        head = stored.unwrap();
    }
    // The heads stay, whatever their age.
    browser.disk.roll_back(0);
    assert_eq!((browser.finds("p"), browser.finds("q")), (vec!["p29".into()], vec!["q3".into()]));
    assert!(at_once(browser.tab().versions("p")).unwrap().len() > 2);
    assert_eq!(at_once(browser.tab().versions("q")).unwrap()[0].mark, other.mark);
    // Where there is no room even so, the copy fails and nothing that was there goes.
    browser.backup.content().set_quota(Some(100));
    assert_eq!(attempt(&tab, "p", "p30", Some(&head)).1, Err(StorageError::Full));
    assert_eq!(browser.finds("q"), ["q3"]);
}

#[test]
fn blocked_copies_change_nothing() {
    let run = |backed: bool| {
        let browser = Browser::new();
        browser.backup.content().set_blocked(true);
        let plain = Library::new(Rc::new(browser.disk.clone()), Rc::new(browser.clock.clone()), 7);
        let tab = if backed { plain.backed(Rc::new(browser.backup.clone())) } else { plain };
        assert_eq!(at_once(tab.recall()), Err(StorageError::Blocked));
        let mut head = None;
        for text in ["p1", "p2", "p3"] {
            let (stored, copied) = attempt(&tab, "p", text, head.as_ref());
            assert_eq!(copied, Err(StorageError::Blocked));
            head = stored;
        }
        assert_eq!(at_once(tab.versions("p")), Err(StorageError::Blocked));
        (browser.disk.snapshot(), tab.list(), tab.forks(), tab.bin(), tab.open("p"))
    };
    assert_eq!(run(true), run(false));
}

// ---- Newer programs ----

/// Fault table: newer schema.
#[test]
fn i6_the_copies_of_a_newer_program_are_shown_and_never_written() {
    let browser = Browser::new();
    let newer = |mark: &str| {
        let rest = format!("{} {mark} an unknown line \"Later\"\n{{\"later\":true}}", SCHEMA + 1);
        let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(rest.as_bytes());
        browser
            .backup
            .content()
            .set(&format!("copy:later:{mark}:{NOON}"), &format!("wegmarke {crc:08x} {rest}"))
            .unwrap();
    };
    (1..30).for_each(|n| newer(&format!("{n}-n.{n}")));
    browser.backup.content().set("head:later:29-n.29", "").unwrap();
    let of_later = || -> Vec<String> {
        browser.backup.content().snapshot().into_keys().filter(|key| key.contains(":later:")).collect()
    };
    let before = of_later();

    let tab = browser.tab();
    assert_eq!(tab.list().unwrap()[0].condition, Condition::Newer);
    assert!(matches!(tab.open("later"), Err(OpenError::Newer { .. })));
    assert!(matches!(tab.draft("later", "p", "{}", None), Err(SaveError::Newer)));
    assert_eq!(tab.remove("later"), Err(BinError::Newer));
    let head = chain(&browser, &tab, "p", 20, MINUTE);
    browser.backup.content().set_quota(Some(browser.backup.content().units().unwrap()));
    assert_eq!(attempt(&tab, "p", "p21", Some(&head)).1, Ok(()));
    assert_eq!(of_later(), before);
}

// ---- Tabs ----

#[test]
fn i8_an_old_tab_that_looks_again_sees_what_a_new_one_sees() {
    let browser = Browser::new();
    let (old, other) = (browser.tab(), browser.tab());
    let head = chain(&browser, &other, "p", 2, 1);
    keep(&old, "p", "fork", Some(&head));
    keep(&other, "p", "p3", Some(&head));
    chain(&browser, &other, "q", 1, 1);
    other.remove("q").unwrap();
    browser.disk.set_quota(Some(0));
    assert_eq!(attempt(&other, "r", "only copied", None), (None, Ok(())));
    at_once(old.recall()).unwrap();
    let new = browser.tab();
    assert_eq!((old.list(), old.forks(), old.bin()), (new.list(), new.forks(), new.bin()));
    assert_eq!(new.list().unwrap().len(), 2);
}

/// What another page stored becomes visible late: nobody's work is lost by it, both stay.
#[test]
fn i7_two_tabs_that_do_not_see_each_other_yet_both_keep_their_work() {
    let browser = Browser::new();
    let page = || {
        let tab = Library::new(Rc::new(browser.disk.page()), Rc::new(browser.clock.clone()), browser.chance.random());
        tab.backed(Rc::new(browser.backup.clone()))
    };
    let base = chain(&browser, &browser.tab(), "p", 2, 1);
    let (ours, theirs) = (page(), page());
    for (tab, name) in [(&ours, "ours"), (&theirs, "theirs")] {
        let mut head = base.clone();
        for i in 1..=4 {
            head = keep(tab, "p", &format!("{name} {i}"), Some(&head));
        }
    }
    browser.disk.catch_up(usize::MAX);
    let mut found = browser.finds("p");
    found.sort();
    assert_eq!(found, ["ours 4", "theirs 4"]);
}
