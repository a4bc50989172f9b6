//! Puts another plan in place of the open one, which is saved first.

use leptos::prelude::untrack;

use super::plan_lock;
use super::saving::{self, export};
use crate::browser::BrowserEntropy;
use crate::core::address::Address;
use crate::core::document::Document;
use crate::core::exchange::json;
use crate::core::library::{Head, OpenError};
use crate::core::model::{Id, Ids, Plan};
use crate::core::ports::Entropy;
use crate::core::text::tell;
use crate::ui::state::access::Shown;
use crate::ui::state::app::App;

/// Another plan is open now: stored as this generation, or not at all.
pub fn opened(app: App, head: Option<Head>) {
    app.saving.opened(head);
    app.host.stash_for_crash("", None);
    app.access.show(Shown::Present);
    plan_lock::join(app);
}

/// Opens an empty plan in place of the open one, which was deleted and must not come back by being saved again.
pub fn close(app: App) {
    let mut ids = Ids::new(BrowserEntropy.random());
    app.workspace.open(Document::new(Plan::new(ids.next_id())), BrowserEntropy.random());
    opened(app, None);
}

/// Opens the stored plan of this id.
pub fn open(app: App, id: &Id) {
    let t = app.texts();
    let fail = |text: &str| {
        app.overlay.say(text);
        app.replace_address(&Address::Plans);
    };
    match app.saving.library_untracked().open(id.as_str()) {
        Ok(stored) => match json::read(&stored.text, BrowserEntropy.random()) {
            Ok((document, _)) => {
                let left = leave(app);
                app.workspace.open(document, BrowserEntropy.random());
                let saved_at = stored.head.saved_at;
                opened(app, Some(stored.head));
                app.host.stash_for_crash(&stored.text, Some(saved_at));
                say_of_opening(app, left, stored.fell_back.then_some(t.opened_earlier));
            }
            Err(_) => show_newer(app, stored.text).unwrap_or_else(|| fail(t.open_damaged)),
        },
        // Its copies have not been looked into yet: that comes back here.
        Err(OpenError::Missing | OpenError::Damaged) if untrack(|| app.saving.copies()).is_none() => {}
        Err(OpenError::Missing) => fail(t.open_missing),
        Err(OpenError::Damaged) => fail(t.open_damaged),
        Err(OpenError::Newer { text }) => show_newer(app, text).unwrap_or_else(|| fail(t.open_newer)),
        Err(OpenError::Storage(_)) => fail(t.storage_blocked),
    }
}

/// Shows what this program understands of a plan that a newer one has made, to be read only. None if that is nothing.
fn show_newer(app: App, text: String) -> Option<()> {
    let document = json::read_newer(&text, BrowserEntropy.random())?;
    let left = leave(app);
    app.workspace.open(document, BrowserEntropy.random());
    app.saving.opened(None);
    app.host.stash_for_crash("", None);
    app.plan_lock.leave();
    app.access.show(Shown::Newer { text });
    say_of_opening(app, left, None);
    Some(())
}

/// Makes room for another plan: saves the open one. What can't be stored is given out as a file, so that it is not
/// lost; then there is a sentence about it.
#[must_use]
pub fn leave(app: App) -> Option<String> {
    saving::flush(app);
    app.saving.unsaved().then(|| {
        // Not what is looked at meanwhile.
        app.workspace.leave_version();
        app.access.show(Shown::Present);
        export(app);
        let title = app.workspace.untracked(|document| document.plan().title.to_string());
        tell(app.texts().given_out, &[if title.is_empty() { app.texts().plan_untitled } else { &title }])
    })
}

/// One message about the plan that was left, if there is one, and about the plan that was opened.
pub fn say_of_opening(app: App, left: Option<String>, opened: Option<&str>) {
    let words: Vec<&str> = left.as_deref().into_iter().chain(opened).collect();
    if !words.is_empty() {
        app.overlay.say(&words.join(" "));
    }
}

/// Opens a document that is stored nowhere yet. It is kept from the first edit on. Gives what `leave` says.
#[must_use]
pub fn open_unsaved(app: App, document: Document) -> Option<String> {
    let left = leave(app);
    app.workspace.open(document, BrowserEntropy.random());
    opened(app, None);
    app.navigation.choose_journey(None);
    left
}

/// A document of the same contents under a new id, so that it never overwrites another.
pub fn renamed(document: Document, title: Option<&str>) -> Document {
    document.under_id(Ids::new(BrowserEntropy.random()).next_id(), title)
}
