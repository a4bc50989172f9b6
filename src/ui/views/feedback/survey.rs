//! A survey's file taken in: what its columns mean, what comes of it, and only then the records.
//!
//! The file is gone through in short tasks, so that the page answers meanwhile, however many rows there are.

use std::sync::Arc;

use wasm_bindgen::JsCast;

use crate::browser::timer::Timeout;
use crate::browser::{file, locale, next_frame, now_exactly};
use crate::core::model::{FeedbackKind, Metric, Target};
use crate::core::survey::{Columns, Grouping, LARGEST, Outcome, Progress, Reader, Settings, Survey};
use crate::core::text::insight::insight;
use crate::core::text::{Label, fill, tell};
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::{decode, encode, target_name};
use crate::ui::widgets::target::targets;

/// How long one task may read, in milliseconds.
const TASK: f64 = 12.0;
/// Rows between two looks at the clock.
const ROWS: usize = 100;
/// How many faults and unmatched names are listed.
const LISTED: usize = 50;

/// A file that was opened.
#[derive(Clone)]
pub struct Opened {
    name: String,
    survey: Arc<Survey>,
}

/// What reading it with the present settings has come to.
#[derive(Clone)]
enum Reading {
    Going(Progress),
    Done(Arc<Outcome>),
}

/// The button that opens a file.
pub fn opener(app: App, opened: RwSignal<Option<Opened>>) -> AnyView {
    let w = insight(app.language());
    let picked = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
            return;
        };
        let Some(picked) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file may be picked again.
        input.set_value("");
        spawn_local(async move {
            match file::bytes(&picked, LARGEST).await {
                Some(Ok(bytes)) => open(app, opened, picked.name(), bytes),
                Some(Err(file::TooLarge)) | None => app.overlay.say(w.survey_refused),
            }
        });
    };
    view! {
        <label class="button file">
            {icon(Icon::Upload)}{w.feedback_survey}
            <input on:change=picked type="file" accept=".csv,.tsv,.txt,text/csv" />
        </label>
    }
    .into_any()
}

/// Opens a file of this name.
pub fn open(app: App, opened: RwSignal<Option<Opened>>, name: String, bytes: Vec<u8>) {
    match Survey::open(bytes) {
        // Its columns are guessed and shown in a task of their own: looking at the file's head was one.
        Ok(survey) => next_frame(move || {
            opened.set(Some(Opened { name, survey: Arc::new(survey) }));
            app.host.focus_soon(".survey h2");
        }),
        Err(_) => app.overlay.say(insight(app.language()).survey_refused),
    }
}

/// The open file: its columns, what comes of it, and the button that takes it over.
pub fn survey(app: App, opened: RwSignal<Option<Opened>>, file: Opened) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let guess = app.workspace.untracked(|document| file.survey.guess(document));
    let settings = RwSignal::new(guess);
    let reading = RwSignal::new(None::<Reading>);
    let timer = StoredValue::new(None::<Timeout>);
    let survey = file.survey.clone();
    Effect::new(move |_| {
        let reader = app.workspace.untracked(|document| survey.reader(settings.get(), document));
        go_on(reader, reading, timer);
    });
    let name = file.name.clone();
    let take = move |_: web_sys::MouseEvent| {
        if let Some(Reading::Done(outcome)) = reading.get_untracked() {
            let count = outcome.records.len();
            let name = name.rsplit_once('.').map_or(name.as_str(), |(name, _)| name);
            if app.edit((*outcome).clone().edit(name, FeedbackKind::Survey)).is_some() {
                let text = fill(w.survey_taken, &[&count.to_string()]);
                app.overlay.announce(&text);
                app.offer_undo_of_edit(&text);
                opened.set(None);
                app.host.focus_soon(".view h1");
            }
        }
    };
    let ready = memo(move || {
        reading.with(|reading| matches!(reading, Some(Reading::Done(outcome)) if !outcome.records.is_empty()))
    });
    view! {
        <section class="survey" aria-label=w.survey_title>
            <h2 tabindex="-1">{w.survey_title}": "<bdi>{file.name.clone()}</bdi></h2>
            {file.survey.tool.map(|tool| view! { <p>{fill(w.survey_tool, &[tool])}</p> })}
            {columns(app, &file.survey, settings)}
            {questions(app, &file.survey, settings)}
            {dynamic(move || reading.get().map(|reading| result(app, settings, reading)))}
            <div class="bar">
                <button
                    type="button"
                    class="button primary"
                    prop:disabled=reactive(move || !ready.get())
                    on:click=listener(take)
                >
                    {icon(Icon::Check)}
                    {w.survey_take}
                </button>
                <button type="button" class="button" on:click=listener(move |_: web_sys::MouseEvent| opened.set(None))>
                    {t.cancel}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// Reads on for a short while, and again in the next task. A new reader takes the place of the one before.
fn go_on(mut reader: Reader, reading: RwSignal<Option<Reading>>, timer: StoredValue<Option<Timeout>>) {
    let next = move || {
        let start = now_exactly();
        loop {
            let progress = reader.step(ROWS);
            if progress.finished {
                reading.try_set(Some(Reading::Done(Arc::new(reader.outcome()))));
                return;
            }
            if now_exactly() - start > TASK {
                if reading.try_set(Some(Reading::Going(progress))) {
                    go_on(reader, reading, timer);
                }
                return;
            }
        }
    };
    timer.try_set_value(Some(Timeout::after(0, next)));
}

/// What the columns mean, and what else is to be decided.
fn columns(app: App, survey: &Survey, settings: RwSignal<Settings>) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    let head = &survey.head;
    let named = |place: usize| {
        let name = head
            .header
            .get(place)
            .filter(|name| !name.trim().is_empty())
            .map(|name| name.to_string())
            .unwrap_or_else(|| fill(t.csv_column, &[&(place + 1).to_string()]));
        let sample = head.column(place).find(|cell| !cell.trim().is_empty()).unwrap_or_default();
        let sample: String = sample.chars().take(24).collect();
        if sample.is_empty() { name } else { format!("{name} ({sample})") }
    };
    let names: Vec<String> = (0..head.width()).map(named).collect();
    let choose = |label: &'static str, get: fn(&Columns) -> Option<usize>, set: fn(&mut Columns, Option<usize>)| {
        let options: Vec<AnyView> = names
            .iter()
            .enumerate()
            .map(|(place, name)| view! { <option value=place.to_string()>{name.clone()}</option> }.into_any())
            .collect();
        view! {
            <label class="field">
                <span class="field-label">{label}</span>
                <select
                    prop:value=reactive(move || {
                        settings
                            .with(|settings| get(&settings.columns))
                            .map_or(String::new(), |place| place.to_string())
                    })
                    on:change=listener(move |event: web_sys::Event| {
                        settings.update(|settings| set(&mut settings.columns, event_target_value(&event).parse().ok()))
                    })
                >
                    <option value="">{w.survey_no_column}</option>
                    {options}
                </select>
            </label>
        }
        .into_any()
    };
    let metrics: Vec<AnyView> = Metric::ALL
        .iter()
        .map(|metric| view! { <option value=metric.key()>{metric.label(t)}</option> }.into_any())
        .collect();
    let groupings: Vec<AnyView> = Grouping::ALL
        .iter()
        .enumerate()
        .map(|(place, grouping)| {
            view! { <option value=place.to_string()>{grouping.label().get(app.language())}</option> }.into_any()
        })
        .collect();
    let place = move || {
        Grouping::ALL
            .iter()
            .position(|grouping| settings.with(|settings| *grouping == settings.grouping))
            .unwrap_or_default()
            .to_string()
    };
    view! {
        <div class="feedback-facts">
            {choose(w.survey_score, |columns| columns.score, |columns, place| columns.score = place)}
            <label class="field">
                <span class="field-label">{t.feedback_metric}</span>
                <select
                    name="metric"
                    prop:value=reactive(move || settings.with(|settings| settings.metric.key()))
                    on:change=listener(move |event: web_sys::Event| {
                        settings
                            .update(|settings| {
                                settings.metric = Metric::from_key(&event_target_value(&event)).unwrap_or_default();
                            })
                    })
                >
                    {metrics}
                </select>
            </label> {choose(w.survey_comment, |columns| columns.comment, |columns, place| columns.comment = place)}
            {choose(t.feedback_date, |columns| columns.date, |columns, place| columns.date = place)}
            <label class="field">
                <span class="field-label">{w.survey_grouping}</span>
                <select
                    name="grouping"
                    prop:value=reactive(place)
                    on:change=listener(move |event: web_sys::Event| {
                        settings
                            .update(|settings| {
                                settings.grouping = event_target_value(&event)
                                    .parse()
                                    .ok()
                                    .and_then(|place: usize| Grouping::ALL.get(place))
                                    .copied()
                                    .unwrap_or(Grouping::None);
                            })
                    })
                >
                    {groupings}
                </select>
            </label> {choose(w.survey_target, |columns| columns.target, |columns, place| columns.target = place)}
            <label class="field">
                <span class="field-label">{w.survey_otherwise}</span>
                <select
                    name="otherwise"
                    prop:value=reactive(move || {
                        settings.with(|settings| settings.otherwise.as_ref().map_or(String::new(), encode))
                    })
                    on:change=listener(move |event: web_sys::Event| {
                        settings.update(|settings| settings.otherwise = decode(&event_target_value(&event)))
                    })
                >
                    <option value="">{t.no_target}</option>
                    {targets(app)}
                </select>
            </label> <label class="check">
                <input
                    prop:checked=reactive(move || settings.with(|settings| settings.day_first))
                    type="checkbox"
                    on:change=listener(move |event: web_sys::Event| {
                        settings.update(|settings| settings.day_first = event_target_checked(&event))
                    })
                />
                {w.survey_day_first}
            </label>
        </div>
    }
    .into_any()
}

/// Further questions to be taken or left, what answer codes mean, and which columns are passed over.
fn questions(app: App, survey: &Arc<Survey>, settings: RwSignal<Settings>) -> AnyView {
    let w = insight(app.language());
    let name = |place: usize| survey.head.header.get(place).map_or(String::new(), |name| name.to_string());
    let more: Vec<AnyView> = settings
        .with_untracked(|settings| settings.more.clone())
        .into_iter()
        .enumerate()
        .map(|(place, question)| {
            let taken =
                move || settings.with(|settings| settings.more.get(place).is_some_and(|question| question.taken));
            view! {
                <label class="check">
                    <input
                        prop:checked=reactive(taken)
                        type="checkbox"
                        on:change=listener(move |event: web_sys::Event| {
                            settings
                                .update(|settings| {
                                    if let Some(question) = settings.more.get_mut(place) {
                                        question.taken = event_target_checked(&event);
                                    }
                                })
                        })
                    />
                    <span dir="auto">{name(question.column)}</span>
                    <span class="hint">{question.metric.label(app.texts())}</span>
                </label>
            }
            .into_any()
        })
        .collect();
    let (coded, passed) = (survey.clone(), survey.clone());
    let codes = move || {
        let rises = settings.with(|settings| settings.code_rises);
        rises.map_or("", |rises| if rises { "low" } else { "high" })
    };
    let has_codes = memo(move || settings.with(|settings| coded.has_codes(settings)));
    let passed_over = move || {
        let names = settings.with(|settings| passed.passed_over(settings));
        (!names.is_empty()).then(|| {
            let list: Vec<AnyView> =
                names.iter().map(|name| view! { <li dir="auto">{name.clone()}</li> }.into_any()).collect();
            view! {
                <details class="passed-over">
                    <summary>{fill(w.survey_passed_over, &[&names.len().to_string()])}</summary>
                    <ul class="repairs" tabindex="0" aria-label=fill(w.survey_passed_over, &[&names.len().to_string()])>
                        {list}
                    </ul>
                </details>
            }
        })
    };
    view! {
        {(!more.is_empty())
            .then(|| {
                view! {
                    <fieldset class="survey-questions">
                        <legend>{w.survey_more}</legend>
                        {more}
                    </fieldset>
                }
            })}
        {dynamic(move || {
            has_codes
                .get()
                .then(|| {
                    view! {
                        <label class="field">
                            <span class="field-label">{w.survey_codes}</span>
                            <select
                                name="codes"
                                prop:value=reactive(codes)
                                on:change=listener(move |event: web_sys::Event| {
                                    settings
                                        .update(|settings| {
                                            settings.code_rises = match event_target_value(&event).as_str() {
                                                "low" => Some(true),
                                                "high" => Some(false),
                                                _ => None,
                                            };
                                        })
                                })
                            >
                                <option value="">{w.survey_codes_unknown}</option>
                                <option value="low">{w.survey_codes_low}</option>
                                <option value="high">{w.survey_codes_high}</option>
                            </select>
                        </label>
                    }
                })
        })}
        {dynamic(passed_over)}
    }
    .into_any()
}

/// How far it is, or what came of it.
fn result(app: App, settings: RwSignal<Settings>, reading: Reading) -> AnyView {
    let (t, w, language) = (app.texts(), insight(app.language()), app.language());
    let number = |count: usize| locale::number(language, count as f64);
    let outcome = match reading {
        Reading::Going(progress) => {
            return view! { <progress aria-label=w.survey_reading max=progress.all.to_string() value=progress.done.to_string()></progress> }.into_any();
        }
        Reading::Done(outcome) => outcome,
    };
    let line = |count: usize, text: &'static str| {
        (count > 0).then(|| view! { <li>{fill(text, &[&number(count)])}</li> }.into_any())
    };
    let records: Vec<AnyView> = outcome
        .records
        .iter()
        .take(LISTED)
        .map(|record| {
            let about = record.target.as_ref().map_or(t.no_target.to_owned(), |target: &Target| {
                app.workspace.untracked(|document| target_name(document, t, target))
            });
            let answers: u64 = record.counts.iter().map(|count| u64::from(*count)).sum();
            view! {
                <tr>
                    <th scope="row" dir="auto">
                        {about}
                    </th>
                    <td>{record.name.clone()}</td>
                    <td>{locale::number(language, answers as f64)}</td>
                    <td>{record.comments.len().to_string()}</td>
                </tr>
            }
            .into_any()
        })
        .collect();
    let faults: Vec<AnyView> = outcome
        .faults
        .iter()
        .take(LISTED)
        .map(|fault| view! { <li>{tell(w.survey_fault, &[&number(fault.line), fault.reason.text().get(language), &fault.cell])}</li> }.into_any())
        .collect();
    let all_faults = outcome.faults.len() + outcome.more_faults;
    let unmatched: Vec<AnyView> = outcome
        .unmatched
        .iter()
        .take(LISTED)
        .map(|(name, rows)| view! { <li dir="auto">{format!("{name} ({})", number(*rows))}</li> }.into_any())
        .collect();
    let score = settings.with_untracked(|settings| settings.columns.score.is_some());
    view! {
        <div class="survey-result" role="status">
            <p>
                <b>
                    {fill(
                        w.survey_answers,
                        &[
                            &locale::number(language, outcome.answers as f64),
                            &number(outcome.rows),
                            &number(outcome.records.len()),
                        ],
                    )}
                </b>
            </p>
            {(!score).then(|| view! { <p class="warning">{w.survey_no_score}</p> })}
            <ul class="hint">
                {line(outcome.comments, w.survey_comments)}
                {line(outcome.comments_left_out, w.survey_comments_left_out)}
                {line(outcome.unfinished, w.survey_unfinished)} {line(outcome.previews, w.survey_previews)}
                {line(outcome.unanswered, w.survey_unanswered)} {line(outcome.rounded, w.survey_rounded)}
            </ul>
        </div>
        {(!records.is_empty())
            .then(|| {
                view! {
                    <div class="heat-frame" tabindex="0" role="region" aria-label=w.feedback_records>
                        <table class="numbers">
                            <thead>
                                <tr>
                                    <th scope="col">{w.feedback_target}</th>
                                    <th scope="col">{w.survey_span}</th>
                                    <th scope="col">{"n"}</th>
                                    <th scope="col">{t.feedback_comments}</th>
                                </tr>
                            </thead>
                            <tbody>{records}</tbody>
                        </table>
                    </div>
                }
            })}
        {(all_faults > 0)
            .then(|| {
                view! {
                    <details open=true>
                        <summary>{fill(w.survey_faults, &[&number(all_faults)])}</summary>
                        <ul class="repairs" tabindex="0" aria-label=w.survey_faults_label>
                            {faults}
                        </ul>
                    </details>
                }
            })}
        {(!unmatched.is_empty())
            .then(|| {
                view! {
                    <details open=true>
                        <summary>{w.survey_unmatched}</summary>
                        <ul class="repairs" tabindex="0" aria-label=w.survey_unmatched>
                            {unmatched}
                        </ul>
                    </details>
                }
            })}
    }
    .into_any()
}
