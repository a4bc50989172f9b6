//! The registry of actions: each with label, icon, shortcut, when it can be done, and what it does.
//!
//! The palette, the help sheet, the toolbar and the keyboard are made from this list; a new action is one entry.

use super::shortcut::{HELP, PALETTE, Shortcut, alt, command, plain};
use super::{language, map};
use crate::core::address::{Address, View};
use crate::core::text::Messages;
use crate::ui::kit::icon::Icon;
use crate::ui::kit::markup::*;
use crate::ui::state::app::{App, StepAct};
use crate::ui::state::map::{FIT, FULL};
use crate::ui::state::overlay::Dialog;
use crate::ui::state::workspace::Origin;

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

/// Going to a view: Alt with the digit of its place.
macro_rules! go_to_view {
    ($id:literal, $label:ident, $digit:literal, $view:expr) => {
        go_to_view!($id, $label, $digit, $view, in_plan)
    };
    ($id:literal, $label:ident, $digit:literal, $view:expr, $when:expr) => {
        Action {
            id: $id,
            label: |t| t.$label,
            icon: Icon::Right,
            shortcut: alt($digit),
            when: $when,
            run: |app| app.navigate(&app.view_address($view)),
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
        when: |app| app.can_edit() && app.workspace.can_undo(),
        run: undo,
    },
    Action {
        id: "redo",
        label: |t| t.redo,
        icon: Icon::Redo,
        shortcut: Some(Shortcut { command: true, shift: true, alt: false, key: "z" }),
        when: |app| app.can_edit() && app.workspace.can_redo(),
        run: redo,
    },
    Action {
        id: "redo-windows",
        label: |t| t.redo,
        icon: Icon::Redo,
        shortcut: command("y"),
        when: |app| app.can_edit() && app.workspace.can_redo(),
        run: redo,
    },
    Action {
        id: "palette",
        label: |t| t.palette,
        icon: Icon::Search,
        shortcut: Some(PALETTE),
        when: App::can_edit,
        run: |app| app.overlay.open(Dialog::Palette),
    },
    Action {
        id: "help",
        label: |t| t.help,
        icon: Icon::Help,
        shortcut: Some(HELP),
        when: always,
        run: |app| app.overlay.open(Dialog::Help),
    },
    Action {
        id: "plans",
        label: |t| t.plans,
        icon: Icon::Table,
        shortcut: None,
        when: |app| app.host.has_library(),
        run: |app| app.navigate(&Address::Plans),
    },
    Action {
        id: "new-plan",
        label: |t| t.new_plan,
        icon: Icon::Plus,
        shortcut: None,
        when: |app| app.host.has_library(),
        run: |app| app.overlay.open(Dialog::NewPlan),
    },
    Action {
        id: "export",
        label: |t| t.export_json,
        icon: Icon::Download,
        shortcut: command("s"),
        when: in_plan,
        run: export,
    },
    Action {
        id: "assistant",
        label: |t| t.plan_with_assistant,
        icon: Icon::Copy,
        shortcut: None,
        when: |app| !app.is_read_only(),
        run: |app| app.overlay.open(Dialog::Assistant),
    },
    Action {
        id: "export-as",
        label: |t| t.export_as,
        icon: Icon::Share,
        shortcut: Some(Shortcut { command: true, shift: true, alt: false, key: "e" }),
        when: in_plan,
        run: |app| app.overlay.open(Dialog::Export("picture")),
    },
    Action {
        id: "share",
        label: |t| t.share,
        icon: Icon::Link,
        shortcut: None,
        when: in_plan,
        run: |app| app.overlay.open(Dialog::Share),
    },
    Action {
        id: "embed",
        label: |t| t.embed,
        icon: Icon::Frame,
        shortcut: None,
        when: in_plan,
        run: |app| app.overlay.open(Dialog::Embed),
    },
    // The browser's own print would cut the map off where the window ends.
    Action {
        id: "print",
        label: |t| t.print,
        icon: Icon::Print,
        shortcut: command("p"),
        when: in_plan,
        run: |app| app.overlay.open(Dialog::Export("svg")),
    },
    Action {
        id: "plan-settings",
        label: |t| t.plan_settings,
        icon: Icon::Settings,
        shortcut: None,
        when: edits_plan,
        run: |app| app.overlay.open(Dialog::PlanSettings),
    },
    Action {
        id: "phases",
        label: |t| t.edit_phases,
        icon: Icon::Edit,
        shortcut: None,
        when: edits_plan,
        run: |app| app.overlay.open(Dialog::Phases),
    },
    go_to_view!("guide", guide, "1", View::Guide, edits_plan),
    go_to_view!("personas", personas, "2", View::Personas),
    go_to_view!("touchpoints", touchpoints, "3", View::Touchpoints),
    go_to_view!("journeys", journeys, "4", View::Journeys),
    go_to_view!("map", map, "5", View::Map),
    go_to_view!("feedback", feedback, "6", View::Feedback),
    go_to_view!("analysis", analysis, "7", View::Analysis),
    go_to_view!("compare-journeys", comparison, "8", View::Compare),
    go_to_view!("measures", measures, "9", View::Measures),
    Action {
        id: "present",
        label: |t| t.present,
        icon: Icon::Present,
        shortcut: plain("p"),
        when: map::visible,
        run: |app| app.overlay.open(Dialog::Present),
    },
    Action {
        id: "add-step",
        label: |t| t.add_step,
        icon: Icon::Plus,
        shortcut: plain("n"),
        when: |app| app.can_edit() && map::visible(app),
        run: |app| map::act(app, StepAct::Add),
    },
    Action {
        id: "rate-1",
        label: |t| t.rate_1,
        icon: Icon::Check,
        shortcut: plain("1"),
        when: edits_step,
        run: |app| map::act(app, StepAct::RateSelected(1)),
    },
    Action {
        id: "rate-2",
        label: |t| t.rate_2,
        icon: Icon::Check,
        shortcut: plain("2"),
        when: edits_step,
        run: |app| map::act(app, StepAct::RateSelected(2)),
    },
    Action {
        id: "rate-3",
        label: |t| t.rate_3,
        icon: Icon::Check,
        shortcut: plain("3"),
        when: edits_step,
        run: |app| map::act(app, StepAct::RateSelected(3)),
    },
    Action {
        id: "rate-4",
        label: |t| t.rate_4,
        icon: Icon::Check,
        shortcut: plain("4"),
        when: edits_step,
        run: |app| map::act(app, StepAct::RateSelected(4)),
    },
    Action {
        id: "rate-5",
        label: |t| t.rate_5,
        icon: Icon::Check,
        shortcut: plain("5"),
        when: edits_step,
        run: |app| map::act(app, StepAct::RateSelected(5)),
    },
    Action {
        id: "unrate",
        label: |t| t.unrate,
        icon: Icon::Close,
        shortcut: plain("0"),
        when: edits_step,
        run: |app| map::act(app, StepAct::RateSelected(0)),
    },
    Action {
        id: "moment-of-truth",
        label: |t| t.toggle_moment_of_truth,
        icon: Icon::Diamond,
        shortcut: plain("m"),
        when: edits_step,
        run: |app| map::act(app, StepAct::ToggleMomentOfTruthOfSelected),
    },
    Action {
        id: "step-earlier",
        label: |t| t.step_earlier,
        icon: Icon::Left,
        shortcut: alt("ArrowLeft"),
        when: edits_step,
        run: |app| map::act(app, StepAct::ShiftSelected { later: false }),
    },
    Action {
        id: "step-later",
        label: |t| t.step_later,
        icon: Icon::Right,
        shortcut: alt("ArrowRight"),
        when: edits_step,
        run: |app| map::act(app, StepAct::ShiftSelected { later: true }),
    },
    Action {
        id: "delete-step",
        label: |t| t.delete_step,
        icon: Icon::Trash,
        shortcut: plain("Delete"),
        when: edits_step,
        run: |app| map::act(app, StepAct::DeleteSelected),
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
        run: |app| map::zoom_to(app, FIT),
    },
    Action {
        id: "zoom-full",
        label: |t| t.zoom_full,
        icon: Icon::Search,
        shortcut: alt("0"),
        when: map::board_visible,
        run: |app| map::zoom_to(app, FULL),
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
        run: language::switch,
    },
    Action {
        id: "erase",
        label: |t| t.erase_everything,
        icon: Icon::Trash,
        shortcut: None,
        when: |app| app.host.has_library(),
        run: |app| app.overlay.open(Dialog::Erase),
    },
];

impl Action {
    /// The action of this name. A name that is none is a fault that any click on its button shows.
    pub fn named(id: &str) -> &'static Action {
        ACTIONS.iter().find(|action| action.id == id).expect("buttons name actions of the registry")
    }

    /// Whether the help sheet tells of it: to whoever only reads, only of what can be done.
    pub fn offered(&self, app: App) -> bool {
        !app.is_read_only() || untrack(|| (self.when)(app))
    }

    /// Whether the palette and the help sheet list it: second shortcuts for the same action are left out.
    pub fn listed(&self) -> bool {
        self.id != "redo-windows"
    }
}

fn always(_: App) -> bool {
    true
}

fn in_plan(app: App) -> bool {
    matches!(app.navigation.address(), Address::Plan { .. })
}

fn edits_plan(app: App) -> bool {
    app.can_edit() && in_plan(app)
}

fn edits_step(app: App) -> bool {
    app.can_edit() && map::step_selected(app)
}

fn undo(app: App) {
    if app.undo(Origin::Person) {
        app.overlay.announce(app.texts().undone);
    }
}

fn redo(app: App) {
    if app.redo(Origin::Person) {
        app.overlay.announce(app.texts().redone);
    }
}

fn export(app: App) {
    app.with_editor(move |editor| editor.export(app));
}
