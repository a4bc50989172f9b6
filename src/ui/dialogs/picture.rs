//! The map as a picture: how it will look, and its ways out as SVG, PNG and paper, there with a report behind it.

use super::journey_choice::journey_choice;
use crate::browser::{paper, raster};
use crate::core::document::List;
use crate::core::exchange::svg::{Fit, paint};
use crate::core::exchange::{Export, Format, report};
use crate::core::names::journey_of;
use crate::core::scene::{Paper, Theme, Timescale, pages, picture};
use crate::core::text::exchange::exchange;
use crate::core::text::fill;
use crate::ui::commands::map;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// How large a PNG is beside the picture on screen.
const SCALES: [f64; 2] = [2.0, 3.0];

/// The look of the picture, and what can be done with it. `asked` says which journey, in which language.
pub(super) fn ways(
    app: App,
    format: &'static Format,
    asked: impl Fn() -> Export + Copy + Send + Sync + 'static,
    name: impl Fn(&str) -> String + Copy + 'static,
) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let dark = RwSignal::new(false);
    let with_report = RwSignal::new(true);
    // As the map shows it.
    let second = RwSignal::new(map::compared_now(app));
    let timeline = RwSignal::new(map::timeline(app));
    let timed = move || {
        let journey = asked().journey;
        app.workspace.untracked(|document| {
            journey_of(document, journey.as_ref())
                .is_some_and(|journey| Timescale::of(document, &journey.id).is_known())
        })
    };
    let several = app.workspace.untracked(|document| document.len(&List::Journeys)) > 1;
    let wanted = move || Export {
        theme: if dark.get() { Theme::Dark } else { Theme::Light },
        second: second.get(),
        timeline: timeline.get(),
        ..asked()
    };
    let shown = memo(move || {
        let export = wanted();
        app.workspace.untracked(|document| {
            let picture = picture(document, &export.view());
            (paint(&picture, Fit::Own, None), picture.width, picture.height)
        })
    });
    let svg = move |_| {
        let export = untrack(wanted);
        if let Some(write) = format.write {
            let written = app.workspace.untracked(|document| write(document, &export));
            crate::browser::file::download_body(&name("svg"), format.mime, &written.body);
        }
    };
    let png = move |wanted: f64| {
        let (svg, width, height) = shown.get_untracked();
        let scale = raster::scale(width, height, wanted);
        let name = name("png");
        spawn_local(async move {
            let said = match raster::download_png(&name, &svg, (width, height), scale).await {
                Ok(()) if scale < wanted => w.picture_smaller,
                Ok(()) => return,
                Err(_) => w.picture_failed,
            };
            app.overlay.say(said);
        });
    };
    let print = move |paper: Paper, class: &'static str| {
        let export = Export { theme: Theme::Light, ..untrack(wanted) };
        let (pages, report) = app.workspace.untracked(|document| {
            let pages: Vec<String> =
                pages(document, &export.view(), paper).iter().map(|page| paint(page, Fit::Own, None)).collect();
            let report = if with_report.get_untracked() {
                report::insight(document, &export, report::one_line)
            } else {
                Vec::new()
            };
            (pages, report)
        });
        app.overlay.close();
        spawn_local(async move {
            if paper::print(&pages, &report, class).await.is_err() {
                app.overlay.say(w.picture_failed);
            }
        });
    };
    view! {
        {several.then(|| journey_choice(app, w.picture_second, Some(w.picture_no_second), second))}
        <label class="check">
            <input
                prop:checked=reactive(move || dark.get())
                type="checkbox"
                on:change=listener(move |event: web_sys::Event| dark.set(event_target_checked(&event)))
            />
            {w.picture_dark}
        </label>
        {dynamic(move || {
            timed()
                .then(|| {
                    view! {
                        <label class="check" title=t.timeline_scale>
                            <input
                                prop:checked=reactive(move || timeline.get())
                                type="checkbox"
                                on:change=listener(move |event: web_sys::Event| {
                                    timeline.set(event_target_checked(&event))
                                })
                            />
                            {t.timeline}
                        </label>
                    }
                })
        })}
        <label class="check" title=w.print_report_about>
            <input
                prop:checked=reactive(move || with_report.get())
                type="checkbox"
                on:change=listener(move |event: web_sys::Event| with_report.set(event_target_checked(&event)))
            />
            {w.print_report}
        </label>
        {preview(app, "export-picture", shown)}
        <div class="dialog-acts">
            <button type="button" class="button" on:click=listener(move |_| print(Paper::A4, "a4"))>
                {w.print_a4}
            </button>
            <button type="button" class="button" on:click=listener(move |_| print(Paper::A3, "a3"))>
                {w.print_a3}
            </button>
            {SCALES
                .map(|scale| {
                    view! {
                        <button type="button" class="button" on:click=listener(move |_| png(scale))>
                            {fill(w.picture_png, &[&scale.to_string()])}
                        </button>
                    }
                        .into_any()
                })
                .into_iter()
                .collect::<Vec<_>>()}
            <button type="button" class="button primary" on:click=listener(svg)>
                {icon(Icon::Download)}
                {"SVG"}
            </button>
        </div>
    }
    .into_any()
}

/// A picture as it will be, whose SVG and size these are.
pub(super) fn preview(app: App, class: &'static str, shown: Memo<(String, f64, f64)>) -> AnyView {
    let w = exchange(app.language());
    let image = move || {
        let picture = shown.with(|(svg, _, _)| raster::Picture::of(svg))?;
        let address = picture.address.clone();
        // It goes with the image that shows it.
        let picture = StoredValue::new(picture);
        on_cleanup(move || picture.dispose());
        Some(view! { <img src=address alt=w.picture_preview /> })
    };
    view! {
        // A picture that scrolls must be reachable by keyboard.
        <div class=class tabindex="0" role="region" aria-label=w.picture_preview>
            {dynamic(image)}
        </div>
    }
    .into_any()
}
