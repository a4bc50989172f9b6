//! Files: giving one to the visitor, reading one that was picked or dropped.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use crate::core::exchange::Body;
use crate::core::exchange::csv::decode;

/// Lets the browser save a text as a file of this name.
pub fn download(name: &str, kind: &str, text: &str) {
    download_bytes(name, kind, text.as_bytes());
}

/// Lets the browser save what a format wrote as a file of this name.
pub fn download_body(name: &str, kind: &str, body: &Body) {
    match body {
        Body::Text(text) => download(name, kind, text),
        Body::Bytes(bytes) => download_bytes(name, kind, bytes),
    }
}

fn download_bytes(name: &str, kind: &str, bytes: &[u8]) {
    if let Some(blob) = blob(kind, bytes) {
        download_blob(name, &blob);
    }
}

/// Lets the browser save bytes as a file of this name.
pub fn download_blob(name: &str, blob: &web_sys::Blob) {
    let Ok(address) = web_sys::Url::create_object_url_with_blob(blob) else { return };
    if let Ok(link) = super::document().create_element("a")
        && let Ok(link) = link.dyn_into::<web_sys::HtmlAnchorElement>()
    {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The download has its own hold on the bytes by now; a minute is ample for slow ones.
    let release = Closure::once_into_js(move || web_sys::Url::revoke_object_url(&address));
    let _ = super::window().set_timeout_with_callback_and_timeout_and_arguments_0(release.unchecked_ref(), 60_000);
}

/// An address at which the page finds this text. Whoever asked gives it back.
pub fn address(kind: &str, text: &str) -> Option<String> {
    web_sys::Url::create_object_url_with_blob(&blob(kind, text.as_bytes())?).ok()
}

fn blob(kind: &str, bytes: &[u8]) -> Option<web_sys::Blob> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

/// The text of a file; none if the browser can't read it. What is larger than `most` bytes is not read.
pub async fn read(file: &web_sys::File, most: usize) -> Option<Result<String, TooLarge>> {
    Some(bytes(file, most).await?.map(|bytes| decode(&bytes)))
}

/// The bytes of a file, as `read` does it.
pub async fn bytes(file: &web_sys::File, most: usize) -> Option<Result<Vec<u8>, TooLarge>> {
    if file.size() > most as f64 {
        return Some(Err(TooLarge));
    }
    let bytes = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Ok(Uint8Array::new(&bytes).to_vec()))
}

/// The file has more bytes than may be read.
#[derive(Debug)]
pub struct TooLarge;

/// The text at an address; none if it can't be had.
pub async fn fetch(address: &str) -> Option<String> {
    let response: web_sys::Response =
        JsFuture::from(super::window().fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}
