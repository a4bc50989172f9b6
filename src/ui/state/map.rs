//! What the map remembers while other views are shown: what of it is shown, how large, and where the keyboard is.

use crate::core::lanes::LANES;
use crate::core::model::Id;
use crate::ui::kit::markup::*;

/// What the map remembers while other views are shown.
#[derive(Clone, Copy)]
pub struct MapState {
    /// For each lane whether it is shown.
    pub lanes: RwSignal<Vec<bool>>,
    /// The lane that the keyboard is in.
    pub lane: RwSignal<usize>,
    /// The cell of the board that is being edited: its step and lane.
    pub editing: RwSignal<Option<(Id, usize)>>,
    /// A step that asks for the focus.
    pub focus: RwSignal<Option<Id>>,
    /// For each lane whether only a slim row is left of it.
    pub folded_lanes: RwSignal<Vec<bool>>,
    /// The phases of which only one column is left.
    pub folded_phases: RwSignal<Vec<Id>>,
    /// How large the board is to be, in percent, or `FIT`.
    pub zoom: RwSignal<u16>,
    /// How large the board is now, in percent.
    pub percent: RwSignal<u16>,
    /// Whether distances on the map show the time between steps.
    pub timeline: RwSignal<bool>,
    /// The journey whose curve is laid over that of the one that is shown.
    pub compare: RwSignal<Option<Id>>,
    /// Whether single characters are commands.
    pub single_keys: RwSignal<bool>,
    /// The room that the map has, in CSS pixels; none before it is known.
    pub width: RwSignal<Option<f64>>,
    /// Whether the map is a board, and not a trail.
    pub wide: RwSignal<bool>,
}

/// Below this width of its container, in CSS pixels, the map is a trail.
pub const NARROW: f64 = 700.0;
/// So large that the whole journey can be seen at once.
pub const FIT: u16 = 0;
/// As large as it is meant.
pub const FULL: u16 = 100;
/// The steps of the zoom.
pub const ZOOMS: [u16; 9] = [50, 60, 75, 90, 100, 110, 125, 150, 200];

impl MapState {
    /// The usual lanes, nothing in focus.
    pub fn new() -> Self {
        Self {
            lanes: RwSignal::new(LANES.iter().map(|lane| lane.usual).collect()),
            lane: RwSignal::new(0),
            editing: RwSignal::new(None),
            focus: RwSignal::new(None),
            folded_lanes: RwSignal::new(vec![false; LANES.len()]),
            folded_phases: RwSignal::default(),
            zoom: RwSignal::new(FULL),
            percent: RwSignal::new(FULL),
            timeline: RwSignal::new(false),
            compare: RwSignal::new(None),
            single_keys: RwSignal::new(true),
            width: RwSignal::new(None),
            wide: RwSignal::new(false),
        }
    }

    /// Whether a step will take the focus as soon as it is drawn.
    pub fn awaits_focus(&self) -> bool {
        self.focus.with_untracked(Option::is_some)
    }

    /// Whether a lane is shown and not folded, by its place in `LANES`.
    pub fn shows(self, lane: usize) -> bool {
        self.lanes.with_untracked(|lanes| lanes[lane]) && !self.folded_lanes.with_untracked(|lanes| lanes[lane])
    }
}

impl Default for MapState {
    fn default() -> Self {
        Self::new()
    }
}
