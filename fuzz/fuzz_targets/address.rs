//! Addresses of the planner, and the language that a query asks for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wegmarke::core::address::{Address, language};
use wegmarke::core::share::LARGEST_PAYLOAD;
use wegmarke_fuzz::reading::bounded;

fuzz_target!(|text: &str| {
    let parsed = bounded(text.len(), |_| 0, || Address::parse(text)).unwrap_or_else(|fault| panic!("{fault}"));
    let address = parsed.unwrap_or_else(|unknown| unknown.instead);
    if let Address::Share(payload) = &address {
        assert!(payload.len() <= 4 * (LARGEST_PAYLOAD + 1));
    }
    assert_eq!(Address::parse(&address.fragment()), Ok(address));
    language(text, [text]);
});
