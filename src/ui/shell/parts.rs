//! Parts of the planner whose code comes only when it is needed.
//!
//! The site's build cuts the wasm at the functions named here (`xtask/src/build.rs`); what only one part needs goes
//! into a file of its own. Other builds, such as Trunk's and the tests', have all in one file, and everything is there
//! at once. A new part is one line in `parts!`.

use super::banner;
use crate::core::address::{Address, View};
use crate::core::model::Language;
use crate::core::text::{embedding, exchange, insight, lists, mapping, messages, sharing};
use crate::ui::commands::scripted::{self, ScriptReply, ScriptRequest};
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::widgets::chunk::{Chunk, NotLoaded, Texts, lazy_without_placeholder};
use crate::ui::{dialogs, views};

macro_rules! parts {
    ($($name:ident = $part:ident($load:ident, $show:ident): $view:path, $texts:expr;)+) => {
        $(
            #[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, preload($load), fallible))]
            fn $show(app: App) -> Result<AnyView, NotLoaded> {
                Ok($view(app))
            }

            pub static $name: Chunk = Chunk {
                #[cfg(wegmarke_split)]
                load: || Box::pin($load()),
                #[cfg(not(wegmarke_split))]
                load: || Box::pin(std::future::ready(Ok(()))),
                #[cfg(wegmarke_split)]
                show: |app| Box::pin($show(app)),
                #[cfg(not(wegmarke_split))]
                show: |app| Box::pin(std::future::ready($show(app))),
                texts: $texts,
            };
        )+

        /// All parts, in the order in which they are wanted most.
        static CHUNKS: &[&Chunk] = &[$(&$name),+];
    };
}

const NONE: Texts = Texts { shown: &[], in_all_languages: &[] };
const LISTS: Texts = Texts { shown: &[&lists::CATALOGUE], in_all_languages: &[] };
/// A measure is suggested only where none of its name is planned, in whatever language.
const INSIGHT: Texts = Texts { shown: &[&insight::CATALOGUE], in_all_languages: &[&messages::CATALOGUE] };
const SHARING: Texts = Texts { shown: &[&sharing::CATALOGUE], in_all_languages: &[] };
/// Tables are read by the names that columns have in any language, and what is written may be in another than ours.
const FORMATS: Texts = Texts {
    shown: &[&embedding::CATALOGUE, &sharing::CATALOGUE],
    in_all_languages: &[&messages::CATALOGUE, &mapping::CATALOGUE, &exchange::CATALOGUE],
};
parts! {
    MAP = map(load_map, show_map): map, NONE;
    GUIDE = insight(load_guide, show_guide): views::guide::guide, INSIGHT;
    GUIDE_BAR = insight(load_guide_bar, show_guide_bar): views::guide::bar, INSIGHT;
    PERSONAS = lists(load_personas, show_personas): views::personas::personas, LISTS;
    TOUCHPOINTS = lists(load_touchpoints, show_touchpoints): views::touchpoints::touchpoints, LISTS;
    JOURNEYS = lists(load_journeys, show_journeys): views::journeys::journeys, LISTS;
    MEASURES = lists(load_measures, show_measures): views::measures::measures, LISTS;
    FEEDBACK = insight(load_feedback, show_feedback): views::feedback::feedback, INSIGHT;
    ANALYSIS = insight(load_analysis, show_analysis): views::analysis::analysis, INSIGHT;
    BESIDE_MAP = insight(load_beside_map, show_beside_map): views::analysis::beside_map::beside_map, INSIGHT;
    COMPARE = insight(load_compare, show_compare): views::compare::compare, INSIGHT;
    BANNER = lists(load_banner, show_banner): banner::banner, LISTS;
    DIALOGS = lists(load_dialogs, show_dialogs): dialogs::dialogs, LISTS;
    SHARED = shared(load_shared, show_shared): views::shared::shared, SHARING;
    EXCHANGE = exchange(load_exchange, show_exchange): dialogs::exchange, FORMATS;
}

/// The map, and below it what was found at the selected step: that is the analysis' and comes after the map.
fn map(app: App) -> AnyView {
    views::map::view::map(app, |app| {
        if app.can_edit() { lazy_without_placeholder(app, &BESIDE_MAP) } else { asked_beside_map(app) }
    })
}

/// For whoever only reads, what was found is fetched when it is asked for.
fn asked_beside_map(app: App) -> AnyView {
    let asked = RwSignal::new(false);
    dynamic(move || {
        if asked.get() {
            return lazy_without_placeholder(app, &BESIDE_MAP);
        }
        view! {
            <button type="button" class="button ask-findings" on:click=listener(move |_| asked.set(true))>
                {icon(Icon::Search)}
                {app.texts().analysis}
            </button>
        }
        .into_any()
    })
}

/// Fetches the formats with their texts, and whether they are here then.
pub async fn formats(language: Language) -> bool {
    EXCHANGE.fetch(language).await
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

/// The part of a view.
pub fn of_view(view: View) -> &'static Chunk {
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

/// Fetches all parts, one after the other.
pub async fn fetch_all(language: Language) {
    for part in CHUNKS {
        // One that fails is tried again when it is wanted.
        part.fetch(language).await;
    }
}
