//! How the planner itself comes: its code is a part of its own (`parts.rs` names the others), and comes before all of
//! them.

use std::pin::Pin;

use super::parts;
use super::program::{self, Program};
use crate::browser::texts;
use crate::core::address::View;
use crate::core::model::Language;
use crate::core::text::{mapping, messages};
use crate::ui::kit::markup::spawn_local;
use crate::ui::state::fetched::load_catalogues;
use crate::ui::state::host::Host;
use crate::ui::widgets::chunk::{Coming, NotLoaded, Texts, now};

/// What the planner has before any view.
const PLANNER: Texts = Texts { shown: &[&messages::CATALOGUE, &mapping::CATALOGUE], in_all_languages: &[] };

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

/// Fetches the planner for its own site, whose start page has a smaller style, and whether it is here then.
pub async fn load_planner(language: Language) -> bool {
    let style = texts::bring_style();
    load_code(language).await && style.await
}

/// Fetches code and texts of the planner, and whether they are here then.
async fn load_code(language: Language) -> bool {
    let texts = PLANNER.bring(language);
    planner_loaded().await.is_ok() && texts.await
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

/// Whether the planner is here, with its texts and, on its own site (`library`), its style.
pub fn planner_is_here(language: Language, library: bool) -> bool {
    let style = !library || texts::style_is_here();
    style && PLANNER.are_here(language) && matches!(now(planner_loaded()), Some(Ok(())))
}

/// Fetches what the first view of an embedded plan needs, so that it is there when it is first drawn and nothing in the
/// page moves twice; `formats` says whether the plan comes from a table or a link. Whether the planner is here then;
/// what else can't be had now is tried again later.
pub async fn prepare(base: String, view: View, language: Language, formats: bool) -> bool {
    let here = load_code(language).await;
    if here {
        #[cfg(wegmarke_split)]
        let prepared = prepared(base, view, language, formats).await;
        #[cfg(not(wegmarke_split))]
        let prepared = prepared(base, view, language, formats);
        if let Ok(prepared) = prepared {
            prepared.await;
        }
    }
    here
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(planner, wasm_split_path = leptos::wasm_split, fallible))]
fn prepared(
    base: String,
    view: View,
    language: Language,
    formats: bool,
) -> Result<Pin<Box<dyn Future<Output = ()>>>, NotLoaded> {
    Ok(Box::pin(async move {
        let (shown, names) = (parts::of_view(view).fetch(language), load_catalogues(&base));
        if formats {
            parts::formats(language).await;
        }
        shown.await;
        names.await;
    }))
}
