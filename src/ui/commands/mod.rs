//! What can be done, whoever asks for it: a button, a key, the palette, a script, another tab. Shows nothing by itself.

pub mod actions;
pub mod catalogues;
pub mod clipboard;
pub mod copies;
pub mod edit;
pub mod embedded;
pub mod examples;
pub mod go_to;
pub mod import;
pub mod journeys;
pub mod language;
pub mod map;
pub mod office;
pub mod open;
pub mod plan_lock;
pub mod route;
pub mod saving;
pub mod scripted;
pub mod shortcut;
pub mod steps;
pub mod stored;
pub mod versions;
