//! The open plan's other tabs: one edits, the rest shows what that one saves.
//!
//! Drives `core/library/lease.rs` with the browser's locks and a channel. What is said there carries the saved
//! generation itself, since a message often comes before what it announces can be read from the storage. It is a
//! stranger's text like any other until it has been parsed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::ui::markup::*;
use serde_json::{Value, json};

use super::app::App;
use super::plans;
use super::toast::Toast;
use crate::browser::tabs::{Channel, Lock, Told, Wish};
use crate::browser::timer::Timeout;
use crate::core::library::Head;
use crate::core::library::lease::{Act, Event, Lease, PATIENCE_MS, Role};

/// How locks and the channel are called.
const NAME: &str = "wegmarke";

/// This tab's part in the open plan. Copies are the same.
#[derive(Clone, Copy)]
pub struct Tabs {
    inner: StoredValue<Rc<Inner>>,
    role: RwSignal<Role>,
}

#[derive(Default)]
struct Inner {
    /// The plan's id; none while no plan is open.
    plan: RefCell<Option<String>>,
    lease: Cell<Lease>,
    /// The lock that is held or waited for.
    lock: RefCell<Option<Lock>>,
    channel: RefCell<Option<Channel>>,
    late: RefCell<Option<Timeout>>,
    /// Whether somebody watches: else nothing need be said.
    watched: Cell<bool>,
    /// Counts locks asked for: what is told about an earlier one is old.
    asked: Cell<u32>,
}

impl Tabs {
    /// No plan is open.
    pub fn new() -> Self {
        Self { inner: StoredValue::new(Rc::default()), role: RwSignal::new(Role::Free) }
    }

    /// What this tab is to the plan. Tracked.
    pub fn role(self) -> Role {
        self.role.get()
    }

    /// A plan was opened for editing. Where it was open before, the part in it stays.
    pub fn enter(self, app: App, id: &str) {
        let inner = self.inner.get_value();
        if inner.plan.borrow().as_deref() == Some(id) {
            return;
        }
        self.leave();
        *inner.plan.borrow_mut() = Some(id.to_owned());
        *inner.channel.borrow_mut() = Channel::open(NAME, move |text| {
            if app.host.is_there() {
                self.hear(app, &text);
            }
        });
        self.happened(app, Event::Opened);
    }

    /// The plan was left, or the page is.
    pub fn leave(self) {
        let inner = self.inner.get_value();
        *inner.lock.borrow_mut() = None;
        *inner.channel.borrow_mut() = None;
        *inner.late.borrow_mut() = None;
        *inner.plan.borrow_mut() = None;
        inner.watched.set(false);
        inner.lease.set(Lease::default());
        self.role.set(Role::Free);
    }

    /// The visitor wants to edit here.
    pub fn ask(self, app: App) {
        self.happened(app, Event::Wanted);
    }

    /// The open plan was saved.
    pub fn saved(self, app: App) {
        if self.inner.get_value().watched.get() {
            self.tell(app, "saved");
        }
    }

    fn happened(self, app: App, event: Event) {
        let inner = self.inner.get_value();
        let mut lease = inner.lease.get();
        let acts = lease.happened(event);
        inner.lease.set(lease);
        for act in acts {
            self.act(app, *act);
        }
        if self.role.get_untracked() != lease.role() {
            self.role.set(lease.role());
        }
    }

    fn act(self, app: App, act: Act) {
        let inner = self.inner.get_value();
        match act {
            Act::Try => self.request(app, Wish::Now),
            Act::Queue => self.request(app, Wish::Wait),
            Act::Take => {
                *inner.late.borrow_mut() = None;
                self.request(app, Wish::Take);
            }
            Act::Release => *inner.lock.borrow_mut() = None,
            Act::Save => app.keeper.flush(app),
            Act::Ask => {
                self.say("take", None);
                let late = Timeout::after(PATIENCE_MS, move || self.happened(app, Event::Late));
                *inner.late.borrow_mut() = Some(late);
            }
            Act::Give => self.tell(app, "given"),
            Act::Watch => self.say("watch", None),
            Act::Look => {
                plans::catch_up(app);
                // The button that asked for it goes.
                if self.role.get_untracked() == Role::Asks {
                    app.focus_soon(".plan-title textarea");
                }
                app.toast.set(Some(Toast::say(app.t().edits_here)));
                app.say(app.t().edits_here);
            }
        }
    }

    fn request(self, app: App, wish: Wish) {
        let inner = self.inner.get_value();
        let Some(plan) = inner.plan.borrow().clone() else { return };
        inner.asked.set(inner.asked.get().wrapping_add(1));
        let asked = inner.asked.get();
        let lock = Lock::request(&format!("{NAME}:plan:{plan}"), wish, move |told| {
            if !app.host.is_there() || self.inner.get_value().asked.get() != asked {
                return;
            }
            let event = match told {
                Told::Granted => Event::Granted,
                Told::Taken => Event::Taken,
                Told::Lost => Event::Lost,
                Told::Refused => Event::Refused,
            };
            self.happened(app, event);
        });
        *inner.lock.borrow_mut() = Some(lock);
    }

    /// Says something to the plan's other tabs, maybe with the generation that was saved last.
    fn say(self, what: &str, saved: Option<(&Head, &str)>) {
        let inner = self.inner.get_value();
        let channel = inner.channel.borrow();
        let plan = inner.plan.borrow();
        if let (Some(channel), Some(plan)) = (&*channel, &*plan) {
            let mut message = json!({ "plan": plan, "say": what });
            if let Some((head, text)) = saved {
                message["mark"] = head.mark.to_string().into();
                message["text"] = text.into();
            }
            channel.say(&message.to_string());
        }
    }

    fn tell(self, app: App, what: &str) {
        let head = app.keeper.head();
        let stored = head.as_ref().and_then(|head| untrack(|| app.keeper.library()).stored(head));
        self.say(what, head.as_ref().zip(stored.as_deref()));
    }

    fn hear(self, app: App, text: &str) {
        let message: Value = serde_json::from_str(text).unwrap_or_default();
        let inner = self.inner.get_value();
        let plan = inner.plan.borrow().clone();
        let Some(plan) = plan.filter(|plan| message["plan"].as_str() == Some(plan)) else { return };
        let edits = inner.lease.get().role().edits();
        match message["say"].as_str() {
            // Also whoever gave the plan so late that it had been taken.
            Some(said @ ("watch" | "given")) if edits || said == "watch" => {
                inner.watched.set(true);
                if edits {
                    app.keeper.flush(app);
                    self.tell(app, "saved");
                }
            }
            Some("take") => self.happened(app, Event::AskedFor),
            Some(said @ ("saved" | "given")) if !edits => {
                if let (Some(mark), Some(text)) = (message["mark"].as_str(), message["text"].as_str())
                    && let Some(opened) = untrack(|| app.keeper.library()).heard(&plan, mark, text)
                {
                    plans::take_over(app, opened);
                }
                if said == "given" {
                    // Whoever gave it watches from now on.
                    inner.watched.set(true);
                    self.happened(app, Event::Given);
                }
            }
            _ => {}
        }
    }
}
