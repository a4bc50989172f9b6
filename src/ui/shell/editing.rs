//! The editor: all that edits plans, stores them and opens them again, which `App` knows by its trait alone. It is a
//! part of the program of its own (`parts.rs`).

use std::any::Any;
use std::collections::HashSet;
use std::sync::Arc;

use super::{head, listeners};
use crate::browser::BrowserEntropy;
use crate::core::address::Address;
use crate::core::document::{Document, Topic};
use crate::core::edit::Edit;
use crate::core::exchange::{ImportError, json};
use crate::core::json_text::quoted;
use crate::core::lanes::Lane;
use crate::core::model::{Field, Key};
use crate::core::ports::Entropy;
use crate::core::session::Outcome;
use crate::core::sort::sort_by;
use crate::ui::commands::{catalogues, edit, embedded, import, journeys, plan_lock, route, saving, steps};
use crate::ui::kit::markup::*;
use crate::ui::state::app::{App, Editor, StepAct, TextShape};
use crate::ui::state::workspace::Origin;
use crate::ui::views::{map, plans};
use crate::ui::widgets::chunk::Style;
use crate::ui::widgets::fields;

/// The editor.
pub struct Editing;

impl Editor for Editing {
    fn begin(&self, app: App) -> Box<dyn Any> {
        Style::Whole.put_on(app);
        if app.host.has_library() {
            Effect::new(move |_| route::follow(app));
        }
        // The list of plans looks into the copies by itself.
        let listed = matches!(app.navigation.address_untracked(), Address::Plans | Address::Share(_));
        if app.saving.keeps() && !listed {
            route::recall(app);
        }
        if app.saving.keeps() {
            app.map.single_keys.set(app.saving.single_keys());
        }
        if !app.host.has_library() {
            // Nobody has edited it before.
            app.set_original(app.workspace.untracked(Document::clone));
        }
        let changes = (!app.host.has_library())
            .then(|| app.workspace.listen(move |_, touched| app.host.emit("wegmarke-change", &ids(touched))));
        Box::new((changes, listeners::of_editing(app), saving::start(app)))
    }

    fn read(&self, text: &str) -> Result<Document, ImportError> {
        json::read(text, BrowserEntropy.random()).map(|(document, _)| document)
    }

    fn end(&self, app: App) {
        saving::flush(app);
        app.plan_lock.leave();
    }

    fn rest(&self, app: App) {
        catalogues::fetch(app);
    }

    fn edit(&self, app: App, edit: Edit, from: Origin) -> Option<Outcome> {
        edit::carry_out(app, edit, from)
    }

    fn undo(&self, app: App, from: Origin) -> bool {
        app.workspace.undo(from)
    }

    fn redo(&self, app: App, from: Origin) -> bool {
        app.workspace.redo(from)
    }

    fn open_embedded(&self, app: App, document: Document) {
        embedded::open_embedded(app, document);
    }

    fn show_original(&self, app: App) {
        embedded::show_original(app);
    }

    fn join(&self, app: App) {
        plan_lock::join(app);
    }

    fn export(&self, app: App) {
        saving::export(app);
    }

    fn import_file(&self, app: App, file: web_sys::File) {
        import::import_file(app, file);
    }

    fn import_text(&self, app: App, text: String) {
        import::import_text(app, text);
    }

    fn open_shared(&self, app: App, document: Document, said: &str) {
        import::open_shared(app, document, said);
    }

    fn head(&self, app: App) -> AnyView {
        head::head(app)
    }

    fn plan_head(&self, app: App) -> AnyView {
        head::plan_head(app)
    }

    fn plans(&self, app: App) -> AnyView {
        plans::plans(app)
    }

    fn act(&self, app: App, act: StepAct) {
        steps::act(app, act);
    }

    fn add_journey(&self, app: App) {
        journeys::add(app);
    }

    fn typing(&self, app: App) -> Option<Box<dyn FnOnce()>> {
        let typing = map::typing::Typing::now(app)?;
        Some(Box::new(move || typing.resume(app)))
    }

    fn cell(&self, app: App, lane: &'static Lane, key: &Key, done: Option<Arc<dyn Fn() + Send + Sync>>) -> AnyView {
        map::cell::edit(app, lane, key, done)
    }

    fn control(&self, app: App, key: &Key, field: Field, shape: TextShape) -> AnyView {
        fields::control(app, key, field, shape)
    }
}

/// The ids of the records that an edit touched, as JSON.
fn ids(touched: &HashSet<Topic>) -> String {
    let mut ids: Vec<&str> = touched
        .iter()
        .filter_map(|topic| if let Topic::Record(Key { id, .. }) = topic { Some(id.as_str()) } else { None })
        .collect();
    sort_by(&mut ids, Ord::cmp);
    format!("[{}]", ids.into_iter().map(quoted).collect::<Vec<_>>().join(","))
}
