//! Tables of any dialect, columns guessed.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| wegmarke_fuzz::format("csv", text));
