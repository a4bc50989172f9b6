//! Carries out what was meant, and says what came of it.

use crate::core::edit::{Edit, EditError};
use crate::core::model::limit;
use crate::core::session::Outcome;
use crate::core::text::fill;
use crate::ui::state::app::App;
use crate::ui::state::workspace::Origin;

/// Carries out an intent, and tells the visitor if it can't be or if a text was cut.
pub fn carry_out(app: App, edit: Edit, from: Origin) -> Option<Outcome> {
    let t = app.texts();
    match app.workspace.edit(edit, from) {
        Ok(outcome) => {
            if outcome.cut {
                app.overlay.say(t.text_cut);
            }
            Some(outcome)
        }
        Err(error) => {
            let text = match error {
                EditError::Gone(_) => t.error_gone.to_owned(),
                EditError::NoSuchField(kind, field) => format!("{kind:?}.{}", field.key()),
                EditError::Full(kind) => fill(t.error_full, &[&limit(kind).to_string()]),
                EditError::LastPhase => t.error_last_phase.to_owned(),
            };
            app.overlay.say(&text);
            None
        }
    }
}
