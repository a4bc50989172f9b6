//! What opens above the views: one dialog at a time, each in a file of its own.

mod copy;
mod embed;
mod erase;
mod export;
mod help;
mod import;
mod new_plan;
mod palette;
mod phases;
mod picture;
mod plan_settings;
mod present;
mod share;
mod table;
mod versions;

use crate::ui::kit::markup::*;
use leptos::html::Dialog as DialogElement;

use super::app::App;
use crate::core::exchange::ImportError;
use crate::ui::kit::closures::{dynamic, listener};
use crate::ui::kit::icon::{Icon, icon};

/// Which dialog is open.
#[derive(Clone)]
pub enum Dialog {
    Palette,
    Help,
    NewPlan,
    PlanSettings,
    Phases,
    Erase,
    /// Earlier states of the plan.
    Versions,
    /// The map's journey, step by step.
    Present,
    /// The plan as a link.
    Share,
    /// The plan for other people's pages.
    Embed,
    /// The ways to a copy of an embedded plan.
    Copy,
    /// Giving out, with the format of this name chosen.
    Export(&'static str),
    /// A text to take in, from a file of this name or pasted, or why there is none.
    Import {
        name: String,
        text: Result<String, ImportError>,
    },
}

impl Dialog {
    /// Whether it needs the formats or the codec of links, which are a part of their own.
    pub fn exchanges(&self) -> bool {
        matches!(self, Dialog::Share | Dialog::Embed | Dialog::Copy | Dialog::Export(_) | Dialog::Import { .. })
    }
}

/// The open dialog, if it is one that needs no formats.
pub fn dialogs(app: App) -> AnyView {
    dynamic(move || {
        app.dialog.get().map(|dialog| match dialog {
            Dialog::Palette => palette::palette(app),
            Dialog::Help => help::help(app),
            Dialog::NewPlan => new_plan::new_plan(app),
            Dialog::PlanSettings => plan_settings::plan_settings(app),
            Dialog::Phases => phases::phases(app),
            Dialog::Erase => erase::erase(app),
            Dialog::Versions => versions::versions(app),
            Dialog::Present => present::present(app),
            Dialog::Share | Dialog::Embed | Dialog::Copy | Dialog::Export(_) | Dialog::Import { .. } => ().into_any(),
        })
    })
}

/// The open dialog, if it is one of giving out or taking in.
pub fn exchange(app: App) -> AnyView {
    dynamic(move || {
        app.dialog.get().map(|dialog| match dialog {
            Dialog::Share => share::share(app),
            Dialog::Embed => embed::embed(app),
            Dialog::Copy => copy::copy(app),
            Dialog::Export(format) => export::export(app, format),
            Dialog::Import { name, text } => import::import(app, &name, text),
            _ => ().into_any(),
        })
    })
}

/// The frame of a dialog: a native modal one, so that focus stays within, Esc closes and focus returns.
fn frame(app: App, class: &'static str, title: &str, content: AnyView) -> AnyView {
    let node = NodeRef::<DialogElement>::new();
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            // It is in the page and not open yet, so this can't fail.
            let _ = dialog.show_modal();
        }
    });
    let close = move || app.dialog.set(None);
    view! {
        <dialog
            node_ref=node
            class=format!("dialog {class}")
            aria-label=title.to_owned()
            on:close=listener(move |_| close())
            on:mousedown=listener(move |event: web_sys::MouseEvent| {
                if event.target().is_some() && event.target() == event.current_target() {
                    close();
                }
            })
        >
            <div class="dialog-body">
                <div class="dialog-head">
                    <h2 dir="auto">{title.to_owned()}</h2>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label=app.t().close
                        on:click=listener(move |_| close())
                    >
                        {icon(Icon::Close)}
                    </button>
                </div>
                {content}
            </div>
        </dialog>
    }
    .into_any()
}
