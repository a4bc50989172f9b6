//! Pictures that hold a plan.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| wegmarke_fuzz::format("svg", text));
