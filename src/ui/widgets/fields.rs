//! Controls bound to one field of one record: what is typed is an edit at once, what changes elsewhere is shown.
//!
//! Whoever only reads gets the words of the field instead of a control.
//!
//! Ctrl Z in them is the plan's. A text field that is bound to nothing, or whose text becomes an edit only when it is
//! left, bears the attribute `data-free` while it holds what the plan does not: there Ctrl Z is the browser's.

use wasm_bindgen::JsCast;

use crate::browser::locale;
use crate::core::edit::Value;
use crate::core::model::{Date, Field, Key, Kind};
use crate::core::text::choice_label;
use crate::ui::commands::shortcut::composing;
use crate::ui::kit::closures::{dynamic, listener, reactive};
use crate::ui::kit::icon::{Icon, icon};
use crate::ui::kit::markup::*;
use crate::ui::state::app::{App, TextShape};
use crate::ui::state::names::{text, value};
use crate::ui::widgets::growing::growing;

/// What stands in a field, for whoever only reads it. What is empty is hidden with its label (`reading.css`).
pub fn read(class: &'static str, words: impl Fn() -> String + Send + 'static) -> AnyView {
    view! {
        <span class=class dir="auto">
            {dynamic(words)}
        </span>
    }
    .into_any()
}

/// The field in words, as one reads it.
fn words(app: App, key: &Key, field: Field, class: &'static str) -> AnyView {
    let key = key.clone();
    read(class, move || match value(app, &key, field) {
        Some(Value::Text(text)) => text,
        Some(Value::List(entries)) => entries.join("\n"),
        Some(Value::Choice(Some(index))) => {
            choice_label(app.texts(), field, keys_of(key.kind, field).0[index]).to_owned()
        }
        Some(Value::Score(Some(score))) => score.number().to_string(),
        Some(Value::Flag(true)) => app.texts().csv_yes.to_owned(),
        Some(Value::Date(Some(date))) => locale::day(app.language(), &date.to_string()),
        _ => String::new(),
    })
}

/// What there is to say where nothing is yet: how one begins, or to whoever only reads that there is nothing.
pub fn empty_state(app: App, title: &'static str, text: &'static str, ways: AnyView) -> AnyView {
    if app.is_read_only() {
        return view! { <p class="hint">{app.texts().nothing_here}</p> }.into_any();
    }
    view! {
        <div class="teach">
            <h2>{title}</h2>
            <p>{text}</p>
            {ways}
        </div>
    }
    .into_any()
}

/// A button that deletes.
pub fn bin(app: App, delete: impl FnMut(web_sys::MouseEvent) + 'static) -> AnyView {
    let t = app.texts();
    view! {
        <button
            type="button"
            class="icon-button"
            data-edit=true
            title=t.delete
            aria-label=t.delete
            on:click=listener(delete)
        >
            {icon(Icon::Trash)}
        </button>
    }
    .into_any()
}

/// No more than so many UTF-16 units go into a control: more than any field of a record takes, so that what was too
/// long is still told, and few enough that nobody waits where somebody pastes a book.
pub const TYPED: &str = "4001";

/// The same for a list: more than the lists that people make, of entries as long as they may be.
const TYPED_LIST: &str = "100000";

/// Takes over what was typed. A text over its limit is cut in the control too, so that what is seen is what is kept.
fn typed(app: App, key: &Key, field: Field, event: &web_sys::Event) {
    take(app, key, field, Value::Text(event_target_value(event)), event);
}

fn take(app: App, key: &Key, field: Field, typed: Value, event: &web_sys::Event) {
    if app.set(key, field, typed).is_some_and(|outcome| outcome.cut) {
        let kept = match untrack(|| value(app, key, field)) {
            Some(Value::List(entries)) => entries.join("\n"),
            _ => untrack(|| text(app, key, field)),
        };
        if let Some(target) = event.target() {
            if let Some(input) = target.dyn_ref::<web_sys::HtmlInputElement>() {
                input.set_value(&kept);
            } else if let Some(area) = target.dyn_ref::<web_sys::HtmlTextAreaElement>() {
                area.set_value(&kept);
            }
        }
    }
}

/// A control with a label that can be seen.
pub fn labelled(label: &'static str, control: AnyView) -> AnyView {
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            {control}
        </label>
    }
    .into_any()
}

/// A labelled control of one line.
pub fn line_field(app: App, key: &Key, field: Field, label: &'static str, hint: &'static str) -> AnyView {
    labelled(label, line(app, key, field, label, hint))
}

/// A control of one line without a visible label.
pub fn line(app: App, key: &Key, field: Field, label: &'static str, hint: &'static str) -> AnyView {
    if app.is_read_only() {
        return words(app, key, field, "read");
    }
    let (shown, key) = (key.clone(), key.clone());
    view! {
        <input
            aria-label=label
            type="text"
            dir="auto"
            maxlength=TYPED
            placeholder=hint
            name=field.key()
            prop:value=reactive(move || text(app, &shown, field))
            on:input=listener(move |event: web_sys::Event| typed(app, &key, field, &event))
        />
    }
    .into_any()
}

/// A control of one line that wraps where its text is long, so that nothing is cut. Enter leaves it.
pub fn wrapping_line(app: App, key: &Key, field: Field, label: &'static str, hint: &'static str) -> AnyView {
    editable(app, key, field, "read line", TextShape::Line(label, hint))
}

/// A labelled control of several lines.
pub fn area_field(app: App, key: &Key, field: Field, label: &'static str, hint: &'static str) -> AnyView {
    labelled(label, editable(app, key, field, "read", TextShape::Area(hint)))
}

/// The words of the field for whoever only reads, and its control, which is the editor's, for whoever edits.
fn editable(app: App, key: &Key, field: Field, class: &'static str, shape: TextShape) -> AnyView {
    match app.editor().filter(|_| !app.is_read_only()) {
        Some(editor) => editor.control(app, key, field, shape),
        None => words(app, key, field, class),
    }
}

/// The control of a text.
pub fn control(app: App, key: &Key, field: Field, shape: TextShape) -> AnyView {
    let (shown, grown, key) = (key.clone(), key.clone(), key.clone());
    let node = NodeRef::<leptos::html::Textarea>::new();
    growing(node, move || text(app, &grown, field));
    match shape {
        TextShape::Line(label, hint) => {
            let leave = move |event: web_sys::KeyboardEvent| {
                if event.key() == "Enter"
                    && !composing(&event)
                    && let Some(area) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
                {
                    event.prevent_default();
                    let _ = area.blur();
                }
            };
            view! {
                <textarea
                    node_ref=node
                    class="line"
                    rows="1"
                    dir="auto"
                    maxlength=TYPED
                    aria-label=label
                    placeholder=hint
                    name=field.key()
                    on:keydown=listener(leave)
                    prop:value=reactive(move || text(app, &shown, field))
                    on:input=listener(move |event: web_sys::Event| typed(app, &key, field, &event))
                ></textarea>
            }
            .into_any()
        }
        TextShape::Area(hint) => view! {
            <textarea
                node_ref=node
                dir="auto"
                maxlength=TYPED
                rows="2"
                placeholder=hint
                name=field.key()
                prop:value=reactive(move || text(app, &shown, field))
                on:input=listener(move |event: web_sys::Event| typed(app, &key, field, &event))
            ></textarea>
        }
        .into_any(),
    }
}

/// A labelled list of texts, one a line.
pub fn list_field(app: App, key: &Key, field: Field, label: &'static str, hint: &'static str) -> AnyView {
    if app.is_read_only() {
        return labelled(label, words(app, key, field, "read"));
    }
    let node = NodeRef::<leptos::html::Textarea>::new();
    let (shown, key) = (key.clone(), key.clone());
    let entries = move || match value(app, &shown, field) {
        Some(Value::List(entries)) => entries.join("\n"),
        _ => String::new(),
    };
    growing(node, entries.clone());
    // While somebody types, an empty last line is a line to come; the control is left alone unless its entries differ.
    Effect::new(move |_| {
        let kept = entries();
        if let Some(area) = node.get()
            && lines(&area.value()).join("\n") != kept
        {
            area.set_value(&kept);
        }
    });
    let control = view! {
        <textarea
            node_ref=node
            rows="2"
            dir="auto"
            maxlength=TYPED_LIST
            placeholder=hint
            name=field.key()
            on:input=listener(move |event: web_sys::Event| take(
                app,
                &key,
                field,
                Value::List(lines(&event_target_value(&event))),
                &event,
            ))
        ></textarea>
    };
    labelled(label, control.into_any())
}

fn lines(text: &str) -> Vec<String> {
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// A labelled choice from a closed list.
pub fn choice_field(app: App, key: &Key, field: Field, label: &'static str) -> AnyView {
    labelled(label, choice(app, key, field, label))
}

/// A choice from a closed list without a visible label. Where the field can be empty, so can the choice.
pub fn choice(app: App, key: &Key, field: Field, label: &'static str) -> AnyView {
    if app.is_read_only() {
        return words(app, key, field, "read");
    }
    let (keys, optional) = keys_of(key.kind, field);
    let (shown, key) = (key.clone(), key.clone());
    let chosen = move || match value(app, &shown, field) {
        Some(Value::Choice(Some(index))) => keys[index],
        _ => "",
    };
    let options: Vec<AnyView> = keys
        .iter()
        .map(|key| view! { <option value=*key>{choice_label(app.texts(), field, key)}</option> }.into_any())
        .collect();
    view! {
        <select
            aria-label=label
            name=field.key()
            prop:value=chosen
            on:change=listener(move |event: web_sys::Event| {
                let wanted = event_target_value(&event);
                app.set(&key, field, Value::Choice(keys.iter().position(|key| *key == wanted)));
            })
        >
            {optional.then(|| view! { <option value="">{app.texts().not_stated}</option> })}
            {options}
        </select>
    }
    .into_any()
}

/// The values of a field that holds a choice, and whether it can be empty.
fn keys_of(kind: Kind, field: Field) -> (&'static [&'static str], bool) {
    use crate::core::model::{
        FeedbackKind, GoalKind, JourneyKind, Language, Market, MediaType, Medium, Metric, Stage, Status,
    };
    match field {
        Field::Kind if kind == Kind::Feedback => (FeedbackKind::KEYS, false),
        Field::GoalKind => (GoalKind::KEYS, false),
        Field::Market => (Market::KEYS, false),
        Field::Language => (Language::KEYS, false),
        Field::Stage => (Stage::KEYS, false),
        Field::Medium => (Medium::KEYS, true),
        Field::MediaType => (MediaType::KEYS, true),
        Field::Kind => (JourneyKind::KEYS, false),
        Field::Status => (Status::KEYS, false),
        _ => (Metric::KEYS, false),
    }
}

/// A score from 1 to 5 as a small choice.
pub fn score(app: App, key: &Key, field: Field, label: &'static str) -> AnyView {
    if app.is_read_only() {
        return words(app, key, field, "read");
    }
    use crate::core::model::Score;
    let (shown, key) = (key.clone(), key.clone());
    let chosen = move || match value(app, &shown, field) {
        Some(Value::Score(Some(score))) => score.number().to_string(),
        _ => String::new(),
    };
    let options: Vec<AnyView> = Score::ALL
        .iter()
        .map(|score| view! { <option value=score.number().to_string()>{score.number()}</option> }.into_any())
        .collect();
    view! {
        <select
            class="score"
            aria-label=label
            name=field.key()
            prop:value=chosen
            on:change=listener(move |event: web_sys::Event| {
                app.set(&key, field, Value::Score(event_target_value(&event).parse().ok().and_then(Score::new)));
            })
        >
            <option value="">{"–"}</option>
            {options}
        </select>
    }
    .into_any()
}

/// A day.
pub fn date(app: App, key: &Key, field: Field, label: &'static str) -> AnyView {
    if app.is_read_only() {
        return words(app, key, field, "read");
    }
    let (shown, key) = (key.clone(), key.clone());
    let chosen = move || match value(app, &shown, field) {
        Some(Value::Date(Some(date))) => date.to_string(),
        _ => String::new(),
    };
    view! {
        <input
            aria-label=label
            type="date"
            name=field.key()
            prop:value=chosen
            on:change=listener(move |event: web_sys::Event| {
                app.set(&key, field, Value::Date(Date::parse(&event_target_value(&event))));
            })
        />
    }
    .into_any()
}

/// A yes or no.
pub fn flag(app: App, key: &Key, field: Field, label: &'static str) -> AnyView {
    if app.is_read_only() {
        return words(app, key, field, "read");
    }
    let (shown, key) = (key.clone(), key.clone());
    view! {
        <input
            aria-label=label
            type="checkbox"
            name=field.key()
            prop:checked=reactive(move || value(app, &shown, field) == Some(Value::Flag(true)))
            on:change=listener(move |event: web_sys::Event| {
                app.set(&key, field, Value::Flag(event_target_checked(&event)));
            })
        />
    }
    .into_any()
}

/// A cell of a table. It bears the name of its column, for where there is so little room that a row is a card. There
/// style sheets take the table's roles away, so they are said.
pub fn cell(class: &'static str, column: &str, content: AnyView) -> AnyView {
    view! {
        <td role="cell" class=class data-label=column.to_owned()>
            {content}
        </td>
    }
    .into_any()
}

/// Puts a select box that serves as a menu back to its first entry.
pub fn reset_select(event: &web_sys::Event) {
    if let Some(select) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
        select.set_selected_index(0);
    }
}
