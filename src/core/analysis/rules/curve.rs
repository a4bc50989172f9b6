//! What the curve shows: low places, falls, bad ends, circles, ratings that do not fit.

use std::collections::HashMap;

use crate::core::analysis::lexicon::{Tag, Tags};
use crate::core::analysis::metrics::{FEW, Measured};
use crate::core::analysis::walk::{BEGINNING, is_under_way, tenth};
use crate::core::analysis::{Check, Factor, Found, Ground, Part, Proposal, Risk, Rule, Source, Stop, Value, Walk};
use crate::core::document::List;
use crate::core::model::{Id, Key, Kind, Stage, Status, Target, Touchpoint, is_break};
use crate::core::text::rules::Text;

pub static MOMENT_OF_TRUTH: Rule = Rule {
    checks: &[Check::Journey(moment_of_truth)],
    proposals: &[Proposal { title: Text::MomentOfTruthDo, kpi: Text::MomentOfTruthKpi }],
    ..Rule::new(
        "moment-of-truth",
        [Text::MomentOfTruth, Text::MomentOfTruthWhat, Text::MomentOfTruthWhy],
        1.2,
        Source::C,
        Part::Symptom,
    )
};

fn moment_of_truth(walk: &Walk, found: &mut Found) {
    for stop in walk.stops.iter().filter(|stop| stop.step.moment_of_truth) {
        match (stop.felt(), stop.felt_told()) {
            (Some(felt), _) if felt >= 1.5 && stop.is_being_mended(walk.ground.document) => {}
            (Some(felt), Some(told)) if felt < 3.5 => {
                let mut values = vec![Value::Name(stop.key()), told];
                let says = quote(stop, &mut values, Text::MomentOfTruthSays, Text::MomentOfTruthQuote);
                found.add(stop.key(), says, values).times(true, tenth(4.0 - felt), Text::FBelowFour).times(
                    true,
                    1.5,
                    Text::FMoment,
                );
            }
            (None, _) => {
                let values = vec![Value::Name(stop.key())];
                found.add(stop.key(), Text::MomentOfTruthUnrated, values).times(true, 1.5, Text::FMoment);
            }
            _ => {}
        }
    }
}

pub static LOW_SATISFACTION: Rule = Rule {
    checks: &[Check::Journey(low_satisfaction)],
    proposals: &[Proposal { title: Text::LowSatisfactionDo, kpi: Text::LowSatisfactionKpi }],
    ..Rule::new(
        "low-satisfaction",
        [Text::LowSatisfaction, Text::LowSatisfactionWhat, Text::LowSatisfactionWhy],
        1.5,
        Source::A,
        Part::Symptom,
    )
};

fn low_satisfaction(walk: &Walk, found: &mut Found) {
    for stop in walk.stops.iter().filter(|stop| stop.is_low() && !stop.step.moment_of_truth) {
        let (Some(felt), Some(told)) = (stop.felt(), stop.felt_told()) else { continue };
        let certain = matches!(&told, Value::Measured(measured) if measured.answers >= FEW);
        let mut values = vec![Value::Name(stop.key()), told];
        let says = quote(stop, &mut values, Text::LowSatisfactionSays, Text::LowSatisfactionQuote);
        found.add(stop.key(), says, values).times(true, tenth(3.0 - felt).max(0.1), Text::FBelow).times(
            certain,
            1.3,
            Text::FCertain,
        );
    }
}

/// The text with the step's own words, if it has any.
fn quote(stop: &Stop, values: &mut Vec<Value>, without: Text, with: Text) -> Text {
    match stop.words() {
        Some(words) => {
            values.push(Value::Quote(words.to_owned()));
            with
        }
        None => without,
    }
}

pub static ENDS_LOW: Rule = Rule {
    risk: Some(Risk::End),
    checks: &[Check::Journey(ends_low)],
    proposals: &[Proposal { title: Text::EndsLowDo, kpi: Text::EndsLowKpi }],
    catalogue: &["check-in-call"],
    ..Rule::new("ends-low", [Text::EndsLow, Text::EndsLowWhat, Text::EndsLowWhy], 2.1, Source::Field, Part::Reason)
};

fn ends_low(walk: &Walk, found: &mut Found) {
    let rated = walk.stops.iter().rev().find(|stop| stop.felt().is_some());
    let Some(stop) = rated.filter(|stop| stop.is_low() && stop.stage() >= Stage::Conversion) else { return };
    if walk.stops.len() < BEGINNING {
        return;
    }
    let (Some(felt), Some(told)) = (stop.felt(), stop.felt_told()) else { return };
    let mut values = vec![Value::Name(walk.key()), Value::Name(stop.key()), told];
    let says = quote(stop, &mut values, Text::EndsLowSays, Text::EndsLowQuote);
    found.add(stop.key(), says, values).times(true, tenth(3.0 - felt).max(0.1), Text::FBelow);
}

pub static SATISFACTION_DROP: Rule = Rule {
    checks: &[Check::Journey(satisfaction_drop)],
    ..Rule::new(
        "satisfaction-drop",
        [Text::SatisfactionDrop, Text::SatisfactionDropWhat, Text::SatisfactionDropWhy],
        1.0,
        Source::C,
        Part::Hint,
    )
};

fn satisfaction_drop(walk: &Walk, found: &mut Found) {
    let rated: Vec<_> = walk.stops.iter().filter_map(|stop| Some((stop, stop.assumed()?))).collect();
    for pair in rated.windows(2) {
        let [(before, from), (stop, to)] = pair else { continue };
        if is_break(*from, *to) {
            let values = vec![Value::Name(before.key()), Value::Count((*from).into()), Value::Count((*to).into())];
            let fall = Factor {
                number: f64::from(from - to - 1),
                name: Text::FFall,
                values: vec![Value::Count(u64::from(from - to))],
            };
            found.add(stop.key(), Text::SatisfactionDropSays, values).factors.push(fall);
        }
    }
}

pub static MEDIUM_BREAK: Rule = Rule {
    checks: &[Check::Journey(medium_break)],
    ..Rule::new(
        "medium-break",
        [Text::MediumBreak, Text::MediumBreakWhat, Text::MediumBreakWhy],
        1.0,
        Source::B,
        Part::Hint,
    )
};

fn medium_break(walk: &Walk, found: &mut Found) {
    for pair in walk.stops.windows(2) {
        let [before, stop] = pair else { continue };
        let (Some(from), Some(to)) = (before.medium(), stop.medium()) else { continue };
        let falls = matches!((before.felt(), stop.felt()), (Some(before), Some(felt)) if before - felt >= 1.0);
        if from != to && stop.is_low() && falls {
            let values = vec![Value::Name(before.key()), Value::Medium(from), Value::Medium(to)];
            found.add(stop.key(), Text::MediumBreakSays, values);
        }
    }
}

pub static UNCONTROLLABLE_STAGE: Rule = Rule {
    checks: &[Check::Journey(uncontrollable_stage)],
    ..Rule::new(
        "uncontrollable-stage",
        [Text::UncontrollableStage, Text::UncontrollableStageWhat, Text::UncontrollableStageWhy],
        0.8,
        Source::A,
        Part::Hint,
    )
};

fn uncontrollable_stage(walk: &Walk, found: &mut Found) {
    for stage in Stage::ALL {
        let foreign = |stop: &Stop| stop.touchpoint.is_some_and(|touchpoint| !touchpoint.controllable);
        if !walk.of_stage(*stage).all(foreign) {
            continue;
        }
        if let Some(stop) = walk.of_stage(*stage).find(|stop| stop.is_low()) {
            found
                .add(stop.key(), Text::UncontrollableStageSays, vec![Value::Stage(*stage)])
                .aimed(Some(Target::Phase(stop.phase.id.clone())));
        }
    }
}

pub static LOOP: Rule = Rule {
    checks: &[Check::Journey(in_circles)],
    proposals: &[Proposal { title: Text::LoopDo, kpi: Text::LoopKpi }],
    catalogue: &["fast-service"],
    ..Rule::new("loop", [Text::Loop, Text::LoopWhat, Text::LoopWhy], 2.6, Source::Field, Part::Reason)
};

fn in_circles(walk: &Walk, found: &mut Found) {
    let mut visited: HashMap<&Id, Vec<&Stop>> = HashMap::new();
    for stop in &walk.stops {
        if let Some(touchpoint) = stop.touchpoint {
            visited.entry(&touchpoint.id).or_default().push(stop);
        }
    }
    for stop in &walk.stops {
        // Told once, at its first visit.
        let Some(touchpoint) = stop.touchpoint else { continue };
        let Some(visits) = visited.remove(&touchpoint.id) else { continue };
        let low = visits.iter().filter(|stop| stop.is_low()).count();
        let Some(worst) = visits.iter().rev().find(|stop| stop.is_low()) else { continue };
        if visits.len() < 3 || low < 2 || visits.iter().any(|stop| stop.is_content()) {
            continue;
        }
        let values = vec![Value::Name(stop.key()), Value::Name(walk.key()), Value::Count(visits.len() as u64)];
        found.add(worst.key(), Text::LoopSays, values).apart_by(touchpoint.id.to_string());
    }
}

pub static RATING_CONTRADICTS: Rule = Rule {
    words: true,
    checks: &[Check::Journey(rating_contradicts)],
    ..Rule::new(
        "rating-contradicts",
        [Text::RatingContradicts, Text::RatingContradictsWhat, Text::RatingContradictsWhy],
        1.5,
        Source::A,
        Part::Reason,
    )
};

fn rating_contradicts(walk: &Walk, found: &mut Found) {
    for stop in &walk.stops {
        let Some(score) = stop.assumed() else { continue };
        let emotion = Tags::of(&stop.step.emotion);
        let (bad, good) = (emotion.has(Tag::Bad), emotion.has(Tag::Good));
        let pain = &stop.step.pain_point;
        if score == 5 && !pain.trim().is_empty() {
            let values = vec![Value::Name(stop.key()), Value::Quote(pain.to_string())];
            found.add(stop.key(), Text::RatingContradictsPain, values).times(true, 0.6, Text::FMild);
            continue;
        }
        if !(score >= 4 && bad && !good || score <= 2 && good && !bad) {
            continue;
        }
        let values =
            vec![Value::Name(stop.key()), Value::Count(score.into()), Value::Quote(stop.step.emotion.to_string())];
        found.add(stop.key(), Text::RatingContradictsSays, values).times(score == 5, 1.5, Text::FWorst);
    }
}

pub static FLAT_CURVE: Rule = Rule {
    checks: &[Check::Journey(flat_curve)],
    ..Rule::new("flat-curve", [Text::FlatCurve, Text::FlatCurveWhat, Text::FlatCurveWhy], 1.5, Source::Field, Part::Own)
};

fn flat_curve(walk: &Walk, found: &mut Found) {
    let scores: Vec<u8> = walk.stops.iter().filter_map(Stop::assumed).collect();
    let count = |score: u8| scores.iter().filter(|other| **other == score).count();
    let Some(most) = scores.iter().copied().max_by_key(|score| count(*score)) else { return };
    // All alike; or all but a few, in the middle, where nobody felt anything.
    let alike = count(most) == scores.len();
    let nearly = most == 3 && scores.len() >= 6 && count(most) * 5 >= scores.len() * 4;
    if scores.len() >= 5 && (alike || (nearly && scores.iter().all(|score| score.abs_diff(most) <= 1))) {
        let values = vec![
            Value::Name(walk.key()),
            Value::Count(count(most) as u64),
            Value::Count(scores.len() as u64),
            Value::Count(most.into()),
        ];
        found.add(walk.key(), Text::FlatCurveSays, values);
    }
}

pub static SPLIT_TOUCHPOINT: Rule = Rule {
    checks: &[Check::Touchpoint(split_touchpoint)],
    proposals: &[Proposal { title: Text::SplitTouchpointDo, kpi: Text::SplitTouchpointKpi }],
    ..Rule::new(
        "split-touchpoint",
        [Text::SplitTouchpoint, Text::SplitTouchpointWhat, Text::SplitTouchpointWhy],
        1.8,
        Source::A,
        Part::Reason,
    )
};

fn split_touchpoint(ground: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    let Some(uses) = ground.fold.uses(&touchpoint.id) else { return };
    let persona = |journey: &crate::core::model::Id| ground.fold.journeys().get(journey)?.persona.clone();
    let pairs = uses.low.iter().flat_map(|low| uses.content.iter().map(move |content| (low, content)));
    // Two journeys of one persona are two moods, no split.
    let split = pairs.take(64).find_map(|(low, content)| {
        let (low, content) = (persona(low)?, persona(content)?);
        (low != content).then_some((low, content))
    });
    let Some((low, content)) = split else { return };
    let place = Key::new(Kind::Touchpoint, &touchpoint.id);
    let values = vec![
        Value::Name(place.clone()),
        Value::Name(Key::new(Kind::Persona, &content)),
        Value::Word(Text::WordContent),
        Value::Name(Key::new(Kind::Persona, &low)),
        Value::Word(Text::WordLow),
    ];
    found.add(place, Text::SplitTouchpointSays, values);
}

pub static LOW_FEEDBACK: Rule = Rule {
    risk: Some(Risk::Proof),
    checks: &[Check::Touchpoint(low_feedback)],
    proposals: &[Proposal { title: Text::LowFeedbackDo, kpi: Text::LowFeedbackKpi }],
    ..Rule::new(
        "low-feedback",
        [Text::LowFeedback, Text::LowFeedbackWhat, Text::LowFeedbackWhy],
        1.8,
        Source::A,
        Part::Reason,
    )
};

/// What feedback on a touchpoint says, and the first comment among it.
fn feedback_on(ground: &Ground, touchpoint: &Touchpoint) -> Option<(Measured, Option<String>)> {
    let target = Target::Touchpoint(touchpoint.id.clone());
    let records =
        || ground.document.list(&List::FeedbackOn(target.clone())).filter_map(|id| ground.document.feedback(id));
    let comment = records().flat_map(|feedback| &feedback.comments).next().map(|comment| comment.to_string());
    Some((Measured::of_records(records())?, comment))
}

fn low_feedback(ground: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    let Some((measured, comment)) = feedback_on(ground, touchpoint) else { return };
    let certain = measured.answers >= FEW && measured.interval.is_some_and(|(_, high)| high < 3.0);
    let measures = ground.document.list(&List::MeasuresFor(Target::Touchpoint(touchpoint.id.clone())));
    let mended = measures.filter_map(|id| ground.document.measure(id)).any(is_under_way);
    if !certain && measured.mean >= 2.5 || mended && measured.mean >= 1.5 {
        return;
    }
    let place = Key::new(Kind::Touchpoint, &touchpoint.id);
    let mut values = vec![Value::Name(place.clone()), Value::Measured(measured)];
    let says = match comment {
        Some(comment) => {
            values.push(Value::Quote(comment));
            Text::LowFeedbackQuote
        }
        None => Text::LowFeedbackSays,
    };
    found
        .add(place, says, values)
        .times(true, tenth(3.2 - measured.mean).max(0.5), Text::FBelow)
        .times(certain, 1.3, Text::FCertain)
        .times(measured.answers < FEW, 0.5, Text::FUncertain);
}

pub static ASSUMED_MEASURED_APART: Rule = Rule {
    risk: Some(Risk::Proof),
    checks: &[Check::Journey(step_apart), Check::Touchpoint(touchpoint_apart)],
    proposals: &[Proposal { title: Text::AssumedMeasuredApartDo, kpi: Text::AssumedMeasuredApartKpi }],
    ..Rule::new(
        "assumed-measured-apart",
        [Text::AssumedMeasuredApart, Text::AssumedMeasuredApartWhat, Text::AssumedMeasuredApartWhy],
        1.5,
        Source::A,
        Part::Reason,
    )
};

fn step_apart(walk: &Walk, found: &mut Found) {
    for stop in &walk.stops {
        if let (Some(assumed), Some(measured)) = (stop.assumed(), stop.measured) {
            apart(stop.key(), f64::from(assumed), measured, found);
        }
    }
}

fn touchpoint_apart(ground: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    let Some(uses) = ground.fold.uses(&touchpoint.id).filter(|uses| uses.rated > 0) else { return };
    let Some((measured, _)) = feedback_on(ground, touchpoint) else { return };
    let assumed = tenth(f64::from(uses.sum) / f64::from(uses.rated));
    apart(Key::new(Kind::Touchpoint, &touchpoint.id), assumed, measured, found);
}

fn apart(place: Key, assumed: f64, measured: Measured, found: &mut Found) {
    let distance = tenth((assumed - measured.mean).abs());
    let within = measured.interval.is_some_and(|(low, high)| (low..=high).contains(&assumed));
    if distance < 1.0 || within {
        return;
    }
    let over = measured.mean < assumed;
    let says = if over { Text::AssumedMeasuredApartOver } else { Text::AssumedMeasuredApartUnder };
    let values = vec![Value::Name(place.clone()), Value::Number(assumed), Value::Measured(measured)];
    found
        .add(place, says, values)
        .times(true, distance, Text::FDistance)
        .times(over, 1.5, Text::FWorse)
        .times(!over, 0.6, Text::FBetter)
        .times(measured.answers < FEW, 0.5, Text::FUncertain);
}

pub static PAIN_POINT_OPEN: Rule = Rule {
    checks: &[Check::Journey(pain_point_open)],
    proposals: &[Proposal { title: Text::PainPointOpenDo, kpi: Text::PainPointOpenKpi }],
    ..Rule::new(
        "pain-point-open",
        [Text::PainPointOpen, Text::PainPointOpenWhat, Text::PainPointOpenWhy],
        1.7,
        Source::A,
        Part::Reason,
    )
};

fn pain_point_open(walk: &Walk, found: &mut Found) {
    let document = walk.ground.document;
    for stop in walk.stops.iter().filter(|stop| !stop.step.pain_point.trim().is_empty()) {
        let open: Vec<_> = stop.measures(document).filter(|measure| measure.status != Status::Done).collect();
        let pain = &stop.step.pain_point;
        let mut asked = crate::core::analysis::stems(pain);
        asked.extend(crate::core::analysis::stems(&stop.step.opportunity));
        let helps = open.iter().any(|measure| {
            measure.target == Some(Target::Step(stop.step.id.clone()))
                || is_under_way(measure)
                || [&*measure.title, &*measure.notes, &*measure.kpi].into_iter().any(|text| shares_a_word(&asked, text))
        });
        if helps || (stop.is_content() && !open.is_empty()) {
            continue;
        }
        let mut values = vec![Value::Name(stop.key()), Value::Quote(pain.to_string())];
        let says = match open.first() {
            Some(other) => {
                values.push(Value::Name(Key::new(Kind::Measure, &other.id)));
                Text::PainPointOpenOther
            }
            None => Text::PainPointOpenSays,
        };
        found
            .add(stop.key(), says, values)
            .times(!open.is_empty(), 0.6, Text::FPlanned)
            .times(!stop.is_low(), if stop.is_content() { 0.5 } else { 0.6 }, Text::FMild)
            .times(stop.is_low(), 1.2, Text::FLow)
            .times(stop.step.moment_of_truth, 1.5, Text::FMoment);
    }
}

/// Whether a text has one of these words, compounds included.
fn shares_a_word(words: &crate::core::analysis::Stems, text: &str) -> bool {
    words.iter().any(|word| {
        let one = [word.clone()].into_iter().collect();
        crate::core::analysis::words::answers(&one, text)
    })
}

pub static DONE_WITHOUT_EFFECT: Rule = Rule {
    checks: &[Check::Journey(done_without_effect)],
    proposals: &[Proposal { title: Text::DoneWithoutEffectDo, kpi: Text::DoneWithoutEffectKpi }],
    ..Rule::new(
        "done-without-effect",
        [Text::DoneWithoutEffect, Text::DoneWithoutEffectWhat, Text::DoneWithoutEffectWhy],
        2.2,
        Source::A,
        Part::Reason,
    )
};

fn done_without_effect(walk: &Walk, found: &mut Found) {
    for stop in walk.stops.iter().filter(|stop| stop.is_low()) {
        let Some(told) = stop.felt_told() else { continue };
        let mut done = stop.measures(walk.ground.document).filter(|measure| measure.status == Status::Done);
        if let Some(measure) = done.next() {
            let values = vec![Value::Name(Key::new(Kind::Measure, &measure.id)), Value::Name(stop.key()), told];
            found.add(stop.key(), Text::DoneWithoutEffectSays, values).times(
                stop.step.moment_of_truth,
                1.5,
                Text::FMoment,
            );
        }
    }
}

pub static OWNER_MISSING: Rule = Rule {
    checks: &[Check::Touchpoint(owner_missing)],
    proposals: &[Proposal { title: Text::OwnerMissingDo, kpi: Text::OwnerMissingKpi }],
    ..Rule::new(
        "owner-missing",
        [Text::OwnerMissing, Text::OwnerMissingWhat, Text::OwnerMissingWhy],
        1.3,
        Source::Field,
        Part::Reason,
    )
};

fn owner_missing(ground: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    let low = ground.fold.uses(&touchpoint.id).is_some_and(|uses| !uses.low.is_empty());
    if low && touchpoint.controllable && touchpoint.owner.trim().is_empty() && ground.fold.is_owned() {
        let place = Key::new(Kind::Touchpoint, &touchpoint.id);
        found.add(place.clone(), Text::OwnerMissingSays, vec![Value::Name(place)]);
    }
}
