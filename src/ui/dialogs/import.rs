//! What a visitor sees of something that is taken in before anything changes: what is in it, what will be mended, and
//! where it may go. A table also shows what its columns are taken for, diagrams what their actors are, and a file that
//! does not say how its letters are written lets people choose.

use std::sync::Arc;

use super::frame::frame;
use super::table;
use super::told::told;
use crate::browser::BrowserEntropy;
use crate::core::address::{Address, View};
use crate::core::exchange::csv::Encoding;
use crate::core::exchange::found::{self, Content, Opened};
use crate::core::exchange::mermaid::{self, Actors, Diagram};
use crate::core::exchange::{
    ErrorCode, Import, ImportError, Imported, Office, Repair, Scope, all_repairs, is_packed, workbook,
};
use crate::core::ports::Entropy;
use crate::core::text::exchange::exchange;
use crate::core::text::tell;
use crate::ui::commands::office::{OfficeReply, OfficeRequest, ask};
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Taken;

/// So many lines show how a file's letters come out.
const LINES: usize = 3;

/// The dialog for what came as a file of this name, or was pasted. `taken` says why there is nothing.
pub(super) fn import(app: App, name: String, taken: Result<Taken, ImportError>) -> AnyView {
    let w = exchange(app.language());
    let content = match taken {
        Err(error) => return refused(app, &name, &error),
        Ok(Taken::Text(text)) => opened(app, &name, &text, Vec::new(), text.clone().into_bytes()),
        Ok(Taken::Bytes(bytes)) if is_packed(&bytes) => return packed(app, name, bytes.to_vec()),
        Ok(Taken::Bytes(bytes)) => {
            let shown = encoding_of(&name, &bytes);
            if shown.is_shown() {
                let lost =
                    if shown == Encoding::Utf8 { found::lost_bytes(&bytes, &import_here(app)) } else { Vec::new() };
                opened(app, &name, &shown.text(&bytes), lost, bytes.to_vec())
            } else {
                Ok(encoded(app, name.clone(), bytes, shown))
            }
        }
    };
    match content {
        Ok(content) => frame(app, "wide", w.import_title, content),
        Err(error) => refused(app, &name, &error),
    }
}

/// What was found in a workbook; nothing yet, or the part that opens one can't be had.
type Found = RwSignal<Option<Result<Arc<Result<workbook::Opened, ImportError>>, ()>>>;

/// The dialog for a packed file, once the part that opens it is here.
fn packed(app: App, name: String, bytes: Vec<u8>) -> AnyView {
    let found: Found = RwSignal::new(None);
    spawn_local(async move {
        let opened = match ask(app, OfficeRequest::Open(bytes)).await {
            Ok(OfficeReply::Opened(opened)) => Ok(Arc::new(opened)),
            Ok(_) | Err(_) => Err(()),
        };
        found.try_set(Some(opened));
    });
    let is_ods = name.to_lowercase().ends_with(Office::Ods.extension());
    let label = if is_ods { Office::Ods } else { Office::Xlsx }.label(exchange(app.language()));
    dynamic(move || {
        let w = exchange(app.language());
        let content = match found.get() {
            None => view! {
                <p class="hint" role="status">
                    {app.texts().part_coming}
                </p>
            }
            .into_any(),
            Some(Err(())) => view! { <p role="alert">{app.texts().part_missing}</p> }.into_any(),
            Some(Ok(opened)) => match &*opened {
                Err(error) => return refused(app, &name, error),
                Ok(workbook::Opened::Plan(imported)) => told(app, Scope::Plan, Ok(imported.clone()), false),
                Ok(workbook::Opened::Tables(workbook, likely)) => {
                    let import = import_here(app);
                    let sheets = workbook::sheets(workbook, *likely);
                    let chosen = sheets.clone();
                    let read = move |place: usize, table: &_, mapping: &_| {
                        told(app, Scope::Journey, found::read_sheet(&chosen, place, table, mapping, &import), true)
                    };
                    table::tables(app, sheets, read)
                }
            },
        };
        if found.with(Option::is_none) {
            return frame(app, "wide", w.import_title, content);
        }
        frame(app, "wide", w.import_title, read_as(app, &name, label, content))
    })
}

/// What was read, and as what.
fn read_as(app: App, name: &str, label: &str, content: AnyView) -> AnyView {
    let w = exchange(app.language());
    let shown = if name.is_empty() { w.import_pasted } else { name };
    view! {
        <p>{tell(w.import_of, &[shown, label])}</p>
        {content}
    }
    .into_any()
}

fn import_here(app: App) -> Import {
    Import { language: app.language(), seed: BrowserEntropy.random() }
}

/// How the letters of a file are written. JSON and drawings are UTF-8, whatever single bytes look like.
fn encoding_of(name: &str, bytes: &[u8]) -> Encoding {
    let name = name.to_ascii_lowercase();
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    let is_utf_8 = [".json", ".ojf", ".svg"].iter().any(|ending| name.ends_with(ending)) || first == Some(&b'{');
    match Encoding::of(bytes) {
        guessed if !guessed.is_shown() && is_utf_8 => Encoding::Utf8,
        encoding => encoding,
    }
}

/// A file that does not say how its letters are written: the likeliest way, others, and what comes of it.
fn encoded(app: App, name: String, bytes: Arc<Vec<u8>>, likely: Encoding) -> AnyView {
    let w = exchange(app.language());
    let chosen = RwSignal::new(likely);
    let options: Vec<AnyView> = Encoding::GUESSED
        .iter()
        .enumerate()
        .map(|(place, encoding)| view! { <option value=place.to_string()>{encoding.label()}</option> }.into_any())
        .collect();
    let place =
        move || Encoding::GUESSED.iter().position(|encoding| *encoding == chosen.get()).unwrap_or_default().to_string();
    let text = {
        let bytes = bytes.clone();
        memo(move || chosen.get().text(&bytes))
    };
    // Only lines in which it makes a difference.
    let sample = move || {
        text.with(|text| {
            let telling = text.lines().flat_map(|line| line.split('\r')).filter(|line| !line.is_ascii());
            telling.take(LINES).map(|line| line.chars().take(120).collect::<String>()).collect::<Vec<_>>().join("\n")
        })
    };
    let content = move || {
        let read = text.with(|text| opened(app, &name, text, Vec::new(), text.clone().into_bytes()));
        read.unwrap_or_else(|error| {
            view! {
                <p class="refused-reason" role="alert">
                    {error.sentence(app.texts())}
                </p>
            }
            .into_any()
        })
    };
    view! {
        <label class="field">
            <span class="field-label">{w.import_encoding}</span>
            <select
                name="encoding"
                prop:value=reactive(place)
                on:change=listener(move |event: web_sys::Event| {
                    let place = event_target_value(&event).parse::<usize>().ok();
                    if let Some(encoding) = place.and_then(|place| Encoding::GUESSED.get(place)) {
                        chosen.set(*encoding);
                    }
                })
            >
                {options}
            </select>
        </label>
        <pre class="encoding-sample" tabindex="0" role="region" aria-label=w.import_encoding_sample>
            {dynamic(sample)}
        </pre>
        {dynamic(content)}
    }
    .into_any()
}

/// What is in a text, by what it holds. Error: nothing that could be read.
fn opened(app: App, name: &str, text: &str, lost: Vec<Repair>, bytes: Vec<u8>) -> Result<AnyView, ImportError> {
    let (t, w) = (app.texts(), exchange(app.language()));
    let import = import_here(app);
    let Opened { content, mut around } = found::open(name, text, &import)?;
    around.splice(0..0, lost);
    let (label, content) = match content {
        Content::Plan(format, imported) => {
            ((format.label)(w), told(app, format.scope, Ok(with(imported, &around)), false))
        }
        Content::Diagrams(diagrams, actors) => {
            ((mermaid::FORMAT_ENTRY.label)(w), self::diagrams(app, diagrams, actors, around, import))
        }
        Content::Tables(sheets) => {
            let chosen = sheets.clone();
            let read = move |place: usize, table: &_, mapping: &_| {
                let read = found::read_sheet(&chosen, place, table, mapping, &import);
                told(app, Scope::Journey, read.map(|imported| with(imported, &around)), true)
            };
            (t.as_table, table::tables(app, sheets, read))
        }
        Content::Survey(tool) => (tool, self::survey(app, name.to_owned(), bytes)),
    };
    Ok(read_as(app, name, label, content))
}

/// What was read, with what was left around it.
fn with(mut imported: Imported, around: &[Repair]) -> Imported {
    imported.repairs = all_repairs(imported.repairs, around.to_vec());
    imported
}

/// Diagrams, and what their actors are taken for.
fn diagrams(
    app: App,
    diagrams: Vec<Diagram<'static>>,
    likely: Option<Actors>,
    around: Vec<Repair>,
    import: Import,
) -> AnyView {
    let w = exchange(app.language());
    let actors = RwSignal::new(likely.unwrap_or(Actors::People));
    let label = |actors: Actors| match actors {
        Actors::People => w.actors_people,
        Actors::Notes => w.actors_notes,
        Actors::LeftOut => w.actors_left_out,
    };
    let options: Vec<AnyView> = Actors::ALL
        .into_iter()
        .enumerate()
        .map(|(place, actors)| view! { <option value=place.to_string()>{label(actors)}</option> }.into_any())
        .collect();
    let place = move || Actors::ALL.iter().position(|known| *known == actors.get()).unwrap_or_default().to_string();
    let choice = likely.map(|_| {
        view! {
            <label class="field">
                <span class="field-label">{w.actors}</span>
                <select
                    name="actors"
                    prop:value=reactive(place)
                    on:change=listener(move |event: web_sys::Event| {
                        let place = event_target_value(&event).parse::<usize>().ok();
                        if let Some(chosen) = place.and_then(|place| Actors::ALL.get(place)) {
                            actors.set(*chosen);
                        }
                    })
                >
                    {options}
                </select>
            </label>
        }
    });
    let read = move || {
        let read = mermaid::read_all(&diagrams, actors.get(), &import);
        told(app, Scope::Journey, read.map(|imported| with(imported, &around)), true)
    };
    view! {
        {choice}
        {dynamic(read)}
    }
    .into_any()
}

/// A survey's export: it is feedback of the open plan, and is taken in there.
fn survey(app: App, name: String, bytes: Vec<u8>) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let open = untrack(|| matches!(app.navigation.address(), Address::Plan { .. }));
    let go = move |_| {
        app.overlay.close();
        app.navigation.send_survey(name.clone(), bytes.clone());
        app.navigate(&app.view_address(View::Feedback));
    };
    view! {
        <p>{w.import_survey}</p>
        {(!open).then(|| view! { <p>{w.import_survey_no_plan}</p> })}
        <div class="dialog-acts">
            <button type="button" class="button" on:click=listener(move |_| app.overlay.close())>
                {t.cancel}
            </button>
            {open
                .then(|| {
                    view! {
                        <button type="button" class="button primary survey-open" on:click=listener(go)>
                            {w.import_survey_open}
                        </button>
                    }
                })}
        </div>
    }
    .into_any()
}

/// Why nothing could be read.
fn refused(app: App, name: &str, error: &ImportError) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let content = view! {
        <p>{tell(w.refused_intro, &[if name.is_empty() { w.import_pasted } else { name }])}</p>
        <p class="refused-reason">{error.sentence(app.texts())}</p>
        {instead(app, error.code).map(|words| view! { <p>{words}</p> })}
        <p>{w.refused_nothing_changed}</p>
        <div class="dialog-acts">
            <button type="button" class="button primary" on:click=listener(move |_| app.overlay.close())>
                {t.close}
            </button>
        </div>
    };
    frame(app, "small", w.refused_title, content.into_any())
}

/// What to do about a file that was refused, if anything can be done.
fn instead(app: App, code: ErrorCode) -> Option<&'static str> {
    let w = exchange(app.language());
    match code {
        ErrorCode::NotJson | ErrorCode::WrongFormat | ErrorCode::Syntax | ErrorCode::WrongType | ErrorCode::Damaged => {
            Some(w.refused_instead)
        }
        ErrorCode::OldWorkbook => Some(w.refused_old_workbook),
        ErrorCode::Numbers => Some(w.refused_numbers),
        ErrorCode::Locked => Some(w.refused_locked),
        ErrorCode::NewerVersion | ErrorCode::TooLarge => None,
    }
}
