//! The plan as a link: to copy, to hand to the system's share sheet, and as a QR code.

use super::frame::frame;
use crate::browser::{clipboard, file, locale, raster, sheet, window};
use crate::core::address::Address;
use crate::core::share::{self, TooLarge, qr};
use crate::core::text::exchange::exchange;
use crate::core::text::fill;
use crate::core::text::sharing::sharing;
use crate::ui::commands::saving;
use crate::ui::commands::saving::file_name;
use crate::ui::kit::closures::listener;
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Dialog;

/// Beyond so many characters some mail and chat programs cut a link off, or no longer make it one to click.
const LONG: usize = 2_000;

/// The dialog. What it shows is the plan as it is when it opens: nothing can be edited below it.
pub(super) fn share(app: App) -> AnyView {
    let w = sharing(app.language());
    let content = match app.workspace.untracked(share::write) {
        Ok(payload) => ways(app, &format!("{}{}", page(), Address::Share(payload).fragment())),
        Err(TooLarge) => view! {
            <p class="refused-reason">{w.share_too_large}</p>
            <div class="dialog-acts">
                <button
                    type="button"
                    class="button to-embed"
                    on:click=listener(move |_| app.overlay.open(Dialog::Embed))
                >
                    {icon(Icon::Frame)}
                    {app.texts().embed}
                </button>
                {as_file(app, true)}
            </div>
        }
        .into_any(),
    };
    frame(app, "sharing", w.share_title, content)
}

/// The planner's own address. Whoever opens the link reads it in a language of their own.
fn page() -> String {
    let here = window().location().href().unwrap_or_default();
    here.split(['?', '#']).next().unwrap_or_default().to_owned()
}

fn ways(app: App, link: &str) -> AnyView {
    let w = sharing(app.language());
    let title = app.workspace.untracked(|document| document.plan().title.to_string());
    let length = fill(
        if link.len() > LONG { w.share_long } else { w.share_length },
        &[&locale::number(app.language(), link.len() as f64)],
    );
    let (copied, sent) = (link.to_owned(), link.to_owned());
    let copy = move |_| {
        clipboard::copy(&copied, move |done| {
            app.overlay.say(if done { exchange(app.language()).copied } else { exchange(app.language()).copy_failed })
        });
    };
    let named = title.clone();
    let send = move |_| sheet::open(&named, &sent, move || app.overlay.say(sharing(app.language()).share_send_failed));
    view! {
        <p>{w.share_about}</p>
        <label class="field">
            <span class="field-label">{w.share_link}</span>
            <textarea
                class="export-text share-link"
                rows="3"
                readonly=true
                spellcheck="false"
                dir="ltr"
                prop:value=link.to_owned()
                on:focus=listener(select)
            ></textarea>
        </label>
        <p class="hint">{length}</p>
        {code(app, link, title)}
        <div class="dialog-acts">
            {as_file(app, false)}
            <button type="button" class="button to-embed" on:click=listener(move |_| app.overlay.open(Dialog::Embed))>
                {icon(Icon::Frame)}
                {app.texts().embed}
            </button>
            {sheet::there()
                .then(|| {
                    view! {
                        <button type="button" class="button send" on:click=listener(send)>
                            {icon(Icon::Share)}
                            {w.share_send}
                        </button>
                    }
                })} <button type="button" class="button primary copy" on:click=listener(copy)>
                {icon(Icon::Copy)}
                {w.share_copy}
            </button>
        </div>
    }
    .into_any()
}

/// All of the link is marked as soon as somebody is in its field.
fn select(event: web_sys::FocusEvent) {
    use wasm_bindgen::JsCast;
    if let Some(field) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlTextAreaElement>().ok()) {
        field.select();
    }
}

fn code(app: App, link: &str, title: String) -> AnyView {
    let w = sharing(app.language());
    let Some(svg) = qr::svg(link) else { return view! { <p class="hint">{w.share_qr_long}</p> }.into_any() };
    let Some(picture) = raster::Picture::of(&svg) else { return ().into_any() };
    let address = picture.address.clone();
    // It goes with the image that shows it.
    let picture = StoredValue::new(picture);
    on_cleanup(move || picture.dispose());
    let save = move |_| file::download(&format!("{}.qr.svg", file_name(&title)), "image/svg+xml", &svg);
    view! {
        <div class="share-code">
            <img src=address alt=w.share_qr />
            <button type="button" class="button" on:click=listener(save)>
                {icon(Icon::Download)}
                {w.share_qr_save}
            </button>
        </div>
    }
    .into_any()
}

fn as_file(app: App, only: bool) -> AnyView {
    let label = sharing(app.language()).share_file;
    view! {
        <button
            type="button"
            class="button file-instead"
            class:primary=only
            on:click=listener(move |_| saving::export(app))
        >
            {icon(Icon::Download)}
            {label}
        </button>
    }
    .into_any()
}
