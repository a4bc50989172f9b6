//! Intents: what a user wants to do, and the change that does it.
//!
//! `plan` looks at the document and gives a change or says why not; it changes nothing itself. What an intent means for
//! a record of one kind stands in that kind's file. This module does not know history, selection or who asks.

mod adopt;
mod column;
pub mod feedback;
pub mod finding;
mod get;
mod intent;
pub mod journey;
pub mod measure;
mod pasted;
pub mod persona;
pub mod phase;
mod planned;
mod set;
pub mod step;
pub mod touchpoint;

pub use adopt::joining;
pub use column::{column, listed};
pub use get::get;
pub use intent::{Edit, plan};
pub use pasted::Paste;
pub use planned::{EditError, Planned};
pub use set::Value;
