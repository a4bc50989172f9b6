//! The plan from above: heat maps that lead to touchpoints and steps, the worst touchpoints, measures by impact and
//! effort, what is in the company's hands, how long the journeys are. All of it stands in tables; colours and lengths
//! only help.

use crate::browser::locale;
use crate::core::analysis::metrics::Measured;
use crate::core::analysis::overview::{
    self as core, Contentment, Coverage, Covered, Length, Priorities, Quadrant, Rated, Share,
};
use crate::core::document::{Document, List};
use crate::core::model::{Id, Key, Kind, Stage};
use crate::core::names::{channel_name, journey_name, persona_name};
use crate::core::text::insight::insight;
use crate::core::text::{Label, fill};
use crate::ui::commands::go_to;
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::digest::digest;
use crate::ui::widgets::fields::{cell, empty_state};
use crate::ui::widgets::link;

/// All that is shown, with the names that it had when it was read.
#[derive(Clone, PartialEq)]
struct Overview {
    channels: Named<String>,
    media_types: Named<&'static str>,
    phases: Vec<String>,
    contentment: Vec<(String, Vec<Contentment>)>,
    worst: Vec<(String, Rated)>,
    priorities: Priorities,
    measures: Vec<(Id, String)>,
    controllable: (Share, Share),
    lengths: Vec<(String, Length)>,
}

/// A table of coverage with the names of its columns; none is what has no value.
#[derive(Clone, PartialEq)]
struct Named<C> {
    columns: Vec<Option<C>>,
    rows: Vec<Vec<Covered>>,
}

impl Overview {
    fn of(app: App, document: &Document) -> Self {
        let t = app.texts();
        let Coverage { columns, rows } = core::channels(document, None);
        let channels = Named {
            columns: columns
                .into_iter()
                .map(|key| key.map(|key| channel_name(&key, app.language()).to_owned()))
                .collect(),
            rows,
        };
        let Coverage { columns, rows } = core::media_types(document, None);
        let media_types =
            Named { columns: columns.into_iter().map(|media| media.map(|media| media.label(t))).collect(), rows };
        let touchpoint =
            |id: &Id| document.touchpoint(id).map_or(String::new(), |touchpoint| touchpoint.name.to_string());
        let persona = |id: &Option<Id>| {
            id.as_ref()
                .and_then(|id| document.persona(id))
                .map_or(t.nobody, |persona| persona_name(t, persona))
                .to_owned()
        };
        let measure = |id: &Id| document.measure(id).map_or(String::new(), |measure| measure.title.to_string());
        Self {
            channels,
            media_types,
            phases: document
                .list(&List::Phases)
                .filter_map(|id| document.phase(id))
                .map(|phase| phase.name.to_string())
                .collect(),
            contentment: core::contentment(document).into_iter().map(|(id, cells)| (persona(&id), cells)).collect(),
            worst: core::worst(document).into_iter().map(|rated| (touchpoint(&rated.touchpoint), rated)).collect(),
            priorities: core::priorities(document),
            measures: document.list(&List::Measures).map(|id| (id.clone(), measure(id))).collect(),
            controllable: core::controllable(document),
            lengths: core::lengths(document)
                .into_iter()
                .filter_map(|length| Some((journey_name(t, document.journey(&length.journey)?).to_owned(), length)))
                .collect(),
        }
    }
}

/// The overview.
pub fn overview(app: App) -> AnyView {
    let w = insight(app.language());
    let all = digest(app.workspace, move |document| Overview::of(app, document));
    dynamic(move || {
        let all = all.get();
        if all.lengths.is_empty() {
            return empty_state(app, w.overview_empty, w.overview_empty_text, ().into_any());
        }
        view! {
            <div class="overview-page">
                {control(app, all.controllable)} {contentment(app, &all.phases, &all.contentment)}
                {worst(app, all.worst)}
                {coverage(
                    app,
                    w.overview_media,
                    all.media_types.columns.iter().map(|name| name.map(str::to_owned)).collect(),
                    all.media_types.rows,
                )} {coverage(app, w.overview_channels, all.channels.columns, all.channels.rows)}
                {priorities(app, all.priorities, all.measures)} {lengths(app, all.lengths)}
            </div>
        }
        .into_any()
    })
}

fn section(title: &'static str, hint: &'static str, content: AnyView) -> AnyView {
    view! {
        <section class="insight-section">
            <h2>{title}</h2>
            <p class="hint">{hint}</p>
            {content}
        </section>
    }
    .into_any()
}

/// A table that scrolls within its frame where there is little room.
fn framed(label: &'static str, class: &'static str, table: AnyView) -> AnyView {
    view! {
        <div class="heat-frame" tabindex="0" role="region" aria-label=label>
            <table role="table" class=format!("numbers heat {class}")>
                {table}
            </table>
        </div>
    }
    .into_any()
}

fn decimal(app: App, value: f64) -> String {
    locale::number(app.language(), (value * 10.0).round() / 10.0)
}

fn control(app: App, (touchpoints, steps): (Share, Share)) -> AnyView {
    let w = insight(app.language());
    let bar = |label: &'static str, share: Share| {
        let percent = (share.part * 100).checked_div(share.all).unwrap_or(0);
        view! {
            <li>
                <span>{label}</span>
                <span class="share" aria-hidden="true">
                    <span class="share-part" style:width=format!("{percent}%")></span>
                </span>
                <b>
                    {fill(w.overview_share, &[&percent.to_string(), &share.part.to_string(), &share.all.to_string()])}
                </b>
            </li>
        }
        .into_any()
    };
    section(
        w.overview_control,
        w.overview_control_hint,
        view! { <ul class="shares">{bar(app.texts().touchpoints, touchpoints)}{bar(app.texts().steps, steps)}</ul> }
            .into_any(),
    )
}

/// Stages from left to right, what covers them down; each cell leads to its touchpoints.
fn coverage(app: App, title: &'static str, names: Vec<Option<String>>, rows: Vec<Vec<Covered>>) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let most = rows.iter().flatten().map(|cell| cell.steps.len()).max().unwrap_or_default().max(1);
    let heads: Vec<AnyView> = Stage::ALL
        .iter()
        .map(|stage| {
            view! {
                <th scope="col">
                    <span>{stage.label(t)}</span>
                </th>
            }
            .into_any()
        })
        .collect();
    let lines: Vec<AnyView> = names
        .into_iter()
        .enumerate()
        .map(|(column, name)| {
            let name = name.unwrap_or_else(|| t.not_stated.to_owned());
            let cells: Vec<AnyView> = rows
                .iter()
                .zip(Stage::ALL)
                .map(|(row, stage)| {
                    let cell = &row[column];
                    if cell.steps.is_empty() {
                        return view! { <td class="cold">{"–"}</td> }.into_any();
                    }
                    let ids = cell.touchpoints.clone();
                    let label = fill(
                        w.overview_cell,
                        &[&name, stage.label(t), &cell.steps.len().to_string(), &ids.len().to_string()],
                    );
                    // Five grades are enough for the eye; the number is exact.
                    let grade = (cell.steps.len() * 5).div_ceil(most);
                    let go = move |_: web_sys::MouseEvent| {
                        if !ids.is_empty() {
                            go_to::touchpoints(app, &ids);
                        }
                    };
                    view! {
                        <td>
                            <button
                                type="button"
                                class="heat-cell"
                                prop:disabled=app.is_view_only()
                                data-heat=grade.to_string()
                                aria-label=label.clone()
                                title=label
                                on:click=listener(go)
                            >
                                {cell.steps.len().to_string()}
                            </button>
                        </td>
                    }
                    .into_any()
                })
                .collect();
            view! {
                <tr>
                    <th scope="row" dir="auto">
                        {name}
                    </th>
                    {cells}
                </tr>
            }
            .into_any()
        })
        .collect();
    let table = view! {
        <thead>
            <tr>
                <td></td>
                {heads}
            </tr>
        </thead>
        <tbody>{lines}</tbody>
    };
    section(title, w.overview_coverage_hint, framed(title, "coverage", table.into_any()))
}

/// A satisfaction as a chip in its colour.
fn chip(app: App, mean: f64) -> AnyView {
    view! {
        <span class="mean" data-score=mean.round().to_string()>
            {decimal(app, mean)}
        </span>
    }
    .into_any()
}

fn measured(app: App, measured: Option<Measured>) -> AnyView {
    let w = insight(app.language());
    match measured {
        Some(measured) => {
            let n = fill(w.feedback_n, &[&measured.answers.to_string()]);
            let interval = measured
                .interval
                .map(|(low, high)| fill(w.feedback_interval_is, &[&decimal(app, low), &decimal(app, high)]));
            let title = [Some(n.clone()), interval].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! { <span title=title>{chip(app, measured.mean)}<span class="hint">{n}</span></span> }.into_any()
        }
        None => "–".into_any(),
    }
}

/// Personas down, phases from left to right: assumed above measured.
fn contentment(app: App, phases: &[String], rows: &[(String, Vec<Contentment>)]) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let heads: Vec<AnyView> = phases
        .iter()
        .map(|phase| {
            view! {
                <th scope="col" role="columnheader" dir="auto">
                    <span>{phase.clone()}</span>
                </th>
            }
            .into_any()
        })
        .collect();
    let lines: Vec<AnyView> = rows
        .iter()
        .map(|(name, cells)| {
            let cells: Vec<AnyView> = cells
                .iter()
                .zip(phases)
                .map(|(here, phase)| {
                    let Some(first) = here.steps.first().cloned() else { return cell("cold", phase, "–".into_any()) };
                    let label = fill(w.overview_contentment_cell, &[name, phase]);
                    let pair = view! {
                        <span class="visually-hidden">{label}": "{t.assumed}" "</span>
                        {here.assumed.map_or_else(|| "–".into_any(), |mean| chip(app, mean))}
                        <span class="visually-hidden">", "{t.measured}" "</span>
                        {measured(app, here.measured)}
                    };
                    cell("", phase, link::link(app, "heat-pair", Key::new(Kind::Step, &first), pair.into_any()))
                })
                .collect();
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader" dir="auto">
                        {name.clone()}
                    </th>
                    {cells}
                </tr>
            }
            .into_any()
        })
        .collect();
    let table = view! {
        <thead role="rowgroup">
            <tr role="row">
                <th scope="col" role="columnheader">
                    {t.persona}
                </th>
                {heads}
            </tr>
        </thead>
        <tbody role="rowgroup">{lines}</tbody>
    };
    section(
        w.overview_contentment,
        w.overview_contentment_hint,
        framed(w.overview_contentment, "contentment", table.into_any()),
    )
}

fn worst(app: App, worst: Vec<(String, Rated)>) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    if worst.is_empty() {
        return ().into_any();
    }
    let lines: Vec<AnyView> = worst
        .into_iter()
        .map(|(name, rated)| {
            let place = rated
                .steps
                .first()
                .map_or_else(|| Key::new(Kind::Touchpoint, &rated.touchpoint), |step| Key::new(Kind::Step, step));
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader" dir="auto">
                        {link::link(app, "link", place, name.into_any())}
                    </th>
                    {cell("", t.measured, measured(app, rated.measured))}
                    {cell("", t.assumed, rated.assumed.map_or_else(|| "–".into_any(), |mean| chip(app, mean)))}
                    {cell("", t.steps, rated.steps.len().to_string().into_any())}
                    {cell("", t.journeys, rated.journeys.to_string().into_any())}
                </tr>
            }
            .into_any()
        })
        .collect();
    let head = [t.touchpoint, t.measured, t.assumed, t.steps, t.journeys]
        .map(|label| {
            view! {
                <th scope="col" role="columnheader">
                    {label}
                </th>
            }
            .into_any()
        })
        .into_iter()
        .collect::<Vec<_>>();
    let table = view! {
        <thead role="rowgroup">
            <tr role="row">{head}</tr>
        </thead>
        <tbody role="rowgroup">{lines}</tbody>
    };
    section(w.overview_worst, w.overview_worst_hint, framed(w.overview_worst, "worst", table.into_any()))
}

/// The chart of impact and effort, and the same as lists.
fn priorities(app: App, priorities: Priorities, measures: Vec<(Id, String)>) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    if measures.is_empty() {
        return ().into_any();
    }
    let name = |id: &Id| {
        let name = measures.iter().find(|(its, _)| its == id).map_or(String::new(), |(_, name)| name.clone());
        if name.trim().is_empty() { t.measure.to_owned() } else { name }
    };
    let number = |id: &Id| priorities.placed.iter().position(|(its, ..)| its == id).map_or(0, |place| place + 1);
    let squares: Vec<AnyView> = (0..25)
        .map(|place| {
            let (impact, effort) = (5 - place / 5, place % 5 + 1);
            let here = priorities.placed.iter().filter(|(_, its, other, _)| {
                usize::from(its.number()) == impact && usize::from(other.number()) == effort
            });
            let dots: Vec<AnyView> =
                here.map(|(id, ..)| view! { <span class="dot">{number(id).to_string()}</span> }.into_any()).collect();
            view! {
                <div class="square" data-impact=(impact > 3).to_string() data-effort=(effort > 3).to_string()>
                    {dots}
                </div>
            }
            .into_any()
        })
        .collect();
    let list = |title: &'static str, ids: Vec<Id>| {
        if ids.is_empty() {
            return ().into_any();
        }
        let entries: Vec<AnyView> = ids
            .into_iter()
            .map(|id| {
                let (label, place) = (name(&id), number(&id));
                let key = Key::new(Kind::Measure, &id);
                view! {
                    <li>
                        {(place > 0).then(|| view! { <span class="dot">{place.to_string()}</span> })}
                        {link::link(app, "link", key, label.into_any())}
                    </li>
                }
                .into_any()
            })
            .collect();
        view! {
            <section>
                <h3>{title}</h3>
                <ul>{entries}</ul>
            </section>
        }
        .into_any()
    };
    let lists: Vec<AnyView> = Quadrant::ALL
        .into_iter()
        .map(|quadrant| {
            list(
                quadrant.label().get(app.language()),
                priorities.placed.iter().filter(|(.., its)| *its == quadrant).map(|(id, ..)| id.clone()).collect(),
            )
        })
        .collect();
    let content = view! {
        <div class="priorities">
            <div class="priority-chart" aria-hidden="true">
                <span class="axis-impact">{t.impact}" →"</span>
                <div class="squares">{squares}</div>
                <span class="axis-effort">{t.effort}" →"</span>
            </div>
            <div class="priority-lists">{lists}{list(w.overview_unplaced, priorities.unplaced.clone())}</div>
        </div>
    };
    section(w.overview_priorities, w.overview_priorities_hint, content.into_any())
}

fn lengths(app: App, lengths: Vec<(String, Length)>) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let most = lengths.iter().map(|(_, length)| length.steps).max().unwrap_or_default().max(1);
    let lines: Vec<AnyView> = lengths
        .into_iter()
        .map(|(name, length)| {
            let key = Key::new(Kind::Journey, &length.journey);
            let time = if length.minutes == 0 { "–".to_owned() } else { core::span(length.minutes, app.language()) };
            let untimed = (length.untimed > 0 && length.minutes > 0)
                .then(|| fill(w.overview_untimed, &[&length.untimed.to_string()]));
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader" dir="auto">
                        {link::link(app, "link", key, name.into_any())}
                    </th>
                    {cell(
                        "",
                        t.steps,
                        view! {
                            <span>
                                <span class="share" aria-hidden="true">
                                    <span
                                        class="share-part"
                                        style:width=format!("{}%", length.steps * 100 / most)
                                    ></span>
                                </span>
                                {length.steps.to_string()}
                            </span>
                        }
                            .into_any(),
                    )}
                    {cell(
                        "",
                        w.overview_time,
                        view! { <span>{time}" "<span class="hint">{untimed}</span></span> }.into_any(),
                    )}
                </tr>
            }
            .into_any()
        })
        .collect();
    let head = [t.journey, t.steps, w.overview_time]
        .map(|label| {
            view! {
                <th scope="col" role="columnheader">
                    {label}
                </th>
            }
            .into_any()
        })
        .into_iter()
        .collect::<Vec<_>>();
    let table = view! {
        <thead role="rowgroup">
            <tr role="row">{head}</tr>
        </thead>
        <tbody role="rowgroup">{lines}</tbody>
    };
    section(w.overview_lengths, w.overview_lengths_hint, framed(w.overview_lengths, "lengths", table.into_any()))
}
