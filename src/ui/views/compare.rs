//! Two journeys side by side: their curves over each other, and a table of what was added, removed, moved or changed.

use crate::browser::locale;
use crate::core::analysis::overview::span;
use crate::core::compare::{Comparison, Difference, Figures, Row, compare as align};
use crate::core::document::{Document, List};
use crate::core::model::{Id, Journey, JourneyKind, Key, Kind};
use crate::core::names::journey_name;
use crate::core::number::drawn;
use crate::core::scene::{Point, curve};
use crate::core::text::fill;
use crate::core::text::insight::insight;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::step_name;
use crate::ui::widgets::digest::digest;
use crate::ui::widgets::fields::{cell, empty_state};
use crate::ui::widgets::link;

/// The comparison with the names that it had when it was made.
#[derive(Clone, PartialEq)]
struct Compared {
    comparison: Comparison,
    names: (String, String),
    phases: Vec<(String, Vec<Line>)>,
}

/// A step in a row: its id, name and score.
type Side = (Id, String, Option<u8>);

/// A row in words.
#[derive(Clone, PartialEq)]
struct Line {
    row: Row,
    left: Option<Side>,
    right: Option<Side>,
    text: String,
}

impl Compared {
    fn of(app: App, document: &Document, left: &Id, right: &Id) -> Option<Self> {
        let t = app.texts();
        let comparison = align(document, left, right)?;
        let side = |id: &Option<Id>| {
            let step = document.step(id.as_ref()?)?;
            Some((step.id.clone(), step_name(document, t, &step.id), step.satisfaction.map(|score| score.number())))
        };
        let line = |row: &Row| Line {
            row: row.clone(),
            left: side(&row.left),
            right: side(&row.right),
            text: row.text(document, app.language()),
        };
        let phase = |id: &Id| document.phase(id).map_or(String::new(), |phase| phase.name.to_string());
        let phases =
            comparison.phases.iter().map(|part| (phase(&part.phase), part.rows.iter().map(line).collect())).collect();
        let name = |id: &Id| document.journey(id).map_or(String::new(), |journey| journey_name(t, journey).to_owned());
        Some(Self { names: (name(left), name(right)), phases, comparison })
    }
}

/// Which two to show first: the map's journey, and the one that it is most worth comparing with.
fn first_pair(document: &Document, chosen: Option<Id>) -> (Option<Id>, Option<Id>) {
    let all: Vec<&Journey> = document.list(&List::Journeys).filter_map(|id| document.journey(id)).collect();
    let wished = |one: &Journey| {
        let others = || all.iter().filter(|other| other.id != one.id);
        let same = others().find(|other| other.persona == one.persona && other.kind != one.kind);
        same.or_else(|| others().next()).map(|other| other.id.clone())
    };
    let chosen = all.iter().find(|journey| Some(&journey.id) == chosen.as_ref());
    // Where nobody chose, a journey that has its target is the one to look at.
    let telling = all.iter().find(|one| {
        one.kind == JourneyKind::Current
            && all.iter().any(|other| other.persona == one.persona && other.kind == JourneyKind::Target)
    });
    let Some(one) = chosen.or(telling).or(all.first()) else { return (None, None) };
    let other = wished(one);
    let target_first = one.kind == JourneyKind::Target && other.is_some();
    if target_first { (other, Some(one.id.clone())) } else { (Some(one.id.clone()), other) }
}

/// The view.
pub fn compare(app: App) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let (left, right) =
        app.workspace.untracked(|document| first_pair(document, untrack(|| app.navigation.chosen_journey())));
    let (left, right) = (RwSignal::new(left), RwSignal::new(right));
    let count = memo(move || app.workspace.list(List::Journeys).len());
    view! {
        <div class="compare-view">
            <div class="view-head">
                <h1 tabindex="-1">{t.comparison}</h1>
                <p class="hint">{w.compare_hint}</p>
            </div>
            {dynamic(move || {
                if count.get() < 2 {
                    return empty_state(app, w.compare_empty, w.compare_empty_text, ().into_any());
                }
                view! {
                    <div class="compare-bar">
                        {choice(app, w.compare_left, left)}
                        <button
                            type="button"
                            class="icon-button"
                            title=w.compare_swap
                            aria-label=w.compare_swap
                            on:click=listener(move |_: web_sys::MouseEvent| {
                                let (one, other) = (left.get_untracked(), right.get_untracked());
                                left.set(other);
                                right.set(one);
                            })
                        >
                            {icon(Icon::Fit)}
                        </button> {choice(app, w.compare_right, right)}
                    </div>
                    {dynamic(move || match (left.get(), right.get()) {
                        (Some(one), Some(other)) => pair(app, one, other),
                        _ => ().into_any(),
                    })}
                }
                    .into_any()
            })}
        </div>
    }
    .into_any()
}

fn choice(app: App, label: &'static str, chosen: RwSignal<Option<Id>>) -> AnyView {
    let options = move || {
        let ids = app.workspace.list(List::Journeys);
        app.workspace.untracked(|document| {
            let option = |journey: &Journey| {
                view! {
                    <option
                        value=journey.id.to_string()
                        selected=chosen.with_untracked(|chosen| chosen.as_ref() == Some(&journey.id))
                    >
                        {journey_name(app.texts(), journey).to_owned()}
                    </option>
                }
                .into_any()
            };
            ids.iter().filter_map(|id| document.journey(id)).map(option).collect::<Vec<_>>()
        })
    };
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <select
                prop:value=reactive(move || chosen.get().map_or(String::new(), |id| id.to_string()))
                on:change=listener(move |event: web_sys::Event| chosen.set(Id::new(&event_target_value(&event))))
            >
                {dynamic(options)}
            </select>
        </label>
    }
    .into_any()
}

fn pair(app: App, left: Id, right: Id) -> AnyView {
    let w = insight(app.language());
    let shown = digest(app.workspace, move |document| Compared::of(app, document, &left, &right));
    dynamic(move || {
        let Some(shown) = shown.get() else { return view! { <p class="hint">{w.compare_gone}</p> }.into_any() };
        view! {
            {summary(app, &shown)}
            {curves(app, &shown)}
            {table(app, &shown)}
        }
        .into_any()
    })
}

fn decimal(app: App, value: Option<f64>) -> String {
    value.map_or("–".to_owned(), |value| locale::number(app.language(), (value * 10.0).round() / 10.0))
}

/// The figures of both, and how many differences there are of each kind.
fn summary(app: App, shown: &Compared) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let Comparison { figures: (left, right), minutes, .. } = &shown.comparison;
    let time = |minutes: u64| if minutes == 0 { "–".to_owned() } else { span(minutes, app.language()) };
    let row = |label: &'static str, one: String, other: String| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td>{one}</td>
                <td>{other}</td>
            </tr>
        }
        .into_any()
    };
    let rated = |figures: &Figures| {
        format!("{} ({})", decimal(app, figures.mean), fill(w.compare_rated, &[&figures.rated.to_string()]))
    };
    let counts: Vec<AnyView> =
        [Difference::Added, Difference::Removed, Difference::Moved, Difference::Changed, Difference::Same]
            .into_iter()
            .map(|kind| {
                view! {
                    <li data-difference=key(kind)>
                        <b>{shown.comparison.count(kind).to_string()}</b>
                        " "
                        {kind.label().get(app.language())}
                    </li>
                }
                .into_any()
            })
            .collect();
    view! {
        <div class="compare-summary">
            <table class="numbers">
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col" dir="auto">
                            {shown.names.0.clone()}
                        </th>
                        <th scope="col" dir="auto">
                            {shown.names.1.clone()}
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {row(t.steps, left.steps.to_string(), right.steps.to_string())}
                    {row(t.satisfaction, rated(left), rated(right))}
                    {row(w.overview_time, time(minutes.0), time(minutes.1))}
                </tbody>
            </table>
            <ul class="differences">{counts}</ul>
        </div>
    }
    .into_any()
}

fn key(difference: Difference) -> &'static str {
    match difference {
        Difference::Same => "same",
        Difference::Changed => "changed",
        Difference::Moved => "moved",
        Difference::Added => "added",
        Difference::Removed => "removed",
    }
}

/// Both curves over the aligned rows; the table below says the same.
fn curves(app: App, shown: &Compared) -> AnyView {
    let w = insight(app.language());
    const HEIGHT: f64 = 150.0;
    const STEP: f64 = 44.0;
    let rows: Vec<&Line> = shown.phases.iter().flat_map(|(_, lines)| lines).collect();
    let width = (rows.len().max(2) as f64) * STEP;
    let x = |place: usize| (place as f64 + 0.5) * STEP;
    let y = |score: u8| 15.0 + (5.0 - f64::from(score)) * 30.0;
    let points = |side: fn(&Line) -> &Option<Side>| -> Vec<Point> {
        let at = |(place, line): (usize, &&Line)| {
            side(line).as_ref().and_then(|(.., score)| *score).map(|score| Point { x: x(place), y: y(score) })
        };
        rows.iter().enumerate().filter_map(at).collect()
    };
    let dots = |points: &[Point], class: &'static str| {
        points
            .iter()
            .map(|point| view! { <circle class=class cx=point.x cy=point.y r=4.5 /> }.into_any())
            .collect::<Vec<_>>()
    };
    let (left, right) = (points(|line| &line.left), points(|line| &line.right));
    let mut at = 0;
    let phases: Vec<AnyView> = shown
        .phases
        .iter()
        .map(|(_, lines)| {
            at += lines.len();
            view! { <path class="compare-edge" d=drawn("M# 0V#", &[at as f64 * STEP, HEIGHT]) /> }.into_any()
        })
        .collect();
    view! {
        <figure class="compare-figure">
            <figcaption>
                <span class="compare-key left" dir="auto">
                    {shown.names.0.clone()}
                </span>
                <span class="compare-key right" dir="auto">
                    {shown.names.1.clone()}
                </span>
            </figcaption>
            <div
                class="compare-scroll"
                tabindex="0"
                role="img"
                aria-label=fill(w.compare_curves, &[&shown.names.0, &shown.names.1])
            >
                <svg
                    viewBox=drawn("0 0 # #", &[width, HEIGHT])
                    style:width=drawn("#px", &[width])
                    aria-hidden="true"
                    focusable="false"
                >
                    <path class="compare-middle" d=drawn("M0 #H#", &[y(3), width]) />
                    {phases}
                    <path class="compare-left" d=curve(&left) />
                    <path class="compare-right" d=curve(&right) />
                    {dots(&left, "compare-dot-left")}
                    {dots(&right, "compare-dot-right")}
                </svg>
            </div>
        </figure>
    }
    .into_any()
}

fn table(app: App, shown: &Compared) -> AnyView {
    let w = insight(app.language());
    let column = |label: String| {
        view! {
            <th scope="col" role="columnheader" dir="auto">
                {label}
            </th>
        }
        .into_any()
    };
    let side = move |side: &Option<Side>| match side {
        None => view! { <span class="cold">{"–"}</span> }.into_any(),
        Some((id, name, score)) => {
            let key = Key::new(Kind::Step, id);
            let score = score.map(|score| {
                view! {
                    <span class="mean" data-score=score.to_string()>
                        {score.to_string()}
                    </span>
                }
            });
            view! { <div class="compare-step">{link::link(app, "link", key, name.clone().into_any())}{score}</div> }
                .into_any()
        }
    };
    let bodies: Vec<AnyView> = shown
        .phases
        .iter()
        .map(|(phase, lines)| {
            let rows: Vec<AnyView> = lines
                .iter()
                .map(|line| {
                    let what = view! {
                        <div class="compare-what">
                            <span class="difference" data-difference=key(line.row.difference)>
                                {line.row.difference.label().get(app.language())}
                            </span>
                            " "
                            <span class="hint">{line.text.clone()}</span>
                        </div>
                    };
                    view! {
                        <tr role="row">
                            {cell("", w.compare_left, side(&line.left))} {cell("", w.compare_right, side(&line.right))}
                            {cell("cell-wide", w.compare_difference, what.into_any())}
                        </tr>
                    }
                    .into_any()
                })
                .collect();
            view! {
                <tbody role="rowgroup">
                    <tr role="row" class="compare-phase">
                        <th scope="rowgroup" role="rowheader" colspan="3" dir="auto">
                            {phase.clone()}
                        </th>
                    </tr>
                    {rows}
                </tbody>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=w.compare_table>
            <table class="table compare-table" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        {column(shown.names.0.clone())}{column(shown.names.1.clone())}
                        {column(w.compare_difference.to_owned())}
                    </tr>
                </thead>
                {bodies}
            </table>
        </div>
    }
    .into_any()
}
