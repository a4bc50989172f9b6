//! The measures: a table, or a board by status; what each is for; ideas from the catalogue.

use crate::core::document::{List, Topic};
use crate::core::edit::measure::MeasureEdit;
use crate::core::edit::{Edit, Value};
use crate::core::knowledge;
use crate::core::model::{Field, Id, Key, Kind, Market, Measure, Stage, Status, Target};
use crate::core::text::Label;
use crate::core::text::lists::lists;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::{target_name, text};
use crate::ui::widgets::catalogues;
use crate::ui::widgets::column::paste_column;
use crate::ui::widgets::fields::{bin, cell, choice, date, empty_state, score, wrapping_line};
use crate::ui::widgets::target::target_choice;

/// The view.
pub fn measures(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let board = RwSignal::new(false);
    let ideas = RwSignal::new(false);
    let ids = move || app.workspace.list(List::Measures);
    let empty = memo(move || ids().is_empty());
    let tab = move |label: &'static str, picture: Icon, is_board: bool| {
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=reactive(move || (board.get() == is_board).to_string())
                on:click=listener(move |_| board.set(is_board))
            >
                {icon(picture)}
                {label}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="measures-view">
            <div class="view-head">
                <h1 tabindex="-1">{t.measures}</h1>
                <p class="hint">{w.measures_hint}</p>
            </div>
            <div class="touchpoint-bar">
                {adder(app)}
                <button
                    type="button"
                    class="button"
                    data-edit=true
                    aria-expanded=reactive(move || ideas.get().to_string())
                    aria-controls="measure-ideas"
                    on:click=listener(move |_| ideas.update(|open| *open = !*open))
                >
                    {icon(Icon::Search)}
                    {w.measure_ideas}
                </button>
                <div class="button-group" data-edit=reactive(move || empty.get()) role="group" aria-label=t.views>
                    {tab(t.as_table, Icon::Table, false)}
                    {tab(w.as_board, Icon::Board, true)}
                </div>
            </div>
            <div id="measure-ideas">{dynamic(move || ideas.get().then(|| catalogues::once_here(app, ideas_of)))}</div>
            {dynamic(move || match (empty.get(), board.get()) {
                (true, _) => empty_state(app, w.measures_empty, w.measures_empty_text, ().into_any()),
                (false, false) => table(app),
                (false, true) => status_board(app),
            })}
        </div>
    }
    .into_any()
}

fn adder(app: App) -> AnyView {
    let t = app.texts();
    let title = RwSignal::new(String::new());
    view! {
        <form
            class="adder"
            data-edit=true
            on:submit=listener(move |event: web_sys::SubmitEvent| {
                event.prevent_default();
                let typed = title.get_untracked().trim().to_owned();
                if !typed.is_empty()
                    && app
                        .edit(
                            Edit::Measure(MeasureEdit::Add {
                                title: typed,
                                target: None,
                                status: Status::Idea,
                                kpi: String::new(),
                            }),
                        )
                        .is_some()
                {
                    title.set(String::new());
                }
            })
        >
            <input
                aria-label=t.add_measure
                data-free=true
                type="text"
                name="new-measure"
                placeholder=t.add_measure_hint
                prop:value=reactive(move || title.get())
                on:input=listener(move |event: web_sys::Event| title.set(event_target_value(&event)))
                on:paste=listener(move |event: web_sys::ClipboardEvent| paste_column(app, Kind::Measure, &event))
            />
            <button type="submit" class="button primary">
                {icon(Icon::Plus)}
                {t.add}
            </button>
        </form>
    }
    .into_any()
}

/// The catalogue's measures, stage by stage; one click plans one for the first phase of its stage.
fn ideas_of(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let stage = RwSignal::new(Stage::Awareness);
    let tabs: Vec<AnyView> = Stage::ALL
        .iter()
        .map(|one| {
            view! {
                <button
                    type="button"
                    class="button"
                    aria-pressed=reactive(move || (stage.get() == *one).to_string())
                    on:click=listener(move |_| stage.set(*one))
                >
                    {one.label(t)}
                </button>
            }
            .into_any()
        })
        .collect();
    let rows = move || {
        let wanted = stage.get();
        let plan = app.workspace.untracked(|document| document.plan_key().clone());
        let market = app.workspace.record(&plan, |document| document.plan().market);
        let present: std::collections::HashSet<String> =
            app.workspace.tracked(Topic::List(List::Measures), |document| {
                document
                    .list(&List::Measures)
                    .filter_map(|id| document.measure(id))
                    .map(|measure| measure.title.to_string())
                    .collect()
            });
        let fits = |known: &&knowledge::KnownMeasure| {
            known.stages.contains(&wanted)
                && (market == Market::Both || known.market == Market::Both || known.market == market)
                && !present.contains(known.title.get(app.language()))
        };
        knowledge::measures()
            .iter()
            .filter(fits)
            .map(|known| {
                let add = move |_| {
                    let target = app.workspace.untracked(|document| {
                        let phase = document
                            .list(&List::Phases)
                            .find(|id| document.phase(id).is_some_and(|phase| phase.stage == wanted));
                        phase.cloned().map(Target::Phase)
                    });
                    let (title, kpi) =
                        (known.title.get(app.language()).to_owned(), known.kpi.get(app.language()).to_owned());
                    app.edit(Edit::Measure(MeasureEdit::Add { title, target, status: Status::Planned, kpi }));
                };
                view! {
                    <li>
                        <button type="button" class="suggestion tall" on:click=add>
                            {icon(Icon::Plus)}
                            <span>{known.title.get(app.language())}</span>
                            <span class="suggestion-kind">{known.why.get(app.language())}</span>
                        </button>
                    </li>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    view! {
        <section class="suggestions" aria-label=w.measure_ideas>
            <div class="button-group wrap" role="group" aria-label=t.phase_stage>
                {tabs}
            </div>
            <ul class="suggestion-list wide" tabindex="0" aria-label=w.measure_ideas>
                {dynamic(rows)}
            </ul>
        </section>
    }
    .into_any()
}

fn table(app: App) -> AnyView {
    let t = app.texts();
    let column = |label: &'static str| {
        view! {
            <th scope="col" role="columnheader">
                {label}
            </th>
        }
        .into_any()
    };
    view! {
        <div class="table-frame" tabindex="0" role="region" aria-label=t.measures>
            <table class="table measure-table" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        {[t.measure, t.measure_target, t.status, t.owner, t.kpi, t.due, t.budget, t.impact, t.effort]
                            .map(column)
                            .into_iter()
                            .collect::<Vec<_>>()} <th scope="col" role="columnheader" data-edit=true>
                            <span class="visually-hidden">{t.delete}</span>
                        </th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {each(move || app.workspace.list(List::Measures), Id::clone, move |id| row(app, &id))}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(app: App, id: &Id) -> AnyView {
    let t = app.texts();
    let key = Key::new(Kind::Measure, id);
    view! {
        <tr role="row" data-record=id.to_string() tabindex="-1">
            {cell("cell-name", t.measure, wrapping_line(app, &key, Field::Title, t.measure, t.measure))}
            {cell("cell-target", t.measure_target, target_choice(app, &key, t.measure_target))}
            {cell("", t.status, choice(app, &key, Field::Status, t.status))}
            {cell("", t.owner, wrapping_line(app, &key, Field::Owner, t.owner, ""))}
            {cell("cell-wide", t.kpi, wrapping_line(app, &key, Field::Kpi, t.kpi, ""))}
            {cell("", t.due, date(app, &key, Field::Due, t.due))}
            {cell("", t.budget, wrapping_line(app, &key, Field::Budget, t.budget, ""))}
            {cell("", t.impact, score(app, &key, Field::Impact, t.impact))}
            {cell("", t.effort, score(app, &key, Field::Effort, t.effort))}
            {cell("cell-delete", "", delete(app, &key))}
        </tr>
    }
    .into_any()
}

fn delete(app: App, key: &Key) -> AnyView {
    let key = key.clone();
    bin(app, move |_| app.remove(&key, &untrack(|| text(app, &key, Field::Title))))
}

fn status_board(app: App) -> AnyView {
    let t = app.texts();
    let columns: Vec<AnyView> = Status::ALL
        .iter()
        .map(|status| {
            let ids = move || {
                let all = app.workspace.list(List::Measures);
                let is = |id: &Id| {
                    app.workspace.record(&Key::new(Kind::Measure, id), |document| {
                        document.measure(id).is_some_and(|measure: &Measure| measure.status == *status)
                    })
                };
                all.into_iter().filter(is).collect::<Vec<_>>()
            };
            let label = status.label(t);
            view! {
                <section
                    class="status-column"
                    aria-label=label
                    on:dragover=|event: web_sys::DragEvent| event.prevent_default()
                    on:drop=listener(move |event: web_sys::DragEvent| {
                        let dragged = event
                            .data_transfer()
                            .and_then(|data| data.get_data("text/plain").ok())
                            .and_then(|id| Id::new(&id));
                        if let Some(id) = dragged {
                            event.prevent_default();
                            app.set(
                                &Key::new(Kind::Measure, &id),
                                Field::Status,
                                Value::Choice(Some(*status as usize)),
                            );
                        }
                    })
                >
                    <h2>{label}" "<span class="count">{dynamic(move || ids().len())}</span></h2>
                    <ul>{each(ids, Id::clone, move |id| card(app, &id))}</ul>
                </section>
            }
            .into_any()
        })
        .collect();
    view! { <div class="status-board">{columns}</div> }.into_any()
}

fn card(app: App, id: &Id) -> AnyView {
    let t = app.texts();
    let key = Key::new(Kind::Measure, id);
    let (about, dragged) = (key.clone(), key.id.to_string());
    let words = move || {
        app.workspace.record(&about, |document| {
            let measure = document.measure(&about.id)?;
            let target = measure.target.as_ref().map(|target| target_name(document, t, target));
            let due = measure.due.map(|due| crate::browser::locale::day(app.language(), &due.to_string()));
            let owner = (!measure.owner.is_empty()).then(|| measure.owner.to_string());
            Some([target, owner, due].into_iter().flatten().collect::<Vec<_>>().join(" · "))
        })
    };
    view! {
        <li
            class="measure-card"
            draggable=(!app.is_read_only()).to_string()
            on:dragstart=listener(move |event: web_sys::DragEvent| {
                if let Some(data) = event.data_transfer() {
                    let _ = data.set_data("text/plain", &dragged);
                }
            })
        >
            {wrapping_line(app, &key, Field::Title, t.measure, "")}
            <p class="hint" dir="auto">
                {dynamic(words)}
            </p>
            {choice(app, &key, Field::Status, t.status)}
        </li>
    }
    .into_any()
}
