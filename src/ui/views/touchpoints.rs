//! The inventory of touchpoints: a table to type into, and suggestions from the catalogue.

use std::rc::Rc;

use crate::browser::locale;
use crate::browser::locale::lower;
use crate::core::document::{List, Topic};
use crate::core::edit::touchpoint::TouchpointEdit;
use crate::core::edit::{Edit, Value};
use crate::core::knowledge;
use crate::core::model::{Field, Id, Key, Kind, Market, MediaType, Medium, Stage, Touchpoint};
use crate::core::names;
use crate::core::sort::sort_by;
use crate::core::text::lists::lists;
use crate::core::text::{Label, apart, fill};
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::column::paste_column;
use crate::ui::widgets::fields::{bin, cell, choice, empty_state, flag, read, wrapping_line};
use crate::ui::widgets::{catalogues, link};

/// So many rows are drawn at once; more follow on demand.
const ROWS: usize = 100;

#[derive(Clone, Copy, PartialEq)]
enum Sort {
    Inventory,
    Name,
    Channel,
    Uses,
}

/// What the table is narrowed to.
#[derive(Clone, Copy)]
struct Filter {
    words: RwSignal<String>,
    medium: RwSignal<Option<Medium>>,
    media_type: RwSignal<Option<MediaType>>,
    controllable: RwSignal<Option<bool>>,
    sort: RwSignal<Sort>,
    /// Only these, if there are any: those that somebody was sent to.
    targets: RwSignal<Vec<Id>>,
}

/// The view.
pub fn touchpoints(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let filter = Filter {
        words: RwSignal::new(String::new()),
        medium: RwSignal::new(None),
        media_type: RwSignal::new(None),
        controllable: RwSignal::new(None),
        sort: RwSignal::new(Sort::Inventory),
        targets: RwSignal::new(app.navigation.take_pending_targets(Kind::Touchpoint)),
    };
    let suggesting =
        RwSignal::new(!app.is_read_only() && app.workspace.untracked(|document| document.len(&List::Touchpoints)) == 0);
    view! {
        <div class="touchpoints-view">
            <div class="view-head">
                <h1 tabindex="-1">{t.touchpoints}</h1>
                <p class="hint">{w.touchpoints_hint}</p>
            </div>
            <div class="touchpoint-bar" data-edit=true>
                {adder(app)}
                <button
                    type="button"
                    class="button"
                    aria-expanded=reactive(move || suggesting.get().to_string())
                    aria-controls="suggestions"
                    on:click=listener(move |_| suggesting.update(|open| *open = !*open))
                >
                    {icon(Icon::Search)}
                    {w.suggestions}
                </button>
            </div>
            <div id="suggestions">
                {dynamic(move || suggesting.get().then(|| catalogues::once_here(app, suggestions)))}
            </div>
            {table(app, filter)}
        </div>
    }
    .into_any()
}

/// Adds a touchpoint by typing its name and pressing Enter, as often as one likes.
fn adder(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let name = RwSignal::new(String::new());
    view! {
        <form
            class="adder"
            on:submit=listener(move |event: web_sys::SubmitEvent| {
                event.prevent_default();
                let typed = name.get_untracked().trim().to_owned();
                if !typed.is_empty() {
                    let edit = TouchpointEdit::Add {
                        name: typed,
                        channel: String::new(),
                        medium: None,
                        media_type: None,
                        controllable: None,
                    };
                    if app.edit(Edit::Touchpoint(edit)).is_some() {
                        name.set(String::new());
                    }
                }
            })
        >
            <input
                aria-label=w.add_touchpoint
                data-free=true
                type="text"
                name="new-touchpoint"
                placeholder=w.add_touchpoint_hint
                prop:value=reactive(move || name.get())
                on:input=listener(move |event: web_sys::Event| name.set(event_target_value(&event)))
                on:paste=listener(move |event: web_sys::ClipboardEvent| paste_column(app, Kind::Touchpoint, &event))
            />
            <button type="submit" class="button primary">
                {icon(Icon::Plus)}
                {t.add}
            </button>
        </form>
    }
    .into_any()
}

/// A channel's name: the catalogue's in the visitor's language, else as it was typed.
pub fn channel_name(app: App, channel: &str) -> String {
    app.fetched.track_channels();
    names::channel_name(channel, app.language())
}

/// A small choice that may also be "all".
fn narrow<T: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    all: &'static str,
    options: Vec<(T, &'static str)>,
    chosen: RwSignal<Option<T>>,
) -> AnyView {
    let values: Vec<T> = options.iter().map(|(value, _)| *value).collect();
    let shown = {
        let values = values.clone();
        move || {
            chosen
                .get()
                .and_then(|value| values.iter().position(|other| *other == value))
                .map_or(String::new(), |place| place.to_string())
        }
    };
    let options: Vec<AnyView> = options
        .into_iter()
        .enumerate()
        .map(|(place, (_, label))| view! { <option value=place.to_string()>{label}</option> }.into_any())
        .collect();
    view! {
        <label class="narrow">
            <span class="field-label">{label}</span>
            <select
                prop:value=shown
                on:change=listener(move |event: web_sys::Event| {
                    chosen
                        .set(
                            event_target_value(&event)
                                .parse::<usize>()
                                .ok()
                                .and_then(|place| values.get(place).copied()),
                        )
                })
            >
                <option value="">{all}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn medium_options(app: App) -> Vec<(Medium, &'static str)> {
    Medium::ALL.iter().map(|medium| (*medium, medium.label(app.texts()))).collect()
}

fn media_type_options(app: App) -> Vec<(MediaType, &'static str)> {
    MediaType::ALL.iter().map(|media_type| (*media_type, media_type.label(app.texts()))).collect()
}

fn control_options(app: App) -> Vec<(bool, &'static str)> {
    vec![(true, app.texts().controllable), (false, lists(app.language()).not_controllable)]
}

/// Touchpoints of the catalogue that the plan does not have yet, narrowed by stage, channel, medium, type and control.
fn suggestions(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let stage = RwSignal::new(None::<Stage>);
    let channel = RwSignal::new(None::<usize>);
    let medium = RwSignal::new(None);
    let media_type = RwSignal::new(None);
    let controllable = RwSignal::new(None);
    let stages = Stage::ALL.iter().map(|stage| (*stage, stage.label(t))).collect();
    let channels = knowledge::channels()
        .iter()
        .enumerate()
        .map(|(place, known)| (place, known.name.get(app.language())))
        .collect();
    let hits = move || {
        let market =
            app.workspace.record(&app.workspace.untracked(|document| document.plan_key().clone()), |document| {
                document.plan().market
            });
        let present: std::collections::HashSet<String> =
            app.workspace.tracked(Topic::List(List::Touchpoints), |document| {
                document
                    .list(&List::Touchpoints)
                    .filter_map(|id| document.touchpoint(id))
                    .map(|touchpoint| touchpoint.name.to_string())
                    .collect()
            });
        let mut buttons: Vec<AnyView> = Vec::new();
        for (place, known) in knowledge::channels().iter().enumerate() {
            for suggestion in &known.touchpoints {
                let name = suggestion.name.get(app.language());
                let (its_medium, its_type) =
                    (suggestion.medium.unwrap_or(known.medium), suggestion.media_type.unwrap_or(known.media_type));
                let control = suggestion.controllable.unwrap_or(Touchpoint::usually_controllable(Some(its_type)));
                let fits = market == Market::Both || suggestion.market == Market::Both || suggestion.market == market;
                if !fits
                    || present.contains(name)
                    || stage.get().is_some_and(|stage| !suggestion.stages.contains(&stage))
                    || channel.get().is_some_and(|wanted| wanted != place)
                    || medium.get().is_some_and(|wanted| wanted != its_medium)
                    || media_type.get().is_some_and(|wanted| wanted != its_type)
                    || controllable.get().is_some_and(|wanted: bool| wanted != control)
                {
                    continue;
                }
                let add = move |_| {
                    app.edit(Edit::Touchpoint(TouchpointEdit::Add {
                        name: name.to_owned(),
                        channel: known.key.clone(),
                        medium: Some(its_medium),
                        media_type: Some(its_type),
                        controllable: Some(control),
                    }));
                };
                buttons.push(
                    view! {
                        <li>
                            <button type="button" class="suggestion" on:click=add>
                                {icon(Icon::Plus)}
                                <span>{name}</span>
                                <span class="suggestion-kind">
                                    {known.name.get(app.language())}" · " {its_type.label(t)}
                                </span>
                            </button>
                        </li>
                    }
                    .into_any(),
                );
            }
        }
        if buttons.is_empty() {
            view! { <li class="hint">{w.suggestions_none}</li> }.into_any()
        } else {
            buttons.into_any()
        }
    };
    view! {
        <section class="suggestions" aria-label=w.suggestions>
            <div class="filters">
                {narrow(t.phase_stage, t.all, stages, stage)} {narrow(t.channel, t.all, channels, channel)}
                {narrow(t.medium, t.all, medium_options(app), medium)}
                {narrow(t.media_type, t.all, media_type_options(app), media_type)}
                {narrow(w.control, t.all, control_options(app), controllable)}
            </div>
            <ul class="suggestion-list" tabindex="0" aria-label=w.suggestions>
                {dynamic(hits)}
            </ul>
        </section>
    }
    .into_any()
}

fn table(app: App, filter: Filter) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let most = RwSignal::new(ROWS);
    let ids = memo(move || filtered(app, filter));
    let shown = move || ids.get().into_iter().take(most.get()).collect::<Vec<_>>();
    let sortable = move |label: &'static str, by: Sort| {
        view! {
            <th
                scope="col"
                role="columnheader"
                aria-sort=reactive(move || if filter.sort.get() == by { "ascending" } else { "none" })
            >
                <button
                    type="button"
                    class="sort"
                    on:click=listener(move |_| {
                        filter.sort.update(|sort| *sort = if *sort == by { Sort::Inventory } else { by })
                    })
                >
                    {label}
                </button>
            </th>
        }
        .into_any()
    };
    let total =
        move || app.workspace.tracked(Topic::List(List::Touchpoints), |document| document.len(&List::Touchpoints));
    let empty = memo(move || total() == 0);
    let known = catalogues::here(app);
    dynamic(move || {
        // The channels to choose from.
        known.track();
        if empty.get() {
            return empty_state(app, w.touchpoints_empty, w.touchpoints_empty_text, ().into_any());
        }
        view! {
            <div class="filters" data-way=true>
                <label class="narrow wide">
                    <span class="field-label">{t.search}</span>
                    <input
                        data-free=true
                        prop:value=reactive(move || filter.words.get())
                        type="search"
                        on:input=listener(move |event: web_sys::Event| filter.words.set(event_target_value(&event)))
                    />
                </label>
                {narrow(t.medium, t.all, medium_options(app), filter.medium)}
                {narrow(t.media_type, t.all, media_type_options(app), filter.media_type)}
                {narrow(w.control, t.all, control_options(app), filter.controllable)}
                {dynamic(move || {
                    (!filter.targets.with(Vec::is_empty))
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="button"
                                    on:click=listener(move |_: web_sys::MouseEvent| filter.targets.set(Vec::new()))
                                >
                                    {icon(Icon::Close)}
                                    {w.show_all}
                                </button>
                            }
                        })
                })}
                <p class="hint count">
                    {dynamic(move || fill(
                        t.shown_of,
                        &[
                            &locale::number(app.language(), ids.get().len() as f64),
                            &locale::number(app.language(), total() as f64),
                        ],
                    ))}
                </p>
            </div>
            <div class="table-frame" tabindex="0" role="region" aria-label=t.touchpoints>
                <table class="table touchpoint-table" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            {sortable(t.touchpoint, Sort::Name)} {sortable(t.channel, Sort::Channel)}
                            <th scope="col" role="columnheader">
                                {t.medium}
                            </th> <th scope="col" role="columnheader">
                                {t.media_type}
                            </th> <th scope="col" role="columnheader">
                                {t.controllable}
                            </th> <th scope="col" role="columnheader">
                                {t.owner}
                            </th> {sortable(w.used_in, Sort::Uses)} <th scope="col" role="columnheader" data-edit=true>
                                <span class="visually-hidden">{t.delete}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{each(shown, Id::clone, move |id| row(app, id))}</tbody>
                </table>
            </div>
            <datalist id="channels">
                {knowledge::channels()
                    .iter()
                    .map(|known| view! { <option value=known.name.get(app.language())></option> }.into_any())
                    .collect::<Vec<_>>()}
            </datalist>
            {dynamic(move || {
                (ids.get().len() > most.get())
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button"
                                on:click=listener(move |_| most.update(|most| *most += ROWS))
                            >
                                {t.show_more}
                            </button>
                        }
                    })
            })}
        }
        .into_any()
    })
    .into_any()
}

/// The ids of the rows, narrowed and sorted. Follows the list and the filter, not what is typed into a row: a row that
/// jumped away while somebody types in it would be lost to them.
fn filtered(app: App, filter: Filter) -> Vec<Id> {
    let (words, medium, media_type, controllable) =
        (lower(&filter.words.get()), filter.medium.get(), filter.media_type.get(), filter.controllable.get());
    let (sort, targets) = (filter.sort.get(), filter.targets.get());
    app.workspace.tracked(Topic::List(List::Touchpoints), |document| {
        let fits = |touchpoint: &&Touchpoint| {
            (targets.is_empty() || targets.contains(&touchpoint.id))
                && (words.is_empty()
                    || lower(&touchpoint.name).contains(&words)
                    || lower(&channel_name(app, &touchpoint.channel)).contains(&words))
                && medium.is_none_or(|medium| touchpoint.medium == Some(medium))
                && media_type.is_none_or(|media_type| touchpoint.media_type == Some(media_type))
                && controllable.is_none_or(|controllable| touchpoint.controllable == controllable)
        };
        let mut hits: Vec<&Touchpoint> =
            document.list(&List::Touchpoints).filter_map(|id| document.touchpoint(id)).filter(fits).collect();
        match sort {
            Sort::Inventory => {}
            Sort::Name => by_text(&mut hits, &|touchpoint| lower(&touchpoint.name)),
            Sort::Channel => by_text(&mut hits, &|touchpoint| lower(&channel_name(app, &touchpoint.channel))),
            Sort::Uses => {
                let uses = |touchpoint: &Touchpoint| document.len(&List::StepsAt(touchpoint.id.clone()));
                sort_by(&mut hits, |a, b| uses(b).cmp(&uses(a)));
            }
        }
        hits.into_iter().map(|touchpoint| touchpoint.id.clone()).collect()
    })
}

/// Sorts by a text that is made once for each row.
fn by_text(hits: &mut Vec<&Touchpoint>, text: &dyn Fn(&Touchpoint) -> String) {
    let mut keyed: Vec<(String, &Touchpoint)> = hits.iter().map(|hit| (text(hit), *hit)).collect();
    sort_by(&mut keyed, |a, b| a.0.cmp(&b.0));
    *hits = keyed.into_iter().map(|(_, hit)| hit).collect();
}

fn row(app: App, id: Id) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let key = Key::new(Kind::Touchpoint, &id);
    let (channel, changed, removed) = (key.clone(), key.clone(), key.clone());
    let shown = move || channel_name(app, &crate::ui::state::names::text(app, &channel, Field::Channel));
    let free = RwSignal::new(false);
    let change = move |event| {
        free.set(false);
        let typed = event_target_value(&event);
        let known = knowledge::channels()
            .iter()
            .find(|known| known.name.get(app.language()).eq_ignore_ascii_case(typed.trim()));
        app.set(&changed, Field::Channel, Value::Text(known.map_or(typed, |known| known.key.clone())));
    };
    let uses = move || {
        let list = List::StepsAt(id.clone());
        app.workspace.tracked(Topic::List(list.clone()), |document| {
            let mut journeys: Vec<String> = document
                .list(&list)
                .filter_map(|id| document.step(id))
                .filter_map(|step| document.journey(&step.journey))
                .map(|journey| journey.name.to_string())
                .collect();
            let count = journeys.len();
            sort_by(&mut journeys, Ord::cmp);
            journeys.dedup();
            (count, journeys)
        })
    };
    let first = List::StepsAt(key.id.clone());
    let go = StoredValue::new(Rc::new(move || {
        let found = app.workspace.untracked(|document| {
            document
                .list(&first)
                .next()
                .and_then(|id| document.step(id))
                .map(|step| (step.journey.clone(), step.id.clone()))
        });
        if let Some((journey, step)) = found {
            crate::ui::commands::map::go_to_step(app, journey, step);
        }
    }) as Rc<dyn Fn()>);
    let remove = move |_| {
        let name = app
            .workspace
            .untracked(|document| document.touchpoint(&removed.id).map(|touchpoint| touchpoint.name.to_string()));
        app.remove(&removed, &name.unwrap_or_default());
    };
    let channel_input = if app.is_read_only() {
        read("read", shown)
    } else {
        view! {
            <input
                aria-label=t.channel
                data-free=reactive(move || free.get())
                type="text"
                dir="auto"
                list="channels"
                prop:value=shown
                on:input=listener(move |_: web_sys::Event| free.set(true))
                on:change=change
            />
        }
        .into_any()
    };
    let used = move || match uses() {
        (0, _) => w.unused.into_any(),
        (count, journeys) => {
            let first = journeys.first().cloned().unwrap_or_default();
            let more = journeys.len().saturating_sub(1);
            let place = if more == 0 { apart(&first).into_owned() } else { format!("{} +{more}", apart(&first)) };
            let words = view! { <span title=journeys.join("\n")>{fill(t.uses, &[&count.to_string(), &place])}</span> };
            link::way(app, "link", move || (go.get_value())(), words.into_any())
        }
    };
    view! {
        <tr role="row" data-record=key.id.to_string() tabindex="-1">
            {cell(
                "cell-name",
                t.touchpoint,
                wrapping_line(app, &key, Field::Name, t.touchpoint, w.touchpoint_name_hint),
            )}
            {cell("", t.channel, channel_input)}
            {cell("", t.medium, choice(app, &key, Field::Medium, t.medium))}
            {cell("", t.media_type, choice(app, &key, Field::MediaType, t.media_type))}
            {cell(
                "cell-flag",
                t.controllable,
                view! { <label class="flag">{flag(app, &key, Field::Controllable, t.controllable)}</label> }.into_any(),
            )}
            {cell("", t.owner, wrapping_line(app, &key, Field::Owner, t.owner, ""))}
            {cell("cell-uses", w.used_in, dynamic(used))}
            {cell("cell-delete", "", bin(app, remove))}
        </tr>
    }
    .into_any()
}
