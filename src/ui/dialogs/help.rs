//! The help sheet: every action with its shortcut, and the keys of the map.

use super::frame::frame;
use crate::core::text::lists::lists;
use crate::ui::commands::actions::ACTIONS;
use crate::ui::commands::shortcut::command;
use crate::ui::kit::closures::{listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

pub(super) fn help(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let row = |label: &'static str, keys: String| {
        view! {
            <div class="key-row">
                <dt>{label}</dt>
                <dd>
                    <kbd>{keys}</kbd>
                </dd>
            </div>
        }
        .into_any()
    };
    // Single keys are listed where they apply: in the map.
    let actions = |single: bool| -> Vec<AnyView> {
        let listed = ACTIONS.iter().filter(|action| action.listed() && action.offered(app));
        let told = listed.filter_map(|action| {
            let shortcut = action.shortcut.filter(|shortcut| shortcut.in_map() == single)?;
            Some(row((action.label)(t), shortcut.written(t)))
        });
        told.collect()
    };
    let choose = move |event: web_sys::Event| {
        let on = event_target_checked(&event);
        app.map.single_keys.set(on);
        app.saving.keep_single_keys(on);
    };
    let clipboard = ["c", "x", "v"].map(|key| command(key).map_or(String::new(), |keys| keys.written(t)));
    let clipboard = clipboard.join(", ");
    let keys: Vec<AnyView> = [
        (w.keys_arrows, "← ↑ → ↓"),
        (w.keys_page, w.key_page),
        (w.keys_enter, w.key_enter),
        (w.keys_type, w.key_letter),
        (w.keys_escape, "Esc"),
        (w.keys_next, w.key_enter),
        (w.keys_line, w.key_shift_enter),
        (w.keys_clipboard, &clipboard),
    ]
    .into_iter()
    // The others edit.
    .take(if app.is_read_only() { 2 } else { 8 })
    .map(|(label, keys)| row(label, keys.to_owned()))
    .collect();
    let content = view! {
        <p data-edit=true>{w.help_intro}</p>
        <h3>{w.help_actions}</h3>
        <dl class="keys">{actions(false)}</dl>
        <h3>{w.help_map}</h3>
        <dl class="keys">{keys}</dl>
        <h3>{w.help_single}</h3>
        <p class="hint" data-edit=true>
            {w.single_keys_about}
        </p>
        <label class="check">
            <input
                prop:checked=reactive(move || app.map.single_keys.get())
                type="checkbox"
                data-action="single-keys"
                on:change=listener(choose)
            />
            {w.single_keys}
        </label>
        <dl class="keys">{actions(true)}</dl>
    };
    frame(app, "wide", t.help, content.into_any())
}
