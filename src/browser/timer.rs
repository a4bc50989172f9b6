//! Timers and listeners that end with their guard.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

/// A timeout that is called off when dropped.
pub struct Timeout {
    handle: i32,
    _call: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Calls `then` after so many milliseconds.
    pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) -> Self {
        let call = Closure::once(then);
        let set = super::window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(call.as_ref().unchecked_ref(), milliseconds);
        Self { handle: set.unwrap_or_default(), _call: call }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        super::window().clear_timeout_with_handle(self.handle);
    }
}

/// Comes back after so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let over = Promise::new(&mut |resolve, _| {
        let _ = super::window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    // A timeout never fails.
    let _ = JsFuture::from(over).await;
}

/// A listener that is removed when dropped.
pub struct Listener {
    target: web_sys::EventTarget,
    event: &'static str,
    call: Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    /// Calls `then` at each event of this name.
    pub fn on(target: &web_sys::EventTarget, event: &'static str, then: impl FnMut(web_sys::Event) + 'static) -> Self {
        let call = Closure::<dyn FnMut(web_sys::Event)>::new(then);
        // Adding a listener with a function never fails.
        let _ = target.add_event_listener_with_callback(event, call.as_ref().unchecked_ref());
        Self { target: target.clone(), event, call }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ = self.target.remove_event_listener_with_callback(self.event, self.call.as_ref().unchecked_ref());
    }
}
