//! What was edited in two tabs at the same time: every version beside the head is kept and shown, until the visitor
//! decides.

use super::generation::{self, Header, Mark};
use super::keys::plan_key;
use super::store::{Head, Library, OpenError};
use super::stored::{Generation, Plan};
use crate::core::ports::StorageError;
use crate::core::sort::sort_by;

/// A generation of a plan beside its head, which was made at the same time in another tab.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fork {
    /// The plan's id.
    pub id: String,
    /// The generation.
    pub mark: Mark,
    /// Its title.
    pub title: String,
    /// When it was saved.
    pub saved_at: i64,
}

impl Library {
    /// What was edited in two tabs at the same time: every version beside the one that `open` gives, the last saved
    /// first. Never writes.
    pub fn forks(&self) -> Result<Vec<Fork>, StorageError> {
        let plans = self.plans()?;
        let of = |plan: &Plan| -> Vec<Fork> {
            let fork = |(generation, header): (&Generation, &Header)| Fork {
                id: plan.id.clone(),
                mark: generation.mark.clone(),
                title: header.title.clone(),
                saved_at: header.saved_at,
            };
            plan.forks().map(fork).collect()
        };
        let mut forks: Vec<Fork> = plans.iter().filter(|plan| !plan.gone()).flat_map(of).collect();
        sort_by(&mut forks, |a, b| b.saved_at.cmp(&a.saved_at).then_with(|| a.mark.cmp(&b.mark)));
        Ok(forks)
    }

    /// The JSON of a fork. Never writes.
    pub fn fork(&self, fork: &Fork) -> Result<String, OpenError> {
        let plan = self.plan(&fork.id)?;
        let found = plan.good().find(|(generation, _)| generation.mark == fork.mark);
        Ok(generation::json(&found.ok_or(OpenError::Missing)?.0.text).into())
    }

    /// Removes a fork, and what only it was made from: its contents have been stored as a plan of its own, `own`. If
    /// there are copies, that has to have one, too, or the fork stays and an error tells so.
    pub async fn retire(&self, fork: &Fork, own: &Head) -> Result<(), StorageError> {
        self.is_kept_twice(own).await?;
        // Another tab may have erased what this was beside of.
        let _ = self.recall().await;
        let plan = self.plan(&fork.id)?;
        if !plan.forks().any(|(generation, _)| generation.mark == fork.mark) {
            return Ok(());
        }
        let mut going: Vec<Mark> = Vec::new();
        let mut next = Some(fork.mark.clone());
        while let Some(mark) = next {
            let Some((_, header)) = plan.good().find(|(generation, _)| generation.mark == mark) else { break };
            let needed =
                plan.good().any(|(other, header)| !going.contains(&other.mark) && header.is_after(&other.mark, &mark));
            if needed {
                break;
            }
            next = header.parent.clone();
            going.push(mark);
        }
        // The oldest first: where this stops, the fork is still one.
        for mark in going.iter().rev().filter(|mark| plan.generation(mark).is_some_and(|generation| !generation.stray))
        {
            self.storage.remove(&plan_key(&fork.id, mark))?;
        }
        self.forget_fork(&fork.id, &fork.mark).await
    }
}
