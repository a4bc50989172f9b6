//! Opening, making, taking in and giving out whole plans.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::dialogs::Dialog;
use super::host::Mode;
use super::toast::Toast;
use crate::browser::{BrowserEntropy, file};
use crate::core::address::{Address, View};
use crate::core::change::Change;
use crate::core::document::Document;
use crate::core::edit::phase::of_model;
use crate::core::exchange::{ErrorCode, ImportError, LARGEST_IMPORT, Place, json};
use crate::core::knowledge;
use crate::core::library::{BinError, OpenError};
use crate::core::model::{Id, Ids, Line, PhaseModel, Plan, Record};
use crate::core::ports::Entropy;
use crate::core::text::fill;

/// Follows the address: opens the plan that it names, if it isn't open yet.
pub fn follow(app: App) {
    match app.address.get() {
        Address::Plans | Address::Share(_) => app.keeper.flush(app.workspace),
        Address::Plan { id, .. } => {
            if app.workspace.peek(|document| document.plan().id != id) {
                open(app, &id);
            }
        }
        Address::Example(name) => open_example(app, name),
    }
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
                app.keeper.opened(Some(opened.head));
                tell(app, left, opened.fell_back.then_some(t.opened_earlier));
            }
            Err(_) => fail(t.open_damaged),
        },
        Err(OpenError::Missing) => fail(t.open_missing),
        Err(OpenError::Damaged) => fail(t.open_damaged),
        Err(OpenError::Newer { .. }) => fail(t.open_newer),
        Err(OpenError::Storage(_)) => fail(t.storage_blocked),
    }
}

/// Makes room for another plan: saves the open one. What can't be stored is given out as a file, so that it is not lost;
/// then there is a sentence about it.
#[must_use]
fn leave(app: App) -> Option<String> {
    app.keeper.flush(app.workspace);
    app.keeper.unsaved().then(|| {
        export(app);
        let title = app.workspace.peek(|document| document.plan().title.to_string());
        fill(app.t().given_out, &[if title.is_empty() { app.t().plan_untitled } else { &title }])
    })
}

/// One message about the plan that was left, if there is one, and about the plan that was opened.
fn tell(app: App, left: Option<String>, opened: Option<&str>) {
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
    app.keeper.opened(None);
    app.journey.set(None);
    left
}

/// Shows a document and keeps it from now on, as the visitor asked for it. Gives what `leave` says.
#[must_use]
fn show_kept(app: App, document: Document, view: View) -> Option<String> {
    let left = open_unsaved(app, document);
    app.keeper.edited(app.workspace);
    app.keeper.flush(app.workspace);
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
    tell(app, left, cut.then_some(app.t().text_cut));
}

/// Shows a copy of an example in the visitor's language.
fn open_example(app: App, name: String) {
    let name = knowledge::EXAMPLES.into_iter().find(|known| *known == name);
    spawn_local(async move {
        let text = match name {
            Some(name) => example_text(app, name).await,
            None => None,
        };
        if !app.host.is_there() {
            return;
        }
        match text.and_then(|text| json::read(&text, BrowserEntropy.random()).ok()) {
            Some((document, _)) => {
                let left = open_unsaved(app, renamed(document, None));
                app.go_instead(&app.view_address(View::Map));
                tell(app, left, Some(app.t().example_opened));
            }
            None => {
                app.toast.set(Some(Toast::say(app.t().example_missing)));
                app.go_instead(&Address::Plans);
            }
        }
    });
}

/// The file of an example in the visitor's language, fetched once. None too if the planner went meanwhile.
async fn example_text(app: App, name: &str) -> Option<String> {
    if !app.host.is_there() {
        return None;
    }
    let file = format!("{name}.{}.wegmarke.json", app.lang().key());
    if let Some(text) = app.examples.with_value(|known| known.get(&file).cloned()) {
        return Some(text);
    }
    let text = file::fetch(&app.host.address(&format!("examples/{file}"))).await?;
    app.examples.try_update_value(|known| known.insert(file, text.clone()))?;
    Some(text)
}

/// Has the examples fetched while nobody waits, so that they open without a network later.
pub fn fetch_examples(app: App) {
    spawn_local(async move {
        for name in knowledge::EXAMPLES {
            example_text(app, name).await;
        }
    });
}

/// A document of the same contents under a new id, so that it never overwrites another.
fn renamed(document: Document, title: Option<&str>) -> Document {
    under_id(document, Ids::new(BrowserEntropy.random()).next_id(), title)
}

fn under_id(document: Document, id: Id, title: Option<&str>) -> Document {
    let mut plan = document.plan().clone();
    plan.id = id;
    if let Some(title) = title {
        plan.title = Line::from(title);
    }
    let mut copy = Document::new(plan.clone());
    let change = copy.difference(&document);
    copy.apply(change);
    copy.apply(Change::put(Record::Plan(plan)));
    copy
}

/// Makes a copy of a stored plan.
pub fn duplicate(app: App, id: &str) {
    let opened = untrack(|| app.keeper.library()).open(id);
    match opened.ok().and_then(|opened| json::read(&opened.text, BrowserEntropy.random()).ok()) {
        Some((document, _)) => {
            let title = fill(app.t().copy_of, &[&document.plan().title]);
            let copy = renamed(document, Some(&title));
            let plan = copy.plan();
            if let Err(_error) = untrack(|| app.keeper.library()).save(plan.id.as_str(), &plan.title, &json::write(&copy), None) {
                app.toast.set(Some(Toast::say(app.t().storage_full)));
            }
            app.keeper.changed();
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
                app.keeper.opened(None);
            }
            app.toast.set(Some(Toast::undo(&fill(t.removed, &[title]), move |app| restore(app, &id))));
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

/// Deletes a plan in the bin for good.
pub fn purge(app: App, id: &str) {
    if let Err(error) = untrack(|| app.keeper.library()).purge(id) {
        app.toast.set(Some(Toast::say(bin_error(app, &error))));
    }
    app.keeper.changed();
}

/// Deletes all that the planner has stored on this device.
pub fn erase_everything(app: App) {
    let mut ids = Ids::new(BrowserEntropy.random());
    app.workspace.open(Document::new(Plan::new(ids.next_id())), BrowserEntropy.random());
    app.keeper.opened(None);
    let library = untrack(|| app.keeper.library());
    spawn_local(async move {
        let result = library.erase_everything().await;
        if app.host.is_there() {
            app.keeper.changed();
            app.toast.set(Some(Toast::say(if result.is_ok() { app.t().erased } else { app.t().storage_blocked })));
            app.go(&Address::Plans);
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
    let text = if text.len() > LARGEST_IMPORT { Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole }) } else { Ok(text) };
    app.dialog.set(Some(Dialog::Import { name: String::new(), text }));
}

/// Whether the plan of this id is open, or stored.
fn taken(app: App, id: &Id) -> bool {
    let open = app.workspace.peek(|document| document.plan().id == *id);
    open || !matches!(untrack(|| app.keeper.library()).open(id.as_str()), Err(OpenError::Missing | OpenError::Storage(_)))
}

/// Shows a plan that came in a link, with a message about that: a copy under an id of its own, so that it alters no stored
/// plan whatever happens; called a copy if its plan is here too.
pub fn open_shared(app: App, document: Document, said: &str) {
    let title = taken(app, &document.plan().id).then(|| fill(app.t().copy_of, &[&document.plan().title]));
    let left = open_unsaved(app, renamed(document, title.as_deref()));
    app.go_instead(&app.view_address(View::Map));
    tell(app, left, Some(said));
}

/// Shows a plan in somebody else's page: as it is there, or the copy of it that the reader has kept.
pub fn open_embedded(app: App, document: Document) {
    let journey = app.host.attribute("journey").and_then(|id| Id::new(&id));
    let id = app.host.copy_id();
    let kept = app.keeper.keeps().then(|| untrack(|| app.keeper.library()).open(id.as_str()).ok()).flatten();
    let kept = kept.and_then(|opened| Some((json::read(&opened.text, BrowserEntropy.random()).ok()?.0, opened.head)));
    match kept {
        Some((kept, head)) => {
            app.workspace.open(kept, BrowserEntropy.random());
            app.keeper.opened(Some(head));
            app.mode.set(Mode::Edit);
        }
        None => {
            app.workspace.open(if app.keeper.keeps() { under_id(document.clone(), id, None) } else { document.clone() }, BrowserEntropy.random());
            app.keeper.opened(None);
        }
    }
    app.original.set_value(Some(document));
    app.journey.set(journey);
    app.go_instead(&app.view_address(app.host.view()));
}

/// Lets the reader work on the plan that is embedded, and keeps that on this device.
pub fn keep_copy(app: App) {
    app.mode.set(Mode::Edit);
    app.keeper.edited(app.workspace);
    app.keeper.flush(app.workspace);
    app.host.emit("wegmarke-copy", r#"{"place":"device"}"#);
    app.toast.set(Some(Toast::say(if app.keeper.unsaved() { app.t().storage_blocked } else { app.t().copy_kept })));
}

/// Shows the author's plan again. What the reader had made of it goes to the bin.
pub fn show_original(app: App) {
    app.keeper.flush(app.workspace);
    let id = app.host.copy_id();
    if let Err(error) = untrack(|| app.keeper.library()).remove(id.as_str()) {
        return app.toast.set(Some(Toast::say(bin_error(app, &error))));
    }
    app.mode.set(app.host.mode());
    if let Some(document) = app.original.get_value() {
        open_embedded(app, document);
    }
    app.toast.set(Some(Toast::undo(app.t().original_shown, move |app| {
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
    tell(app, left, Some(said));
}

/// Gives the open plan out as a plan file.
pub fn export(app: App) {
    let (title, text) = app.workspace.peek(|document| (document.plan().title.to_string(), json::pretty(document)));
    file::download(&format!("{}.wegmarke.json", file_name(&title)), "application/json", &text);
}

/// The title as a file name: letters and digits of any script, hyphens between them.
pub fn file_name(title: &str) -> String {
    let mut name: String = title.chars().take(60).map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    while name.contains("--") {
        name = name.replace("--", "-");
    }
    let name = name.trim_matches('-');
    if name.is_empty() { "plan".into() } else { name.into() }
}
