//! Surveys: the answers in a table of thousands of rows, or in what was pasted, as counts per value of a metric's
//! scale.
//!
//! A file is opened (`Survey::open` looks at its head only), what its columns mean is guessed (`Survey::guess`) and may
//! be changed, and then a `Reader` goes through it in steps as short as its caller likes: each row is looked at once,
//! and nothing grows with the file but its own bytes. Rows that say nothing usable are told with their lines; the
//! others count. What comes out is an edit that adds feedback records, one for each target and span of time.
//!
//! This module shows nothing and knows no clock; the words that it needs stand in it, since they travel with the
//! import.

mod cells;
mod outcome;
mod pasted;
mod reader;
mod settings;
mod tools;

pub use outcome::{
    COMMENT_LENGTH, COMMENTS, COMMENTS_IN_ALL, FAULTS, Fault, Outcome, Progress, RECORDS, Reason, UNMATCHED,
};
pub use pasted::{Pasted, pasted};
pub use reader::Reader;
pub use settings::{Columns, Grouping, LARGEST, Question, Settings, Survey};
pub use tools::tool_of;
