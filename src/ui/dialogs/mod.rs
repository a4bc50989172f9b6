//! What opens above the views: one dialog at a time, each in a file of its own.

mod assistant;
mod copy;
mod embed;
mod erase;
mod export;
mod frame;
mod help;
mod import;
mod journey_choice;
mod new_plan;
mod office;
mod page;
mod palette;
mod phases;
mod picture;
mod plan_settings;
mod present;
mod share;
mod table;
mod told;
mod versions;
mod wide;

use crate::ui::commands::catalogues;
use crate::ui::kit::closures::dynamic;
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;
use crate::ui::state::overlay::Dialog;

/// The open dialog, if it is one that needs no formats.
pub fn dialogs(app: App) -> AnyView {
    dynamic(move || {
        app.overlay.dialog().map(|dialog| match dialog {
            Dialog::Palette => palette::palette(app),
            Dialog::Help => help::help(app),
            Dialog::NewPlan => new_plan::new_plan(app),
            Dialog::PlanSettings => plan_settings::plan_settings(app),
            Dialog::Phases => phases::phases(app),
            Dialog::Erase => erase::erase(app),
            Dialog::Versions => versions::versions(app),
            Dialog::Present => present::present(app),
            Dialog::Share
            | Dialog::Embed
            | Dialog::Copy
            | Dialog::Export(_)
            | Dialog::Import { .. }
            | Dialog::Assistant => ().into_any(),
        })
    })
}

/// The open dialog, if it is one of giving out or taking in.
pub fn exchange(app: App) -> AnyView {
    // What is written may name them; whoever only reads the plan did without.
    catalogues::fetch_channels(app);
    dynamic(move || {
        app.overlay.dialog().map(|dialog| match dialog {
            Dialog::Share => share::share(app),
            Dialog::Embed => embed::embed(app),
            Dialog::Copy => copy::copy(app),
            Dialog::Export(format) => export::export(app, format),
            Dialog::Import { name, taken } => import::import(app, name, taken),
            Dialog::Assistant => assistant::assistant(app),
            _ => ().into_any(),
        })
    })
}
