//! The map of one journey: a board with phases across and lanes down, or, where there is little room, a trail that goes
//! down step by step. Both show the same cells of the same lanes.

mod beside;
mod board;
mod cell;
mod columns;
mod curve;
mod overview;
mod trail;

use crate::ui::kit::markup::*;
use leptos::html::Div;
use wasm_bindgen::JsCast;

use super::personas::portrait;
use crate::browser::resize::Resize;
use crate::browser::timer::Listener;
use crate::browser::{active_beside, document, next_frame};
use crate::core::address::{Address, View};
use crate::core::document::List;
use crate::core::edit::step::StepEdit;
use crate::core::edit::{Edit, Value};
use crate::core::model::{Field, Id, JourneyKind, Key, Kind, Score};
use crate::core::text::mapping::mapping;
use crate::core::text::{choice_label, fill, tell};
use crate::ui::actions::Action;
use crate::ui::app::App;
use crate::ui::kit::closures::{dynamic, each, listener, memo, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::later::{self, quietly};
use crate::ui::shell::tool;
use crate::ui::widgets::{teach, text};

pub use crate::core::scene::LANES;

/// Below this width of its container, in CSS pixels, the map is a trail.
const NARROW: f64 = 700.0;

/// What the map remembers while other views are shown.
#[derive(Clone, Copy)]
pub struct MapState {
    /// For each lane whether it is shown.
    lanes: RwSignal<Vec<bool>>,
    /// The lane that the keyboard is in.
    lane: RwSignal<usize>,
    /// The cell of the board that is being edited: its step and lane.
    editing: RwSignal<Option<(Id, usize)>>,
    /// A step that asks for the focus.
    focus: RwSignal<Option<Id>>,
    /// For each lane whether only a slim row is left of it.
    folded_lanes: RwSignal<Vec<bool>>,
    /// The phases of which only one column is left.
    folded_phases: RwSignal<Vec<Id>>,
    /// How large the board is to be, in percent, or `FIT`.
    zoom: RwSignal<u16>,
    /// How large the board is now, in percent.
    percent: RwSignal<u16>,
    /// Whether distances on the map show the time between steps.
    timeline: RwSignal<bool>,
    /// The journey whose curve is laid over that of the one that is shown.
    compare: RwSignal<Option<Id>>,
    /// Whether the map is a board, and not a trail.
    wide: RwSignal<bool>,
}

/// So large that the whole journey can be seen at once.
pub const FIT: u16 = 0;
/// As large as it is meant.
pub const FULL: u16 = 100;
/// The steps of the zoom.
const ZOOMS: [u16; 9] = [50, 60, 75, 90, 100, 110, 125, 150, 200];

impl MapState {
    /// The usual lanes, nothing in focus.
    pub fn new() -> Self {
        Self {
            lanes: RwSignal::new(LANES.iter().map(|lane| lane.usual).collect()),
            lane: RwSignal::new(0),
            editing: RwSignal::new(None),
            focus: RwSignal::new(None),
            folded_lanes: RwSignal::new(vec![false; LANES.len()]),
            folded_phases: RwSignal::default(),
            zoom: RwSignal::new(FULL),
            percent: RwSignal::new(FULL),
            timeline: RwSignal::new(false),
            compare: RwSignal::new(None),
            wide: RwSignal::new(false),
        }
    }

    /// Whether a step will take the focus as soon as it is drawn.
    pub fn awaits_focus(&self) -> bool {
        self.focus.with_untracked(Option::is_some)
    }

    /// Whether a lane is shown and not folded, by its place in `LANES`.
    pub fn shows(self, lane: usize) -> bool {
        self.lanes.with_untracked(|lanes| lanes[lane]) && !self.folded_lanes.with_untracked(|lanes| lanes[lane])
    }
}

impl Default for MapState {
    fn default() -> Self {
        Self::new()
    }
}

/// The view.
pub fn map(app: App) -> AnyView {
    let (t, w) = (app.t(), mapping(app.lang()));
    let frame = NodeRef::<Div>::new();
    let width = RwSignal::new(None::<f64>);
    let watch = StoredValue::new_local(None::<Resize>);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            // Before the first drawing: a map without a width is empty, and what is below it would move.
            width.set(Some(f64::from(frame.client_width())));
            watch.set_value(Resize::of(&frame, move |now| width.set(Some(now))));
        }
    });
    let narrow = memo(move || width.get().map(|width| width < NARROW));
    let journey = memo(move || app.current_journey());
    Effect::new(move |_| app.map.wide.set(journey.get().is_some() && narrow.get() == Some(false)));
    view! {
        <div class="map-view">
            {head(app, journey)} <div class="map-frame" node_ref=frame>
                {dynamic(move || match (journey.get(), narrow.get()) {
                    (None, _) => {
                        let add = view! {
                            <button
                                type="button"
                                class="button primary"
                                on:click=listener(move |_| super::journeys::add(app))
                            >
                                {icon(Icon::Plus)}
                                {t.add_journey}
                            </button>
                        };
                        teach(app, w.map_empty, w.map_empty_text, add.into_any())
                    }
                    (Some(_), None) => ().into_any(),
                    (Some(id), Some(false)) => board::board(app, id, width),
                    (Some(id), Some(true)) => trail::trail(app, id),
                })}
            </div>
            {dynamic(move || (journey.get().is_some() && !app.looks()).then(|| quietly(app, &later::BESIDE_MAP)))}
        </div>
    }
    .into_any()
}

/// Which journey is shown, and what can be done with the map as a whole.
fn head(app: App, journey: Memo<Option<Id>>) -> AnyView {
    let t = app.t();
    let tab = move |id: Id| {
        let key = Key::new(Kind::Journey, &id);
        let (named, told, faced) = (key.clone(), key.clone(), key);
        let (here, pick) = (id.clone(), id);
        let face = move || {
            let persona = app
                .workspace
                .record(&faced, |document| document.journey(&faced.id).and_then(|journey| journey.persona.clone()));
            persona.map(|id| portrait(app, &Key::new(Kind::Persona, &id)))
        };
        let kind = {
            let key = named.clone();
            move || {
                let target = app.workspace.record(&key, |document| {
                    document.journey(&key.id).is_some_and(|journey| journey.kind == JourneyKind::Target)
                });
                target.then(
                    || view! { <span class="chip">{choice_label(t, Field::Kind, JourneyKind::Target.key())}</span> },
                )
            }
        };
        let words = view! {
            {dynamic(face)}
            <span dir="auto">{dynamic(move || journey_name(app, &named.id))}</span>
            {kind}
        };
        if app.looks() {
            return view! { <p class="journey-tab">{words}</p> }.into_any();
        }
        view! {
            <button
                type="button"
                class="journey-tab"
                title=reactive(move || journey_name(app, &told.id))
                aria-pressed=reactive(move || (journey.get().as_ref() == Some(&here)).to_string())
                on:click=listener(move |_| app.journey.set(Some(pick.clone())))
            >
                {words}
            </button>
        }
        .into_any()
    };
    // Whoever only looks sees which journey it is, and has no choice.
    let ids =
        move || if app.looks() { journey.get().into_iter().collect() } else { app.workspace.list(List::Journeys) };
    let tools = move || {
        view! {
            <div class="tools">
                {dynamic(move || app.map.wide.get().then(|| zoom_tools(app)))} {menu(app)} {tool(app, "present")}
                {(!app.reads()).then(|| tool(app, "phases"))}
            </div>
        }
    };
    view! {
        <div class="map-head">
            <h1 class="visually-hidden" tabindex="-1">
                {t.map}
            </h1>
            <div class="journey-tabs" role="group" aria-label=t.journeys>
                {each(ids, Id::clone, move |id| tab(id))}
                <button
                    type="button"
                    class="icon-button"
                    data-edit=true
                    title=t.add_journey
                    aria-label=t.add_journey
                    on:click=listener(move |_| super::journeys::add(app))
                >
                    {icon(Icon::Plus)}
                </button>
            </div>
            {(!app.looks()).then(tools)}
            <div class="map-note">
                {dynamic(move || journey.get().map(|id| scenario(app, &id)))} {curve::legend(app, journey)}
            </div>
        </div>
    }
    .into_any()
}

/// What is shown of the map: its rows, a curve to compare with, the time. Esc closes it, and so does going elsewhere.
fn menu(app: App) -> AnyView {
    let (t, w) = (app.t(), mapping(app.lang()));
    let details = NodeRef::<leptos::html::Details>::new();
    let inside = move |element: Option<web_sys::EventTarget>| {
        let node = element.and_then(|element| element.dyn_into::<web_sys::Node>().ok());
        node.is_some_and(|node| details.get_untracked().is_some_and(|details| details.contains(Some(&node))))
    };
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(details) = details.get_untracked().filter(|details| details.open())
        {
            event.stop_propagation();
            close();
            let summary = details.query_selector("summary").ok().flatten();
            if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = summary.focus();
            }
        }
    };
    // A click on what takes no focus is heard nowhere but here.
    let elsewhere = Listener::on(&document(), "pointerdown", move |event| {
        if !inside(event.composed_path().get(0).dyn_into().ok()) {
            close();
        }
    });
    let elsewhere = StoredValue::new_local(elsewhere);
    on_cleanup(move || elsewhere.dispose());
    view! {
        <details
            class="menu"
            node_ref=details
            on:keydown=listener(key)
            on:focusout=listener(move |event: web_sys::FocusEvent| {
                if event.related_target().is_some() && !inside(event.related_target()) {
                    close()
                }
            })
        >
            <summary class="button">{icon(Icon::Lanes)}<span>{w.map_menu}</span></summary>
            <div class="menu-body">
                <label class="check" title=t.timeline_scale>
                    <input
                        prop:checked=reactive(move || app.map.timeline.get())
                        type="checkbox"
                        data-action="timeline"
                        on:change=listener(move |_| toggle_timeline(app))
                    />
                    {t.timeline}
                </label>
                {compare_tool(app)}
                {dynamic(move || app.map.wide.get().then(|| lanes_tool(app)))}
            </div>
        </details>
    }
    .into_any()
}

/// A choice of the rows that the board shows.
fn lanes_tool(app: App) -> AnyView {
    let t = app.t();
    let lane = |(place, lane): (usize, &'static crate::core::scene::Lane)| {
        let shown = move || app.map.lanes.with(|lanes| lanes[place]);
        view! {
            <label class="check">
                <input
                    prop:checked=reactive(shown)
                    type="checkbox"
                    on:change=listener(move |event: web_sys::Event| {
                        app.map.lanes.update(|lanes| lanes[place] = event_target_checked(&event))
                    })
                />
                {(lane.label)(t)}
            </label>
        }
        .into_any()
    };
    let lanes: Vec<AnyView> = LANES.iter().enumerate().map(lane).collect();
    view! {
        <fieldset class="lanes">
            <legend>{t.lanes}</legend>
            {lanes}
        </fieldset>
    }
    .into_any()
}

/// The journeys whose curve can be laid over that of the shown one. Tracked.
fn comparable(app: App) -> Vec<Id> {
    let shown = app.current_journey();
    app.workspace.list(List::Journeys).into_iter().filter(|id| Some(id) != shown.as_ref()).collect()
}

/// The journey whose curve is laid over that of the shown one. Tracked.
fn compared(app: App) -> Option<Id> {
    let chosen = app.map.compare.get()?;
    comparable(app).contains(&chosen).then_some(chosen)
}

/// A journey's name, or words for one without. Tracked.
fn journey_name(app: App, id: &Id) -> String {
    let name = text(app, &Key::new(Kind::Journey, id), Field::Name);
    if name.trim().is_empty() { app.t().journey_unnamed.to_owned() } else { name }
}

/// A choice of the journey whose curve is laid over the shown one's.
fn compare_tool(app: App) -> AnyView {
    let w = mapping(app.lang());
    let chosen = move |id: &Id| compared(app).as_ref() == Some(id);
    let option = move |id: Id| {
        let (named, value) = (id.clone(), id.to_string());
        view! {
            <option value=value prop:selected=reactive(move || chosen(&id))>
                {dynamic(move || journey_name(app, &named))}
            </option>
        }
        .into_any()
    };
    let any = memo(move || !comparable(app).is_empty());
    dynamic(move || {
        any.get().then(|| {
            view! {
                <label class="field">
                    <span class="field-label">{w.compare}</span>
                    <select
                        data-action="compare"
                        on:change=listener(move |event: web_sys::Event| {
                            app.map.compare.set(Id::new(&event_target_value(&event)))
                        })
                    >
                        <option value="" prop:selected=reactive(move || compared(app).is_none())>
                            {w.compare_none}
                        </option>
                        {each(move || comparable(app), Id::clone, option)}
                    </select>
                </label>
            }
        })
    })
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
        Some(id) => tell(mapping(app.lang()).compared, &[&untrack(|| journey_name(app, id))]),
        None => mapping(app.lang()).compared_none.to_owned(),
    };
    app.map.compare.set(next);
    app.say(&words);
}

/// How large the board is, and buttons for it.
fn zoom_tools(app: App) -> AnyView {
    let t = app.t();
    let button = move |id: &'static str, content: AnyView| {
        let action = Action::named(id);
        let label = (action.label)(t);
        let tip = action.shortcut.map_or(label.to_owned(), |shortcut| format!("{label} ({})", shortcut.written(t)));
        // Where there are words they are the name.
        let name = (id != "zoom-full").then_some(label);
        let here = move || (id == "zoom-fit").then(|| (app.map.zoom.get() == FIT).to_string());
        view! {
            <button
                type="button"
                class="button"
                data-action=id
                title=tip
                aria-label=name
                aria-pressed=reactive(here)
                prop:disabled=reactive(move || !(action.when)(app))
                on:click=listener(move |_| (action.run)(app))
            >
                {content}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="button-group zoom" role="group" aria-label=t.zoom>
            {button("zoom-out", icon(Icon::Minus))}
            {button("zoom-full", dynamic(move || format!("{}\u{a0}%", app.map.percent.get())))}
            {button("zoom-in", icon(Icon::Plus))}
            {button("zoom-fit", icon(Icon::Fit))}
        </div>
    }
    .into_any()
}

/// What sets the persona going and what it hopes for, where that was said.
fn scenario(app: App, id: &Id) -> AnyView {
    let t = app.t();
    let key = Key::new(Kind::Journey, id);
    let scenario_line = move |key: Key, field: Field, label: &'static str| {
        move || {
            let words = text(app, &key, field);
            (!words.is_empty()).then(|| {
                view! {
                    <span>
                        <b>{label}": "</b>
                        <bdi>{words}</bdi>
                    </span>
                }
            })
        }
    };
    view! {
        <p class="scenario">
            {scenario_line(key.clone(), Field::Scenario, t.scenario)}" "
            {scenario_line(key, Field::Expectation, t.expectation)}
        </p>
    }
    .into_any()
}

/// Shows a step in the map of its journey.
pub fn go_to_step(app: App, journey: Id, step: Id) {
    app.journey.set(Some(journey));
    app.map.lane.set(0);
    app.workspace.select(Some(step.clone()));
    app.map.focus.set(Some(step));
    app.go(&app.view_address(View::Map));
}

/// Whether the map shows a journey.
pub fn visible(app: App) -> bool {
    matches!(app.address.get(), Address::Plan { view: View::Map, .. }) && app.current_journey().is_some()
}

/// Whether the map is a board.
pub fn board_visible(app: App) -> bool {
    visible(app) && app.map.wide.get()
}

/// Whether a cell is being edited, if only its control is still to come.
pub fn editing(app: App) -> bool {
    app.map.editing.with_untracked(Option::is_some)
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
        app.say(&format!("{percent} %"));
    }
}

/// The journey that the shown one is compared with.
pub fn compared_now(app: App) -> Option<Id> {
    untrack(|| compared(app))
}

/// Whether distances on the map show the time between steps.
pub fn timeline(app: App) -> bool {
    app.map.timeline.get_untracked()
}

/// Lets distances on the map show the time between steps, or no longer.
pub fn toggle_timeline(app: App) {
    let now = !app.map.timeline.get_untracked();
    app.map.timeline.set(now);
    app.say(if now { mapping(app.lang()).timeline_on } else { mapping(app.lang()).timeline_off });
}

/// Folds a phase to one column, or unfolds it.
fn fold_phase(app: App, phase: &Id) {
    let was = app.map.folded_phases.with_untracked(|folded| folded.contains(phase));
    app.map.folded_phases.update(
        |folded| {
            if was { folded.retain(|id| id != phase) } else { folded.push(phase.clone()) }
        },
    );
    let name =
        app.workspace.peek(|document| document.phase(phase).map(|phase| phase.name.to_string())).unwrap_or_default();
    app.say(&tell(if was { mapping(app.lang()).unfolded } else { app.t().folded }, &[&name]));
}

/// Whether a step of the map is selected.
pub fn step_selected(app: App) -> bool {
    visible(app) && selected(app).is_some()
}

/// Adds a step after the selected one, or in the first phase.
pub fn add_step(app: App) {
    let Some(journey) = untrack(|| app.current_journey()) else { return };
    let selected = untrack(|| selected(app));
    let place = app.workspace.peek(|document| match selected.and_then(|key| document.step(&key.id)) {
        Some(step) => {
            let list = List::Steps { journey: step.journey.clone(), phase: step.phase.clone() };
            Some((step.phase.clone(), document.after(&list, &step.id).cloned()))
        }
        None => document.list(&List::Phases).next().map(|phase| (phase.clone(), None)),
    });
    match place {
        Some((phase, before)) => add_step_at(app, journey, phase, before),
        None => app.toast.set(Some(crate::ui::toast::Toast::say(mapping(app.lang()).no_phases))),
    }
}

/// Adds a step at a place and goes to it, ready for its touchpoint to be typed.
fn add_step_at(app: App, journey: Id, phase: Id, before: Option<Id>) {
    let edit = StepEdit::Add { journey, phase, before, touchpoint: None };
    if let Some(made) = app.edit(Edit::Step(edit)).and_then(|outcome| outcome.made) {
        app.say(mapping(app.lang()).step_added);
        app.map.lane.set(0);
        app.workspace.select(Some(made.id.clone()));
        app.map.editing.set(Some((made.id.clone(), 0)));
        app.map.focus.set(Some(made.id));
    }
}

/// The selected step, if it stands in the journey that is shown. Tracked.
fn selected(app: App) -> Option<Key> {
    let (journey, step) = (app.current_journey()?, app.workspace.selected()?);
    let shown = app.workspace.peek(|document| document.step(&step).is_some_and(|step| step.journey == journey));
    shown.then(|| Key::new(Kind::Step, &step))
}

/// Selects a step and gives the focus to its element of this selector, which may be drawn only after this task. A
/// control of the step that took the focus meanwhile keeps it.
fn focus_soon(app: App, step: &Id, selector: String) {
    app.workspace.select(Some(step.clone()));
    let step = step.clone();
    let focus = move || {
        // Keys come faster than frames: by now it may be another step's turn.
        if untrack(|| app.workspace.selected()).as_ref() != Some(&step) {
            return;
        }
        if !app.host.is_there() {
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

/// Rates the selected step; 0 takes the rating away.
pub fn rate(app: App, score: u8) {
    if let Some(key) = untrack(|| selected(app)) {
        rate_step(app, &key, Score::new(score));
    }
}

fn rate_step(app: App, key: &Key, score: Option<Score>) {
    if app.set(key, Field::Satisfaction, Value::Score(score)).is_some() {
        app.say(&rating(app, score.map(Score::number)));
    }
}

/// A rating in words.
pub fn rating(app: App, score: Option<u8>) -> String {
    let t = app.t();
    match score {
        Some(score) => fill(
            t.rating,
            &[&score.to_string(), [t.rating_1, t.rating_2, t.rating_3, t.rating_4, t.rating_5][usize::from(score) - 1]],
        ),
        None => t.unrated.to_owned(),
    }
}

/// Marks the selected step as a moment of truth, or takes the mark away.
pub fn toggle_moment_of_truth(app: App) {
    if let Some(key) = untrack(|| selected(app)) {
        toggle(app, &key);
    }
}

fn toggle(app: App, key: &Key) {
    let is = app.workspace.peek(|document| document.step(&key.id).is_some_and(|step| step.moment_of_truth));
    app.set(key, Field::MomentOfTruth, Value::Flag(!is));
    app.say(if is { mapping(app.lang()).no_moment_of_truth } else { app.t().moment_of_truth });
}

/// Moves the selected step one place earlier or later.
pub fn shift(app: App, later: bool) {
    if let Some(key) = untrack(|| selected(app)) {
        shift_step(app, &key.id, later);
    }
}

fn shift_step(app: App, id: &Id, later: bool) {
    if app
        .edit(Edit::Step(StepEdit::Shift { id: id.clone(), later }))
        .is_some_and(|outcome| !outcome.touched.is_empty())
    {
        say_place(app, id);
        app.map.focus.set(Some(id.clone()));
    }
}

/// Says where a moved step stands now.
fn say_place(app: App, id: &Id) {
    let phase = app.workspace.peek(|document| {
        document.step(id).and_then(|step| document.phase(&step.phase)).map(|phase| phase.name.to_string())
    });
    app.say(&tell(mapping(app.lang()).step_moved, &[&phase.unwrap_or_default()]));
}

/// Removes the selected step.
pub fn delete_step(app: App) {
    if let Some(key) = untrack(|| selected(app)) {
        remove_step(app, &key);
    }
}

fn remove_step(app: App, key: &Key) {
    let (name, next) = app.workspace.peek(|document| {
        let name = crate::ui::target::step_name(document, app.t(), &key.id);
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
