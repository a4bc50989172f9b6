//! What was read of something that is taken in: what is in it, what was mended or left out, and where it may go.

use std::sync::Arc;

use crate::browser::{clipboard, raster};
use crate::core::document::{Document, List};
use crate::core::edit::{self, Edit};
use crate::core::exchange::svg::{Fit, paint};
use crate::core::exchange::{ImportError, Imported, Repair, Rule, Scope};
use crate::core::model::Kind;
use crate::core::names::journey_name;
use crate::core::scene::{View, picture};
use crate::core::text::exchange::exchange;
use crate::core::text::{fill, kind_label, tell};
use crate::ui::commands::import;
use crate::ui::kit::closures::listener;
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// So many repairs and journeys are listed one by one; a file with more has a fault of its own that the first ones
/// show.
const SHOWN: usize = 200;
/// Journeys of so many steps are drawn while one chooses.
const PICTURED: usize = 150;

/// What was read, and what can be done with it; or why it could not be read.
/// `pictured` shows the map that comes of it, where something is being chosen.
pub(super) fn told(app: App, scope: Scope, read: Result<Imported, ImportError>, pictured: bool) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let Imported { document, repairs } = match read {
        Ok(imported) => imported,
        Err(error) => {
            return view! {
                <p class="refused-reason" role="alert">
                    {error.sentence(app.texts())}
                </p>
            }
            .into_any();
        }
    };
    let kinds = [
        (Kind::Persona, List::Personas),
        (Kind::Touchpoint, List::Touchpoints),
        (Kind::Measure, List::Measures),
        (Kind::Feedback, List::Feedback),
        (Kind::SetAside, List::SetAsides),
    ];
    let counts: Vec<AnyView> = kinds
        .into_iter()
        .filter(|(_, list)| document.len(list) > 0)
        .map(|(kind, list)| {
            let count = document.len(&list);
            view! { <li>{count.to_string()}" "{kind_label(t, kind, count != 1)}</li> }.into_any()
        })
        .collect();
    let journeys: Vec<AnyView> = document
        .list(&List::Journeys)
        .take(SHOWN)
        .filter_map(|id| document.journey(id))
        .map(|journey| {
            view! {
                <li>
                    {tell(
                        w.import_journey,
                        &[journey_name(t, journey), &document.steps(&journey.id).count().to_string()],
                    )}
                </li>
            }
            .into_any()
        })
        .collect();
    let title = (!document.plan().title.is_empty()).then(|| {
        view! {
            <p class="import-plan" dir="auto">
                {document.plan().title.to_string()}
            </p>
        }
    });
    view! {
        {title}
        {pictured.then(|| preview(app, &document))}
        <ul class="import-counts" tabindex="0" aria-label=w.import_title>
            {journeys}
            {counts}
        </ul>
        {mended(app, repairs)}
        {ways(app, scope, document)}
    }
    .into_any()
}

/// The first journey's map as it would be; none of what is too long to be drawn at every choice.
fn preview(app: App, document: &Document) -> Option<AnyView> {
    let w = exchange(app.language());
    if document.count(Kind::Step) > PICTURED {
        return None;
    }
    let view = View { language: app.language(), ..View::default() };
    let shown = raster::Picture::of(&paint(&picture(document, &view), Fit::Own, None))?;
    let address = shown.address.clone();
    // It goes with the image that shows it.
    let shown = StoredValue::new(shown);
    on_cleanup(move || shown.dispose());
    Some(
        view! {
            // A picture that scrolls must be reachable by keyboard.
            <div class="import-preview" tabindex="0" role="region" aria-label=w.picture_preview>
                <img src=address alt=w.picture_preview />
            </div>
        }
        .into_any(),
    )
}

/// What is mended or left out, place by place, to be read and copied.
pub(super) fn mended(app: App, repairs: Vec<Repair>) -> AnyView {
    let w = exchange(app.language());
    if repairs.is_empty() {
        return view! { <p class="hint">{w.import_clean}</p> }.into_any();
    }
    let (shown, plus) = match &repairs[..] {
        [kept @ .., Repair { rule: Rule::More, .. }] => (kept, "+"),
        all => (all, ""),
    };
    let count = |count: usize| format!("{count}{plus}");
    let more = shown.len().saturating_sub(SHOWN);
    let list: Vec<AnyView> = shown
        .iter()
        .take(SHOWN)
        .map(|repair| {
            view! {
                <li>
                    <code>{repair.path.clone()}</code>
                    " "
                    {rule(app, repair.rule)}
                    {(!repair.text.is_empty())
                        .then(|| {
                            view! {
                                <q class="repair-text" dir="auto">
                                    {repair.text.to_string()}
                                </q>
                            }
                        })}
                </li>
            }
            .into_any()
        })
        .collect();
    let lines: Vec<String> = shown
        .iter()
        .map(|repair| {
            let what = format!("{}\t{}", repair.path, rule(app, repair.rule));
            if repair.text.is_empty() { what } else { format!("{what}\t{}", repair.text) }
        })
        .collect();
    let copy = move |_| {
        clipboard::copy(&lines.join("\n"), move |done| {
            app.overlay.say(if done { w.copied } else { w.copy_failed });
        });
    };
    view! {
        <div class="repairs-head">
            <p>{fill(w.import_repairs, &[&count(shown.len())])}</p>
            <button type="button" class="button quiet copy-repairs" on:click=listener(copy)>
                {icon(Icon::Copy)}
                {w.repairs_copy}
            </button>
        </div>
        // A list that scrolls must be reachable by keyboard.
        <ul class="repairs" tabindex="0" aria-label=w.repairs_title>
            {list}
        </ul>
        {(more > 0).then(|| view! { <p>{fill(w.repairs_more, &[&count(more)])}</p> })}
    }
    .into_any()
}

/// Where the plan may go: to a place of its own, or into the open plan. A single journey most likely belongs into the
/// plan that is open; a picture may have a whole plan inside.
fn ways(app: App, scope: Scope, document: Document) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let document = Arc::new(document);
    let into = |name: &'static str,
                label: &'static str,
                primary: bool,
                edit: fn(Box<Document>) -> Edit,
                said: &'static str| {
        let document = document.clone();
        let go = move |_| {
            app.overlay.close();
            if let Some(outcome) = app.edit(edit(Box::new((*document).clone()))) {
                if let Some(made) = outcome.made {
                    app.navigation.choose_journey(Some(made.id));
                }
                app.navigate(&app.view_address(crate::core::address::View::Map));
                app.offer_undo_of_edit(said);
            }
        };
        view! {
            <button type="button" class=format!("button {name}") class:primary=primary on:click=listener(go)>
                {label}
            </button>
        }
        .into_any()
    };
    let open = untrack(|| matches!(app.navigation.address(), crate::core::address::Address::Plan { .. }));
    let adopts = open && scope == Scope::Journey && document.len(&List::Journeys) == 1;
    let into = open.then(|| {
        view! {
            {into("replace", w.import_replace, false, Edit::Replace, w.import_replaced)}
            {into("adopt", w.import_adopt, adopts, Edit::Adopt, w.import_adopted)}
        }
    });
    // Phases that the open plan has otherwise do not vanish without a word.
    let joins = if open { app.workspace.untracked(|plan| edit::joining(plan, &document)) } else { Vec::new() };
    let joins: Vec<AnyView> = joins
        .into_iter()
        .map(|(theirs, own)| view! { <li>{tell(w.import_joins, &[&theirs, &own])}</li> }.into_any())
        .collect();
    view! {
        {(!joins.is_empty())
            .then(|| {
                view! {
                    <ul class="import-counts" tabindex="0" aria-label=t.phases>
                        {joins}
                    </ul>
                }
            })}
        <div class="dialog-acts">
            <button type="button" class="button" on:click=listener(move |_| app.overlay.close())>
                {t.cancel}
            </button>
            {into}
            <button
                type="button"
                class="button open-new"
                class:primary=!adopts
                on:click=listener(move |_| {
                    app.overlay.close();
                    import::accept(app, (*document).clone());
                })
            >
                {w.import_as_new}
            </button>
        </div>
    }
    .into_any()
}

/// A rule of repair as a sentence.
fn rule(app: App, rule: Rule) -> &'static str {
    let w = exchange(app.language());
    match rule {
        Rule::Cut => w.rule_cut,
        Rule::UnknownField => w.rule_unknown_field,
        Rule::UnknownValue => w.rule_unknown_value,
        Rule::OutOfRange => w.rule_out_of_range,
        Rule::NewId => w.rule_new_id,
        Rule::Dangling => w.rule_dangling,
        Rule::TooMany => w.rule_too_many,
        Rule::Reordered => w.rule_reordered,
        Rule::CountsLength => w.rule_counts_length,
        Rule::DefaultPhases => w.rule_default_phases,
        Rule::SeveralTargets => w.rule_several_targets,
        Rule::Rounded => w.rule_rounded,
        Rule::RoundedSpan => w.rule_rounded_span,
        Rule::OtherActors => w.rule_other_actors,
        Rule::Rescaled => w.rule_rescaled,
        Rule::LostLetter => w.rule_lost_letter,
        Rule::ShownOnly => w.rule_shown_only,
        Rule::LeftOut => w.rule_left_out,
        Rule::NoUnit => w.rule_no_unit,
        Rule::LostByte => w.rule_lost_byte,
        Rule::Healed => w.rule_healed,
        Rule::Truncated => w.rule_truncated,
        Rule::NotRemoved => w.rule_not_removed,
        Rule::More => w.rule_more,
    }
}
