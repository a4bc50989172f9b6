//! Erasing all that is stored on the device: the one thing that is asked about, since it can't be undone.

use crate::ui::markup::*;

use super::frame;
use crate::ui::app::App;
use crate::ui::erase::act;
use crate::ui::plans;

pub(super) fn erase(app: App) -> AnyView {
    let t = app.t();
    let content = view! {
        <p>{t.erase_what}</p>
        <p>{t.erase_explained}</p>
        <div class="dialog-acts">
            <button type="button" class="button" on:click=act(move |_| app.dialog.set(None))>{t.cancel}</button>
            <button type="button" class="button danger" on:click=act(move |_| { app.dialog.set(None); plans::erase_everything(app); })>{t.erase_everything}</button>
        </div>
    };
    frame(app, "small", t.erase_everything, content.into_any())
}
