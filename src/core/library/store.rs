//! Saving and opening: what is written in which order, and what is read back.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use super::generation::{self, Header, Mark, Reading};
use super::keys::*;
use super::stored::{Condition, Entry, Generation, Plan};
use crate::core::ports::{Backup, Clock, Storage, StorageError};
use crate::core::sort::sort_by;

/// The stored plans of this origin.
#[derive(Clone)]
pub struct Library {
    pub(super) storage: Rc<dyn Storage>,
    /// None where there is to be no second place; empty until it is known.
    pub(super) backup: Option<Rc<OnceCell<Rc<dyn Backup>>>>,
    pub(super) clock: Rc<dyn Clock>,
    pub(super) writer: Rc<str>,
    pub(super) known: Rc<Known>,
}

/// What one page load remembers. Everything else is looked up. Short lists, and no maps: those cost a kilobyte or two
/// of the program for each type of key.
#[derive(Default)]
pub(super) struct Known {
    /// How many generations were begun.
    pub(super) serial: Cell<u32>,
    /// How many lines of descent were begun.
    pub(super) lines: Cell<u32>,
    /// The line that each plan was last written on.
    pub(super) lines_of: RefCell<Vec<Line>>,
    /// What only the copies hold.
    pub(super) strays: RefCell<Vec<Stray>>,
    /// Generations of which the copies know that something was made from them, as keys of the storage.
    pub(super) past: RefCell<Vec<String>>,
    /// Generations that have a copy, as keys of the storage.
    pub(super) copied: RefCell<Vec<String>>,
    /// Generations whose copy is under way or failed, and what each was made from: what the next copy stands for.
    pub(super) uncopied: RefCell<Vec<Uncopied>>,
    /// Plans that another tab was seen to delete for good, until they are drafted anew.
    pub(super) deleted: RefCell<Vec<String>>,
    /// Whether copies can be had.
    pub(super) copies: Cell<bool>,
}

pub(super) struct Stray {
    pub(super) id: String,
    pub(super) mark: Mark,
    pub(super) text: String,
}

pub(super) struct Uncopied {
    pub(super) id: String,
    pub(super) mark: Mark,
    pub(super) stands_for: Vec<Mark>,
}

pub(super) struct Line {
    pub(super) id: String,
    pub(super) parent: Option<Mark>,
    pub(super) mark: Mark,
    /// `mark` could not be stored (yet), but what comes next is made from it: nothing was opened since.
    pub(super) unstored: bool,
}

/// A generation that is to be stored and copied.
pub struct Draft {
    /// What the next save builds upon, once this one is stored.
    pub head: Head,
    pub(super) grandparent: Option<Mark>,
    /// As it is stored: a line about it, and the JSON.
    pub text: String,
    pub(super) before: Plan,
}

impl Draft {
    /// What this was made from, as far as it is known: along the line of parents, and what the same lines of descent
    /// could not withdraw when it had failed. What was deleted for good counts, too: it must not come back beside this.
    pub(super) fn forebears(&self) -> Vec<Mark> {
        let dead = self.before.tombstone.iter().filter(|_| self.before.over(self.head.saved_at));
        let parents = self.head.parent.iter().chain(&self.grandparent);
        self.before.forebears(&self.head.mark, parents.chain(dead.flat_map(|tombstone| &tombstone.marks)))
    }
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
    /// Somebody has stored the last generation that there can be.
    Exhausted,
}

impl Library {
    /// `writer` names this page load: a random number, never used by another tab or another load.
    pub fn new(storage: Rc<dyn Storage>, clock: Rc<dyn Clock>, writer: u64) -> Self {
        Self { storage, backup: None, clock, writer: format!("{writer:x}").into(), known: Rc::default() }
    }

    /// The same library with copies in a second place.
    pub fn backed(self, backup: Rc<dyn Backup>) -> Self {
        let backed = self.backed_later();
        backed.equip(|| backup);
        backed
    }

    /// The same library with copies in a second place, which is told later: until then it can't be had.
    pub fn backed_later(self) -> Self {
        Self { backup: Some(Rc::default()), ..self }
    }

    /// Tells the second place, if it was not told before.
    pub fn equip(&self, backup: impl FnOnce() -> Rc<dyn Backup>) {
        if let Some(place) = &self.backup {
            place.get_or_init(backup);
        }
    }

    pub(super) fn backup(&self) -> Option<Rc<dyn Backup>> {
        self.backup.as_ref()?.get().cloned()
    }

    /// The plans outside the bin, the last saved first, those whose time is unknown at the end.
    /// Never writes.
    pub fn list(&self) -> Result<Vec<Entry>, StorageError> {
        let plans = self.plans()?;
        let mut list: Vec<Entry> = plans.iter().filter(|plan| !plan.gone()).map(Plan::entry).collect();
        sort_by(&mut list, |a, b| b.saved_at.cmp(&a.saved_at).then_with(|| a.id.cmp(&b.id)));
        Ok(list)
    }

    /// The highest generation of a plan that can be read. Never writes.
    pub fn open(&self, id: &str) -> Result<Opened, OpenError> {
        let plan = self.plan(id)?;
        if plan.generations.is_empty() || plan.gone() {
            return Err(OpenError::Missing);
        }
        if let Some(newer) = plan.newer() {
            return Err(OpenError::Newer { text: generation::json(&newer.text).into() });
        }
        let (found, header) = plan.head().ok_or(OpenError::Damaged)?;
        // What is made from here on is made from this.
        if let Some(line) = self.known.lines_of.borrow_mut().iter_mut().find(|line| line.id == id) {
            line.unstored = false;
        }
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

    /// Drafts and stores a plan at once.
    pub fn save(&self, id: &str, title: &str, json: &str, parent: Option<&Head>) -> Result<Head, SaveError> {
        let draft = self.draft(id, title, json, parent)?;
        self.store(&draft)?;
        Ok(draft.head)
    }

    /// A generation that another tab has told of, if it is one.
    pub fn heard(&self, id: &str, mark: &str, text: &str) -> Option<Opened> {
        let mark = Mark::parse(mark)?;
        let Reading::Good(header) = generation::read(&mark, text) else { return None };
        let head = Head { id: id.into(), mark, parent: header.parent, saved_at: header.saved_at };
        Some(Opened { text: generation::json(text).into(), head, fell_back: false })
    }

    /// What to tell other tabs of a stored generation.
    pub fn stored(&self, head: &Head) -> Option<String> {
        self.storage.get(&plan_key(&head.id, &head.mark)).ok().flatten()
    }

    /// Whether a generation is one of those that only the copies hold, as far as this page load knows.
    pub fn is_only_copied(&self, head: &Head) -> bool {
        self.known.strays.borrow().iter().any(|stray| stray.id == head.id && stray.mark == head.mark)
    }

    /// Whether a stored generation has a copy in the second place, as far as this page load knows.
    pub fn is_copied(&self, head: &Head) -> bool {
        self.known.copied.borrow().contains(&plan_key(&head.id, &head.mark))
    }

    /// Makes a generation as the child of `parent`; without one, above everything that is stored under this id. Writes
    /// nothing.
    pub fn draft(&self, id: &str, title: &str, json: &str, parent: Option<&Head>) -> Result<Draft, SaveError> {
        let plan = self.plan(id)?;
        if plan.newer().is_some() {
            return Err(SaveError::Newer);
        }
        self.known.deleted.borrow_mut().retain(|deleted| deleted != id);
        // A head of another plan (this one may be its duplicate) is no parent.
        let parent = parent.filter(|head| head.id == id);
        let below = match parent {
            Some(head) => head.mark.generation,
            None => plan.generations.first().map_or(0, |highest| highest.mark.generation),
        };
        let generation = below.checked_add(1).ok_or(SaveError::Exhausted)?;
        let mark = self.mark(id, generation, parent.map(|head| &head.mark));
        let head = Head {
            id: id.into(),
            parent: parent.map(|head| head.mark.clone()),
            // Never before the parent's, even if the clock was set back: what is oldest by time is
            // oldest by descent too.
            saved_at: self.clock.now_ms().max(parent.map_or(i64::MIN, |head| head.saved_at)),
            mark,
        };
        let header = Header { parent: head.parent.clone(), saved_at: head.saved_at, title: title.into() };
        // What went before the parent is removed once this is stored.
        let grandparent = parent.and_then(|head| head.parent.clone());
        Ok(Draft { text: generation::write(&head.mark, &header, json), head, grandparent, before: plan })
    }

    /// A name for the next generation. A writer's name goes on as long as it is one line of descent: where a plan was
    /// opened anew in between, another line begins.
    pub(super) fn mark(&self, id: &str, generation: u32, parent: Option<&Mark>) -> Mark {
        let known = &self.known;
        known.serial.set(known.serial.get() + 1);
        let mut lines = known.lines_of.borrow_mut();
        let before = lines.iter().position(|line| line.id == id).map(|place| lines.swap_remove(place));
        let goes_on = before
            .as_ref()
            .filter(|line| parent == Some(&line.mark) || (line.unstored && parent == line.parent.as_ref()));
        let writer = match goes_on {
            Some(line) => line.mark.writer.clone(),
            None if before.is_none() => self.writer.to_string(),
            None => {
                known.lines.set(known.lines.get() + 1);
                format!("{}x{}", self.writer, known.lines.get())
            }
        };
        let mark = Mark { generation, writer, serial: known.serial.get() };
        lines.push(Line { id: id.into(), parent: parent.cloned(), mark: mark.clone(), unstored: true });
        mark
    }

    /// Stores what was drafted. When it returns, the text has been read back. Afterwards, as far as the storage lets
    /// it, it tidies: forebears older than the parent are removed, so is a tombstone that this save has outlived;
    /// damaged generations of this plan go into quarantine; plans that were in the bin for too long are purged.
    pub fn store(&self, draft: &Draft) -> Result<(), SaveError> {
        let Head { id, mark, parent, .. } = &draft.head;
        let key = plan_key(id, mark);
        if let Err(error) = self.put(&key, &draft.text) {
            // Withdrawn, so that what was reported as not saved does not turn up later as a fork.
            // If that fails too, the visitor finds a state that they really had.
            let _ = self.storage.remove(&key);
            return Err(error.into());
        }
        if let Some(line) = self.known.lines_of.borrow_mut().iter_mut().find(|line| line.id == *id) {
            line.unstored &= line.mark != *mark;
        }
        self.known.strays.borrow_mut().retain(|stray| stray.id != *id || Some(&stray.mark) != parent.as_ref());
        // The text is safe. What follows is tried again at the next save if it fails now.
        let _ = self.tidy(draft);
        let _ = self.sweep();
        let _ = self.slim();
        Ok(())
    }

    /// Removes every key of ours, and no other, and all copies. Goes on after a failure, and then reports the first.
    pub async fn erase_everything(&self) -> Result<(), StorageError> {
        // The copies first: what only they held must not come back.
        let copies = match self.backup() {
            Some(backup) => backup.clear().await,
            None => Ok(()),
        };
        let copies = match copies {
            // Where there is no second place, nothing is left there.
            Err(StorageError::Blocked) if !self.known.copies.get() => Ok(()),
            copies => copies,
        };
        self.known.strays.borrow_mut().clear();
        self.known.copied.borrow_mut().clear();
        let keys = self.storage.keys()?;
        // While there are copies, a tombstone tells that they are to go.
        let left = copies.is_err();
        let ours = keys.into_iter().filter(|key| key.starts_with(ALL) && !(left && key.starts_with(GONE)));
        ours.map(|key| self.storage.remove(&key)).fold(copies, Result::and)
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

    /// What `store` does once the text is safe.
    pub(super) fn tidy(&self, draft: &Draft) -> Result<(), StorageError> {
        let (plan, parent) = (&draft.before, draft.head.parent.as_ref());
        let stored = |mark: &Mark| {
            plan.generation(mark).is_some_and(|found| !found.stray && matches!(found.reading, Reading::Good(_)))
        };
        let mut forebears = draft.forebears();
        forebears.retain(|mark| Some(mark) != parent && stored(mark));
        sort_by(&mut forebears, |a, b| b.cmp(a));
        // Oldest first: if this stops half-way, the next save still finds the rest along the line
        // of parents.
        for mark in forebears.into_iter().rev() {
            self.storage.remove(&plan_key(&plan.id, &mark))?;
        }
        if plan.tombstone.is_some() {
            self.storage.remove(&gone_key(&plan.id))?;
        }
        // Last, since it needs room: in a full storage it fails until the above has made some.
        for generation in plan.generations.iter().filter(|generation| !generation.stray) {
            if matches!(generation.reading, Reading::Damaged) {
                self.quarantine(&plan.id, generation)?;
            }
        }
        Ok(())
    }

    pub(super) fn plans(&self) -> Result<Vec<Plan>, StorageError> {
        let keys = self.storage.keys()?;
        let strays = self.known.strays.borrow();
        let stored =
            keys.iter().filter_map(|key| parse_plan_key(key.strip_prefix(PLAN)?)).map(|(id, mark)| (id, Some(mark)));
        let mut marks: Vec<(&str, Option<Mark>)> =
            stored.chain(strays.iter().map(|stray| (stray.id.as_str(), None))).collect();
        sort_by(&mut marks, |a, b| a.0.cmp(b.0));
        let of_plan = |marks: &[(&str, Option<Mark>)]| {
            self.read_plan(marks[0].0.into(), marks.iter().filter_map(|(_, mark)| mark.clone()).collect())
        };
        marks.chunk_by(|a, b| a.0 == b.0).map(of_plan).collect()
    }

    pub(super) fn plan(&self, id: &str) -> Result<Plan, StorageError> {
        let keys = self.storage.keys()?;
        let parsed = keys.iter().filter_map(|key| parse_plan_key(key.strip_prefix(PLAN)?));
        let marks = parsed.filter(|(owner, _)| *owner == id).map(|(_, mark)| mark).collect();
        self.read_plan(id.into(), marks)
    }

    pub(super) fn read_plan(&self, id: String, marks: Vec<Mark>) -> Result<Plan, StorageError> {
        let (past, strays) = (self.known.past.borrow(), self.known.strays.borrow());
        let found = |mark: Mark, text: String, stray: bool| {
            let past = !stray && past.contains(&plan_key(&id, &mark));
            Generation { reading: generation::read(&mark, &text), mark, text, stray, past }
        };
        let mut generations = Vec::with_capacity(marks.len());
        for mark in marks {
            // Another tab may have removed it since the keys were read.
            if let Some(text) = self.storage.get(&plan_key(&id, &mark))? {
                generations.push(found(mark, text, false));
            }
        }
        for stray in strays.iter().filter(|stray| stray.id == id) {
            // By now it may be stored again.
            if !generations.iter().any(|known| known.mark == stray.mark && !matches!(known.reading, Reading::Damaged)) {
                generations.push(found(stray.mark.clone(), stray.text.clone(), true));
            }
        }
        let damaged = |generation: &Generation| matches!(generation.reading, Reading::Damaged);
        sort_by(&mut generations, |a, b| b.mark.cmp(&a.mark).then_with(|| damaged(a).cmp(&damaged(b))));
        let tombstone = self.tombstone(&id)?;
        Ok(Plan { id, generations, tombstone })
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
