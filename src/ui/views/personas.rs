//! The personas: a card each, and a form with all that the planner asks about one.

use crate::browser::locale::upper;
use crate::core::address::View;
use crate::core::document::List;
use crate::core::edit::Edit;
use crate::core::edit::journey::JourneyEdit;
use crate::core::edit::persona::PersonaEdit;
use crate::core::model::{Field, Id, JourneyKind, Key, Kind};
use crate::core::text::fill;
use crate::core::text::lists::lists;
use crate::core::text::mapping::mapping;
use crate::ui::kit::closures::{dynamic, each, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::names::text;
use crate::ui::widgets::fields::{area_field, bin, empty_state, line_field, list_field};

/// The view.
pub fn personas(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let chosen = RwSignal::new(app.navigation.take_pending_targets(Kind::Persona).pop());
    let ids = move || app.workspace.list(List::Personas);
    let open = memo(move || {
        let ids = ids();
        chosen.get().filter(|id| ids.contains(id)).or_else(|| ids.first().cloned())
    });
    let add = move |()| {
        if let Some(made) =
            app.edit(Edit::Persona(PersonaEdit::Add { name: String::new() })).and_then(|outcome| outcome.made)
        {
            chosen.set(Some(made.id));
            app.host.focus_soon(".persona-form [name=name]");
        }
    };
    let add_first = add;
    view! {
        <div class="personas-view">
            <div class="view-head">
                <h1 tabindex="-1">{t.personas}</h1>
                <p class="hint">{w.personas_hint}</p>
            </div>
            <div class="personas">
                <ul class="persona-cards">
                    {each(ids, Id::clone, move |id| card(app, id, open, chosen))} <li data-edit=true>
                        <button
                            type="button"
                            class="button add-persona"
                            on:click=listener(move |_: web_sys::MouseEvent| add(()))
                        >
                            {icon(Icon::Plus)}
                            {w.add_persona}
                        </button>
                    </li>
                </ul>
                {dynamic(move || match open.get() {
                    Some(id) => form(app, &Key::new(Kind::Persona, &id), chosen),
                    None => {
                        empty_state(
                            app,
                            w.personas_empty,
                            w.personas_empty_text,
                            view! {
                                <button
                                    type="button"
                                    class="button primary"
                                    on:click=listener(move |_: web_sys::MouseEvent| add_first(()))
                                >
                                    {icon(Icon::Plus)}
                                    {w.add_first_persona}
                                </button>
                                <button
                                    type="button"
                                    class="button"
                                    on:click=listener(move |_: web_sys::MouseEvent| {
                                        app.navigate(&app.view_address(View::Guide))
                                    })
                                >
                                    {w.start_guide}
                                </button>
                            }
                                .into_any(),
                        )
                    }
                })}
            </div>
        </div>
    }
    .into_any()
}

/// The portrait that was given, else the name's initials.
pub fn portrait(app: App, key: &Key) -> AnyView {
    let key = key.clone();
    let shown = move || {
        let given = text(app, &key, Field::Portrait);
        if !given.trim().is_empty() {
            return given;
        }
        let name = text(app, &key, Field::Name);
        upper(&name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect::<String>())
    };
    view! {
        <span class="portrait" aria-hidden="true">
            {dynamic(shown)}
        </span>
    }
    .into_any()
}

/// A persona's name, or words for one without.
pub fn name(app: App, key: &Key) -> String {
    let name = text(app, key, Field::Name);
    if name.trim().is_empty() { app.texts().persona_unnamed.to_owned() } else { name }
}

fn card(app: App, id: Id, open: Memo<Option<Id>>, chosen: RwSignal<Option<Id>>) -> AnyView {
    let key = Key::new(Kind::Persona, &id);
    let (named, role) = (key.clone(), key.clone());
    let (here, pick) = (id.clone(), id);
    view! {
        <li>
            <button
                type="button"
                class="persona-card"
                aria-pressed=reactive(move || (open.get().as_ref() == Some(&here)).to_string())
                on:click=listener(move |_| chosen.set(Some(pick.clone())))
            >
                {portrait(app, &key)}
                <span class="persona-words">
                    <span class="persona-name" dir="auto">
                        {dynamic(move || name(app, &named))}
                    </span>
                    <span class="persona-role" dir="auto">
                        {dynamic(move || text(app, &role, Field::Role))}
                    </span>
                </span>
            </button>
        </li>
    }
    .into_any()
}

fn form(app: App, key: &Key, chosen: RwSignal<Option<Id>>) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let shown = key.clone();
    let (copied, removed, travelled) = (key.clone(), key.clone(), key.clone());
    let duplicate = move |_| {
        let name = fill(t.copy_of, &[&untrack(|| name(app, &copied))]);
        let made = app
            .edit(Edit::Persona(PersonaEdit::Duplicate { id: copied.id.clone(), name }))
            .and_then(|outcome| outcome.made);
        if let Some(made) = made {
            chosen.set(Some(made.id));
        }
    };
    let remove = move |_| app.remove(&removed, &untrack(|| name(app, &removed)));
    let travel = move |_| {
        let name = fill(mapping(app.language()).journey_of, &[&untrack(|| name(app, &travelled))]);
        let edit = JourneyEdit::Add { name, persona: Some(travelled.id.clone()), kind: JourneyKind::Current };
        if let Some(made) = app.edit(Edit::Journey(edit)).and_then(|outcome| outcome.made) {
            app.navigation.choose_journey(Some(made.id));
            app.navigate(&app.view_address(View::Map));
        }
    };
    let title = memo(move || name(app, &shown));
    view! {
        <section class="persona-form" aria-label=reactive(move || title.get())>
            <div class="persona-head">
                {portrait(app, key)} <h2 dir="auto">{dynamic(move || title.get())}</h2>
                <div class="row-acts" data-edit=true>
                    <button type="button" class="button" on:click=travel>
                        {icon(Icon::Right)}
                        {w.plan_journey}
                    </button>
                    <button
                        type="button"
                        class="icon-button"
                        title=t.duplicate
                        aria-label=t.duplicate
                        on:click=duplicate
                    >
                        {icon(Icon::Copy)}
                    </button>
                    {bin(app, remove)}
                </div>
            </div>
            <div class="form">
                // Whoever reads sees them above.
                <div class="form-row" data-edit=true>
                    {line_field(app, key, Field::Name, t.persona_name, w.persona_name_hint)}
                    {line_field(app, key, Field::Role, t.persona_role, w.persona_role_hint)}
                    {line_field(app, key, Field::Portrait, t.persona_portrait, w.persona_portrait_hint)}
                </div>
                {area_field(app, key, Field::Quote, t.persona_quote, w.persona_quote_hint)}
                <fieldset>
                    <legend>{w.persona_question_goals}</legend>
                    <div class="form-row">
                        {list_field(app, key, Field::Goals, t.persona_goals, t.one_a_line)}
                        {list_field(app, key, Field::Values, t.persona_values, t.one_a_line)}
                        {list_field(app, key, Field::Sources, t.persona_sources, t.one_a_line)}
                    </div>
                </fieldset>
                <fieldset>
                    <legend>{w.persona_question_demographics}</legend>
                    <div class="form-row">
                        {line_field(app, key, Field::Age, t.persona_age, "")}
                        {line_field(app, key, Field::Gender, t.persona_gender, "")}
                        {line_field(app, key, Field::FamilyStatus, t.persona_family_status, "")}
                        {line_field(app, key, Field::Occupation, t.persona_occupation, "")}
                        {line_field(app, key, Field::Residence, t.persona_residence, "")}
                        {line_field(app, key, Field::Income, t.persona_income, "")}
                    </div>
                </fieldset>
                <fieldset>
                    <legend>{w.persona_question_challenges}</legend>
                    {list_field(app, key, Field::Challenges, t.persona_challenges, t.one_a_line)}
                </fieldset>
                <fieldset>
                    <legend>{w.persona_question_objections}</legend>
                    {list_field(app, key, Field::Objections, t.persona_objections, t.one_a_line)}
                </fieldset>
                {area_field(app, key, Field::Notes, t.notes, "")}
            </div>
        </section>
    }
    .into_any()
}
