//! The journey as it is printed together with the page around it, by the browser's own menu: all of it, one step below
//! the other, since paper cannot be scrolled. It is there only while the page is printed.

use super::{cell, curve};
use crate::browser::document;
use crate::core::document::List;
use crate::core::lanes::{Content, LANES, Lane};
use crate::core::model::{Field, Id, Key, Kind, Target};
use crate::ui::commands::map as commands;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::text;

/// Whether the page itself is printed, and not what was laid out for paper (`browser/paper.rs`).
pub fn is_of_page() -> bool {
    document().query_selector("body > .paper").ok().flatten().is_none()
}

/// The journey's phases with all steps, as they are now.
pub fn printed(app: App, journey: &Id) -> AnyView {
    let phases = || app.workspace.list(List::Phases).iter().map(|phase| printed_phase(app, journey, phase)).collect();
    let phases: Vec<AnyView> = untrack(phases);
    view! { <div class="printed">{phases}</div> }.into_any()
}

fn printed_phase(app: App, journey: &Id, phase: &Id) -> AnyView {
    let list = List::Steps { journey: journey.clone(), phase: phase.clone() };
    let name = text(app, &Key::new(Kind::Phase, phase), Field::Name);
    let steps: Vec<AnyView> =
        app.workspace.list(list).iter().map(|step| printed_step(app, &Key::new(Kind::Step, step))).collect();
    if steps.is_empty() {
        return ().into_any();
    }
    view! {
        <h2 dir="auto">{name}</h2>
        {steps}
    }
    .into_any()
}

fn printed_step(app: App, key: &Key) -> AnyView {
    let lanes: Vec<AnyView> = LANES
        .iter()
        .map(|lane| ((lane.label)(app.texts()), words(app, lane, key)))
        .filter(|(_, words)| !words.is_empty())
        .map(|(label, words)| {
            view! {
                <div class="printed-lane">
                    <span class="field-label">{label}</span>
                    <span class="read" dir="auto">
                        {words}
                    </span>
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="printed-step">
            <h3>{cell::touchpoint(app, key)}</h3>
            {lanes}
        </div>
    }
    .into_any()
}

/// What stands in a lane, to read; nothing where nothing does. The touchpoint is the step's heading.
fn words(app: App, lane: &'static Lane, key: &Key) -> String {
    match lane.content {
        Content::Text(part) => text(app, key, part.field()),
        Content::Satisfaction => {
            curve::score(app, &key.id).map_or(String::new(), |score| commands::rating(app, Some(score)))
        }
        Content::Elapsed => cell::elapsed(app, key),
        Content::Measures => {
            let ids = app.workspace.list(List::MeasuresFor(Target::Step(key.id.clone())));
            let titles = ids.iter().map(|id| text(app, &Key::new(Kind::Measure, id), Field::Title));
            titles.collect::<Vec<_>>().join("\n")
        }
        Content::Touchpoint => String::new(),
    }
}
