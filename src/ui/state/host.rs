//! What is around the planner: the element that it is in, and the page, as far as the planner may know of it.
//!
//! On its own site the planner has the page to itself: the address bar, the title, the visitor's plans. In somebody
//! else's page it has its element and nothing more, and does what that one's attributes say (contract:
//! `docs/embedding.md`).

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget, HtmlElement};

use crate::browser::{focus_first, next_frame, window};
use crate::core::address::{Mode, View};
use crate::core::checksum::crc32;
use crate::core::model::{Id, Language};
use crate::ui::kit::markup::*;

/// The element and the page. Copies are the same host.
#[derive(Clone, Copy)]
pub struct Host(StoredValue<Rc<Inner>>);

struct Inner {
    element: HtmlElement,
    place: HtmlElement,
    base: String,
    emit: js_sys::Function,
    hold: js_sys::Function,
}

impl Host {
    /// The planner is in `place`, which is in the shadow tree of `element`. `base` is the address of the planner's own
    /// site, `emit` takes the names and details of events, and `hold` what `Host::stash_for_crash` says.
    pub fn new(
        element: HtmlElement,
        place: HtmlElement,
        base: String,
        emit: js_sys::Function,
        hold: js_sys::Function,
    ) -> Self {
        Self(StoredValue::new(Rc::new(Inner { element, place, base, emit, hold })))
    }

    /// Whether this is the planner's own site, with the visitor's plans, the address bar and the whole window.
    pub fn has_library(self) -> bool {
        self.0.get_value().element.has_attribute("library")
    }

    /// Whether the planner is still in a page: what was begun may end after it has gone.
    pub fn is_mounted(self) -> bool {
        self.0.try_get_value().is_some()
    }

    /// The element that all of the planner is in.
    pub fn place(self) -> HtmlElement {
        self.0.get_value().place.clone()
    }

    /// Where keys, drops and what is pasted are listened for: on its own site anywhere, else in the planner.
    pub fn target(self) -> EventTarget {
        if self.has_library() { window().into() } else { self.place().into() }
    }

    /// The address of something on the planner's own site.
    pub fn address(self, path: &str) -> String {
        format!("{}{path}", self.0.get_value().base)
    }

    /// The value of one of the element's attributes.
    pub fn attribute(self, name: &str) -> Option<String> {
        self.0.get_value().element.get_attribute(name)
    }

    /// What the element's `mode` says.
    pub fn mode(self) -> Mode {
        self.attribute("mode").and_then(|key| Mode::from_key(&key)).unwrap_or_default()
    }

    /// The view that the element's `view` names, else the map.
    pub fn view(self) -> View {
        self.attribute("view").and_then(|key| View::named(&key)).unwrap_or(View::Map)
    }

    /// The language that the element, or the nearest element around it with one, is in; none where it is neither of
    /// ours.
    pub fn language(self) -> Option<Language> {
        language_around(&self.0.get_value().element)
    }

    /// Keeps the language in the address, so that a reload has it without any storage.
    pub fn keep_language(self, language: Language) {
        if self.has_library()
            && let (Ok(history), Ok(fragment)) = (window().history(), window().location().hash())
        {
            let address = format!("?lang={}{fragment}", language.key());
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    }

    /// Whether edits are kept on this device.
    pub fn keeps(self) -> bool {
        self.has_library() || self.attribute("storage").as_deref() == Some("local")
    }

    /// The id under which a reader's copy of the plan here is kept: from the element's `storage-key`, else from where
    /// the plan comes from.
    pub fn copy_id(self) -> Id {
        let name = self.attribute("storage-key").or_else(|| self.attribute("src")).unwrap_or_default();
        let here = window().location();
        let place = format!("{}{}", here.origin().unwrap_or_default(), here.pathname().unwrap_or_default());
        // A key of one's own is the same plan on all pages of a site.
        let name = if self.attribute("storage-key").is_some() { name } else { format!("{place} {name}") };
        let reversed: Vec<u8> = name.bytes().rev().collect();
        Id::new(&format!("copy-{:08x}{:08x}", crc32(name.as_bytes()), crc32(&reversed)))
            .expect("letters, digits and a hyphen")
    }

    /// Gives the focus to the first element that fits the selector, once what is being changed now has been drawn.
    pub fn focus_soon(self, selector: impl Into<String>) {
        focus_within(self.place(), selector.into(), PATIENCE);
    }

    /// Tells the page that something happened. The detail is JSON.
    pub fn emit(self, event: &str, detail: &str) {
        // A listener of the page that throws is the page's affair.
        let _ = self.0.get_value().emit.call2(&JsValue::NULL, &event.into(), &detail.into());
    }

    /// Has the page hold the open plan as a plan file, for the time after a fault of the planner's own, when nothing of
    /// it may be called any more. `saved_at` is when this very text was found to be saved (unix milliseconds), none if
    /// it is not: then the time that was told last is still that of an older state. An empty text lets go of all:
    /// another plan is open, and there is nothing of it to lose yet.
    pub fn stash_for_crash(self, text: &str, saved_at: Option<i64>) {
        let saved_at = saved_at.map_or(JsValue::UNDEFINED, |at| (at as f64).into());
        let _ = self.0.get_value().hold.call2(&JsValue::NULL, &text.into(), &saved_at);
    }
}

/// The language that the element, or the nearest element around it with one, is in; none where it is neither of ours.
pub fn language_around(element: &HtmlElement) -> Option<Language> {
    let mut around: Option<Element> = Some(element.clone().into());
    while let Some(element) = around {
        if let Some(tag) = element.get_attribute("lang") {
            return Language::from_key(tag.split('-').next().unwrap_or_default().to_ascii_lowercase().as_str());
        }
        // Out of a shadow tree the way goes on at its host.
        around = element
            .parent_element()
            .or_else(|| Some(element.get_root_node().dyn_into::<web_sys::ShadowRoot>().ok()?.host()));
    }
    None
}

/// So many frames the focus waits for the part of a view that is gone to; later nobody expects it there any more.
const PATIENCE: u32 = 120;

/// Gives the focus to what fits the selector, once it is there.
fn focus_within(place: HtmlElement, selector: String, frames: u32) {
    next_frame(move || {
        if !focus_first(&place, &selector) && frames > 0 && place.is_connected() {
            focus_within(place, selector, frames - 1);
        }
    });
}
