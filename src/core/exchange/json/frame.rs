//! What readers, writers and the schema share: how a plan file begins, and how it refers to records.

use crate::core::model::Kind;

/// What a plan file says it is.
pub const FORMAT: &str = "wegmarke-plan";
/// The newest version of the format: older ones are migrated, newer ones refused. What is written is the lowest version
/// that holds the plan, so that older programs read on whatever they can.
pub const VERSION: u64 = 2;

/// The names by which a record is referred to where it may be of several kinds. Targets may be the first three.
pub(in crate::core::exchange) const REFERENCES: [(&str, Kind); 7] = [
    ("phase", Kind::Phase),
    ("touchpoint", Kind::Touchpoint),
    ("step", Kind::Step),
    ("persona", Kind::Persona),
    ("journey", Kind::Journey),
    ("measure", Kind::Measure),
    ("feedback", Kind::Feedback),
];

/// Whether a text looks like an object in JSON.
pub(in crate::core::exchange) fn is_object(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

/// The member by which an object of OpenJourney is told from a plan file. No plan file has it, and within a text its
/// quotes would be escaped.
pub(in crate::core::exchange) const SWIMLANES: &str = "\"swimlanes\"";
