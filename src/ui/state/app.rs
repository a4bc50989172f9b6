//! What all views share: the open plan and what is around it, each in a part of its own.

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
use crate::core::edit::{Edit, EditError, Value};
use crate::core::model::{Field, Id, Ids, Key, Language, Plan, limit};
use crate::core::ports::Entropy;
use crate::core::session::Outcome;
use crate::core::text::{Messages, fill, messages, tell};
use crate::ui::kit::markup::*;

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
    /// The plan of the page around, as its author meant it.
    original: StoredValue<Option<Document>>,
    language: RwSignal<Language>,
}

impl App {
    /// On the planner's own site the address bar says what to show, in somebody else's page the element's attributes
    /// do. Opens nothing yet. The texts of the language are here.
    pub fn new(host: Host, language: Language) -> Self {
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
            original: StoredValue::default(),
            language: RwSignal::new(language),
        }
    }

    /// The plan of the page around, as its author meant it.
    pub fn original(self) -> Option<Document> {
        self.original.get_value()
    }

    /// Keeps the plan of the page around, as its author meant it.
    pub fn set_original(self, document: Document) {
        self.original.set_value(Some(document));
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
        if self.is_read_only() { None } else { self.carry_out(edit, Origin::Person) }
    }

    /// As `edit`, for the page around the planner, which may change the plan whoever reads it.
    pub fn edit_unrestricted(self, edit: Edit) -> Option<Outcome> {
        self.carry_out(edit, Origin::Script)
    }

    fn carry_out(self, edit: Edit, from: Origin) -> Option<Outcome> {
        let t = self.texts();
        match self.workspace.edit(edit, from) {
            Ok(outcome) => {
                if outcome.cut {
                    self.overlay.say(t.text_cut);
                }
                Some(outcome)
            }
            Err(error) => {
                let text = match error {
                    EditError::Gone(_) => t.error_gone.to_owned(),
                    EditError::NoSuchField(kind, field) => format!("{kind:?}.{}", field.key()),
                    EditError::Full(kind) => fill(t.error_full, &[&limit(kind).to_string()]),
                    EditError::LastPhase => t.error_last_phase.to_owned(),
                };
                self.overlay.say(&text);
                None
            }
        }
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
            self.workspace.undo(Origin::Person);
        };
        let edit = untrack(|| self.workspace.edits());
        self.overlay.show(Toast::offer(text, self.texts().undo, undo).about(edit));
    }
}
