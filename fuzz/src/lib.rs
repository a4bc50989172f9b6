//! What the fuzz targets share. What holds for every reader is in the tests' own support: a finding of one is a test of
//! the other.

// The tests use more of it than the targets do.
#[allow(dead_code)]
#[path = "../../tests/native/support/allocation.rs"]
pub mod allocation;
#[allow(dead_code)]
#[path = "../../tests/native/support/reading.rs"]
pub mod reading;

use wegmarke::core::document::Document;
use wegmarke::core::exchange::{Format, json};

/// A text as one of the formats reads it; and whatever it becomes settles when it goes out and in.
pub fn format(key: &str, text: &str) {
    let format = Format::named(key).expect("there is this format");
    let read = reading::read(format, text).unwrap_or_else(|fault| panic!("{fault}"));
    if let Some(imported) = read {
        reading::settles(format, &imported.document).unwrap_or_else(|fault| panic!("{}: {fault}", format.key));
    }
}

/// A small plan with phases and touchpoints to refer to.
pub fn plan() -> Document {
    let text = r#"{"format":"wegmarke-plan","version":1,"id":"p","title":"t",
        "phases":[{"id":"look","name":"Look around","stage":"awareness"},{"id":"buy","name":"Kauf","stage":"conversion"}],
        "touchpoints":[{"id":"shop","name":"Online shop"},{"id":"mail","name":"Newsletter"}]}"#;
    json::read(text, 1).expect("it is a plan").0
}
