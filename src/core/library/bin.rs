//! The bin: what is put there, taken out, deleted for good, and what becomes of it in time.
//!
//! A tombstone beside a plan's generations says since when it is there and which of them that covers. Nothing of a plan
//! is touched until it is deleted for good or was there for too long.

use super::generation::{Mark, Reading};
use super::keys::{GONE, gone_key, plan_key};
use super::store::Library;
use super::stored::{Entry, Plan, Tombstone};
use crate::core::ports::StorageError;
use crate::core::sort::sort_by;

/// A plan in the bin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binned {
    /// The plan as the list would show it.
    pub entry: Entry,
    /// When it was put there.
    pub deleted_at: i64,
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
    /// The plans in the bin, the last deleted first. Never writes.
    pub fn bin(&self) -> Result<Vec<Binned>, StorageError> {
        let plans = self.plans()?;
        let now = self.clock.now_ms();
        let gone = plans.iter().filter(|plan| plan.gone() && plan.kept(now));
        let binned = |plan: &Plan| {
            let tombstone = plan.tombstone.as_ref()?;
            Some(Binned { entry: plan.entry(), deleted_at: tombstone.deleted_at })
        };
        let mut bin: Vec<Binned> = gone.filter_map(binned).collect();
        sort_by(&mut bin, |a, b| b.deleted_at.cmp(&a.deleted_at).then_with(|| a.entry.id.cmp(&b.entry.id)));
        Ok(bin)
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
        // What these were made from goes with them, even if another tab wrote it and it cannot be seen here yet.
        let parents = plan.good().filter_map(|(_, header)| header.parent.clone());
        let mut marks: Vec<Mark> =
            plan.generations.iter().map(|generation| generation.mark.clone()).chain(parents).collect();
        sort_by(&mut marks, |a, b| b.cmp(a));
        marks.dedup();
        let tombstone = Tombstone { deleted_at: self.clock.now_ms(), marks };
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
        // What is covered and cannot be seen here yet goes, too.
        let mut marks = plan.tombstone.map(|tombstone| tombstone.marks).unwrap_or_default();
        marks.extend(plan.generations.into_iter().map(|generation| generation.mark));
        sort_by(&mut marks, Ord::cmp);
        marks.dedup();
        for mark in &marks {
            self.storage.remove(&plan_key(id, mark))?;
        }
        self.known.strays.borrow_mut().retain(|stray| stray.id != id);
        if self.backup.is_none() {
            return Ok(self.storage.remove(&gone_key(id))?);
        }
        // The copies go later: until then the tombstone tells that they are to go.
        Ok(self.put(&gone_key(id), &Tombstone { deleted_at: i64::MIN, marks }.write())?)
    }

    /// Another tab was seen to delete a plan for good: a copy of it that is still under way is withdrawn.
    pub fn deleted_elsewhere(&self, id: &str) {
        self.known.deleted.borrow_mut().push(id.into());
    }

    /// Removes what stayed in the bin for too long. What cannot be read goes into quarantine:
    /// nobody asked to delete that.
    pub(super) fn sweep(&self) -> Result<(), StorageError> {
        let now = self.clock.now_ms();
        for key in self.storage.keys()? {
            let Some(id) = key.strip_prefix(GONE) else {
                continue;
            };
            let Some(tombstone) = self.tombstone(id)? else {
                continue;
            };
            if !tombstone.over(now) {
                continue;
            }
            let plan = self.plan(id)?;
            if !plan.gone() || plan.newer().is_some() {
                continue;
            }
            let mut left = false;
            for generation in plan.generations.iter().rev().filter(|generation| !generation.stray) {
                match generation.reading {
                    Reading::Damaged => left |= self.quarantine(id, generation) != Ok(true),
                    Reading::Good(_) | Reading::Newer => self.storage.remove(&plan_key(id, &generation.mark))?,
                }
            }
            // The copies go later, and the tombstone with them.
            if !left && self.backup.is_none() {
                self.storage.remove(&key)?;
            }
        }
        Ok(())
    }

    fn binned(&self, id: &str) -> Result<Plan, BinError> {
        let plan = self.plan(id)?;
        if !plan.gone() || !plan.kept(self.clock.now_ms()) {
            return Err(BinError::Missing);
        }
        match plan.newer() {
            Some(_) => Err(BinError::Newer),
            None => Ok(plan),
        }
    }

    /// A tombstone that cannot be read counts as none: better a plan too many than one too few.
    pub(super) fn tombstone(&self, id: &str) -> Result<Option<Tombstone>, StorageError> {
        Ok(self.storage.get(&gone_key(id))?.and_then(|text| Tombstone::parse(&text)))
    }
}

impl From<StorageError> for BinError {
    fn from(error: StorageError) -> Self {
        BinError::Storage(error)
    }
}
