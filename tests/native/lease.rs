//! Which of several tabs may edit: the machine alone, and several of them over one lock, with messages that cross, get
//! lost and come late.

use std::collections::VecDeque;

use proptest::prelude::*;
use wegmarke::core::library::lease::*;

#[track_caller]
fn check(events: &[Event], role: Role, acts: &[Act]) {
    let mut lease = Lease::default();
    let done: Vec<Act> = events.iter().flat_map(|event| lease.happened(*event)).copied().collect();
    assert_eq!((lease.role(), done.as_slice()), (role, acts), "{events:?}");
}

#[test]
fn one_tab_edits_and_others_watch() {
    use {Act::*, Event::*};
    check(&[Opened], Role::Free, &[Try]);
    check(&[Opened, Granted], Role::Holds, &[Try]);
    check(&[Opened, Taken], Role::Watches, &[Try, Save, Queue, Watch]);
    // The other tab is closed.
    check(&[Opened, Taken, Granted], Role::Holds, &[Try, Save, Queue, Watch, Look]);
    // It is asked for the plan and answers, or does not.
    check(&[Opened, Taken, Wanted, Given, Granted], Role::Holds, &[Try, Save, Queue, Watch, Ask, Take, Look]);
    check(&[Opened, Taken, Wanted, Late, Granted], Role::Holds, &[Try, Save, Queue, Watch, Ask, Take, Look]);
    // This one is asked.
    check(&[Opened, Granted, AskedFor], Role::Watches, &[Try, Save, Give, Release, Queue]);
    check(&[Opened, Granted, Lost], Role::Watches, &[Try, Save, Queue, Watch]);
    // Where there are no locks everybody edits: forks keep what they do.
    check(&[Opened, Refused], Role::Free, &[Try]);
    // What crosses on the way is passed over.
    check(&[Opened, Granted, Given, Late, Wanted, Taken], Role::Holds, &[Try]);
    check(&[Opened, Taken, AskedFor, Given, Late], Role::Watches, &[Try, Save, Queue, Watch]);
}

/// A browser: tabs, one lock with its queue, and what is under way to each tab.
struct Browser {
    tabs: Vec<Lease>,
    holder: Option<usize>,
    queue: VecDeque<usize>,
    mail: Vec<VecDeque<Event>>,
    late: Vec<bool>,
}

impl Browser {
    fn new(tabs: usize) -> Self {
        let mut browser = Self {
            tabs: vec![Lease::default(); tabs],
            holder: None,
            queue: VecDeque::new(),
            mail: vec![VecDeque::new(); tabs],
            late: vec![false; tabs],
        };
        (0..tabs).for_each(|tab| browser.happens(tab, Event::Opened));
        browser
    }

    fn happens(&mut self, tab: usize, event: Event) {
        for act in self.tabs[tab].happened(event) {
            match act {
                Act::Try if self.holder.is_none() => self.grant(tab),
                Act::Try => self.mail[tab].push_back(Event::Taken),
                Act::Queue => {
                    self.forget(tab);
                    self.release(tab);
                    self.queue.push_back(tab);
                    self.next();
                }
                Act::Take => {
                    self.forget(tab);
                    self.queue.retain(|waiting| *waiting != tab);
                    if let Some(robbed) = self.holder.take().filter(|holder| *holder != tab) {
                        self.mail[robbed].push_back(Event::Lost);
                    }
                    self.grant(tab);
                }
                Act::Release => self.release(tab),
                Act::Ask => {
                    self.late[tab] = true;
                    self.tell(tab, Event::AskedFor);
                }
                Act::Give => self.tell(tab, Event::Given),
                Act::Save | Act::Watch | Act::Look => {}
            }
        }
    }

    /// What is told about an earlier request is passed over.
    fn forget(&mut self, tab: usize) {
        self.mail[tab].retain(|event| !matches!(event, Event::Granted | Event::Taken | Event::Lost));
    }

    fn tell(&mut self, from: usize, event: Event) {
        (0..self.tabs.len()).filter(|tab| *tab != from).for_each(|tab| self.mail[tab].push_back(event));
    }

    fn grant(&mut self, tab: usize) {
        self.holder = Some(tab);
        self.mail[tab].push_back(Event::Granted);
    }

    fn release(&mut self, tab: usize) {
        self.queue.retain(|waiting| *waiting != tab);
        if self.holder == Some(tab) {
            self.holder = None;
            self.next();
        }
    }

    fn next(&mut self) {
        if self.holder.is_none()
            && let Some(tab) = self.queue.pop_front()
        {
            self.grant(tab);
        }
    }

    /// The next message reaches a tab; whether there was one.
    fn deliver(&mut self, tab: usize) -> bool {
        let event = self.mail[tab].pop_front();
        event.map(|event| self.happens(tab, event)).is_some()
    }

    /// Everything that is under way arrives, and whoever waits in vain stops waiting.
    fn settle(&mut self) {
        for _ in 0..1000 {
            let moved = (0..self.tabs.len()).filter(|tab| self.deliver(*tab)).count() > 0;
            if moved {
                continue;
            }
            match (0..self.tabs.len()).find(|tab| std::mem::take(&mut self.late[*tab])) {
                Some(tab) => self.happens(tab, Event::Late),
                None => return,
            }
        }
        panic!("the tabs never come to rest");
    }

    fn editors(&self) -> Vec<usize> {
        (0..self.tabs.len()).filter(|tab| self.tabs[*tab].role().edits()).collect()
    }
}

#[derive(Debug, Clone)]
enum Move {
    Deliver(usize),
    Want(usize),
    Late(usize),
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_crosses_in_the_end_one_tab_edits(tabs in 1..4usize, moves in prop::collection::vec(
        (0..4u8, 0..4usize).prop_map(|(kind, tab)| match kind { 0 | 1 => Move::Deliver(tab), 2 => Move::Want(tab), _ => Move::Late(tab) }), 0..40)) {
        let mut browser = Browser::new(tabs);
        for step in &moves {
            match *step {
                Move::Deliver(tab) if tab < tabs => drop(browser.deliver(tab)),
                Move::Want(tab) if tab < tabs => browser.happens(tab, Event::Wanted),
                Move::Late(tab) if tab < tabs && std::mem::take(&mut browser.late[tab]) => browser.happens(tab, Event::Late),
                _ => {}
            }
        }
        browser.settle();
        prop_assert_eq!(browser.editors().len(), 1, "{:?}", browser.tabs);
        // And whoever wants it now gets it, also from a tab that hears nothing.
        for tab in 0..tabs {
            let deaf = browser.editors()[0];
            browser.happens(tab, Event::Wanted);
            if deaf != tab {
                browser.mail[deaf].clear();
            }
            browser.settle();
            prop_assert_eq!(browser.editors(), vec![tab]);
        }
    }
}
