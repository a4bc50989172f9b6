//! What can't be read: it is kept as it was, out of the way, for the visitor to download.

use super::generation::{self, Reading};
use super::keys::{PLAN, QUARANTINE, parse_plan_key, plan_key};
use super::store::Library;
use super::stored::Generation;
use crate::core::ports::StorageError;

/// A text that cannot be read, for the visitor to download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// Where it lies.
    pub key: String,
    /// What lies there.
    pub text: String,
}

impl Library {
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
            let unreadable = mark.is_none_or(|mark| matches!(generation::read(&mark, &text), Reading::Damaged));
            if unreadable {
                damaged.push(Damaged { key, text });
            }
        }
        for stray in self.known.strays.borrow().iter() {
            if matches!(generation::read(&stray.mark, &stray.text), Reading::Damaged) {
                damaged.push(Damaged { key: plan_key(&stray.id, &stray.mark), text: stray.text.clone() });
            }
        }
        Ok(damaged)
    }

    /// Moves a text that cannot be read; `false` if it has to stay where it is, because another
    /// text has its name.
    pub(super) fn quarantine(&self, id: &str, damaged: &Generation) -> Result<bool, StorageError> {
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
}
