//! The map of one journey.

mod beside;
mod board;
mod cell;
mod columns;
mod curve;
mod overview;
mod trail;
pub mod view;
mod viewport;
