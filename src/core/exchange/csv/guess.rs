//! What the columns of somebody else's table mean: by their names in both languages, and by what stands in them.

use super::analytics;
use super::column::Column;
use super::mapping::{Mapping, Scale, own_language};
use super::table::Table;
use super::values::{Rating, choice, number, rating, unit};
use super::vocabulary::{LONGEST_NAME, Sure, Vocabulary};
use crate::core::knowledge::{phase_known, plain};
use crate::core::model::{Field, Medium, StepText};
use crate::core::number::parsed;

/// What the columns of a table most likely mean. No two get the same meaning, but for lanes; the person may give it to
/// both.
pub fn guess(table: &Table) -> Mapping {
    let (width, words) = (table.width(), Vocabulary::new());
    if own_language(&table.header).is_some() {
        let columns = (0..width).map(|index| table.header.get(index).and_then(|name| words.named(name))).collect();
        return Mapping { columns, scale: Scale::OWN, each: Some(DAY) };
    }
    let analytics = analytics::columns(&table.header).filter(|_| table.lanes.is_none());
    let is_analytics = analytics.is_some();
    let mut columns = analytics.unwrap_or_default();
    columns.resize(width, None);
    let meant: Vec<Vec<(Column, Sure)>> = table.header.iter().map(|name| words.meant(name)).collect();
    for sure in [Sure::Whole, Sure::Head, Sure::Within, Sure::Weakly] {
        for (index, meant) in meant.iter().enumerate() {
            if columns[index].is_none() && !(is_analytics && is_figures(table, index)) {
                let free = |column: &Column| !columns.contains(&Some(*column)) || joins(table, *column);
                columns[index] = meant
                    .iter()
                    .filter(|(_, other)| *other == sure)
                    .map(|(column, _)| *column)
                    .find(|column| free(column) && fits(table, index, *column, sure));
            }
        }
    }
    if table.header.is_empty() {
        by_contents(table, &mut columns);
    }
    if table.lanes.is_some() {
        top_lane(table, &mut columns);
    }
    settle(table, &mut columns);
    let of = |column: Column| columns.iter().position(|meant| *meant == Some(column));
    let scale = of(Column::Satisfaction).map_or(Scale::OWN, |index| scale(table, index));
    let each = of(Column::Elapsed).and_then(|index| told_unit(table.header.get(index).map_or("", |name| name)));
    Mapping { columns, scale, each }
}

/// Whether all that stands in a column is figures: in a table of web analytics no rating and no span of a step.
fn is_figures(table: &Table, index: usize) -> bool {
    table.column(index).all(|cell| number(cell.trim_end_matches(['%', 's']), table.decimal).is_some())
}

/// The minutes of a day, in which our own tables tell spans.
const DAY: f64 = 1440.0;

/// The minutes of the unit that the name of a column tells.
fn told_unit(name: &str) -> Option<f64> {
    name.split(|letter: char| !letter.is_alphabetic()).find_map(unit)
}

/// Whether several lanes may mean the same: their cells are put together, as those of a lane over several rows.
fn joins(table: &Table, column: Column) -> bool {
    table.lanes.is_some() && matches!(column, Column::Touchpoint | Column::Text(_) | Column::Measures)
}

/// Whether what stands in a column can be what its name might mean. Ids are not people, and not every number is one.
fn fits(table: &Table, index: usize, column: Column, sure: Sure) -> bool {
    let numeric = || {
        let mut cells = table.column(index).peekable();
        cells.peek().is_some() && cells.all(|cell| number(cell, table.decimal).is_some())
    };
    match column {
        Column::Persona | Column::Journey => sure == Sure::Whole || !numeric(),
        Column::Text(StepText::Emotion) => sure >= Sure::Head || !numeric() || rates(table, index),
        Column::Text(_) | Column::Touchpoint | Column::Measures => sure >= Sure::Head || !numeric(),
        Column::JourneyNumber
        | Column::Kind
        | Column::PhaseNumber
        | Column::Phase
        | Column::Stage
        | Column::StepNumber
        | Column::Channel
        | Column::Medium
        | Column::MediaType
        | Column::Controllable
        | Column::Satisfaction
        | Column::MomentOfTruth
        | Column::Elapsed
        | Column::Note => true,
    }
}

/// The first lane of a map has its phases, whatever it is called: nothing, "Journey", "Steps" above the actions.
fn top_lane(table: &Table, columns: &mut [Option<Column>]) {
    let told = columns.iter().any(|column| matches!(column, Some(Column::Phase | Column::Stage)));
    let Some(first) = columns.first().copied().filter(|_| !told) else { return };
    let action = Some(Column::Text(StepText::Action));
    let phases = match first {
        None | Some(Column::Journey | Column::Persona) => true,
        _ if first == action => {
            columns[1..].contains(&action) && table.rows.len() <= 10
                || table.column(0).filter(|cell| phase_known(cell)).count() * 2 > table.rows.len()
        }
        Some(_) => false,
    };
    if phases {
        columns[0] = Some(Column::Phase);
    }
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
    // German schools give 1 for the best.
    if let Some(index) = table.header.iter().position(|name| matches!(plain(name).as_str(), "note" | "noten"))
        && columns[index].is_none()
        && !columns.contains(&Some(Column::Satisfaction))
        && rates(table, index)
    {
        columns[index] = Some(Column::Satisfaction);
    }
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
    let number = parsed(&letters.get(start..end)?.iter().collect::<String>())?;
    match sign {
        Some(_) if joined => None,
        Some('+') | None => Some((number, end)),
        Some(_) => Some((-number, end)),
    }
}

/// The scale that a column's name tells, else the one that its numbers speak for. Ours, unless they leave no doubt: it
/// is better to tell of some numbers that they are out of range than to turn all of them into others.
fn scale(table: &Table, index: usize) -> Scale {
    let name = table.header.get(index).map_or("", |name| name);
    if let Some(told) = told(name) {
        return told;
    }
    if plain(name).contains("note") {
        return Scale::SCHOOL;
    }
    let numbers: Vec<f64> = table
        .column(index)
        .filter_map(|cell| match rating(cell, table.decimal) {
            Some(Rating::Plain(number)) => Some(number),
            _ => None,
        })
        .collect();
    scale_of(&numbers)
}

/// The scale that numbers speak for.
pub(in crate::core::exchange) fn scale_of(numbers: &[f64]) -> Scale {
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
