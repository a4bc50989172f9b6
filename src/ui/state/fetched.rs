//! What comes as files of the site after the first view: the catalogues of channels and measures, and the example
//! plans. They may not be there yet, or not to be had. What is in them is the core's.

use std::collections::HashMap;

use crate::ui::kit::markup::*;

use crate::browser::file;
use crate::core::knowledge;

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
    /// The example plans, by file name.
    examples: StoredValue<HashMap<String, String>>,
}

impl Fetched {
    /// Nothing, but for what another planner of the page has fetched.
    pub fn new() -> Self {
        let catalogues = if knowledge::loaded() { Catalogues::Here } else { Catalogues::Coming };
        Self { catalogues: RwSignal::new(catalogues), examples: StoredValue::default() }
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

    /// The example plan in this file, if it was fetched.
    pub fn example(self, file: &str) -> Option<String> {
        self.examples.with_value(|known| known.get(file).cloned())
    }

    /// Keeps an example plan. None if the planner has gone.
    pub fn keep_example(self, file: String, text: String) -> Option<()> {
        self.examples.try_update_value(|known| {
            known.insert(file, text);
        })
    }
}

/// Fetches the catalogues from the planner's site at `base`, unless they are here, and tells whether they are now.
pub async fn load_catalogues(base: &str) -> bool {
    if knowledge::loaded() {
        return true;
    }
    let (channels, measures) = (format!("{base}knowledge/channels.json"), format!("{base}knowledge/measures.json"));
    let (channels, measures) = (file::fetch(&channels).await, file::fetch(&measures).await);
    matches!((channels, measures), (Some(channels), Some(measures)) if knowledge::load(&channels, &measures))
}
