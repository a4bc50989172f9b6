//! What the core asks of the world: a place for texts, the time, chance.
//!
//! The core reads no clock, no randomness and no storage but through these traits, so that tests
//! can hold the clock still and make the disk fail. The real sides live in `browser`; the twins for
//! tests are at the end of this file. Nothing here knows what is stored, who asks, or that a
//! browser exists.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// A flat store of texts by key, as `localStorage` is: every call is whole or has no effect.
pub trait Storage {
    /// The text under a key; `None` if there is none.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Puts a text under a key. After an error the former text is still there.
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError>;
    /// Removes a key; no error if it does not exist.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// All keys in no promised order, those of other programs on this origin among them.
    fn keys(&self) -> Result<Vec<String>, StorageError>;
    /// How much is used, by other programs too, as the quota counts: UTF-16 units, keys included.
    fn units(&self) -> Result<usize, StorageError>;
}

/// A second place for texts, slower and safer: IndexedDB. What was reported as written survives a crash of the browser,
/// which what `localStorage` took in the last minute may not.
pub trait Backup {
    /// All keys, in order.
    fn keys(&self) -> Answer<Vec<String>>;
    /// The text under a key; `None` if there is none.
    fn get(&self, key: &str) -> Answer<Option<String>>;
    /// Puts texts under keys, removes those without a text: all of it or nothing. Begun at once, even if nobody waits
    /// for the answer: the page may be going.
    fn write(&self, changes: Vec<(String, Option<String>)>) -> Answer<()>;
    /// Removes everything.
    fn clear(&self) -> Answer<()>;
}

/// What comes later.
pub type Answer<T> = Pin<Box<dyn Future<Output = Result<T, StorageError>>>>;

/// Why a store did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageError {
    /// The browser gives this page no storage: cookies blocked, a sandboxed frame, a private
    /// window.
    Blocked,
    /// The quota is used up.
    Full,
    /// Anything else, in the browser's own words.
    Other(String),
}

/// The length of a text as a browser's quota counts it.
pub fn utf16_units(text: &str) -> usize {
    // Where it is so, it is known at once.
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}

/// The time of day.
pub trait Clock {
    /// Milliseconds since 1970 in UTC. May jump, also backwards: people set clocks.
    fn now_ms(&self) -> i64;
}

/// Chance, for ids and for the names of writers.
pub trait Entropy {
    /// Sixty-four bits that nobody foresees.
    fn random(&self) -> u64;
}

// ---- Twins for tests. Public because tests stand outside the crate. The product uses none of them,
// so none reaches the wasm. ----

/// For tests: a store in memory that counts like a browser and fails when told to. Clones share one content and one
/// view of it, so a test keeps a handle.
///
/// What is written is a commit. A handle made by [`MemoryStorage::page`] sees its own commits at once, as a tab does,
/// and those of others, in their order, when it is told to catch up. A crash of the browser rolls back to any earlier
/// commit.
#[derive(Clone, Default)]
pub struct MemoryStorage {
    disk: Rc<Disk>,
    view: Rc<View>,
}

/// What all pages share.
#[derive(Default)]
struct Disk {
    commits: RefCell<Vec<Commit>>,
    /// What they come to.
    items: RefCell<BTreeMap<String, String>>,
    pages: Cell<u32>,
    quota: Cell<Option<usize>>,
    blocked: Cell<bool>,
    fault: Cell<Fault>,
    writes: Cell<usize>,
}

/// What one page sees.
#[derive(Default)]
struct View {
    page: u32,
    items: RefCell<BTreeMap<String, String>>,
    /// So many commits are known, besides its own.
    seen: Cell<usize>,
}

#[derive(Clone)]
struct Commit {
    page: u32,
    key: String,
    value: Option<String>,
}

/// For tests: which of the coming operations fail, counted from 1, the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fault {
    /// None.
    #[default]
    None,
    /// Only this one, as when a call throws.
    Once(u32),
    /// This one and all after it, as when the page dies here.
    From(u32),
}

impl MemoryStorage {
    /// Another page of the same browser, which has just read everything.
    pub fn page(&self) -> MemoryStorage {
        self.disk.pages.set(self.disk.pages.get() + 1);
        let view =
            View { page: self.disk.pages.get(), items: self.disk.items.clone(), seen: Cell::new(self.commits()) };
        MemoryStorage { disk: self.disk.clone(), view: Rc::new(view) }
    }

    /// This page gets to see so many more commits of others.
    pub fn catch_up(&self, count: usize) {
        let (commits, mut items) = (self.disk.commits.borrow(), self.view.items.borrow_mut());
        let from = self.view.seen.get();
        let to = from.saturating_add(count).min(commits.len());
        let own: Vec<(usize, &Commit)> =
            commits.iter().enumerate().skip(from).filter(|(_, commit)| commit.page == self.view.page).collect();
        for (at, commit) in commits.iter().enumerate().take(to).skip(from) {
            if !own.iter().any(|(when, own)| *when >= at && own.key == commit.key) {
                commit.apply(&mut items);
            }
        }
        self.view.seen.set(to);
    }

    /// How many commits there were.
    pub fn commits(&self) -> usize {
        self.disk.commits.borrow().len()
    }

    /// Forgets all but the first `count` commits, as a crash of the browser may. Other pages have ended with it.
    pub fn roll_back(&self, count: usize) {
        self.disk.commits.borrow_mut().truncate(count);
        let mut items = BTreeMap::new();
        self.disk.commits.borrow().iter().for_each(|commit| commit.apply(&mut items));
        *self.view.items.borrow_mut() = items.clone();
        *self.disk.items.borrow_mut() = items;
        self.view.seen.set(self.commits());
    }

    /// Removes everything, past blocking and faults: somebody cleared the browser's data.
    pub fn clear(&self) {
        self.catch_up(usize::MAX);
        let keys: Vec<String> = self.view.items.borrow().keys().cloned().collect();
        keys.iter().for_each(|key| self.commit(key, None));
    }

    /// Sets the quota in UTF-16 units, keys included, as browsers count; `None` is without limit.
    pub fn set_quota(&self, units: Option<usize>) {
        self.disk.quota.set(units);
    }

    /// Makes every operation fail as in a browser that blocks storage.
    pub fn set_blocked(&self, blocked: bool) {
        self.disk.blocked.set(blocked);
    }

    /// Whether every operation fails.
    pub fn is_blocked(&self) -> bool {
        self.disk.blocked.get()
    }

    /// Replaces the schedule of faults.
    pub fn set_fault(&self, fault: Fault) {
        self.disk.fault.set(fault);
    }

    /// Damages one character (`at` wraps around) of a stored text, if there is one, past quota and
    /// faults.
    pub fn corrupt(&self, key: &str, at: usize) {
        self.catch_up(usize::MAX);
        let text = self.view.items.borrow().get(key).cloned();
        if let Some(text) = text {
            let at = at % text.chars().count().max(1);
            let damaged = |(i, c)| match c {
                _ if i != at => c,
                '#' => '~',
                _ => '#',
            };
            let text: String = text.chars().enumerate().map(damaged).collect();
            self.commit(key, Some(&text));
        }
    }

    /// Everything that this page sees, past blocking and faults.
    pub fn snapshot(&self) -> BTreeMap<String, String> {
        self.view.items.borrow().clone()
    }

    /// Calls of `set` and `remove` so far, failed ones among them, by all pages.
    pub fn writes(&self) -> usize {
        self.disk.writes.get()
    }

    fn operate(&self) -> Result<(), StorageError> {
        if self.disk.blocked.get() {
            return Err(StorageError::Blocked);
        }
        let (next, fails) = match self.disk.fault.get() {
            Fault::None => (Fault::None, false),
            Fault::Once(1) => (Fault::None, true),
            Fault::Once(n) => (Fault::Once(n - 1), false),
            Fault::From(1) => (Fault::From(1), true),
            Fault::From(n) => (Fault::From(n - 1), false),
        };
        self.disk.fault.set(next);
        match fails {
            true => Err(StorageError::Other("fault of the schedule".into())),
            false => Ok(()),
        }
    }

    fn write(&self) -> Result<(), StorageError> {
        self.disk.writes.set(self.disk.writes.get() + 1);
        self.operate()
    }

    fn commit(&self, key: &str, value: Option<&str>) {
        let commit = Commit { page: self.view.page, key: key.into(), value: value.map(String::from) };
        commit.apply(&mut self.view.items.borrow_mut());
        commit.apply(&mut self.disk.items.borrow_mut());
        self.disk.commits.borrow_mut().push(commit);
    }
}

impl Commit {
    fn apply(&self, items: &mut BTreeMap<String, String>) {
        match &self.value {
            Some(value) => items.insert(self.key.clone(), value.clone()),
            None => items.remove(&self.key),
        };
    }
}

impl Storage for MemoryStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.operate()?;
        Ok(self.view.items.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.write()?;
        if let Some(quota) = self.disk.quota.get() {
            let items = self.view.items.borrow();
            let used = units(items.iter().filter(|(k, _)| *k != key));
            if used + utf16_units(key) + utf16_units(value) > quota {
                return Err(StorageError::Full);
            }
        }
        self.commit(key, Some(value));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.write()?;
        self.commit(key, None);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.operate()?;
        Ok(self.view.items.borrow().keys().cloned().collect())
    }

    fn units(&self) -> Result<usize, StorageError> {
        self.operate()?;
        Ok(units(self.view.items.borrow().iter()))
    }
}

fn units<'a>(items: impl Iterator<Item = (&'a String, &'a String)>) -> usize {
    items.map(|(key, value)| utf16_units(key) + utf16_units(value)).sum()
}

/// For tests: a second place in memory. Clones share one content, and what is asked of them is done at once; what is
/// asked of handles made by [`MemoryBackup::page`] waits in one line until it is told to go on, as IndexedDB does it.
#[derive(Clone, Default)]
pub struct MemoryBackup {
    content: MemoryStorage,
    line: Rc<RefCell<VecDeque<Request>>>,
    page: Option<u32>,
}

struct Request {
    page: u32,
    act: Box<dyn FnOnce()>,
}

impl MemoryBackup {
    /// The content, to be filled, damaged, limited and made to fail. A write counts as one operation for each key.
    pub fn content(&self) -> &MemoryStorage {
        &self.content
    }

    /// The same place for one page, which asks and goes on meanwhile.
    pub fn page(&self) -> MemoryBackup {
        MemoryBackup { page: Some(self.content.page().view.page), ..self.clone() }
    }

    /// Does what was asked for first; `false` if nothing waits. The answers are there when they are next looked for.
    pub fn go_on(&self) -> bool {
        let next = self.line.borrow_mut().pop_front();
        next.map(|request| (request.act)()).is_some()
    }

    /// The page has ended, and what it asked for is not done any more.
    pub fn give_up(&self) {
        self.line.borrow_mut().retain(|request| Some(request.page) != self.page);
    }

    fn ask<T: 'static>(&self, request: impl FnOnce(&MemoryStorage) -> Result<T, StorageError> + 'static) -> Answer<T> {
        let Some(page) = self.page else { return Box::pin(std::future::ready(request(&self.content))) };
        let (content, slot) = (self.content.clone(), Rc::new(RefCell::new(None)));
        let answer = slot.clone();
        let act = Box::new(move || *slot.borrow_mut() = Some(request(&content)));
        self.line.borrow_mut().push_back(Request { page, act });
        Box::pin(std::future::poll_fn(move |_| answer.borrow_mut().take().map_or(Poll::Pending, Poll::Ready)))
    }
}

impl Backup for MemoryBackup {
    fn keys(&self) -> Answer<Vec<String>> {
        self.ask(|content| content.keys())
    }

    fn get(&self, key: &str) -> Answer<Option<String>> {
        let key = key.to_owned();
        self.ask(move |content| content.get(&key))
    }

    fn write(&self, changes: Vec<(String, Option<String>)>) -> Answer<()> {
        self.ask(move |content| {
            let before = content.commits();
            let one = |(key, text): (String, Option<String>)| match text {
                Some(text) => content.set(&key, &text),
                None => content.remove(&key),
            };
            let result = changes.into_iter().try_for_each(one);
            if result.is_err() {
                content.roll_back(before);
            }
            result
        })
    }

    fn clear(&self) -> Answer<()> {
        self.ask(|content| content.keys().map(|_| content.clear()))
    }
}

/// For tests: what a future comes to that waits for nothing but such twins; `None` if it still waits.
pub fn now<T>(future: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Option<T> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}

/// For tests: the same where it must not wait.
pub fn at_once<T>(future: impl Future<Output = T>) -> T {
    now(std::pin::pin!(future)).expect("it waits for something")
}

/// For tests: a clock that stands until it is moved. Clones share one time.
#[derive(Clone, Default)]
pub struct FixedClock(Rc<Cell<i64>>);

impl FixedClock {
    /// Moves the hands.
    pub fn set(&self, now_ms: i64) {
        self.0.set(now_ms);
    }
}

impl Clock for FixedClock {
    fn now_ms(&self) -> i64 {
        self.0.get()
    }
}

/// For tests: chance that is the same in every run (SplitMix64).
pub struct SeededEntropy(Cell<u64>);

impl SeededEntropy {
    /// Starts the sequence that belongs to a seed.
    pub fn new(seed: u64) -> Self {
        Self(Cell::new(seed))
    }
}

impl Entropy for SeededEntropy {
    fn random(&self) -> u64 {
        let state = self.0.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.0.set(state);
        let z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
