//! A column or list pasted into the control that adds one thing: as many are added.

use crate::browser::{BrowserEntropy, transfer};
use crate::core::edit;
use crate::core::model::Kind;
use crate::core::ports::Entropy;
use crate::core::text::fill;
use crate::core::text::lists::lists;
use crate::ui::state::app::App;

/// Adds a record for each line that was pasted, as one step; a single line is the control's own.
pub fn paste_column(app: App, kind: Kind, event: &web_sys::Event) {
    let Some(text) = transfer::pasted_lines(event) else { return };
    let Some(edit) = edit::column(kind, &text, BrowserEntropy.random()) else { return };
    event.prevent_default();
    if app.edit(edit).is_some() {
        let count = text.lines().filter(|line| !line.trim().is_empty()).count();
        app.offer_undo_of_edit(&fill(lists(app.language()).column_pasted, &[&count.to_string()]));
    }
}
