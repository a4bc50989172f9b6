//! Something in a text that leads elsewhere.

use crate::core::model::Key;
use crate::ui::commands::go_to;
use crate::ui::kit::closures::listener;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// Something that leads to a record. Whoever only looks goes nowhere.
pub fn link(app: App, class: &'static str, place: Key, content: AnyView) -> AnyView {
    way(app, class, move || go_to::record(app, &place), content)
}

/// Something that leads elsewhere. Whoever only looks goes nowhere.
pub fn way(app: App, class: &'static str, go: impl Fn() + 'static, content: AnyView) -> AnyView {
    if app.is_view_only() {
        return view! { <span dir="auto">{content}</span> }.into_any();
    }
    view! {
        <button type="button" class=class dir="auto" on:click=listener(move |_: web_sys::MouseEvent| go())>
            {content}
        </button>
    }
    .into_any()
}
