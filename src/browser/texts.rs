//! The texts of the interface, as they come: in files for each language, beside the program; and the planner's whole
//! style, where only the start page's or the map's was needed so far.
//!
//! Where the program is in one piece (Trunk's builds, the tests') it has all texts in it, and nothing is fetched.

use crate::core::model::Language;
use crate::core::text::Catalogue;

/// Whether this browser may hold something of a visitor's: then the planner has to be asked.
pub async fn anything_stored() -> bool {
    #[cfg(wegmarke_split)]
    return wasm_bindgen_futures::JsFuture::from(site::anything_stored()).await.is_ok_and(|stored| stored.is_truthy());
    #[cfg(not(wegmarke_split))]
    true
}

/// Has the texts of these catalogues brought in these languages, and tells whether they are all here. The fetching
/// begins at once and not when this is first waited for.
pub fn bring(catalogues: &[&'static Catalogue], languages: &[Language]) -> impl Future<Output = bool> + use<> {
    let mut missing = Vec::new();
    for catalogue in catalogues {
        for language in languages.iter().filter(|language| !catalogue.is_here(**language)) {
            missing.push((*catalogue, *language, fetched(catalogue, *language)));
        }
    }
    async move {
        let mut all = true;
        for (catalogue, language, fetched) in missing {
            let file = fetched.await;
            all &= file.is_some_and(|file| catalogue.take(language, &file));
        }
        all
    }
}

/// Whether nothing is to be fetched ahead: somebody pays for it, in money or time.
pub fn sparing() -> bool {
    #[cfg(wegmarke_split)]
    return site::sparing();
    #[cfg(not(wegmarke_split))]
    false
}

/// Whether a service worker may keep the site here, and then brings all that nobody has asked for.
pub fn keeps_offline() -> bool {
    #[cfg(wegmarke_split)]
    return site::keeps_offline();
    #[cfg(not(wegmarke_split))]
    false
}

/// Tells the page that what may be wanted next is here: the rest may come.
pub fn came_ahead() {
    #[cfg(wegmarke_split)]
    site::came_ahead();
}

/// The text at an address, fetched once for all planners of the page; none if it can't be had. The fetching begins at
/// once and not when this is first waited for.
pub fn fetch_once(address: &str) -> impl Future<Output = Option<String>> + use<> {
    #[cfg(wegmarke_split)]
    let text = wasm_bindgen_futures::JsFuture::from(site::fetch_once(address));
    #[cfg(wegmarke_split)]
    return async move { text.await.ok()?.as_string() };
    #[cfg(not(wegmarke_split))]
    {
        let address = address.to_owned();
        async move { super::file::fetch(&address).await }
    }
}

/// Has the planner's whole style fetched, at once, and tells whether it is here.
#[cfg(wegmarke_split)]
pub fn bring_style() -> impl Future<Output = bool> {
    let fetched = site::fetch_style();
    async move { wasm_bindgen_futures::JsFuture::from(fetched).await.is_ok() }
}

/// The planner's style is here: there is no other.
#[cfg(not(wegmarke_split))]
pub fn bring_style() -> impl Future<Output = bool> {
    std::future::ready(true)
}

/// Whether the planner's whole style is here.
pub fn style_is_here() -> bool {
    #[cfg(wegmarke_split)]
    return site::style_is_here();
    #[cfg(not(wegmarke_split))]
    true
}

/// Puts the whole style in place of that which the page began with, around this element in a shadow tree.
pub fn put_style_on(place: &web_sys::Element) {
    #[cfg(wegmarke_split)]
    site::put_style_on(place);
    #[cfg(not(wegmarke_split))]
    let _ = place;
}

#[cfg(wegmarke_split)]
fn fetched(catalogue: &Catalogue, language: Language) -> impl Future<Output = Option<String>> + use<> {
    let file = site::fetch_texts(&format!("{}.{}", catalogue.name, language.key()));
    async move { wasm_bindgen_futures::JsFuture::from(file).await.ok()?.as_string() }
}

#[cfg(not(wegmarke_split))]
fn fetched(_: &Catalogue, _: Language) -> impl Future<Output = Option<String>> + use<> {
    std::future::ready(None)
}

/// The build's script (`xtask/src/texts.js`), which knows where the files are.
#[cfg(wegmarke_split)]
mod site {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen(raw_module = "./texts.js")]
    extern "C" {
        #[wasm_bindgen(js_name = fetchTexts)]
        pub fn fetch_texts(name: &str) -> js_sys::Promise;
        pub fn sparing() -> bool;
        #[wasm_bindgen(js_name = fetchOnce)]
        pub fn fetch_once(address: &str) -> js_sys::Promise;
        #[wasm_bindgen(js_name = keepsOffline)]
        pub fn keeps_offline() -> bool;
        #[wasm_bindgen(js_name = cameAhead)]
        pub fn came_ahead();
        #[wasm_bindgen(js_name = fetchStyle)]
        pub fn fetch_style() -> js_sys::Promise;
        #[wasm_bindgen(js_name = styleIsHere)]
        pub fn style_is_here() -> bool;
        #[wasm_bindgen(js_name = putStyleOn)]
        pub fn put_style_on(place: &web_sys::Element);
        #[wasm_bindgen(js_name = anythingStored)]
        pub fn anything_stored() -> js_sys::Promise;
    }
}
