//! `cargo xtask dist --check`: whether what is published depends on its sources alone.
//!
//! The site is built a second time from nothing, in a copy of the sources elsewhere, with other folders for what is
//! built and for what Cargo has fetched, and has to come out byte for byte. Takes as long as a first release build, so
//! it is no test of every run.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

use crate::shell::{ask, root, run, say};
use crate::{build, dist, site};

/// Builds twice and compares; any difference is an error, and what was built the second time is then left to be looked
/// at.
pub fn command() -> Result<()> {
    dist::publish(None)?;
    let elsewhere = env::temp_dir().join(format!("wegmarke-once-more-{}", std::process::id()));
    let sources = elsewhere.join("sources");
    copy_sources(&sources)?;
    let home = elsewhere.join("cargo");
    lend(&build::cargo_home().context("there is no home folder of Cargo")?, &home)?;
    say(&format!("building once more, in {}", elsewhere.display()));
    // This very program: how it was built is no part of the question.
    let mut again = Command::new(env::current_exe()?);
    again.arg("dist").current_dir(&sources).env("CARGO_MANIFEST_DIR", sources.join("xtask"));
    run(again.env("CARGO_TARGET_DIR", elsewhere.join("built")).env("CARGO_HOME", home))?;

    let [one, other] =
        [dist::folder(), sources.join("dist")].map(|folder| site::files_below(&folder).map(BTreeMap::from_iter));
    let (one, other): (BTreeMap<String, Vec<u8>>, BTreeMap<String, Vec<u8>>) = (one?, other?);
    let differing: Vec<&String> =
        one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name)).collect();
    ensure!(differing.is_empty(), "these files differ from those in {}: {differing:?}", sources.join("dist").display());
    fs::remove_dir_all(&elsewhere)?;
    println!("{} files, the same both times", one.len());
    Ok(())
}

/// What is under version control or could be, as it is now.
fn copy_sources(to: &Path) -> Result<()> {
    let mut list = Command::new("git");
    list.current_dir(root()).args([
        "-c",
        "core.quotePath=false",
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    for name in ask(&mut list).context("git cannot say what the sources are")?.lines() {
        let from = root().join(name);
        if from.is_file() {
            let to = to.join(name);
            fs::create_dir_all(to.parent().expect("it is below a folder"))?;
            fs::copy(from, to)?;
        }
    }
    Ok(())
}

/// Gives a folder another path, so that nothing has to be fetched again.
fn lend(folder: &Path, path: &Path) -> Result<()> {
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder, path)?;
    #[cfg(windows)]
    std::os::windows::fs::symlink_dir(folder, path)?;
    Ok(())
}
