//! Feedback: adding a record, or all that a survey yields.

use super::planned::{EditError, Planned, fresh, fresh_id, made};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::model::{Date, Feedback, FeedbackKind, Ids, Kind, Line, Metric, Order, Prose, Record, Target};

/// What can be done with feedback beyond setting its fields, moving and removing it.
#[derive(Clone, Debug)]
pub enum FeedbackEdit {
    /// A record without answers yet.
    Add { name: String, target: Option<Target>, metric: Metric },
    /// All of these, in this order.
    AddAll(Vec<Answers>),
}

/// A record with its answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    pub name: String,
    pub target: Option<Target>,
    pub kind: FeedbackKind,
    pub metric: Metric,
    pub date: Option<Date>,
    /// As many as the metric has values, lowest first.
    pub counts: Vec<u32>,
    pub comments: Vec<String>,
}

pub(super) fn plan(document: &Document, edit: FeedbackEdit, ids: &mut Ids) -> Result<Planned, EditError> {
    let (name, target, metric) = match edit {
        FeedbackEdit::Add { name, target, metric } => (name, target, metric),
        FeedbackEdit::AddAll(records) => return add_all(document, records, ids),
    };
    if let Some(key) = target.as_ref().map(Target::key).filter(|key| document.get(key).is_none()) {
        return Err(EditError::Gone(key));
    }
    let (id, order) = fresh(document, Kind::Feedback, &List::Feedback, ids)?;
    let (name, cut) = Line::cut(&name);
    let feedback = Feedback { name, target, metric, counts: vec![0; metric.scale().1], ..Feedback::new(id, order) };
    Ok(Planned { cut, ..made(Record::Feedback(feedback)) })
}

fn add_all(document: &Document, records: Vec<Answers>, ids: &mut Ids) -> Result<Planned, EditError> {
    let mut planned = Planned::default();
    let mut change = Change::default();
    let last =
        document.before(&List::Feedback, None).and_then(|id| document.feedback(id)).map(|last| last.order.clone());
    let orders = Order::run(last.as_ref(), records.len());
    let more = records.len();
    for (record, order) in records.into_iter().zip(orders) {
        if let Some(key) = record.target.as_ref().map(Target::key).filter(|key| document.get(key).is_none()) {
            return Err(EditError::Gone(key));
        }
        let id = fresh_id(document, Kind::Feedback, more, ids)?;
        let Answers { name, target, kind, metric, date, mut counts, comments } = record;
        counts.resize(metric.scale().1, 0);
        let (name, mut cut) = Line::cut(&name);
        let mut prose = |text: &String| {
            let (text, longer) = Prose::cut(text);
            cut |= longer;
            text
        };
        let comments = comments.iter().filter(|text| !text.is_empty()).map(&mut prose).collect();
        planned.cut |= cut;
        change.put.push(Record::Feedback(Feedback {
            name,
            target,
            kind,
            metric,
            date,
            counts,
            comments,
            ..Feedback::new(id, order)
        }));
    }
    planned.made = change.put.first().map(Record::key);
    Ok(Planned { change, ..planned })
}
