//! Measures: adding one by hand or from the catalogue.

use super::planned::{EditError, Planned, fresh, made};
use crate::core::document::{Document, List};
use crate::core::model::{Ids, Kind, Line, Measure, Prose, Record, Status, Target};

/// What can be done with measures beyond setting their fields, moving and removing them.
#[derive(Clone, Debug)]
pub enum MeasureEdit {
    /// A new measure for a phase, touchpoint or step.
    Add { title: String, target: Option<Target>, status: Status, kpi: String },
}

pub(super) fn plan(document: &Document, edit: MeasureEdit, ids: &mut Ids) -> Result<Planned, EditError> {
    let MeasureEdit::Add { title, target, status, kpi } = edit;
    if let Some(key) = target.as_ref().map(Target::key).filter(|key| document.get(key).is_none()) {
        return Err(EditError::Gone(key));
    }
    let (id, order) = fresh(document, Kind::Measure, &List::Measures, ids)?;
    let (title, title_cut) = Line::cut(&title);
    let (kpi, kpi_cut) = Prose::cut(&kpi);
    let measure = Measure { title, target, status, kpi, ..Measure::new(id, order) };
    Ok(Planned { cut: title_cut || kpi_cut, ..made(Record::Measure(measure)) })
}
