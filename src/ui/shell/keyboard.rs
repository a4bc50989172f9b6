//! The keyboard: which action a key means, and where it means none.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;

use crate::browser::timer::Listener;
use crate::ui::commands::actions::{ACTIONS, Action};
use crate::ui::commands::map;
use crate::ui::commands::shortcut::{composing, typing, within};
use crate::ui::kit::markup::untrack;
use crate::ui::state::app::App;

/// Lets the keyboard do actions, but for whoever only looks. The guard ends it.
pub fn listen(app: App) -> Listener {
    Listener::on(&app.host.target(), "keydown", move |event| {
        let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
        if app.is_view_only() || event.default_prevented() || composing(&event) || app.overlay.has_dialog() {
            return;
        }
        let typing = typing(&event) || map::editing(app);
        // What is typed there is not in the plan, or not yet: the browser's own undo is meant.
        let free = within(&event, "[data-free]");
        // Whoever is at a link or a button outside of the map means that one, not a step.
        let in_map = within(&event, ".map-frame") || !within(&event, "a, button, summary, input");
        let found = ACTIONS.iter().find(|action| {
            action.shortcut.is_some_and(|shortcut| {
                shortcut.is_meant(&event)
                    && (!shortcut.is_character() || app.map.single_keys.get_untracked())
                    && (!typing || !shortcut.writes())
                    && (!shortcut.in_map() || in_map)
            }) && !(free && of_history(action))
                && untrack(|| (action.when)(app))
        });
        if let Some(action) = found {
            event.prevent_default();
            (action.run)(app);
        }
    })
}

/// Keeps what is typed into our fields, and the keys that we use, from the page around, whose shortcuts would answer
/// them, until they are let go of. All else goes on: Escape and Tab out of a field, and whatever means nothing here. To
/// be heard after `listen`.
pub fn keep(app: App) -> Vec<Listener> {
    // What is held down of it: Escape may have closed the dialog by the time when it comes up.
    let held = Rc::new(RefCell::new(Vec::<String>::new()));
    let names = ["keydown", "keypress", "keyup"].into_iter();
    let listen = |name| {
        let held = held.clone();
        Listener::on(&app.host.place(), name, move |event| {
            let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            let code = key.code();
            let mut held = held.borrow_mut();
            let before = held.len();
            held.retain(|held| *held != code);
            let was_held = held.len() < before;
            let closes = key.key() == "Escape" && app.overlay.has_dialog();
            let ours = event.default_prevented() || closes || field_uses(key);
            if ours && name != "keyup" {
                held.push(code);
            }
            if ours || was_held && name == "keyup" {
                event.stop_propagation();
            }
        })
    };
    names.map(listen).collect()
}

/// Whether what has the focus takes this key by itself.
fn field_uses(event: &web_sys::KeyboardEvent) -> bool {
    let key = event.key();
    let command = (event.ctrl_key() || event.meta_key()) && !event.get_modifier_state("AltGraph");
    let moves = key.starts_with("Arrow") || matches!(&*key, "Home" | "End" | "PageUp" | "PageDown");
    if typing(event) || within(event, "input") {
        let writes = if command {
            matches!(&*key, "a" | "c" | "v" | "x" | "y" | "z" | "Z")
        } else {
            // One character, or the beginning of one.
            key.chars().nth(1).is_none() || matches!(&*key, "Enter" | "Dead" | "Process" | "Unidentified")
        };
        return event.is_composing() || writes || moves || matches!(&*key, "Backspace" | "Delete");
    }
    !command
        && (matches!(&*key, "Enter" | " ") && within(event, "button, summary, a")
            || moves && within(event, "[tabindex='0'][role=region]"))
}

/// Whether it goes through the plan's history.
fn of_history(action: &Action) -> bool {
    matches!(action.id, "undo" | "redo" | "redo-windows")
}
