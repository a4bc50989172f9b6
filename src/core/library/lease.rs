//! Which of several tabs may edit a plan: a state machine that is told what happened and answers what to do.
//!
//! One tab holds the plan's lock for as long as it has it open; the others show what it saves, read-only. "Edit here"
//! asks the holder for it: that one saves, tells what it saved and lets go. A holder that doesn't answer (browsers
//! freeze tabs in the background) loses the lock all the same; what it had not saved becomes a fork, as does everything
//! where there are no locks: the library never needs the lease to keep what was typed.
//!
//! Knows no locks and no channels; whoever drives it has both.

/// How long the holder may take to answer before it loses the lock, in milliseconds.
pub const PATIENCE_MS: i32 = 1_500;

/// What a tab is to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// The lock was asked for, or there are no locks here. May edit: forks keep everybody's work.
    #[default]
    Free,
    /// Has the lock.
    Holds,
    /// Another tab has it.
    Watches,
    /// As before, but "edit here" was pressed.
    Asks,
}

impl Role {
    /// Whether this tab may edit.
    pub fn edits(self) -> bool {
        matches!(self, Role::Free | Role::Holds)
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The plan was opened.
    Opened,
    /// The lock is ours.
    Granted,
    /// Another tab has the lock.
    Taken,
    /// There are no locks in this browser or frame.
    Refused,
    /// Another tab took the lock from us.
    Lost,
    /// The visitor wants to edit here.
    Wanted,
    /// Another tab's visitor wants to edit there.
    AskedFor,
    /// The holder has saved and let go.
    Given,
    /// The holder has had [`PATIENCE_MS`] to answer.
    Late,
}

/// What to do about it, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Ask for the lock, if it is to be had at once.
    Try,
    /// Wait until the lock is to be had.
    Queue,
    /// Take the lock, whoever has it.
    Take,
    /// Let go of the lock.
    Release,
    /// Save what is unsaved.
    Save,
    /// Ask the holder for the plan, and wait for so long.
    Ask,
    /// Tell the others what was saved last, and that the lock is free.
    Give,
    /// Tell the holder that somebody watches.
    Watch,
    /// Look whether what is stored is newer than what is shown.
    Look,
}

/// One tab's part in it, for one plan.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lease {
    role: Role,
}

impl Lease {
    /// What this tab is to the plan.
    pub fn role(&self) -> Role {
        self.role
    }

    /// Something happened. What makes no sense by now, since messages cross, is passed over.
    pub fn happened(&mut self, event: Event) -> &'static [Act] {
        let (role, acts): (Role, &[Act]) = match (self.role, event) {
            (_, Event::Opened) => (Role::Free, &[Act::Try]),
            (_, Event::Refused) => (Role::Free, &[]),
            (Role::Free, Event::Granted) => (Role::Holds, &[]),
            // The holder went, or gave it to us: what it saved last may have come just now.
            (Role::Watches | Role::Asks, Event::Granted) => (Role::Holds, &[Act::Look]),
            (Role::Free, Event::Taken) => (Role::Watches, &[Act::Save, Act::Queue, Act::Watch]),
            (Role::Holds, Event::Lost) => (Role::Watches, &[Act::Save, Act::Queue, Act::Watch]),
            (Role::Holds, Event::AskedFor) => (Role::Watches, &[Act::Save, Act::Give, Act::Release, Act::Queue]),
            (Role::Watches, Event::Wanted) => (Role::Asks, &[Act::Ask]),
            (Role::Asks, Event::Given | Event::Late) => (Role::Asks, &[Act::Take]),
            (role, _) => (role, &[]),
        };
        self.role = role;
        acts
    }
}
