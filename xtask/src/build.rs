//! The one pipeline from Rust to what a browser runs: cargo, wasm-bindgen, wasm-opt.
//!
//! It gives bytes and knows nothing of pages or names: those are `site`'s. wasm-bindgen is linked in as a
//! library and pinned to the planner's own version, so the two can never disagree.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use sha1_smol::Sha1;
use wasm_bindgen_cli_support::Bindgen;

use crate::setup::{self, TARGET};
use crate::shell::{cargo, root, run, say};

/// How the planner is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As it is published: small.
    Release,
    /// As it is worked on: built in seconds, with names and assertions.
    Debug,
}

/// The planner as a browser takes it.
pub struct Program {
    /// The JavaScript module that wasm-bindgen writes around the wasm.
    pub glue: Vec<u8>,
    pub wasm: Vec<u8>,
}

/// Builds the planner; what Cargo finds unchanged is not worked on again.
pub fn program(profile: Profile) -> Result<Program> {
    setup::wasm_target()?;
    let compiled = compile(profile)?;
    let bytes = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;

    // A folder per input: whoever finds it complete knows that nothing has changed since.
    let finished = scratch().join(format!("{}{}", finished_prefix(profile), fingerprint(&[&bytes, RECIPE[0], RECIPE[1]])));
    if !finished.is_dir() {
        let working = scratch().join(format!("{}{}", IN_WORK, std::process::id()));
        recreate(&working)?;
        bind(&compiled, &working, profile)?;
        if profile == Profile::Release {
            optimise(&working.join(WASM))?;
        }
        forget_programs(profile)?;
        fs::rename(&working, &finished).context("cannot put the built program in its place")?;
    }
    Ok(Program { glue: fs::read(finished.join(GLUE))?, wasm: fs::read(finished.join(WASM))? })
}

/// Where intermediate files lie; `cargo clean` takes them along.
pub fn scratch() -> PathBuf {
    target_folder().join("xtask")
}

/// A short name for these bytes: other bytes, other name.
pub fn fingerprint(parts: &[&[u8]]) -> String {
    let mut hash = Sha1::new();
    for part in parts {
        hash.update(part);
    }
    hash.digest().to_string()[..16].to_owned()
}

/// What else decides over the result: this very file and wasm-opt's version.
const RECIPE: [&[u8]; 2] = [include_bytes!("build.rs"), include_bytes!("../tools/package-lock.json")];

const IN_WORK: &str = "in-work-";
const GLUE: &str = "wegmarke.js";
const WASM: &str = "wegmarke_bg.wasm";

impl Profile {
    fn folder(self) -> &'static str {
        match self {
            Profile::Release => "release",
            Profile::Debug => "debug",
        }
    }
}

fn compile(profile: Profile) -> Result<PathBuf> {
    say(&format!("compiling the planner ({})", profile.folder()));
    let mut build = cargo();
    build.args(["build", "--quiet", "--package", "wegmarke", "--bin", "wegmarke", "--target", TARGET]);
    if profile == Profile::Release {
        build.arg("--release").arg("--config").arg(neutral_paths());
    }
    run(&mut build)?;
    Ok(target_folder().join(TARGET).join(profile.folder()).join("wegmarke.wasm"))
}

/// Cargo's setting by which panics name their place without the folders of this machine: what is published is the same
/// wherever it is built.
fn neutral_paths() -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok()).into_iter().flatten().flatten();
    let folders = registries.map(|entry| (entry.path(), "dependencies")).chain([(root(), "wegmarke")]);
    let flags: Vec<String> = folders.map(|(folder, name)| format!("'--remap-path-prefix={}={name}'", folder.display())).collect();
    format!("target.{TARGET}.rustflags=[{}]", flags.join(","))
}

fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn bind(compiled: &Path, out: &Path, profile: Profile) -> Result<()> {
    let debug = profile == Profile::Debug;
    Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .out_name("wegmarke")
        .typescript(false)
        .debug(debug)
        // The start script says where the wasm is; a name of its own in the glue would not know the hash.
        .omit_default_module_path(true)
        .remove_name_section(!debug)
        .remove_producers_section(true)
        .generate(out)
        .context("wasm-bindgen could not read the compiled planner")?;
    ensure!(
        !out.join("snippets").exists(),
        "a dependency brings JavaScript snippets of its own, for which the site has no place yet: see {}",
        out.join("snippets").display()
    );
    Ok(())
}

fn optimise(wasm: &Path) -> Result<()> {
    let wasm_opt = setup::wasm_opt()?;
    say("shrinking it with wasm-opt");
    // No feature flags: the compiled file says itself which ones it uses.
    run(Command::new("node").arg(wasm_opt).arg("-Oz").arg(wasm).arg("-o").arg(wasm))
}

fn recreate(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))
}

/// Keeps one finished program of each profile: older ones will not be asked for again.
fn forget_programs(profile: Profile) -> Result<()> {
    for entry in fs::read_dir(scratch())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with(&finished_prefix(profile)) {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}

fn finished_prefix(profile: Profile) -> String {
    format!("program-{}-", profile.folder())
}
