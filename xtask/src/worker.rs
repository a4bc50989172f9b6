//! The service worker: `embed/sw.js` with the list of what it keeps, and the pack of what no page fetches by itself.
//!
//! What the list does is the worker's own affair; here it is made, from the finished files.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::build::fingerprint;
use crate::{agents, notices};

/// Where the worker has to stand: it governs the folder that it lies in.
pub const ADDRESS: &str = "sw.js";

/// The line of the source in whose place the release comes.
const EMPTY: &str = "const RELEASE = { version: \"\", files: {}, visited: {}, pack: { address: \"\", sizes: {} } };";

/// Files by their addresses.
type Files = BTreeMap<String, Vec<u8>>;

/// The worker for a site of these files, with the pack that it fetches: what it keeps and the page has not fetched
/// (`fetched`). The same files give the same worker, byte by byte; anything else gives another one, by which browsers
/// notice that there is a new release.
pub fn worker(source: &str, files: &Files, fetched: &[String]) -> Result<(String, (String, Vec<u8>))> {
    ensure!(
        source.matches(EMPTY).count() == 1,
        "embed/sw.js lacks the line that the release is put in place of: {EMPTY}"
    );
    let listed = |wanted: Keeps| -> BTreeMap<&str, String> {
        let of_kind = files.iter().filter(|(address, _)| keeps(address) == wanted);
        of_kind.map(|(address, bytes)| (address.as_str(), fingerprint(&[bytes]))).collect()
    };
    let (kept, visited) = (listed(Keeps::Always), listed(Keeps::Visited));
    let in_pack: Vec<&str> = kept
        .keys()
        .copied()
        .filter(|address| address.starts_with("assets/") && !fetched.iter().any(|known| known == address))
        .collect();
    for address in &in_pack {
        let ending = address.rsplit('.').next().unwrap_or_default();
        ensure!(source.contains(&format!("{ending}: \"")), "embed/sw.js does not know what {address} of its pack is");
    }
    let sizes: serde_json::Map<String, serde_json::Value> =
        in_pack.iter().map(|address| ((*address).to_owned(), json!(files[*address].len()))).collect();
    // A map that is written as JSON is in the order of its names, as the files are in the pack.
    let pack: Vec<u8> = sizes.keys().flat_map(|address| &files[address]).copied().collect();
    let pack = (format!("assets/offline.{}.bin", fingerprint(&[&pack])), pack);
    let mut release = json!({ "files": kept, "visited": visited, "pack": { "address": pack.0, "sizes": sizes } });
    release["version"] = fingerprint(&[source.as_bytes(), release.to_string().as_bytes()]).into();
    // As text: what shrinks the script leaves it as it is.
    Ok((source.replace(EMPTY, &format!("const RELEASE = JSON.parse('{release}');")), pack))
}

/// When a file is kept for times without a network.
#[derive(Clone, Copy, PartialEq)]
enum Keeps {
    /// With the release.
    Always,
    /// Once somebody has looked at it.
    Visited,
    /// The schema, what is said to those who write plans, and the oEmbed answers are for programs, the licences of
    /// others for lawyers.
    Never,
}

fn keeps(address: &str) -> Keeps {
    if ["plan.schema.json", agents::LLMS, agents::SKILL, notices::FILE].contains(&address)
        || address.starts_with("embed/oembed/")
    {
        Keeps::Never
    } else if address.starts_with("examples/") || (address.starts_with("embed/") && address != "embed/wegmarke.js") {
        Keeps::Visited
    } else {
        Keeps::Always
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const SOURCE: &str = include_str!("../../embed/sw.js");

    fn made(changed: &[(&str, &str)]) -> (Value, String, String) {
        let site = [
            ("index.html", "<!doctype html>"),
            ("assets/a.0.js", "a"),
            ("embed/wegmarke.js", "w"),
            ("assets/b.0.txt", "bb"),
            ("embed/oembed/a.json", "{}"),
            ("embed/demo.html", "<p>"),
            ("examples/a.json", "{}"),
            ("plan.schema.json", "{}"),
        ];
        let files = site
            .iter()
            .chain(changed)
            .map(|(address, text)| ((*address).to_owned(), text.as_bytes().to_vec()))
            .collect();
        let (script, (address, pack)) = worker(SOURCE, &files, &["assets/a.0.js".to_owned()]).unwrap();
        let line = script.lines().find_map(|line| line.strip_prefix("const RELEASE = JSON.parse('")).unwrap();
        let release = serde_json::from_str(line.strip_suffix("');").unwrap()).unwrap();
        (release, address, String::from_utf8(pack).unwrap())
    }

    fn names(list: &Value) -> Vec<&str> {
        list.as_object().unwrap().keys().map(String::as_str).collect()
    }

    #[test]
    fn the_list_has_what_is_of_use_offline_with_its_fingerprint_and_apart_what_is_kept_when_visited() {
        let (release, ..) = made(&[]);
        assert_eq!(names(&release["files"]), ["assets/a.0.js", "assets/b.0.txt", "embed/wegmarke.js", "index.html"]);
        assert_eq!(names(&release["visited"]), ["embed/demo.html", "examples/a.json"]);
        // What `sha1sum` says of the letter.
        assert_eq!(release["files"]["assets/a.0.js"], "86f7e437faa5a7fc");
    }

    #[test]
    fn the_pack_has_the_assets_that_no_page_fetches_one_after_the_other() {
        let (release, address, pack) = made(&[("assets/c.0.css", "ccc")]);
        assert_eq!(release["pack"]["sizes"], json!({ "assets/b.0.txt": 2, "assets/c.0.css": 3 }));
        assert_eq!((pack.as_str(), &release["pack"]["address"]), ("bbccc", &json!(address)));
    }

    #[test]
    fn the_same_site_gives_the_same_worker_and_a_changed_one_another() {
        assert_eq!(made(&[]), made(&[]));
        let version = |made: (Value, String, String)| made.0["version"].clone();
        for changed in [("index.html", "<!doctype html><p>"), ("examples/a.json", "{ }"), ("assets/a.0.js", "b")] {
            assert_ne!(version(made(&[])), version(made(&[changed])), "{changed:?}");
        }
        assert_eq!(made(&[]), made(&[("embed/oembed/a.json", "changed")]));
    }

    #[test]
    fn a_source_without_the_place_for_the_list_is_refused() {
        assert!(worker("const RELEASE = 1;", &BTreeMap::new(), &[]).is_err());
    }
}
