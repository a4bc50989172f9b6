//! What the visitor sees: a shell with views in it, over one workspace.

pub mod actions;
pub mod app;
pub mod banner;
pub mod catalogue;
pub mod copies;
pub mod dialogs;
mod element;
pub mod findings;
pub mod host;
pub mod insight;
pub mod jump;
pub mod keeper;
mod kit;
mod later;
pub mod plans;
pub mod reader;
pub mod scripted;
pub mod shell;
pub mod tabs;
pub mod target;
pub mod toast;
pub mod views;
pub mod widgets;
pub mod workspace;
