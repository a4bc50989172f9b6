//! What the element `<wegmarke-plan>` is made of (`embed/wegmarke.js` is the rest of it): a planner in a place of the
//! page, from its beginning to its end. The planner's own site has one such element, other people's pages have as many
//! as they like; they share nothing but code.
//!
//! This is the first part of the program, and all that the start page needs: whatever else is wanted begins the planner
//! itself (`program.rs`), whose code comes then.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use super::arrival::{self, Needs};
use super::parts::Source;
use super::program::Program;
use super::start::{self, Start};
use super::wish::Wish;
use crate::browser::{active_beside, focus_first, locale, promise, texts, window};
use crate::core::address;
use crate::core::model::Language;
use crate::core::text::messages;
use crate::ui::kit::markup::*;
use crate::ui::state::host::{Host, language_around};
use crate::ui::state::map::NARROW;

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

/// A planner in a page. It ends when it is freed.
#[wasm_bindgen]
pub struct Planner(Rc<Stage>);

/// What stands in the element: the start page, and from the first wish on the planner itself.
struct Stage {
    host: Host,
    /// Host and start page live as long as this.
    owner: Owner,
    start: RefCell<Option<(Start, Mounted)>>,
    program: RefCell<Option<Box<dyn Program>>>,
    /// What was wished for before the planner was there.
    wishes: RefCell<Vec<Wish>>,
    /// Whether it is on its way.
    coming: Cell<bool>,
    /// The language that it began with.
    language: Language,
    /// Whether what the first view could do without may be brought.
    rests: Cell<bool>,
}

#[wasm_bindgen]
impl Planner {
    /// Has fetched what the first view of an element needs, as a promise. On the planner's own site (`library`) these
    /// are the texts, and the planner where a plan is to be shown, elsewhere all of the view, so that nothing in the
    /// page moves twice; `source` says what the plan is opened from: `figure`, `table`, `link`, or a plan file.
    /// Rejected without these, too, and elsewhere without the planner: what else can't be had now is tried again later.
    pub fn prepare(element: HtmlElement, base: String, source: &str) -> Promise {
        let language = language_of(&element);
        let library = element.has_attribute("library");
        let view = address::View::named(&element.get_attribute("view").unwrap_or_default());
        let (editing, source) = (edits(&element), Source::named(source));
        let narrow = f64::from(element.client_width()) < NARROW;
        let texts = texts::bring(&[&messages::CATALOGUE], &[language]);
        promise(async move {
            if library && !start::at_start() {
                arrival::load_planner(language).await;
            }
            let view = view.unwrap_or(address::View::Map);
            let here = library || arrival::prepare(base, language, Needs { view, editing, narrow, source }).await;
            if texts.await && here { Ok(JsValue::UNDEFINED) } else { Err("a part of the planner can't be had".into()) }
        })
    }

    /// Makes a planner in `place`, an element in the shadow tree of `element`, whose attributes it follows; what it
    /// needs was fetched (`prepare`). `base` is the address of the planner's own site. `emit` is called with the name
    /// of each event and its detail as JSON, `hold` with what `Host::stash_for_crash` says.
    #[wasm_bindgen(constructor)]
    pub fn new(element: HtmlElement, place: HtmlElement, base: String, emit: Function, hold: Function) -> Planner {
        // A planner that ended by a fault may have left its own behind.
        let owner = Owner::new_root(None);
        let language = language_of(&element);
        let host = owner.with(|| Host::new(element, place.clone(), base, emit, hold));
        let stage = Rc::new(Stage {
            host,
            owner: owner.clone(),
            start: RefCell::default(),
            program: RefCell::default(),
            wishes: RefCell::default(),
            coming: Cell::new(false),
            language,
            rests: Cell::new(false),
        });
        if arrival::planner_is_here(language, host.has_library()) {
            stage.begin(language);
        } else {
            let wished = stage.clone();
            let start = owner.with(|| {
                let start = Start::new(host, language, move |language, wish| wished.wish(language, wish));
                (start, show_in(&place, || start::start(start)))
            });
            *stage.start.borrow_mut() = Some(start);
        }
        Planner(stage)
    }

    /// Opens a plan file, as a promise. What was mended is passed over; what is no plan rejects with an `Error` with a
    /// `code`.
    pub fn open(&self, text: String) -> Promise {
        self.0.ask(|program| program.open(text))
    }

    /// Opens the plan that a figure or table of the page shows, as a promise that is rejected where there is none.
    #[wasm_bindgen(js_name = openTable)]
    pub fn open_table(&self, element: &Element) -> Promise {
        self.0.ask(|program| program.open_table(element))
    }

    /// Opens the plan in a link (`#share=…`, whatever is before or behind it), as a promise as above.
    #[wasm_bindgen(js_name = openLink)]
    pub fn open_link(&self, link: &str) -> Promise {
        self.0.ask(|program| program.open_link(link))
    }

    /// The plan as a plan file; empty before there is one.
    pub fn text(&self) -> String {
        self.0.program.borrow().as_ref().map_or(String::new(), |program| program.text())
    }

    /// Has brought what the first view could do without. To be called once that stands.
    pub fn rest(&self) {
        self.0.rests.set(true);
        match self.0.program.borrow().as_ref() {
            Some(program) => program.rest(),
            None => arrival::fetch_ahead(self.0.host.address(""), self.0.shown_language()),
        }
    }

    /// An attribute of the element has another value. The promise ends once all that this takes is here.
    pub fn attribute(&self, name: &str) -> Promise {
        self.0
            .program
            .borrow()
            .as_ref()
            .map_or(Promise::resolve(&JsValue::UNDEFINED), |program| program.attribute(name))
    }

    /// The plan in another format, as a promise.
    #[wasm_bindgen(js_name = exportText)]
    pub fn export_text(&self, format: String, journey: Option<String>) -> Promise {
        self.0.ask(|program| program.export_text(format, journey))
    }

    /// Puts another plan in place of this one, as a promise of what was mended: a list of `{ path, rule }`.
    #[wasm_bindgen(js_name = importText)]
    pub fn import_text(&self, text: js_sys::JsString, format: String) -> Promise {
        self.0.ask(|program| program.import_text(text, format))
    }

    /// A link to the plan, as a promise.
    pub fn share(&self) -> Promise {
        self.0.ask(|program| program.share())
    }

    /// Takes the last edit back. False if there is none.
    pub fn undo(&self) -> bool {
        self.0.program.borrow().as_ref().is_some_and(|program| program.undo())
    }

    /// Does again what was undone last. False if there is nothing.
    pub fn redo(&self) -> bool {
        self.0.program.borrow().as_ref().is_some_and(|program| program.redo())
    }
}

impl Drop for Planner {
    fn drop(&mut self) {
        self.0.program.take();
        self.0.start.take();
        self.0.owner.cleanup();
    }
}

impl Stage {
    /// Wishes for something that the planner does. The first wish has it fetched; others wait with that one.
    fn wish(self: &Rc<Self>, language: Language, wish: Wish) {
        if let Some(program) = self.program.borrow().as_ref() {
            return program.grant(wish);
        }
        self.wishes.borrow_mut().push(wish);
        if self.coming.replace(true) {
            return;
        }
        let stage = self.clone();
        spawn_local(async move {
            let mut wanted = language;
            let mut here = arrival::load_planner(wanted).await;
            // Another language may be wanted by now.
            while here && stage.host.is_mounted() && stage.shown_language() != wanted {
                wanted = stage.shown_language();
                here = arrival::load_planner(wanted).await;
            }
            match (stage.host.is_mounted(), here) {
                // The element was taken out of the page meanwhile.
                (false, _) => {}
                (true, true) => stage.begin(wanted),
                (true, false) => {
                    // A further wish tries again, and this one is done then, too.
                    stage.coming.set(false);
                    if let Some((start, _)) = stage.start.borrow().as_ref() {
                        start.planner_missing();
                    }
                }
            }
        });
    }

    /// The language of the start page.
    fn shown_language(&self) -> Language {
        self.start.borrow().as_ref().map_or(self.language, |(start, _)| start.language())
    }

    /// Puts the planner in the start page's place.
    fn begin(&self, language: Language) {
        let place = self.host.place();
        let act = active_beside(&place).and_then(|active| active.get_attribute("data-act"));
        if self.host.has_library() {
            texts::put_style_on(&place);
        }
        let Some(program) = arrival::begin(self.host, language) else { return };
        // Both stand for a moment, so that the page never is short of what it was scrolled to.
        self.start.take();
        if let Some(act) = act {
            focus_first(&place, &format!("[data-act='{act}']"));
        }
        let wishes = self.wishes.take();
        for wish in wishes {
            program.grant(wish);
        }
        if self.rests.get() {
            program.rest();
        }
        *self.program.borrow_mut() = Some(program);
    }

    fn ask(&self, ask: impl FnOnce(&dyn Program) -> Promise) -> Promise {
        match self.program.borrow().as_ref() {
            Some(program) => ask(&**program),
            None => Promise::reject(&js_sys::Error::new("the planner has not begun")),
        }
    }
}

/// Whether plans are edited or kept in this element.
fn edits(element: &HtmlElement) -> bool {
    let says = |name: &str, value: &str| element.get_attribute(name).as_deref() == Some(value);
    element.has_attribute("library") || says("mode", "edit") || says("storage", "local")
}

/// The language that the planner in this element begins with: on its own site the address or the visitor's languages
/// say it, in somebody else's page the page does.
fn language_of(element: &HtmlElement) -> Language {
    let preferred = locale::preferred();
    let preferred = preferred.iter().map(String::as_str);
    if element.has_attribute("library") {
        address::language(&window().location().search().unwrap_or_default(), preferred)
    } else {
        language_around(element).unwrap_or_else(|| address::language("", preferred))
    }
}
