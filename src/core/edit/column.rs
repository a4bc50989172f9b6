//! A column or list that was pasted where one thing is added: as many are added, in one step.

use super::Edit;
use crate::core::document::Document;
use crate::core::model::{Ids, Kind, Measure, Order, Plan, Record, Text, Touchpoint, limit};

/// The edit that adds a touchpoint or measure for each line of a text, in the order of the lines; none if it has but
/// one, or for what is no such thing. Touchpoints that are there already are not made again.
pub fn column(kind: Kind, text: &str, seed: u64) -> Option<Edit> {
    let names: Vec<&str> = text.lines().map(bare).filter(|line| !line.is_empty()).take(limit(kind)).collect();
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

/// The first cell of a line, without the point of a list.
fn bare(line: &str) -> &str {
    let cell = line.split('\t').next().unwrap_or_default().trim();
    let behind = cell.strip_prefix(['•', '◦', '▪', '*', '-', '–']).filter(|behind| behind.starts_with([' ', '\u{a0}']));
    behind.unwrap_or(cell).trim()
}
