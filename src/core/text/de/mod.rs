//! All texts in German: one file a catalogue.

pub mod embedding;
pub mod exchange;
pub mod insight;
pub mod lists;
pub mod mapping;
pub mod messages;
pub mod method;
pub mod rules;
pub mod sharing;
