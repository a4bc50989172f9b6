//! How sources are written: what the formatters, the width of prose and the compiler's hints say of them.
//!
//! `cargo xtask test` asks each of these, and `cargo xtask format` writes what the formatters want. leptosfmt is linked
//! in as a library, so that a contributor needs no tool and no other version can disagree.

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use leptosfmt_formatter::{FormatterSettings, format_file_source};

use crate::setup::{self, TARGET};
use crate::shell::{cargo, root, run, say};

/// Fails with what is not as it should be.
pub type Check = fn() -> Result<()>;

/// What is asked of the sources, by name; the quick ones first.
pub const CHECKS: [(&str, Check); 6] = [
    ("prose", || none(&too_wide(&root())?)),
    ("rustfmt", || rustfmt("Cargo.toml", true)),
    ("rustfmt of fuzz", || rustfmt(FUZZ, true)),
    ("views", || none(&format_views(true)?)),
    ("clippy", || clippy(&["--workspace", "--all-targets"])),
    ("clippy of the browser's side", || {
        setup::wasm_target()?;
        clippy(&["--package", "wegmarke", "--lib", "--bins", "--target", TARGET])
    }),
];

/// Columns that a line of prose has at most, as code has.
const WIDTH: usize = 120;
/// The fuzz targets are a workspace of their own.
const FUZZ: &str = "fuzz/Cargo.toml";

/// Writes the sources as the formatters want them.
pub fn format() -> Result<()> {
    // rustfmt moves the lines of views that leptosfmt then sees; what leptosfmt writes is as rustfmt leaves it.
    rustfmt("Cargo.toml", false)?;
    for file in format_views(false)? {
        say(&format!("written anew: {file}"));
    }
    rustfmt("Cargo.toml", false)?;
    rustfmt(FUZZ, false)
}

fn rustfmt(manifest: &str, check: bool) -> Result<()> {
    setup::component("rustfmt", "fmt")?;
    run(cargo().args(["fmt", "--all", "--manifest-path", manifest]).args(check.then_some("--check")))
}

fn clippy(what: &[&str]) -> Result<()> {
    setup::component("clippy", "clippy")?;
    run(cargo().args(["clippy", "--quiet"]).args(what).args(["--", "-D", "warnings"]))
}

fn none(faults: &[String]) -> Result<()> {
    if faults.is_empty() {
        return Ok(());
    }
    bail!("{}", faults.join("\n"))
}

/// The files with views that leptosfmt writes otherwise than they stand; written unless this is only a check.
fn format_views(check: bool) -> Result<Vec<String>> {
    let settings = settings(&fs::read_to_string(root().join("leptosfmt.toml"))?)?;
    let mut others = Vec::new();
    for path in files(&root().join("src/ui"), &["rs"])? {
        let source = fs::read_to_string(&path)?;
        // It ends in a panic where a view is not one.
        let formatted = panic::catch_unwind(|| format_file_source(&source, &settings))
            .map_err(|_| anyhow!("leptosfmt cannot read {}", path.display()))?
            .with_context(|| format!("leptosfmt cannot read {}", path.display()))?;
        if formatted != source {
            others.push(if check {
                format!("{}: leptosfmt writes the views otherwise (cargo xtask format)", shown(&path))
            } else {
                shown(&path)
            });
            if !check {
                fs::write(&path, formatted)?;
            }
        }
    }
    Ok(others)
}

/// The settings of leptosfmt's own file, of which each line is a name and a value that JSON has, too.
fn settings(file: &str) -> Result<FormatterSettings> {
    let mut table = serde_json::Map::new();
    for line in file.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let (name, value) = line.split_once('=').with_context(|| format!("leptosfmt.toml: “{line}”"))?;
        let value = serde_json::from_str(value).with_context(|| format!("leptosfmt.toml: “{line}”"))?;
        table.insert(name.trim().to_owned(), value);
    }
    serde_json::from_value(table.into()).context("leptosfmt does not know what leptosfmt.toml says")
}

/// The lines of prose that are too wide: comments in code, and what is text in Markdown.
fn too_wide(top: &Path) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for path in files(top, &["rs", "js", "mjs", "md"])? {
        let name = shown(&path);
        // What others wrote, or is to look like it.
        if ["tests/data/", "tests/e2e/hosts/", "fuzz/seeds/"].iter().any(|data| name.starts_with(data)) {
            continue;
        }
        let text = fs::read_to_string(&path).with_context(|| format!("{name} is not text"))?;
        let wide = match path.extension().is_some_and(|extension| extension == "md") {
            // Below the mark is what a test writes.
            true => wide_markdown(text.split("<!-- rules -->").next().unwrap_or_default()),
            false => wide_comments(&text),
        };
        faults.extend(wide.into_iter().map(|line| format!("{name}:{line}: wider than {WIDTH} columns")));
    }
    Ok(faults)
}

/// The numbers of the comment lines that are too wide.
fn wide_comments(text: &str) -> Vec<usize> {
    let mut within = false;
    numbered(text, |line| {
        let line = line.trim_start();
        let opens = line.starts_with("/*");
        let comment = within || opens || line.starts_with("//");
        within = (within || opens) && !line.contains("*/");
        comment && !is_one_word(line.trim_start_matches(['/', '*', '!', ' ']))
    })
}

/// The numbers of the lines of prose that are too wide. A heading, a table or a tag cannot be broken.
fn wide_markdown(text: &str) -> Vec<usize> {
    let mut fenced = false;
    numbered(text, |line| {
        let line = line.trim_start();
        if line.starts_with("```") {
            fenced = !fenced;
        }
        let link = line.trim_start_matches(['-', '*', '!', ' ']);
        let only_a_link = is_one_word(link)
            || (link.starts_with('[') && link.ends_with(')') && link.matches("](").count() == 1)
            || (link.starts_with('[') && link.contains("]: "));
        !fenced && !line.starts_with(['|', '#', '<']) && !only_a_link
    })
}

fn is_one_word(text: &str) -> bool {
    !text.trim().contains(' ')
}

fn numbered(text: &str, mut is_prose: impl FnMut(&str) -> bool) -> Vec<usize> {
    let lines = text.lines().enumerate();
    // Each line is looked at: what a line is can depend on those before it.
    let prose = lines.filter(|(_, line)| is_prose(line));
    prose.filter(|(_, line)| line.chars().count() > WIDTH).map(|(at, _)| at + 1).collect()
}

/// The files below a folder that end like this, in order, but for what is built or fetched.
fn files(folder: &Path, endings: &[&str]) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            if !name.starts_with('.') && !["target", "dist", "node_modules", "corpus", "artifacts"].contains(&&*name) {
                found.extend(files(&path, endings)?);
            }
        } else if path.extension().is_some_and(|extension| endings.iter().any(|ending| extension == *ending)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_prose_is_found_and_what_cannot_be_broken_is_not() {
        let words = "word ".repeat(30);
        let word = "x".repeat(150);
        let code = format!("//! {words}\nlet a = 1; // {words}\n/* a\n {words}\n*/\n{words}\n// https://{word}\n");
        assert_eq!(wide_comments(&code), [1, 4]);
        assert_eq!(wide_comments(&format!("/** {words} */\nlet a = \"{words}\";")), [1]);
        // As many letters as there may be, each of two bytes.
        assert_eq!(wide_comments(&format!("// ü {}", "ü".repeat(115))), [0; 0]);
        let prose = format!(
            "# {words}\n{words}\n| {words} |\n```\n{words}\n```\n- {words}\n- [{words}](https://{word})\n![{words}](a.png)\n<p {words}>\n[a]: {word} b\n"
        );
        assert_eq!(wide_markdown(&prose), [2, 7]);
    }

    #[test]
    fn the_settings_of_leptosfmt_are_those_of_its_file() {
        let settings = settings("max_width = 90\n# a comment\n\nmacro_names = [\"view\"]\n").unwrap();
        assert_eq!((settings.max_width, settings.macro_names), (90, vec!["view".to_owned()]));
        assert!(super::settings("closing_tag_style = \"Sideways\"").is_err());
    }
}
