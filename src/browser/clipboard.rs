//! The clipboard, as far as the browser lets a page write to it.

use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Puts a text into the clipboard and tells whether that was allowed.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let clipboard = super::window().navigator().clipboard();
    // Where the page is not served safely there is none.
    if clipboard.is_undefined() {
        return done(false);
    }
    let writing = clipboard.write_text(text);
    spawn_local(async move { done(JsFuture::from(writing).await.is_ok()) });
}
