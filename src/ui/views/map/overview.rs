//! A strip above a long journey: the whole curve, and the part of it that the board shows. For pointers; the keyboard
//! has Home, End and the page keys in the grid, so screen readers are not told of it.

use leptos::html::Div;

use super::viewport::Viewport;
use crate::browser::timer::Timeout;
use crate::core::model::Id;
use crate::core::number::drawn;
use crate::core::scene::{Point, curve};
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// The strip's own units; CSS stretches it.
const WIDTH: f64 = 1000.0;
const HEIGHT: f64 = 30.0;
/// The curve of more steps than this is one of means.
const POINTS: usize = 250;
/// How long after an edit it is drawn again, in milliseconds: it goes through the whole journey.
const LATER: i32 = 300;

/// The strip for a board.
pub fn overview(app: App, viewport: Viewport, journey: Id) -> AnyView {
    let strip = NodeRef::<Div>::new();
    let shown = memo(move || viewport.layout.with(|layout| layout.width) > viewport.room() + 1.0);
    let path = RwSignal::new(String::new());
    let later = StoredValue::new(None::<Timeout>);
    Effect::new(move |before: Option<()>| {
        app.workspace.edits();
        viewport.layout.track();
        if !shown.get() {
            return;
        }
        let journey = journey.clone();
        later.set_value(Some(Timeout::after(if before.is_none() { 0 } else { LATER }, move || {
            path.set(draw(app, viewport, &journey))
        })));
    });
    let go = move |event: &web_sys::PointerEvent| {
        if let Some(strip) = strip.get_untracked() {
            let bounds = strip.get_bounding_client_rect();
            let part = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
            let (width, room) = untrack(|| (viewport.layout.with(|layout| layout.width), viewport.room()));
            viewport.scroll_to(part * width - room / 2.0);
        }
    };
    let share =
        move |length: f64| drawn("#%", &[100.0 * length / viewport.layout.with(|layout| layout.width).max(1.0)]);
    let phases = move || {
        viewport.layout.with(|layout| {
            let lines = layout
                .phases
                .iter()
                .skip(1)
                .map(|span| drawn("M# 0V#", &[(span.x / layout.width.max(1.0) * WIDTH).round(), HEIGHT]));
            lines.collect::<String>()
        })
    };
    dynamic(move || {
        shown.get().then(|| {
            view! {
                <div
                    class="overview"
                    aria-hidden="true"
                    node_ref=strip
                    on:pointerdown=listener(move |event: web_sys::PointerEvent| {
                        event.prevent_default();
                        if let Some(strip) = strip.get_untracked() {
                            let _ = strip.set_pointer_capture(event.pointer_id());
                        }
                        go(&event);
                    })
                    on:pointermove=listener(move |event: web_sys::PointerEvent| {
                        if event.buttons() & 1 == 1 {
                            go(&event);
                        }
                    })
                >
                    <svg viewBox=drawn("0 0 # #", &[WIDTH, HEIGHT]) preserveAspectRatio="none" focusable="false">
                        <path class="curve-middle" d=reactive(phases) />
                        <path class="curve-line" d=reactive(move || path.get()) />
                    </svg>
                    <div
                        class="overview-window"
                        style:left=reactive(move || share(viewport.left.get()))
                        style:width=reactive(move || share(viewport.room()))
                    ></div>
                </div>
            }
        })
    })
}

/// The curve of the whole journey.
fn draw(app: App, viewport: Viewport, journey: &Id) -> String {
    // The strip may be gone by now.
    let Some(points) = viewport.layout.try_with_untracked(|layout| {
        app.workspace.untracked(|document| {
            let all = layout.columns.len().max(1);
            let score =
                |id: &Id| document.step(id).and_then(|step| step.satisfaction).map(|score| f64::from(score.number()));
            let rated: Vec<Point> = layout
                .columns
                .iter()
                .filter_map(|column| {
                    let score = match &column.step {
                        Some(id) => score(id)?,
                        None if column.number > 0 => {
                            let list = crate::core::document::List::Steps {
                                journey: journey.clone(),
                                phase: column.phase.clone(),
                            };
                            let scores: Vec<f64> = document.list(&list).filter_map(score).collect();
                            (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)?
                        }
                        None => return None,
                    };
                    let x = (column.x + column.width / 2.0) / layout.width.max(1.0) * WIDTH;
                    Some(Point { x, y: HEIGHT / 2.0 - (score - 3.0) * (HEIGHT / 2.0 - 4.0) / 2.0 })
                })
                .collect();
            let bunch = all.div_ceil(POINTS).max(1);
            let mean =
                |points: &[Point], of: fn(&Point) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
            rated
                .chunks(bunch)
                .map(|points| Point { x: mean(points, |point| point.x), y: mean(points, |point| point.y) })
                .collect::<Vec<_>>()
        })
    }) else {
        return String::new();
    };
    curve(&points)
}
