//! One script and few files of what the tools make as many: wasm-bindgen's glue, wasm-split's loaders and what is ours
//! become one module; small parts of the wasm that are shared go over the wire together.
//!
//! The tools write code whose shape is known, and every change checks that it found what it looks for: another version
//! of theirs stops the build here and not in a browser.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use walrus::ImportKind;

/// What is changed in a script that a tool has written: these words by others each, and a text at its end.
pub type Changes<'a> = (&'a [(&'a str, &'a str)], &'a str);

/// The script with the changes made; `name` is for the error if it is not as it was.
pub fn changed(name: &str, script: &str, (words, end): Changes) -> Result<String> {
    let mut text = script.to_owned();
    for (from, to) in words {
        ensure!(text.contains(from), "{name} is not as it was, it has no “{from}”: see how it is to be changed now");
        text = text.replace(from, to);
    }
    Ok(text + end)
}

/// The glue with other modules in it: it imported each as `./NAME.js` and now finds what that one exports in its own
/// scope. A module's own import of the glue falls away.
pub fn joined(glue: &str, modules: &[(&str, &str)]) -> Result<String> {
    let mut text = glue.to_owned();
    for (name, module) in modules {
        let exports = exports(module);
        ensure!(!exports.is_empty(), "{name} exports nothing");
        let from = format!(" from \"./{name}\"");
        let of_module = |line: &str| line.contains(&from) || line.contains(&format!(" from './{name}'"));
        // Once for each function that the wasm has of it, under a name of its own each time.
        let imports: BTreeSet<String> = text
            .lines()
            .filter_map(|line| {
                line.trim().strip_prefix("import * as ")?.split_once(&from).map(|(own, _)| own.to_owned())
            })
            .collect();
        // What is called by its own name needs no other in the same scope.
        let named = text.lines().any(|line| line.starts_with("import { ") && of_module(line) && !line.contains(" as "));
        ensure!(named || !imports.is_empty(), "the glue does not import {name}");
        text = lines(&text, |line| !(line.starts_with("import ") && of_module(line)));
        for own in imports {
            let entry = format!("\"./{name}\": {own},");
            ensure!(text.contains(&entry), "the glue does not hand {name} to the wasm");
            text = text.replace(&entry, &format!("\"./{name}\": {{ {} }},", exports.join(", ")));
        }
        let module = lines(module, |line| !(line.starts_with("import ") && line.contains(" from \"./glue.js\"")));
        text += &format!("\n{module}").replace("\nexport ", "\n");
    }
    Ok(text)
}

fn lines(text: &str, kept: impl Fn(&str) -> bool) -> String {
    text.lines().filter(|line| kept(line)).fold(String::new(), |all, line| all + line + "\n")
}

/// What a module exports by name where it declares it.
fn exports(module: &str) -> Vec<&str> {
    let declared = module.lines().filter_map(|line| line.strip_prefix("export "));
    let named = declared.filter_map(|rest| {
        let rest = rest.strip_prefix("async ").unwrap_or(rest);
        ["const ", "function ", "let "].iter().find_map(|kind| rest.strip_prefix(kind))
    });
    named.filter_map(|rest| rest.split(|c: char| !(c.is_alphanumeric() || c == '_')).next()).collect()
}

/// What goes over the wire together: the part of the name has all that the parts need which are listed with it.
pub type Together<'a> = (&'a str, &'a [&'a str]);

/// Which files go over the wire together, by the name of the file that they become. The parts in `together` come in
/// that order: each is one file, of what it needs and none before it has. What is left of a part is a file of its own,
/// and what parts share of that goes together where it is small: what is large is left to those that need it.
pub fn packs(
    together: &[Together],
    needs: &BTreeMap<String, Vec<String>>,
    sizes: &BTreeMap<String, usize>,
) -> BTreeMap<String, Vec<String>> {
    let need = |part: &str, file: &String| needs.get(part).is_some_and(|files| files.contains(file));
    let mut packs: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, size) in sizes {
        let users = needs.values().filter(|files| files.contains(file)).count();
        let pack = together.iter().find(|(_, parts)| parts.iter().all(|part| need(part, file)));
        let name = match pack {
            Some((name, _)) => name,
            None if users > 1 && *size <= SMALL => COMMON,
            None => file,
        };
        packs.entry(name.to_owned()).or_default().push(file.clone());
    }
    packs
}

/// The name of the file of what parts share.
pub const COMMON: &str = "common";

/// A file of no more bytes, as wasm-split leaves it with its names, costs less on the wire than a request of its own,
/// even where it is not needed.
const SMALL: usize = 24 * 1024;

/// wasm-split's script with loaders of packs in place of its own, which load each file by itself: `needs` says which
/// packs a part consists of.
pub fn loaders(link: &str, needs: &BTreeMap<String, Vec<String>>) -> Result<String> {
    let (kept, theirs) = link.split_once(THEIR_LOADERS).context("parts.js does not load as it did")?;
    let mut text = kept.to_owned() + PACKS;
    let parts = theirs.lines().filter_map(|line| line.strip_prefix(LOADER)?.split_once(" = wrapAsyncCb("));
    let mut count = 0;
    for (part, _) in parts {
        let packs: Vec<String> =
            needs.get(part).into_iter().flatten().map(|pack| format!("\"./{pack}.wasm\"")).collect();
        text += &format!("{LOADER}{part} = wrapAsyncCb(() => Promise.all([{}].map(pack)));\n", packs.join(", "));
        count += 1;
    }
    ensure!(count == needs.len(), "parts.js loads {count} parts, and there are {}", needs.len());
    Ok(text)
}

/// How wasm-split's script goes on where its own loaders begin.
const THEIR_LOADERS: &str = "function makeLoad(";
/// How the loader of a part is declared.
const LOADER: &str = "export const __wasm_split_load_";

/// The parts come with any MIME type, or by a `fetch` that is not the browser's: in other people's pages and on other
/// people's servers they do. They are too small to gain by being compiled while they come.
const PACKS: &str = "
const packs = {};
/* A pack is fetched once; what a network refused may come another time. */
function pack(name) {
    packs[name] ??= begun(name).catch((error) => {
        delete packs[name];
        throw error;
    });
    return packs[name];
}
async function begun(name) {
    const answer = await fetch(new URL(name, import.meta.url));
    if (!answer.ok) throw new Error(answer.status);
    return WebAssembly.instantiate(await answer.arrayBuffer(), { main: getSharedImports().__wasm_split });
}
";

/// What modules cut by wasm-split take from the main one, as a module that hands it on: merged with them it makes one
/// import of what each of them imports for itself.
pub fn handed_on(modules: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut all = walrus::Module::default();
    let mut known = BTreeSet::new();
    for module in modules {
        let module = walrus::Module::from_buffer(module).context("a part of the wasm can't be read")?;
        for import in module.imports.iter() {
            ensure!(import.module == SHARED, "a part imports from {}", import.module);
            let name = import.name.as_str();
            if !known.insert(name.to_owned()) {
                continue;
            }
            match import.kind {
                ImportKind::Memory(memory) => {
                    let memory = module.memories.get(memory);
                    let (first, most) = (memory.initial, memory.maximum);
                    let (memory, _) = all.add_import_memory("main", name, memory.shared, false, first, most, None);
                    all.exports.add(name, memory);
                }
                ImportKind::Table(table) => {
                    let table = module.tables.get(table);
                    let (first, most, kind) = (table.initial, table.maximum, table.element_ty);
                    let (table, _) = all.add_import_table("main", name, false, first, most, kind);
                    all.exports.add(name, table);
                }
                ImportKind::Global(global) => {
                    let global = module.globals.get(global);
                    let (global, _) = all.add_import_global("main", name, global.ty, global.mutable, false);
                    all.exports.add(name, global);
                }
                ImportKind::Function(_) | ImportKind::Tag(_) => anyhow::bail!("a part imports the function {name}"),
            }
        }
    }
    Ok(all.emit_wasm())
}

/// Where modules cut by wasm-split import from.
pub const SHARED: &str = "__wasm_split";

/// Gives what the wasm imports of the glue short names, in both, and takes away what it no longer imports. The names
/// that wasm-bindgen makes end in sixteen digits that no packer makes smaller, and there are hundreds.
pub fn shortened(glue: &str, wasm: &[u8], names: &BTreeMap<String, String>) -> Result<String> {
    let imported = imports(wasm)?;
    let mut text = String::new();
    let (mut skipping, mut idle) = (false, None);
    for line in glue.lines() {
        if let Some(name) = declared(line) {
            skipping = !imported.contains(names.get(name).map_or(name, String::as_str));
        }
        let starts = |kind: &str| IDLE.iter().any(|name| line.starts_with(&format!("{kind}{name}")));
        if starts("if (Symbol.dispose) ") {
            continue;
        }
        // What is idle ends with its own last line.
        let class = starts("export class ");
        if class || starts("const ") {
            idle = Some(if class { "}" } else { ");" });
        }
        if let Some(end) = idle {
            let over = line == end || end == ");" && line.ends_with(end);
            idle = Some(end).filter(|_| !over);
            continue;
        }
        if !skipping {
            text += line;
            text.push('\n');
        }
        if line == END_OF_IMPORT {
            skipping = false;
        }
    }
    Ok(names
        .iter()
        .fold(text, |text, (long, short)| text.replace(&format!("        {long}: "), &format!("        {short}: "))))
}

/// Classes that Leptos' crate of streams offers to scripts: nothing here makes one.
const IDLE: [&str; 1] = ["IntoUnderlying"];

/// How the glue ends a function that the wasm imports.
const END_OF_IMPORT: &str = "        },";

/// The name of a function that this line begins to declare for the wasm: `        NAME: function(…) {`.
fn declared(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix("        ")?.split_once(": ")?;
    let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    (plain && rest.starts_with("function(") && rest.ends_with('{')).then_some(name)
}

/// The names of what the wasm imports.
fn imports(wasm: &[u8]) -> Result<BTreeSet<String>> {
    let module = walrus::Module::from_buffer(wasm).context("the wasm can't be read")?;
    Ok(module.imports.iter().map(|import| import.name.clone()).collect())
}

/// The wasm with short names for what it imports of the glue, and without what is exported for nobody; and which short
/// name stands for which long one.
pub fn renamed(wasm: &[u8]) -> Result<(Vec<u8>, BTreeMap<String, String>)> {
    let mut module = walrus::Module::from_buffer(wasm).context("the wasm can't be read")?;
    // Leptos brings a crate that offers streams to scripts; nothing here makes one.
    let idle: Vec<_> = module
        .exports
        .iter()
        .filter(|export| {
            ["intounderlying", "__wbg_intounderlying"].iter().any(|unused| export.name.starts_with(unused))
        })
        .map(|export| export.id())
        .collect();
    for export in idle {
        module.exports.delete(export);
    }
    walrus::passes::gc::run(&mut module);
    let mut names = BTreeMap::new();
    for import in module.imports.iter_mut().filter(|import| import.module == "./glue_bg.js") {
        let short = format!("i{}", base36(names.len()));
        names.insert(std::mem::replace(&mut import.name, short.clone()), short);
    }
    Ok((module.emit_wasm(), names))
}

fn base36(number: usize) -> String {
    let digit = |digit: usize| char::from_digit(digit as u32, 36).expect("it is below 36");
    if number < 36 { digit(number).into() } else { base36(number / 36) + &digit(number % 36).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_comes_into_the_glue() {
        let glue = "import * as import1 from \"./parts.js\"\nfunction __wbg_get_imports() {\n    return {\n        \"./parts.js\": import1,\n    };\n}\n";
        let parts = "import { guard } from \"./glue.js\";\nexport const load_map = guard(1);\nexport async function later() {}\n";
        let text = joined(glue, &[("parts.js", parts)]).unwrap();
        assert!(!text.contains("import ") && !text.contains("export "), "{text}");
        assert!(
            text.contains("\"./parts.js\": { load_map, later },") && text.contains("\nconst load_map = guard(1);"),
            "{text}"
        );
        assert!(joined(glue, &[("others.js", parts)]).is_err());
    }

    #[test]
    fn what_is_wanted_together_comes_together() {
        let needs =
            |part: &str, files: &[&str]| (part.to_owned(), files.iter().map(|file| (*file).to_owned()).collect());
        let needs = BTreeMap::from([
            needs("planner", &["all", "first"]),
            needs("board", &["all", "maps", "small", "own_board"]),
            needs("trail", &["all", "maps", "own_trail"]),
            needs("lists", &["all", "small", "few", "own_lists"]),
            needs("formats", &["all", "few", "large"]),
            needs("insight", &["all", "large"]),
        ]);
        let size = |file: &str, size| (file.to_owned(), size);
        let sizes = BTreeMap::from([
            size("all", 90_000),
            size("first", 90_000),
            size("maps", 90_000),
            size("small", 900),
            size("few", 900),
            size("large", 90_000),
            size("own_board", 900),
            size("own_trail", 900),
            size("own_lists", 900),
        ]);
        let together: [Together; 3] =
            [("planner", &["planner"]), ("planner", &["board", "trail"]), ("board", &["board"])];
        let packs = packs(&together, &needs, &sizes);
        assert_eq!(packs["planner"], ["all", "first", "maps"]);
        assert_eq!(packs["board"], ["own_board", "small"]);
        assert_eq!(packs[COMMON], ["few"]);
        let all = packs.keys().collect::<Vec<_>>();
        assert_eq!(all, ["board", COMMON, "large", "own_lists", "own_trail", "planner"]);
    }

    #[test]
    fn what_is_imported_has_a_short_name_and_what_is_not_is_gone() {
        let wasm = wat_with_import();
        let (wasm, names) = renamed(&wasm).unwrap();
        assert_eq!(names["__wbg_add_0123456789abcdef"], "i0");
        let glue = "    const import0 = {\n        __wbg_add_0123456789abcdef: function(arg0) {\n            one();\n        },\n        __wbg_gone_0123456789abcdef: function() {\n            two();\n        },\n    };\n";
        let text = shortened(glue, &wasm, &names).unwrap();
        assert!(
            text.contains("        i0: function(arg0) {") && text.contains("one()") && !text.contains("two()"),
            "{text}"
        );
    }

    /// A module that imports one function of the glue, and uses it.
    fn wat_with_import() -> Vec<u8> {
        let mut module = walrus::Module::default();
        let kind = module.types.add(&[], &[]);
        let (function, _) = module.add_import_func("./glue_bg.js", "__wbg_add_0123456789abcdef", kind);
        module.exports.add("run", function);
        module.emit_wasm()
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([0, 35, 36, 1295].map(base36), ["0", "z", "10", "zz"]);
    }
}
