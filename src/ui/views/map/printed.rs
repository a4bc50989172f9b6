//! The journey as it is printed together with the page around it, by the browser's own menu: all of it, one step below
//! the other, since paper cannot be scrolled. It is there only while the page is printed.

use super::{cell, curve};
use crate::browser::document;
use crate::core::document::List;
use crate::core::lanes::{Content, LANES, Lane};
use crate::core::model::{Field, Id, Key, Kind};
use crate::ui::commands::map as commands;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::text;
use crate::ui::widgets::fields::{labelled, read};

/// Whether the page itself is printed, and not what was laid out for paper (`browser/paper.rs`).
pub fn is_of_page() -> bool {
    document().query_selector("body > .paper").ok().flatten().is_none()
}

/// The journey's phases with all steps.
pub fn printed(app: App, journey: &Id) -> AnyView {
    let phases: Vec<AnyView> =
        untrack(|| app.workspace.list(List::Phases)).iter().map(|phase| printed_phase(app, journey, phase)).collect();
    view! { <div class="printed">{phases}</div> }.into_any()
}

fn printed_phase(app: App, journey: &Id, phase: &Id) -> AnyView {
    let list = List::Steps { journey: journey.clone(), phase: phase.clone() };
    let name = untrack(|| text(app, &Key::new(Kind::Phase, phase), Field::Name));
    let steps: Vec<AnyView> = untrack(|| app.workspace.list(list))
        .iter()
        .map(|step| printed_step(app, &Key::new(Kind::Step, step)))
        .collect();
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
        .filter(|lane| lane.content != Content::Touchpoint)
        .map(|lane| labelled((lane.label)(app.texts()), words(app, lane, key)))
        .collect();
    view! {
        <div class="printed-step">
            <h3>{cell::touchpoint(app, key)}</h3>
            {lanes}
        </div>
    }
    .into_any()
}

/// What stands in a lane, to read; nothing where nothing does.
fn words(app: App, lane: &'static Lane, key: &Key) -> AnyView {
    let key = key.clone();
    match lane.content {
        Content::Text(part) => read("read", move || text(app, &key, part.field())),
        Content::Satisfaction => read("read", move || {
            curve::score(app, &key.id).map_or(String::new(), |score| commands::rating(app, Some(score)))
        }),
        Content::Touchpoint | Content::Measures | Content::Elapsed => cell::shown(app, lane, &key),
    }
}
