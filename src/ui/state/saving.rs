//! The stored plans, and how the saving of the open one goes. When to save and what with is `commands/saving`'s.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use crate::browser::storage::LocalStorage as BrowserStorage;
use crate::browser::timer::Timeout;
use crate::browser::{BrowserClock, BrowserEntropy};
use crate::core::library::{Autosave, Copied, Head, Library, SaveError, SaveState, Settings};
use crate::core::ports::{Clock, Entropy};
use crate::ui::kit::markup::*;

/// The library and the saving of the open plan. Copies are the same.
#[derive(Clone, Copy)]
pub struct Saving {
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
    /// Made when it is asked for first: whoever only looks has none.
    library: OnceCell<Library>,
    autosave: RefCell<Autosave>,
    head: RefCell<Option<Head>>,
    timer: RefCell<Option<Timeout>>,
    /// Whether the browser was asked to spare what is stored.
    asked_to_persist: Cell<bool>,
    /// What is done where somebody may have cleared a storage.
    doubt: RefCell<Option<Rc<dyn Fn()>>>,
    /// A look at what is stored that is due.
    look: RefCell<Option<Timeout>>,
}

impl Saving {
    /// A library over the browser's storage, or one that keeps nothing. Reads and writes nothing yet.
    pub fn new(keeps: bool) -> Self {
        Self {
            inner: StoredValue::new(Rc::new(Inner {
                keeps,
                library: OnceCell::new(),
                autosave: RefCell::new(Autosave::new(None)),
                head: RefCell::default(),
                timer: RefCell::default(),
                asked_to_persist: Cell::default(),
                doubt: RefCell::default(),
                look: RefCell::default(),
            })),
            state: RwSignal::new(SaveState::Untouched),
            stored: RwSignal::new(0),
            copies: RwSignal::new(None),
        }
    }

    /// Whether edits are kept.
    pub fn keeps(self) -> bool {
        self.inner.get_value().keeps
    }

    /// The stored plans. Tracked: asked again whenever something was stored or removed.
    pub fn library(self) -> Library {
        self.stored.track();
        self.library_untracked()
    }

    /// The stored plans. Not tracked.
    pub fn library_untracked(self) -> Library {
        let library =
            || Library::new(Rc::new(BrowserStorage), Rc::new(BrowserClock), BrowserEntropy.random()).backed_later();
        self.inner.get_value().library.get_or_init(library).clone()
    }

    /// Something was stored or removed, here or in another tab.
    pub fn changed(self) {
        self.stored.update(|count| *count = count.wrapping_add(1));
    }

    /// Whether there is a second, safer place; none while nobody knows. Tracked.
    pub fn copies(self) -> Option<bool> {
        self.copies.get()
    }

    /// The second place answered, or could not be had.
    pub fn set_copies(self, there: bool) {
        self.copies.set(Some(there));
    }

    /// The second place does not answer: until it does, there is none. Whether nobody knew.
    pub fn without_copies(self) -> bool {
        let unknown = self.copies.get_untracked().is_none();
        if unknown {
            self.copies.set(Some(false));
        }
        unknown
    }

    /// The generation that the next save builds upon.
    pub fn head(self) -> Option<Head> {
        self.inner.get_value().head.borrow().clone()
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
        if head.as_ref().is_some_and(|head| self.library_untracked().is_copied(head)) {
            autosave.copied(Copied::Safe);
        }
        *inner.autosave.borrow_mut() = autosave;
        *inner.head.borrow_mut() = head;
        self.show();
    }

    /// The plan was edited: `save` is called when it is due to be saved.
    pub fn edited(self, save: impl FnOnce() + 'static) {
        let (inner, now) = (self.inner.get_value(), BrowserClock.now_ms());
        inner.autosave.borrow_mut().edited(now);
        let due = inner.autosave.borrow().due(now);
        *inner.timer.borrow_mut() = due.map(|due| Timeout::after(due as i32, save));
        if inner.keeps {
            self.show();
        }
    }

    /// The saving begins.
    pub fn started(self) {
        let inner = self.inner.get_value();
        *inner.timer.borrow_mut() = None;
        inner.autosave.borrow_mut().started();
    }

    /// The plan was given to the page, which is all where nothing is kept.
    pub fn handed_over(self) {
        self.inner.get_value().autosave.replace(Autosave::new(None));
    }

    /// The saving has ended, with this generation or with an error.
    pub fn ended(self, saved: Result<Head, SaveError>) {
        let inner = self.inner.get_value();
        match saved {
            Ok(head) => {
                inner.autosave.borrow_mut().saved(head.saved_at);
                *inner.head.borrow_mut() = Some(head);
            }
            Err(error) => inner.autosave.borrow_mut().failed(error),
        }
        self.show();
    }

    /// What was saved is not stored any more, or only in one place: nothing better is said of it until it was saved
    /// again.
    pub fn lost(self, in_both: bool) {
        let inner = self.inner.get_value();
        if in_both {
            inner.autosave.borrow_mut().lost();
        } else {
            inner.autosave.borrow_mut().copied(Copied::Coming);
        }
        self.show();
    }

    /// Whether the open plan is said to survive a crash.
    pub fn is_said_safe(self) -> bool {
        matches!(self.inner.get_value().autosave.borrow().state(), SaveState::Saved { copy: Copied::Safe, .. })
    }

    /// Says what is to be done where somebody may have cleared a storage.
    pub fn when_in_doubt(self, look: impl Fn() + 'static) {
        *self.inner.get_value().doubt.borrow_mut() = Some(Rc::new(look));
    }

    /// What tells of such a doubt, as long as the planner is there.
    pub fn doubt(self) -> Rc<dyn Fn()> {
        Rc::new(move || {
            let look = self.inner.try_get_value().and_then(|inner| inner.doubt.borrow().clone());
            if let Some(look) = look {
                look();
            }
        })
    }

    /// Looks at what is stored in a while, in place of what was to look before.
    pub fn look_later(self, milliseconds: i32, look: impl FnOnce() + 'static) {
        *self.inner.get_value().look.borrow_mut() = Some(Timeout::after(milliseconds, look));
    }

    /// A generation was copied, or could not be. Nothing of another plan, or of an earlier save, makes this one safe.
    pub fn copied(self, head: &Head, copied: bool) {
        let inner = self.inner.get_value();
        if inner.head.borrow().as_ref() == Some(head) {
            inner.autosave.borrow_mut().copied(if copied { Copied::Safe } else { Copied::Failed });
        }
        self.set_copies(copied);
        self.show();
    }

    /// A plan was given out as a file, which is a copy, too; or it was deleted for good. There is nothing to remind of
    /// any more.
    pub fn exported(self, id: &str) {
        self.change_settings(&mut |settings| settings.reminder.given_out(id));
    }

    /// Counts the time that goes into a plan, and tells whether it is time to remind of taking it away as a file.
    pub fn worked(self, id: &str) -> bool {
        let mut remind = false;
        self.change_settings(&mut |settings| {
            let (due, new) = settings.reminder.edited(id, BrowserClock.now_ms());
            remind = due;
            new
        });
        remind
    }

    /// Whether single characters are commands.
    pub fn single_keys(self) -> bool {
        settings(&self.library_untracked()).single_keys
    }

    /// Keeps whether single characters are commands, where anything is kept.
    pub fn keep_single_keys(self, on: bool) {
        if self.keeps() {
            self.change_settings(&mut |settings| std::mem::replace(&mut settings.single_keys, on) != on);
        }
    }

    /// Keeps the settings if there is something new in them. Where that can't be done, somebody is reminded late or
    /// chooses again.
    fn change_settings(self, change: &mut dyn FnMut(&mut Settings) -> bool) {
        let library = self.library_untracked();
        let mut settings = settings(&library);
        if change(&mut settings) {
            let _ = library.set_settings(&settings.write());
        }
    }

    /// Whether the browser is still to be asked to spare what is stored. True once.
    pub fn must_ask_to_persist(self) -> bool {
        !self.inner.get_value().asked_to_persist.replace(true)
    }

    fn show(self) {
        let state = self.inner.get_value().autosave.borrow().state().clone();
        if self.state.get_untracked() != state {
            self.state.set(state);
        }
    }
}

fn settings(library: &Library) -> Settings {
    Settings::parse(&library.settings().ok().flatten().unwrap_or_default())
}
