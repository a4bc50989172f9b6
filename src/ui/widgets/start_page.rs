//! What the start page says to whoever has no plan yet. It stands before the planner has come, and stays in its list of
//! plans; the site's page has the same (`xtask/src/start_page.rs`), so nothing moves when one takes the other's place.

use std::sync::Arc;

use wasm_bindgen::JsCast;

use crate::browser::texts;
use crate::core::address::Address;
use crate::core::exchange::ENDINGS;
use crate::core::knowledge::{EXAMPLES, Example};
use crate::core::model::{Language, Stage};
use crate::core::number::whole;
use crate::core::scene::{GLANCE_HEIGHT, Glance, Miniature, miniature};
use crate::core::text::Messages;
use crate::ui::kit::closures::listener;
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::host::Host;

/// What all this is called.
pub const BRAND: &str = "Wegmarke";

/// Something that is done at a click.
pub type Act = Arc<dyn Fn() + Send + Sync>;

/// The brand, which leads to the list of plans.
pub fn brand(t: &'static Messages) -> AnyView {
    view! {
        <a class="brand" href="#/" title=t.all_plans>
            <span class="brand-mark" aria-hidden=true></span>
            <span class="brand-name">{BRAND}</span>
        </a>
    }
    .into_any()
}

/// The button that goes on to the next language.
pub fn language_button(t: &'static Messages, language: Language, switch: Act) -> AnyView {
    let next = language.next().key();
    view! {
        <button
            type="button"
            class="language"
            title=t.other_language
            lang=next
            data-act="language"
            on:click=listener(move |_| switch())
        >
            {next.to_ascii_uppercase()}
        </button>
    }
    .into_any()
}

/// What this is, and the two ways to begin.
pub fn hero(t: &'static Messages, new_plan: Act, import: Arc<dyn Fn(web_sys::File) + Send + Sync>) -> AnyView {
    let picked = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            import(file);
        }
        // The same file can be picked again.
        input.set_value("");
    };
    view! {
        <section class="hero">
            <h1 tabindex="-1">{t.hero_title}</h1>
            <p>{t.hero_text}</p>
            <div class="acts">
                <button type="button" class="button primary" data-act="new-plan" on:click=listener(move |_| new_plan())>
                    {icon(Icon::Plus)}
                    {t.new_plan}
                </button>
                // The file input lies under the label, so it works like any native one.
                <label class="button file">
                    {icon(Icon::Upload)}{t.import_file}
                    <input on:change=picked data-act="import" type="file" accept=ENDINGS />
                </label>
            </div>
        </section>
    }
    .into_any()
}

/// The plans of the visitor, or what stands in their place.
pub fn stored(t: &'static Messages, plans: AnyView) -> AnyView {
    view! {
        <section aria-labelledby="stored-title">
            <h2 id="stored-title" tabindex="-1">
                {t.your_plans}
            </h2>
            {plans}
        </section>
    }
    .into_any()
}

/// Where there is no stored plan.
pub fn no_plans(t: &'static Messages) -> AnyView {
    view! { <p class="hint">{t.no_plans}</p> }.into_any()
}

/// Plans to look into. The file of one is fetched when somebody comes near it.
pub fn examples(t: &'static Messages, language: Language, host: Host) -> AnyView {
    let example = |example: &'static Example| {
        let (title, about) = ((example.title)(t), (example.about)(t));
        let near = move || {
            if !texts::sparing() {
                let address = host.address(&example.file(language));
                spawn_local(async move { drop(texts::fetch_once(&address).await) });
            }
        };
        view! {
            <li class="card example" on:pointerenter=listener(move |_| near()) on:focusin=listener(move |_| near())>
                {glance(example.glance)}
                <h3>
                    <a href=Address::Example(example.name.into()).fragment()>{title}</a>
                </h3>
                <p>{about}</p>
            </li>
        }
        .into_any()
    };
    view! {
        <section aria-labelledby="examples-title">
            <h2 id="examples-title">{t.examples}</h2>
            <p class="hint">{t.examples_hint}</p>
            <ul class="cards">{EXAMPLES.iter().map(example).collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}

/// A journey in small, on a card.
pub fn glance(phases: &[Glance]) -> AnyView {
    let Miniature { width, bands, ground, trail, moments } = miniature(phases);
    let band = |(stage, d): (Stage, String)| view! { <path class="band" data-stage=stage.key() d=d /> }.into_any();
    view! {
        <svg
            class="glance"
            viewBox=whole("0 0 # #", &[width, GLANCE_HEIGHT])
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
        >
            {bands.into_iter().map(band).collect::<Vec<_>>()}
            <path class="ground" d=ground />
            <path class="way" d=trail />
            <path class="moments" d=moments />
        </svg>
    }
    .into_any()
}

/// What is stored on this device, how much of it, and the way to erase it.
pub fn privacy(t: &'static Messages, room: AnyView, erase: Act) -> AnyView {
    view! {
        <footer class="privacy">
            <div>
                <p>{t.privacy}</p>
                {room}
                <p class="hint offline-ready" role="status">
                    {t.offline_ready}
                </p>
            </div>
            <button type="button" class="button" data-act="erase" on:click=listener(move |_| erase())>
                {icon(Icon::Trash)}
                {t.erase_everything}
            </button>
        </footer>
    }
    .into_any()
}
