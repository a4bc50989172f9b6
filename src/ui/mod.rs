//! What the visitor sees, in layers: each imports from those above it in this list, never from one below.
//! `tests/native/architecture.rs` holds them to that, and to having no circle of files.

mod kit;

mod state;

mod commands;

mod widgets;

mod dialogs;
mod views;

mod shell;
