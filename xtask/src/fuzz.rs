//! `cargo xtask fuzz`: the readers of what strangers send, fed by libFuzzer for a while each.
//!
//! The targets stand in `fuzz/`, with a dictionary each; they begin with what the project has anyway, its examples and
//! golden files. They are built without a sanitizer: nothing of ours is `unsafe`, so what a target asserts (plans that
//! come back as they were, memory in proportion, bounds) finds more than looking for stray writes at a third of the
//! speed would, and the stable compiler does.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::setup;
use crate::shell::{cargo, root, run, say, scratch};

/// No input is longer, in bytes: long enough for every example, short enough for many tries a second.
const LONGEST: usize = 65_536;
/// No input may take longer, in seconds: a hundred times what the slowest takes, since machines are busy.
const SLOWEST: u32 = 20;
/// No target may hold more, in megabytes, everything counted. How much a reader may hold the targets know better.
const MOST_MEMORY: u32 = 2_048;

/// A target and what it begins with: the files of a folder that end so, each behind these bytes.
struct Target {
    name: &'static str,
    seeds: &'static [(&'static str, &'static str, &'static str)],
}

const TARGETS: [Target; 12] = [
    Target {
        name: "plan_file",
        seeds: &[("tests/data", ".wegmarke.json", ""), ("src/core/knowledge/examples", ".json", "")],
    },
    Target { name: "mermaid", seeds: &[("tests/data/mermaid", ".mmd", "")] },
    Target { name: "csv", seeds: &[("tests/data/csv", ".csv", ""), ("tests/data/csv-de", ".csv", "")] },
    Target { name: "ojf", seeds: &[("tests/data/ojf", ".ojf", "")] },
    Target { name: "svg", seeds: &[("tests/data/svg", ".svg", "")] },
    Target { name: "html", seeds: &[("tests/data/html", ".html", "")] },
    // By the first byte: a payload as it stands, a text to be packed.
    Target {
        name: "share",
        seeds: &[
            ("tests/data/share", ".txt", "0"),
            ("tests/data/share", ".json", "2"),
            ("tests/data", ".wegmarke.json", "2"),
        ],
    },
    Target { name: "address", seeds: &[("fuzz/seeds/address", "", "")] },
    Target { name: "survey", seeds: &[("fuzz/seeds/survey", "", "")] },
    Target { name: "pasted", seeds: &[("fuzz/seeds/pasted", "", "")] },
    // By the first byte: a file, or the cells of a sheet.
    Target { name: "workbook", seeds: &[("fuzz/seeds/workbook", "", ""), ("tests/data/workbooks", "", "0")] },
    Target { name: "generation", seeds: &[("fuzz/seeds/generation", "", "")] },
];

/// Runs every target, or the one of this name, for so many seconds; with an input, the one of this name with that
/// alone.
pub fn command(name: Option<&str>, seconds: u32, input: Option<&Path>) -> Result<()> {
    let targets: Vec<&Target> = TARGETS.iter().filter(|target| name.is_none_or(|name| name == target.name)).collect();
    if targets.is_empty() {
        bail!(
            "there is no target “{}”: choose one of {}",
            name.unwrap_or_default(),
            TARGETS.each_ref().map(|target| target.name).join(", ")
        );
    }
    let program = setup::cargo_fuzz()?;
    let fuzz = |what: &str| {
        let mut command = cargo();
        // Cargo finds its subcommands on PATH; this one need not be there.
        command.env("PATH", setup::with_folder_first(&program)).env("CARGO_TARGET_DIR", folder().join("target"));
        command.args(["fuzz", what, "--sanitizer", "none", "--fuzz-dir"]).arg(root().join("fuzz"));
        command
    };
    say("building the fuzz targets");
    let mut build = fuzz("build");
    // One target builds in a third of the time of all.
    run(build.args(name))?;

    let mut broken = Vec::new();
    for target in targets {
        let (corpus, artifacts) =
            (folder().join("corpus").join(target.name), folder().join("artifacts").join(target.name));
        fs::create_dir_all(&artifacts)?;
        let mut command = fuzz("run");
        command.arg(target.name);
        match input {
            Some(input) => _ = command.arg(input).arg("--"),
            None => {
                sow(target, &corpus)?;
                say(&format!("{}: {seconds} s", target.name));
                command.arg(&corpus).args([
                    "--",
                    &format!("-max_total_time={seconds}"),
                    "-print_final_stats=1",
                    "-verbosity=0",
                ]);
                command
                    .arg(format!("-dict={}", root().join(format!("fuzz/dictionaries/{}.dict", target.name)).display()));
            }
        }
        command.args([
            format!("-max_len={LONGEST}"),
            format!("-timeout={SLOWEST}"),
            format!("-rss_limit_mb={MOST_MEMORY}"),
        ]);
        command.arg(format!("-artifact_prefix={}/", artifacts.display()));
        if run(&mut command).is_err() {
            println!(
                "{}: an input breaks it. Again: cargo xtask fuzz {} --input FILE, where FILE is the latest in {}",
                target.name,
                target.name,
                artifacts.display()
            );
            broken.push(target.name);
        }
    }
    if broken.is_empty() { Ok(()) } else { bail!("broken: {}", broken.join(", ")) }
}

/// Everything of it lies among what is built, and goes with that.
fn folder() -> PathBuf {
    scratch().join("fuzz")
}

/// Puts a target's seeds beside what earlier runs have found.
fn sow(target: &Target, corpus: &Path) -> Result<()> {
    fs::create_dir_all(corpus)?;
    for (seeds, ending, before) in target.seeds {
        let seeds = root().join(seeds);
        for entry in fs::read_dir(&seeds).with_context(|| format!("there is no {}", seeds.display()))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_file() && name.ends_with(ending) {
                fs::write(
                    corpus.join(format!("seed-{before}{name}")),
                    [before.as_bytes(), &fs::read(&path)?].concat(),
                )?;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_its_source_its_dictionary_and_seeds() {
        let mut sources: Vec<String> = fs::read_dir(root().join("fuzz/fuzz_targets"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().replace(".rs", ""))
            .collect();
        sources.sort();
        let mut names = TARGETS.each_ref().map(|target| target.name.to_owned());
        names.sort();
        assert_eq!(sources, names);
        let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap();
        for target in &TARGETS {
            assert!(manifest.contains(&format!("name = \"{}\"", target.name)), "{}", target.name);
            let dictionary =
                fs::read_to_string(root().join(format!("fuzz/dictionaries/{}.dict", target.name))).unwrap();
            assert!(dictionary.lines().all(|line| line.starts_with('#') || line.len() > 2 && line.starts_with('"') && line.ends_with('"')), "{}", target.name);
            let corpus = scratch().join("fuzz-seeds").join(target.name);
            sow(target, &corpus).unwrap();
            assert!(fs::read_dir(&corpus).unwrap().count() > 0, "{}", target.name);
        }
    }
}
