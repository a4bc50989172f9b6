//! The ways from a plan in somebody else's page to a copy of one's own: kept on this device where the page's author
//! allows that, opened in the planner, or as a file.

use super::frame::frame;
use crate::core::address::{Address, Mode};
use crate::core::share::{self, TooLarge};
use crate::core::text::sharing::sharing;
use crate::ui::commands::{embedded, saving};
use crate::ui::kit::closures::listener;
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// The dialog.
pub(super) fn copy(app: App) -> AnyView {
    let w = sharing(app.language());
    let keep = (app.saving.keeps() && untrack(|| app.access.mode()) != Mode::Edit).then(|| {
        view! {
            <button
                type="button"
                class="button primary keep"
                on:click=listener(move |_| {
                    app.overlay.close();
                    embedded::keep_copy(app);
                })
            >
                {icon(Icon::Edit)}
                {w.copy_here}
            </button>
            <p class="hint">{w.copy_here_about}</p>
        }
    });
    let given = move |_| {
        app.host.emit("wegmarke-copy", r#"{"place":"planner"}"#);
        app.overlay.close();
    };
    let open = match app.workspace.untracked(share::write) {
        Ok(payload) => view! {
            <a
                class="button in-planner"
                target="_blank"
                rel="noopener noreferrer"
                href=app.host.address(&Address::Share(payload).fragment())
                on:click=listener(given)
            >
                {icon(Icon::Share)}
                {w.copy_planner}
            </a>
            <p class="hint">{w.copy_planner_about}</p>
        }
        .into_any(),
        Err(TooLarge) => view! { <p class="hint">{w.share_too_large}</p> }.into_any(),
    };
    let export = move |_| {
        saving::export(app);
        app.host.emit("wegmarke-copy", r#"{"place":"file"}"#);
    };
    let content = view! {
        <div class="ways">
            {keep} {open} <button type="button" class="button as-file" on:click=listener(export)>
                {icon(Icon::Download)}
                {w.copy_file}
            </button> <p class="hint">{w.copy_file_about}</p>
        </div>
    };
    frame(app, "copying", app.texts().make_copy, content.into_any())
}
