//! The clipboard, as far as the browser lets a page write to it.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

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

/// Puts a picture (PNG) into the clipboard and tells whether that was allowed. The picture may still be in the making:
/// some browsers let a page write only while somebody's click lasts, so it is promised at once.
pub fn copy_picture(
    picture: impl Future<Output = Result<web_sys::Blob, JsValue>> + 'static,
    done: impl FnOnce(bool) + 'static,
) {
    let promise = future_to_promise(async move { picture.await.map(JsValue::from) });
    match written(&promise) {
        Ok(writing) => spawn_local(async move { done(JsFuture::from(writing).await.is_ok()) }),
        // There is no such clipboard; the picture is drawn for nothing.
        Err(_) => done(false),
    }
}

/// By their names: bindings of ours would need a setting of the compiler for what is no longer new in browsers.
fn written(picture: &Promise) -> Result<Promise, JsValue> {
    let clipboard = super::window().navigator().clipboard();
    let kind: Function = Reflect::get(&super::window(), &"ClipboardItem".into())?.dyn_into()?;
    let contents = Object::new();
    Reflect::set(&contents, &"image/png".into(), picture)?;
    let item = Reflect::construct(&kind, &Array::of1(&contents))?;
    let write: Function = Reflect::get(&clipboard, &"write".into())?.dyn_into()?;
    write.call1(&clipboard, &Array::of1(&item))?.dyn_into()
}
