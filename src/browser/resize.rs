//! Watching the size of an element.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Watches an element's width until dropped.
pub struct Resize {
    observer: web_sys::ResizeObserver,
    _call: Closure<dyn FnMut(js_sys::Array)>,
}

impl Resize {
    /// Calls `then` with the width of the element's content, in CSS pixels: now and at each change.
    pub fn of(element: &web_sys::Element, mut then: impl FnMut(f64) + 'static) -> Option<Self> {
        let call = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            if let Ok(entry) = entries.get(0).dyn_into::<web_sys::ResizeObserverEntry>() {
                then(entry.content_rect().width());
            }
        });
        let observer = web_sys::ResizeObserver::new(call.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _call: call })
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
