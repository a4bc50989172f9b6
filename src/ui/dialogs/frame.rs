//! The frame of a dialog.

use leptos::html::Dialog as DialogElement;

use crate::ui::kit::closures::listener;
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// The frame of a dialog: a native modal one, so that focus stays within, Esc closes and focus returns.
pub fn frame(app: App, class: &'static str, title: &str, content: AnyView) -> AnyView {
    let node = NodeRef::<DialogElement>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            // It is in the page and not open yet, so this can't fail.
            let _ = dialog.show_modal();
        }
    });
    let close = move || app.overlay.close();
    view! {
        <dialog
            node_ref=node
            class=format!("dialog {class}")
            aria-label=title.to_owned()
            on:close=listener(move |_| close())
            on:mousedown=listener(move |event: web_sys::MouseEvent| {
                if event.target().is_some() && event.target() == event.current_target() {
                    close();
                }
            })
        >
            <div class="dialog-body">
                <div class="dialog-head">
                    <h2 dir="auto">{title.to_owned()}</h2>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=app.texts().close
                        on:click=listener(move |_| close())
                    >
                        {icon(Icon::Close)}
                    </button>
                </div>
                {content}
            </div>
        </dialog>
    }
    .into_any()
}
