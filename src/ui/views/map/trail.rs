//! The map where there is little room: a trail that goes down, phase by phase and step by step, the curve at its side
//! (`beside.rs`), between two steps the time that passes.

use super::{beside, cell, curve};
use crate::core::document::List;
use crate::core::lanes::{Content, LANES};
use crate::core::model::{Field, Id, Key, Kind, Score};
use crate::core::number::decimal;
use crate::core::scene::Timescale;
use crate::core::text::fill;
use crate::core::text::mapping::mapping;
use crate::ui::commands::map as commands;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, face, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::{App, StepAct};
use crate::ui::state::names::{text, value};
use crate::ui::widgets::digest::digest;
use crate::ui::widgets::fields::{area_field, labelled, read, wrapping_line};

/// So many steps of a phase are drawn at once; more follow on demand, and whatever somebody turns to.
const STEPS: usize = 20;

/// The trail of one journey.
pub fn trail(app: App, journey: Id) -> AnyView {
    let open = RwSignal::new(None::<Id>);
    Effect::new(move |_| {
        if let Some(step) = app.map.focus.get() {
            app.map.focus.set(None);
            commands::select_and_focus(app, &step, format!("[data-step=\"{step}\"] .trail-head"));
            open.set(Some(step));
        }
    });
    let scale = scale(app, journey.clone());
    view! {
        <ol class="trail">
            {each(
                move || app.workspace.list(List::Phases),
                Id::clone,
                move |phase| section(app, journey.clone(), phase, open, scale),
            )}
        </ol>
    }
    .into_any()
}

/// The scale of the gaps, while they show the time.
fn scale(app: App, journey: Id) -> beside::Scale {
    memo(move || {
        let journey = journey.clone();
        app.map.timeline.get().then(|| digest(app.workspace, move |document| Timescale::of(document, &journey)))
    })
}

fn section(app: App, journey: Id, phase: Id, open: RwSignal<Option<Id>>, scale: beside::Scale) -> AnyView {
    let t = app.texts();
    let key = Key::new(Kind::Phase, &phase);
    let list = List::Steps { journey: journey.clone(), phase: phase.clone() };
    let staged = key.clone();
    let stage =
        move || app.workspace.record(&staged, |document| document.phase(&staged.id).map(|phase| phase.stage.key()));
    let add = move |_| {
        let (journey, phase) = (journey.clone(), phase.clone());
        commands::act(app, StepAct::AddAt { journey, phase, before: None });
    };
    let most = RwSignal::new(STEPS);
    let steps = memo(move || app.workspace.list(list.clone()));
    Effect::new(move |_| {
        let place = open
            .with(|open| open.as_ref().and_then(|open| steps.with(|steps| steps.iter().position(|step| step == open))));
        if let Some(place) = place.filter(|place| *place >= most.get_untracked()) {
            most.set(place + 1);
        }
    });
    let more = memo(move || steps.with(Vec::len) > most.get());
    view! {
        <li class="trail-phase" data-stage=stage>
            <div class="phase-sign" part="phase">
                <div class="phase-name">{wrapping_line(app, &key, Field::Name, t.phase_name, t.phase_name_hint)}</div>
                <div class="phase-question">
                    {wrapping_line(app, &key, Field::Question, t.guiding_question, t.guiding_question_hint)}
                </div>
            </div>
            <ol class="trail-steps">
                {each(
                    move || steps.with(|steps| steps.iter().take(most.get()).cloned().collect()),
                    Id::clone,
                    move |step| step_card(app, step, open, scale),
                )}
            </ol>
            {dynamic(move || {
                more.get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button trail-more"
                                on:click=listener(move |_: web_sys::MouseEvent| most.update(|most| *most += STEPS))
                            >
                                {t.show_more}
                                " ("
                                {dynamic(move || fill(
                                    t.shown_of,
                                    &[&most.get().to_string(), &steps.with(Vec::len).to_string()],
                                ))}
                                ")"
                            </button>
                        }
                    })
            })}
            <button type="button" class="button" data-edit=true on:click=add>
                {icon(Icon::Plus)}
                {t.add_step}
            </button>
        </li>
    }
    .into_any()
}

fn step_card(app: App, id: Id, open: RwSignal<Option<Id>>, scale: beside::Scale) -> AnyView {
    let t = app.texts();
    let key = Key::new(Kind::Step, &id);
    let (here, pick) = (id.clone(), id.clone());
    let shown = id;
    let is_open = memo(move || open.get().as_ref() == Some(&here));
    let summary = key.clone();
    let (form_key, shown_touchpoint) = (key.clone(), key.clone());
    let name = key.id.to_string();
    view! {
        <li class="trail-step" part="step" data-step=name>
            {beside::profile(app, shown, scale)}
            <div class="trail-card">
                <button
                    type="button"
                    class="trail-head"
                    aria-expanded=reactive(move || is_open.get().to_string())
                    on:click=listener(move |_| {
                        if !app.is_view_only() {
                            app.workspace.select(Some(pick.clone()));
                        }
                        open.set(if is_open.get_untracked() { None } else { Some(pick.clone()) });
                    })
                >
                    {dynamic(move || cell::touchpoint(app, &shown_touchpoint))}
                </button>
                {dynamic(move || if is_open.get() { form(app, &form_key) } else { teaser(app, &summary) })}
            </div>
            <div class="trail-tools" data-edit=true>
                {dynamic(move || {
                    is_open
                        .get()
                        .then(|| {
                            let (earlier, later) = (key.id.clone(), key.id.clone());
                            view! {
                                <button
                                    type="button"
                                    class="icon-button"
                                    aria-label=t.step_earlier
                                    title=t.step_earlier
                                    on:click=listener(move |_| {
                                        commands::act(
                                            app,
                                            StepAct::Shift {
                                                id: earlier.clone(),
                                                later: false,
                                            },
                                        )
                                    })
                                >
                                    {icon(Icon::Up)}
                                </button>
                                <button
                                    type="button"
                                    class="icon-button"
                                    aria-label=t.step_later
                                    title=t.step_later
                                    on:click=listener(move |_| {
                                        commands::act(
                                            app,
                                            StepAct::Shift {
                                                id: later.clone(),
                                                later: true,
                                            },
                                        )
                                    })
                                >
                                    {icon(Icon::Down)}
                                </button>
                                {cell::step_tools(app, &key)}
                            }
                        })
                })}
            </div>
        </li>
    }
    .into_any()
}

/// What is most telling of a closed step: what the persona does, what goes wrong, and what customers said.
fn teaser(app: App, key: &Key) -> AnyView {
    let text_of = |field: Field, class: &'static str| {
        let words = text(app, key, field);
        (!words.is_empty()).then(|| {
            view! {
                <p class=class dir="auto">
                    {words}
                </p>
            }
        })
    };
    let measured = curve::measured(app, &key.id).map(|measured| {
        let answers = fill(app.texts().picture_answers, &[&measured.answers.to_string()]);
        view! {
            <p class="trail-text measured-text">
                {fill(mapping(app.language()).measured_of, &[&decimal(measured.mean, app.language()), &answers])}
            </p>
        }
    });
    view! {
        {text_of(Field::Action, "trail-text")}
        {text_of(Field::PainPoint, "trail-text pain")}
        {measured}
    }
    .into_any()
}

fn form(app: App, key: &Key) -> AnyView {
    let t = app.texts();
    let fields: Vec<AnyView> = LANES
        .iter()
        .enumerate()
        .map(|(place, lane)| {
            let label = (lane.label)(t);
            let field = match lane.content {
                Content::Text(text) => area_field(app, key, text.field(), label, (lane.hint)(mapping(app.language()))),
                Content::Satisfaction => ratings(app, key),
                Content::Touchpoint | Content::Measures | Content::Elapsed => view! {
                    <div class="field">
                        <span class="field-label">{label}</span>
                        {match app.editor().filter(|_| !app.is_read_only()) {
                            Some(editor) => editor.cell(app, lane, key, None),
                            None => cell::shown(app, lane, key),
                        }}
                    </div>
                }
                .into_any(),
            };
            view! {
                <div class="of-lane" data-lane=place.to_string()>
                    {field}
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <div class="form">{fields}</div> }.into_any()
}

/// Five faces to choose from.
fn ratings(app: App, key: &Key) -> AnyView {
    let t = app.texts();
    if app.is_read_only() {
        let key = key.clone();
        return labelled(
            t.satisfaction,
            read("read", move || {
                curve::score(app, &key.id).map_or(String::new(), |score| commands::rating(app, Some(score)))
            }),
        );
    }
    let buttons: Vec<AnyView> = Score::ALL
        .iter()
        .map(|score| {
            let (shown, key) = (key.clone(), key.clone());
            let is =
                move || value(app, &shown, Field::Satisfaction) == Some(crate::core::edit::Value::Score(Some(*score)));
            let now = is.clone();
            view! {
                <button
                    type="button"
                    class="rate"
                    aria-label=commands::rating(app, Some(score.number()))
                    aria-pressed=reactive(move || is().to_string())
                    on:click=listener(move |_| {
                        commands::act(app, StepAct::Rate(key.clone(), (!untrack(&now)).then_some(*score)))
                    })
                >
                    {face(Some(score.number()))}
                    <b>{score.number()}</b>
                </button>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="field">
            <span class="field-label">{t.satisfaction}</span>
            <div class="rates" role="group" aria-label=t.satisfaction>
                {buttons}
            </div>
        </div>
    }
    .into_any()
}
