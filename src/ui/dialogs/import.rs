//! What a visitor sees of an import that is not simply accepted: the list of repairs, or why a file was refused.

use crate::ui::markup::*;

use super::frame;
use crate::core::document::Document;
use crate::core::exchange::Repair;
use crate::core::text::fill;
use crate::ui::app::App;
use crate::ui::plans;
use crate::ui::erase::act;

/// So many repairs are listed one by one; a file with more has a fault of its own that the first ones show.
const SHOWN: usize = 200;

pub(super) fn repairs(app: App, name: &str, document: Document, repairs: Vec<Repair>) -> AnyView {
    let t = app.t();
    let more = repairs.len().saturating_sub(SHOWN);
    let list: Vec<AnyView> = repairs
        .iter()
        .take(SHOWN)
        .map(|repair| view! { <li><code>{repair.path.clone()}</code>" "{plans::repair(app, repair)}</li> }.into_any())
        .collect();
    let content = view! {
        <p>{fill(t.repairs_intro, &[name, &repairs.len().to_string()])}</p>
        // A list that scrolls must be reachable by keyboard.
        <ul class="repairs" tabindex="0" aria-label=t.repairs_title>{list}</ul>
        {(more > 0).then(|| view! { <p>{fill(t.repairs_more, &[&more.to_string()])}</p> })}
        <div class="dialog-acts">
            <button type="button" class="button" on:click=act(move |_| app.dialog.set(None))>{t.cancel}</button>
            <button type="button" class="button primary" on:click=act(move |_| { app.dialog.set(None); plans::accept(app, document.clone()); })>{t.repairs_accept}</button>
        </div>
    };
    frame(app, "wide", t.repairs_title, content.into_any())
}

pub(super) fn refused(app: App, name: &str, reason: &str) -> AnyView {
    let t = app.t();
    let content = view! {
        <p>{fill(t.refused_intro, &[name])}</p>
        <p class="refused-reason">{reason.to_owned()}</p>
        <p>{t.refused_nothing_changed}</p>
        <div class="dialog-acts">
            <button type="button" class="button primary" on:click=act(move |_| app.dialog.set(None))>{t.close}</button>
        </div>
    };
    frame(app, "small", t.refused_title, content.into_any())
}
