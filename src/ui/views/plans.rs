//! The stored plans, examples to look into, the bin, and what is stored on this device.

use std::sync::Arc;

use crate::browser::{file, locale};
use crate::core::address::{Address, View};
use crate::core::document::List;
use crate::core::exchange::json;
use crate::core::library::{BUDGET, Binned, Condition, Entry, Fork, QUOTA};
use crate::core::model::Id;
use crate::core::scene::{Glance, glance};
use crate::core::text::fill;
use crate::ui::commands::{import, stored};
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Dialog;
use crate::ui::widgets::start_page::{self, examples, hero, no_plans, privacy};

/// Plans of so many bytes show no miniature.
const LONG: usize = 300_000;

/// The view.
pub fn plans(app: App) -> AnyView {
    let t = app.texts();
    view! {
        <div class="plans-view">
            {hero(
                t,
                Arc::new(move || app.overlay.open(Dialog::NewPlan)),
                Arc::new(move |file| import::import_file(app, file)),
            )} {dynamic(move || stored(app))} {examples(t, app.language(), app.host)} {dynamic(move || bin(app))}
            {dynamic(move || damaged(app))}
            {privacy(t, dynamic(move || room(app)), Arc::new(move || app.overlay.open(Dialog::Erase)))}
        </div>
    }
    .into_any()
}

/// A listener that changes the list. That is made anew then, so the focus goes on at its heading.
fn listed<E: 'static>(app: App, change: impl Fn() + 'static) -> impl FnMut(E) {
    listener(move |_| {
        change();
        app.host.focus_soon("#stored-title");
    })
}

fn stored(app: App) -> AnyView {
    let t = app.texts();
    let content = match app.saving.library().list() {
        Err(_) => view! {
            <p class="warning" role="alert">
                {t.storage_blocked}
            </p>
        }
        .into_any(),
        Ok(entries) if entries.is_empty() => no_plans(t),
        Ok(entries) => {
            let mut forks = app.saving.library().forks().unwrap_or_default();
            let mut cards = Vec::new();
            for entry in entries {
                let id = entry.id.clone();
                cards.push(card(app, entry));
                cards.extend(forks.extract_if(.., |fork| fork.id == id).map(|fork| fork_card(app, fork)));
            }
            view! { <ul class="cards">{cards}</ul> }.into_any()
        }
    };
    start_page::stored(t, content)
}

/// How much room is left, and how safe what is stored is.
fn room(app: App) -> AnyView {
    let t = app.texts();
    let used = app.saving.library().used().unwrap_or_default();
    let percent = (used * 100).div_ceil(QUOTA).to_string();
    let tight = used > BUDGET;
    let no_copies = app.saving.copies() == Some(false);
    view! {
        <p class=if tight {
            "warning"
        } else {
            "hint"
        }>{fill(if tight { t.room_tight } else { t.room_used }, &[&percent])}</p>
        {no_copies.then(|| view! { <p class="hint">{t.no_copies}</p> })}
    }
    .into_any()
}

fn title_of(app: App, entry: &Entry) -> String {
    if entry.title.is_empty() { app.texts().plan_untitled.to_owned() } else { entry.title.clone() }
}

fn card(app: App, entry: Entry) -> AnyView {
    let t = app.texts();
    let title = title_of(app, &entry);
    let readable = matches!(entry.condition, Condition::Good | Condition::FellBack);
    let shown = readable || entry.condition == Condition::Newer;
    let note = match entry.condition {
        Condition::Good => None,
        Condition::FellBack => Some(t.opened_earlier),
        Condition::Damaged => Some(t.open_damaged),
        Condition::Newer => Some(t.open_newer),
    };
    let address = Id::new(&entry.id).map_or("#/".into(), |id| Address::Plan { id, view: View::Map }.fragment());
    let when = entry.saved_at.map(|at| fill(t.saved_at, &[&locale::date_time(app.language(), at)]));
    let seen = readable.then(|| seen(app, &entry.id)).flatten();
    let (copied, deleted, name) = (entry.id.clone(), entry.id, title.clone());
    view! {
        <li class="card">
            {seen}
            <h3>
                {if shown {
                    view! {
                        <a href=address dir="auto">
                            {title.clone()}
                        </a>
                    }
                        .into_any()
                } else {
                    view! { <span dir="auto">{title.clone()}</span> }.into_any()
                }}
            </h3> <p class="card-when">{when}</p> {note.map(|note| view! { <p class="warning">{note}</p> })}
            <div class="card-acts">
                {readable
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="icon-button"
                                title=t.duplicate
                                aria-label=fill(t.duplicate_what, &[&title])
                                on:click=listed(app, move || stored::duplicate(app, &copied))
                            >
                                {icon(Icon::Copy)}
                            </button>
                        }
                    })}
                <button
                    type="button"
                    class="icon-button"
                    title=t.delete
                    aria-label=fill(t.delete_what, &[&title])
                    on:click=listed(app, move || stored::delete(app, &deleted, &name))
                >
                    {icon(Icon::Trash)}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// The first journey of a stored plan in small. A very long plan would make everybody wait.
fn seen(app: App, id: &str) -> Option<AnyView> {
    let text = app.saving.library().open(id).ok()?.text;
    let document = (text.len() < LONG).then(|| json::read(&text, 0).ok()).flatten()?.0;
    let phases = glance(&document, document.list(&List::Journeys).next()?);
    let phases: Vec<Glance> = phases.iter().map(|(stage, steps)| (*stage, steps.as_str())).collect();
    Some(start_page::glance(&phases))
}

/// What was edited in two tabs at the same time is there twice.
fn fork_card(app: App, fork: Fork) -> AnyView {
    let t = app.texts();
    let title = fill(t.copy_of, &[if fork.title.is_empty() { t.plan_untitled } else { &fork.title }]);
    let when = fill(t.saved_at, &[&locale::date_time(app.language(), fork.saved_at)]);
    let gone = fork.clone();
    view! {
        <li class="card fork">
            <h3>
                <button type="button" class="link" dir="auto" on:click=listener(move |_| stored::open_fork(app, &fork))>
                    {title.clone()}
                </button>
            </h3>
            <p class="card-when">{when}</p>
            <p class="warning">{t.fork_explained}</p>
            <div class="card-acts">
                <button
                    type="button"
                    class="icon-button"
                    title=t.delete
                    aria-label=fill(t.delete_what, &[&title])
                    on:click=listed(app, move || stored::delete_fork(app, &gone))
                >
                    {icon(Icon::Trash)}
                </button>
            </div>
        </li>
    }
    .into_any()
}

fn bin(app: App) -> Option<AnyView> {
    let t = app.texts();
    let binned = app.saving.library().bin().unwrap_or_default();
    let row = |binned: Binned| {
        let title = title_of(app, &binned.entry);
        let (restored, purged, named) = (binned.entry.id.clone(), binned.entry.id, title.clone());
        view! {
            <li>
                <span dir="auto">{title}</span>
                <span class="hint">{fill(t.deleted_at, &[&locale::date_time(app.language(), binned.deleted_at)])}</span>
                <button type="button" class="link" on:click=listed(app, move || stored::restore(app, &restored))>
                    {t.restore}
                </button>
                <button
                    type="button"
                    class="link"
                    on:click=listener(move |_| stored::purge(app, purged.clone(), &named))
                >
                    {t.delete_for_good}
                </button>
            </li>
        }
        .into_any()
    };
    (!binned.is_empty()).then(|| {
        let rows: Vec<AnyView> = binned.into_iter().map(row).collect();
        view! {
            <section>
                <details class="bin">
                    <summary>
                        <h2>{t.bin}</h2>
                    </summary>
                    <p class="hint">{t.bin_hint}</p>
                    <ul>{rows}</ul>
                </details>
            </section>
        }
        .into_any()
    })
}

fn damaged(app: App) -> Option<AnyView> {
    let t = app.texts();
    let texts = app.saving.library().damaged().unwrap_or_default();
    (!texts.is_empty()).then(|| {
        let rows: Vec<AnyView> = texts
            .into_iter()
            .enumerate()
            .map(|(index, damaged)| {
                let name = format!("wegmarke-{}.txt", index + 1);
                view! {
                    <li>
                        <button
                            type="button"
                            class="link"
                            on:click=listener(move |_| file::download(&name, "text/plain", &damaged.text))
                        >
                            {fill(t.download_damaged, &[&(index + 1).to_string()])}
                        </button>
                    </li>
                }
                .into_any()
            })
            .collect();
        view! {
            <section>
                <h2>{t.damaged}</h2>
                <p class="hint">{t.damaged_hint}</p>
                <ul>{rows}</ul>
            </section>
        }
        .into_any()
    })
}
