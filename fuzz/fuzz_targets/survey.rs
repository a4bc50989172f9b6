//! Surveys: by the first byte, how answers are put together; the rest is the file.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use wegmarke::core::model::{FeedbackKind, Id, Metric, Target};
use wegmarke::core::session::Session;
use wegmarke::core::survey::{COMMENTS, COMMENTS_IN_ALL, FAULTS, Grouping, Outcome, RECORDS, Survey};
use wegmarke_fuzz::plan;
use wegmarke_fuzz::reading::bounded;

fuzz_target!(|data: &[u8]| {
    let Some((way, file)) = data.split_first() else { return };
    let document = plan();
    let read = || -> Option<Outcome> {
        let survey = Arc::new(Survey::open(file.to_vec()).ok()?);
        let mut settings = survey.guess(&document);
        settings.grouping = Grouping::ALL[usize::from(way % 4)];
        settings.metric =
            if *way & 4 == 0 { settings.metric } else { Metric::ALL[usize::from(way >> 4) % Metric::ALL.len()] };
        settings.otherwise = (*way & 8 != 0).then(|| Id::new("shop").map(Target::Touchpoint)).flatten();
        let mut reader = survey.reader(settings, &document);
        while !reader.step(50).finished {}
        Some(reader.outcome())
    };
    let outcome = bounded(file.len(), |outcome| outcome.as_ref().map_or(0, |outcome| outcome.records.len()), read)
        .unwrap_or_else(|fault| panic!("{fault}"));
    let Some(outcome) = outcome else { return };
    assert!(outcome.records.len() <= RECORDS && outcome.faults.len() <= FAULTS);
    let counted: u64 = outcome.records.iter().flat_map(|record| &record.counts).map(|count| u64::from(*count)).sum();
    assert_eq!(counted, outcome.answers);
    let comments = || outcome.records.iter().flat_map(|record| &record.comments);
    assert!(outcome.records.iter().all(|record| record.comments.len() <= COMMENTS));
    assert!(
        comments().map(|comment| comment.chars().count()).sum::<usize>() <= COMMENTS_IN_ALL
            && comments().count() == outcome.comments
    );
    let mut session = Session::new(document, 1);
    session.edit(outcome.edit("survey", FeedbackKind::Survey), 0).unwrap_or_else(|fault| panic!("{fault:?}"));
    session.document().check().unwrap_or_else(|fault| panic!("{fault}"));
});
