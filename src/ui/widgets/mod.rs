//! What several views are made of: controls for fields, buttons, links, messages.

pub mod catalogues;
pub mod chunk;
pub mod column;
pub mod digest;
pub mod fields;
pub mod growing;
pub mod link;
pub mod names;
pub mod start_page;
pub mod target;
pub mod toasts;
pub mod tool;
