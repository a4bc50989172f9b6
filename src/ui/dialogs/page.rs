//! One page to mail: the map that it begins with, and the file.

use super::picture::preview;
use crate::browser::file;
use crate::core::exchange::svg::{Fit, paint};
use crate::core::exchange::{Export, Format};
use crate::core::scene::picture;
use crate::core::text::exchange::exchange;
use crate::ui::kit::closures::listener;
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// What it is for, how it begins, and the button that saves it.
pub(super) fn page(
    app: App,
    format: &'static Format,
    asked: impl Fn() -> Export + Copy + Send + Sync + 'static,
    name: impl Fn(&str) -> String + Copy + 'static,
) -> AnyView {
    let w = exchange(app.language());
    let shown = memo(move || {
        let export = asked();
        app.workspace.untracked(|document| {
            let map = picture(document, &export.view());
            (paint(&map, Fit::Own, None), map.width, map.height)
        })
    });
    let save = move |_| {
        let export = untrack(asked);
        if let Some(write) = format.write {
            let written = app.workspace.untracked(|document| write(document, &export));
            file::download_body(&name(format.extensions[0]), format.mime, &written.body);
        }
    };
    view! {
        <p class="hint">{(format.about)(w)}</p>
        {preview(app, "export-picture", shown)}
        <div class="dialog-acts">
            <button type="button" class="button primary" on:click=listener(save)>
                {icon(Icon::Download)}
                {w.page_save}
            </button>
        </div>
    }
    .into_any()
}
