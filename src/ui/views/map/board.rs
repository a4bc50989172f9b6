//! The map where there is room: phases across, steps as columns inside them, lanes down. A grid for the keyboard; only
//! the columns in sight are in the page (`columns.rs` puts them there).

use std::sync::Arc;

use leptos::html::Div;
use wasm_bindgen::JsCast;

use super::columns::{Columns, Marks};
use super::viewport::{NAMES, Viewport};
use super::{cell, curve, overview};
use crate::browser::timer::{Listener, Timeout};
use crate::browser::{next_frame, window};
use crate::core::document::{Document, List, Topic};
use crate::core::edit::Edit;
use crate::core::edit::step::StepEdit;
use crate::core::model::{Field, Id, Key, Kind, Score};
use crate::core::scene::{Column, Content, Count, LANES, Lane, Layout, PhaseSpan, Widths};
use crate::core::text::mapping::mapping;
use crate::core::text::{elapsed_label, fill, tell};
use crate::ui::commands::map as commands;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::map::FIT;
use crate::ui::state::names::text;
use crate::ui::widgets::fields::wrapping_line;

/// Width of a phase's end where no step can be added.
const READ_END: f64 = 6.0;
/// How far beyond what is in sight columns are drawn, in CSS pixels.
const AHEAD: f64 = 400.0;
/// How long after an edit the whole journey is looked through, in milliseconds.
const LATER: i32 = 300;
/// So near to an edge a dragged step makes the board scroll.
const EDGE: f64 = 72.0;
/// At most so far in a frame.
const GLIDE: f64 = 22.0;

/// A step that is being dragged, and where the pointer is, in the window.
#[derive(Clone, PartialEq)]
struct Drag {
    step: Id,
    pointer: i32,
    from: (f64, f64),
    at: (f64, f64),
    /// A pointer that has hardly moved drags nothing yet.
    moved: bool,
    /// Where the step would go: the phase, and the step to stand before.
    place: Option<(Id, Option<Id>)>,
}

/// The board, as its handlers share it.
#[derive(Clone, Copy)]
struct Board {
    app: App,
    journey: StoredValue<Id>,
    layout: Memo<Layout>,
    /// What of it is in sight.
    viewport: Viewport,
    /// The columns that are drawn.
    columns: Memo<Vec<Column>>,
    /// Counts changes of the times that the layout shows.
    times: RwSignal<u32>,
    /// Looks through all of them.
    later: StoredValue<Option<Timeout>>,
    grid: NodeRef<Div>,
    /// The selected step.
    selected: Memo<Option<Id>>,
    drag: RwSignal<Option<Drag>>,
    /// Hears Esc while a step is dragged.
    escape: StoredValue<Vec<Listener>>,
}

/// The board of one journey in a container of this width.
pub fn board(app: App, journey: Id, width: RwSignal<Option<f64>>) -> AnyView {
    let t = app.texts();
    let width = memo(move || width.get().unwrap_or(1440.0));
    let counted = journey.clone();
    let follow = move |journey: &Id| {
        for phase in app.workspace.list(List::Phases) {
            app.workspace.track(Topic::List(List::Steps { journey: journey.clone(), phase }));
        }
    };
    // Counts when a time between steps changed that the layout shows.
    let times = RwSignal::new(0u32);
    let widths = memo(move || {
        follow(&counted);
        let with_time = app.map.timeline.get();
        times.track();
        let count = app.map.folded_phases.with(|folded| {
            app.workspace.untracked(|document| {
                let count = Count::of(document, &counted, folded);
                if with_time { count.with_time(document, &counted, folded) } else { count }
            })
        });
        let (width, percent) = (width.get(), app.map.zoom.get());
        // The names of the lanes shrink along, so their share is counted at the size that comes out.
        let fit = |zoom: f64| Widths::zoom_to_fit(width - NAMES * zoom, count);
        let zoom = if percent == FIT { fit(fit(1.0)) } else { f64::from(percent) / 100.0 };
        let widths = Widths::fit(width - NAMES * zoom, count, zoom);
        // Whoever only reads adds no step there.
        let widths = if app.is_read_only() { Widths { end: (READ_END * zoom).floor(), ..widths } } else { widths };
        if with_time { widths.with_time() } else { widths }
    });
    let laid = journey.clone();
    let layout = memo(move || {
        follow(&laid);
        times.track();
        let widths = widths.get();
        app.map
            .folded_phases
            .with(|folded| app.workspace.untracked(|document| Layout::with(document, &laid, widths, folded)))
    });
    let viewport = Viewport::new(layout, widths, width);
    let columns = memo(move || {
        let (left, width) = (viewport.roughly_left(), width.get());
        layout.with(|layout| layout.columns[layout.between(left - AHEAD, left + width + AHEAD)].to_vec())
    });
    // What another journey's board left behind is over.
    app.map.editing.set(None);
    let board = Board {
        app,
        journey: StoredValue::new(journey.clone()),
        layout,
        viewport,
        columns,
        times,
        later: StoredValue::new(None),
        grid: NodeRef::new(),
        selected: memo(move || app.workspace.selected()),
        drag: RwSignal::new(None),
        escape: StoredValue::new(Vec::new()),
    };
    let rows: Vec<NodeRef<Div>> = LANES.iter().map(|_| NodeRef::new()).collect();
    board.follow(&journey, rows.clone());
    let lanes: Vec<AnyView> =
        LANES.iter().zip(rows).enumerate().map(|(place, (lane, row))| board.lane(&journey, place, lane, row)).collect();
    let length =
        move |read: fn(&Widths) -> f64, unit: &'static str| reactive(move || format!("{}{unit}", widths.with(read)));
    view! {
        {overview::overview(app, viewport, journey)}
        <div
            class="board"
            node_ref=viewport.scroller
            // Cells of a grid take the focus, and it scrolls along; a table is scrolled by itself.
            tabindex=app.is_view_only().then_some("0")
            role=app.is_view_only().then_some("region")
            aria-label=app.is_view_only().then_some(t.map)
            style=("--zoom", length(|widths| widths.zoom, ""))
            style=("--names", length(|widths| NAMES * widths.zoom, "px"))
            style=("--step", length(|widths| widths.step, "px"))
            style=("--end", length(|widths| widths.end, "px"))
            style=("--empty", length(|widths| widths.empty, "px"))
            style=("--folded", length(|widths| widths.folded, "px"))
            on:scroll=listener(move |_| viewport.scrolled())
        >
            <div
                class="grid"
                node_ref=board.grid
                role=if app.is_view_only() { "table" } else { "grid" }
                aria-label=t.map
                aria-colcount=reactive(move || (board.layout.with(|layout| layout.columns.len()) + 1).to_string())
                aria-rowcount=(LANES.len() + 1).to_string()
                class:timeline=reactive(move || app.map.timeline.get())
                class:dragging=reactive(move || board.drag.with(|drag| drag.as_ref().is_some_and(|drag| drag.moved)))
                style:width=reactive(move || {
                    format!("{}px", viewport.names() + board.layout.with(|layout| layout.width))
                })
                // Cells come and go with every bit of scrolling, so what happens in them is heard here.
                on:keydown=listener(move |event: web_sys::KeyboardEvent| board.key(&event))
                on:focusin=listener(move |event: web_sys::FocusEvent| board.focused(&event))
                on:click=listener(move |event: web_sys::MouseEvent| board.clicked(&event))
                on:pointerdown=listener(move |event: web_sys::PointerEvent| board.take(&event))
                on:pointermove=listener(move |event: web_sys::PointerEvent| board.moved(&event))
                on:pointerup=listener(move |event: web_sys::PointerEvent| board.release(&event))
                on:pointercancel=listener(move |_| board.end_drag())
            >
                {board.phases()}
                {dynamic(move || app.map.timeline.get().then(|| board.axis()))}
                {lanes}
                {dynamic(move || board.dragged())}
            </div>
        </div>
    }
    .into_any()
}

impl Board {
    /// Keeps the columns in the page, their marks and the control in one of their cells up to date.
    fn follow(self, journey: &Id, rows: Vec<NodeRef<Div>>) {
        let app = self.app;
        let drawn = StoredValue::new(Columns::new(app, journey.clone()));
        let marks = move || {
            if app.is_view_only() {
                return Marks::default();
            }
            let selected = self.selected.get();
            // The cell that the Tab key leads to: always one that is drawn, so that the grid can be reached.
            let step = self.columns.with(|columns| {
                let mut steps = columns.iter().filter_map(|column| column.step.as_ref());
                steps.clone().find(|step| Some(*step) == selected.as_ref()).or_else(|| steps.next()).cloned()
            });
            let lane = app.map.lane.get();
            let lane = app
                .map
                .lanes
                .with(|lanes| if lanes[lane] { Some(lane) } else { lanes.iter().position(|shown| *shown) });
            let lifted = self.drag.with(|drag| drag.as_ref().filter(|drag| drag.moved).map(|drag| drag.step.clone()));
            Marks { selected, stop: step.zip(lane), lifted }
        };
        let done = move |step: Id, lane: usize| -> cell::Done {
            Arc::new(move || {
                // The board may be gone, and that be why the control lost the focus.
                if app.map.editing.try_get_untracked().flatten().is_some_and(|(id, place)| step == id && lane == place)
                {
                    app.map.editing.set(None);
                }
            })
        };
        Effect::new(move |before: Option<(bool, Vec<Column>)>| {
            let timeline = app.map.timeline.get();
            if let Some((_, before)) = before.filter(|(was, _)| *was != timeline) {
                self.hold(&before);
            }
            let shown = app.map.lanes.get();
            let elements = rows
                .iter()
                .zip(&shown)
                .map(|(row, shown)| if *shown { row.get().map(Into::into) } else { None })
                .collect();
            let columns = self.columns.get();
            let end = self.viewport.widths.with_untracked(|widths| widths.end);
            drawn.update_value(|drawn| {
                drawn.draw(elements, &columns, end);
                drawn.mark(&untrack(marks));
                drawn.edit(app.map.editing.get_untracked(), done);
            });
            (timeline, columns)
        });
        Effect::new(move |_| {
            let marks = marks();
            drawn.update_value(|drawn| drawn.mark(&marks));
        });
        Effect::new(move |_| {
            let editing = app.map.editing.get();
            drawn.update_value(|drawn| drawn.edit(editing, done));
        });
        Effect::new(move |_| {
            if let Some(step) = app.map.focus.get() {
                app.map.focus.set(None);
                self.go(&step, app.map.lane.get_untracked());
            }
        });
        self.follow_times();
        // At another size the same columns stay in sight.
        Effect::new(move |before: Option<u32>| {
            let percent = (self.viewport.scale() * 100.0).round() as u32;
            app.map.percent.set(percent as u16);
            if let (Some(before), Some(scroller)) = (before, self.viewport.scroller.get_untracked())
                && before != percent
            {
                self.viewport.scroll_to(f64::from(scroller.scroll_left()) * f64::from(percent) / f64::from(before));
            }
            percent
        });
    }

    /// Lays the columns out anew when the time between two steps changed: at once where that can be seen, else a little
    /// later, since one has to look through the whole journey for it.
    fn follow_times(self) {
        let app = self.app;
        let differs = move |column: &Column, document: &Document| {
            column.number > 1
                && column
                    .step
                    .as_ref()
                    .is_some_and(|id| document.step(id).is_some_and(|step| step.after != column.after))
        };
        Effect::new(move |_| {
            if !app.map.timeline.get() {
                return;
            }
            let stale = self.columns.with(|columns| {
                for step in columns.iter().filter_map(|column| column.step.as_ref()) {
                    app.workspace.track(Topic::Record(Key::new(Kind::Step, step)));
                }
                app.workspace.untracked(|document| columns.iter().any(|column| differs(column, document)))
            });
            if stale {
                self.times.update(|times| *times += 1);
            }
        });
        Effect::new(move |_| {
            app.workspace.edits();
            if app.map.timeline.get() {
                let look = move || {
                    let stale = self.layout.try_with_untracked(|layout| {
                        app.workspace
                            .untracked(|document| layout.columns.iter().any(|column| differs(column, document)))
                    });
                    if stale == Some(true) {
                        self.times.update(|times| *times += 1);
                    }
                };
                self.later.set_value(Some(Timeout::after(LATER, look)));
            }
        });
    }

    /// Keeps the selected step where it is on the screen, or the first one in sight, while distances become other ones.
    fn hold(self, before: &[Column]) {
        let (left, room) = (self.viewport.left.get_untracked(), untrack(|| self.viewport.room()));
        let selected = self.selected.get_untracked();
        let in_sight =
            || before.iter().filter(|column| column.step.is_some() && column.x >= left && column.x < left + room);
        let held = in_sight().find(|column| column.step == selected).or_else(|| in_sight().next());
        let (x, width) = self.layout.with_untracked(|layout| {
            (held.and_then(|held| layout.column_of(held.step.as_ref()?)).map(|column| column.x), layout.width)
        });
        if let (Some(held), Some(x), Some(grid)) = (held, x, self.grid.get_untracked()) {
            // There is no scrolling beyond what is there.
            let grid: &web_sys::HtmlElement = &grid;
            let _ = grid.style().set_property("width", &format!("{}px", untrack(|| self.viewport.names()) + width));
            self.viewport.scroll_to(left + x - held.x);
        }
    }

    /// What the gaps stand for. For the eye: the row of the times tells everyone.
    fn axis(self) -> AnyView {
        let (t, w) = (self.app.texts(), mapping(self.app.language()));
        let gaps = move || {
            let names = self.viewport.names();
            let columns = self.columns.get();
            let gaps = columns
                .into_iter()
                .filter_map(|column| Some((column.after.filter(|after| after.minutes > 0)?, column)));
            gaps.map(|(after, column)| {
                let words = elapsed_label(t, after);
                let tip = words.clone();
                view! {
                    <span
                        class="gap"
                        title=tip
                        style:left=format!("{}px", names + column.x - column.gap)
                        style:width=format!("{}px", column.gap + column.width)
                    >
                        <span class="gap-words">{words}</span>
                        <i class="gap-line" style:width=format!("{}px", column.gap)></i>
                    </span>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
        };
        let none = move || {
            let any = self.layout.with(|layout| layout.columns.iter().any(|column| column.after.is_some()));
            (!any).then(|| view! { <span class="gap-none">{fill(w.timeline_empty, &[t.elapsed])}</span> })
        };
        view! {
            <div role="presentation" class="row axis" aria-hidden="true" title=t.timeline_scale>
                <div class="lane-name">{t.elapsed}</div>
                {dynamic(gaps)}
                {dynamic(none)}
            </div>
        }
        .into_any()
    }

    fn phases(self) -> AnyView {
        let spans = move || {
            let (first, last) = self
                .columns
                .with(|columns| (columns.first().map(|column| column.x), columns.last().map(|column| column.x)));
            self.layout.with(|layout| {
                layout
                    .phases
                    .iter()
                    .filter(|span| {
                        first.is_some_and(|first| span.x + span.width > first)
                            && last.is_some_and(|last| span.x <= last)
                    })
                    .cloned()
                    .collect::<Vec<_>>()
            })
        };
        let lead = move || format!("{}px", spans().first().map_or(0.0, |span| span.x));
        view! {
            <div role="row" class="row phases" aria-rowindex="1">
                <div role="columnheader" class="lane-name" aria-colindex="1">
                    {self.app.texts().phases}
                </div>
                <div role="presentation" class="lead" style:width=lead></div>
                {each(spans, |span| (span.phase.clone(), span.folded), move |span| self.phase(&span))}
            </div>
        }
        .into_any()
    }

    fn phase(self, span: &PhaseSpan) -> AnyView {
        let (app, t, w) = (self.app, self.app.texts(), mapping(self.app.language()));
        let (id, folded) = (&span.phase, span.folded);
        let key = Key::new(Kind::Phase, id);
        let (here, staged, named, asked, switched) = (id.clone(), key.clone(), key.clone(), key.clone(), id.clone());
        let of = move |read: fn(&PhaseSpan) -> f64| {
            let here = here.clone();
            move || self.layout.with(|layout| layout.phases.iter().find(|span| span.phase == here).map_or(0.0, read))
        };
        let (width, first, place, columns) = (
            of(|span| span.width),
            of(|span| span.first as f64),
            of(|span| (span.first + 2) as f64),
            of(|span| span.columns as f64),
        );
        let stage =
            move || app.workspace.record(&staged, |document| document.phase(&staged.id).map(|phase| phase.stage.key()));
        let label = move || fill(if folded { w.unfold_what } else { w.fold_what }, &[&text(app, &named, Field::Name)]);
        let tip = label.clone();
        let words = if folded {
            let named = key.clone();
            view! {
                <div class="phase-name" title=reactive(move || text(app, &named, Field::Name))>
                    {dynamic(move || text(app, &key, Field::Name))}
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="phase-name">{wrapping_line(app, &key, Field::Name, t.phase_name, t.phase_name_hint)}</div>
                <div class="phase-question" title=reactive(move || text(app, &asked, Field::Question))>
                    {wrapping_line(app, &key, Field::Question, t.guiding_question, t.guiding_question_hint)}
                </div>
            }
            .into_any()
        };
        view! {
            <div
                role="columnheader"
                class="phase"
                class:folded=folded
                data-stage=stage
                class:first=reactive(move || first() == 0.0)
                aria-colindex=reactive(place)
                aria-colspan=reactive(columns)
                style:width=reactive(move || format!("{}px", width()))
            >
                <div class="phase-sign" part="phase">
                    <div class="phase-words">{words}</div>
                    <button
                        type="button"
                        class="fold"
                        aria-expanded=(!folded).to_string()
                        aria-label=label
                        title=tip
                        on:click=listener(move |_| commands::fold_phase(app, &switched))
                    >
                        {icon(if folded { Icon::Right } else { Icon::Left })}
                    </button>
                </div>
            </div>
        }
        .into_any()
    }

    fn lane(self, journey: &Id, place: usize, lane: &'static Lane, row: NodeRef<Div>) -> AnyView {
        let (app, t, w, journey) = (self.app, self.app.texts(), mapping(self.app.language()), journey.clone());
        let shown = memo(move || app.map.lanes.with(|lanes| lanes[place]));
        let folded = memo(move || app.map.folded_lanes.with(|lanes| lanes[place]));
        let lead = move || self.columns.with(|columns| columns.first().map_or(0.0, |column| column.x - column.gap));
        dynamic(move || {
            if !shown.get() {
                return None;
            }
            let satisfaction = lane.content == Content::Satisfaction;
            let height = memo(move || if folded.get() { curve::FOLDED } else { curve::HEIGHT } * self.viewport.scale());
            let tip = move || if folded.get() { w.unfold_lane } else { w.fold_lane };
            Some(view! {
                <div
                    role="row"
                    part="lane"
                    node_ref=row
                    class="row lane"
                    class:folded=reactive(move || folded.get())
                    class:satisfaction=satisfaction
                    class:touchpoints=lane.content == Content::Touchpoint
                    aria-rowindex=(place + 2).to_string()
                >
                    <div role="rowheader" class="lane-name" aria-colindex="1">
                        <button
                            type="button"
                            class="fold"
                            title=tip
                            aria-expanded=reactive(move || (!folded.get()).to_string())
                            on:click=listener(move |_| {
                                app.map.folded_lanes.update(|lanes| lanes[place] = !lanes[place])
                            })
                        >
                            {dynamic(move || icon(if folded.get() { Icon::Right } else { Icon::Down }))}
                            <span>{(lane.label)(t)}</span>
                        </button>
                    </div>
                    {satisfaction.then(|| curve::line(app, journey.clone(), self.layout, self.columns, height))}
                    <div role="presentation" class="lead" style:width=reactive(move || format!("{}px", lead()))></div>
                </div>
            })
        })
    }

    // Dragging.

    /// A line where the dragged step would go, and the step at the pointer with the name of the phase.
    fn dragged(self) -> Option<AnyView> {
        let (app, t, w) = (self.app, self.app.texts(), mapping(self.app.language()));
        let Drag { step, at, place, .. } = self.drag.get()?;
        let (phase, before) = place?;
        let line = self.viewport.names() + self.layout.with(|layout| layout.drop_line(&phase, before.as_ref()));
        let name = app.workspace.untracked(|document| crate::ui::state::names::step_name(document, t, &step));
        let phase = text(app, &Key::new(Kind::Phase, &phase), Field::Name);
        let corner = self.grid.get_untracked()?.get_bounding_client_rect();
        Some(
            view! {
                <div class="drop-line" role="presentation" style:left=format!("{line}px")></div>
                <div
                    class="ghost"
                    aria-hidden="true"
                    style:left=format!("{}px", at.0 - corner.left())
                    style:top=format!("{}px", at.1 - corner.top())
                >
                    <span dir="auto">{name}</span>
                    <b>{tell(w.drop_into, &[if phase.is_empty() { t.phase_name } else { &phase }])}</b>
                </div>
            }
            .into_any(),
        )
    }

    /// A step is taken by its grip. From here on all events of that pointer go to the grid: the grip may go out of
    /// sight.
    fn take(self, event: &web_sys::PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if self.app.is_read_only()
            || event.button() != 0
            || self.drag.with_untracked(Option::is_some)
            || target.is_none_or(|target| target.closest(".grip").ok().flatten().is_none())
        {
            return;
        }
        let (Some((_, step, _)), Some(grid)) = (cell_of(event), self.grid.get_untracked()) else { return };
        event.prevent_default();
        let _ = grid.set_pointer_capture(event.pointer_id());
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.drag.set(Some(Drag { step, pointer: event.pointer_id(), from: at, at, moved: false, place: None }));
        let escape = Listener::on(&window(), "keydown", move |event| {
            if event.dyn_ref::<web_sys::KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                event.prevent_default();
                if self.drag.with_untracked(|drag| drag.as_ref().is_some_and(|drag| drag.moved)) {
                    self.app.overlay.announce(mapping(self.app.language()).drag_cancelled);
                }
                self.end_drag();
            }
        });
        self.escape.set_value(vec![escape]);
        self.glide();
    }

    fn moved(self, event: &web_sys::PointerEvent) {
        let mine =
            self.drag.with_untracked(|drag| drag.as_ref().is_some_and(|drag| drag.pointer == event.pointer_id()));
        if !mine {
            self.hint_band(event);
            return;
        }
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.look(at);
    }

    /// Looks where the step would go with the pointer here.
    fn look(self, at: (f64, f64)) {
        let Some(scroller) = self.viewport.scroller.get_untracked() else { return };
        let x = at.0 - scroller.get_bounding_client_rect().left() + f64::from(scroller.scroll_left())
            - untrack(|| self.viewport.names());
        let place = self
            .layout
            .with_untracked(|layout| layout.drop_at(x).map(|(phase, before)| (phase.clone(), before.cloned())));
        self.drag.update(|drag| {
            if let Some(drag) = drag {
                drag.at = at;
                drag.moved |= (at.0 - drag.from.0).hypot(at.1 - drag.from.1) > 3.0;
                drag.place = place.filter(|_| drag.moved);
            }
        });
    }

    /// Near an edge the board scrolls on, frame by frame, as long as something is dragged.
    fn glide(self) {
        // The board may be gone by now.
        let Some(Some(drag)) = self.drag.try_get_untracked() else { return };
        let Some(scroller) = self.viewport.scroller.get_untracked() else { return };
        if drag.moved {
            let bounds = scroller.get_bounding_client_rect();
            let before = bounds.left() + untrack(|| self.viewport.names()) + EDGE - drag.at.0;
            let after = drag.at.0 - (bounds.right() - EDGE);
            let depth = if before > 0.0 { -before } else { after.max(0.0) };
            if depth != 0.0 {
                let by = (depth / EDGE).clamp(-1.0, 1.0) * GLIDE;
                scroller.set_scroll_left(scroller.scroll_left() + if by < 0.0 { by.floor() } else { by.ceil() } as i32);
                self.look(drag.at);
            }
        }
        next_frame(move || self.glide());
    }

    fn release(self, event: &web_sys::PointerEvent) {
        let Some(drag) = self.drag.get_untracked().filter(|drag| drag.pointer == event.pointer_id()) else { return };
        self.end_drag();
        if let Drag { step, place: Some((phase, before)), .. } = drag {
            let edit = StepEdit::Move { id: step.clone(), phase, before };
            if self.app.edit(Edit::Step(edit)).is_some_and(|outcome| !outcome.touched.is_empty()) {
                commands::announce_place(self.app, &step);
            }
        }
    }

    fn end_drag(self) {
        if self.drag.with_untracked(Option::is_some) {
            self.drag.set(None);
            // Not at once: it may be this very listener that runs.
            let escape = self.escape.try_update_value(std::mem::take);
            next_frame(move || drop(escape));
        }
    }

    // What happens in cells.

    /// A cell, or a control in it, got the focus.
    fn focused(self, event: &web_sys::FocusEvent) {
        if let Some((_, step, lane)) = cell_of(event).filter(|_| !self.app.is_view_only()) {
            self.app.workspace.select(Some(step));
            if self.app.map.lane.get_untracked() != lane {
                self.app.map.lane.set(lane);
            }
        }
    }

    /// A click edits a cell; on the curve it rates, and takes the rating away where it is that one.
    fn clicked(self, event: &web_sys::MouseEvent) {
        let app = self.app;
        let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
        let near = |selector: &str| target.closest(selector).ok().flatten();
        let phase_of = |element: web_sys::Element, name: &str| element.get_attribute(name).and_then(|id| Id::new(&id));
        if let Some(phase) = near(".add-step").and_then(|button| phase_of(button, "data-phase")) {
            commands::add_step_at(app, self.journey.get_value(), phase, None);
            return;
        }
        if let Some(phase) = near("[data-unfold]").and_then(|cell| phase_of(cell, "data-unfold")) {
            commands::fold_phase(app, &phase);
            return;
        }
        let Some((_, step, lane)) = cell_of(event).filter(|_| !app.is_read_only()) else { return };
        let key = Key::new(Kind::Step, &step);
        if near(".moment[aria-pressed]").is_some() {
            commands::toggle_moment_of_truth(app, &key);
        } else if near(".remove").is_some() {
            commands::delete_step(app, &key);
        } else if LANES[lane].content == Content::Satisfaction {
            if let Some(score) = near(".cell").and_then(|cell| Score::new(band(&cell, event))) {
                let now = app.workspace.untracked(|document| document.step(&step).and_then(|step| step.satisfaction));
                commands::rate_step(app, &key, (Some(score) != now).then_some(score));
            }
        // Controls within the cell have clicks of their own, and the grip's is the end of a drag.
        } else if near("button, input, select, textarea, .grip").is_none() {
            app.map.editing.set(Some((step, lane)));
        }
    }

    /// Shows which satisfaction a click would give.
    fn hint_band(self, event: &web_sys::PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let Some(cell) = target.and_then(|target| target.closest(".cell.rating").ok().flatten()) {
            let band = band(&cell, event).to_string();
            if cell.get_attribute("data-band").as_ref() != Some(&band) {
                let _ = cell.set_attribute("data-band", &band);
            }
        }
    }

    /// The keys of the grid: arrows move, Enter edits, Esc leaves.
    fn key(self, event: &web_sys::KeyboardEvent) {
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
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
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
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
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
            layout.step_at(x.clamp(0.0, layout.width)).cloned()
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
    fn go(self, step: &Id, lane: usize) {
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
    5 - (down * 5.0).clamp(0.0, 4.0) as u8
}

/// Where in a cell an event happened, and the cell's step and lane.
fn cell_of(event: &web_sys::Event) -> Option<(web_sys::Element, Id, usize)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let cell = target.closest("[data-step]").ok()??;
    let step = Id::new(&cell.get_attribute("data-step")?)?;
    let lane = cell.get_attribute("data-lane")?.parse().ok()?;
    Some((target, step, lane))
}
