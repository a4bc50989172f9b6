//! The weak points, the worst first: what was found and where, why it matters, the arithmetic, and measures that are
//! planned with one click.

use crate::core::analysis::{Finding, Rule, Value, suggestions};
use crate::core::document::{Document, List, Topic};
use crate::core::edit::Edit;
use crate::core::edit::finding::FindingEdit;
use crate::core::model::{Field, Id, Key, Kind, Weight};
use crate::core::names::journey_name;
use crate::core::text::insight::insight;
use crate::core::text::{fill, tell};
use crate::ui::commands::go_to;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::fields::line;

/// How many are shown before somebody asks for more.
const SHOWN: usize = 30;

/// A finding as it is shown. What can be seen of it is part of its key, so that one that changed is drawn anew.
#[derive(Clone, PartialEq)]
struct Row {
    id: String,
    finding: Finding,
    text: String,
    severity: f64,
    arithmetic: String,
}

impl Row {
    fn key(&self) -> String {
        format!("{}\n{}\n{}", self.id, self.text, self.arithmetic)
    }
}

/// What the list is narrowed to.
#[derive(Clone, Copy)]
struct Filter {
    rule: RwSignal<Option<&'static Rule>>,
    journey: RwSignal<Option<Id>>,
    shown: RwSignal<usize>,
}

/// All that was found, and how many of it there are.
#[derive(Clone, PartialEq)]
struct Hits {
    rows: Vec<Row>,
    of: usize,
    /// With no filter.
    all: usize,
    /// How many of all each rule found, those with any, in the order of severity.
    rules: Vec<(&'static Rule, usize)>,
}

/// The list with its filters.
pub fn weak_points(app: App) -> AnyView {
    let (t, w) = (app.texts(), insight(app.language()));
    app.findings.follow(app.workspace);
    let filter = Filter { rule: RwSignal::new(None), journey: RwSignal::new(None), shown: RwSignal::new(SHOWN) };
    let hits = memo(move || hits(app, filter));
    let rows = move || hits.with(|hits| hits.as_ref().map_or(Vec::new(), |hits| hits.rows.clone()));
    let state = memo(move || hits.with(|hits| hits.as_ref().map(|hits| (hits.rows.len(), hits.of, hits.all))));
    let said = move || match state.get() {
        None => w.analysis_looking.to_owned(),
        Some((_, 0, all)) if all > 0 => w.analysis_none_here.to_owned(),
        Some((_, _, 0)) => String::new(),
        Some((shown, of, _)) => fill(t.shown_of, &[&shown.to_string(), &of.to_string()]),
    };
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
        <ol class="findings" tabindex="-1" aria-label=w.analysis_findings>
            {each(rows, Row::key, move |row| entry(app, row))}
        </ol>
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
    let language = app.language();
    // The weights are the plan's; its own record has them.
    app.workspace.track(Topic::Record(app.workspace.untracked(|document| document.plan_key().clone())));
    app.workspace.track(Topic::List(List::SetAsides));
    let (rule, journey, shown) = (filter.rule.get(), filter.journey.get(), filter.shown.get());
    app.findings.read(app.workspace, |analysis, document| {
        let weight = |rule: &Rule| document.plan().weights.get(rule.key).factor();
        let all = analysis.open(document);
        let fits = |finding: &&&Finding| {
            rule.is_none_or(|rule| rule == finding.rule)
                && journey
                    .as_ref()
                    .is_none_or(|journey| finding.subject.kind == Kind::Journey && finding.subject.id == *journey)
        };
        let fitting: Vec<&&Finding> = all.iter().filter(fits).collect();
        let row = |finding: &&&Finding| {
            let weight = weight(finding.rule);
            Row {
                id: finding.id(),
                finding: (**finding).clone(),
                text: finding.text(document, language),
                severity: finding.severity(weight),
                arithmetic: finding.arithmetic(document, language, weight),
            }
        };
        let mut rules: Vec<(&'static Rule, usize)> = Vec::new();
        for finding in &all {
            match rules.iter_mut().find(|(rule, _)| *rule == finding.rule) {
                Some((_, count)) => *count += 1,
                None => rules.push((finding.rule, 1)),
            }
        }
        Hits { rules, rows: fitting.iter().take(shown).map(row).collect(), of: fitting.len(), all: all.len() }
    })
}

/// The choices. Their options are made anew while somebody works, so each says for itself whether it is chosen.
fn filters(app: App, filter: Filter, hits: Memo<Option<Hits>>) -> AnyView {
    let (t, w, language) = (app.texts(), insight(app.language()), app.language());
    let counts = memo(move || hits.with(|hits| hits.as_ref().map_or(Vec::new(), |hits| hits.rules.clone())));
    let rules = move || {
        counts
            .get()
            .into_iter()
            .map(|(rule, count)| {
                view! {
                    <option value=rule.key selected=filter.rule.with_untracked(|chosen| *chosen == Some(rule))>
                        {format!("{} ({count})", rule.title.get(language))}
                    </option>
                }
                .into_any()
            })
            .collect::<Vec<_>>()
    };
    let journeys = move || {
        let ids = app.workspace.list(List::Journeys);
        app.workspace.untracked(|document| {
            ids.iter()
                .filter_map(|id| document.journey(id))
                .map(|journey| {
                    view! {
                        <option
                            value=journey.id.to_string()
                            selected=filter.journey.with_untracked(|chosen| chosen.as_ref() == Some(&journey.id))
                        >
                            {journey_name(t, journey)}
                        </option>
                    }
                    .into_any()
                })
                .collect::<Vec<_>>()
        })
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
        <label class="narrow">
            <span class="field-label">{w.analysis_journey}</span>
            <select
                name="journey"
                prop:value=reactive(move || filter.journey.get().map_or(String::new(), |id| id.to_string()))
                on:change=listener(move |event: web_sys::Event| {
                    filter.journey.set(Id::new(&event_target_value(&event)))
                })
            >
                <option value="">{t.all}</option>
                {dynamic(journeys)}
            </select>
        </label>
    }
    .into_any()
}

/// Three grades for the eye; the number says it exactly.
pub(super) fn grade(severity: f64) -> &'static str {
    match severity {
        severity if severity >= 3.0 => "high",
        severity if severity >= 1.5 => "middle",
        _ => "low",
    }
}

fn place_name(app: App, document: &Document, place: &Key) -> String {
    Value::Name(place.clone()).text(document, app.language())
}

fn entry(app: App, row: Row) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    let rule = row.finding.rule;
    let place = app.workspace.untracked(|document| place_name(app, document, &row.finding.place));
    let journey = (row.finding.place.kind == Kind::Step).then(|| {
        app.workspace.untracked(|document| {
            document.journey(&row.finding.subject.id).map(|journey| journey_name(app.texts(), journey).to_owned())
        })
    });
    let (shown, suggested, left) = (row.finding.place.clone(), row.finding.clone(), row.finding.clone());
    // What the plan as a whole lacks is in its settings.
    let in_settings = shown.kind == Kind::Plan;
    view! {
        <li class="finding" part="finding" data-grade=grade(row.severity) data-rule=rule.key>
            <div class="finding-severity" title=row.arithmetic.clone()>
                <span class="visually-hidden">{fill(w.analysis_severity, &[""])}</span>
                <b>{crate::browser::locale::number(language, row.severity)}</b>
            </div>
            <div class="finding-words">
                <h2>{rule.title.get(language)}</h2>
                <p>{row.text.clone()}</p>
                <p class="hint">
                    {journey
                        .flatten()
                        .map(|name| {
                            view! {
                                <bdi>{name}</bdi>
                                " · "
                            }
                        })}{row.arithmetic.clone()}
                </p>
                <details>
                    <summary>{w.analysis_why}</summary>
                    <p>{rule.why.get(language)}" "<span class="hint">{rule.source.name().get(language)}</span></p>
                </details>
                {ideas(app, suggested, ".findings")}
            </div>
            <div class="finding-acts" data-way=true>
                <button
                    type="button"
                    class="button"
                    data-edit=in_settings
                    aria-label=fill(w.analysis_show_what, &[&place])
                    on:click=listener(move |_: web_sys::MouseEvent| go_to::record(app, &shown))
                >
                    {w.analysis_show}
                    {icon(Icon::Right)}
                </button>
                {leave(app, left, &row.text)}
            </div>
        </li>
    }
    .into_any()
}

/// What can be done about it; again once the catalogue of measures has come. After planning one, the focus goes where
/// `then` is: the finding may be gone by that, and the button with it.
pub(super) fn ideas(app: App, finding: Finding, then: &'static str) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    dynamic(move || {
        app.fetched.catalogues();
        let suggestions = app.workspace.untracked(|document| suggestions(document, &finding, language));
        let buttons: Vec<AnyView> = suggestions
            .into_iter()
            .map(|suggestion| {
                let title = suggestion.title.clone();
                let plan = {
                    let suggestion = suggestion.clone();
                    move |_: web_sys::MouseEvent| {
                        if app.edit(suggestion.edit()).is_some() {
                            let text = tell(w.analysis_planned, &[&suggestion.title]);
                            app.overlay.announce(&text);
                            app.offer_undo_of_edit(&text);
                            app.host.focus_soon(then);
                        }
                    }
                };
                view! {
                    <li>
                        <button type="button" class="idea" on:click=listener(plan)>
                            {icon(Icon::Plus)}
                            <span>
                                <span class="visually-hidden">{w.analysis_plan}" "</span>
                                <bdi>{title.clone()}</bdi>
                            </span>
                            {suggestion.why.map(|why| view! { <span class="hint">{why}</span> })}
                        </button>
                    </li>
                }
                .into_any()
            })
            .collect();
        (!buttons.is_empty()).then(|| {
            view! {
                <details class="ideas" data-edit=true>
                    <summary>{w.analysis_suggestions}" ("{buttons.len().to_string()}")"</summary>
                    <ul>{buttons}</ul>
                </details>
            }
        })
    })
}

/// A reason, and a button that sets the finding aside.
fn leave(app: App, finding: Finding, text: &str) -> AnyView {
    let w = insight(app.language());
    let reason = RwSignal::new(String::new());
    let set_aside = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let edit = FindingEdit::SetAside {
            rule: finding.rule.key.to_owned(),
            subject: finding.place.clone(),
            detail: finding.detail.clone(),
            reason: reason.get_untracked().trim().to_owned(),
        };
        if app.edit(Edit::Finding(edit)).is_some() {
            app.overlay.announce(w.analysis_aside_now);
            app.offer_undo_of_edit(w.analysis_aside_now);
            app.host.focus_soon(".findings");
        }
    };
    view! {
        <details class="aside" data-edit=true>
            <summary>{w.analysis_set_aside}</summary>
            <form on:submit=listener(set_aside)>
                <input
                    aria-label=w.analysis_reason
                    data-free=true
                    type="text"
                    dir="auto"
                    placeholder=w.analysis_reason_hint
                    prop:value=reactive(move || reason.get())
                    on:input=listener(move |event: web_sys::Event| reason.set(event_target_value(&event)))
                />
                <button type="submit" class="button" aria-label=fill(w.analysis_set_aside_what, &[text])>
                    {w.analysis_set_aside}
                </button>
            </form>
        </details>
    }
    .into_any()
}

/// What was set aside, with its reason, to bring back.
fn set_aside(app: App) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    let ids = memo(move || app.workspace.list(List::SetAsides));
    let entry = move |id: Id| {
        let key = Key::new(Kind::SetAside, &id);
        let name = app.workspace.untracked(|document| {
            let record = document.set_aside(&id)?;
            let rule = Rule::named(&record.rule)
                .map_or_else(|| record.rule.to_string(), |rule| rule.title.get(language).to_owned());
            let place =
                record.subject.as_ref().map_or(app.texts().plan.to_owned(), |place| place_name(app, document, place));
            Some(format!("{rule}: {place}"))
        });
        let name = name.unwrap_or_default();
        let removed = key.clone();
        view! {
            <li>
                <span dir="auto">{name.clone()}</span>
                {line(app, &key, Field::Reason, w.analysis_reason, w.analysis_reason)}
                <button
                    type="button"
                    class="button"
                    data-edit=true
                    aria-label=fill(w.analysis_aside_back_what, &[&name])
                    on:click=listener(move |_: web_sys::MouseEvent| {
                        app.edit(Edit::Remove(removed.clone()));
                    })
                >
                    {w.analysis_aside_back}
                </button>
            </li>
        }
        .into_any()
    };
    let some = memo(move || !ids.with(Vec::is_empty));
    dynamic(move || {
        some.get().then(|| {
            view! {
                <details class="asides">
                    <summary>{w.analysis_aside}" ("{dynamic(move || ids.with(Vec::len).to_string())}")"</summary>
                    <ul>{each(move || ids.get(), Id::clone, entry)}</ul>
                </details>
            }
        })
    })
}

/// How much each rule counts.
fn weights(app: App) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    let label = |weight: Weight| match weight {
        Weight::Off => w.weight_off,
        Weight::Low => w.weight_low,
        Weight::Normal => w.weight_normal,
        Weight::High => w.weight_high,
    };
    let plan = app.workspace.untracked(|document| document.plan_key().clone());
    let row = |rule: &'static Rule| {
        let plan = plan.clone();
        let chosen = move || app.workspace.record(&plan, |document| document.plan().weights.get(rule.key).key());
        let options: Vec<AnyView> = [Weight::High, Weight::Normal, Weight::Low, Weight::Off]
            .into_iter()
            .map(|weight| view! { <option value=weight.key()>{label(weight)}</option> }.into_any())
            .collect();
        let set = move |event: web_sys::Event| {
            if let Some(weight) = Weight::from_key(&event_target_value(&event)) {
                app.edit(Edit::Finding(FindingEdit::Weigh { rule: rule.key.to_owned(), weight }));
            }
        };
        view! {
            <li>
                <p>
                    <b>{rule.title.get(language)}</b>
                    <br />
                    <span class="hint">{rule.what.get(language)}</span>
                </p>
                <select
                    aria-label=rule.title.get(language)
                    name=rule.key
                    prop:value=reactive(chosen)
                    on:change=listener(set)
                >
                    {options}
                </select>
            </li>
        }
        .into_any()
    };
    view! {
        <details class="weights" data-edit=true>
            <summary>{w.analysis_weights}</summary>
            <p class="hint">{w.analysis_weights_hint}</p>
            <ul>{crate::core::analysis::RULES.iter().map(|rule| row(rule)).collect::<Vec<_>>()}</ul>
        </details>
    }
    .into_any()
}
