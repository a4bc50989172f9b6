//! All native tests in one binary: one link, quick to run.
mod address;
mod architecture;
mod edits;
mod knowledge;
mod library;
mod model;
mod plan_file;
mod support;
