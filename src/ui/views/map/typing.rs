//! Whoever types while the map becomes a trail or a board, since a device was turned or a window divided, goes on
//! typing in the other one: the control that had the focus goes, and its like there takes over.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement};

use crate::browser::timer::Listener;
use crate::browser::{active_beside, next_frame};
use crate::core::model::Id;
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::app::App;

/// What is taken along of a control: what stands in it, which need not be in the plan yet, and where the caret is or
/// what is selected. In this order, since a new text moves the caret.
const TAKEN: [&str; 3] = ["value", "selectionStart", "selectionEnd"];

/// What somebody was typing, and where.
pub struct Typing {
    step: Id,
    lane: usize,
    /// The control's kind of element.
    tag: String,
    taken: [JsValue; 3],
}

impl Typing {
    /// What is being typed in the map now.
    pub fn now(app: App) -> Option<Typing> {
        let control = active_beside(&app.host.place())?;
        // Buttons have values, too.
        if !matches!(&*control.local_name(), "textarea" | "input" | "select") {
            return None;
        }
        let named = |name: &str| control.closest(&format!(".map-frame [{name}]")).ok()??.get_attribute(name);
        let (step, lane) = (Id::new(&named("data-step")?)?, named("data-lane")?.parse().ok()?);
        let taken = TAKEN.map(|name| Reflect::get(&control, &name.into()).unwrap_or_default());
        Some(Typing { step, lane, tag: control.local_name(), taken })
    }

    /// Goes on with it, once the other layout stands.
    pub fn resume(self, app: App) {
        next_frame(move || {
            if !app.host.is_mounted() {
                return;
            }
            app.map.lane.set(self.lane);
            if app.map.wide.get_untracked() {
                app.map.editing.set(Some((self.step.clone(), self.lane)));
            }
            app.map.focus.set(Some(self.step.clone()));
            // What is typed once the control has the focus is typed over what is taken along: so that comes first, as
            // soon as whoever gave the focus is done.
            let typing = Rc::new(Cell::new(Some(self)));
            let focused = typing.clone();
            let listener = Listener::on(&app.host.target(), "focusin", move |_| {
                let focused = focused.clone();
                spawn_local(async move { Typing::take_over(&focused, app) });
            });
            // The step is opened, or its cell is, by then.
            next_frame(move || {
                drop(listener);
                Typing::take_over(&typing, app);
            });
        });
    }

    /// Takes over, once the control is there.
    fn take_over(typing: &Cell<Option<Typing>>, app: App) {
        let Some(typed) = typing.take().filter(|_| app.host.is_mounted()) else { return };
        let Some(control) = typed.control(app) else { return typing.set(Some(typed)) };
        let taken = typed.taken;
        let _ = control.focus();
        let before = Reflect::get(&control, &TAKEN[0].into()).unwrap_or_default();
        for (name, value) in TAKEN.iter().zip(&taken) {
            // Numbers have no caret, and refuse to be given one.
            let _ = Reflect::set(&control, &(*name).into(), value);
        }
        if before == taken[0] {
            return;
        }
        // What the plan does not have yet is as if it had been typed here, and is taken over when it is left.
        let tell = |name: &str, control: &HtmlElement| {
            let _ = Event::new(name).map(|event| control.dispatch_event(&event));
        };
        tell("input", &control);
        let left = control.clone();
        let take = wasm_bindgen::closure::Closure::once_into_js(move || {
            if left.has_attribute("data-free") {
                tell("change", &left);
            }
        });
        let _ = control.add_event_listener_with_callback("blur", take.unchecked_ref());
    }

    /// Its like in the layout that stands now.
    fn control(&self, app: App) -> Option<HtmlElement> {
        let (of_step, of_lane) = (format!("[data-step=\"{}\"]", self.step), format!("[data-lane=\"{}\"]", self.lane));
        let selector = format!("{of_step}{of_lane} {0}, {of_step} {of_lane} {0}", self.tag);
        app.host.place().query_selector(&selector).ok()??.dyn_into().ok()
    }
}
