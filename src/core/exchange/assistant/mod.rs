//! Plans that assistants write: JSON that means a plan and is not quite a plan file. Names stand in place of ids, ids
//! are missing, a list stands where a text belongs, steps stand inside of phases, words are ours in the other language.
//!
//! What is understood is told anew as a plan file, whose reader then knows limits, faults and repairs. What is not
//! understood is told with its place; nothing is made up.

mod difference;
mod members;
mod prompt;
mod shape;
mod tell;

use super::json;
use super::{Import, ImportError, Imported, Repairs, Rule};

pub use difference::{Entry, Proposal, proposal};
pub use prompt::{Asked, SAMPLE, prompt};

/// Reads an object in JSON as the plan that it means. Errors: it is none, or there is nothing of a plan in it.
pub fn read(text: &str, import: &Import) -> Result<Imported, ImportError> {
    let mut repairs = Repairs::default();
    let tree = json::tree(text, &mut repairs)?;
    let root = json::object(&tree)?;
    let plan = tell::plan(root, import, &mut repairs)?;
    let (document, mended) = json::read(&plan, import.seed)?;
    // Ids were given here, and what a file of ours would lack is not of interest.
    repairs.extend(mended.into_iter().filter(|repair| repair.rule != Rule::NewId).collect());
    Ok(Imported { document, repairs: repairs.told() })
}
