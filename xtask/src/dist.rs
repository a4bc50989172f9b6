//! `cargo xtask dist`: the site as static files, compressed ahead, and what it costs to fetch them.
//!
//! The limits of sizes (`bars.rs`) are enforced here and not in a test, because only here are the published bytes
//! known.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::bars::{self, Figures};
use crate::build::{self, Profile, fingerprint};
use crate::headers;
use crate::published::Address;
use crate::shell::{root, say, scratch};
use crate::site::{self, Site};

/// Writes `dist/` and reports its size; over budget is an error. The address is where the site will be had.
pub fn command(address: Option<&Address>) -> Result<()> {
    let site = publish(address)?;
    report(&site);
    println!("dist/ is ready. What it costs, but for times and what a visit fetches in all (cargo xtask bench):");
    let over = bars::report(&figures(&site));
    if address.is_none() {
        println!(
            "Published plans have no oEmbed answers, which need the site's address: cargo xtask dist --address https://…"
        );
    }
    over
}

/// Writes `dist/`, as it is to be served.
pub fn publish(address: Option<&Address>) -> Result<Site> {
    let mut site = site::assemble(build::program(Profile::Release)?, address)?;
    names_no_folder(&site, &build::folders())?;
    compress(&mut site)?;
    write(&site, &folder())?;
    Ok(site)
}

/// What the site costs as far as its files say it, by the names of `bars.rs`.
pub fn figures(site: &Site) -> Figures {
    let sum = |addresses: &mut dyn Iterator<Item = &String>| {
        addresses.map(|address| over_the_wire(site, address) as f64).sum::<f64>()
    };
    let wasm = |address: &&String| address.ends_with(".wasm");
    [
        ("start.bytes", sum(&mut site.first_load.iter())),
        ("start.requests", site.first_load.len() as f64),
        ("embed.bytes", sum(&mut site.embed.iter())),
        ("embed.requests", site.embed.len() as f64),
        ("wasm.bytes", sum(&mut site.files.keys().filter(wasm))),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// Where the published site lies.
pub fn folder() -> PathBuf {
    root().join("dist")
}

/// Makes the folder hold exactly the site. A server may be reading it: what has not changed is left alone.
pub fn write(site: &Site, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    remove_others(site, folder, folder)?;
    for (address, bytes) in &site.files {
        let path = folder.join(address);
        if fs::read(&path).is_ok_and(|present| present == *bytes) {
            continue;
        }
        fs::create_dir_all(path.parent().expect("an address has a folder above it"))?;
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Fails if something that is published says where on this machine it was made: that is nobody's business, and another
/// machine would make other bytes.
fn names_no_folder(site: &Site, folders: &[PathBuf]) -> Result<()> {
    // Where people and Cargo have their things elsewhere; and a folder of one letter proves nothing.
    let elsewhere = ["/registry/src/", "/.cargo/", "/home/", "/Users/", "/root/"].map(str::to_owned);
    let here = folders.iter().map(|folder| folder.to_string_lossy().into_owned()).filter(|folder| folder.len() > 3);
    let all: Vec<String> = elsewhere.into_iter().chain(here).collect();
    for (address, bytes) in &site.files {
        let text = String::from_utf8_lossy(bytes);
        if let Some((folder, at)) = all.iter().find_map(|folder| Some((folder, text.find(folder.as_str())?))) {
            let around: String = text[..at]
                .chars()
                .rev()
                .take(60)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .chain(text[at..].chars().take(100))
                .collect();
            bail!("{address} names a folder of a machine ({folder}): …{around}…");
        }
    }
    Ok(())
}

fn remove_others(site: &Site, top: &Path, folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(site, top, &path)?;
            // Fails where something is left in it, which is then wanted.
            let _ = fs::remove_dir(&path);
        } else {
            let address = path.strip_prefix(top)?.to_string_lossy().replace('\\', "/");
            if !site.files.contains_key(&address) {
                fs::remove_file(&path)?;
            }
        }
    }
    Ok(())
}

/// Puts `.br` and `.gz` beside every file that gains by it and is sent to browsers.
fn compress(site: &mut Site) -> Result<()> {
    let known = scratch().join("compressed");
    fs::create_dir_all(&known)?;
    let mut used = Vec::new();
    let mut packed = Vec::new();
    let mut announced = false;
    for (address, bytes) in site.files.iter().filter(|(address, _)| *address != headers::FILE) {
        for (ending, pack) in [("br", brotli as fn(&[u8]) -> Result<Vec<u8>>), ("gz", gzip)] {
            let name = format!("{}.{ending}", fingerprint(&[bytes]));
            let path = known.join(&name);
            let small = match fs::read(&path) {
                Ok(small) => small,
                Err(_) => {
                    if !announced {
                        say("compressing");
                        announced = true;
                    }
                    let small = pack(bytes)?;
                    fs::write(&path, &small)?;
                    small
                }
            };
            used.push(name);
            if small.len() < bytes.len() {
                packed.push((format!("{address}.{ending}"), small));
            }
        }
    }
    site.files.extend(packed);
    for entry in fs::read_dir(&known)? {
        let entry = entry?;
        if !used.iter().any(|name| entry.file_name() == name.as_str()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut small = Vec::new();
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut small, &parameters).context("brotli failed")?;
    Ok(small)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

fn over_the_wire(site: &Site, address: &str) -> usize {
    let raw = &site.files[address];
    site.files.get(&format!("{address}.br")).unwrap_or(raw).len()
}

fn report(site: &Site) {
    let row = |name: &str, raw: usize, wire: usize| println!("{name:<40} {raw:>10} {wire:>10}");
    println!("{:<40} {:>10} {:>10}", "bytes", "raw", "brotli");
    for address in site.first_load.iter().chain(&site.later) {
        row(address, site.files[address].len(), over_the_wire(site, address));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_leaves_exactly_the_site() {
        let folder = std::env::temp_dir().join(format!("wegmarke-dist-{}", std::process::id()));
        let site = |names: &[&str]| Site {
            files: names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect(),
            first_load: Vec::new(),
            later: Vec::new(),
            embed: Vec::new(),
        };
        write(&site(&["index.html", "assets/old.js", "gone/a.txt"]), &folder).unwrap();
        write(&site(&["index.html", "assets/new.js"]), &folder).unwrap();
        assert!(folder.join("index.html").is_file() && folder.join("assets/new.js").is_file());
        assert!(!folder.join("assets/old.js").exists() && !folder.join("gone").exists());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_names_a_folder_of_the_machine_is_refused() {
        let site = |text: &str| Site {
            files: [("assets/a.wasm".to_owned(), text.as_bytes().to_vec())].into(),
            first_load: Vec::new(),
            later: Vec::new(),
            embed: Vec::new(),
        };
        let folders = [PathBuf::from("/somewhere/here")];
        assert!(
            names_no_folder(
                &site("dependencies/leptos/src/lib.rs wegmarke/src/main.rs /rustc/0/library/core/src/str.rs"),
                &folders
            )
            .is_ok()
        );
        for text in ["\0/somewhere/here/src/main.rs", "/home/someone/x", "a/registry/src/leptos/lib.rs"] {
            assert!(
                names_no_folder(&site(text), &folders).unwrap_err().to_string().contains("assets/a.wasm"),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_compressed_is_smaller() {
        let text = "journey ".repeat(200).into_bytes();
        for pack in [brotli, gzip] {
            assert!(pack(&text).unwrap().len() < text.len() / 10);
        }
    }
}
