//! Why the plan that is shown can only be read, and what can be done about that.

use wasm_bindgen::JsCast;

use crate::browser::locale;
use crate::browser::timer::Listener;
use crate::core::address::Address;
use crate::core::library::lease::Role;
use crate::core::text::fill;
use crate::core::text::lists::lists;
use crate::ui::commands::shortcut::composing;
use crate::ui::commands::{plan_lock, saving, versions};
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::markup::*;
use crate::ui::state::access::Shown;
use crate::ui::state::app::App;

/// The line above the views.
pub fn banner(app: App) -> AnyView {
    dynamic(move || line(app)).into_any()
}

/// Whether there is anything to say. Tracked.
pub fn needed(app: App) -> bool {
    let plan = matches!(app.navigation.address(), Address::Plan { .. });
    plan && (!app.access.shows_present() || !app.plan_lock.role().edits())
}

fn line(app: App) -> Option<AnyView> {
    let (t, w) = (app.texts(), lists(app.language()));
    let (text, acts) = match (app.access.version_shown(), app.plan_lock.role()) {
        (Shown::Version(version), _) => {
            let at = locale::date_time_exactly(app.language(), version.saved_at);
            let escape = StoredValue::new(Listener::on(&app.host.target(), "keydown", move |event| {
                let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
                if event.key() == "Escape"
                    && !event.default_prevented()
                    && !composing(&event)
                    && !app.overlay.has_dialog()
                {
                    saving::leave_version(app);
                }
            }));
            on_cleanup(move || escape.dispose());
            let text = fill(w.version_shown, &[&at]);
            let restore = move |_: web_sys::MouseEvent| versions::restore_version(app, &at);
            let restore = app.plan_lock.role_untracked().edits().then(|| {
                view! {
                    <button type="button" class="button primary" on:click=listener(restore)>
                        {w.version_restore}
                    </button>
                }
            });
            let back = view! {
                <button type="button" class="button" on:click=listener(move |_| saving::leave_version(app))>
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
        (Shown::Newer { .. }, _) => (
            w.newer_shown.to_owned(),
            view! {
                <button type="button" class="button" on:click=listener(move |_| saving::export(app))>
                    {t.download_now}
                </button>
            }
            .into_any(),
        ),
        (Shown::Present, Role::Free | Role::Holds) => return None,
        (Shown::Present, role) => {
            let asks = role == Role::Asks;
            let here = view! {
                <button
                    type="button"
                    class="button primary"
                    prop:disabled=asks
                    on:click=listener(move |_| plan_lock::ask(app))
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
