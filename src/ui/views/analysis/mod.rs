//! The analysis: weak points with what can be done about them, and the overview of the whole plan.

pub mod beside_map;
mod card;
mod overview;
mod settings;
mod weak_points;

use crate::core::text::insight::insight;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// The view.
pub fn analysis(app: App) -> AnyView {
    let w = insight(app.language());
    let overview = RwSignal::new(false);
    let tab = move |label: &'static str, is_overview: bool| {
        view! {
            <button
                type="button"
                class="button"
                aria-pressed=reactive(move || (overview.get() == is_overview).to_string())
                on:click=listener(move |_: web_sys::MouseEvent| overview.set(is_overview))
            >
                {label}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="analysis-view">
            <div class="view-head">
                <h1 tabindex="-1">{app.texts().analysis}</h1>
                <p class="hint">{w.analysis_hint}</p>
            </div>
            <div class="button-group" role="group" aria-label=app.texts().views>
                {tab(w.analysis_findings, false)}
                {tab(w.analysis_overview, true)}
            </div>
            {dynamic(move || if overview.get() { overview::overview(app) } else { weak_points::weak_points(app) })}
        </div>
    }
    .into_any()
}
