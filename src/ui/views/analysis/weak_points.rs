//! The weak points, cause by cause: the three to start with stand large, the rest in groups by phase that fold.

use super::card::{Row, card};
use super::settings::{set_aside, weights};
use crate::core::analysis::{Cause, Rule};
use crate::core::document::{Document, List, Topic};
use crate::core::model::{Id, Phase};
use crate::core::names::persona_name;
use crate::core::text::fill;
use crate::core::text::insight::insight;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// How many stand large.
const FIRST: usize = 3;

/// How many of the others are shown before somebody asks for more.
const SHOWN: usize = 30;

/// What the list is narrowed to.
#[derive(Clone, Copy)]
struct Filter {
    rule: RwSignal<Option<&'static Rule>>,
    persona: RwSignal<Option<Id>>,
    phase: RwSignal<Option<Id>>,
    shown: RwSignal<usize>,
}

/// All that was found, and how much of it there is.
#[derive(Clone, PartialEq)]
struct Hits {
    first: Vec<Row>,
    /// The others by phase, in the order of the phases; last those of none.
    groups: Vec<(Option<Id>, String, Vec<Row>)>,
    shown: usize,
    of: usize,
    /// With no filter.
    all: usize,
    /// For how many of them something is planned, for how many something is done.
    planned: usize,
    done: usize,
    /// How many of all each rule leads, those with any, in the order of severity.
    rules: Vec<(&'static Rule, usize)>,
}

/// The list with its filters.
pub fn weak_points(app: App) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    app.findings.follow(app.workspace);
    let filter = Filter {
        rule: RwSignal::new(None),
        persona: RwSignal::new(None),
        phase: RwSignal::new(None),
        shown: RwSignal::new(SHOWN),
    };
    let hits = memo(move || hits(app, filter));
    let first = move || hits.with(|hits| hits.as_ref().map_or(Vec::new(), |hits| hits.first.clone()));
    let groups = memo(move || {
        hits.with(|hits| {
            let names = |hits: &Hits| {
                let named = |(id, name, rows): &(Option<Id>, String, Vec<Row>)| (id.clone(), name.clone(), rows.len());
                hits.groups.iter().map(named).collect()
            };
            hits.as_ref().map_or(Vec::new(), names)
        })
    });
    let group = move |(phase, name, count): (Option<Id>, String, usize)| {
        let rows = move || {
            hits.with(|hits| {
                let groups = hits.as_ref().map_or(&[][..], |hits| &hits.groups);
                groups.iter().find(|(id, ..)| *id == phase).map_or(Vec::new(), |(.., rows)| rows.clone())
            })
        };
        view! {
            <details class="finding-group" open=true>
                <summary>
                    <bdi>{name}</bdi>
                    " ("
                    {count.to_string()}
                    ")"
                </summary>
                <ol class="findings">{each(rows, Row::key, move |row| card(app, row, false))}</ol>
            </details>
        }
        .into_any()
    };
    let state = memo(move || hits.with(|hits| hits.as_ref().map(|hits| (hits.shown, hits.of, hits.all))));
    let said = move || match state.get() {
        None => w.analysis_looking.to_owned(),
        Some((_, 0, all)) if all > 0 => w.analysis_none_here.to_owned(),
        Some((_, _, 0)) => String::new(),
        Some((shown, of, _)) => fill(t.shown_of, &[&shown.to_string(), &of.to_string()]),
    };
    let progress = memo(move || {
        hits.with(|hits| {
            hits.as_ref()
                .map(|hits| (hits.planned, hits.all, hits.done))
                .filter(|(planned, _, done)| planned + done > 0)
        })
    });
    view! {
        <div class="findings-bar" data-way=true>
            {filters(app, filter, hits)}
            <p class="hint count" role="status">
                {dynamic(said)}
            </p>
        </div>
        {dynamic(move || {
            (state.get().is_some_and(|(_, _, all)| all == 0))
                .then(|| {
                    view! {
                        <div class="teach">
                            <h2>{w.analysis_none}</h2>
                            <p data-edit=true>{w.analysis_none_text}</p>
                        </div>
                    }
                })
        })}
        {dynamic(move || {
            progress
                .get()
                .map(|(planned, all, done)| {
                    let text = fill(w.analysis_progress, &[&planned.to_string(), &all.to_string(), &done.to_string()]);
                    view! { <p class="hint finding-progress">{text}</p> }
                })
        })}
        {dynamic(move || {
            let count = hits.with(|hits| hits.as_ref().map_or(0, |hits| hits.first.len()));
            (count > 0)
                .then(|| {
                    view! { <h2>{if count == FIRST { w.analysis_start } else { w.analysis_start_one }}</h2> }
                })
        })}
        <ol class="findings" tabindex="-1" aria-label=w.analysis_findings>
            {each(first, Row::key, move |row| card(app, row, true))}
        </ol>
        {dynamic(move || (!groups.with(Vec::is_empty)).then(|| view! { <h2>{w.analysis_others}</h2> }))}
        {each(move || groups.get(), |(id, name, count)| format!("{id:?}{name}{count}"), group)}
        {dynamic(move || {
            (state.get().is_some_and(|(shown, of, _)| shown < of))
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="button"
                            on:click=listener(move |_: web_sys::MouseEvent| {
                                filter.shown.update(|shown| *shown += SHOWN)
                            })
                        >
                            {t.show_more}
                        </button>
                    }
                })
        })}
        {set_aside(app)}
        {weights(app)}
    }
    .into_any()
}

fn hits(app: App, filter: Filter) -> Option<Hits> {
    let w = insight(app.language());
    // The weights are the plan's; its own record has them. Measures stand on the cards.
    app.workspace.track(Topic::Record(app.workspace.untracked(|document| document.plan_key().clone())));
    app.workspace.track(Topic::List(List::SetAsides));
    let (rule, persona, phase) = (filter.rule.get(), filter.persona.get(), filter.phase.get());
    let shown = filter.shown.get();
    app.findings.read(app.workspace, |analysis, document| {
        let all = analysis.causes(document);
        let fits = |cause: &&Cause| {
            rule.is_none_or(|rule| rule == cause.lead().rule)
                && persona.as_ref().is_none_or(|persona| cause.is_about(document, persona))
                && phase.as_ref().is_none_or(|phase| cause.phase(document).as_ref() == Some(phase))
        };
        let fitting: Vec<&Cause> = all.iter().filter(fits).collect();
        let rows: Vec<Row> = fitting.iter().take(shown).map(|cause| Row::of(app, document, cause)).collect();
        let mut rules: Vec<(&'static Rule, usize)> = Vec::new();
        for cause in &all {
            match rules.iter_mut().find(|(rule, _)| *rule == cause.lead().rule) {
                Some((_, count)) => *count += 1,
                None => rules.push((cause.lead().rule, 1)),
            }
        }
        let progress: Vec<(bool, bool)> = rows.iter().map(Row::progress).collect();
        let first: Vec<Row> = rows.iter().take(FIRST).cloned().collect();
        let phases = document.list(&List::Phases).filter_map(|id| document.phase(id));
        let named = |phase: &Phase| (Some(phase.id.clone()), phase.name.to_string(), Vec::new());
        let mut groups: Vec<(Option<Id>, String, Vec<Row>)> = phases.map(named).collect();
        groups.push((None, w.analysis_whole.to_owned(), Vec::new()));
        let shown = rows.len();
        for row in rows.into_iter().skip(FIRST) {
            let phase = row.cause.phase(document);
            if let Some((.., group)) = groups.iter_mut().find(|(id, ..)| *id == phase) {
                group.push(row);
            }
        }
        groups.retain(|(.., rows)| !rows.is_empty());
        Hits {
            first,
            groups,
            shown,
            of: fitting.len(),
            all: all.len(),
            planned: progress.iter().filter(|(planned, _)| *planned).count(),
            done: progress.iter().filter(|(_, done)| *done).count(),
            rules,
        }
    })
}

/// The choices. Their options are made anew while somebody works, so each says for itself whether it is chosen.
fn filters(app: App, filter: Filter, hits: Memo<Option<Hits>>) -> AnyView {
    let (t, w, language) = (app.texts(), insight(app.language()), app.language());
    let counts = memo(move || hits.with(|hits| hits.as_ref().map_or(Vec::new(), |hits| hits.rules.clone())));
    let rules = move || {
        let option = |(rule, count): (&'static Rule, usize)| {
            view! {
                <option value=rule.key selected=filter.rule.with_untracked(|chosen| *chosen == Some(rule))>
                    {format!("{} ({count})", rule.title.get(language))}
                </option>
            }
            .into_any()
        };
        counts.get().into_iter().map(option).collect::<Vec<_>>()
    };
    let named = move |list: List, chosen: RwSignal<Option<Id>>, name: fn(App, &Document, &Id) -> Option<String>| {
        let ids = app.workspace.list(list);
        app.workspace.untracked(|document| {
            let option = |id: &Id| {
                let name = name(app, document, id)?;
                let selected = chosen.with_untracked(|chosen| chosen.as_ref() == Some(id));
                Some(
                    view! {
                        <option value=id.to_string() selected=selected>
                            {name}
                        </option>
                    }
                    .into_any(),
                )
            };
            ids.iter().filter_map(option).collect::<Vec<_>>()
        })
    };
    let personas = move || {
        named(List::Personas, filter.persona, |app, document, id| {
            document.persona(id).map(|persona| persona_name(app.texts(), persona).to_owned())
        })
    };
    let phases = move || {
        named(List::Phases, filter.phase, |_, document, id| document.phase(id).map(|phase| phase.name.to_string()))
    };
    view! {
        <label class="narrow">
            <span class="field-label">{w.analysis_rule}</span>
            <select
                name="rule"
                prop:value=reactive(move || filter.rule.get().map_or("", |rule| rule.key))
                on:change=listener(move |event: web_sys::Event| {
                    filter.rule.set(Rule::named(&event_target_value(&event)))
                })
            >
                <option value="">{t.all}</option>
                {dynamic(rules)}
            </select>
        </label>
        {choice("persona", w.analysis_persona, t.all, filter.persona, dynamic(personas))}
        {choice("phase", w.analysis_phase, t.all, filter.phase, dynamic(phases))}
    }
    .into_any()
}

fn choice(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    chosen: RwSignal<Option<Id>>,
    options: AnyView,
) -> AnyView {
    view! {
        <label class="narrow">
            <span class="field-label">{label}</span>
            <select
                name=name
                prop:value=reactive(move || chosen.get().map_or(String::new(), |id| id.to_string()))
                on:change=listener(move |event: web_sys::Event| chosen.set(Id::new(&event_target_value(&event))))
            >
                <option value="">{all}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}
