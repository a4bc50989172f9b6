//! The real sides of the ports and the browser's own formats: that they do in a browser what the planner takes them
//! for.

use wasm_bindgen_test::wasm_bindgen_test;
use wegmarke::browser::storage::LocalStorage;
use wegmarke::browser::{BrowserEntropy, locale};
use wegmarke::core::knowledge;
use wegmarke::core::model::Language;
use wegmarke::core::ports::{Entropy, Storage};

#[wasm_bindgen_test]
fn local_storage_gives_back_every_character() {
    let text = "Weg\u{0000}marke 🧭 e\u{0301} \u{202e}שלום";
    LocalStorage.set("wegmarke:test", text).expect("storage is writable");
    assert_eq!(LocalStorage.get("wegmarke:test").as_ref().map(Option::as_deref), Ok(Some(text)));
    assert!(LocalStorage.keys().expect("keys are listed").contains(&"wegmarke:test".to_owned()));
    LocalStorage.remove("wegmarke:test").expect("storage is writable");
    assert_eq!(LocalStorage.get("wegmarke:test"), Ok(None));
}

#[wasm_bindgen_test]
fn days_are_written_as_the_language_wants() {
    assert_eq!(locale::day(Language::De, "2027-03-31"), "31.03.2027");
    assert_eq!(locale::day(Language::En, "2027-03-31"), "Mar 31, 2027");
    assert_eq!(locale::day(Language::De, "soon"), "soon", "what is no day is left as it is");
}

#[wasm_bindgen_test]
fn chance_does_not_repeat_itself() {
    assert_ne!(BrowserEntropy.random(), BrowserEntropy.random());
}

#[wasm_bindgen_test]
fn the_catalogues_come_by_hand() {
    assert!(knowledge::channels().is_empty());
    assert!(!knowledge::load_channels("no catalogue") && !knowledge::load_measures("no catalogue"));
    assert!(knowledge::channels().is_empty());
    assert!(knowledge::load_channels(include_str!("../../src/core/knowledge/catalogue/channels.json")));
    assert!(knowledge::load_measures(include_str!("../../src/core/knowledge/catalogue/measures.json")));
    assert!(knowledge::channel("website").is_some());
    assert!(!knowledge::measures().is_empty());
}
