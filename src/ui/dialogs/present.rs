//! Presenting: one journey, step by step, as large as the screen; by keyboard, pointer or finger.

use leptos::html::Div;
use wasm_bindgen::JsCast;

use super::frame::frame;
use crate::core::document::Document;
use crate::core::lanes::LANES;
use crate::core::model::{Id, Score, is_break};
use crate::core::names::journey_name;
use crate::core::number::drawn;
use crate::core::scene::{Point, contents, curve};
use crate::core::text::fill;
use crate::core::text::lists::lists;
use crate::ui::commands::map;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, face, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// The curve at the foot: its height, and the distance between two steps, in units of its own.
const HEIGHT: f64 = 60.0;
const APART: f64 = 40.0;

pub(super) fn present(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let Some(journey) = untrack(|| app.current_journey()) else { return ().into_any() };
    let (title, steps) = app.workspace.untracked(|document| {
        let title = document.journey(&journey).map_or(String::new(), |journey| journey_name(t, journey).to_owned());
        (title, document.steps(&journey).cloned().collect::<Vec<Id>>())
    });
    let last = steps.len().saturating_sub(1);
    let first =
        untrack(|| app.workspace.selected()).and_then(|id| steps.iter().position(|step| *step == id)).unwrap_or(0);
    let place = RwSignal::new(first);
    let stage = NodeRef::<Div>::new();
    let shown = steps.clone();
    let go = move |to: usize| {
        let to = to.min(last);
        if to != place.get_untracked() {
            place.set(to);
        }
        // Whoever goes back to the map finds the step that was spoken about last.
        if let Some(id) = shown.get(to) {
            app.workspace.select(Some(id.clone()));
            app.overlay.announce(&app.workspace.untracked(|document| announcement_of(app, document, id)));
        }
    };
    let (by_key, by_back, by_next) = (go.clone(), go.clone(), go);
    let key = move |event: web_sys::KeyboardEvent| {
        let now = place.get_untracked();
        match event.key().as_str() {
            "ArrowRight" | "ArrowDown" | "PageDown" => by_key(now + 1),
            "ArrowLeft" | "ArrowUp" | "PageUp" => by_key(now.saturating_sub(1)),
            "Home" => by_key(0),
            "End" => by_key(last),
            _ => return,
        }
        event.prevent_default();
    };
    let fill_screen = move |_| {
        if let Some(stage) = stage.get_untracked() {
            // A browser that refuses leaves the dialog as large as the window.
            if crate::browser::document().fullscreen_element().is_some() {
                crate::browser::document().exit_fullscreen();
            } else {
                let _ = stage.unchecked_ref::<web_sys::Element>().request_fullscreen();
            }
        }
    };
    let content = if steps.is_empty() {
        view! { <p class="hint">{t.journey_without_steps}</p> }.into_any()
    } else {
        let (told, drawn) = (steps.clone(), steps);
        let count = told.len().to_string();
        view! {
            <div
                class="present-stage"
                node_ref=stage
                autofocus=true
                tabindex="0"
                role="group"
                aria-label=t.present
                on:keydown=listener(key)
            >
                {dynamic(move || {
                    app.workspace.untracked(|document| told.get(place.get()).map(|id| step(app, document, id)))
                })}
                {dynamic(move || profile(app, &drawn, place.get()))}
                <div class="present-acts">
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=w.present_back
                        title=w.present_back
                        prop:disabled=reactive(move || place.get() == 0)
                        on:click=listener(move |_| by_back(place.get_untracked().saturating_sub(1)))
                    >
                        {icon(Icon::Left)}
                    </button>
                    <span>{dynamic(move || fill(t.shown_of, &[&(place.get() + 1).to_string(), &count]))}</span>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=w.present_next
                        title=w.present_next
                        prop:disabled=reactive(move || place.get() == last)
                        on:click=listener(move |_| by_next(place.get_untracked() + 1))
                    >
                        {icon(Icon::Right)}
                    </button>
                    <button type="button" class="button" on:click=listener(fill_screen)>
                        {w.present_full}
                    </button>
                </div>
            </div>
        }
        .into_any()
    };
    frame(app, "present", &title, content)
}

/// One step, large.
fn step(app: App, document: &Document, id: &Id) -> AnyView {
    let t = app.texts();
    let Some(step) = document.step(id) else { return ().into_any() };
    let phase = document.phase(&step.phase).map(|phase| {
        let question = (!phase.question.is_empty()).then(|| {
            view! {
                <span class="present-question" dir="auto">
                    {phase.question.to_string()}
                </span>
            }
        });
        view! {
            <p class="present-phase">
                <b dir="auto">{phase.name.to_string()}</b>
                {question}
            </p>
        }
    });
    let score = step.satisfaction.map(Score::number);
    let mut lanes = LANES.iter().map(|lane| (lane, contents(document, t, app.language(), lane.content, step)));
    let head: Vec<AnyView> = lanes
        .next()
        .map_or(Vec::new(), |(_, entries)| entries)
        .into_iter()
        .map(|entry| view! { <p dir="auto">{entry.text}</p> }.into_any())
        .collect();
    let told: Vec<AnyView> = lanes
        .filter(|(_, entries)| !entries.is_empty())
        .map(|(lane, entries)| {
            let texts: Vec<AnyView> =
                entries.into_iter().map(|entry| view! { <dd dir="auto">{entry.text}</dd> }.into_any()).collect();
            view! {
                <div>
                    <dt>{(lane.label)(t)}</dt>
                    {texts}
                </div>
            }
            .into_any()
        })
        .collect();
    let moment = step.moment_of_truth.then(|| view! { <span class="chip">{t.moment_of_truth}</span> });
    view! {
        <div class="present-step">
            {phase} <div class="present-head">
                <span class="point" class:moment=step.moment_of_truth data-score=score.map(|score| score.to_string())>
                    {face(score)}
                </span>
                <div>
                    <div class="present-touchpoint">{head}</div>
                    <p class="hint">{map::rating(app, score)}" "{moment}</p>
                </div>
            </div> <dl>{told}</dl>
        </div>
    }
    .into_any()
}

/// The whole curve, with the step that is shown.
fn profile(app: App, steps: &[Id], place: usize) -> AnyView {
    let level = |score: u8| HEIGHT / 2.0 - (f64::from(score) - 3.0) * 11.0;
    let scores: Vec<Option<u8>> = app.workspace.untracked(|document| {
        steps.iter().map(|id| document.step(id).and_then(|step| step.satisfaction).map(Score::number)).collect()
    });
    let x = |place: usize| (place as f64 + 0.5) * APART;
    let points: Vec<Point> = scores
        .iter()
        .enumerate()
        .filter_map(|(place, score)| Some(Point { x: x(place), y: level((*score)?) }))
        .collect();
    let breaks: Vec<AnyView> = scores
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| matches!(pair, [Some(before), Some(after)] if is_break(*before, *after)))
        .map(|(place, _)| {
            view! { <path class="present-break" d=drawn("M# 6V#", &[x(place) + APART / 2.0, HEIGHT - 6.0]) /> }
                .into_any()
        })
        .collect();
    let width = steps.len() as f64 * APART;
    let here = scores.get(place).copied().flatten().map_or(HEIGHT / 2.0, level);
    view! {
        <svg
            class="present-profile"
            viewBox=drawn("0 0 # #", &[width, HEIGHT])
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            <path class="curve-middle" d=drawn("M0 #H#", &[HEIGHT / 2.0, width]) />
            {breaks}
            <path class="curve-line" d=curve(&points) />
            <path class="present-here" d=drawn("M# 0V#M# #h8", &[x(place), HEIGHT, x(place) - 4.0, here]) />
        </svg>
    }
    .into_any()
}

/// A step for those who listen.
fn announcement_of(app: App, document: &Document, id: &Id) -> String {
    let score = document.step(id).and_then(|step| step.satisfaction).map(Score::number);
    format!("{}. {}", crate::ui::state::names::step_name(document, app.texts(), id), map::rating(app, score))
}
