//! What is not ours: the crates that end up in the planner, what is to be said of them, and who looks over all that is
//! used.
//!
//! Which licences, doublings and build scripts are accepted stands in `deny.toml`, each with its reason, and nowhere
//! else. The tests below hold it on every run; `cargo xtask audit` is the second opinion, from tools that look at more,
//! take minutes, and want a network.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::setup::{self, TARGET};
use crate::shell::{ask, cargo, root, run, say, scratch};

/// A crate whose code is linked into the planner.
pub struct Shipped {
    pub name: String,
    pub version: String,
    /// As its author says it, an SPDX expression.
    pub licence: String,
    /// Names only: where to write to is nobody's business here.
    pub authors: Vec<String>,
    /// Where its source lies, licences beside it.
    pub folder: PathBuf,
}

/// Every crate that is linked into the planner, in order, but the planner itself. Macros and build scripts, which end
/// with the build, are not among them.
pub fn shipped() -> Result<Vec<Shipped>> {
    let known = packages()?;
    crates_of("normal,no-proc-macro")?
        .into_iter()
        .map(|(name, version)| {
            let package = known.iter().find(|package| package["name"] == *name && package["version"] == *version);
            let package =
                package.with_context(|| format!("cargo knows nothing of {name} {version}, which it links"))?;
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            let authors = package["authors"].as_array().into_iter().flatten();
            Ok(Shipped {
                licence: text(&package["license"]),
                authors: authors.map(|author| text(author).split(" <").next().unwrap_or_default().to_owned()).collect(),
                folder: Path::new(&text(&package["manifest_path"])).parent().unwrap_or(Path::new("")).to_owned(),
                name,
                version,
            })
        })
        .collect()
}

/// Asks cargo-deny about both workspaces, and npm's registry about what comes from it. What could not be asked is said.
pub fn audit() -> Result<()> {
    let deny = cargo_deny()?;
    let mut skipped = Vec::new();
    let mut faults = Vec::new();
    let manifests: Vec<PathBuf> = ["Cargo.toml", "fuzz/Cargo.toml"]
        .map(|path| root().join(path))
        .into_iter()
        .filter(|path| path.is_file())
        .collect();
    let check = |manifest: &Path, what: &[&str]| {
        let mut check = Command::new(&deny);
        check
            .current_dir(root())
            .arg("--manifest-path")
            .arg(manifest)
            .args(["--workspace", "--locked", "--config"])
            .arg(root().join("deny.toml"));
        run(check.args(["check", "--hide-inclusion-graph"]).args(what))
    };
    for manifest in &manifests {
        say(&format!("licences, doublings, sources and build scripts: {}", manifest.display()));
        faults.extend(check(manifest, &["bans", "licenses", "sources"]).err());
    }
    say("fetching the advisories");
    if run(Command::new(&deny).current_dir(root()).args(["fetch", "db"])).is_ok() {
        for manifest in &manifests {
            faults.extend(check(manifest, &["advisories", "--disable-fetch"]).err());
        }
    } else {
        skipped.push("the advisories about crates: RustSec's database could not be fetched");
    }
    setup::node()?;
    for folder in ["tests/e2e", "xtask/tools"] {
        match npm_faults(&root().join(folder))? {
            Some(0) => say(&format!("{folder}: npm's registry knows of no fault")),
            Some(count) => {
                faults.push(anyhow::anyhow!("{folder}: npm's registry knows of {count} faults, see `npm audit` there"))
            }
            None => skipped.push("the advisories about npm's packages: the registry does not answer that question"),
        }
    }
    skipped.dedup();
    for what in &skipped {
        println!("NOT ASKED: {what}");
    }
    for fault in &faults {
        eprintln!("xtask: {fault:#}");
    }
    match faults.len() {
        0 if skipped.is_empty() => println!("no fault found"),
        0 => println!("no fault found in what was asked"),
        count => bail!("{count} of the checks found something"),
    }
    Ok(())
}

/// Compiled once, for some minutes, and optimised little for a run of seconds.
fn cargo_deny() -> Result<PathBuf> {
    const VERSION: &str = "0.20.2";
    let folder = scratch().join(format!("cargo-deny-{VERSION}"));
    let program = folder.join("bin/cargo-deny");
    if !program.is_file() {
        say(&format!("compiling cargo-deny {VERSION}, which takes some minutes"));
        let mut install = cargo();
        install.args(["install", "cargo-deny", "--version", &format!("={VERSION}"), "--locked", "--root"]).arg(&folder);
        install.envs([
            ("CARGO_PROFILE_RELEASE_LTO", "off"),
            ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
            ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
        ]);
        run(install.env("CARGO_TARGET_DIR", folder.join("target")))?;
        std::fs::remove_dir_all(folder.join("target"))?;
    }
    Ok(program)
}

/// How many faults npm's registry knows of in what the folder's lock file names, or `None` if it does not say.
fn npm_faults(folder: &Path) -> Result<Option<u64>> {
    // It fails where there are faults, too: what it prints decides.
    let output = Command::new("npm")
        .args(["audit", "--package-lock-only", "--json"])
        .current_dir(folder)
        .output()
        .context("cannot start npm")?;
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    Ok(answer["metadata"]["vulnerabilities"]["total"].as_u64())
}

/// All packages that a build of the planner looks at, as `cargo metadata` describes them.
fn packages() -> Result<Vec<Value>> {
    let described = ask(cargo().args(["metadata", "--locked", "--format-version", "1", "--filter-platform", TARGET]))
        .context("cargo metadata failed")?;
    let mut described: Value = serde_json::from_str(&described)?;
    serde_json::from_value(described["packages"].take()).context("cargo metadata gives no packages")
}

/// Name and version of each crate that the planner has by these edges, but itself.
fn crates_of(edges: &str) -> Result<BTreeSet<(String, String)>> {
    let mut tree = cargo();
    tree.args([
        "tree",
        "--locked",
        "--package",
        "wegmarke",
        "--target",
        TARGET,
        "--edges",
        edges,
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]);
    let tree = ask(&mut tree).context("cargo tree failed")?;
    let mut crates = BTreeSet::new();
    for line in tree.lines() {
        let (name, version) = line.split_once(" v").with_context(|| format!("cargo tree says “{line}”"))?;
        crates.insert((name.to_owned(), version.split(' ').next().unwrap_or_default().to_owned()));
    }
    crates.retain(|(name, _)| name != "wegmarke");
    Ok(crates)
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::collections::BTreeMap;
    use std::fs;

    /// What `deny.toml` lists under the key, one entry a line: its first text in quotes.
    fn accepted(key: &str) -> Vec<String> {
        let table = fs::read_to_string(root().join("deny.toml")).unwrap();
        let list = table.split_once(&format!("\n{key} = [\n")).unwrap_or_else(|| panic!("deny.toml has no {key}")).1;
        let entries =
            list.lines().take_while(|line| *line != "]").map(|line| line.split('#').next().unwrap().split('"').nth(1));
        entries.flatten().map(str::to_owned).collect()
    }

    /// Strict where it is not understood: of nested choices it wants more than need be.
    fn satisfied(licence: &str, accepted: &[String]) -> bool {
        let one = |choice: &str| accepted.iter().any(|accepted| accepted == choice.trim_matches(['(', ')', ' ']));
        !licence.is_empty()
            && licence.split(" AND ").all(|part| part.split(" OR ").flat_map(|part| part.split('/')).any(one))
    }

    #[test]
    fn every_shipped_licence_is_accepted() {
        let accepted = accepted("allow");
        let shipped = shipped().unwrap();
        assert!(
            shipped.len() > 50 && shipped.iter().any(|of| of.name == "leptos"),
            "this is not what the planner consists of"
        );
        for Shipped { name, licence, .. } in shipped {
            assert!(satisfied(&licence, &accepted), "{name}: {licence}");
        }
        let only_mit = ["MIT".to_owned()];
        for (licence, expected) in [
            ("MIT", true),
            ("Apache-2.0/MIT", true),
            ("(MIT OR Zlib) AND MIT", true),
            ("MIT AND Zlib", false),
            ("GPL-3.0", false),
            ("", false),
        ] {
            assert_eq!(satisfied(licence, &only_mit), expected, "{licence}");
        }
    }

    #[test]
    fn nothing_is_shipped_twice_without_a_reason() {
        let accepted = accepted("skip");
        let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for Shipped { name, version, .. } in shipped().unwrap() {
            versions.entry(name.clone()).or_default().push(format!("{name}@{version}"));
        }
        for (name, versions) in versions {
            assert!(versions.iter().filter(|version| !accepted.contains(version)).count() <= 1, "{name}: {versions:?}");
        }
    }

    #[test]
    fn every_build_script_on_the_way_to_the_planner_is_known_and_none_fetches() {
        let accepted = accepted("allow-build-scripts");
        let built = crates_of("normal,build").unwrap();
        let mut seen = 0;
        for package in packages().unwrap() {
            let name = package["name"].as_str().unwrap();
            let script =
                package["targets"].as_array().unwrap().iter().find(|target| target["kind"][0] == "custom-build");
            let Some(script) =
                script.filter(|_| built.contains(&(name.to_owned(), package["version"].as_str().unwrap().to_owned())))
            else {
                continue;
            };
            seen += 1;
            assert!(
                accepted.iter().any(|accepted| accepted == name),
                "{name} has a build script that nobody has looked at"
            );
            let source = fs::read_to_string(script["src_path"].as_str().unwrap()).unwrap();
            for door in ["std::net", "TcpStream", "curl", "wget", "reqwest", "ureq", "hyper", "download"] {
                assert!(!source.contains(door), "the build script of {name} speaks of “{door}”");
            }
        }
        assert!(seen > 10, "only {seen} build scripts: this test has to follow how cargo describes them");
    }

    /// Both lock files: not a git address, and no other registry.
    #[test]
    fn every_crate_comes_from_crates_io() {
        for lock in
            ["Cargo.lock", "fuzz/Cargo.lock"].map(|path| root().join(path)).into_iter().filter(|path| path.is_file())
        {
            let text = fs::read_to_string(lock).unwrap();
            let packages = text.split("\n[[package]]\n").skip(1);
            for package in packages {
                let value = |key: &str| {
                    package
                        .lines()
                        .find_map(|line| line.strip_prefix(&format!("{key} = ")))
                        .map(|value| value.trim_matches('"'))
                };
                let name = value("name").unwrap();
                if ["wegmarke", "wegmarke-markup", "xtask", "wegmarke-fuzz"].contains(&name) {
                    assert_eq!(value("source"), None, "{name}");
                } else {
                    assert_eq!(
                        value("source"),
                        Some("registry+https://github.com/rust-lang/crates.io-index"),
                        "{name}"
                    );
                    assert!(value("checksum").is_some(), "{name} is not pinned to its bytes");
                }
            }
        }
    }

    #[test]
    fn architecture_names_each_direct_dependency_with_its_reason() {
        let mut used = BTreeSet::new();
        for manifest in ["Cargo.toml", "fuzz/Cargo.toml"].into_iter().filter(|path| root().join(path).is_file()) {
            let described =
                ask(cargo().args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path", manifest]))
                    .unwrap();
            let described: Value = serde_json::from_str(&described).unwrap();
            let dependencies = described["packages"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|package| package["dependencies"].as_array().unwrap());
            used.extend(
                dependencies
                    .filter(|dependency| dependency["path"].is_null())
                    .map(|dependency| dependency["name"].as_str().unwrap().to_owned()),
            );
        }
        for folder in ["tests/e2e", "xtask/tools"] {
            let described: Value =
                serde_json::from_slice(&fs::read(root().join(folder).join("package.json")).unwrap()).unwrap();
            let lists = ["dependencies", "devDependencies"]
                .map(|list| described[list].as_object().cloned().unwrap_or_default());
            used.extend(lists.into_iter().flatten().map(|(name, _)| name));
        }
        let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
        let section = text.split_once("\n## Dependencies\n").expect("ARCHITECTURE.md has no section of dependencies").1;
        let mut named = BTreeSet::new();
        for row in section.lines().take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with("| `")) {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            assert!(cells.len() == 2 && cells[1].len() > 10, "no reason: {row}");
            named.extend(cells[0].split('`').skip(1).step_by(2).map(str::to_owned));
        }
        assert_eq!(named, used);
    }
}
