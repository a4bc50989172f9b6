//! What a measure or a piece of feedback is about: in words, and as a choice.

use crate::core::document::{Document, List};
use crate::core::edit::Value;
use crate::core::model::{Field, Id, Key, Target};
use crate::core::scene;
use crate::core::text::Messages;
use crate::ui::app::App;
use crate::ui::kit::closures::{listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::widgets::{read, value};

/// A target as a value of a select box: `phase:ID`, `touchpoint:ID` or `step:ID`.
pub fn encode(target: &Target) -> String {
    match target {
        Target::Phase(id) => format!("phase:{id}"),
        Target::Touchpoint(id) => format!("touchpoint:{id}"),
        Target::Step(id) => format!("step:{id}"),
    }
}

/// The target of such a value.
pub fn decode(text: &str) -> Option<Target> {
    let (kind, id) = text.split_once(':')?;
    let id = Id::new(id)?;
    match kind {
        "phase" => Some(Target::Phase(id)),
        "touchpoint" => Some(Target::Touchpoint(id)),
        "step" => Some(Target::Step(id)),
        _ => None,
    }
}

/// A target in words.
pub fn target_name(document: &Document, t: &Messages, target: &Target) -> String {
    match target {
        Target::Phase(id) => document.phase(id).map(|phase| phase.name.to_string()),
        Target::Touchpoint(id) => document.touchpoint(id).map(|touchpoint| touchpoint.name.to_string()),
        Target::Step(id) => document.step(id).map(|step| step_name(document, t, &step.id)),
    }
    .unwrap_or_default()
}

/// What happens at a step can be a long text; a name has room for so many characters of it, as many as any name has.
const LONGEST: usize = 200;

/// A step in words: its touchpoint, else what the persona does there.
pub fn step_name(document: &Document, t: &Messages, id: &Id) -> String {
    let Some(step) = document.step(id) else { return String::new() };
    let name = scene::step_name(document, step);
    if name.is_empty() { t.step.to_owned() } else { name.chars().take(LONGEST).collect() }
}

/// The choice of a record's target. The options are made when somebody turns to it: a plan has thousands.
pub fn target_choice(app: App, key: &Key, label: &'static str) -> AnyView {
    let t = app.t();
    let (shown, key) = (key.clone(), key.clone());
    let open = RwSignal::new(false);
    let present = move || match value(app, &shown, Field::Target) {
        Some(Value::Target(target)) => target,
        _ => None,
    };
    if app.reads() {
        return read("read", move || {
            present().map_or(String::new(), |target| app.workspace.peek(|document| target_name(document, t, &target)))
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
                            {app.workspace.peek(|document| target_name(document, t, &target))}
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
    let t = app.t();
    let group = |label: String, targets: Vec<(String, String)>| {
        let options: Vec<AnyView> =
            targets.into_iter().map(|(value, name)| view! { <option value=value>{name}</option> }.into_any()).collect();
        view! { <optgroup label=label>{options}</optgroup> }.into_any()
    };
    app.workspace.peek(|document| {
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
