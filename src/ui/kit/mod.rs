//! What views are built from: elements, closures, icons. Knows neither the plan nor the app.

pub mod closures;
pub mod icon;
pub mod mark;
pub mod markup;
pub mod rows;
pub mod signals;
pub mod signs;
pub mod template;
