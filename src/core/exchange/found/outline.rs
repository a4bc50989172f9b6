//! Lists as people and assistants write them: headings or numbered points are phases, points are touchpoints, points
//! that begin with a name we know ("Pain points: …") say something of the phase or touchpoint above them. The list
//! becomes a table, which is read like any other.

use super::around::Around;
use crate::core::exchange::csv::{Column, Grid, Row, Sure, Vocabulary};
use crate::core::exchange::marks::unmarked;
use crate::core::knowledge::phase_known;
use crate::core::model::{Language, StepText};
use crate::core::text::messages;

/// A line of a list.
struct Item {
    line: usize,
    depth: usize,
    /// Whether it is a point of a list, and not a heading.
    point: bool,
    words: String,
}

/// A text of more lines is no list that somebody wrote: each line is looked at for what it may be called.
const LONGEST: usize = 4_000;

/// The table that a list is; none if a text has no list, or nothing but one or two lines.
pub(super) fn table(text: &str, language: Language) -> Option<(Grid, Vec<Around>)> {
    if text.lines().nth(LONGEST).is_some() {
        return None;
    }
    let (items, around) = items(text);
    let points = items.iter().filter(|item| item.point).count();
    if points < 2 || around.len() > points + 4 {
        return None;
    }
    let mut rows = Rows::new(language);
    let headed = items.iter().any(|item| !item.point);
    for (place, item) in items.iter().enumerate() {
        let below = items[place + 1..].iter().take_while(|below| below.point && below.depth > item.depth).count();
        rows.item(item, below, headed);
    }
    let grid = rows.grid()?;
    Some((grid, around))
}

/// The headings and points of a text, and the prose around them.
fn items(text: &str) -> (Vec<Item>, Vec<Around>) {
    let (mut items, mut around) = (Vec::new(), Vec::new());
    let lines: Vec<&str> = text.lines().collect();
    let plain_headings = plain_headings(&lines);
    for (number, line) in lines.iter().copied().enumerate() {
        let bare = line.trim();
        if bare.is_empty()
            || bare.starts_with("```")
            || bare.chars().all(|letter| matches!(letter, '-' | '=' | '*' | '_' | ' '))
        {
            continue;
        }
        let depth = line
            .chars()
            .take_while(|letter| letter.is_whitespace())
            .map(|letter| if letter == '\t' { 4 } else { 1 })
            .sum();
        let mut add = |point: bool, words: &str| {
            let words = unmarked(words);
            items.push(Item { line: number + 1, depth, point, words });
        };
        if let Some(words) = point(bare) {
            add(true, words);
        } else if bare.starts_with('#') {
            add(false, bare.trim_start_matches('#'));
        } else if is_bold(bare)
            || bare.ends_with(':') && bare.split_whitespace().count() <= 6
            || phase_line(bare)
            || plain_headings.contains(&number)
        {
            add(false, bare.trim_end_matches(':'));
        } else {
            around.push(Around { line: number + 1, text: unmarked(bare) });
        }
    }
    (items, around)
}

/// The lines that stand right above points and bear no mark: headings where there are several of them, or where they
/// are called as phases are.
fn plain_headings(lines: &[&str]) -> Vec<usize> {
    let is_heading = |at: usize| {
        let bare = lines[at].trim();
        let below = lines.get(at + 1).is_some_and(|below| point(below.trim()).is_some());
        let short = !bare.is_empty() && bare.split_whitespace().count() <= 5;
        below && short && point(bare).is_none() && !bare.ends_with(['.', '!', ',', ';', '?'])
    };
    let found: Vec<usize> = (0..lines.len()).filter(|at| is_heading(*at)).collect();
    let known = found.iter().any(|at| phase_known(lines[*at].trim()));
    if found.len() > 1 || known { found } else { Vec::new() }
}

/// The words behind a point or number.
fn point(line: &str) -> Option<&str> {
    let mut letters = line.chars();
    let first = letters.next()?;
    if matches!(first, '-' | '*' | '+' | '•' | '◦' | '▪' | '–' | '‣' | '·' | '●' | '○') {
        return letters.as_str().strip_prefix([' ', '\t', '\u{a0}']).map(str::trim);
    }
    let digits = line.len() - line.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let behind = line[digits..].strip_prefix(['.', ')'])?;
    ((1..=3).contains(&digits) && behind.starts_with([' ', '\t'])).then(|| behind.trim())
}

fn is_bold(line: &str) -> bool {
    let line = line.trim_end_matches(':');
    (line.starts_with("**") && line.ends_with("**") || line.starts_with("__") && line.ends_with("__"))
        && line.len() > 4
        && line[2..line.len() - 2].find("**").is_none()
}

/// "Phase 1: Awareness", "Stage 2 – Buy".
fn phase_line(line: &str) -> bool {
    let first = line.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    let behind = line.get(first.len()..).unwrap_or_default().trim_start();
    matches!(first.as_str(), "phase" | "stage" | "stufe" | "schritt")
        && behind.starts_with(|letter: char| letter.is_ascii_digit())
}

/// The table in the making.
struct Rows {
    words: Vocabulary,
    header: Vec<(Option<Column>, Box<str>)>,
    rows: Vec<Row>,
    phase: Box<str>,
    /// The depth of the point that the present row is, if it is one.
    depth: Option<usize>,
    /// The column into which deeper points go, and the depth of its name.
    label: Option<(usize, usize)>,
    /// Whether the phase has no row yet.
    fresh: bool,
}

const PHASE: usize = 0;
const TOUCHPOINT: usize = 1;
const ACTION: usize = 2;

impl Rows {
    fn new(language: Language) -> Self {
        let t = messages(language);
        let action = Column::Text(StepText::Action);
        let header = [(Column::Phase, t.phase), (Column::Touchpoint, t.touchpoint), (action, t.action)];
        Self {
            words: Vocabulary::new(),
            header: header.map(|(column, name)| (Some(column), name.into())).into(),
            rows: Vec::new(),
            phase: Box::default(),
            depth: None,
            label: None,
            fresh: true,
        }
    }

    fn item(&mut self, item: &Item, below: usize, headed: bool) {
        let labelled = self.labelled(&item.words);
        if self.label.is_some_and(|(_, depth)| !item.point || item.depth <= depth) {
            self.label = None;
        }
        match (labelled, self.label) {
            (Some((column, value)), _) => {
                let column = self.column(column, &item.words);
                if column == PHASE {
                    return self.begin(value);
                }
                // What is said at the depth of a touchpoint is about the phase.
                if self.depth.is_some_and(|depth| item.depth < depth) {
                    self.depth = None;
                }
                if self.rows.is_empty() || self.fresh {
                    self.row(item.line);
                }
                self.put(column, value);
                self.label = Some((column, if item.point { item.depth } else { 0 }));
                if !item.point {
                    self.label = Some((column, 0)).filter(|_| value.is_empty());
                }
            }
            (None, Some((column, _))) => self.put(column, &item.words),
            (None, None) if !item.point => self.begin(&item.words),
            // In a list without headings, points with more below them are the phases.
            (None, None) if !headed && below > 0 && item.depth == 0 => self.begin(&item.words),
            (None, None) => {
                self.row(item.line);
                self.depth = Some(item.depth);
                let told = item
                    .words
                    .split_once(": ")
                    .or_else(|| item.words.split_once(" – "))
                    .or_else(|| item.words.split_once(" - "));
                match told.filter(|(name, _)| name.split_whitespace().count() <= 6) {
                    Some((name, action)) => {
                        self.put(TOUCHPOINT, name);
                        self.put(ACTION, action);
                    }
                    None => self.put(TOUCHPOINT, &item.words),
                }
            }
        }
    }

    fn begin(&mut self, phase: &str) {
        self.phase = phase.trim().into();
        self.fresh = true;
        self.depth = None;
        self.label = None;
    }

    fn row(&mut self, line: usize) {
        self.rows.push(Row { line, cells: vec![self.phase.clone()] });
        self.fresh = false;
    }

    /// The column that an item begins with the name of, and what stands behind it.
    fn labelled<'i>(&self, words: &'i str) -> Option<(Column, &'i str)> {
        let (name, value) = words.split_once(':').unwrap_or((words, ""));
        let bare = value.is_empty() && !words.ends_with(':');
        if name.split_whitespace().count() > 6 {
            return None;
        }
        let (column, sure) = self.words.meant(name).into_iter().next()?;
        // A point that only is such a word may as well be a touchpoint's name.
        (sure >= if bare { Sure::Whole } else { Sure::Within }).then(|| (column, value.trim()))
    }

    fn column(&mut self, column: Column, words: &str) -> usize {
        let known = self.header.iter().position(|(known, _)| *known == Some(column));
        known.unwrap_or_else(|| {
            let name = words.split(':').next().unwrap_or_default().trim();
            self.header.push((Some(column), name.into()));
            self.header.len() - 1
        })
    }

    /// Puts a value below what is there in the present row.
    fn put(&mut self, column: usize, value: &str) {
        let Some(row) = self.rows.last_mut().filter(|_| !value.trim().is_empty()) else { return };
        if row.cells.len() <= column {
            row.cells.resize(column + 1, Box::default());
        }
        let cell = &mut row.cells[column];
        *cell = if cell.is_empty() { value.trim().into() } else { [cell, "\n", value.trim()].concat().into() };
    }

    /// The cells, without columns in which nothing stands.
    fn grid(mut self) -> Option<Grid> {
        let width = self.header.len();
        let filled: Vec<bool> = (0..width)
            .map(|place| self.rows.iter().any(|row| row.cells.get(place).is_some_and(|cell| !cell.is_empty())))
            .collect();
        if self.rows.len() < 2 && filled.iter().filter(|filled| **filled).count() < 3 {
            return None;
        }
        for row in &mut self.rows {
            row.cells.resize(width, Box::default());
            let mut kept = filled.iter();
            row.cells.retain(|_| kept.next().is_some_and(|filled| *filled));
        }
        let header = self.header.into_iter().zip(&filled).filter(|(_, filled)| **filled).map(|((_, name), _)| name);
        self.rows.insert(0, Row { line: 0, cells: header.collect() });
        Grid::of(self.rows, '\t').ok()
    }
}
