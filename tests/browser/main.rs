//! What a browser has to give, tried in one: whatever needs no page of its own.
//!
//! Run by `cargo xtask test --only browser`.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);

mod fragment;
mod platform;
