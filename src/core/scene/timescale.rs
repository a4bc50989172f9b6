//! The scale of the timeline: how far apart steps stand for the time between them.
//!
//! A journey may hold minutes beside years, so distances grow with the square root of the time: what takes four times
//! as long stands twice as far apart, and a day beside a year can still be seen. Painters say so where they show the
//! axis.

use crate::core::document::Document;
use crate::core::model::{Elapsed, Id};

/// The share of the longest gap that any time gets, however short: room for a line.
const LEAST: f64 = 0.04;

/// The scale of one journey.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timescale {
    /// The longest time between two steps, in minutes; 0 where none is known.
    longest: u32,
}

impl Timescale {
    /// The scale on which the longest time of a journey is 1. What the first step says of a step before it does not
    /// count.
    pub fn of(document: &Document, journey: &Id) -> Self {
        let times = document.steps(journey).skip(1).filter_map(|id| document.step(id)?.after);
        Self { longest: times.map(|after| after.minutes).max().unwrap_or(0) }
    }

    /// Whether any time is known.
    pub fn is_known(self) -> bool {
        self.longest > 0
    }

    /// How large the gap for a time is beside that for the longest, 0 to 1: longer times have larger gaps, no time has
    /// none.
    pub fn share(self, after: Elapsed) -> f64 {
        if after.minutes == 0 {
            return 0.0;
        }
        let part = f64::from(after.minutes) / f64::from(self.longest.max(1));
        LEAST + (1.0 - LEAST) * part.min(1.0).sqrt()
    }
}
