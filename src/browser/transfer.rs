//! What is dropped into the planner or pasted there.

use wasm_bindgen::JsCast;

/// Whether something that is dragged has files with it.
pub fn carries_files(event: &web_sys::Event) -> bool {
    let data = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
    data.is_some_and(|data| data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files")))
}

/// The first file that was dropped.
pub fn dropped_file(event: &web_sys::Event) -> Option<web_sys::File> {
    event.dyn_ref::<web_sys::DragEvent>()?.data_transfer()?.files()?.get(0)
}

/// The text that was pasted, if there is more to it than blanks.
pub fn pasted_text(event: &web_sys::Event) -> Option<String> {
    let text = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(text)
}
