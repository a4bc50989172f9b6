//! What comes as files of the site after the first view: the catalogues of channels and measures. They may not be there
//! yet, or not to be had. What is in them is the core's.

use crate::browser::texts;
use crate::core::knowledge;
use crate::ui::kit::markup::*;

/// Whether the catalogues are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Catalogues {
    /// On their way for the first time, or soon to be.
    Coming,
    Here,
    /// They could not be fetched.
    Missing,
    /// They could not be fetched and are on their way once more.
    ComingAgain,
}

/// What was fetched. Copies are the same.
#[derive(Clone, Copy)]
pub struct Fetched {
    catalogues: RwSignal<Catalogues>,
}

impl Fetched {
    /// Nothing, but for what another planner of the page has fetched.
    pub fn new() -> Self {
        let catalogues = if knowledge::loaded() { Catalogues::Here } else { Catalogues::Coming };
        Self { catalogues: RwSignal::new(catalogues) }
    }

    /// Whether the catalogues are there. Tracked.
    pub fn catalogues(self) -> Catalogues {
        self.catalogues.get()
    }

    /// Whether the catalogues are there. Not tracked.
    pub fn catalogues_untracked(self) -> Catalogues {
        self.catalogues.get_untracked()
    }

    /// The catalogues came, or did not.
    pub fn set_catalogues(self, catalogues: Catalogues) {
        self.catalogues.set(catalogues);
    }
}

/// Fetches the catalogues from the planner's site at `base`, unless they are here, and tells whether they are now.
pub async fn load_catalogues(base: &str) -> bool {
    if knowledge::loaded() {
        return true;
    }
    let (channels, measures) = (format!("{base}knowledge/channels.json"), format!("{base}knowledge/measures.json"));
    // Both at the same time.
    let (channels, measures) = (texts::fetch_once(&channels), texts::fetch_once(&measures));
    let (channels, measures) = (channels.await, measures.await);
    matches!((channels, measures), (Some(channels), Some(measures)) if knowledge::load(&channels, &measures))
}
