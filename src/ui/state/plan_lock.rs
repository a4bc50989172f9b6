//! Which of the open plan's tabs edits it: this tab's lease, its lock and its channel to the others.
//!
//! What follows from an event is `core/library/lease.rs`'s, what is done then `commands/plan_lock`'s.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::browser::tabs::{Channel, Lock, Told, Wish};
use crate::browser::timer::Timeout;
use crate::core::json_text::Record;
use crate::core::library::Head;
use crate::core::library::lease::{Act, Event, Lease, Role};
use crate::ui::kit::markup::*;

/// How locks and the channel are called.
const NAME: &str = "wegmarke";

/// This tab's part in the open plan. Copies are the same.
#[derive(Clone, Copy)]
pub struct PlanLock {
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

impl PlanLock {
    /// No plan is open.
    pub fn new() -> Self {
        Self { inner: StoredValue::new(Rc::default()), role: RwSignal::new(Role::Free) }
    }

    /// What this tab is to the plan. Tracked.
    pub fn role(self) -> Role {
        self.role.get()
    }

    /// What this tab is to the plan. Not tracked.
    pub fn role_untracked(self) -> Role {
        self.role.get_untracked()
    }

    /// Whether this tab edits, as the lease has it: before what follows from an event was done.
    pub fn edits(self) -> bool {
        self.inner.get_value().lease.get().role().edits()
    }

    /// The plan's id; none while no plan is open.
    pub fn plan(self) -> Option<String> {
        self.inner.get_value().plan.borrow().clone()
    }

    /// A plan was opened; `hear` gets what its other tabs say.
    pub fn join(self, id: &str, hear: impl Fn(String) + 'static) {
        self.leave();
        let inner = self.inner.get_value();
        *inner.plan.borrow_mut() = Some(id.to_owned());
        *inner.channel.borrow_mut() = Channel::open(NAME, hear);
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

    /// Something happened: gives what is to be done about it. `settle` is to follow once that is done.
    pub fn happened(self, event: Event) -> &'static [Act] {
        let inner = self.inner.get_value();
        let mut lease = inner.lease.get();
        let acts = lease.happened(event);
        inner.lease.set(lease);
        acts
    }

    /// Shows the role that the lease has come to.
    pub fn settle(self) {
        let role = self.inner.get_value().lease.get().role();
        if self.role.get_untracked() != role {
            self.role.set(role);
        }
    }

    /// Asks for the plan's lock in place of the one that is held or waited for; `then` is told what becomes of that,
    /// unless another was asked for since or the planner has gone.
    pub fn request(self, wish: Wish, then: impl Fn(Told) + 'static) {
        let inner = self.inner.get_value();
        let Some(plan) = self.plan() else { return };
        inner.asked.set(inner.asked.get().wrapping_add(1));
        let asked = inner.asked.get();
        let lock = Lock::request(&format!("{NAME}:plan:{plan}"), wish, move |told| {
            if self.inner.try_get_value().is_some_and(|inner| inner.asked.get() == asked) {
                then(told);
            }
        });
        *inner.lock.borrow_mut() = Some(lock);
    }

    /// Lets go of the lock.
    pub fn release(self) {
        *self.inner.get_value().lock.borrow_mut() = None;
    }

    /// Waits for an answer, or no longer.
    pub fn wait(self, late: Option<Timeout>) {
        *self.inner.get_value().late.borrow_mut() = late;
    }

    /// Whether another tab watches.
    pub fn watched(self) -> bool {
        self.inner.get_value().watched.get()
    }

    /// Another tab watches from now on.
    pub fn set_watched(self) {
        self.inner.get_value().watched.set(true);
    }

    /// Says something to the plan's other tabs, maybe with the generation that was saved last.
    pub fn say(self, what: &str, saved: Option<(&Head, &str)>) {
        let inner = self.inner.get_value();
        let channel = inner.channel.borrow();
        let plan = inner.plan.borrow();
        if let (Some(channel), Some(plan)) = (&*channel, &*plan) {
            let mut message = Record::default();
            message.add("plan", &**plan);
            message.add("say", what);
            if let Some((head, text)) = saved {
                message.add("mark", head.mark.to_string());
                message.add("text", text);
            }
            channel.say(&message.written());
        }
    }
}
