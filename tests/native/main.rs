//! All native tests in one binary: one link, quick to run.
mod address;
mod analysis;
mod architecture;
mod csv;
mod edits;
mod formats;
mod knowledge;
mod layout;
mod library;
mod mermaid;
mod metrics;
mod markdown;
mod model;
mod ojf;
mod pictures;
mod plan_file;
mod support;
