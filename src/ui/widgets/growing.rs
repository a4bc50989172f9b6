//! Texts that grow with what is in them, where the browser does not see to it itself (`field-sizing: content`, which
//! docs/browsers.md is about). How tall a text may be is the style sheet's affair; here is how tall it would be.

use leptos::html::Textarea;

use crate::browser::next_frame;
use crate::browser::resize::Resize;
use crate::ui::kit::markup::*;

/// Keeps a text field as tall as its text, which `text` gives.
pub fn growing(node: NodeRef<Textarea>, text: impl Fn() -> String + 'static) {
    if web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(true) {
        return;
    }
    let watch = StoredValue::new(None::<Resize>);
    Effect::new(move |_| {
        let Some(area) = node.get() else { return };
        text();
        // The control has its new text by then.
        let changed = area.clone();
        next_frame(move || fit(&changed));
        // Where it is narrower it has more lines. The width alone counts, so that a height that is set ends here.
        if watch.with_value(Option::is_none) {
            let mut width = -1.0;
            let resized = area.clone();
            let resize = move |now| {
                if now != width {
                    width = now;
                    fit(&resized);
                }
            };
            watch.set_value(Resize::of(&area, resize));
        }
    });
}

/// Makes a field as tall as its lines, with what is around them.
fn fit(area: &web_sys::HtmlTextAreaElement) {
    let style = web_sys::HtmlElement::style(area);
    let _ = style.set_property("height", "auto");
    let lines = area.scroll_height();
    // What is not displayed has none, and is watched until it is.
    if lines > 0 {
        let _ = style.set_property("height", &format!("{}px", lines + area.offset_height() - area.client_height()));
    }
}
