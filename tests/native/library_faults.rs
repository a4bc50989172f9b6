//! Everything at once: two tabs, a browser that crashes, storages that throw, fill up, lag, break and lose their last
//! commits, in random order, over the twins of both storages. The invariants are those of the storage notes; each is
//! named where it is held.
//!
//! A run is a list of steps, made from a seed. One that fails is cut down to the steps that matter and printed; it
//! stays in `library_regressions.rs` as a test of its own. `WEGMARKE_CASES=100000 WEGMARKE_SEED=7` makes a longer run
//! from another seed.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::rc::Rc;
use wegmarke::core::library::*;
use wegmarke::core::ports::*;

const NOON: i64 = 1_767_225_600_000;
const DAY: i64 = 24 * 60 * 60 * 1000;
const IDS: [&str; 2] = ["a", "b"];
const TABS: usize = 2;
/// Plans of a newer program: one stored, one of which only copies are left.
const NEWER: [&str; 2] = ["newer", "later"];

#[derive(Debug, Clone, Copy)]
pub enum Op {
    /// Drafts, stores, begins to copy: what the keeper does. `anew` is an edit of something that was not opened before.
    Edit {
        tab: usize,
        id: usize,
        length: usize,
        anew: bool,
    },
    Open {
        tab: usize,
        id: usize,
    },
    /// A page load. What the page had begun to copy arrives or does not.
    Reload {
        tab: usize,
        arrives: bool,
    },
    /// The browser ends; the storage has lost its last commits.
    Crash {
        lost: usize,
        arrives: bool,
    },
    /// Somebody clears the storage from outside; the copies stay.
    Clear,
    Bin {
        tab: usize,
        id: usize,
    },
    Restore {
        tab: usize,
        id: usize,
    },
    Purge {
        tab: usize,
        id: usize,
    },
    Erase {
        tab: usize,
    },
    /// A fork becomes a plan of its own.
    Part {
        tab: usize,
        pick: usize,
    },
    /// Back to an earlier version: an edit with its text.
    Back {
        tab: usize,
        id: usize,
        pick: usize,
    },
    Recall {
        tab: usize,
    },
    Tend {
        tab: usize,
    },
    /// Commits of the other tab become visible.
    CatchUp {
        tab: usize,
        count: usize,
    },
    /// Copies come along.
    GoOn {
        count: usize,
    },
    /// An old tab looks at everything again.
    Refresh {
        tab: usize,
    },
    Damage {
        pick: usize,
        at: usize,
    },
    DamageCopy {
        pick: usize,
        at: usize,
    },
    Quota(Option<usize>),
    CopiesQuota(Option<usize>),
    Block(bool),
    BlockCopies(bool),
    Days(i64),
}

/// An operation, the faults of storage and copies during it, and whether what it asked of the copies is done with it.
#[derive(Debug, Clone, Copy)]
pub struct Step(pub Op, pub Fault, pub Fault, pub bool);

/// Plain dice, made from a seed.
struct Dice(SeededEntropy);

impl Dice {
    fn below(&self, n: usize) -> usize {
        (self.0.random() % n as u64) as usize
    }

    fn one_in(&self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn fault(&self) -> Fault {
        match self.below(8) {
            0 => Fault::Once(1 + self.below(30) as u32),
            1 => Fault::From(1 + self.below(30) as u32),
            _ => Fault::None,
        }
    }

    fn quota(&self) -> Option<usize> {
        self.one_in(2).then(|| 500 + self.below(1500))
    }

    fn step(&self) -> Step {
        let (tab, id, pick) = (self.below(TABS), self.below(IDS.len()), self.below(1000));
        let op = match self.below(100) {
            0..40 => Op::Edit { tab, id, length: self.below(100), anew: self.one_in(20) },
            40..47 => Op::Open { tab, id },
            47..51 => Op::Reload { tab, arrives: self.one_in(2) },
            51..54 => {
                Op::Crash { lost: if self.one_in(3) { usize::MAX } else { self.below(20) }, arrives: self.one_in(2) }
            }
            54 => Op::Clear,
            55..58 => Op::Bin { tab, id },
            58..60 => Op::Restore { tab, id },
            60..62 => Op::Purge { tab, id },
            62 => Op::Erase { tab },
            63..67 => Op::Part { tab, pick },
            67..69 => Op::Back { tab, id, pick },
            69..72 => Op::Recall { tab },
            72 => Op::Tend { tab },
            73..81 => Op::CatchUp { tab, count: if self.one_in(2) { usize::MAX } else { self.below(5) } },
            81..88 => Op::GoOn { count: if self.one_in(2) { usize::MAX } else { self.below(4) } },
            88..91 => Op::Refresh { tab },
            91 => Op::Damage { pick, at: self.below(200) },
            92 => Op::DamageCopy { pick, at: self.below(200) },
            93..95 => Op::Quota(self.quota()),
            95 => Op::CopiesQuota(self.quota()),
            96 => Op::Block(self.one_in(3)),
            97 => Op::BlockCopies(self.one_in(3)),
            _ => Op::Days(1 + self.below(40) as i64),
        };
        Step(op, self.fault(), self.fault(), self.one_in(2))
    }
}

/// What the copies were asked for, once it has come back.
enum Done {
    Copied { text: usize, succeeded: bool },
    Erased { wholly: bool },
    Parted { from: String },
    Recalled,
    Else,
}

type Task = Pin<Box<dyn Future<Output = Done>>>;

/// One page: it sees the storage as it was, and its requests to the copies wait.
struct Tab {
    page: MemoryStorage,
    place: MemoryBackup,
    library: Library,
    open: BTreeMap<usize, Open>,
    tasks: Vec<Task>,
    /// Everything is being erased.
    erases: bool,
    /// So many edits in a row did not see all that others had stored.
    behind: u32,
}

/// A plan as it is on the screen: what it was last stored as, and what was typed last.
#[derive(Clone)]
struct Open {
    head: Option<Head>,
    text: Option<usize>,
}

/// A text that somebody typed. Every text is another one.
struct Tried {
    id: String,
    /// The text that it was made from.
    parent: Option<usize>,
    text: String,
}

/// What a visitor sees who comes now: of each plan the head and then the forks.
#[derive(Default)]
struct Seen {
    listed: BTreeMap<String, Vec<usize>>,
    /// What would be seen if all were taken out of the bin.
    whole: BTreeMap<String, Vec<usize>>,
    damaged: BTreeSet<String>,
}

/// The browser, and what the library owes the visitor, told without its means.
struct Model {
    disk: MemoryStorage,
    backup: MemoryBackup,
    clock: FixedClock,
    chance: SeededEntropy,
    tabs: Vec<Tab>,
    tried: Vec<Tried>,
    marks: BTreeMap<(String, String), usize>,
    /// Reported saved, and nothing reported saved was made from it.
    saved: BTreeSet<usize>,
    /// Reported crash-safe, and nothing reported crash-safe was made from it.
    safe: BTreeSet<usize>,
    /// Deleted for good, with all that was visible of the plan.
    dead: BTreeMap<String, BTreeSet<usize>>,
    /// Deleted for good by the visitor, or swept.
    given_up: BTreeSet<usize>,
    /// Plans that could be read at the last look.
    readable: BTreeSet<String>,
    /// Plans of which a fork is becoming one of its own. If others erase what that stood beside, it was the last of its
    /// plan.
    parted: Vec<String>,
    damaged: BTreeSet<String>,
    /// No fault so far that could make the program forget what was made from what.
    calm: bool,
    /// The first commits are those of the setting.
    first: usize,
    newer: Vec<(String, String)>,
    later: Vec<(String, String)>,
}

impl Model {
    fn new() -> Self {
        let (disk, backup, clock) = (MemoryStorage::default(), MemoryBackup::default(), FixedClock::default());
        clock.set(NOON);
        let plant = |storage: &MemoryStorage, key: String, mark: &str| {
            let rest = format!("{} {mark} an unknown line \"Later\"\n{{\"later\":true}}", SCHEMA + 1);
            let crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(rest.as_bytes());
            storage.set(&key, &format!("wegmarke {crc:08x} {rest}")).unwrap();
        };
        let [newer, later] = NEWER;
        plant(&disk, format!("wegmarke:plan:{newer}:9-n.1"), "9-n.1");
        plant(backup.content(), format!("copy:{later}:8-n.1:{NOON}"), "8-n.1");
        plant(backup.content(), format!("copy:{later}:9-n.2:{NOON}"), "9-n.2");
        backup.content().set(&format!("head:{later}:9-n.2"), "").unwrap();
        disk.set("foreign", "theirs").unwrap();
        let mut model = Self {
            first: disk.commits(),
            newer: with_id(&disk, newer),
            later: with_id(backup.content(), later),
            disk,
            backup,
            clock,
            chance: SeededEntropy::new(1),
            tabs: Vec::new(),
            tried: Vec::new(),
            marks: BTreeMap::new(),
            saved: BTreeSet::new(),
            safe: BTreeSet::new(),
            dead: BTreeMap::new(),
            given_up: BTreeSet::new(),
            readable: BTreeSet::new(),
            parted: Vec::new(),
            damaged: BTreeSet::new(),
            calm: true,
        };
        model.tabs = (0..TABS).map(|_| model.load()).collect();
        model
    }

    fn library(&self, storage: &MemoryStorage, backup: &MemoryBackup) -> Library {
        let library = Library::new(Rc::new(storage.clone()), Rc::new(self.clock.clone()), self.chance.random() >> 32);
        library.backed(Rc::new(backup.clone()))
    }

    /// A page that has just been loaded: as the program does, it begins to look into the copies.
    fn load(&self) -> Tab {
        let (page, place) = (self.disk.page(), self.backup.page());
        let library = self.library(&page, &place);
        let mut tab = Tab { page, place, library, open: BTreeMap::new(), tasks: Vec::new(), erases: false, behind: 0 };
        tab.recall();
        tab
    }

    /// The text, the text that it was made from, and so on.
    fn forebears(&self, text: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(text), |text| self.tried[*text].parent)
    }

    fn alive(&self, seen: &BTreeMap<String, Vec<usize>>) -> BTreeSet<usize> {
        let mut alive = BTreeSet::new();
        for text in seen.values().flatten() {
            for text in self.forebears(*text) {
                if !alive.insert(text) {
                    break;
                }
            }
        }
        alive
    }

    /// The head and the forks of each plan that can be read.
    fn visible(&self, library: &Library, list: &[Entry]) -> BTreeMap<String, Vec<usize>> {
        let mut visible = BTreeMap::new();
        for entry in list.iter().filter(|entry| matches!(entry.condition, Condition::Good | Condition::FellBack)) {
            let opened = library.open(&entry.id).expect("I3: what is listed as good can be opened");
            visible.insert(entry.id.clone(), vec![self.real(&entry.id, &opened.text)]);
        }
        for fork in library.forks().unwrap() {
            let text = library.fork(&fork).expect("a fork that is listed can be read");
            visible.get_mut(&fork.id).expect("a fork is one of a listed plan").push(self.real(&fork.id, &text));
        }
        visible
    }

    /// I3: the number of a text, if somebody typed it for this plan.
    fn real(&self, id: &str, text: &str) -> usize {
        let number = text.split(' ').next().and_then(|number| number.parse::<usize>().ok());
        let tried = number.and_then(|number| self.tried.get(number));
        assert!(tried.is_some_and(|tried| tried.text == text && tried.id == id), "I3: {id} was never {text}");
        number.unwrap()
    }

    /// Faults and limits do not concern whoever looks.
    fn undisturbed<T>(&self, look: impl FnOnce() -> T) -> T {
        for storage in [&self.disk, self.backup.content()] {
            storage.set_fault(Fault::None);
        }
        let blocked = [self.disk.is_blocked(), self.backup.content().is_blocked()];
        self.disk.set_blocked(false);
        self.backup.content().set_blocked(false);
        let seen = look();
        self.disk.set_blocked(blocked[0]);
        self.backup.content().set_blocked(blocked[1]);
        seen
    }

    fn look(&self) -> Seen {
        self.undisturbed(|| {
            let page = self.disk.page();
            let fresh = self.library(&page, &self.backup);
            at_once(fresh.recall()).unwrap();
            let listed = self.visible(&fresh, &fresh.list().unwrap());
            let stored = page.snapshot();
            let whole = match stored.keys().any(|key| key.starts_with("wegmarke:gone:")) {
                false => listed.clone(),
                true => {
                    let unbinned = MemoryStorage::default();
                    for (key, text) in stored.iter().filter(|(key, _)| !key.starts_with("wegmarke:gone:")) {
                        unbinned.set(key, text).unwrap();
                    }
                    self.all(&unbinned)
                }
            };
            let damaged = fresh.damaged().unwrap().into_iter().filter(|damaged| damaged.key.starts_with("wegmarke:"));
            let damaged = damaged
                .map(|damaged| damaged.text)
                .filter(|text| stored.values().any(|stored| stored == text))
                .collect();
            Seen { listed, whole, damaged }
        })
    }

    fn all(&self, storage: &MemoryStorage) -> BTreeMap<String, Vec<usize>> {
        let library = self.library(storage, &self.backup);
        at_once(library.recall()).unwrap();
        self.visible(&library, &library.list().unwrap())
    }

    /// What could be read if only the copies were left.
    fn copied(&self) -> BTreeMap<String, Vec<usize>> {
        self.undisturbed(|| self.all(&MemoryStorage::default()))
    }

    fn type_text(&mut self, id: &str, parent: Option<usize>, length: usize) -> usize {
        let text = format!("{} {}", self.tried.len(), "x".repeat(length));
        self.tried.push(Tried { id: id.into(), parent, text });
        self.tried.len() - 1
    }

    /// What the keeper does; the head if it was stored.
    fn keep(&mut self, tab: usize, id: &str, text: usize, parent: Option<&Head>) -> Option<Head> {
        let typed = self.tried[text].text.clone();
        let library = &self.tabs[tab].library;
        let draft = library.draft(id, "Title", &typed, parent).ok()?;
        self.marks.insert((id.into(), draft.head.mark.to_string()), text);
        self.dead.remove(id);
        let stored = library.store(&draft).is_ok();
        let copy = library.copy(&draft);
        let task = async move { Done::Copied { text, succeeded: copy.await.is_ok() } };
        self.tabs[tab].tasks.push(Box::pin(task));
        if !stored {
            return None;
        }
        let forebears: Vec<usize> = self.forebears(text).collect();
        self.saved.retain(|text| !forebears.contains(text));
        self.saved.insert(text);
        Some(draft.head)
    }

    /// Whether a tab sees all that others have stored.
    fn sees_all(&self, tab: usize) -> bool {
        self.tabs[tab].page.snapshot() == self.disk.page().snapshot()
    }

    fn edit(&mut self, tab: usize, id: usize, length: usize) {
        let sees_all = self.sees_all(tab);
        let behind = &mut self.tabs[tab].behind;
        *behind = if sees_all { 0 } else { *behind + 1 };
        // Browsers are behind for milliseconds, saves a second apart.
        self.calm &= *behind < 3;
        let open = self.tabs[tab].open.get(&id).cloned().unwrap_or(Open { head: None, text: None });
        let text = self.type_text(IDS[id], open.text, length);
        let head = self.keep(tab, IDS[id], text, open.head.as_ref());
        self.tabs[tab].open.insert(id, Open { head: head.or(open.head), text: Some(text) });
    }

    fn open(&mut self, tab: usize, id: usize) {
        if let Ok(opened) = self.tabs[tab].library.open(IDS[id]) {
            let text = Some(self.real(IDS[id], &opened.text));
            self.tabs[tab].open.insert(id, Open { head: Some(opened.head), text });
        }
    }

    /// Whatever has come back from the copies is heard.
    fn poll(&mut self, tab: usize) {
        let tasks = std::mem::take(&mut self.tabs[tab].tasks);
        for mut task in tasks {
            match now(task.as_mut()) {
                None => self.tabs[tab].tasks.push(task),
                Some(Done::Copied { text, succeeded: true }) => {
                    let forebears: Vec<usize> = self.forebears(text).collect();
                    self.safe.retain(|text| !forebears.contains(text));
                    if !self.given_up.contains(&text) {
                        self.safe.insert(text);
                    }
                }
                Some(Done::Copied { succeeded: false, .. }) => self.calm = false,
                Some(Done::Erased { wholly }) => {
                    self.tabs[tab].erases = false;
                    self.forget_all();
                    if wholly && self.idle() {
                        self.dead = BTreeMap::new();
                        for (number, tried) in self.tried.iter().enumerate() {
                            self.dead.entry(tried.id.clone()).or_default().insert(number);
                        }
                    }
                }
                Some(Done::Parted { from }) => {
                    self.parted.iter().position(|id| *id == from).map(|at| self.parted.swap_remove(at));
                    self.readable.remove(&from);
                }
                Some(Done::Recalled | Done::Else) => {}
            }
        }
    }

    fn go_on(&mut self, count: usize) {
        (0..TABS).for_each(|tab| self.poll(tab));
        for _ in 0..count {
            if !self.backup.go_on() {
                break;
            }
            (0..TABS).for_each(|tab| self.poll(tab));
        }
    }

    fn idle(&self) -> bool {
        self.tabs.iter().all(|tab| tab.tasks.is_empty())
    }

    fn end(&mut self, tab: usize, arrives: bool) {
        self.poll(tab);
        self.calm &= self.tabs[tab].tasks.is_empty();
        if self.tabs[tab].erases {
            self.go_on(usize::MAX);
        }
        if !arrives {
            self.tabs[tab].place.give_up();
        }
    }

    fn forget_all(&mut self) {
        self.given_up.extend(0..self.tried.len());
        self.saved.clear();
        self.safe.clear();
        self.readable.clear();
        self.damaged.clear();
        self.newer.clear();
        self.later.clear();
    }

    /// The generations that a tombstone covers are no longer owed.
    fn forget_covered(&mut self, id: &str, tombstone: &str) {
        let marks: Vec<&str> = tombstone.split(' ').skip(1).collect();
        let texts: Vec<usize> =
            marks.iter().filter_map(|mark| self.marks.get(&(id.to_owned(), (*mark).to_owned())).copied()).collect();
        let covered: BTreeSet<usize> = texts.iter().flat_map(|text| self.forebears(*text)).collect();
        self.saved.retain(|text| !covered.contains(text));
        self.safe.retain(|text| !covered.contains(text));
        self.given_up.extend(covered);
        self.readable.remove(id);
    }

    /// Plans whose time in the bin is over, as any page sees it, may go.
    fn forget_over(&mut self) {
        let now = self.clock.now_ms();
        let mut over = Vec::new();
        for page in self.tabs.iter().map(|tab| &tab.page).chain([&self.disk.page()]) {
            let stored = page.snapshot();
            for (key, tombstone) in stored.range("wegmarke:gone:".to_owned().."wegmarke:gone;".to_owned()) {
                let id = &key["wegmarke:gone:".len()..];
                let mut words = tombstone.split(' ');
                let since = words.next().and_then(|time| time.parse::<i64>().ok());
                let named: Vec<&str> = words.collect();
                let of = |mark: &str| self.marks.get(&(id.to_owned(), mark.to_owned()));
                let covered: BTreeSet<usize> =
                    named.iter().filter_map(|mark| of(mark)).flat_map(|text| self.forebears(*text)).collect();
                let covers = |mark: &str| named.contains(&mark) || of(mark).is_some_and(|text| covered.contains(text));
                let prefix = format!("wegmarke:plan:{id}:");
                let gone = stored.keys().filter_map(|key| key.strip_prefix(&prefix)).all(covers);
                if gone && since.is_some_and(|since| now.saturating_sub(since) >= BIN_MS) {
                    over.push((id.to_owned(), tombstone.clone()));
                }
            }
        }
        for (id, tombstone) in over {
            self.forget_covered(&id, &tombstone);
        }
    }

    /// The storage has lost something: what it alone held is no longer owed.
    fn lost(&mut self) {
        let seen = self.look();
        let alive = self.alive(&seen.whole);
        self.saved.retain(|text| alive.contains(text));
        self.readable = BTreeSet::new();
        self.damaged = seen.damaged;
        self.dead.clear();
        self.calm = false;
    }

    fn run(&mut self, Step(op, fault, copies_fault, settles): Step) {
        self.forget_over();
        let (disk, backup) = (self.disk.clone(), self.backup.clone());
        disk.set_fault(fault);
        backup.content().set_fault(copies_fault);
        let mut acting = false;
        match op {
            Op::Edit { tab, id, length, anew } => {
                acting = true;
                if !anew && !self.tabs[tab].open.contains_key(&id) {
                    self.open(tab, id);
                }
                self.edit(tab, id, length);
            }
            Op::Open { tab, id } => self.open(tab, id),
            Op::Reload { tab, arrives } => {
                acting = true;
                self.end(tab, arrives);
                self.tabs[tab] = self.load();
            }
            Op::Crash { lost, arrives } => {
                (0..TABS).for_each(|tab| self.end(tab, arrives));
                while backup.go_on() {}
                disk.roll_back(disk.commits().saturating_sub(lost).max(self.first));
                self.tabs = (0..TABS).map(|_| self.load()).collect();
                self.lost();
            }
            Op::Clear => {
                disk.clear();
                self.newer.clear();
                self.lost();
            }
            Op::Bin { tab, id } => {
                let sees_all = self.sees_all(tab);
                // Whoever does not see that it is gone puts it there anew, with what they see of it.
                if self.tabs[tab].library.remove(IDS[id]).is_ok() && !sees_all {
                    self.dead.remove(IDS[id]);
                }
            }
            Op::Restore { tab, id } => {
                // Somebody for whom it is still in the bin may want it back, and the copies may still be there.
                if self.tabs[tab].library.restore(IDS[id]).is_ok() {
                    self.dead.remove(IDS[id]);
                }
            }
            Op::Purge { tab, id } => {
                let tombstone = self.tabs[tab].page.snapshot().remove(&format!("wegmarke:gone:{}", IDS[id]));
                let before = self.undisturbed(|| self.look());
                disk.set_fault(fault);
                let covers = |tombstone: &str, mark: &str| tombstone.split(' ').skip(1).any(|covered| covered == mark);
                let prefix = format!("wegmarke:plan:{}:", IDS[id]);
                let stored: Vec<String> = disk
                    .page()
                    .snapshot()
                    .into_keys()
                    .filter_map(|key| Some(key.strip_prefix(&prefix)?.to_owned()))
                    .collect();
                let purged = self.tabs[tab].library.purge(IDS[id]);
                if let (Some(tombstone), Ok(()) | Err(BinError::Storage(_))) = (&tombstone, &purged) {
                    self.forget_covered(IDS[id], tombstone);
                    self.damaged.clear();
                    // What the other tab has saved meanwhile stays.
                    let covered =
                        |text: &usize| self.marks.iter().any(|((_, mark), of)| of == text && covers(tombstone, mark));
                    let alone = stored.iter().all(|mark| covers(tombstone, mark))
                        && before.whole.get(IDS[id]).into_iter().flatten().all(covered);
                    if purged.is_ok() && self.idle() && alone {
                        let all = self.tried.iter().enumerate().filter(|(_, tried)| tried.id == IDS[id]);
                        self.dead.insert(IDS[id].into(), all.map(|(number, _)| number).collect());
                    }
                }
            }
            Op::Erase { tab } => {
                acting = true;
                self.calm = false;
                self.forget_all();
                let library = self.tabs[tab].library.clone();
                self.tabs[tab].open.clear();
                self.tabs[tab].erases = true;
                // What the other tab writes meanwhile, or wrote just now, may stay.
                let alone = settles
                    && !backup.content().is_blocked()
                    && self.tabs[tab].page.snapshot() == disk.page().snapshot();
                let task = async move { Done::Erased { wholly: library.erase_everything().await.is_ok() && alone } };
                self.tabs[tab].tasks.push(Box::pin(task));
            }
            Op::Part { tab, pick } => {
                acting = true;
                let library = self.tabs[tab].library.clone();
                let forks = library.forks().unwrap_or_default();
                if let Some(fork) = (!forks.is_empty()).then(|| forks[pick % forks.len()].clone())
                    && let Ok(text) = library.fork(&fork)
                {
                    let parent = self.real(&fork.id, &text);
                    let id = format!("part{}", self.tried.len());
                    let text = self.type_text(&id, Some(parent), 0);
                    if let Some(own) = self.keep(tab, &id, text, None) {
                        self.parted.push(fork.id.clone());
                        let task = async move {
                            let _ = library.retire(&fork, &own).await;
                            Done::Parted { from: fork.id }
                        };
                        self.tabs[tab].tasks.push(Box::pin(task));
                    }
                }
            }
            Op::Back { tab, id, pick } => {
                acting = true;
                let versions = self.undisturbed(|| {
                    let library = self.library(&disk.page(), &backup);
                    let versions = at_once(library.versions(IDS[id])).unwrap();
                    let text = |version: &Version| at_once(library.version(version)).ok();
                    versions.iter().filter_map(text).collect::<Vec<_>>()
                });
                let versions: Vec<usize> = versions.iter().map(|text| self.real(IDS[id], text)).collect();
                disk.set_fault(fault);
                backup.content().set_fault(copies_fault);
                if !versions.is_empty() && self.tabs[tab].open.contains_key(&id) {
                    self.edit(tab, id, pick % 100);
                }
            }
            Op::Recall { tab } => {
                acting = true;
                self.tabs[tab].recall();
            }
            Op::Tend { tab } => {
                acting = true;
                let library = self.tabs[tab].library.clone();
                let task = async move {
                    let _ = library.tend().await;
                    Done::Else
                };
                self.tabs[tab].tasks.push(Box::pin(task));
            }
            Op::CatchUp { tab, count } => self.tabs[tab].page.catch_up(count),
            Op::GoOn { count } => self.go_on(count),
            Op::Refresh { tab } => self.refresh(tab),
            Op::Damage { pick, at } => {
                disk.catch_up(usize::MAX);
                let ours = |key: &String| key.starts_with("wegmarke:") && !key.contains(":newer:");
                let keys: Vec<String> = disk.snapshot().into_keys().filter(ours).collect();
                if !keys.is_empty() {
                    disk.corrupt(&keys[pick % keys.len()], at);
                    self.tabs.iter().for_each(|tab| tab.page.catch_up(usize::MAX));
                    self.lost();
                }
            }
            Op::DamageCopy { pick, at } => {
                let keys: Vec<String> =
                    backup.content().snapshot().into_keys().filter(|key| !key.contains(":later:")).collect();
                if !keys.is_empty() {
                    backup.content().corrupt(&keys[pick % keys.len()], at);
                    let alive = self.alive(&self.copied());
                    self.safe.retain(|text| alive.contains(text));
                    // The damage may be older than the word that it was copied.
                    self.given_up.extend((0..self.tried.len()).filter(|text| !alive.contains(text)));
                    self.lost();
                }
            }
            Op::Quota(units) => disk.set_quota(units),
            Op::CopiesQuota(units) => {
                self.calm = false;
                backup.content().set_quota(units);
            }
            Op::Block(blocked) => disk.set_blocked(blocked),
            Op::BlockCopies(blocked) => backup.content().set_blocked(blocked),
            Op::Days(days) => {
                self.clock.set(self.clock.now_ms() + days * DAY);
                self.tabs.iter().for_each(|tab| tab.page.catch_up(usize::MAX));
            }
        }
        if acting {
            self.go_on(if settles { usize::MAX } else { 0 });
        }
        disk.set_fault(Fault::None);
        backup.content().set_fault(Fault::None);
    }

    /// I8: there is no index that could be wrong. An old tab that looks again sees what a new one sees.
    fn refresh(&mut self, tab: usize) {
        self.go_on(usize::MAX);
        let blocked = self.backup.content().is_blocked();
        if blocked || self.disk.is_blocked() {
            return;
        }
        self.disk.set_fault(Fault::None);
        self.backup.content().set_fault(Fault::None);
        self.tabs[tab].page.catch_up(usize::MAX);
        self.tabs[tab].recall();
        self.go_on(usize::MAX);
        let fresh = self.library(&self.disk.page(), &self.backup);
        at_once(fresh.recall()).unwrap();
        let old = &self.tabs[tab].library;
        assert_eq!(old.list(), fresh.list(), "I8");
        assert_eq!(old.forks(), fresh.forks(), "I8");
        assert_eq!(old.bin(), fresh.bin(), "I8");
    }

    fn check(&mut self) {
        let writes = (self.disk.writes(), self.backup.content().writes());
        let (seen, copied) = (self.look(), self.copied());
        if self.tabs.iter().any(|tab| tab.erases) {
            self.forget_all();
        }
        assert_eq!((self.disk.writes(), self.backup.content().writes()), writes, "I4: looking wrote");

        let alive = self.alive(&seen.whole);
        let lost: Vec<&usize> = self.saved.iter().filter(|text| !alive.contains(text)).collect();
        assert!(lost.is_empty(), "I1, I7: saved, and neither in a head nor in a fork: {lost:?}");
        let lost: Vec<&usize> = self.safe.iter().filter(|text| !alive.contains(text)).collect();
        assert!(lost.is_empty(), "I11: crash-safe, and neither in a head nor in a fork: {lost:?}");
        let rest = self.alive(&copied);
        let lost: Vec<&usize> = self.safe.iter().filter(|text| !rest.contains(text)).collect();
        assert!(lost.is_empty(), "I11: crash-safe, and not in the copies: {lost:?}");
        let readable: BTreeSet<String> = seen.whole.keys().cloned().collect();
        let lost: Vec<&String> = self.readable.difference(&readable).filter(|id| !self.parted.contains(*id)).collect();
        assert!(lost.is_empty(), "I2: can no longer be read: {lost:?}");
        let lost: Vec<&String> = self.damaged.difference(&seen.damaged).collect();
        assert!(lost.is_empty(), "I5: {lost:?}");
        if !self.newer.is_empty() {
            assert_eq!(with_id(&self.disk.page(), NEWER[0]), self.newer, "I6");
        }
        if !self.later.is_empty() {
            assert_eq!(with_id(self.backup.content(), NEWER[1]), self.later, "I6");
        }
        for (id, dead) in &self.dead {
            let back = seen.listed.get(id).into_iter().flatten().find(|text| dead.contains(text));
            assert_eq!(back, None, "deleted for good, and there again: {id}");
        }
        // While a copy is under way a new page may take what it was made from for a fork.
        if self.calm && self.idle() {
            for (id, texts) in &seen.listed {
                for text in texts {
                    let made = texts
                        .iter()
                        .find(|other| *other != text && self.forebears(**other).any(|forebear| forebear == *text));
                    assert_eq!(made, None, "a false fork: {text} of {id}");
                }
            }
        }
        if !self.tabs.iter().any(|tab| tab.erases) {
            (self.readable, self.damaged) = (readable, seen.damaged);
        }
    }
}

impl Tab {
    fn recall(&mut self) {
        let library = self.library.clone();
        let task = async move {
            let _ = library.recall().await;
            Done::Recalled
        };
        self.tasks.push(Box::pin(task));
    }
}

fn with_id(storage: &MemoryStorage, id: &str) -> Vec<(String, String)> {
    let part = format!(":{id}:");
    storage.snapshot().into_iter().filter(|(key, _)| key.contains(&part)).collect()
}

/// Runs the steps and looks after each `look`th and at the end.
pub fn replay(steps: &[Step], look: usize) {
    let mut model = Model::new();
    for (at, step) in steps.iter().enumerate() {
        model.run(*step);
        if at % look == look - 1 || at == steps.len() - 1 {
            model.check();
        }
    }
}

/// The steps that it takes to fail.
fn shrunk(mut steps: Vec<Step>) -> Vec<Step> {
    let fails = |steps: &[Step]| catch_unwind(AssertUnwindSafe(|| replay(steps, 1))).is_err();
    let mut at = 0;
    while at < steps.len() {
        let mut fewer = steps.clone();
        fewer.remove(at);
        let plain = |change: &dyn Fn(&mut Step)| {
            let mut plain = steps.clone();
            change(&mut plain[at]);
            plain
        };
        let simpler =
            [plain(&|step| step.1 = Fault::None), plain(&|step| step.2 = Fault::None), plain(&|step| step.3 = true)];
        if fails(&fewer) {
            (steps, at) = (fewer, 0);
            continue;
        }
        for simpler in simpler {
            if format!("{simpler:?}") != format!("{steps:?}") && fails(&simpler) {
                steps = simpler;
                break;
            }
        }
        at += 1;
    }
    steps
}

fn number(name: &str, or: u64) -> u64 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(or)
}

#[test]
fn i1_to_i8_and_i11_hold_over_random_operations() {
    let (seed, cases) = (number("WEGMARKE_SEED", 0), number("WEGMARKE_CASES", 3000));
    for case in 0..cases {
        let dice = Dice(SeededEntropy::new((seed << 32) + case));
        let steps: Vec<Step> = (0..10 + dice.below(50)).map(|_| dice.step()).collect();
        let look = 4 + dice.below(14);
        if catch_unwind(AssertUnwindSafe(|| replay(&steps, look))).is_err() {
            let hook = std::panic::take_hook();
            std::panic::set_hook(Box::new(|_| {}));
            let fewest = shrunk(steps.clone());
            std::panic::set_hook(hook);
            eprintln!("seed {seed}, case {case}:");
            fewest.iter().for_each(|step| eprintln!("    {step:?},"));
            replay(&fewest, 1);
            replay(&steps, look);
        }
    }
}
