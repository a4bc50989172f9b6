//! What the core asks of the world: a place for texts, the time, chance.
//!
//! The core reads no clock, no randomness and no storage but through these traits, so that tests
//! can hold the clock still and make the disk fail. The real sides live in `browser`; the twins for
//! tests are at the end of this file. Nothing here knows what is stored, who asks, or that a
//! browser exists.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
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
    /// Puts texts under keys, removes those without a text: all of it or nothing. Begun at once, even if nobody waits for
    /// the answer: the page may be going.
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
    text.encode_utf16().count()
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

/// For tests: a store in memory that counts like a browser and fails when told to. Clones share one
/// content, so a test keeps a handle.
#[derive(Clone, Default)]
pub struct MemoryStorage(Rc<Memory>);

#[derive(Default)]
struct Memory {
    items: RefCell<BTreeMap<String, String>>,
    quota: Cell<Option<usize>>,
    blocked: Cell<bool>,
    fault: Cell<Fault>,
    writes: Cell<usize>,
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
    /// Sets the quota in UTF-16 units, keys included, as browsers count; `None` is without limit.
    pub fn set_quota(&self, units: Option<usize>) {
        self.0.quota.set(units);
    }

    /// Makes every operation fail as in a browser that blocks storage.
    pub fn set_blocked(&self, blocked: bool) {
        self.0.blocked.set(blocked);
    }

    /// Replaces the schedule of faults.
    pub fn set_fault(&self, fault: Fault) {
        self.0.fault.set(fault);
    }

    /// Damages one character (`at` wraps around) of a stored text, if there is one, past quota and
    /// faults.
    pub fn corrupt(&self, key: &str, at: usize) {
        if let Some(text) = self.0.items.borrow_mut().get_mut(key) {
            let at = at % text.chars().count().max(1);
            let damaged = |(i, c)| match c {
                _ if i != at => c,
                '#' => '~',
                _ => '#',
            };
            *text = text.chars().enumerate().map(damaged).collect();
        }
    }

    /// Everything that is stored, past blocking and faults.
    pub fn snapshot(&self) -> BTreeMap<String, String> {
        self.0.items.borrow().clone()
    }

    /// Calls of `set` and `remove` so far, failed ones among them.
    pub fn writes(&self) -> usize {
        self.0.writes.get()
    }

    fn operate(&self) -> Result<(), StorageError> {
        if self.0.blocked.get() {
            return Err(StorageError::Blocked);
        }
        let (next, fails) = match self.0.fault.get() {
            Fault::None => (Fault::None, false),
            Fault::Once(1) => (Fault::None, true),
            Fault::Once(n) => (Fault::Once(n - 1), false),
            Fault::From(1) => (Fault::From(1), true),
            Fault::From(n) => (Fault::From(n - 1), false),
        };
        self.0.fault.set(next);
        match fails {
            true => Err(StorageError::Other("fault of the schedule".into())),
            false => Ok(()),
        }
    }

    fn write(&self) -> Result<(), StorageError> {
        self.0.writes.set(self.0.writes.get() + 1);
        self.operate()
    }
}

impl Storage for MemoryStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.operate()?;
        Ok(self.0.items.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        self.write()?;
        let mut items = self.0.items.borrow_mut();
        if let Some(quota) = self.0.quota.get() {
            let used = units(items.iter().filter(|(k, _)| *k != key));
            if used + utf16_units(key) + utf16_units(value) > quota {
                return Err(StorageError::Full);
            }
        }
        items.insert(key.into(), value.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.write()?;
        self.0.items.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.operate()?;
        Ok(self.0.items.borrow().keys().cloned().collect())
    }

    fn units(&self) -> Result<usize, StorageError> {
        self.operate()?;
        Ok(units(self.0.items.borrow().iter()))
    }
}

fn units<'a>(items: impl Iterator<Item = (&'a String, &'a String)>) -> usize {
    items.map(|(key, value)| utf16_units(key) + utf16_units(value)).sum()
}

/// For tests: a second place in memory, which answers at once. Clones share one content.
#[derive(Clone, Default)]
pub struct MemoryBackup(MemoryStorage);

impl MemoryBackup {
    /// The content, to be filled, damaged, limited and made to fail. A write counts as one operation for each key.
    pub fn content(&self) -> &MemoryStorage {
        &self.0
    }

    fn answer<T: 'static>(result: Result<T, StorageError>) -> Answer<T> {
        Box::pin(std::future::ready(result))
    }
}

impl Backup for MemoryBackup {
    fn keys(&self) -> Answer<Vec<String>> {
        Self::answer(self.0.keys())
    }

    fn get(&self, key: &str) -> Answer<Option<String>> {
        Self::answer(self.0.get(key))
    }

    fn write(&self, changes: Vec<(String, Option<String>)>) -> Answer<()> {
        let before = self.0.snapshot();
        let one = |(key, text): (String, Option<String>)| match text {
            Some(text) => self.0.set(&key, &text),
            None => self.0.remove(&key),
        };
        let result = changes.into_iter().try_for_each(one);
        if result.is_err() {
            *self.0.0.items.borrow_mut() = before;
        }
        Self::answer(result)
    }

    fn clear(&self) -> Answer<()> {
        Self::answer(self.0.keys().map(|_| self.0.0.items.borrow_mut().clear()))
    }
}

/// For tests: what a future comes to that waits for nothing but such twins.
pub fn at_once<T>(future: impl Future<Output = T>) -> T {
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => result,
        Poll::Pending => panic!("it waits for something"),
    }
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
