//! What the planner may cost whoever opens it: the one table of limits, bars and aims, for `dist` and for `bench`.
//!
//! A *limit* is what fails: what was reached, rounded up. It is lowered as work lands and never raised. The *bar* is
//! what has to be reached, where the limit then stands; the *aim* is what would be good. Sizes are bytes of brotli over
//! the wire; times are ratios to the page by hand (`tests/e2e/pages/by_hand.html`), measured in turns with it. How each
//! is measured says `tests/e2e/bench/costs.mjs`.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// What was measured, by the names of the figures below.
pub type Figures = BTreeMap<String, f64>;

const ROWS: [Row; 9] = [
    Row {
        what: "start page until usable: KiB / requests",
        figures: &[kib("start.bytes", 86.0, 140.0, 75.0), requests("start.requests", 7.0, 8.0, 6.0)],
    },
    Row { what: "  the same in time, mobile preset", figures: &[times("start.ready", 5.0, 4.0, 3.0)] },
    Row { what: "start page's content on screen, mobile preset", figures: &[times("start.content", 2.5, 1.3, 1.15)] },
    Row {
        what: "an embed's map (view, explore): KiB / requests",
        figures: &[kib("embed.bytes", 200.5, 200.0, 120.0), requests("embed.requests", 7.0, 8.0, 6.0)],
    },
    Row {
        what: "an embed's map to edit in time, mobile preset",
        figures: &[times("embed-edit.ready", 13.0, 6.0, 4.0)],
    },
    Row {
        what: "a first visit in all, idle too: KiB / requests",
        figures: &[kib("all.bytes", 790.0, 550.0, 400.0), requests("all.requests", 22.0, 20.0, 15.0)],
    },
    Row { what: "wasm in all: KiB", figures: &[kib("wasm.bytes", 885.0, 560.0, 420.0)] },
    Row { what: "work until usable, mobile preset: start page", figures: &[times("start.work", 4.5, 3.5, 3.0)] },
    Row { what: "  an embed's map to edit", figures: &[times("embed-edit.work", 9.0, 3.5, 3.0)] },
];

struct Row {
    what: &'static str,
    figures: &'static [Figure],
}

struct Figure {
    name: &'static str,
    unit: Unit,
    limit: f64,
    bar: f64,
    aim: f64,
}

#[derive(Clone, Copy)]
enum Unit {
    /// Measured in bytes.
    Kib,
    Requests,
    /// As long as the page by hand takes.
    Times,
}

const fn kib(name: &'static str, limit: f64, bar: f64, aim: f64) -> Figure {
    Figure { name, unit: Unit::Kib, limit, bar, aim }
}

const fn requests(name: &'static str, limit: f64, bar: f64, aim: f64) -> Figure {
    Figure { name, unit: Unit::Requests, limit, bar, aim }
}

const fn times(name: &'static str, limit: f64, bar: f64, aim: f64) -> Figure {
    Figure { name, unit: Unit::Times, limit, bar, aim }
}

/// Prints the rows of which all is known. One over its limit is an error.
pub fn report(known: &Figures) -> Result<()> {
    println!("{:<48} {:>14} {:>14} {:>14} {:>14}", "", "now", "limit", "bar", "aim");
    let mut broken = Vec::new();
    for Row { what, figures } in &ROWS {
        let now: Option<Vec<f64>> =
            figures.iter().map(|figure| known.get(figure.name).map(|value| figure.unit.of(*value))).collect();
        let Some(now) = now else { continue };
        let cell = |value: &dyn Fn(usize, &Figure) -> f64, exact: bool| -> String {
            let all = figures.iter().enumerate().map(|(at, figure)| figure.unit.shown(value(at, figure), exact));
            all.collect::<Vec<_>>().join(" / ")
        };
        let within = |most: fn(&Figure) -> f64| figures.iter().zip(&now).all(|(figure, now)| *now <= most(figure));
        // A figure that could not be taken is within nothing.
        let word = match () {
            () if !within(|figure| figure.limit) => "OVER THE LIMIT",
            () if !within(|figure| figure.bar) => "over",
            () if !within(|figure| figure.aim) => "ok",
            () => "ok, as aimed",
        };
        if !within(|figure| figure.limit) {
            broken.push(what.trim());
        }
        println!(
            "{what:<48} {:>14} {:>14} {:>14} {:>14}  {word}",
            cell(&|at, _| now[at], true),
            cell(&|_, figure| figure.limit, false),
            cell(&|_, figure| figure.bar, false),
            cell(&|_, figure| figure.aim, false)
        );
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!("over the limit (xtask/src/bars.rs): {}", broken.join("; "))
}

impl Unit {
    fn of(self, measured: f64) -> f64 {
        match self {
            Unit::Kib => measured / 1024.0,
            Unit::Requests | Unit::Times => measured,
        }
    }

    fn shown(self, value: f64, exact: bool) -> String {
        match (self, exact) {
            (Unit::Kib, true) => format!("{value:.1}"),
            (Unit::Kib | Unit::Requests, _) => format!("{value:.0}"),
            (Unit::Times, true) => format!("{value:.2}x"),
            (Unit::Times, false) => format!("{value}x"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aims_are_below_limits_and_bars() {
        for figure in ROWS.iter().flat_map(|row| row.figures) {
            assert!(figure.limit.min(figure.bar) >= figure.aim, "{}", figure.name);
        }
    }

    #[test]
    fn what_is_over_its_limit_is_refused_and_what_is_not_known_is_not() {
        let figures = |bytes: f64| Figures::from([("wasm.bytes".to_owned(), bytes), ("start.bytes".to_owned(), 1e9)]);
        assert!(report(&figures(1.0)).is_ok());
        assert!(report(&figures(1e9)).unwrap_err().to_string().contains("wasm in all"));
        assert!(report(&figures(f64::NAN)).is_err());
    }
}
