//! What is made of the catalogues, or a word about them as long as they are not there.

use crate::ui::commands::catalogues::{fetch, retry};
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::fetched::Catalogues;

/// What is made of the catalogues; as long as they are not here, a sentence about that in its place. Whoever opens this
/// has them fetched again if need be.
pub fn once_here(app: App, show: fn(App) -> AnyView) -> AnyView {
    retry(app);
    fetch(app);
    let here = here(app);
    dynamic(move || if here.get() { show(app) } else { waiting(app) })
}

/// Whether the catalogues are here.
pub fn here(app: App) -> Memo<bool> {
    memo(move || app.fetched.catalogues() == Catalogues::Here)
}

fn waiting(app: App) -> AnyView {
    let t = app.texts();
    let words = move || match app.fetched.catalogues() {
        Catalogues::Missing => t.catalogue_missing,
        _ => t.catalogue_coming,
    };
    let failed = memo(move || app.fetched.catalogues() != Catalogues::Coming);
    view! {
        <section class="suggestions">
            <p role="status">{dynamic(words)}</p>
            {dynamic(move || {
                failed
                    .get()
                    .then(|| {
                        view! {
                            <button
                                type="button"
                                class="button retry"
                                aria-disabled=reactive(move || {
                                    (app.fetched.catalogues() != Catalogues::Missing).to_string()
                                })
                                on:click=listener(move |_: web_sys::MouseEvent| retry(app))
                            >
                                {t.try_again}
                            </button>
                        }
                    })
            })}
        </section>
    }
    .into_any()
}
