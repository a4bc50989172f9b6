//! The frame around the views: the head with the plan's name, views and tools, and what floats above.

use crate::ui::kit::markup::*;
use wasm_bindgen::JsCast;

use super::actions::{self, Action};
use super::app::App;
use super::banner::{self, Showing};
use super::dialogs::Dialog;
use super::host::Mode;
use super::later::{self, later};
use super::toast::toasts;
use super::{plans, reader, views};
use crate::browser::timer::Listener;
use crate::browser::{document, locale, window};
use crate::core::address::{Address, View};
use crate::core::library::{Copied, SaveError, SaveState};
use crate::core::model::Language;
use crate::core::ports::StorageError;
use crate::core::text::{Messages, fill};
use crate::ui::kit::closures::{dynamic, listener, memo, reactive};
use crate::ui::kit::icon::{Icon, icon};

/// What all this is called.
pub const BRAND: &str = "Wegmarke";

/// The whole planner.
pub fn shell(app: App) -> AnyView {
    let guards = StoredValue::new_local(listeners(app));
    // The guards live as long as the planner.
    on_cleanup(move || guards.dispose());
    Effect::new(move |before: Option<u32>| {
        let written = app.workspace.written();
        if before.is_some_and(|before| before != written) {
            app.keeper.edited(app);
        }
        written
    });
    let library = app.host.has_library();
    if library {
        Effect::new(move |_| plans::follow(app));
    }
    // The list of plans looks into the copies by itself.
    if !matches!(app.address.get_untracked(), Address::Plans | Address::Share(_)) {
        plans::recall(app);
    }
    Effect::new(move |_| {
        let language = app.language.get().key();
        let _ = app.host.place().set_attribute("lang", language);
        if let Some(root) = document().document_element().filter(|_| library) {
            let _ = root.set_attribute("lang", language);
        }
    });
    Effect::new(move |_| {
        let (mode, classes) = (app.mode.get(), app.host.place().class_list());
        let _ = classes.toggle_with_force("reading", mode != Mode::Edit);
        let _ = classes.toggle_with_force("looking", mode == Mode::View);
        // Whoever only reads needs no guide to the work.
        if mode != Mode::Edit && matches!(app.address.get(), Address::Plan { view: View::Guide, .. }) {
            app.go_instead(&app.view_address(View::Map));
        }
    });
    Effect::new(move |_| {
        app.language.track();
        app.workspace.opened();
        let key = app.workspace.peek(|document| document.plan_key().clone());
        let title = app.workspace.record(&key, |document| document.plan().title.to_string());
        if !library {
            let _ = app.host.place().set_attribute("aria-label", &embed_name(app, &title));
            return;
        }
        document().set_title(&match app.address.get() {
            Address::Plan { .. } if !title.is_empty() => format!("{title} – {BRAND}"),
            _ => BRAND.into(),
        });
    });
    let open = memo(move || app.dialog.with(|dialog| dialog.as_ref().map(|dialog| dialog.exchanges())));
    let banner = memo(move || banner::needed(app));
    let guided = memo(move || {
        app.edits()
            && app.guide.with(Option::is_some)
            && matches!(app.address.get(), Address::Plan { view, .. } if view != View::Guide)
    });
    dynamic(move || {
        app.language.track();
        app.workspace.opened();
        app.mode.track();
        let view = dynamic(move || view(app));
        view! {
            {if library { head(app) } else { reader::head(app) }}
            {dynamic(move || banner.get().then(|| later(app, &later::BANNER)))}
            {dynamic(move || guided.get().then(|| later(app, &later::GUIDE_BAR)))}
            // The page around has a main part of its own.
            {if library {
                view! { <main class="view">{view}</main> }.into_any()
            } else {
                view! { <div class="view">{view}</div> }.into_any()
            }}
            {(!library).then(|| reader::foot(app))}
            {dynamic(move || {
                open.get().map(|exchanges| later(app, if exchanges { &later::EXCHANGE } else { &later::DIALOGS }))
            })}
            {toasts(app)}
            <div class="visually-hidden" role="log" aria-live="polite">
                {dynamic(move || app.spoken.get())}
            </div>
        }
        .into_any()
    })
    .into_any()
}

fn view(app: App) -> AnyView {
    let address = app.address.get();
    if app.reads() && matches!(address, Address::Plan { view: View::Guide, .. }) {
        return ().into_any();
    }
    match later::of(&address) {
        Some(part) => later(app, part),
        None => views::plans::plans(app),
    }
}

fn head(app: App) -> AnyView {
    let t = app.t();
    view! {
        <header class="head">
            <a class="brand" href="#/" title=t.all_plans>
                <span class="brand-mark" aria-hidden=true></span>
                <span class="brand-name">{BRAND}</span>
            </a>
            {dynamic(move || matches!(app.address.get(), Address::Plan { .. }).then(|| plan_head(app)))}
            <div class="tools">
                {tool(app, "palette")} {tool(app, "help")}
                <button
                    type="button"
                    class="language"
                    title=t.other_language
                    lang=if app.lang() == Language::De { "en" } else { "de" }
                    on:click=listener(move |_| (Action::named("language").run)(app))
                >
                    {if app.lang() == Language::De { "EN" } else { "DE" }}
                </button>
            </div>
        </header>
        {dynamic(move || matches!(app.address.get(), Address::Plan { .. }).then(|| navigation(app)))}
    }
    .into_any()
}

/// The plan's title, how its saving goes, and what can be done with it as a whole.
pub fn plan_head(app: App) -> AnyView {
    let t = app.t();
    let key = app.workspace.peek(|document| document.plan_key().clone());
    view! {
        <div class="plan-head">
            <div class="plan-title">
                {super::widgets::wrapping_line(
                    app,
                    &key,
                    crate::core::model::Field::Title,
                    t.plan_title,
                    t.plan_untitled,
                )}
            </div>
            {tool(app, "plan-settings")}
            {dynamic(move || app.keeper.keeps().then(|| saved(app)))}
        </div>
        <div class="tools">
            {tool(app, "undo")} {tool(app, "redo")} {tool(app, "share")} {tool(app, "export-as")}
            <button type="button" class="button export" on:click=listener(move |_| (Action::named("export").run)(app))>
                {icon(Icon::Download)}
                <span>{t.export_json}</span>
            </button>
        </div>
    }
    .into_any()
}

/// A button for an action of the registry, as an icon with its name and shortcut as a tip.
pub fn tool(app: App, id: &str) -> AnyView {
    let t = app.t();
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

/// The views.
pub fn navigation(app: App) -> AnyView {
    let t = app.t();
    let views = View::ALL.into_iter().filter(|view| *view != View::Guide || !app.reads());
    let link = |view: View| {
        let label = view_label(t, view);
        let here = move || matches!(app.address.get(), Address::Plan { view: open, .. } if open == view);
        let address = move || {
            app.address.track();
            app.view_address(view).fragment()
        };
        view! {
            <li>
                <a href=address aria-current=reactive(move || here().then_some("page"))>
                    {label}
                </a>
            </li>
        }
        .into_any()
    };
    // Where there is no room for all links in a line, they open below the name of the view that one is in.
    let open = RwSignal::new(false);
    let present = move || match app.address.get() {
        Address::Plan { view, .. } => view_label(t, view),
        _ => t.views,
    };
    Effect::new(move |_| {
        app.address.track();
        open.set(false);
    });
    let links = view! {
        <button
            type="button"
            class="views-toggle"
            aria-expanded=reactive(move || open.get().to_string())
            aria-controls="views"
            on:click=listener(move |_: web_sys::MouseEvent| open.update(|open| *open = !*open))
        >
            <span>{dynamic(present)}</span>
            {icon(Icon::Down)}
        </button>
        <ul id="views" data-open=reactive(move || open.get())>
            {views.map(link).collect::<Vec<_>>()}
        </ul>
    }
    .into_any();
    // Two journeys in one page would be two landmarks of one name.
    if app.host.has_library() {
        view! {
            <nav class="views" aria-label=t.views>
                {links}
            </nav>
        }
        .into_any()
    } else {
        view! {
            <div class="views" part="toolbar" role="group" aria-label=t.views>
                {links}
            </div>
        }
        .into_any()
    }
}

/// What an embed is called: as its author says, else as its plan is.
fn embed_name(app: App, title: &str) -> String {
    let plan = if title.is_empty() { app.t().plan_untitled } else { title };
    app.host.attribute("aria-label").unwrap_or_else(|| plan.to_owned())
}

/// What a view is called.
pub fn view_label(t: &'static Messages, view: View) -> &'static str {
    match view {
        View::Guide => t.guide,
        View::Personas => t.personas,
        View::Touchpoints => t.touchpoints,
        View::Journeys => t.journeys,
        View::Map => t.map,
        View::Feedback => t.feedback,
        View::Analysis => t.analysis,
        View::Compare => t.comparison,
        View::Measures => t.measures,
    }
}

/// How the saving goes, in words.
fn saved(app: App) -> AnyView {
    let t = app.t();
    // What a newer program has saved is never saved here.
    if app.showing.with(|showing| matches!(showing, Showing::Newer { .. })) {
        return ().into_any();
    }
    match app.keeper.state() {
        SaveState::Untouched => view! { <span class="saved">{t.not_stored_yet}</span> }.into_any(),
        SaveState::Pending => view! { <span class="saved">{t.saving}</span> }.into_any(),
        SaveState::Saved { at, copy } => {
            let (key, what) = match copy {
                Copied::Coming => ("coming", t.saved_at),
                Copied::Safe => ("safe", t.saved_safe),
                Copied::Failed => ("none", t.saved_uncopied),
            };
            let tip = if copy == Copied::Failed { t.no_copies } else { t.versions };
            view! {
                <button
                    type="button"
                    class="saved link"
                    data-saved="yes"
                    data-copy=key
                    title=tip
                    on:click=listener(move |_| app.dialog.set(Some(Dialog::Versions)))
                >
                    {fill(what, &[&locale::time(app.lang(), at)])}
                </button>
            }
            .into_any()
        }
        SaveState::Failed(error) => {
            let reason = match error {
                SaveError::Newer => t.open_newer,
                SaveError::Storage(StorageError::Full) => t.storage_full,
                SaveError::Storage(_) => t.storage_blocked,
            };
            view! {
                <span class="saved failed" role="alert">
                    {t.not_saved}
                    ": "
                    {reason}
                    " "
                    <button type="button" class="link" on:click=listener(move |_| plans::export(app))>
                        {t.download_now}
                    </button>
                </span>
            }
            .into_any()
        }
    }
}

/// What the planner listens to outside of its views: all of it, and what the page says.
fn listeners(app: App) -> Vec<Listener> {
    let target = app.host.target();
    let flush = move |_| app.keeper.flush(app);
    let mut listeners = vec![
        Listener::on(&document(), "visibilitychange", flush),
        Listener::on(&window(), "blur", flush),
        Listener::on(&window(), "pagehide", move |_| {
            app.keeper.flush(app);
            // A page that holds a lock can't be kept for "back".
            app.tabs.leave();
        }),
        Listener::on(&window(), "pageshow", move |event| {
            if event.dyn_ref::<web_sys::PageTransitionEvent>().is_some_and(web_sys::PageTransitionEvent::persisted) {
                plans::catch_up(app);
                if app.showing.with_untracked(|showing| !matches!(showing, Showing::Newer { .. })) {
                    app.share_tabs();
                }
            }
        }),
        Listener::on(&target, "dragover", move |event| {
            if carries_files(&event) && !app.reads() {
                event.prevent_default();
            }
        }),
        Listener::on(&target, "drop", move |event| {
            if app.reads() {
                return;
            }
            let Some(drag) = event.dyn_ref::<web_sys::DragEvent>() else { return };
            if let Some(file) = drag.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
                event.prevent_default();
                plans::import_file(app, file);
            }
        }),
        // Outside of a text field a table or a diagram can be pasted.
        Listener::on(&target, "paste", move |event| {
            let Some(paste) = event.dyn_ref::<web_sys::ClipboardEvent>() else { return };
            let text = paste.clipboard_data().and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default();
            if !actions::typing(&event)
                && !app.reads()
                && app.dialog.with_untracked(Option::is_none)
                && !text.trim().is_empty()
            {
                event.prevent_default();
                plans::import_text(app, text);
            }
        }),
        actions::listen(app),
        Listener::on(&window(), "storage", move |event| {
            let Some(event) = event.dyn_ref::<web_sys::StorageEvent>() else { return };
            if event.new_value().is_none() {
                // Without a key, all was cleared from outside.
                app.keeper.gone_elsewhere(app, event.key().is_none());
            }
            app.keeper.changed();
        }),
    ];
    listeners.extend(if app.host.has_library() { page_listeners(app) } else { vec![reader::follow_links(app)] });
    listeners
}

/// What the planner listens to where it has the page to itself.
fn page_listeners(app: App) -> Vec<Listener> {
    vec![
        Listener::on(&window(), "hashchange", move |_| {
            app.dialog.set(None);
            app.follow_bar();
        }),
        Listener::on(&window(), "beforeunload", move |event| {
            // Only what could not be saved is worth a question.
            app.keeper.flush(app);
            if app.keeper.unsaved() {
                event.prevent_default();
            }
        }),
    ]
}

fn carries_files(event: &web_sys::Event) -> bool {
    let data = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
    data.is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}
