//! What can be done with the map and the steps in it, by buttons, keys and the palette alike.

use wasm_bindgen::JsCast;

use crate::browser::{active_beside, next_frame};
use crate::core::address::{Address, View};
use crate::core::document::List;
use crate::core::model::{Field, Id, Key, Kind};
use crate::core::text::mapping::mapping;
use crate::core::text::{fill, tell};
use crate::ui::kit::markup::*;
use crate::ui::state::app::{App, StepAct};
use crate::ui::state::map::{FIT, ZOOMS};
use crate::ui::state::names::text;

/// Whether the map shows a journey.
pub fn visible(app: App) -> bool {
    matches!(app.navigation.address(), Address::Plan { view: View::Map, .. }) && app.current_journey().is_some()
}

/// Whether the map is a board.
pub fn board_visible(app: App) -> bool {
    visible(app) && app.map.wide.get()
}

/// Whether a cell is being edited, if only its control is still to come.
pub fn editing(app: App) -> bool {
    app.map.editing.with_untracked(Option::is_some)
}

/// Whether a step of the map is selected.
pub fn step_selected(app: App) -> bool {
    visible(app) && selected_step(app).is_some()
}

/// The selected step, if it stands in the journey that is shown. Tracked.
pub fn selected_step(app: App) -> Option<Key> {
    let (journey, step) = (app.current_journey()?, app.workspace.selected()?);
    let shown = app.workspace.untracked(|document| document.step(&step).is_some_and(|step| step.journey == journey));
    shown.then(|| Key::new(Kind::Step, &step))
}

/// The journeys whose curve can be laid over that of the shown one. Tracked.
pub fn comparable(app: App) -> Vec<Id> {
    let shown = app.current_journey();
    app.workspace.list(List::Journeys).into_iter().filter(|id| Some(id) != shown.as_ref()).collect()
}

/// The journey whose curve is laid over that of the shown one. Tracked.
pub fn compared(app: App) -> Option<Id> {
    let chosen = app.map.compare.get()?;
    comparable(app).contains(&chosen).then_some(chosen)
}

/// The journey that the shown one is compared with.
pub fn compared_now(app: App) -> Option<Id> {
    untrack(|| compared(app))
}

/// Whether there is a journey to compare with.
pub fn can_compare(app: App) -> bool {
    visible(app) && !comparable(app).is_empty()
}

/// Lays the curve of the next journey over the shown one's; after the last one none.
pub fn compare_next(app: App) {
    let (all, now) = untrack(|| (comparable(app), compared(app)));
    let next = match now {
        Some(now) => all.iter().skip_while(|id| **id != now).nth(1).cloned(),
        None => all.first().cloned(),
    };
    let words = match &next {
        Some(id) => tell(mapping(app.language()).compared, &[&untrack(|| journey_name(app, id))]),
        None => mapping(app.language()).compared_none.to_owned(),
    };
    app.map.compare.set(next);
    app.overlay.announce(&words);
}

/// A journey's name, or words for one without. Tracked.
pub fn journey_name(app: App, id: &Id) -> String {
    let name = text(app, &Key::new(Kind::Journey, id), Field::Name);
    if name.trim().is_empty() { app.texts().journey_unnamed.to_owned() } else { name }
}

/// Shows a step in the map of its journey.
pub fn go_to_step(app: App, journey: Id, step: Id) {
    app.navigation.choose_journey(Some(journey));
    app.map.lane.set(0);
    app.workspace.select(Some(step.clone()));
    app.map.focus.set(Some(step));
    app.navigate(&app.view_address(View::Map));
}

/// Whether the board can be larger still, or smaller.
pub fn can_zoom(app: App, larger: bool) -> bool {
    let percent = app.map.percent.get();
    board_visible(app) && if larger { percent < ZOOMS[ZOOMS.len() - 1] } else { percent > ZOOMS[0] }
}

/// Makes the board one step larger or smaller.
pub fn zoom(app: App, larger: bool) {
    let now = app.map.percent.get_untracked();
    let next = if larger {
        ZOOMS.iter().find(|percent| **percent > now)
    } else {
        ZOOMS.iter().rev().find(|percent| **percent < now)
    };
    if let Some(percent) = next {
        zoom_to(app, *percent);
    }
}

/// Makes the board as large as this.
pub fn zoom_to(app: App, percent: u16) {
    app.map.zoom.set(percent);
    if percent != FIT {
        app.overlay.announce(&format!("{percent} %"));
    }
}

/// Whether distances on the map show the time between steps.
pub fn timeline(app: App) -> bool {
    app.map.timeline.get_untracked()
}

/// Lets distances on the map show the time between steps, or no longer.
pub fn toggle_timeline(app: App) {
    let now = !app.map.timeline.get_untracked();
    app.map.timeline.set(now);
    app.overlay.announce(if now { mapping(app.language()).timeline_on } else { mapping(app.language()).timeline_off });
}

/// Folds a phase to one column, or unfolds it.
pub fn fold_phase(app: App, phase: &Id) {
    let was = app.map.folded_phases.with_untracked(|folded| folded.contains(phase));
    app.map.folded_phases.update(
        |folded| {
            if was { folded.retain(|id| id != phase) } else { folded.push(phase.clone()) }
        },
    );
    let name = app
        .workspace
        .untracked(|document| document.phase(phase).map(|phase| phase.name.to_string()))
        .unwrap_or_default();
    app.overlay.announce(&tell(if was { mapping(app.language()).unfolded } else { app.texts().folded }, &[&name]));
}

/// Does something to a step, as whoever edits may.
pub fn act(app: App, act: StepAct) {
    if let Some(editor) = app.editor() {
        editor.act(app, act);
    }
}

/// Selects a step and gives the focus to its element of this selector, which may be drawn only after this task. A
/// control of the step that took the focus meanwhile keeps it.
pub fn select_and_focus(app: App, step: &Id, selector: String) {
    app.workspace.select(Some(step.clone()));
    let step = step.clone();
    let focus = move || {
        // Keys come faster than frames: by now it may be another step's turn.
        if untrack(|| app.workspace.selected()).as_ref() != Some(&step) {
            return;
        }
        if !app.host.is_mounted() {
            return;
        }
        let place = app.host.place();
        let found = place.query_selector(&selector).ok().flatten();
        if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let active = active_beside(&place);
            // On the board a cell, on the trail the whole step.
            let around = element.closest("[data-step]").ok().flatten();
            if !around.is_some_and(|around| around.contains(active.as_deref())) {
                let _ = element.focus();
            }
        }
    };
    // What is drawn already takes the next key; what is being drawn or moved has to wait.
    focus();
    next_frame(focus);
}

/// A rating in words.
pub fn rating(app: App, score: Option<u8>) -> String {
    let t = app.texts();
    match score {
        Some(score) => fill(
            t.rating,
            &[&score.to_string(), [t.rating_1, t.rating_2, t.rating_3, t.rating_4, t.rating_5][usize::from(score) - 1]],
        ),
        None => t.unrated.to_owned(),
    }
}
