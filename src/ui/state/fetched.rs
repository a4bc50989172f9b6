//! What comes as files of the site after the first view: the catalogues of channels and measures. They may not be there
//! yet, or not to be had. What is in them is the core's. A plan that is only looked at takes neither.

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
    /// Fires when the channels have come.
    channels: RwSignal<()>,
}

impl Fetched {
    /// Nothing, but for what another planner of the page has fetched.
    pub fn new() -> Self {
        let here = knowledge::has_channels() && knowledge::has_measures();
        Self {
            catalogues: RwSignal::new(if here { Catalogues::Here } else { Catalogues::Coming }),
            channels: RwSignal::new(()),
        }
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
        self.channels_came();
    }

    /// Reads again what the channels say, once they have come. Tracked.
    pub fn track_channels(self) {
        self.channels.get();
    }

    /// The channels have come.
    pub fn channels_came(self) {
        self.channels.set(());
    }
}

/// Has the catalogues fetched from the planner's site at `base`, at once, for whoever takes them in later.
pub fn fetch_catalogues(base: &str) -> impl Future<Output = ()> + use<> {
    let files = [CHANNELS, MEASURES].map(|file| texts::fetch_once(&format!("{base}{file}")));
    async move {
        for file in files {
            // What fails is tried again when it is wanted.
            drop(file.await);
        }
    }
}

const CHANNELS: &str = "knowledge/channels.json";
const MEASURES: &str = "knowledge/measures.json";

/// Fetches the channels from the planner's site at `base`, unless they are here, and tells whether they are now.
pub async fn load_channels(base: &str) -> bool {
    knowledge::has_channels()
        || texts::fetch_once(&format!("{base}{CHANNELS}")).await.is_some_and(|text| knowledge::load_channels(&text))
}

/// As `load_channels`, for the measures too.
pub async fn load_catalogues(base: &str) -> bool {
    if knowledge::has_channels() && knowledge::has_measures() {
        return true;
    }
    // Both at the same time.
    let measures = texts::fetch_once(&format!("{base}{MEASURES}"));
    let channels = load_channels(base).await;
    channels & measures.await.is_some_and(|text| knowledge::load_measures(&text))
}
