//! Opening, making, taking in and giving out whole plans.

use crate::ui::markup::*;

use super::app::App;
use super::banner::Showing;
use super::copies::{self, Ask};
use super::dialogs::Dialog;
use super::host::Mode;
use super::toast::Toast;
use crate::browser::timer::Timeout;
use crate::browser::{BrowserEntropy, file};
use crate::core::address::{Address, View};
use crate::core::change::Change;
use crate::core::document::Document;
use crate::core::edit::Edit;
use crate::core::edit::phase::of_model;
use crate::core::exchange::{ErrorCode, ImportError, LARGEST_IMPORT, Place, json};
use crate::core::knowledge;
use crate::core::library::{BinError, Fork, OpenError, Opened, Version};
use crate::core::model::{Id, Ids, Language, Line, PhaseModel, Plan, Record};
use crate::core::ports::Entropy;
use crate::core::text::{fill, tell};

/// Follows the address: opens the plan that it names, if it isn't open yet.
pub fn follow(app: App) {
    match app.address.get() {
        Address::Plans | Address::Share(_) => {
            app.keeper.flush(app);
            recall(app);
        }
        Address::Plan { id, .. } => {
            if app.workspace.peek(|document| document.plan().id != id) {
                open(app, &id);
            }
        }
        Address::Example(name) => open_example(app, name),
    }
}

/// How long the copies may take to answer, in milliseconds, before a plan that only they could have counts as missing.
const PATIENCE: i32 = 5_000;

/// Looks into the copies, and shows what the storage has lost of the open plan in a crash of the browser.
pub fn recall(app: App) {
    let patience = Timeout::after(PATIENCE, move || {
        if app.host.is_there() && app.keeper.without_copies() {
            recalled(app);
        }
    });
    spawn_local(async move {
        app.keeper.recall(app).await;
        drop(patience);
        if app.host.is_there() {
            recalled(app);
        }
    });
}

fn recalled(app: App) {
    if let Address::Plan { id, .. } = app.address.get_untracked() {
        if app.workspace.peek(|document| document.plan().id != id) {
            open(app, &id);
        } else if catch_up(app) || recover_copy(app, &id) {
            app.toast.set(Some(Toast::say(app.t().recovered)));
        }
    }
}

/// Shows the reader's copy of what is embedded, if only the second place has kept it, and whether it did.
fn recover_copy(app: App, id: &Id) -> bool {
    let original = app.original.get_value();
    let lost = app.keeper.head().is_none()
        && !app.keeper.unsaved()
        && untrack(|| app.keeper.library()).open(id.as_str()).is_ok();
    lost && original.map(|document| open_embedded(app, document)).is_some()
}

/// Shows what is stored of the open plan, if that is later than what is open. Whether it was.
pub fn catch_up(app: App) -> bool {
    let Some(head) = app.keeper.head().filter(|_| !app.keeper.unsaved()) else { return false };
    let stored = untrack(|| app.keeper.library()).open(&head.id).ok();
    stored.filter(|opened| opened.head.mark > head.mark).is_some_and(|opened| take_over(app, opened))
}

/// Shows what another tab has made of the open plan, and whether it could: what could not be saved here stays in sight,
/// since it would be lost, and so does an earlier version that is looked at.
pub fn take_over(app: App, opened: Opened) -> bool {
    let present = app.showing.with_untracked(|showing| *showing == Showing::Present);
    if present
        && !app.keeper.unsaved()
        && app.keeper.head().is_none_or(|head| head.mark != opened.head.mark)
        && let Ok((document, _)) = json::read(&opened.text, BrowserEntropy.random())
    {
        app.workspace.follow(&document);
        app.host.hold(&opened.text, Some(opened.head.saved_at));
        app.keeper.opened(Some(opened.head));
        return true;
    }
    false
}

fn open(app: App, id: &Id) {
    let t = app.t();
    let fail = |text: &str| {
        app.toast.set(Some(Toast::say(text)));
        app.go_instead(&Address::Plans);
    };
    match untrack(|| app.keeper.library()).open(id.as_str()) {
        Ok(opened) => match json::read(&opened.text, BrowserEntropy.random()) {
            Ok((document, _)) => {
                let left = leave(app);
                app.workspace.open(document, BrowserEntropy.random());
                let saved_at = opened.head.saved_at;
                app.opened(Some(opened.head));
                app.host.hold(&opened.text, Some(saved_at));
                announce(app, left, opened.fell_back.then_some(t.opened_earlier));
            }
            Err(_) => show_newer(app, opened.text).unwrap_or_else(|| fail(t.open_damaged)),
        },
        // Its copies have not been looked into yet: that comes back here.
        Err(OpenError::Missing | OpenError::Damaged) if untrack(|| app.keeper.copies()).is_none() => {}
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
    app.keeper.opened(None);
    app.host.hold("", None);
    app.tabs.leave();
    app.showing.set(Showing::Newer { text });
    announce(app, left, None);
    Some(())
}

/// Shows an earlier version of the open plan, to be read only, until `look_back`.
pub fn look_at(app: App, version: Version) {
    let library = untrack(|| app.keeper.library());
    spawn_local(async move {
        let text = library.version(&version).await;
        // Another plan may be open by now.
        if !app.host.is_there() || app.workspace.peek(|document| document.plan().id.as_str() != version.id) {
            return;
        }
        app.keeper.flush(app);
        match text.ok().and_then(|text| json::read(&text, BrowserEntropy.random()).ok()) {
            Some((document, _)) => {
                app.dialog.set(None);
                app.workspace.look_at(document, BrowserEntropy.random());
                app.showing.set(Showing::Version(version));
                app.focus_soon(".banner button");
            }
            None => app.toast.set(Some(Toast::say(app.t().version_unreadable))),
        }
    });
}

/// Shows the plan as it is again.
pub fn look_back(app: App) {
    app.workspace.look_back();
    app.showing.set(Showing::Present);
    catch_up(app);
    app.focus_soon(".saved");
}

/// Makes the plan what it was in the version that is looked at: one step, which can be undone.
pub fn restore_version(app: App, at: &str) {
    let document = app.workspace.peek(Document::clone);
    look_back(app);
    if app.edit(Edit::Replace(Box::new(document))).is_some() {
        app.keeper.flush(app);
        app.focus_soon(".plan-title textarea");
        app.toast.set(Some(Toast::undo_edit(app, &fill(app.t().version_restored, &[at]))));
    }
}

/// Makes a plan of its own of what was edited at the same time in another tab, and gives its id. None if it can't be
/// stored, and then everything stays as it was.
fn part_fork(app: App, fork: &Fork) -> Option<Id> {
    let library = untrack(|| app.keeper.library());
    let (document, _) = library.fork(fork).ok().and_then(|text| json::read(&text, BrowserEntropy.random()).ok())?;
    let copy = renamed(document, Some(&fill(app.t().copy_of, &[&fork.title])));
    let plan = copy.plan();
    let own = app.keeper.store(app, plan.id.as_str(), &plan.title, &json::write(&copy)).ok()?;
    let (id, fork) = (plan.id.clone(), fork.clone());
    spawn_local(async move {
        // Where this fails it is there twice: better than not at all.
        let _ = copies::ask(library, Ask::Retire(fork, own)).await;
        if app.host.is_there() {
            app.keeper.changed();
        }
    });
    Some(id)
}

/// Opens what was edited at the same time in another tab, as a plan of its own.
pub fn open_fork(app: App, fork: &Fork) {
    match part_fork(app, fork) {
        Some(id) => app.go(&Address::Plan { id, view: View::Map }),
        None => app.toast.set(Some(Toast::say(app.t().storage_full))),
    }
}

/// Puts what was edited at the same time in another tab into the bin.
pub fn delete_fork(app: App, fork: &Fork) {
    match part_fork(app, fork) {
        Some(id) => delete(app, id.as_str(), &fill(app.t().copy_of, &[&fork.title])),
        None => app.toast.set(Some(Toast::say(app.t().storage_full))),
    }
}

/// Makes room for another plan: saves the open one. What can't be stored is given out as a file, so that it is not
/// lost; then there is a sentence about it.
#[must_use]
fn leave(app: App) -> Option<String> {
    app.keeper.flush(app);
    app.keeper.unsaved().then(|| {
        // Not what is looked at meanwhile.
        app.workspace.look_back();
        app.showing.set(Showing::Present);
        export(app);
        let title = app.workspace.peek(|document| document.plan().title.to_string());
        tell(app.t().given_out, &[if title.is_empty() { app.t().plan_untitled } else { &title }])
    })
}

/// One message about the plan that was left, if there is one, and about the plan that was opened.
fn announce(app: App, left: Option<String>, opened: Option<&str>) {
    let words: Vec<&str> = left.as_deref().into_iter().chain(opened).collect();
    if !words.is_empty() {
        app.toast.set(Some(Toast::say(&words.join(" "))));
    }
}

/// Opens a document that is stored nowhere yet. It is kept from the first edit on. Gives what `leave` says.
#[must_use]
fn open_unsaved(app: App, document: Document) -> Option<String> {
    let left = leave(app);
    app.workspace.open(document, BrowserEntropy.random());
    app.opened(None);
    app.journey.set(None);
    left
}

/// Shows a document and keeps it from now on, as the visitor asked for it. Gives what `leave` says.
#[must_use]
fn show_kept(app: App, document: Document, view: View) -> Option<String> {
    let left = open_unsaved(app, document);
    app.keeper.edited(app);
    app.keeper.flush(app);
    app.go(&app.view_address(view));
    left
}

/// Makes a new plan with the phases of a model (none for `Custom`) and shows it.
pub fn create(app: App, title: &str, model: PhaseModel) {
    let mut ids = Ids::new(BrowserEntropy.random());
    let language = app.lang();
    let (title, cut) = Line::cut(title);
    let plan = Plan { title, language, phase_model: model, ..Plan::new(ids.next_id()) };
    let mut document = Document::new(plan);
    let phases = of_model(model, language, &mut ids);
    document.apply(Change { put: phases.into_iter().map(Record::Phase).collect(), remove: Vec::new() });
    let left = show_kept(app, document, View::Personas);
    announce(app, left, cut.then_some(app.t().text_cut));
}

/// Shows a copy of an example in the visitor's language.
fn open_example(app: App, name: String) {
    let name = knowledge::EXAMPLES.into_iter().find(|known| *known == name);
    let language = app.lang();
    spawn_local(async move {
        let text = match name {
            Some(name) => example_text(app, name, language).await,
            None => None,
        };
        if !app.host.is_there() {
            return;
        }
        match text.and_then(|text| json::read(&text, BrowserEntropy.random()).ok()) {
            Some((document, _)) => {
                let left = open_unsaved(app, renamed(document, None));
                app.go_instead(&app.view_address(View::Map));
                announce(app, left, Some(app.t().example_opened));
            }
            None => {
                app.toast.set(Some(Toast::say(app.t().example_missing)));
                app.go_instead(&Address::Plans);
            }
        }
    });
}

/// The file of an example in the visitor's language, fetched once. None too if the planner went meanwhile.
async fn example_text(app: App, name: &str, language: Language) -> Option<String> {
    if !app.host.is_there() {
        return None;
    }
    let file = format!("{name}.{}.wegmarke.json", language.key());
    if let Some(text) = app.examples.with_value(|known| known.get(&file).cloned()) {
        return Some(text);
    }
    let text = file::fetch(&app.host.address(&format!("examples/{file}"))).await?;
    app.examples.try_update_value(|known| known.insert(file, text.clone()))?;
    Some(text)
}

/// Has the examples fetched while nobody waits, so that they open later without a request: in the language of the
/// planner first.
pub fn fetch_examples(app: App) {
    let own = app.lang();
    let languages = [own, if own == Language::De { Language::En } else { Language::De }];
    spawn_local(async move {
        for language in languages {
            for name in knowledge::EXAMPLES {
                example_text(app, name, language).await;
            }
        }
    });
}

/// A document of the same contents under a new id, so that it never overwrites another.
fn renamed(document: Document, title: Option<&str>) -> Document {
    document.under_id(Ids::new(BrowserEntropy.random()).next_id(), title)
}

/// Makes a copy of a stored plan.
pub fn duplicate(app: App, id: &str) {
    let opened = untrack(|| app.keeper.library()).open(id);
    match opened.ok().and_then(|opened| json::read(&opened.text, BrowserEntropy.random()).ok()) {
        Some((document, _)) => {
            let title = fill(app.t().copy_of, &[&document.plan().title]);
            let copy = renamed(document, Some(&title));
            let plan = copy.plan();
            if app.keeper.store(app, plan.id.as_str(), &plan.title, &json::write(&copy)).is_err() {
                app.toast.set(Some(Toast::say(app.t().storage_full)));
            }
        }
        None => app.toast.set(Some(Toast::say(app.t().open_damaged))),
    }
}

/// Puts a stored plan into the bin and offers to undo that.
pub fn delete(app: App, id: &str, title: &str) {
    let t = app.t();
    let id = id.to_owned();
    match untrack(|| app.keeper.library()).remove(&id) {
        Ok(()) => {
            // The open plan must not come back by being saved again.
            if app.workspace.peek(|document| document.plan().id.as_str() == id) {
                let mut ids = Ids::new(BrowserEntropy.random());
                app.workspace.open(Document::new(Plan::new(ids.next_id())), BrowserEntropy.random());
                app.opened(None);
            }
            app.toast.set(Some(Toast::undo(app, &tell(t.removed, &[title]), move |app| restore(app, &id))));
            app.keeper.changed();
        }
        Err(error) => app.toast.set(Some(Toast::say(bin_error(app, &error)))),
    }
}

/// Takes a plan out of the bin.
pub fn restore(app: App, id: &str) {
    if let Err(error) = untrack(|| app.keeper.library()).restore(id) {
        app.toast.set(Some(Toast::say(bin_error(app, &error))));
    }
    app.keeper.changed();
}

/// Deletes a plan in the bin for good, once the visitor has said so a second time.
pub fn purge(app: App, id: String, title: &str) {
    app.toast.set(Some(Toast::offer(&tell(app.t().purge_sure, &[title]), app.t().delete_for_good, move |app| {
        purged(app, &id)
    })));
}

fn purged(app: App, id: &str) {
    app.focus_soon(".view h1");
    let library = untrack(|| app.keeper.library());
    match library.purge(id) {
        Ok(()) => app.keeper.given_out(id),
        Err(error) => app.toast.set(Some(Toast::say(bin_error(app, &error)))),
    }
    app.keeper.changed();
    spawn_local(async move {
        // What can't go now goes after the next save.
        let _ = copies::ask(library, Ask::Tend).await;
    });
}

/// Deletes all that the planner has stored on this device.
pub fn erase_everything(app: App) {
    let mut ids = Ids::new(BrowserEntropy.random());
    app.workspace.open(Document::new(Plan::new(ids.next_id())), BrowserEntropy.random());
    app.opened(None);
    let library = untrack(|| app.keeper.library());
    spawn_local(async move {
        let result = copies::ask(library, Ask::Erase).await;
        if app.host.is_there() {
            app.keeper.changed();
            app.toast.set(Some(Toast::say(if result.is_ok() { app.t().erased } else { app.t().storage_blocked })));
            app.go(&Address::Plans);
            app.focus_soon(".view h1");
        }
    });
}

fn bin_error(app: App, error: &BinError) -> &'static str {
    match error {
        BinError::Storage(_) => app.t().storage_blocked,
        BinError::Missing => app.t().open_missing,
        BinError::Newer => app.t().open_newer,
    }
}

/// Takes in a file, after the visitor has seen what is in it.
pub fn import_file(app: App, picked: web_sys::File) {
    spawn_local(async move {
        let name = picked.name();
        let refused = |code| Err(ImportError { code, place: Place::Whole });
        let text = match file::read(&picked, LARGEST_IMPORT).await {
            Some(Ok(text)) => Ok(text),
            Some(Err(file::TooLarge)) => refused(ErrorCode::TooLarge),
            None => refused(ErrorCode::NotJson),
        };
        app.dialog.try_set(Some(Dialog::Import { name, text }));
    });
}

/// Takes in a text that was pasted.
pub fn import_text(app: App, text: String) {
    let text = if text.len() > LARGEST_IMPORT {
        Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole })
    } else {
        Ok(text)
    };
    app.dialog.set(Some(Dialog::Import { name: String::new(), text }));
}

/// Whether the plan of this id is open, or stored, or in the bin.
fn taken(app: App, id: &Id) -> bool {
    let library = untrack(|| app.keeper.library());
    let open = app.workspace.peek(|document| document.plan().id == *id);
    let stored = !matches!(library.open(id.as_str()), Err(OpenError::Missing | OpenError::Storage(_)));
    open || stored || library.bin().is_ok_and(|bin| bin.iter().any(|binned| binned.entry.id == id.as_str()))
}

/// Shows a plan that came in a link, with a message about that: a copy under an id of its own, so that it alters no
/// stored plan whatever happens; called a copy if its plan is here too.
pub fn open_shared(app: App, document: Document, said: &str) {
    let title = taken(app, &document.plan().id).then(|| fill(app.t().copy_of, &[&document.plan().title]));
    let left = open_unsaved(app, renamed(document, title.as_deref()));
    app.go_instead(&app.view_address(View::Map));
    announce(app, left, Some(said));
}

/// Shows a plan in somebody else's page: as it is there, or the copy of it that the reader has kept.
pub fn open_embedded(app: App, document: Document) {
    let left = leave(app);
    let journey = app.host.attribute("journey").and_then(|id| Id::new(&id));
    let id = app.host.copy_id();
    let kept = app.keeper.keeps().then(|| untrack(|| app.keeper.library()).open(id.as_str()).ok()).flatten();
    let kept = kept.and_then(|opened| Some((json::read(&opened.text, BrowserEntropy.random()).ok()?.0, opened.head)));
    match kept {
        Some((kept, head)) => {
            app.workspace.open(kept, BrowserEntropy.random());
            app.meant.set(Mode::Edit);
            app.opened(Some(head));
        }
        None => {
            app.workspace.open(
                if app.keeper.keeps() { document.clone().under_id(id, None) } else { document.clone() },
                BrowserEntropy.random(),
            );
            app.opened(None);
        }
    }
    app.original.set_value(Some(document));
    app.journey.set(journey);
    app.go_instead(&app.view_address(app.host.view()));
    announce(app, left, None);
}

/// Lets the reader work on the plan that is embedded, and keeps that on this device.
pub fn keep_copy(app: App) {
    app.meant.set(Mode::Edit);
    app.share_tabs();
    app.keeper.edited(app);
    app.keeper.flush(app);
    app.host.emit("wegmarke-copy", r#"{"place":"device"}"#);
    app.toast.set(Some(Toast::say(if app.keeper.unsaved() { app.t().storage_blocked } else { app.t().copy_kept })));
}

/// Shows the author's plan again. What the reader had made of it goes to the bin.
pub fn show_original(app: App) {
    app.keeper.flush(app);
    let id = app.host.copy_id();
    if let Err(error) = untrack(|| app.keeper.library()).remove(id.as_str()) {
        return app.toast.set(Some(Toast::say(bin_error(app, &error))));
    }
    app.meant.set(app.host.mode());
    if let Some(document) = app.original.get_value() {
        open_embedded(app, document);
    }
    app.toast.set(Some(Toast::undo(app, app.t().original_shown, move |app| {
        restore(app, app.host.copy_id().as_str());
        if let Some(document) = app.original.get_value() {
            open_embedded(app, document);
        }
    })));
}

/// Keeps an imported plan and shows it; as a copy if a plan of its id is there already.
pub fn accept(app: App, document: Document) {
    let t = app.t();
    let (document, said) = if taken(app, &document.plan().id) {
        let title = fill(t.copy_of, &[&document.plan().title]);
        (renamed(document, Some(&title)), t.imported_copy)
    } else {
        (document, t.imported)
    };
    let left = show_kept(app, document, View::Map);
    let said = if app.keeper.unsaved() { t.imported_unsaved } else { said };
    announce(app, left, Some(said));
}

/// Gives the open plan out as a plan file; one of a newer program as it is, with what this one does not understand.
pub fn export(app: App) {
    let (id, title) =
        app.workspace.peek(|document| (document.plan().id.to_string(), document.plan().title.to_string()));
    let showing = app.showing.get_untracked();
    let text = match &showing {
        Showing::Newer { text } => text.clone(),
        _ => app.workspace.peek(json::pretty),
    };
    file::download(&format!("{}.wegmarke.json", file_name(&title)), "application/json", &text);
    // An earlier version in a file does not keep what came after it.
    if !matches!(showing, Showing::Version(_)) {
        app.keeper.given_out(&id);
    }
}

/// The title as a file name: letters and digits of any script, hyphens between them.
pub fn file_name(title: &str) -> String {
    let mut name: String =
        title.chars().take(60).map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    while name.contains("--") {
        name = name.replace("--", "-");
    }
    let name = name.trim_matches('-');
    if name.is_empty() { "plan".into() } else { name.into() }
}
