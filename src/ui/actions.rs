//! The registry of actions: each with label, icon, shortcut, when it can be done, and what it does.
//!
//! The palette, the help sheet, the toolbar and the keyboard are made from this list; a new action is one entry.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::app::App;
use super::dialogs::Dialog;
use super::plans;
use super::views::map;
use crate::browser::locale::{lower, upper};
use crate::browser::timer::Listener;
use crate::browser::{origin, window};
use crate::core::address::{Address, View};
use crate::core::model::Language;
use crate::core::text::Messages;
use crate::ui::kit::icon::Icon;

/// Something that the visitor can do.
pub struct Action {
    /// A stable name, for tests.
    pub id: &'static str,
    pub label: fn(&'static Messages) -> &'static str,
    pub icon: Icon,
    pub shortcut: Option<Shortcut>,
    /// Whether it can be done now: what changes the plan only by whoever may.
    pub when: fn(App) -> bool,
    pub run: fn(App),
}

/// A key with its modifiers. `command` is Ctrl, or ⌘ on a Mac.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    pub command: bool,
    pub shift: bool,
    pub alt: bool,
    /// As in `KeyboardEvent.key`, letters in lower case.
    pub key: &'static str,
}

const fn plain(key: &'static str) -> Option<Shortcut> {
    Some(Shortcut { command: false, shift: false, alt: false, key })
}

const fn command(key: &'static str) -> Option<Shortcut> {
    Some(Shortcut { command: true, shift: false, alt: false, key })
}

const fn alt(key: &'static str) -> Option<Shortcut> {
    Some(Shortcut { command: false, shift: false, alt: true, key })
}

/// Going to a view: Alt with the digit of its place.
macro_rules! view {
    ($id:literal, $label:ident, $digit:literal, $view:expr) => {
        view!($id, $label, $digit, $view, in_plan)
    };
    ($id:literal, $label:ident, $digit:literal, $view:expr, $when:expr) => {
        Action {
            id: $id,
            label: |t| t.$label,
            icon: Icon::Right,
            shortcut: alt($digit),
            when: $when,
            run: |app| app.go(&app.view_address($view)),
        }
    };
}

/// All actions, in the order of the palette.
pub static ACTIONS: &[Action] = &[
    Action {
        id: "undo",
        label: |t| t.undo,
        icon: Icon::Undo,
        shortcut: command("z"),
        when: |app| app.edits() && app.workspace.can_undo(),
        run: undo,
    },
    Action {
        id: "redo",
        label: |t| t.redo,
        icon: Icon::Redo,
        shortcut: Some(Shortcut { command: true, shift: true, alt: false, key: "z" }),
        when: |app| app.edits() && app.workspace.can_redo(),
        run: redo,
    },
    Action {
        id: "redo-windows",
        label: |t| t.redo,
        icon: Icon::Redo,
        shortcut: command("y"),
        when: |app| app.edits() && app.workspace.can_redo(),
        run: redo,
    },
    Action {
        id: "palette",
        label: |t| t.palette,
        icon: Icon::Search,
        shortcut: command("k"),
        when: App::edits,
        run: |app| app.dialog.set(Some(Dialog::Palette)),
    },
    Action {
        id: "help",
        label: |t| t.help,
        icon: Icon::Help,
        shortcut: plain("?"),
        when: always,
        run: |app| app.dialog.set(Some(Dialog::Help)),
    },
    Action {
        id: "plans",
        label: |t| t.plans,
        icon: Icon::Table,
        shortcut: None,
        when: |app| app.host.has_library(),
        run: |app| app.go(&Address::Plans),
    },
    Action {
        id: "new-plan",
        label: |t| t.new_plan,
        icon: Icon::Plus,
        shortcut: None,
        when: |app| app.host.has_library(),
        run: |app| app.dialog.set(Some(Dialog::NewPlan)),
    },
    Action {
        id: "export",
        label: |t| t.export_json,
        icon: Icon::Download,
        shortcut: command("s"),
        when: in_plan,
        run: plans::export,
    },
    Action {
        id: "export-as",
        label: |t| t.export_as,
        icon: Icon::Share,
        shortcut: Some(Shortcut { command: true, shift: true, alt: false, key: "e" }),
        when: in_plan,
        run: |app| app.dialog.set(Some(Dialog::Export("json"))),
    },
    Action {
        id: "share",
        label: |t| t.share,
        icon: Icon::Link,
        shortcut: None,
        when: in_plan,
        run: |app| app.dialog.set(Some(Dialog::Share)),
    },
    Action {
        id: "embed",
        label: |t| t.embed,
        icon: Icon::Frame,
        shortcut: None,
        when: in_plan,
        run: |app| app.dialog.set(Some(Dialog::Embed)),
    },
    // The browser's own print would cut the map off where the window ends.
    Action {
        id: "print",
        label: |t| t.print,
        icon: Icon::Print,
        shortcut: command("p"),
        when: in_plan,
        run: |app| app.dialog.set(Some(Dialog::Export("svg"))),
    },
    Action {
        id: "plan-settings",
        label: |t| t.plan_settings,
        icon: Icon::Settings,
        shortcut: None,
        when: edits_plan,
        run: |app| app.dialog.set(Some(Dialog::PlanSettings)),
    },
    Action {
        id: "phases",
        label: |t| t.edit_phases,
        icon: Icon::Edit,
        shortcut: None,
        when: edits_plan,
        run: |app| app.dialog.set(Some(Dialog::Phases)),
    },
    view! { "guide",
        guide,
        "1"
        , View::Guide, edits_plan
    },
    view! { "personas",
        personas,
        "2"
        , View::Personas
    },
    view! { "touchpoints",
        touchpoints,
        "3"
        , View::Touchpoints
    },
    view! { "journeys",
        journeys,
        "4"
        , View::Journeys
    },
    view! { "map",
        map,
        "5"
        , View::Map
    },
    view! { "feedback",
        feedback,
        "6"
        , View::Feedback
    },
    view! { "analysis",
        analysis,
        "7"
        , View::Analysis
    },
    view! { "compare-journeys",
        comparison,
        "8"
        , View::Compare
    },
    view! { "measures",
        measures,
        "9"
        , View::Measures
    },
    Action {
        id: "present",
        label: |t| t.present,
        icon: Icon::Present,
        shortcut: plain("p"),
        when: map::visible,
        run: |app| app.dialog.set(Some(Dialog::Present)),
    },
    Action {
        id: "add-step",
        label: |t| t.add_step,
        icon: Icon::Plus,
        shortcut: plain("n"),
        when: |app| app.edits() && map::visible(app),
        run: map::add_step,
    },
    Action {
        id: "rate-1",
        label: |t| t.rate_1,
        icon: Icon::Check,
        shortcut: plain("1"),
        when: edits_step,
        run: |app| map::rate(app, 1),
    },
    Action {
        id: "rate-2",
        label: |t| t.rate_2,
        icon: Icon::Check,
        shortcut: plain("2"),
        when: edits_step,
        run: |app| map::rate(app, 2),
    },
    Action {
        id: "rate-3",
        label: |t| t.rate_3,
        icon: Icon::Check,
        shortcut: plain("3"),
        when: edits_step,
        run: |app| map::rate(app, 3),
    },
    Action {
        id: "rate-4",
        label: |t| t.rate_4,
        icon: Icon::Check,
        shortcut: plain("4"),
        when: edits_step,
        run: |app| map::rate(app, 4),
    },
    Action {
        id: "rate-5",
        label: |t| t.rate_5,
        icon: Icon::Check,
        shortcut: plain("5"),
        when: edits_step,
        run: |app| map::rate(app, 5),
    },
    Action {
        id: "unrate",
        label: |t| t.unrate,
        icon: Icon::Close,
        shortcut: plain("0"),
        when: edits_step,
        run: |app| map::rate(app, 0),
    },
    Action {
        id: "moment-of-truth",
        label: |t| t.toggle_moment_of_truth,
        icon: Icon::Diamond,
        shortcut: plain("m"),
        when: edits_step,
        run: map::toggle_moment_of_truth,
    },
    Action {
        id: "step-earlier",
        label: |t| t.step_earlier,
        icon: Icon::Left,
        shortcut: alt("ArrowLeft"),
        when: edits_step,
        run: |app| map::shift(app, false),
    },
    Action {
        id: "step-later",
        label: |t| t.step_later,
        icon: Icon::Right,
        shortcut: alt("ArrowRight"),
        when: edits_step,
        run: |app| map::shift(app, true),
    },
    Action {
        id: "delete-step",
        label: |t| t.delete_step,
        icon: Icon::Trash,
        shortcut: plain("Delete"),
        when: edits_step,
        run: map::delete_step,
    },
    Action {
        id: "zoom-in",
        label: |t| t.zoom_in,
        icon: Icon::Plus,
        shortcut: plain("+"),
        when: |app| map::can_zoom(app, true),
        run: |app| map::zoom(app, true),
    },
    Action {
        id: "zoom-out",
        label: |t| t.zoom_out,
        icon: Icon::Minus,
        shortcut: plain("-"),
        when: |app| map::can_zoom(app, false),
        run: |app| map::zoom(app, false),
    },
    Action {
        id: "zoom-fit",
        label: |t| t.zoom_fit,
        icon: Icon::Fit,
        shortcut: plain("f"),
        when: map::board_visible,
        run: |app| map::zoom_to(app, map::FIT),
    },
    Action {
        id: "zoom-full",
        label: |t| t.zoom_full,
        icon: Icon::Search,
        shortcut: alt("0"),
        when: map::board_visible,
        run: |app| map::zoom_to(app, map::FULL),
    },
    Action {
        id: "timeline",
        label: |t| t.timeline,
        icon: Icon::Clock,
        shortcut: plain("t"),
        when: map::visible,
        run: map::toggle_timeline,
    },
    Action {
        id: "compare",
        label: |t| t.compare_next,
        icon: Icon::Copy,
        shortcut: plain("c"),
        when: map::can_compare,
        run: map::compare_next,
    },
    Action {
        id: "language",
        label: |t| t.other_language,
        icon: Icon::Right,
        shortcut: None,
        when: always,
        run: |app| app.speak(if app.lang() == Language::De { Language::En } else { Language::De }),
    },
    Action {
        id: "erase",
        label: |t| t.erase_everything,
        icon: Icon::Trash,
        shortcut: None,
        when: |app| app.host.has_library(),
        run: |app| app.dialog.set(Some(Dialog::Erase)),
    },
];

impl Action {
    /// The action of this name. A name that is none is a fault that any click on its button shows.
    pub fn named(id: &str) -> &'static Action {
        ACTIONS.iter().find(|action| action.id == id).expect("buttons name actions of the registry")
    }

    /// Whether it goes through the plan's history.
    fn of_history(&self) -> bool {
        matches!(self.id, "undo" | "redo" | "redo-windows")
    }

    /// Whether the help sheet tells of it: to whoever only reads, only of what can be done.
    pub fn offered(&self, app: App) -> bool {
        !app.reads() || untrack(|| (self.when)(app))
    }

    /// Whether the palette and the help sheet list it: second shortcuts for the same action are left out.
    pub fn listed(&self) -> bool {
        self.id != "redo-windows"
    }
}

impl Shortcut {
    /// The shortcut as people write it on this machine, such as `Strg K`, `Ctrl K` or `⌘ K`.
    pub fn written(self, t: &Messages) -> String {
        let mac = window().navigator().platform().is_ok_and(|platform| platform.starts_with("Mac"));
        let mut keys: Vec<&str> = Vec::new();
        if self.command {
            keys.push(if mac { "⌘" } else { t.key_command });
        }
        if self.shift {
            keys.push(if mac { "⇧" } else { t.key_shift });
        }
        if self.alt {
            keys.push(if mac { "⌥" } else { "Alt" });
        }
        let upper = upper(self.key);
        keys.push(match self.key {
            "ArrowLeft" => "←",
            "ArrowRight" => "→",
            "Delete" => t.key_delete,
            _ => &upper,
        });
        keys.join(" ")
    }

    /// Whether it works in a text field too: not where it writes something, or goes by words as ⌥ → does on a Mac.
    fn while_typing(self) -> bool {
        self.command || self.alt && !self.key.starts_with("Arrow")
    }

    /// Whether it works at any link or button. A single key does so in the map only, but for the one that helps.
    fn anywhere(self) -> bool {
        self.command || self.alt || self.key == "?"
    }

    fn matches(self, event: &web_sys::KeyboardEvent) -> bool {
        let key = event.key();
        // On many layouts Alt changes the character, so digits are told by their place.
        let digit = event.code().strip_prefix("Digit").is_some_and(|digit| self.alt && digit == self.key);
        (digit || key == self.key || lower(&key) == self.key)
            && (event.ctrl_key() || event.meta_key()) == self.command
            && event.alt_key() == self.alt
            // "?" needs Shift on most keyboards, "+" on some.
            && (event.shift_key() == self.shift || matches!(self.key, "?" | "+"))
    }
}

/// Lets the keyboard do actions, but for whoever only looks. The guard ends it.
pub fn listen(app: App) -> Listener {
    Listener::on(&app.host.target(), "keydown", move |event| {
        let Ok(event) = event.dyn_into::<web_sys::KeyboardEvent>() else { return };
        if app.looks() || event.default_prevented() || event.is_composing() || app.dialog.get_untracked().is_some() {
            return;
        }
        let typing = typing(&event) || map::editing(app);
        // What is typed there is not in the plan, or not yet: the browser's own undo is meant.
        let free = within(&event, "[data-free]");
        // Whoever is at a link or a button outside of the map means that one, not a step.
        let in_map = within(&event, ".map-frame") || !within(&event, "a, button, summary, input");
        let found = ACTIONS.iter().find(|action| {
            action.shortcut.is_some_and(|shortcut| {
                shortcut.matches(&event) && (shortcut.while_typing() || !typing) && (shortcut.anywhere() || in_map)
            }) && !(free && action.of_history())
                && untrack(|| (action.when)(app))
        });
        if let Some(action) = found {
            event.prevent_default();
            (action.run)(app);
        }
    })
}

/// Where keys write, or choose.
const TYPING: &str = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox], dialog[open]";

/// Whether the event happens where somebody writes or chooses.
pub fn typing(event: &web_sys::Event) -> bool {
    within(event, TYPING)
}

fn within(event: &web_sys::Event, selector: &str) -> bool {
    origin(event).is_some_and(|element| element.closest(selector).ok().flatten().is_some())
}

fn always(_: App) -> bool {
    true
}

fn in_plan(app: App) -> bool {
    matches!(app.address.get(), Address::Plan { .. })
}

fn edits_plan(app: App) -> bool {
    app.edits() && in_plan(app)
}

fn edits_step(app: App) -> bool {
    app.edits() && map::step_selected(app)
}

fn undo(app: App) {
    if app.workspace.undo() {
        app.say(app.t().undone);
    }
}

fn redo(app: App) {
    if app.workspace.redo() {
        app.say(app.t().redone);
    }
}
