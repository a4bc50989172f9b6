//! Which copies of a plan are kept: many of the last minutes, fewer of the last days.

use crate::core::sort::sort_by;

const HOUR_MS: i64 = 60 * 60 * 1000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// So many of the last copies are kept, whatever their times.
pub const LAST: usize = 10;
/// Of so many hours with a copy in them the last one is kept.
pub const HOURS: usize = 24;
/// Of so many days (in UTC) with a copy in them the last one is kept.
pub const DAYS: usize = 14;

/// Which of these times, in unix milliseconds and in any order, belong to copies that are kept.
pub fn kept(times: &[i64]) -> Vec<bool> {
    let mut newest: Vec<usize> = (0..times.len()).collect();
    sort_by(&mut newest, |a, b| (times[*b], b).cmp(&(times[*a], a)));
    let mut kept = vec![false; times.len()];
    for (span, count) in [(1, LAST), (HOUR_MS, HOURS), (DAY_MS, DAYS)] {
        let mut last = None;
        let firsts = newest.iter().filter(|index| {
            // Copies of one and the same millisecond are still copies of their own.
            let bucket = (span > 1).then(|| times[**index].div_euclid(span));
            let new = bucket.is_none() || bucket != last;
            last = bucket;
            new
        });
        for index in firsts.take(count) {
            kept[*index] = true;
        }
    }
    kept
}
