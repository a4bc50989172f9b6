//! What all views share: the open plan and what is around it, each in a part of its own.
//!
//! Whoever only looks at a plan needs nothing of what edits, stores and opens plans: that is the `Editor`, whose code
//! comes when it is wanted.

use std::any::Any;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use super::access::Access;
use super::fetched::Fetched;
use super::findings::Findings;
use super::host::Host;
use super::map::MapState;
use super::navigation::{Navigation, address_in_bar};
use super::overlay::{Overlay, Toast};
use super::plan_lock::PlanLock;
use super::saving::Saving;
use super::workspace::{Origin, Workspace};
use crate::browser::BrowserEntropy;
use crate::core::address::{Address, Mode, View};
use crate::core::document::{Document, List};
use crate::core::edit::{Edit, Value};
use crate::core::exchange::ImportError;
use crate::core::lanes::Lane;
use crate::core::model::{Field, Id, Ids, Key, Language, Plan, Score};
use crate::core::ports::Entropy;
use crate::core::session::Outcome;
use crate::core::text::{Messages, messages, tell};
use crate::ui::kit::markup::*;

/// What edits plans, stores them and opens them from where they are stored. What a plan that is only looked at must not
/// carry is named by the one that is this (`shell/editing.rs`), and by nobody who has it at hand as this trait.
pub trait Editor {
    /// Has begun to save what is edited, and to hear of what only concerns whoever edits, until the guards are dropped.
    fn begin(&self, app: App) -> Box<dyn Any>;
    /// Reads a plan file.
    fn read(&self, text: &str) -> Result<Document, ImportError>;
    /// Saves what is unsaved; the planner ends.
    fn end(&self, app: App);
    /// Has brought what the first view could do without.
    fn rest(&self, app: App);
    /// Carries out an intent, and tells the visitor if it can't be or if a text was cut.
    fn edit(&self, app: App, edit: Edit, from: Origin) -> Option<Outcome>;
    /// Takes the last edit back. False if there is none.
    fn undo(&self, app: App, from: Origin) -> bool;
    /// Does again what was undone last. False if there is nothing.
    fn redo(&self, app: App, from: Origin) -> bool;
    /// Shows a plan in somebody else's page, or the copy of it that the reader has kept.
    fn open_embedded(&self, app: App, document: Document);
    /// Shows the author's plan again. What the reader had made of it goes to the bin.
    fn show_original(&self, app: App);
    /// Takes part in who edits the open plan.
    fn join(&self, app: App);
    /// Gives the plan out as a plan file.
    fn export(&self, app: App);
    /// Takes in a file, after the visitor has seen what is in it.
    fn import_file(&self, app: App, file: web_sys::File);
    /// Takes in a text that was pasted.
    fn import_text(&self, app: App, text: String);
    /// Shows a plan that came in a link, with a message about that.
    fn open_shared(&self, app: App, document: Document, said: &str);
    /// What is above the views on the planner's own site.
    fn head(&self, app: App) -> AnyView;
    /// The plan's title, how its saving goes, and what can be done with it as a whole.
    fn plan_head(&self, app: App) -> AnyView;
    /// The stored plans.
    fn plans(&self, app: App) -> AnyView;
    /// Does something to a step.
    fn act(&self, app: App, act: StepAct);
    /// Adds a journey and shows it.
    fn add_journey(&self, app: App);
    /// What is being typed in the map now, to go on with it in the map's other layout.
    fn typing(&self, app: App) -> Option<Box<dyn FnOnce()>>;
    /// What a lane of the map holds for a step, to edit; `done` is called when that ends.
    fn cell(&self, app: App, lane: &'static Lane, key: &Key, done: Option<Arc<dyn Fn() + Send + Sync>>) -> AnyView;
    /// The control of a text.
    fn control(&self, app: App, key: &Key, field: Field, shape: TextShape) -> AnyView;
}

/// What can be done to a step.
pub enum StepAct {
    /// Adds one after the selected one, or in the first phase.
    Add,
    /// Adds one at a place.
    AddAt {
        journey: Id,
        phase: Id,
        before: Option<Id>,
    },
    /// Rates it, or takes its rating away.
    Rate(Key, Option<Score>),
    /// Rates the selected one; 0 takes the rating away.
    RateSelected(u8),
    /// Marks it as a moment of truth, or takes the mark away.
    ToggleMomentOfTruth(Key),
    ToggleMomentOfTruthOfSelected,
    /// Moves it one place earlier or later.
    Shift {
        id: Id,
        later: bool,
    },
    ShiftSelected {
        later: bool,
    },
    /// Removes it, and offers to undo that.
    Delete(Key),
    /// Takes away what it has in this lane.
    Empty(Key, usize),
    DeleteSelected,
    /// It was moved by hand: says where it stands now.
    Moved(Id),
}

/// How the control of a text looks, with a hint at what belongs there.
#[derive(Clone, Copy)]
pub enum TextShape {
    /// One line that wraps, with its label.
    Line(&'static str, &'static str),
    /// Several lines.
    Area(&'static str),
}

/// What comes of fetching the editor: none if it can't be had.
pub type ComingEditor = Pin<Box<dyn Future<Output = Option<&'static dyn Editor>>>>;

/// The editor, once it is here.
struct Editing {
    editor: Option<&'static dyn Editor>,
    bring: fn() -> ComingEditor,
    guards: Option<Box<dyn Any>>,
}

/// Everything that a view needs. Copies are the same app.
#[derive(Clone, Copy)]
pub struct App {
    /// The element and the page around.
    pub host: Host,
    /// The open plan.
    pub workspace: Workspace,
    /// What may be done with it.
    pub access: Access,
    /// Which tab edits it.
    pub plan_lock: PlanLock,
    /// The stored plans, and how the saving goes.
    pub saving: Saving,
    /// Where the visitor is.
    pub navigation: Navigation,
    /// What floats above the views.
    pub overlay: Overlay,
    /// What the map remembers.
    pub map: MapState,
    /// The plan's weak points.
    pub findings: Findings,
    /// What comes after the first view.
    pub fetched: Fetched,
    editing: StoredValue<Rc<RefCell<Editing>>>,
    /// The plan of the page around, as its author meant it.
    original: StoredValue<Option<Document>>,
    language: RwSignal<Language>,
}

impl App {
    /// On the planner's own site the address bar says what to show, in somebody else's page the element's attributes
    /// do. Opens nothing yet. The texts of the language are here. `bring` fetches the editor.
    pub fn new(host: Host, language: Language, bring: fn() -> ComingEditor) -> Self {
        let plan = Plan::new(Ids::new(BrowserEntropy.random()).next_id());
        let (address, told) = if host.has_library() {
            address_in_bar(language)
        } else {
            (Address::Plan { id: plan.id.clone(), view: host.view() }, None)
        };
        let (map, plan_lock) = (MapState::new(), PlanLock::new());
        Self {
            host,
            workspace: Workspace::new(Document::new(plan), BrowserEntropy.random()),
            access: Access::new(host.mode(), plan_lock),
            plan_lock,
            saving: Saving::new(host.keeps()),
            navigation: Navigation::new(host, map, address),
            overlay: Overlay::new(told),
            map,
            findings: Findings::new(),
            fetched: Fetched::new(),
            editing: StoredValue::new(Rc::new(RefCell::new(Editing { editor: None, bring, guards: None }))),
            original: StoredValue::default(),
            language: RwSignal::new(language),
        }
    }

    /// What edits the plan, if it is here: it is where anything can be edited or is kept.
    pub fn editor(self) -> Option<&'static dyn Editor> {
        self.editing.get_value().borrow().editor
    }

    /// The editor is here.
    pub fn equip(self, editor: &'static dyn Editor) {
        let editing = self.editing.get_value();
        if editing.borrow().editor.is_none() {
            editing.borrow_mut().editor = Some(editor);
            let guards = editor.begin(self);
            editing.borrow_mut().guards = Some(guards);
        }
    }

    /// Has the editor fetched, and tells whether it is here then.
    pub async fn bring_editor(self) -> bool {
        if self.editor().is_some() {
            return true;
        }
        let coming = (self.editing.get_value().borrow().bring)();
        let editor = coming.await.filter(|_| self.host.is_mounted());
        if let Some(editor) = editor {
            self.equip(editor);
        }
        editor.is_some()
    }

    /// Does what takes the editor: at once if it is here, else once it has come.
    pub fn with_editor(self, act: impl FnOnce(&'static dyn Editor) + 'static) {
        match self.editor() {
            Some(editor) => act(editor),
            None => spawn_local(async move {
                let here = self.bring_editor().await;
                match self.editor().filter(|_| here) {
                    Some(editor) => act(editor),
                    None if self.host.is_mounted() => self.overlay.say(self.texts().part_missing),
                    None => {}
                }
            }),
        }
    }

    /// Ends what the editor has begun.
    pub fn end_editing(self) {
        if let Some(editor) = self.editor() {
            editor.end(self);
        }
        self.editing.get_value().borrow_mut().guards = None;
    }

    /// The plan of the page around, as its author meant it.
    pub fn original(self) -> Option<Document> {
        self.original.get_value()
    }

    /// Opens the plan of the page around. Where plans are kept or edited that is the editor's.
    pub fn open_embedded(self, document: Document) {
        match self.editor() {
            Some(editor) => editor.open_embedded(self, document),
            None => {
                self.workspace.open(document, BrowserEntropy.random());
                self.show_embedded();
            }
        }
    }

    /// Keeps the plan of the page around as its author meant it.
    pub fn set_original(self, document: Document) {
        self.original.set_value(Some(document));
    }

    /// Shows the plan of the page around, which is open by now.
    pub fn show_embedded(self) {
        self.navigation.choose_journey(self.host.attribute("journey").and_then(|id| Id::new(&id)));
        self.replace_address(&self.view_address(self.host.view()));
    }

    /// The texts in the visitor's language. Not tracked: a change of language mounts all views anew.
    pub fn texts(self) -> &'static Messages {
        messages(self.language())
    }

    /// The language. Not tracked.
    pub fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// The language. Tracked: for what stays when all views are mounted anew.
    pub fn language_tracked(self) -> Language {
        self.language.get()
    }

    /// Shows all in a language that the page around has, and whose texts are here.
    pub fn follow_language(self, language: Language) {
        self.language.set(language);
    }

    /// Switches the language, whose texts are here, also in the address. A message in the former language goes; the
    /// focus is where one can switch back.
    pub fn set_language(self, language: Language) {
        self.host.keep_language(language);
        self.overlay.clear_words();
        self.language.set(language);
        // The button that was clicked is gone with all else that was mounted.
        self.host.focus_soon(".language");
    }

    /// Goes to an address; the browser's "back" leads back here.
    pub fn navigate(self, to: &Address) {
        self.navigation.navigate(to);
    }

    /// Goes to an address in place of the present one.
    pub fn replace_address(self, to: &Address) {
        self.navigation.replace_address(to);
    }

    /// The open plan's address in one of its views.
    pub fn view_address(self, view: View) -> Address {
        Address::Plan { id: self.workspace.untracked(|document| document.plan().id.clone()), view }
    }

    /// The journey that the map shows: the one that was chosen, else the first of the plan. Tracked.
    pub fn current_journey(self) -> Option<Id> {
        let chosen = self.navigation.chosen_journey();
        let journeys = self.workspace.list(List::Journeys);
        chosen.filter(|id| journeys.contains(id)).or_else(|| journeys.first().cloned())
    }

    /// Whether the visitor may change the plan. Tracked.
    pub fn can_edit(self) -> bool {
        self.access.mode() == Mode::Edit
    }

    /// Whether the visitor may only read, or look. Not tracked: another mode mounts all views anew.
    pub fn is_read_only(self) -> bool {
        untrack(|| !self.can_edit())
    }

    /// Whether the visitor may only look at the one view that the page shows. Not tracked.
    pub fn is_view_only(self) -> bool {
        untrack(|| self.access.mode()) == Mode::View
    }

    /// Carries out an intent, and tells the visitor if it can't be or if a text was cut. Whoever only reads changes
    /// nothing.
    pub fn edit(self, edit: Edit) -> Option<Outcome> {
        if self.is_read_only() { None } else { self.editor()?.edit(self, edit, Origin::Person) }
    }

    /// As `edit`, for the page around the planner, which may change the plan whoever reads it.
    pub fn edit_unrestricted(self, edit: Edit) -> Option<Outcome> {
        self.editor()?.edit(self, edit, Origin::Script)
    }

    /// Takes the last edit back. False if there is none.
    pub fn undo(self, from: Origin) -> bool {
        self.editor().is_some_and(|editor| editor.undo(self, from))
    }

    /// Does again what was undone last. False if there is nothing.
    pub fn redo(self, from: Origin) -> bool {
        self.editor().is_some_and(|editor| editor.redo(self, from))
    }

    /// Sets one field of one record.
    pub fn set(self, key: &Key, field: Field, value: Value) -> Option<Outcome> {
        self.edit(Edit::Set { key: key.clone(), field, value })
    }

    /// Removes a record and offers to undo that.
    pub fn remove(self, key: &Key, what: &str) {
        if self.edit(Edit::Remove(key.clone())).is_some() {
            let text = tell(self.texts().removed, &[what]);
            self.overlay.announce(&text);
            self.offer_undo_of_edit(&text);
        }
    }

    /// Shows a message with an "undo" button.
    pub fn offer_undo(self, text: &str, undo: impl Fn() + Send + Sync + 'static) {
        self.overlay.show(Toast::offer(text, self.texts().undo, undo));
    }

    /// Shows a message about the last edit, with a button that takes it back. It goes when something else is edited.
    pub fn offer_undo_of_edit(self, text: &str) {
        let undo = move || {
            self.undo(Origin::Person);
        };
        let edit = untrack(|| self.workspace.edits());
        self.overlay.show(Toast::offer(text, self.texts().undo, undo).about(edit));
    }
}
