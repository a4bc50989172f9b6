//! What happens in the cells of the board: keys, clicks, and where the focus goes.

use wasm_bindgen::JsCast;

use super::grid::{Board, cell_of};
use crate::core::lanes::{Content, LANES};
use crate::core::model::{Id, Key, Kind, Score};
use crate::core::number::within;
use crate::ui::commands::map as commands;
use crate::ui::commands::shortcut::composing;
use crate::ui::kit::markup::*;
use crate::ui::state::app::StepAct;

impl Board {
    /// A cell, or a control in it, got the focus.
    pub fn focused(self, event: &web_sys::FocusEvent) {
        if let Some((_, step, lane)) = cell_of(event).filter(|_| !self.app.is_view_only()) {
            self.app.workspace.select(Some(step));
            if self.app.map.lane.get_untracked() != lane {
                self.app.map.lane.set(lane);
            }
        }
    }

    /// A pointer went down: only a click on what was selected before it rates.
    pub fn pressed(self, event: &web_sys::PointerEvent) {
        self.armed.set_value(self.selected.get_untracked());
        self.pick_up(event);
    }

    /// A click edits a cell. On the curve it selects the step; of a selected one it rates, and takes the rating away
    /// where it is that one.
    pub fn clicked(self, event: &web_sys::MouseEvent) {
        let app = self.app;
        let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
        let near = |selector: &str| target.closest(selector).ok().flatten();
        let phase_of = |element: web_sys::Element, name: &str| element.get_attribute(name).and_then(|id| Id::new(&id));
        if let Some(phase) = near(".add-step").and_then(|button| phase_of(button, "data-phase")) {
            commands::act(app, StepAct::AddAt { journey: self.journey.get_value(), phase, before: None });
            return;
        }
        if let Some(phase) = near("[data-unfold]").and_then(|cell| phase_of(cell, "data-unfold")) {
            commands::fold_phase(app, &phase);
            return;
        }
        let Some((_, step, lane)) = cell_of(event).filter(|_| !app.is_read_only()) else { return };
        let key = Key::new(Kind::Step, &step);
        if near(".moment[aria-pressed]").is_some() {
            commands::act(app, StepAct::ToggleMomentOfTruth(key));
        } else if near(".remove").is_some() {
            commands::act(app, StepAct::Delete(key));
        } else if LANES[lane].content == Content::Satisfaction {
            if self.armed.with_value(|armed| armed.as_ref() == Some(&step))
                && let Some(score) = near(".cell").and_then(|cell| Score::new(band(&cell, event)))
            {
                let now = app.workspace.untracked(|document| document.step(&step).and_then(|step| step.satisfaction));
                commands::act(app, StepAct::Rate(key, (Some(score) != now).then_some(score)));
            }
        // Controls within the cell have clicks of their own, and the grip's is the end of a drag.
        } else if near("button, input, select, textarea, .grip").is_none() {
            app.map.editing.set(Some((step, lane)));
        }
    }

    /// Shows which satisfaction a click would give.
    pub fn hint_band(self, event: &web_sys::PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(cell) = target.and_then(|target| target.closest(".cell.rating[aria-selected=true]").ok().flatten())
        {
            let band = band(&cell, event).to_string();
            if cell.get_attribute("data-band").as_ref() != Some(&band) {
                let _ = cell.set_attribute("data-band", &band);
            }
        }
    }

    /// The keys of the grid: arrows move, Enter edits, Esc leaves. In a lane that is written in whatever writes begins
    /// to edit, at the end of what stands there, and Delete empties the cell: none of it is a command.
    pub fn key(self, event: &web_sys::KeyboardEvent) {
        let app = self.app;
        let Some((target, step, lane)) = cell_of(event).filter(|_| !app.is_view_only()) else { return };
        let editing = app.map.editing.with_untracked(Option::is_some);
        // Keys come faster than frames: where the keyboard is going counts, not where the focus still is.
        let (step, lane) = if editing {
            (step, lane)
        } else {
            (untrack(|| app.workspace.selected()).unwrap_or(step), app.map.lane.get_untracked())
        };
        // While an input method composes, its keys are its own.
        if event.ctrl_key() || event.meta_key() || event.alt_key() || composing(event) {
            return;
        }
        match (event.key().as_str(), editing) {
            ("Escape", true) => {
                app.map.editing.set(None);
                self.go(&step, lane);
            }
            ("Enter", true) if !event.shift_key() => {
                // Leaving the control tells it to take over what was typed.
                if let Some(control) = target.dyn_ref::<web_sys::HtmlElement>() {
                    let _ = control.blur();
                }
                app.map.editing.set(None);
                match self.neighbour(&step, true) {
                    Some(next) => {
                        self.go(&next, lane);
                        app.map.editing.set(Some((next, lane)));
                    }
                    None => self.go(&step, lane),
                }
            }
            (_, true) => return,
            ("Enter" | "F2", false) => {
                if app.is_read_only() || LANES[lane].content == Content::Satisfaction {
                    return;
                }
                app.map.editing.set(Some((step, lane)));
            }
            ("ArrowLeft", false) => self.go_to(self.neighbour(&step, false), lane),
            ("ArrowRight", false) => self.go_to(self.neighbour(&step, true), lane),
            ("ArrowUp", false) => self.go(&step, self.next_lane(lane, false)),
            ("ArrowDown", false) => self.go(&step, self.next_lane(lane, true)),
            ("Home", false) => self.go_to(self.layout.with_untracked(|layout| layout.step_at(0.0).cloned()), lane),
            ("End", false) => {
                self.go_to(self.layout.with_untracked(|layout| layout.step_at(layout.width).cloned()), lane)
            }
            ("PageUp", false) => self.go_to(self.page(&step, -1.0), lane),
            ("PageDown", false) => self.go_to(self.page(&step, 1.0), lane),
            ("Delete" | "Backspace", false) if self.is_written_in(lane) => {
                commands::act(app, StepAct::Empty(Key::new(Kind::Step, &step), lane));
            }
            (key, false) if self.is_written_in(lane) && writes(key) => {
                // The control that opens has the focus before the key is written, and takes it.
                app.map.editing.set(Some((step, lane)));
                return event.stop_propagation();
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    /// Whether keys write in the cells of this lane.
    fn is_written_in(self, lane: usize) -> bool {
        !self.app.is_read_only()
            && matches!(LANES[lane].content, Content::Text(_) | Content::Measures | Content::Elapsed)
    }

    fn neighbour(self, step: &Id, later: bool) -> Option<Id> {
        self.layout.with_untracked(|layout| layout.next_step(layout.column_of(step)?.place, later).cloned())
    }

    /// The step a screenful further on.
    fn page(self, step: &Id, by: f64) -> Option<Id> {
        let room = untrack(|| self.viewport.room());
        self.layout.with_untracked(|layout| {
            let column = layout.column_of(step)?;
            let x = column.x + by * (room - column.width).max(column.width);
            layout.step_at(within(x, 0.0, layout.width)).cloned()
        })
    }

    /// The next shown lane up or down, or this one at the edge.
    fn next_lane(self, lane: usize, down: bool) -> usize {
        self.app.map.lanes.with_untracked(|lanes| {
            let shown = |place: &usize| lanes[*place];
            let found = if down { (lane + 1..lanes.len()).find(shown) } else { (0..lane).rev().find(shown) };
            found.unwrap_or(lane)
        })
    }

    fn go_to(self, step: Option<Id>, lane: usize) {
        if let Some(step) = step {
            self.go(&step, lane);
        }
    }

    /// Brings a cell into sight and gives it the focus. A folded phase is unfolded for that.
    pub fn go(self, step: &Id, lane: usize) {
        let app = self.app;
        app.map.lane.set(lane);
        let phase = app.workspace.untracked(|document| document.step(step).map(|step| step.phase.clone()));
        if let Some(phase) = phase
            && app.map.folded_phases.with_untracked(|folded| folded.contains(&phase))
        {
            commands::fold_phase(app, &phase);
        }
        let Some(scroller) = self.viewport.scroller.get_untracked() else { return };
        if let Some(column) = untrack(|| self.layout.with(|layout| layout.column_of(step).cloned())) {
            let (left, room) = (f64::from(scroller.scroll_left()), untrack(|| self.viewport.room()));
            if column.x < left || column.x + column.width > left + room {
                self.viewport.scroll_to(column.x - (room - column.width) / 2.0);
            }
        }
        commands::select_and_focus(app, step, format!("[data-step=\"{step}\"][data-lane=\"{lane}\"]"));
    }
}

/// The satisfaction that stands at the height of the pointer in a cell of the curve.
fn band(cell: &web_sys::Element, event: &web_sys::MouseEvent) -> u8 {
    let bounds = cell.get_bounding_client_rect();
    let down = (f64::from(event.client_y()) - bounds.top()) / bounds.height().max(1.0);
    5 - within(down * 5.0, 0.0, 4.0) as u8
}

/// Whether a key writes a character, or the first half of one. A space would write nothing to begin with.
fn writes(key: &str) -> bool {
    key == "Dead" || key != " " && key.chars().nth(1).is_none()
}
