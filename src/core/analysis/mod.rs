//! The weak points of a plan: where its journeys lose people, why that matters, and what could be done.
//!
//! A rule is a file in `rules` and a line in `RULES`. It looks at one *subject* (a journey, a persona, a touchpoint, a
//! measure, a feedback record, or the plan) and says what it found there, where, and how bad that is, as a product of
//! named factors. `Analysis` keeps what was found subject by subject, so that an edit costs what it touches. Findings
//! about one root are one *cause* (`cause.rs`): that is what people are told. What rules say is a catalogue of texts
//! (`core/text/rules.rs`), what words mean is in `lexicon`.
//!
//! This module changes nothing, shows nothing and reads no clock: the day comes in as an argument. It does not know how
//! much a rule weighs for this plan or what was set aside; both are arguments where they count.

mod cause;
mod finding;
mod fold;
mod lexicon;
mod memo;
pub mod metrics;
pub mod overview;
mod phrase;
mod rule;
mod rules;
mod share;
mod spans;
mod suggest;
mod walk;
mod whole;
mod words;

pub use cause::{Cause, Grade};
pub use fold::{Fold, Use, Visits};
pub use lexicon::{Tag, Tags};
pub use memo::Analysis;
pub use phrase::Value;
pub use rule::{Check, Factor, Finding, Found, Part, Proposal, Risk, Rule, Source};
pub use rules::RULES;
pub use suggest::{Suggestion, suggestions};
pub use walk::{Ground, Stop, Walk};
pub use words::{Stems, stems};
