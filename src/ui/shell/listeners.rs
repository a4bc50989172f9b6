//! What the planner listens to outside of its views: all of it, and what the page says.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;

use super::{keyboard, reader};
use crate::browser::timer::Listener;
use crate::browser::{active_beside, document, transfer, window};
use crate::ui::commands::{clipboard, import, plan_lock, saving, shortcut};
use crate::ui::kit::markup::untrack;
use crate::ui::state::app::App;

/// What is listened to whatever may be done with the plan. The guards end it.
pub fn listeners(app: App) -> Vec<Listener> {
    let mut listeners = vec![keyboard::listen(app)];
    if !app.host.has_library() {
        listeners.push(reader::follow_links(app));
        listeners.extend(keyboard::keep(app));
    }
    listeners
}

/// What is listened to where plans are edited or kept. The guards end it.
pub fn of_editing(app: App) -> Vec<Listener> {
    let target = app.host.target();
    // A page that is left asks the database nothing: a question that is on its way would keep other tabs from writing,
    // so the browser would not keep the page for "back".
    let left = Rc::new(Cell::new(false));
    let flush = || {
        let left = left.clone();
        move |_| {
            saving::flush(app);
            if !left.get() {
                saving::verify(app);
            }
        }
    };
    let (leaves, returns) = (left.clone(), left.clone());
    let mut listeners = vec![
        Listener::on(&document(), "visibilitychange", flush()),
        Listener::on(&window(), "blur", flush()),
        Listener::on(&window(), "pagehide", move |_| {
            leaves.set(true);
            saving::flush(app);
            // A page that holds a lock can't be kept for "back".
            app.plan_lock.leave();
        }),
        Listener::on(&window(), "pageshow", move |event| {
            returns.set(false);
            if event.dyn_ref::<web_sys::PageTransitionEvent>().is_some_and(web_sys::PageTransitionEvent::persisted) {
                saving::catch_up(app);
                saving::verify(app);
                if !untrack(|| app.access.shows_newer()) {
                    plan_lock::join(app);
                }
            }
        }),
        Listener::on(&target, "dragover", move |event| {
            if transfer::carries_files(&event) && !app.is_read_only() {
                event.prevent_default();
            }
        }),
        Listener::on(&target, "drop", move |event| {
            if app.is_read_only() {
                return;
            }
            if let Some(file) = transfer::dropped_file(&event) {
                event.prevent_default();
                import::import_file(app, file);
            }
        }),
        Listener::on(&window(), "copy", move |event| clipboard::copy(app, &event)),
        Listener::on(&window(), "cut", move |event| clipboard::cut(app, &event)),
        // Outside of a text field a table or a diagram can be pasted; in somebody's page only where the focus is here.
        Listener::on(&window(), "paste", move |event| {
            let here = app.host.has_library() || active_beside(&app.host.place()).is_some();
            if !here || clipboard::paste(app, &event) || shortcut::typing(&event) {
                return;
            }
            if app.is_read_only() || app.overlay.has_dialog() {
                return;
            }
            if let Some(text) = transfer::pasted_text(&event) {
                event.prevent_default();
                import::import_text(app, text);
            }
        }),
        Listener::on(&window(), "storage", move |event| {
            let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() else { return };
            if event.new_value().is_none() {
                // Without a key, all was cleared from outside.
                saving::gone_elsewhere(app, event.key().is_none());
            }
            app.saving.changed();
        }),
    ];
    if app.host.has_library() {
        listeners.extend(page_listeners(app));
    }
    listeners
}

/// What the planner listens to where it has the page to itself.
fn page_listeners(app: App) -> Vec<Listener> {
    vec![
        Listener::on(&window(), "hashchange", move |_| {
            app.overlay.close();
            if let Some(told) = app.navigation.follow_address_bar(app.language()) {
                app.overlay.show(told);
            }
        }),
        Listener::on(&window(), "beforeunload", move |event| {
            // Only what could not be saved is worth a question.
            saving::flush(app);
            if app.saving.unsaved() {
                event.prevent_default();
            }
        }),
    ]
}
