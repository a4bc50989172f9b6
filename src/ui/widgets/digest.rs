//! What is read off the whole plan, for guide, feedback, analysis and comparison.

use std::sync::Arc;

use crate::browser::timer::Timeout;
use crate::core::document::Document;
use crate::ui::kit::markup::*;
use crate::ui::state::workspace::Workspace;

/// How long after an edit what goes through the whole plan looks again, in milliseconds.
const LATER: i32 = 200;

/// Something read off the whole plan: at once, and again shortly after edits, so that typing does not wait for it.
pub fn digest<T: Clone + PartialEq + Send + Sync + 'static>(
    workspace: Workspace,
    read: impl Fn(&Document) -> T + Send + Sync + 'static,
) -> RwSignal<T> {
    let read: Arc<dyn Fn(&Document) -> T + Send + Sync> = Arc::new(read);
    let value = RwSignal::new(workspace.untracked(|document| read(document)));
    let timer = StoredValue::new(None::<Timeout>);
    Effect::new(move |before: Option<u32>| {
        let edits = workspace.edits();
        if before.is_some() {
            let read = read.clone();
            let look = move || {
                let new = workspace.untracked(|document| read(document));
                // The view may be gone by now.
                if value.try_with_untracked(|old| *old != new) == Some(true) {
                    value.set(new);
                }
            };
            timer.set_value(Some(Timeout::after(LATER, look)));
        }
        edits
    });
    value
}
