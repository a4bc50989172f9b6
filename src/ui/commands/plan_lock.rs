//! The open plan's other tabs: one edits, the rest shows what that one saves.
//!
//! Drives `core/library/lease.rs` with the browser's locks and a channel. What is said there carries the saved
//! generation itself, since a message often comes before what it announces can be read from the storage. It is a
//! stranger's text like any other until it has been parsed.

use super::saving::{catch_up, flush, take_over, tell_tabs, verify};
use crate::browser::tabs::{Told, Wish};
use crate::browser::timer::Timeout;
use crate::core::json_text::parse;
use crate::core::library::lease::{Act, Event, PATIENCE_MS, Role};
use crate::ui::state::app::App;

/// Takes part in who edits the open plan, if it is to be edited and kept. Where it was open before, the part in it
/// stays.
pub fn join(app: App) {
    if !app.saving.keeps() || !app.access.wants_to_edit() {
        return;
    }
    let id = app.workspace.untracked(|document| document.plan().id.to_string());
    if app.plan_lock.plan().as_deref() == Some(&*id) {
        return;
    }
    app.plan_lock.join(&id, move |text| {
        if app.host.is_mounted() {
            hear(app, &text);
        }
    });
    happened(app, Event::Opened);
}

/// The visitor wants to edit here.
pub fn ask(app: App) {
    happened(app, Event::Wanted);
}

fn happened(app: App, event: Event) {
    for act in app.plan_lock.happened(event) {
        carry_out(app, *act);
    }
    app.plan_lock.settle();
}

fn carry_out(app: App, act: Act) {
    let lock = app.plan_lock;
    match act {
        Act::Try => request(app, Wish::Now),
        Act::Queue => request(app, Wish::Wait),
        Act::Take => {
            lock.wait(None);
            request(app, Wish::Take);
        }
        Act::Release => lock.release(),
        Act::Save => flush(app),
        Act::Ask => {
            lock.say("take", None);
            lock.wait(Some(Timeout::after(PATIENCE_MS, move || happened(app, Event::Late))));
        }
        Act::Give => tell_tabs(app, "given"),
        Act::Watch => lock.say("watch", None),
        Act::Look => {
            catch_up(app);
            verify(app);
            // The button that asked for it goes.
            if lock.role_untracked() == Role::Asks {
                app.host.focus_soon(".plan-title textarea");
            }
            app.overlay.say(app.texts().edits_here);
            app.overlay.announce(app.texts().edits_here);
        }
    }
}

fn request(app: App, wish: Wish) {
    app.plan_lock.request(wish, move |told| {
        let event = match told {
            Told::Granted => Event::Granted,
            Told::Taken => Event::Taken,
            Told::Lost => Event::Lost,
            Told::Refused => Event::Refused,
        };
        happened(app, event);
    });
}

fn hear(app: App, text: &str) {
    let tree = parse(text).unwrap_or_default();
    let part = |name: &str| tree.root().as_object()?.get(name)?.as_str();
    let lock = app.plan_lock;
    let Some(plan) = lock.plan().filter(|plan| part("plan") == Some(plan)) else { return };
    let edits = lock.edits();
    match part("say") {
        // Also whoever gave the plan so late that it had been taken.
        Some(said @ ("watch" | "given")) if edits || said == "watch" => {
            lock.set_watched();
            if edits {
                flush(app);
                tell_tabs(app, "saved");
            }
        }
        Some("take") => happened(app, Event::AskedFor),
        Some(said @ ("saved" | "given")) if !edits => {
            if let (Some(mark), Some(text)) = (part("mark"), part("text"))
                && let Some(opened) = app.saving.library_untracked().heard(&plan, mark, text)
            {
                take_over(app, opened);
            }
            if said == "given" {
                // Whoever gave it watches from now on.
                lock.set_watched();
                happened(app, Event::Given);
            }
        }
        _ => {}
    }
}
