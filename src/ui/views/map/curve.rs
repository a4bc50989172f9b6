//! The satisfaction curve behind the cells of its lane.

use crate::browser::window;
use crate::core::analysis::metrics::Measured;
use crate::core::document::{Document, List, Topic};
use crate::core::model::{Id, Key, Kind, Stage, Target, is_break};
use crate::core::number::{decimal, drawn, within};
use crate::core::scene::{Column, Layout, PhaseSpan, Piece, Point, curve, path, pieces};
use crate::core::text::fill;
use crate::core::text::mapping::mapping;
use crate::ui::commands::map as commands;
use crate::ui::commands::map::compared;
use crate::ui::kit::closures::{dynamic, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::digest::digest;

/// Height of the lane, in CSS pixels, in a window of the usual height, and the least and the most that it is in others.
const HEIGHT: f64 = 164.0;
const LEAST: f64 = 150.0;
const MOST: f64 = 320.0;
const USUAL: f64 = 900.0;
/// What of a higher window is the curve's: the rest is for its rows of text.
const SHARE: f64 = 0.6;
/// Its height while the lane is folded.
pub const FOLDED: f64 = 30.0;
/// How far a point more or less is, for a lane of height 1.
const POINT: f64 = 0.18;
/// How far beside a step's middle its measured satisfaction stands.
const BESIDE: f64 = 30.0;
/// What parts the bands of two phases, as the signs above them.
const BETWEEN: f64 = 3.0;
/// In how many columns out of sight the curve looks for the next rated step.
const BEYOND: usize = 40;

// The samples of the legend; constants, since elements that are literals all through break the site's policy.
const SQUARE: &str = "M11.5 4.5h7v7h-7z";
const WHISKER: &str = "M15 1v14M11 1h8M11 15h8";
const RING: (f64, f64, f64) = (15.0, 8.0, 4.5);

/// How high the lane is: higher where the window has room. In somebody else's page the window says nothing.
pub fn height(app: App) -> f64 {
    let window = window().inner_height().ok().and_then(|height| height.as_f64()).filter(|_| app.host.has_library());
    window.map_or(HEIGHT, |window| within(HEIGHT + (window - USUAL) * SHARE, LEAST, MOST).round())
}

/// Where a satisfaction stands in a cell of the lane, for CSS.
pub fn top(score: f64) -> String {
    drawn("#%", &[(50.0 - (score - 3.0) * POINT * 100.0).round()])
}

/// The mean satisfaction of a journey's rated steps in a phase. Tracked.
pub fn mean(app: App, journey: &Id, phase: &Id) -> Option<f64> {
    let steps = app.workspace.list(List::Steps { journey: journey.clone(), phase: phase.clone() });
    let scores: Vec<f64> = steps.iter().filter_map(|id| score(app, id)).map(f64::from).collect();
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
}

/// How satisfied the persona is at a step. Tracked.
pub fn score(app: App, id: &Id) -> Option<u8> {
    app.workspace
        .record(&Key::new(Kind::Step, id), |document| document.step(id).and_then(|step| step.satisfaction))
        .map(|score| score.number())
}

/// What customers said about a step. Tracked.
pub fn measured(app: App, step: &Id) -> Option<Measured> {
    // Most plans hold no feedback: then nothing is to be followed for every step.
    if app.workspace.tracked(Topic::List(List::Feedback), |document| document.len(&List::Feedback)) == 0 {
        return None;
    }
    let touchpoint = app
        .workspace
        .record(&Key::new(Kind::Step, step), |document| document.step(step).and_then(|step| step.touchpoint.clone()));
    for target in [Some(Target::Step(step.clone())), touchpoint.map(Target::Touchpoint)].into_iter().flatten() {
        for feedback in app.workspace.list(List::FeedbackOn(target)) {
            app.workspace.track(Topic::Record(Key::new(Kind::Feedback, &feedback)));
        }
    }
    app.workspace.untracked(|document| Measured::beside(document, step))
}

/// What a curve goes through: where, how satisfied, and whether that is one step and not a whole phase.
#[derive(Clone, Copy, PartialEq)]
struct Stand {
    x: f64,
    score: Option<f64>,
    step: bool,
    measured: Option<Measured>,
}

impl Stand {
    /// A phase by the mean of its steps.
    fn phase(app: App, x: f64, journey: &Id, phase: &Id) -> Self {
        Self { x, score: mean(app, journey, phase), step: false, measured: None }
    }
}

/// The rated steps of another journey that stand over these columns, and the next ones beyond.
fn stands_over(app: App, layout: &Layout, columns: &[Column], other: &Id) -> Vec<Stand> {
    let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return Vec::new() };
    let (left, right) = (first.x, last.x + last.width);
    let (mut before, mut inside, mut after) = (Vec::new(), Vec::new(), Vec::new());
    for (place, span) in layout.phases.iter().enumerate() {
        let list = List::Steps { journey: other.clone(), phase: span.phase.clone() };
        app.workspace.track(Topic::List(list.clone()));
        app.workspace.untracked(|document| {
            let count = document.len(&list);
            // Of a folded phase one point is left.
            let shown = if span.folded { count.min(1) } else { count };
            let here = layout.over_between(span, shown, left, right);
            let take = |out: &mut Vec<(usize, f64, Id)>, range: std::ops::Range<usize>| {
                let ids = document.list(&list).skip(range.start).take(range.len()).cloned();
                out.extend(range.clone().zip(ids).map(|(at, id)| (place, layout.over(span, at, shown), id)));
            };
            take(&mut before, here.start.saturating_sub(BEYOND)..here.start);
            take(&mut inside, here.clone());
            take(&mut after, here.end..(here.end + BEYOND).min(shown));
        });
    }
    let stand = |(place, x, id): &(usize, f64, Id)| {
        let span = &layout.phases[*place];
        let stand = match span.folded {
            true => Stand::phase(app, *x, other, &span.phase),
            false => Stand { x: *x, score: score(app, id).map(f64::from), step: true, measured: None },
        };
        stand.score.is_some().then_some(stand)
    };
    let first = before.iter().rev().take(BEYOND).find_map(stand);
    let last = after.iter().take(BEYOND).find_map(stand);
    let all = first.into_iter().chain(inside.iter().filter_map(stand)).chain(last);
    all.map(|stand| Stand { x: stand.x - left, ..stand }).collect()
}

/// The curve through the rated steps among these columns, and to the next ones beyond. It stands at the first column.
/// Beside it what was measured, behind it the curve of a journey to compare with, and the phases as bands of land. What
/// has a size of its own has it in `size`.
pub fn line(
    app: App,
    journey: Id,
    layout: Memo<Layout>,
    columns: Memo<Vec<Column>>,
    height: Memo<f64>,
    size: Memo<f64>,
) -> AnyView {
    let t = app.texts();
    let stand = move |column: &Column| {
        let x = column.x + column.width / 2.0;
        match &column.step {
            Some(id) => Stand { x, score: score(app, id).map(f64::from), step: true, measured: measured(app, id) },
            None if column.number > 0 => Stand::phase(app, x, &journey, &column.phase),
            None => Stand { x, score: None, step: false, measured: None },
        }
    };
    let start = move || columns.with(|columns| columns.first().map_or(0.0, |column| column.x));
    let width = move || columns.with(|columns| columns.last().map_or(0.0, |column| column.x + column.width)) - start();
    let stands = memo(move || {
        layout.with(|layout| {
            columns.with(|columns| {
                let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return Vec::new() };
                let rated = |column: &Column| Some(stand(column)).filter(|stand| stand.score.is_some());
                let before = layout.columns.iter().take(first.place).rev().take(BEYOND).find_map(rated);
                let after = layout.columns.iter().skip(last.place + 1).take(BEYOND).find_map(rated);
                let start = first.x;
                let known = |stand: &Stand| stand.score.is_some() || stand.measured.is_some();
                let all = before.into_iter().chain(columns.iter().map(&stand).filter(known)).chain(after);
                all.map(|stand| Stand { x: stand.x - start, ..stand }).collect::<Vec<_>>()
            })
        })
    });
    let over = memo(move || match compared(app) {
        Some(other) => layout.with(|layout| columns.with(|columns| stands_over(app, layout, columns, &other))),
        None => Vec::new(),
    });
    let y = move |score: f64| height.get() * (0.5 - (score - 3.0) * POINT);
    let rated = move || {
        stands
            .get()
            .into_iter()
            .filter_map(|stand| Some((stand, Point { x: stand.x, y: y(stand.score?) })))
            .collect::<Vec<_>>()
    };
    let points = move || rated().into_iter().map(|(_, point)| point).collect::<Vec<_>>();
    // Where feedback stands beside two neighbours, what was assumed steps back.
    let assumed = move |behind: bool| {
        reactive(move || {
            let rated = rated();
            if let [(_, only)] = &rated[..] {
                return curve(&[*only]);
            }
            let points: Vec<Point> = rated.iter().map(|(_, point)| *point).collect();
            let both = rated.windows(2).map(|pair| pair[0].0.measured.is_some() && pair[1].0.measured.is_some());
            path(
                &pieces(&points)
                    .into_iter()
                    .zip(both)
                    .filter_map(|(piece, both)| (both == behind).then_some(piece))
                    .collect::<Vec<Piece>>(),
            )
        })
    };
    let beside = move || size.get() * BESIDE;
    // Rings are joined as far as no step between them was rated but not measured.
    let joined = move || {
        let (all, beside) = (stands.get(), beside());
        let runs = all.split(|stand| stand.measured.is_none());
        runs.map(|run| {
            path(&pieces(
                &run.iter()
                    .filter_map(|stand| Some(Point { x: stand.x + beside, y: y(stand.measured?.mean) }))
                    .collect::<Vec<_>>(),
            ))
        })
        .collect::<String>()
    };
    let rings = move || {
        let (beside, size) = (beside(), size.get());
        let rings = stands.get().into_iter().filter_map(move |stand| Some((stand.x + beside, stand.measured?)));
        rings
            .map(|(x, measured)| {
                let at = y(measured.mean);
                let whisker = measured.interval.map(|(low, high)| {
                    let (top, bottom, cap) = (y(high), y(low), 4.0 * size);
                    let cap = [x - cap, top, 2.0 * cap, x - cap, bottom, 2.0 * cap];
                    let path = drawn("M# #V#", &[x, top, bottom]) + &drawn("M# #h#M# #h#", &cap);
                    view! { <path d=path /> }
                });
                view! {
                    <g class="measured">
                        {whisker} <circle cx=x cy=at r=4.5 * size /> <text x=x + 8.0 * size y=at + 4.0 * size>
                            {decimal(measured.mean, app.language())}
                        </text>
                    </g>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    let over_points = move || {
        over.get().into_iter().filter_map(|stand| Some(Point { x: stand.x, y: y(stand.score?) })).collect::<Vec<_>>()
    };
    let over_squares = move || {
        let half = 3.5 * size.get();
        over_points()
            .into_iter()
            .map(|point| drawn("M# #h#v#h#z", &[point.x - half, point.y - half, 2.0 * half, 2.0 * half, -2.0 * half]))
            .collect::<String>()
    };
    // The style makes hills of what is above the middle, and valleys of what is below.
    let area = move || {
        let (points, middle) = (points(), height.get() / 2.0);
        match (points.first(), points.last()) {
            (Some(first), Some(last)) if points.len() > 1 => {
                curve(&points) + &drawn("L# #L# #Z", &[last.x, middle, first.x, middle])
            }
            _ => String::new(),
        }
    };
    let band = move |stage: Stage| {
        let d = move || {
            let left = start();
            layout.with(|layout| {
                let staged = |span: &&PhaseSpan| {
                    let key = Key::new(Kind::Phase, &span.phase);
                    app.workspace
                        .record(&key, |document| document.phase(&key.id).is_some_and(|phase| phase.stage == stage))
                };
                let drawn = |span: &PhaseSpan| {
                    let length = span.width - BETWEEN;
                    drawn("M# 0h#V#h-#z", &[span.x - left, length, height.get(), length])
                };
                layout.phases.iter().filter(staged).map(drawn).collect::<String>()
            })
        };
        view! { <path class="band" data-stage=stage.key() d=reactive(d) /> }.into_any()
    };
    let breaks = move || {
        let whole = |stand: &Stand| stand.score.unwrap_or(0.0) as u8;
        rated()
            .windows(2)
            .filter(|pair| pair[0].0.step && pair[1].0.step && is_break(whole(&pair[0].0), whole(&pair[1].0)))
            .map(|pair| {
                let (x, y) = ((pair[0].1.x + pair[1].1.x) / 2.0, (pair[0].1.y + pair[1].1.y) / 2.0);
                let by = (whole(&pair[0].0) - whole(&pair[1].0)).to_string();
                view! {
                    <g class="break">
                        <title>{fill(t.break_of, &[&by])}</title>
                        <path d=drawn("M# #l7 8l-8 5l7 9", &[x - 3.0, y - 11.0]) />
                        <text x=x + 10.0 y=y + 4.0>
                            {format!("−{by}")}
                        </text>
                    </g>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <div
            role="presentation"
            class="curve-frame"
            style:transform=reactive(move || drawn("translateX(#px)", &[start()]))
        >
            <svg
                class="curve"
                part="curve"
                aria-hidden="true"
                focusable="false"
                width=reactive(width)
                height=reactive(move || height.get())
            >
                {Stage::ALL.iter().map(|stage| band(*stage)).collect::<Vec<_>>()}
                <path class="curve-middle" d=reactive(move || drawn("M0 #H#", &[height.get() / 2.0, width()])) />
                <path class="hills" d=reactive(area) />
                <path class="valleys" d=reactive(area) />
                <path class="curve-over" d=reactive(move || curve(&over_points())) />
                <path class="curve-over points" d=reactive(over_squares) />
                <path class="curve-line" d=assumed(false) />
                <path class="curve-line assumed" d=assumed(true) />
                <path class="curve-measured" d=reactive(joined) />
                {dynamic(breaks)}
                {dynamic(rings)}
            </svg>
        </div>
    }
    .into_any()
}

/// Whether any step of the journey was measured.
fn measures(document: &Document, journey: &Id) -> bool {
    let mut targets = document.list(&List::Feedback).filter_map(|id| document.feedback(id)?.target.as_ref());
    targets.any(|target| matches!(target, Target::Step(step) if document.step(step).is_some_and(|step| step.journey == *journey)))
}

/// What the lines of the curve are, where there is more than one, and how distances grow where they show the time.
pub fn legend(app: App, journey: Memo<Option<Id>>) -> AnyView {
    let (t, w) = (app.texts(), mapping(app.language()));
    let measured = memo(move || journey.get().map(|id| digest(app.workspace, move |document| measures(document, &id))));
    let sample = |class: &'static str, d: &'static str, more: Option<AnyView>| {
        view! {
            <svg class="curve" viewBox="0 0 30 16" width="30" height="16" aria-hidden="true" focusable="false">
                <path class=class d=d />
                {more}
            </svg>
        }
        .into_any()
    };
    let entry = |sample: AnyView, words: String| {
        view! { <li class="sample">{sample}<span dir="auto">{words}</span></li> }.into_any()
    };
    dynamic(move || {
        let (over, measured) = (compared(app), measured.get().is_some_and(|measured| measured.get()));
        let mut entries = Vec::new();
        if let (Some(first), Some(second)) = (journey.get(), &over) {
            entries.push(entry(sample("curve-line", "M2 8h26", None), commands::journey_name(app, &first)));
            let square = view! { <path class="curve-over points" d=SQUARE /> }.into_any();
            entries.push(entry(sample("curve-over", "M2 8h26", Some(square)), commands::journey_name(app, second)));
        }
        if measured {
            entries.push(entry(sample("curve-line assumed", "M2 8h26", None), w.legend_assumed.to_owned()));
            let ring = view! {
                <g class="measured">
                    <path d=WHISKER />
                    <circle cx=RING.0 cy=RING.1 r=RING.2 />
                </g>
            }
            .into_any();
            entries.push(entry(sample("curve-measured", "", Some(ring)), t.legend_measured.to_owned()));
        }
        if app.map.timeline.get() {
            entries.push(entry(sample("gap-sample", "M2 5v5h26v-5", None), t.legend_timeline.to_owned()));
        }
        (!entries.is_empty()).then(|| {
            view! {
                <ul class="curve-legend" aria-label=t.legend>
                    {entries}
                </ul>
            }
        })
    })
}
