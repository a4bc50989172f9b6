//! What a visitor can wish for on the start page before the planner is there to do it.

use crate::ui::state::app::App;
use crate::ui::state::overlay::Dialog;

/// Something that only the planner can do.
pub enum Wish {
    /// To show what is there: stored plans, or what is at the address.
    Planner,
    NewPlan,
    Import(web_sys::File),
    /// A text that was pasted.
    Paste(String),
    Palette,
    Help,
    Erase,
}

/// Does it.
pub fn grant(app: App, wish: Wish) {
    match wish {
        Wish::Planner => {}
        Wish::NewPlan => app.overlay.open(Dialog::NewPlan),
        Wish::Import(file) => app.with_editor(move |editor| editor.import_file(app, file)),
        Wish::Paste(text) => app.with_editor(move |editor| editor.import_text(app, text)),
        Wish::Palette => app.overlay.open(Dialog::Palette),
        Wish::Help => app.overlay.open(Dialog::Help),
        Wish::Erase => app.overlay.open(Dialog::Erase),
    }
}
