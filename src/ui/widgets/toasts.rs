//! The place where messages are shown, at the edge of the window.

use crate::browser::timer::Timeout;
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Offer;

/// How long a message stays, in milliseconds: long enough to read two lines and reach the button.
const STAYS: i32 = 9_000;

/// The place for messages. It is there when empty, so that screen readers notice what comes into it.
pub fn toasts(app: App) -> AnyView {
    let timer = StoredValue::new(None::<Timeout>);
    Effect::new(move |_| {
        let next = app
            .overlay
            .toast()
            .filter(|toast| !toast.stays)
            .map(|_| Timeout::after(STAYS, move || app.overlay.dismiss()));
        timer.set_value(next);
    });
    Effect::new(move |_| {
        let edits = app.workspace.edits();
        let about = untrack(|| app.overlay.toast()).and_then(|toast| toast.edit);
        if about.is_some_and(|edit| edit != edits) {
            app.overlay.dismiss();
        }
    });
    view! {
        <div class="toasts" role="status">
            {dynamic(move || {
                app.overlay
                    .toast()
                    .map(|toast| {
                        view! {
                            <div class="toast">
                                <span>{toast.text}</span>
                                {toast
                                    .offer
                                    .map(|Offer { label, run }| {
                                        view! {
                                            <button
                                                type="button"
                                                class="toast-act"
                                                on:click=listener(move |_| {
                                                    app.overlay.dismiss();
                                                    run();
                                                })
                                            >
                                                {label}
                                            </button>
                                        }
                                    })}
                                <button
                                    type="button"
                                    class="icon-button"
                                    aria-label=app.texts().close
                                    on:click=listener(move |_| app.overlay.dismiss())
                                >
                                    {icon(Icon::Close)}
                                </button>
                            </div>
                        }
                    })
            })}
        </div>
    }
    .into_any()
}
