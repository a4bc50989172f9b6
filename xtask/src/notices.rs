//! `licenses.txt`: the words that the licences of others' code want to go with it.
//!
//! It is made of what lies in the sources themselves, so that no list has to be kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::shell::root;
use crate::supply::{self, Shipped};

/// Where it stands on the site.
pub const FILE: &str = "licenses.txt";

/// The text, the same on every machine for the same `Cargo.lock`.
pub fn text() -> Result<String> {
    let own = fs::read_to_string(root().join("LICENSE-MIT")).context("cannot read LICENSE-MIT")?;
    let (_, terms) = own.split_once("\n\n").context("LICENSE-MIT has no copyright line of its own")?;
    let mut text = format!(
        "Wegmarke, {}. It may be used under the terms of MIT, which follow, or of Apache-2.0.\n\
         Its program contains Rust's standard library (Copyright (c) The Rust Project contributors, MIT or Apache-2.0) and the crates named below.\n",
        own.lines().next().unwrap_or_default()
    );
    // One text, and whom it is from: most differ in the year, many not at all.
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::from([(trimmed(&own), Vec::new())]);
    for Shipped { name, version, licence, authors, folder } in supply::shipped()? {
        let files = licences_in(&folder)?;
        let said = format!("{name} {version} ({licence})");
        if files.is_empty() {
            ensure!(
                licence.contains("MIT"),
                "{said} has no licence beside its source: see what it wants, and say it here"
            );
            let holders = if authors.is_empty() { format!("The authors of {name}") } else { authors.join(", ") };
            texts.entry(trimmed(&format!("Copyright (c) {holders}\n\n{terms}"))).or_default().push(said);
        } else {
            for file in files {
                let bytes = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
                texts.entry(trimmed(&String::from_utf8_lossy(&bytes))).or_default().push(said.clone());
            }
        }
    }
    // Ours first, then in the order of the crates.
    let mut sections: Vec<(Vec<String>, String)> = texts.into_iter().map(|(text, crates)| (crates, text)).collect();
    sections.sort();
    for (crates, licence) in sections {
        text += &format!(
            "\n{}\n{}\n\n{licence}\n",
            "=".repeat(72),
            if crates.is_empty() { "Wegmarke".to_owned() } else { crates.join(", ") }
        );
    }
    Ok(text)
}

/// The licences beside a crate's source. Where MIT's is among them it is the one that is taken: it asks for less words
/// than Apache's.
fn licences_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let name = file_name(&path);
        if ["license", "licence", "copying", "notice", "unlicense"].iter().any(|word| name.starts_with(word)) {
            if path.is_dir() {
                files.extend(fs::read_dir(path)?.collect::<Result<Vec<_>, _>>()?.into_iter().map(|entry| entry.path()));
            } else {
                files.push(path);
            }
        }
    }
    if files.iter().any(|file| file_name(file).contains("mit")) {
        files.retain(|file| ["apache", "copying", "unlicense"].iter().all(|word| !file_name(file).contains(word)));
    }
    files.sort();
    Ok(files)
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().to_lowercase()
}

/// Without what only differs in how an editor left it.
fn trimmed(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_shipped_is_named_with_its_terms() {
        let text = super::text().unwrap();
        for Shipped { name, version, .. } in supply::shipped().unwrap() {
            assert!(text.contains(&format!("{name} {version} (")), "{name}");
        }
        assert!(
            text.contains("Permission is hereby granted")
                && text.contains("UNICODE LICENSE V3")
                && text.contains("Boost Software License")
        );
    }
}
