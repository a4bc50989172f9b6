//! Keeps what the visitor does: saves the open plan soon after an edit and whenever the page may end, and tells how
//! that went. Nothing is written before the first edit.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;

use super::workspace::Workspace;
use crate::browser::storage::LocalStorage as BrowserStorage;
use crate::browser::timer::Timeout;
use crate::browser::{BrowserClock, BrowserEntropy};
use crate::core::exchange::json;
use crate::core::library::{Autosave, Head, Library, SaveState};
use crate::core::ports::{Clock, Entropy};

/// The library and the saving of the open plan. Copies are the same keeper.
#[derive(Clone, Copy)]
pub struct Keeper {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    state: RwSignal<SaveState>,
    /// Counts changes of what is stored, so that lists of plans look again.
    stored: RwSignal<u32>,
}

struct Inner {
    /// Whether anything is kept: what is embedded in somebody else's page mostly is not.
    keeps: bool,
    library: Library,
    autosave: RefCell<Autosave>,
    head: RefCell<Option<Head>>,
    timer: RefCell<Option<Timeout>>,
}

impl Keeper {
    /// A keeper over the browser's storage, or one that keeps nothing. Reads and writes nothing yet.
    pub fn new(keeps: bool) -> Self {
        let library = Library::new(Rc::new(BrowserStorage), Rc::new(BrowserClock), BrowserEntropy.random());
        Self {
            inner: StoredValue::new_local(Rc::new(Inner {
                keeps,
                library,
                autosave: RefCell::new(Autosave::new(None)),
                head: RefCell::default(),
                timer: RefCell::default(),
            })),
            state: RwSignal::new(SaveState::Untouched),
            stored: RwSignal::new(0),
        }
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
        *inner.autosave.borrow_mut() = Autosave::new(head.as_ref().map(|head| head.saved_at));
        *inner.head.borrow_mut() = head;
        self.show();
    }

    /// The plan was edited: saves it soon.
    pub fn edited(self, workspace: Workspace) {
        if !self.keeps() {
            return;
        }
        self.inner.get_value().autosave.borrow_mut().edited(BrowserClock.now_ms());
        self.show();
        self.wait(workspace);
    }

    /// Saves now if anything is unsaved.
    pub fn flush(self, workspace: Workspace) {
        let inner = self.inner.get_value();
        if !inner.autosave.borrow().unsaved() {
            return;
        }
        *inner.timer.borrow_mut() = None;
        inner.autosave.borrow_mut().started();
        let (id, title, text) = workspace.peek(|document| {
            let plan = document.plan();
            (plan.id.to_string(), plan.title.to_string(), json::write(document))
        });
        let parent = inner.head.borrow().clone();
        match inner.library.save(&id, &title, &text, parent.as_ref()) {
            Ok(head) => {
                inner.autosave.borrow_mut().saved(head.saved_at);
                *inner.head.borrow_mut() = Some(head);
                self.changed();
            }
            Err(error) => inner.autosave.borrow_mut().failed(error),
        }
        self.show();
    }

    /// Something was stored or removed by way of the library.
    pub fn changed(self) {
        self.stored.update(|count| *count = count.wrapping_add(1));
    }

    fn wait(self, workspace: Workspace) {
        let inner = self.inner.get_value();
        let due = inner.autosave.borrow().due(BrowserClock.now_ms());
        let timer = due.map(|due| {
            Timeout::after(due as i32, move || {
                self.flush(workspace);
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
