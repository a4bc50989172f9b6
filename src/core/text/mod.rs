//! The words of the user interface, in German and English.
//!
//! A catalogue is a struct of texts; a text that one language lacks does not compile. Numbers and dates come from the
//! browser (`browser::locale`), names of fields' values from `choice_label`.

mod catalogue;

use super::model::{Elapsed, Field, Language};

pub use catalogue::{ALL, DE, EN, Messages};

/// The texts in a language.
pub fn messages(language: Language) -> &'static Messages {
    match language {
        Language::De => &DE,
        Language::En => &EN,
    }
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
        (Field::Language, "de") => t.language_de,
        (Field::Language, "en") => t.language_en,
        _ => "",
    }
}
