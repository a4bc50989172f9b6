//! A plan that came in a link: it opens as a copy that is stored nowhere yet, or the visitor is told why it does not.

use crate::browser::BrowserEntropy;
use crate::core::address::Address;
use crate::core::ports::Entropy;
use crate::core::share;
use crate::core::text::fill;
use crate::core::text::sharing::sharing;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// The view, at a shared plan's address. It gives way to the map as soon as the plan is read.
pub fn shared(app: App) -> AnyView {
    let (t, w) = (app.texts(), sharing(app.language()));
    let Address::Share(payload) = app.navigation.address_untracked() else { return ().into_any() };
    match share::read(&payload, BrowserEntropy.random()) {
        Ok((document, repairs)) => {
            let mended = (!repairs.is_empty()).then(|| fill(w.shared_mended, &[&repairs.len().to_string()]));
            let said = [Some(w.shared_opened), mended.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            // Not while the views are being made that this takes away.
            spawn_local(async move { app.with_editor(move |editor| editor.open_shared(app, document, &said)) });
            ().into_any()
        }
        Err(fault) => view! {
            <div class="shared-view">
                <h1 tabindex="-1">{w.shared_refused}</h1>
                <p class="refused-reason" role="alert">
                    {w.fault(fault)}
                </p>
                <p>{w.shared_unchanged}</p>
                <p>
                    <a href=Address::Plans.fragment()>{t.all_plans}</a>
                </p>
            </div>
        }
        .into_any(),
    }
}
