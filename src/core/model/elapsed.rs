//! The time between two steps, as an ISO 8601 duration of weeks, days, hours and minutes.

use std::fmt;

const UNITS: [(char, u64); 4] = [('W', 7 * 24 * 60), ('D', 24 * 60), ('H', 60), ('M', 1)];

/// A span of time in whole minutes. Written in the largest units that leave no remainder of their own
/// (`P1W`, `P1DT2H`), so two texts that mean the same span become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Elapsed {
    /// Minutes since the step before.
    pub minutes: u32,
}

impl Elapsed {
    /// Reads `P…W…D` with an optional `T…H…M`; units in that order, whole numbers, at least one of them.
    /// Months and years are refused: they have no fixed length.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix('P')?;
        let (date, time) = match rest.split_once('T') {
            Some((_, "")) => return None,
            Some((date, time)) => (date, time),
            None if rest.is_empty() => return None,
            None => (rest, ""),
        };
        let minutes = read(date, &UNITS[..2])?.checked_add(read(time, &UNITS[2..])?)?;
        Some(Self { minutes: u32::try_from(minutes).ok()? })
    }

    /// The span as a count of one unit, the largest that fits without remainder: the number, and 0 weeks,
    /// 1 days, 2 hours, 3 minutes.
    pub fn in_unit(self) -> (u32, usize) {
        let minutes = u64::from(self.minutes);
        let unit = if minutes == 0 {
            1
        } else {
            UNITS.iter().position(|(_, length)| minutes.is_multiple_of(*length)).unwrap_or(3)
        };
        ((minutes / UNITS[unit].1) as u32, unit)
    }

    /// So many of a unit (numbered as in `in_unit`), held at the longest span that can be stored.
    pub fn of(count: u32, unit: usize) -> Self {
        let minutes = u64::from(count) * UNITS[unit.min(3)].1;
        Self { minutes: u32::try_from(minutes).unwrap_or(u32::MAX) }
    }
}

fn read(mut text: &str, units: &[(char, u64)]) -> Option<u64> {
    let mut sum = 0u64;
    for (letter, length) in units {
        if let Some((count, rest)) = text.split_once(*letter) {
            if count.is_empty() || !count.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            sum = sum.checked_add(count.parse::<u64>().ok()?.checked_mul(*length)?)?;
            text = rest;
        }
    }
    text.is_empty().then_some(sum)
}

impl fmt::Display for Elapsed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.minutes == 0 {
            return f.write_str("PT0M");
        }
        f.write_str("P")?;
        let mut rest = u64::from(self.minutes);
        let mut in_time = false;
        for (letter, length) in UNITS {
            let count = rest / length;
            rest %= length;
            if count > 0 {
                if matches!(letter, 'H' | 'M') && !in_time {
                    f.write_str("T")?;
                    in_time = true;
                }
                write!(f, "{count}{letter}")?;
            }
        }
        Ok(())
    }
}
