//! Other people's programs, for tests of what they make of our files: LibreOffice, and Python's libraries. Where one is
//! not installed its tests say so and pass.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder for the files of one test, empty.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Has LibreOffice convert files into another kind, into `folder`. False if it is not installed.
pub fn convert(files: &[PathBuf], kind: &str, folder: &Path) -> bool {
    let profile = format!("-env:UserInstallation=file://{}/profile", env!("CARGO_TARGET_TMPDIR"));
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", kind, "--outdir"])
        .arg(folder)
        .args(files)
        .output();
    match run {
        Ok(output) => {
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            true
        }
        Err(_) => {
            eprintln!("LibreOffice is not installed: not asked");
            false
        }
    }
}

/// What a program in Python prints, which needs this library; none where that is not installed. `WEGMARKE_PYTHON` says
/// which Python is asked.
pub fn python(library: &str, program: &str, arguments: &[PathBuf]) -> Option<String> {
    let python = std::env::var("WEGMARKE_PYTHON").unwrap_or_else(|_| "python3".into());
    let has = Command::new(&python).args(["-c", &format!("import {library}")]).output();
    if !has.is_ok_and(|output| output.status.success()) {
        eprintln!("{library} is not installed: not asked");
        return None;
    }
    let output = Command::new(python).args(["-c", program]).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}
