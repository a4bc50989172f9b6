//! What a visitor sees of an import before anything changes: what is in the text, what will be mended, and where it may
//! go. A table of somebody else's also shows what its columns are taken for.

use std::sync::Arc;

use super::frame::frame;
use super::table;
use crate::browser::BrowserEntropy;
use crate::core::document::{Document, List};
use crate::core::edit::Edit;
use crate::core::exchange::{ErrorCode, Format, Import, ImportError, Imported, Place, Repair, Rule, Scope, csv};
use crate::core::model::Kind;
use crate::core::names::journey_name;
use crate::core::ports::Entropy;
use crate::core::text::exchange::exchange;
use crate::core::text::{fill, kind_label, tell};
use crate::ui::commands::import;
use crate::ui::kit::closures::listener;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// So many repairs and journeys are listed one by one; a file with more has a fault of its own that the first ones
/// show.
const SHOWN: usize = 200;

/// The dialog for a text that came as a file of this name, or was pasted. `text` says why there is none.
pub(super) fn import(app: App, name: &str, text: Result<String, ImportError>) -> AnyView {
    let read = text.and_then(|text| {
        let format =
            Format::of(name, &text).ok_or(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole })?;
        Ok((format, text))
    });
    let (format, text) = match read {
        Ok(read) => read,
        Err(error) => return refused(app, name, &error),
    };
    let import = Import { language: app.language(), seed: BrowserEntropy.random() };
    let content = if format.key == csv::FORMAT_ENTRY.key {
        match csv::sniff(&text) {
            Ok(table) => {
                table::mapping(app, table, move |table, mapping| told(app, format, csv::read(table, mapping, &import)))
            }
            Err(error) => return refused(app, name, &error),
        }
    } else {
        // Only formats that read are found.
        match format.read.map(|read| read(&text, &import)) {
            Some(Ok(imported)) => told(app, format, Ok(imported)),
            Some(Err(error)) => return refused(app, name, &error),
            None => return refused(app, name, &ImportError { code: ErrorCode::WrongFormat, place: Place::Whole }),
        }
    };
    let w = exchange(app.language());
    let shown = if name.is_empty() { w.import_pasted } else { name };
    let content = view! {
        <p>{tell(w.import_of, &[shown, name_of(format, app)])}</p>
        {content}
    };
    frame(app, "wide", w.import_title, content.into_any())
}

fn name_of(format: &'static Format, app: App) -> &'static str {
    // A table that is read may be of any dialect.
    if format.key == csv::FORMAT_ENTRY.key { app.texts().as_table } else { (format.label)(exchange(app.language())) }
}

/// What was read, and what can be done with it; or why it could not be read.
fn told(app: App, format: &'static Format, read: Result<Imported, ImportError>) -> AnyView {
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
        <ul class="import-counts" tabindex="0" aria-label=w.import_title>
            {journeys}
            {counts}
        </ul>
        {mended(app, &repairs)}
        {ways(app, format, document)}
    }
    .into_any()
}

fn mended(app: App, repairs: &[Repair]) -> AnyView {
    let w = exchange(app.language());
    if repairs.is_empty() {
        return view! { <p class="hint">{w.import_clean}</p> }.into_any();
    }
    let (repairs, plus) = match repairs {
        [kept @ .., Repair { rule: Rule::More, .. }] => (kept, "+"),
        _ => (repairs, ""),
    };
    let count = |count: usize| format!("{count}{plus}");
    let more = repairs.len().saturating_sub(SHOWN);
    let list: Vec<AnyView> = repairs
        .iter()
        .take(SHOWN)
        .map(|repair| {
            view! {
                <li>
                    <code>{repair.path.clone()}</code>
                    " "
                    {rule(app, repair.rule)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <p>{fill(w.import_repairs, &[&count(repairs.len())])}</p>
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
fn ways(app: App, format: &'static Format, document: Document) -> AnyView {
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
    let adopts = open && format.scope == Scope::Journey && document.len(&List::Journeys) == 1;
    let into = open.then(|| {
        view! {
            {into("replace", w.import_replace, false, Edit::Replace, w.import_replaced)}
            {into("adopt", w.import_adopt, adopts, Edit::Adopt, w.import_adopted)}
        }
    });
    view! {
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

fn refused(app: App, name: &str, error: &ImportError) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let content = view! {
        <p>{tell(w.refused_intro, &[if name.is_empty() { w.import_pasted } else { name }])}</p>
        <p class="refused-reason">{error.sentence(app.texts())}</p>
        {matches!(error.code, ErrorCode::NotJson | ErrorCode::WrongFormat | ErrorCode::Syntax | ErrorCode::WrongType)
            .then(|| view! { <p>{w.refused_instead}</p> })}
        <p>{w.refused_nothing_changed}</p>
        <div class="dialog-acts">
            <button type="button" class="button primary" on:click=listener(move |_| app.overlay.close())>
                {t.close}
            </button>
        </div>
    };
    frame(app, "small", w.refused_title, content.into_any())
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
        Rule::OtherActors => w.rule_other_actors,
        Rule::Rescaled => w.rule_rescaled,
        Rule::LostLetter => w.rule_lost_letter,
        Rule::More => w.rule_more,
    }
}
