//! All native tests in one binary: one link, quick to run.
mod architecture;
mod csv;
mod edits;
mod formats;
mod knowledge;
mod library;
mod mermaid;
mod markdown;
mod model;
mod ojf;
mod plan_file;
mod support;
