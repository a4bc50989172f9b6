//! The plans that a visitor has stored, kept so that nothing is lost in silence.
//!
//! | key | holds |
//! |---|---|
//! | `wegmarke:plan:<id>:<generation>-<writer>.<serial>` | one generation of a plan (`generation.rs`) |
//! | `wegmarke:gone:<id>` | a tombstone: when the plan was put into the bin, and which generations that covers |
//! | `wegmarke:quarantine:<hash>` | a text that could not be read, as it was |
//! | `wegmarke:settings` | small settings of the interface |
//!
//! A plan's key is never overwritten: each save is a new key, read back before anybody is told "saved", and only then
//! is an older one removed. There is no pointer to the head and no index: the head is the highest generation that can
//! be read, so no two keys have to change together. The list reads and checks every generation: there are two for each
//! plan, some dozens of texts. A tombstone names the generations that it covers, with what the same lines of descent
//! came to before; a plan is gone only while it has no other, so a save in another tab brings it back instead of
//! vanishing with it.
//!
//! Beside the storage there may be copies in a second, safer place (`copies.rs`). What only they hold, the *strays*, is
//! read together with what is stored, as if it lay there.
//!
//! A readable generation that is not the head and that nothing was made from is a *fork*, written by a tab that did not
//! see the head. Nothing here removes one but [`Library::retire`], for the visitor: [`Library::store`] removes along
//! its own line of parents only, and making room removes only what has a readable child.
//!
//! What another tab stored is seen at the next call. What a plan is, beyond a title and a JSON text, is not known here.

mod autosave;
mod bin;
mod copies;
mod forks;
mod generation;
mod keys;
mod ladder;
pub mod lease;
mod quarantine;
mod reminder;
mod room;
mod settings;
mod store;
mod stored;

pub use autosave::{Autosave, Copied, LATEST_MS, QUIET_MS, SaveState};
pub use bin::{BinError, Binned};
pub use copies::Version;
pub use forks::Fork;
pub use generation::{Mark, SCHEMA};
pub use quarantine::Damaged;
pub use reminder::{LONG_MINUTES, Reminder};
pub use room::{BUDGET, QUOTA};
pub use settings::Settings;
pub use store::{Draft, Head, Library, OpenError, Opened, SaveError};
pub use stored::{BIN_MS, Condition, Entry};
