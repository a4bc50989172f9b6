//! The feedback: records with their answers and what these say, how it went over time, and all comments.

mod survey;

use crate::browser::locale;
use crate::core::analysis::metrics::{Figure, Measured, Summary, TrendPoint, Unit, trend};
use crate::core::document::{Document, List};
use crate::core::edit::feedback::FeedbackEdit;
use crate::core::edit::{Edit, Value};
use crate::core::model::{Feedback, Field, Id, Key, Kind, Language, Metric, Target};
use crate::core::number::drawn;
use crate::core::survey::pasted;
use crate::core::text::insight::insight;
use crate::core::text::{Label, fill, tell};
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::target_name;
use crate::ui::state::names::{text, value};
use crate::ui::widgets::digest::digest;
use crate::ui::widgets::fields::{bin, choice, date, empty_state, labelled, list_field, read, wrapping_line};
use crate::ui::widgets::target::target_choice;

/// How many records and comments are shown before somebody asks for more.
const SHOWN: usize = 24;

/// The view.
pub fn feedback(app: App) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    // Whoever was sent to a record finds it.
    let place = app.navigation.take_pending_targets(Kind::Feedback).pop().and_then(|target| {
        app.workspace.untracked(|document| document.list(&List::Feedback).rev().position(|id| *id == target))
    });
    let opened = RwSignal::new(None);
    Effect::new(move |_| {
        if let Some((name, bytes)) = app.navigation.take_survey() {
            survey::open(app, opened, name, bytes);
        }
    });
    let shown = RwSignal::new(SHOWN.max(place.map_or(0, |place| place + 1)));
    let all = memo(move || app.workspace.list(List::Feedback));
    let empty = memo(move || all.with(Vec::is_empty));
    // What was added last is what one works on: it comes first.
    let ids = move || all.with(|ids| ids.iter().rev().take(shown.get()).cloned().collect::<Vec<_>>());
    let more = memo(move || all.with(Vec::len) > shown.get());
    view! {
        <div class="feedback-view">
            <div class="view-head">
                <h1 tabindex="-1">{t.feedback}</h1>
                <p class="hint">{w.feedback_hint}</p>
            </div>
            <div class="bar" data-edit=true>
                <button type="button" class="button primary" on:click=listener(move |_: web_sys::MouseEvent| add(app))>
                    {icon(Icon::Plus)}
                    {w.feedback_add}
                </button>
                {survey::opener(app, opened)}
            </div>
            {dynamic(move || opened.get().map(|file| survey::survey(app, opened, file)))}
            {dynamic(move || {
                empty.get().then(|| empty_state(app, w.feedback_empty, w.feedback_empty_text, ().into_any()))
            })}
            <ul class="feedback-cards" aria-label=w.feedback_records>
                {each(ids, Id::clone, move |id| card(app, &id))}
            </ul>
            {dynamic(move || {
                more.get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=listener(move |_: web_sys::MouseEvent| shown.update(|shown| *shown += SHOWN))
                            >
                                {t.show_more}
                            </button>
                        }
                    })
            })}
            {trends(app)}
            {comments(app)}
        </div>
    }
    .into_any()
}

fn add(app: App) {
    let edit = FeedbackEdit::Add { name: String::new(), target: None, metric: Metric::Csat };
    if app.edit(Edit::Feedback(edit)).is_some() {
        app.host.focus_soon(".feedback-card:first-child [name=name]");
    }
}

fn record<T>(app: App, id: &Id, read: impl FnOnce(&Document, &Feedback) -> T) -> Option<T> {
    app.workspace
        .record(&Key::new(Kind::Feedback, id), |document| document.feedback(id).map(|record| read(document, record)))
}

fn card(app: App, id: &Id) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let key = Key::new(Kind::Feedback, id);
    let (removed, measured, about) = (key.clone(), id.clone(), id.clone());
    let remove = move |_| app.remove(&removed, &untrack(|| text(app, &removed, Field::Name)));
    let metric = memo(move || record(app, &measured, |_, record| record.metric).unwrap_or_default());
    let summary = memo(move || record(app, &about, |_, record| Summary::of_feedback(record)).flatten());
    let (answered, pasted) = (id.clone(), id.clone());
    let comments = record(app, id, |_, record| !record.comments.is_empty()).unwrap_or_default();
    view! {
        <li class="feedback-card" data-record=id.to_string() tabindex="-1">
            <div class="feedback-head">
                {wrapping_line(app, &key, Field::Name, w.feedback_name, w.feedback_name_hint)} {bin(app, remove)}
            </div>
            <div class="feedback-facts">
                {labelled(w.feedback_target, target_choice(app, &key, w.feedback_target))}
                {labelled(t.feedback_metric, choice(app, &key, Field::Metric, t.feedback_metric))}
                {labelled(w.feedback_kind, choice(app, &key, Field::Kind, w.feedback_kind))}
                {labelled(t.feedback_date, date(app, &key, Field::Date, t.feedback_date))}
            </div>
            {dynamic(move || answers(app, &answered, metric.get()))}
            {dynamic(move || figures(app, summary.get()))}
            <details data-edit=true>
                <summary>{w.feedback_paste}</summary>
                {dynamic(move || paste(app, &pasted, metric.get()))}
            </details>
            <details open=comments data-edit=!comments>
                <summary>{t.feedback_comments}</summary>
                {list_field(app, &key, Field::Comments, t.feedback_comments, t.one_a_line)}
            </details>
        </li>
    }
    .into_any()
}

fn counts(app: App, id: &Id) -> Vec<u32> {
    match value(app, &Key::new(Kind::Feedback, id), Field::Counts) {
        Some(Value::Counts(counts)) => counts,
        _ => Vec::new(),
    }
}

/// A number to type for each value of the scale, its share as a bar above it.
fn answers(app: App, id: &Id, metric: Metric) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let (lowest, values) = metric.scale();
    let columns: Vec<AnyView> = (0..values)
        .map(|place| {
            let (barred, shown, typed) = (id.clone(), id.clone(), id.clone());
            let number = (usize::from(lowest) + place).to_string();
            let height = move || {
                let counts = counts(app, &barred);
                let most = counts.iter().max().copied().unwrap_or_default().max(1);
                format!("{}%", u64::from(counts.get(place).copied().unwrap_or_default()) * 100 / u64::from(most))
            };
            let present = move || match counts(app, &shown).get(place) {
                Some(0) | None => String::new(),
                Some(count) => count.to_string(),
            };
            // What is typed counts at once. A field that is empty on the way to another number is none only once it is
            // left, and what is no count leaves the one that was there.
            let set = move |event: web_sys::Event, left: bool| {
                let mut counts = untrack(|| counts(app, &typed));
                let text = event_target_value(&event);
                let text = text.trim();
                if let Some(count) = counts.get_mut(place).filter(|_| left || !text.is_empty()) {
                    *count = if text.is_empty() { 0 } else { text.parse().unwrap_or(*count) };
                    app.set(&Key::new(Kind::Feedback, &typed), Field::Counts, Value::Counts(counts));
                }
            };
            let typing = set.clone();
            let control = if app.is_read_only() {
                let label = fill(w.feedback_answers_of, &[&number]);
                view! {
                    <span class="visually-hidden">{label}": "</span>
                    {read("answer-count", present)}
                }
                .into_any()
            } else {
                view! {
                    <input
                        aria-label=fill(w.feedback_answers_of, &[&number])
                        type="number"
                        min="0"
                        step="1"
                        placeholder="0"
                        prop:value=reactive(present)
                        on:input=listener(move |event| typing(event, false))
                        on:change=listener(move |event| set(event, true))
                    />
                }
                .into_any()
            };
            view! {
                <div class="answer">
                    <span class="answer-room" aria-hidden="true">
                        <span class="answer-bar" data-tone=tone(metric, place) style:height=reactive(height)></span>
                    </span>
                    {control}
                    <span class="answer-value" aria-hidden="true">
                        {number}
                    </span>
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <fieldset class="answers">
            <legend class="visually-hidden">{t.feedback_counts}</legend>
            {columns}
        </fieldset>
    }
    .into_any()
}

/// The colour of an answer, as of a satisfaction from 1 to 5. NPS has three groups.
fn tone(metric: Metric, place: usize) -> String {
    let tone = match metric {
        Metric::Csat | Metric::Stars => place + 1,
        Metric::Nps => [2, 3, 5][usize::from(place > 6) + usize::from(place > 8)],
        Metric::Ces => [1, 2, 2, 3, 4, 4, 5][place],
    };
    tone.to_string()
}

/// A number with at most this many decimals, in the language's way.
fn number(language: Language, value: f64, decimals: i32) -> String {
    let unit = 10f64.powi(decimals);
    locale::number(language, (value * unit).round() / unit)
}

/// A value of a figure with its unit.
fn amount(language: Language, unit: Unit, value: f64) -> String {
    match unit {
        Unit::Share { .. } => format!("{}\u{202f}%", number(language, value, 1)),
        Unit::Net => number(language, value, 1),
        Unit::Mean => number(language, value, 2),
    }
}

fn figure(app: App, metric: Metric, figure: Figure) -> String {
    let w = insight(app.language());
    let amount = amount(app.language(), figure.unit, figure.value);
    match figure.unit {
        Unit::Share { from } if metric == Metric::Ces => fill(w.feedback_share_easy, &[&amount, &from.to_string()]),
        Unit::Share { from } => fill(w.feedback_share, &[&amount, &from.to_string()]),
        Unit::Net => fill(w.feedback_net, &[&amount]),
        Unit::Mean => fill(w.feedback_mean, &[&amount]),
    }
}

fn interval(app: App, figure: Figure, template: &'static str) -> String {
    match figure.interval {
        Some((low, high)) => {
            fill(template, &[&amount(app.language(), figure.unit, low), &amount(app.language(), figure.unit, high)])
        }
        None => insight(app.language()).feedback_interval_none.to_owned(),
    }
}

/// What the answers say, with n, interval and method.
fn figures(app: App, summary: Option<Summary>) -> AnyView {
    let w = insight(app.language());
    let Some(summary) = summary else { return view! { <p class="hint">{w.feedback_no_answers}</p> }.into_any() };
    let line = |shown: Figure| {
        format!("{}, {}", figure(app, summary.metric, shown), interval(app, shown, w.feedback_interval_is))
    };
    view! {
        <div class="figures">
            <p class="figure-main">{figure(app, summary.metric, summary.main)}</p>
            <p class="hint">
                {fill(w.feedback_n, &[&summary.answers.to_string()])}" · "
                {interval(app, summary.main, w.feedback_interval_is)}
            </p>
            <p class="hint">{line(summary.second)}</p>
            {summary.is_few().then(|| view! { <p class="warning">{w.feedback_few}</p> })}
            <details>
                <summary>{w.feedback_method}</summary>
                <p class="hint">{crate::core::analysis::metrics::method(summary.metric, app.language())}</p>
            </details>
        </div>
    }
    .into_any()
}

/// A field for a column of answers.
fn paste(app: App, id: &Id, metric: Metric) -> AnyView {
    let w = insight(app.language());
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(Vec::<String>::new());
    let id = id.clone();
    let take = move |_: web_sys::MouseEvent| {
        let pasted = pasted(&typed.get_untracked(), metric);
        wrong.set(
            pasted
                .faults
                .iter()
                .map(|fault| {
                    tell(
                        w.feedback_paste_wrong,
                        &[&fault.line.to_string(), fault.reason.text().get(app.language()), &fault.cell],
                    )
                })
                .collect(),
        );
        if pasted.counts.iter().any(|count| *count > 0) {
            let counts = untrack(|| counts(app, &id))
                .iter()
                .zip(&pasted.counts)
                .map(|(count, more)| count.saturating_add(*more))
                .collect();
            app.set(&Key::new(Kind::Feedback, &id), Field::Counts, Value::Counts(counts));
            typed.set(String::new());
        }
    };
    view! {
        <label class="field">
            <span class="field-label">{w.feedback_paste_hint}</span>
            <textarea
                dir="auto"
                rows="4"
                data-free=true
                prop:value=reactive(move || typed.get())
                on:input=listener(move |event: web_sys::Event| typed.set(event_target_value(&event)))
            ></textarea>
        </label>
        <div role="alert">
            <ul class="wrong">
                {dynamic(move || {
                    wrong
                        .get()
                        .into_iter()
                        .take(5)
                        .map(|words| view! { <li class="warning">{words}</li> }.into_any())
                        .collect::<Vec<_>>()
                })}
            </ul>
        </div>
        <button type="button" class="button" on:click=listener(take)>
            {w.feedback_paste_take}
        </button>
    }
    .into_any()
}

/// A metric on a target with at least two dated records.
#[derive(Clone, PartialEq)]
struct Trend {
    title: String,
    metric: Metric,
    points: Vec<TrendPoint>,
}

/// How each metric went on each target, where it was asked more than once.
fn trends(app: App) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let trends = digest(app.workspace, move |document| {
        let mut seen: Vec<(Target, Metric)> = Vec::new();
        for record in document.list(&List::Feedback).filter_map(|id| document.feedback(id)) {
            if let (Some(target), Some(_)) = (&record.target, record.date)
                && document.len(&List::FeedbackOn(target.clone())) > 1
                && !seen.contains(&(target.clone(), record.metric))
            {
                seen.push((target.clone(), record.metric));
            }
        }
        let told = |(target, metric): (Target, Metric)| {
            let points = trend(document, &target, metric);
            let title = tell(w.feedback_trend_of, &[&target_name(document, t, &target), metric.label(t)]);
            (points.len() > 1).then_some(Trend { title, metric, points })
        };
        seen.into_iter().filter_map(told).take(SHOWN).collect::<Vec<_>>()
    });
    dynamic(move || {
        let charts: Vec<AnyView> = trends.get().into_iter().map(|trend| chart(app, &trend)).collect();
        (!charts.is_empty()).then(|| {
            view! {
                <section class="trends">
                    <h2>{w.feedback_trend}</h2>
                    {charts}
                </section>
            }
        })
    })
}

/// The range of a figure, for the height of a chart.
fn range(metric: Metric, unit: Unit) -> (f64, f64) {
    let (lowest, values) = metric.scale();
    match unit {
        Unit::Share { .. } => (0.0, 100.0),
        Unit::Net => (-100.0, 100.0),
        Unit::Mean => (f64::from(lowest), f64::from(lowest) + values as f64 - 1.0),
    }
}

fn chart(app: App, trend: &Trend) -> AnyView {
    let (t, w, language) = (app.texts(), insight(app.language()), app.language());
    const WIDTH: f64 = 320.0;
    const HEIGHT: f64 = 96.0;
    let (low, high) = range(trend.metric, trend.points[0].summary.main.unit);
    let y = |value: f64| 8.0 + (HEIGHT - 16.0) * (1.0 - (value - low) / (high - low));
    let x = |place: usize| 16.0 + (WIDTH - 32.0) * place as f64 / (trend.points.len() - 1) as f64;
    let mut line = String::new();
    let mut marks: Vec<AnyView> = Vec::new();
    for (place, point) in trend.points.iter().enumerate() {
        let main = point.summary.main;
        line += &drawn(if place == 0 { "M# #" } else { "L# #" }, &[x(place), y(main.value)]);
        if let Some((low, high)) = main.interval {
            marks.push(view! { <path class="whisker" d=drawn("M# #V#", &[x(place), y(low), y(high)]) /> }.into_any());
        }
        marks.push(view! { <circle class="trend-dot" cx=x(place) cy=y(main.value) r=4.0 /> }.into_any());
    }
    let rows: Vec<AnyView> = trend
        .points
        .iter()
        .map(|point| {
            let main = point.summary.main;
            view! {
                <tr>
                    <th scope="row">{locale::day(language, &point.date.to_string())}</th>
                    <td>{point.summary.answers.to_string()}</td>
                    <td>{amount(language, main.unit, main.value)}</td>
                    <td>{interval(app, main, w.feedback_interval)}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <figure class="trend">
            <figcaption>{trend.title.clone()}</figcaption>
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") aria-hidden="true" focusable="false">
                <path class="middle" d=format!("M0 {0:.1}H{WIDTH}", y((low + high) / 2.0)) />
                <path class="trend-line" d=line />
                {marks}
            </svg>
            <table class="numbers">
                <thead>
                    <tr>
                        <th scope="col">{t.feedback_date}</th>
                        <th scope="col">{"n"}</th>
                        <th scope="col">{w.feedback_figure}</th>
                        <th scope="col">{"95 %"}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </figure>
    }
    .into_any()
}

/// A comment, and how content those were who were asked with its author.
#[derive(Clone, PartialEq)]
struct Comment {
    text: String,
    about: String,
    satisfaction: Option<f64>,
}

/// All comments, the least satisfied first, with a search.
fn comments(app: App) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let search = RwSignal::new(String::new());
    let shown = RwSignal::new(SHOWN);
    let all = digest(app.workspace, move |document| {
        let mut records: Vec<(&Feedback, Option<f64>)> = document
            .list(&List::Feedback)
            .filter_map(|id| document.feedback(id))
            .filter(|record| !record.comments.is_empty())
            .map(|record| (record, Measured::of_records(std::iter::once(record)).map(|measured| measured.mean)))
            .collect();
        // Whoever was not asked for a score stands after those who were.
        crate::core::sort::sort_by(&mut records, |one, other| one.1.unwrap_or(9.0).total_cmp(&other.1.unwrap_or(9.0)));
        let told = |(record, satisfaction): (&Feedback, Option<f64>)| {
            let about =
                record.target.as_ref().map_or(record.name.to_string(), |target| target_name(document, t, target));
            record
                .comments
                .iter()
                .map(|comment| Comment { text: comment.to_string(), about: about.clone(), satisfaction })
                .collect::<Vec<_>>()
        };
        records.into_iter().flat_map(told).collect::<Vec<_>>()
    });
    let hits = memo(move || {
        let search = locale::lower(search.get().trim());
        all.with(|all| {
            all.iter()
                .filter(|comment| search.is_empty() || locale::lower(&comment.text).contains(&search))
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let entry = move |comment: Comment| {
        let score = comment.satisfaction.map(|mean| mean.round().to_string());
        view! {
            <li class="comment" data-score=score>
                <p dir="auto">{comment.text}</p>
                <p class="hint">
                    <bdi>{comment.about}</bdi>
                    {comment.satisfaction.map(|mean| format!(" · {}", number(app.language(), mean, 1)))}
                </p>
            </li>
        }
        .into_any()
    };
    dynamic(move || {
        (!all.with(Vec::is_empty)).then(|| view! {
            <section class="comments">
                <h2>{t.feedback_comments}</h2>
                <p class="hint">{w.feedback_comments_order}</p>
                <input
                    aria-label=w.feedback_comment_search
                    data-way=true
                    data-free=true
                    type="search"
                    placeholder=w.feedback_comment_search
                    on:input=listener(move |event: web_sys::Event| {
                        search.set(event_target_value(&event));
                        shown.set(SHOWN);
                    })
                />
                <p class="hint" role="status">
                    {dynamic(move || {
                        if hits.with(Vec::is_empty) {
                            w.feedback_comments_none.to_owned()
                        } else {
                            fill(
                                t.shown_of,
                                &[&hits.with(Vec::len).min(shown.get()).to_string(), &hits.with(Vec::len).to_string()],
                            )
                        }
                    })}
                </p>
                <ul>
                    {dynamic(move || {
                        hits.with(|hits| hits.iter().take(shown.get()).cloned().map(entry).collect::<Vec<_>>())
                    })}
                </ul>
                {dynamic(move || {
                    (hits.with(Vec::len) > shown.get())
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button"
                                    on:click=listener(move |_: web_sys::MouseEvent| {
                                        shown.update(|shown| *shown += SHOWN)
                                    })
                                >
                                    {t.show_more}
                                </button>
                            }
                        })
                })}
            </section>
        })
    })
}
