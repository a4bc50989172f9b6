//! What the visitor sees: a shell with views in it, over one workspace.

pub mod actions;
pub mod app;
pub mod catalogue;
pub mod dialogs;
mod erase;
pub mod findings;
pub mod icon;
pub mod insight;
pub mod jump;
pub mod keeper;
mod later;
mod markup;
pub mod plans;
pub mod shell;
pub mod target;
pub mod toast;
pub mod views;
pub mod widgets;
pub mod workspace;

use leptos::mount::mount_to;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::browser::{document, window};

/// Starts the planner in the page's element `app`, or in its body.
pub fn start() {
    console_error_panic_hook::set_once();
    let root = document().get_element_by_id("app").and_then(|root| root.dyn_into::<web_sys::HtmlElement>().ok()).or_else(|| document().body());
    let Some(root) = root else { return };
    root.set_text_content(None);
    mount_to(root, || {
        let app = app::App::start();
        when_ready(app);
        shell::shell(app)
    })
    .forget();
}

/// In the first task after the frame that shows the plan: tells measurements so, and has brought what the first view
/// could do without.
fn when_ready(app: app::App) {
    let mark = Closure::once_into_js(move || {
        let then = Closure::once_into_js(move || {
            if let Some(performance) = window().performance() {
                let _ = performance.mark("wegmarke:ready");
            }
            catalogue::fetch(app);
            later::fetch_all();
        });
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), 0);
    });
    let _ = window().request_animation_frame(mark.unchecked_ref());
}
