//! Answers that were pasted, for each metric.
#![no_main]

use libfuzzer_sys::fuzz_target;
use wegmarke::core::model::Metric;
use wegmarke::core::survey::{FAULTS, pasted};
use wegmarke_fuzz::reading::bounded;

fuzz_target!(|text: &str| {
    for metric in Metric::ALL {
        let pasted = bounded(text.len(), |_| 0, || pasted(text, *metric)).unwrap_or_else(|fault| panic!("{fault}"));
        assert!(pasted.counts.len() == metric.scale().1 && pasted.faults.len() <= FAULTS);
        assert!(
            pasted.faults.iter().all(|fault| fault.line <= text.lines().count() && fault.cell.chars().count() <= 42)
        );
    }
});
