//! Feedback: none, old, little, of one kind, of fans, by the wrong measure.

use super::planning::days;
use super::shape::rated;
use crate::core::analysis::lexicon::{Tag, Tags};
use crate::core::analysis::metrics::{FEW, Measured};
use crate::core::analysis::{Check, Found, Ground, Part, Proposal, Rule, Source, Value};
use crate::core::document::List;
use crate::core::model::{Feedback, FeedbackKind, Key, Kind, Metric, Stage, Target};
use crate::core::text::rules::Text;

/// How many days a record is good for.
const GOOD: i64 = 2 * 365;

fn count(feedback: &Feedback) -> u64 {
    feedback.counts.iter().map(|count| u64::from(*count)).sum()
}

pub static NO_EVIDENCE: Rule = Rule {
    checks: &[Check::Plan(no_evidence)],
    catalogue: &["satisfaction-survey"],
    ..Rule::new("no-evidence", [Text::NoEvidence, Text::NoEvidenceWhat, Text::NoEvidenceWhy], 2.1, Source::A, Part::Own)
};

fn no_evidence(ground: &Ground, found: &mut Found) {
    let rated = rated(ground);
    if rated >= 8 && ground.fold.records().is_empty() {
        found.add(ground.document.plan_key().clone(), Text::NoEvidenceSays, vec![Value::Count(rated.into())]);
    }
}

pub static ONE_SOURCE: Rule = Rule {
    checks: &[Check::Plan(one_source)],
    catalogue: &["satisfaction-survey"],
    ..Rule::new("one-source", [Text::OneSource, Text::OneSourceWhat, Text::OneSourceWhy], 1.2, Source::A, Part::Own)
};

fn one_source(ground: &Ground, found: &mut Found) {
    let records = ground.fold.records();
    let Some((first, sum)) = records.iter().next() else { return };
    let alike = sum.kind != FeedbackKind::Survey && records.values().all(|record| record.kind == sum.kind);
    if rated(ground) >= 10 && (records.len() == 1 || alike) {
        let place = Key::new(Kind::Feedback, first);
        found.add(ground.document.plan_key().clone(), Text::OneSourceSays, vec![Value::Name(place)]);
    }
}

/// The other records with answers at the same place.
fn others<'a>(ground: &Ground<'a>, feedback: &'a Feedback) -> impl Iterator<Item = &'a Feedback> {
    let ids = feedback.target.iter().flat_map(|target| ground.document.list(&List::FeedbackOn(target.clone())));
    let document = ground.document;
    ids.filter(|id| **id != feedback.id).filter_map(|id| document.feedback(id)).filter(|other| count(other) > 0)
}

pub static OLD_EVIDENCE: Rule = Rule {
    checks: &[Check::Feedback(old_evidence)],
    proposals: &[Proposal { title: Text::OldEvidenceDo, kpi: Text::OldEvidenceKpi }],
    ..Rule::new(
        "old-evidence",
        [Text::OldEvidence, Text::OldEvidenceWhat, Text::OldEvidenceWhy],
        1.5,
        Source::A,
        Part::Whole,
    )
};

fn is_old(ground: &Ground, record: &Feedback) -> bool {
    record.date.is_some_and(|date| days(ground.today) - days(date) > GOOD)
}

fn old_evidence(ground: &Ground, feedback: &Feedback, found: &mut Found) {
    let Some(date) = feedback.date.filter(|_| is_old(ground, feedback) && count(feedback) > 0) else { return };
    if others(ground, feedback).all(|other| is_old(ground, other)) {
        let place = Key::new(Kind::Feedback, &feedback.id);
        found
            .add(place.clone(), Text::OldEvidenceSays, vec![Value::Name(place), Value::Date(date)])
            .aimed(feedback.target.clone());
    }
}

pub static FEW_ANSWERS: Rule = Rule {
    checks: &[Check::Feedback(few_answers)],
    proposals: &[Proposal { title: Text::FewAnswersDo, kpi: Text::FewAnswersKpi }],
    ..Rule::new(
        "few-answers",
        [Text::FewAnswers, Text::FewAnswersWhat, Text::FewAnswersWhy],
        1.0,
        Source::Field,
        Part::Whole,
    )
};

fn few_answers(ground: &Ground, feedback: &Feedback, found: &mut Found) {
    let answers = count(feedback);
    // Of what is outdated it does not matter how much there is.
    let few = (1..FEW).contains(&answers) && feedback.kind != FeedbackKind::Interview && !is_old(ground, feedback);
    if few && others(ground, feedback).next().is_none() {
        let place = Key::new(Kind::Feedback, &feedback.id);
        found
            .add(place.clone(), Text::FewAnswersSays, vec![Value::Name(place), Value::Count(answers)])
            .aimed(feedback.target.clone());
    }
}

pub static METRIC_MISFIT: Rule = Rule {
    checks: &[Check::Feedback(metric_misfit)],
    ..Rule::new(
        "metric-misfit",
        [Text::MetricMisfit, Text::MetricMisfitWhat, Text::MetricMisfitWhy],
        1.2,
        Source::Field,
        Part::Own,
    )
};

fn metric_misfit(ground: &Ground, feedback: &Feedback, found: &mut Found) {
    const NOTHING_TO_DO: [&str; 13] = [
        "print-ads",
        "print-mail",
        "posters",
        "tv",
        "radio",
        "display",
        "search-ads",
        "social-media",
        "influencer",
        "press",
        "word-of-mouth",
        "friends",
        "podcast",
    ];
    // A single contact, of which one asks whether it was easy.
    const SINGLE: [&str; 5] = ["contact-form", "chat", "online-shop", "search", "website"];
    let document = ground.document;
    if count(feedback) == 0 {
        return;
    }
    let (touchpoint, stages) = match &feedback.target {
        Some(Target::Touchpoint(id)) => (Some(id), ground.fold.uses(id).map(|uses| uses.stages)),
        Some(Target::Step(id)) => {
            let step = document.step(id);
            let stage = step.and_then(|step| document.phase(&step.phase)).map(|phase| phase.stage);
            let mut stages = [0; Stage::ALL.len()];
            stage.into_iter().for_each(|stage| stages[stage as usize] = 1);
            (step.and_then(|step| step.touchpoint.as_ref()), Some(stages))
        }
        Some(Target::Phase(_)) | None => return,
    };
    let Some(touchpoint) = touchpoint.and_then(|id| document.touchpoint(id)) else { return };
    let early = stages.is_some_and(|stages| {
        let until = Stage::Conversion as usize;
        stages[..until].iter().sum::<u32>() > 0 && stages[until..].iter().sum::<u32>() == 0
    });
    let says = match feedback.metric {
        Metric::Nps if early => Text::MetricMisfitNps,
        Metric::Nps if SINGLE.contains(&touchpoint.channel.trim()) => Text::MetricMisfitContact,
        Metric::Ces if NOTHING_TO_DO.contains(&touchpoint.channel.trim()) => Text::MetricMisfitCes,
        Metric::Nps | Metric::Ces | Metric::Csat | Metric::Stars => return,
    };
    let place = Key::new(Kind::Feedback, &feedback.id);
    let values = vec![Value::Name(place.clone()), Value::Name(Key::new(Kind::Touchpoint, &touchpoint.id))];
    found.add(place, says, values).aimed(feedback.target.clone());
}

pub static FANS_ONLY: Rule = Rule {
    words: true,
    checks: &[Check::Feedback(fans_only)],
    proposals: &[Proposal { title: Text::FansOnlyDo, kpi: Text::FansOnlyKpi }],
    ..Rule::new("fans-only", [Text::FansOnly, Text::FansOnlyWhat, Text::FansOnlyWhy], 1.4, Source::Field, Part::Own)
};

fn fans_only(_: &Ground, feedback: &Feedback, found: &mut Found) {
    let Some(measured) = Measured::of_records(std::iter::once(feedback)) else { return };
    if measured.mean >= 4.0 && Tags::of(&feedback.name).has(Tag::Fans) {
        let place = Key::new(Kind::Feedback, &feedback.id);
        found
            .add(place.clone(), Text::FansOnlySays, vec![Value::Name(place), Value::Measured(measured)])
            .aimed(feedback.target.clone());
    }
}
