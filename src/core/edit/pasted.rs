//! What is pasted onto a step of the map: steps of this or another plan, names of touchpoints, cells of a spreadsheet.

use super::adopt;
use super::planned::{EditError, Planned, fresh_id};
use crate::core::change::Change;
use crate::core::document::{Document, List};
use crate::core::lanes::Content;
use crate::core::model::{Id, Ids, Key, Kind, Order, Record, Score, Step, Text, Touchpoint};

/// What is pasted, and where.
#[derive(Clone, Debug)]
pub enum Paste {
    /// The steps of another document, in their order, behind a step and in its phase. Touchpoints of the same name are
    /// found again, others are made; measures for the steps come along.
    Steps { after: Id, from: Box<Document> },
    /// Cells: their columns are this step and those behind it in its journey, their rows these lanes. Where there are
    /// more columns than steps, steps are added in the last one's phase. Cells of lanes that hold no text of the step
    /// itself, and what is no rating from 1 to 5 on the curve, are passed over; an empty cell empties its text.
    Cells { first: Id, lanes: Vec<Content>, rows: Vec<Vec<String>> },
}

pub(super) fn plan(document: &Document, paste: Paste, ids: &mut Ids) -> Result<Planned, EditError> {
    match paste {
        Paste::Steps { after, from } => adopt::steps_behind(document, &from, &after, ids),
        Paste::Cells { first, lanes, rows } => cells(document, &first, &lanes, &rows, ids),
    }
}

fn cells(
    document: &Document,
    first: &Id,
    lanes: &[Content],
    rows: &[Vec<String>],
    ids: &mut Ids,
) -> Result<Planned, EditError> {
    let first = document.step(first).ok_or_else(|| EditError::Gone(Key::new(Kind::Step, first)))?;
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let behind = document.steps(&first.journey).skip_while(|id| **id != first.id);
    let there: Vec<&Step> = behind.take(columns).filter_map(|id| document.step(id)).collect();
    let (mut steps, mut cut) = (Vec::new(), false);
    let mut touchpoints = Touchpoints { document, made: Vec::new() };
    let mut last = (*there.last().unwrap_or(&first)).clone();
    let mut more = 0;
    for column in 0..columns {
        let mut step = match there.get(column) {
            Some(step) => (*step).clone(),
            None => {
                more += 1;
                let id = fresh_id(document, Kind::Step, more, ids)?;
                let order = Order::between(Some(&last.order), None);
                last = Step::new(id, last.journey, last.phase, order);
                last.clone()
            }
        };
        for (content, row) in lanes.iter().zip(rows) {
            let Some(cell) = row.get(column).map(|cell| cell.trim()) else { continue };
            match content {
                Content::Touchpoint => step.touchpoint = touchpoints.named(cell, ids)?,
                Content::Text(text) => {
                    let (words, shortened) = Text::cut(cell);
                    cut |= shortened;
                    *text.of_mut(&mut step) = words;
                }
                Content::Satisfaction => {
                    let score = cell.parse().ok().and_then(Score::new);
                    if score.is_some() || cell.is_empty() {
                        step.satisfaction = score;
                    }
                }
                Content::Measures | Content::Elapsed => {}
            }
        }
        if there.get(column).is_none_or(|before| **before != step) {
            steps.push(Record::Step(step));
        }
    }
    let put = touchpoints.made.into_iter().map(Record::Touchpoint).chain(steps).collect();
    Ok(Planned { change: Change { put, ..Change::default() }, made: None, cut })
}

/// The touchpoints of the plan, and those that are made by the way.
struct Touchpoints<'a> {
    document: &'a Document,
    made: Vec<Touchpoint>,
}

impl Touchpoints<'_> {
    /// The touchpoint of this name, a new one if there is none; none for an empty name.
    fn named(&mut self, name: &str, ids: &mut Ids) -> Result<Option<Id>, EditError> {
        if name.is_empty() {
            return Ok(None);
        }
        let (document, list) = (self.document, List::Touchpoints);
        let own = document.list(&list).filter_map(|id| document.touchpoint(id));
        if let Some(known) = own.chain(&self.made).find(|touchpoint| adopt::same(&touchpoint.name, name)) {
            return Ok(Some(known.id.clone()));
        }
        let id = fresh_id(document, Kind::Touchpoint, self.made.len() + 1, ids)?;
        let order = match self.made.last() {
            Some(last) => Order::between(Some(&last.order), None),
            None => document.order_before(&list, None),
        };
        self.made.push(Touchpoint { name: name.into(), ..Touchpoint::new(id.clone(), order) });
        Ok(Some(id))
    }
}
