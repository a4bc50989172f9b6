//! A short message at the edge of the window, with at most one thing to do about it.

use std::sync::Arc;

use crate::ui::kit::markup::*;

use super::app::App;
use crate::browser::timer::Timeout;
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::icon::{Icon, icon};

/// How long a message stays, in milliseconds: long enough to read two lines and reach the button.
const STAYS: i32 = 9_000;

/// A message.
#[derive(Clone)]
pub struct Toast {
    text: String,
    /// What can be done, and what that is called. Not a `Callback`: what was clicked to bring the message may be gone,
    /// and its callbacks with it.
    offer: Option<(String, Arc<dyn Fn(App) + Send + Sync>)>,
    /// Whether it stays until somebody has seen to it.
    stays: bool,
    /// The edit that the message is about, as `Workspace::edits` counts: after another one it is stale.
    edit: Option<u32>,
}

impl Toast {
    /// A message without anything to do.
    pub fn say(text: &str) -> Self {
        Self { text: text.to_owned(), offer: None, stays: false, edit: None }
    }

    /// A message about the last edit, with a button that takes it back. It goes when something else is edited.
    pub fn undo_edit(app: App, text: &str) -> Self {
        let undo = |app: App| {
            app.workspace.undo();
        };
        Self { edit: Some(untrack(|| app.workspace.edits())), ..Self::undo(app, text, undo) }
    }

    /// A message with an "undo" button.
    pub fn undo(app: App, text: &str, undo: impl Fn(App) + Send + Sync + 'static) -> Self {
        Self::offer(text, app.t().undo, undo)
    }

    /// The same message, until it is closed.
    pub fn until_closed(self) -> Self {
        Self { stays: true, ..self }
    }

    /// A message with a button for something else.
    pub fn offer(text: &str, label: &str, run: impl Fn(App) + Send + Sync + 'static) -> Self {
        Self { text: text.to_owned(), offer: Some((label.to_owned(), Arc::new(run))), stays: false, edit: None }
    }
}

/// The place for messages. It is there when empty, so that screen readers notice what comes into it.
pub fn toasts(app: App) -> AnyView {
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let next =
            app.toast.get().filter(|toast| !toast.stays).map(|_| Timeout::after(STAYS, move || app.toast.set(None)));
        timer.set_value(next);
    });
    Effect::new(move |_| {
        let edits = app.workspace.edits();
        if app
            .toast
            .with_untracked(|toast| toast.as_ref().and_then(|toast| toast.edit).is_some_and(|edit| edit != edits))
        {
            app.toast.set(None);
        }
    });
    view! {
        <div class="toasts" role="status">
            {dynamic(move || {
                app.toast
                    .get()
                    .map(|toast| {
                        view! {
                            <div class="toast">
                                <span>{toast.text}</span>
                                {toast
                                    .offer
                                    .map(|(label, run)| {
                                        view! {
                                            <button
                                                type="button"
                                                class="toast-act"
                                                on:click=listener(move |_| {
                                                    app.toast.set(None);
                                                    run(app);
                                                })
                                            >
                                                {label}
                                            </button>
                                        }
                                    })}
                                <button
                                    type="button"
                                    class="icon-button"
                                    aria-label=app.t().close
                                    on:click=listener(move |_| app.toast.set(None))
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
