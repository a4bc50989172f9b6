//! The choice of a journey in a dialog.

use crate::core::document::List;
use crate::core::model::Id;
use crate::core::names::journey_name;
use crate::ui::kit::closures::{listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// A choice of a journey; `none`, if there is one, is what to call none of them.
pub fn journey_choice(
    app: App,
    label: &'static str,
    none: Option<&'static str>,
    chosen: RwSignal<Option<Id>>,
) -> AnyView {
    let t = app.texts();
    let options: Vec<AnyView> = app.workspace.untracked(|document| {
        let journeys = document.list(&List::Journeys).filter_map(|id| document.journey(id));
        journeys
            .map(|journey| {
                view! { <option value=journey.id.to_string()>{journey_name(t, journey).to_owned()}</option> }.into_any()
            })
            .collect()
    });
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <select
                prop:value=reactive(move || chosen.get().map_or(String::new(), |id| id.to_string()))
                on:change=listener(move |event: web_sys::Event| chosen.set(Id::new(&event_target_value(&event))))
            >
                {none.map(|none| view! { <option value="">{none}</option> })}
                {options}
            </select>
        </label>
    }
    .into_any()
}
