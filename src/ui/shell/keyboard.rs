//! The keyboard: which action a key means, and where it means none.

use wasm_bindgen::JsCast;

use crate::browser::element_of;
use crate::browser::locale::lower;
use crate::browser::timer::Listener;
use crate::ui::commands::actions::{ACTIONS, Action, Shortcut};
use crate::ui::commands::map;
use crate::ui::kit::markup::untrack;
use crate::ui::state::app::App;

/// Lets the keyboard do actions, but for whoever only looks. The guard ends it.
pub fn listen(app: App) -> Listener {
    Listener::on(&app.host.target(), "keydown", move |event| {
        let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
        if app.is_view_only() || event.default_prevented() || event.is_composing() || app.overlay.has_dialog() {
            return;
        }
        let typing = typing(&event) || map::editing(app);
        // What is typed there is not in the plan, or not yet: the browser's own undo is meant.
        let free = within(&event, "[data-free]");
        // Whoever is at a link or a button outside of the map means that one, not a step.
        let in_map = within(&event, ".map-frame") || !within(&event, "a, button, summary, input");
        let found = ACTIONS.iter().find(|action| {
            action.shortcut.is_some_and(|shortcut| {
                matches(shortcut, &event) && (while_typing(shortcut) || !typing) && (anywhere(shortcut) || in_map)
            }) && !(free && of_history(action))
                && untrack(|| (action.when)(app))
        });
        if let Some(action) = found {
            event.prevent_default();
            (action.run)(app);
        }
    })
}

/// Where keys write, or choose.
const TYPING: &str = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], dialog[open]";

/// Whether the event happens where somebody writes or chooses.
pub fn typing(event: &web_sys::Event) -> bool {
    within(event, TYPING)
}

fn within(event: &web_sys::Event, selector: &str) -> bool {
    element_of(event).is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

/// Whether it goes through the plan's history.
fn of_history(action: &Action) -> bool {
    matches!(action.id, "undo" | "redo" | "redo-windows")
}

/// Whether it works in a text field too: not where it writes something, or goes by words as ⌥ → does on a Mac.
fn while_typing(shortcut: Shortcut) -> bool {
    shortcut.command || shortcut.alt && !shortcut.key.starts_with("Arrow")
}

/// Whether it works at any link or button. A single key does so in the map only, but for the one that helps.
fn anywhere(shortcut: Shortcut) -> bool {
    shortcut.command || shortcut.alt || shortcut.key == "?"
}

fn matches(shortcut: Shortcut, event: &web_sys::KeyboardEvent) -> bool {
    let key = event.key();
    // On many layouts Alt changes the character, so digits are told by their place.
    let digit = event.code().strip_prefix("Digit").is_some_and(|digit| shortcut.alt && digit == shortcut.key);
    (digit || key == shortcut.key || lower(&key) == shortcut.key)
        && (event.ctrl_key() || event.meta_key()) == shortcut.command
        && event.alt_key() == shortcut.alt
        // "?" needs Shift on most keyboards, "+" on some.
        && (event.shift_key() == shortcut.shift || matches!(shortcut.key, "?" | "+"))
}
