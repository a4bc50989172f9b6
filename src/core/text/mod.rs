//! The words of the user interface, in German and English.
//!
//! A catalogue is a struct of texts; a text that one language lacks does not compile. Numbers and dates come from the
//! browser (`browser::locale`), names of fields' values from `choice_label`.

mod catalogue;
pub mod embedding;
pub mod exchange;
pub mod insight;
pub mod lists;
pub mod mapping;
pub mod sharing;

use std::borrow::Cow;

use super::model::{Elapsed, Field, Kind, Language};

pub use catalogue::{ALL, DE, EN, Messages, messages};

/// A text that belongs to one feature and travels with its code: both languages, side by side. A template if it has
/// places `{0}`, `{1}` …
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub de: &'static str,
    pub en: &'static str,
}

impl Phrase {
    /// The text in one language.
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::De => self.de,
            Language::En => self.en,
        }
    }
}

/// A text in German and English.
pub const fn both(de: &'static str, en: &'static str) -> Phrase {
    Phrase { de, en }
}

/// A text with its places `{0}`, `{1}` … filled in.
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(place, tail)| Some((values.get(place.parse::<usize>().ok()?)?, tail))) {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// A sentence of ours with what people wrote in its places: set apart, so that letters that run the other way leave our
/// words as they are. For what is shown; what goes into a plan is `fill`ed.
pub fn tell(text: &str, values: &[&str]) -> String {
    let apart: Vec<_> = values.iter().map(|value| apart(value)).collect();
    fill(text, &apart.iter().map(|value| &**value).collect::<Vec<_>>())
}

/// What people wrote, for the middle of a line of ours: where letters run from right to left, or marks turn lines
/// around, in an isolate of Unicode, which ends all of that. Isolates of its own, which could end this one too early,
/// are left out.
///
/// Source: Unicode Standard Annex 9, sections 2.4 (FSI, PDI) and 6.1. HTML's `<bdi>` does the same to elements.
pub fn apart(text: &str) -> Cow<'_, str> {
    let turns = |letter: char| {
        matches!(letter, '\u{590}'..='\u{8ff}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
            || isolates(letter)
    };
    if !text.contains(turns) {
        return text.into();
    }
    format!("\u{2068}{}\u{2069}", together(text)).into()
}

/// The text without isolates: what is told, as it goes into a plan.
pub fn together(text: &str) -> String {
    text.replace(isolates, "")
}

fn isolates(letter: char) -> bool {
    matches!(letter, '\u{2066}'..='\u{2069}')
}

/// The name of a field of records of this kind.
pub fn field_label(t: &Messages, kind: Kind, field: Field) -> &'static str {
    match (kind, field) {
        (Kind::Plan, Field::Title) => t.plan_title,
        (Kind::Plan, Field::Description) => t.plan_description,
        (_, Field::Offer) => t.plan_offer,
        (_, Field::Language) => t.plan_language,
        (_, Field::Market) => t.plan_market,
        (_, Field::Goal | Field::GoalKind) => t.plan_goal,
        (_, Field::GoalText) => t.plan_goal_text,
        (_, Field::PhaseModel) => t.phase_model,
        (Kind::Phase, Field::Question) => t.guiding_question,
        (_, Field::Question) => t.question,
        (_, Field::Stage) => t.phase_stage,
        (_, Field::Role) => t.persona_role,
        (_, Field::Portrait) => t.persona_portrait,
        (_, Field::Quote) => t.persona_quote,
        (_, Field::Age) => t.persona_age,
        (_, Field::Gender) => t.persona_gender,
        (_, Field::FamilyStatus) => t.persona_family_status,
        (_, Field::Occupation) => t.persona_occupation,
        (_, Field::Residence) => t.persona_residence,
        (_, Field::Income) => t.persona_income,
        (_, Field::Goals) => t.persona_goals,
        (_, Field::Values) => t.persona_values,
        (_, Field::Sources) => t.persona_sources,
        (_, Field::Challenges) => t.persona_challenges,
        (_, Field::Objections) => t.persona_objections,
        (_, Field::Notes) => t.notes,
        (_, Field::Channel) => t.channel,
        (_, Field::Medium) => t.medium,
        (_, Field::MediaType) => t.media_type,
        (_, Field::Controllable) => t.controllable,
        (_, Field::Owner) => t.owner,
        (_, Field::Persona) => t.persona,
        (Kind::Journey, Field::Kind) => t.journey_kind,
        (_, Field::Scenario) => t.scenario,
        (_, Field::Expectation) => t.expectation,
        (_, Field::Phase) => t.phases,
        (_, Field::Touchpoint) => t.touchpoint,
        (_, Field::Satisfaction) => t.satisfaction,
        (_, Field::Action) => t.action,
        (_, Field::Thought) => t.thought,
        (_, Field::Emotion) => t.emotion,
        (_, Field::PainPoint) => t.pain_point,
        (_, Field::Opportunity) => t.opportunity,
        (_, Field::Personalisation) => t.personalisation,
        (_, Field::MomentOfTruth) => t.moment_of_truth,
        (_, Field::After) => t.elapsed,
        (_, Field::Target) => t.measure_target,
        (_, Field::Status) => t.status,
        (_, Field::Kpi) => t.kpi,
        (_, Field::Due) => t.due,
        (_, Field::Budget) => t.budget,
        (_, Field::Impact) => t.impact,
        (_, Field::Effort) => t.effort,
        (_, Field::Metric) => t.feedback_metric,
        (_, Field::Date) => t.feedback_date,
        (_, Field::Counts) => t.feedback_counts,
        (_, Field::Comments) => t.feedback_comments,
        (_, Field::Weights) => t.rule_weights,
        (_, Field::Rule) => t.finding_rule,
        (_, Field::Subject) => t.finding_subject,
        (_, Field::Detail) => t.finding_detail,
        (_, Field::Reason) => t.finding_reason,
        (_, Field::Title | Field::Name | Field::Kind | Field::Description) => kind_label(t, kind, false),
    }
}

/// What records of this kind are called, one of them or several.
pub fn kind_label(t: &Messages, kind: Kind, several: bool) -> &'static str {
    match (kind, several) {
        (Kind::Plan, false) => t.plan,
        (Kind::Plan, true) => t.plans,
        (Kind::Phase, false) => t.phase,
        (Kind::Phase, true) => t.phases,
        (Kind::Persona, false) => t.persona,
        (Kind::Persona, true) => t.personas,
        (Kind::Touchpoint, false) => t.touchpoint,
        (Kind::Touchpoint, true) => t.touchpoints,
        (Kind::Journey, false) => t.journey,
        (Kind::Journey, true) => t.journeys,
        (Kind::Step, false) => t.step,
        (Kind::Step, true) => t.steps,
        (Kind::Measure, false) => t.measure,
        (Kind::Measure, true) => t.measures,
        (Kind::Feedback, false) => t.feedback_one,
        (Kind::Feedback, true) => t.feedback,
        (Kind::SetAside, false) => t.finding_set_aside,
        (Kind::SetAside, true) => t.findings_set_aside,
    }
}

/// A span between two steps in words, in the largest unit that leaves no remainder.
pub fn elapsed_label(t: &Messages, elapsed: Elapsed) -> String {
    let (count, unit) = elapsed.in_unit();
    let one = [t.after_week, t.after_day, t.after_hour, t.after_minute];
    let more = [t.after_weeks, t.after_days, t.after_hours, t.after_minutes];
    fill(if count == 1 { one[unit] } else { more[unit] }, &[&count.to_string()])
}

/// The name of a value that a field can be given, by the value's name in the plan file.
pub fn choice_label(t: &Messages, field: Field, key: &str) -> &'static str {
    match (field, key) {
        (Field::Stage, "awareness") => t.stage_awareness,
        (Field::Stage, "consideration") => t.stage_consideration,
        (Field::Stage, "conversion") => t.stage_conversion,
        (Field::Stage, "retention") => t.stage_retention,
        (Field::Stage, "advocacy") => t.stage_advocacy,
        (Field::Medium, "online") => t.medium_online,
        (Field::Medium, "offline") => t.medium_offline,
        (Field::MediaType, "paid") => t.media_paid,
        (Field::MediaType, "owned") => t.media_owned,
        (Field::MediaType, "shared") => t.media_shared,
        (Field::MediaType, "earned") => t.media_earned,
        (Field::Kind, "current") => t.kind_current,
        (Field::Kind, "target") => t.kind_target,
        (Field::Kind, "survey") => t.feedback_survey,
        (Field::Kind, "reviews") => t.feedback_reviews,
        (Field::Kind, "community") => t.feedback_community,
        (Field::Kind, "support") => t.feedback_support,
        (Field::Kind, "interview") => t.feedback_interview,
        (Field::Metric, "csat") => t.metric_csat,
        (Field::Metric, "nps") => t.metric_nps,
        (Field::Metric, "ces") => t.metric_ces,
        (Field::Metric, "stars") => t.metric_stars,
        (Field::Status, "idea") => t.status_idea,
        (Field::Status, "planned") => t.status_planned,
        (Field::Status, "running") => t.status_running,
        (Field::Status, "done") => t.status_done,
        (Field::Market, "b2c") => t.market_b2c,
        (Field::Market, "b2b") => t.market_b2b,
        (Field::Market, "both") => t.market_both,
        (Field::GoalKind, "purchase") => t.goal_purchase,
        (Field::GoalKind, "enquiry") => t.goal_enquiry,
        (Field::GoalKind, "registration") => t.goal_registration,
        (Field::GoalKind, "download") => t.goal_download,
        (Field::GoalKind, "other") => t.goal_other,
        (Field::Weights, "off") => t.weight_off,
        (Field::Weights, "low") => t.weight_low,
        (Field::Weights, "normal") => t.weight_normal,
        (Field::Weights, "high") => t.weight_high,
        (Field::Language, "de") => t.language_de,
        (Field::Language, "en") => t.language_en,
        _ => "",
    }
}
