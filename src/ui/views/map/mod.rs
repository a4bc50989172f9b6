//! The map of one journey.

mod axis;
mod beside;
mod board;
mod cell;
mod columns;
mod curve;
mod drag;
mod grid;
mod keys;
mod overview;
mod trail;
pub mod view;
mod viewport;
