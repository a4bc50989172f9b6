//! What floats above the views: at most one dialog, one message, and words for screen readers.

use std::sync::Arc;

use crate::core::exchange::ImportError;
use crate::ui::kit::markup::*;

/// Which dialog is open.
#[derive(Clone)]
pub enum Dialog {
    Palette,
    Help,
    NewPlan,
    PlanSettings,
    Phases,
    Erase,
    /// Earlier states of the plan.
    Versions,
    /// The map's journey, step by step.
    Present,
    /// The plan as a link.
    Share,
    /// The plan for other people's pages.
    Embed,
    /// The ways to a copy of an embedded plan.
    Copy,
    /// Giving out, with the way or the format of this name chosen.
    Export(&'static str),
    /// Something to take in, from a file of this name or pasted, or why there is none.
    Import {
        name: String,
        taken: Result<Taken, ImportError>,
    },
    /// Planning with an assistant's help.
    Assistant,
}

/// What is to be taken in, as it came.
#[derive(Clone)]
pub enum Taken {
    Text(String),
    /// A file, of which it is not settled yet whether and how it is a text.
    Bytes(Arc<Vec<u8>>),
}

impl Dialog {
    /// Whether it needs the formats or the codec of links, which are a part of their own.
    fn exchanges(&self) -> bool {
        matches!(
            self,
            Dialog::Share
                | Dialog::Embed
                | Dialog::Copy
                | Dialog::Export(_)
                | Dialog::Import { .. }
                | Dialog::Assistant
        )
    }
}

/// A short message, with at most one thing to do about it.
#[derive(Clone)]
pub struct Toast {
    pub text: String,
    pub offer: Option<Offer>,
    /// Whether it stays until somebody has seen to it.
    pub stays: bool,
    /// The edit that the message is about, as `Workspace::edits` counts: after another one it is stale.
    pub edit: Option<u32>,
}

/// What can be done about a message. Not a `Callback`: what was clicked to bring the message may be gone, and its
/// callbacks with it.
#[derive(Clone)]
pub struct Offer {
    pub label: String,
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl Toast {
    /// A message without anything to do.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), offer: None, stays: false, edit: None }
    }

    /// A message with a button.
    pub fn offer(text: &str, label: &str, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self { offer: Some(Offer { label: label.to_owned(), run: Arc::new(run) }), ..Self::new(text) }
    }

    /// The same message, until it is closed.
    pub fn until_closed(self) -> Self {
        Self { stays: true, ..self }
    }

    /// The same message, until something else is edited than the edit of this number.
    pub fn about(self, edit: u32) -> Self {
        Self { edit: Some(edit), ..self }
    }
}

/// The dialog, the message and the words. Copies are the same.
#[derive(Clone, Copy)]
pub struct Overlay {
    dialog: RwSignal<Option<Dialog>>,
    toast: RwSignal<Option<Toast>>,
    announcement: RwSignal<String>,
}

impl Overlay {
    /// Nothing, or this message.
    pub fn new(toast: Option<Toast>) -> Self {
        Self { dialog: RwSignal::new(None), toast: RwSignal::new(toast), announcement: RwSignal::default() }
    }

    /// The open dialog. Tracked.
    pub fn dialog(self) -> Option<Dialog> {
        self.dialog.get()
    }

    /// Whether the open dialog needs the formats; none if no dialog is open. Tracked.
    pub fn dialog_exchanges(self) -> Option<bool> {
        self.dialog.with(|dialog| dialog.as_ref().map(Dialog::exchanges))
    }

    /// Whether a dialog is open. Not tracked.
    pub fn has_dialog(self) -> bool {
        self.dialog.with_untracked(Option::is_some)
    }

    /// Opens a dialog in place of the one that is open. Nothing happens if the planner has gone meanwhile.
    pub fn open(self, dialog: Dialog) {
        self.dialog.try_set(Some(dialog));
    }

    /// Closes the dialog.
    pub fn close(self) {
        self.dialog.set(None);
    }

    /// The message. Tracked.
    pub fn toast(self) -> Option<Toast> {
        self.toast.get()
    }

    /// Shows a message in place of the one before.
    pub fn show(self, toast: Toast) {
        self.toast.set(Some(toast));
    }

    /// Shows a message without anything to do.
    pub fn say(self, text: &str) {
        self.show(Toast::new(text));
    }

    /// Takes the message away.
    pub fn dismiss(self) {
        self.toast.set(None);
    }

    /// Words for screen readers about what has just happened. Tracked.
    pub fn announcement(self) -> String {
        self.announcement.get()
    }

    /// Says something to screen readers only. Words that were said just before differ by a space that nobody hears:
    /// what is the same as before would not be said again.
    pub fn announce(self, text: &str) {
        let again = self.announcement.with_untracked(|said| said == text);
        self.announcement.set(if again { format!("{text}\u{a0}") } else { text.to_owned() });
    }

    /// Takes message and words away: they are in a language that is no longer shown.
    pub fn clear_words(self) {
        self.toast.set(None);
        self.announcement.set(String::new());
    }
}
