//! The map of one journey as an SVG picture that holds the whole plan, so that it can be opened again for editing.
//!
//! Colours and fonts are presentation attributes: a `<style>` would reach into the page that the picture is put into, a
//! strict policy would drop it, and renderers differ in how much of CSS they know. There is no script, no reference to
//! anything outside, and no id, so pictures can stand side by side in one page.

mod paint;
mod read;

use super::{Exported, Format, Scope};
use crate::core::scene::picture;

pub use paint::{Fit, NAMESPACE, paint};
pub use read::read;

/// The picture among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "svg",
    extensions: &["svg"],
    mime: "image/svg+xml",
    label: |w| w.format_svg,
    about: |w| w.format_svg_about,
    scope: Scope::Journey,
    write: Some(|document, export| {
        Exported::of_text(paint(&picture(document, &export.view()), Fit::Own, Some(document)), Vec::new())
    }),
    read: Some(read),
    recognises: read::is_svg,
};
