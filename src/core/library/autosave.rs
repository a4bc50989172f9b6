//! When to save: soon after the last edit, and not too long after the first.
//!
//! A machine without a clock, timer or storage of its own: it is told what happened and answers how
//! long to wait. Whoever drives it saves at once, whatever it answers, when the page is hidden,
//! loses focus or is left while `unsaved`.

use super::store::SaveError;

/// Quiet time after an edit before it is saved.
pub const QUIET_MS: i64 = 1_000;
/// The longest that an edit waits while others follow.
pub const LATEST_MS: i64 = 5_000;

/// What the visitor is told about the open plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// Nothing was edited, so nothing is stored.
    Untouched,
    /// Everything is stored, as of this time.
    Saved {
        /// When, in unix milliseconds.
        at: i64,
        /// Whether it survives a crash of the browser, too.
        copy: Copied,
    },
    /// There are edits that will be stored in a moment.
    Pending,
    /// The last attempt failed. Stays until one succeeds; each further edit leads to another
    /// attempt.
    Failed(SaveError),
}

/// How the copy in the second, safer place is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// It is under way, or nobody has looked.
    Coming,
    /// It is there.
    Safe,
    /// There is none: a crash can cost what was done in the last minute.
    Failed,
}

/// Debounces the saving of one open plan.
#[derive(Debug, Clone)]
pub struct Autosave {
    state: SaveState,
    /// First and last edit that no attempt has taken up yet.
    edits: Option<(i64, i64)>,
    /// An attempt runs, or the last one failed: what it took up is not stored.
    owed: bool,
}

impl Autosave {
    /// For a plan that was never stored, or one that was opened as it was stored at `saved_at`.
    pub fn new(saved_at: Option<i64>) -> Self {
        let state = saved_at.map_or(SaveState::Untouched, |at| SaveState::Saved { at, copy: Copied::Coming });
        Self { state, edits: None, owed: false }
    }

    /// What to show.
    pub fn state(&self) -> &SaveState {
        &self.state
    }

    /// Whether something would be lost if the page ended now.
    pub fn unsaved(&self) -> bool {
        self.owed || self.edits.is_some()
    }

    /// The plan was edited.
    pub fn edited(&mut self, now: i64) {
        // Not later than now, if the clock was set back in between.
        let first = self.edits.map_or(now, |(first, _)| first.min(now));
        self.edits = Some((first, now));
        self.wait();
    }

    /// Milliseconds until an attempt is due, 0 for now; `None` if no edit waits for one. A failed
    /// attempt alone makes none due: what failed once fails again until something changes, and
    /// browsers have lost data when a full storage was pressed.
    pub fn due(&self, now: i64) -> Option<i64> {
        // Never above the quiet time, even if the clock was set back in between.
        self.edits.map(|(first, last)| (first + LATEST_MS).min(last + QUIET_MS).saturating_sub(now).clamp(0, QUIET_MS))
    }

    /// An attempt takes up all edits made so far. Edits during it wait for the next.
    pub fn started(&mut self) {
        self.edits = None;
        self.owed = true;
    }

    /// The attempt succeeded.
    pub fn saved(&mut self, at: i64) {
        self.owed = false;
        self.state = SaveState::Saved { at, copy: Copied::Coming };
        if self.edits.is_some() {
            self.wait();
        }
    }

    /// What was saved last was copied, or could not be. Tells nothing once something else has happened.
    pub fn copied(&mut self, copied: Copied) {
        if let SaveState::Saved { copy, .. } = &mut self.state {
            *copy = copied;
        }
    }

    /// What was saved is no longer to be found. Nothing is owed: whoever may save it again does so as an edit.
    pub fn lost(&mut self) {
        self.wait();
    }

    /// The attempt failed; what it took up is still owed.
    pub fn failed(&mut self, error: SaveError) {
        self.state = SaveState::Failed(error);
    }

    fn wait(&mut self) {
        if !matches!(self.state, SaveState::Failed(_)) {
            self.state = SaveState::Pending;
        }
    }
}
