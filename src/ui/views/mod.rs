//! The views, one file or folder each.

pub mod analysis;
pub mod compare;
pub mod feedback;
pub mod guide;
pub mod journeys;
pub mod map;
pub mod measures;
pub mod personas;
pub mod plans;
pub mod shared;
pub mod touchpoints;

use wasm_bindgen::JsCast;

/// Puts a select box that serves as a menu back to its first entry.
fn reset_select(event: &web_sys::Event) {
    if let Some(select) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
        select.set_selected_index(0);
    }
}
