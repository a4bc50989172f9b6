//! The only bridge between the session and signals.
//!
//! Views read the document through a topic (one record, or one ordered list) and run again when an edit touches that
//! topic. Whoever wants to hear of every edit listens. Decisions are the core's; when and where to save is not known
//! here.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::{Rc, Weak};

use crate::browser::BrowserClock;
use crate::core::document::{Document, List, Topic};
use crate::core::edit::{Edit, EditError};
use crate::core::model::{Id, Key};
use crate::core::ports::Clock;
use crate::core::session::{Outcome, Session};
use crate::ui::kit::markup::*;

/// The open plan, as views see it. Copies are the same workspace.
#[derive(Clone, Copy)]
pub struct Workspace(StoredValue<Rc<Inner>>);

struct Inner {
    session: RefCell<Session>,
    /// The plan as it is worked on, while an earlier version of it is looked at.
    aside: RefCell<Option<Session>>,
    triggers: RefCell<HashMap<Topic, ArcTrigger>>,
    /// Whoever wants to hear of each edit, by the number of its subscription.
    listeners: RefCell<Vec<(u32, Listener)>>,
    /// Counts subscriptions.
    subscribed: Cell<u32>,
    /// What can be undone changed.
    history: ArcTrigger,
    selection: ArcTrigger,
    /// Counts openings, so that views of another plan are mounted anew.
    opened: RwSignal<u32>,
    /// Counts changes.
    edits: RwSignal<u32>,
}

/// Hears where an edit came from and what it touched.
type Listener = Rc<dyn Fn(Origin, &HashSet<Topic>)>;

/// Where an edit comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Whoever uses the planner here.
    Person,
    /// The page around the planner.
    Script,
    /// Another tab, which has saved it.
    OtherTab,
}

/// Somebody who listens to edits, until this is dropped.
pub struct Subscription {
    workspace: Weak<Inner>,
    number: u32,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(inner) = self.workspace.upgrade() {
            inner.listeners.borrow_mut().retain(|(number, _)| *number != self.number);
        }
    }
}

impl Workspace {
    /// A workspace with this document open. The handle lives as long as the reactive owner that it is made under.
    pub fn new(document: Document, seed: u64) -> Self {
        Self(StoredValue::new(Rc::new(Inner {
            session: RefCell::new(Session::new(document, seed)),
            aside: RefCell::default(),
            triggers: RefCell::default(),
            listeners: RefCell::default(),
            subscribed: Cell::default(),
            history: ArcTrigger::new(),
            selection: ArcTrigger::new(),
            opened: RwSignal::new(0),
            edits: RwSignal::new(0),
        })))
    }

    /// Opens another document, with a history of its own.
    pub fn open(self, document: Document, seed: u64) {
        *self.0.get_value().aside.borrow_mut() = None;
        self.change(Session::new(document, seed));
    }

    /// Shows another document for a while; the open one is put aside with its history.
    pub fn show_version(self, document: Document, seed: u64) {
        let present = self.change(Session::new(document, seed));
        self.0.get_value().aside.borrow_mut().get_or_insert(present);
    }

    /// Reads the document that is worked on, also while another is looked at: the one to be saved.
    pub fn working_document<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        let inner = self.0.get_value();
        let (aside, shown) = (inner.aside.borrow(), inner.session.borrow());
        read(aside.as_ref().unwrap_or(&shown).document())
    }

    /// Takes up again what was put aside.
    pub fn leave_version(self) {
        let aside = self.0.get_value().aside.borrow_mut().take();
        if let Some(session) = aside {
            self.change(session);
        }
    }

    /// Puts a session in place of the present one, and gives that.
    fn change(self, session: Session) -> Session {
        let inner = self.0.get_value();
        let before = inner.session.replace(session);
        inner.triggers.borrow_mut().clear();
        inner.opened.update(|count| *count += 1);
        inner.history.notify();
        inner.selection.notify();
        before
    }

    /// Tracks which plan is open.
    pub fn opened(self) -> u32 {
        self.0.get_value().opened.get()
    }

    /// Tracks edits: a number that changes with each.
    pub fn edits(self) -> u32 {
        self.0.get_value().edits.get()
    }

    /// Goes over to what the plan has become in another tab.
    pub fn follow(self, document: &Document) {
        let touched = self.0.get_value().session.borrow_mut().follow(document);
        self.notify(Origin::OtherTab, &touched);
    }

    /// Reads the document, and again whenever the topic is touched.
    pub fn tracked<T>(self, topic: Topic, read: impl FnOnce(&Document) -> T) -> T {
        self.track(topic);
        self.untracked(read)
    }

    /// Reads the document, and again whenever the record is touched.
    pub fn record<T>(self, key: &Key, read: impl FnOnce(&Document) -> T) -> T {
        self.tracked(Topic::Record(key.clone()), read)
    }

    /// The ids of a list, and again whenever the list is touched.
    pub fn list(self, list: List) -> Vec<Id> {
        self.tracked(Topic::List(list.clone()), |document| document.list(&list).cloned().collect())
    }

    /// Subscribes to a topic.
    pub fn track(self, topic: Topic) {
        let inner = self.0.get_value();
        let trigger = inner.triggers.borrow_mut().entry(topic).or_default().clone();
        trigger.track();
    }

    /// Reads the document as it is now, without subscribing.
    pub fn untracked<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        read(self.0.get_value().session.borrow().document())
    }

    /// Carries out an intent.
    pub fn edit(self, edit: Edit, from: Origin) -> Result<Outcome, EditError> {
        let inner = self.0.get_value();
        let outcome = inner.session.borrow_mut().edit(edit, BrowserClock.now_ms())?;
        self.notify(from, &outcome.touched);
        Ok(outcome)
    }

    /// Makes several edits one entry of the history.
    pub fn gesture<T>(self, edits: impl FnOnce() -> T) -> T {
        let inner = self.0.get_value();
        inner.session.borrow_mut().begin_gesture();
        let result = edits();
        inner.session.borrow_mut().end_gesture();
        result
    }

    /// Takes the last edit back. False if there is none.
    pub fn undo(self, from: Origin) -> bool {
        let touched = self.0.get_value().session.borrow_mut().undo();
        touched.map(|touched| self.notify(from, &touched)).is_some()
    }

    /// Does again what was undone last. False if there is nothing.
    pub fn redo(self, from: Origin) -> bool {
        let touched = self.0.get_value().session.borrow_mut().redo();
        touched.map(|touched| self.notify(from, &touched)).is_some()
    }

    /// Calls `then` after each edit with where it came from and what it touched, until the guard is dropped. Any
    /// number may listen.
    #[must_use]
    pub fn listen(self, then: impl Fn(Origin, &HashSet<Topic>) + 'static) -> Subscription {
        let inner = self.0.get_value();
        let number = inner.subscribed.get();
        inner.subscribed.set(number + 1);
        inner.listeners.borrow_mut().push((number, Rc::new(then)));
        Subscription { workspace: Rc::downgrade(&inner), number }
    }

    /// Whether there is something to undo, and again whenever that may have changed.
    pub fn can_undo(self) -> bool {
        let inner = self.0.get_value();
        inner.history.track();
        inner.session.borrow().can_undo()
    }

    /// Whether there is something to do again.
    pub fn can_redo(self) -> bool {
        let inner = self.0.get_value();
        inner.history.track();
        inner.session.borrow().can_redo()
    }

    /// The selected step, and again whenever another is.
    pub fn selected(self) -> Option<Id> {
        let inner = self.0.get_value();
        inner.selection.track();
        inner.session.borrow().selected().cloned()
    }

    /// Selects a step, or none.
    pub fn select(self, step: Option<Id>) {
        let inner = self.0.get_value();
        if inner.session.borrow().selected() != step.as_ref() {
            inner.session.borrow_mut().select(step);
            inner.selection.notify();
        }
    }

    fn notify(self, from: Origin, touched: &HashSet<Topic>) {
        if touched.is_empty() {
            return;
        }
        let inner = self.0.get_value();
        // Triggers run effects, which may read the session: no borrow is held while they do.
        let triggers: Vec<ArcTrigger> = {
            let known = inner.triggers.borrow();
            touched.iter().filter_map(|topic| known.get(topic).cloned()).collect()
        };
        for trigger in triggers {
            trigger.notify();
        }
        inner.history.notify();
        inner.selection.notify();
        inner.edits.update(|count| *count = count.wrapping_add(1));
        // Nor while they listen: who hears of an edit may begin or end to listen.
        let listeners: Vec<Listener> = inner.listeners.borrow().iter().map(|(_, then)| then.clone()).collect();
        for listener in listeners {
            listener(from, touched);
        }
    }
}
