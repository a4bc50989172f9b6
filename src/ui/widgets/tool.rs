//! A button for an action.

use crate::ui::commands::actions::Action;
use crate::ui::kit::closures::{listener, reactive};
use crate::ui::kit::icon::icon;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// A button for an action of the registry, as an icon with its name and shortcut as a tip.
pub fn tool(app: App, id: &str) -> AnyView {
    let t = app.texts();
    let action = Action::named(id);
    let label = (action.label)(t);
    let tip = match action.shortcut {
        Some(shortcut) => format!("{label} ({})", shortcut.written(t)),
        None => label.to_owned(),
    };
    view! {
        <button
            type="button"
            class="icon-button"
            data-action=action.id
            title=tip
            aria-label=label
            prop:disabled=reactive(move || !(action.when)(app))
            on:click=listener(move |_| (action.run)(app))
        >
            {icon(action.icon)}
        </button>
    }
    .into_any()
}
