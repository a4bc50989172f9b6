//! The map of one journey: a board with phases across and lanes down, or, where there is little room, a trail that goes
//! down step by step. Both show the same cells of the same lanes.

use leptos::html::Div;
use wasm_bindgen::JsCast;

use super::{board, curve, printed, trail};
use crate::browser::resize::Resize;
use crate::browser::timer::Listener;
use crate::browser::{document, window};
use crate::core::document::List;
use crate::core::lanes::LANES;
use crate::core::model::{Field, Id, JourneyKind, Key, Kind};
use crate::core::text::Label;
use crate::core::text::mapping::mapping;
use crate::ui::commands::actions::Action;
use crate::ui::commands::map::{comparable, compared, journey_name, toggle_timeline};
use crate::ui::commands::shortcut::composing;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::map::{FIT, NARROW};
use crate::ui::state::names::text;
use crate::ui::views::personas::portrait;
use crate::ui::widgets::fields::empty_state;
use crate::ui::widgets::tool::tool;

/// The two shapes of the map, and what stands below it: parts of the program of their own, which come when they are
/// shown.
#[derive(Clone, Copy)]
pub struct Shapes {
    pub board: fn(App) -> AnyView,
    pub trail: fn(App) -> AnyView,
    pub beside: fn(App) -> AnyView,
}

/// The board of the journey that is shown.
pub fn board(app: App) -> AnyView {
    untrack(|| app.current_journey()).map_or_else(|| ().into_any(), |journey| board::board(app, journey))
}

/// The trail of the journey that is shown.
pub fn trail(app: App) -> AnyView {
    untrack(|| app.current_journey()).map_or_else(|| ().into_any(), |journey| trail::trail(app, journey))
}

/// The view, with what stands below the map once a journey is shown.
pub fn map(app: App, shapes: Shapes) -> AnyView {
    let (t, w) = (app.texts(), mapping(app.language()));
    let frame = NodeRef::<Div>::new();
    let width = app.map.width;
    width.set(None);
    let watch = StoredValue::new(None::<Resize>);
    Effect::new(move |_| {
        if let Some(frame) = frame.get() {
            // A map that nobody sees has no width, and keeps the layout that it had.
            let measured = move |now: f64| {
                // A size may still be told of a map that has gone.
                let Some(before) = width.try_get_untracked().filter(|_| now >= 1.0) else { return };
                let before = before.map(|width| width < NARROW);
                let turned = before.is_some_and(|narrow| narrow != (now < NARROW));
                let resume = app.editor().filter(|_| turned).and_then(|editor| editor.typing(app));
                width.set(Some(now));
                if let Some(resume) = resume {
                    resume();
                }
            };
            // Before the first drawing: a map without a width is empty, and what is below it would move.
            measured(f64::from(frame.client_width()));
            watch.set_value(Resize::of(&frame, measured));
        }
    });
    let narrow = memo(move || width.get().map(|width| width < NARROW));
    let journey = memo(move || app.current_journey());
    // Put there by hand: an effect would come after its turn, and Firefox prints before.
    let on_paper = StoredValue::new(None::<Mounted>);
    let before = move |_| {
        let shown = journey.get_untracked().zip(frame.get_untracked()).filter(|_| printed::is_of_page());
        on_paper.set_value(shown.map(|(journey, frame)| show_in(&frame, || printed::printed(app, &journey))));
    };
    let printing = StoredValue::new([
        Listener::on(&window(), "beforeprint", before),
        Listener::on(&window(), "afterprint", move |_| on_paper.set_value(None)),
    ]);
    on_cleanup(move || {
        printing.dispose();
        on_paper.dispose();
    });
    Effect::new(move |_| app.map.wide.set(journey.get().is_some() && narrow.get() == Some(false)));
    view! {
        <div class="map-view">
            {head(app, journey)} <div class="map-frame" node_ref=frame>
                {dynamic(move || match (journey.get(), narrow.get()) {
                    (None, _) => {
                        let add = view! {
                            <button type="button" class="button primary" on:click=listener(move |_| add_journey(app))>
                                {icon(Icon::Plus)}
                                {t.add_journey}
                            </button>
                        };
                        empty_state(app, w.map_empty, w.map_empty_text, add.into_any())
                    }
                    (Some(_), None) => ().into_any(),
                    (Some(_), Some(false)) => (shapes.board)(app),
                    (Some(_), Some(true)) => (shapes.trail)(app),
                })}
            </div> {dynamic(move || (journey.get().is_some() && !app.is_view_only()).then(|| (shapes.beside)(app)))}
        </div>
    }
    .into_any()
}

fn add_journey(app: App) {
    if let Some(editor) = app.editor() {
        editor.add_journey(app);
    }
}

/// Which journey is shown, and what can be done with the map as a whole.
fn head(app: App, journey: Memo<Option<Id>>) -> AnyView {
    let t = app.texts();
    let tab = move |id: Id| {
        let key = Key::new(Kind::Journey, &id);
        let (named, told, faced) = (key.clone(), key.clone(), key);
        let (here, pick) = (id.clone(), id);
        let face = move || {
            let persona = app
                .workspace
                .record(&faced, |document| document.journey(&faced.id).and_then(|journey| journey.persona.clone()));
            persona.map(|id| portrait(app, &Key::new(Kind::Persona, &id)))
        };
        let kind = {
            let key = named.clone();
            move || {
                let target = app.workspace.record(&key, |document| {
                    document.journey(&key.id).is_some_and(|journey| journey.kind == JourneyKind::Target)
                });
                target.then(|| view! { <span class="chip">{JourneyKind::Target.label(t)}</span> })
            }
        };
        let words = view! {
            {dynamic(face)}
            <span dir="auto">{dynamic(move || journey_name(app, &named.id))}</span>
            {kind}
        };
        if app.is_view_only() {
            return view! { <p class="journey-tab">{words}</p> }.into_any();
        }
        view! {
            <button
                type="button"
                class="journey-tab"
                title=reactive(move || journey_name(app, &told.id))
                aria-pressed=reactive(move || (journey.get().as_ref() == Some(&here)).to_string())
                on:click=listener(move |_| app.navigation.choose_journey(Some(pick.clone())))
            >
                {words}
            </button>
        }
        .into_any()
    };
    // Whoever only looks sees which journey it is, and has no choice.
    let ids = move || {
        if app.is_view_only() { journey.get().into_iter().collect() } else { app.workspace.list(List::Journeys) }
    };
    let tools = move || {
        view! {
            <div class="tools">
                {dynamic(move || app.map.wide.get().then(|| zoom_tools(app)))} {menu(app)} {tool(app, "present")}
                {(!app.is_read_only()).then(|| tool(app, "phases"))}
            </div>
        }
    };
    view! {
        <div class="map-head">
            <h1 class="visually-hidden" tabindex="-1">
                {t.map}
            </h1>
            <div class="journey-tabs" role="group" aria-label=t.journeys>
                {each(ids, Id::clone, tab)}
                <button
                    type="button"
                    class="icon-button"
                    data-edit=true
                    title=t.add_journey
                    aria-label=t.add_journey
                    on:click=listener(move |_| add_journey(app))
                >
                    {icon(Icon::Plus)}
                </button>
            </div>
            {(!app.is_view_only()).then(tools)}
            <div class="map-note">
                {dynamic(move || journey.get().map(|id| scenario(app, &id)))} {curve::legend(app, journey)}
            </div>
        </div>
    }
    .into_any()
}

/// What is shown of the map: its rows, a curve to compare with, the time. Esc closes it, and so does going elsewhere.
fn menu(app: App) -> AnyView {
    let (t, w) = (app.texts(), mapping(app.language()));
    let details = NodeRef::<leptos::html::Details>::new();
    let inside = move |element: Option<web_sys::EventTarget>| {
        let node = element.and_then(|element| element.dyn_into::<web_sys::Node>().ok());
        node.is_some_and(|node| details.get_untracked().is_some_and(|details| details.contains(Some(&node))))
    };
    let close = move || {
        if let Some(details) = details.get_untracked() {
            details.set_open(false);
        }
    };
    let key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape"
            && !composing(&event)
            && let Some(details) = details.get_untracked().filter(|details| details.open())
        {
            event.stop_propagation();
            close();
            let summary = details.query_selector("summary").ok().flatten();
            if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<web_sys::HtmlElement>().ok()) {
                let _ = summary.focus();
            }
        }
    };
    // A click on what takes no focus is heard nowhere but here.
    let elsewhere = Listener::on(&document(), "pointerdown", move |event| {
        if !inside(event.composed_path().get(0).dyn_into().ok()) {
            close();
        }
    });
    let elsewhere = StoredValue::new(elsewhere);
    on_cleanup(move || elsewhere.dispose());
    view! {
        <details
            class="menu"
            node_ref=details
            on:keydown=listener(key)
            on:focusout=listener(move |event: web_sys::FocusEvent| {
                if event.related_target().is_some() && !inside(event.related_target()) {
                    close()
                }
            })
        >
            <summary class="button">{icon(Icon::Lanes)}<span>{w.map_menu}</span></summary>
            <div class="menu-body">
                <label class="check" title=t.timeline_scale>
                    <input
                        prop:checked=reactive(move || app.map.timeline.get())
                        type="checkbox"
                        data-action="timeline"
                        on:change=listener(move |_| toggle_timeline(app))
                    />
                    {t.timeline}
                </label>
                {compare_tool(app)}
                {dynamic(move || app.map.wide.get().then(|| lanes_tool(app)))}
            </div>
        </details>
    }
    .into_any()
}

/// A choice of the rows that the board shows.
fn lanes_tool(app: App) -> AnyView {
    let t = app.texts();
    let lane = |(place, lane): (usize, &'static crate::core::lanes::Lane)| {
        let shown = move || app.map.lanes.with(|lanes| lanes[place]);
        view! {
            <label class="check">
                <input
                    prop:checked=reactive(shown)
                    type="checkbox"
                    on:change=listener(move |event: web_sys::Event| {
                        app.map.lanes.update(|lanes| lanes[place] = event_target_checked(&event))
                    })
                />
                {(lane.label)(t)}
            </label>
        }
        .into_any()
    };
    let lanes: Vec<AnyView> = LANES.iter().enumerate().map(lane).collect();
    view! {
        <fieldset class="lanes">
            <legend>{t.lanes}</legend>
            {lanes}
        </fieldset>
    }
    .into_any()
}

/// A choice of the journey whose curve is laid over the shown one's.
fn compare_tool(app: App) -> AnyView {
    let w = mapping(app.language());
    let chosen = move |id: &Id| compared(app).as_ref() == Some(id);
    let option = move |id: Id| {
        let (named, value) = (id.clone(), id.to_string());
        view! {
            <option value=value prop:selected=reactive(move || chosen(&id))>
                {dynamic(move || journey_name(app, &named))}
            </option>
        }
        .into_any()
    };
    let any = memo(move || !comparable(app).is_empty());
    dynamic(move || {
        any.get().then(|| {
            view! {
                <label class="field">
                    <span class="field-label">{w.compare}</span>
                    <select
                        data-action="compare"
                        on:change=listener(move |event: web_sys::Event| {
                            app.map.compare.set(Id::new(&event_target_value(&event)))
                        })
                    >
                        <option value="" prop:selected=reactive(move || compared(app).is_none())>
                            {w.compare_none}
                        </option>
                        {each(move || comparable(app), Id::clone, option)}
                    </select>
                </label>
            }
        })
    })
}

/// How large the board is, and buttons for it.
fn zoom_tools(app: App) -> AnyView {
    let t = app.texts();
    let button = move |id: &'static str, content: AnyView| {
        let action = Action::named(id);
        let label = (action.label)(t);
        let tip = action.shortcut.map_or(label.to_owned(), |shortcut| format!("{label} ({})", shortcut.written(t)));
        // Where there are words they are the name.
        let name = (id != "zoom-full").then_some(label);
        let here = move || (id == "zoom-fit").then(|| (app.map.zoom.get() == FIT).to_string());
        view! {
            <button
                type="button"
                class="button"
                data-action=id
                title=tip
                aria-label=name
                aria-pressed=reactive(here)
                prop:disabled=reactive(move || !(action.when)(app))
                on:click=listener(move |_| (action.run)(app))
            >
                {content}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="button-group zoom" role="group" aria-label=t.zoom>
            {button("zoom-out", icon(Icon::Minus))}
            {button("zoom-full", dynamic(move || format!("{}\u{a0}%", app.map.percent.get())))}
            {button("zoom-in", icon(Icon::Plus))}
            {button("zoom-fit", icon(Icon::Fit))}
        </div>
    }
    .into_any()
}

/// What sets the persona going and what it hopes for, where that was said.
fn scenario(app: App, id: &Id) -> AnyView {
    let t = app.texts();
    let key = Key::new(Kind::Journey, id);
    let scenario_line = move |key: Key, field: Field, label: &'static str| {
        move || {
            let words = text(app, &key, field);
            (!words.is_empty()).then(|| {
                view! {
                    <span>
                        <b>{label}": "</b>
                        <bdi>{words}</bdi>
                    </span>
                }
            })
        }
    };
    view! {
        <p class="scenario">
            {scenario_line(key.clone(), Field::Scenario, t.scenario)}" "
            {scenario_line(key, Field::Expectation, t.expectation)}
        </p>
    }
    .into_any()
}
