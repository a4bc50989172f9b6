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

/// The text that was pasted, if there is more to it than blanks; as a page has it, where that has a table: its cells
/// are told apart there, also those over several columns. What has a brace may be a plan, which no page has as it is.
pub fn pasted_text(event: &web_sys::Event) -> Option<String> {
    let data = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?;
    let text = data.get_data("text/plain").unwrap_or_default();
    let page = data.get_data("text/html").unwrap_or_default();
    let text = if page.contains("<table") && !text.contains('{') { page } else { text };
    (!text.trim().is_empty()).then_some(text)
}

/// Puts a text into the clipboard as a copy or cut goes on, under a kind (`text/plain`, or one of our own).
pub fn copied(event: &web_sys::Event, kind: &str, text: &str) {
    if let Some(data) = event.dyn_ref::<web_sys::ClipboardEvent>().and_then(web_sys::ClipboardEvent::clipboard_data) {
        // Browsers that know but some kinds refuse others.
        let _ = data.set_data(kind, text);
    }
}

/// What was pasted under a kind, if anything.
pub fn pasted(event: &web_sys::Event, kind: &str) -> Option<String> {
    let data = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?;
    data.get_data(kind).ok().filter(|text| !text.trim().is_empty())
}

/// The lines that were pasted into a control of one line; none if it is but one.
pub fn pasted_lines(event: &web_sys::Event) -> Option<String> {
    pasted(event, "text/plain").filter(|text| text.trim().contains(['\n', '\r']))
}
