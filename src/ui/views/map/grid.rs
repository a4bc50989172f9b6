//! The board as its parts share it: what is laid out, what is in sight, and what is being dragged.

use leptos::html::Div;
use wasm_bindgen::JsCast;

use super::viewport::Viewport;
use crate::browser::timer::{Listener, Timeout};
use crate::core::model::Id;
use crate::core::scene::{Column, Layout};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// A step that is being dragged, and where the pointer is, in the window.
#[derive(Clone, PartialEq)]
pub struct Drag {
    pub step: Id,
    pub pointer: i32,
    pub from: (f64, f64),
    pub at: (f64, f64),
    /// A pointer that has hardly moved drags nothing yet.
    pub moved: bool,
    /// Where the step would go: the phase, and the step to stand before.
    pub place: Option<(Id, Option<Id>)>,
}

/// The board, as its handlers share it.
#[derive(Clone, Copy)]
pub struct Board {
    pub app: App,
    pub journey: StoredValue<Id>,
    pub layout: Memo<Layout>,
    /// What of it is in sight.
    pub viewport: Viewport,
    /// The columns that are drawn.
    pub columns: Memo<Vec<Column>>,
    /// Counts changes of times and words that the layout shows.
    pub changes: RwSignal<u32>,
    /// Looks for them a little after an edit.
    pub later: StoredValue<Option<Timeout>>,
    pub grid: NodeRef<Div>,
    /// How high the lane of the curve is, at full size.
    pub land: Memo<f64>,
    /// The selected step.
    pub selected: Memo<Option<Id>>,
    pub drag: RwSignal<Option<Drag>>,
    /// The step that was selected before the pointer went down.
    pub armed: StoredValue<Option<Id>>,
    /// Hears Esc while a step is dragged.
    pub escape: StoredValue<Vec<Listener>>,
}

/// Where in a cell an event happened, and the cell's step and lane.
pub fn cell_of(event: &web_sys::Event) -> Option<(web_sys::Element, Id, usize)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = target.closest("[data-step]").ok()??;
    let step = Id::new(&cell.get_attribute("data-step")?)?;
    let lane = cell.get_attribute("data-lane")?.parse().ok()?;
    Some((target, step, lane))
}
