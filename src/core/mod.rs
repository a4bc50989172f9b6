//! The pure core: the plan, what can be done with it, and how it is stored and exchanged. It knows no browser.

pub mod address;
pub mod analysis;
pub mod change;
pub mod checksum;
pub mod compare;
pub mod document;
pub mod edit;
pub mod exchange;
pub mod guide;
pub mod history;
pub mod json_text;
pub mod knowledge;
pub mod lanes;
pub mod library;
pub mod model;
pub mod names;
pub mod number;
pub mod ports;
pub mod scene;
pub mod session;
pub mod share;
pub mod small;
pub mod sort;
pub mod survey;
pub mod text;
