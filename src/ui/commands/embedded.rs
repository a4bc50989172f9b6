//! A plan in somebody else's page, and the copy of it that a reader keeps.

use super::open::{leave, opened, say_of_opening};
use super::stored::{bin_error, restore};
use super::{plan_lock, saving};
use crate::browser::BrowserEntropy;
use crate::core::address::Mode;
use crate::core::document::Document;
use crate::core::exchange::json;
use crate::core::ports::Entropy;
use crate::ui::state::app::App;

/// Shows a plan in somebody else's page: as it is there, or the copy of it that the reader has kept.
pub fn open_embedded(app: App, document: Document) {
    let left = leave(app);
    let id = app.host.copy_id();
    let kept = app.saving.keeps().then(|| app.saving.library_untracked().open(id.as_str()).ok()).flatten();
    let kept = kept.and_then(|opened| Some((json::read(&opened.text, BrowserEntropy.random()).ok()?.0, opened.head)));
    match kept {
        Some((kept, head)) => {
            app.workspace.open(kept, BrowserEntropy.random());
            app.access.want(Mode::Edit);
            opened(app, Some(head));
        }
        None => {
            app.workspace.open(
                if app.saving.keeps() { document.clone().under_id(id, None) } else { document.clone() },
                BrowserEntropy.random(),
            );
            opened(app, None);
        }
    }
    app.set_original(document);
    app.show_embedded();
    say_of_opening(app, left, None);
}

/// Lets the reader work on the plan that is embedded, and keeps that on this device.
pub fn keep_copy(app: App) {
    app.access.want(Mode::Edit);
    plan_lock::join(app);
    saving::edited(app);
    saving::flush(app);
    app.host.emit("wegmarke-copy", r#"{"place":"device"}"#);
    app.overlay.say(if app.saving.unsaved() { app.texts().storage_blocked } else { app.texts().copy_kept });
}

/// Shows the author's plan again. What the reader had made of it goes to the bin.
pub fn show_original(app: App) {
    saving::flush(app);
    let id = app.host.copy_id();
    if let Err(error) = app.saving.library_untracked().remove(id.as_str()) {
        return app.overlay.say(bin_error(app, &error));
    }
    app.access.want(app.host.mode());
    if let Some(document) = app.original() {
        open_embedded(app, document);
    }
    app.offer_undo(app.texts().original_shown, move || {
        restore(app, app.host.copy_id().as_str());
        if let Some(document) = app.original() {
            open_embedded(app, document);
        }
    });
}
