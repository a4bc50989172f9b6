//! What a page's scripts ask of the formats: a part of its own, like the dialogs that need them.

use leptos::prelude::{WithUntracked, untrack};

use super::app::App;
use super::banner::Showing;
use super::plans;
use crate::browser::{BrowserClock, BrowserEntropy, locale};
use crate::core::document::Document;
use crate::core::edit::Edit;
use crate::core::exchange::html::{self, Node};
use crate::core::exchange::{Body, ErrorCode, Export, Format, Import, ImportError, LARGEST_IMPORT, Place, Repair};
use crate::core::model::{Date, Id};
use crate::core::ports::{Clock, Entropy};
use crate::core::share;
use crate::core::text::sharing::sharing;

/// A request of a script.
pub enum Asked {
    /// The plan, or one of its journeys, in the format of this name.
    Export { format: String, journey: Option<Id> },
    /// Another plan in place of this one, as one step that can be undone.
    Import { format: String, text: String },
    /// The plan that a figure or table of the page shows in place of this one.
    Read(Node),
    /// The plan in a link.
    Open(String),
    /// The plan as a link.
    Link,
}

/// What a script gets.
pub enum Answer {
    Text(String),
    Repairs(Vec<Repair>),
    Plan(Box<Document>),
    /// A code (contract: `docs/embedding.md`) and a sentence.
    Refused(&'static str, String),
}

/// Does what a script asks for.
pub fn answer(app: App, asked: Asked) -> Answer {
    match asked {
        Asked::Export { format, journey } => export(app, &format, journey),
        Asked::Import { format, text } => import(app, &format, &text),
        Asked::Read(node) => match html::read(&node, &import_here(app)) {
            Ok(imported) => Answer::Plan(Box::new(imported.document)),
            Err(error) => Answer::Refused(error.code.key(), error.sentence(app.t())),
        },
        Asked::Open(payload) => match share::read(&payload, BrowserEntropy.random()) {
            Ok((document, _)) => Answer::Plan(Box::new(document)),
            Err(fault) => Answer::Refused(ErrorCode::Syntax.key(), sharing(app.lang()).fault(fault).to_owned()),
        },
        Asked::Link => match app.workspace.peek_present(share::write) {
            Ok(payload) => Answer::Text(app.host.address(&crate::core::address::Address::Share(payload).fragment())),
            Err(share::TooLarge) => {
                Answer::Refused(ErrorCode::TooLarge.key(), sharing(app.lang()).share_too_large.to_owned())
            }
        },
    }
}

fn export(app: App, format: &str, journey: Option<Id>) -> Answer {
    let Some(write) = Format::named(format).and_then(|format| format.write) else { return no_format(app) };
    let shown = untrack(|| app.current_journey());
    let export = Export {
        language: app.lang(),
        journey: journey.or(shown),
        date: locale::date_time(app.lang(), BrowserClock.now_ms()),
        today: Date::parse(&locale::today()),
        ..Export::default()
    };
    match app.workspace.peek_present(|document| write(document, &export)).body {
        Body::Text(text) => Answer::Text(text),
        // Scripts are given texts.
        Body::Bytes(_) => no_format(app),
    }
}

fn import(app: App, format: &str, text: &str) -> Answer {
    let refused = |error: ImportError| Answer::Refused(error.code.key(), error.sentence(app.t()));
    if text.len() > LARGEST_IMPORT {
        return refused(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
    }
    let Some(read) = Format::named(format).and_then(|format| format.read) else { return no_format(app) };
    match read(text, &import_here(app)) {
        Ok(imported) => {
            // Whatever the reader looks at: what is changed is the plan that is worked on.
            if app.showing.with_untracked(|showing| matches!(showing, Showing::Version(_))) {
                plans::look_back(app);
            }
            // A script does what the page's author wants, whatever its reader may do.
            app.script(Edit::Replace(Box::new(imported.document)));
            Answer::Repairs(imported.repairs)
        }
        Err(error) => refused(error),
    }
}

fn import_here(app: App) -> Import {
    Import { language: app.lang(), seed: BrowserEntropy.random() }
}

fn no_format(app: App) -> Answer {
    let error = ImportError { code: ErrorCode::WrongFormat, place: Place::Whole };
    Answer::Refused(error.code.key(), error.sentence(app.t()))
}
