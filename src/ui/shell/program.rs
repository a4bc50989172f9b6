//! The planner while it runs: what the element asks of it. All of it is in a part of the program that comes once it is
//! wanted (`parts.rs`); the element itself (`element.rs`) knows it by this trait alone.

use std::collections::HashSet;
use std::pin::Pin;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::mount::{UnmountHandle, mount_to};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::Element;

use super::parts;
use super::planner::planner;
use super::wish::{Wish, grant};
use crate::browser::{BrowserEntropy, fragment, texts};
use crate::core::address::Address;
use crate::core::document::Topic;
use crate::core::exchange::{LARGEST_IMPORT, Repair, json};
use crate::core::model::{Id, Key, Language};
use crate::core::ports::Entropy;
use crate::ui::commands::scripted::{ScriptReply, ScriptRequest};
use crate::ui::commands::{catalogues, copies, embedded, language, plan_lock, saving};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::fetched::load_catalogues;
use crate::ui::state::host::Host;
use crate::ui::state::workspace::{Origin, Subscription};

/// How the fragment of a link with a plan in it begins.
const LINK: &str = "#share=";

/// A running planner. It ends when it is dropped.
pub trait Program {
    /// Does what was wished for before it ran.
    fn grant(&self, wish: Wish);
    /// Opens a plan file. What was mended is passed over; what is no plan is an `Error` with a `code`.
    fn open(&self, text: &str) -> Result<(), JsValue>;
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
    let app = owner.with(|| App::new(host, language));
    let changes = (!host.has_library())
        .then(|| app.workspace.listen(move |_, touched| host.emit("wegmarke-change", &ids(touched))));
    let handle = owner.with(|| {
        mount_to(host.place(), move || {
            if !host.has_library() {
                tell_selection(app);
            }
            planner(app)
        })
    });
    Box::new(Running { app, handle: Some(handle), owner, _changes: changes })
}

struct Running {
    app: App,
    handle: Option<UnmountHandle<<AnyView as Render>::State>>,
    owner: Owner,
    /// Tells the page of edits.
    _changes: Option<Subscription>,
}

impl Program for Running {
    fn grant(&self, wish: Wish) {
        self.owner.with(|| grant(self.app, wish));
    }

    fn open(&self, text: &str) -> Result<(), JsValue> {
        let (document, _) = json::read(text, BrowserEntropy.random())
            .map_err(|error| refusal(error.code.key(), &error.sentence(self.app.texts())))?;
        self.owner.with(|| embedded::open_embedded(self.app, document));
        Ok(())
    }

    fn open_table(&self, element: &Element) -> Promise {
        self.open_requested(ScriptRequest::Read(fragment::tree(element)))
    }

    fn open_link(&self, link: &str) -> Promise {
        let payload =
            link.split_once(LINK).map_or(Ok(Address::Plans), |(_, rest)| Address::parse(&format!("{LINK}{rest}")));
        let payload = if let Ok(Address::Share(payload)) = payload { payload } else { String::new() };
        self.open_requested(ScriptRequest::Open(payload))
    }

    fn text(&self) -> String {
        self.app.workspace.working_document(json::write)
    }

    fn rest(&self) {
        catalogues::fetch(self.app);
        if self.app.host.has_library() {
            let (base, language) = (self.app.host.address(""), self.app.language());
            spawn_local(async move { fetch_rest(base, language).await });
        }
    }

    fn attribute(&self, name: &str) -> Promise {
        let app = self.app;
        let mut coming: Option<Pin<Box<dyn Future<Output = ()>>>> = None;
        match name {
            "mode" => {
                app.access.want(app.host.mode());
                self.owner.with(|| plan_lock::join(app));
            }
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
        future_to_promise(async move {
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
        self.app.workspace.undo(Origin::Script)
    }

    fn redo(&self) -> bool {
        self.app.workspace.redo(Origin::Script)
    }
}

impl Running {
    fn open_requested(&self, request: ScriptRequest) -> Promise {
        let (app, owner) = (self.app, self.owner.clone());
        future_to_promise(async move {
            match answer(app, request).await? {
                ScriptReply::Plan(document) => owner.with(|| embedded::open_embedded(app, *document)),
                ScriptReply::Refused(code, sentence) => return Err(refusal(code, &sentence)),
                ScriptReply::Text(_) | ScriptReply::Repairs(_) => {}
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    fn ask(&self, request: ScriptRequest) -> Promise {
        let app = self.app;
        future_to_promise(async move {
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
        saving::flush(self.app);
        self.app.plan_lock.leave();
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
    load_catalogues(&base).await;
    parts::MAP.fetch(language).await;
    if !texts::keeps_offline() {
        parts::fetch_all(language).await;
        copies::fetch().await;
    }
    texts::came_ahead();
}

/// What comes of a request, once the formats are there; by then the planner may have gone.
async fn answer(app: App, request: ScriptRequest) -> Result<ScriptReply, JsValue> {
    let texts = parts::formats(app.language()).await;
    if !app.host.is_mounted() {
        return Err(refusal("network", "The element was taken out of the page."));
    }
    if !texts {
        return Err(refusal("network", app.texts().part_missing));
    }
    parts::scripted(app, request).await.map_err(|_| refusal("network", app.texts().part_missing))
}

/// Tells the page which step is selected, whenever that is another one.
fn tell_selection(app: App) {
    Effect::new(move |before: Option<Option<Id>>| {
        let selected = app.workspace.selected();
        if before.is_some_and(|before| before != selected) {
            app.host.emit("wegmarke-select", &serde_json::json!(selected.as_ref().map(Id::as_str)).to_string());
        }
        selected
    });
}

/// The ids of the records that an edit touched, as JSON.
fn ids(touched: &HashSet<Topic>) -> String {
    let mut ids: Vec<&str> = touched
        .iter()
        .filter_map(|topic| if let Topic::Record(Key { id, .. }) = topic { Some(id.as_str()) } else { None })
        .collect();
    ids.sort_unstable();
    serde_json::json!(ids).to_string()
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
