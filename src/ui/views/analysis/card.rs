//! A cause as a card: how bad it is, what it says, why, and what can be done about it with one click.

use crate::core::analysis::{Cause, Grade, Part, suggestions};
use crate::core::document::Document;
use crate::core::edit::Edit;
use crate::core::edit::finding::FindingEdit;
use crate::core::model::{Id, Key, Kind, Status};
use crate::core::names::{journey_name, step_name};
use crate::core::text::insight::insight;
use crate::core::text::{apart, fill, tell};
use crate::ui::commands::go_to;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// A cause as it is shown. What can be seen of it is part of its key, so that one that changed is drawn anew.
#[derive(Clone, PartialEq)]
pub(super) struct Row {
    pub cause: Cause,
    pub text: String,
    pub severity: f64,
    pub arithmetic: String,
    because: String,
    /// The other reasons: what rule, what it says, its arithmetic.
    reasons: Vec<(&'static str, String, String)>,
    /// The measures for its places, in words, and whether they are done.
    measures: Vec<(String, bool)>,
    /// The piece of the curve: what each step is called, its rating, whether it is here.
    curve: Vec<(String, Option<u8>, bool)>,
    journey: Option<String>,
}

impl Row {
    /// A cause in words.
    pub fn of(app: App, document: &Document, cause: &Cause) -> Self {
        let (t, w, language) = (app.texts(), insight(app.language()), app.language());
        let weight = |key: &str| document.plan().weights.get(key).factor();
        let reasons = cause.further(document, language).into_iter().map(|(finding, text)| {
            (finding.rule.title.get(language), text, finding.arithmetic(document, language, weight(finding.rule.key)))
        });
        // Those that the cause itself is about need no word.
        let about = |id: &Id| cause.reasons.iter().any(|finding| finding.place == Key::new(Kind::Measure, id));
        let at_steps = matches!(cause.lead().rule.part, Part::Cause | Part::Reason | Part::Symptom);
        let there = cause.measures(document).into_iter().filter(|id| at_steps && !about(id));
        let measures = there.filter_map(|id| {
            let measure = document.measure(&id)?;
            let done = measure.status == Status::Done;
            let owner = match measure.owner.trim() {
                "" => w.analysis_measure_nobody.to_owned(),
                owner => tell(w.analysis_measure_owner, &[owner]),
            };
            let said = if done { w.analysis_measure_done } else { w.analysis_measure };
            Some((format!("{} ({owner})", tell(said, &[&measure.title])), done))
        });
        let curve = cause.curve(document).into_iter().map(|(id, score, here)| {
            let name = document.step(&id).map_or("", |step| step_name(document, step));
            (name.to_owned(), score, here)
        });
        let journey = (cause.lead().place.kind == Kind::Step)
            .then(|| document.journey(&cause.lead().subject.id).map(|journey| journey_name(t, journey).to_owned()));
        Self {
            text: cause.text(document, language),
            severity: cause.severity(),
            arithmetic: cause.arithmetic(document, language),
            because: cause.because(document, language),
            reasons: reasons.collect(),
            measures: measures.collect(),
            curve: curve.collect(),
            journey: journey.flatten(),
            cause: cause.clone(),
        }
    }

    /// Whether something is planned, and whether something is done.
    pub fn progress(&self) -> (bool, bool) {
        let is_done = |(_, done): &(String, bool)| *done;
        (self.measures.iter().any(|measure| !is_done(measure)), self.measures.iter().any(is_done))
    }

    /// What tells it from how it was before.
    pub fn key(&self) -> String {
        let reasons: Vec<&str> = self.reasons.iter().map(|(_, text, _)| text.as_str()).collect();
        let measures: Vec<&str> = self.measures.iter().map(|(text, _)| text.as_str()).collect();
        let curve: Vec<Option<u8>> = self.curve.iter().map(|(_, score, _)| *score).collect();
        format!("{}\n{}\n{}\n{reasons:?}{measures:?}{curve:?}", self.cause.id, self.text, self.arithmetic)
    }
}

/// The card; large with the piece of the curve for those to start with.
pub(super) fn card(app: App, row: Row, large: bool) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    let rule = row.cause.lead().rule;
    let place = row.cause.lead().place.clone();
    // What the plan as a whole lacks is in its settings.
    let in_settings = place.kind == Kind::Plan;
    let hint = match &row.journey {
        Some(journey) => format!("{} · {}", apart(journey), rule.title.get(language)),
        None => rule.title.get(language).to_owned(),
    };
    let reasons = reasons(app, &row);
    let measures: Vec<AnyView> = row
        .measures
        .iter()
        .map(|(text, done)| {
            let mark = icon(if *done { Icon::Check } else { Icon::Plus });
            view! { <li>{mark}<bdi>{text.clone()}</bdi></li> }.into_any()
        })
        .collect();
    view! {
        <li
            class="finding"
            part="finding"
            data-grade=row.cause.grade().key()
            data-rule=rule.key
            data-large=large.to_string()
        >
            {severity(app, &row)}
            <div class="finding-words">
                <h3 dir="auto">{row.text.clone()}</h3>
                <p class="hint">{hint}</p>
                {large.then(|| view! { <p>{fill(w.analysis_because, &[&row.because])}</p> })}
                {large.then(|| curve(app, &row))}
                {(!measures.is_empty()).then(|| view! { <ul class="finding-measures">{measures}</ul> })}
                {reasons}
                {ideas(app, row.cause.clone(), ".findings")}
            </div>
            <div class="finding-acts" data-way=true>
                <button
                    type="button"
                    class="button"
                    data-edit=in_settings
                    aria-label=fill(w.analysis_show_what, &[&row.text])
                    on:click=listener(move |_: web_sys::MouseEvent| go_to::record(app, &place))
                >
                    {w.analysis_show}
                    {icon(Icon::Right)}
                </button>
                {leave(app, row.cause.clone(), &row.text)}
            </div>
        </li>
    }
    .into_any()
}

/// How bad it is: the figure in its sign, the word for those who don't see it.
pub(super) fn severity(app: App, row: &Row) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    let number = crate::browser::locale::number(language, (row.severity * 10.0).round() / 10.0);
    let told = fill(w.analysis_grade, &[Grade::of(row.severity).name().get(language), &row.arithmetic]);
    view! {
        <div class="finding-severity" title=told>
            <span class="visually-hidden">
                {fill(w.analysis_grade, &[Grade::of(row.severity).name().get(language), &number])}
            </span>
            <b aria-hidden="true">{number.clone()}</b>
        </div>
    }
    .into_any()
}

/// Why it matters, the arithmetic, and what else was found about it.
fn reasons(app: App, row: &Row) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    let rule = row.cause.lead().rule;
    let others: Vec<AnyView> = row
        .reasons
        .iter()
        .map(|(title, text, arithmetic)| {
            view! {
                <li>
                    <p dir="auto">{text.clone()}</p>
                    <p class="hint">{format!("{title} · {arithmetic}")}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    let label = fill(w.analysis_reasons, &[&others.len().to_string()]);
    view! {
        <details>
            <summary>{w.analysis_why}</summary>
            <p>{rule.why.get(language)}" "<span class="hint">{rule.source.name().get(language)}</span></p>
            <p class="hint">{fill(w.analysis_grade, &[row.cause.grade().name().get(language), &row.arithmetic])}</p>
        </details>
        {(!others.is_empty())
            .then(|| {
                view! {
                    <details class="reasons">
                        <summary>{label}</summary>
                        <ul>{others}</ul>
                    </details>
                }
            })}
    }
    .into_any()
}

const STEP: f64 = 36.0;
const HEIGHT: f64 = 56.0;

/// The piece of the curve where it happens, and the same in words.
fn curve(app: App, row: &Row) -> Option<AnyView> {
    let (t, w) = (app.texts(), insight(app.language()));
    if row.curve.iter().filter(|(_, score, _)| score.is_some()).count() < 2 {
        return None;
    }
    let x = |place: usize| STEP / 2.0 + STEP * place as f64;
    let y = |score: u8| HEIGHT - 8.0 - f64::from(score - 1) * (HEIGHT - 16.0) / 4.0;
    let rated = || row.curve.iter().enumerate().filter_map(|(place, (_, score, here))| Some((place, (*score)?, *here)));
    let line: Vec<String> = rated().map(|(place, score, _)| format!("{:.0} {:.0}", x(place), y(score))).collect();
    let marks: Vec<AnyView> = rated()
        .map(|(place, score, here)| {
            view! {
                <circle
                    class="curve-spot"
                    data-score=score.to_string()
                    data-here=here.to_string()
                    cx=x(place)
                    cy=y(score)
                    r=if here { 6.0 } else { 3.5 }
                />
            }
            .into_any()
        })
        .collect();
    let told: Vec<String> = row
        .curve
        .iter()
        .map(|(name, score, _)| {
            let score = score.map_or(w.analysis_unrated.to_owned(), |score| score.to_string());
            format!("{} {score}", if name.is_empty() { t.step.into() } else { apart(name) })
        })
        .collect();
    Some(
        view! {
            <p class="curve-piece">
                <span class="visually-hidden">{fill(w.analysis_curve, &[&told.join(", ")])}</span>
                <svg
                    viewBox=format!("0 0 {} {HEIGHT}", STEP * row.curve.len() as f64)
                    width=format!("{}", STEP * row.curve.len() as f64)
                    height=format!("{HEIGHT}")
                    aria-hidden="true"
                    focusable="false"
                >
                    <path class="curve-line" d=format!("M{}", line.join("L")) />
                    {marks}
                </svg>
            </p>
        }
        .into_any(),
    )
}

/// What can be done about it; again once the catalogue of measures has come. After planning one, the focus goes where
/// `then` is: the cause may be another by that, and the button gone with it.
pub(super) fn ideas(app: App, cause: Cause, then: &'static str) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    dynamic(move || {
        app.fetched.catalogues();
        let suggestions = app.workspace.untracked(|document| suggestions(document, &cause, language));
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

/// A reason, and a button that sets all that is found about it aside.
fn leave(app: App, cause: Cause, text: &str) -> AnyView {
    let w = insight(app.language());
    let reason = RwSignal::new(String::new());
    let set_aside = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let findings = cause
            .reasons
            .iter()
            .map(|finding| (finding.rule.key.to_owned(), finding.place.clone(), finding.detail.clone()));
        let reason = reason.get_untracked().trim().to_owned();
        if app.edit(Edit::Finding(FindingEdit::SetAsideAll { findings: findings.collect(), reason })).is_some() {
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
