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
const RECIPE: [&[u8]; 6] = [
    include_bytes!("build.rs"),
    include_bytes!("bundle.rs"),
    GUARD.as_bytes(),
    TEXTS.as_bytes(),
    STOPPED.as_bytes(),
    include_bytes!("../tools/package-lock.json"),
];
/// Keeps calls out of an instance that has ended by a fault.
const GUARD: &str = include_str!("guard.js");
/// Fetches the texts.
const TEXTS: &str = include_str!("texts.js");
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
/// The part that all others come after (`src/ui/shell/parts.rs`).
const PLANNER: &str = "planner";

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
    let mut glue = bundle::changed(GLUE, &without_markup(&read(GLUE)?)?, GUARDED)?;
    let wasm = out.join(WASM);
    let files: BTreeSet<String> = needs.values().flatten().cloned().collect();
    if release {
        let (short, names) = bundle::renamed(&fs::read(&wasm)?)?;
        fs::write(&wasm, short)?;
        say("shrinking it with wasm-opt");
        for wasm in files.iter().map(|file| part(out, file)).chain([wasm.clone()]) {
            optimise(&wasm)?;
        }
        glue = bundle::shortened(&glue, &fs::read(&wasm)?, &names)?;
    }
    let (pieces, needs) = pack(out, &files, &needs)?;
    let link = bundle::changed(LINK, &bundle::packed(&read(LINK)?, &pieces)?, CALLED_BACK)?;
    let texts = format!("{TEXTS}\n{}", texts());
    let script = bundle::joined(&glue, &[(LINK, &link), ("texts.js", &texts)])? + STOPPED;
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

/// Which pack a file lies in, from where to where.
type Pieces = BTreeMap<String, (String, usize, usize)>;
/// The files that each part consists of.
type Needs = BTreeMap<String, Vec<String>>;

/// Puts files together that go over the wire together (`bundle::packs`), and says for each part which packs it needs
/// then.
fn pack(out: &Path, files: &BTreeSet<String>, needs: &Needs) -> Result<(Pieces, Needs)> {
    let size = |file: &String| Ok((file.clone(), fs::metadata(part(out, file))?.len() as usize));
    let sizes = files.iter().map(size).collect::<Result<_>>()?;
    let mut pieces = Pieces::new();
    for (pack, files) in bundle::packs(PLANNER, needs, &sizes) {
        let mut bytes = Vec::new();
        for file in files {
            let from = bytes.len();
            bytes.extend(fs::read(part(out, &file))?);
            fs::remove_file(part(out, &file))?;
            pieces.insert(file, (pack.clone(), from, bytes.len()));
        }
        fs::write(part(out, &pack), bytes)?;
    }
    let packed = |files: &Vec<String>| files.iter().map(|file| pieces[file].0.clone()).collect::<BTreeSet<_>>();
    let needs = needs.iter().map(|(name, files)| (name.clone(), packed(files).into_iter().collect())).collect();
    Ok((pieces, needs))
}

/// What the script that fetches texts knows: the address of each file of them.
fn texts() -> String {
    let files = text::CATALOGUES.iter().flat_map(|catalogue| {
        Language::ALL
            .iter()
            .map(|language| text_file(catalogue, *language))
            .map(|file| format!("  \"{file}\": \"./{file}.txt\",\n"))
    });
    format!("const FILES = {{\n{}}};\n", files.collect::<String>())
}

/// The name of a file of texts, without its ending.
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
        .remove_name_section(!debug)
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

/// Closes the one way to markup that Leptos leaves in every program: it empties an element from which an attribute
/// `inner_html` is taken away. None here has one, and emptying takes no markup.
fn without_markup(glue: &str) -> Result<String> {
    const MARKUP: &str = ".innerHTML = ";
    ensure!(
        glue.matches(MARKUP).count() == 1,
        "the glue's way to markup is not as it was: see whether it still needs closing, and who takes it"
    );
    Ok(glue.replace(MARKUP, ".textContent = "))
}

fn optimise(wasm: &Path) -> Result<()> {
    let wasm_opt = setup::wasm_opt()?;
    // No feature flags: the compiled file says itself which ones it uses.
    run(Command::new("node").arg(wasm_opt).arg("-Oz").arg(wasm).arg("-o").arg(wasm))
}

/// A JavaScript module without what only people need.
pub fn minified(script: &str) -> Result<String> {
    let mut terser = Command::new("node");
    terser.arg(setup::terser()?).args(["--module", "--compress", "passes=2", "--mangle"]);
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
