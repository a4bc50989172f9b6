//! The weak points of the open plan, kept up to date while somebody works on it.
//!
//! What an edit touched is looked at again in tasks of their own, so typing does not wait for it; a large plan is gone
//! through in pieces. Nothing is looked at before a view asks for it first.

use std::any::Any;
use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use super::workspace::{Subscription, Workspace};
use crate::browser::timer::Timeout;
use crate::browser::{locale, now_exactly};
use crate::core::analysis::Analysis;
use crate::core::document::{Document, Topic};
use crate::ui::kit::markup::*;

/// So many records are looked at in one task. A journey is looked at as a whole.
const BUDGET: usize = 1_500;

/// A look that takes longer than so many milliseconds waits until nothing was edited for `PAUSE`.
const QUICK: f64 = 8.0;
const PAUSE: i32 = 400;

/// The findings of the open plan. Copies are the same.
#[derive(Clone, Copy)]
pub struct Findings {
    /// `Kept`, once a view has asked: what never asks need not know how that is let go of.
    kept: StoredValue<Option<Box<dyn Any>>>,
    /// Collects what edits touch, from the first time that a view asks.
    collector: StoredValue<Option<Collector>>,
    /// Counts how often all that was touched has been looked at.
    looked: RwSignal<u32>,
    /// How long the last task of looking took, in milliseconds.
    took: StoredValue<f64>,
}

struct Kept {
    /// Which opening of a plan it belongs to.
    opened: u32,
    analysis: Analysis,
}

/// What is kept of the plan that was opened as this one.
fn kept_of(kept: &mut Option<Box<dyn Any>>, opened: u32) -> Option<&mut Kept> {
    kept.as_mut()?.downcast_mut().filter(|kept: &&mut Kept| kept.opened == opened)
}

/// What edits touched and was not looked at yet.
struct Collector {
    touched: Rc<RefCell<HashSet<Topic>>>,
    _listens: Subscription,
}

impl Collector {
    fn of(workspace: Workspace) -> Self {
        let touched = Rc::new(RefCell::new(HashSet::new()));
        let collected = touched.clone();
        let listens = workspace.listen(move |_, topics| collected.borrow_mut().extend(topics.iter().cloned()));
        Self { touched, _listens: listens }
    }
}

impl Findings {
    /// Nothing looked at yet.
    pub fn new() -> Self {
        Self {
            kept: StoredValue::new(None),
            collector: StoredValue::new(None),
            looked: RwSignal::new(0),
            took: StoredValue::new(0.0),
        }
    }

    /// Follows the plan as long as the present view is shown.
    pub fn follow(self, workspace: Workspace) {
        if self.collector.with_value(Option::is_none) {
            self.collector.set_value(Some(Collector::of(workspace)));
        }
        let timer = StoredValue::new(None::<Timeout>);
        Effect::new(move |_| {
            workspace.edits();
            let wait = if self.took.get_value() > QUICK { PAUSE } else { 0 };
            timer.set_value(Some(Timeout::after(wait, move || self.look(workspace, timer))));
        });
    }

    fn look(self, workspace: Workspace, timer: StoredValue<Option<Timeout>>) {
        let start = now_exactly();
        let opened = untrack(|| workspace.opened());
        let today = locale::today();
        let touched =
            self.collector.with_value(|collector| collector.as_ref().map(|collector| collector.touched.take()));
        let more = self.kept.try_update_value(|kept| {
            match kept_of(kept, opened) {
                Some(kept) => {
                    if let Some(touched) = touched {
                        workspace.untracked(|document| kept.analysis.touch(document, &touched));
                    }
                }
                // All of another plan is looked at, whatever was touched.
                None => *kept = Some(Box::new(Kept { opened, analysis: Analysis::new() })),
            }
            let kept = kept_of(kept, opened).expect("it was put there");
            workspace.untracked(|document| kept.analysis.update(document, today, BUDGET))
        });
        self.took.update_value(|took| *took = now_exactly() - start);
        match more {
            Some(true) => {
                timer.try_set_value(Some(Timeout::after(0, move || self.look(workspace, timer))));
            }
            Some(false) => self.looked.update(|count| *count = count.wrapping_add(1)),
            None => {}
        }
    }

    /// Reads the findings, and again whenever they may be others. None before the plan was looked through.
    pub fn read<T>(self, workspace: Workspace, read: impl FnOnce(&Analysis, &Document) -> T) -> Option<T> {
        self.looked.track();
        let opened = untrack(|| workspace.opened());
        self.kept.with_value(|kept| {
            let kept: &Kept = kept.as_ref()?.downcast_ref().filter(|kept: &&Kept| kept.opened == opened)?;
            Some(workspace.untracked(|document| read(&kept.analysis, document)))
        })
    }
}
