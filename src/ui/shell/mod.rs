//! The planner as a whole: what is around the views, what it listens to, and the element that it is.

mod arrival;
mod banner;
mod editing;
mod element;
mod head;
mod keyboard;
mod listeners;
mod parts;
mod planner;
mod program;
mod reader;
mod start;
mod wish;
