//! The keyboard: which action a key means, and where it means none.

use wasm_bindgen::JsCast;

use crate::browser::timer::Listener;
use crate::ui::commands::actions::{ACTIONS, Action};
use crate::ui::commands::map;
use crate::ui::commands::shortcut::{Shortcut, typing, within};
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
                shortcut.is_meant(&event) && (while_typing(shortcut) || !typing) && (anywhere(shortcut) || in_map)
            }) && !(free && of_history(action))
                && untrack(|| (action.when)(app))
        });
        if let Some(action) = found {
            event.prevent_default();
            (action.run)(app);
        }
    })
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
