//! The map where there is little room: a trail that goes down, phase by phase and step by step, the curve at its side.

use crate::ui::markup::*;

use super::cell;
use crate::core::scene::{Content, LANES};
use crate::core::document::List;
use crate::core::model::{Field, Id, Key, Kind, Score};
use crate::ui::app::App;
use crate::ui::icon::{Icon, face, icon};
use crate::ui::widgets::{area_field, wrapping_line, text, value};
use crate::ui::erase::{act, each, live, memo, part};

/// The middle line beside a step.
const MIDDLE: &str = "M26 0v100";

/// The trail of one journey.
pub fn trail(app: App, journey: Id) -> AnyView {
    let open = RwSignal::new(None::<Id>);
    Effect::new(move |_| {
        if let Some(step) = app.map.focus.get() {
            app.map.focus.set(None);
            super::focus_soon(app, &step, format!("[data-step=\"{step}\"] .trail-head"));
            open.set(Some(step));
        }
    });
    view! {
        <ol class="trail">
            {each(move || app.workspace.list(List::Phases), Id::clone, move |phase| section(app, journey.clone(), phase, open))}
        </ol>
    }
    .into_any()
}

fn section(app: App, journey: Id, phase: Id, open: RwSignal<Option<Id>>) -> AnyView {
    let t = app.t();
    let key = Key::new(Kind::Phase, &phase);
    let list = List::Steps { journey: journey.clone(), phase: phase.clone() };
    let staged = key.clone();
    let stage = move || app.workspace.record(&staged, |document| document.phase(&staged.id).map(|phase| phase.stage.key()));
    let add = move |_| super::add_step_at(app, journey.clone(), phase.clone(), None);
    view! {
        <li class="trail-phase">
            <div class="phase-sign" data-stage=stage>
                <div class="phase-name">{wrapping_line(app, &key, Field::Name, t.phase_name, t.phase_name_hint)}</div>
                <div class="phase-question">{wrapping_line(app, &key, Field::Question, t.guiding_question, t.guiding_question_hint)}</div>
            </div>
            <ol class="trail-steps">
                {each(move || app.workspace.list(list.clone()), Id::clone, move |step| step_card(app, step, open))}
            </ol>
            <button type="button" class="button" on:click=add>{icon(Icon::Plus)}{t.add_step}</button>
        </li>
    }
    .into_any()
}

fn score_of(app: App, id: &Id) -> Option<u8> {
    app.workspace.record(&Key::new(Kind::Step, id), |document| document.step(id).and_then(|step| step.satisfaction)).map(Score::number)
}

fn step_card(app: App, id: Id, open: RwSignal<Option<Id>>) -> AnyView {
    let t = app.t();
    let key = Key::new(Kind::Step, &id);
    let (here, pick, shown) = (id.clone(), id.clone(), id);
    let is_open = memo(move || open.get().as_ref() == Some(&here));
    let summary = key.clone();
    let (form_key, shown_touchpoint) = (key.clone(), key.clone());
    let name = key.id.to_string();
    view! {
        <li class="trail-step" data-step=name>
            {profile(app, shown)}
            <div class="trail-card">
                <button type="button" class="trail-head" aria-expanded=live(move || is_open.get().to_string())
                    on:click=act(move |_| {
                        app.workspace.select(Some(pick.clone()));
                        open.set(if is_open.get_untracked() { None } else { Some(pick.clone()) });
                    })>
                    {part(move || cell::touchpoint(app, &shown_touchpoint))}
                </button>
                {part(move || if is_open.get() { form(app, &form_key) } else { teaser(app, &summary) })}
            </div>
            <div class="trail-tools">{part(move || is_open.get().then(|| {
                let (earlier, later) = (key.id.clone(), key.id.clone());
                view! {
                    <button type="button" class="icon-button" aria-label=t.step_earlier title=t.step_earlier on:click=act(move |_| super::shift_step(app, &earlier, false))>{icon(Icon::Up)}</button>
                    <button type="button" class="icon-button" aria-label=t.step_later title=t.step_later on:click=act(move |_| super::shift_step(app, &later, true))>{icon(Icon::Down)}</button>
                    {cell::step_tools(app, &key)}
                }
            }))}</div>
        </li>
    }
    .into_any()
}

/// What is most telling of a closed step: what the persona does, and what goes wrong.
fn teaser(app: App, key: &Key) -> AnyView {
    let part = |field: Field, class: &'static str| {
        let words = text(app, key, field);
        (!words.is_empty()).then(|| view! { <p class=class dir="auto">{words}</p> })
    };
    view! { {part(Field::Action, "trail-text")}{part(Field::PainPoint, "trail-text pain")} }.into_any()
}

fn form(app: App, key: &Key) -> AnyView {
    let t = app.t();
    let fields: Vec<AnyView> = LANES
        .iter()
        .map(|lane| {
            let label = (lane.label)(t);
            match lane.content {
                Content::Text(field) => area_field(app, key, field, label, (lane.hint)(t)),
                Content::Satisfaction => ratings(app, key),
                Content::Touchpoint | Content::Measures | Content::Elapsed => {
                    view! { <div class="field"><span class="field-label">{label}</span>{cell::edit(app, lane, key, None)}</div> }.into_any()
                }
            }
        })
        .collect();
    view! { <div class="form">{fields}</div> }.into_any()
}

/// Five faces to choose from.
fn ratings(app: App, key: &Key) -> AnyView {
    let t = app.t();
    let buttons: Vec<AnyView> = Score::ALL
        .iter()
        .map(|score| {
            let (shown, key) = (key.clone(), key.clone());
            let is = move || value(app, &shown, Field::Satisfaction) == Some(crate::core::edit::Value::Score(Some(*score)));
            let now = is.clone();
            view! {
                <button type="button" class="rate" aria-label=super::rating(app, Some(score.number())) aria-pressed=live(move || is().to_string())
                    on:click=act(move |_| super::rate_step(app, &key, (!untrack(&now)).then_some(*score)))>
                    {face(Some(score.number()))}<b>{score.number()}</b>
                </button>
            }
            .into_any()
        })
        .collect();
    view! { <div class="field"><span class="field-label">{t.satisfaction}</span><div class="rates" role="group" aria-label=t.satisfaction>{buttons}</div></div> }.into_any()
}

/// The curve beside one step: from half-way to the step before to half-way to the next.
fn profile(app: App, id: Id) -> AnyView {
    let scored = id.clone();
    let score = memo(move || score_of(app, &scored));
    let around = move || {
        let list = app.workspace.record(&Key::new(Kind::Step, &id), |document| document.step(&id).map(|step| (step.journey.clone(), step.phase.clone())));
        let (journey, phase) = list?;
        app.workspace.track(cell::place_topic(&journey, &phase));
        let (before, after) = app.workspace.peek(|document| {
            let all: Vec<Id> = document.steps(&journey).cloned().collect();
            let place = all.iter().position(|other| *other == id);
            let at = |place: Option<usize>| place.and_then(|place| all.get(place)).cloned();
            (at(place.and_then(|place| place.checked_sub(1))), at(place.map(|place| place + 1)))
        });
        Some((before.and_then(|id| score_of(app, &id)), score_of(app, &id), after.and_then(|id| score_of(app, &id))))
    };
    let x = |score: u8| f64::from(score) * 10.0 - 4.0;
    let path = move || {
        let (before, now, after) = around().unwrap_or_default();
        let Some(now) = now.map(x) else { return String::new() };
        let upper = before.map_or(String::new(), |before| format!("M{} 0Q{now} 25 {now} 50", (x(before) + now) / 2.0));
        let lower = after.map_or(String::new(), |after| format!("M{now} 50Q{now} 75 {} 100", (x(after) + now) / 2.0));
        upper + &lower
    };
    view! {
        <div class="profile">
            <svg viewBox="0 0 52 100" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path class="curve-middle" d=MIDDLE /><path class="curve-line" d=path /></svg>
            <span class="point" data-score=live(move || score.get().map(|score| score.to_string())) style:left=live(move || format!("{}px", x(score.get().unwrap_or(3))))>
                {part(move || face(score.get()))}<b>{part(move || score.get())}</b>
            </span>
        </div>
    }
    .into_any()
}
