//! What could be done about a cause: what the plan itself notes as an opportunity, the rules' own proposals, and
//! measures of the catalogue that fit, ready to be planned. None is better than a wrong one.

use super::rule::{Finding, Part};
use super::{Cause, Value};
use crate::core::document::{Document, List};
use crate::core::edit::Edit;
use crate::core::edit::measure::MeasureEdit;
use crate::core::knowledge::{self, KnownMeasure};
use crate::core::model::{Kind, Language, Line, Market, Stage, Status, Target};
use crate::core::text::{fill, together};

/// A measure that can be planned as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub title: String,
    pub kpi: String,
    pub target: Option<Target>,
    /// Why the catalogue has it; a rule's own proposals need no reason beside the rule's.
    pub why: Option<&'static str>,
}

impl Suggestion {
    /// The intent that plans it.
    pub fn edit(&self) -> Edit {
        let Self { title, kpi, target, .. } = self.clone();
        Edit::Measure(MeasureEdit::Add { title, target, status: Status::Planned, kpi })
    }
}

/// At most so many suggestions a cause.
const MOST: usize = 4;

/// What could be done about a cause, the best first; at most four. What is planned for the place already is not
/// suggested. Without those of the catalogue as long as it is not here.
pub fn suggestions(document: &Document, cause: &Cause, language: Language) -> Vec<Suggestion> {
    let mut suggestions: Vec<Suggestion> = Vec::new();
    let planned = planned(document, cause);
    let mut add = |suggestion: Suggestion| {
        let known =
            planned.iter().chain(suggestions.iter().map(|other| &other.title)).any(|title| *title == suggestion.title);
        if !known {
            suggestions.push(suggestion);
        }
    };
    // What is noted at a step helps against what is wrong at the step.
    let at_steps = matches!(cause.lead().rule.part, Part::Cause | Part::Reason | Part::Symptom);
    let opportunities = cause.steps().filter(|_| at_steps).filter_map(|id| document.step(id));
    for step in opportunities.filter(|step| !step.opportunity.trim().is_empty()) {
        add(Suggestion {
            title: Line::from(step.opportunity.trim()).to_string(),
            kpi: String::new(),
            target: Some(Target::Step(step.id.clone())),
            why: None,
        });
    }
    let rules = cause
        .reasons
        .iter()
        .enumerate()
        .filter(|(at, finding)| cause.reasons[..*at].iter().all(|other| other.rule != finding.rule));
    let reasons: Vec<&Finding> = rules.map(|(_, finding)| finding).collect();
    for finding in reasons.iter().take(2) {
        for proposal in finding.rule.proposals {
            if let Some(title) = title(document, finding, proposal.title.get(language), language) {
                let kpi = proposal.kpi.get(language).to_owned();
                add(Suggestion { title, kpi, target: target(cause, finding), why: None });
            }
        }
    }
    for finding in &reasons {
        for measure in fitting(document, finding) {
            add(Suggestion {
                title: measure.title.get(language).to_owned(),
                kpi: measure.kpi.get(language).to_owned(),
                target: target(cause, finding),
                why: Some(measure.why.get(language)),
            });
        }
    }
    suggestions.truncate(MOST);
    suggestions
}

fn target(cause: &Cause, finding: &Finding) -> Option<Target> {
    finding.target.clone().or_else(|| cause.target().cloned())
}

/// A proposal's title; none if it speaks of words that the finding does not have.
fn title(document: &Document, finding: &Finding, template: &str, language: Language) -> Option<String> {
    let quotes = |value: &&Value| matches!(value, Value::Quote(_) | Value::Word(_) | Value::List(_));
    let quote = finding.values.iter().find(quotes).map(|quote| quote.text(document, language));
    if template.contains("{1}") && quote.is_none() {
        return None;
    }
    let place = Value::Name(finding.place.clone()).text(document, language);
    let title = fill(template, &[&place, quote.as_deref().unwrap_or("")]);
    // A title is never longer than this, so that planning it cuts nothing.
    Some(Line::from(together(&title).as_str()).to_string())
}

/// The titles of what is planned for the places of a cause.
fn planned(document: &Document, cause: &Cause) -> Vec<String> {
    let phases = cause.reasons.iter().filter_map(|finding| finding.target.clone());
    let of_phases = phases
        .filter(|target| matches!(target, Target::Phase(_)))
        .flat_map(|target| document.list(&List::MeasuresFor(target)).cloned().collect::<Vec<_>>());
    let ids = cause.measures(document).into_iter().chain(of_phases);
    ids.filter_map(|id| document.measure(&id)).map(|measure| measure.title.to_string()).collect()
}

/// The measures of the catalogue that help against a finding: named by its rule, for the plan's market and the stage of
/// the place, and where the finding is at a touchpoint, none in a channel that has nothing to do with it.
fn fitting(document: &Document, finding: &Finding) -> impl Iterator<Item = &'static KnownMeasure> {
    let market = document.plan().market;
    let stage_of = |phase| document.phase(phase).map(|phase| phase.stage);
    let stage: Option<Stage> = match &finding.target {
        Some(Target::Phase(id)) => stage_of(id),
        Some(Target::Step(id)) => document.step(id).and_then(|step| stage_of(&step.phase)),
        Some(Target::Touchpoint(_)) | None => None,
    };
    // A measure made for one channel fits there only; those of a general kind fit anywhere.
    let channel = match finding.place.kind {
        Kind::Step => document.step(&finding.place.id).and_then(|step| step.touchpoint.as_ref()),
        Kind::Touchpoint => Some(&finding.place.id),
        _ => None,
    };
    let channel = channel.and_then(|id| document.touchpoint(id)).map(|touchpoint| touchpoint.channel.to_string());
    let keys = finding.rule.catalogue;
    keys.iter().filter_map(|key| knowledge::measures().iter().find(|measure| measure.key == *key)).filter(
        move |measure| {
            let of_market = market == Market::Both || measure.market == Market::Both || measure.market == market;
            let of_stage = stage.is_none_or(|stage| measure.stages.contains(&stage));
            let of_channel = measure.key != "reply-to-reviews" || channel.as_deref() == Some("reviews");
            of_market && of_stage && of_channel
        },
    )
}
