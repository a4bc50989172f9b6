//! What rules look at: a journey walked through once, with what each step refers to; and the ground on which all stand.

use super::lexicon::{Tag, Tags};
use super::metrics::{FEW, Measured};
use super::{Fold, Value};
use crate::core::document::{Document, List};
use crate::core::model::{
    Date, Journey, JourneyKind, Key, Kind, Measure, Medium, Persona, Phase, Stage, Status, Step, Target, Touchpoint,
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
    /// What the persona's texts speak of.
    pub needs: Tags,
}

/// A step with what it refers to.
pub struct Stop<'a> {
    pub step: &'a Step,
    pub phase: &'a Phase,
    pub touchpoint: Option<&'a Touchpoint>,
    /// What feedback on the step shows.
    pub measured: Option<Measured>,
    /// What the step's action, thought, question and pain point speak of.
    pub said: Tags,
    /// What the touchpoint's name and notes speak of.
    pub noted: Tags,
}

impl<'a> Walk<'a> {
    /// The journey of this id, walked through.
    pub fn new(ground: &'a Ground<'a>, journey: &'a Journey) -> Self {
        let document = ground.document;
        let phases: Vec<&Phase> = document.list(&List::Phases).filter_map(|id| document.phase(id)).collect();
        let reads = document.steps(&journey.id).nth(LONGEST_READ).is_none();
        let mut stops = Vec::new();
        for phase in &phases {
            let steps = List::Steps { journey: journey.id.clone(), phase: phase.id.clone() };
            stops.extend(document.list(&steps).filter_map(|id| document.step(id)).map(|step| {
                let touchpoint = step.touchpoint.as_ref().and_then(|id| document.touchpoint(id));
                Stop {
                    step,
                    phase,
                    touchpoint,
                    measured: Measured::of(document, &step.id),
                    said: if reads {
                        spoken([&step.action, &step.thought, &step.question, &step.pain_point])
                    } else {
                        Tags::default()
                    },
                    noted: touchpoint.filter(|_| reads).map_or(Tags::default(), |touchpoint| {
                        Tags::of(&touchpoint.name).and(Tags::of(&touchpoint.notes))
                    }),
                }
            }));
        }
        let persona = journey.persona.as_ref().and_then(|id| document.persona(id));
        Self { ground, journey, persona, phases, stops, needs: persona.map_or(Tags::default(), needs) }
    }

    /// Whether the journey is short enough for its words to be read.
    pub fn reads_words(&self) -> bool {
        self.stops.len() <= LONGEST_READ
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

    /// Whether the step displeases: 2 at most; measured, a mean below 2.5 or one that lies below 3 for certain.
    pub fn is_low(&self) -> bool {
        let certain = self.measured.filter(|measured| measured.answers >= FEW);
        match certain.and_then(|measured| measured.interval) {
            Some((_, high)) if high < 3.0 => true,
            _ => self.felt().is_some_and(is_low),
        }
    }

    /// Whether the step is content: 4 or 5.
    pub fn is_content(&self) -> bool {
        self.felt().is_some_and(|felt| felt >= 3.5)
    }

    /// The channel's key, or as it was typed.
    pub fn channel(&self) -> &str {
        self.touchpoint.map_or("", |touchpoint| touchpoint.channel.trim())
    }

    /// What tells best what goes wrong here: the pain point, else the thought, else the action.
    pub fn words(&self) -> Option<&str> {
        let texts = [&self.step.pain_point, &self.step.thought, &self.step.action];
        texts.into_iter().map(|text| text.trim()).find(|text| !text.is_empty())
    }

    /// The first of the step's texts that speaks of this, else the touchpoint's notes.
    pub fn words_on(&self, tag: Tag) -> Option<&str> {
        let step = [&self.step.pain_point, &self.step.action, &self.step.thought, &self.step.question];
        let speaks = |text: &&str| Tags::of(text).has(tag);
        step.into_iter().map(|text| &**text).find(speaks).or_else(|| {
            self.touchpoint.and_then(|touchpoint| [&*touchpoint.notes, &*touchpoint.name].into_iter().find(speaks))
        })
    }

    /// The measures for this step and its touchpoint.
    pub fn measures<'a>(&self, document: &'a Document) -> impl Iterator<Item = &'a Measure> + use<'a> {
        let targets = [
            Some(Target::Step(self.step.id.clone())),
            self.touchpoint.map(|touchpoint| Target::Touchpoint(touchpoint.id.clone())),
        ];
        targets
            .into_iter()
            .flatten()
            .flat_map(|target| document.list(&List::MeasuresFor(target)).collect::<Vec<_>>())
            .filter_map(|id| document.measure(id))
    }

    /// Whether a measure is planned or running for this step or its touchpoint.
    pub fn has_measure(&self, document: &Document) -> bool {
        self.measures(document).any(|measure| measure.status != Status::Done)
    }

    /// Whether somebody is at it: a measure for this step or its touchpoint is running.
    pub fn is_being_mended(&self, document: &Document) -> bool {
        self.measures(document).any(is_under_way)
    }
}

/// Whether a measure is running and has an owner, a figure and a day: whoever has begun so far knows what it is for, in
/// whatever words.
pub(super) fn is_under_way(measure: &Measure) -> bool {
    measure.status == Status::Running
        && measure.due.is_some()
        && !measure.owner.trim().is_empty()
        && !measure.kpi.trim().is_empty()
}

/// What several texts speak of.
pub(super) fn spoken<'a, T: std::ops::Deref<Target = str> + 'a>(texts: impl IntoIterator<Item = &'a T>) -> Tags {
    texts.into_iter().fold(Tags::default(), |tags, text| if text.is_empty() { tags } else { tags.and(Tags::of(text)) })
}

/// What a persona lacks, by its texts. Goals and values count too: "no stairs" may stand anywhere.
pub(super) fn needs(persona: &Persona) -> Tags {
    let lists = [&persona.challenges, &persona.goals];
    let texts = [&persona.role, &persona.notes, &persona.quote, &persona.portrait, &persona.residence];
    spoken(texts.into_iter().chain(lists.into_iter().flatten()))
}

/// The words of a longer journey are not read: an edit looks at all of its journey again, and may not hold the page.
pub const LONGEST_READ: usize = 100;

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
