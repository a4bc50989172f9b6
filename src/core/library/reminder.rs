//! When to remind of taking a plan away as a file: after long work without doing so. The browser's storage is a safe
//! place against crashes, not against a lost device or a visitor who clears the browser.

use crate::core::json_text::{Object, Value, quoted};

/// So many minutes of work on a plan, since it was given out last, are long.
pub const LONG_MINUTES: u32 = 60;

/// Counts minutes in which a plan was edited. Kept among the settings, since work goes on over days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reminder {
    /// Each plan, how many minutes had edits in them, and the last of them, in minutes since 1970.
    worked: Vec<(String, u32, i64)>,
}

impl Reminder {
    /// As it was kept (`{"<id>": [60, 29453760]}`); what can't be read counts from the beginning.
    pub fn of(kept: Option<Object>) -> Self {
        let count = |(plan, count): (&str, Value)| {
            let mut numbers = count.as_array()?.iter();
            Some((plan.to_owned(), numbers.next()?.as_u64()?.try_into().ok()?, numbers.next()?.as_i64()?))
        };
        Self { worked: kept.map_or(Vec::new(), |kept| kept.iter().filter_map(count).collect()) }
    }

    /// To be kept.
    pub fn write(&self) -> String {
        let worked = self.worked.iter().map(|(plan, count, last)| format!("{}:[{count},{last}]", quoted(plan)));
        format!("{{{}}}", worked.collect::<Vec<_>>().join(","))
    }

    /// A plan was edited at this time. Whether it is time for a reminder: once for each long stretch of work; and
    /// whether there is something new to keep.
    pub fn edited(&mut self, plan: &str, now_ms: i64) -> (bool, bool) {
        let minute = now_ms.div_euclid(60_000);
        let place = self.worked.iter().position(|(known, ..)| known == plan).unwrap_or_else(|| {
            self.worked.push((plan.into(), 0, i64::MIN));
            self.worked.len() - 1
        });
        let (_, worked, last) = &mut self.worked[place];
        if *last == minute {
            return (false, false);
        }
        *worked += 1;
        *last = minute;
        (*worked % LONG_MINUTES == 0, true)
    }

    /// A plan was given out as a file, or is gone. Whether there is something new to keep.
    pub fn given_out(&mut self, plan: &str) -> bool {
        let before = self.worked.len();
        self.worked.retain(|(known, ..)| known != plan);
        self.worked.len() < before
    }
}
