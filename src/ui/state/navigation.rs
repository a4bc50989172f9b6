//! Where the visitor is and was sent: the address, the map's journey, records to be shown, the task of the guide.
//!
//! On the planner's own site the browser's address bar follows, elsewhere it is the page's and is left alone.

use wasm_bindgen::JsValue;

use super::host::Host;
use super::map::MapState;
use super::overlay::Toast;
use crate::browser::{active_beside, focus_first, next_frame, window};
use crate::core::address::{Address, Unknown, View};
use crate::core::model::{Id, Key, Kind, Language};
use crate::core::text::messages;
use crate::ui::kit::markup::*;

/// The place that is shown. Copies are the same.
#[derive(Clone, Copy)]
pub struct Navigation {
    host: Host,
    map: MapState,
    address: RwSignal<Address>,
    /// Whether the visitor has gone anywhere yet: until then the focus is the browser's affair.
    travelled: StoredValue<bool>,
    chosen_journey: RwSignal<Option<Id>>,
    /// Records that somebody was sent to, until the view that shows them takes them up.
    pending_targets: RwSignal<Vec<Key>>,
    /// A file with answers that the feedback is to take in, and its name.
    pending_survey: RwSignal<Option<(String, Vec<u8>)>>,
    guide_task: RwSignal<Option<(usize, usize)>>,
}

impl Navigation {
    /// Begins at an address.
    pub fn new(host: Host, map: MapState, address: Address) -> Self {
        Self {
            host,
            map,
            address: RwSignal::new(address),
            travelled: StoredValue::new(false),
            chosen_journey: RwSignal::new(None),
            pending_targets: RwSignal::default(),
            pending_survey: RwSignal::default(),
            guide_task: RwSignal::new(None),
        }
    }

    /// What is shown. Tracked.
    pub fn address(self) -> Address {
        self.address.get()
    }

    /// What is shown. Not tracked.
    pub fn address_untracked(self) -> Address {
        self.address.get_untracked()
    }

    /// Goes to an address; the browser's "back" leads back here.
    pub fn navigate(self, to: &Address) {
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
    pub fn replace_address(self, to: &Address) {
        if self.host.has_library() {
            replace_in_bar(to);
        }
        self.arrive(to.clone());
    }

    /// Goes where the browser's address bar leads: a link, "back", or something typed. Gives a word about it, if it
    /// leads nowhere.
    pub fn follow_address_bar(self, language: Language) -> Option<Toast> {
        let (address, told) = address_in_bar(language);
        self.travelled.set_value(true);
        self.arrive(address);
        told
    }

    /// Shows what is at an address and leaves the focus where it is: the page around wants another view.
    pub fn show(self, address: Address) {
        self.address.set(address);
    }

    /// Shows what is at an address. Where that is another view, its heading gets the focus, so that the keyboard goes
    /// on from there and screen readers tell where one is; unless something else of the view takes it.
    fn arrive(self, to: Address) {
        let moves = self.travelled.get_value() && self.address.with_untracked(|from| view_at(from) != view_at(&to));
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
            // Where the view's part is still to come, what stands in its place has no heading that takes the focus.
            let heading = ".view h1[tabindex]";
            if self.host.is_mounted() && !taken && !self.map.awaits_focus() && !focus_first(&place, heading) {
                self.host.focus_soon(heading);
            }
        });
    }

    /// The journey that was chosen for the map, which may be gone by now. Tracked.
    pub fn chosen_journey(self) -> Option<Id> {
        self.chosen_journey.get()
    }

    /// Chooses the journey that the map shows, or leaves that to the plan.
    pub fn choose_journey(self, id: Option<Id>) {
        self.chosen_journey.set(id);
    }

    /// Has the view that comes next show these records.
    pub fn send_to(self, records: Vec<Key>) {
        self.pending_targets.set(records);
    }

    /// What somebody was sent to, of this kind: for the view that shows it, once.
    pub fn take_pending_targets(self, kind: Kind) -> Vec<Id> {
        let pending = self.pending_targets.get_untracked();
        let found: Vec<Id> = pending.into_iter().filter(|key| key.kind == kind).map(|key| key.id).collect();
        if !found.is_empty() {
            self.pending_targets.set(Vec::new());
        }
        found
    }

    /// Has the feedback take in a file with answers.
    pub fn send_survey(self, name: String, bytes: Vec<u8>) {
        self.pending_survey.set(Some((name, bytes)));
    }

    /// The file with answers that was sent, once. Tracked.
    pub fn take_survey(self) -> Option<(String, Vec<u8>)> {
        let sent = self.pending_survey.get();
        if sent.is_some() {
            self.pending_survey.set(None);
        }
        sent
    }

    /// The chapter and task of the guide that somebody was sent off to do; its bar goes along. Tracked.
    pub fn guide_task(self) -> Option<(usize, usize)> {
        self.guide_task.get()
    }

    /// Sends off to a task of the guide, or ends that.
    pub fn set_guide_task(self, task: Option<(usize, usize)>) {
        self.guide_task.set(task);
    }
}

/// What is shown at an address: the list of plans, or a plan in one of its views.
fn view_at(address: &Address) -> Option<(&Id, View)> {
    match address {
        Address::Plan { id, view } => Some((id, *view)),
        Address::Plans | Address::Example(_) | Address::Share(_) => None,
    }
}

/// The address in the browser's bar. One that leads nowhere is corrected there, and there is a word about it.
pub fn address_in_bar(language: Language) -> (Address, Option<Toast>) {
    match Address::parse(&window().location().hash().unwrap_or_default()) {
        Ok(address) => (address, None),
        Err(Unknown { instead }) => {
            replace_in_bar(&instead);
            let t = messages(language);
            let text = if instead == Address::Plans { t.address_unknown } else { t.view_unknown };
            (instead, Some(Toast::new(text)))
        }
    }
}

/// Puts an address into the browser's bar in place of the present one.
fn replace_in_bar(address: &Address) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address.fragment()));
    }
}
