//! Plans that assistants write: JSON that means a plan and is not quite a plan file. Names stand in place of ids, ids
//! are missing, a list stands where a text belongs, steps stand inside of phases, words are ours in the other language.
//!
//! What is understood is told anew as a plan file, whose reader then knows limits, faults and repairs. What is not
//! understood is told with its place; nothing is made up.

mod difference;
mod members;
mod ours;
mod prompt;
mod shape;
mod tell;

use std::collections::HashSet;

use super::json;
use super::{Import, ImportError, Imported, Repairs, Rule};

use crate::core::document::Document;
use crate::core::model::Key;

pub use difference::{Entry, Place, Proposal, proposal};
pub use prompt::{Asked, SAMPLE, prompt};

/// What was read of an answer.
pub struct Answer {
    pub imported: Imported,
    /// Records of the open plan that it only refers to: of them it tells nothing.
    pub kept: HashSet<Key>,
}

impl From<Imported> for Answer {
    fn from(imported: Imported) -> Self {
        Self { imported, kept: HashSet::new() }
    }
}

/// Reads an object in JSON as the plan that it means, which may leave out what the open plan has. Errors: it is none,
/// or there is nothing of a plan in it.
pub fn read(text: &str, import: &Import, open: Option<&Document>) -> Result<Answer, ImportError> {
    let mut repairs = Repairs::default();
    let tree = json::tree(text, &mut repairs)?;
    let root = json::object(&tree)?;
    let (plan, kept) = tell::plan(root, import, open, &mut repairs)?;
    let (document, mended) = json::read(&plan, import.seed)?;
    // Ids were given here, and what a file of ours would lack is not of interest.
    repairs.extend(mended.into_iter().filter(|repair| repair.rule != Rule::NewId).collect());
    Ok(Answer { imported: Imported { document, repairs: repairs.told() }, kept })
}
