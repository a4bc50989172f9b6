//! The journeys of the plan: whose they are, how they are told, and copies for another persona.

use super::personas::{name as persona_name, portrait};
use crate::browser::timer::Timeout;
use crate::core::address::View;
use crate::core::document::{List, Topic};
use crate::core::edit::journey::JourneyEdit;
use crate::core::edit::{Edit, Value};
use crate::core::model::{Field, Id, JourneyKind, Key, Kind};
use crate::core::number::drawn;
use crate::core::scene::{Point, curve};
use crate::core::text::lists::lists;
use crate::core::text::mapping::mapping;
use crate::core::text::{Label, fill, tell};
use crate::ui::commands::journeys;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::text;
use crate::ui::widgets::fields::{area_field, bin, choice, empty_state, read, wrapping_line};

/// So many cards are drawn in one go; the others follow in goes of their own, so that no click waits for all of them.
const AT_ONCE: usize = 12;

/// The middle line of a small curve.
const MIDDLE: &str = "M0 18h200";

/// The view.
pub fn journeys(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let journeys = memo(move || app.workspace.list(List::Journeys));
    let (drawn, next) = (RwSignal::new(AT_ONCE), StoredValue::new(None::<Timeout>));
    Effect::new(move |_| {
        let drawn_now = drawn.get();
        if journeys.with(Vec::len) > drawn_now {
            next.set_value(Some(Timeout::after(0, move || drawn.set(drawn_now + AT_ONCE))));
        } else if drawn_now != usize::MAX {
            // What is added later is there at once.
            drawn.set(usize::MAX);
        }
    });
    view! {
        <div class="journeys-view">
            <div class="view-head">
                <h1 tabindex="-1">{t.journeys}</h1>
                <p class="hint">{w.journeys_hint}</p>
                <button
                    type="button"
                    class="button primary"
                    data-edit=true
                    on:click=listener(move |_| journeys::add(app))
                >
                    {icon(Icon::Plus)}
                    {t.add_journey}
                </button>
            </div>
            {dynamic(move || {
                (app.workspace.list(List::Journeys).is_empty())
                    .then(|| empty_state(app, w.journeys_empty, w.journeys_empty_text, ().into_any()))
            })}
            <ul class="journey-cards">
                {each(
                    move || journeys.with(|ids| ids.iter().take(drawn.get()).cloned().collect()),
                    Id::clone,
                    move |id| card(app, id),
                )}
            </ul>
        </div>
    }
    .into_any()
}

/// A choice of the journey's persona.
fn persona_choice(app: App, key: &Key) -> AnyView {
    let t = app.texts();
    let (shown, key) = (key.clone(), key.clone());
    let present = move || match crate::ui::state::names::value(app, &shown, Field::Persona) {
        Some(Value::Link(id)) => id,
        _ => None,
    };
    if app.is_read_only() {
        return read("read", move || {
            present().map_or(String::new(), |id| persona_name(app, &Key::new(Kind::Persona, &id)))
        });
    }
    let chosen = move || present().map_or(String::new(), |id| id.to_string());
    let options = move || {
        let ids = app.workspace.list(List::Personas);
        ids.iter()
            .map(|id| {
                view! { <option value=id.to_string()>{persona_name(app, &Key::new(Kind::Persona, id))}</option> }
                    .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <select
            aria-label=t.persona
            name="persona"
            prop:value=chosen
            on:change=listener(move |event: web_sys::Event| {
                app.set(&key, Field::Persona, Value::Link(Id::new(&event_target_value(&event))));
            })
        >
            <option value="">{t.nobody}</option>
            {options}
        </select>
    }
    .into_any()
}

fn card(app: App, id: Id) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let key = Key::new(Kind::Journey, &id);
    let (faced, removed, copied) = (key.clone(), key.clone(), key.clone());
    let shown = id.clone();
    let show = move |_| {
        app.navigation.choose_journey(Some(shown.clone()));
        app.navigate(&app.view_address(View::Map));
    };
    let remove = move |_| app.remove(&removed, &untrack(|| text(app, &removed, Field::Name)));
    let face = move || {
        let persona = app
            .workspace
            .record(&faced, |document| document.journey(&faced.id).and_then(|journey| journey.persona.clone()));
        persona.map(|id| portrait(app, &Key::new(Kind::Persona, &id)))
    };
    view! {
        <li class="journey-card">
            <div class="journey-head">
                {dynamic(face)} {wrapping_line(app, &key, Field::Name, w.journey_name, w.journey_name_hint)}
                <div class="journey-who">
                    {persona_choice(app, &key)}{choice(app, &key, Field::Kind, t.journey_kind)}
                </div>
            </div>
            {summary(app, id)}
            {area_field(app, &key, Field::Scenario, t.scenario, w.scenario_hint)}
            {area_field(app, &key, Field::Expectation, t.expectation, w.expectation_hint)}
            <div class="card-acts">
                <button type="button" class="button" data-way=true on:click=show>
                    {w.show_map}
                </button>
                {duplicate(app, copied)}
                {bin(app, remove)}
            </div>
        </li>
    }
    .into_any()
}

/// Copies the journey for another persona, or as the target of the same one.
fn duplicate(app: App, key: Key) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let options = move || {
        let ids = app.workspace.list(List::Personas);
        ids.iter().map(|id| view! { <option value=id.to_string()>{tell(w.copy_for, &[&persona_name(app, &Key::new(Kind::Persona, id))])}</option> }.into_any()).collect::<Vec<_>>()
    };
    let copy = move |event: web_sys::Event| {
        let wanted = event_target_value(&event);
        let Some((persona, name)) = app.workspace.untracked(|document| {
            document.journey(&key.id).map(|journey| (journey.persona.clone(), journey.name.to_string()))
        }) else {
            return;
        };
        let (persona, kind, name) = if wanted == "target" {
            (persona, JourneyKind::Target, format!("{name} ({})", JourneyKind::Target.label(t)))
        } else {
            let persona = Id::new(&wanted);
            let of = persona.as_ref().map(|id| {
                fill(
                    mapping(app.language()).journey_of,
                    &[&untrack(|| persona_name(app, &Key::new(Kind::Persona, id)))],
                )
            });
            (persona, JourneyKind::Current, of.unwrap_or(name))
        };
        app.edit(Edit::Journey(JourneyEdit::Duplicate { id: key.id.clone(), name, persona, kind }));
        crate::ui::widgets::fields::reset_select(&event);
    };
    view! {
        <select class="button" data-edit=true aria-label=w.duplicate_journey on:change=copy>
            <option value="">{w.duplicate_journey}</option>
            <option value="target">{w.copy_as_target}</option>
            {options}
        </select>
    }
    .into_any()
}

/// How many steps, where it starts, and its curve in small.
fn summary(app: App, id: Id) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let facts = move || {
        app.workspace.track(Topic::List(List::Phases));
        let phases = app.workspace.untracked(|document| document.list(&List::Phases).cloned().collect::<Vec<_>>());
        for phase in phases {
            app.workspace.track(Topic::List(List::Steps { journey: id.clone(), phase }));
        }
        app.workspace.untracked(|document| {
            let steps: Vec<_> = document.steps(&id).filter_map(|id| document.step(id)).collect();
            let start = steps.first().and_then(|step| document.phase(&step.phase)).map(|phase| phase.name.to_string());
            let scores: Vec<Option<u8>> =
                steps.iter().map(|step| step.satisfaction.map(|score| score.number())).collect();
            (scores, start)
        })
    };
    let facts = memo(facts);
    let words = move || {
        let (scores, start) = facts.get();
        match start {
            Some(start) => tell(w.journey_summary, &[&scores.len().to_string(), &start]),
            None => t.journey_without_steps.to_owned(),
        }
    };
    let points = move || -> Vec<(u8, Point)> {
        let (scores, _) = facts.get();
        let width = 200.0 / (scores.len().max(2) - 1) as f64;
        let at = |place: usize, score: u8| Point { x: place as f64 * width, y: 36.0 - f64::from(score) * 6.0 };
        scores.iter().enumerate().filter_map(|(place, score)| score.map(|score| (score, at(place, score)))).collect()
    };
    let line = move || curve(&points().into_iter().map(|(_, point)| point).collect::<Vec<_>>());
    let area = move || {
        let points = points();
        let (Some((_, first)), Some((_, last))) = (points.first(), points.last()) else { return String::new() };
        line() + &drawn("L# 18L# 18Z", &[last.x, first.x])
    };
    // Lines without length: their round ends are dots that stay round however the picture is stretched.
    let dots = move |score: u8| {
        let path = move || {
            points()
                .into_iter()
                .filter(|(its, _)| *its == score)
                .map(|(_, point)| drawn("M# #h0", &[point.x, point.y]))
                .collect::<String>()
        };
        view! { <path class="spark-dot" data-score=score.to_string() d=reactive(path) /> }.into_any()
    };
    view! {
        <div class="journey-summary">
            <svg viewBox="0 0 200 36" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <path class="middle" d=MIDDLE />
                <path class="spark-area" d=reactive(area) />
                <path class="spark" d=reactive(line) />
                {(1..=5).map(dots).collect::<Vec<_>>()}
            </svg>
            <p>{dynamic(words)}</p>
        </div>
    }
    .into_any()
}
