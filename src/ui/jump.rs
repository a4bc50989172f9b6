//! Ways from what is said about a record to the record.

use crate::core::address::View;
use crate::core::model::{Id, Key, Kind};
use crate::ui::app::App;
use crate::ui::dialogs::Dialog;
use crate::ui::kit::closures::listener;
use crate::ui::kit::markup::*;
use crate::ui::views::map;

/// Something that leads to a record. Whoever only looks goes nowhere.
pub fn link(app: App, class: &'static str, place: Key, content: AnyView) -> AnyView {
    way(app, class, move || to_record(app, &place), content)
}

/// Something that leads elsewhere. Whoever only looks goes nowhere.
pub fn way(app: App, class: &'static str, go: impl Fn() + 'static, content: AnyView) -> AnyView {
    if app.looks() {
        return view! { <span dir="auto">{content}</span> }.into_any();
    }
    view! {
        <button type="button" class=class dir="auto" on:click=listener(move |_: web_sys::MouseEvent| go())>
            {content}
        </button>
    }
    .into_any()
}

/// Leads to a record where it is edited.
pub fn to_record(app: App, place: &Key) {
    let id = place.id.clone();
    let view = match place.kind {
        Kind::Step => {
            if let Some(journey) = app.workspace.peek(|document| document.step(&id).map(|step| step.journey.clone())) {
                map::go_to_step(app, journey, id);
            }
            return;
        }
        Kind::Journey => {
            app.journey.set(Some(id));
            app.go(&app.view_address(View::Map));
            return;
        }
        Kind::Plan => {
            app.dialog.set(Some(Dialog::PlanSettings));
            return;
        }
        Kind::Phase => View::Map,
        Kind::Persona => View::Personas,
        Kind::Touchpoint => View::Touchpoints,
        Kind::Measure => View::Measures,
        Kind::Feedback => View::Feedback,
        Kind::SetAside => View::Analysis,
    };
    app.sought.set(vec![place.clone()]);
    app.go(&app.view_address(view));
    let control = if app.reads() { "" } else { " :is(input, textarea)" };
    app.focus_soon(format!("[data-record=\"{id}\"]{control}"));
}

/// Leads to touchpoints in their inventory, narrowed to them.
pub fn to_touchpoints(app: App, ids: &[Id]) {
    app.sought.set(ids.iter().map(|id| Key::new(Kind::Touchpoint, id)).collect());
    app.go(&app.view_address(View::Touchpoints));
}

/// What somebody was sent to, of this kind: for the view that shows it, once.
pub fn sought(app: App, kind: Kind) -> Vec<Id> {
    let sought: Vec<Id> =
        untrack(|| app.sought.get()).into_iter().filter(|key| key.kind == kind).map(|key| key.id).collect();
    if !sought.is_empty() {
        app.sought.set(Vec::new());
    }
    sought
}
