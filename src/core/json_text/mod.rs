//! JSON as such: reading a text as a tree, and writing. What the texts are about is said elsewhere.

mod data;
mod parse;
mod tree;

pub use data::{Data, Record, quoted, write_quoted};
pub use parse::parse;
pub use tree::{Array, Object, Tree, Value};
