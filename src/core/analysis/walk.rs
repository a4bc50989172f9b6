//! What rules look at: a journey walked through once, with what each step refers to; and the ground on which all stand.

use super::metrics::{FEW, Measured};
use super::{Fold, Value};
use crate::core::document::{Document, List};
use crate::core::model::{
    Date, Id, Journey, JourneyKind, Key, Kind, Medium, Persona, Phase, Stage, Step, Target, Touchpoint,
};

/// What every rule may look at. A rule reads of the document what concerns its subject, and of the rest what `fold`
/// holds: anything else would not be looked at again when it changes.
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

    /// Whether the journey is told as it is.
    pub fn is_current(&self) -> bool {
        self.journey.kind == JourneyKind::Current
    }

    /// The stops of a stage.
    pub fn of_stage(&self, stage: Stage) -> impl Iterator<Item = &Stop<'a>> {
        self.stops.iter().filter(move |stop| stop.stage() == stage)
    }

    /// The plan's first phase of one of these stages.
    pub fn phase_of(&self, stages: &[Stage]) -> Option<&'a Phase> {
        self.phases.iter().copied().find(|phase| stages.contains(&phase.stage))
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

    /// The satisfaction that counts: what was measured once there are ten answers; below that the lower one of measured
    /// and assumed, since few answers can warn but not reassure.
    pub fn felt(&self) -> Option<f64> {
        let assumed = self.assumed().map(f64::from);
        match &self.measured {
            Some(measured) if measured.answers >= FEW => Some(measured.mean),
            Some(measured) => Some(assumed.map_or(measured.mean, |assumed| assumed.min(measured.mean))),
            None => assumed,
        }
    }

    /// The satisfaction that counts, with where it comes from, to be told.
    pub fn felt_told(&self) -> Option<Value> {
        match (&self.measured, self.assumed()) {
            (Some(measured), _) if self.felt() == Some(measured.mean) => Some(Value::Measured(*measured)),
            (_, Some(assumed)) => Some(Value::Assumed(assumed)),
            (..) => None,
        }
    }

    /// Whether the step displeases: 2 at most, a measured mean rounded.
    pub fn is_low(&self) -> bool {
        self.felt().is_some_and(is_low)
    }

    /// Whether a measure is planned or done for this step or its touchpoint.
    pub fn has_measure(&self, document: &Document) -> bool {
        let any = |target: Target| document.len(&List::MeasuresFor(target)) > 0;
        any(Target::Step(self.step.id.clone()))
            || self.step.touchpoint.clone().is_some_and(|id: Id| any(Target::Touchpoint(id)))
    }
}

/// Fewer steps than this are a journey's beginning: what it lacks as a whole may just not be there yet.
pub const BEGINNING: usize = 3;

/// The value to the tenth, as it is shown, so that what is told adds up.
pub fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// Dissatisfied: 1 or 2, and a mean that rounds to that.
pub fn is_low(satisfaction: f64) -> bool {
    satisfaction < 2.5
}
