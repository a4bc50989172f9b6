//! The browser's localStorage as the `Storage` port, by way of gloo-storage.
//!
//! That one ends in a panic where storage is blocked, and a planner must go on there: so the window is asked first each
//! time, and gloo-storage never where there is none.

use gloo_storage::Storage as _;
use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::core::ports::{Storage, StorageError, utf16_units};

/// localStorage, looked up at each call: a browser may block it while the page is open.
pub struct LocalStorage;

#[wasm_bindgen]
extern "C" {
    /// A storage whose texts stay with the browser.
    type Items;
    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn item(this: &Items, key: &str) -> Result<Option<JsString>, JsValue>;
}

fn local() -> Result<web_sys::Storage, StorageError> {
    match super::window().local_storage() {
        Ok(Some(_)) => Ok(gloo_storage::LocalStorage::raw()),
        Ok(None) | Err(_) => Err(StorageError::Blocked),
    }
}

/// Asks the browser to spare what is stored here when it needs room. Some ask the visitor; all may refuse, and that is
/// all right.
pub fn persist() {
    // Not there where the page is not served safely.
    let manager = js_sys::Reflect::get(&super::window().navigator(), &"storage".into()).unwrap_or_default();
    if manager.is_object()
        && let Ok(answer) = manager.unchecked_into::<web_sys::StorageManager>().persist()
    {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(answer).await;
        });
    }
}

/// What a store of the browser has thrown.
pub(super) fn error(thrown: JsValue) -> StorageError {
    match thrown.dyn_ref::<web_sys::DomException>().map(|fault| (fault.code(), fault.name())) {
        // 22 is QUOTA_EXCEEDED_ERR; Firefox has a name of its own.
        Some((22, _)) => StorageError::Full,
        Some((_, name)) if name.contains("QUOTA") || name.contains("Quota") => StorageError::Full,
        Some((_, name)) if name == "SecurityError" => StorageError::Blocked,
        Some((_, name)) => StorageError::Other(name),
        None => StorageError::Other(String::new()),
    }
}

impl Storage for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        local()?.get_item(key).map_err(error)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), StorageError> {
        local()?.set_item(key, value).map_err(error)
    }
    fn remove(&self, key: &str) -> Result<(), StorageError> {
        local()?.remove_item(key).map_err(error)
    }
    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = local()?;
        let length = storage.length().map_err(error)?;
        (0..length).filter_map(|index| storage.key(index).map_err(error).transpose()).collect()
    }
    fn units(&self) -> Result<usize, StorageError> {
        let storage = local()?;
        // Not through `get`, which would copy every text out of the browser.
        let item = |key: &str| storage.unchecked_ref::<Items>().item(key).map_err(error);
        self.keys()?
            .iter()
            .try_fold(0, |sum, key| Ok(sum + utf16_units(key) + item(key)?.map_or(0, |text| text.length() as usize)))
    }
}
