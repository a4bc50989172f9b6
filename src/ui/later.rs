//! Parts of the planner whose code comes only when it is needed.
//!
//! The site's build cuts the wasm at the functions named here (`xtask/src/build.rs`); what only one part needs goes
//! into a file of its own. Other builds, such as Trunk's and the tests', have all in one file, and everything is there
//! at once. A new part is one line in `parts!`.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::task::spawn_local;
use leptos::wasm_split::SplitLoaderError as NotLoaded;

use super::app::App;
use super::scripted::{self, Answer, Asked};
use super::{banner, dialogs, views};
use crate::core::address::{Address, View};
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::markup::*;

/// What is being fetched, or was there already.
type Coming<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// A view in a part of its own.
pub struct Part {
    load: fn() -> Coming<()>,
    show: fn(App) -> Coming<AnyView>,
}

macro_rules! parts {
    ($($(#[$meta:meta])* $name:ident = $part:ident($load:ident, $show:ident): $view:path;)+) => {
        $(
            #[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, preload($load), fallible))]
            fn $show(app: App) -> Result<AnyView, NotLoaded> {
                Ok($view(app))
            }

            $(#[$meta])*
            pub static $name: Part = Part {
                #[cfg(wegmarke_split)]
                load: || Box::pin($load()),
                #[cfg(not(wegmarke_split))]
                load: || Box::pin(std::future::ready(Ok(()))),
                #[cfg(wegmarke_split)]
                show: |app| Box::pin($show(app)),
                #[cfg(not(wegmarke_split))]
                show: |app| Box::pin(std::future::ready($show(app))),
            };
        )+

        /// All parts, in the order in which they are wanted most.
        static PARTS: &[&Part] = &[$(&$name),+];
    };
}

parts! {
    MAP = map(load_map, show_map): views::map::map;
    GUIDE = insight(load_guide, show_guide): views::guide::guide;
    GUIDE_BAR = insight(load_guide_bar, show_guide_bar): views::guide::bar;
    PERSONAS = lists(load_personas, show_personas): views::personas::personas;
    TOUCHPOINTS = lists(load_touchpoints, show_touchpoints): views::touchpoints::touchpoints;
    JOURNEYS = lists(load_journeys, show_journeys): views::journeys::journeys;
    MEASURES = lists(load_measures, show_measures): views::measures::measures;
    FEEDBACK = insight(load_feedback, show_feedback): views::feedback::feedback;
    ANALYSIS = insight(load_analysis, show_analysis): views::analysis::analysis;
    BESIDE_MAP = insight(load_beside_map, show_beside_map): views::analysis::beside_map::beside_map;
    COMPARE = insight(load_compare, show_compare): views::compare::compare;
    BANNER = lists(load_banner, show_banner): banner::banner;
    DIALOGS = lists(load_dialogs, show_dialogs): dialogs::dialogs;
    SHARED = shared(load_shared, show_shared): views::shared::shared;
    EXCHANGE = exchange(load_exchange, show_exchange): dialogs::exchange;
}

/// Fetches the formats.
pub async fn formats() {
    let _ = (EXCHANGE.load)().await;
}

/// Does what a script asks for, once the formats are there.
pub async fn asked(app: App, asked: Asked) -> Result<Answer, NotLoaded> {
    #[cfg(wegmarke_split)]
    return answered(app, asked).await;
    #[cfg(not(wegmarke_split))]
    answered(app, asked)
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(exchange, wasm_split_path = leptos::wasm_split, fallible))]
fn answered(app: App, asked: Asked) -> Result<Answer, NotLoaded> {
    Ok(scripted::answer(app, asked))
}

/// The part that shows what is at an address; none for what needs none.
pub fn of(address: &Address) -> Option<&'static Part> {
    match address {
        Address::Plans | Address::Example(_) => None,
        Address::Share(_) => Some(&SHARED),
        Address::Plan { view, .. } => Some(of_view(*view)),
    }
}

fn of_view(view: View) -> &'static Part {
    match view {
        View::Guide => &GUIDE,
        View::Personas => &PERSONAS,
        View::Touchpoints => &TOUCHPOINTS,
        View::Journeys => &JOURNEYS,
        View::Map => &MAP,
        View::Feedback => &FEEDBACK,
        View::Analysis => &ANALYSIS,
        View::Compare => &COMPARE,
        View::Measures => &MEASURES,
    }
}

/// Fetches the part of a view, and that of the formats if they are wanted, so that they are drawn as soon as they are
/// asked for.
pub async fn fetch(view: View, formats: bool) {
    // One that fails is tried again when it is wanted.
    let _ = (of_view(view).load)().await;
    if formats {
        self::formats().await;
    }
}

/// Fetches all parts, so that they are there when they are wanted, with a network or without.
pub fn fetch_all() {
    spawn_local(async {
        for part in PARTS {
            // One that fails is tried again when it is wanted.
            let _ = (part.load)().await;
        }
    });
}

/// Shows a view as soon as its part is there: at once, if it has come already. A word stands in its place until then.
pub fn later(app: App, shown: &'static Part) -> AnyView {
    show(app, shown, true)
}

/// As `later`, for what others can do without: nothing stands in its place.
pub fn quietly(app: App, shown: &'static Part) -> AnyView {
    show(app, shown, false)
}

fn show(app: App, shown: &'static Part, told: bool) -> AnyView {
    let there = RwSignal::new(now((shown.load)()).map(|loaded| loaded.is_ok()));
    let fetch = move || {
        spawn_local(async move {
            let loaded = (shown.load)().await.is_ok();
            // The visitor may have gone elsewhere.
            there.try_set(Some(loaded));
        });
    };
    if there.get_untracked() != Some(true) {
        fetch();
    }
    dynamic(move || match there.get() {
        Some(true) => now((shown.show)(app)).and_then(Result::ok).unwrap_or_else(|| ().into_any()),
        _ if !told => ().into_any(),
        Some(false) => view! {
            <div class="teach part">
                <p role="alert">{app.t().part_missing}</p>
                <button
                    type="button"
                    class="button"
                    on:click=listener(move |_| {
                        there.set(None);
                        fetch();
                    })
                >
                    {app.t().try_again}
                </button>
            </div>
        }
        .into_any(),
        None => view! {
            <p class="hint part" role="status">
                {app.t().part_coming}
            </p>
        }
        .into_any(),
    })
}

/// What a future gives if it is ready.
fn now<T>(mut future: Coming<T>) -> Option<Result<T, NotLoaded>> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}
