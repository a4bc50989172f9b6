//! The field's usual map as a table: phases across, lanes down. Its columns become rows, so that all else reads it like
//! a table with one row a step.

use super::analytics;
use super::vocabulary::{Sure, Vocabulary};
use crate::core::knowledge::{phase_known, plain};

use super::column::{Column, WIDEST};
use super::row::Row;

/// Names of lanes stand in one of so many first columns.
const LABELS: usize = 3;
/// A map has no more lanes than that; a table with more rows is none.
const LANES: usize = 150;

/// A table whose columns have become rows.
pub(super) struct Turned {
    /// The names of the lanes, and the lines on which they start.
    pub lanes: Vec<(Box<str>, usize)>,
    /// One row for each column that has something; its line is the column's place from 1.
    pub rows: Vec<Row>,
    pub above: Vec<Row>,
    /// Headings of groups of lanes, which say nothing of a step.
    pub aside: Vec<Row>,
}

/// The column that a cell surely names.
pub(super) fn certain(words: &Vocabulary, cell: &str) -> Option<Column> {
    if cell.len() > 80 || cell.trim().is_empty() {
        return None;
    }
    words.meant(cell).into_iter().find(|(_, sure)| *sure >= Sure::Head).map(|(column, _)| column)
}

/// How many different columns these cells name.
pub(super) fn known<'a>(words: &Vocabulary, cells: impl Iterator<Item = &'a str>) -> usize {
    different(cells.take(WIDEST).filter_map(|cell| certain(words, cell)))
}

/// The column that the name of a lane means: surely, or as a question ("Was tut die Kundin?").
fn lane(words: &Vocabulary, name: &str) -> Option<Column> {
    let asked = || words.meant(name.trim()).into_iter().find(|(_, sure)| *sure >= Sure::Within);
    let asks = name.len() <= 80 && name.trim_end().ends_with('?');
    certain(words, name).or_else(|| asked().filter(|_| asks).map(|(column, _)| column))
}

/// How many different ones there are among columns.
fn different(columns: impl Iterator<Item = Column>) -> usize {
    let mut found: Vec<Column> = Vec::new();
    for column in columns {
        if !found.contains(&column) {
            found.push(column);
        }
    }
    found.len()
}

/// The column with the names of the lanes, if the lanes of a map are the rows of this table.
pub(super) fn labels(rows: &[Row], words: &Vocabulary) -> Option<usize> {
    // Analytics have pages and steps down, however they are called.
    if rows.len() > LANES || rows.iter().take(10).any(|row| analytics::is_header(&row.cells)) {
        return None;
    }
    let cell = |row: &Row, place: usize| row.cells.get(place).map_or(String::new(), |cell| cell.trim().to_owned());
    let across = rows.iter().take(10).map(|row| known(words, row.cells.iter().map(|cell| &**cell))).max().unwrap_or(0);
    // The first row may have the phases without saying so.
    let phases = rows.iter().take(4).map(|row| row.cells.iter().skip(1).filter(|cell| phase_known(cell)).count());
    let headed = phases.max().unwrap_or(0) > 1;
    // A free corner says that the first row has names as the first column has, also where one lane is all there is.
    let cornered = |place: usize| {
        let beside = |row: &Row| row.cells.iter().skip(place + 1).all(|cell| certain(words, cell).is_none());
        rows.first().is_some_and(|first| cell(first, place).is_empty() && first.cells.len() > place + 2)
            && rows.iter().take(10).all(beside)
    };
    (0..LABELS)
        .map(|place| {
            let names: Vec<String> = rows.iter().map(|row| cell(row, place)).collect();
            // Some phases are called like something else: "Action", "Ask".
            let phases = names.iter().filter(|name| phase_known(name)).count();
            let lanes = names.iter().filter(|name| phases < 2 || !phase_known(name)).map(String::as_str);
            (different(lanes.take(WIDEST).filter_map(|name| lane(words, name))), place)
        })
        .filter(|(down, place)| *down > across && *down > 1 || *down > 0 && across <= 1 && (headed || cornered(*place)))
        .max_by_key(|(down, place)| (*down, LABELS - place))
        .map(|(_, place)| place)
}

/// Makes rows of the columns behind that of the lanes' names.
pub(super) fn turn(rows: Vec<Row>, labels: usize, words: &Vocabulary) -> Turned {
    let filled = |row: &Row| row.cells.iter().skip(labels + 1).filter(|cell| !cell.trim().is_empty()).count();
    let label = |row: &Row| -> Box<str> {
        let mut names = row.cells.iter().take(labels + 1).rev().map(|cell| cell.trim());
        names.find(|name| !name.is_empty()).unwrap_or_default().into()
    };
    let first = rows.iter().position(|row| filled(row) > 1 || filled(row) > 0 && certain(words, &label(row)).is_some());
    let mut turned = Turned { lanes: Vec::new(), rows: Vec::new(), above: Vec::new(), aside: Vec::new() };
    let mut lanes: Vec<Vec<Box<str>>> = Vec::new();
    let mut before: Box<str> = Box::default();
    for (place, row) in rows.into_iter().enumerate() {
        let name = label(&row);
        let told = plain(&name);
        if first.is_none_or(|first| place < first) {
            turned.above.push(row);
        } else if filled(&row) == 0 {
            if certain(words, &name).is_none() {
                turned.aside.push(row);
            }
        } else {
            for group in row
                .cells
                .iter()
                .take(labels)
                .filter(|cell| !cell.trim().is_empty() && cell.trim() != &*name && certain(words, cell).is_none())
            {
                turned.aside.push(Row { line: row.line, cells: vec![group.clone()] });
            }
            // A lane over several rows says its name once, or in each of them.
            let goes_on =
                !lanes.is_empty() && (name.is_empty() && turned.lanes.len() > 1 || !told.is_empty() && told == *before);
            let mut cells: Vec<Box<str>> = row.cells.into_iter().skip(labels + 1).collect();
            if goes_on {
                lanes.last_mut().into_iter().for_each(|lane| join(lane, std::mem::take(&mut cells)));
            } else if lanes.len() < WIDEST {
                turned.lanes.push((name, row.line));
                lanes.push(cells);
                before = told.into();
            } else {
                turned.aside.push(Row { line: row.line, cells });
            }
        }
    }
    let width = lanes.iter().map(Vec::len).max().unwrap_or(0);
    for place in 0..width {
        let take = |lane: &mut Vec<Box<str>>| lane.get_mut(place).map(std::mem::take).unwrap_or_default();
        let row = Row { line: labels + place + 2, cells: lanes.iter_mut().map(take).collect() };
        if !row.is_empty() {
            turned.rows.push(row);
        }
    }
    turned
}

/// Puts what stands in another row of a lane below what is there.
fn join(lane: &mut Vec<Box<str>>, cells: Vec<Box<str>>) {
    for (place, cell) in cells.into_iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
        if lane.len() <= place {
            lane.resize(place + 1, Box::default());
        }
        let before = lane[place].trim();
        lane[place] = if before.is_empty() { cell } else { [before, "\n", cell.trim()].concat().into() };
    }
}
