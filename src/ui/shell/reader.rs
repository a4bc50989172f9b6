//! What is around a plan in somebody else's page: as much as its reader may do, and the way to a copy of one's own.

use super::head::navigation;
use crate::browser::element_of;
use crate::browser::timer::Listener;
use crate::core::address::{Address, Mode};
use crate::core::library::SaveState;
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Dialog;
use crate::ui::widgets::start_page::BRAND;
use crate::ui::widgets::tool::tool;

/// What is above the plan: for whoever edits its title and tools, for whoever explores the views.
pub fn head(app: App) -> AnyView {
    let tools = || {
        view! {
            <div class="head" part="toolbar">
                {app.editor().map(|editor| editor.plan_head(app))}
                <div class="tools">{tool(app, "palette")}{tool(app, "help")}</div>
            </div>
        }
        .into_any()
    };
    match untrack(|| app.access.mode()) {
        Mode::View => ().into_any(),
        Mode::Explore => navigation(app),
        Mode::Edit => view! {
            {tools()}
            {navigation(app)}
        }
        .into_any(),
    }
}

/// What is below it: the way to a copy of one's own, back to the author's plan, and where all this comes from.
pub fn foot(app: App) -> AnyView {
    let t = app.texts();
    let has_copy = move || matches!(app.saving.state(), SaveState::Pending | SaveState::Saved { .. });
    view! {
        <div class="reader" part="toolbar">
            <button type="button" class="button make-copy" on:click=listener(move |_| app.overlay.open(Dialog::Copy))>
                {icon(Icon::Copy)}
                {t.make_copy}
            </button>
            {dynamic(move || {
                has_copy()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button to-original"
                                on:click=listener(move |_| { app.with_editor(move |editor| editor.show_original(app)) })
                            >
                                {icon(Icon::Undo)}
                                {t.to_original}
                            </button>
                        }
                    })
            })}
            <a class="brand" target="_blank" rel="noopener noreferrer" href=app.host.address("")>
                <span class="brand-mark" aria-hidden=true></span>
                {BRAND}
            </a>
        </div>
    }
    .into_any()
}

/// Links to places in the planner lead there; in the page around they would lead nowhere.
pub fn follow_links(app: App) -> Listener {
    Listener::on(&app.host.place(), "click", move |event| {
        let link = element_of(&event).and_then(|element| element.closest("a[href^='#']").ok().flatten());
        if let Some(Ok(Address::Plan { view, .. })) =
            link.and_then(|link| link.get_attribute("href")).map(|href| Address::parse(&href))
        {
            event.prevent_default();
            app.navigate(&app.view_address(view));
        }
    })
}
