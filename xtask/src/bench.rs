//! `cargo xtask bench`: what the planner costs, in ratios and sizes that mean the same on every machine.
//!
//! The core's benchmarks are in `benches/core.rs`; this adds what only the published site shows.

use anyhow::Result;

use crate::shell::{cargo, run, say};
use crate::{dist, test};

/// Runs every benchmark; one above its limit is an error.
pub fn command() -> Result<()> {
    say("compiling and running the core's benchmarks");
    run(cargo().args(["bench", "--quiet", "--package", "wegmarke", "--bench", "core"]))?;
    let site = dist::publish(None)?;
    println!("{:<46} {:>8.1} KiB", "a first visit, over the wire", dist::first_load_bytes(&site) as f64 / 1024.0);
    dist::within_budget(&site)?;
    say("measuring in a browser");
    test::measure("speed.test.mjs")
}
