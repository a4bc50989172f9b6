//! What rules look at: a journey walked through once, with what each step refers to; and the ground on which all stand.

use super::Fold;
use super::metrics::Measured;
use crate::core::document::{Document, List};
use crate::core::model::{Date, Id, Journey, Key, Kind, Medium, Persona, Phase, Stage, Step, Target, Touchpoint};

/// From so many answers on, what was measured counts more than what was assumed (domain.md: a warning under n = 10).
pub const ENOUGH_ANSWERS: u64 = 10;

/// What every rule may look at. A rule reads of the document what concerns its subject, and of the rest what `fold` holds:
/// anything else would not be looked at again when it changes.
pub struct Ground<'a> {
    pub document: &'a Document,
    pub today: Date,
    pub fold: &'a Fold,
}

/// A journey from its first step to its last.
pub struct Walk<'a> {
    pub ground: &'a Ground<'a>,
    pub journey: &'a Journey,
    pub persona: Option<&'a Persona>,
    pub phases: Vec<&'a Phase>,
    pub stops: Vec<Stop<'a>>,
}

/// A step with what it refers to.
pub struct Stop<'a> {
    pub step: &'a Step,
    pub phase: &'a Phase,
    pub touchpoint: Option<&'a Touchpoint>,
    /// What feedback on the step shows.
    pub measured: Option<Measured>,
}

impl<'a> Walk<'a> {
    /// The journey of this id, walked through.
    pub fn new(ground: &'a Ground<'a>, journey: &'a Journey) -> Self {
        let document = ground.document;
        let phases: Vec<&Phase> = document.list(&List::Phases).filter_map(|id| document.phase(id)).collect();
        let mut stops = Vec::new();
        for phase in &phases {
            let steps = List::Steps { journey: journey.id.clone(), phase: phase.id.clone() };
            stops.extend(document.list(&steps).filter_map(|id| document.step(id)).map(|step| Stop {
                step,
                phase,
                touchpoint: step.touchpoint.as_ref().and_then(|id| document.touchpoint(id)),
                measured: Measured::of(document, &step.id),
            }));
        }
        Self { ground, journey, persona: journey.persona.as_ref().and_then(|id| document.persona(id)), phases, stops }
    }

    /// The journey's key.
    pub fn key(&self) -> Key {
        Key::new(Kind::Journey, &self.journey.id)
    }

    /// The stops of a stage.
    pub fn of_stage(&self, stage: Stage) -> impl Iterator<Item = &Stop<'a>> {
        self.stops.iter().filter(move |stop| stop.stage() == stage)
    }

    /// Whether the plan's phases have this stage.
    pub fn has_stage(&self, stage: Stage) -> bool {
        self.phases.iter().any(|phase| phase.stage == stage)
    }
}

impl Stop<'_> {
    /// The step's key.
    pub fn key(&self) -> Key {
        Key::new(Kind::Step, &self.step.id)
    }

    pub fn stage(&self) -> Stage {
        self.phase.stage
    }

    pub fn medium(&self) -> Option<Medium> {
        self.touchpoint.and_then(|touchpoint| touchpoint.medium)
    }

    /// The satisfaction that somebody assumes.
    pub fn assumed(&self) -> Option<u8> {
        self.step.satisfaction.map(|score| score.number())
    }

    /// The satisfaction that counts: what was measured once there are ten answers; below that the lower one of measured and
    /// assumed, since few answers can warn but not reassure.
    pub fn felt(&self) -> Option<f64> {
        let assumed = self.assumed().map(f64::from);
        match &self.measured {
            Some(measured) if measured.answers >= ENOUGH_ANSWERS => Some(measured.mean),
            Some(measured) => Some(assumed.map_or(measured.mean, |assumed| assumed.min(measured.mean))),
            None => assumed,
        }
    }

    /// Whether what counts is what was measured.
    pub fn felt_measured(&self) -> Option<&Measured> {
        self.measured.as_ref().filter(|measured| self.felt() == Some(measured.mean))
    }

    /// Whether the step displeases: 2 at most, a measured mean rounded.
    pub fn is_low(&self) -> bool {
        self.felt().is_some_and(is_low)
    }

    /// Whether a measure is planned or done for this step or its touchpoint.
    pub fn has_measure(&self, document: &Document) -> bool {
        let any = |target: Target| document.len(&List::MeasuresFor(target)) > 0;
        any(Target::Step(self.step.id.clone())) || self.step.touchpoint.clone().is_some_and(|id: Id| any(Target::Touchpoint(id)))
    }
}

/// Dissatisfied: 1 or 2, and a mean that rounds to that.
pub fn is_low(satisfaction: f64) -> bool {
    satisfaction < 2.5
}
