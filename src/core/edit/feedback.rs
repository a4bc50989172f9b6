//! Feedback: adding a record.

use super::{EditError, Planned, fresh, made};
use crate::core::document::{Document, List};
use crate::core::model::{Feedback, Ids, Kind, Line, Metric, Record, Target};

/// What can be done with feedback beyond setting its fields, moving and removing it.
#[derive(Clone, Debug)]
pub enum FeedbackEdit {
    /// A record without answers yet.
    Add { name: String, target: Option<Target>, metric: Metric },
}

pub(super) fn plan(document: &Document, edit: FeedbackEdit, ids: &mut Ids) -> Result<Planned, EditError> {
    let FeedbackEdit::Add { name, target, metric } = edit;
    if let Some(key) = target.as_ref().map(Target::key).filter(|key| document.get(key).is_none()) {
        return Err(EditError::Gone(key));
    }
    let (id, order) = fresh(document, Kind::Feedback, &List::Feedback, ids)?;
    let (name, cut) = Line::cut(&name);
    let feedback = Feedback { name, target, metric, counts: vec![0; metric.scale().1], ..Feedback::new(id, order) };
    Ok(Planned { cut, ..made(Record::Feedback(feedback)) })
}
