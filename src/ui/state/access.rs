//! What may be done with the plan, and which version of it is shown.

use super::plan_lock::PlanLock;
use crate::core::address::Mode;
use crate::core::library::Version;
use crate::ui::kit::markup::*;

/// What of the plan is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// The plan as it is.
    Present,
    /// The plan as it was.
    Version(Version),
    /// As much as this program understands of what a newer one has made.
    Newer {
        /// All that the newer one has written.
        text: String,
    },
}

/// What may be done now. Copies are the same.
#[derive(Clone, Copy)]
pub struct Access {
    /// What the page or the visitor wants to be done with a plan of one's own.
    wanted_mode: RwSignal<Mode>,
    version_shown: RwSignal<Shown>,
    /// What follows: what is edited in another tab, or an earlier version, is only read.
    mode: Memo<Mode>,
}

impl Access {
    /// The plan as it is, in this mode, unless another tab edits it.
    pub fn new(wanted: Mode, lock: PlanLock) -> Self {
        let (wanted_mode, version_shown) = (RwSignal::new(wanted), RwSignal::new(Shown::Present));
        let edits = move || version_shown.with(|shown| *shown == Shown::Present) && lock.role().edits();
        let mode =
            memo(move || if wanted_mode.get() == Mode::Edit && !edits() { Mode::Explore } else { wanted_mode.get() });
        Self { wanted_mode, version_shown, mode }
    }

    /// What may be done now. Tracked.
    pub fn mode(self) -> Mode {
        self.mode.get()
    }

    /// Whether the plan would be edited here if nothing stood in the way. Not tracked.
    pub fn wants_to_edit(self) -> bool {
        self.wanted_mode.get_untracked() == Mode::Edit
    }

    /// Says what is to be done with a plan of one's own.
    pub fn want(self, mode: Mode) {
        self.wanted_mode.set(mode);
    }

    /// What of the plan is shown. Tracked.
    pub fn version_shown(self) -> Shown {
        self.version_shown.get()
    }

    /// Whether the plan is shown as it is. Tracked.
    pub fn shows_present(self) -> bool {
        self.version_shown.with(|shown| *shown == Shown::Present)
    }

    /// Whether this is what a newer program has made. Tracked.
    pub fn shows_newer(self) -> bool {
        self.version_shown.with(|shown| matches!(shown, Shown::Newer { .. }))
    }

    /// Whether this is an earlier version. Tracked.
    pub fn shows_version(self) -> bool {
        self.version_shown.with(|shown| matches!(shown, Shown::Version(_)))
    }

    /// Says what of the plan is shown from now on.
    pub fn show(self, shown: Shown) {
        self.version_shown.set(shown);
    }
}
