//! A table in a page that is not of our making: its cells go the way of any table from a spreadsheet (`csv`), which
//! knows columns by their names. Only what a page's table has beyond that is settled here: cells over several rows or
//! columns, rows that head those below them, and a caption.

use super::node::Node;
use crate::core::change::Change;
use crate::core::document::List;
use crate::core::exchange::csv::{self, Column, Row, Sure, Table, Vocabulary};
use crate::core::exchange::{ErrorCode, Import, ImportError, Imported, Place, Repair, Rule};
use crate::core::model::{Record, Text};
use crate::core::text::messages;

/// So many cells a table may have, counted with those that spans make up: few letters can say many of them.
const MOST_CELLS: usize = 250_000;

/// Reads a table; `caption` is what stands beside it. Error: there is nothing in it that a plan could be made of, or
/// more than a plan could hold.
pub(super) fn read(table: &Node, caption: Option<&Node>, import: &Import) -> Result<Imported, ImportError> {
    let mut cells = Cells::at_most(MOST_CELLS);
    add(&mut cells, table, false);
    let (rows, headed) = cells.rows(messages(import.language).phase)?;
    let mut found = Table::of(rows, '\t')?;
    if found.header.is_empty() && headed {
        found.set_header(true);
    }
    let mut imported = csv::read(&found, &csv::guess(&found), import)?;
    let own = table.children().iter().find(|child| child.name() == "caption");
    name_journey(&mut imported, own.or(caption).map(|caption| caption.words()).unwrap_or_default().trim());
    Ok(imported)
}

/// A journey that no column names is called as the table is.
pub(in crate::core::exchange) fn name_journey(imported: &mut Imported, name: &str) {
    let document = &mut imported.document;
    let Some(mut journey) = document.list(&List::Journeys).next().and_then(|id| document.journey(id)).cloned() else {
        return;
    };
    if name.is_empty() || !journey.name.is_empty() || document.len(&List::Journeys) > 1 {
        return;
    }
    let (name, cut) = Text::cut(name);
    journey.name = name;
    if cut {
        imported.repairs.push(Repair { path: "caption".into(), rule: Rule::Cut, text: Box::default() });
    }
    document.apply(Change { put: vec![Record::Journey(journey)], remove: Vec::new() });
}

/// Adds the rows of a table in a tree.
fn add(cells: &mut Cells, node: &Node, in_head: bool) {
    for child in node.children() {
        match child.name() {
            _ if cells.is_full() => {}
            "tr" => {
                let found = child.cells().map(|cell| Cell {
                    words: cell.words(),
                    columns: span(cell.attribute("colspan")),
                    rows: span(cell.attribute("rowspan")),
                    heads: cell.name() == "th",
                });
                cells.row(found.collect(), cells.rows.len() + 1, in_head);
            }
            "thead" | "tbody" | "tfoot" => add(cells, child, child.name() == "thead"),
            _ => {}
        }
    }
}

/// A cell as a page tells it.
pub(in crate::core::exchange) struct Cell {
    pub words: String,
    /// Over how many columns and rows it goes.
    pub columns: usize,
    pub rows: usize,
    /// Whether it is the head of a row or column.
    pub heads: bool,
}

/// The rows of a table with a cell in each column.
pub(in crate::core::exchange) struct Cells {
    rows: Vec<Row>,
    told: Vec<Told>,
    /// For each column, in how many rows to come a cell from above still stands.
    held: Vec<usize>,
    /// How many cells all rows have, and may have.
    count: usize,
    most: usize,
}

/// What a page tells of a row.
struct Told {
    /// How many cells it has in this row, and over how many columns the first one goes.
    cells: u16,
    span: u16,
    /// Whether these are the names of the columns.
    names: bool,
}

impl Cells {
    /// None yet, and never more than so many.
    pub fn at_most(most: usize) -> Self {
        Self { rows: Vec::new(), told: Vec::new(), held: Vec::new(), count: 0, most }
    }

    /// Whether there are too many already.
    pub fn is_full(&self) -> bool {
        self.count > self.most
    }

    /// Adds a row that stands on this line.
    pub fn row(&mut self, found: Vec<Cell>, line: usize, in_head: bool) {
        let mut cells: Vec<Box<str>> = Vec::new();
        let told = Told {
            cells: found.len().min(csv::WIDEST) as u16,
            span: found.first().map_or(0, |cell| cell.columns as u16),
            names: in_head || found.len() > 1 && found.iter().all(|cell| cell.heads),
        };
        for cell in found {
            self.skip(&mut cells);
            let from = cells.len();
            if from > csv::WIDEST {
                break;
            }
            cells.push(cell.words.into());
            // What a cell says it says once: an empty cell below or beside means the same.
            cells.resize(from + cell.columns, Box::default());
            self.held.resize(self.held.len().max(cells.len()), 0);
            self.held[from..from + cell.columns].fill(cell.rows);
        }
        self.skip(&mut cells);
        self.count += cells.len();
        // One row of each is this one.
        self.held.iter_mut().for_each(|held| *held = held.saturating_sub(1));
        cells.shrink_to_fit();
        self.rows.push(Row { line, cells });
        self.told.push(told);
    }

    /// Goes past the columns in which a cell from above stands.
    fn skip(&self, cells: &mut Vec<Box<str>>) {
        while self.held.get(cells.len()).is_some_and(|held| *held > 0) {
            cells.push(Box::default());
        }
    }

    /// Whether a row heads those below it.
    fn heads(&self, row: usize) -> bool {
        self.told[row].cells == 1 && self.told[row].span > 1 && !self.rows[row].is_empty()
    }

    /// The rows, and whether the first one has the names of the columns. Rows of one wide cell are the phases of the
    /// rows under them, unless a column has the phases or the columns are the steps. Error: too many cells.
    pub fn rows(mut self, label: &str) -> Result<(Vec<Row>, bool), ImportError> {
        if self.is_full() {
            return Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
        }
        let Some(first) = (0..self.rows.len()).find(|row| !self.heads(*row)) else { return Ok((self.rows, false)) };
        let words = Vocabulary::new();
        let means =
            |cell: &str| words.meant(cell).into_iter().find(|(_, sure)| *sure >= Sure::Head).map(|(column, _)| column);
        let header = &self.rows[first];
        let names = self.told[first].names || header.cells.iter().any(|cell| means(cell).is_some());
        let told = header.cells.iter().any(|cell| matches!(means(cell), Some(Column::Phase | Column::Stage)));
        if told || csv::is_across(&self.rows) || !(first..self.rows.len()).any(|row| self.heads(row)) {
            return Ok((self.rows, names));
        }
        let heads: Vec<bool> = (0..self.rows.len()).map(|row| self.heads(row)).collect();
        self.rows[first].cells.insert(0, if names { label.into() } else { Box::default() });
        let mut phase = Box::default();
        for (row, heads) in self.rows.iter_mut().zip(heads).skip(first + 1) {
            if heads {
                phase = std::mem::take(&mut row.cells).swap_remove(0);
            } else {
                row.cells.insert(0, phase.clone());
            }
        }
        Ok((self.rows, names))
    }
}

/// Over how many rows or columns a cell goes.
pub(in crate::core::exchange) fn span(attribute: Option<&str>) -> usize {
    attribute.and_then(|span| span.trim().parse().ok()).unwrap_or(1).clamp(1, csv::WIDEST)
}
