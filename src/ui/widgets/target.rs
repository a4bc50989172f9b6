//! What a measure or a piece of feedback is about: in words, and as a choice.

use crate::core::document::List;
use crate::core::edit::Value;
use crate::core::model::{Field, Key, Target};
use crate::ui::kit::closures::{listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::{decode, encode, target_name, value};
use crate::ui::widgets::fields::read;

/// The choice of a record's target. The options are made when somebody turns to it: a plan has thousands.
pub fn target_choice(app: App, key: &Key, label: &'static str) -> AnyView {
    let t = app.texts();
    let (shown, key) = (key.clone(), key.clone());
    let open = RwSignal::new(false);
    let present = move || match value(app, &shown, Field::Target) {
        Some(Value::Target(target)) => target,
        _ => None,
    };
    if app.is_read_only() {
        return read("read", move || {
            present()
                .map_or(String::new(), |target| app.workspace.untracked(|document| target_name(document, t, &target)))
        });
    }
    let chosen = present.clone();
    let options = move || {
        let present = present();
        if !open.get() {
            return present
                .map(|target| {
                    view! {
                        <option value=encode(&target) selected=true>
                            {app.workspace.untracked(|document| target_name(document, t, &target))}
                        </option>
                    }
                    .into_any()
                })
                .into_any();
        }
        targets(app).into_any()
    };
    view! {
        <select
            aria-label=label
            prop:value=reactive(move || {
                open.track();
                chosen().map_or(String::new(), |target| encode(&target))
            })
            on:focus=listener(move |_| open.set(true))
            on:change=listener(move |event: web_sys::Event| {
                app.set(&key, Field::Target, Value::Target(decode(&event_target_value(&event))));
            })
        >
            <option value="">{t.no_target}</option>
            {options}
        </select>
    }
    .into_any()
}

/// All phases, touchpoints and steps as options, in groups.
pub fn targets(app: App) -> Vec<AnyView> {
    let t = app.texts();
    let group = |label: String, targets: Vec<(String, String)>| {
        let options: Vec<AnyView> =
            targets.into_iter().map(|(value, name)| view! { <option value=value>{name}</option> }.into_any()).collect();
        view! { <optgroup label=label>{options}</optgroup> }.into_any()
    };
    app.workspace.untracked(|document| {
        let entry = |target: Target| (encode(&target), target_name(document, t, &target));
        let mut groups = vec![
            group(t.phases.to_owned(), document.list(&List::Phases).cloned().map(Target::Phase).map(entry).collect()),
            group(
                t.touchpoints.to_owned(),
                document.list(&List::Touchpoints).cloned().map(Target::Touchpoint).map(entry).collect(),
            ),
        ];
        for journey in document.list(&List::Journeys).filter_map(|id| document.journey(id)) {
            groups.push(group(
                format!("{}: {}", t.steps, &*journey.name),
                document.steps(&journey.id).cloned().map(Target::Step).map(entry).collect(),
            ));
        }
        groups
    })
}
