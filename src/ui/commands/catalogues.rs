//! Has the catalogues of channels and measures fetched.

use crate::browser::active_beside;
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::app::App;
use crate::ui::state::fetched::{Catalogues, load_catalogues, load_channels};

/// Has the catalogues fetched, once the first view stands.
pub fn fetch(app: App) {
    if app.fetched.catalogues_untracked() == Catalogues::Here {
        return;
    }
    let base = app.host.address("");
    spawn_local(async move {
        let here = load_catalogues(&base).await;
        if !app.host.is_mounted() {
            return;
        }
        let focused =
            here && active_beside(&app.host.place()).is_some_and(|active| active.class_list().contains("retry"));
        app.fetched.set_catalogues(if here { Catalogues::Here } else { Catalogues::Missing });
        if focused {
            // The button goes; what was waited for takes its place.
            app.host.focus_soon(".suggestion-list");
        }
    });
}

/// Tries once more if the catalogues could not be fetched.
pub fn retry(app: App) {
    if app.fetched.catalogues_untracked() == Catalogues::Missing {
        app.fetched.set_catalogues(Catalogues::ComingAgain);
        fetch(app);
    }
}

/// Has the channels fetched, for whoever only reads the plan.
pub fn fetch_channels(app: App) {
    let base = app.host.address("");
    spawn_local(async move {
        if load_channels(&base).await && app.host.is_mounted() {
            app.fetched.channels_came();
        }
    });
}
