//! Keeps what the visitor does: saves the open plan soon after an edit and whenever the page may end, copies it to a
//! second, safer place, and tells how that went. Nothing is written before the first edit.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::ui::markup::*;

use super::app::App;
use super::copies::{self, Ask};
use super::plans;
use super::toast::Toast;
use crate::browser::storage::{LocalStorage as BrowserStorage, persist};
use crate::browser::timer::Timeout;
use crate::browser::{BrowserClock, BrowserEntropy};
use crate::core::exchange::json;
use crate::core::library::{
    Autosave, Copied, Draft, Head, LONG_MINUTES, Library, OpenError, Reminder, SaveError, SaveState,
};
use crate::core::ports::{Clock, Entropy};
use crate::core::text::fill;

/// The library and the saving of the open plan. Copies are the same keeper.
#[derive(Clone, Copy)]
pub struct Keeper {
    inner: StoredValue<Rc<Inner>>,
    state: RwSignal<SaveState>,
    /// Counts changes of what is stored, so that lists of plans look again.
    stored: RwSignal<u32>,
    /// Whether there is a second place for copies; none while nobody knows.
    copies: RwSignal<Option<bool>>,
}

struct Inner {
    /// Whether anything is kept: what is embedded in somebody else's page mostly is not.
    keeps: bool,
    library: Library,
    autosave: RefCell<Autosave>,
    head: RefCell<Option<Head>>,
    timer: RefCell<Option<Timeout>>,
    /// Whether the browser was asked to spare what is stored.
    asked: Cell<bool>,
}

impl Keeper {
    /// A keeper over the browser's storage, or one that keeps nothing. Reads and writes nothing yet.
    pub fn new(keeps: bool) -> Self {
        let library =
            Library::new(Rc::new(BrowserStorage), Rc::new(BrowserClock), BrowserEntropy.random()).backed_later();
        Self {
            inner: StoredValue::new(Rc::new(Inner {
                keeps,
                library,
                autosave: RefCell::new(Autosave::new(None)),
                head: RefCell::default(),
                timer: RefCell::default(),
                asked: Cell::default(),
            })),
            state: RwSignal::new(SaveState::Untouched),
            stored: RwSignal::new(0),
            copies: RwSignal::new(None),
        }
    }

    /// Looks into the copies: for what the storage has lost in a crash, and for what other tabs have copied since.
    pub async fn recall(self, app: App) {
        if !self.keeps() {
            return;
        }
        let library = self.inner.get_value().library.clone();
        let recalled = copies::ask(library, Ask::Recall).await;
        if app.host.is_there() {
            self.copies.set(Some(recalled.is_ok()));
            self.changed();
        }
    }

    /// The second place does not answer: until it does, there is none. Whether nobody knew.
    pub fn without_copies(self) -> bool {
        let unknown = self.copies.get_untracked().is_none();
        if unknown {
            self.copies.set(Some(false));
        }
        unknown
    }

    /// Whether there is a second, safer place; none while nobody knows. Tracked.
    pub fn copies(self) -> Option<bool> {
        self.copies.get()
    }

    /// The generation that the next save builds upon.
    pub fn head(self) -> Option<Head> {
        self.inner.get_value().head.borrow().clone()
    }

    /// The stored plans. Tracked: asked again whenever something was stored or removed.
    pub fn library(self) -> Library {
        self.stored.track();
        self.inner.get_value().library.clone()
    }

    /// Whether edits are kept.
    pub fn keeps(self) -> bool {
        self.inner.get_value().keeps
    }

    /// How the saving goes. Tracked.
    pub fn state(self) -> SaveState {
        self.state.get()
    }

    /// Whether something would be lost if the page ended now.
    pub fn unsaved(self) -> bool {
        self.inner.get_value().autosave.borrow().unsaved()
    }

    /// Another plan is open now: stored as this generation, or not at all.
    pub fn opened(self, head: Option<Head>) {
        let inner = self.inner.get_value();
        *inner.timer.borrow_mut() = None;
        let mut autosave = Autosave::new(head.as_ref().map(|head| head.saved_at));
        if head.as_ref().is_some_and(|head| inner.library.is_copied(head)) {
            autosave.copied(Copied::Safe);
        }
        *inner.autosave.borrow_mut() = autosave;
        *inner.head.borrow_mut() = head;
        self.show();
    }

    /// The plan was edited: saves it soon, or, where nothing is kept, has the page hold it.
    pub fn edited(self, app: App) {
        self.inner.get_value().autosave.borrow_mut().edited(BrowserClock.now_ms());
        if self.keeps() {
            self.show();
        }
        self.wait(app);
    }

    /// Saves now if anything is unsaved.
    pub fn flush(self, app: App) {
        let inner = self.inner.get_value();
        if !inner.autosave.borrow().unsaved() {
            return;
        }
        *inner.timer.borrow_mut() = None;
        inner.autosave.borrow_mut().started();
        let (id, title, text) = app.workspace.peek_present(|document| {
            let plan = document.plan();
            (plan.id.to_string(), plan.title.to_string(), json::write(document))
        });
        if !inner.keeps {
            inner.autosave.replace(Autosave::new(None));
            return app.host.hold(&text, None);
        }
        let parent = inner.head.borrow().clone();
        let drafted = inner.library.draft(&id, &title, &text, parent.as_ref());
        let stored = drafted.and_then(|draft| match inner.library.store(&draft) {
            Ok(()) => Ok(draft),
            Err(error) => {
                // What the storage has no room for may have room beside it, and is found there by the next visit.
                self.copy(app, draft);
                Err(error)
            }
        });
        app.host.hold(&text, stored.as_ref().ok().map(|draft| draft.head.saved_at));
        match stored {
            Ok(draft) => {
                inner.autosave.borrow_mut().saved(draft.head.saved_at);
                *inner.head.borrow_mut() = Some(draft.head.clone());
                self.copy(app, draft);
                self.worked(app, &id);
                app.tabs.saved(app);
                self.changed();
                if app.host.has_library() && !inner.asked.replace(true) {
                    persist();
                }
            }
            Err(error) => inner.autosave.borrow_mut().failed(error),
        }
        self.show();
    }

    /// Stores a plan that is not open, as its first generation.
    pub fn store(self, app: App, id: &str, title: &str, text: &str) -> Result<Head, SaveError> {
        let library = self.inner.get_value().library.clone();
        let draft = library.draft(id, title, text, None)?;
        library.store(&draft)?;
        let head = draft.head.clone();
        self.copy(app, draft);
        self.changed();
        Ok(head)
    }

    /// A plan was given out as a file, which is a copy, too; or it was deleted for good. There is nothing to remind of
    /// any more.
    pub fn given_out(self, id: &str) {
        let library = self.inner.get_value().library.clone();
        let mut reminder = reminder(&library);
        if reminder.given_out(id) {
            let _ = library.set_settings(&reminder.write());
        }
    }

    /// Copies what was drafted, and tells whether it is safe then.
    fn copy(self, app: App, draft: Draft) {
        let inner = self.inner.get_value();
        let head = draft.head.clone();
        let copying = copies::ask(inner.library.clone(), Ask::Copy(draft));
        spawn_local(async move {
            let copied = copying.await.is_ok();
            if app.host.is_there() {
                // Nothing of another plan, or of an earlier save, makes this one safe.
                if inner.head.borrow().as_ref() == Some(&head) {
                    inner.autosave.borrow_mut().copied(if copied { Copied::Safe } else { Copied::Failed });
                }
                self.copies.set(Some(copied));
                self.show();
            }
        });
    }

    /// Counts the time that goes into a plan, and reminds of taking it away as a file after long work.
    fn worked(self, app: App, id: &str) {
        let library = self.inner.get_value().library.clone();
        let mut reminder = reminder(&library);
        let (remind, new) = reminder.edited(id, BrowserClock.now_ms());
        if new {
            // Where that can't be kept, somebody is reminded late.
            let _ = library.set_settings(&reminder.write());
        }
        if remind {
            let text = fill(app.t().worked_long, &[&LONG_MINUTES.to_string()]);
            app.toast.set(Some(Toast::offer(&text, app.t().download_now, plans::export).until_closed()));
        }
    }

    /// Something went from the storage elsewhere; `all` of it where somebody cleared it from outside, and then the open
    /// plan is stored again. One that was deleted in another tab for good, or erased with all others, is stored no
    /// more, until it is edited.
    pub fn gone_elsewhere(self, app: App, all: bool) {
        let library = self.inner.get_value().library.clone();
        if let Some(head) = self.head().filter(|head| library.stored(head).is_none()) {
            // Whoever only watches another tab leaves that to it.
            if all && untrack(|| app.tabs.role()).edits() {
                self.edited(app);
            } else if !all && !self.unsaved() && library.open(&head.id) == Err(OpenError::Missing) {
                library.deleted_elsewhere(&head.id);
                self.opened(None);
            }
        }
    }

    /// Something was stored or removed, here or in another tab.
    pub fn changed(self) {
        self.stored.update(|count| *count = count.wrapping_add(1));
    }

    fn wait(self, app: App) {
        let inner = self.inner.get_value();
        let due = inner.autosave.borrow().due(BrowserClock.now_ms());
        let timer = due.map(|due| {
            Timeout::after(due as i32, move || {
                self.flush(app);
            })
        });
        *inner.timer.borrow_mut() = timer;
    }

    fn show(self) {
        let state = self.inner.get_value().autosave.borrow().state().clone();
        if self.state.get_untracked() != state {
            self.state.set(state);
        }
    }
}

fn reminder(library: &Library) -> Reminder {
    Reminder::parse(&library.settings().ok().flatten().unwrap_or_default())
}
