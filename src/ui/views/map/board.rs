//! The map where there is room: phases across, steps as columns inside them, lanes down. A grid for the keyboard; only
//! the columns in sight are in the page (`columns.rs` puts them there).

use std::sync::Arc;

use leptos::html::Div;

use super::columns::{Columns, Marks};
use super::grid::Board;
use super::viewport::{NAMES, Viewport};
use super::{cell, curve, overview};
use crate::browser::timer::Timeout;
use crate::core::document::{Document, List, Topic};
use crate::core::lanes::LANES;
use crate::core::model::{Id, Key, Kind};
use crate::core::number::drawn;
use crate::core::scene::{Column, Count, Layout, Widths, word_width, word_widths};
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::map::FIT;

/// Width of a phase's end where no step can be added.
const READ_END: f64 = 6.0;
/// How far beyond what is in sight columns are drawn, in CSS pixels.
const AHEAD: f64 = 400.0;
/// How long after an edit the whole journey is looked through, in milliseconds.
const LATER: i32 = 300;

/// The board of one journey in a container of this width.
pub fn board(app: App, journey: Id) -> AnyView {
    let t = app.texts();
    let width = memo(move || app.map.width.get().unwrap_or(1440.0));
    let counted = journey.clone();
    let follow = move |journey: &Id| {
        for phase in app.workspace.list(List::Phases) {
            app.workspace.track(Topic::List(List::Steps { journey: journey.clone(), phase }));
        }
    };
    // Counts when something changed in the steps that the layout shows: a time between them, or how wide a long word
    // is.
    let changes = RwSignal::new(0u32);
    let widths = memo(move || {
        follow(&counted);
        let with_time = app.map.timeline.get();
        changes.track();
        let lanes = app.map.lanes.get();
        let count = app.map.folded_phases.with(|folded| {
            app.workspace.untracked(|document| {
                let words = word_widths(document, &counted, &lanes);
                let count = Count::of(document, &counted, folded).with_words(document, &counted, folded, &words);
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
        changes.track();
        let (widths, lanes) = (widths.get(), app.map.lanes.get());
        app.map.folded_phases.with(|folded| {
            app.workspace.untracked(|document| {
                Layout::with(document, &laid, widths, folded, &word_widths(document, &laid, &lanes))
            })
        })
    });
    let viewport = Viewport::new(layout, widths, width);
    let columns = memo(move || {
        let (left, width) = (viewport.roughly_left(), width.get());
        layout.with(|layout| layout.columns[layout.between(left - AHEAD, left + width + AHEAD)].to_vec())
    });
    let land = memo(move || {
        width.track();
        curve::height(app)
    });
    // What another journey's board left behind is over.
    app.map.editing.set(None);
    let board = Board {
        app,
        journey: StoredValue::new(journey.clone()),
        layout,
        viewport,
        columns,
        changes,
        later: StoredValue::new(None),
        grid: NodeRef::new(),
        land,
        selected: memo(move || app.workspace.selected()),
        drag: RwSignal::new(None),
        armed: StoredValue::new(None),
        escape: StoredValue::new(Vec::new()),
    };
    let rows: Vec<NodeRef<Div>> = LANES.iter().map(|_| NodeRef::new()).collect();
    board.follow(&journey, rows.clone());
    let lanes: Vec<AnyView> =
        LANES.iter().zip(rows).enumerate().map(|(place, (lane, row))| board.lane(&journey, place, lane, row)).collect();
    let length =
        move |read: fn(&Widths) -> f64, length: &'static str| reactive(move || drawn(length, &[widths.with(read)]));
    view! {
        {overview::overview(app, viewport, journey)}
        <div
            class="board"
            node_ref=viewport.scroller
            // Cells of a grid take the focus, and it scrolls along; a table is scrolled by itself.
            tabindex=app.is_view_only().then_some("0")
            role=app.is_view_only().then_some("region")
            aria-label=app.is_view_only().then_some(t.map)
            style=("--zoom", length(|widths| widths.zoom, "#"))
            style=("--names", length(|widths| NAMES * widths.zoom, "#px"))
            style=("--curve", reactive(move || drawn("#px", &[land.get() * viewport.scale()])))
            style=("--step", length(|widths| widths.step, "#px"))
            style=("--end", length(|widths| widths.end, "#px"))
            style=("--empty", length(|widths| widths.empty, "#px"))
            style=("--folded", length(|widths| widths.folded, "#px"))
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
                    drawn("#px", &[viewport.names() + board.layout.with(|layout| layout.width)])
                })
                // Cells come and go with every bit of scrolling, so what happens in them is heard here.
                on:keydown=listener(move |event: web_sys::KeyboardEvent| board.key(&event))
                on:focusin=listener(move |event: web_sys::FocusEvent| board.focused(&event))
                on:click=listener(move |event: web_sys::MouseEvent| board.clicked(&event))
                on:pointerdown=listener(move |event: web_sys::PointerEvent| board.pressed(&event))
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
            let widths = self.viewport.widths.get_untracked();
            drawn.update_value(|drawn| {
                drawn.draw(elements, &columns, &widths);
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
        self.follow_changes();
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

    /// Lays the columns out anew when the time between two steps changed, or how wide the longest word of one in sight
    /// is: what can be seen of time at once, else a little later, since one has to look through the whole journey for
    /// it, and nobody wants to see a column grow by every letter.
    fn follow_changes(self) {
        let app = self.app;
        let retimed = move |column: &Column, document: &Document| {
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
                app.workspace.untracked(|document| columns.iter().any(|column| retimed(column, document)))
            });
            if stale {
                self.changes.update(|changes| *changes += 1);
            }
        });
        let reworded = move |column: &Column, document: &Document| {
            let step = column.step.as_ref().and_then(|step| document.step(step));
            let (widths, lanes) = (self.viewport.widths.get_untracked(), app.map.lanes.get_untracked());
            step.is_some_and(|step| widths.column(word_width(document, step, &lanes)) != column.width)
        };
        Effect::new(move |before: Option<()>| {
            app.workspace.edits();
            if before.is_none() {
                return;
            }
            let look = move || {
                let timed = app.map.timeline.get_untracked();
                let stale = self.layout.try_with_untracked(|layout| {
                    let columns = self.columns.get_untracked();
                    app.workspace.untracked(|document| {
                        timed && layout.columns.iter().any(|column| retimed(column, document))
                            || layout.worded && columns.iter().any(|column| reworded(column, document))
                    })
                });
                if stale == Some(true) {
                    self.changes.update(|changes| *changes += 1);
                }
            };
            self.later.set_value(Some(Timeout::after(LATER, look)));
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
            let _ = grid.style().set_property("width", &drawn("#px", &[untrack(|| self.viewport.names()) + width]));
            self.viewport.scroll_to(left + x - held.x);
        }
    }
}
