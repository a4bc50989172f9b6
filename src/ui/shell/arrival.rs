//! How the planner itself comes: its code is a part of its own (`parts.rs` names the others), and comes before all of
//! them.

use std::pin::Pin;

use super::parts::{self, Source};
use super::program::{self, Program};
use crate::browser::texts;
use crate::core::address::View;
use crate::core::model::Language;
use crate::core::text::{channels, mapping, messages};
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::host::Host;
use crate::ui::widgets::chunk::{Coming, NotLoaded, Style, Texts, all_here, now};

/// What the planner has before any view.
const PLANNER: Texts =
    Texts { shown: &[&messages::CATALOGUE, &mapping::CATALOGUE, &channels::CATALOGUE], in_all_languages: &[] };

/// Begins the planner, if its code is here.
pub fn begin(host: Host, language: Language) -> Option<Box<dyn Program>> {
    #[cfg(wegmarke_split)]
    return now(Box::pin(begun(host, language)))?.ok();
    #[cfg(not(wegmarke_split))]
    begun(host, language).ok()
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(planner, wasm_split_path = leptos::wasm_split, preload(load_begun), fallible))]
fn begun(host: Host, language: Language) -> Result<Box<dyn Program>, NotLoaded> {
    Ok(program::begin(host, language))
}

/// Fetches the planner and the editor for their own site, and whether all is here then.
pub async fn load_planner(language: Language) -> bool {
    load_with(language, true, Vec::new()).await
}

/// What can be done without.
fn optional(part: Coming<()>) -> Coming<()> {
    Box::pin(async move {
        let _ = part.await;
        Ok(())
    })
}

/// Fetches the planner and what else is wanted, at the same time. Whoever edits sees more than the start page's style
/// or the map's is made for.
async fn load_with(language: Language, editing: bool, mut parts: Vec<Coming<()>>) -> bool {
    let style = if editing { Style::Whole } else { Style::Map }.bring();
    let texts = PLANNER.bring(language);
    parts.push(planner_loaded());
    if editing {
        parts.push(parts::load_editor());
    }
    all_here(parts).await & texts.await & style.await
}

fn planner_loaded() -> Coming<()> {
    #[cfg(wegmarke_split)]
    return Box::pin(load_begun());
    #[cfg(not(wegmarke_split))]
    Box::pin(std::future::ready(Ok(())))
}

/// Fetches the planner, and all that may be wanted next, while nobody waits for it.
pub fn fetch_ahead(base: String, language: Language) {
    if texts::sparing() {
        return;
    }
    spawn_local(async move {
        if load_planner(language).await {
            #[cfg(wegmarke_split)]
            let rest = rest(base, language).await;
            #[cfg(not(wegmarke_split))]
            let rest = rest(base, language);
            if let Ok(rest) = rest {
                rest.await;
            }
        }
    });
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(planner, wasm_split_path = leptos::wasm_split, fallible))]
fn rest(base: String, language: Language) -> Result<Pin<Box<dyn Future<Output = ()>>>, NotLoaded> {
    Ok(Box::pin(program::fetch_rest(base, language)))
}

/// Whether the planner is here, with its texts and, on its own site (`library`), its editor and its
/// style.
pub fn planner_is_here(language: Language, library: bool) -> bool {
    let here = |part| matches!(now(part), Some(Ok(())));
    (!library || texts::style_is_here())
        && PLANNER.are_here(language)
        && here(planner_loaded())
        && (!library || here(parts::load_editor()))
}

/// What an embedded plan needs before it is shown.
#[derive(Clone, Copy)]
pub struct Needs {
    pub view: View,
    /// Whether it is edited or kept.
    pub editing: bool,
    /// Whether there is so little room that its map is a trail.
    pub narrow: bool,
    pub source: Source,
}

/// Fetches what the first view of an embedded plan needs, so that it is there when it is first drawn and nothing in the
/// page moves twice. Whether the planner is here then; what else can't be had now is tried again later.
pub async fn prepare(base: String, language: Language, needs: Needs) -> bool {
    // All at the same time: the planner asks for the rest again when it is here.
    let Needs { view, narrow, source, .. } = needs;
    let other = parts::load_code(view, narrow, source).into_iter().map(optional).collect();
    let here = load_with(language, needs.editing, other).await;
    if here {
        #[cfg(wegmarke_split)]
        let prepared = prepared(base, language, needs).await;
        #[cfg(not(wegmarke_split))]
        let prepared = prepared(base, language, needs);
        if let Ok(prepared) = prepared {
            prepared.await;
        }
    }
    here
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(planner, wasm_split_path = leptos::wasm_split, fallible))]
fn prepared(base: String, language: Language, needs: Needs) -> Result<Pin<Box<dyn Future<Output = ()>>>, NotLoaded> {
    let Needs { view, narrow, source, .. } = needs;
    Ok(Box::pin(parts::fetch_embedded(view, narrow, source, language, base)))
}
