//! Ways from what is said about a record to the record.

use super::map;
use crate::core::address::View;
use crate::core::model::{Id, Key, Kind};
use crate::ui::state::app::App;
use crate::ui::state::overlay::Dialog;

/// Leads to a record where it is edited.
pub fn record(app: App, place: &Key) {
    let id = place.id.clone();
    let view = match place.kind {
        Kind::Step => {
            if let Some(journey) =
                app.workspace.untracked(|document| document.step(&id).map(|step| step.journey.clone()))
            {
                map::go_to_step(app, journey, id);
            }
            return;
        }
        Kind::Journey => {
            app.navigation.choose_journey(Some(id));
            app.navigate(&app.view_address(View::Map));
            return;
        }
        Kind::Plan => {
            app.overlay.open(Dialog::PlanSettings);
            return;
        }
        Kind::Phase => View::Map,
        Kind::Persona => View::Personas,
        Kind::Touchpoint => View::Touchpoints,
        Kind::Measure => View::Measures,
        Kind::Feedback => View::Feedback,
        Kind::SetAside => View::Analysis,
    };
    app.navigation.send_to(vec![place.clone()]);
    app.navigate(&app.view_address(view));
    let control = if app.is_read_only() { "" } else { " :is(input, textarea)" };
    app.host.focus_soon(format!("[data-record=\"{id}\"]{control}"));
}

/// Leads to touchpoints in their inventory, narrowed to them.
pub fn touchpoints(app: App, ids: &[Id]) {
    app.navigation.send_to(ids.iter().map(|id| Key::new(Kind::Touchpoint, id)).collect());
    app.navigate(&app.view_address(View::Touchpoints));
}
