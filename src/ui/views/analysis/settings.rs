//! What was set aside, to bring back, and how much each rule counts.

use crate::core::analysis::{Rule, Value};
use crate::core::document::List;
use crate::core::edit::Edit;
use crate::core::edit::finding::FindingEdit;
use crate::core::model::{Field, Id, Key, Kind, Weight};
use crate::core::text::fill;
use crate::core::text::insight::insight;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::fields::line;

/// What was set aside, with its reason, to bring back.
pub(super) fn set_aside(app: App) -> AnyView {
    let (w, language) = (insight(app.language()), app.language());
    let ids = memo(move || app.workspace.list(List::SetAsides));
    let entry = move |id: Id| {
        let key = Key::new(Kind::SetAside, &id);
        let name = app.workspace.untracked(|document| {
            let record = document.set_aside(&id)?;
            let rule = Rule::named(&record.rule)
                .map_or_else(|| record.rule.to_string(), |rule| rule.title.get(language).to_owned());
            let place = record
                .subject
                .as_ref()
                .map_or(app.texts().plan.to_owned(), |place| Value::Name(place.clone()).text(document, app.language()));
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
pub(super) fn weights(app: App) -> AnyView {
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
