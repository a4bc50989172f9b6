//! A button for an action.

use std::sync::Arc;

use super::start_page::Act;
use crate::core::text::Messages;
use crate::ui::commands::actions::Action;
use crate::ui::commands::shortcut::Shortcut;
use crate::ui::kit::closures::{listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// A button for an action of the registry, as an icon with its name and shortcut as a tip.
pub fn tool(app: App, id: &str) -> AnyView {
    let t = app.texts();
    let action = Action::named(id);
    let idle = move || !(action.when)(app);
    tool_button(
        t,
        action.id,
        (action.label)(t),
        action.shortcut,
        action.icon,
        Some(Box::new(idle)),
        Arc::new(move || (action.run)(app)),
    )
}

/// The button of an action of this name: `idle` says when it can't be used.
pub fn tool_button(
    t: &Messages,
    id: &'static str,
    label: &'static str,
    shortcut: Option<Shortcut>,
    sign: Icon,
    idle: Option<Box<dyn Fn() -> bool>>,
    act: Act,
) -> AnyView {
    let tip = match shortcut {
        Some(shortcut) => format!("{label} ({})", shortcut.written(t)),
        None => label.to_owned(),
    };
    view! {
        <button
            type="button"
            class="icon-button"
            data-action=id
            data-act=id
            title=tip
            aria-label=label
            prop:disabled=reactive(move || idle.as_ref().is_some_and(|idle| idle()))
            on:click=listener(move |_| act())
        >
            {icon(sign)}
        </button>
    }
    .into_any()
}
