//! The rules, one file each. A further rule is a file and two lines here; its test is a line in `tests/native/analysis.rs`, and
//! `docs/analysis.md` tells of it.

mod low_satisfaction;
mod pain_point_open;
mod satisfaction_drop;

use super::Rule;

/// All rules, in the order in which they are offered: what loses customers, what is missing, what is untidy.
pub static RULES: &[&Rule] = &[
    &low_satisfaction::RULE,
    &satisfaction_drop::RULE,
    &pain_point_open::RULE,
];
