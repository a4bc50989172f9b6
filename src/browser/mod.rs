//! The real sides of the core's ports, and what else the browser does for us: files, timers, the reader's language.
//!
//! Nothing here knows Leptos or the views.

pub mod clipboard;
pub mod database;
pub mod file;
pub mod fragment;
pub mod locale;
pub mod paper;
pub mod raster;
pub mod resize;
pub mod sheet;
pub mod storage;
pub mod tabs;
pub mod texts;
pub mod timer;
pub mod transfer;

use std::pin::Pin;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::core::ports::{Clock, Entropy};

/// The window. There is one wherever this program can run.
pub fn window() -> web_sys::Window {
    web_sys::window().expect("the planner runs in a window")
}

/// The document of the window.
pub fn document() -> web_sys::Document {
    window().document().expect("a window has a document")
}

/// The browser's clock.
pub struct BrowserClock;

impl Clock for BrowserClock {
    fn now_ms(&self) -> i64 {
        js_sys::Date::now() as i64
    }
}

/// The browser's source of chance. Ids need to differ, not to be secret.
pub struct BrowserEntropy;

impl Entropy for BrowserEntropy {
    fn random(&self) -> u64 {
        let mut bytes = [0; 8];
        match window().crypto() {
            Ok(crypto) if crypto.get_random_values_with_u8_array(&mut bytes).is_ok() => u64::from_le_bytes(bytes),
            _ => js_sys::Math::random().to_bits() ^ js_sys::Date::now().to_bits().rotate_left(32),
        }
    }
}

/// A promise of what comes of a future, compiled once for all futures.
pub fn promise(future: impl Future<Output = Result<JsValue, JsValue>> + 'static) -> js_sys::Promise {
    wasm_bindgen_futures::future_to_promise(Box::pin(future) as Pin<Box<dyn Future<Output = _>>>)
}

/// Milliseconds since the page was opened, with parts of them, to measure how long something takes.
pub fn now_exactly() -> f64 {
    window().performance().map_or_else(js_sys::Date::now, |performance| performance.now())
}

/// Gives the focus to the first element within another that fits the selector. False where there is none.
pub fn focus_first(within: &web_sys::Element, selector: &str) -> bool {
    let found =
        within.query_selector(selector).ok().flatten().and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}

/// The element that has the focus, as it is seen from another: in that one's shadow tree or document.
pub fn active_beside(element: &web_sys::Element) -> Option<web_sys::Element> {
    match element.get_root_node().dyn_into::<web_sys::ShadowRoot>() {
        Ok(root) => root.active_element(),
        Err(_) => document().active_element(),
    }
}

/// The element in which an event happened. A listener outside of a shadow tree is told its host only.
pub fn element_of(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.composed_path().get(0).dyn_into().ok()
}

/// Calls `then` before the next frame is drawn.
pub fn next_frame(then: impl FnOnce() + 'static) {
    let _ = window().request_animation_frame(Closure::once_into_js(then).unchecked_ref());
}
