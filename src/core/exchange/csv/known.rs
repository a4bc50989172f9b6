//! The records that a table names over and over: which cells speak of the same one.

use std::collections::{HashMap, HashSet};

use crate::core::knowledge::plain;
use crate::core::model::{Id, Ids, Kind, limit};

/// Records that were met in the table: what stood in their cells, and which is which.
pub(super) struct Known {
    /// In the order in which they were met; at most so many as a plan may hold.
    pub cells: Vec<Vec<Box<str>>>,
    most: usize,
    /// The same in plain letters, by which they are compared.
    plain: Vec<Vec<Box<str>>>,
    by_name: HashMap<Box<str>, Vec<u32>>,
    pub latest: Option<usize>,
}

impl Known {
    pub fn at_most(most: usize) -> Self {
        Self { cells: Vec::new(), most, plain: Vec::new(), by_name: HashMap::new(), latest: None }
    }

    /// The record with these cells, the name first; a new one if there is none, whose place is `most` if there can't be
    /// one more. Where a cell does not count by the letter, an empty one goes with any; if there is no name, the record
    /// of the row before is meant if it can be, else the last that can.
    pub fn find(&mut self, cells: Vec<String>, by_letter: bool) -> usize {
        // What has no plain letters at all counts as it is.
        let letters = |cell: &String| {
            Some(plain(cell)).filter(|plain| !by_letter && !plain.is_empty()).unwrap_or_else(|| cell.clone())
        };
        let letters: Vec<Box<str>> = cells.iter().map(|cell| letters(cell).into()).collect();
        let fits = |known: &Vec<Box<str>>| {
            known.iter().zip(&letters).all(|(a, b)| a == b || !by_letter && (a.is_empty() || b.is_empty()))
        };
        let before = self.latest.filter(|_| !by_letter && cells[0].is_empty()).and_then(|latest| {
            // Only journeys and phases come without a name, and a plan holds no more of them.
            let some = &self.plain[..self.plain.len().min(limit(Kind::Journey))];
            self.plain.get(latest).filter(|known| fits(known)).map(|_| latest).or_else(|| some.iter().rposition(fits))
        });
        let alike = self
            .by_name
            .get(&letters[0])
            .into_iter()
            .flatten()
            .map(|index| *index as usize)
            .find(|index| fits(&self.plain[*index]));
        let index = match before.or(alike) {
            Some(index) => {
                for (place, cell) in cells.into_iter().enumerate() {
                    if self.cells[index][place].is_empty() {
                        self.cells[index][place] = cell.into();
                        self.plain[index][place] = letters[place].clone();
                    }
                }
                index
            }
            None if self.cells.len() == self.most => self.most,
            None => {
                let index = self.cells.len();
                self.by_name.entry(letters[0].clone()).or_default().push(index as u32);
                self.cells.push(cells.into_iter().map(String::into).collect());
                self.plain.push(letters);
                index
            }
        };
        self.latest = Some(index);
        index
    }
}

/// Ids of which none comes twice, whatever the kind of their record.
pub(super) struct Fresh {
    pub ids: Ids,
    taken: HashSet<Id>,
}

impl Fresh {
    pub fn new(seed: u64) -> Self {
        Self { ids: Ids::new(seed), taken: HashSet::new() }
    }

    pub fn next_id(&mut self) -> Id {
        loop {
            let id = self.ids.next_id();
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}
