//! What the columns of a table mean: guessed from their names, and for the visitor to put right.

use crate::core::exchange::csv::{Column, Mapping, Scale, Table, guess};
use crate::core::exchange::found::Sheet;
use crate::core::text::exchange::exchange;
use crate::core::text::{fill, tell};
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::markup::*;
use crate::ui::state::app::App;

/// How many values of a column are shown as samples.
const SAMPLES: usize = 3;

/// The tables of a text: which one is taken, what its rows and columns mean, and below that what `read` makes of it;
/// again whenever a choice changes.
pub(super) fn tables(
    app: App,
    sheets: Vec<Sheet>,
    read: impl Fn(usize, &Table, &Mapping) -> AnyView + Send + 'static,
) -> AnyView {
    let w = exchange(app.language());
    let several = sheets.len() > 1;
    let names: Vec<String> = sheets
        .iter()
        .map(|sheet| {
            if !sheet.name.is_empty() {
                return sheet.name.clone();
            }
            let name = sheet.grid.beginning();
            let name: String = name.chars().take(60).collect();
            fill(w.table_of, &[&sheet.line.to_string(), &name])
        })
        .collect();
    let chosen = RwSignal::new(0);
    let across = sheets[0].grid.is_across();
    let swapped = RwSignal::new(across);
    let table = RwSignal::new(sheets[0].grid.clone().table(Some(across)));
    let mapping = RwSignal::new(table.with_untracked(guess));
    let sheets = StoredValue::new(sheets);
    let again = move || {
        let grid = sheets.with_value(|sheets| sheets[chosen.get_untracked()].grid.clone());
        table.set(grid.table(Some(swapped.get_untracked())));
        mapping.set(table.with_untracked(guess));
    };
    let choose = move |event: web_sys::Event| {
        if let Ok(place) = event_target_value(&event).parse::<usize>() {
            chosen.set(place);
            swapped.set(sheets.with_value(|sheets| sheets[place].grid.is_across()));
            again();
        }
    };
    let swap = move |event: web_sys::Event| {
        swapped.set(event_target_checked(&event));
        again();
    };
    let options: Vec<AnyView> = names
        .into_iter()
        .enumerate()
        .map(|(place, name)| view! { <option value=place.to_string()>{name}</option> }.into_any())
        .collect();
    view! {
        {several
            .then(|| {
                view! {
                    <label class="field">
                        <span class="field-label">{w.table_which}</span>
                        <select
                            name="sheet"
                            prop:value=reactive(move || chosen.get().to_string())
                            on:change=listener(choose)
                        >
                            {options}
                        </select>
                    </label>
                }
            })}
        <label class="check">
            <input prop:checked=reactive(move || swapped.get()) type="checkbox" name="swap" on:change=listener(swap) />
            {w.table_swap}
        </label>
        {mapping_of(app, table, mapping)}
        {dynamic(move || { table.with(|table| mapping.with(|mapping| read(chosen.get_untracked(), table, mapping))) })}
    }
    .into_any()
}

/// What the columns mean; of a map with its phases across, the lanes.
fn mapping_of(app: App, table: RwSignal<Table>, mapping: RwSignal<Mapping>) -> AnyView {
    let (t, w) = (app.texts(), exchange(app.language()));
    let across = memo(move || table.with(|table| table.lanes.is_some()));
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
    let has = move |column: Column| mapping.with(|mapping| mapping.columns.contains(&Some(column)));
    let rates = memo(move || has(Column::Satisfaction));
    let spans = memo(move || has(Column::Elapsed));
    let guessed = memo(move || table.with(guess).scale);
    let named = move |event: web_sys::Event| {
        table.update(|table| table.set_header(event_target_checked(&event)));
        mapping.set(table.with_untracked(guess));
    };
    view! {
        <fieldset class="table-mapping">
            <legend>{dynamic(move || if across.get() { w.table_lanes } else { w.table_columns })}</legend>
            {dynamic(move || {
                (!across.get())
                    .then(|| {
                        view! {
                            <label class="check">
                                <input
                                    prop:checked=table.with_untracked(|table| !table.header.is_empty())
                                    type="checkbox"
                                    name="header"
                                    on:change=listener(named)
                                />
                                {w.table_header}
                            </label>
                        }
                    })
            })}
            <div class="table-columns">{dynamic(columns)}</div>
            {dynamic(move || rates.get().then(|| scale(app, mapping, guessed.get())))}
            {dynamic(move || spans.get().then(|| unit(app, mapping)))}
        </fieldset>
    }
    .into_any()
}

/// A choice of what a bare number counts in a column of spans: nobody may have told it.
fn unit(app: App, mapping: RwSignal<Mapping>) -> AnyView {
    let w = exchange(app.language());
    let units = [
        (1.0 / 60.0, w.unit_seconds),
        (1.0, w.unit_minutes),
        (60.0, w.unit_hours),
        (1_440.0, w.unit_days),
        (10_080.0, w.unit_weeks),
    ];
    let options: Vec<AnyView> = units
        .iter()
        .enumerate()
        .map(|(place, (_, name))| view! { <option value=place.to_string()>{*name}</option> }.into_any())
        .collect();
    let chosen = move || {
        let each = mapping.with(|mapping| mapping.each);
        let place = units.iter().position(|(minutes, _)| each == Some(*minutes));
        place.map_or(String::new(), |place| place.to_string())
    };
    view! {
        <label class="field">
            <span class="field-label">{w.table_unit}</span>
            <select
                name="unit"
                prop:value=reactive(chosen)
                on:change=listener(move |event: web_sys::Event| {
                    let place = event_target_value(&event).parse::<usize>().ok();
                    let each = place.and_then(|place| units.get(place)).map(|(minutes, _)| *minutes);
                    mapping.update(|mapping| mapping.each = each);
                })
            >
                <option value="">{w.table_unit_none}</option>
                {options}
            </select>
        </label>
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
