//! The curve beside the steps of the trail: it goes down, from half-way to the step before to half-way to the next one.
//!
//! Each step draws its own stretch, so the lengths along the way are steps and not pixels: a card is as high as its
//! texts.

use super::curve;
use crate::core::analysis::metrics::Measured;
use crate::core::document::{Document, List, Topic};
use crate::core::model::{Id, Key, Kind};
use crate::core::number::drawn;
use crate::core::scene::{Piece, Point, Timescale, path, pieces};
use crate::core::text::elapsed_label;
use crate::ui::commands::map::compared;
use crate::ui::kit::closures::{dynamic, each, reactive};
use crate::ui::kit::icon::face;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// The middle line beside a step.
const MIDDLE: &str = "M26 0v100";
/// How many steps to either side a stretch of the curve looks for rated ones.
const AROUND: usize = 4;
/// The length of a step's stretch along the way, and where on it its satisfaction stands.
const STRETCH: f64 = 100.0;
const HERE: f64 = 50.0;
/// Where on it its measured satisfaction stands: above the face.
const MEASURED: f64 = 17.0;
/// How much higher than its words the gap for the longest time is on the timeline, in CSS pixels.
const LONGEST: f64 = 160.0;

/// How high gaps are for their times; none where they show no time.
pub type Scale = Memo<Option<RwSignal<Timescale>>>;

/// One step's stretch: paths in a box of 52 by 100.
#[derive(Clone, Debug, Default, PartialEq)]
struct Stretch {
    /// Through what was assumed, and the part of it that steps back where both neighbours were measured.
    line: String,
    behind: String,
    measured_line: String,
    measured: Option<Measured>,
    over: String,
    /// Where the steps of the other journey stand: across and along.
    squares: Vec<(i32, i32)>,
    /// Where the curve comes in from above.
    entry: Option<f64>,
    /// Whether no step stands before it in its journey.
    first: bool,
}

/// Where a satisfaction stands across the way, in CSS pixels.
fn across(score: f64) -> f64 {
    score * 10.0 - 4.0
}

/// A step's neighbours in the journey with how many steps further on they stand, itself among them. Tracked.
fn neighbours(app: App, id: &Id) -> Option<Vec<(i32, Id)>> {
    let (journey, phase) = app.workspace.record(&Key::new(Kind::Step, id), |document| {
        document.step(id).map(|step| (step.journey.clone(), step.phase.clone()))
    })?;
    app.workspace.track(super::cell::place_topic(&journey, &phase));
    Some(app.workspace.untracked(|document| {
        let phases: Vec<&Id> = document.list(&List::Phases).collect();
        let here = phases.iter().position(|other| **other == phase).unwrap_or(0);
        let list = |phase: &Id| List::Steps { journey: journey.clone(), phase: phase.clone() };
        let own = list(&phase);
        let earlier =
            std::iter::successors(document.before(&own, Some(id)), |step| document.before(&own, Some(step))).cloned();
        let earlier =
            earlier.chain(phases[..here].iter().rev().flat_map(|phase| document.list(&list(phase)).rev().cloned()));
        let later = std::iter::successors(document.after(&own, id), |step| document.after(&own, step)).cloned();
        let later = later.chain(phases[here..].iter().skip(1).flat_map(|phase| document.list(&list(phase)).cloned()));
        let mut all: Vec<(i32, Id)> = (1..).zip(earlier.take(AROUND)).map(|(off, id)| (-off, id)).collect();
        all.reverse();
        all.push((0, id.clone()));
        all.extend((1..).zip(later.take(AROUND)));
        all
    }))
}

/// The rated steps of another journey around a step: where along its stretch, and how satisfied. Within a phase they
/// are shared out evenly over the shown journey's steps, as on the board. Tracked.
fn around(app: App, id: &Id, other: &Id) -> Vec<Point> {
    let places = app.workspace.untracked(|document| places_over(document, id, other));
    let phases = app.workspace.list(List::Phases);
    for phase in phases {
        app.workspace.track(Topic::List(List::Steps { journey: other.clone(), phase }));
    }
    let scored = places
        .into_iter()
        .filter_map(|(along, id)| Some(Point { x: along, y: across(f64::from(curve::score(app, &id)?)) }));
    scored.collect()
}

fn places_over(document: &Document, id: &Id, other: &Id) -> Vec<(f64, Id)> {
    let Some(step) = document.step(id) else { return Vec::new() };
    let list = |journey: &Id, phase: &Id| List::Steps { journey: journey.clone(), phase: phase.clone() };
    let Some(own) = document.list(&list(&step.journey, &step.phase)).position(|other| other == id) else {
        return Vec::new();
    };
    let before: usize = document
        .list(&List::Phases)
        .take_while(|phase| **phase != step.phase)
        .map(|phase| document.len(&list(&step.journey, phase)))
        .sum();
    let here = (before + own) as f64;
    let (near, mut start) = (AROUND as f64, 0.0);
    let mut places = Vec::new();
    for phase in document.list(&List::Phases) {
        let (ours, theirs) = (document.len(&list(&step.journey, phase)) as f64, document.len(&list(other, phase)));
        if ours > 0.0 && theirs > 0 && start <= here + near && start + ours >= here - near {
            let along = |place: usize| start + (place as f64 + 0.5) / theirs as f64 * ours - here;
            let all = document.list(&list(other, phase)).enumerate().map(|(place, id)| (along(place), id));
            places
                .extend(all.filter(|(along, _)| along.abs() <= near).map(|(along, id)| (along * STRETCH, id.clone())));
        }
        start += ours;
    }
    places
}

/// The part of a curve that lies on a stretch, turned to go down.
fn down(pieces: impl Iterator<Item = Piece>) -> String {
    let turn = |point: Point| Point { x: point.y, y: point.x };
    let turned = |piece: Piece| Piece {
        from: turn(piece.from),
        leaving: turn(piece.leaving),
        arriving: turn(piece.arriving),
        to: turn(piece.to),
    };
    path(&pieces.filter_map(|piece| piece.between(0.0, STRETCH)).map(turned).collect::<Vec<_>>())
}

fn stretch(app: App, id: &Id) -> Stretch {
    let Some(neighbours) = neighbours(app, id) else { return Stretch::default() };
    let all: Vec<(f64, Option<u8>, Option<Measured>)> = neighbours
        .iter()
        .map(|(off, id)| (HERE + f64::from(*off) * STRETCH, curve::score(app, id), curve::measured(app, id)))
        .collect();
    let rated: Vec<(Point, bool)> = all
        .iter()
        .filter_map(|(along, score, measured)| {
            Some((Point { x: *along, y: across(f64::from((*score)?)) }, measured.is_some()))
        })
        .collect();
    let through = pieces(&rated.iter().map(|(point, _)| *point).collect::<Vec<_>>());
    let (behind, line): (Vec<_>, Vec<_>) =
        through.iter().zip(rated.windows(2)).partition(|(_, pair)| pair[0].1 && pair[1].1);
    // Rings are joined as far as no step between them was rated but not measured.
    let runs = all.split(|(_, score, measured)| measured.is_none() && score.is_some());
    let runs = runs.map(|run| {
        run.iter()
            .filter_map(|(along, _, measured)| Some(Point { x: along - HERE + MEASURED, y: across((*measured)?.mean) }))
            .collect::<Vec<_>>()
    });
    let over = compared(app).map(|other| around(app, id, &other)).unwrap_or_default();
    Stretch {
        line: down(line.into_iter().map(|(piece, _)| *piece)),
        behind: down(behind.into_iter().map(|(piece, _)| *piece)),
        measured_line: down(runs.flat_map(|run| pieces(&run))),
        measured: curve::measured(app, id),
        first: neighbours.first().is_some_and(|(off, _)| *off == 0),
        entry: through
            .iter()
            .find_map(|piece| piece.between(0.0, STRETCH))
            .filter(|piece| piece.from.x <= 0.0)
            .map(|piece| piece.from.y),
        squares: over
            .iter()
            .filter(|point| (0.0..STRETCH).contains(&point.x))
            .map(|point| (point.y.round() as i32, point.x.round() as i32))
            .collect(),
        over: down(pieces(&over).into_iter()),
    }
}

/// The curve beside one step; above it the time that has passed since the step before, in a gap that the curve crosses.
/// With a scale the gap is as high as the time is long.
pub fn profile(app: App, id: Id, scale: Scale) -> AnyView {
    let (scored, timed) = (id.clone(), id.clone());
    let score = memo(move || curve::score(app, &scored));
    let all = memo(move || stretch(app, &id));
    let after = memo(move || {
        let after = app
            .workspace
            .record(&Key::new(Kind::Step, &timed), |document| document.step(&timed).and_then(|step| step.after));
        after.filter(|after| after.minutes > 0 && all.with(|all| !all.first))
    });
    let height = move || {
        scale.get().zip(after.get()).map(|(scale, after)| drawn("#px", &[(LONGEST * scale.get().share(after)).round()]))
    };
    let entry = move || all.with(|all| all.entry).map_or(String::new(), |x| drawn("M# 0V100", &[x]));
    let gap = move || {
        after.get().map(|after| {
            view! {
                <div class="trail-gap" style:padding-top=reactive(height)>
                    <svg viewBox="0 0 52 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <path class="curve-line" d=reactive(entry) />
                    </svg>
                    <span>{elapsed_label(app.texts(), after)}</span>
                </div>
            }
            .into_any()
        })
    };
    let read = move |read: fn(&Stretch) -> &String| reactive(move || all.with(|all| read(all).clone()));
    let squares = move || all.with(|all| all.squares.clone());
    let ring = move || {
        all.with(|all| all.measured).map(|measured| {
            view! {
                <i
                    class="profile-ring"
                    style:left=drawn("#px", &[across(measured.mean)])
                    style:top=drawn("#%", &[MEASURED])
                ></i>
            }
            .into_any()
        })
    };
    view! {
        {dynamic(gap)}
        <div class="profile">
            <svg part="curve" viewBox="0 0 52 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <path class="curve-middle" d=MIDDLE />
                <path class="curve-over" d=read(|all| &all.over) />
                <path class="curve-line" d=read(|all| &all.line) />
                <path class="curve-line assumed" d=read(|all| &all.behind) />
                <path class="curve-measured" d=read(|all| &all.measured_line) />
            </svg>
            {each(
                squares,
                |(x, y)| format!("{x} {y}"),
                |(x, y)| {
                    view! { <i class="profile-square" style:left=format!("{x}px") style:top=format!("{y}%")></i> }
                        .into_any()
                },
            )}
            {dynamic(ring)}
            <span
                class="point"
                data-score=reactive(move || score.get().map(|score| score.to_string()))
                style:left=reactive(move || drawn("#px", &[across(f64::from(score.get().unwrap_or(3)))]))
            >
                {dynamic(move || face(score.get()))}
                <b>{dynamic(move || score.get())}</b>
            </span>
        </div>
    }
    .into_any()
}
