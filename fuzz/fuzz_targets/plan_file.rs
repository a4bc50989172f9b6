//! The plan file: also the payload of a `load` message to the frame, and what stands below a stored generation's line.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| wegmarke_fuzz::format("json", text));
