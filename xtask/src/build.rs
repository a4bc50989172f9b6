//! The one pipeline from Rust to what a browser runs: cargo, wasm-split, wasm-bindgen, wasm-opt.
//!
//! It gives bytes and knows nothing of pages or names: those are `site`'s. wasm-bindgen is linked in as a
//! library and pinned to the planner's own version, so the two can never disagree.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, anyhow, ensure};
use sha1_smol::Sha1;
use wasm_bindgen_cli_support::Bindgen;
use wegmarke::core::model::Language;
use wegmarke::core::text;

use crate::bundle;
use crate::setup::{self, TARGET};
use crate::shell::{cargo, root, run, say, scratch, target_folder};

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
    /// The JavaScript module around the wasm. Names the parts as `./NAME.wasm`, and the texts as `./NAME.txt`.
    pub script: Vec<u8>,
    pub wasm: Vec<u8>,
    /// What comes on demand (`src/ui/shell/parts.rs`), by the name of its file.
    pub parts: BTreeMap<String, Vec<u8>>,
    /// How it was built.
    pub profile: Profile,
    /// The files that each part consists of: its own and what it shares with others.
    pub needs: BTreeMap<String, Vec<String>>,
}

/// Builds the planner; what Cargo finds unchanged is not worked on again.
pub fn program(profile: Profile) -> Result<Program> {
    setup::wasm_target()?;
    let compiled = compile(profile)?;
    let bytes = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;

    // A folder per input: whoever finds it complete knows that nothing has changed since.
    let input: Vec<&[u8]> = [&bytes[..]].into_iter().chain(RECIPE).collect();
    let finished = scratch().join(format!("{}{}", finished_prefix(profile), fingerprint(&input)));
    if !finished.is_dir() {
        let working = scratch().join(format!("{}{}", IN_WORK, std::process::id()));
        recreate(&working)?;
        make(&bytes, &working, profile)?;
        forget_programs(profile)?;
        fs::rename(&working, &finished).context("cannot put the built program in its place")?;
    }
    let mut parts = BTreeMap::new();
    for entry in fs::read_dir(&finished)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".wasm") && name != WASM {
            parts.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(Program {
        script: fs::read(finished.join(SCRIPT))?,
        wasm: fs::read(finished.join(WASM))?,
        parts,
        profile,
        needs: serde_json::from_slice(&fs::read(finished.join(NEEDS))?)?,
    })
}

/// A short name for these bytes: other bytes, other name.
pub fn fingerprint(parts: &[&[u8]]) -> String {
    let mut hash = Sha1::new();
    for part in parts {
        hash.update(part);
    }
    hash.digest().to_string()[..16].to_owned()
}

/// What else decides over the result: this very file, what it adds, and wasm-opt's version.
const RECIPE: [&[u8]; 7] = [
    include_bytes!("build.rs"),
    include_bytes!("bundle.rs"),
    GUARD.as_bytes(),
    TEXTS.as_bytes(),
    ASIDE.as_bytes(),
    STOPPED.as_bytes(),
    include_bytes!("../tools/package-lock.json"),
];
/// Keeps calls out of an instance that has ended by a fault.
const GUARD: &str = include_str!("guard.js");
/// Fetches the texts.
const TEXTS: &str = include_str!("texts.js");
/// What the loader needs no sooner than the program.
const ASIDE: &str = include_str!("../../embed/aside.js");
/// Stands in the planner's place after a fault: it has to be there when the network has gone.
const STOPPED: &str = include_str!("../../embed/stopped.js");

const IN_WORK: &str = "in-work-";
/// What is left for wasm-bindgen when the parts are cut off.
const WHOLE: &str = "main.wasm";
const GLUE: &str = "glue.js";
const LINK: &str = "parts.js";
/// All scripts in one.
const SCRIPT: &str = "program.js";
const WASM: &str = "glue_bg.wasm";
const NEEDS: &str = "needs.json";
/// The parts (`src/ui/shell/parts.rs`) that come as one file each, after the planner, without which there is none. What
/// little two of them share is the planner's, so that nobody fetches one for the sake of another; but for what all
/// readers know, of phase models and the words of tables, which whoever opens a plan file can do without.
const TOGETHER: [bundle::Together; 15] = [
    ("planner", &["planner"]),
    ("planner", &["board", "trail"]),
    ("planner", &["board", "editing"]),
    ("planner", &["board", "figure"]),
    ("planner", &["board", "shared"]),
    ("planner", &["trail", "editing"]),
    ("planner", &["trail", "figure"]),
    ("planner", &["trail", "shared"]),
    ("board", &["board"]),
    ("trail", &["trail"]),
    ("known", &["figure", "editing"]),
    ("known", &["shared", "editing"]),
    ("figure", &["figure"]),
    ("shared", &["shared"]),
    ("editing", &["editing"]),
];

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
        build.arg("--release");
    }
    build.arg("--config").arg(flags(profile));
    run(&mut build)?;
    Ok(target_folder().join(TARGET).join(profile.folder()).join("wegmarke.wasm"))
}

/// Cargo's setting for the compiler: the functions of `src/ui/shell/parts.rs` are where the wasm is cut, for which the
/// linker has to leave its notes. And panics name their place without the folders of this machine, so that what is
/// published is the same wherever it is built.
fn flags(profile: Profile) -> String {
    let mut flags = vec!["'--cfg=wegmarke_split'".to_owned(), "'-Clink-arg=--emit-relocs'".to_owned()];
    if profile == Profile::Release {
        let registries =
            cargo_home().and_then(|home| fs::read_dir(home.join("registry/src")).ok()).into_iter().flatten().flatten();
        // Of those that fit, the last one counts: what is built may lie below the sources.
        let folders = registries
            .map(|entry| (entry.path(), "dependencies"))
            .chain([(root(), "wegmarke"), (target_folder(), "built")]);
        for (folder, name) in folders {
            // Cargo says some paths as they were given and some without the links on the way.
            let straight = folder.canonicalize().ok().filter(|straight| *straight != folder);
            for folder in straight.into_iter().chain([folder]) {
                flags.push(format!("'--remap-path-prefix={}={name}'", folder.display()));
            }
        }
    }
    format!("target.{TARGET}.rustflags=[{}]", flags.join(","))
}

/// Folders of this machine that a build has to do with.
pub fn folders() -> Vec<PathBuf> {
    [Some(root()), Some(target_folder()), cargo_home(), std::env::home_dir()]
        .into_iter()
        .flatten()
        .filter_map(|folder| folder.canonicalize().ok())
        .collect()
}

/// Where Cargo keeps what it has fetched.
pub fn cargo_home() -> Option<PathBuf> {
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

/// Makes all files of the program in the folder `out`.
fn make(compiled: &[u8], out: &Path, profile: Profile) -> Result<()> {
    let needs = split(compiled, out)?;
    bind(out, profile)?;
    let release = profile == Profile::Release;
    let read = |name: &str| fs::read_to_string(out.join(name)).with_context(|| format!("cannot read {name}"));
    let mut glue = bundle::changed(GLUE, &without_markup(read(GLUE)?)?, GUARDED)?;
    let wasm = out.join(WASM);
    say(if release { "merging its parts, and shrinking them with wasm-opt" } else { "merging its parts" });
    let needs = pack(out, &needs, release)?;
    if release {
        let (short, names) = bundle::renamed(&fs::read(&wasm)?)?;
        fs::write(&wasm, short)?;
        binaryen(&wasm, &SMALL)?;
        glue = bundle::shortened(&glue, &fs::read(&wasm)?, &names)?;
    }
    let link = bundle::changed(LINK, &bundle::loaders(&read(LINK)?, &needs)?, CALLED_BACK)?;
    let texts = format!("{TEXTS}\n{}", texts());
    let script = bundle::joined(&glue, &[(LINK, &link), ("texts.js", &texts)])? + ASIDE + STOPPED;
    fs::write(out.join(SCRIPT), if release { minified(&script)? } else { script })?;
    fs::write(out.join(NEEDS), serde_json::to_vec(&needs)?)?;
    for done in [WHOLE, GLUE, LINK] {
        fs::remove_file(out.join(done))?;
    }
    Ok(())
}

/// The file of a part, as wasm-split and wasm-opt leave it.
fn part(out: &Path, file: &str) -> PathBuf {
    out.join(format!("{file}.wasm"))
}

/// The files that each part consists of.
type Needs = BTreeMap<String, Vec<String>>;

/// Makes one module of files that go over the wire together (`bundle::packs`), and says for each part which packs it
/// needs then.
fn pack(out: &Path, needs: &Needs, release: bool) -> Result<Needs> {
    let files: BTreeSet<&String> = needs.values().flatten().collect();
    let size = |file: &&String| Ok(((*file).clone(), fs::metadata(part(out, file))?.len() as usize));
    let sizes = files.iter().map(size).collect::<Result<_>>()?;
    let packs = bundle::packs(&TOGETHER, needs, &sizes);
    for (name, files) in &packs {
        let modules = files.iter().map(|file| Ok(fs::read(part(out, file))?)).collect::<Result<Vec<_>>>()?;
        let (shared, whole) = (part(out, "shared-imports"), part(out, "whole-pack"));
        fs::write(&shared, bundle::handed_on(&modules)?)?;
        let mut merge = Command::new("node");
        merge.arg(setup::wasm_merge()?).arg(&shared).arg(bundle::SHARED);
        for file in files {
            merge.arg(part(out, file)).arg(file);
        }
        // What is handed on is exported; nobody asks for it.
        run(merge.args(["--skip-export-conflicts", "-g", "-o"]).arg(&whole).args(FEATURES))?;
        for file in files {
            fs::remove_file(part(out, file))?;
        }
        fs::remove_file(shared)?;
        fs::rename(whole, part(out, name))?;
        if release {
            binaryen(&part(out, name), &DIRECTLY)?;
            binaryen(&part(out, name), &SMALL)?;
        }
    }
    let packed = |files: &Vec<String>| -> Vec<String> {
        let needed = packs.iter().filter(|(_, packed)| packed.iter().any(|file| files.contains(file)));
        needed.map(|(name, _)| name.clone()).collect()
    };
    Ok(needs.iter().map(|(part, files)| (part.clone(), packed(files))).collect())
}

/// What the compiler uses of WebAssembly. Binaryen would take what it can where nothing is said.
const FEATURES: [&str; 8] = [
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-call-indirect-overlong",
];

/// The catalogues of texts that come as one file in each language, since hardly anybody needs one of them alone; the
/// file is called as the first.
const TEXT_FILES: [&[&text::Catalogue]; 4] = [
    &[&text::messages::CATALOGUE, &text::mapping::CATALOGUE, &text::channels::CATALOGUE],
    &[&text::lists::CATALOGUE, &text::insight::CATALOGUE, &text::method::CATALOGUE],
    &[&text::exchange::CATALOGUE, &text::embedding::CATALOGUE, &text::sharing::CATALOGUE],
    &[&text::rules::CATALOGUE],
];

/// Parts the texts of the catalogues in a file. No text has it.
const BETWEEN_CATALOGUES: char = '\u{c}';

/// The files of texts: the name of each and what is in it.
pub fn text_files() -> Vec<(String, String)> {
    let files = TEXT_FILES.iter().flat_map(|catalogues| {
        Language::ALL.iter().map(|language| {
            let texts: Vec<String> = catalogues.iter().map(|catalogue| catalogue.file(*language)).collect();
            (text_file(catalogues[0], *language), texts.join(&BETWEEN_CATALOGUES.to_string()))
        })
    });
    files.collect()
}

/// What the script that fetches texts knows: the address of the file of each catalogue, and its place in there.
fn texts() -> String {
    let files = TEXT_FILES.iter().flat_map(|catalogues| {
        catalogues.iter().enumerate().flat_map(move |(place, catalogue)| {
            Language::ALL.iter().map(move |language| {
                let (name, file) = (text_file(catalogue, *language), text_file(catalogues[0], *language));
                format!("  \"{name}\": [\"./{file}.txt\", {place}],\n")
            })
        })
    });
    format!("const FILES = {{\n{}}};\n", files.collect::<String>())
}

/// The name of the texts of a catalogue in a language, and of the file that begins with them, without its ending.
pub fn text_file(catalogue: &text::Catalogue, language: Language) -> String {
    format!("{}.{}", catalogue.name, language.key())
}

/// Cuts off the parts, and says which files each consists of.
fn split(compiled: &[u8], out: &Path) -> Result<Needs> {
    let main = out.join(WHOLE);
    let mut options = wasm_split_cli_support::Options::new(compiled);
    let link = format!("./{LINK}");
    options.output_dir = out;
    options.main_out_path = &main;
    options.link_name = &link;
    let glue = format!("./{GLUE}");
    options.main_module = &glue;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("wasm-split could not cut the compiled planner: {error:#}"))?;
    Ok(split.prefetch_map.into_iter().collect())
}

/// Calls to the instance and from it go by the guard: all that it exports to the glue, …
const GUARDED: bundle::Changes = (
    &[
        ("wasm = instance.exports;", "wasm = guarded(instance.exports);"),
        ("imports = __wbg_get_imports();", "imports = watched(__wbg_get_imports());"),
    ],
    GUARD,
);
/// … and the one function that is taken from its table, which says that a part has come.
const CALLED_BACK: bundle::Changes = (
    &[(
        "sharedImports.__wasm_split.__indirect_function_table.get(callbackIndex)(",
        "guard(sharedImports.__wasm_split.__indirect_function_table.get(callbackIndex))(",
    )],
    "",
);

fn bind(out: &Path, profile: Profile) -> Result<()> {
    let debug = profile == Profile::Debug;
    Bindgen::new()
        .input_path(out.join(WHOLE))
        .web(true)?
        .out_name("glue")
        // The parts use what the main file exports.
        .keep_lld_exports(true)
        .typescript(false)
        .debug(debug)
        // The start script says where the wasm is; a name of its own in the glue would not know the hash.
        .omit_default_module_path(true)
        // wasm-opt sorts by the names, and drops them then.
        .remove_name_section(false)
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

/// Whether the glue has a way to make markup of a text. None of the planner needs one.
fn without_markup(glue: String) -> Result<String> {
    ensure!(!glue.contains("innerHTML"), "the glue has a way to markup: see who brings it");
    Ok(glue)
}

/// Has wasm-opt go over a file with these passes.
fn binaryen(wasm: &Path, passes: &[&str]) -> Result<()> {
    let wasm_opt = setup::wasm_opt()?;
    run(Command::new("node").arg(wasm_opt).args(FEATURES).args(passes).arg(wasm).arg("-o").arg(wasm))
}

/// What has like names has like code, which packs better side by side.
const SMALL: [&str; 2] = ["-Oz", "--reorder-functions-by-name"];

/// Calls between files that were cut apart go by the table, whose contents nobody changes: within one file they need
/// not. Not for the main file, which has the table and knows nothing of what the parts put there. The names stay for
/// the next step.
const DIRECTLY: [&str; 3] = ["--directize", "--pass-arg=directize-initial-contents-immutable", "-g"];

/// A JavaScript module without what only people need.
pub fn minified(script: &str) -> Result<String> {
    let mut terser = Command::new("node");
    // Functions that stay where they are written pack better than what they say, put in where they are called.
    terser.arg(setup::terser()?).args(["--module", "--compress", "passes=2,inline=1", "--mangle"]);
    through(terser, script).context("terser could not read a script of the site")
}

/// A style sheet without what only people need.
pub fn minified_style(style: &str) -> Result<String> {
    let module = setup::lightningcss()?;
    let shrink = "const { readFileSync, writeSync } = require('fs'), { transform } = require(process.argv[1]);
        const { code } = transform({ filename: 'style.css', code: readFileSync(0), minify: true });
        for (let at = 0; at < code.length;) at += writeSync(1, code, at);";
    let mut node = Command::new("node");
    node.args(["--eval", shrink]).arg(module);
    through(node, style).context("lightningcss could not read a style sheet of the site")
}

/// What a program makes of a text that it is given.
fn through(mut program: Command, text: &str) -> Result<String> {
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    child.stdin.take().expect("it was asked for").write_all(text.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "it ended with {}", output.status);
    Ok(String::from_utf8(output.stdout)?)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_catalogue_of_texts_is_in_one_file() {
        let mut files: Vec<&str> =
            TEXT_FILES.iter().flat_map(|file| file.iter().map(|catalogue| catalogue.name)).collect();
        let mut all: Vec<&str> = text::CATALOGUES.iter().map(|catalogue| catalogue.name).collect();
        files.sort_unstable();
        all.sort_unstable();
        assert_eq!(files, all);
        for catalogue in text::CATALOGUES {
            assert!(Language::ALL.iter().all(|language| !catalogue.file(*language).contains(BETWEEN_CATALOGUES)));
        }
    }
}
