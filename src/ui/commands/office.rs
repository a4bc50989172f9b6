//! Workbooks and slides: what makes and opens them is a part of the program of its own, which comes when it is asked
//! for.

use leptos::wasm_split::SplitLoaderError;

use crate::browser::BrowserEntropy;
use crate::core::exchange::pptx::{self, Slides};
use crate::core::exchange::workbook::{self, Opened, Shown};
use crate::core::exchange::{Export, Exported, Import, ImportError};
use crate::core::ports::Entropy;
use crate::ui::state::app::App;

/// What is asked of the part.
pub enum OfficeRequest {
    /// Slides of this shape.
    Slides(Export, Slides),
    /// The titles of those slides.
    Titles(Export, Slides),
    /// A workbook.
    Workbook(Export),
    /// What its sheets show.
    Sheets(Export),
    /// What somebody's workbook holds.
    Open(Vec<u8>),
}

/// What it gives.
pub enum OfficeReply {
    File(Exported),
    Titles(Vec<String>),
    Sheets(Vec<Shown>),
    Opened(Result<Opened, ImportError>),
}

/// Has the part do something, once it is here. Error: it can't be had.
pub async fn ask(app: App, request: OfficeRequest) -> Result<OfficeReply, SplitLoaderError> {
    #[cfg(wegmarke_split)]
    return answered(app, request).await;
    #[cfg(not(wegmarke_split))]
    answered(app, request)
}

/// Fetches the part, so that it is there when it is asked. One that can't be had is tried again then.
pub async fn fetch() {
    #[cfg(wegmarke_split)]
    let _ = load_office().await;
}

#[cfg_attr(wegmarke_split, leptos::wasm_split::wasm_split(office, wasm_split_path = leptos::wasm_split, preload(load_office), fallible))]
fn answered(app: App, request: OfficeRequest) -> Result<OfficeReply, SplitLoaderError> {
    let document = app.workspace;
    Ok(match request {
        OfficeRequest::Slides(export, form) => {
            OfficeReply::File(document.untracked(|document| pptx::write(document, &export, form)))
        }
        OfficeRequest::Titles(export, form) => {
            OfficeReply::Titles(document.untracked(|document| pptx::outline(document, &export, form)))
        }
        OfficeRequest::Workbook(export) => {
            OfficeReply::File(document.untracked(|document| workbook::write(document, &export)))
        }
        OfficeRequest::Sheets(export) => {
            OfficeReply::Sheets(document.untracked(|document| workbook::outline(document, &export)))
        }
        OfficeRequest::Open(bytes) => {
            let import = Import { language: app.language(), seed: BrowserEntropy.random() };
            OfficeReply::Opened(workbook::look(&bytes, &import))
        }
    })
}
