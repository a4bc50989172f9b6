//! Slides (PowerPoint, Office Open XML) that people go on working with: native text boxes, shapes, tables and
//! freeforms, grouped and named, in the colours and the font of a theme, with notes for whoever speaks.
//!
//! `deck` says which slides there are, `flow` lays texts out, `paint` takes maps over from the scene, `shapes` writes
//! DrawingML, `parts` what a presentation has beside its slides. Nothing in it leads outside, and nothing runs.

mod deck;
mod flow;
mod paint;
mod parts;
mod shapes;

use super::{Body, Export, Exported};
use crate::core::document::Document;

pub use deck::Slides;

/// A deck of the plan.
pub fn write(document: &Document, export: &Export, form: Slides) -> Exported {
    let slides = deck::slides(document, export, form);
    Exported { body: Body::Bytes(parts::pack(&slides, form, &document.plan().title)), lost: Vec::new() }
}

/// The titles of the slides that `write` makes.
pub fn outline(document: &Document, export: &Export, form: Slides) -> Vec<String> {
    deck::slides(document, export, form).into_iter().map(|slide| slide.title).collect()
}
