//! The weak points of the open plan, kept up to date while somebody works on it.
//!
//! What an edit touched is looked at again in tasks of their own, so typing does not wait for it; a large plan is gone
//! through in pieces. Nothing is looked at before a view asks for it first.

use crate::browser::timer::Timeout;
use crate::browser::{locale, now_exactly};
use crate::core::analysis::Analysis;
use crate::core::document::Document;
use crate::core::model::Date;
use crate::ui::app::App;
use crate::ui::kit::markup::*;

/// So many records are looked at in one task. A journey is looked at as a whole.
const BUDGET: usize = 1_500;

/// A look that takes longer than so many milliseconds waits until nothing was edited for `PAUSE`.
const QUICK: f64 = 8.0;
const PAUSE: i32 = 400;

/// The findings of the open plan. Copies are the same.
#[derive(Clone, Copy)]
pub struct Findings {
    kept: StoredValue<Option<Kept>, LocalStorage>,
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

impl Findings {
    /// Nothing looked at yet.
    pub fn new() -> Self {
        Self { kept: StoredValue::new_local(None), looked: RwSignal::new(0), took: StoredValue::new(0.0) }
    }

    /// Follows the plan as long as the present view is shown.
    pub fn follow(self, app: App) {
        let timer = StoredValue::new_local(None::<Timeout>);
        Effect::new(move |_| {
            app.workspace.edits();
            let wait = if self.took.get_value() > QUICK { PAUSE } else { 0 };
            timer.set_value(Some(Timeout::after(wait, move || self.look(app, timer))));
        });
    }

    fn look(self, app: App, timer: StoredValue<Option<Timeout>, LocalStorage>) {
        let start = now_exactly();
        let opened = untrack(|| app.workspace.opened());
        let today = Date::parse(&locale::today()).expect("the browser's days are days");
        let touched = app.workspace.take_touched();
        let more = self.kept.try_update_value(|kept| {
            let fresh = || Kept { opened, analysis: Analysis::new() };
            let kept = match kept {
                Some(kept) if kept.opened == opened => kept,
                _ => kept.insert(fresh()),
            };
            app.workspace.peek(|document| {
                kept.analysis.touch(document, &touched);
                kept.analysis.update(document, today, BUDGET)
            })
        });
        self.took.update_value(|took| *took = now_exactly() - start);
        match more {
            Some(true) => {
                timer.try_set_value(Some(Timeout::after(0, move || self.look(app, timer))));
            }
            Some(false) => self.looked.update(|count| *count = count.wrapping_add(1)),
            None => {}
        }
    }

    /// Reads the findings, and again whenever they may be others. None before the plan was looked through.
    pub fn read<T>(self, app: App, read: impl FnOnce(&Analysis, &Document) -> T) -> Option<T> {
        self.looked.track();
        let opened = untrack(|| app.workspace.opened());
        self.kept.with_value(|kept| {
            let kept = kept.as_ref().filter(|kept| kept.opened == opened)?;
            Some(app.workspace.peek(|document| read(&kept.analysis, document)))
        })
    }
}
