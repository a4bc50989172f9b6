//! The catalogues of channels and measures as they come: files of the site, fetched after the first view, so they may
//! not be there yet, or not to be had. What is in them is the core's.

use leptos::task::spawn_local;

use super::app::App;
use crate::browser::{active_beside, file};
use crate::core::knowledge;
use crate::ui::kit::closures::{dynamic, listener, memo, reactive};
use crate::ui::kit::markup::*;

/// Whether the catalogues are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Catalogues {
    /// On their way for the first time, or soon to be.
    Coming,
    Here,
    /// They could not be fetched.
    Missing,
    /// They could not be fetched and are on their way once more.
    ComingAgain,
}

/// Fetches the catalogues from the planner's site at `base`, unless they are here, and tells whether they are now.
pub async fn bring(base: &str) -> bool {
    if knowledge::loaded() {
        return true;
    }
    let (channels, measures) = (format!("{base}knowledge/channels.json"), format!("{base}knowledge/measures.json"));
    let (channels, measures) = (file::fetch(&channels).await, file::fetch(&measures).await);
    matches!((channels, measures), (Some(channels), Some(measures)) if knowledge::load(&channels, &measures))
}

/// Has the catalogues fetched, once the first view stands.
pub fn fetch(app: App) {
    if app.catalogues.get_untracked() == Catalogues::Here {
        return;
    }
    let base = app.host.address("");
    spawn_local(async move {
        let here = bring(&base).await;
        if !app.host.is_there() {
            return;
        }
        let focused =
            here && active_beside(&app.host.place()).is_some_and(|active| active.class_list().contains("retry"));
        app.catalogues.set(if here { Catalogues::Here } else { Catalogues::Missing });
        if focused {
            // The button goes; what was waited for takes its place.
            app.focus_soon(".suggestion-list");
        }
    });
}

/// Tries once more if the catalogues could not be fetched.
pub fn retry(app: App) {
    if app.catalogues.get_untracked() == Catalogues::Missing {
        app.catalogues.set(Catalogues::ComingAgain);
        fetch(app);
    }
}

/// What is made of the catalogues; as long as they are not here, a sentence about that in its place. Whoever opens this
/// has them fetched again if need be.
pub fn once_here(app: App, show: fn(App) -> AnyView) -> AnyView {
    retry(app);
    let here = here(app);
    dynamic(move || if here.get() { show(app) } else { waiting(app) })
}

/// Whether the catalogues are here.
pub fn here(app: App) -> Memo<bool> {
    memo(move || app.catalogues.get() == Catalogues::Here)
}

fn waiting(app: App) -> AnyView {
    let t = app.t();
    let words = move || match app.catalogues.get() {
        Catalogues::Missing => t.catalogue_missing,
        _ => t.catalogue_coming,
    };
    let failed = memo(move || app.catalogues.get() != Catalogues::Coming);
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
                                    (app.catalogues.get() != Catalogues::Missing).to_string()
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
