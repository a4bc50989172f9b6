//! One scene, many painters: where everything on a journey's map stands, computed from the document alone.
//!
//! `board` lays out the columns of the interactive board, whose cells the browser measures. `map` lays a whole map out
//! as a `Picture` of plain primitives, in one piece or in pages; painters (the SVG file, through it PNG and print) add
//! nothing to it. Both share the curve.

mod board;
mod cells;
mod letters;
mod map;
mod miniature;
mod pages;
mod picture;
mod profile;
mod slides;
mod timescale;

pub use board::{
    Column, Count, FOLDED_WIDTH, GAP_SHARE, Layout, MOST_WORDED, NARROW_STEP, PhaseSpan, STEP_WIDTH, WORD_STEP, Widths,
    word_width, word_widths,
};
pub use cells::{Entry, Tone, contents};
pub use letters::{Joint, clean, is_rtl, joined, paragraphs, width, wrap};
pub use map::{MARGIN, View, picture};
pub use miniature::{Glance, HEIGHT as GLANCE_HEIGHT, Miniature, glance, miniature};
pub use pages::{Paper, pages};
pub use picture::{Align, Form, Ink, Item, Picture, Run, Shape, Stroke, Theme, Words};
pub use profile::{Piece, Point, areas, curve, number, path, pieces};
pub use slides::{Overview, Room, overview, phase, wide};
pub use timescale::Timescale;
