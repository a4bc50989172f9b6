//! The system's share sheet, where there is one.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Whether the system has one that pages may open.
pub fn there() -> bool {
    js_sys::Reflect::has(&super::window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens it with a link. To be called while a click is handled, and where there is one. Whoever closes it has not
/// failed.
pub fn open(title: &str, link: &str, failed: impl FnOnce() + 'static) {
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(link);
    let sharing = super::window().navigator().share_with_data(&data);
    spawn_local(async move {
        if let Err(error) = JsFuture::from(sharing).await
            && error.dyn_ref::<web_sys::DomException>().is_none_or(|error| error.name() != "AbortError")
        {
            failed();
        }
    });
}
