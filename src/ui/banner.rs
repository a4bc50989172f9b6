//! Why the plan that is shown can only be read, and what can be done about that.

use super::app::App;
use super::plans;
use crate::browser::locale;
use crate::browser::timer::Listener;
use crate::core::address::Address;
use crate::core::library::Version;
use crate::core::library::lease::Role;
use crate::core::text::fill;
use crate::core::text::lists::lists;
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::markup::*;
use wasm_bindgen::JsCast;

/// What of the plan is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Showing {
    /// The plan as it is.
    Present,
    /// The plan as it was.
    Version(Version),
    /// As much as this program understands of what a newer one has made.
    Newer {
        /// All that the newer one has written.
        text: String,
    },
}

/// The line above the views.
pub fn banner(app: App) -> AnyView {
    dynamic(move || line(app)).into_any()
}

/// Whether there is anything to say. Tracked.
pub fn needed(app: App) -> bool {
    let plan = matches!(app.address.get(), Address::Plan { .. });
    plan && (app.showing.with(|showing| *showing != Showing::Present) || !app.tabs.role().edits())
}

fn line(app: App) -> Option<AnyView> {
    let (t, w) = (app.t(), lists(app.lang()));
    let (text, acts) = match (app.showing.get(), app.tabs.role()) {
        (Showing::Version(version), _) => {
            let at = locale::date_time_exactly(app.lang(), version.saved_at);
            let escape = StoredValue::new_local(Listener::on(&app.host.target(), "keydown", move |event| {
                let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
                if event.key() == "Escape"
                    && !event.default_prevented()
                    && !event.is_composing()
                    && app.dialog.with_untracked(Option::is_none)
                {
                    plans::look_back(app);
                }
            }));
            on_cleanup(move || escape.dispose());
            let text = fill(w.version_shown, &[&at]);
            let restore = move |_: web_sys::MouseEvent| plans::restore_version(app, &at);
            let restore = untrack(|| app.tabs.role()).edits().then(|| {
                view! {
                    <button type="button" class="button primary" on:click=listener(restore)>
                        {w.version_restore}
                    </button>
                }
            });
            let back = view! {
                <button type="button" class="button" on:click=listener(move |_| plans::look_back(app))>
                    {w.version_back}
                </button>
            };
            (
                text,
                view! {
                    {restore}
                    {back}
                }
                .into_any(),
            )
        }
        (Showing::Newer { .. }, _) => (
            w.newer_shown.to_owned(),
            view! {
                <button type="button" class="button" on:click=listener(move |_| plans::export(app))>
                    {t.download_now}
                </button>
            }
            .into_any(),
        ),
        (Showing::Present, Role::Free | Role::Holds) => return None,
        (Showing::Present, role) => {
            let asks = role == Role::Asks;
            let here = view! {
                <button
                    type="button"
                    class="button primary"
                    prop:disabled=asks
                    on:click=listener(move |_| app.tabs.ask(app))
                >
                    {w.edit_here}
                </button>
            };
            (w.edited_elsewhere.to_owned(), here.into_any())
        }
    };
    Some(
        view! {
            <div class="banner" role="region" aria-label=w.read_only>
                <p>{text}</p>
                <div class="acts">{acts}</div>
            </div>
        }
        .into_any(),
    )
}
