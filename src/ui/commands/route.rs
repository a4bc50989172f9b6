//! From an address to the plan that is shown there, and what only the copies have kept of it.

use super::embedded::open_embedded;
use super::examples::open_example;
use super::open::open;
use super::saving::{self, catch_up};
use crate::browser::timer::Timeout;
use crate::core::address::Address;
use crate::core::model::Id;
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::app::App;

/// How long the copies may take to answer, in milliseconds, before a plan that only they could have counts as missing.
const PATIENCE: i32 = 5_000;

/// Follows the address: opens the plan that it names, if it isn't open yet.
pub fn follow(app: App) {
    match app.navigation.address() {
        Address::Plans | Address::Share(_) => {
            saving::flush(app);
            recall(app);
        }
        Address::Plan { id, .. } => {
            if app.workspace.untracked(|document| document.plan().id != id) {
                open(app, &id);
            }
        }
        Address::Example(name) => open_example(app, name),
    }
}

/// Looks into the copies, and shows what the storage has lost of the open plan in a crash of the browser.
pub fn recall(app: App) {
    let patience = Timeout::after(PATIENCE, move || {
        if app.host.is_mounted() && app.saving.without_copies() {
            recalled(app);
        }
    });
    spawn_local(async move {
        saving::read_copies(app).await;
        drop(patience);
        if app.host.is_mounted() {
            recalled(app);
        }
    });
}

fn recalled(app: App) {
    if let Address::Plan { id, .. } = app.navigation.address_untracked() {
        if app.workspace.untracked(|document| document.plan().id != id) {
            open(app, &id);
        } else if catch_up(app) || recover_copy(app, &id) {
            app.overlay.say(app.texts().recovered);
        }
    }
}

/// Shows the reader's copy of what is embedded, if only the second place has kept it, and whether it did.
fn recover_copy(app: App, id: &Id) -> bool {
    let original = app.original();
    let lost = app.saving.head().is_none()
        && !app.saving.unsaved()
        && app.saving.library_untracked().open(id.as_str()).is_ok();
    lost && original.map(|document| open_embedded(app, document)).is_some()
}
