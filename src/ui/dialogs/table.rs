//! What the columns of a table mean: guessed from their names, and for the visitor to put right.

use crate::core::exchange::csv::{Column, Mapping, Scale, Table, guess};
use crate::core::text::exchange::exchange;
use crate::core::text::{fill, tell};
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// How many values of a column are shown as samples.
const SAMPLES: usize = 3;

/// The choices, and below them what `read` makes of the table; again whenever a choice changes.
pub(super) fn mapping(app: App, table: Table, read: impl Fn(&Table, &Mapping) -> AnyView + Send + 'static) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let mapping = RwSignal::new(guess(&table));
    let header = !table.header.is_empty();
    let table = RwSignal::new(table);
    let columns = move || {
        table.with(|table| {
            (0..table.width())
                .map(|place| {
                    let name = table
                        .header
                        .get(place)
                        .filter(|name| !name.trim().is_empty())
                        .map(|name| name.to_string())
                        .unwrap_or_else(|| fill(t.csv_column, &[&(place + 1).to_string()]));
                    let samples: Vec<&str> =
                        table.column(place).filter(|cell| !cell.trim().is_empty()).take(SAMPLES).collect();
                    column(app, place, name, samples.join(" · "), mapping)
                })
                .collect::<Vec<_>>()
        })
    };
    let rates = memo(move || mapping.with(|mapping| mapping.columns.contains(&Some(Column::Satisfaction))));
    let guessed = memo(move || table.with(guess).scale);
    view! {
        <fieldset class="table-mapping">
            <legend>{w.table_columns}</legend>
            <label class="check">
                <input
                    prop:checked=header
                    type="checkbox"
                    on:change=listener(move |event: web_sys::Event| {
                        table.update(|table| table.set_header(event_target_checked(&event)));
                        mapping.set(table.with_untracked(guess));
                    })
                />
                {w.table_header}
            </label>
            <div class="table-columns">{dynamic(columns)}</div>
            {dynamic(move || rates.get().then(|| scale(app, mapping, guessed.get())))}
        </fieldset>
        {dynamic(move || table.with(|table| mapping.with(|mapping| read(table, mapping))))}
    }
    .into_any()
}

fn column(app: App, place: usize, name: String, samples: String, mapping: RwSignal<Mapping>) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let chosen = move || {
        let meant = mapping.with(|mapping| mapping.columns.get(place).copied().flatten());
        meant
            .and_then(|meant| Column::all().iter().position(|column| *column == meant))
            .map_or(String::new(), |place| place.to_string())
    };
    let options: Vec<AnyView> = Column::all()
        .iter()
        .enumerate()
        .map(|(place, column)| view! { <option value=place.to_string()>{column.label(t)}</option> }.into_any())
        .collect();
    let label = tell(w.table_column, &[&name]);
    view! {
        <label class="table-column">
            <span class="table-column-name" dir="auto">
                {name}
            </span>
            <span class="hint" dir="auto">
                {samples}
            </span>
            <select
                aria-label=label
                prop:value=reactive(chosen)
                on:change=listener(move |event: web_sys::Event| {
                    let meant = event_target_value(&event)
                        .parse::<usize>()
                        .ok()
                        .and_then(|place| Column::all().get(place).copied());
                    mapping
                        .update(|mapping| {
                            if let Some(column) = mapping.columns.get_mut(place) {
                                *column = meant;
                            }
                        });
                })
            >
                <option value="">{w.table_skip}</option>
                {options}
            </select>
        </label>
    }
    .into_any()
}

/// A choice of the scale: the usual ones, and what the table tells of its own.
fn scale(app: App, mapping: RwSignal<Mapping>, guessed: Scale) -> AnyView {
    let w = exchange(app.language());
    let scales: Vec<Scale> =
        Scale::ALL.into_iter().chain(Some(guessed).filter(|scale| !Scale::ALL.contains(scale))).collect();
    let options: Vec<AnyView> = scales
        .iter()
        .enumerate()
        .map(|(place, scale)| {
            view! {
                <option value=place
                    .to_string()>{fill(w.table_scale_of, &[&scale.low.to_string(), &scale.high.to_string()])}</option>
            }
            .into_any()
        })
        .collect();
    let scales = StoredValue::new(scales);
    let chosen = move || {
        scales.with_value(|scales| {
            scales
                .iter()
                .position(|scale| mapping.with(|mapping| mapping.scale == *scale))
                .map_or(String::new(), |place| place.to_string())
        })
    };
    view! {
        <label class="field">
            <span class="field-label">{w.table_scale}</span>
            <select
                prop:value=reactive(chosen)
                on:change=listener(move |event: web_sys::Event| {
                    let scale = event_target_value(&event)
                        .parse::<usize>()
                        .ok()
                        .and_then(|place| scales.with_value(|scales| scales.get(place).copied()));
                    if let Some(scale) = scale {
                        mapping.update(|mapping| mapping.scale = scale);
                    }
                })
            >
                {options}
            </select>
        </label>
    }
    .into_any()
}
