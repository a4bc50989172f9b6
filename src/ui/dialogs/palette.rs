//! The palette: every action, and every persona, journey and touchpoint to jump to, found by typing.

use leptos::html::Input;

use super::frame::frame;
use crate::browser::locale::lower;
use crate::core::address::View;
use crate::core::document::List;
use crate::core::model::Id;
use crate::core::text::lists::lists;
use crate::core::text::tell;
use crate::ui::commands::actions::{ACTIONS, Action};
use crate::ui::commands::shortcut::composing;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// So many hits are shown.
const SHOWN: usize = 12;

/// Something that can be chosen.
#[derive(Clone)]
enum Entry {
    Action(&'static Action),
    Journey(Id, String),
    Place(View, String),
}

pub(super) fn palette(app: App) -> AnyView {
    let (t, w) = (app.texts(), lists(app.language()));
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(0usize);
    let input = NodeRef::<Input>::new();
    let entries = StoredValue::new(entries(app));
    let hits = memo(move || {
        let words: Vec<String> = lower(&query.get()).split_whitespace().map(str::to_owned).collect();
        entries.with_value(|entries| {
            let fits = |label: &str| words.iter().all(|word| lower(label).contains(word));
            (0..entries.len()).filter(|index| fits(&label(app, &entries[*index]))).take(SHOWN).collect::<Vec<_>>()
        })
    });
    let choose = move |index: usize| {
        let Some(entry) = hits
            .get_untracked()
            .get(index)
            .and_then(|entry| entries.with_value(|entries| entries.get(*entry).cloned()))
        else {
            return;
        };
        app.overlay.close();
        match entry {
            Entry::Action(action) => (action.run)(app),
            Entry::Journey(id, _) => {
                app.navigation.choose_journey(Some(id));
                app.navigate(&app.view_address(View::Map));
            }
            Entry::Place(view, _) => app.navigate(&app.view_address(view)),
        }
    };
    let list = move || {
        let rows: Vec<AnyView> = hits
            .get()
            .into_iter()
            .enumerate()
            .filter_map(|(place, entry)| {
                let entry = entries.with_value(|entries| entries.get(entry).cloned())?;
                let (picture, keys) = match &entry {
                    Entry::Action(action) => (action.icon, action.shortcut.map(|shortcut| shortcut.written(t))),
                    Entry::Journey(..) | Entry::Place(..) => (Icon::Right, None),
                };
                Some(
                    view! {
                        <li
                            id=format!("palette-{place}")
                            role="option"
                            aria-selected=reactive(move || (chosen.get() == place).to_string())
                            on:mousemove=listener(move |_| chosen.set(place))
                            on:click=listener(move |_| choose(place))
                        >
                            {icon(picture)}
                            <span>{label(app, &entry)}</span>
                            {keys.map(|keys| view! { <kbd>{keys}</kbd> })}
                        </li>
                    }
                    .into_any(),
                )
            })
            .collect();
        if rows.is_empty() {
            view! {
                <li class="palette-none" role="option" aria-disabled="true" aria-selected="false">
                    {w.palette_none}
                </li>
            }
            .into_any()
        } else {
            rows.into_any()
        }
    };
    let content = view! {
        <input
            node_ref=input
            data-free=true
            type="text"
            dir="auto"
            class="palette-input"
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-label=t.palette
            aria-activedescendant=reactive(move || format!("palette-{}", chosen.get()))
            placeholder=w.palette_hint
            autocomplete="off"
            spellcheck="false"
            autofocus=true
            on:input=listener(move |event: web_sys::Event| {
                query.set(event_target_value(&event));
                chosen.set(0);
            })
            on:keydown=listener(move |event: web_sys::KeyboardEvent| {
                if composing(&event) {
                    return;
                }
                let count = hits.get_untracked().len().max(1);
                match event.key().as_str() {
                    "ArrowDown" => chosen.update(|place| *place = (*place + 1) % count),
                    "ArrowUp" => chosen.update(|place| *place = (*place + count - 1) % count),
                    "Enter" => choose(chosen.get_untracked()),
                    _ => return,
                }
                event.prevent_default();
            })
        />
        <ul id="palette-list" class="palette-list" role="listbox" aria-label=t.palette>
            {dynamic(list)}
        </ul>
    };
    frame(app, "palette", t.palette, content.into_any())
}

fn entries(app: App) -> Vec<Entry> {
    let mut entries: Vec<Entry> = ACTIONS
        .iter()
        .filter(|action| action.listed() && action.id != "palette" && untrack(|| (action.when)(app)))
        .map(Entry::Action)
        .collect();
    if untrack(|| (Action::named("export").when)(app)) {
        app.workspace.untracked(|document| {
            let name = |name: &str| name.to_owned();
            entries.extend(
                document
                    .list(&List::Journeys)
                    .filter_map(|id| document.journey(id))
                    .map(|journey| Entry::Journey(journey.id.clone(), name(&journey.name))),
            );
            entries.extend(
                document
                    .list(&List::Personas)
                    .filter_map(|id| document.persona(id))
                    .map(|persona| Entry::Place(View::Personas, name(&persona.name))),
            );
            entries.extend(
                document
                    .list(&List::Touchpoints)
                    .filter_map(|id| document.touchpoint(id))
                    .map(|touchpoint| Entry::Place(View::Touchpoints, name(&touchpoint.name))),
            );
        });
    }
    entries
}

fn label(app: App, entry: &Entry) -> String {
    let t = app.texts();
    match entry {
        Entry::Action(action) => (action.label)(t).to_owned(),
        Entry::Journey(_, name) => tell("{0}: {1}", &[t.journey, name]),
        Entry::Place(View::Personas, name) => tell("{0}: {1}", &[t.persona, name]),
        Entry::Place(_, name) => tell("{0}: {1}", &[t.touchpoint, name]),
    }
}
