//! Measures: late, incomplete, in the wrong order, at the wrong place, against one another, measured by applause.

use crate::core::analysis::fold::{Footing, MeasureSum};
use crate::core::analysis::lexicon::{Tag, Tags};
use crate::core::analysis::share::footing;
use crate::core::analysis::{Check, Found, Ground, Part, Proposal, Rule, Source, Value};
use crate::core::model::{Date, GoalKind, Id, Key, Kind, Measure, Stage, Status, Target};
use crate::core::text::rules::Text;

pub static MEASURE_OVERDUE: Rule = Rule {
    checks: &[Check::Measure(measure_overdue)],
    ..Rule::new(
        "measure-overdue",
        [Text::MeasureOverdue, Text::MeasureOverdueWhat, Text::MeasureOverdueWhy],
        1.2,
        Source::A,
        Part::Whole,
    )
};

fn measure_overdue(ground: &Ground, measure: &Measure, found: &mut Found) {
    let Some(due) = measure.due.filter(|due| *due < ground.today && measure.status != Status::Done) else { return };
    let place = Key::new(Kind::Measure, &measure.id);
    let values = vec![Value::Name(place.clone()), Value::Date(due), Value::Status(measure.status)];
    found
        .add(place, Text::MeasureOverdueSays, values)
        .times(days(ground.today) - days(due) >= 30, 1.4, Text::FLong)
        .times(is_strong(measure), 1.4, Text::FImpact)
        .aimed(measure.target.clone());
}

/// Days since some day of the distant past, in the Gregorian calendar.
pub(super) fn days(date: Date) -> i64 {
    let text = date.to_string();
    let part = |range: std::ops::Range<usize>| text[range].parse::<i64>().unwrap_or(0);
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    // The year begins in March, so that the leap day is its last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day
}

fn is_strong(measure: &Measure) -> bool {
    measure.impact.is_some_and(|impact| impact.number() >= 4)
}

pub static MEASURE_INCOMPLETE: Rule = Rule {
    checks: &[Check::Measure(measure_incomplete)],
    ..Rule::new(
        "measure-incomplete",
        [Text::MeasureIncomplete, Text::MeasureIncompleteWhat, Text::MeasureIncompleteWhy],
        0.6,
        Source::Field,
        Part::Whole,
    )
};

fn measure_incomplete(ground: &Ground, measure: &Measure, found: &mut Found) {
    let missing = [
        (measure.owner.trim().is_empty(), Text::WordOwner),
        (measure.kpi.trim().is_empty(), Text::WordKpi),
        (measure.due.is_none(), Text::WordDue),
    ];
    let missing: Vec<Value> =
        missing.into_iter().filter(|(missing, _)| *missing).map(|(_, word)| Value::Word(word)).collect();
    let matters = match measure.status {
        Status::Planned | Status::Running => !missing.is_empty(),
        // An idea may be incomplete, unless the plan waits for it.
        Status::Idea => missing.len() == 3 && is_strong(measure),
        Status::Done => false,
    };
    if !matters {
        return;
    }
    let (place, count) = (Key::new(Kind::Measure, &measure.id), missing.len());
    let low = footing(ground, measure.target.as_ref()) == Footing::Low;
    found
        .add(place.clone(), Text::MeasureIncompleteSays, vec![Value::Name(place), Value::List(missing)])
        .times(count > 1, count as f64, Text::FMissing)
        .times(measure.status == Status::Running, 1.3, Text::FRunning)
        .times(is_strong(measure), 1.3, Text::FImpact)
        .times(low, 1.3, Text::FLow)
        .aimed(measure.target.clone());
}

pub static VANITY_KPI: Rule = Rule {
    words: true,
    checks: &[Check::Measure(vanity_kpi)],
    proposals: &[Proposal { title: Text::VanityKpiDo, kpi: Text::VanityKpiKpi }],
    ..Rule::new("vanity-kpi", [Text::VanityKpi, Text::VanityKpiWhat, Text::VanityKpiWhy], 2.0, Source::B, Part::Whole)
};

fn vanity_kpi(ground: &Ground, measure: &Measure, found: &mut Found) {
    let document = ground.document;
    let wanted = matches!(document.plan().goal_kind, GoalKind::Purchase | GoalKind::Enquiry | GoalKind::Registration);
    if !wanted || measure.status == Status::Done {
        return;
    }
    let early = match &measure.target {
        Some(Target::Phase(id)) => document.phase(id).is_some_and(|phase| phase.stage == Stage::Awareness),
        Some(Target::Step(id)) => document
            .step(id)
            .and_then(|step| document.phase(&step.phase))
            .is_some_and(|phase| phase.stage == Stage::Awareness),
        Some(Target::Touchpoint(id)) => {
            ground.fold.uses(id).is_some_and(|uses| uses.stages[Stage::Awareness as usize] > 0)
        }
        None => false,
    };
    let counts = Tags::of(&measure.kpi);
    if counts.has(Tag::Vanity) || (counts.has(Tag::Reach) && !early) {
        let place = Key::new(Kind::Measure, &measure.id);
        let values = vec![Value::Name(place.clone()), Value::Quote(measure.kpi.to_string())];
        found.add(place, Text::VanityKpiSays, values).aimed(measure.target.clone());
    }
}

/// The measures that are not done, with their ids.
fn open<'a>(ground: &'a Ground) -> impl Iterator<Item = (&'a Id, &'a MeasureSum)> + Clone {
    ground.fold.measures().iter().filter(|(_, sum)| !sum.done)
}

pub static QUICK_WIN_WAITS: Rule = Rule {
    checks: &[Check::Plan(quick_win_waits)],
    ..Rule::new(
        "quick-win-waits",
        [Text::QuickWinWaits, Text::QuickWinWaitsWhat, Text::QuickWinWaitsWhy],
        1.7,
        Source::Field,
        Part::Own,
    )
};

fn quick_win_waits(ground: &Ground, found: &mut Found) {
    let worth = |id: &Id| {
        let measure = ground.document.measure(id);
        measure.and_then(|measure| Some((measure.impact?.number(), measure.effort?.number())))
    };
    let best = open(ground)
        .filter(|(_, sum)| sum.waits)
        .max_by_key(|(id, _)| worth(id).map(|(impact, effort)| impact * 5 + 5 - effort));
    let Some((waiting, _)) = best else { return };
    let Some((running, _)) = open(ground).find(|(_, sum)| sum.drains) else { return };
    let (Some(quick), Some(slow)) = (worth(waiting), worth(running)) else { return };
    let place = Key::new(Kind::Measure, waiting);
    let values = vec![
        Value::Name(place.clone()),
        Value::Count(quick.0.into()),
        Value::Count(quick.1.into()),
        Value::Name(Key::new(Kind::Measure, running)),
        Value::Count(slow.0.into()),
        Value::Count(slow.1.into()),
    ];
    found.add(place, Text::QuickWinWaitsSays, values);
}

pub static ONE_OWNER: Rule = Rule {
    checks: &[Check::Plan(one_owner)],
    ..Rule::new("one-owner", [Text::OneOwner, Text::OneOwnerWhat, Text::OneOwnerWhy], 1.4, Source::Field, Part::Own)
};

fn one_owner(ground: &Ground, found: &mut Found) {
    let mut owners = open(ground).map(|(_, sum)| sum.owner.as_str()).filter(|owner| !owner.is_empty());
    let Some(owner) = owners.clone().next() else { return };
    let count = owners.clone().count();
    if count >= 4 && owners.all(|other| other == owner) {
        found.add(
            ground.document.plan_key().clone(),
            Text::OneOwnerSays,
            vec![Value::Quote(owner.to_owned()), Value::Count(count as u64)],
        );
    }
}

pub static MEASURES_CONTRADICT: Rule = Rule {
    words: true,
    checks: &[Check::Plan(measures_contradict)],
    ..Rule::new(
        "measures-contradict",
        [Text::MeasuresContradict, Text::MeasuresContradictWhat, Text::MeasuresContradictWhy],
        2.6,
        Source::Field,
        Part::Own,
    )
};

fn measures_contradict(ground: &Ground, found: &mut Found) {
    // The touchpoint where a measure helps, or whatever else it is for.
    let aim = |sum: &MeasureSum| match &sum.target {
        Some(Target::Step(id)) => {
            let touchpoint = ground.document.step(id).and_then(|step| step.touchpoint.clone());
            touchpoint.map_or(sum.target.clone(), |id| Some(Target::Touchpoint(id)))
        }
        target => target.clone(),
    };
    let cuts = open(ground).filter(|(_, sum)| sum.tags.has(Tag::Cut)).take(50);
    for (cut, sum) in cuts {
        let Some(target) = aim(sum) else { continue };
        let against = open(ground).find(|(id, other)| {
            *id != cut
                && other.tags.has(Tag::Raise)
                && !other.tags.has(Tag::Cut)
                && aim(other).as_ref() == Some(&target)
        });
        if let Some((raise, _)) = against {
            let (place, other) = (Key::new(Kind::Measure, cut), Key::new(Kind::Measure, raise));
            found
                .add(place.clone(), Text::MeasuresContradictSays, vec![Value::Name(other), Value::Name(place)])
                .aimed(Some(target));
        }
    }
}

pub static MEASURES_AT_STRONG: Rule = Rule {
    checks: &[Check::Plan(measures_at_strong)],
    ..Rule::new(
        "measures-at-strong",
        [Text::MeasuresAtStrong, Text::MeasuresAtStrongWhat, Text::MeasuresAtStrongWhy],
        2.2,
        Source::A,
        Part::Own,
    )
};

fn measures_at_strong(ground: &Ground, found: &mut Found) {
    let known: Vec<Footing> =
        open(ground).map(|(_, sum)| sum.footing).filter(|footing| *footing != Footing::Unknown).collect();
    let bare: u32 = Stage::ALL.iter().map(|stage| ground.fold.visits(*stage).bare).sum();
    if known.len() >= 3 && bare > 0 && known.iter().all(|footing| *footing == Footing::Strong) {
        found.add(
            ground.document.plan_key().clone(),
            Text::MeasuresAtStrongSays,
            vec![Value::Count(known.len() as u64), Value::Count(bare.into())],
        );
    }
}
