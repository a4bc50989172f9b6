//! The map where there is room: phases across, steps as columns inside them, lanes down. A grid for the keyboard; only
//! the columns in sight are in the page.

use std::sync::Arc;

use leptos::html::Div;
use crate::ui::markup::*;
use wasm_bindgen::JsCast;

use crate::core::scene::{Content, LANES, Lane};
use super::{cell, curve};
use crate::core::document::{List, Topic};
use crate::core::edit::Edit;
use crate::core::edit::step::StepEdit;
use crate::core::model::{Field, Id, Key, Kind, Score};
use crate::core::scene::{Column, Layout};
use crate::ui::app::App;
use crate::ui::icon::{Icon, face, icon};
use crate::ui::widgets::{text, wrapping_line};
use crate::ui::erase::{act, each, live, memo, part};

/// Width of the lane names at the left, as in `map.css`.
const NAMES: f64 = 124.0;
/// How far beyond what is in sight columns are drawn, in CSS pixels.
const AHEAD: f64 = 480.0;
/// Scrolling is followed in steps of this length, so that most of it costs nothing.
const STEP: f64 = 240.0;

#[derive(Clone, Copy)]
struct Board {
    app: App,
    journey: StoredValue<Id>,
    layout: Memo<Layout>,
    /// The columns that are drawn.
    columns: Memo<Vec<Column>>,
    scroll: RwSignal<f64>,
    scroller: NodeRef<Div>,
    /// The selected step.
    selected: Memo<Option<Id>>,
    /// The cell that the Tab key leads to: always one that is drawn, so that the grid can be reached.
    stop: Memo<Option<(Id, usize)>>,
    /// Where a dragged step would go.
    drop: RwSignal<Option<(Id, Option<Id>)>>,
}

/// The board of one journey in a container of this width.
pub fn board(app: App, journey: Id, width: RwSignal<Option<f64>>) -> AnyView {
    let t = app.t();
    let laid = journey.clone();
    let layout = memo(move || {
        for phase in app.workspace.list(List::Phases) {
            app.workspace.track(Topic::List(List::Steps { journey: laid.clone(), phase }));
        }
        app.workspace.peek(|document| Layout::of(document, &laid))
    });
    let scroll = RwSignal::new(0.0f64);
    let columns = memo(move || {
        let layout = layout.get();
        let (left, width) = (scroll.get(), width.get().unwrap_or(1440.0));
        layout.columns[layout.between(left - AHEAD, left + width + AHEAD)].to_vec()
    });
    let selected = memo(move || app.workspace.selected());
    let stop = memo(move || {
        let selected = selected.get();
        let step = columns.with(|columns| {
            let mut steps = columns.iter().filter_map(|column| column.step.as_ref());
            steps.clone().find(|step| Some(*step) == selected.as_ref()).or_else(|| steps.next()).cloned()
        })?;
        let lane = app.map.lane.get();
        let lane = app.map.lanes.with(|lanes| if lanes[lane] { Some(lane) } else { lanes.iter().position(|shown| *shown) })?;
        Some((step, lane))
    });
    // What another journey's board left behind is over.
    app.map.editing.set(None);
    let board = Board {
        app,
        journey: StoredValue::new(journey),
        layout,
        columns,
        scroll,
        scroller: NodeRef::new(),
        selected,
        stop,
        drop: RwSignal::new(None),
    };
    Effect::new(move |_| {
        if let Some(step) = app.map.focus.get() {
            app.map.focus.set(None);
            board.go(&step, app.map.lane.get_untracked());
        }
    });
    let rows: Vec<AnyView> = LANES.iter().enumerate().map(|(place, lane)| board.lane(place, lane)).collect();
    let marker = move || {
        board.drop.get().map(|(phase, before)| {
            let x = board.layout.with(|layout| layout.drop_line(&phase, before.as_ref()));
            view! { <div class="drop-line" role="presentation" style:left=format!("{}px", NAMES + x)></div> }
        })
    };
    view! {
        <div
            class="board"
            node_ref=board.scroller
            on:scroll=act(move |_| {
                if let Some(scroller) = board.scroller.get_untracked() {
                    let left = (f64::from(scroller.scroll_left()) / STEP).floor() * STEP;
                    if left != scroll.get_untracked() {
                        scroll.set(left);
                    }
                }
            })
        >
            <div
                class="grid"
                role="grid"
                aria-label=t.map
                aria-colcount=live(move || (board.layout.with(|layout| layout.columns.len()) + 1).to_string())
                style:width=live(move || format!("{}px", NAMES + board.layout.with(|layout| layout.width)))
                // Cells come and go with every bit of scrolling, so what happens in them is heard here.
                on:keydown=act(move |event: web_sys::KeyboardEvent| board.key(&event))
                on:focusin=act(move |event: web_sys::FocusEvent| board.focused(&event))
                on:click=act(move |event: web_sys::MouseEvent| board.clicked(&event))
                on:pointerdown=act(move |event: web_sys::PointerEvent| board.take(&event))
                on:pointermove=act(move |event: web_sys::PointerEvent| board.drag(&event))
                on:pointerup=act(move |event: web_sys::PointerEvent| board.put(&event))
                on:pointercancel=act(move |_| board.drop.set(None))
            >
                {board.phases()}
                {rows}
                {part(marker)}
            </div>
        </div>
    }
    .into_any()
}

impl Board {
    /// The width of what is left out before the drawn columns, and after them.
    fn lead(self) -> f64 {
        self.columns.with(|columns| columns.first().map_or(0.0, |column| column.x))
    }

    fn phases(self) -> AnyView {
        let spans = move || {
            let (first, last) = self.columns.with(|columns| (columns.first().map(|column| column.x), columns.last().map(|column| column.x)));
            self.layout.with(|layout| {
                layout.phases.iter().filter(|span| first.is_some_and(|first| span.x + span.width > first) && last.is_some_and(|last| span.x <= last)).cloned().collect::<Vec<_>>()
            })
        };
        let lead = move || format!("{}px", spans().first().map_or(0.0, |span| span.x));
        view! {
            <div role="row" class="row phases">
                <div role="columnheader" class="lane-name">{self.app.t().phases}</div>
                <div role="presentation" class="lead" style:width=lead></div>
                {each(spans, |span| span.phase.clone(), move |span| self.phase(&span.phase))}
            </div>
        }
        .into_any()
    }

    fn phase(self, id: &Id) -> AnyView {
        let t = self.app.t();
        let key = Key::new(Kind::Phase, id);
        let (sized, staged) = (id.clone(), key.clone());
        let width = move || self.layout.with(|layout| layout.phases.iter().find(|span| span.phase == sized).map_or(0.0, |span| span.width));
        let spanned = id.clone();
        let span = move || self.layout.with(|layout| layout.phases.iter().find(|span| span.phase == spanned).map_or(1, |span| span.steps + 1)).to_string();
        let stage = move || self.app.workspace.record(&staged, |document| document.phase(&staged.id).map(|phase| phase.stage.key()));
        view! {
            <div role="columnheader" class="phase" data-stage=stage aria-colspan=span style:width=live(move || format!("{}px", width()))>
                <div class="phase-sign">
                    <div class="phase-name">{wrapping_line(self.app, &key, Field::Name, t.phase_name, t.phase_name_hint)}</div>
                    <div class="phase-question">{wrapping_line(self.app, &key, Field::Question, t.guiding_question, t.guiding_question_hint)}</div>
                </div>
            </div>
        }
        .into_any()
    }

    fn lane(self, place: usize, lane: &'static Lane) -> AnyView {
        part(move || {
            if !self.app.map.lanes.with(|lanes| lanes[place]) {
                return None;
            }
            let satisfaction = lane.content == Content::Satisfaction;
            let width = Signal::derive(move || self.layout.with(|layout| layout.width));
            Some(view! {
                <div role="row" class="row lane" class:satisfaction=satisfaction class:touchpoints=lane.content == Content::Touchpoint>
                    <div role="rowheader" class="lane-name">{(lane.label)(self.app.t())}</div>
                    {satisfaction.then(|| view! { <div role="presentation" class="curve-frame">{curve::line(self.app, self.columns, width)}</div> })}
                    <div role="presentation" class="lead" style:width=live(move || format!("{}px", self.lead()))></div>
                    {each(move || self.columns.get(), |column| (column.phase.clone(), column.step.clone()), move |column| match column.step {
                            Some(step) => self.cell(place, lane, &step),
                            None => self.end(lane, column.phase),
                        })}
                </div>
            })
        })
        .into_any()
    }

    /// The cell at a phase's end: in the first lane a step can be added there.
    fn end(self, lane: &'static Lane, phase: Id) -> AnyView {
        let t = self.app.t();
        let sized = phase.clone();
        let empty = memo(move || self.layout.with(|layout| layout.phases.iter().any(|span| span.phase == sized && span.steps == 0)));
        if lane.content != Content::Touchpoint {
            return view! { <div role="gridcell" class="cell end" class:empty=live(move || empty.get())></div> }.into_any();
        }
        let add = move |_| super::add_step_at(self.app, self.journey.get_value(), phase.clone(), None);
        view! {
            <div role="gridcell" class="cell end" class:empty=live(move || empty.get())>
                <button type="button" class="add-step" title=t.add_step aria-label=t.add_step on:click=add>
                    {icon(Icon::Plus)}{part(move || empty.get().then_some(t.add_step))}
                </button>
            </div>
        }
        .into_any()
    }

    fn cell(self, place: usize, lane: &'static Lane, step: &Id) -> AnyView {
        let key = Key::new(Kind::Step, step);
        let (here, chosen) = (step.clone(), step.clone());
        let app = self.app;
        let tab = move || if self.stop.with(|stop| stop.as_ref().is_some_and(|(step, lane)| *step == here && *lane == place)) { "0" } else { "-1" };
        let is_selected = move || self.selected.with(|selected| selected.as_ref() == Some(&chosen)).to_string();
        if lane.content == Content::Satisfaction {
            return self.rating(&key, tab, is_selected);
        }
        let edited = step.clone();
        let editing = memo(move || self.app.map.editing.with(|editing| editing.as_ref().is_some_and(|(step, lane)| *step == edited && *lane == place)));
        let done_step = step.clone();
        let done: cell::Done = Arc::new(move || {
            // The board may be gone, and that be why the control lost the focus.
            if self.app.map.editing.try_get_untracked().flatten().is_some_and(|(step, lane)| step == done_step && lane == place) {
                self.app.map.editing.set(None);
            }
        });
        let inner_key = key.clone();
        let head = (lane.content == Content::Touchpoint).then(|| self.step_head(&key));
        view! {
            <div
                role="gridcell"
                class="cell"
                tabindex=tab
                aria-selected=is_selected
                data-step=step.to_string()
                data-lane=place.to_string()
            >
                {head}
                {part(move || if editing.get() { cell::edit(app, lane, &inner_key, Some(done.clone())) } else { cell::show(app, lane, &inner_key) })}
            </div>
        }
        .into_any()
    }

    /// The step's number, the grip to drag it by, and its tools.
    fn step_head(self, key: &Key) -> AnyView {
        let t = self.app.t();
        let numbered = key.id.clone();
        let number = move || self.layout.with(|layout| layout.columns.iter().filter_map(|column| column.step.as_ref()).position(|id| *id == numbered).map(|place| place + 1));
        view! {
            <div class="step-head">
                <span class="grip" title=t.drag_step>{icon(Icon::Grip)}<span class="step-number">{part(number)}</span></span>
                {cell::step_tools(self.app, key)}
            </div>
        }
        .into_any()
    }

    /// Where a step dropped at the pointer would go.
    fn place_at(self, event: &web_sys::PointerEvent) -> Option<(Id, Option<Id>)> {
        let scroller = self.scroller.get_untracked()?;
        let x = f64::from(event.client_x()) - scroller.get_bounding_client_rect().left() + f64::from(scroller.scroll_left()) - NAMES;
        self.layout.with_untracked(|layout| layout.drop_at(x).map(|(phase, before)| (phase.clone(), before.cloned())))
    }

    fn rating(
        self,
        key: &Key,
        tab: impl Fn() -> &'static str + Send + Sync + 'static,
        is_selected: impl Fn() -> String + Send + Sync + 'static,
    ) -> AnyView {
        let app = self.app;
        let lane = LANES.iter().position(|lane| lane.content == Content::Satisfaction).unwrap_or(0);
        let read = key.clone();
        let facts = memo(move || app.workspace.record(&read, |document| document.step(&read.id).map(|step| (step.satisfaction.map(Score::number), step.moment_of_truth))));
        let score = move || facts.get().and_then(|(score, _)| score);
        let emotion = key.clone();
        let label = move || {
            let mut words = super::rating(app, score());
            if facts.get().is_some_and(|(_, moment)| moment) {
                words = format!("{words}, {}", app.t().moment_of_truth);
            }
            let emotion = text(app, &emotion, Field::Emotion);
            if emotion.is_empty() { words } else { format!("{words}, {emotion}") }
        };
        let tip = label.clone();
        let bands: Vec<AnyView> =
            Score::ALL.iter().rev().map(|band| view! { <span class="band" data-band=band.number().to_string()><i>{band.number()}</i></span> }.into_any()).collect();
        view! {
            <div role="gridcell" class="cell rating" tabindex=tab aria-selected=is_selected aria-label=label title=tip data-step=key.id.to_string() data-lane=lane.to_string()>
                <span class="bands">{bands}</span>
                <span class="point" class:moment=live(move || facts.get().is_some_and(|(_, moment)| moment)) data-score=live(move || score().map(|score| score.to_string()))
                    style:top=live(move || format!("{}px", curve::level(score())))>
                    {part(move || face(score()))}
                    <b>{part(score)}</b>
                </span>
            </div>
        }
        .into_any()
    }

    /// A cell, or a control in it, got the focus.
    fn focused(self, event: &web_sys::FocusEvent) {
        if let Some((_, step, lane)) = cell_of(event) {
            self.app.workspace.select(Some(step));
            if self.app.map.lane.get_untracked() != lane {
                self.app.map.lane.set(lane);
            }
        }
    }

    /// A click edits a cell; on a band of the curve it rates, and takes the rating away where it is that one.
    fn clicked(self, event: &web_sys::MouseEvent) {
        let Some((target, step, lane)) = cell_of(event) else { return };
        if LANES[lane].content == Content::Satisfaction {
            let band = target.closest("[data-band]").ok().flatten().and_then(|band| band.get_attribute("data-band")?.parse().ok()).and_then(Score::new);
            if band.is_some() {
                let key = Key::new(Kind::Step, &step);
                let now = self.app.workspace.peek(|document| document.step(&step).and_then(|step| step.satisfaction));
                super::rate_step(self.app, &key, band.filter(|_| band != now));
            }
        // Controls within the cell have clicks of their own, and the grip's is the end of a drag.
        } else if target.closest("button, input, select, textarea, .grip").ok().flatten().is_none() {
            self.app.map.editing.set(Some((step, lane)));
        }
    }

    /// A step is taken by its grip. From here on all events of the pointer go to that grip.
    fn take(self, event: &web_sys::PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(grip) = target.and_then(|target| target.closest(".grip").ok().flatten()) {
            event.prevent_default();
            let _ = grip.set_pointer_capture(event.pointer_id());
            self.drop.set(self.place_at(event));
        }
    }

    fn drag(self, event: &web_sys::PointerEvent) {
        if self.drop.with_untracked(Option::is_some) {
            let place = self.place_at(event);
            if self.drop.with_untracked(|drop| place != *drop) {
                self.drop.set(place);
            }
        }
    }

    fn put(self, event: &web_sys::PointerEvent) {
        let Some((phase, before)) = self.drop.get_untracked() else { return };
        self.drop.set(None);
        if let Some((_, id, _)) = cell_of(event) {
            let edit = StepEdit::Move { id: id.clone(), phase, before };
            if self.app.edit(Edit::Step(edit)).is_some_and(|outcome| !outcome.touched.is_empty()) {
                super::say_place(self.app, &id);
            }
        }
    }

    /// The keys of the grid: arrows move, Enter edits, Esc leaves.
    fn key(self, event: &web_sys::KeyboardEvent) {
        let Some((target, step, lane)) = cell_of(event) else { return };
        let editing = self.app.map.editing.with_untracked(Option::is_some);
        // Keys come faster than frames: where the keyboard is going counts, not where the focus still is.
        let (step, lane) = if editing { (step, lane) } else { (untrack(|| self.app.workspace.selected()).unwrap_or(step), self.app.map.lane.get_untracked()) };
        // While an input method composes, its keys are its own.
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        match (event.key().as_str(), editing) {
            ("Escape", true) => {
                self.app.map.editing.set(None);
                self.go(&step, lane);
            }
            ("Enter", true) if !event.shift_key() => {
                // Leaving the control tells it to take over what was typed.
                if let Some(control) = target.dyn_ref::<web_sys::HtmlElement>() {
                    let _ = control.blur();
                }
                self.app.map.editing.set(None);
                match self.neighbour(&step, 1) {
                    Some(next) => {
                        self.go(&next, lane);
                        self.app.map.editing.set(Some((next, lane)));
                    }
                    None => self.go(&step, lane),
                }
            }
            (_, true) => return,
            ("Enter" | "F2", false) => {
                if LANES[lane].content == Content::Satisfaction {
                    return;
                }
                self.app.map.editing.set(Some((step, lane)));
            }
            ("ArrowLeft", false) => self.go_to(self.neighbour(&step, -1), lane),
            ("ArrowRight", false) => self.go_to(self.neighbour(&step, 1), lane),
            ("ArrowUp", false) => self.go(&step, self.next_lane(lane, false)),
            ("ArrowDown", false) => self.go(&step, self.next_lane(lane, true)),
            ("Home", false) => self.go_to(self.layout.with_untracked(|layout| layout.columns.iter().find_map(|column| column.step.clone())), lane),
            ("End", false) => self.go_to(self.layout.with_untracked(|layout| layout.columns.iter().rev().find_map(|column| column.step.clone())), lane),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }

    fn neighbour(self, step: &Id, by: isize) -> Option<Id> {
        self.layout.with_untracked(|layout| {
            let steps: Vec<&Id> = layout.columns.iter().filter_map(|column| column.step.as_ref()).collect();
            let place = steps.iter().position(|id| *id == step)?;
            steps.get(place.checked_add_signed(by)?).map(|id| (*id).clone())
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

    /// Brings a cell into sight and gives it the focus.
    fn go(self, step: &Id, lane: usize) {
        let app = self.app;
        app.map.lane.set(lane);
        let Some(scroller) = self.scroller.get_untracked() else { return };
        if let Some(column) = self.layout.with_untracked(|layout| layout.columns.iter().find(|column| column.step.as_ref() == Some(step)).cloned()) {
            let (left, room) = (f64::from(scroller.scroll_left()), f64::from(scroller.client_width()) - NAMES);
            if column.x < left || column.x + column.width > left + room {
                let to = (column.x - (room - column.width) / 2.0).max(0.0);
                self.scroll.set(to);
                scroller.set_scroll_left(to as i32);
            }
        }
        super::focus_soon(app, step, format!("[data-step=\"{step}\"][data-lane=\"{lane}\"]"));
    }
}

/// Where in a cell an event happened, and the cell's step and lane.
fn cell_of(event: &web_sys::Event) -> Option<(web_sys::Element, Id, usize)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = target.closest("[data-step]").ok()??;
    let step = Id::new(&cell.get_attribute("data-step")?)?;
    let lane = cell.get_attribute("data-lane")?.parse().ok()?;
    Some((target, step, lane))
}
