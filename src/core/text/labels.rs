//! What records, their fields and the values of closed lists are called.

use super::{Messages, fill};
use crate::core::model::{
    Elapsed, FeedbackKind, Field, GoalKind, JourneyKind, Kind, Language, Market, MediaType, Medium, Metric, Stage,
    Status, Weight,
};

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

/// A value of a closed list, which has a name.
pub trait Label: Copy {
    /// The name.
    fn label(self, t: &Messages) -> &'static str;
}

macro_rules! labels {
    ($($type:ident { $($value:ident = t.$text:ident),+ $(,)? })+) => {
        $(impl Label for $type {
            fn label(self, t: &Messages) -> &'static str {
                match self { $(Self::$value => t.$text),+ }
            }
        })+
    };
}

labels! {
    Stage {
        Awareness = t.stage_awareness,
        Consideration = t.stage_consideration,
        Conversion = t.stage_conversion,
        Retention = t.stage_retention,
        Advocacy = t.stage_advocacy,
    }
    Medium { Online = t.medium_online, Offline = t.medium_offline }
    MediaType { Paid = t.media_paid, Owned = t.media_owned, Shared = t.media_shared, Earned = t.media_earned }
    JourneyKind { Current = t.kind_current, Target = t.kind_target }
    FeedbackKind {
        Survey = t.feedback_survey,
        Reviews = t.feedback_reviews,
        Community = t.feedback_community,
        Support = t.feedback_support,
        Interview = t.feedback_interview,
    }
    Metric { Csat = t.metric_csat, Nps = t.metric_nps, Ces = t.metric_ces, Stars = t.metric_stars }
    Status { Idea = t.status_idea, Planned = t.status_planned, Running = t.status_running, Done = t.status_done }
    Market { B2c = t.market_b2c, B2b = t.market_b2b, Both = t.market_both }
    GoalKind {
        Purchase = t.goal_purchase,
        Enquiry = t.goal_enquiry,
        Registration = t.goal_registration,
        Download = t.goal_download,
        Other = t.goal_other,
    }
    Weight { Off = t.weight_off, Low = t.weight_low, Normal = t.weight_normal, High = t.weight_high }
    Language { De = t.language_de, En = t.language_en }
}

/// The name of a value that a field can be given, by the value's name in the plan file. None where the field has no
/// such value, or no closed list, or one whose names are not texts of the interface (the phase models').
pub fn value_label(t: &Messages, field: Field, key: &str) -> Option<&'static str> {
    fn of<T: Label>(t: &Messages, value: Option<T>) -> Option<&'static str> {
        value.map(|value| value.label(t))
    }
    match field {
        Field::Stage => of(t, Stage::from_key(key)),
        Field::Medium => of(t, Medium::from_key(key)),
        Field::MediaType => of(t, MediaType::from_key(key)),
        // No two kinds of records share a name of theirs here.
        Field::Kind => of(t, JourneyKind::from_key(key)).or_else(|| of(t, FeedbackKind::from_key(key))),
        Field::Metric => of(t, Metric::from_key(key)),
        Field::Status => of(t, Status::from_key(key)),
        Field::Market => of(t, Market::from_key(key)),
        Field::GoalKind => of(t, GoalKind::from_key(key)),
        Field::Weights => of(t, Weight::from_key(key)),
        Field::Language => of(t, Language::from_key(key)),
        Field::Title
        | Field::Name
        | Field::Offer
        | Field::Description
        | Field::Goal
        | Field::GoalText
        | Field::PhaseModel
        | Field::Question
        | Field::Role
        | Field::Portrait
        | Field::Quote
        | Field::Age
        | Field::Gender
        | Field::FamilyStatus
        | Field::Occupation
        | Field::Residence
        | Field::Income
        | Field::Goals
        | Field::Values
        | Field::Sources
        | Field::Challenges
        | Field::Objections
        | Field::Notes
        | Field::Channel
        | Field::Controllable
        | Field::Owner
        | Field::Persona
        | Field::Scenario
        | Field::Expectation
        | Field::Phase
        | Field::Touchpoint
        | Field::Satisfaction
        | Field::Action
        | Field::Thought
        | Field::Emotion
        | Field::PainPoint
        | Field::Opportunity
        | Field::Personalisation
        | Field::MomentOfTruth
        | Field::After
        | Field::Target
        | Field::Kpi
        | Field::Due
        | Field::Budget
        | Field::Impact
        | Field::Effort
        | Field::Date
        | Field::Counts
        | Field::Comments
        | Field::Rule
        | Field::Subject
        | Field::Detail
        | Field::Reason => None,
    }
}

/// As `value_label`, for a value that the field is known to have.
pub fn choice_label(t: &Messages, field: Field, key: &str) -> &'static str {
    value_label(t, field, key).unwrap_or_default()
}
