//! Which file imports which, read off the sources, and whether that keeps to layers and goes round in no circle.
//!
//! An import is a `use`, or a path in the code that begins with `crate`, `self`, `super`, a module of the file's own,
//! or the name that a `use` gave to a module. It leads to the file in which the thing is written down: who goes by a
//! `mod.rs` that only passes things on (`pub use`) imports from where they come from. So a `mod.rs` with code of its
//! own is a file like any other, and one that is a mere list of modules is never part of a circle.
//!
//! Limits: what a glob (`pub use x::*`) passes on counts as the passing file's own; macros are not expanded, the paths
//! in them are read where they stand.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::Path;

/// For each file those that it imports; paths begin below the crate's `src`.
pub type Imports = BTreeMap<String, BTreeSet<String>>;

/// What is wrong below a folder of a crate, one line each: imports that go up, imports between neighbours, files that
/// are in no layer, and circles of files.
///
/// `src` is the folder of the crate's sources, `below` the folder in it that is looked at (`ui`; all, if empty).
/// `layers` names the folders and files in it, without their ending, from the lowest layer to the highest. Those in one
/// layer are neighbours: they import from below and not from each other. `mod.rs`, `lib.rs` and `main.rs` of the folder
/// itself are in no layer.
pub fn breaches(src: &Path, below: &str, layers: &[&[&str]]) -> Vec<String> {
    let (prefix, imports) = among(src, below);
    let mut found = unlayered(&imports, &prefix, layers);
    found.extend(circles(&imports));
    found
}

/// How paths below the folder begin, and which of its files import which of each other.
fn among(src: &Path, below: &str) -> (String, Imports) {
    let prefix = if below.is_empty() { String::new() } else { format!("{below}/") };
    let mut imports = imports(&read(src));
    imports.retain(|file, _| file.starts_with(&prefix));
    for targets in imports.values_mut() {
        targets.retain(|file| file.starts_with(&prefix));
    }
    assert!(!imports.is_empty(), "{} has nothing below {below:?} any more: this test has to follow it", src.display());
    (prefix, imports)
}

/// The circles of files below a folder of a crate's sources (all of them, if `below` is empty), one line each.
pub fn circles_below(src: &Path, below: &str) -> Vec<String> {
    circles(&among(src, below).1)
}

/// Imports that the layers forbid, and files and layers that belong to nothing.
fn unlayered(imports: &Imports, prefix: &str, layers: &[&[&str]]) -> Vec<String> {
    let part = |file: &str| {
        let rest = &file[prefix.len()..];
        rest.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned()
    };
    let layer = |part: &str| layers.iter().position(|layer| layer.contains(&part));
    let top = |file: &str| ["mod.rs", "lib.rs", "main.rs"].contains(&&file[prefix.len()..]);
    let mut found = Vec::new();
    let parts: BTreeSet<String> = imports.keys().filter(|file| !top(file)).map(|file| part(file)).collect();
    for name in layers.iter().copied().flatten() {
        if !parts.contains(*name) {
            found.push(format!("there is no {prefix}{name}"));
        }
    }
    for (file, targets) in imports.iter().filter(|(file, _)| !top(file)) {
        let own = part(file);
        let Some(floor) = layer(&own) else {
            found.push(format!("{file} is in no layer"));
            continue;
        };
        for target in targets.iter().filter(|target| !top(target)) {
            let other = part(target);
            match layer(&other) {
                Some(above) if above > floor => found.push(format!("{file} imports {target}, which is above it")),
                Some(beside) if beside == floor && other != own => {
                    found.push(format!("{file} imports {target}, which is beside it"))
                }
                _ => {}
            }
        }
    }
    found
}

/// The circles: of all files that reach each other one shortest way round.
fn circles(imports: &Imports) -> Vec<String> {
    let mut told: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for file in imports.keys() {
        if told.contains(file.as_str()) {
            continue;
        }
        let Some(circle) = way_round(imports, file) else { continue };
        let there = reached(imports, file);
        let together: Vec<&str> = there
            .into_iter()
            .filter(|other| *other == file || reached(imports, other).contains(file.as_str()))
            .collect();
        found.push(format!("a circle of {} files: {}", together.len(), circle.join(" -> ")));
        told.extend(together);
    }
    found
}

/// The shortest way from a file back to itself.
fn way_round<'a>(imports: &'a Imports, file: &'a str) -> Option<Vec<&'a str>> {
    let mut from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut next = VecDeque::from([file]);
    while let Some(now) = next.pop_front() {
        for target in imports.get(now).into_iter().flatten() {
            if target == file {
                let mut way = vec![file, now];
                while let Some(before) = from.get(way[way.len() - 1]) {
                    way.push(before);
                }
                if now == file {
                    way.truncate(1);
                    way.push(file);
                }
                way.reverse();
                return Some(way);
            }
            if target != now && !from.contains_key(target.as_str()) {
                from.insert(target, now);
                next.push_back(target);
            }
        }
    }
    None
}

fn reached<'a>(imports: &'a Imports, file: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = imports.get(file).into_iter().flatten().map(String::as_str).collect();
    while let Some(now) = open.pop() {
        if found.insert(now) {
            open.extend(imports.get(now).into_iter().flatten().map(String::as_str));
        }
    }
    found
}

/// The Rust files below a folder, by their paths in it.
fn read(src: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![src.to_path_buf()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder can be read");
            open.extend(entries.map(|entry| entry.expect("an entry can be read").path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(src).expect("it lies below").to_string_lossy().replace('\\', "/");
            found.insert(name, fs::read_to_string(&path).expect("a source can be read"));
        }
    }
    found
}

/// Which of these files imports which. They are all of a crate, by their paths in its `src`.
pub fn imports(files: &BTreeMap<String, String>) -> Imports {
    let parsed: Vec<(&String, File)> = files.iter().map(|(path, text)| (path, File::parse(path, text))).collect();
    let modules: BTreeMap<&[String], &str> =
        parsed.iter().map(|(path, file)| (file.module.as_slice(), path.as_str())).collect();
    let mut passed_on = BTreeMap::new();
    for (_, file) in &parsed {
        for import in file.uses.iter().filter(|import| import.public) {
            let place: Vec<String> = import.scope.iter().cloned().chain([import.name.clone()]).collect();
            passed_on.insert(place, import.path.clone());
        }
    }
    let crate_map = CrateMap { modules, passed_on };
    parsed.iter().map(|(path, file)| ((*path).clone(), file.targets(path, &crate_map))).collect()
}

/// Where things of a crate are.
struct CrateMap<'a> {
    /// The file of each module.
    modules: BTreeMap<&'a [String], &'a str>,
    /// Where a thing comes from that a module passes on, by its path there.
    passed_on: BTreeMap<Vec<String>, Vec<String>>,
}

impl CrateMap<'_> {
    /// The file in which a thing is written down, and whether it is the module itself that is meant.
    fn file_of(&self, path: &[String]) -> Option<(&str, bool)> {
        let mut path = path.to_vec();
        // Longer chains of passing on would be a circle that does not compile.
        for _ in 0..16 {
            let known = (0..=path.len()).rev().find(|&length| self.modules.contains_key(&path[..length]))?;
            let next = (known < path.len()).then(|| self.passed_on.get(&path[..=known])).flatten();
            match next {
                Some(from) if *from != path[..=known] => path = [from.as_slice(), &path[known + 1..]].concat(),
                _ => return Some((self.modules[&path[..known]], known == path.len())),
            }
        }
        None
    }
}

/// A file as far as it imports.
struct File {
    /// The path of its module.
    module: Vec<String>,
    uses: Vec<Use>,
    /// Paths in its code, from the crate's root.
    paths: Vec<Vec<String>>,
    /// What paths in its code begin with.
    heads: BTreeSet<String>,
    /// What is named in its code, outside of imports.
    named: BTreeSet<String>,
}

/// One name that a `use` brings.
struct Use {
    /// The module that it stands in.
    scope: Vec<String>,
    name: String,
    /// From the crate's root.
    path: Vec<String>,
    glob: bool,
    public: bool,
}

impl File {
    fn targets(&self, own: &str, crate_map: &CrateMap) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for import in &self.uses {
            // What is only passed on is not needed here.
            if import.public && !import.glob && !self.named.contains(&import.name) {
                continue;
            }
            match crate_map.file_of(&import.path) {
                // The name of a module alone: what is meant stands where it is used, if it is.
                Some((_, true)) if !import.glob && self.heads.contains(&import.name) => {}
                Some((file, _)) => found.extend([file.to_owned()]),
                None => {}
            }
        }
        found.extend(self.paths.iter().filter_map(|path| crate_map.file_of(path)).map(|(file, _)| file.to_owned()));
        found.remove(own);
        found
    }

    fn parse(path: &str, text: &str) -> Self {
        let mut module: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if module.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
            module.pop();
        }
        let words = words(text);
        let mut file = Self {
            module: module.clone(),
            uses: Vec::new(),
            paths: Vec::new(),
            heads: BTreeSet::new(),
            named: BTreeSet::new(),
        };
        let mut children: BTreeSet<&str> = BTreeSet::new();
        for at in 0..words.len() {
            if words[at] == "mod" && words.get(at + 2).is_some_and(|word| word == ";") {
                children.insert(&words[at + 1]);
            }
        }
        // Names of modules come first: they may be used above where they are brought in.
        let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for pass in 0..2 {
            let (mut at, mut depth) = (0, 0_usize);
            // The modules inside of the file that the present place is in, and how deep their braces are.
            let mut inner: Vec<(String, usize)> = Vec::new();
            while at < words.len() {
                let scope: Vec<String> =
                    module.iter().cloned().chain(inner.iter().map(|(name, _)| name.clone())).collect();
                let word = words[at].as_str();
                match word {
                    "{" => depth += 1,
                    "}" => {
                        depth = depth.saturating_sub(1);
                        inner.pop_if(|(_, opened)| *opened == depth);
                    }
                    "mod" if words.get(at + 2).is_some_and(|word| word == "{") => {
                        inner.push((words[at + 1].clone(), depth));
                        depth += 1;
                        at += 3;
                        continue;
                    }
                    "use" => {
                        let public = at > 0 && (words[at - 1] == "pub" || words[at - 1] == ")");
                        let end = at + words[at..].iter().position(|word| word == ";").unwrap_or(words.len() - at);
                        let mut leaves = Vec::new();
                        tree(&words[at + 1..end], &mut Vec::new(), &mut leaves);
                        for (path, name, glob) in leaves {
                            let Some(path) = absolute(&path, &scope, &children, inner.is_empty(), &names) else {
                                continue;
                            };
                            if pass == 0 {
                                names.insert(name, path);
                            } else {
                                file.uses.push(Use { scope: scope.clone(), name, path, glob, public });
                            }
                        }
                        at = end;
                    }
                    _ if pass == 1 && is_name(word) => {
                        let behind = at > 0 && (words[at - 1] == "::" || words[at - 1] == "." || words[at - 1] == "in");
                        if !behind {
                            let mut path = vec![word.to_owned()];
                            let mut end = at + 1;
                            while words.get(end).is_some_and(|word| word == "::")
                                && words.get(end + 1).is_some_and(|word| is_name(word))
                            {
                                path.push(words[end + 1].clone());
                                end += 2;
                            }
                            if path.len() > 1 {
                                file.heads.insert(word.to_owned());
                                file.paths.extend(absolute(&path, &scope, &children, inner.is_empty(), &names));
                            }
                        }
                        file.named.insert(word.to_owned());
                    }
                    _ => {}
                }
                at += 1;
            }
        }
        file
    }
}

/// A path from the crate's root; none for one that leads out of the crate, or begins with a name that is no module's.
fn absolute(
    path: &[String],
    scope: &[String],
    children: &BTreeSet<&str>,
    outermost: bool,
    names: &BTreeMap<String, Vec<String>>,
) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    let (mut base, mut rest) = match first.as_str() {
        "crate" => (Vec::new(), rest),
        "self" => (scope.to_vec(), rest),
        "super" => (scope[..scope.len().checked_sub(1)?].to_vec(), rest),
        child if outermost && children.contains(child) => (scope.to_vec(), path),
        name => (names.get(name)?.clone(), rest),
    };
    while let Some(("super", more)) = rest.split_first().map(|(word, more)| (word.as_str(), more)) {
        base.pop();
        rest = more;
    }
    base.extend_from_slice(rest);
    Some(base)
}

/// The names that a tree of a `use` brings: each with its path, and whether it is a glob.
fn tree(words: &[String], prefix: &mut Vec<String>, found: &mut Vec<(Vec<String>, String, bool)>) {
    let mut at = 0;
    while at < words.len() {
        let before = prefix.len();
        let mut alias = None;
        let mut ended = false;
        while at < words.len() && words[at] != "," {
            match words[at].as_str() {
                "::" => {}
                "{" => {
                    let mut depth = 0;
                    let inside = words[at..].iter().position(|word| {
                        depth += i32::from(word == "{") - i32::from(word == "}");
                        depth == 0
                    });
                    let end = at + inside.unwrap_or(words.len() - at - 1);
                    tree(&words[at + 1..end], prefix, found);
                    at = end;
                    ended = true;
                }
                "*" => {
                    found.push((prefix.clone(), "*".to_owned(), true));
                    ended = true;
                }
                "as" => {
                    at += 1;
                    alias = words.get(at).cloned();
                }
                // In braces it is what stands before them.
                "self" if !prefix.is_empty() => {}
                word => prefix.push(word.to_owned()),
            }
            at += 1;
        }
        if !ended && let Some(last) = prefix.last() {
            found.push((prefix.clone(), alias.unwrap_or_else(|| last.clone()), false));
        }
        prefix.truncate(before);
        at += 1;
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_alphabetic() || letter == '_')
}

/// The names and signs of a source, without comments, texts, characters and lifetimes.
fn words(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let letter = |at: usize| letters.get(at).copied().unwrap_or('\0');
    let mut found = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let now = letters[at];
        match now {
            '/' if letter(at + 1) == '/' => at = past(&letters, at, "\n"),
            '/' if letter(at + 1) == '*' => at = past(&letters, at + 2, "*/"),
            '"' => at = past_text(&letters, at),
            '\'' if letter(at + 1) == '\\' => at = past(&letters, at + 3, "'"),
            '\'' if letter(at + 2) == '\'' => at += 3,
            '\'' => {
                at += 1 + letters[at + 1..]
                    .iter()
                    .take_while(|letter| letter.is_alphanumeric() || **letter == '_')
                    .count()
            }
            ':' if letter(at + 1) == ':' => {
                found.push("::".to_owned());
                at += 2;
            }
            _ if now.is_alphanumeric() || now == '_' => {
                let word: String =
                    letters[at..].iter().take_while(|letter| letter.is_alphanumeric() || **letter == '_').collect();
                at += word.chars().count();
                let hashes = letters[at.min(letters.len())..].iter().take_while(|letter| **letter == '#').count();
                if ["r", "br", "cr"].contains(&word.as_str()) && letter(at + hashes) == '"' {
                    at = past(&letters, at + hashes + 1, &format!("\"{}", "#".repeat(hashes)));
                } else {
                    found.push(word);
                }
            }
            _ if now.is_whitespace() => at += 1,
            _ => {
                found.push(now.to_string());
                at += 1;
            }
        }
    }
    found
}

/// The place behind the next occurrence of these letters.
fn past(letters: &[char], from: usize, end: &str) -> usize {
    let end: Vec<char> = end.chars().collect();
    let rest = &letters[from.min(letters.len())..];
    rest.windows(end.len()).position(|some| some == end).map_or(letters.len(), |place| from + place + end.len())
}

/// The place behind the text that begins here.
fn past_text(letters: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < letters.len() && letters[at] != '"' {
        at += 1 + usize::from(letters[at] == '\\');
    }
    at + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crate_of(files: &[(&str, &str)]) -> Imports {
        imports(&files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
    }

    #[track_caller]
    fn expect(files: &[(&str, &str)], file: &str, targets: &[&str]) {
        let found: Vec<String> = crate_of(files)[file].iter().cloned().collect();
        assert_eq!(found, targets);
    }

    const TREE: [(&str, &str); 4] = [
        ("ui/mod.rs", "pub mod low; mod high;"),
        ("ui/low/mod.rs", "mod list; pub mod item; pub use list::List;"),
        ("ui/low/list.rs", "use super::item::Item; pub struct List(Item);"),
        ("ui/low/item.rs", "pub struct Item; pub fn make() -> Item { Item }"),
    ];

    #[track_caller]
    fn expect_of(text: &str, targets: &[&str]) {
        let mut files = TREE.to_vec();
        files.push(("ui/high.rs", text));
        expect(&files, "ui/high.rs", targets);
    }

    #[test]
    fn an_import_leads_to_where_a_thing_is_written_down() {
        expect_of("use crate::ui::low::item::Item;", &["ui/low/item.rs"]);
        expect_of("use crate::ui::{low::{item::{self, make as made}, List}};", &["ui/low/item.rs", "ui/low/list.rs"]);
        expect_of("use super::low::List;", &["ui/low/list.rs"]);
        expect_of("fn f() { crate::ui::low::item::make(); }", &["ui/low/item.rs"]);
        expect_of("use super::low; fn f() -> low::List { low::item::make() }", &["ui/low/item.rs", "ui/low/list.rs"]);
        expect_of("use crate::ui::low::item as thing; fn f() { thing::make() }", &["ui/low/item.rs"]);
        expect_of("use crate::ui::low::item::*;", &["ui/low/item.rs"]);
        expect_of("use crate::ui::low;", &["ui/low/mod.rs"]);
        expect_of("mod tests { use super::super::low::List; use super::*; }", &["ui/low/list.rs"]);
    }

    #[test]
    fn what_is_no_code_and_what_is_not_ours_leads_nowhere() {
        expect_of("// use crate::ui::low::item::Item;\n/* crate::ui::low::List */", &[]);
        expect_of(r##"const A: &str = "crate::ui::low::List"; const B: &str = r#"" crate::ui::low::List "#;"##, &[]);
        expect_of("use leptos::prelude::*; fn f<'a>(x: &'a str) -> char { '\"' }", &[]);
        expect_of("pub(in crate::ui::low) fn f() {}", &[]);
    }

    #[test]
    fn a_list_of_modules_is_in_no_circle_and_one_with_code_is() {
        assert_eq!(circles(&crate_of(&TREE)), Vec::<String>::new());
        let mut files = TREE.to_vec();
        files[1].1 = "mod list; pub mod item; pub use list::List; pub const MOST: u8 = 1; fn f(list: List) {}";
        files[2].1 = "use super::MOST; pub struct List;";
        assert_eq!(
            circles(&crate_of(&files)),
            ["a circle of 2 files: ui/low/list.rs -> ui/low/mod.rs -> ui/low/list.rs"]
        );
    }

    #[test]
    fn layers_refuse_what_is_above_and_beside() {
        let files = [
            ("ui/low.rs", "use super::high::High;"),
            ("ui/left.rs", "use super::right::Right;"),
            ("ui/right.rs", "use super::low::Low;"),
            ("ui/high.rs", ""),
            ("ui/new.rs", ""),
        ];
        let layers: [&[&str]; 4] = [&["low"], &["left", "right"], &["high"], &["old"]];
        assert_eq!(
            unlayered(&crate_of(&files), "ui/", &layers),
            [
                "there is no ui/old",
                "ui/left.rs imports ui/right.rs, which is beside it",
                "ui/low.rs imports ui/high.rs, which is above it",
                "ui/new.rs is in no layer",
            ]
        );
    }
}
