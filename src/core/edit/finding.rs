//! Findings of the analysis: setting one aside with a reason, and how much the findings of a rule count.

use super::planned::{EditError, Planned, fresh, made};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::model::{Field, Ids, Key, Kind, Line, Order, Phase, Plan, Prose, Record, SetAside, Weight, limit};

/// What can be done with findings. One that was set aside counts again when its record is removed.
#[derive(Clone, Debug)]
pub enum FindingEdit {
    /// Sets a finding aside; if it is already, it gets this reason.
    SetAside { rule: String, subject: Key, detail: String, reason: String },
    /// Sets several findings aside for one reason: those of a cause, each as rule, subject and detail.
    SetAsideAll { findings: Vec<(String, Key, String)>, reason: String },
    /// Lets a rule count so much.
    Weigh { rule: String, weight: Weight },
}

pub(super) fn plan(document: &Document, edit: FindingEdit, ids: &mut Ids) -> Result<Planned, EditError> {
    match edit {
        FindingEdit::SetAside { rule, subject, detail, reason } => {
            if document.get(&subject).is_none() {
                return Err(EditError::Gone(subject));
            }
            // Nothing is found about what was set aside.
            if subject.kind == Kind::SetAside {
                return Err(EditError::NoSuchField(Kind::SetAside, Field::Subject));
            }
            let ((rule, _), (detail, _), (reason, cut)) = (Line::cut(&rule), Line::cut(&detail), Prose::cut(&reason));
            let subject = SetAside::subject_of(subject);
            if let Some(known) = find(document, &rule, subject.as_ref(), &detail) {
                let change = Change::put(Record::SetAside(SetAside { reason, ..known.clone() }));
                return Ok(Planned { cut, ..change.into() });
            }
            let (id, order) = fresh(document, Kind::SetAside, &List::SetAsides, ids)?;
            Ok(Planned { cut, ..made(Record::SetAside(SetAside { id, order, rule, subject, detail, reason })) })
        }
        FindingEdit::SetAsideAll { findings, reason } => {
            let mut all = Planned::default();
            let last = document.list(&List::SetAsides).next_back().and_then(|id| document.set_aside(id));
            let mut order = last.map(|record| record.order.clone());
            for (rule, subject, detail) in findings {
                let one = FindingEdit::SetAside { rule, subject, detail, reason: reason.clone() };
                let Planned { change, cut, .. } = plan(document, one, ids)?;
                all.cut |= cut;
                for record in change.put {
                    let Record::SetAside(mut record) = record else { continue };
                    // Each was planned as if it were the only one.
                    if document.set_aside(&record.id).is_none() {
                        order = Order::run(order.as_ref(), 1).pop();
                        record.order = order.clone().unwrap_or(record.order);
                    }
                    all.change.put.push(Record::SetAside(record));
                }
            }
            if document.count(Kind::SetAside) + all.change.put.len() > limit(Kind::SetAside) {
                return Err(EditError::Full(Kind::SetAside));
            }
            Ok(all)
        }
        FindingEdit::Weigh { rule, weight } => {
            let mut weights = document.plan().weights.clone();
            if !weights.set(&rule, weight) {
                return Err(EditError::NoSuchField(Kind::Plan, Field::Weights));
            }
            Ok(Change::put(Record::Plan(Plan { weights, ..document.plan().clone() })).into())
        }
    }
}

/// The record by which a finding is set aside, if it is.
pub fn find<'a>(document: &'a Document, rule: &str, subject: Option<&Key>, detail: &str) -> Option<&'a SetAside> {
    let list = List::SetAsidesOn(subject.cloned());
    document
        .list(&list)
        .filter_map(|id| document.set_aside(id))
        .find(|set_aside| &*set_aside.rule == rule && &*set_aside.detail == detail)
}

/// What was set aside about a record goes with it.
pub(super) fn leave(document: &Document, subject: &Key, change: &mut Change) {
    let about = document.list(&List::SetAsidesOn(Some(subject.clone())));
    change.remove.extend(about.map(|id| Key::new(Kind::SetAside, id)));
}

/// What was set aside about a phase is about the one that takes its place.
pub(super) fn follow(document: &Document, from: &Phase, to: &Phase, change: &mut Change) {
    let subject = |phase: &Phase| Some(Key::new(Kind::Phase, &phase.id));
    let about = document.list(&List::SetAsidesOn(subject(from))).filter_map(|id| document.set_aside(id));
    change.put.extend(about.map(|set_aside| Record::SetAside(SetAside { subject: subject(to), ..set_aside.clone() })));
}
