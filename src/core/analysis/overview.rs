//! The plan from above: what covers which stage, who is how content where, the worst touchpoints, the measures by
//! impact and effort, how much is in the company's hands, and how long the journeys are.
//!
//! Tables of numbers with the records behind them, to jump to; made anew from the whole plan when they are asked for.
//! Nothing here is judged (that is what rules do) or drawn.

use std::collections::{BTreeMap, HashSet};

use super::metrics::Measured;
use crate::core::document::{Document, List};
use crate::core::model::{
    Feedback, Id, Journey, JourneyKind, Language, MediaType, Score, Stage, Step, Target, Touchpoint,
};
use crate::core::sort::sort_by;
use crate::core::text::{Phrase, both, fill};

/// How many touchpoints are named as the worst.
pub const WORST: usize = 10;

/// A table of stages, top to bottom, against something that touchpoints have.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage<C> {
    /// What the columns stand for, that with the most steps first; last, if any step has it, none.
    pub columns: Vec<Option<C>>,
    /// For each of `Stage::ALL` a cell for each column.
    pub rows: Vec<Vec<Covered>>,
}

/// What covers a stage. A touchpoint covers the stages in which a step visits it; one without a step covers none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Covered {
    /// In the order in which journeys meet them, each once.
    pub touchpoints: Vec<Id>,
    pub steps: Vec<Id>,
}

/// Stages against channels, by the channel's key in the catalogue or as it was typed; of journeys of one kind or of
/// all.
pub fn channels(document: &Document, kind: Option<JourneyKind>) -> Coverage<String> {
    coverage(document, kind, |touchpoint| {
        Some(touchpoint.channel.trim().to_owned()).filter(|channel| !channel.is_empty())
    })
}

/// Stages against media types.
pub fn media_types(document: &Document, kind: Option<JourneyKind>) -> Coverage<MediaType> {
    coverage(document, kind, |touchpoint| touchpoint.media_type)
}

fn coverage<C: Ord + Clone>(
    document: &Document,
    kind: Option<JourneyKind>,
    column: impl Fn(&Touchpoint) -> Option<C>,
) -> Coverage<C> {
    let mut columns: BTreeMap<Option<C>, Vec<Covered>> = BTreeMap::new();
    for (_, step) in steps(document).filter(|(journey, _)| kind.is_none_or(|kind| journey.kind == kind)) {
        let Some(phase) = document.phase(&step.phase) else { continue };
        let touchpoint = step.touchpoint.as_ref().and_then(|id| document.touchpoint(id));
        let cells =
            columns.entry(touchpoint.and_then(&column)).or_insert_with(|| vec![Covered::default(); Stage::ALL.len()]);
        let cell = &mut cells[phase.stage as usize];
        cell.steps.push(step.id.clone());
        cell.touchpoints.extend(touchpoint.map(|touchpoint| touchpoint.id.clone()));
    }
    let mut columns: Vec<(Option<C>, Vec<Covered>)> = columns.into_iter().collect();
    let size = |cells: &[Covered]| cells.iter().map(|cell| cell.steps.len()).sum::<usize>();
    sort_by(&mut columns, |(one, ones), (other, others)| {
        one.is_none().cmp(&other.is_none()).then(size(others).cmp(&size(ones)))
    });
    for cell in columns.iter_mut().flat_map(|(_, cells)| cells) {
        let mut known = HashSet::new();
        cell.touchpoints.retain(|id| known.insert(id.clone()));
    }
    let rows =
        (0..Stage::ALL.len()).map(|stage| columns.iter().map(|(_, cells)| cells[stage].clone()).collect()).collect();
    Coverage { columns: columns.into_iter().map(|(column, _)| column).collect(), rows }
}

/// How content a persona is in a phase, over all its journeys as they are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contentment {
    pub steps: Vec<Id>,
    /// The mean of the ratings that were assumed, and of how many.
    pub assumed: Option<f64>,
    pub rated: usize,
    /// What feedback on the steps shows.
    pub measured: Option<Measured>,
}

/// For each persona, and for nobody where a journey has none, a cell for each phase of the plan. Journeys as they shall
/// be are left out: what is wished for would hide what is.
pub fn contentment(document: &Document) -> Vec<(Option<Id>, Vec<Contentment>)> {
    let personas = document.list(&List::Personas).map(|id| Some(id.clone()));
    let current = || {
        document
            .list(&List::Journeys)
            .filter_map(|id| document.journey(id))
            .filter(|journey| journey.kind == JourneyKind::Current)
    };
    let of = |persona: Option<Id>| {
        let journeys: Vec<&Journey> = current().filter(|journey| journey.persona == persona).collect();
        let cell = |phase: &Id| {
            let lists =
                journeys.iter().map(|journey| List::Steps { journey: journey.id.clone(), phase: phase.clone() });
            let steps: Vec<&Step> = lists
                .flat_map(|list| document.list(&list).collect::<Vec<_>>())
                .filter_map(|id| document.step(id))
                .collect();
            let (assumed, rated) = mean(&steps);
            let measured =
                Measured::of_records(steps.iter().flat_map(|step| feedback(document, Target::Step(step.id.clone()))));
            Contentment { assumed, rated, measured, steps: steps.iter().map(|step| step.id.clone()).collect() }
        };
        (persona, document.list(&List::Phases).map(cell).collect::<Vec<_>>())
    };
    let mut rows: Vec<_> = personas.map(of).collect();
    let nobody = of(None);
    if nobody.1.iter().any(|cell| !cell.steps.is_empty()) {
        rows.push(nobody);
    }
    rows
}

/// A touchpoint with what is thought and known of it, over all journeys as they are.
#[derive(Clone, Debug, PartialEq)]
pub struct Rated {
    pub touchpoint: Id,
    /// Its uses, journeys mixed.
    pub steps: Vec<Id>,
    pub journeys: usize,
    /// The mean of the ratings that were assumed, and of how many steps.
    pub assumed: Option<f64>,
    pub rated: usize,
    /// What feedback on the touchpoint and on its steps shows.
    pub measured: Option<Measured>,
}

impl Rated {
    /// What counts: what was measured, else what is assumed.
    pub fn mean(&self) -> Option<f64> {
        self.measured.map(|measured| measured.mean).or(self.assumed)
    }
}

/// The touchpoints with the lowest satisfaction, lowest first, at most `WORST`; of two alike that with more steps
/// first, then that which stands first in the plan.
pub fn worst(document: &Document) -> Vec<Rated> {
    let rated = |id: &Id| {
        let used = document.list(&List::StepsAt(id.clone())).filter_map(|id| document.step(id));
        let steps: Vec<&Step> = used
            .filter(|step| document.journey(&step.journey).is_some_and(|journey| journey.kind == JourneyKind::Current))
            .collect();
        let (assumed, rated) = mean(&steps);
        let targets =
            [Target::Touchpoint(id.clone())].into_iter().chain(steps.iter().map(|step| Target::Step(step.id.clone())));
        let measured = Measured::of_records(targets.flat_map(|target| feedback(document, target)));
        let journeys = steps.iter().map(|step| &step.journey).collect::<HashSet<_>>().len();
        Rated {
            touchpoint: id.clone(),
            steps: steps.iter().map(|step| step.id.clone()).collect(),
            journeys,
            assumed,
            rated,
            measured,
        }
    };
    let mut all: Vec<Rated> =
        document.list(&List::Touchpoints).map(rated).filter(|rated| rated.mean().is_some()).collect();
    sort_by(&mut all, |one, other| {
        one.mean()
            .partial_cmp(&other.mean())
            .unwrap_or(std::cmp::Ordering::Equal)
            .then(other.steps.len().cmp(&one.steps.len()))
    });
    all.truncate(WORST);
    all
}

/// Where a measure stands in the chart of impact and effort; both are high from 4 on (the field's "action priority
/// matrix").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quadrant {
    QuickWin,
    Project,
    FillIn,
    Drain,
}

impl Quadrant {
    /// All of them, as they are read: top left, top right, bottom left, bottom right, impact upwards and effort to the
    /// right.
    pub const ALL: [Quadrant; 4] = [Self::QuickWin, Self::Project, Self::FillIn, Self::Drain];
    /// From here on a score is high: where the chart draws its lines.
    pub const MIDDLE: f64 = 3.5;

    /// The quadrant of these scores.
    pub fn of(impact: Score, effort: Score) -> Self {
        let high = |score: Score| f64::from(score.number()) > Self::MIDDLE;
        match (high(impact), high(effort)) {
            (true, false) => Self::QuickWin,
            (true, true) => Self::Project,
            (false, false) => Self::FillIn,
            (false, true) => Self::Drain,
        }
    }

    /// What it is called.
    pub fn label(self) -> Phrase {
        match self {
            Self::QuickWin => both("schnell gewonnen", "quick wins"),
            Self::Project => both("große Vorhaben", "major projects"),
            Self::FillIn => both("nebenbei", "fill-ins"),
            Self::Drain => both("lohnt sich kaum", "hardly worth it"),
        }
    }
}

/// The measures in the chart, in the plan's order, and those that lack a score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Priorities {
    pub placed: Vec<(Id, Score, Score, Quadrant)>,
    pub unplaced: Vec<Id>,
}

/// Measures by impact and effort, in this order in `placed`.
pub fn priorities(document: &Document) -> Priorities {
    let mut priorities = Priorities::default();
    for measure in document.list(&List::Measures).filter_map(|id| document.measure(id)) {
        match measure.impact.zip(measure.effort) {
            Some((impact, effort)) => {
                priorities.placed.push((measure.id.clone(), impact, effort, Quadrant::of(impact, effort)))
            }
            None => priorities.unplaced.push(measure.id.clone()),
        }
    }
    priorities
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub part: usize,
    pub all: usize,
}

/// How many touchpoints the company controls, and how many of the steps at touchpoints are at one of those.
pub fn controllable(document: &Document) -> (Share, Share) {
    let touchpoints: Vec<&Touchpoint> =
        document.list(&List::Touchpoints).filter_map(|id| document.touchpoint(id)).collect();
    let uses = |touchpoint: &Touchpoint| document.len(&List::StepsAt(touchpoint.id.clone()));
    let ours: Vec<&Touchpoint> = touchpoints.iter().copied().filter(|touchpoint| touchpoint.controllable).collect();
    let steps = |touchpoints: &[&Touchpoint]| touchpoints.iter().map(|touchpoint| uses(touchpoint)).sum();
    (Share { part: ours.len(), all: touchpoints.len() }, Share { part: steps(&ours), all: steps(&touchpoints) })
}

/// How long a journey is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Length {
    pub journey: Id,
    pub steps: usize,
    /// Minutes from the first step to the last, as far as they are known.
    pub minutes: u64,
    /// How many steps but the first do not say how long after the one before they come.
    pub untimed: usize,
}

/// The journeys' lengths, in the plan's order.
pub fn lengths(document: &Document) -> Vec<Length> {
    document.list(&List::Journeys).map(|journey| length(document, journey)).collect()
}

/// The length of one journey.
pub fn length(document: &Document, journey: &Id) -> Length {
    let steps: Vec<&Step> = document.steps(journey).filter_map(|id| document.step(id)).collect();
    // What stands before the first step is no part of the journey.
    let spans = || steps.iter().skip(1).map(|step| step.after);
    let minutes = spans().flatten().map(|after| u64::from(after.minutes)).sum();
    Length { journey: journey.clone(), steps: steps.len(), minutes, untimed: spans().filter(Option::is_none).count() }
}

/// A whole journey's time in words, rounded to days, hours or minutes: the largest of which there are two.
pub fn span(minutes: u64, language: Language) -> String {
    let units = [(24 * 60, both("{0} Tage", "{0} days")), (60, both("{0} Stunden", "{0} hours"))];
    let known = units.into_iter().find(|(length, _)| minutes >= 2 * length);
    let (length, words) = known.unwrap_or((1, both("{0} Minuten", "{0} minutes")));
    fill(words.get(language), &[&((minutes + length / 2) / length).to_string()])
}

/// All steps with their journeys, in the plan's order.
fn steps(document: &Document) -> impl Iterator<Item = (&Journey, &Step)> {
    let journeys = document.list(&List::Journeys).filter_map(|id| document.journey(id));
    journeys.flat_map(|journey| {
        document.steps(&journey.id).filter_map(|id| document.step(id)).map(move |step| (journey, step))
    })
}

fn feedback(document: &Document, target: Target) -> impl Iterator<Item = &Feedback> {
    let ids: Vec<&Id> = document.list(&List::FeedbackOn(target)).collect();
    ids.into_iter().filter_map(|id| document.feedback(id))
}

/// The mean of the ratings among some steps, and how many there are.
pub fn mean(steps: &[&Step]) -> (Option<f64>, usize) {
    let scores: Vec<f64> =
        steps.iter().filter_map(|step| step.satisfaction).map(|score| f64::from(score.number())).collect();
    let mean = (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64);
    (mean, scores.len())
}
