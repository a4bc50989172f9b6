//! What all views share: the workspace, where the visitor is, which language, and what floats above.

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::catalogue::Catalogues;
use super::dialogs::Dialog;
use super::findings::Findings;
use super::keeper::Keeper;
use super::toast::Toast;
use super::views::map::MapState;
use super::workspace::Workspace;
use crate::browser::{BrowserEntropy, document, focus_first, focus_soon, locale, window};
use crate::core::address::{self, Address, Unknown, View};
use crate::core::document::Document;
use crate::core::edit::{Edit, EditError, Value};
use crate::core::model::{Field, Id, Ids, Key, Language, Plan};
use crate::core::ports::Entropy;
use crate::core::session::Outcome;
use crate::core::text::{Messages, fill, messages};

/// Everything that a view needs. Copies are the same app.
#[derive(Clone, Copy)]
pub struct App {
    pub workspace: Workspace,
    pub keeper: Keeper,
    pub address: RwSignal<Address>,
    /// Whether the visitor has gone anywhere yet: until then the focus is the browser's affair.
    travelled: StoredValue<bool>,
    pub language: RwSignal<Language>,
    pub toast: RwSignal<Option<Toast>>,
    pub dialog: RwSignal<Option<Dialog>>,
    /// The journey that the map shows; the first of the plan if none was chosen or it is gone.
    pub journey: RwSignal<Option<Id>>,
    pub map: MapState,
    pub findings: Findings,
    /// Records that somebody was sent to, until the view that shows them takes them up.
    pub sought: RwSignal<Vec<Key>>,
    /// The chapter and task of the guide that somebody was sent off to do; its bar goes along.
    pub guide: RwSignal<Option<(usize, usize)>>,
    /// Whether the catalogues of channels and measures have come.
    pub catalogues: RwSignal<Catalogues>,
    /// The example plans that were fetched, by file name.
    pub examples: StoredValue<HashMap<String, String>>,
    /// Words for screen readers about what has just happened.
    pub spoken: RwSignal<String>,
}

impl App {
    /// Reads the address and the visitor's languages; opens nothing yet.
    pub fn start() -> Self {
        let location = window().location();
        let preferred = locale::preferred();
        let language = address::language(&location.search().unwrap_or_default(), preferred.iter().map(String::as_str));
        let (address, told) = located(language);
        let mut ids = Ids::new(BrowserEntropy.random());
        Self {
            workspace: Workspace::new(Document::new(Plan::new(ids.next_id())), BrowserEntropy.random()),
            keeper: Keeper::new(),
            address: RwSignal::new(address),
            travelled: StoredValue::new(false),
            language: RwSignal::new(language),
            toast: RwSignal::new(told),
            dialog: RwSignal::new(None),
            journey: RwSignal::new(None),
            map: MapState::new(),
            findings: Findings::new(),
            sought: RwSignal::new(Vec::new()),
            guide: RwSignal::new(None),
            catalogues: RwSignal::new(Catalogues::Coming),
            examples: StoredValue::default(),
            spoken: RwSignal::new(String::new()),
        }
    }

    /// The texts in the visitor's language. Not tracked: a change of language mounts all views anew.
    pub fn t(self) -> &'static Messages {
        messages(self.language.get_untracked())
    }

    /// The language, not tracked.
    pub fn lang(self) -> Language {
        self.language.get_untracked()
    }

    /// Goes to an address; the browser's "back" leads back here.
    pub fn go(self, to: &Address) {
        if self.address.get_untracked() == *to {
            return;
        }
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&to.fragment()));
        }
        self.travelled.set_value(true);
        self.arrive(to.clone());
    }

    /// Goes to an address in place of the present one.
    pub fn go_instead(self, to: &Address) {
        rewrite(to);
        self.arrive(to.clone());
    }

    /// Goes where the browser's address bar leads: a link, "back", or something typed.
    pub fn follow_bar(self) {
        let (address, told) = located(self.lang());
        if told.is_some() {
            self.toast.set(told);
        }
        self.travelled.set_value(true);
        self.arrive(address);
    }

    /// Shows what is at an address. Where that is another view, its heading gets the focus, so that the keyboard goes on
    /// from there and screen readers tell where one is; unless something else of the view takes it.
    fn arrive(self, to: Address) {
        let moves = self.travelled.get_value() && self.address.with_untracked(|from| shown(from) != shown(&to));
        let before = document().active_element();
        self.address.set(to);
        if !moves {
            return;
        }
        let focus = Closure::once_into_js(move || {
            let active = document().active_element();
            let taken = active != before && active.is_some_and(|active| active.closest("main, dialog").is_ok_and(|around| around.is_some()));
            if !taken && !self.map.awaits_focus() {
                focus_first("main h1");
            }
        });
        let _ = window().request_animation_frame(focus.unchecked_ref());
    }

    /// The open plan's address in one of its views.
    pub fn view_address(self, view: View) -> Address {
        Address::Plan { id: self.workspace.peek(|document| document.plan().id.clone()), view }
    }

    /// Switches the language, here and in the address, so that a reload keeps it without any storage. A message in the
    /// former language goes; the focus is where one can switch back.
    pub fn speak(self, language: Language) {
        let location = window().location();
        if let (Ok(history), Ok(fragment)) = (window().history(), location.hash()) {
            let address = format!("?lang={}{fragment}", language.key());
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
        self.toast.set(None);
        self.spoken.set(String::new());
        self.language.set(language);
        // The button that was clicked is gone with all else that was mounted.
        focus_soon(".language");
    }

    /// Carries out an intent, and tells the visitor if it can't be or if a text was cut.
    pub fn edit(self, edit: Edit) -> Option<Outcome> {
        let t = self.t();
        match self.workspace.edit(edit) {
            Ok(outcome) => {
                if outcome.cut {
                    self.toast.set(Some(Toast::say(t.text_cut)));
                }
                Some(outcome)
            }
            Err(error) => {
                let text = match error {
                    EditError::Gone(_) => t.error_gone.to_owned(),
                    EditError::NoSuchField(kind, field) => format!("{kind:?}.{}", field.key()),
                    EditError::Full(kind) => fill(t.error_full, &[&crate::core::model::limit(kind).to_string()]),
                    EditError::LastPhase => t.error_last_phase.to_owned(),
                };
                self.toast.set(Some(Toast::say(&text)));
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
            let text = fill(self.t().removed, &[what]);
            self.say(&text);
            self.toast.set(Some(Toast::undo_edit(self, &text)));
        }
    }

    /// Says something to screen readers only. Words that were said just before differ by a space that nobody hears: what
    /// is the same as before would not be said again.
    pub fn say(self, text: &str) {
        let again = self.spoken.with_untracked(|spoken| spoken == text);
        self.spoken.set(if again { format!("{text}\u{a0}") } else { text.to_owned() });
    }

    /// The journey that the map shows. Tracked.
    pub fn current_journey(self) -> Option<Id> {
        let chosen = self.journey.get();
        let journeys = self.workspace.list(crate::core::document::List::Journeys);
        chosen.filter(|id| journeys.contains(id)).or_else(|| journeys.first().cloned())
    }
}

/// What is shown at an address: the list of plans, or a plan in one of its views.
fn shown(address: &Address) -> Option<(&Id, View)> {
    match address {
        Address::Plan { id, view } => Some((id, *view)),
        Address::Plans | Address::Example(_) | Address::Share(_) => None,
    }
}

/// The address in the browser's bar. One that leads nowhere is corrected there, and there is a word about it.
fn located(language: Language) -> (Address, Option<Toast>) {
    match Address::parse(&window().location().hash().unwrap_or_default()) {
        Ok(address) => (address, None),
        Err(Unknown { instead }) => {
            rewrite(&instead);
            let t = messages(language);
            let text = if instead == Address::Plans { t.address_unknown } else { t.view_unknown };
            (instead, Some(Toast::say(text)))
        }
    }
}

/// Puts an address into the browser's bar in place of the present one.
fn rewrite(address: &Address) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address.fragment()));
    }
}
