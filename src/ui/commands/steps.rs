//! What can be done to the steps of the map by whoever edits, by buttons, keys and the palette alike.

use super::map::{rating, selected_step};
use crate::core::document::List;
use crate::core::edit::step::StepEdit;
use crate::core::edit::{Edit, Value};
use crate::core::lanes::{Content, LANES};
use crate::core::model::{Field, Id, Key, Score};
use crate::core::text::mapping::mapping;
use crate::core::text::tell;
use crate::ui::kit::markup::*;
use crate::ui::state::app::{App, StepAct};
use crate::ui::state::names::step_name;

/// Does it.
pub fn act(app: App, act: StepAct) {
    match act {
        StepAct::Add => add_step(app),
        StepAct::AddAt { journey, phase, before } => add_step_at(app, journey, phase, before),
        StepAct::Rate(key, score) => rate_step(app, &key, score),
        StepAct::RateSelected(score) => rate_selected(app, score),
        StepAct::ToggleMomentOfTruth(key) => toggle_moment_of_truth(app, &key),
        StepAct::ToggleMomentOfTruthOfSelected => toggle_moment_of_truth_of_selected(app),
        StepAct::Shift { id, later } => shift_step(app, &id, later),
        StepAct::ShiftSelected { later } => shift_selected(app, later),
        StepAct::Delete(key) => delete_step(app, &key),
        StepAct::DeleteSelected => delete_selected(app),
        StepAct::Empty(key, lane) => empty(app, &key, lane),
        StepAct::Moved(id) => announce_place(app, &id),
    }
}

/// Takes away what a step has in a lane. Measures are records of their own, and stay.
fn empty(app: App, key: &Key, lane: usize) {
    let (field, nothing) = match LANES[lane].content {
        Content::Text(text) => (text.field(), Value::Text(String::new())),
        Content::Elapsed => (Field::After, Value::Elapsed(None)),
        Content::Measures | Content::Touchpoint | Content::Satisfaction => return,
    };
    app.set(key, field, nothing);
}

/// Adds a step after the selected one, or in the first phase.
fn add_step(app: App) {
    let Some(journey) = untrack(|| app.current_journey()) else { return };
    let selected = untrack(|| selected_step(app));
    let place = app.workspace.untracked(|document| match selected.and_then(|key| document.step(&key.id)) {
        Some(step) => {
            let list = List::Steps { journey: step.journey.clone(), phase: step.phase.clone() };
            Some((step.phase.clone(), document.after(&list, &step.id).cloned()))
        }
        None => document.list(&List::Phases).next().map(|phase| (phase.clone(), None)),
    });
    match place {
        Some((phase, before)) => add_step_at(app, journey, phase, before),
        None => app.overlay.say(mapping(app.language()).no_phases),
    }
}

/// Adds a step at a place and goes to it, ready for its touchpoint to be typed.
fn add_step_at(app: App, journey: Id, phase: Id, before: Option<Id>) {
    let edit = StepEdit::Add { journey, phase, before, touchpoint: None };
    if let Some(made) = app.edit(Edit::Step(edit)).and_then(|outcome| outcome.made) {
        app.overlay.announce(mapping(app.language()).step_added);
        app.map.lane.set(0);
        app.workspace.select(Some(made.id.clone()));
        app.map.editing.set(Some((made.id.clone(), 0)));
        app.map.focus.set(Some(made.id));
    }
}

/// Rates the selected step; 0 takes the rating away.
fn rate_selected(app: App, score: u8) {
    if let Some(key) = untrack(|| selected_step(app)) {
        rate_step(app, &key, Score::new(score));
    }
}

/// Rates a step, or takes its rating away.
fn rate_step(app: App, key: &Key, score: Option<Score>) {
    if app.set(key, Field::Satisfaction, Value::Score(score)).is_some() {
        app.overlay.announce(&rating(app, score.map(Score::number)));
    }
}

/// Marks the selected step as a moment of truth, or takes the mark away.
fn toggle_moment_of_truth_of_selected(app: App) {
    if let Some(key) = untrack(|| selected_step(app)) {
        toggle_moment_of_truth(app, &key);
    }
}

/// Marks a step as a moment of truth, or takes the mark away.
fn toggle_moment_of_truth(app: App, key: &Key) {
    let is = app.workspace.untracked(|document| document.step(&key.id).is_some_and(|step| step.moment_of_truth));
    app.set(key, Field::MomentOfTruth, Value::Flag(!is));
    app.overlay.announce(if is { mapping(app.language()).no_moment_of_truth } else { app.texts().moment_of_truth });
}

/// Moves the selected step one place earlier or later.
fn shift_selected(app: App, later: bool) {
    if let Some(key) = untrack(|| selected_step(app)) {
        shift_step(app, &key.id, later);
    }
}

/// Moves a step one place earlier or later.
fn shift_step(app: App, id: &Id, later: bool) {
    if app
        .edit(Edit::Step(StepEdit::Shift { id: id.clone(), later }))
        .is_some_and(|outcome| !outcome.touched.is_empty())
    {
        announce_place(app, id);
        app.map.focus.set(Some(id.clone()));
    }
}

/// Says where a moved step stands now.
fn announce_place(app: App, id: &Id) {
    let phase = app.workspace.untracked(|document| {
        document.step(id).and_then(|step| document.phase(&step.phase)).map(|phase| phase.name.to_string())
    });
    app.overlay.announce(&tell(mapping(app.language()).step_moved, &[&phase.unwrap_or_default()]));
}

/// Removes the selected step.
fn delete_selected(app: App) {
    if let Some(key) = untrack(|| selected_step(app)) {
        delete_step(app, &key);
    }
}

/// Removes a step, and offers to undo that; the one after it gets the focus.
fn delete_step(app: App, key: &Key) {
    let (name, next) = app.workspace.untracked(|document| {
        let name = step_name(document, app.texts(), &key.id);
        let next = document.step(&key.id).and_then(|step| {
            let all: Vec<&Id> = document.steps(&step.journey).collect();
            let place = all.iter().position(|id| **id == key.id)?;
            all.get(place + 1).or_else(|| all.get(place.checked_sub(1)?)).map(|id| (*id).clone())
        });
        (name, next)
    });
    app.remove(key, &name);
    app.map.focus.set(next);
}
