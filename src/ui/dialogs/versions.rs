//! Earlier states of the open plan, to be looked at and taken up again.

use super::frame::frame;
use crate::browser::locale;
use crate::core::library::Version;
use crate::core::text::lists::lists;
use crate::ui::commands::versions;
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// The dialog.
pub fn versions(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    // None until the copies have been looked into; then none of them if there can't be any here.
    let found = RwSignal::new(None::<Option<Vec<Version>>>);
    let id = app.workspace.untracked(|document| document.plan().id.clone());
    let library = app.saving.library_untracked();
    spawn_local(async move {
        let versions = library.versions(id.as_str()).await.ok();
        found.try_set(Some(versions));
    });
    let list = dynamic(move || {
        found.get().map(|versions| match versions {
            None => view! { <p class="warning">{t.no_copies}</p> }.into_any(),
            Some(versions) if versions.is_empty() => view! { <p class="hint">{w.no_versions}</p> }.into_any(),
            Some(versions) => view! {
                <p class="hint">{w.versions_hint}</p>
                <ul class="versions">{versions.into_iter().map(|version| row(app, version)).collect::<Vec<_>>()}</ul>
            }
            .into_any(),
        })
    });
    frame(app, "versions-dialog", t.versions, list.into_any())
}

fn row(app: App, version: Version) -> AnyView {
    let w = lists(app.language());
    let present = app.saving.head().is_some_and(|head| head.mark == version.mark);
    let at = locale::date_time_exactly(app.language(), version.saved_at);
    let look = (!present).then(|| {
        view! {
            <button
                type="button"
                class="button"
                aria-label=format!("{}: {at}", w.version_look)
                on:click=listener(move |_| versions::show(app, version.clone()))
            >
                {w.version_look}
            </button>
        }
    });
    view! {
        <li>
            <span>{at.clone()}</span>
            {present.then(|| view! { <span class="hint">{w.version_present}</span> })}
            {look}
        </li>
    }
    .into_any()
}
