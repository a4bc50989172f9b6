//! A new plan: its title and the phase model to start with.

use super::frame::frame;
use crate::core::knowledge;
use crate::core::model::PhaseModel;
use crate::core::text::lists::lists;
use crate::ui::commands::import;
use crate::ui::kit::closures::{listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

pub(super) fn new_plan(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let title = RwSignal::new(String::new());
    let model = RwSignal::new(PhaseModel::FivePhases);
    let option = move |key: PhaseModel, name: String, about: String, phases: String| {
        view! {
            <label class="model">
                <input
                    prop:checked=reactive(move || model.get() == key)
                    type="radio"
                    name="model"
                    value=key.key()
                    on:change=listener(move |_| model.set(key))
                />
                <span class="model-name">{name}</span>
                <span class="model-phases">{phases}</span>
                <span class="model-about">{about}</span>
            </label>
        }
        .into_any()
    };
    let options: Vec<AnyView> = knowledge::phase_models()
        .iter()
        .map(|template| {
            let phases: Vec<&str> = template.phases.iter().map(|phase| phase.name.get(app.language())).collect();
            option(
                template.key,
                template.name.get(app.language()).to_owned(),
                template.about.get(app.language()).to_owned(),
                phases.join(" › "),
            )
        })
        .collect();
    let content = view! {
        <form on:submit=listener(move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            app.overlay.close();
            import::create(app, &title.get_untracked(), model.get_untracked());
        })>
            <label class="field">
                <span class="field-label">{t.plan_title}</span>
                <input
                    data-free=true
                    autofocus=true
                    type="text"
                    name="title"
                    placeholder=w.plan_title_hint
                    on:input=listener(move |event: web_sys::Event| title.set(event_target_value(&event)))
                />
            </label>
            <fieldset class="models">
                <legend>{w.choose_phase_model}</legend>
                {options}
                {option(PhaseModel::Custom, w.model_empty.to_owned(), w.model_empty_about.to_owned(), String::new())}
            </fieldset>
            <div class="dialog-acts">
                <button type="button" class="button" on:click=listener(move |_| app.overlay.close())>
                    {t.cancel}
                </button>
                <button type="submit" class="button primary">
                    {w.create_plan}
                </button>
            </div>
        </form>
    };
    frame(app, "wide", t.new_plan, content.into_any())
}
