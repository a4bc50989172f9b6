//! A picture for somebody's own slide: 16 to 9, with title and legend, copied in one click or saved as PNG.

use super::journey_choice::journey_choice;
use super::picture::preview;
use crate::browser::{clipboard, raster};
use crate::core::document::List;
use crate::core::exchange::Export;
use crate::core::exchange::svg::{Fit, paint};
use crate::core::model::Id;
use crate::core::scene::{Theme, wide};
use crate::core::text::exchange::exchange;
use crate::core::text::fill;
use crate::ui::kit::closures::{listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// How wide a PNG is, in pixels.
const WIDTHS: [f64; 2] = [1920.0, 3840.0];

/// The choices, the picture as it will be, and its ways out.
pub(super) fn ways(
    app: App,
    journey: RwSignal<Option<Id>>,
    asked: impl Fn() -> Export + Copy + Send + Sync + 'static,
    name: impl Fn(&str) -> String + Copy + 'static,
) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let part: RwSignal<Option<usize>> = RwSignal::new(None);
    let bare = RwSignal::new(false);
    let dark = RwSignal::new(false);
    let phases: Vec<AnyView> = app.workspace.untracked(|document| {
        let phases = document.list(&List::Phases).filter_map(|id| document.phase(id)).enumerate();
        phases
            .map(|(place, phase)| {
                let name = if phase.name.trim().is_empty() { t.phase } else { &*phase.name };
                view! { <option value=place.to_string()>{name.to_owned()}</option> }.into_any()
            })
            .collect()
    });
    let shown = memo(move || {
        let export =
            Export { theme: if dark.get() { Theme::Dark } else { Theme::Light }, journey: journey.get(), ..asked() };
        app.workspace.untracked(|document| {
            let mut picture = wide(document, &export.view(), part.get());
            if bare.get() {
                // The first thing in a picture is the ground that all else stands on.
                picture.items.remove(0);
            }
            (paint(&picture, Fit::Own, None), picture.width, picture.height)
        })
    });
    let drawn = move |pixels: f64| {
        let (svg, width, height) = shown.get_untracked();
        async move { raster::png(&svg, (width, height), pixels / width).await }
    };
    let copy = move |_| {
        clipboard::copy_picture(drawn(WIDTHS[0]), move |done| {
            let w = exchange(app.language());
            app.overlay.say(if done { w.picture_copied } else { w.picture_copy_failed });
        });
    };
    let save = move |pixels: f64| {
        let name = name("png");
        let drawn = drawn(pixels);
        spawn_local(async move {
            match drawn.await {
                Ok(png) => crate::browser::file::download_blob(&name, &png),
                Err(_) => app.overlay.say(exchange(app.language()).picture_failed),
            }
        });
    };
    let check = move |label: &'static str, chosen: RwSignal<bool>| {
        view! {
            <label class="check">
                <input
                    prop:checked=reactive(move || chosen.get())
                    type="checkbox"
                    on:change=listener(move |event: web_sys::Event| chosen.set(event_target_checked(&event)))
                />
                {label}
            </label>
        }
        .into_any()
    };
    view! {
        <p class="hint">{w.picture_wide_about}</p>
        {journey_choice(app, t.journey, None, journey)}
        <label class="field">
            <span class="field-label">{w.picture_part}</span>
            <select
                prop:value=reactive(move || part.get().map_or(String::new(), |place| place.to_string()))
                on:change=listener(move |event: web_sys::Event| part.set(event_target_value(&event).parse().ok()))
            >
                <option value="">{w.picture_all}</option>
                {phases}
            </select>
        </label>
        {check(w.picture_transparent, bare)}
        {check(w.picture_dark, dark)}
        {preview(app, "export-picture wide", shown)}
        <div class="dialog-acts">
            {WIDTHS
                .map(|pixels| {
                    view! {
                        <button type="button" class="button" on:click=listener(move |_| save(pixels))>
                            {fill(w.picture_pixels, &[&pixels.to_string()])}
                        </button>
                    }
                        .into_any()
                })
                .into_iter()
                .collect::<Vec<_>>()} <button type="button" class="button primary" on:click=listener(copy)>
                {icon(Icon::Copy)}
                {w.picture_copy}
            </button>
        </div>
    }
    .into_any()
}
