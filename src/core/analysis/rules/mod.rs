//! The rules, by what they look at. A further rule is a static here beside its check, a line in `RULES`, its texts
//! (`core/text/rules.rs`) and a test in `tests/native/analysis.rs`; `docs/analysis.md` tells of it
//! (`WEGMARKE_BLESS=1` writes it there).

mod curve;
mod evidence;
mod inventory;
mod people;
mod planning;
mod said;
mod shape;

use super::rule::Rule;

/// All rules, in the order in which they are offered: what loses customers, what is missing, what is untidy.
pub static RULES: &[&Rule] = &[
    &said::CANNOT_USE,
    &said::NO_CONTACT,
    &said::NO_ANSWER,
    &said::TOLD_AGAIN,
    &said::CONTRADICTORY_INFO,
    &said::PRICE_SURPRISE,
    &said::NO_WAY_BACK,
    &said::EXISTING_AS_NEW,
    &said::PROMISE_BROKEN,
    &said::LONG_WAIT,
    &curve::MOMENT_OF_TRUTH,
    &curve::LOW_SATISFACTION,
    &curve::ENDS_LOW,
    &curve::SATISFACTION_DROP,
    &curve::MEDIUM_BREAK,
    &curve::UNCONTROLLABLE_STAGE,
    &curve::LOOP,
    &curve::RATING_CONTRADICTS,
    &curve::FLAT_CURVE,
    &curve::SPLIT_TOUCHPOINT,
    &curve::LOW_FEEDBACK,
    &curve::ASSUMED_MEASURED_APART,
    &curve::PAIN_POINT_OPEN,
    &curve::DONE_WITHOUT_EFFECT,
    &curve::OWNER_MISSING,
    &shape::GOAL_OUT_OF_REACH,
    &shape::NOTHING_AFTER_PURCHASE,
    &shape::NO_ADVOCACY,
    &shape::PHASE_GAP,
    &shape::STARTS_LATE,
    &shape::SINGLE_CHANNEL,
    &shape::ONE_SIDED_MEDIUM,
    &shape::TARGET_KEEPS_LOW,
    &shape::NO_MOMENT_OF_TRUTH,
    &shape::ONE_DOOR,
    &shape::PAID_START,
    &shape::STAGE_WITHOUT_MEASURE,
    &people::PERSONA_WITHOUT_JOURNEY,
    &people::PERSONA_SHALLOW,
    &people::PERSONA_TWINS,
    &people::SOURCE_UNSERVED,
    &people::OBJECTION_OPEN,
    &people::QUESTION_OPEN,
    &people::BUYING_CENTRE,
    &inventory::TOUCHPOINT_TWICE,
    &inventory::CALLED_OWN,
    &inventory::TOUCHPOINT_UNUSED,
    &inventory::MASS_MEDIA,
    &inventory::CONSENT,
    &inventory::SENSITIVE_DATA,
    &inventory::PAID_REVIEW,
    &planning::MEASURE_OVERDUE,
    &planning::MEASURE_INCOMPLETE,
    &planning::VANITY_KPI,
    &planning::QUICK_WIN_WAITS,
    &planning::ONE_OWNER,
    &planning::MEASURES_CONTRADICT,
    &planning::MEASURES_AT_STRONG,
    &evidence::NO_EVIDENCE,
    &evidence::ONE_SOURCE,
    &evidence::OLD_EVIDENCE,
    &evidence::FEW_ANSWERS,
    &evidence::METRIC_MISFIT,
    &evidence::FANS_ONLY,
];

impl Rule {
    /// The rule of this key.
    pub fn named(key: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.key == key)
    }
}
