//! What all views share: the workspace, where the visitor is, which language, and what floats above.

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::banner::Showing;
use super::catalogue::Catalogues;
use super::dialogs::Dialog;
use super::findings::Findings;
use super::host::{Host, Mode};
use super::keeper::Keeper;
use super::tabs::Tabs;
use super::toast::Toast;
use super::views::map::MapState;
use super::workspace::Workspace;
use crate::browser::{BrowserEntropy, active_beside, focus_first, locale, next_frame, window};
use crate::core::address::{self, Address, Unknown, View};
use crate::core::document::Document;
use crate::core::edit::{Edit, EditError, Value};
use crate::core::knowledge;
use crate::core::library::Head;
use crate::core::model::{Field, Id, Ids, Key, Language, Plan};
use crate::core::ports::Entropy;
use crate::core::session::Outcome;
use crate::core::text::{Messages, fill, messages, tell};
use crate::ui::kit::closures::memo;

/// Everything that a view needs. Copies are the same app.
#[derive(Clone, Copy)]
pub struct App {
    pub host: Host,
    /// What the visitor may do now.
    pub mode: Memo<Mode>,
    /// What the visitor may do with a plan of one's own: what is edited in another tab, or an earlier version, is only
    /// read.
    pub meant: RwSignal<Mode>,
    /// What of the plan is shown.
    pub showing: RwSignal<Showing>,
    pub tabs: Tabs,
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
    /// The plan of the page around, as its author meant it.
    pub original: StoredValue<Option<Document>, LocalStorage>,
    /// Words for screen readers about what has just happened.
    pub spoken: RwSignal<String>,
}

impl App {
    /// On the planner's own site the address bar and the visitor's languages say what to show, in somebody else's page
    /// the element's attributes do. Opens nothing yet.
    pub fn start(host: Host) -> Self {
        let preferred = locale::preferred();
        let preferred = preferred.iter().map(String::as_str);
        let plan = Plan::new(Ids::new(BrowserEntropy.random()).next_id());
        let (language, (address, told)) = if host.has_library() {
            let language = address::language(&window().location().search().unwrap_or_default(), preferred);
            (language, located(language))
        } else {
            let language = host.language().unwrap_or_else(|| address::language("", preferred));
            (language, (Address::Plan { id: plan.id.clone(), view: host.view() }, None))
        };
        let (meant, showing, tabs) = (RwSignal::new(host.mode()), RwSignal::new(Showing::Present), Tabs::new());
        let edits = move || showing.with(|showing| *showing == Showing::Present) && tabs.role().edits();
        Self {
            host,
            mode: memo(move || if meant.get() == Mode::Edit && !edits() { Mode::Explore } else { meant.get() }),
            meant,
            showing,
            tabs,
            workspace: Workspace::new(Document::new(plan), BrowserEntropy.random()),
            keeper: Keeper::new(host.keeps()),
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
            catalogues: RwSignal::new(if knowledge::loaded() { Catalogues::Here } else { Catalogues::Coming }),
            examples: StoredValue::default(),
            original: StoredValue::new_local(None),
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
        if self.host.has_library()
            && let Ok(history) = window().history()
        {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&to.fragment()));
        }
        self.travelled.set_value(true);
        self.arrive(to.clone());
    }

    /// Goes to an address in place of the present one.
    pub fn go_instead(self, to: &Address) {
        if self.host.has_library() {
            rewrite(to);
        }
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

    /// Shows what is at an address. Where that is another view, its heading gets the focus, so that the keyboard goes
    /// on from there and screen readers tell where one is; unless something else of the view takes it.
    fn arrive(self, to: Address) {
        let moves = self.travelled.get_value() && self.address.with_untracked(|from| shown(from) != shown(&to));
        let place = self.host.place();
        let before = active_beside(&place);
        self.address.set(to);
        if !moves {
            return;
        }
        next_frame(move || {
            let active = active_beside(&place);
            let taken = active != before
                && active.is_some_and(|active| active.closest(".view, dialog").is_ok_and(|around| around.is_some()));
            if self.host.is_there() && !taken && !self.map.awaits_focus() {
                focus_first(&place, ".view h1");
            }
        });
    }

    /// Another plan is open now: stored as this generation, or not at all.
    pub fn opened(self, head: Option<Head>) {
        self.keeper.opened(head);
        self.host.hold("", None);
        self.showing.set(Showing::Present);
        self.share_tabs();
    }

    /// Takes part in who edits the open plan, if it is to be edited and kept.
    pub fn share_tabs(self) {
        if self.keeper.keeps() && self.meant.get_untracked() == Mode::Edit {
            let id = self.workspace.peek(|document| document.plan().id.clone());
            self.tabs.enter(self, id.as_str());
        }
    }

    /// The open plan's address in one of its views.
    pub fn view_address(self, view: View) -> Address {
        Address::Plan { id: self.workspace.peek(|document| document.plan().id.clone()), view }
    }

    /// Switches the language, here and in the address, so that a reload keeps it without any storage. A message in the
    /// former language goes; the focus is where one can switch back.
    pub fn speak(self, language: Language) {
        let location = window().location();
        if self.host.has_library()
            && let (Ok(history), Ok(fragment)) = (window().history(), location.hash())
        {
            let address = format!("?lang={}{fragment}", language.key());
            let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
        self.toast.set(None);
        self.spoken.set(String::new());
        self.language.set(language);
        // The button that was clicked is gone with all else that was mounted.
        self.focus_soon(".language");
    }

    /// Gives the focus to the first element that fits the selector, once what is being changed now has been drawn.
    pub fn focus_soon(self, selector: impl Into<String>) {
        let (place, selector) = (self.host.place(), selector.into());
        next_frame(move || focus_first(&place, &selector));
    }

    /// Whether the visitor may change the plan. Tracked.
    pub fn edits(self) -> bool {
        self.mode.get() == Mode::Edit
    }

    /// Whether the visitor may only read, or look. Not tracked: another mode mounts all views anew.
    pub fn reads(self) -> bool {
        untrack(|| !self.edits())
    }

    /// Whether the visitor may only look at the one view that the page shows. Not tracked.
    pub fn looks(self) -> bool {
        self.mode.get_untracked() == Mode::View
    }

    /// Carries out an intent, and tells the visitor if it can't be or if a text was cut. Whoever only reads changes
    /// nothing.
    pub fn edit(self, edit: Edit) -> Option<Outcome> {
        if self.reads() { None } else { self.script(edit) }
    }

    /// As `edit`, for the page around the planner, which may change the plan whoever reads it.
    pub fn script(self, edit: Edit) -> Option<Outcome> {
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
            let text = tell(self.t().removed, &[what]);
            self.say(&text);
            self.toast.set(Some(Toast::undo_edit(self, &text)));
        }
    }

    /// Says something to screen readers only. Words that were said just before differ by a space that nobody hears:
    /// what is the same as before would not be said again.
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
