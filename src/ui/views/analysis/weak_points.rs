//! The weak points, the worst first: what was found and where, why it matters, the arithmetic, and measures that are
//! planned with one click.

use crate::browser::focus_soon;
use crate::core::analysis::{Finding, Rule, suggestions};
use crate::core::document::{Document, List};
use crate::core::model::{Id, Key, Kind};
use crate::core::scene::journey_name;
use crate::core::text::fill;
use crate::ui::app::App;
use crate::ui::erase::{act, each, live, memo, part};
use crate::ui::icon::{Icon, icon};
use crate::ui::insight::words;
use crate::ui::jump;
use crate::ui::markup::*;
use crate::ui::toast::Toast;

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
}

/// The list with its filters.
pub fn weak_points(app: App) -> AnyView {
    let (t, w) = (app.t(), words(app));
    app.findings.follow(app);
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
        <div class="findings-bar">{filters(app, filter)}<p class="hint count" role="status">{part(said)}</p></div>
        {part(move || (state.get().is_some_and(|(_, _, all)| all == 0)).then(|| view! { <div class="teach"><h2>{w.analysis_none}</h2><p>{w.analysis_none_text}</p></div> }))}
        <ol class="findings" tabindex="-1" aria-label=w.analysis_findings>{each(rows, Row::key, move |row| entry(app, row))}</ol>
        {part(move || (state.get().is_some_and(|(shown, of, _)| shown < of)).then(|| view! { <button type="button" class="button" on:click=act(move |_: web_sys::MouseEvent| filter.shown.update(|shown| *shown += SHOWN))>{t.show_more}</button> }))}
    }
    .into_any()
}

fn hits(app: App, filter: Filter) -> Option<Hits> {
    let language = app.lang();
    let (rule, journey, shown) = (filter.rule.get(), filter.journey.get(), filter.shown.get());
    app.findings.read(app, |analysis, document| {
        let weight = |_: &Rule| 1.0;
        let all = analysis.sorted(document, &weight);
        let fits = |finding: &&&Finding| {
            rule.is_none_or(|rule| rule == finding.rule) && journey.as_ref().is_none_or(|journey| finding.subject.kind == Kind::Journey && finding.subject.id == *journey)
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
        Hits { rows: fitting.iter().take(shown).map(row).collect(), of: fitting.len(), all: all.len() }
    })
}

fn filters(app: App, filter: Filter) -> AnyView {
    let (t, w, language) = (app.t(), words(app), app.lang());
    let rules = move || {
        let counts = app.findings.read(app, |analysis, _| analysis.counts()).unwrap_or_default();
        counts.into_iter().filter(|(_, count)| *count > 0).map(|(rule, count)| view! { <option value=rule.key>{format!("{} ({count})", rule.title.get(language))}</option> }.into_any()).collect::<Vec<_>>()
    };
    let journeys = move || {
        let ids = app.workspace.list(List::Journeys);
        app.workspace.peek(|document| ids.iter().filter_map(|id| document.journey(id)).map(|journey| view! { <option value=journey.id.to_string()>{journey_name(t, journey)}</option> }.into_any()).collect::<Vec<_>>())
    };
    view! {
        <label class="narrow"><span class="field-label">{w.analysis_rule}</span>
            <select name="rule" prop:value=live(move || filter.rule.get().map_or("", |rule| rule.key)) on:change=act(move |event: web_sys::Event| filter.rule.set(Rule::named(&event_target_value(&event))))>
                <option value="">{t.all}</option>{part(rules)}
            </select>
        </label>
        <label class="narrow"><span class="field-label">{w.analysis_journey}</span>
            <select name="journey" prop:value=live(move || filter.journey.get().map_or(String::new(), |id| id.to_string())) on:change=act(move |event: web_sys::Event| filter.journey.set(Id::new(&event_target_value(&event))))>
                <option value="">{t.all}</option>{part(journeys)}
            </select>
        </label>
    }
    .into_any()
}

/// Three grades for the eye; the number says it exactly.
fn grade(severity: f64) -> &'static str {
    match severity {
        severity if severity >= 3.0 => "high",
        severity if severity >= 1.5 => "middle",
        _ => "low",
    }
}

fn place_name(app: App, document: &Document, place: &Key) -> String {
    crate::core::analysis::Value::Name(place.clone()).text(document, app.lang())
}

fn entry(app: App, row: Row) -> AnyView {
    let (w, language) = (words(app), app.lang());
    let rule = row.finding.rule;
    let place = app.workspace.peek(|document| place_name(app, document, &row.finding.place));
    let journey = (row.finding.place.kind == Kind::Step).then(|| app.workspace.peek(|document| document.journey(&row.finding.subject.id).map(|journey| journey_name(app.t(), journey).to_owned())));
    let (shown, suggested) = (row.finding.place.clone(), row.finding.clone());
    view! {
        <li class="finding" data-grade=grade(row.severity) data-rule=rule.key>
            <div class="finding-severity" title=row.arithmetic.clone()>
                <span class="visually-hidden">{fill(w.analysis_severity, &[""])}</span><b>{crate::browser::locale::number(language, row.severity)}</b>
            </div>
            <div class="finding-words">
                <h2>{rule.title.get(language)}</h2>
                <p dir="auto">{row.text.clone()}</p>
                <p class="hint">{journey.flatten().map(|name| format!("{name} · "))}{row.arithmetic.clone()}</p>
                <details><summary>{w.analysis_why}</summary><p>{rule.why.get(language)}" "<span class="hint">{rule.source.name().get(language)}</span></p></details>
                {ideas(app, suggested)}
            </div>
            <div class="finding-acts">
                <button type="button" class="button" aria-label=fill(w.analysis_show_what, &[&place]) on:click=act(move |_: web_sys::MouseEvent| jump::to_record(app, &shown))>{w.analysis_show}{icon(Icon::Right)}</button>
            </div>
        </li>
    }
    .into_any()
}

/// What can be done about it; again once the catalogue of measures has come.
fn ideas(app: App, finding: Finding) -> AnyView {
    let (w, language) = (words(app), app.lang());
    part(move || {
        app.catalogues.track();
        let suggestions = app.workspace.peek(|document| suggestions(document, &finding, language));
        let buttons: Vec<AnyView> = suggestions
            .into_iter()
            .map(|suggestion| {
                let title = suggestion.title.clone();
                let plan = {
                    let suggestion = suggestion.clone();
                    move |_: web_sys::MouseEvent| {
                        if app.edit(suggestion.edit()).is_some() {
                            let text = fill(w.analysis_planned, &[&suggestion.title]);
                            app.say(&text);
                            app.toast.set(Some(Toast::undo_edit(app, &text)));
                            // The finding may be gone by that, and the button with it.
                            focus_soon(".findings");
                        }
                    }
                };
                view! {
                    <li><button type="button" class="idea" aria-label=fill(w.analysis_plan, &[&title]) on:click=act(plan)>
                        {icon(Icon::Plus)}<span dir="auto">{title.clone()}</span>{suggestion.why.map(|why| view! { <span class="hint">{why}</span> })}
                    </button></li>
                }
                .into_any()
            })
            .collect();
        (!buttons.is_empty()).then(|| view! { <details class="ideas"><summary>{w.analysis_suggestions}" ("{buttons.len().to_string()}")"</summary><ul>{buttons}</ul></details> })
    })
}
