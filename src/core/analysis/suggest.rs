//! What could be done about a finding: the rule's own proposals and measures of the catalogue, ready to be planned.

use std::collections::BTreeSet;

use super::phrase::name;
use super::rule::{Catalogue, Finding};
use super::{Stems, Value, stems};
use crate::core::document::{Document, List};
use crate::core::edit::Edit;
use crate::core::edit::measure::MeasureEdit;
use crate::core::knowledge::{self, KnownMeasure};
use crate::core::model::{Kind, Language, Line, Market, Stage, Status, Step, Target, Touchpoint};
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

/// At most so many suggestions a finding, and of those so many of the rule's own.
const MOST: usize = 4;
const OWN: usize = 2;

/// What could be done about a finding, the best first; at most four. What is planned for the place already (or for the
/// step's touchpoint) is not suggested. Empty as long as the catalogue is not here, but for the rules' own proposals.
pub fn suggestions(document: &Document, finding: &Finding, language: Language) -> Vec<Suggestion> {
    let place = Place::of(document, finding);
    let planned = place.planned(document);
    let mut suggestions = Vec::new();
    let quote = finding.values.iter().find(|value| matches!(value, Value::Quote(_)));
    for proposal in finding.rule.proposals {
        let title = |language| {
            let quote = quote.map_or(String::new(), |quote| quote.text(document, language));
            let title = fill(
                proposal.title.get(language),
                &[&Value::Name(finding.place.clone()).text(document, language), &quote],
            );
            // A title is never longer than this, so that planning it cuts nothing.
            Line::from(together(&title).as_str()).to_string()
        };
        if suggestions.len() < OWN && !Language::ALL.iter().any(|language| planned.contains(&title(*language))) {
            let kpi = proposal.kpi.get(language).to_owned();
            suggestions.push(Suggestion { title: title(language), kpi, target: finding.target.clone(), why: None });
        }
    }
    let mut known: Vec<(usize, &KnownMeasure)> = Vec::new();
    if finding.rule.catalogue != Catalogue::Nothing {
        let words = place.words(document, finding);
        for measure in knowledge::measures() {
            let there =
                Language::ALL.iter().any(|language| planned.iter().any(|title| title == measure.title.get(*language)));
            if !there && let Some(rank) = place.rank(measure, finding.rule.catalogue, &words) {
                known.push((rank, measure));
            }
        }
    }
    // Stable: the catalogue's order decides among equals.
    known.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    suggestions.extend(known.into_iter().map(|(_, measure)| Suggestion {
        title: measure.title.get(language).to_owned(),
        kpi: measure.kpi.get(language).to_owned(),
        target: finding.target.clone(),
        why: Some(measure.why.get(language)),
    }));
    suggestions.truncate(MOST);
    suggestions
}

/// What is known of the place of a finding.
struct Place<'a> {
    target: Option<Target>,
    step: Option<&'a Step>,
    touchpoint: Option<&'a Touchpoint>,
    /// The stages of what a measure would be for; none if any will do.
    stages: Vec<Stage>,
    /// The channels that journeys use there.
    channels: Vec<&'a str>,
    market: Market,
}

impl<'a> Place<'a> {
    fn of(document: &'a Document, finding: &Finding) -> Self {
        let id = &finding.place.id;
        let step = document.step(id).filter(|_| finding.place.kind == Kind::Step);
        let itself = Some(id).filter(|_| finding.place.kind == Kind::Touchpoint);
        let touchpoint = itself.or(step.and_then(|step| step.touchpoint.as_ref()));
        let touchpoint = touchpoint.and_then(|id| document.touchpoint(id));
        let stage_of = |phase| document.phase(phase).map(|phase| phase.stage);
        let stages = match &finding.target {
            None => Vec::new(),
            Some(Target::Phase(id)) => stage_of(id).into_iter().collect(),
            Some(Target::Step(id)) => document.step(id).and_then(|step| stage_of(&step.phase)).into_iter().collect(),
            Some(Target::Touchpoint(id)) => {
                let steps = document.list(&List::StepsAt(id.clone())).filter_map(|id| document.step(id));
                steps.filter_map(|step| stage_of(&step.phase)).collect::<BTreeSet<Stage>>().into_iter().collect()
            }
        };
        let mut channels: Vec<&str> = touchpoint.iter().map(|touchpoint| &*touchpoint.channel).collect();
        if let Some(Target::Phase(phase)) = &finding.target {
            let steps = document
                .list(&List::Journeys)
                .flat_map(|journey| document.list(&List::Steps { journey: journey.clone(), phase: phase.clone() }));
            let touchpoints =
                steps.filter_map(|id| document.step(id)?.touchpoint.as_ref()).filter_map(|id| document.touchpoint(id));
            channels.extend(touchpoints.map(|touchpoint| &*touchpoint.channel));
        }
        Self { target: finding.target.clone(), step, touchpoint, stages, channels, market: document.plan().market }
    }

    /// The titles of what is planned for the place.
    fn planned(&self, document: &Document) -> Vec<String> {
        let step = self.step.map(|step| Target::Step(step.id.clone()));
        let touchpoint = self.touchpoint.map(|touchpoint| Target::Touchpoint(touchpoint.id.clone()));
        let targets: BTreeSet<Target> = self.target.clone().into_iter().chain(step).chain(touchpoint).collect();
        let measures = targets.into_iter().flat_map(|target| document.list(&List::MeasuresFor(target)));
        measures.filter_map(|id| document.measure(id)).map(|measure| measure.title.to_string()).collect()
    }

    /// What a fitting measure would speak of: what goes wrong at the place, and what the finding quotes.
    fn words(&self, document: &Document, finding: &Finding) -> Stems {
        let mut words = Stems::new();
        if let Some(step) = self.step {
            words
                .extend([&step.pain_point, &step.question, &step.opportunity].into_iter().flat_map(|text| stems(text)));
        }
        for value in &finding.values {
            if let Value::Quote(text) = value {
                words.extend(stems(text));
            }
        }
        // A name tells where something is rather than what is wrong there, but better than nothing.
        if words.is_empty() { stems(&name(document, &finding.place)) } else { words }
    }

    /// How well a measure fits; none if it doesn't. One word that it shares may be chance, two are not, nor is one of a
    /// measure in the place's own channel.
    fn rank(&self, measure: &KnownMeasure, catalogue: Catalogue, words: &Stems) -> Option<usize> {
        let market = self.market == Market::Both || measure.market == Market::Both || measure.market == self.market;
        if !market || !(self.stages.is_empty() || measure.stages.iter().any(|stage| self.stages.contains(stage))) {
            return None;
        }
        let about = |language: &Language| {
            let mut about = stems(measure.title.get(*language));
            about.extend(stems(measure.why.get(*language)));
            about.intersection(words).count()
        };
        let shared = Language::ALL.iter().map(about).max().unwrap_or(0);
        let channel = self.channels.contains(&&*measure.channel);
        let medium = self.touchpoint.is_some_and(|touchpoint| touchpoint.medium == Some(measure.medium));
        let fits = match catalogue {
            Catalogue::Nothing => false,
            Catalogue::Touchpoint => shared + usize::from(channel) > 1,
            Catalogue::Stage => true,
            Catalogue::Controllable => measure.controllable,
        };
        fits.then_some(usize::from(channel) * 4 + shared.min(3) * 3 + usize::from(medium))
    }
}
