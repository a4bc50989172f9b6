//! What a subject adds to the sums of `Fold`.

use super::fold::{At, Footing, JourneySum, MeasureSum, PersonaSum, RecordSum, Share, Visits};
use super::lexicon::{Tag, Tags};
use super::walk::{is_low, needs, spoken};
use super::words::{name_apart, stems};
use super::{Ground, Stop, Walk};
use crate::core::document::List;
use crate::core::model::{Feedback, Id, Measure, MediaType, Persona, Stage, Status, Target, Touchpoint};

/// What a journey adds.
pub(super) fn of_journey(walk: &Walk) -> Share {
    let mut share = Share { current: walk.is_current(), ..Share::default() };
    for stop in &walk.stops {
        let stage = stop.stage() as usize;
        if let Some(touchpoint) = stop.touchpoint {
            let at: &mut At = share.uses.entry(touchpoint.id.clone()).or_default();
            at.stages[stage] += 1;
            if let Some(score) = stop.assumed() {
                at.rated += 1;
                at.sum += u32::from(score);
                at.lowest = if at.lowest == 0 { score } else { at.lowest.min(score) };
                at.highest = at.highest.max(score);
            }
        }
        if walk.is_current() {
            visit(walk, stop, &mut share.stages[stage]);
        }
    }
    if walk.is_current() && !walk.stops.is_empty() {
        let start = walk.stops.first().filter(|stop| stop.stage() == Stage::Awareness);
        let mut sum = JourneySum {
            persona: walk.journey.persona.clone(),
            moments: walk.stops.iter().filter(|stop| stop.step.moment_of_truth).count() as u32,
            start: start.and_then(|stop| stop.touchpoint).map(|touchpoint| touchpoint.id.clone()),
            low: walk.stops.iter().any(Stop::is_low),
            ..JourneySum::default()
        };
        for stop in &walk.stops {
            let step = stop.step;
            // Where it goes wrong, who is spoken of may be the one whom nobody thought of.
            if !stop.is_low() {
                sum.mentions = sum.mentions.and(stop.said).and(stop.noted);
            }
            if stop.is_content() {
                for text in [&step.action, &step.thought, &step.personalisation] {
                    sum.answers.extend(stems(text));
                }
                sum.answers_tags = sum.answers_tags.and(stop.said);
            }
        }
        share.journey = Some(sum);
    }
    share
}

fn visit(walk: &Walk, stop: &Stop, visits: &mut Visits) {
    visits.steps += 1;
    visits.rated += u32::from(stop.assumed().is_some());
    visits.sum += u32::from(stop.assumed().unwrap_or(0));
    visits.low += u32::from(stop.is_low());
    visits.bare += u32::from(stop.is_low() && !stop.has_measure(walk.ground.document));
    visits.paid += u32::from(stop.touchpoint.is_some_and(|touchpoint| touchpoint.media_type == Some(MediaType::Paid)));
}

/// What a persona adds.
pub(super) fn of_persona(persona: &Persona) -> Share {
    let lists = [&persona.goals, &persona.sources, &persona.challenges, &persona.objections];
    let mut sketch = stems(&persona.role);
    lists.into_iter().flatten().for_each(|text| sketch.extend(stems(text)));
    let asked = persona.objections.iter().chain(&persona.sources);
    Share {
        asks: asked.flat_map(|text| stems(text)).collect(),
        persona: Some(PersonaSum {
            sketch,
            roles: spoken([&persona.role, &persona.occupation]),
            described: !(persona.role.trim().is_empty() && persona.occupation.trim().is_empty()),
        }),
        ..Share::default()
    }
}

/// What a touchpoint adds.
pub(super) fn of_touchpoint(touchpoint: &Touchpoint) -> Share {
    let mut words = stems(&touchpoint.name);
    words.extend(stems(&touchpoint.notes));
    let channel = touchpoint.channel.trim();
    let name = name_apart(&touchpoint.name, channel);
    Share {
        words,
        channel: Some(channel.to_owned()),
        name: name.map(|name| format!("{channel} {name}")),
        owned: !touchpoint.owner.trim().is_empty(),
        ..Share::default()
    }
}

/// What a measure adds.
pub(super) fn of_measure(ground: &Ground, measure: &Measure) -> Share {
    let mut words = stems(&measure.title);
    words.extend(stems(&measure.notes));
    let scores = measure.impact.zip(measure.effort).map(|(impact, effort)| (impact.number(), effort.number()));
    let sum = MeasureSum {
        done: measure.status == Status::Done,
        target: measure.target.clone(),
        owner: measure.owner.trim().to_owned(),
        footing: footing(ground, measure.target.as_ref()),
        waits: measure.status != Status::Running && scores.is_some_and(|(impact, effort)| impact >= 4 && effort <= 2),
        drains: measure.status == Status::Running
            && scores.is_some_and(|(impact, effort)| impact <= 3 && effort > impact),
        tags: Tags::of(&measure.title).and(Tags::of(&measure.notes)),
        words: words.clone(),
    };
    Share { words, measure: Some(sum), ..Share::default() }
}

/// What a feedback record adds.
pub(super) fn of_feedback(feedback: &Feedback) -> Share {
    let record = feedback.counts.iter().any(|count| *count > 0).then(|| RecordSum {
        kind: feedback.kind,
        target: feedback.target.clone(),
        date: feedback.date,
    });
    Share { record, ..Share::default() }
}

/// How content people are where a measure is meant to help.
pub(super) fn footing(ground: &Ground, target: Option<&Target>) -> Footing {
    let document = ground.document;
    let of = |low: bool, content: bool| match (low, content) {
        (true, _) => Footing::Low,
        (false, true) => Footing::Strong,
        (false, false) => Footing::Middle,
    };
    match target {
        Some(Target::Step(id)) => match document.step(id).and_then(|step| step.satisfaction) {
            Some(score) => of(is_low(score.number().into()), score.number() >= 4),
            None => Footing::Unknown,
        },
        Some(Target::Touchpoint(id)) => match ground.fold.uses(id) {
            Some(uses) if uses.rated > 0 => of(!uses.low.is_empty(), uses.sum * 2 >= uses.rated * 7),
            _ => Footing::Unknown,
        },
        Some(Target::Phase(_)) | None => Footing::Unknown,
    }
}

/// Whether a persona's journeys fall to 2 or less somewhere: before that, what it lacks cost nothing yet.
pub(super) fn is_hurt(ground: &Ground, persona: &Id) -> bool {
    let journeys = ground.document.list(&List::JourneysOf(persona.clone()));
    journeys.filter_map(|id| ground.fold.journeys().get(id)).any(|journey| journey.low)
}

/// Whether a persona has long been a customer.
pub(super) fn is_existing(walk: &Walk) -> bool {
    let persona = walk.persona.map_or(Tags::default(), needs);
    persona.and(Tags::of(&walk.journey.scenario)).has(Tag::Existing)
}
