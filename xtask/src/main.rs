//! `cargo xtask`: builds, serves, tests and measures Wegmarke.
//!
//! It exists so that a fresh machine with Rust and Node needs no other tool: what a step lacks, the set-up
//! fetches at a pinned version from a package registry, and nothing is downloaded from anywhere else.
//! It knows nothing of journeys; what it takes from the library is the schema of the plan format
//! and the fragments of published plans.

#![forbid(unsafe_code)]

mod agents;
mod bars;
mod bench;
mod build;
mod bundle;
mod dist;
mod doors;
mod fuzz;
mod headers;
mod lints;
mod notices;
mod published;
mod reproduce;
mod serve;
mod setup;
mod shell;
mod site;
mod start_page;
mod supply;
mod test;
mod worker;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--debug]   build and serve the site on http://127.0.0.1:8080
                               --debug: unoptimised, built again on every change
  dist [--address URL | --check]
                               the site as static files in dist/, with a size report
                               --address: where it will be had; published plans then get their oEmbed answers
                               --check: builds it a second time elsewhere and compares
  test [--only lints|native|browser|e2e] [FILTER]
                               every test, or one suite, or the tests whose name has FILTER
  format                       writes the sources as rustfmt and leptosfmt want them
  bench [insight]              the benchmarks, each as a ratio or a size
                               insight: what the analysis says about plans whose weaknesses are known
  monkey [--minutes N] [--seed S]
                               edits, tabs, reloads, kills, cleared storages at random: is all there that was saved?
  audit                        what others' code may be used, and whether faults of it are known
  fuzz [--seconds N] [TARGET] [--input FILE]
                               the readers of what strangers send, fed with anything: a minute each
                               --input: one target with one file, to see again what broke it
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((command, rest)) = arguments.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    let mut rest = Options(rest.to_vec());
    match command.as_str() {
        "serve" => {
            let port = match rest.value("--port")? {
                Some(port) => port.parse().with_context(|| format!("--port takes a number, not “{port}”"))?,
                None => 8080,
            };
            let debug = rest.flag("--debug");
            rest.nothing_left()?;
            serve::command(port, debug)
        }
        "dist" => {
            let address = rest.value("--address")?.map(|address| published::Address::parse(&address)).transpose()?;
            let check = rest.flag("--check");
            rest.nothing_left()?;
            if check { reproduce::command() } else { dist::command(address.as_ref()) }
        }
        "test" => {
            let only = rest.value("--only")?;
            let filter = rest.word();
            rest.nothing_left()?;
            test::command(only.as_deref(), filter.as_deref())
        }
        "format" => {
            rest.nothing_left()?;
            lints::format()
        }
        "bench" => {
            let only = rest.word();
            rest.nothing_left()?;
            match only.as_deref() {
                None => bench::command(),
                Some("insight") => bench::insight(),
                Some(other) => bail!("there is no benchmark “{other}”"),
            }
        }
        "monkey" => {
            let minutes = rest.value("--minutes")?;
            let seed = rest.value("--seed")?;
            rest.nothing_left()?;
            test::monkey(minutes.as_deref(), seed.as_deref())
        }
        "audit" => {
            rest.nothing_left()?;
            supply::audit()
        }
        "fuzz" => {
            let seconds = match rest.value("--seconds")? {
                Some(seconds) => {
                    seconds.parse().with_context(|| format!("--seconds takes a number, not “{seconds}”"))?
                }
                None => 60,
            };
            let input = rest.value("--input")?.map(std::path::absolute).transpose()?;
            let target = rest.word();
            rest.nothing_left()?;
            if input.is_some() && target.is_none() {
                bail!("--input wants the name of a target");
            }
            fuzz::command(target.as_deref(), seconds, input.as_deref())
        }
        // Not for people: Cargo calls it for each test binary, see .cargo/config.toml.
        "run-wasm-tests" => test::run_wasm_tests(&rest.0),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command “{other}”\n\n{HELP}"),
    }
}

/// What stands behind the command; each question takes its answer away, so that what is left was not understood.
struct Options(Vec<String>);

impl Options {
    fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        if at + 1 == self.0.len() {
            bail!("{name} takes a value");
        }
        self.0.remove(at);
        Ok(Some(self.0.remove(at)))
    }

    fn word(&mut self) -> Option<String> {
        let at = self.0.iter().position(|word| !word.starts_with('-'))?;
        Some(self.0.remove(at))
    }

    fn nothing_left(&self) -> Result<()> {
        match self.0.first() {
            Some(word) => bail!("“{word}” was not understood\n\n{HELP}"),
            None => Ok(()),
        }
    }
}
