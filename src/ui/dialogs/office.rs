//! Slides and workbooks: what will be in them, and the file.

use super::picture::preview;
use crate::browser::{file, next_frame};
use crate::core::exchange::pptx::Slides;
use crate::core::exchange::svg::{Fit, paint};
use crate::core::exchange::workbook::Shown;
use crate::core::exchange::{Export, Office};
use crate::core::scene::wide;
use crate::core::text::exchange::exchange;
use crate::core::text::fill;
use crate::ui::commands::office::{OfficeReply, OfficeRequest, ask};
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// So many rows and columns of a sheet are shown.
const ROWS: usize = 14;
const COLUMNS: usize = 8;

/// What was made of a wish: nothing yet, or the part can't be had.
type Made<T> = RwSignal<Option<Result<T, ()>>>;

/// Slides: their shape, their titles, and the deck.
pub(super) fn slides(
    app: App,
    asked: impl Fn() -> Export + Copy + Send + Sync + 'static,
    name: impl Fn(&str) -> String + Copy + 'static,
) -> AnyView {
    let w = exchange(app.language());
    let form = RwSignal::new(Slides::Wide);
    let titles: Made<Vec<String>> = RwSignal::new(None);
    Effect::new(move |_| {
        let request = OfficeRequest::Titles(asked(), form.get());
        spawn_local(async move {
            let made = match ask(app, request).await {
                Ok(OfficeReply::Titles(list)) => Ok(list),
                Ok(_) | Err(_) => Err(()),
            };
            titles.try_set(Some(made));
        });
    });
    let shapes = [(Slides::Wide, "16:9"), (Slides::Standard, "4:3")].map(|(shape, label)| {
        view! {
            <label class="check">
                <input
                    prop:checked=reactive(move || form.get() == shape)
                    type="radio"
                    name="slides"
                    on:change=listener(move |_| form.set(shape))
                />
                {label}
            </label>
        }
        .into_any()
    });
    // A slide is painted from the same scene.
    let shown = memo(move || {
        let export = asked();
        app.workspace.untracked(|document| {
            let picture = wide(document, &export.view(), None);
            (paint(&picture, Fit::Own, None), picture.width, picture.height)
        })
    });
    let list = move || {
        coming(app, titles, |titles| {
            let rows: Vec<AnyView> =
                titles.iter().map(|title| view! { <li dir="auto">{title.clone()}</li> }.into_any()).collect();
            view! {
                <p>{fill(w.slides_count, &[&titles.len().to_string()])}</p>
                <ol class="slide-titles" tabindex="0" aria-label=w.slides_title>
                    {rows}
                </ol>
            }
            .into_any()
        })
    };
    view! {
        <p class="hint">{w.slides_about}</p>
        <div class="slide-shapes">{Vec::from(shapes)}</div>
        {preview(app, "export-picture wide", shown)}
        {dynamic(list)}
        {acts(app, w.slides_save, Office::Pptx, name, move || OfficeRequest::Slides(asked(), form.get_untracked()))}
    }
    .into_any()
}

/// A workbook: its sheets, the first rows of each, and the file.
pub(super) fn workbook(
    app: App,
    asked: impl Fn() -> Export + Copy + Send + Sync + 'static,
    name: impl Fn(&str) -> String + Copy + 'static,
) -> AnyView {
    let w = exchange(app.language());
    let sheets: Made<Vec<Shown>> = RwSignal::new(None);
    spawn_local(async move {
        let made = match ask(app, OfficeRequest::Sheets(asked())).await {
            Ok(OfficeReply::Sheets(list)) => Ok(list),
            Ok(_) | Err(_) => Err(()),
        };
        sheets.try_set(Some(made));
    });
    view! {
        <p class="hint">{w.excel_about}</p>
        {dynamic(move || coming(app, sheets, |sheets| tabs(app, sheets)))}
        {acts(app, w.excel_save, Office::Xlsx, name, move || OfficeRequest::Workbook(asked()))}
    }
    .into_any()
}

/// The sheets, one after the other, each with how many rows it has.
fn tabs(app: App, sheets: &[Shown]) -> AnyView {
    let w = exchange(app.language());
    let list: Vec<AnyView> = sheets
        .iter()
        .enumerate()
        .map(|(place, sheet)| {
            let label = fill(w.excel_rows, &[&sheet.name, &sheet.rows.len().to_string()]);
            let rows: Vec<AnyView> = sheet.rows.iter().take(ROWS).map(|row| cells(row, sheet.columns)).collect();
            view! {
                <details class="sheet" prop:open=place == 0>
                    <summary>{label}</summary>
                    // What scrolls must be reachable by keyboard.
                    <div class="sheet-cells" tabindex="0" role="region" aria-label=sheet.name.clone()>
                        <table>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </details>
            }
            .into_any()
        })
        .collect();
    view! { <div class="sheets">{list}</div> }.into_any()
}

fn cells(row: &[String], columns: usize) -> AnyView {
    let filled = row.iter().map(String::as_str).chain(std::iter::repeat("")).take(columns.min(COLUMNS));
    let cells: Vec<AnyView> = filled.map(|cell| view! { <td dir="auto">{cell.to_owned()}</td> }.into_any()).collect();
    view! { <tr>{cells}</tr> }.into_any()
}

/// What was made, or a word on it.
fn coming<T: Send + Sync + 'static>(app: App, made: Made<T>, show: impl FnOnce(&T) -> AnyView) -> AnyView {
    let w = exchange(app.language());
    made.with(|made| match made {
        Some(Ok(made)) => show(made),
        Some(Err(())) => view! { <p role="alert">{app.texts().part_missing}</p> }.into_any(),
        None => view! {
            <p class="hint" role="status">
                {w.office_coming}
            </p>
        }
        .into_any(),
    })
}

/// The button that makes the file, with a word while that lasts.
fn acts(
    app: App,
    label: &'static str,
    kind: Office,
    name: impl Fn(&str) -> String + Copy + 'static,
    request: impl Fn() -> OfficeRequest + Copy + 'static,
) -> AnyView {
    let w = exchange(app.language());
    let busy = RwSignal::new(false);
    let save = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let name = name(kind.extension());
        // The word is painted before the work begins, which holds the page up.
        let work = move || {
            spawn_local(async move {
                match ask(app, request()).await {
                    Ok(OfficeReply::File(made)) => file::download_body(&name, kind.mime(), &made.body),
                    Ok(_) | Err(_) => app.overlay.say(app.texts().part_missing),
                }
                busy.try_set(false);
            })
        };
        next_frame(move || next_frame(work));
    };
    view! {
        <div class="dialog-acts">
            <p class="hint" role="status">
                {dynamic(move || busy.get().then_some(w.office_making))}
            </p>
            <button type="button" class="button primary" on:click=listener(save)>
                {icon(Icon::Download)}
                {label}
            </button>
        </div>
    }
    .into_any()
}
