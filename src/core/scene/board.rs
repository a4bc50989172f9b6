//! The columns of the interactive board: where each step stands, and where a dropped one goes.
//!
//! The board's cells grow with their texts and are measured by the browser, so only the horizontal is laid out here.
//! Lengths are CSS pixels; the origin is the left edge of the first phase.

use crate::core::document::{Document, List};
use crate::core::model::Id;

/// Width of one step's column.
pub const STEP_WIDTH: f64 = 146.0;
/// Width of the column at a phase's end in which a step can be added.
pub const ADD_WIDTH: f64 = 44.0;
/// Width of a phase without steps: room for its guiding question.
pub const EMPTY_WIDTH: f64 = 172.0;

/// One column of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub phase: Id,
    /// The step that stands in it; none for the column at a phase's end.
    pub step: Option<Id>,
    pub x: f64,
    pub width: f64,
}

/// The extent of one phase.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseSpan {
    pub phase: Id,
    pub x: f64,
    pub width: f64,
    /// How many steps it has.
    pub steps: usize,
}

/// Where everything stands, for one journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    pub columns: Vec<Column>,
    pub phases: Vec<PhaseSpan>,
    pub width: f64,
}

impl Layout {
    /// Lays a journey out.
    pub fn of(document: &Document, journey: &Id) -> Self {
        let mut layout = Self::default();
        for phase in document.list(&List::Phases) {
            let start = layout.width;
            let steps = document.list(&List::Steps { journey: journey.clone(), phase: phase.clone() });
            let before = layout.columns.len();
            for step in steps {
                layout.column(phase, Some(step), STEP_WIDTH);
            }
            let steps = layout.columns.len() - before;
            layout.column(phase, None, if steps == 0 { EMPTY_WIDTH } else { ADD_WIDTH });
            layout.phases.push(PhaseSpan { phase: phase.clone(), x: start, width: layout.width - start, steps });
        }
        layout
    }

    /// The columns that touch the range from `left` to `right`, as a range of `columns`.
    pub fn between(&self, left: f64, right: f64) -> std::ops::Range<usize> {
        let first = self.columns.partition_point(|column| column.x + column.width <= left);
        let last = self.columns.partition_point(|column| column.x < right);
        first..last.max(first)
    }

    /// Where something dropped at `x` goes: the phase, and the step to stand before.
    pub fn drop_at(&self, x: f64) -> Option<(&Id, Option<&Id>)> {
        let column = self.columns.iter().find(|column| x < column.x + column.width).or(self.columns.last())?;
        if column.step.is_none() || x < column.x + column.width / 2.0 {
            return Some((&column.phase, column.step.as_ref()));
        }
        let place = self.columns.iter().position(|other| other == column)? + 1;
        let next = self.columns.get(place).filter(|next| next.phase == column.phase);
        Some((&column.phase, next.and_then(|next| next.step.as_ref())))
    }

    /// The left edge of the place that `drop_at` names.
    pub fn drop_line(&self, phase: &Id, before: Option<&Id>) -> f64 {
        self.columns.iter().find(|column| column.phase == *phase && column.step.as_ref() == before).map_or(0.0, |column| column.x)
    }

    fn column(&mut self, phase: &Id, step: Option<&Id>, width: f64) {
        self.columns.push(Column { phase: phase.clone(), step: step.cloned(), x: self.width, width });
        self.width += width;
    }
}
