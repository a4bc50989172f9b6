//! The map of one journey.

mod axis;
mod beside;
mod board;
pub mod cell;
mod columns;
mod curve;
mod drag;
mod grid;
mod keys;
mod overview;
mod printed;
mod trail;
pub mod typing;
pub mod view;
mod viewport;
