//! Parts of the planner whose code comes only when it is needed.
//!
//! The site's build cuts the wasm at the functions named here (`xtask/src/build.rs`); what only one part needs goes
//! into a file of its own. Other builds, such as Trunk's and the tests', have all in one file, and everything is there
//! at once. A new part is one line in `parts!`.

use std::pin::Pin;

use super::banner;
use super::editing::Editing;
use crate::core::address::{Address, View};
use crate::core::exchange::html::Node;
use crate::core::model::Language;
use crate::core::text::{embedding, exchange, insight, lists, mapping, messages, method, rules, sharing};
use crate::ui::commands::scripted::{self, ScriptReply, ScriptRequest};
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::{App, ComingEditor, Editor};
use crate::ui::state::fetched::load_channels;
use crate::ui::widgets::chunk::{Chunk, Coming, NotLoaded, Style, Texts, lazy, lazy_without_placeholder, now};
use crate::ui::{dialogs, views};

macro_rules! parts {
    ($($name:ident = $part:ident($load:ident, $show:ident): $view:path, $texts:expr, $style:expr;)+) => {
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
                style: $style,
            };
        )+

        /// All parts, in the order in which they are wanted most.
        static CHUNKS: &[&Chunk] = &[$(&$name),+];
    };
}

const NONE: Texts = Texts { shown: &[], in_all_languages: &[] };
const LISTS: Texts = Texts { shown: &[&lists::CATALOGUE], in_all_languages: &[] };
/// A measure is suggested only where none of its name is planned, in whatever language.
const INSIGHT: Texts =
    Texts { shown: &[&insight::CATALOGUE, &rules::CATALOGUE], in_all_languages: &[&messages::CATALOGUE] };
const METHOD: Texts = Texts { shown: &[&insight::CATALOGUE, &method::CATALOGUE], ..INSIGHT };
const SHARING: Texts = Texts { shown: &[&sharing::CATALOGUE], in_all_languages: &[] };
/// Tables are read by the names that columns have in any language, and what is written may be in another than ours.
const FORMATS: Texts = Texts {
    shown: &[&embedding::CATALOGUE, &sharing::CATALOGUE],
    in_all_languages: &[&messages::CATALOGUE, &mapping::CATALOGUE, &exchange::CATALOGUE, &rules::CATALOGUE],
};
/// A figure of ours is read by the names of its rows, which may be in any language.
const FIGURES: Texts = Texts { shown: &[], in_all_languages: &[&messages::CATALOGUE] };
parts! {
    // Around the map is the planner's own: one of the next two comes with it.
    MAP = planner(load_map, show_map): map, NONE, Style::Map;
    BOARD = board(load_board, show_board): views::map::view::board, NONE, Style::Map;
    TRAIL = trail(load_trail, show_trail): views::map::view::trail, NONE, Style::Map;
    GUIDE = insight(load_guide, show_guide): views::guide::guide, METHOD, Style::Whole;
    GUIDE_BAR = insight(load_guide_bar, show_guide_bar): views::guide::bar, METHOD, Style::Whole;
    PERSONAS = lists(load_personas, show_personas): views::personas::personas, LISTS, Style::Whole;
    TOUCHPOINTS = lists(load_touchpoints, show_touchpoints): views::touchpoints::touchpoints, LISTS, Style::Whole;
    JOURNEYS = lists(load_journeys, show_journeys): views::journeys::journeys, LISTS, Style::Whole;
    MEASURES = lists(load_measures, show_measures): views::measures::measures, LISTS, Style::Whole;
    FEEDBACK = insight(load_feedback, show_feedback): views::feedback::feedback, INSIGHT, Style::Whole;
    ANALYSIS = insight(load_analysis, show_analysis): views::analysis::analysis, INSIGHT, Style::Whole;
    BESIDE_MAP = insight(load_beside_map, show_beside_map): views::analysis::beside_map::beside_map, INSIGHT, Style::Whole;
    COMPARE = insight(load_compare, show_compare): views::compare::compare, INSIGHT, Style::Whole;
    BANNER = lists(load_banner, show_banner): banner::banner, LISTS, Style::Whole;
    DIALOGS = lists(load_dialogs, show_dialogs): dialogs::dialogs, LISTS, Style::Whole;
    SHARED = shared(load_shared, show_shared): views::shared::shared, SHARING, Style::Whole;
    EXCHANGE = exchange(load_exchange, show_exchange): dialogs::exchange, FORMATS, Style::Whole;
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(editing, wasm_split_path = leptos::wasm_split, preload(load_editing), fallible))]
fn editing() -> Result<&'static dyn Editor, NotLoaded> {
    Ok(&Editing)
}

/// Fetches the editor.
pub fn load_editor() -> Coming<()> {
    #[cfg(wegmarke_split)]
    return Box::pin(load_editing());
    #[cfg(not(wegmarke_split))]
    Box::pin(std::future::ready(Ok(())))
}

/// What an embedded plan is opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A plan file.
    File,
    /// A figure of ours in the page.
    Figure,
    /// A table in the page that may be anybody's.
    Table,
    /// A link with a plan in it.
    Link,
}

impl Source {
    /// The source that the loader calls so.
    pub fn named(name: &str) -> Self {
        match name {
            "figure" => Source::Figure,
            "table" => Source::Table,
            "link" => Source::Link,
            _ => Source::File,
        }
    }
}

/// Fetches the code that an embedded plan takes beside the planner, all at the same time: of its view, which has so
/// much room, and of what it is opened from.
pub fn load_code(view: View, narrow: bool, source: Source) -> Vec<Coming<()>> {
    let map = (view == View::Map).then(|| (shape(narrow).load)());
    let reader = match source {
        Source::File => None,
        Source::Figure => Some(figures_loaded()),
        Source::Table => Some((EXCHANGE.load)()),
        Source::Link => Some(links_loaded()),
    };
    map.into_iter().chain(reader).collect()
}

/// Fetches what an embedded plan takes beside the planner, with its texts.
pub async fn fetch_embedded(view: View, narrow: bool, source: Source, language: Language, base: String) {
    let shown = if view == View::Map { shape(narrow) } else { of_view(view) };
    let shown = shown.fetch(language);
    match source {
        Source::File => {}
        Source::Figure => _ = FIGURES.bring(language).await,
        Source::Table => _ = FIGURES.bring(language).await & formats(language, &base).await,
        Source::Link => _ = SHARING.bring(language).await,
    }
    shown.await;
}

fn figures_loaded() -> Coming<()> {
    #[cfg(wegmarke_split)]
    return Box::pin(load_figure());
    #[cfg(not(wegmarke_split))]
    Box::pin(std::future::ready(Ok(())))
}

fn links_loaded() -> Coming<()> {
    #[cfg(wegmarke_split)]
    return Box::pin(load_link());
    #[cfg(not(wegmarke_split))]
    Box::pin(std::future::ready(Ok(())))
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(figure, wasm_split_path = leptos::wasm_split, preload(load_figure), fallible))]
fn figure(app: App, node: Node) -> Result<Result<ScriptReply, Node>, NotLoaded> {
    Ok(scripted::read_figure(app, node))
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(shared, wasm_split_path = leptos::wasm_split, preload(load_link), fallible))]
fn link(app: App, payload: String) -> Result<ScriptReply, NotLoaded> {
    Ok(scripted::read_link(app, &payload))
}

/// Reads the plan that a figure or table of ours shows; the tree is given back if it is somebody else's. None if the
/// texts for that can't be had.
pub async fn read_figure(app: App, node: Node) -> Result<Option<Result<ScriptReply, Node>>, NotLoaded> {
    if !FIGURES.bring(app.language()).await || !app.host.is_mounted() {
        return Ok(None);
    }
    #[cfg(wegmarke_split)]
    return figure(app, node).await.map(Some);
    #[cfg(not(wegmarke_split))]
    figure(app, node).map(Some)
}

/// Reads the plan in a link. None if the texts for that can't be had.
pub async fn read_link(app: App, payload: String) -> Result<Option<ScriptReply>, NotLoaded> {
    if !SHARING.bring(app.language()).await || !app.host.is_mounted() {
        return Ok(None);
    }
    #[cfg(wegmarke_split)]
    return link(app, payload).await.map(Some);
    #[cfg(not(wegmarke_split))]
    link(app, payload).map(Some)
}

/// The editor, if it is here. It is fetched by that, if it is not.
pub fn editor_here() -> Option<&'static dyn Editor> {
    if now(load_editor())?.is_err() {
        return None;
    }
    #[cfg(wegmarke_split)]
    return now(Box::pin(editing()))?.ok();
    #[cfg(not(wegmarke_split))]
    editing().ok()
}

/// The editor, once it is here; none if it can't be had.
pub fn bring_editor() -> ComingEditor {
    let style = Style::Whole.bring();
    Box::pin(async {
        load_editor().await.ok()?;
        // Without it the map would be shown, but not what one edits with.
        if style.await { editor_here() } else { None }
    })
}

/// The map, and below it what was found at the selected step: that is the analysis' and comes after the map.
fn map(app: App) -> AnyView {
    views::map::view::map(
        app,
        views::map::view::Shapes {
            board: |app| lazy(app, &BOARD),
            trail: |app| lazy(app, &TRAIL),
            beside: |app| {
                if app.can_edit() { lazy_without_placeholder(app, &BESIDE_MAP) } else { asked_beside_map(app) }
            },
        },
    )
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

/// Fetches the formats with their texts and what is known of channels, from the planner's site at `base`; whether they
/// are here then. Without the channels tables say of some touchpoints less than they could.
pub async fn formats(language: Language, base: &str) -> bool {
    let here = EXCHANGE.fetch_unseen(language).await;
    if here {
        #[cfg(wegmarke_split)]
        let channels = channels(base.to_owned()).await;
        #[cfg(not(wegmarke_split))]
        let channels = channels(base.to_owned());
        if let Ok(channels) = channels {
            channels.await;
        }
    }
    here
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(exchange, wasm_split_path = leptos::wasm_split, fallible))]
fn channels(base: String) -> Result<Pin<Box<dyn Future<Output = bool>>>, NotLoaded> {
    Ok(Box::pin(async move { load_channels(&base).await }))
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

/// The part of the map's shape where there is so much room.
pub fn shape(narrow: bool) -> &'static Chunk {
    if narrow { &TRAIL } else { &BOARD }
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
    let _ = load_editor().await;
    for part in CHUNKS {
        // One that fails is tried again when it is wanted.
        part.fetch(language).await;
    }
}
