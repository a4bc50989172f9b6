//! The shape of journeys: no way to the goal, nothing after the purchase, gaps, one door, one channel.

use crate::core::analysis::lexicon::{Tag, Tags};
use crate::core::analysis::share::is_existing;
use crate::core::analysis::walk::{BEGINNING, tenth};
use crate::core::analysis::{Check, Found, Ground, Part, Proposal, Rule, Source, Stop, Value, Visits, Walk};
use crate::core::document::List;
use crate::core::model::{JourneyKind, Key, Kind, Medium, Phase, Stage, Target};
use crate::core::text::rules::Text;

pub static GOAL_OUT_OF_REACH: Rule = Rule {
    checks: &[Check::AnyJourney(goal_out_of_reach)],
    proposals: &[Proposal { title: Text::GoalOutOfReachDo, kpi: Text::GoalOutOfReachKpi }],
    catalogue: &["contact-everywhere", "callback"],
    ..Rule::new(
        "goal-out-of-reach",
        [Text::GoalOutOfReach, Text::GoalOutOfReachWhat, Text::GoalOutOfReachWhy],
        3.0,
        Source::C,
        Part::Reason,
    )
};

fn goal_out_of_reach(walk: &Walk, found: &mut Found) {
    let Some(phase) = walk.phase_of(&[Stage::Conversion]) else { return };
    let reached = walk.stops.iter().any(|stop| stop.stage() == Stage::Conversion);
    let mut before = walk.stops.iter().filter(|stop| stop.stage() < Stage::Conversion);
    let Some(last) = before.clone().next_back().filter(|_| !reached && walk.stops.len() >= BEGINNING) else { return };
    let convinced = before.any(|stop| stop.stage() == Stage::Consideration && stop.is_content());
    // It ends where it broke, if it did.
    let place = walk.stops.iter().filter(|stop| stop.is_low()).min_by_key(|stop| stop.assumed()).unwrap_or(last);
    found
        .add(place.key(), Text::GoalOutOfReachSays, vec![Value::Name(last.key()), Value::Name(walk.key())])
        .times(convinced, 1.5, Text::FConvinced)
        .aimed(Some(Target::Phase(phase.id.clone())));
}

pub static NOTHING_AFTER_PURCHASE: Rule = Rule {
    checks: &[Check::AnyJourney(nothing_after_purchase)],
    catalogue: &["check-in-call", "onboarding-series", "satisfaction-survey"],
    ..Rule::new(
        "nothing-after-purchase",
        [Text::NothingAfterPurchase, Text::NothingAfterPurchaseWhat, Text::NothingAfterPurchaseWhy],
        2.0,
        Source::C,
        Part::Whole,
    )
};

fn nothing_after_purchase(walk: &Walk, found: &mut Found) {
    let Some(after) = walk.phase_of(&[Stage::Retention, Stage::Advocacy]) else { return };
    let Some(last) = walk.of_stage(Stage::Conversion).last() else { return };
    // Whoever was lost on the way has no time after it.
    if walk.stops.iter().any(|stop| stop.stage() > Stage::Conversion) || last.is_low() {
        return;
    }
    found
        .add(last.key(), Text::NothingAfterPurchaseSays, vec![Value::Name(last.key()), Value::Name(walk.key())])
        .aimed(Some(Target::Phase(after.id.clone())));
}

pub static NO_ADVOCACY: Rule = Rule {
    checks: &[Check::Journey(no_advocacy)],
    catalogue: &["ask-for-review", "referral-programme", "customer-as-speaker"],
    ..Rule::new(
        "no-advocacy",
        [Text::NoAdvocacy, Text::NoAdvocacyWhat, Text::NoAdvocacyWhy],
        1.0,
        Source::B,
        Part::Whole,
    )
};

fn no_advocacy(walk: &Walk, found: &mut Found) {
    let Some(phase) = walk.phase_of(&[Stage::Advocacy]) else { return };
    let Some(last) = walk.stops.last().filter(|stop| stop.stage() == Stage::Retention && stop.is_content()) else {
        return;
    };
    let Some(score) = last.assumed().filter(|_| walk.stops.len() > BEGINNING) else { return };
    let values = vec![Value::Name(walk.key()), Value::Name(last.key()), Value::Count(score.into())];
    found.add(last.key(), Text::NoAdvocacySays, values).aimed(Some(Target::Phase(phase.id.clone())));
}

pub static PHASE_GAP: Rule = Rule {
    checks: &[Check::AnyJourney(phase_gap)],
    ..Rule::new("phase-gap", [Text::PhaseGap, Text::PhaseGapWhat, Text::PhaseGapWhy], 1.9, Source::D, Part::Own)
};

fn phase_gap(walk: &Walk, found: &mut Found) {
    let stages: Vec<Stage> = walk.stops.iter().map(Stop::stage).collect();
    let (Some(first), Some(last)) = (stages.iter().min(), stages.iter().max()) else { return };
    // Whoever is a customer already has no need to consider.
    if stages.len() < BEGINNING || is_existing(walk) {
        return;
    }
    let between = |stage: &Stage| stage > first && stage < last && *stage != Stage::Conversion;
    for stage in Stage::ALL.iter().filter(|stage| between(stage) && !stages.contains(stage)) {
        let Some(phase) = walk.phase_of(&[*stage]) else { continue };
        found
            .add(
                walk.key(),
                Text::PhaseGapSays,
                vec![Value::Name(Key::new(Kind::Phase, &phase.id)), Value::Name(walk.key())],
            )
            .apart_by(phase.id.to_string())
            .aimed(Some(Target::Phase(phase.id.clone())));
    }
}

pub static STARTS_LATE: Rule = Rule {
    checks: &[Check::Journey(starts_late)],
    ..Rule::new("starts-late", [Text::StartsLate, Text::StartsLateWhat, Text::StartsLateWhy], 1.9, Source::A, Part::Own)
};

fn starts_late(walk: &Walk, found: &mut Found) {
    let Some(first) = walk.stops.first().filter(|stop| stop.stage() >= Stage::Conversion) else { return };
    let earlier = walk.phase_of(&[Stage::Awareness, Stage::Consideration]);
    if walk.stops.len() >= BEGINNING
        && !is_existing(walk)
        && let Some(phase) = earlier
    {
        found
            .add(walk.key(), Text::StartsLateSays, vec![Value::Name(walk.key()), Value::Name(first.key())])
            .aimed(Some(Target::Phase(phase.id.clone())));
    }
}

pub static SINGLE_CHANNEL: Rule = Rule {
    checks: &[Check::Journey(single_channel)],
    proposals: &[Proposal { title: Text::SingleChannelDo, kpi: Text::SingleChannelKpi }],
    ..Rule::new(
        "single-channel",
        [Text::SingleChannel, Text::SingleChannelWhat, Text::SingleChannelWhy],
        1.4,
        Source::B,
        Part::Own,
    )
};

fn single_channel(walk: &Walk, found: &mut Found) {
    let Some(first) = walk.stops.first().map(|stop| stop.channel().to_owned()).filter(|channel| !channel.is_empty())
    else {
        return;
    };
    if walk.stops.len() >= 4 && walk.stops.iter().all(|stop| stop.channel() == first) {
        let values = vec![Value::Name(walk.key()), Value::Channel(first), Value::Count(walk.stops.len() as u64)];
        found.add(walk.key(), Text::SingleChannelSays, values);
    }
}

pub static ONE_SIDED_MEDIUM: Rule = Rule {
    words: true,
    checks: &[Check::Journey(one_sided_medium)],
    proposals: &[Proposal { title: Text::OneSidedMediumDo, kpi: Text::OneSidedMediumKpi }],
    ..Rule::new(
        "one-sided-medium",
        [Text::OneSidedMedium, Text::OneSidedMediumWhat, Text::OneSidedMediumWhy],
        1.2,
        Source::E,
        Part::Own,
    )
};

fn one_sided_medium(walk: &Walk, found: &mut Found) {
    const ONLINE: [Tag; 3] = [Tag::SourceSearch, Tag::SourceSocial, Tag::SourceVideo];
    const OFFLINE: [Tag; 5] =
        [Tag::SourcePress, Tag::SourcePeople, Tag::SourceFair, Tag::SourceShop, Tag::SourceBroadcast];
    let Some(persona) = walk.persona else { return };
    let Some(medium) = walk.stops.first().and_then(Stop::medium) else { return };
    if walk.stops.len() < BEGINNING || walk.stops.iter().any(|stop| stop.medium() != Some(medium)) {
        return;
    }
    let (other, tags, own) = match medium {
        Medium::Online => (Medium::Offline, &OFFLINE[..], &ONLINE[..]),
        Medium::Offline => (Medium::Online, &ONLINE[..], &OFFLINE[..]),
    };
    let points = |source: &&crate::core::model::Prose| {
        let said = Tags::of(source);
        !said.lacks(tags) && said.lacks(own)
    };
    let Some(source) = persona.sources.iter().find(points) else { return };
    let values = vec![
        Value::Name(walk.key()),
        Value::Medium(medium),
        Value::Name(Key::new(Kind::Persona, &persona.id)),
        Value::Medium(other),
        Value::Quote(source.to_string()),
    ];
    found.add(walk.key(), Text::OneSidedMediumSays, values);
}

pub static TARGET_KEEPS_LOW: Rule = Rule {
    checks: &[Check::AnyJourney(target_keeps_low)],
    ..Rule::new(
        "target-keeps-low",
        [Text::TargetKeepsLow, Text::TargetKeepsLowWhat, Text::TargetKeepsLowWhy],
        2.8,
        Source::A,
        Part::Own,
    )
};

fn target_keeps_low(walk: &Walk, found: &mut Found) {
    if walk.journey.kind != JourneyKind::Target {
        return;
    }
    for stop in &walk.stops {
        let pain = &stop.step.pain_point;
        let low = stop.assumed().filter(|score| *score <= 2);
        let finding = match low {
            Some(score) => {
                let values = vec![Value::Name(stop.key()), Value::Assumed(score), Value::Name(walk.key())];
                found.add(stop.key(), Text::TargetKeepsLowSays, values)
            }
            None if !pain.trim().is_empty() && !stop.is_content() => {
                let values = vec![Value::Name(stop.key()), Value::Quote(pain.to_string())];
                found.add(stop.key(), Text::TargetKeepsLowPain, values).times(true, 0.7, Text::FMild)
            }
            None => continue,
        };
        finding.times(stop.step.moment_of_truth, 1.5, Text::FMoment).times(low == Some(1), 1.2, Text::FWorst);
    }
}

pub static NO_MOMENT_OF_TRUTH: Rule = Rule {
    checks: &[Check::Plan(no_moment_of_truth)],
    ..Rule::new(
        "no-moment-of-truth",
        [Text::NoMomentOfTruth, Text::NoMomentOfTruthWhat, Text::NoMomentOfTruthWhy],
        1.2,
        Source::Field,
        Part::Own,
    )
};

/// How many ratings a plan has before it is judged by what it lacks as a whole.
const ESTABLISHED: u32 = 8;

/// How many steps of journeys as they are, are rated.
pub(super) fn rated(ground: &Ground) -> u32 {
    Stage::ALL.iter().map(|stage| ground.fold.visits(*stage).rated).sum()
}

fn no_moment_of_truth(ground: &Ground, found: &mut Found) {
    let rated = rated(ground);
    if rated >= ESTABLISHED && ground.fold.journeys().values().all(|journey| journey.moments == 0) {
        found.add(ground.document.plan_key().clone(), Text::NoMomentOfTruthSays, vec![Value::Count(rated.into())]);
    }
}

pub static ONE_DOOR: Rule = Rule {
    checks: &[Check::Plan(one_door)],
    ..Rule::new("one-door", [Text::OneDoor, Text::OneDoorWhat, Text::OneDoorWhy], 1.4, Source::A, Part::Own)
};

fn one_door(ground: &Ground, found: &mut Found) {
    let starts: Vec<_> =
        ground.fold.journeys().values().filter_map(|sum| Some((sum.start.as_ref()?, &sum.persona))).collect();
    let Some(((door, persona), others)) = starts.split_first() else { return };
    let personas = others.iter().any(|(_, other)| other != persona);
    if personas && others.iter().all(|(other, _)| other == door) {
        let place = Key::new(Kind::Touchpoint, door);
        found.add(ground.document.plan_key().clone(), Text::OneDoorSays, vec![Value::Name(place.clone())]).times(
            starts.len() > 2,
            1.2,
            Text::FOften,
        );
    }
}

pub static PAID_START: Rule = Rule {
    checks: &[Check::Plan(paid_start)],
    catalogue: &["problem-article", "seo", "press-work"],
    ..Rule::new("paid-start", [Text::PaidStart, Text::PaidStartWhat, Text::PaidStartWhy], 1.3, Source::E, Part::Own)
};

fn paid_start(ground: &Ground, found: &mut Found) {
    let visits = ground.fold.visits(Stage::Awareness);
    if visits.steps >= 2 && visits.paid == visits.steps && rated(ground) >= ESTABLISHED {
        let phases = ground.document.list(&List::Phases).filter_map(|id| ground.document.phase(id));
        let phase = phases.into_iter().find(|phase| phase.stage == Stage::Awareness);
        found
            .add(ground.document.plan_key().clone(), Text::PaidStartSays, vec![Value::Count(visits.steps.into())])
            .aimed(phase.map(|phase| Target::Phase(phase.id.clone())));
    }
}

pub static STAGE_WITHOUT_MEASURE: Rule = Rule {
    checks: &[Check::Plan(stage_without_measure)],
    ..Rule::new(
        "stage-without-measure",
        [Text::StageWithoutMeasure, Text::StageWithoutMeasureWhat, Text::StageWithoutMeasureWhy],
        1.8,
        Source::E,
        Part::Own,
    )
};

fn stage_without_measure(ground: &Ground, found: &mut Found) {
    let document = ground.document;
    let low = Stage::ALL.iter().any(|stage| ground.fold.visits(*stage).low > 0);
    if !ground.fold.measures().is_empty() || !low || rated(ground) < 5 {
        return;
    }
    let mean = |visits: Visits| (visits.rated > 0).then(|| tenth(f64::from(visits.sum) / f64::from(visits.rated)));
    let means = Stage::ALL.iter().filter_map(|stage| Some((mean(ground.fold.visits(*stage))?, stage)));
    let Some((mean, stage)) = means.min_by(|a, b| a.0.total_cmp(&b.0)) else { return };
    let phases: Vec<&Phase> = document.list(&List::Phases).filter_map(|id| document.phase(id)).collect();
    let Some(phase) = phases.iter().find(|phase| phase.stage == *stage) else { return };
    let visits = ground.fold.visits(*stage);
    found
        .add(
            document.plan_key().clone(),
            Text::StageWithoutMeasureSays,
            vec![Value::Stage(*stage), Value::Decimal(mean), Value::Count(visits.rated.into())],
        )
        .aimed(Some(Target::Phase(phase.id.clone())));
}
