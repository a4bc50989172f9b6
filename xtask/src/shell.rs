//! What every step needs of the machine: the project's folder, other programs, and a voice.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The project's top folder, wherever the command was called from.
pub fn root() -> PathBuf {
    // Cargo sets the variable when it runs the task; read at run time, since a built binary may be moved with its
    // folder.
    match std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) {
        Some(own) if own.ends_with("xtask") => own.parent().map(PathBuf::from).unwrap_or(own),
        Some(project) => project,
        None => PathBuf::from("."),
    }
}

/// Where intermediate files lie; `cargo clean` takes them along.
pub fn scratch() -> PathBuf {
    target_folder().join("xtask")
}

/// Where Cargo puts what it makes.
pub fn target_folder() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Tells the person at the terminal what is being done. Goes to stderr: stdout belongs to results.
pub fn say(sentence: &str) {
    eprintln!("· {sentence}");
}

/// Cargo, as the one that runs this task.
pub fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    // Cargo describes the running package in these; handed on they would describe the wrong one.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Runs a program to its end, its output shown; anything but success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Runs a program and gives what it printed, or `None` if it cannot be started or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of these programs that PATH holds.
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| candidate.is_file())
    })
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}
