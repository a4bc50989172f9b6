//! The plans that a visitor has stored, kept so that nothing is lost in silence.
//!
//! | key | holds |
//! |---|---|
//! | `wegmarke:plan:<id>:<generation>-<writer>.<serial>` | one generation of a plan (`generation.rs`) |
//! | `wegmarke:gone:<id>` | a tombstone: when the plan was put into the bin, and which generations that covers |
//! | `wegmarke:quarantine:<hash>` | a text that could not be read, as it was |
//! | `wegmarke:settings` | small settings of the interface |
//!
//! A plan's key is never overwritten: each save is a new key, read back before anybody is told
//! "saved", and only then is an older one removed. There is no pointer to the head and no index:
//! the head is the highest generation that can be read, so no two keys have to change together. The
//! list reads and checks every generation: there are two for each plan, some dozens of texts. A tombstone names the generations that
//! it covers; a plan is gone only while it has no other, so a save in another tab brings it back
//! instead of vanishing with it.
//!
//! The library holds no state of its own but its name as a writer and how often it wrote; what
//! another tab stored is seen at the next call. It does not know what a plan is, beyond a title and
//! a JSON text.
//!
//! The seam for forks and leases: a readable generation that no other names as its parent and that
//! is not the head is a *fork*, written by a tab that did not see the head. Nothing here removes
//! one ([`Library::save`] removes along its own line of parents only, and making room removes only
//! what has a readable child), so a view of forks can be added without touching what is stored.
//! Backups in IndexedDB take the same text that `save` has verified.

mod autosave;
mod generation;

pub use autosave::{Autosave, LATEST_MS, QUIET_MS, SaveState};
pub use generation::{Mark, SCHEMA};

use crate::core::sort::sort_by;
use crate::core::ports::{Clock, Storage, StorageError, utf16_units};
use generation::{Header, Reading};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How long a plan stays in the bin.
pub const BIN_MS: i64 = 30 * 24 * 60 * 60 * 1000;

const ALL: &str = "wegmarke:";
const PLAN: &str = "wegmarke:plan:";
const GONE: &str = "wegmarke:gone:";
const QUARANTINE: &str = "wegmarke:quarantine:";
const SETTINGS: &str = "wegmarke:settings";

/// The stored plans of this origin.
#[derive(Clone)]
pub struct Library {
    storage: Rc<dyn Storage>,
    clock: Rc<dyn Clock>,
    writer: String,
    serial: Rc<Cell<u32>>,
}

/// A plan in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The plan's id.
    pub id: String,
    /// Its title; a guess, maybe empty, if the plan is damaged or newer.
    pub title: String,
    /// When it was saved last, if that can be read.
    pub saved_at: Option<i64>,
    /// The number of the head, or of the highest key if there is no head.
    pub generation: u32,
    /// What to tell about it.
    pub condition: Condition,
}

/// How well a stored plan can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// As it was saved.
    Good,
    /// A later generation is damaged: opening gives the last good one.
    FellBack,
    /// No generation can be read; the raw texts are in [`Library::damaged`].
    Damaged,
    /// Saved by a newer program: can be looked at, never written.
    Newer,
}

/// A plan in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binned {
    /// The plan as the list would show it.
    pub entry: Entry,
    /// When it was put there.
    pub deleted_at: i64,
}

/// A text that cannot be read, for the visitor to download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Where it lies.
    pub key: String,
    /// What lies there.
    pub text: String,
}

/// A generation known to be stored: what the next save builds upon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The plan's id.
    pub id: String,
    /// The generation's name.
    pub mark: Mark,
    /// The name of the generation that it was made from.
    pub parent: Option<Mark>,
    /// When it was saved.
    pub saved_at: i64,
}

/// An opened plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The plan's JSON.
    pub text: String,
    /// For the next save.
    pub head: Head,
    /// A later generation is damaged, so this is not the last state: to be told to the visitor.
    pub fell_back: bool,
}

/// Why a plan was not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenError {
    /// The storage failed.
    Storage(StorageError),
    /// There is no such plan, or it is in the bin.
    Missing,
    /// No generation can be read.
    Damaged,
    /// A newer program saved it.
    Newer {
        /// The newer plan's JSON, for looking at it or downloading it.
        text: String,
    },
}

/// Why a plan was not saved. Nothing that was stored before is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveError {
    /// The storage failed, or gave back something else than was written.
    Storage(StorageError),
    /// A newer program has saved this plan: it is not written to.
    Newer,
}

/// Why a plan was not put into the bin, taken out or deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BinError {
    /// The storage failed.
    Storage(StorageError),
    /// It is not there.
    Missing,
    /// A newer program has saved this plan: it is not written to.
    Newer,
}

impl Library {
    /// `writer` names this page load: a random number, never used by another tab or another load.
    pub fn new(storage: Rc<dyn Storage>, clock: Rc<dyn Clock>, writer: u64) -> Self {
        Self {
            storage,
            clock,
            writer: format!("{writer:x}"),
            serial: Rc::default(),
        }
    }

    /// The plans outside the bin, the last saved first, those whose time is unknown at the end.
    /// Never writes.
    pub fn list(&self) -> Result<Vec<Entry>, StorageError> {
        let plans = self.plans()?;
        let mut list: Vec<Entry> = plans
            .iter()
            .filter(|plan| !plan.gone())
            .map(Plan::entry)
            .collect();
        sort_by(&mut list, |a, b| b.saved_at.cmp(&a.saved_at).then_with(|| a.id.cmp(&b.id)));
        Ok(list)
    }

    /// The plans in the bin, the last deleted first. Never writes.
    pub fn bin(&self) -> Result<Vec<Binned>, StorageError> {
        let plans = self.plans()?;
        let gone = plans.iter().filter(|plan| plan.gone());
        let binned = |plan: &Plan| {
            let tombstone = plan.tombstone.as_ref()?;
            Some(Binned {
                entry: plan.entry(),
                deleted_at: tombstone.deleted_at,
            })
        };
        let mut bin: Vec<Binned> = gone.filter_map(binned).collect();
        sort_by(&mut bin, |a, b| {
            b.deleted_at
                .cmp(&a.deleted_at)
                .then_with(|| a.entry.id.cmp(&b.entry.id))
        });
        Ok(bin)
    }

    /// Every text that cannot be read, in quarantine or still where it was found. Never writes.
    pub fn damaged(&self) -> Result<Vec<Damaged>, StorageError> {
        let mut damaged = Vec::new();
        for key in self.storage.keys()? {
            let mark = match key.strip_prefix(PLAN) {
                Some(rest) => parse_plan_key(rest).map(|(_, mark)| mark),
                None if key.starts_with(QUARANTINE) => None,
                None => continue,
            };
            let Some(text) = self.storage.get(&key)? else {
                continue;
            };
            let unreadable =
                mark.is_none_or(|mark| matches!(generation::read(&mark, &text), Reading::Damaged));
            if unreadable {
                damaged.push(Damaged { key, text });
            }
        }
        Ok(damaged)
    }

    /// The highest generation of a plan that can be read. Never writes.
    pub fn open(&self, id: &str) -> Result<Opened, OpenError> {
        let plan = self.plan(id)?;
        if plan.generations.is_empty() || plan.gone() {
            return Err(OpenError::Missing);
        }
        if let Some(newer) = plan.newer() {
            return Err(OpenError::Newer {
                text: generation::json(&newer.text).into(),
            });
        }
        let (found, header) = plan.head().ok_or(OpenError::Damaged)?;
        Ok(Opened {
            text: generation::json(&found.text).into(),
            head: Head {
                id: id.into(),
                mark: found.mark.clone(),
                parent: header.parent.clone(),
                saved_at: header.saved_at,
            },
            fell_back: plan.condition() == Condition::FellBack,
        })
    }

    /// Stores a plan as the child of `parent`; without one, above everything that is stored under
    /// this id. When it returns a head, the text has been read back. Afterwards, as far as the
    /// storage lets it, it tidies: forebears older than the parent are removed, so is a tombstone
    /// that this save has outlived; damaged generations of this plan go into quarantine; plans that
    /// were in the bin for too long are purged.
    pub fn save(
        &self,
        id: &str,
        title: &str,
        json: &str,
        parent: Option<&Head>,
    ) -> Result<Head, SaveError> {
        let plan = self.plan(id)?;
        if plan.newer().is_some() {
            return Err(SaveError::Newer);
        }
        // A head of another plan (this one may be its duplicate) is no parent.
        let parent = parent.filter(|head| head.id == id);
        let below = match parent {
            Some(head) => head.mark.generation,
            None => plan
                .generations
                .first()
                .map_or(0, |highest| highest.mark.generation),
        };
        let generation = below
            .checked_add(1)
            .ok_or_else(|| StorageError::Other("no generation is left".into()))?;
        self.serial.set(self.serial.get() + 1);
        let mark = Mark {
            generation,
            writer: self.writer.clone(),
            serial: self.serial.get(),
        };
        let head = Head {
            id: id.into(),
            parent: parent.map(|head| head.mark.clone()),
            // Never before the parent's, even if the clock was set back: what is oldest by time is
            // oldest by descent too.
            saved_at: self
                .clock
                .now_ms()
                .max(parent.map_or(i64::MIN, |head| head.saved_at)),
            mark,
        };
        let header = Header {
            parent: head.parent.clone(),
            saved_at: head.saved_at,
            title: title.into(),
        };
        let key = plan_key(id, &head.mark);
        if let Err(error) = self.put(&key, &generation::write(&head.mark, &header, json)) {
            // Withdrawn, so that what was reported as not saved does not turn up later as a fork.
            // If that fails too, the visitor finds a state that they really had.
            let _ = self.storage.remove(&key);
            return Err(error.into());
        }
        // The text is safe. What follows is tried again at the next save if it fails now.
        let _ = self.tidy(&plan, parent.and_then(|head| head.parent.as_ref()));
        let _ = self.sweep();
        Ok(head)
    }

    /// Puts a plan into the bin. Its generations stay, so it can be taken out again.
    pub fn remove(&self, id: &str) -> Result<(), BinError> {
        let plan = self.plan(id)?;
        if plan.generations.is_empty() || plan.gone() {
            return Err(BinError::Missing);
        }
        if plan.newer().is_some() {
            return Err(BinError::Newer);
        }
        let covers = plan
            .generations
            .into_iter()
            .map(|generation| generation.mark)
            .collect();
        let tombstone = Tombstone {
            deleted_at: self.clock.now_ms(),
            covers,
        };
        Ok(self.put(&gone_key(id), &tombstone.write())?)
    }

    /// Takes a plan out of the bin.
    pub fn restore(&self, id: &str) -> Result<(), BinError> {
        self.binned(id)?;
        Ok(self.storage.remove(&gone_key(id))?)
    }

    /// Deletes a plan in the bin for good, what cannot be read of it too: the visitor asked for it.
    pub fn purge(&self, id: &str) -> Result<(), BinError> {
        let plan = self.binned(id)?;
        // Lowest first and the tombstone last: wherever this stops, the rest is still a whole plan
        // in the bin.
        for generation in plan.generations.iter().rev() {
            self.storage.remove(&plan_key(id, &generation.mark))?;
        }
        Ok(self.storage.remove(&gone_key(id))?)
    }

    /// Removes every key of ours, and no other. Goes on after a failure, and then reports the
    /// first.
    pub fn erase_everything(&self) -> Result<(), StorageError> {
        let ours = self
            .storage
            .keys()?
            .into_iter()
            .filter(|key| key.starts_with(ALL));
        ours.map(|key| self.storage.remove(&key))
            .fold(Ok(()), Result::and)
    }

    /// The settings of the interface as one JSON text; `None` if the visitor never changed any.
    pub fn settings(&self) -> Result<Option<String>, StorageError> {
        self.storage.get(SETTINGS)
    }

    /// Stores the settings. Only to be called once the visitor has changed one or has edited:
    /// reading a page stores nothing.
    pub fn set_settings(&self, json: &str) -> Result<(), StorageError> {
        self.put(SETTINGS, json)
    }

    /// Removes what stayed in the bin for too long. What cannot be read goes into quarantine:
    /// nobody asked to delete that.
    fn sweep(&self) -> Result<(), StorageError> {
        let now = self.clock.now_ms();
        for key in self.storage.keys()? {
            let Some(id) = key.strip_prefix(GONE) else {
                continue;
            };
            let Some(tombstone) = self.tombstone(id)? else {
                continue;
            };
            if now.saturating_sub(tombstone.deleted_at) < BIN_MS {
                continue;
            }
            let plan = self.plan(id)?;
            if !plan.gone() || plan.newer().is_some() {
                continue;
            }
            let mut left = false;
            for generation in plan.generations.iter().rev() {
                match generation.reading {
                    Reading::Damaged => left |= self.quarantine(id, generation) != Ok(true),
                    _ => self.storage.remove(&plan_key(id, &generation.mark))?,
                }
            }
            if !left {
                self.storage.remove(&key)?;
            }
        }
        Ok(())
    }

    /// What `save` does once the text is safe; `plan` is as it was before.
    fn tidy(&self, plan: &Plan, grandparent: Option<&Mark>) -> Result<(), StorageError> {
        let mut forebears = Vec::new();
        let mut next = grandparent;
        while let Some(generation) = next.and_then(|mark| plan.generation(mark)) {
            let Reading::Good(header) = &generation.reading else {
                break;
            };
            forebears.push(&generation.mark);
            next = header.parent.as_ref();
        }
        // Oldest first: if this stops half-way, the next save still finds the rest along the line
        // of parents.
        for mark in forebears.into_iter().rev() {
            self.storage.remove(&plan_key(&plan.id, mark))?;
        }
        if plan.tombstone.is_some() {
            self.storage.remove(&gone_key(&plan.id))?;
        }
        // Last, since it needs room: in a full storage it fails until the above has made some.
        for generation in &plan.generations {
            if matches!(generation.reading, Reading::Damaged) {
                self.quarantine(&plan.id, generation)?;
            }
        }
        Ok(())
    }

    /// Moves a text that cannot be read; `false` if it has to stay where it is, because another
    /// text has its name.
    fn quarantine(&self, id: &str, damaged: &Generation) -> Result<bool, StorageError> {
        let key = format!("{QUARANTINE}{}", generation::hash(&damaged.text));
        if self.storage.get(&key)?.is_none() {
            self.storage.set(&key, &damaged.text)?;
        }
        let kept = self.storage.get(&key)?.as_deref() == Some(damaged.text.as_str());
        if kept {
            self.storage.remove(&plan_key(id, &damaged.mark))?;
        }
        Ok(kept)
    }

    /// Writes and reads back. Where the storage is full, makes room and tries once more: never
    /// often, since browsers have lost data there.
    fn put(&self, key: &str, value: &str) -> Result<(), StorageError> {
        match self.storage.set(key, value) {
            Err(StorageError::Full) => {
                // If that fails half-way it may still have freed enough.
                let _ = self.make_room(utf16_units(key) + utf16_units(value));
                self.storage.set(key, value)?;
            }
            result => result?,
        }
        match self.storage.get(key)?.as_deref() == Some(value) {
            true => Ok(()),
            false => Err(StorageError::Other("not stored as written".into())),
        }
    }

    /// Gives up what is only there for safety, the oldest first: generations that have a readable
    /// child.
    fn make_room(&self, units: usize) -> Result<(), StorageError> {
        let _ = self.sweep();
        let mut spare = Vec::new();
        for plan in self.plans()? {
            if plan.newer().is_some() {
                continue;
            }
            for generation in &plan.generations {
                if let Reading::Good(header) = &generation.reading
                    && plan
                        .good()
                        .any(|(_, child)| child.parent.as_ref() == Some(&generation.mark))
                {
                    let key = plan_key(&plan.id, &generation.mark);
                    spare.push((
                        header.saved_at,
                        generation.mark.generation,
                        utf16_units(&generation.text),
                        key,
                    ));
                }
            }
        }
        sort_by(&mut spare, Ord::cmp);
        let mut freed = 0;
        for (_, _, size, key) in spare {
            if freed >= units {
                break;
            }
            self.storage.remove(&key)?;
            freed += size + utf16_units(&key);
        }
        Ok(())
    }

    fn binned(&self, id: &str) -> Result<Plan, BinError> {
        let plan = self.plan(id)?;
        if plan.generations.is_empty() || !plan.gone() {
            return Err(BinError::Missing);
        }
        match plan.newer() {
            Some(_) => Err(BinError::Newer),
            None => Ok(plan),
        }
    }

    fn plans(&self) -> Result<Vec<Plan>, StorageError> {
        let mut marks: BTreeMap<String, Vec<Mark>> = BTreeMap::new();
        for key in self.storage.keys()? {
            if let Some((id, mark)) = key.strip_prefix(PLAN).and_then(parse_plan_key) {
                marks.entry(id.into()).or_default().push(mark);
            }
        }
        marks
            .into_iter()
            .map(|(id, marks)| self.read_plan(id, marks))
            .collect()
    }

    fn plan(&self, id: &str) -> Result<Plan, StorageError> {
        let keys = self.storage.keys()?;
        let parsed = keys
            .iter()
            .filter_map(|key| parse_plan_key(key.strip_prefix(PLAN)?));
        let marks = parsed
            .filter(|(owner, _)| *owner == id)
            .map(|(_, mark)| mark)
            .collect();
        self.read_plan(id.into(), marks)
    }

    fn read_plan(&self, id: String, mut marks: Vec<Mark>) -> Result<Plan, StorageError> {
        sort_by(&mut marks, |a, b| b.cmp(a));
        let mut generations = Vec::with_capacity(marks.len());
        for mark in marks {
            // Another tab may have removed it since the keys were read.
            if let Some(text) = self.storage.get(&plan_key(&id, &mark))? {
                let reading = generation::read(&mark, &text);
                generations.push(Generation {
                    mark,
                    text,
                    reading,
                });
            }
        }
        let tombstone = self.tombstone(&id)?;
        Ok(Plan {
            id,
            generations,
            tombstone,
        })
    }

    /// A tombstone that cannot be read counts as none: better a plan too many than one too few.
    fn tombstone(&self, id: &str) -> Result<Option<Tombstone>, StorageError> {
        Ok(self
            .storage
            .get(&gone_key(id))?
            .and_then(|text| Tombstone::parse(&text)))
    }
}

impl From<StorageError> for OpenError {
    fn from(error: StorageError) -> Self {
        OpenError::Storage(error)
    }
}

impl From<StorageError> for SaveError {
    fn from(error: StorageError) -> Self {
        SaveError::Storage(error)
    }
}

impl From<StorageError> for BinError {
    fn from(error: StorageError) -> Self {
        BinError::Storage(error)
    }
}

/// Everything that is stored of one plan.
struct Plan {
    id: String,
    /// The highest first.
    generations: Vec<Generation>,
    tombstone: Option<Tombstone>,
}

struct Generation {
    mark: Mark,
    text: String,
    reading: Reading,
}

impl Plan {
    fn good(&self) -> impl Iterator<Item = (&Generation, &Header)> {
        self.generations
            .iter()
            .filter_map(|generation| match &generation.reading {
                Reading::Good(header) => Some((generation, header)),
                _ => None,
            })
    }

    fn head(&self) -> Option<(&Generation, &Header)> {
        self.good().next()
    }

    fn newer(&self) -> Option<&Generation> {
        self.generations
            .iter()
            .find(|generation| matches!(generation.reading, Reading::Newer))
    }

    fn generation(&self, mark: &Mark) -> Option<&Generation> {
        self.generations
            .iter()
            .find(|generation| generation.mark == *mark)
    }

    fn gone(&self) -> bool {
        let covered = |tombstone: &Tombstone| {
            self.generations
                .iter()
                .all(|g| tombstone.covers.contains(&g.mark))
        };
        self.tombstone.as_ref().is_some_and(covered)
    }

    fn condition(&self) -> Condition {
        match self.generations.first().map(|highest| &highest.reading) {
            _ if self.newer().is_some() => Condition::Newer,
            Some(Reading::Good(_)) => Condition::Good,
            _ if self.head().is_some() => Condition::FellBack,
            _ => Condition::Damaged,
        }
    }

    fn entry(&self) -> Entry {
        let condition = self.condition();
        let head = self.head().filter(|_| condition != Condition::Newer);
        let shown = head
            .map(|(generation, _)| generation)
            .or(self.newer())
            .or(self.generations.first());
        Entry {
            id: self.id.clone(),
            title: match head {
                Some((_, header)) => header.title.clone(),
                None => shown.map_or_else(String::new, |generation| {
                    generation::guess_title(&generation.text)
                }),
            },
            saved_at: head.map(|(_, header)| header.saved_at),
            generation: shown.map_or(0, |generation| generation.mark.generation),
            condition,
        }
    }
}

/// `<time> <mark> <mark> …`. Holds no words of the visitor, so it may be overwritten.
struct Tombstone {
    deleted_at: i64,
    covers: Vec<Mark>,
}

impl Tombstone {
    fn write(&self) -> String {
        let mut text = self.deleted_at.to_string();
        for mark in &self.covers {
            text.push(' ');
            text.push_str(&mark.to_string());
        }
        text
    }

    fn parse(text: &str) -> Option<Tombstone> {
        let mut words = text.split(' ');
        let deleted_at = words.next()?.parse().ok()?;
        let covers = words.map(Mark::parse).collect::<Option<_>>()?;
        Some(Tombstone { deleted_at, covers })
    }
}

fn plan_key(id: &str, mark: &Mark) -> String {
    format!("{PLAN}{id}:{mark}")
}

/// Reads what follows `wegmarke:plan:`. From the end, so that an id may hold anything.
fn parse_plan_key(rest: &str) -> Option<(&str, Mark)> {
    let (id, mark) = rest.rsplit_once(':')?;
    Some((id, Mark::parse(mark)?))
}

fn gone_key(id: &str) -> String {
    format!("{GONE}{id}")
}
