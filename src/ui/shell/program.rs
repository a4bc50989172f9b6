//! The planner while it runs: what the element asks of it. All of it is in a part of the program that comes once it is
//! wanted (`parts.rs`); the element itself (`element.rs`) knows it by this trait alone.

use std::pin::Pin;

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::parts;
use super::planner::planner;
use super::wish::{Wish, grant};
use crate::browser::{BrowserEntropy, fragment, promise, texts, window};
use crate::core::address::{Address, Mode};
use crate::core::exchange::{ImportError, LARGEST_IMPORT, Repair, json};
use crate::core::json_text::quoted;
use crate::core::model::{Id, Language};
use crate::core::ports::Entropy;
use crate::ui::commands::scripted::{ScriptReply, ScriptRequest};
use crate::ui::commands::{copies, language, office};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::fetched::fetch_catalogues;
use crate::ui::state::host::Host;
use crate::ui::state::map::NARROW;
use crate::ui::state::workspace::Origin;

/// How the fragment of a link with a plan in it begins.
const LINK: &str = "#share=";

/// A running planner. It ends when it is dropped.
pub trait Program {
    /// Does what was wished for before it ran.
    fn grant(&self, wish: Wish);
    /// Opens a plan file, as a promise. What was mended is passed over; what is no plan is an `Error` with a `code`.
    fn open(&self, text: String) -> Promise;
    /// Opens the plan that a figure or table of the page shows, as a promise that is rejected where there is none.
    fn open_table(&self, element: &Element) -> Promise;
    /// Opens the plan in a link (`#share=…`, whatever is before or behind it), as a promise as above.
    fn open_link(&self, link: &str) -> Promise;
    /// The plan as a plan file.
    fn text(&self) -> String;
    /// Has brought what the first view could do without.
    fn rest(&self);
    /// An attribute of the element has another value. The promise ends once all that this takes is here.
    fn attribute(&self, name: &str) -> Promise;
    /// The plan in another format, as a promise.
    fn export_text(&self, format: String, journey: Option<String>) -> Promise;
    /// Puts another plan in place of this one, as a promise of what was mended: a list of `{ path, rule }`.
    fn import_text(&self, text: js_sys::JsString, format: String) -> Promise;
    /// A link to the plan, as a promise.
    fn share(&self) -> Promise;
    /// Takes the last edit back. False if there is none.
    fn undo(&self) -> bool;
    /// Does again what was undone last. False if there is nothing.
    fn redo(&self) -> bool;
}

/// Begins a planner in the place of this host.
pub fn begin(host: Host, language: Language) -> Box<dyn Program> {
    let owner = Owner::new_root(None);
    let app = owner.with(|| App::new(host, language, parts::bring_editor));
    if app.access.wants_to_edit() && parts::editor_here().is_none() {
        // It is to be edited since what is here was asked for.
        app.access.want(Mode::View);
        spawn_local(async move {
            if app.bring_editor().await {
                follow_mode(app);
            }
        });
    }
    let handle = owner.with(|| {
        show_in(&host.place(), || {
            if !host.has_library() {
                tell_selection(app);
            }
            planner(app)
        })
    });
    Box::new(Running { app, handle: Some(handle), owner })
}

struct Running {
    app: App,
    handle: Option<Mounted>,
    owner: Owner,
}

impl Program for Running {
    fn grant(&self, wish: Wish) {
        self.owner.with(|| grant(self.app, wish));
    }

    fn open(&self, text: String) -> Promise {
        let app = self.app;
        let read = json::read_complete(&text, BrowserEntropy.random());
        let refused = move |error: ImportError| refusal(error.code.key(), &error.sentence(app.texts()));
        match read {
            Ok(Some((document, _))) => {
                self.owner.with(|| app.open_embedded(document));
                Promise::resolve(&JsValue::UNDEFINED)
            }
            // What such a plan lacks the editor knows.
            Ok(None) => self.open_read(async move {
                app.bring_editor().await;
                let editor = app.editor().filter(|_| app.host.is_mounted()).ok_or_else(|| missing(app))?;
                editor.read(&text).map(|document| ScriptReply::Plan(Box::new(document))).map_err(refused)
            }),
            Err(error) => Promise::reject(&refused(error)),
        }
    }

    fn open_table(&self, element: &Element) -> Promise {
        let (app, node) = (self.app, fragment::tree(element));
        self.open_read(async move {
            match parts::read_figure(app, node).await {
                Ok(Some(Ok(reply))) => Ok(reply),
                // Somebody else's table takes the reader of such.
                Ok(Some(Err(node))) => answer(app, ScriptRequest::Read(node)).await,
                Ok(None) | Err(_) => Err(missing(app)),
            }
        })
    }

    fn open_link(&self, link: &str) -> Promise {
        let payload =
            link.split_once(LINK).map_or(Ok(Address::Plans), |(_, rest)| Address::parse(&format!("{LINK}{rest}")));
        let payload = if let Ok(Address::Share(payload)) = payload { payload } else { String::new() };
        let app = self.app;
        self.open_read(async move { parts::read_link(app, payload).await.ok().flatten().ok_or_else(|| missing(app)) })
    }

    fn text(&self) -> String {
        self.app.workspace.working_document(json::write)
    }

    fn rest(&self) {
        let app = self.app;
        match app.editor() {
            Some(editor) => editor.rest(app),
            // Where there are no files of texts, the names of channels come as they do for the editor.
            #[cfg(not(wegmarke_split))]
            None => crate::ui::commands::catalogues::fetch_channels(app),
            #[cfg(wegmarke_split)]
            None => {}
        }
        if app.host.has_library() {
            let (base, language) = (app.host.address(""), app.language());
            spawn_local(async move { fetch_rest(base, language).await });
        }
    }

    fn attribute(&self, name: &str) -> Promise {
        let app = self.app;
        let mut coming: Option<Pin<Box<dyn Future<Output = ()>>>> = None;
        match name {
            "mode" if app.host.mode() == Mode::Edit && app.editor().is_none() => {
                coming = Some(Box::pin(async move {
                    match app.bring_editor().await {
                        // By now it may be another one.
                        true => follow_mode(app),
                        false if app.host.is_mounted() => app.overlay.say(app.texts().part_missing),
                        false => {}
                    }
                }));
            }
            "mode" => self.owner.with(|| follow_mode(app)),
            // Whoever reads the page is elsewhere in it and keeps the focus.
            "view" => {
                let view = app.host.view();
                app.navigation.show(app.view_address(view));
                let shown = parts::of_view(view).fetch(app.language());
                // One that can't be had says so in its place.
                coming = Some(Box::pin(async move { _ = shown.await }));
            }
            "lang" => coming = app.host.language().map(|wanted| Box::pin(language::follow(app, wanted)) as _),
            "journey" => app.navigation.choose_journey(app.host.attribute("journey").and_then(|id| Id::new(&id))),
            _ => {}
        }
        promise(async move {
            if let Some(coming) = coming {
                coming.await;
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    fn export_text(&self, format: String, journey: Option<String>) -> Promise {
        self.ask(ScriptRequest::Export { format, journey: journey.and_then(|id| Id::new(&id)) })
    }

    fn import_text(&self, text: js_sys::JsString, format: String) -> Promise {
        // Larger ones are refused by their size; they need not come in whole for that.
        let text = text.slice(0, LARGEST_IMPORT as u32 + 1).into();
        self.ask(ScriptRequest::Import { format, text })
    }

    fn share(&self) -> Promise {
        self.ask(ScriptRequest::Link)
    }

    fn undo(&self) -> bool {
        self.app.undo(Origin::Script)
    }

    fn redo(&self) -> bool {
        self.app.redo(Origin::Script)
    }
}

impl Running {
    fn open_read(&self, read: impl Future<Output = Result<ScriptReply, JsValue>> + 'static) -> Promise {
        let (app, owner) = (self.app, self.owner.clone());
        promise(async move {
            match read.await? {
                ScriptReply::Plan(document) => owner.with(|| app.open_embedded(*document)),
                ScriptReply::Refused(code, sentence) => return Err(refusal(code, &sentence)),
                ScriptReply::Text(_) | ScriptReply::Repairs(_) => {}
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    fn ask(&self, request: ScriptRequest) -> Promise {
        let app = self.app;
        promise(async move {
            match answer(app, request).await? {
                ScriptReply::Text(text) => Ok(text.into()),
                ScriptReply::Repairs(repairs) => Ok(repairs.iter().map(told).collect::<Array>().into()),
                ScriptReply::Refused(code, sentence) => Err(refusal(code, &sentence)),
                ScriptReply::Plan(_) => Ok(JsValue::UNDEFINED),
            }
        })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.app.end_editing();
        self.handle = None;
        self.owner.cleanup();
    }
}

/// Fetches what may be wanted next, so that it is there then: the map. The rest comes with the service worker; where
/// there is none, it comes now. Nothing where that costs somebody something.
pub async fn fetch_rest(base: String, language: Language) {
    if texts::sparing() {
        return;
    }
    let catalogues = fetch_catalogues(&base);
    let narrow = window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width < NARROW);
    parts::shape(narrow).fetch(language).await;
    catalogues.await;
    if !texts::keeps_offline() {
        parts::fetch_all(language).await;
        copies::fetch().await;
        office::fetch().await;
    }
    texts::came_ahead();
}

/// Lets be done with the plan what the element's attribute says.
fn follow_mode(app: App) {
    app.access.want(app.host.mode());
    if let Some(editor) = app.editor() {
        editor.join(app);
    }
}

/// What comes of a request, once the formats are there; by then the planner may have gone.
async fn answer(app: App, request: ScriptRequest) -> Result<ScriptReply, JsValue> {
    let changes = matches!(request, ScriptRequest::Import { .. });
    let texts = parts::formats(app.language(), &app.host.address("")).await && (!changes || app.bring_editor().await);
    if !texts || !app.host.is_mounted() {
        return Err(missing(app));
    }
    parts::scripted(app, request).await.map_err(|_| missing(app))
}

/// A part can't be had, or the planner has gone meanwhile.
fn missing(app: App) -> JsValue {
    let gone = "The element was taken out of the page.";
    refusal("network", if app.host.is_mounted() { app.texts().part_missing } else { gone })
}

/// Tells the page which step is selected, whenever that is another one.
fn tell_selection(app: App) {
    Effect::new(move |before: Option<Option<Id>>| {
        let selected = app.workspace.selected();
        if before.is_some_and(|before| before != selected) {
            app.host.emit("wegmarke-select", &selected.as_ref().map_or("null".to_owned(), |id| quoted(id.as_str())));
        }
        selected
    });
}

/// What was mended, as scripts get it.
fn told(repair: &Repair) -> JsValue {
    let object = Object::new();
    // Setting a field of a fresh object never fails.
    let _ = Reflect::set(&object, &"path".into(), &repair.path.as_str().into());
    let _ = Reflect::set(&object, &"rule".into(), &repair.rule.key().into());
    object.into()
}

/// An `Error` with a `code`.
fn refusal(code: &str, sentence: &str) -> JsValue {
    let error = js_sys::Error::new(sentence);
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}
