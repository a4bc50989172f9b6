//! The whole map of one journey as a picture: head, phases, lanes with the curve, legend.
//!
//! Texts are wrapped by `letters` and rows grow with them, so nothing is cut. What `pages` needs to lay the same map
//! out on paper (a band of columns, rows that can be cut between two lines) is shared from here.

mod canvas;
mod head;
mod layout;
mod legend;
mod paint;

use super::picture::Picture;
use crate::core::document::Document;

pub(super) use canvas::{At, Canvas, at, runs};
pub(super) use layout::{Band, Column, Map, NAMES, Row, STEP, Slice, natural};
use layout::{CURVE, LEAST};
pub use layout::{MARGIN, View};

/// Lays a journey's map out in one piece.
pub fn picture(document: &Document, view: &View) -> Picture {
    let map = Map::of(document, view);
    let columns = map.columns(0..map.steps.len(), true);
    let natural = natural(&columns);
    let band = map.band(columns, (LEAST - NAMES).max(natural));
    let rows = map.rows(&band);
    let slices: Vec<Slice> = rows
        .iter()
        .enumerate()
        .map(|(row, it)| Slice { row, from: 0, count: it.lines(), height: it.height(it.lines(), CURVE) })
        .collect();
    let mut canvas = Canvas::default();
    let inner = NAMES + band.width;
    let y = map.head(&mut canvas, MARGIN, inner);
    let y = map.board(&mut canvas, &band, &rows, &slices, y);
    let y = map.legend(&mut canvas, y + 16.0, inner);
    map.finish(canvas, inner + 2.0 * MARGIN, y + MARGIN - 8.0, 1.0)
}
