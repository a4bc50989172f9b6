//! Copies of what was saved in a second, slower and safer place: they survive a crash of the browser, and make a ladder
//! of earlier versions to go back to.
//!
//! | key | holds |
//! |---|---|
//! | `copy:<id>:<mark>:<time>` | a generation, with its first line, as it was stored (or was to be) |
//! | `head:<id>:<mark>` | nothing: marks a copy that nothing was made from |
//!
//! A copy, its mark, and the removal of its parent's mark are one transaction. So at any time the marks name the heads
//! and forks, also of generations that the storage has lost. What is marked is never thinned out.
//!
//! A save counts as crash-safe once its copy is here. Everything works without: then a crash can cost what the browser
//! had not written to the disk yet, about a minute.

use super::generation::{self, Mark, Reading};
use super::keys::{GONE, gone_key, parse_plan_key, plan_key};
use super::ladder;
use super::store::{Draft, Head, Library, OpenError, Stray, Uncopied};
use super::stored::Tombstone;
use crate::core::ports::Answer;
use crate::core::ports::StorageError;
use crate::core::sort::sort_by;

const COPY: &str = "copy:";
const HEAD: &str = "head:";

/// An earlier state of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The plan's id.
    pub id: String,
    /// The generation.
    pub mark: Mark,
    /// When it was saved.
    pub saved_at: i64,
}

impl Version {
    fn key(&self) -> String {
        format!("{COPY}{}:{}:{}", self.id, self.mark, self.saved_at)
    }

    /// Read from the end, so that an id may hold anything.
    fn parse(key: &str) -> Option<Version> {
        let (rest, saved_at) = key.strip_prefix(COPY)?.rsplit_once(':')?;
        let (id, mark) = parse_plan_key(rest)?;
        Some(Version { id: id.into(), mark, saved_at: saved_at.parse().ok()? })
    }
}

fn head_key(id: &str, mark: &Mark) -> String {
    format!("{HEAD}{id}:{mark}")
}

/// What there is in the second place.
struct Inventory {
    copies: Vec<Version>,
    /// The keys of the marks.
    heads: Vec<String>,
}

impl Inventory {
    fn read(keys: &[String]) -> Inventory {
        Inventory {
            copies: keys.iter().filter_map(|key| Version::parse(key)).collect(),
            heads: keys.iter().filter(|key| key.starts_with(HEAD)).cloned().collect(),
        }
    }

    fn is_head(&self, version: &Version) -> bool {
        self.heads.contains(&head_key(&version.id, &version.mark))
    }

    /// The plans and generations that are marked.
    fn heads(&self) -> impl Iterator<Item = (&str, Mark)> {
        self.heads.iter().filter_map(|key| parse_plan_key(key.strip_prefix(HEAD)?))
    }

    /// The copies of a plan that the ladder has no place for.
    fn excess(&self, id: &str) -> Vec<String> {
        let mut own: Vec<&Version> = self.copies.iter().filter(|version| version.id == id).collect();
        // Where a clock was ahead once, what comes after bears one and the same time until that has come.
        sort_by(&mut own, |a, b| a.mark.cmp(&b.mark));
        let kept = ladder::kept(&own.iter().map(|version| version.saved_at).collect::<Vec<_>>());
        own.iter()
            .zip(kept)
            .filter(|(version, kept)| !kept && !self.is_head(version))
            .map(|(version, _)| version.key())
            .collect()
    }
}

fn removals(keys: impl IntoIterator<Item = String>) -> Vec<(String, Option<String>)> {
    keys.into_iter().map(|key| (key, None)).collect()
}

impl Library {
    /// Looks into the copies: from now on what only they hold is listed and opened with the rest. To be called once at
    /// the start, and again when another tab may have written. Writes nothing.
    pub async fn recall(&self) -> Result<(), StorageError> {
        let Some(backup) = self.backup() else { return Err(StorageError::Blocked) };
        let inventory = Inventory::read(&backup.keys().await?);
        let (mut strays, mut doubtful) = (Vec::new(), Vec::new());
        for version in inventory.copies.iter().filter(|version| inventory.is_head(version)) {
            let stored = self.storage.get(&plan_key(&version.id, &version.mark)).unwrap_or_default();
            let damaged = |text: &String| matches!(generation::read(&version.mark, text), Reading::Damaged);
            if stored.is_some_and(|text| !damaged(&text)) {
                continue;
            }
            let copy = backup.get(&version.key()).await?;
            if copy.as_ref().is_none_or(damaged) {
                doubtful.push(version.id.as_str());
            }
            strays.extend(copy.map(|text| Stray { id: version.id.clone(), mark: version.mark.clone(), text }));
        }
        // Of a plan whose copies are damaged it is not believed that what was made of a generation is still there.
        let past = |version: &&Version| !inventory.is_head(version) && !doubtful.contains(&version.id.as_str());
        let key = |version: &Version| plan_key(&version.id, &version.mark);
        let past = inventory.copies.iter().filter(past).map(key).collect();
        let copied = inventory.copies.iter().map(key).collect();
        *self.known.strays.borrow_mut() = strays;
        *self.known.past.borrow_mut() = past;
        *self.known.copied.borrow_mut() = copied;
        self.known.copies.set(true);
        Ok(())
    }

    /// Copies what was drafted, whether or not it could be stored: once this has come back, it survives a crash. Begun
    /// at once, even if nobody waits. Earlier copies are thinned out afterwards, and copies of plans that were deleted
    /// for good go.
    pub fn copy(&self, draft: &Draft) -> Answer<()> {
        let Some(backup) = self.backup() else { return Box::pin(std::future::ready(Err(StorageError::Blocked))) };
        let Head { id, mark, saved_at, .. } = draft.head.clone();
        let version = Version { id: id.clone(), mark: mark.clone(), saved_at };
        // Whatever this was made from is past with it, and what that stands for where its own copy did not succeed.
        let mut before = draft.forebears();
        let mut uncopied = self.known.uncopied.borrow_mut();
        for earlier in uncopied.iter().filter(|earlier| earlier.id == id) {
            if before.contains(&earlier.mark) || mark.is_later_than(&earlier.mark) {
                before.push(earlier.mark.clone());
                before.extend(earlier.stands_for.iter().cloned());
            }
        }
        uncopied.retain(|earlier| earlier.id != id || !before.contains(&earlier.mark));
        uncopied.push(Uncopied { id: id.clone(), mark: mark.clone(), stands_for: before.clone() });
        let mut changes = removals(before.iter().map(|earlier| head_key(&id, earlier)));
        changes.push((version.key(), Some(draft.text.clone())));
        changes.push((head_key(&id, &mark), Some(String::new())));
        let (first, text) = (backup.write(changes.clone()), draft.text.clone());
        let library = self.clone();
        Box::pin(async move {
            match first.await {
                Err(StorageError::Full) => {
                    library.thin_hard().await?;
                    backup.write(changes).await?;
                }
                result => result?,
            }
            // What another tab has deleted for good meanwhile must not come back from here.
            if library.known.deleted.borrow().contains(&id) {
                backup.write(removals([version.key(), head_key(&id, &mark)])).await?;
                return Err(StorageError::Other("deleted meanwhile".into()));
            }
            library.copied(&id, mark, text, &before);
            // It is safe. What follows is tried again with the next.
            let _ = library.thin(&id).await;
            let _ = library.tend().await;
            Ok(())
        })
    }

    fn copied(&self, id: &str, mark: Mark, text: String, before: &[Mark]) {
        let (known, key) = (&self.known, plan_key(id, &mark));
        known.uncopied.borrow_mut().retain(|uncopied| uncopied.id != id || uncopied.mark != mark);
        let mut strays = known.strays.borrow_mut();
        strays.retain(|stray| stray.id != id || !(before.contains(&stray.mark) || stray.mark == mark));
        // What could not be stored is found here from now on, even if nobody can tell whether it could.
        if !matches!(self.storage.get(&key), Ok(Some(_))) {
            strays.push(Stray { id: id.into(), mark, text });
        }
        known.copies.set(true);
        known.copied.borrow_mut().push(key);
    }

    /// The copies of a plan, the latest first.
    pub async fn versions(&self, id: &str) -> Result<Vec<Version>, StorageError> {
        let Some(backup) = self.backup() else { return Err(StorageError::Blocked) };
        let mut versions: Vec<Version> =
            Inventory::read(&backup.keys().await?).copies.into_iter().filter(|version| version.id == id).collect();
        sort_by(&mut versions, |a, b| b.saved_at.cmp(&a.saved_at).then_with(|| b.mark.cmp(&a.mark)));
        Ok(versions)
    }

    /// The JSON of an earlier version.
    pub async fn version(&self, version: &Version) -> Result<String, OpenError> {
        let Some(backup) = self.backup() else { return Err(OpenError::Missing) };
        let text = backup.get(&version.key()).await?.ok_or(OpenError::Missing)?;
        match generation::read(&version.mark, &text) {
            Reading::Good(_) => Ok(generation::json(&text).into()),
            Reading::Newer => Err(OpenError::Newer { text: generation::json(&text).into() }),
            Reading::Damaged => Err(OpenError::Damaged),
        }
    }

    /// Removes the copies of plans that were deleted for good or were in the bin for too long, then their tombstones.
    pub async fn tend(&self) -> Result<(), StorageError> {
        let Some(backup) = self.backup() else { return Ok(()) };
        let now = self.clock.now_ms();
        let mut due: Vec<(String, Tombstone)> = Vec::new();
        for key in self.storage.keys()? {
            if let Some(id) = key.strip_prefix(GONE)
                && let Some(tombstone) = self.tombstone(id)?
                && self
                    .plan(id)?
                    .generations
                    .iter()
                    .all(|generation| generation.stray && tombstone.covers(&generation.mark))
                && tombstone.over(now)
            {
                due.push((id.to_owned(), tombstone));
            }
        }
        if due.is_empty() {
            return Ok(());
        }
        let inventory = Inventory::read(&backup.keys().await?);
        let newer = self.newer(&inventory).await?;
        // What was saved elsewhere meanwhile has outlived the bin; what a newer program saved is its affair.
        due.retain(|(id, tombstone)| {
            !newer.contains(id) && inventory.heads().all(|(other, mark)| other != *id || tombstone.covers(&mark))
        });
        let is_due = |id: &str| due.iter().any(|(due, _)| due == id);
        let copies = inventory.copies.iter().filter(|version| is_due(&version.id)).map(Version::key);
        let heads = inventory.heads().filter(|(id, _)| is_due(id)).map(|(id, mark)| head_key(id, &mark));
        backup.write(removals(copies.chain(heads))).await?;
        for (id, _) in due {
            self.known.strays.borrow_mut().retain(|stray| stray.id != id);
            self.storage.remove(&gone_key(&id))?;
        }
        Ok(())
    }

    /// Removes the copies of a plan that the ladder has no place for.
    async fn thin(&self, id: &str) -> Result<(), StorageError> {
        let Some(backup) = self.backup() else { return Ok(()) };
        let excess = Inventory::read(&backup.keys().await?).excess(id);
        if excess.is_empty() { Ok(()) } else { backup.write(removals(excess)).await }
    }

    /// Where there is no room: removes half of all that nothing depends on, the oldest first. Of what a newer program
    /// has saved nothing is removed.
    async fn thin_hard(&self) -> Result<(), StorageError> {
        let Some(backup) = self.backup() else { return Ok(()) };
        let inventory = Inventory::read(&backup.keys().await?);
        let newer = self.newer(&inventory).await?;
        let spare = |version: &&Version| !inventory.is_head(version) && !newer.contains(&version.id);
        let mut spare: Vec<&Version> = inventory.copies.iter().filter(spare).collect();
        sort_by(&mut spare, |a, b| a.saved_at.cmp(&b.saved_at).then_with(|| a.mark.cmp(&b.mark)));
        let half = spare.len().div_ceil(2);
        backup.write(removals(spare.into_iter().take(half).map(Version::key))).await
    }

    /// Plans of which the copies hold something that only a newer program can read.
    async fn newer(&self, inventory: &Inventory) -> Result<Vec<String>, StorageError> {
        let mut newer = Vec::new();
        for head in inventory.copies.iter().filter(|version| inventory.is_head(version)) {
            let Some(backup) = self.backup() else { break };
            let text = backup.get(&head.key()).await?;
            if text.is_some_and(|text| matches!(generation::read(&head.mark, &text), Reading::Newer)) {
                newer.push(head.id.clone());
            }
        }
        Ok(newer)
    }

    /// Looks whether a generation still has the copy that it had: somebody may have cleared the second place.
    pub async fn look_for_copy(&self, head: &Head) -> Result<(), StorageError> {
        let looked = self.is_kept_twice(head).await;
        if looked.is_err() {
            let key = plan_key(&head.id, &head.mark);
            self.known.copied.borrow_mut().retain(|copied| *copied != key);
        }
        looked
    }

    /// Whether a generation survives a crash, or nothing does here.
    pub(super) async fn is_kept_twice(&self, head: &Head) -> Result<(), StorageError> {
        let Some(backup) = self.backup() else { return Ok(()) };
        let version = Version { id: head.id.clone(), mark: head.mark.clone(), saved_at: head.saved_at };
        match backup.get(&version.key()).await {
            Err(StorageError::Blocked) => Ok(()),
            Ok(Some(_)) => Ok(()),
            Ok(None) => Err(StorageError::Other("not copied".into())),
            Err(error) => Err(error),
        }
    }

    /// A fork has become a plan of its own.
    pub(super) async fn forget_fork(&self, id: &str, mark: &Mark) -> Result<(), StorageError> {
        self.known.strays.borrow_mut().retain(|stray| stray.id != id || stray.mark != *mark);
        match self.backup() {
            Some(backup) => match backup.write(removals([head_key(id, mark)])).await {
                Err(StorageError::Blocked) => Ok(()),
                result => result,
            },
            None => Ok(()),
        }
    }
}
