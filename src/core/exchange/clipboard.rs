//! What goes from the map to the clipboard and comes back: cells as spreadsheets have them, and steps, which lie there
//! as the map has them: lanes down, with their names, and steps across.

use super::csv::{Rating, Scale, Scanner, defused, line, rating, undone};
use crate::core::document::{Document, List};
use crate::core::edit::listed;
use crate::core::lanes::{Content, LANES};
use crate::core::model::{
    Elapsed, Id, Ids, Journey, Kind, Measure, Order, Phase, Plan, Record, Score, Step, Target, Text, Touchpoint, limit,
};
use crate::core::text::Messages;

/// What a cell of the map says, as a spreadsheet has it; measures one a line.
pub fn cell(document: &Document, step: &Step, content: Content) -> String {
    match content {
        Content::Touchpoint => {
            let touchpoint = step.touchpoint.as_ref().and_then(|id| document.touchpoint(id));
            touchpoint.map_or(String::new(), |touchpoint| touchpoint.name.to_string())
        }
        Content::Satisfaction => step.satisfaction.map_or(String::new(), |score| score.number().to_string()),
        Content::Text(text) => text.of(step).to_string(),
        Content::Measures => {
            let list = List::MeasuresFor(Target::Step(step.id.clone()));
            let titles = document.list(&list).filter_map(|id| document.measure(id)).map(|measure| &*measure.title);
            titles.collect::<Vec<_>>().join("\n")
        }
        Content::Elapsed => step.after.map_or(String::new(), |after| after.to_string()),
    }
}

/// A step as cells: its lanes one below the other, each behind its name.
pub fn written(document: &Document, step: &Step, t: &'static Messages) -> String {
    let told = LANES.iter().map(|lane| ((lane.label)(t), cell(document, step, lane.content)));
    told.filter(|(_, cell)| !cell.is_empty()).map(|(name, cell)| line(&[name, &*defused(&cell)], '\t')).collect()
}

/// A plan that holds this step alone, with its touchpoint and its measures.
pub fn alone(document: &Document, id: &Id) -> Option<Document> {
    let step = document.step(id)?;
    let phase = document.phase(&step.phase).cloned().map(Record::Phase);
    let journey = Journey::new(step.journey.clone(), Order::default());
    let touchpoint = step.touchpoint.as_ref().and_then(|id| document.touchpoint(id)).cloned().map(Record::Touchpoint);
    let list = List::MeasuresFor(Target::Step(id.clone()));
    let measures = document.list(&list).filter_map(|id| document.measure(id)).cloned().map(Record::Measure);
    let records = [phase, Some(Record::Journey(journey)), touchpoint, Some(Record::Step(step.clone()))];
    let records = records.into_iter().flatten().chain(measures).map(Box::new);
    Some(Document::of(Plan::new(document.plan().id.clone()), records.collect()))
}

/// The cells in a text: rows by lines, columns by tabs, as spreadsheets put them into the clipboard. Where a quotation
/// mark is never closed, it is no sign of a cell.
pub fn cells(text: &str) -> Vec<Vec<String>> {
    let read = |quotes: bool| -> Option<Vec<Vec<String>>> {
        let mut scanner = Scanner::new(text.as_bytes(), '\t', |bytes| String::from_utf8_lossy(bytes).into_owned());
        scanner.quotes = quotes;
        let rows = std::iter::from_fn(|| scanner.next()).take(limit(Kind::Step));
        rows.map(|row| Some(row.ok()?.cells.iter().map(|cell| undone(cell)).collect())).collect()
    };
    let mut rows = read(true).or_else(|| read(false)).unwrap_or_default();
    while rows.last().is_some_and(|row| row.iter().all(|cell| cell.trim().is_empty())) {
        rows.pop();
    }
    rows
}

/// Steps in cells of which the first column or the first row has names of lanes; none where it has not, or has one
/// alone.
pub fn labelled(rows: &[Vec<String>], t: &'static Messages, seed: u64) -> Option<Document> {
    let lane = |name: &str| {
        LANES.iter().find(|lane| (lane.label)(t).eq_ignore_ascii_case(name.trim())).map(|lane| lane.content)
    };
    let down: Option<Vec<Content>> = rows.iter().map(|row| lane(row.first()?)).collect();
    if let Some(lanes) = down.filter(|lanes| lanes.len() > 1) {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0).min(limit(Kind::Step));
        let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
        let steps = (1..width).map(|column| rows.iter().map(|row| cell(row, column)).collect::<Vec<_>>());
        return Some(of(&lanes, steps.collect(), seed));
    }
    let across: Option<Vec<Content>> = rows.first()?.iter().map(|name| lane(name)).collect();
    across.filter(|lanes| lanes.len() > 1).map(|lanes| of(&lanes, rows[1..].to_vec(), seed))
}

/// A step at a touchpoint for each name.
pub fn at(names: Vec<String>, seed: u64) -> Document {
    let bare = listed(names.iter().map(String::as_str));
    let cells = if bare.len() == names.len() {
        bare.into_iter().map(|name| vec![name.to_owned()]).collect()
    } else {
        names.into_iter().map(|name| vec![name]).collect()
    };
    of(&[Content::Touchpoint], cells, seed)
}

/// What a pasted cell says of satisfaction: a number from 1 to 5, or what an import understands as well, such as words
/// of a scale, faces and shares. A bare number on a scale that nobody told is none.
fn score(cell: &str) -> Option<Score> {
    let number = match rating(cell, '.')? {
        Rating::Plain(number) if number.fract() == 0.0 => number,
        Rating::Plain(_) => return None,
        Rating::Of(part, 5.0) => part,
        Rating::Of(part, most) => Scale { low: 0.0, high: most }.to_own(part),
        Rating::Named(score) | Rating::Spoken(score) => return Some(score),
    };
    Score::new((1.0..=5.0).contains(&number).then(|| (number + 0.5).floor() as u8)?)
}

/// Puts the ratings among pasted cells as numbers from 1 to 5; what says nothing is left as it is and counted: for no
/// rating is what stands there kept.
pub fn rate(lanes: &[Content], rows: &mut [Vec<String>]) -> usize {
    let mut refused = 0;
    let ratings = lanes.iter().zip(rows).filter(|(lane, _)| **lane == Content::Satisfaction);
    for cell in ratings.flat_map(|(_, row)| row).filter(|cell| !cell.trim().is_empty()) {
        match score(cell) {
            Some(score) => *cell = score.number().to_string(),
            None => refused += 1,
        }
    }
    refused
}

/// A plan of these steps, by what they have in these lanes.
fn of(lanes: &[Content], steps: Vec<Vec<String>>, seed: u64) -> Document {
    let mut ids = Ids::new(seed);
    let plan = Plan::new(ids.next_id());
    let phase = Phase::new(ids.next_id(), Order::default());
    let journey = Journey::new(ids.next_id(), Order::default());
    let mut records = Vec::new();
    let orders = Order::run(None, steps.len());
    for (cells, order) in steps.into_iter().zip(orders) {
        let mut step = Step::new(ids.next_id(), journey.id.clone(), phase.id.clone(), order.clone());
        for (content, cell) in lanes.iter().zip(&cells) {
            let cell = cell.trim();
            match content {
                _ if cell.is_empty() => {}
                Content::Touchpoint => {
                    let touchpoint = Touchpoint { name: cell.into(), ..Touchpoint::new(ids.next_id(), order.clone()) };
                    step.touchpoint = Some(touchpoint.id.clone());
                    records.push(Record::Touchpoint(touchpoint));
                }
                Content::Satisfaction => step.satisfaction = score(cell),
                Content::Text(text) => *text.of_mut(&mut step) = Text::cut(cell).0,
                Content::Measures => {
                    for title in cell.lines().map(str::trim).filter(|title| !title.is_empty()) {
                        let mut measure = Measure::new(ids.next_id(), order.clone());
                        measure.title = title.into();
                        measure.target = Some(Target::Step(step.id.clone()));
                        records.push(Record::Measure(measure));
                    }
                }
                Content::Elapsed => step.after = Elapsed::parse(cell),
            }
        }
        records.push(Record::Step(step));
    }
    records.extend([Record::Phase(phase), Record::Journey(journey)]);
    Document::of(plan, records.into_iter().map(Box::new).collect())
}
