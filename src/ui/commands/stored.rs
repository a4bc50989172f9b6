//! Stored plans that need not be open: copies, the bin, what two tabs have made at once.

use super::copies::{self, CopyTask};
use super::open::{close, renamed};
use super::saving;
use crate::browser::BrowserEntropy;
use crate::core::address::{Address, View};
use crate::core::exchange::json;
use crate::core::library::{BinError, Fork};
use crate::core::model::Id;
use crate::core::ports::Entropy;
use crate::core::text::{fill, tell};
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Toast;

/// Makes a plan of its own of what was edited at the same time in another tab, and gives its id. None if it can't be
/// stored, and then everything stays as it was.
fn part_fork(app: App, fork: &Fork) -> Option<Id> {
    let library = app.saving.library_untracked();
    let (document, _) = library.fork(fork).ok().and_then(|text| json::read(&text, BrowserEntropy.random()).ok())?;
    let copy = renamed(document, Some(&fill(app.texts().copy_of, &[&fork.title])));
    let plan = copy.plan();
    let own = saving::store(app, plan.id.as_str(), &plan.title, &json::write(&copy)).ok()?;
    let (id, fork) = (plan.id.clone(), fork.clone());
    let retiring = copies::carry_out(app.saving, CopyTask::Retire(fork, own));
    spawn_local(async move {
        // Where this fails it is there twice: better than not at all.
        let _ = retiring.await;
        if app.host.is_mounted() {
            app.saving.changed();
        }
    });
    Some(id)
}

/// Opens what was edited at the same time in another tab, as a plan of its own.
pub fn open_fork(app: App, fork: &Fork) {
    match part_fork(app, fork) {
        Some(id) => app.navigate(&Address::Plan { id, view: View::Map }),
        None => app.overlay.say(app.texts().storage_full),
    }
}

/// Puts what was edited at the same time in another tab into the bin.
pub fn delete_fork(app: App, fork: &Fork) {
    match part_fork(app, fork) {
        Some(id) => delete(app, id.as_str(), &fill(app.texts().copy_of, &[&fork.title])),
        None => app.overlay.say(app.texts().storage_full),
    }
}

/// Makes a copy of a stored plan.
pub fn duplicate(app: App, id: &str) {
    let opened = app.saving.library_untracked().open(id);
    match opened.ok().and_then(|opened| json::read(&opened.text, BrowserEntropy.random()).ok()) {
        Some((document, _)) => {
            let title = fill(app.texts().copy_of, &[&document.plan().title]);
            let copy = renamed(document, Some(&title));
            let plan = copy.plan();
            if saving::store(app, plan.id.as_str(), &plan.title, &json::write(&copy)).is_err() {
                app.overlay.say(app.texts().storage_full);
            }
        }
        None => app.overlay.say(app.texts().open_damaged),
    }
}

/// Puts a stored plan into the bin and offers to undo that.
pub fn delete(app: App, id: &str, title: &str) {
    let t = app.texts();
    let id = id.to_owned();
    match app.saving.library_untracked().remove(&id) {
        Ok(()) => {
            // The open plan must not come back by being saved again.
            if app.workspace.untracked(|document| document.plan().id.as_str() == id) {
                close(app);
            }
            app.offer_undo(&tell(t.removed, &[title]), move || restore(app, &id));
            app.saving.changed();
        }
        Err(error) => app.overlay.say(bin_error(app, &error)),
    }
}

/// Takes a plan out of the bin.
pub fn restore(app: App, id: &str) {
    if let Err(error) = app.saving.library_untracked().restore(id) {
        app.overlay.say(bin_error(app, &error));
    }
    app.saving.changed();
}

/// Deletes a plan in the bin for good, once the visitor has said so a second time.
pub fn purge(app: App, id: String, title: &str) {
    let t = app.texts();
    app.overlay.show(Toast::offer(&tell(t.purge_sure, &[title]), t.delete_for_good, move || purged(app, &id)));
}

fn purged(app: App, id: &str) {
    app.host.focus_soon(".view h1");
    let library = app.saving.library_untracked();
    match library.purge(id) {
        Ok(()) => app.saving.exported(id),
        Err(error) => app.overlay.say(bin_error(app, &error)),
    }
    app.saving.changed();
    let tending = copies::carry_out(app.saving, CopyTask::Tend);
    spawn_local(async move {
        // What can't go now goes after the next save.
        let _ = tending.await;
    });
}

/// Deletes all that the planner has stored on this device.
pub fn erase_everything(app: App) {
    close(app);
    let erasing = copies::carry_out(app.saving, CopyTask::Erase);
    spawn_local(async move {
        let result = erasing.await;
        if app.host.is_mounted() {
            app.saving.changed();
            app.overlay.say(if result.is_ok() { app.texts().erased } else { app.texts().storage_blocked });
            app.navigate(&Address::Plans);
            app.host.focus_soon(".view h1");
        }
    });
}

/// Why the bin could not do what was asked for.
pub fn bin_error(app: App, error: &BinError) -> &'static str {
    match error {
        BinError::Storage(_) => app.texts().storage_blocked,
        BinError::Missing => app.texts().open_missing,
        BinError::Newer => app.texts().open_newer,
    }
}
