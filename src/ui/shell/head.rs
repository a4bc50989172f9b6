//! What is above the views: the plan's title, how its saving goes, tools, and the ways to the views.

use std::sync::Arc;

use crate::browser::locale;
use crate::core::address::{Address, View};
use crate::core::library::{Copied, SaveError, SaveState};
use crate::core::model::Field;
use crate::core::ports::StorageError;
use crate::core::text::fill;
use crate::ui::commands::actions::Action;
use crate::ui::commands::saving;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Dialog;
use crate::ui::widgets::fields::wrapping_line;
use crate::ui::widgets::names::view_label;
use crate::ui::widgets::start_page::{brand, language_button};
use crate::ui::widgets::tool::tool;

/// What is above the views on the planner's own site.
pub fn head(app: App) -> AnyView {
    let t = app.texts();
    view! {
        <header class="head">
            {brand(t)}
            {dynamic(move || matches!(app.navigation.address(), Address::Plan { .. }).then(|| plan_head(app)))}
            <div class="tools">
                {tool(app, "palette")} {tool(app, "help")}
                {language_button(t, app.language(), Arc::new(move || (Action::named("language").run)(app)))}
            </div>
        </header>
        {dynamic(move || matches!(app.navigation.address(), Address::Plan { .. }).then(|| navigation(app)))}
    }
    .into_any()
}

/// The plan's title, how its saving goes, and what can be done with it as a whole.
pub fn plan_head(app: App) -> AnyView {
    let t = app.texts();
    let key = app.workspace.untracked(|document| document.plan_key().clone());
    // Where there is room for one bar only, the tools open from it.
    let open = RwSignal::new(false);
    view! {
        <div class="plan-head">
            <div class="plan-title">{wrapping_line(app, &key, Field::Title, t.plan_title, t.plan_untitled)}</div>
            {tool(app, "plan-settings")}
            {dynamic(move || app.saving.keeps().then(|| saved(app)))}
            <button
                type="button"
                class="icon-button plan-more"
                title=t.show_more
                aria-label=t.show_more
                aria-expanded=reactive(move || open.get().to_string())
                on:click=listener(move |_: web_sys::MouseEvent| open.update(|open| *open = !*open))
            >
                {icon(Icon::More)}
            </button>
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

/// The views.
pub fn navigation(app: App) -> AnyView {
    let t = app.texts();
    let views = View::ALL.into_iter().filter(|view| *view != View::Guide || !app.is_read_only());
    let link = |view: View| {
        let label = view_label(t, view);
        let here = move || matches!(app.navigation.address(), Address::Plan { view: open, .. } if open == view);
        let address = move || {
            app.navigation.address();
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
    let present = move || match app.navigation.address() {
        Address::Plan { view, .. } => view_label(t, view),
        _ => t.views,
    };
    Effect::new(move |_| {
        app.navigation.address();
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

/// How the saving goes: a mark that is always as large, so that nothing moves, with its words for screen readers and as
/// a tip. Only what went wrong takes room to say so.
fn saved(app: App) -> AnyView {
    let t = app.texts();
    // What a newer program has saved is never saved here.
    if app.access.shows_newer() {
        return ().into_any();
    }
    let waiting = |words: &'static str| {
        view! {
            <span class="saved" title=words>
                <span class="visually-hidden">{words}</span>
            </span>
        }
        .into_any()
    };
    match app.saving.state() {
        SaveState::Untouched => waiting(t.not_stored_yet),
        SaveState::Pending => waiting(t.saving),
        SaveState::Saved { at, copy } => {
            let (key, what) = match copy {
                Copied::Coming => ("coming", t.saved_at),
                Copied::Safe => ("safe", t.saved_safe),
                Copied::Failed => ("none", t.saved_uncopied),
            };
            let words = fill(what, &[&locale::time(app.language(), at)]);
            let more = if copy == Copied::Failed { t.no_copies } else { t.versions };
            let tip = [&words, ". ", more].concat();
            view! {
                <button
                    type="button"
                    class="saved"
                    data-saved="yes"
                    data-copy=key
                    title=tip
                    on:click=listener(move |_| app.overlay.open(Dialog::Versions))
                >
                    {icon(Icon::Check)}
                    <span class="visually-hidden">{words}</span>
                </button>
            }
            .into_any()
        }
        SaveState::Failed(error) => {
            let reason = match error {
                SaveError::Newer => t.open_newer,
                SaveError::Exhausted => t.plan_exhausted,
                SaveError::Storage(StorageError::Full) => t.storage_full,
                SaveError::Storage(_) => t.storage_blocked,
            };
            view! {
                <span class="saved failed" role="alert">
                    {t.not_saved}
                    ": "
                    {reason}
                    " "
                    <button type="button" class="link" on:click=listener(move |_| saving::export(app))>
                        {t.download_now}
                    </button>
                </span>
            }
            .into_any()
        }
    }
}
