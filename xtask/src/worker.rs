//! The service worker: `embed/sw.js` with the list of what it keeps.
//!
//! What the list does is the worker's own affair; here it is made, from the finished files.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use crate::build::fingerprint;
use crate::{agents, notices};

/// Where the worker has to stand: it governs the folder that it lies in.
pub const ADDRESS: &str = "sw.js";

/// The line of the source in whose place the release comes.
const EMPTY: &str = "const RELEASE = { version: \"\", files: {} };";

/// The worker for a site of these files. The same files give the same worker, byte by byte; anything else gives another
/// one, by which browsers notice that there is a new release.
pub fn worker(source: &str, files: &BTreeMap<String, Vec<u8>>) -> Result<String> {
    ensure!(
        source.matches(EMPTY).count() == 1,
        "embed/sw.js lacks the line that the release is put in place of: {EMPTY}"
    );
    let kept: BTreeMap<&str, String> = files
        .iter()
        .filter(|(address, _)| is_kept(address))
        .map(|(address, bytes)| (address.as_str(), fingerprint(&[bytes])))
        .collect();
    let list = serde_json::to_string_pretty(&kept)?;
    let version = fingerprint(&[source.as_bytes(), list.as_bytes()]);
    Ok(source.replace(EMPTY, &format!("const RELEASE = {{ version: \"{version}\", files: {list} }};")))
}

/// Whether a file is of use to somebody without a network. The schema, what is said to those who write plans, and the
/// oEmbed answers are for programs, the licences of others for lawyers.
fn is_kept(address: &str) -> bool {
    !["plan.schema.json", agents::LLMS, agents::SKILL, notices::FILE].contains(&address)
        && !address.starts_with("embed/oembed/")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = include_str!("../../embed/sw.js");

    fn made(changed: &[(&str, &str)]) -> String {
        let site = [
            ("index.html", "<!doctype html>"),
            ("assets/a.0.js", "a"),
            ("embed/wegmarke.js", "w"),
            ("embed/oembed/a.json", "{}"),
            ("plan.schema.json", "{}"),
        ];
        let files = site
            .iter()
            .chain(changed)
            .map(|(address, text)| ((*address).to_owned(), text.as_bytes().to_vec()))
            .collect();
        worker(SOURCE, &files).unwrap()
    }

    #[test]
    fn the_list_has_what_is_of_use_offline_with_its_fingerprint() {
        let worker = made(&[]);
        let start = worker.find("files: {").unwrap() + "files: ".len();
        let list: BTreeMap<String, String> =
            serde_json::from_str(&worker[start..start + worker[start..].find('}').unwrap() + 1]).unwrap();
        assert_eq!(list.keys().collect::<Vec<_>>(), ["assets/a.0.js", "embed/wegmarke.js", "index.html"]);
        // What `sha1sum` says of the letter.
        assert_eq!(list["assets/a.0.js"], "86f7e437faa5a7fc");
    }

    #[test]
    fn the_same_site_gives_the_same_worker_and_a_changed_one_another() {
        assert_eq!(made(&[]), made(&[]));
        let version = |worker: String| worker.split("version: \"").nth(1).unwrap()[..16].to_owned();
        for changed in [("index.html", "<!doctype html><p>"), ("examples/a.json", "{}"), ("assets/a.0.js", "b")] {
            assert_ne!(version(made(&[])), version(made(&[changed])), "{changed:?}");
        }
        assert_eq!(made(&[]), made(&[("embed/oembed/a.json", "changed")]));
    }

    #[test]
    fn a_source_without_the_place_for_the_list_is_refused() {
        assert!(worker("const RELEASE = 1;", &BTreeMap::new()).is_err());
    }
}
