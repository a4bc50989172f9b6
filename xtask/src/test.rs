//! `cargo xtask test`: every suite, one after the other, and the counts at the end.
//!
//! A suite is run by its own test runner; this reads only the closing line of each, so that a suite that ran nothing
//! cannot pass for one that passed.

use std::cmp::Reverse;
use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::num::NonZero;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, anyhow, bail, ensure};

use crate::serve::Listener;
use crate::setup::{self, TARGET};
use crate::shell::{cargo, root, say};
use crate::{dist, lints};

/// Runs the suites, or one of them, or the tests that match the filter.
pub fn command(only: Option<&str>, filter: Option<&str>) -> Result<()> {
    if let Some(unknown) = only.filter(|name| SUITES.iter().all(|suite| suite.name != *name)) {
        bail!("there is no suite “{unknown}”: choose one of {}", SUITES.map(|suite| suite.name).join(", "));
    }
    // A release takes minutes, for the most part on one core: where other suites come first it is made beside them.
    let mut building = only.is_none().then(|| thread::spawn(|| dist::publish(None)));
    let mut results = Vec::new();
    for suite in SUITES.iter().filter(|suite| only.is_none_or(|only| only == suite.name)) {
        if let Some(building) = building.take_if(|_| suite.name == "e2e") {
            // What it failed at, the suite's own build fails at too, and says it.
            let _ = building.join();
        }
        say(&format!("running the {} tests", suite.name));
        // One broken suite does not hide what the others would say.
        results.extend((suite.run)(filter).unwrap_or_else(|error| {
            eprintln!("xtask: {error:#}");
            vec![Tally::broken(suite.name)]
        }));
    }

    println!();
    for tally in &results {
        println!("{}: {} passed, {} failed", tally.suite, tally.passed, tally.failed);
    }
    let empty: Vec<&str> =
        results.iter().filter(|tally| tally.passed + tally.failed == 0).map(|tally| tally.suite).collect();
    let (passed, failed) =
        results.iter().fold((0, 0), |(passed, failed), tally| (passed + tally.passed, failed + tally.failed));
    let fault = if failed > 0 {
        Some("not every test passed".to_owned())
    } else if results.iter().any(|tally| tally.broken) {
        Some("a suite failed as a whole, see above".to_owned())
    } else if passed == 0 || (filter.is_none() && !empty.is_empty()) {
        Some(format!("no test was run in: {}", empty.join(", ")))
    } else {
        None
    };
    if let Some(fault) = &fault {
        eprintln!("xtask: {fault}");
    }
    println!("{passed} passed, {failed} failed");
    match fault {
        // Said above, so that the counts stay the last line.
        Some(_) => std::process::exit(1),
        None => Ok(()),
    }
}

/// Lets the monkey run for so many minutes, with this seed.
pub fn monkey(minutes: Option<&str>, seed: Option<&str>) -> Result<()> {
    dist::publish(None)?;
    let mut node = node_on_site()?;
    node.args(["--test", "--test-reporter=spec", "tests/e2e/monkey.test.mjs"])
        .envs(minutes.map(|minutes| ("WEGMARKE_MINUTES", minutes)))
        .envs(seed.map(|seed| ("WEGMARKE_SEED", seed)));
    ensure!(node.status().context("cannot start node")?.success(), "the monkey found something");
    Ok(())
}

/// Runs one test binary in a headless browser; Cargo hands over its path and the test runner's arguments.
pub fn run_wasm_tests(arguments: &[String]) -> Result<()> {
    let words = std::iter::once("run-wasm-tests".to_owned()).chain(arguments.iter().cloned()).map(OsString::from);
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(words)
}

struct Suite {
    name: &'static str,
    run: fn(Option<&str>) -> Result<Vec<Tally>>,
}

const SUITES: [Suite; 4] = [
    Suite { name: "lints", run: lints },
    Suite { name: "native", run: native },
    Suite { name: "browser", run: browser },
    Suite { name: "e2e", run: end_to_end },
];

#[derive(Debug, Default, PartialEq)]
struct Tally {
    suite: &'static str,
    passed: u32,
    failed: u32,
    /// The runner failed without a test that did: a compile error, a crash, no browser.
    broken: bool,
}

impl Tally {
    fn broken(suite: &'static str) -> Tally {
        Tally { suite, broken: true, ..Tally::default() }
    }
}

/// How the sources are written.
fn lints(filter: Option<&str>) -> Result<Vec<Tally>> {
    let mut tally = Tally { suite: "lints", ..Tally::default() };
    for (name, check) in lints::CHECKS.iter().filter(|(name, _)| filter.is_none_or(|filter| name.contains(filter))) {
        match check() {
            Ok(()) => tally.passed += 1,
            Err(error) => {
                eprintln!("xtask: {name}: {error:#}");
                tally.failed += 1;
            }
        }
    }
    Ok(vec![tally])
}

/// The core and this task runner, compiled for this machine.
fn native(filter: Option<&str>) -> Result<Vec<Tally>> {
    let mut tests = cargo();
    tests.args(["test", "--quiet", "--workspace", "--no-fail-fast"]).args(filter);
    Ok(vec![tally("native", &mut tests, libtest_line)?])
}

/// What needs a browser but no page: in Chromium, and in Firefox where it can be driven.
fn browser(filter: Option<&str>) -> Result<Vec<Tally>> {
    setup::wasm_target()?;
    let tests = || {
        let mut tests = cargo();
        tests.args(["test", "--package", "wegmarke", "--target", TARGET, "--test", "browser"]).args(filter);
        tests
    };
    let chromium = setup::chromium()?;
    let mut tallies = vec![tally("browser", tests().env("CHROMEDRIVER", chromium.driver), libtest_line)?];
    match setup::geckodriver() {
        Some(driver) => tallies.push(tally("browser (Firefox)", tests().env("GECKODRIVER", driver), libtest_line)?),
        None => say("there is no Firefox with GeckoDriver here: the browser tests ran in Chromium only"),
    }
    Ok(tallies)
}

/// The published site in a real browser, under the policy that it is served with.
fn end_to_end(filter: Option<&str>) -> Result<Vec<Tally>> {
    let (alone, together): (Vec<String>, Vec<String>) =
        end_to_end_files()?.into_iter().partition(|file| ALONE.iter().any(|name| file.ends_with(name)));
    // One for each core: most of the time a test waits for its browser. Node by itself leaves one core out.
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    Ok(vec![in_browser("e2e", &together, cores, filter)?, in_browser("speed", &alone, 1, filter)?])
}

/// What compares times, which nothing else may disturb.
const ALONE: [&str; 1] = ["/speed.test.mjs"];

/// Measures in a real browser, by the end-to-end tests of this file; one above its limit is an error.
pub fn measure(file: &str) -> Result<()> {
    let tally = in_browser("speed", &[format!("tests/e2e/{file}")], 1, None)?;
    ensure!(tally.failed == 0 && !tally.broken, "{file}: above its limits");
    Ok(())
}

fn in_browser(suite: &'static str, tests: &[String], at_once: usize, filter: Option<&str>) -> Result<Tally> {
    // What compares times does so in one browser.
    let (firefox, webkit) = if suite == "e2e" { (setup::firefox(), setup::webkit()) } else { (None, None) };
    dist::publish(None)?;
    let mut node = node_on_site()?;
    node.args(["--test", "--test-reporter=spec"])
        .arg(format!("--test-concurrency={at_once}"))
        .args(filter.map(|filter| format!("--test-name-pattern={filter}")))
        .args(tests)
        .envs(firefox.map(|firefox| ("WEGMARKE_FIREFOX", firefox)))
        .envs(webkit.map(|webkit| ("WEGMARKE_WEBKIT", webkit)));
    tally(suite, &mut node, node_line)
}

/// Node, told where the published site is served and which browser to drive.
pub fn node_on_site() -> Result<Command> {
    setup::e2e_packages()?;
    let setup::Browser { chromium, headless, .. } = setup::chromium()?;
    let address = Listener::bind(0)?.serve(dist::folder());
    let mut node = Command::new("node");
    node.current_dir(root())
        .env("WEGMARKE_URL", address)
        .env("WEGMARKE_HEADLESS", headless)
        .env("WEGMARKE_CHROMIUM", chromium);
    Ok(node)
}

/// Named one by one: not every Node takes a pattern. The longest come first, so that none of them is left over for the
/// end.
fn end_to_end_files() -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/e2e")).context("there is no tests/e2e")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            files.push((Reverse(entry.metadata()?.len()), format!("tests/e2e/{name}")));
        }
    }
    files.sort();
    Ok(files.into_iter().map(|(_, file)| file).collect())
}

/// Runs a test runner, shows what it prints, and adds up its closing lines.
fn tally(suite: &'static str, command: &mut Command, read: fn(&str) -> Option<(u32, u32)>) -> Result<Tally> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start the {suite} tests"))?;
    let output = child.stdout.take().ok_or_else(|| anyhow!("the {suite} tests have no output"))?;
    let mut tally = Tally { suite, ..Tally::default() };
    for line in BufReader::new(output).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        if let Some((passed, failed)) = read(&line) {
            tally.passed += passed;
            tally.failed += failed;
        }
    }
    tally.broken = !child.wait()?.success() && tally.failed == 0;
    Ok(tally)
}

/// `test result: ok. 3 passed; 0 failed; …`, as Rust's runner and wasm-bindgen's both close.
fn libtest_line(line: &str) -> Option<(u32, u32)> {
    let (_, counts) = line.split_once("test result: ")?;
    let count = |what: &str| {
        counts.split([';', '.']).find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok()).unwrap_or(0)
    };
    Some((count("passed"), count("failed")))
}

/// `ℹ pass 3`, `ℹ fail 0`, `ℹ cancelled 0`, each on a line: what was cancelled was asked for and did not pass.
fn node_line(line: &str) -> Option<(u32, u32)> {
    let (what, count) = line.strip_prefix("ℹ ")?.split_once(' ')?;
    let count = count.trim().parse().ok()?;
    match what {
        "pass" => Some((count, 0)),
        "fail" | "cancelled" => Some((0, count)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_are_read() {
        assert_eq!(
            libtest_line("test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out"),
            Some((12, 0))
        );
        assert_eq!(libtest_line("test result: FAILED. 1 passed; 2 failed; 0 ignored"), Some((1, 2)));
        assert_eq!(libtest_line("running 12 tests"), None);
        assert_eq!(node_line("ℹ pass 7"), Some((7, 0)));
        assert_eq!(node_line("ℹ cancelled 1"), Some((0, 1)));
        assert_eq!(node_line("ℹ duration_ms 812.5"), None);
    }
}
