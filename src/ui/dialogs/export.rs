//! Giving the plan out: first by what somebody wants to do with it, each way with what it will look like; then, for
//! programs, in any format of the registry, with what it has no room for.

use super::frame::frame;
use super::journey_choice::journey_choice;
use super::{office, page, picture, wide};
use crate::browser::{clipboard, file, locale};
use crate::core::exchange::{Export, Exported, FORMATS, Format, Scope, html};
use crate::core::lanes::LANES;
use crate::core::model::Id;
use crate::core::text::exchange::exchange;
use crate::core::text::{field_label, fill, kind_label};
use crate::ui::commands::saving::file_name;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Dialog;

/// So much of a text is shown, in characters; all of it is copied and downloaded.
const SHOWN: usize = 20_000;

/// What somebody may want to take with them, before any format is named.
const PICTURE: &str = "picture";
const SLIDES: &str = "slides";
const POSTER: &str = "svg";
const WORKBOOK: &str = "xlsx";
const PAGE: &str = "page";

/// The dialog, with the way or the format of this name chosen.
pub(super) fn export(app: App, key: &'static str) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let chosen = RwSignal::new(key);
    let journey = RwSignal::new(untrack(|| app.current_journey()));
    let ways = [
        (PICTURE, w.picture_wide_title),
        (SLIDES, w.slides_title),
        (POSTER, w.poster_title),
        (WORKBOOK, w.excel_title),
        (PAGE, w.page_title),
    ];
    let formats = || FORMATS.iter().filter(|format| format.write.is_some() && ![POSTER, PAGE].contains(&format.key));
    let choice = move |key: &'static str, label: &'static str| {
        view! {
            <label class="export-format">
                <input
                    prop:checked=reactive(move || chosen.get() == key)
                    type="radio"
                    name="format"
                    value=key
                    on:change=listener(move |_| chosen.set(key))
                />
                <span>{label}</span>
            </label>
        }
        .into_any()
    };
    let for_people: Vec<AnyView> = ways.map(|(key, label)| choice(key, label)).into();
    let for_programs: Vec<AnyView> = formats().map(|format| choice(format.key, (format.label)(w))).collect();
    let opened = formats().any(|format| format.key == key);
    let details = move || {
        let key = chosen.get();
        let asked = move || asked(app, journey, key == PICTURE);
        let of_plan = move |ending: &str| name(app, None, ending);
        match key {
            PICTURE => Some(wide::ways(app, journey, asked, move |ending| name(app, Some(journey), ending))),
            SLIDES => Some(office::slides(app, asked, of_plan)),
            WORKBOOK => Some(office::workbook(app, asked, of_plan)),
            PAGE => Format::named(key).map(|format| page::page(app, format, asked, of_plan)),
            _ => Format::named(key).map(|format| details(app, format, journey)),
        }
    };
    let content = view! {
        <div class="export-form">
            <div class="export-kinds">
                <fieldset class="export-formats">
                    <legend>{w.export_format}</legend>
                    {for_people}
                    <details class="export-developers" prop:open=opened>
                        <summary>{w.export_developers}</summary>
                        {for_programs}
                    </details>
                </fieldset>
                // The head has no room for it on a phone.
                <button
                    type="button"
                    class="button as-link"
                    on:click=listener(move |_| app.overlay.open(Dialog::Share))
                >
                    {icon(Icon::Link)}
                    {t.share}
                </button>
            </div>
            <div class="export-details">{dynamic(details)}</div>
        </div>
    };
    frame(app, "wide", w.export_title, content.into_any())
}

/// What is to be given out: the journey that was chosen, and, of a picture, the lanes that are on screen.
fn asked(app: App, journey: RwSignal<Option<Id>>, as_shown: bool) -> Export {
    let shown =
        LANES.iter().enumerate().filter(|(place, _)| app.map.shows(*place)).map(|(_, lane)| lane.content).collect();
    Export {
        language: app.language(),
        journey: journey.get(),
        date: locale::day(app.language(), &locale::today().to_string()),
        today: Some(locale::today()),
        lanes: as_shown.then_some(shown),
        ..Export::default()
    }
}

/// The name of a file of this ending: the journey's, if it shows one, else the plan's.
fn name(app: App, journey: Option<RwSignal<Option<Id>>>, ending: &str) -> String {
    app.workspace.untracked(|document| {
        let journey = journey.and_then(|journey| journey.get_untracked());
        let name = journey
            .and_then(|id| document.journey(&id))
            .map_or_else(|| document.plan().title.to_string(), |journey| journey.name.to_string());
        format!("{}.{ending}", file_name(&name))
    })
}

fn details(app: App, format: &'static Format, journey: RwSignal<Option<Id>>) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let bare = RwSignal::new(true);
    let export = move || Export { without_picture: bare.get(), ..asked(app, journey, format.key == POSTER) };
    let name = move |ending: &str| name(app, (format.scope == Scope::Journey).then_some(journey), ending);
    let one_journey = (format.scope == Scope::Journey).then(|| journey_choice(app, t.journey, None, journey));
    if format.key == POSTER {
        return view! {
            <p class="hint">{w.poster_about}</p>
            {one_journey}
            {picture::ways(app, format, export, name)}
        }
        .into_any();
    }
    let written = memo(move || {
        let export = export();
        app.workspace.untracked(|document| {
            format.write.map_or(Exported::of_text(String::new(), Vec::new()), |write| write(document, &export))
        })
    });
    let copy = move |_| {
        let text = written.with_untracked(|written| written.body.text().map(str::to_owned));
        clipboard::copy(&text.unwrap_or_default(), move |done| {
            app.overlay.say(if done { exchange(app.language()).copied } else { exchange(app.language()).copy_failed });
        });
    };
    let download = move |_| {
        let name = name(format.extensions[0]);
        written.with_untracked(|written| file::download_body(&name, format.mime, &written.body));
    };
    let is_text = memo(move || written.with(|written| written.body.text().is_some()));
    let shown =
        move || written.with(|written| written.body.text().unwrap_or_default().chars().take(SHOWN).collect::<String>());
    let more = move || written.with(|written| written.body.text().is_some_and(|text| text.len() > SHOWN));
    let pictured = (format.key == html::FORMAT_ENTRY.key).then(|| {
        view! {
            <label class="check">
                <input
                    prop:checked=reactive(move || !bare.get())
                    type="checkbox"
                    on:change=listener(move |event: web_sys::Event| bare.set(!event_target_checked(&event)))
                />
                {w.export_with_picture}
            </label>
        }
    });
    let text = move || {
        view! {
            <label class="field">
                <span class="field-label">{w.export_text}</span>
                <textarea
                    class="export-text"
                    rows="8"
                    readonly=true
                    spellcheck="false"
                    dir="auto"
                    prop:value=reactive(shown)
                ></textarea>
            </label>
        }
    };
    view! {
        <p class="hint">{(format.about)(w)}</p>
        {one_journey}
        {pictured}
        {dynamic(move || written.with(|written| losses(app, written)))}
        {dynamic(move || is_text.get().then(text))}
        {dynamic(move || more().then(|| view! { <p class="hint">{w.export_more}</p> }))}
        <div class="dialog-acts">
            {dynamic(move || {
                is_text
                    .get()
                    .then(|| {
                        view! {
                            <button type="button" class="button" on:click=listener(copy)>
                                {icon(Icon::Copy)}
                                {w.copy_text}
                            </button>
                        }
                    })
            })} <button type="button" class="button primary" on:click=listener(download)>
                {icon(Icon::Download)}
                {w.download}
            </button>
        </div>
    }
    .into_any()
}

/// What the format has no room for, counted by kind and field.
fn losses(app: App, written: &Exported) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    if written.lost.is_empty() {
        return view! { <p class="hint">{w.export_keeps_all}</p> }.into_any();
    }
    let mut counted: Vec<((String, bool), usize)> = Vec::new();
    for loss in &written.lost {
        let words = match loss.field {
            Some(field) => {
                let (kind, field) = (kind_label(t, loss.key.kind, false), field_label(t, loss.key.kind, field));
                if kind == field { kind.to_owned() } else { format!("{kind}: {field}") }
            }
            None => kind_label(t, loss.key.kind, true).to_owned(),
        };
        let loss = (words, loss.partly);
        match counted.binary_search_by(|(known, _)| known.cmp(&loss)) {
            Ok(place) => counted[place].1 += 1,
            Err(place) => counted.insert(place, (loss, 1)),
        }
    }
    let rows: Vec<AnyView> = counted
        .into_iter()
        .map(|((words, partly), count)| {
            let text = if partly { w.export_loss_partly } else { w.export_loss };
            view! { <li>{fill(text, &[&words, &count.to_string()])}</li> }.into_any()
        })
        .collect();
    view! {
        <details class="losses">
            <summary>{w.export_loses}" "{written.lost.len().to_string()}</summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}
