//! A table in a page that is not of our making: its cells go the way of any table from a spreadsheet (`csv`), which
//! knows columns by their names. Only what a page's table has beyond that is settled here: cells over several rows or
//! columns, rows that head those below them, and a caption.

use super::node::Node;
use crate::core::change::Change;
use crate::core::document::List;
use crate::core::exchange::csv::{self, Column, Row, Table};
use crate::core::exchange::{ErrorCode, Import, ImportError, Imported, Place, Repair, Rule};
use crate::core::model::{Record, Text};
use crate::core::text::messages;

/// So many cells a table may have, counted with those that spans make up: few letters can say many of them.
const MOST_CELLS: usize = 250_000;

/// Reads a table; `caption` is what stands beside it. Error: there is nothing in it that a plan could be made of, or
/// more than a plan could hold.
pub(super) fn read(table: &Node, caption: Option<&Node>, import: &Import) -> Result<Imported, ImportError> {
    let mut grid = Grid { rows: Vec::new(), held: Vec::new(), cells: 0 };
    grid.add(table, false);
    if grid.cells > MOST_CELLS {
        return Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
    }
    let headed = grid
        .rows
        .iter()
        .position(|row| !row.heads())
        .is_some_and(|first| grid.under_headings(first, messages(import.language).phase));
    let mut found = Table::of(grid.rows.into_iter().map(|row| row.row).collect(), '\t')?;
    if found.header.is_empty() && headed {
        found.set_header(true);
    }
    let mut imported = csv::read(&found, &csv::guess(&found), import)?;
    let own = table.children().iter().find(|child| child.name() == "caption");
    name_journey(&mut imported, own.or(caption).map(|caption| caption.words()).unwrap_or_default().trim());
    Ok(imported)
}

/// A journey that no column names is called as the table is.
fn name_journey(imported: &mut Imported, name: &str) {
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
        imported.repairs.push(Repair { path: "caption".into(), rule: Rule::Cut });
    }
    document.apply(Change { put: vec![Record::Journey(journey)], remove: Vec::new() });
}

/// The rows of a table with a cell in each column.
struct Grid {
    rows: Vec<Line>,
    /// For each column, in how many rows to come a cell from above still stands.
    held: Vec<usize>,
    /// How many cells all rows have.
    cells: usize,
}

struct Line {
    row: Row,
    /// How many cells the page has in this row, and over how many columns the first one goes.
    cells: usize,
    span: usize,
    /// Whether the page says that these are the names of the columns.
    names: bool,
}

impl Line {
    /// Whether it heads the rows below it.
    fn heads(&self) -> bool {
        self.cells == 1 && self.span > 1 && !self.row.is_empty()
    }
}

impl Grid {
    fn add(&mut self, node: &Node, in_head: bool) {
        for child in node.children() {
            match child.name() {
                _ if self.cells > MOST_CELLS => {}
                "tr" => self.row(child, in_head),
                "thead" | "tbody" | "tfoot" => self.add(child, child.name() == "thead"),
                _ => {}
            }
        }
    }

    fn row(&mut self, row: &Node, in_head: bool) {
        let found: Vec<&Node> = row.cells().collect();
        let mut cells: Vec<Box<str>> = Vec::new();
        for cell in &found {
            self.skip(&mut cells);
            let from = cells.len();
            if from > csv::WIDEST {
                break;
            }
            let (columns, rows) = (span(cell, "colspan"), span(cell, "rowspan"));
            cells.push(cell.words().into());
            // What a cell says it says once: an empty cell below or beside means the same.
            cells.resize(from + columns, Box::default());
            self.held.resize(self.held.len().max(cells.len()), 0);
            self.held[from..from + columns].fill(rows);
        }
        self.skip(&mut cells);
        self.cells += cells.len();
        // One row of each is this one.
        self.held.iter_mut().for_each(|held| *held = held.saturating_sub(1));
        let names = in_head || found.len() > 1 && found.iter().all(|cell| cell.name() == "th");
        let line = self.rows.len() + 1;
        self.rows.push(Line {
            row: Row { line, cells },
            cells: found.len(),
            span: found.first().map_or(0, |cell| span(cell, "colspan")),
            names,
        });
    }

    /// Goes past the columns in which a cell from above stands.
    fn skip(&self, cells: &mut Vec<Box<str>>) {
        while self.held.get(cells.len()).is_some_and(|held| *held > 0) {
            cells.push(Box::default());
        }
    }

    /// Takes rows of one wide cell below `first`, the first row of the table proper, for the phases of the rows under
    /// them, unless a column has the phases. Gives whether that row has the names of the columns.
    fn under_headings(&mut self, first: usize, label: &str) -> bool {
        let header = &self.rows[first];
        let names = header.names || csv::known(&header.row.cells) > 0;
        let told = header.row.cells.iter().any(|cell| matches!(csv::named(cell), Some(Column::Phase | Column::Stage)));
        if !told && self.rows[first..].iter().any(Line::heads) {
            let (header, rows) = self.rows[first..].split_at_mut(1);
            header[0].row.cells.insert(0, if names { label.into() } else { Box::default() });
            let mut phase = Box::default();
            for line in rows {
                if line.heads() {
                    phase = std::mem::take(&mut line.row.cells).swap_remove(0);
                } else {
                    line.row.cells.insert(0, phase.clone());
                }
            }
        }
        names
    }
}

/// Over how many rows or columns a cell goes.
fn span(cell: &Node, attribute: &str) -> usize {
    cell.attribute(attribute).and_then(|span| span.trim().parse().ok()).unwrap_or(1).clamp(1, csv::WIDEST)
}
