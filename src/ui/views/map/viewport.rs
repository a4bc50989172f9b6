//! What of the board is in sight: how far it is scrolled, and how much room there is for its columns.

use leptos::html::Div;

use crate::core::scene::{Layout, Widths};
use crate::ui::kit::markup::*;

/// Width of the lane names at the left.
pub const NAMES: f64 = 124.0;
/// Scrolling is followed in steps of this length, so that most of it costs nothing.
const STEP: f64 = 200.0;

/// The part of a board that is in sight. Copies are the same.
#[derive(Clone, Copy)]
pub struct Viewport {
    pub layout: Memo<Layout>,
    /// How wide columns are, and how large everything is.
    pub widths: Memo<Widths>,
    /// What is scrolled.
    pub scroller: NodeRef<Div>,
    /// How far.
    pub left: RwSignal<f64>,
    /// As `left`, in steps of `STEP`.
    roughly_left: RwSignal<f64>,
    /// How wide the board is.
    width: Memo<f64>,
}

impl Viewport {
    /// The beginning of a board of this width.
    pub fn new(layout: Memo<Layout>, widths: Memo<Widths>, width: Memo<f64>) -> Self {
        Self {
            layout,
            widths,
            scroller: NodeRef::new(),
            left: RwSignal::new(0.0),
            roughly_left: RwSignal::new(0.0),
            width,
        }
    }

    /// How far the board is scrolled, roughly. Tracked.
    pub fn roughly_left(self) -> f64 {
        self.roughly_left.get()
    }

    /// The board was scrolled.
    pub fn scrolled(self) {
        if let Some(scroller) = self.scroller.get_untracked() {
            let left = f64::from(scroller.scroll_left());
            self.left.set(left);
            self.follow(left);
        }
    }

    fn follow(self, left: f64) {
        let left = (left / STEP).floor() * STEP;
        if left != self.roughly_left.get_untracked() {
            self.roughly_left.set(left);
        }
    }

    /// How large everything is. Tracked.
    pub fn scale(self) -> f64 {
        self.widths.with(|widths| widths.zoom)
    }

    /// How wide the names of the lanes are. Tracked.
    pub fn names(self) -> f64 {
        NAMES * self.scale()
    }

    /// How much of the columns can be seen at once. Tracked.
    pub fn room(self) -> f64 {
        self.width.get() - self.names()
    }

    /// Scrolls so far that the columns begin here.
    pub fn scroll_to(self, left: f64) {
        if let Some(scroller) = self.scroller.get_untracked() {
            let left = left.min(untrack(|| self.layout.with(|layout| layout.width) - self.room())).max(0.0);
            // What will be seen is drawn before it is.
            self.follow(left);
            scroller.set_scroll_left(left as i32);
        }
    }
}
