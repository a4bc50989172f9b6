//! Members of objects: what they are called by others, what a value says as a text, and how a member is written.

use crate::core::exchange::csv::{Column, choice, kind_of};
use crate::core::json_text::{Object, Value, quoted};
use crate::core::knowledge::{self, plain};
use crate::core::model::{Field, JourneyKind, Kind, Language, Stage};
use crate::core::text::{field_label, kind_label, messages};

/// The entries of a table with their paths: of an array, or of an object whose names are ids or names. A value alone
/// is the only entry.
pub(super) fn entries<'a>(value: Option<Value<'a>>, path: &str) -> impl Iterator<Item = (Value<'a>, String)> + use<'a> {
    let (array, alone) = match value {
        None | Some(Value::Null) => (None, None),
        Some(Value::Array(array)) => (Some(array), None),
        Some(value) => (None, Some(value)),
    };
    let path = path.to_owned();
    let listed = array.into_iter().flat_map(|array| array.iter()).chain(alone);
    listed.enumerate().map(move |(place, value)| (value, format!("{path}[{place}]")))
}

/// The member of an object that has the first of these names, in letters of any size.
pub(super) fn get<'a>(object: Object<'a>, names: &[&str]) -> Option<Value<'a>> {
    let exact = names.iter().find_map(|name| object.get(name));
    exact.or_else(|| {
        let by = |name: &&str| object.iter().find(|(known, _)| plain(known) == **name).map(|(_, value)| value);
        names.iter().find_map(by)
    })
}

/// What a value says, as a text: lists line by line, objects by what they hold.
pub(super) fn text(value: &Value) -> String {
    let mut out = String::new();
    say(value, &mut out);
    out
}

fn say(value: &Value, out: &mut String) {
    match value {
        Value::Null => {}
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => out.push_str(text),
        Value::Array(list) => list.iter().for_each(|value| line(None, &value, out)),
        Value::Object(object) => {
            let named = ["text", "name", "title", "value", "description"].iter().find_map(|name| object.get(name));
            match named {
                Some(named) => say(&named, out),
                None => object.iter().for_each(|(name, value)| line(Some(name), &value, out)),
            }
        }
    }
}

/// Adds what a value says on a line of its own, behind its name.
fn line(name: Option<&str>, value: &Value, out: &mut String) {
    let before = out.len();
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    if let Some(name) = name {
        out.push_str(name);
        out.push_str(": ");
    }
    let from = out.len();
    say(value, out);
    if out.len() == from {
        out.truncate(before);
    }
}

/// A member behind others; none for an empty text.
pub(super) fn member(name: &str, text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { format!(",{}", bare_member(name, text)) }
}

/// A member on its own.
pub(super) fn bare_member(name: &str, text: &str) -> String {
    format!("\"{name}\":{}", quoted(text))
}

/// What the tables of a plan are called, in plain letters; our own words are known anyway.
fn table_names(kind: Kind) -> &'static str {
    match kind {
        Kind::Phase => "phase stages journeyphases journeystages",
        Kind::Persona => "persona zielgruppen targetgroups",
        Kind::Touchpoint => "touchpoint kontaktpunkte beruehrungspunkte",
        Kind::Journey => "journey customerjourneys customerjourney kundenreisen reisen journeymap journeymaps",
        Kind::Step => "schritte journeysteps stops",
        Kind::Measure => "actionitems nextsteps todos",
        Kind::Feedback | Kind::Plan | Kind::SetAside => "",
    }
}

/// Whether a member is the table of a kind.
pub(super) fn is_table(name: &str, kind: Kind) -> bool {
    let name = plain(name);
    let own = |language: &Language| plain(kind_label(messages(*language), kind, true)) == name;
    !matches!(kind, Kind::Plan | Kind::SetAside)
        && (table_names(kind).split_whitespace().any(|known| known == name)
            || key(kind) == name
            || Language::ALL.iter().any(own))
}

/// The name of a kind's table in a plan file, in plain letters.
fn key(kind: Kind) -> &'static str {
    match kind {
        Kind::Plan | Kind::SetAside => "",
        Kind::Phase => "phases",
        Kind::Persona => "personas",
        Kind::Touchpoint => "touchpoints",
        Kind::Journey => "journeys",
        Kind::Step => "steps",
        Kind::Measure => "measures",
        Kind::Feedback => "feedback",
    }
}

/// Whether a member is a field of a kind, by its name in the file or in our words of either language.
pub(super) fn is_field(name: &str, kind: Kind, field: Field) -> bool {
    let name = plain(name);
    let own = |language: &Language| plain(field_label(messages(*language), kind, field)) == name;
    plain(field.key()) == name
        || Language::ALL.iter().any(own)
        || field == Field::Target
            && matches!(name.as_str(), "ziel" | "bezug" | "betrifft" | "gehoertzu" | "for" | "fuer")
}

/// Whether a member names a record of a kind: `touchpoint`, `Berührungspunkt`, `touchpoint_id`.
pub(super) fn names_kind(name: &str, kind: Kind) -> bool {
    let name = plain(name);
    let name = name.strip_suffix("id").or_else(|| name.strip_suffix("name")).unwrap_or(&name);
    Language::ALL.iter().any(|language| plain(kind_label(messages(*language), kind, false)) == name)
        || kind == Kind::Step && name == "schritt"
}

/// The field of a record of this kind that a column of a table is.
pub(super) fn field_of(kind: Kind, column: Column) -> Option<Field> {
    match (kind, column) {
        (Kind::Step, Column::Text(text)) => Some(text.field()),
        (Kind::Step, Column::Touchpoint) => Some(Field::Touchpoint),
        (Kind::Step, Column::Phase | Column::Stage) => Some(Field::Phase),
        (Kind::Step, Column::Satisfaction) => Some(Field::Satisfaction),
        (Kind::Step, Column::MomentOfTruth) => Some(Field::MomentOfTruth),
        (Kind::Step, Column::Elapsed) => Some(Field::After),
        (Kind::Touchpoint, Column::Channel) => Some(Field::Channel),
        (Kind::Touchpoint, Column::Medium) => Some(Field::Medium),
        (Kind::Touchpoint, Column::MediaType) => Some(Field::MediaType),
        (Kind::Touchpoint, Column::Controllable) => Some(Field::Controllable),
        (Kind::Journey, Column::Persona) => Some(Field::Persona),
        (Kind::Journey, Column::Kind) => Some(Field::Kind),
        _ => None,
    }
}

/// Members that say nothing of their own: ids, numbers in a row, and what is read elsewhere.
pub(super) fn passed_over(kind: Kind, name: &str) -> bool {
    let name = plain(name);
    matches!(name.as_str(), "id" | "order" | "number" | "nr" | "index" | "position" | "type" | "stepnumber")
        || kind == Kind::Step && matches!(name.as_str(), "name" | "title" | "phaseid" | "stage" | "phase")
        || kind == Kind::Journey && (is_table(&name, Kind::Step) || is_table(&name, Kind::Phase))
}

/// Whether a member says that its record is to go.
pub(super) fn wants_removal(name: &str, value: &Value) -> bool {
    const WORDS: [&str; 8] =
        ["delete", "deleted", "remove", "removed", "entfernen", "entfernt", "loeschen", "geloescht"];
    WORDS.contains(&&*plain(name)) && value.as_bool() == Some(true)
}

/// The place of the value of a field that a word means.
pub(super) fn chosen(said: &str, field: Field, keys: &[&str]) -> Option<usize> {
    let by = |key: &str| keys.iter().position(|known| *known == key);
    let word = plain(said);
    choice(said, field, keys).or_else(|| match field {
        Field::Kind if keys == JourneyKind::KEYS => kind_of(said).and_then(|kind| by(kind.key())),
        Field::Stage if keys == Stage::KEYS => knowledge::phase_known(said)
            .then(|| knowledge::likely_model(&[said]).1.first().and_then(|stage| by(stage.key())))
            .flatten(),
        Field::Medium => match word.as_str() {
            "digital" | "web" => by("online"),
            "physical" | "physisch" | "print" | "instore" | "analog" | "vorort" => by("offline"),
            _ => None,
        },
        Field::Status => match word.as_str() {
            "new" | "proposed" | "vorschlag" | "vorgeschlagen" | "open" | "offen" => by("idea"),
            "todo" | "scheduled" | "geplant" | "inplanung" | "inplanning" | "upcoming" => by("planned"),
            "inprogress" | "active" | "ongoing" | "laeuft" | "inarbeit" => by("running"),
            "complete" | "completed" | "finished" | "erledigt" | "fertig" | "abgeschlossen" => by("done"),
            _ => None,
        },
        Field::Language => match word.as_str() {
            "german" | "deutsch" | "dede" | "deat" | "dech" => by("de"),
            "english" | "englisch" | "enus" | "engb" => by("en"),
            _ => None,
        },
        _ => None,
    })
}
