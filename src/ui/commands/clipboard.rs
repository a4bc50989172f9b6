//! Copying, cutting and pasting on the map, also from plan to plan and to and from a spreadsheet: on a text its words,
//! on anything else of a step the step.

use super::map::{board_visible, selected_step};
use super::shortcut::TYPING;
use crate::browser::{BrowserEntropy, active_beside, transfer, window};
use crate::core::edit::{Edit, Paste, Value};
use crate::core::exchange::{clipboard, json};
use crate::core::lanes::{Content, LANES};
use crate::core::model::{Id, Key, Kind};
use crate::core::ports::Entropy;
use crate::core::text::fill;
use crate::core::text::mapping::mapping;
use crate::ui::kit::markup::untrack;
use crate::ui::state::app::{App, StepAct};

/// Under this kind steps lie in the clipboard as a plan file, beside their texts for everybody else.
const STEPS: &str = "application/x-wegmarke-steps";
const TEXT: &str = "text/plain";

/// The step that is meant: selected, with the focus on it, while nobody types and no words are marked. The event says
/// nothing of it: where no text is marked, browsers send it to the page as a whole.
fn meant(app: App) -> Option<Key> {
    let active = active_beside(&app.host.place())?;
    let near = |selector: &str| active.closest(selector).ok().flatten().is_some();
    let marked =
        window().get_selection().ok().flatten().is_some_and(|marked| !String::from(marked.to_string()).is_empty());
    let on_map = near("[data-step]") && !near(TYPING) && !marked && !app.overlay.has_dialog();
    untrack(|| selected_step(app)).filter(|_| on_map)
}

/// The lane that is meant; on the trail the whole step is.
fn lane(app: App) -> usize {
    if untrack(|| board_visible(app)) { app.map.lane.get_untracked() } else { 0 }
}

/// Copies what is selected on the map.
pub fn copy(app: App, event: &web_sys::Event) {
    let Some(key) = meant(app) else { return };
    let content = LANES[lane(app)].content;
    let t = app.texts();
    app.workspace.untracked(|document| {
        let Some(step) = document.step(&key.id) else { return };
        event.prevent_default();
        if let Content::Text(_) = content {
            return transfer::copied(event, TEXT, &clipboard::cell(document, step, content));
        }
        transfer::copied(event, TEXT, &clipboard::written(document, step, t));
        if let Some(alone) = clipboard::alone(document, &key.id) {
            transfer::copied(event, STEPS, &json::write(&alone));
        }
    });
    let w = mapping(app.language());
    app.overlay.announce(if matches!(content, Content::Text(_)) { w.cell_copied } else { w.step_copied });
}

/// Copies what is selected on the map and takes it away there.
pub fn cut(app: App, event: &web_sys::Event) {
    let Some(key) = meant(app).filter(|_| !app.is_read_only()) else { return };
    copy(app, event);
    match LANES[lane(app)].content {
        Content::Text(text) => {
            app.set(&key, text.field(), Value::Text(String::new()));
        }
        Content::Touchpoint | Content::Satisfaction | Content::Measures | Content::Elapsed => {
            super::map::act(app, StepAct::Delete(key));
        }
    }
}

/// Pastes onto the map. False where nothing there is meant, or it is a plan, a table or a diagram as a whole.
pub fn paste(app: App, event: &web_sys::Event) -> bool {
    let Some(key) = meant(app).filter(|_| !app.is_read_only()) else { return false };
    let Some(mut paste) = read(app, event, &key.id) else { return false };
    event.prevent_default();
    let w = mapping(app.language());
    let (words, count, refused) = match &mut paste {
        Paste::Steps { from, .. } => (w.steps_pasted, from.count(Kind::Step), 0),
        Paste::Cells { rows, lanes, .. } => {
            let refused = clipboard::rate(lanes, rows);
            // Lanes below the last one take nothing.
            let cells: usize = rows.iter().take(lanes.len()).map(Vec::len).sum();
            (w.cells_pasted, cells - refused, refused)
        }
    };
    let refusal = (refused > 0).then(|| fill(w.ratings_refused, &[&refused.to_string()]));
    if count == 0 {
        app.overlay.say(&refusal.unwrap_or_default());
        return true;
    }
    if let Some(outcome) = app.edit(Edit::Paste(paste)) {
        let said = fill(words, &[&count.to_string()]);
        app.offer_undo_of_edit(&refusal.map_or(said.clone(), |refusal| format!("{said} {refusal}")));
        let shown = outcome.made.unwrap_or(key).id;
        app.workspace.select(Some(shown.clone()));
        app.map.focus.set(Some(shown));
    }
    true
}

/// What a pasted text is for a step.
fn read(app: App, event: &web_sys::Event, step: &Id) -> Option<Paste> {
    let (seed, step) = (BrowserEntropy.random(), step.clone());
    let steps = |from| Some(Paste::Steps { after: step.clone(), from: Box::new(from) });
    if let Some((from, _)) = transfer::pasted(event, STEPS).and_then(|text| json::read(&text, seed).ok()) {
        return steps(from);
    }
    let text = transfer::pasted(event, TEXT)?;
    if text.contains("\"wegmarke-plan\"") {
        return None;
    }
    let rows = clipboard::cells(&text);
    if let Some(from) = clipboard::labelled(&rows, app.texts(), seed) {
        return steps(from);
    }
    let place = lane(app);
    let content = LANES[place].content;
    let is_list = rows.len() > 1 && rows.iter().all(|row| row.len() == 1);
    match content {
        Content::Measures | Content::Elapsed => None,
        // More than a list is a table of steps, or a diagram: the dialog for those shows what it means.
        Content::Touchpoint if is_list => {
            let names: Vec<String> = rows.into_iter().flatten().filter(|name| !name.trim().is_empty()).collect();
            let table = |name: &String| name.matches([',', ';', '|']).count() > 1 || name.trim_end().ends_with(':');
            if names.iter().any(table) { None } else { steps(clipboard::at(names, seed)) }
        }
        Content::Touchpoint if rows.len() > 1 => None,
        Content::Touchpoint | Content::Satisfaction | Content::Text(_) => {
            let shown = app.map.lanes.get_untracked();
            let lanes = (place..LANES.len()).filter(|lane| *lane == place || shown[*lane]);
            let lanes = lanes.map(|lane| LANES[lane].content).collect();
            // A list goes along the steps; what has rows and columns lies as it does in a spreadsheet.
            let rows = if is_list { vec![rows.into_iter().flatten().collect()] } else { rows };
            Some(Paste::Cells { first: step, lanes, rows })
        }
    }
}
