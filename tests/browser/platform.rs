//! The browser's services that the ports are built on: that they are there, and are what the ports take them for.

use gloo_storage::{LocalStorage, Storage};
use js_sys::{Array, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn local_storage_gives_back_every_character() {
    let text = "Weg\u{0000}marke 🧭 e\u{0301} \u{202e}שלום";
    let raw = LocalStorage::raw();
    raw.set_item("wegmarke:test", text).expect("storage is writable");
    assert_eq!(raw.get_item("wegmarke:test").expect("storage is readable").as_deref(), Some(text));
    raw.remove_item("wegmarke:test").expect("storage is writable");
    assert_eq!(raw.get_item("wegmarke:test").expect("storage is readable"), None);
}

#[wasm_bindgen_test]
fn numbers_are_written_as_the_language_wants() {
    let options = Object::new();
    Reflect::set(&options, &"maximumFractionDigits".into(), &JsValue::from(1)).expect("an object takes a property");
    let written = |lang: &str| {
        let format = Intl::NumberFormat::new(&Array::of1(&lang.into()), &options).format();
        String::from(format.call1(&JsValue::UNDEFINED, &JsValue::from(1234.56)).expect("formats").unchecked_into::<js_sys::JsString>())
    };
    assert_eq!(written("de"), "1.234,6");
    assert_eq!(written("en"), "1,234.6");
}
