//! Whoever types while the map becomes a trail or a board, since a device was turned or a window divided, goes on typing
//! in the other one: the control that had the focus goes, and its like there takes over.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use crate::browser::{active_beside, next_frame};
use crate::core::model::Id;
use crate::ui::state::app::App;

/// What somebody was typing, and where.
pub struct Typing {
    place: Place,
    /// The control's kind of element.
    tag: String,
    /// What stands there, which need not be in the plan yet.
    text: String,
    /// Where the caret was, or what was selected.
    selected: Option<(u32, u32)>,
}

#[derive(Clone)]
enum Place {
    /// A lane of a step.
    Step(Id, usize),
    /// A field of a phase: so many come before it.
    Phase(usize),
}

/// The fields of phases, in either layout.
const PHASE_FIELDS: &str = ".map-frame .phase-sign textarea";

impl Typing {
    /// What is being typed in the map now.
    pub fn now(app: App) -> Option<Typing> {
        let place = app.host.place();
        let control = active_beside(&place)?;
        let text = text_of(&control)?;
        let phases = place.query_selector_all(PHASE_FIELDS).ok()?;
        let before =
            (0..phases.length()).find(|at| phases.get(*at).is_some_and(|node| node.is_same_node(Some(&control))));
        let place = match before {
            Some(before) => Place::Phase(before as usize),
            None => {
                let named = |name: &str| control.closest(&format!(".map-frame [{name}]")).ok()??.get_attribute(name);
                Place::Step(Id::new(&named("data-step")?)?, named("data-lane")?.parse().ok()?)
            }
        };
        Some(Typing { place, tag: control.local_name(), text, selected: selected(&control) })
    }

    /// Goes on with it, once the other layout stands.
    pub fn resume(self, app: App) {
        next_frame(move || {
            if !app.host.is_mounted() {
                return;
            }
            if let Place::Step(step, lane) = self.place.clone() {
                app.map.lane.set(lane);
                if app.map.wide.get_untracked() {
                    app.map.editing.set(Some((step.clone(), lane)));
                }
                app.map.focus.set(Some(step));
            }
            // The step is opened, or its cell is, by then.
            next_frame(move || self.take_over(app));
        });
    }

    fn take_over(self, app: App) {
        if !app.host.is_mounted() {
            return;
        }
        let place = app.host.place();
        let control = match &self.place {
            Place::Step(step, lane) => {
                let one = format!("[data-step=\"{step}\"][data-lane=\"{lane}\"] {}", self.tag);
                let other = format!("[data-step=\"{step}\"] [data-lane=\"{lane}\"] {}", self.tag);
                place.query_selector(&format!("{one}, {other}")).ok().flatten()
            }
            Place::Phase(before) => place
                .query_selector_all(PHASE_FIELDS)
                .ok()
                .and_then(|all| all.get(*before as u32))
                .and_then(|node| node.dyn_into::<Element>().ok()),
        };
        let Some(control) = control.and_then(|control| control.dyn_into::<HtmlElement>().ok()) else { return };
        let _ = control.focus();
        if text_of(&control).is_some_and(|text| text != self.text) {
            set_text(&control, &self.text);
            // What the plan does not have yet is as if it had been typed here, and is taken over when it is left.
            let _ = web_sys::Event::new("input").map(|event| control.dispatch_event(&event));
            let left = control.clone();
            let take = wasm_bindgen::closure::Closure::once_into_js(move || {
                if left.has_attribute("data-free") {
                    let _ = web_sys::Event::new("change").map(|event| left.dispatch_event(&event));
                }
            });
            let _ = control.add_event_listener_with_callback("blur", take.unchecked_ref());
        }
        if let Some((from, to)) = self.selected {
            select(&control, from, to);
        }
    }
}

fn text_of(control: &Element) -> Option<String> {
    let area = control.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    area.or_else(|| control.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value))
}

fn set_text(control: &Element, text: &str) {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    }
}

fn selected(control: &Element) -> Option<(u32, u32)> {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        return Some((area.selection_start().ok()??, area.selection_end().ok()??));
    }
    // Numbers and the like have no caret that one may ask for.
    let input = control.dyn_ref::<HtmlInputElement>()?;
    Some((input.selection_start().ok()??, input.selection_end().ok()??))
}

fn select(control: &Element, from: u32, to: u32) {
    if let Some(area) = control.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.set_selection_range(from, to);
    } else if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        let _ = input.set_selection_range(from, to);
    }
}
