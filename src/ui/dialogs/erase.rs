//! Erasing all that is stored on the device: asked about, since it can't be undone.

use super::frame::frame;
use crate::core::text::{Phrase, both};
use crate::ui::commands::stored;
use crate::ui::kit::closures::listener;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// What lies on the device; in detail in docs/privacy.md.
const STORED: Phrase = both(
    "Gespeichert wird nur in diesem Browser, ab deiner ersten Änderung: die Pläne, ihre Kopien und früheren Stände, der Papierkorb. Dazu kommen die Dateien des Planers selbst, damit er ohne Netz öffnet.",
    "What is stored is in this browser only, from your first change on: the plans, their copies and earlier versions, the bin. So are the planner’s own files, so that it opens without a network.",
);

const EXPLAINED: Phrase = both(
    "Alles, was aus Plänen gespeichert ist, wird von diesem Gerät gelöscht. Das lässt sich nicht rückgängig machen. Die Dateien des Planers gehen mit den Websitedaten in den Einstellungen des Browsers.",
    "All that is stored of plans is erased from this device. This can’t be undone. The planner’s own files go with the site data in the browser’s settings.",
);

pub(super) fn erase(app: App) -> AnyView {
    let t = app.texts();
    let content = view! {
        <p>{STORED.get(app.language())}</p>
        <p>{EXPLAINED.get(app.language())}</p>
        <div class="dialog-acts">
            <button type="button" class="button" on:click=listener(move |_| app.overlay.close())>
                {t.cancel}
            </button>
            <button
                type="button"
                class="button danger"
                on:click=listener(move |_| {
                    app.overlay.close();
                    stored::erase_everything(app);
                })
            >
                {t.erase_everything}
            </button>
        </div>
    };
    frame(app, "small", t.erase_everything, content.into_any())
}
