//! Answers that were pasted as a few numbers.

use super::cells::{answer, shortened};
use super::outcome::{FAULTS, Fault, Reason};
use crate::core::model::Metric;

/// What pasted numbers say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// Answers per value of the scale, lowest first.
    pub counts: Vec<u32>,
    /// Scores between two values, which became the nearer one.
    pub rounded: usize,
    /// What says nothing usable; the first `FAULTS`.
    pub faults: Vec<Fault>,
}

/// Answers from a column of scores (one a line), from lines of a value and its number of answers (`4;12`), or from one
/// row with the number of answers of every value. A first line without a number is a heading.
pub fn pasted(text: &str, metric: Metric) -> Pasted {
    let length = metric.scale().1;
    let mut pasted = Pasted { counts: vec![0; length], ..Pasted::default() };
    let lines =
        || text.lines().enumerate().map(|(index, line)| (index + 1, line.trim())).filter(|(_, line)| !line.is_empty());
    let (mut first, rest) = (lines(), lines().nth(1));
    if let (Some((line, row)), None) = (first.next(), rest) {
        let cells = || {
            row.split(|letter: char| letter.is_whitespace() || matches!(letter, ';' | ',' | '|'))
                .filter(|cell| !cell.is_empty())
        };
        if cells().take(length + 1).count() == length {
            for (place, cell) in cells().enumerate() {
                match cell.parse() {
                    Ok(number) => pasted.counts[place] = number,
                    Err(_) => pasted.fault(line, Reason::NoCount, cell),
                }
            }
            return pasted;
        }
    }
    for (index, (line, text)) in lines().enumerate() {
        let (value, count) =
            text.split_once([';', '\t', '|']).map_or((text, None), |(value, count)| (value.trim(), Some(count.trim())));
        let count = match count.map(str::parse::<u32>) {
            None => 1,
            Some(Ok(count)) => count,
            Some(Err(_)) if index == 0 && !value.contains(|letter: char| letter.is_ascii_digit()) => continue,
            Some(Err(_)) => {
                pasted.fault(line, Reason::NoCount, text);
                continue;
            }
        };
        // Which sign is the decimal one hardly matters: thousands are on no scale.
        match answer(value, metric, ',', None) {
            Ok(None) => {}
            Ok(Some((place, rounded))) => {
                pasted.counts[place] = pasted.counts[place].saturating_add(count);
                pasted.rounded += usize::from(rounded);
            }
            Err(Reason::NoNumber) if index == 0 => {}
            Err(reason) => pasted.fault(line, reason, value),
        }
    }
    pasted
}

impl Pasted {
    fn fault(&mut self, line: usize, reason: Reason, cell: &str) {
        if self.faults.len() < FAULTS {
            self.faults.push(Fault { line, reason, cell: shortened(cell) });
        }
    }
}
