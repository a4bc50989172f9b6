//! Room in the storage: how much is used, and what is given up where it gets narrow.

use super::generation::Reading;
use super::keys::plan_key;
use super::store::Library;
use crate::core::ports::{StorageError, utf16_units};
use crate::core::sort::sort_by;

/// What browsers give a page, in UTF-16 units, keys included (measured on Chromium and Firefox).
pub const QUOTA: usize = 5_242_880;
/// What the planner wants to get by with: browsers have failed, and even lost data, between here and the quota. Above
/// it, generations before the heads are given up where there are copies of them.
pub const BUDGET: usize = 2_500_000;

impl Library {
    /// How much of the storage is used, by all programs of this origin, in UTF-16 units: [`QUOTA`] is what there is.
    pub fn used(&self) -> Result<usize, StorageError> {
        self.storage.units()
    }

    /// Writes and reads back. Where the storage is full, makes room and tries once more: never
    /// often, since browsers have lost data there.
    pub(super) fn put(&self, key: &str, value: &str) -> Result<(), StorageError> {
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

    /// Keeps within the budget, where there are copies of what is given up.
    pub(super) fn slim(&self) -> Result<(), StorageError> {
        if self.known.copies.get() {
            let over = self.used()?.saturating_sub(BUDGET);
            if over > 0 {
                self.make_room(over)?;
            }
        }
        Ok(())
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
            for generation in plan.generations.iter().filter(|generation| !generation.stray) {
                if let Reading::Good(header) = &generation.reading
                    // A child among the copies does not count: what this page remembers of them may be damaged by now.
                    && plan
                        .good()
                        .any(|(stored, child)| !stored.stray && child.parent.as_ref() == Some(&generation.mark))
                {
                    let key = plan_key(&plan.id, &generation.mark);
                    spare.push((header.saved_at, generation.mark.generation, utf16_units(&generation.text), key));
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
}
