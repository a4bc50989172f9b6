//! Earlier versions of the open plan: looked at, and restored.

use super::saving::{self, leave_version};
use crate::browser::BrowserEntropy;
use crate::core::document::Document;
use crate::core::edit::Edit;
use crate::core::exchange::json;
use crate::core::library::Version;
use crate::core::ports::Entropy;
use crate::core::text::fill;
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::access::Shown;
use crate::ui::state::app::App;

/// Shows an earlier version of the open plan, to be read only, until `leave_version`.
pub fn show(app: App, version: Version) {
    let library = app.saving.library_untracked();
    spawn_local(async move {
        let text = library.version(&version).await;
        // Another plan may be open by now.
        if !app.host.is_mounted() || app.workspace.untracked(|document| document.plan().id.as_str() != version.id) {
            return;
        }
        saving::flush(app);
        match text.ok().and_then(|text| json::read(&text, BrowserEntropy.random()).ok()) {
            Some((document, _)) => {
                app.overlay.close();
                app.workspace.show_version(document, BrowserEntropy.random());
                app.access.show(Shown::Version(version));
                app.host.focus_soon(".banner button");
            }
            None => app.overlay.say(app.texts().version_unreadable),
        }
    });
}

/// Makes the plan what it was in the version that is looked at: one step, which can be undone.
pub fn restore_version(app: App, at: &str) {
    let document = app.workspace.untracked(Document::clone);
    leave_version(app);
    if app.edit(Edit::Replace(Box::new(document))).is_some() {
        saving::flush(app);
        app.host.focus_soon(".plan-title textarea");
        app.offer_undo_of_edit(&fill(app.texts().version_restored, &[at]));
    }
}
