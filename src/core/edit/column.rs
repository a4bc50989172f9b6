//! A column or list that was pasted where one thing is added: as many are added, in one step.

use super::Edit;
use crate::core::document::Document;
use crate::core::model::{Ids, Kind, Measure, Order, Plan, Record, Text, Touchpoint, limit};

/// The edit that adds a touchpoint or measure for each line of a text, in the order of the lines; none if it has but
/// one, or for what is no such thing. Touchpoints that are there already are not made again.
pub fn column(kind: Kind, text: &str, seed: u64) -> Option<Edit> {
    let names = listed(text.lines()).into_iter().take(limit(kind)).collect::<Vec<&str>>();
    if names.len() < 2 {
        return None;
    }
    let mut ids = Ids::new(seed);
    let plan = Plan::new(ids.next_id());
    let orders = Order::run(None, names.len());
    let mut records = Vec::with_capacity(names.len());
    for (name, order) in names.into_iter().zip(orders) {
        let (name, id) = (Text::cut(name).0, ids.next_id());
        records.push(Box::new(match kind {
            Kind::Touchpoint => Record::Touchpoint(Touchpoint { name, ..Touchpoint::new(id, order) }),
            Kind::Measure => Record::Measure(Measure { title: name, ..Measure::new(id, order) }),
            Kind::Plan | Kind::Phase | Kind::Persona | Kind::Journey | Kind::Step | Kind::Feedback | Kind::SetAside => {
                return None;
            }
        }));
    }
    Some(Edit::Adopt(Box::new(Document::of(plan, records))))
}

/// What the lines of a list say, without its points, and without its numbers if all have one.
pub fn listed<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let names: Vec<&str> = lines.map(bare).filter(|line| !line.is_empty()).collect();
    let numbered: Option<Vec<&str>> = names.iter().map(|name| behind_number(name)).collect();
    numbered.filter(|_| names.len() > 1).unwrap_or(names)
}

/// What stands behind the number of an entry: `1. Shop`, `2) Phone`.
fn behind_number(name: &str) -> Option<&str> {
    let digits = name.len() - name.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let behind = name[digits..].strip_prefix(['.', ')'])?;
    let behind = (1..=3).contains(&digits).then(|| behind.strip_prefix([' ', '\u{a0}'])).flatten()?.trim();
    Some(behind).filter(|behind| !behind.is_empty())
}

/// The first cell of a line, without the point of a list.
fn bare(line: &str) -> &str {
    let cell = line.split('\t').next().unwrap_or_default().trim();
    let behind = cell.strip_prefix(['•', '◦', '▪', '*', '-', '–']).filter(|behind| behind.starts_with([' ', '\u{a0}']));
    behind.unwrap_or(cell).trim()
}
