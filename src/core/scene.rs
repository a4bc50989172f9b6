//! The layout of a journey's map: where each step stands, and the satisfaction curve through them.
//!
//! A pure computation from the document; whoever paints it (the board today, pictures and print later) adds nothing.
//! Lengths are CSS pixels; the origin is the left edge of the first phase.

use super::document::{Document, List};
use super::model::Id;

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

/// A point of the curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// The curve through the points as an SVG path: cubic pieces that are monotone wherever the points are, so that it
/// never claims more or less satisfaction than was rated (Fritsch and Carlson, "Monotone Piecewise Cubic
/// Interpolation", SIAM J. Numer. Anal. 17, 1980; tangents limited as in Steffen, Astron. Astrophys. 239, 1990).
/// The points stand from left to right.
pub fn curve(points: &[Point]) -> String {
    let Some(first) = points.first() else { return String::new() };
    let mut path = format!("M{} {}", round(first.x), round(first.y));
    let slope = |index: usize| {
        let (from, to) = (points[index], points[index + 1]);
        (to.y - from.y) / (to.x - from.x)
    };
    let tangent = |index: usize| {
        if index == 0 || index + 1 == points.len() {
            return 0.0;
        }
        let (before, after) = (slope(index - 1), slope(index));
        let (left, right) = (points[index].x - points[index - 1].x, points[index + 1].x - points[index].x);
        let mean = (before * right + after * left) / (left + right);
        if before * after <= 0.0 { 0.0 } else { mean.signum() * mean.abs().min(2.0 * before.abs()).min(2.0 * after.abs()) }
    };
    for index in 0..points.len().saturating_sub(1) {
        let (from, to) = (points[index], points[index + 1]);
        let third = (to.x - from.x) / 3.0;
        let (leaving, arriving) = (from.y + tangent(index) * third, to.y - tangent(index + 1) * third);
        path.push_str(&format!(
            "C{} {} {} {} {} {}",
            round(from.x + third),
            round(leaving),
            round(to.x - third),
            round(arriving),
            round(to.x),
            round(to.y)
        ));
    }
    path
}

/// Tenths of a pixel are enough, and keep the path short.
fn round(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

/// Whether satisfaction breaks between two neighbouring steps: a drop of two or more.
pub fn is_break(before: u8, after: u8) -> bool {
    before >= after + 2
}
