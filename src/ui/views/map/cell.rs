//! What stands in the cells of the map, to edit, and what the trail shows of it.

use std::sync::Arc;

use leptos::html::{Input, Textarea};

use crate::core::document::{List, Topic};
use crate::core::edit::measure::MeasureEdit;
use crate::core::edit::touchpoint::TouchpointEdit;
use crate::core::edit::{Edit, Value};
use crate::core::lanes::{Content, Lane};
use crate::core::model::{Elapsed, Field, Id, Key, Kind, Status, Target};
use crate::core::text::elapsed_label;
use crate::core::text::mapping::mapping;
use crate::ui::commands::map as commands;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::{App, StepAct};
use crate::ui::state::names::{text, value};
use crate::ui::views::touchpoints::channel_name;
use crate::ui::widgets::fields::{TYPED, read};
use crate::ui::widgets::growing::growing;

/// Ends the editing of one cell. Not a `Callback`: a control that goes loses the focus after its owner is gone.
pub type Done = Arc<dyn Fn() + Send + Sync>;

/// A lane's content for one step, to edit. Alone in its cell a control takes the focus and tells when it is `done`; in
/// a form, with others beside it, it does neither.
pub fn edit(app: App, lane: &'static Lane, key: &Key, done: Option<Done>) -> AnyView {
    let t = app.texts();
    let label = (lane.label)(t);
    match lane.content {
        Content::Text(text) => area(app, key, text.field(), label, (lane.hint)(mapping(app.language())), done),
        Content::Touchpoint => touchpoint_input(app, key, done),
        Content::Measures => measure_input(app, key, done),
        Content::Elapsed => elapsed_input(app, key, done.is_some()),
        Content::Satisfaction => ().into_any(),
    }
}

/// What stands in a lane for one step beside text and curve, to read. The touchpoint is the step's name anyway.
pub fn shown(app: App, lane: &'static Lane, key: &Key) -> AnyView {
    let key = key.clone();
    match lane.content {
        Content::Measures => dynamic(move || measures(app, &key)),
        Content::Elapsed => read("read", move || elapsed(app, &key)),
        _ => read("read", String::new),
    }
}

fn leave(done: Option<&Done>) {
    if let Some(done) = done {
        done();
    }
}

fn area(app: App, key: &Key, field: Field, label: &'static str, hint: &'static str, done: Option<Done>) -> AnyView {
    let node = NodeRef::<Textarea>::new();
    let before = untrack(|| text(app, key, field));
    Effect::new(move |_| {
        if let Some(area) = node.get() {
            area.set_value(&before);
            let _ = area.focus();
            let end = before.encode_utf16().count() as u32;
            let _ = area.set_selection_range(end, end);
        }
    });
    let (key, shown, grown) = (key.clone(), key.clone(), key.clone());
    growing(node, move || text(app, &grown, field));
    view! {
        <textarea
            node_ref=node
            class="cell-edit"
            rows="3"
            dir="auto"
            maxlength=TYPED
            aria-label=label
            placeholder=hint
            prop:value=reactive(move || text(app, &shown, field))
            on:input=listener(move |event: web_sys::Event| {
                if app.set(&key, field, Value::Text(event_target_value(&event))).is_some_and(|outcome| outcome.cut)
                    && let Some(area) = node.get_untracked()
                {
                    area.set_value(&untrack(|| text(app, &key, field)));
                }
            })
            on:blur=listener(move |_| leave(done.as_ref()))
        ></textarea>
    }
    .into_any()
}

/// Gives the focus to a control that is alone in its cell.
fn take_focus(node: NodeRef<Input>, alone: bool) {
    Effect::new(move |_| {
        if let Some(input) = node.get().filter(|_| alone) {
            let _ = input.focus();
        }
    });
}

fn touchpoint_of(app: App, key: &Key) -> Option<Id> {
    app.workspace.record(key, |document| document.step(&key.id).and_then(|step| step.touchpoint.clone()))
}

/// A step's touchpoint, to look at.
pub fn touchpoint(app: App, key: &Key) -> AnyView {
    match touchpoint_of(app, key) {
        Some(id) => {
            let key = Key::new(Kind::Touchpoint, &id);
            let channel = channel_name(app, &text(app, &key, Field::Channel));
            view! {
                <span class="cell-text strong" dir="auto">
                    {text(app, &key, Field::Name)}
                </span>
                {(!channel.is_empty())
                    .then(|| {
                        view! {
                            <span class="channel" dir="auto">
                                {channel}
                            </span>
                        }
                    })}
            }
            .into_any()
        }
        None => view! { <span class="cell-hint always">{no_touchpoint(app)}</span> }.into_any(),
    }
}

/// What stands where a step has no touchpoint: what belongs there, to whoever may put it there.
pub fn no_touchpoint(app: App) -> &'static str {
    if app.is_read_only() { app.texts().step } else { mapping(app.language()).lane_touchpoint_hint }
}

/// Links the step to the touchpoint of this name, which is made if there is none.
fn link_touchpoint(app: App, key: &Key, name: &str) {
    let name = name.trim();
    if name.is_empty() {
        app.set(key, Field::Touchpoint, Value::Link(None));
        return;
    }
    let known = app.workspace.untracked(|document| {
        document
            .list(&List::Touchpoints)
            .find(|id| document.touchpoint(id).is_some_and(|touchpoint| touchpoint.name.eq_ignore_ascii_case(name)))
            .cloned()
    });
    app.workspace.gesture(|| {
        let id = known.or_else(|| {
            let suggestion = crate::core::knowledge::channels().iter().find_map(|channel| {
                let found = channel
                    .touchpoints
                    .iter()
                    .find(|suggestion| suggestion.name.de == name || suggestion.name.en == name)?;
                Some((channel, found))
            });
            let edit = TouchpointEdit::Add {
                name: name.to_owned(),
                channel: suggestion.map(|(channel, _)| channel.key.clone()).unwrap_or_default(),
                medium: suggestion.and_then(|(_, found)| found.medium),
                media_type: suggestion.and_then(|(_, found)| found.media_type),
                controllable: suggestion.and_then(|(_, found)| found.controllable),
            };
            app.edit(Edit::Touchpoint(edit)).and_then(|outcome| outcome.made).map(|made| made.id)
        });
        if let Some(id) = id {
            app.set(key, Field::Touchpoint, Value::Link(Some(id)));
        }
    });
}

fn touchpoint_input(app: App, key: &Key, done: Option<Done>) -> AnyView {
    let (t, w) = (app.texts(), mapping(app.language()));
    let node = NodeRef::<Input>::new();
    let before = untrack(|| {
        touchpoint_of(app, key).map(|id| text(app, &Key::new(Kind::Touchpoint, &id), Field::Name)).unwrap_or_default()
    });
    let (start, alone) = (before.clone(), done.is_some());
    Effect::new(move |_| {
        if let Some(input) = node.get() {
            input.set_value(&start);
            if alone {
                let _ = input.focus();
                input.select();
            }
        }
    });
    let list = format!("touchpoints-{}", key.id);
    let stage = app.workspace.untracked(|document| {
        document.step(&key.id).and_then(|step| document.phase(&step.phase)).map(|phase| phase.stage)
    });
    let names: Vec<String> = app.workspace.untracked(|document| {
        let own = document
            .list(&List::Touchpoints)
            .take(500)
            .filter_map(|id| document.touchpoint(id))
            .map(|touchpoint| touchpoint.name.to_string());
        let known = crate::core::knowledge::channels().iter().flat_map(|channel| &channel.touchpoints);
        let fitting = known.filter(|suggestion| stage.is_some_and(|stage| suggestion.stages.contains(&stage)));
        own.chain(fitting.map(|suggestion| suggestion.name.get(app.language()).to_owned())).collect()
    });
    let key = key.clone();
    let free = RwSignal::new(false);
    view! {
        <input
            node_ref=node
            class="cell-edit"
            data-free=reactive(move || free.get())
            type="text"
            dir="auto"
            maxlength=TYPED
            list=list.clone()
            autocomplete="off"
            aria-label=t.touchpoint
            placeholder=w.lane_touchpoint_hint
            on:input=listener(move |_: web_sys::Event| free.set(true))
            on:change=listener(move |event: web_sys::Event| {
                free.set(false);
                let typed = event_target_value(&event);
                if typed != before {
                    link_touchpoint(app, &key, &typed);
                }
            })
            on:blur=listener(move |_| leave(done.as_ref()))
        />
        <datalist id=list>
            {names.into_iter().map(|name| view! { <option value=name></option> }.into_any()).collect::<Vec<_>>()}
        </datalist>
    }
    .into_any()
}

/// The measures for a step.
fn measures(app: App, key: &Key) -> AnyView {
    let list = List::MeasuresFor(Target::Step(key.id.clone()));
    let ids = app.workspace.list(list);
    if ids.is_empty() {
        return if app.is_read_only() {
            read("read", String::new)
        } else {
            view! { <span class="cell-hint">{mapping(app.language()).lane_measures_hint}</span> }.into_any()
        };
    }
    let rows: Vec<AnyView> = ids
        .iter()
        .map(|id| {
            let key = Key::new(Kind::Measure, id);
            let status =
                app.workspace.record(&key, |document| document.measure(id).map(|measure| measure.status.key()));
            view! {
                <li data-status=status dir="auto">
                    {text(app, &key, Field::Title)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ul class="cell-measures">{rows}</ul> }.into_any()
}

fn measure_input(app: App, key: &Key, done: Option<Done>) -> AnyView {
    let t = app.texts();
    let node = NodeRef::<Input>::new();
    take_focus(node, done.is_some());
    let (key, shown) = (key.clone(), key.clone());
    let free = RwSignal::new(false);
    view! {
        {dynamic(move || measures(app, &shown))}
        <input
            node_ref=node
            class="cell-edit"
            data-free=reactive(move || free.get())
            type="text"
            dir="auto"
            maxlength=TYPED
            aria-label=t.add_measure
            placeholder=t.add_measure_hint
            on:input=listener(move |_: web_sys::Event| free.set(true))
            on:change=listener(move |event: web_sys::Event| {
                free.set(false);
                let title = event_target_value(&event).trim().to_owned();
                if !title.is_empty() {
                    let target = Some(Target::Step(key.id.clone()));
                    app.edit(
                        Edit::Measure(MeasureEdit::Add {
                            title,
                            target,
                            status: Status::Idea,
                            kpi: String::new(),
                        }),
                    );
                }
            })
            on:blur=listener(move |_| leave(done.as_ref()))
        />
    }
    .into_any()
}

/// The time since the step before, in words.
pub fn elapsed(app: App, key: &Key) -> String {
    match value(app, key, Field::After) {
        Some(Value::Elapsed(Some(elapsed))) => elapsed_label(app.texts(), elapsed),
        _ => String::new(),
    }
}

/// A number and a unit. Alone in its cell the number takes the focus.
fn elapsed_input(app: App, key: &Key, alone: bool) -> AnyView {
    let (t, w) = (app.texts(), mapping(app.language()));
    let node = NodeRef::<Input>::new();
    take_focus(node, alone);
    let now = {
        let key = key.clone();
        move || match value(app, &key, Field::After) {
            Some(Value::Elapsed(elapsed)) => elapsed.map(Elapsed::in_unit),
            _ => None,
        }
    };
    let free = RwSignal::new(false);
    let unit = RwSignal::new(untrack(&now).map_or(1, |(_, unit)| unit));
    let key = key.clone();
    let set = move |count: Option<u32>, unit: usize| {
        app.set(&key, Field::After, Value::Elapsed(count.map(|count| Elapsed::of(count, unit))));
    };
    let (count, set_unit) = (now.clone(), set.clone());
    view! {
        <span class="elapsed">
            <input
                node_ref=node
                data-free=reactive(move || free.get())
                type="number"
                min="0"
                max="9999"
                aria-label=t.elapsed
                prop:value=reactive(move || count().map_or(String::new(), |(count, _)| count.to_string()))
                on:input=listener(move |_: web_sys::Event| free.set(true))
                on:change=listener(move |event: web_sys::Event| {
                    free.set(false);
                    set(event_target_value(&event).parse().ok(), unit.get_untracked());
                })
            />
            <select
                aria-label=t.unit
                prop:value=reactive(move || now().map_or(unit.get(), |(_, unit)| unit).to_string())
                on:change=listener(move |event: web_sys::Event| {
                    let wanted = event_target_value(&event).parse().unwrap_or(1);
                    unit.set(wanted);
                    if let Some(count) = node.get_untracked().and_then(|input| input.value().parse().ok()) {
                        set_unit(Some(count), wanted);
                    }
                })
            >
                <option value="0">{w.weeks}</option>
                <option value="1">{w.days}</option>
                <option value="2">{w.hours}</option>
                <option value="3">{t.minutes}</option>
            </select>
        </span>
    }
    .into_any()
}

/// What can be done with a step, as small buttons for pointers; the keyboard has shortcuts for each.
pub fn step_tools(app: App, key: &Key) -> AnyView {
    let t = app.texts();
    let (shown, toggled, removed) = (key.clone(), key.clone(), key.clone());
    let is = move || value(app, &shown, Field::MomentOfTruth) == Some(Value::Flag(true));
    view! {
        <button
            type="button"
            class="icon-button moment"
            tabindex="-1"
            title=t.toggle_moment_of_truth
            aria-label=t.toggle_moment_of_truth
            aria-pressed=reactive(move || is().to_string())
            on:click=listener(move |event: web_sys::MouseEvent| {
                event.stop_propagation();
                commands::act(app, StepAct::ToggleMomentOfTruth(toggled.clone()));
            })
        >
            {icon(Icon::Diamond)}
        </button>
        <button
            type="button"
            class="icon-button"
            tabindex="-1"
            title=t.delete_step
            aria-label=t.delete_step
            on:click=listener(move |event: web_sys::MouseEvent| {
                event.stop_propagation();
                commands::act(app, StepAct::Delete(removed.clone()));
            })
        >
            {icon(Icon::Trash)}
        </button>
    }
    .into_any()
}

/// The topics on which a step's place in its list depends.
pub fn place_topic(journey: &Id, phase: &Id) -> Topic {
    Topic::List(List::Steps { journey: journey.clone(), phase: phase.clone() })
}
