//! What a page's scripts ask of the formats: a part of its own, like the dialogs that need them. What opens a plan of
//! the page, a figure or a link, are parts of their own in turn.

use leptos::prelude::untrack;

use super::saving::leave_version;
use crate::browser::{BrowserClock, BrowserEntropy, locale};
use crate::core::document::Document;
use crate::core::edit::Edit;
use crate::core::exchange::html::{self, Node};
use crate::core::exchange::{
    Body, ErrorCode, Export, Format, Import, ImportError, Imported, LARGEST_IMPORT, Place, Repair,
};
use crate::core::model::Id;
use crate::core::ports::{Clock, Entropy};
use crate::core::share;
use crate::core::text::sharing::sharing;
use crate::ui::state::app::App;

/// A request of a script.
pub enum ScriptRequest {
    /// The plan, or one of its journeys, in the format of this name.
    Export { format: String, journey: Option<Id> },
    /// Another plan in place of this one, as one step that can be undone.
    Import { format: String, text: String },
    /// The plan that somebody else's table in the page shows in place of this one.
    Read(Node),
    /// The plan as a link.
    Link,
}

/// What a script gets.
pub enum ScriptReply {
    Text(String),
    Repairs(Vec<Repair>),
    Plan(Box<Document>),
    /// A code (contract: `docs/embedding.md`) and a sentence.
    Refused(&'static str, String),
}

/// Does what a script asks for.
pub fn answer(app: App, request: ScriptRequest) -> ScriptReply {
    match request {
        ScriptRequest::Export { format, journey } => export(app, &format, journey),
        ScriptRequest::Import { format, text } => import(app, &format, &text),
        ScriptRequest::Read(node) => imported(app, html::read_foreign(&node, &import_here(app))),
        ScriptRequest::Link => match app.workspace.working_document(share::write) {
            Ok(payload) => {
                ScriptReply::Text(app.host.address(&crate::core::address::Address::Share(payload).fragment()))
            }
            Err(share::TooLarge) => {
                ScriptReply::Refused(ErrorCode::TooLarge.key(), sharing(app.language()).share_too_large.to_owned())
            }
        },
    }
}

/// Reads the plan that a figure or table of ours shows; the tree is given back if it is somebody else's.
pub fn read_figure(app: App, node: Node) -> Result<ScriptReply, Node> {
    html::own(&node, &import_here(app)).map(|read| imported(app, read)).ok_or(node)
}

/// Reads the plan in a link.
pub fn read_link(app: App, payload: &str) -> ScriptReply {
    match share::read(payload, BrowserEntropy.random()) {
        Ok((document, _)) => ScriptReply::Plan(Box::new(document)),
        Err(fault) => ScriptReply::Refused(ErrorCode::Syntax.key(), sharing(app.language()).fault(fault).to_owned()),
    }
}

fn imported(app: App, read: Result<Imported, ImportError>) -> ScriptReply {
    match read {
        Ok(imported) => ScriptReply::Plan(Box::new(imported.document)),
        Err(error) => ScriptReply::Refused(error.code.key(), error.sentence(app.texts())),
    }
}

fn export(app: App, format: &str, journey: Option<Id>) -> ScriptReply {
    let Some(write) = Format::named(format).and_then(|format| format.write) else { return no_format(app) };
    let shown = untrack(|| app.current_journey());
    let export = Export {
        language: app.language(),
        journey: journey.or(shown),
        date: locale::date_time(app.language(), BrowserClock.now_ms()),
        today: Some(locale::today()),
        ..Export::default()
    };
    match app.workspace.working_document(|document| write(document, &export)).body {
        Body::Text(text) => ScriptReply::Text(text),
        // Scripts are given texts.
        Body::Bytes(_) => no_format(app),
    }
}

fn import(app: App, format: &str, text: &str) -> ScriptReply {
    let refused = |error: ImportError| ScriptReply::Refused(error.code.key(), error.sentence(app.texts()));
    if text.len() > LARGEST_IMPORT {
        return refused(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
    }
    let Some(read) = Format::named(format).and_then(|format| format.read) else { return no_format(app) };
    match read(text, &import_here(app)) {
        Ok(imported) => {
            // Whatever the reader looks at: what is changed is the plan that is worked on.
            if untrack(|| app.access.shows_version()) {
                leave_version(app);
            }
            // A script does what the page's author wants, whatever its reader may do.
            app.edit_unrestricted(Edit::Replace(Box::new(imported.document)));
            ScriptReply::Repairs(imported.repairs)
        }
        Err(error) => refused(error),
    }
}

fn import_here(app: App) -> Import {
    Import { language: app.language(), seed: BrowserEntropy.random() }
}

fn no_format(app: App) -> ScriptReply {
    let error = ImportError { code: ErrorCode::WrongFormat, place: Place::Whole };
    ScriptReply::Refused(error.code.key(), error.sentence(app.texts()))
}
