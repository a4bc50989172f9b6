//! Taking in plans that come from elsewhere, and making new ones.

use std::sync::Arc;

use super::open::{open_unsaved, renamed, say_of_opening};
use super::saving;
use crate::browser::{BrowserEntropy, file};
use crate::core::address::View;
use crate::core::change::Change;
use crate::core::document::Document;
use crate::core::edit::phase::of_model;
use crate::core::exchange::{ErrorCode, ImportError, LARGEST_IMPORT, Place};
use crate::core::library::OpenError;
use crate::core::model::{Id, Ids, Line, PhaseModel, Plan, Record};
use crate::core::ports::Entropy;
use crate::core::text::fill;
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::app::App;
use crate::ui::state::overlay::{Dialog, Taken};

/// Takes in a file, after the visitor has seen what is in it.
pub fn import_file(app: App, picked: web_sys::File) {
    spawn_local(async move {
        let name = shortened(picked.name());
        let refused = |code| Err(ImportError { code, place: Place::Whole });
        let taken = match file::bytes(&picked, LARGEST_IMPORT).await {
            Some(Ok(bytes)) => Ok(Taken::Bytes(Arc::new(bytes))),
            Some(Err(file::TooLarge)) => refused(ErrorCode::TooLarge),
            None => refused(ErrorCode::NotJson),
        };
        app.overlay.open(Dialog::Import { name, taken });
    });
}

/// A file's name as it can be shown: one that fills a page says no more than its beginning and its end.
fn shortened(name: String) -> String {
    let letters = name.chars().count();
    let (begins, ends) = (60, 20);
    if letters <= begins + ends {
        return name;
    }
    let begin = name.chars().take(begins);
    begin.chain(['…']).chain(name.chars().skip(letters - ends)).collect()
}

/// Takes in a text that was pasted.
pub fn import_text(app: App, text: String) {
    let taken = if text.len() > LARGEST_IMPORT {
        Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole })
    } else {
        Ok(Taken::Text(text))
    };
    app.overlay.open(Dialog::Import { name: String::new(), taken });
}

/// Keeps an imported plan and shows it; as a copy if a plan of its id is there already.
pub fn accept(app: App, document: Document) {
    let t = app.texts();
    let (document, said) = if taken(app, &document.plan().id) {
        let title = fill(t.copy_of, &[&document.plan().title]);
        (renamed(document, Some(&title)), t.imported_copy)
    } else {
        (document, t.imported)
    };
    let left = show_kept(app, document, View::Map);
    let said = if app.saving.unsaved() { t.imported_unsaved } else { said };
    say_of_opening(app, left, Some(said));
}

/// Shows a plan that came in a link, with a message about that: a copy under an id of its own, so that it alters no
/// stored plan whatever happens; called a copy if its plan is here too.
pub fn open_shared(app: App, document: Document, said: &str) {
    let title = taken(app, &document.plan().id).then(|| fill(app.texts().copy_of, &[&document.plan().title]));
    let left = open_unsaved(app, renamed(document, title.as_deref()));
    app.replace_address(&app.view_address(View::Map));
    say_of_opening(app, left, Some(said));
}

/// Makes a new plan with the phases of a model (none for `Custom`) and shows it.
pub fn create(app: App, title: &str, model: PhaseModel) {
    let mut ids = Ids::new(BrowserEntropy.random());
    let language = app.language();
    let (title, cut) = Line::cut(title);
    let plan = Plan { title, language, phase_model: model, ..Plan::new(ids.next_id()) };
    let mut document = Document::new(plan);
    let phases = of_model(model, language, &mut ids);
    document.apply(Change { put: phases.into_iter().map(Record::Phase).collect(), remove: Vec::new() });
    let left = show_kept(app, document, View::Personas);
    say_of_opening(app, left, cut.then_some(app.texts().text_cut));
}

/// Shows a document and keeps it from now on, as the visitor asked for it. Gives what `leave` says.
#[must_use]
fn show_kept(app: App, document: Document, view: View) -> Option<String> {
    let left = open_unsaved(app, document);
    saving::edited(app);
    saving::flush(app);
    app.navigate(&app.view_address(view));
    left
}

/// Whether the plan of this id is open, or stored, or in the bin.
fn taken(app: App, id: &Id) -> bool {
    let library = app.saving.library_untracked();
    let open = app.workspace.untracked(|document| document.plan().id == *id);
    let stored = !matches!(library.open(id.as_str()), Err(OpenError::Missing | OpenError::Storage(_)));
    open || stored || library.bin().is_ok_and(|bin| bin.iter().any(|binned| binned.entry.id == id.as_str()))
}
