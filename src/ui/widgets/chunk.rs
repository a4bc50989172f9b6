//! A view whose code comes only when it is needed, and what stands in its place until then. Which views these are is
//! the shell's (`shell/parts.rs`).

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

pub use leptos::wasm_split::SplitLoaderError as NotLoaded;

use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// What is being fetched, or was there already.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// A view in a chunk of its own of the program.
pub struct Chunk {
    pub load: fn() -> Coming<()>,
    pub show: fn(App) -> Coming<AnyView>,
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
            <p class="hint part" role="status">
                {app.texts().part_coming}
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
