//! What the columns of somebody else's table mean: by their names in both languages, and by what stands in them.

use super::column::{Column, LONGEST_NAME, Names};
use super::mapping::{Mapping, Scale, own_language};
use super::table::Table;
use super::values::{Rating, choice, number, rating};
use crate::core::knowledge::phase_known;
use crate::core::model::{Field, Medium, StepText};

/// What the columns of a table most likely mean. No two get the same meaning; the person may give it to both.
pub fn guess(table: &Table) -> Mapping {
    let (width, names) = (table.width(), Names::all());
    if own_language(table).is_some() {
        let columns = (0..width).map(|index| table.header.get(index).and_then(|name| names.named(name))).collect();
        return Mapping { columns, scale: Scale::OWN };
    }
    let mut columns: Vec<Option<Column>> = vec![None; width];
    for find in [Names::named, Names::hinted] {
        for (index, name) in table.header.iter().enumerate() {
            let column = find(&names, name).filter(|column| !columns.contains(&Some(*column)));
            if columns[index].is_none() {
                columns[index] = column;
            }
        }
    }
    if table.header.is_empty() {
        by_contents(table, &mut columns);
    }
    settle(table, &mut columns);
    let scale = columns
        .iter()
        .position(|column| *column == Some(Column::Satisfaction))
        .map_or(Scale::OWN, |index| scale(table, index));
    Mapping { columns, scale }
}

/// A table without names: numbers that count up are the steps' numbers, others ratings; known names of phases are
/// phases; of what is left, the first is the touchpoint, the second the action.
fn by_contents(table: &Table, columns: &mut [Option<Column>]) {
    for index in 0..columns.len() {
        let free = |column: Column| !columns.contains(&Some(column));
        // Looking a name up in all phase models takes its time.
        let cells: Vec<&str> = table.column(index).take(100).collect();
        let phases = cells.iter().filter(|cell| phase_known(cell)).count();
        let texts = [Column::Touchpoint, Column::Text(StepText::Action)];
        columns[index] = match cells.as_slice() {
            [] => None,
            _ if counts_up(table, index) && free(Column::StepNumber) => Some(Column::StepNumber),
            _ if rates(table, index) => Some(Column::Satisfaction).filter(|column| free(*column)),
            _ if phases * 2 >= cells.len() && free(Column::Phase) => Some(Column::Phase),
            _ => texts.into_iter().find(|column| free(*column)),
        };
    }
}

/// Where a name can mean two things, what stands in the column decides.
fn settle(table: &Table, columns: &mut [Option<Column>]) {
    let mut turn = |from: Column, to: Column, fits: &dyn Fn(usize) -> bool| {
        let place = columns.iter().position(|column| *column == Some(from));
        if let Some(place) = place.filter(|place| !columns.contains(&Some(to)) && fits(*place)) {
            columns[place] = Some(to);
        }
    };
    // "Stage" is what many call a phase.
    turn(Column::Stage, Column::Phase, &|_| true);
    turn(Column::Text(StepText::Action), Column::StepNumber, &|index| counts_up(table, index));
    turn(Column::Text(StepText::Emotion), Column::Satisfaction, &|index| rates(table, index));
    let media = |cell: &str| choice(cell, Field::Medium, Medium::KEYS).is_some();
    turn(Column::Medium, Column::Channel, &|index| !table.column(index).any(media));
    // A touchpoint needs a name; the channel is the nearest to it.
    turn(Column::Channel, Column::Touchpoint, &|_| true);
}

fn counts_up(table: &Table, index: usize) -> bool {
    let mut numbers = table.column(index).map(|cell| number(cell, table.decimal)).peekable();
    let mut before = numbers.next().flatten();
    before.is_some()
        && numbers.peek().is_some()
        && numbers.all(|number| std::mem::replace(&mut before, number) < number)
}

fn rates(table: &Table, index: usize) -> bool {
    let mut cells = table.column(index).peekable();
    cells.peek().is_some() && cells.all(|cell| rating(cell, table.decimal).is_some())
}

/// The scale that the name of a column tells: `(0-10)`, `1 bis 7`, `−2 … +2`. What begins above 1 is a span of years or
/// the like.
fn told(name: &str) -> Option<Scale> {
    // Every number in it is tried with all that stands behind it.
    let letters: Vec<char> = name.chars().take(LONGEST_NAME).collect();
    (0..letters.len()).find_map(|from| {
        // A number begins here, not within one.
        let free = from == 0 || !matches!(letters[from - 1], '0'..='9' | '.' | ',');
        let (low, after) = signed(&letters, from).filter(|_| free)?;
        let rest: String = letters[after..].iter().collect();
        let rest = rest.trim_start();
        let rest = ["bis", "to", "...", "..", "…", "-", "–", "—", "−"]
            .iter()
            .find_map(|sign| rest.strip_prefix(sign))?
            .trim_start();
        let (high, _) = signed(&rest.chars().collect::<Vec<_>>(), 0)?;
        Some(Scale { low, high }).filter(|scale| scale.low <= 1.0 && scale.high >= 2.0 && scale.high <= 1000.0)
    })
}

/// A whole number with its sign, and the place after it. A line after a letter or a digit is no sign.
fn signed(letters: &[char], from: usize) -> Option<(f64, usize)> {
    let sign = letters.get(from).filter(|letter| matches!(letter, '+' | '-' | '–' | '−'));
    let joined = from > 0
        && letters[..from].iter().rev().find(|letter| **letter != ' ').is_some_and(|letter| letter.is_alphanumeric());
    let start = from + usize::from(sign.is_some());
    let end = start + letters[start.min(letters.len())..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    let number: f64 = letters.get(start..end)?.iter().collect::<String>().parse().ok()?;
    match sign {
        Some(_) if joined => None,
        Some('+') | None => Some((number, end)),
        Some(_) => Some((-number, end)),
    }
}

/// The scale that a column's name tells, else the one that its numbers speak for. Ours, unless they leave no doubt: it
/// is better to tell of some numbers that they are out of range than to turn all of them into others.
fn scale(table: &Table, index: usize) -> Scale {
    if let Some(told) = table.header.get(index).and_then(|name| told(name)) {
        return told;
    }
    let numbers: Vec<f64> = table
        .column(index)
        .filter_map(|cell| match rating(cell, table.decimal) {
            Some(Rating::Plain(number)) => Some(number),
            _ => None,
        })
        .collect();
    let (low, high) =
        numbers.iter().fold((f64::MAX, f64::MIN), |(low, high), number| (low.min(*number), high.max(*number)));
    let over = numbers.iter().filter(|number| **number > 5.0).count();
    let within = |scale: &Scale| low >= scale.low && high <= scale.high;
    let telling = |scale: &Scale| if scale.low < 0.0 { low < 0.0 } else { over * 5 >= numbers.len() * 2 };
    // From 0 only if there is a 0.
    let from = |scale: &Scale| scale.low != 0.0 || scale.high > 10.0 || low < 1.0;
    Scale::ALL[1..]
        .iter()
        .find(|scale| !numbers.is_empty() && within(scale) && telling(scale) && from(scale))
        .copied()
        .unwrap_or(Scale::OWN)
}
