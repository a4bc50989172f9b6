//! `cargo xtask bench`: what the planner costs, in ratios and sizes that mean the same on every machine.
//!
//! The core's benchmarks are in `benches/core.rs`; this adds what only the published site shows: the table of
//! `bars.rs`, and tasks that people would feel (`tests/e2e/speed.test.mjs`).

use std::collections::BTreeSet;
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::bars::{self, Figures};
use crate::shell::{cargo, run, say};
use crate::site::Site;
use crate::{dist, test};

/// Runs every benchmark; one above its limit is an error.
pub fn command() -> Result<()> {
    say("compiling and running the core's benchmarks");
    run(cargo().args(["bench", "--quiet", "--package", "wegmarke", "--bench", "core"]))?;
    let costs = costs();
    if let Err(error) = &costs {
        // The rest is of interest too.
        eprintln!("xtask: {error:#}");
    }
    say("measuring in a browser what people would feel");
    test::measure("speed.test.mjs")?;
    costs
}

/// What the analysis says about the plans in `tests/insight`, plan by plan, and the score against its limits.
pub fn insight() -> Result<()> {
    say("looking at plans whose weaknesses are known");
    run(cargo().args([
        "test",
        "--quiet",
        "--package",
        "wegmarke",
        "--test",
        "native",
        "an_expert_would_agree",
        "--",
        "--nocapture",
    ]))
}

/// What it costs to open the planner, against the table.
fn costs() -> Result<()> {
    let site = dist::publish(None)?;
    say("measuring in a browser what a visit costs");
    let output = test::node_on_site()?
        .arg("tests/e2e/bench/costs.mjs")
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .context("cannot start node")?;
    ensure!(output.status.success(), "the costs could not be measured");
    let printed = String::from_utf8(output.stdout)?;
    let measured = printed.lines().find(|line| line.starts_with('{')).context("no costs were measured")?;
    let measured: Value = serde_json::from_str(measured)?;

    let mut figures = dist::figures(&site);
    for (name, value) in measured.as_object().into_iter().flatten() {
        figures.extend(value.as_f64().map(|value| (name.clone(), value)));
    }
    for what in ["bytes", "requests"] {
        // The dearer of the two.
        let of = |mode: &str| figures.get(&format!("embed-{mode}.{what}")).copied().unwrap_or(f64::NAN);
        let most = of("view").max(of("explore"));
        figures.insert(format!("embed.{what}"), most);
    }
    also(&figures);
    let over = bars::report(&figures);
    as_listed(&site, &measured)?;
    over
}

/// What is worth knowing beside the table.
fn also(figures: &Figures) {
    let of = |name: &str| figures.get(name).copied().unwrap_or(f64::NAN);
    println!(
        "something on the start page is painted after {:.2}x; an embed's map to read takes {:.1} KiB / {} requests",
        of("start.paint"),
        of("embed-view.bytes") / 1024.0,
        of("embed-view.requests")
    );
}

/// Fails if browsers fetch something else than the lists say by which `dist` counts.
fn as_listed(site: &Site, measured: &Value) -> Result<()> {
    for (name, listed) in [("start.files", &site.first_load), ("embed-explore.files", &site.embed)] {
        let fetched: BTreeSet<&str> =
            measured[name].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let listed: BTreeSet<&str> = listed.iter().map(String::as_str).collect();
        if fetched != listed {
            let [more, less] = [&fetched - &listed, &listed - &fetched];
            bail!(
                "xtask/src/site.rs lists other files than are fetched ({name}): not listed {more:?}, not fetched {less:?}"
            );
        }
    }
    Ok(())
}
