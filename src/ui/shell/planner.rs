//! The frame around the views: what is above and below them, and what floats above.

use super::listeners::listeners;
use super::{banner, parts, reader};
use crate::browser::document;
use crate::core::address::{Address, Mode, View};
use crate::ui::kit::closures::dynamic;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::chunk::lazy;
use crate::ui::widgets::start_page::BRAND;
use crate::ui::widgets::toasts::toasts;

/// The whole planner.
pub fn planner(app: App) -> AnyView {
    let guards = StoredValue::new(listeners(app));
    // The guards live as long as the planner.
    on_cleanup(move || guards.dispose());
    let library = app.host.has_library();
    // It came with the planner then.
    if (app.access.wants_to_edit() || app.saving.keeps())
        && let Some(editor) = parts::editor_here()
    {
        app.equip(editor);
    }
    Effect::new(move |_| {
        let language = app.language_tracked().key();
        let _ = app.host.place().set_attribute("lang", language);
        if let Some(root) = document().document_element().filter(|_| library) {
            let _ = root.set_attribute("lang", language);
        }
    });
    Effect::new(move |_| {
        let (mode, classes) = (app.access.mode(), app.host.place().class_list());
        let _ = classes.toggle_with_force("reading", mode != Mode::Edit);
        let _ = classes.toggle_with_force("looking", mode == Mode::View);
        // Whoever only reads needs no guide to the work.
        if mode != Mode::Edit && matches!(app.navigation.address(), Address::Plan { view: View::Guide, .. }) {
            app.replace_address(&app.view_address(View::Map));
        }
    });
    Effect::new(move |_| {
        app.language_tracked();
        app.workspace.opened();
        let key = app.workspace.untracked(|document| document.plan_key().clone());
        let title = app.workspace.record(&key, |document| document.plan().title.to_string());
        if !library {
            let _ = app.host.place().set_attribute("aria-label", &embed_name(app, &title));
            return;
        }
        document().set_title(&match app.navigation.address() {
            Address::Plan { .. } if !title.is_empty() => format!("{title} – {BRAND}"),
            _ => BRAND.into(),
        });
    });
    let open = memo(move || app.overlay.dialog_exchanges());
    let banner = memo(move || banner::needed(app));
    let guided = memo(move || {
        app.can_edit()
            && app.navigation.guide_task().is_some()
            && matches!(app.navigation.address(), Address::Plan { view, .. } if view != View::Guide)
    });
    dynamic(move || {
        app.language_tracked();
        app.workspace.opened();
        app.access.mode();
        let view = dynamic(move || view(app));
        view! {
            {match app.editor().filter(|_| library) {
                Some(editor) => editor.head(app),
                None => reader::head(app),
            }}
            {dynamic(move || banner.get().then(|| lazy(app, &parts::BANNER)))}
            {dynamic(move || guided.get().then(|| lazy(app, &parts::GUIDE_BAR)))}
            // The page around has a main part of its own.
            {if library {
                view! { <main class="view">{view}</main> }.into_any()
            } else {
                view! { <div class="view">{view}</div> }.into_any()
            }}
            {(!library).then(|| reader::foot(app))}
            {dynamic(move || {
                open.get().map(|exchanges| lazy(app, if exchanges { &parts::EXCHANGE } else { &parts::DIALOGS }))
            })}
            {toasts(app)}
            <div class="visually-hidden" role="log" aria-live="polite">
                {dynamic(move || app.overlay.announcement())}
            </div>
        }
        .into_any()
    })
    .into_any()
}

fn view(app: App) -> AnyView {
    let address = app.navigation.address();
    if app.is_read_only() && matches!(address, Address::Plan { view: View::Guide, .. }) {
        return ().into_any();
    }
    match parts::at(&address) {
        Some(part) => lazy(app, part),
        None => app.editor().map_or_else(|| ().into_any(), |editor| editor.plans(app)),
    }
}

/// What an embed is called: as its author says, else as its plan is.
fn embed_name(app: App, title: &str) -> String {
    let plan = if title.is_empty() { app.texts().plan_untitled } else { title };
    app.host.attribute("aria-label").unwrap_or_else(|| plan.to_owned())
}
