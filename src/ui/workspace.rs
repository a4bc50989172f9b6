//! The only bridge between the session and signals.
//!
//! Views read the document through a topic (one record, or one ordered list) and run again when an edit touches that
//! topic. Decisions are the core's; when and where to save is told to a listener, not known here.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::ui::markup::*;

use crate::browser::BrowserClock;
use crate::core::document::{Document, List, Topic};
use crate::core::edit::{Edit, EditError, Value};
use crate::core::model::{Field, Id, Key};
use crate::core::ports::Clock;
use crate::core::session::{Outcome, Session};

/// The open plan, as views see it. Copies are the same workspace.
#[derive(Clone, Copy)]
pub struct Workspace(StoredValue<Rc<Inner>>);

struct Inner {
    session: RefCell<Session>,
    /// The plan as it is worked on, while an earlier version of it is looked at.
    aside: RefCell<Option<Session>>,
    triggers: RefCell<HashMap<Topic, ArcTrigger>>,
    /// What edits touched since it was taken last.
    touched: RefCell<HashSet<Topic>>,
    /// Whoever wants to hear of each edit.
    listener: RefCell<Option<Listener>>,
    /// What can be undone changed.
    history: ArcTrigger,
    selection: ArcTrigger,
    /// Counts openings, so that views of another plan are mounted anew.
    opened: RwSignal<u32>,
    /// Counts changes.
    edits: RwSignal<u32>,
    /// Counts what was changed here, for whoever saves.
    written: RwSignal<u32>,
}

/// Hears what an edit touched.
type Listener = Rc<dyn Fn(&HashSet<Topic>)>;

impl Workspace {
    /// A workspace with this document open. The handle lives as long as the reactive owner that it is made under.
    pub fn new(document: Document, seed: u64) -> Self {
        Self(StoredValue::new(Rc::new(Inner {
            session: RefCell::new(Session::new(document, seed)),
            aside: RefCell::default(),
            triggers: RefCell::default(),
            touched: RefCell::default(),
            listener: RefCell::default(),
            history: ArcTrigger::new(),
            selection: ArcTrigger::new(),
            opened: RwSignal::new(0),
            edits: RwSignal::new(0),
            written: RwSignal::new(0),
        })))
    }

    /// Opens another document, with a history of its own.
    pub fn open(self, document: Document, seed: u64) {
        *self.0.get_value().aside.borrow_mut() = None;
        self.change(Session::new(document, seed));
    }

    /// Shows another document for a while; the open one is put aside with its history.
    pub fn look_at(self, document: Document, seed: u64) {
        let present = self.change(Session::new(document, seed));
        self.0.get_value().aside.borrow_mut().get_or_insert(present);
    }

    /// Reads the document that is worked on, also while another is looked at: the one to be saved.
    pub fn peek_present<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        let inner = self.0.get_value();
        let (aside, shown) = (inner.aside.borrow(), inner.session.borrow());
        read(aside.as_ref().unwrap_or(&shown).document())
    }

    /// Takes up again what was put aside.
    pub fn look_back(self) {
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
        inner.touched.borrow_mut().clear();
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

    /// Tracks edits that are to be saved: those made here.
    pub fn written(self) -> u32 {
        self.0.get_value().written.get()
    }

    /// Goes over to what the plan has become in another tab.
    pub fn follow(self, document: &Document) {
        let touched = self.0.get_value().session.borrow_mut().follow(document);
        self.notify(&touched);
    }

    /// Reads the document, and again whenever the topic is touched.
    pub fn read<T>(self, topic: Topic, read: impl FnOnce(&Document) -> T) -> T {
        self.track(topic);
        self.peek(read)
    }

    /// Reads the document, and again whenever the record is touched.
    pub fn record<T>(self, key: &Key, read: impl FnOnce(&Document) -> T) -> T {
        self.read(Topic::Record(key.clone()), read)
    }

    /// The ids of a list, and again whenever the list is touched.
    pub fn list(self, list: List) -> Vec<Id> {
        self.read(Topic::List(list.clone()), |document| document.list(&list).cloned().collect())
    }

    /// Subscribes to a topic.
    pub fn track(self, topic: Topic) {
        let inner = self.0.get_value();
        let trigger = inner.triggers.borrow_mut().entry(topic).or_insert_with(ArcTrigger::new).clone();
        trigger.track();
    }

    /// Reads the document as it is now, without subscribing.
    pub fn peek<T>(self, read: impl FnOnce(&Document) -> T) -> T {
        read(self.0.get_value().session.borrow().document())
    }

    /// Carries out an intent.
    pub fn edit(self, edit: Edit) -> Result<Outcome, EditError> {
        let inner = self.0.get_value();
        let outcome = inner.session.borrow_mut().edit(edit, BrowserClock.now_ms())?;
        self.wrote(&outcome.touched);
        Ok(outcome)
    }

    /// Sets one field of one record; whether a text was cut at its limit.
    pub fn set(self, key: &Key, field: Field, value: Value) -> Result<Outcome, EditError> {
        self.edit(Edit::Set { key: key.clone(), field, value })
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
    pub fn undo(self) -> bool {
        let touched = self.0.get_value().session.borrow_mut().undo();
        touched.map(|touched| self.wrote(&touched)).is_some()
    }

    /// Does again what was undone last. False if there is nothing.
    pub fn redo(self) -> bool {
        let touched = self.0.get_value().session.borrow_mut().redo();
        touched.map(|touched| self.wrote(&touched)).is_some()
    }

    /// What edits touched since this was asked last, or since the plan was opened. One may ask: the analysis.
    pub fn take_touched(self) -> HashSet<Topic> {
        std::mem::take(&mut *self.0.get_value().touched.borrow_mut())
    }

    /// Calls `then` after each edit with what it touched. One may listen: the page around the planner.
    pub fn listen(self, then: impl Fn(&HashSet<Topic>) + 'static) {
        *self.0.get_value().listener.borrow_mut() = Some(Rc::new(then));
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

    fn wrote(self, touched: &HashSet<Topic>) {
        self.notify(touched);
        if !touched.is_empty() {
            self.0.get_value().written.update(|count| *count = count.wrapping_add(1));
        }
    }

    fn notify(self, touched: &HashSet<Topic>) {
        if touched.is_empty() {
            return;
        }
        let inner = self.0.get_value();
        inner.touched.borrow_mut().extend(touched.iter().cloned());
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
        let listener = inner.listener.borrow().clone();
        if let Some(listener) = listener {
            listener(touched);
        }
    }
}
