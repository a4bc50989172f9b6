//! The phases of the plan: rename, question, stage, add, remove, reorder, or another phase model altogether.

use super::frame::frame;
use crate::core::document::List;
use crate::core::edit::Edit;
use crate::core::edit::phase::PhaseEdit;
use crate::core::knowledge;
use crate::core::model::{Field, Id, Key, Kind, PhaseModel};
use crate::core::text::lists::lists;
use crate::ui::kit::closures::{each, listener};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::fields::{area_field, choice_field, line_field};

pub(super) fn phases(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let plan = app.workspace.untracked(|document| document.plan_key().clone());
    let present = move || app.workspace.record(&plan, |document| document.plan().phase_model.key());
    let models: Vec<AnyView> = knowledge::phase_models()
        .iter()
        .map(|template| {
            view! { <option value=template.key.key()>{template.name.get(app.language())}</option> }.into_any()
        })
        .collect();
    let switch = move |event| {
        let Some(model) = PhaseModel::from_key(&event_target_value(&event)) else { return };
        let language = app.workspace.untracked(|document| document.plan().language);
        if app.edit(Edit::Phase(PhaseEdit::Model { model, language })).is_some() && model != PhaseModel::Custom {
            app.offer_undo_of_edit(w.model_switched);
        }
    };
    let content = view! {
        <label class="field">
            <span class="field-label">{t.phase_model}</span>
            <select prop:value=present on:change=switch>
                {models}
                <option value=PhaseModel::Custom.key()>{t.model_custom}</option>
            </select>
        </label>
        <p class="hint">{w.model_switch_hint}</p>
        <ol class="phase-list">{each(move || app.workspace.list(List::Phases), Id::clone, move |id| row(app, id))}</ol>
        <button
            type="button"
            class="button"
            on:click=listener(move |_| {
                app.edit(
                    Edit::Phase(PhaseEdit::Add {
                        name: String::new(),
                        before: None,
                    }),
                );
            })
        >
            {icon(Icon::Plus)}
            {w.add_phase}
        </button>
    };
    frame(app, "wide", t.edit_phases, content.into_any())
}

fn row(app: App, id: Id) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let key = Key::new(Kind::Phase, &id);
    let shift = {
        let key = key.clone();
        move |later: bool| {
            let before = app.workspace.untracked(|document| {
                if later {
                    let next = document.after(&List::Phases, &key.id)?;
                    Some(document.after(&List::Phases, next).cloned())
                } else {
                    document.before(&List::Phases, Some(&key.id)).map(|id| Some(id.clone()))
                }
            });
            if let Some(before) = before {
                app.edit(Edit::Move { key: key.clone(), before });
            }
        }
    };
    let earlier = shift.clone();
    let remove = {
        let key = key.clone();
        move |_| {
            let name = app.workspace.untracked(|document| document.phase(&key.id).map(|phase| phase.name.to_string()));
            app.remove(&key, &name.unwrap_or_default());
        }
    };
    view! {
        <li class="phase-row">
            <div class="form-row">
                {line_field(app, &key, Field::Name, t.phase_name, t.phase_name_hint)}
                {choice_field(app, &key, Field::Stage, t.phase_stage)} <div class="row-acts">
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=w.move_up
                        on:click=listener(move |_| earlier(false))
                    >
                        {icon(Icon::Up)}
                    </button>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=w.move_down
                        on:click=listener(move |_| shift(true))
                    >
                        {icon(Icon::Down)}
                    </button>
                    <button type="button" class="icon-button" aria-label=w.remove_phase on:click=remove>
                        {icon(Icon::Trash)}
                    </button>
                </div>
            </div>
            {area_field(app, &key, Field::Question, t.guiding_question, t.guiding_question_hint)}
        </li>
    }
    .into_any()
}
