//! The start page before the planner has come: all of it is there, and whatever is clicked, typed, dropped or pasted is
//! a wish that brings the planner (`element.rs`).

use std::sync::Arc;

use wasm_bindgen::JsCast;

use super::wish::Wish;
use crate::browser::timer::Listener;
use crate::browser::{document, texts, transfer, window};
use crate::core::model::Language;
use crate::core::text::fill;
use crate::core::text::messages::{self, messages};
use crate::ui::commands::shortcut::{self, HELP, PALETTE};
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::icon::Icon;
use crate::ui::kit::markup::*;
use crate::ui::state::host::Host;
use crate::ui::widgets::start_page::{Act, BRAND, brand, examples, hero, language_button, no_plans, privacy, stored};
use crate::ui::widgets::tool::tool_button;

/// The start page. Copies are the same.
#[derive(Clone, Copy)]
pub struct Start {
    host: Host,
    language: RwSignal<Language>,
    wish: StoredValue<Arc<dyn Fn(Language, Wish)>>,
    waits: RwSignal<Waits>,
}

/// Whether somebody waits for the planner.
#[derive(Clone, Copy, PartialEq)]
enum Waits {
    No,
    Yes,
    /// It could not be had.
    InVain,
}

impl Start {
    /// A start page that hands over what is wished for.
    pub fn new(host: Host, language: Language, wish: impl Fn(Language, Wish) + 'static) -> Self {
        Self {
            host,
            language: RwSignal::new(language),
            wish: StoredValue::new(Arc::new(wish)),
            waits: RwSignal::new(Waits::No),
        }
    }

    fn wish(self, wish: Wish) {
        self.waits.set(Waits::Yes);
        (self.wish.get_value())(self.language.get_untracked(), wish);
    }

    fn act(self, wish: fn() -> Wish) -> Act {
        Arc::new(move || self.wish(wish()))
    }

    /// The language that it is shown in.
    pub fn language(self) -> Language {
        self.language.get_untracked()
    }

    /// The planner could not be had.
    pub fn planner_missing(self) {
        self.waits.try_set(Waits::InVain);
    }
}

/// Whether the address is that of the start page, and not of a plan.
pub fn at_start() -> bool {
    matches!(window().location().hash().unwrap_or_default().as_str(), "" | "#" | "#/")
}

/// The page.
pub fn start(start: Start) -> AnyView {
    let guards = StoredValue::new(listeners(start));
    // The guards live as long as the page.
    on_cleanup(move || guards.dispose());
    Effect::new(move |_| {
        let language = start.language.get().key();
        let _ = start.host.place().set_attribute("lang", language);
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language);
        }
    });
    document().set_title(BRAND);
    if at_start() {
        spawn_local(async move {
            if texts::anything_stored().await && start.host.is_mounted() {
                start.wish(Wish::Planner);
            }
        });
    } else {
        start.wish(Wish::Planner);
    }
    dynamic(move || {
        let language = start.language.get();
        let t = messages(language);
        view! {
            <header class="head">
                {brand(t)}
                <div class="tools">
                    {tool_button(
                        t,
                        "palette",
                        t.palette,
                        Some(PALETTE),
                        Icon::Search,
                        None,
                        start.act(|| Wish::Palette),
                    )} {tool_button(t, "help", t.help, Some(HELP), Icon::Help, None, start.act(|| Wish::Help))}
                    {language_button(t, language, Arc::new(move || switch(start)))}
                </div>
            </header>
            <main class="view">{if at_start() { page(start, language) } else { coming(start, language) }}</main>
            <div class="toasts" role="status">
                {dynamic(move || (start.waits.get() != Waits::No && at_start()).then(|| told(start, language)))}
            </div>
        }
        .into_any()
    })
    .into_any()
}

fn page(start: Start, language: Language) -> AnyView {
    let t = messages(language);
    let room = view! { <p class="hint">{fill(t.room_used, &["0"])}</p> }.into_any();
    view! {
        <div class="plans-view">
            {hero(t, start.act(|| Wish::NewPlan), Arc::new(move |file| start.wish(Wish::Import(file))))}
            {stored(t, no_plans(t))} {examples(t, language, start.host)} {privacy(t, room, start.act(|| Wish::Erase))}
        </div>
    }
    .into_any()
}

/// What stands in the place of a plan that is on its way.
fn coming(start: Start, language: Language) -> AnyView {
    view! {
        <div class="teach part">
            <h1 class="visually-hidden">{BRAND}</h1>
            <div role="status">{dynamic(move || told(start, language))}</div>
        </div>
    }
    .into_any()
}

fn told(start: Start, language: Language) -> AnyView {
    let t = messages(language);
    match start.waits.get() {
        Waits::No | Waits::Yes => view! { <p class="toast">{t.part_coming}</p> }.into_any(),
        Waits::InVain => view! {
            <div class="toast">
                <p role="alert">{t.part_missing}</p>
                <button type="button" class="button" on:click=listener(move |_| start.wish(Wish::Planner))>
                    {t.try_again}
                </button>
            </div>
        }
        .into_any(),
    }
}

/// Goes on to the next language, here and in the address.
fn switch(start: Start) {
    let next = start.language.get_untracked().next();
    let brought = texts::bring(&[&messages::CATALOGUE], &[next]);
    spawn_local(async move {
        if brought.await && start.host.is_mounted() {
            start.host.keep_language(next);
            start.language.set(next);
            // The button that was clicked is gone with all else.
            start.host.focus_soon(".language");
        }
    });
}

fn listeners(start: Start) -> Vec<Listener> {
    let target = start.host.target();
    vec![
        Listener::on(&target, "keydown", move |event| {
            let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
            if event.default_prevented() || shortcut::composing(&event) || shortcut::typing(&event) {
                return;
            }
            let wishes: [(_, fn() -> Wish); 2] = [(PALETTE, || Wish::Palette), (HELP, || Wish::Help)];
            if let Some((_, wish)) = wishes.into_iter().find(|(shortcut, _)| shortcut.is_meant(&event)) {
                event.prevent_default();
                start.wish(wish());
            }
        }),
        Listener::on(&target, "dragover", move |event| {
            if transfer::carries_files(&event) {
                event.prevent_default();
            }
        }),
        Listener::on(&target, "drop", move |event| {
            if let Some(file) = transfer::dropped_file(&event) {
                event.prevent_default();
                start.wish(Wish::Import(file));
            }
        }),
        Listener::on(&target, "paste", move |event| {
            if let Some(text) = transfer::pasted_text(&event).filter(|_| !shortcut::typing(&event)) {
                event.prevent_default();
                start.wish(Wish::Paste(text));
            }
        }),
        Listener::on(&window(), "hashchange", move |_| start.wish(Wish::Planner)),
        // Another tab has stored a plan, or erased all.
        Listener::on(&window(), "storage", move |_| start.wish(Wish::Planner)),
    ]
}
