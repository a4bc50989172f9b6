//! The rules, one file each. A further rule is a file and two lines here; its test is a line in
//! `tests/native/analysis.rs`, and `docs/analysis.md` tells of it (`WEGMARKE_BLESS=1` writes it there).

mod assumed_measured_apart;
mod few_answers;
mod goal_out_of_reach;
mod long_wait;
mod low_satisfaction;
mod measure_incomplete;
mod measure_overdue;
mod medium_break;
mod moment_of_truth;
mod nothing_after_purchase;
mod objection_open;
mod one_sided_medium;
mod pain_point_open;
mod persona_without_journey;
mod phase_gap;
mod question_open;
mod satisfaction_drop;
mod single_channel;
mod stage_without_measure;
mod touchpoint_unused;
mod uncontrollable_stage;

use super::rule::Rule;

/// All rules, in the order in which they are offered: what loses customers, what is missing, what is untidy.
pub static RULES: &[&Rule] = &[
    &goal_out_of_reach::RULE,
    &moment_of_truth::RULE,
    &low_satisfaction::RULE,
    &satisfaction_drop::RULE,
    &pain_point_open::RULE,
    &medium_break::RULE,
    &long_wait::RULE,
    &nothing_after_purchase::RULE,
    &phase_gap::RULE,
    &question_open::RULE,
    &objection_open::RULE,
    &uncontrollable_stage::RULE,
    &one_sided_medium::RULE,
    &single_channel::RULE,
    &stage_without_measure::RULE,
    &assumed_measured_apart::RULE,
    &measure_overdue::RULE,
    &measure_incomplete::RULE,
    &persona_without_journey::RULE,
    &touchpoint_unused::RULE,
    &few_answers::RULE,
];

impl Rule {
    /// The rule of this key.
    pub fn named(key: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.key == key)
    }
}
