//! What the element `<wegmarke-plan>` is made of (`embed/wegmarke.js` is the rest of it): a planner in a place of the
//! page, from its beginning to its end. The planner's own site has one such element, other people's pages have as many
//! as they like; they share nothing but code.

use std::collections::HashSet;

use crate::ui::kit::markup::*;
use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::mount::{UnmountHandle, mount_to};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::HtmlElement;

use super::parts;
use super::planner::planner;
use crate::browser::{BrowserEntropy, fragment};
use crate::core::address::{Address, View};
use crate::core::document::Topic;
use crate::core::exchange::{LARGEST_IMPORT, Repair, json};
use crate::core::model::{Id, Key};
use crate::core::ports::Entropy;
use crate::ui::commands::scripted::{ScriptReply, ScriptRequest};
use crate::ui::commands::{catalogues, embedded, examples, plan_lock, saving};
use crate::ui::state::app::App;
use crate::ui::state::fetched::load_catalogues;
use crate::ui::state::host::Host;
use crate::ui::state::workspace::{Origin, Subscription};

/// How the fragment of a link with a plan in it begins.
const LINK: &str = "#share=";

/// Ends the program by a fault of its own, of a kind: `panic`, `trap` (in a task of its own) or `stack`. For tests of
/// what then becomes of the page; nothing in the planner calls it.
#[wasm_bindgen]
pub fn fault(kind: &str) {
    match kind {
        "panic" => panic!("somebody asked for a fault"),
        "trap" => spawn_local(async { core::arch::wasm32::unreachable() }),
        "stack" => drop(deeper(0)),
        _ => {}
    }
}

/// Goes deeper than any stack is.
fn deeper(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 8]);
    if depth == u64::MAX { 0 } else { deeper(room[0] + 1) + room[7] }
}

/// Fetches the names of channels and measures from the planner's site at `base`, as a promise of whether they are here
/// now. One fetching is enough for all planners of a page.
#[wasm_bindgen(js_name = bringNames)]
pub fn bring_names(base: String) -> Promise {
    future_to_promise(async move { Ok(load_catalogues(&base).await.into()) })
}

/// A planner in a page. It ends when it is freed.
#[wasm_bindgen]
pub struct Planner {
    app: App,
    handle: Option<UnmountHandle<<AnyView as Render>::State>>,
    owner: Owner,
    /// Tells the page of edits.
    _changes: Option<Subscription>,
}

#[wasm_bindgen]
impl Planner {
    /// Makes a planner in `place`, an element in the shadow tree of `element`, whose attributes it follows. `base` is
    /// the address of the planner's own site. `emit` is called with the name of each event and its detail as JSON,
    /// `hold` with what `Host::stash_for_crash` says.
    #[wasm_bindgen(constructor)]
    pub fn new(element: HtmlElement, place: HtmlElement, base: String, emit: Function, hold: Function) -> Planner {
        // A planner that ended by a fault may have left its own behind.
        let owner = Owner::new_root(None);
        let app = owner.with(|| App::new(Host::new(element, place.clone(), base, emit, hold)));
        let changes = (!app.host.has_library())
            .then(|| app.workspace.listen(move |_, touched| app.host.emit("wegmarke-change", &ids(touched))));
        let handle = owner.with(|| {
            mount_to(place, move || {
                if !app.host.has_library() {
                    tell_selection(app);
                }
                planner(app)
            })
        });
        Planner { app, handle: Some(handle), owner, _changes: changes }
    }

    /// Fetches the part for a view, as a promise, so that it is there when it is first drawn and nothing in the page
    /// moves twice; `formats` says whether the plan comes from a table or a link. Never rejected: what can't be had now
    /// is tried again later.
    pub fn prepare(view: &str, formats: bool) -> Promise {
        let view = View::named(view).unwrap_or(View::Map);
        future_to_promise(async move {
            parts::fetch(view, formats).await;
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Opens a plan file. What was mended is passed over; what is no plan is thrown, as an `Error` with a `code`.
    pub fn open(&self, text: &str) -> Result<(), JsValue> {
        let (document, _) = json::read(text, BrowserEntropy.random())
            .map_err(|error| refusal(error.code.key(), &error.sentence(self.app.texts())))?;
        self.owner.with(|| embedded::open_embedded(self.app, document));
        Ok(())
    }

    /// Opens the plan that a figure or table of the page shows, as a promise that is rejected where there is none.
    #[wasm_bindgen(js_name = openTable)]
    pub fn open_table(&self, element: web_sys::Element) -> Promise {
        self.open_requested(ScriptRequest::Read(fragment::tree(&element)))
    }

    /// Opens the plan in a link (`#share=…`, whatever is before or behind it), as a promise as above.
    #[wasm_bindgen(js_name = openLink)]
    pub fn open_link(&self, link: &str) -> Promise {
        let payload =
            link.split_once(LINK).map_or(Ok(Address::Plans), |(_, rest)| Address::parse(&format!("{LINK}{rest}")));
        self.open_requested(ScriptRequest::Open(if let Ok(Address::Share(payload)) = payload {
            payload
        } else {
            String::new()
        }))
    }

    fn open_requested(&self, request: ScriptRequest) -> Promise {
        let (app, owner) = (self.app, self.owner.clone());
        future_to_promise(async move {
            match answer(app, request).await? {
                ScriptReply::Plan(document) => owner.with(|| embedded::open_embedded(app, *document)),
                ScriptReply::Refused(code, sentence) => return Err(refusal(code, &sentence)),
                _ => {}
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    /// The plan as a plan file.
    pub fn text(&self) -> String {
        self.app.workspace.working_document(json::write)
    }

    /// Has brought what the first view could do without. To be called once that stands.
    pub fn rest(&self) {
        catalogues::fetch(self.app);
        if self.app.host.has_library() {
            parts::fetch_all();
            examples::fetch_examples(self.app);
        }
    }

    /// An attribute of the element has another value.
    pub fn attribute(&self, name: &str) {
        let app = self.app;
        match name {
            "mode" => {
                app.access.want(app.host.mode());
                self.owner.with(|| plan_lock::join(app));
            }
            // Whoever reads the page is elsewhere in it and keeps the focus.
            "view" => app.navigation.show(app.view_address(app.host.view())),
            "lang" => {
                if let Some(language) = app.host.language() {
                    app.follow_language(language);
                }
            }
            "journey" => app.navigation.choose_journey(app.host.attribute("journey").and_then(|id| Id::new(&id))),
            _ => {}
        }
    }

    /// The plan in another format, as a promise.
    #[wasm_bindgen(js_name = exportText)]
    pub fn export_text(&self, format: String, journey: Option<String>) -> Promise {
        self.ask(ScriptRequest::Export { format, journey: journey.and_then(|id| Id::new(&id)) })
    }

    /// Puts another plan in place of this one, as a promise of what was mended: a list of `{ path, rule }`.
    #[wasm_bindgen(js_name = importText)]
    pub fn import_text(&self, text: js_sys::JsString, format: String) -> Promise {
        // Larger ones are refused by their size; they need not come in whole for that.
        let text = text.slice(0, LARGEST_IMPORT as u32 + 1).into();
        self.ask(ScriptRequest::Import { format, text })
    }

    /// A link to the plan, as a promise.
    pub fn share(&self) -> Promise {
        self.ask(ScriptRequest::Link)
    }

    /// Takes the last edit back. False if there is none.
    pub fn undo(&self) -> bool {
        self.app.workspace.undo(Origin::Script)
    }

    /// Does again what was undone last. False if there is nothing.
    pub fn redo(&self) -> bool {
        self.app.workspace.redo(Origin::Script)
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

impl Drop for Planner {
    fn drop(&mut self) {
        saving::flush(self.app);
        self.app.plan_lock.leave();
        self.handle = None;
        self.owner.cleanup();
    }
}

/// What comes of a request, once the formats are there; by then the planner may have gone.
async fn answer(app: App, request: ScriptRequest) -> Result<ScriptReply, JsValue> {
    parts::formats().await;
    if !app.host.is_mounted() {
        return Err(refusal("network", "The element was taken out of the page."));
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
