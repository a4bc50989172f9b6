//! Set-up: whatever a step needs and the machine lacks, at a pinned version, from package registries only.
//!
//! Each function is idle when its thing is there (no network, no lock, a few file reads), says in a sentence
//! what it does when it is not, and when it cannot, says how a person gets it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell::{ask, cargo, find_program, root, run, say, scratch};

/// The target that the planner is compiled to.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The oldest Node whose test runner and module support the project relies on.
const NODE_MAJOR: u32 = 20;

/// Rust's WebAssembly target.
pub fn wasm_target() -> Result<()> {
    let sysroot = ask(Command::new("rustc").args(["--print", "sysroot"])).context("there is no `rustc` on PATH")?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    if find_program(&["rustup"]).is_none() {
        bail!(
            "this Rust lacks the target {TARGET}, and there is no rustup to add it: install it with the system's package manager"
        );
    }
    say(&format!("adding Rust's target {TARGET}"));
    run(Command::new("rustup").args(["target", "add", TARGET]))
}

/// A component of Rust that is called as a command of Cargo's.
pub fn component(name: &str, command: &str) -> Result<()> {
    // rustup has a program of that name whether the component is there or not: only an answer says so.
    if ask(cargo().args([command, "--version"])).is_some() {
        return Ok(());
    }
    if find_program(&["rustup"]).is_none() {
        bail!("this Rust lacks {name}, and there is no rustup to add it: install it with the system's package manager");
    }
    say(&format!("adding Rust's {name}"));
    run(Command::new("rustup").args(["component", "add", name]))
}

/// Node, which runs wasm-opt and the end-to-end tests.
pub fn node() -> Result<()> {
    let version = ask(Command::new("node").arg("--version"))
        .with_context(|| format!("there is no `node` on PATH: install Node.js {NODE_MAJOR} or newer"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR) {
        bail!("Node.js {NODE_MAJOR} or newer is needed, this one is {version}");
    }
    Ok(())
}

/// wasm-opt, as the program that node runs. The npm package is used because Debian's own breaks the planner in silence.
pub fn wasm_opt() -> Result<PathBuf> {
    tool("binaryen/bin/wasm-opt")
}

/// wasm-merge, which comes with it.
pub fn wasm_merge() -> Result<PathBuf> {
    tool("binaryen/bin/wasm-merge")
}

/// terser, which shrinks JavaScript, as the program that node runs.
pub fn terser() -> Result<PathBuf> {
    tool("terser/bin/terser")
}

/// lightningcss, which shrinks style sheets, as the module that node loads.
pub fn lightningcss() -> Result<PathBuf> {
    tool("lightningcss/node/index.js")
}

fn tool(program: &str) -> Result<PathBuf> {
    node()?;
    let folder = root().join("xtask/tools");
    npm_packages(&folder, "wasm-opt, terser and lightningcss")?;
    Ok(folder.join("node_modules").join(program))
}

/// What the end-to-end tests are written with.
pub fn e2e_packages() -> Result<()> {
    node()?;
    npm_packages(&root().join("tests/e2e"), "the end-to-end tests' packages")
}

/// A browser and its driver, as paths.
pub struct Browser {
    /// The browser itself.
    pub chromium: PathBuf,
    /// The same without windows, which most end-to-end tests drive: half the work for the machine. The browser itself
    /// where there is no other.
    pub headless: PathBuf,
    /// The WebDriver that the wasm tests go through.
    pub driver: PathBuf,
}

/// Chromium with its driver, installed by the system's package manager if need be.
pub fn chromium() -> Result<Browser> {
    let by_hand = "the tests need Chromium and ChromeDriver on PATH (Debian: apt-get install chromium chromium-driver)";
    if find_chromium().is_none() {
        say("installing Chromium and ChromeDriver with apt-get");
        // A font has to be named: without recommended packages Chromium comes with none, and every letter is a box.
        apt_get(&["chromium", "chromium-driver", "fonts-dejavu-core"]).context(by_hand)?;
    }
    // Not every system has it, and nothing but time depends on it.
    if find_program(&[HEADLESS]).is_none() && packaged(HEADLESS) {
        say("installing Chromium's headless shell with apt-get");
        if let Err(error) = apt_get(&[HEADLESS]) {
            say(&format!("{error:#}: the tests run in Chromium itself, which takes longer"));
        }
    }
    find_chromium().with_context(|| format!("apt-get has run, but {by_hand}"))
}

const HEADLESS: &str = "chromium-headless-shell";

fn apt_get(packages: &[&str]) -> Result<()> {
    let apt = find_program(&["apt-get"]).context("there is no apt-get")?;
    let is_root = ask(Command::new("id").arg("-u")).as_deref() == Some("0");
    if !is_root && ask(Command::new("sudo").args(["-n", "true"])).is_none() {
        bail!("neither root nor sudo is to be had");
    }
    let apt_get = || {
        let mut command = if is_root {
            Command::new(&apt)
        } else {
            let mut command = Command::new("sudo");
            command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive"]).arg(&apt);
            command
        };
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-q", "-o", "Dpkg::Use-Pty=0"])
            .stdin(std::process::Stdio::null());
        command
    };
    run(apt_get().arg("update"))?;
    run(apt_get().args(["install", "-y", "--no-install-recommends"]).args(packages))
}

/// GeckoDriver, where both it and Firefox are there. Never installed: it takes minutes to build.
pub fn geckodriver() -> Option<PathBuf> {
    find_firefox()?;
    find_program(&["geckodriver"])
}

/// Firefox, for what browsers do differently; installed where the system's packages have it as Debian has. None where
/// it can't be had: Chromium has the same tests.
pub fn firefox() -> Option<PathBuf> {
    optional("Firefox", &["firefox-esr"], find_firefox)
}

/// What some tests need and others do without: found, or installed from the system's packages if they have it.
fn optional(name: &str, packages: &[&str], find: fn() -> Option<PathBuf>) -> Option<PathBuf> {
    if find().is_none() && packages.iter().all(|package| packaged(package)) {
        say(&format!("installing {name} with apt-get"));
        if let Err(error) = apt_get(packages) {
            say(&format!("{error:#}"));
        }
    }
    let found = find();
    if found.is_none() {
        say(&format!("there is no {name} here: its tests are skipped"));
    }
    found
}

/// One in a snap can't be used: it sees neither our profiles nor our signals.
fn find_firefox() -> Option<PathBuf> {
    find_program(&["firefox-esr"])
        .or_else(|| find_program(&["firefox"]).filter(|_| !Path::new("/snap/bin/firefox").exists()))
}

/// The driver of WebKitGTK, kin of Safari, where there is a display for it that nobody sees; both are installed as
/// Firefox is.
pub fn webkit() -> Option<PathBuf> {
    optional("WebKitGTK", &["webkit2gtk-driver", "xvfb"], find_webkit)
}

fn find_webkit() -> Option<PathBuf> {
    find_program(&["Xvfb"])?;
    find_program(&["WebKitWebDriver"])
}

/// Whether the system's packages have one of this name.
fn packaged(package: &str) -> bool {
    ask(Command::new("apt-cache").args(["show", package])).is_some_and(|known| !known.is_empty())
}

fn find_chromium() -> Option<Browser> {
    let chromium = find_program(&["chromium", "chromium-browser", "google-chrome"])?;
    Some(Browser {
        headless: find_program(&[HEADLESS]).unwrap_or_else(|| chromium.clone()),
        chromium,
        driver: find_program(&["chromedriver"])?,
    })
}

/// cargo-fuzz, compiled once. The targets are built with the compiler that is here; libFuzzer, which comes with them,
/// is C++.
pub fn cargo_fuzz() -> Result<PathBuf> {
    const VERSION: &str = "0.13.1";
    let compiler = std::env::var_os("CXX").is_some() || find_program(&["c++", "g++", "clang++"]).is_some();
    if !compiler {
        bail!("fuzzing needs a C++ compiler on PATH (Debian: apt-get install g++)");
    }
    let folder = scratch().join(format!("cargo-fuzz-{VERSION}"));
    let program = folder.join("bin/cargo-fuzz");
    if !program.is_file() {
        say(&format!("compiling cargo-fuzz {VERSION}, which takes a minute or two"));
        let mut install = cargo();
        install.args(["install", "cargo-fuzz", "--version", &format!("={VERSION}"), "--locked", "--root"]).arg(&folder);
        run(install.env("CARGO_TARGET_DIR", folder.join("target")))
            .with_context(|| format!("cargo-fuzz {VERSION} could not be had from crates.io; by hand: cargo install cargo-fuzz --version ={VERSION} --root {}", folder.display()))?;
        fs::remove_dir_all(folder.join("target"))?;
    }
    Ok(program)
}

/// PATH with a program's folder before all others.
pub fn with_folder_first(program: &Path) -> OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = program.parent().map(Path::to_path_buf).into_iter().chain(std::env::split_paths(&path));
    std::env::join_paths(folders).unwrap_or(path)
}

/// Installs exactly what the folder's lock file names, unless that was the last thing installed there.
fn npm_packages(folder: &Path, what: &str) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say(&format!("installing {what} with npm"));
    // Install scripts stay off: none of the packages needs one, and none may fetch things of its own.
    run(Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"])
        .current_dir(folder))
    .with_context(|| format!("{what} could not be had from the npm registry"))?;
    fs::write(stamp, wanted).context("cannot write into node_modules")
}
