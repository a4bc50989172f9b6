//! Parts of the planner whose code comes only when it is needed.
//!
//! The site's build cuts the wasm at the functions named here (`xtask/src/build.rs`); what only one part needs goes
//! into a file of its own. Other builds, such as Trunk's and the tests', have all in one file, and everything is there
//! at once. A new part is one line in `parts!`.

use crate::ui::kit::markup::spawn_local;

use super::banner;
use crate::core::address::{Address, View};
use crate::ui::commands::scripted::{self, ScriptReply, ScriptRequest};
use crate::ui::kit::markup::AnyView;
use crate::ui::state::app::App;
use crate::ui::widgets::chunk::{Chunk, NotLoaded, lazy_without_placeholder};
use crate::ui::{dialogs, views};

macro_rules! parts {
    ($($(#[$meta:meta])* $name:ident = $part:ident($load:ident, $show:ident): $view:path;)+) => {
        $(
            #[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, preload($load), fallible))]
            fn $show(app: App) -> Result<AnyView, NotLoaded> {
                Ok($view(app))
            }

            $(#[$meta])*
            pub static $name: Chunk = Chunk {
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
        static CHUNKS: &[&Chunk] = &[$(&$name),+];
    };
}

parts! {
    MAP = map(load_map, show_map): map;
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

/// The map, and below it what was found at the selected step: that is the analysis' and comes after the map.
fn map(app: App) -> AnyView {
    views::map::view::map(app, |app| lazy_without_placeholder(app, &BESIDE_MAP))
}

/// Fetches the formats.
pub async fn formats() {
    let _ = (EXCHANGE.load)().await;
}

/// Does what a script asks for, once the formats are there.
pub async fn scripted(app: App, request: ScriptRequest) -> Result<ScriptReply, NotLoaded> {
    #[cfg(wegmarke_split)]
    return answered(app, request).await;
    #[cfg(not(wegmarke_split))]
    answered(app, request)
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(exchange, wasm_split_path = leptos::wasm_split, fallible))]
fn answered(app: App, request: ScriptRequest) -> Result<ScriptReply, NotLoaded> {
    Ok(scripted::answer(app, request))
}

/// The part that shows what is at an address; none for what needs none.
pub fn at(address: &Address) -> Option<&'static Chunk> {
    match address {
        Address::Plans | Address::Example(_) => None,
        Address::Share(_) => Some(&SHARED),
        Address::Plan { view, .. } => Some(of_view(*view)),
    }
}

fn of_view(view: View) -> &'static Chunk {
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
        for part in CHUNKS {
            // One that fails is tried again when it is wanted.
            let _ = (part.load)().await;
        }
    });
}
