//! What the planner knows while it runs, as signals: the open plan and what else views share. Knows no view, and
//! carries nothing out by itself.

pub mod access;
pub mod app;
pub mod fetched;
pub mod findings;
pub mod host;
pub mod map;
pub mod names;
pub mod navigation;
pub mod overlay;
pub mod plan_lock;
pub mod saving;
pub mod workspace;
