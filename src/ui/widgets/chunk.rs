//! A view whose code comes only when it is needed, and what stands in its place until then. Which views these are is
//! the shell's (`shell/parts.rs`).

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

pub use leptos::wasm_split::SplitLoaderError as NotLoaded;

use super::start_page::BRAND;
use crate::browser::texts;
use crate::core::model::Language;
use crate::core::text::Catalogue;
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// What is being fetched, or was there already.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// A view in a chunk of its own of the program.
pub struct Chunk {
    pub load: fn() -> Coming<()>,
    pub show: fn(App) -> Coming<AnyView>,
    pub texts: Texts,
    pub style: Style,
}

/// The style that a chunk takes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// That of the map, with which an embed begins.
    Map,
    /// All of the planner's.
    Whole,
}

impl Style {
    /// Has it fetched, at once, and tells whether it is here then.
    pub fn bring(self) -> impl Future<Output = bool> {
        let whole = (self == Style::Whole).then(texts::bring_style);
        async move {
            match whole {
                Some(style) => style.await,
                None => true,
            }
        }
    }

    fn is_here(self) -> bool {
        match self {
            Style::Map => true,
            Style::Whole => texts::style_is_here(),
        }
    }

    /// Puts it in place of that which the page began with.
    pub fn put_on(self, app: App) {
        match self {
            Style::Map => {}
            Style::Whole => texts::put_style_on(&app.host.place()),
        }
    }
}

/// The texts that a chunk needs beside those that the planner has anyway.
#[derive(Clone, Copy)]
pub struct Texts {
    /// Those that it shows.
    pub shown: &'static [&'static Catalogue],
    /// Those by which it reads or writes what may be in any language.
    pub in_all_languages: &'static [&'static Catalogue],
}

impl Texts {
    /// Has them fetched, and tells whether they are here then.
    pub fn bring(self, language: Language) -> impl Future<Output = bool> + use<> {
        let (shown, all) = (texts::bring(self.shown, &[language]), texts::bring(self.in_all_languages, Language::ALL));
        async move { shown.await & all.await }
    }

    /// Whether they are here.
    pub fn are_here(self, language: Language) -> bool {
        let everywhere = |texts: &&Catalogue| Language::ALL.iter().all(|language| texts.is_here(*language));
        self.shown.iter().all(|texts| texts.is_here(language)) && self.in_all_languages.iter().all(everywhere)
    }
}

impl Chunk {
    /// Fetches code, texts and style, at the same time; whether all are here then. What fails is tried again the next
    /// time.
    pub fn fetch(&'static self, language: Language) -> impl Future<Output = bool> {
        let (style, unseen) = (self.style.bring(), self.fetch_unseen(language));
        async move { unseen.await && style.await }
    }

    /// Fetches code and texts for what is done without being shown.
    pub fn fetch_unseen(&'static self, language: Language) -> impl Future<Output = bool> {
        let texts = self.texts.bring(language);
        async move {
            let loaded = (self.load)().await.is_ok();
            texts.await && loaded
        }
    }

    /// Whether all of it is here: none while nobody knows.
    fn is_here(&self, language: Language) -> Option<bool> {
        if self.texts.are_here(language) && self.style.is_here() {
            now((self.load)()).map(|loaded| loaded.is_ok())
        } else {
            None
        }
    }
}

/// Shows a view as soon as its part is there: at once, if it has come already. A word stands in its place until then.
pub fn lazy(app: App, shown: &'static Chunk) -> AnyView {
    show(app, shown, true)
}

/// As `lazy`, for what others can do without: nothing stands in its place.
pub fn lazy_without_placeholder(app: App, shown: &'static Chunk) -> AnyView {
    show(app, shown, false)
}

fn show(app: App, shown: &'static Chunk, told: bool) -> AnyView {
    let there = RwSignal::new(shown.is_here(app.language()));
    let fetch = move || {
        let fetched = shown.fetch(app.language());
        spawn_local(async move {
            let here = fetched.await;
            // The visitor may have gone elsewhere.
            there.try_set(Some(here));
        });
    };
    if there.get_untracked() != Some(true) {
        fetch();
    }
    dynamic(move || match there.get() {
        Some(true) => {
            shown.style.put_on(app);
            now((shown.show)(app)).and_then(Result::ok).unwrap_or_else(|| ().into_any())
        }
        _ if !told => ().into_any(),
        Some(false) => view! {
            <div class="teach part">
                <p role="alert">{app.texts().part_missing}</p>
                <button
                    type="button"
                    class="button"
                    on:click=listener(move |_| {
                        there.set(None);
                        fetch();
                    })
                >
                    {app.texts().try_again}
                </button>
            </div>
        }
        .into_any(),
        None => view! {
            <div class="part">
                // A page without a first heading is hard to find one's way in.
                <h1 class="visually-hidden">{BRAND}</h1>
                <p class="hint" role="status">
                    {app.texts().part_coming}
                </p>
            </div>
        }
        .into_any(),
    })
}

/// Waits for several at the same time, and tells whether all are here then.
pub fn all_here(mut coming: Vec<Coming<()>>) -> impl Future<Output = bool> {
    let mut here = true;
    poll_fn(move |context| {
        coming.retain_mut(|part| match part.as_mut().poll(context) {
            Poll::Ready(came) => {
                here &= came.is_ok();
                false
            }
            Poll::Pending => true,
        });
        if coming.is_empty() { Poll::Ready(here) } else { Poll::Pending }
    })
}

/// What a future gives if it is ready.
pub fn now<T>(mut future: Coming<T>) -> Option<Result<T, NotLoaded>> {
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Some(result),
        Poll::Pending => None,
    }
}
