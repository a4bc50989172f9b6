//! The views, one file or folder each.

pub mod analysis;
pub mod compare;
pub mod feedback;
pub mod guide;
pub mod journeys;
pub mod map;
pub mod measures;
pub mod personas;
pub mod plans;
pub mod shared;
pub mod touchpoints;
