//! All native tests in one binary: one link, quick to run.
mod architecture;
mod edits;
mod formats;
mod knowledge;
mod library;
mod mermaid;
mod model;
mod ojf;
mod pictures;
mod plan_file;
mod support;
