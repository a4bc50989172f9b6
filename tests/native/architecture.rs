//! The rules that the compiler cannot hold, read off the source text.
//!
//! Each test guards one invariant of the architecture and names, when it fails, the line that breaks it. Comments are
//! not code and are not looked at.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::imports;

/// The core is pure: it knows no browser and no framework, and asks the ports for time, chance and storage. That is
/// what lets it be tested natively, replayed, and put into another shell.
#[test]
fn the_core_knows_no_browser_and_reads_no_clock_or_chance() {
    let foreign = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];
    let surroundings = ["SystemTime", "Instant", "rand", "getrandom", "fastrand"];
    expect_no_line("src/core", |line| {
        words(line).any(|word| foreign.contains(&word) || surroundings.contains(&word) || word.starts_with("gloo"))
            || ["crate::ui", "crate::browser", "std::fs", "std::env", "std::net", "std::thread", "std::process"]
                .iter()
                .any(|path| names_path(line, path))
    });
}

/// The browser's side is a set of ports: it serves the core and does not know who shows what.
#[test]
fn the_browser_side_does_not_know_the_ui() {
    expect_no_line("src/browser", |line| names_path(line, "crate::ui") || words(line).any(|word| word == "leptos"));
}

/// Whoever could reach the document's tables could change them without an inverse, and undo would lie.
#[test]
fn only_apply_changes_a_document() {
    let source = code("src/core/document.rs");
    let fields = body_of(&source, "pub struct Document {");
    assert!(
        !fields.is_empty(),
        "src/core/document.rs has no `pub struct Document` any more: this test has to follow it"
    );
    for field in fields {
        assert!(
            !field.trim_start().starts_with("pub"),
            "the document's own field can be reached from outside: {field}"
        );
    }
    // Joined, since a long signature goes over several lines.
    let source = source.join(" ");
    let functions: Vec<&str> = source.split("pub fn ").skip(1).chain(source.split(") fn ").skip(1)).collect();
    let changing: Vec<&str> = functions
        .into_iter()
        .filter(|function| function.split('{').next().is_some_and(|signature| signature.contains("&mut self")))
        .filter_map(|function| function.split('(').next())
        .collect();
    assert_eq!(
        changing,
        ["apply"],
        "these functions of src/core/document.rs change it and can be reached from outside"
    );
}

/// A document that can be changed is handed to the history alone; features give their intents to the session.
#[test]
fn a_mutable_document_is_handed_to_nobody_else() {
    let entitled = ["src/core/document.rs", "src/core/history.rs", "src/core/session.rs"];
    for (path, lines) in sources("src") {
        if !entitled.contains(&path.as_str()) {
            expect_none(&path, &lines, |line| line.contains("&mut Document") || line.contains("mut Document>"));
        }
    }
}

/// One bridge between the session and the signals, so that no view can act on the one and forget the other.
#[test]
fn only_the_workspace_names_the_session() {
    for (path, lines) in sources("src/ui") {
        if path != "src/ui/state/workspace.rs" {
            expect_none(&path, &lines, |line| words(line).any(|word| word == "Session"));
        }
    }
}

/// The ui is in layers, so that each can be understood by what is below it: a command knows no view, the state no
/// command. What is above is handed down as a closure.
#[test]
fn the_ui_imports_downwards_and_in_no_circle() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let layers: [&[&str]; 6] = [&["kit"], &["state"], &["commands"], &["widgets"], &["views", "dialogs"], &["shell"]];
    let found = imports::breaches(&src, "ui", &layers);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What is in a circle can only be understood, moved and compiled as a whole.
#[test]
fn no_files_of_the_core_or_the_task_runner_import_each_other_in_a_circle() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (src, below) in [("src", "core"), ("src", "browser"), ("xtask/src", "")] {
        let found = imports::circles_below(&top.join(src), below);
        assert!(found.is_empty(), "{src}/{below}:\n{}", found.join("\n"));
    }
}

/// Two planners on one page share code and nothing else.
#[test]
fn there_is_no_module_level_state() {
    let changeable = [
        "Mutex",
        "RwLock",
        "RefCell",
        "Cell",
        "UnsafeCell",
        "OnceCell",
        "OnceLock",
        "LazyCell",
        "LazyLock",
        "Once",
        "AtomicBool",
        "AtomicU8",
        "AtomicU32",
        "AtomicU64",
        "AtomicUsize",
        "AtomicI32",
        "AtomicI64",
        "ArcTrigger",
        "RwSignal",
        "ArcRwSignal",
    ];
    for (path, lines) in sources("src") {
        // The data files are read from their built-in text once: that is a constant which the compiler cannot compute.
        let holds_constants = path.starts_with("src/core/knowledge/") || path == "src/core/analysis/lexicon.rs";
        expect_none(&path, &lines, |line| {
            let changes = |word: &str| {
                changeable.contains(&word) && !(holds_constants && ["OnceLock", "LazyLock"].contains(&word))
            };
            ["thread_local!", "lazy_static!", "static mut "].iter().any(|way| line.contains(way))
                || static_type(line).is_some_and(|kind| words(kind).any(changes))
        });
    }
}

/// What a person typed reaches the page as text and attributes, never as markup: nothing here, in Rust or by hand in
/// JavaScript, names a way from a text to markup or code. The build looks for the same in what it has made
/// (`xtask/src/doors.rs`).
#[test]
fn no_text_becomes_markup() {
    let doors = [
        "inner_html",
        "set_inner_html",
        "outer_html",
        "set_outer_html",
        "insert_adjacent_html",
        "create_contextual_fragment",
        "set_html_unsafe",
        "eval",
        "srcdoc",
        "set_srcdoc",
        "DomParser",
        "HtmlDocument",
        "HtmlScriptElement",
        "HtmlIFrameElement",
        "new_no_args",
        "new_with_args",
        "innerHTML",
        "outerHTML",
    ];
    expect_no_line("src", |line| {
        // The keyword of policies is none.
        words(&line.replace("'wasm-unsafe-eval'", "")).any(|word| doors.contains(&word)) || line.contains("javascript:")
    });
    let doors = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "createContextualFragment",
        "setHTML",
        "setHTMLUnsafe",
        "parseHTMLUnsafe",
        "DOMParser",
        "eval",
        "Function",
        "srcdoc",
        "execCommand",
        "importScripts",
        "javascript",
    ];
    for (path, lines) in files("embed", "js") {
        expect_none(&path, &lines, |line| {
            words(&line.replace("/javascript/", "").replace("unsafe-eval", "")).any(|word| doors.contains(&word))
                || ["setTimeout(\"", "setInterval(\"", "setTimeout(`", "document.write"]
                    .iter()
                    .any(|way| line.contains(way))
        });
    }
}

/// An attribute's name never comes from a text, and is never one whose value is run or holds markup.
#[test]
fn no_attribute_is_run() {
    let harmless = |name: &str| {
        !(name.starts_with("on") || ["style", "srcdoc", "href", "src", "action", "formaction"].contains(&name))
    };
    // Who takes the name from elsewhere in the program takes a constant.
    let constant = [
        ("src/ui/kit/template.rs", "element"),
        ("src/ui/kit/template.rs", "here"),
        ("src/ui/views/map/columns.rs", "name"),
        ("src/ui/dialogs/embed.rs", "name"),
    ];
    for (path, lines) in sources("src") {
        let text = lines.join("\n");
        for call in text.split("set_attribute(").skip(1) {
            let first = call.split([',', ')']).next().unwrap_or_default().trim();
            match first.strip_prefix('"') {
                Some(name) => assert!(harmless(name.trim_end_matches('"')), "{path}: set_attribute({first}"),
                None => assert!(
                    constant.contains(&(path.as_str(), first)) && text.contains("&'static str"),
                    "{path}: set_attribute({first}"
                ),
            }
        }
    }
    // In views an attribute that is run would have no colon, and one with a whole style would be a text.
    for (path, lines) in sources("src/ui") {
        expect_none(&path, &lines, |line| {
            line.split([' ', '<']).any(|word| {
                let name = word.split('=').next().unwrap_or_default();
                let event = name
                    .strip_prefix("on")
                    .is_some_and(|event| !event.is_empty() && event.chars().all(|c| c.is_ascii_lowercase()));
                word.contains('=') && !word.contains("==") && (event || name == "style" && !word.starts_with("style=("))
            })
        });
    }
    let listed = ["key", "name", "`data-${name}`"];
    for (path, lines) in files("embed", "js") {
        let text = lines.join("\n");
        for call in text.split("setAttribute(").skip(1) {
            let first = call.split([',', ')']).next().unwrap_or_default().trim();
            let known = first
                .strip_prefix('"')
                .map_or(listed.contains(&first), |name| name == "src\"" || harmless(name.trim_end_matches('"')));
            assert!(known, "{path}: setAttribute({first}");
        }
    }
    for (path, lines) in files("embed", "html").into_iter().chain([("index.html".to_owned(), code("index.html"))]) {
        expect_none(&path, &lines, |line| {
            let tags = line.to_ascii_lowercase();
            let inline =
                tags.contains("<script") && !tags.contains(" src=") && !tags.contains("type=\"application/json\"");
            let run = tags
                .split([' ', '\t'])
                .any(|word| word.starts_with("on") && word.contains("=\"") || word.starts_with("style=\""));
            inline || run || tags.contains("<style") || tags.contains("srcdoc") || tags.contains("javascript:")
        });
    }
}

/// No text is followed: all links of the planner lead to a place in it, or to its own site. Addresses that people type
/// are texts.
#[test]
fn links_lead_to_the_planner_only() {
    for (path, lines) in sources("src/ui") {
        let text = lines.join("\n");
        // The statement that makes the value goes to the first line that ends it at its own depth.
        let made = |name: &str, by: &str| {
            text.match_indices(&format!("let {name} = ")).any(|(at, _)| {
                let margin = text[..at].rsplit('\n').next().unwrap_or_default().len();
                let mut lines = text[at..].lines();
                let first = lines.next().unwrap_or_default();
                let rest = lines
                    .take_while(|_| !first.ends_with(';'))
                    .take_while(|line| line.len() - line.trim_start().len() > margin);
                std::iter::once(first).chain(rest).any(|line| line.contains(by))
            })
        };
        for (number, line) in lines.iter().enumerate() {
            let place = || format!("{path}:{}: {}", number + 1, line.trim());
            for link in line.split(" href=").skip(1) {
                let link = value(link);
                let own = link.starts_with("\"#")
                    || link.starts_with("app.host.address(")
                    || link.ends_with(".fragment()")
                    || made(link, ".fragment()");
                assert!(own, "{}", place());
            }
            for source in line.split(" src=").skip(1) {
                let own = ["Picture::of(", "file::address(", ".address.clone()"].iter().any(|by| text.contains(by))
                    && value(source) == "address";
                assert!(own, "{}", place());
            }
        }
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for elsewhere in words.split("target=\"_blank\"").skip(1) {
            assert!(elsewhere.starts_with(" rel=\"noopener noreferrer\""), "{path}: {}", &elsewhere[..40]);
        }
    }
    let entitled = [
        ("set_href", "src/browser/file.rs"),
        ("set_src", "src/browser/paper.rs"),
        ("set_src", "src/browser/raster.rs"),
    ];
    let ways = [
        "set_href",
        "set_src",
        "set_location",
        "assign",
        "open_with_url",
        "open_with_url_and_target",
        "set_action",
        "set_form_action",
    ];
    for (path, lines) in sources("src") {
        expect_none(&path, &lines, |line| {
            words(line).any(|word| ways.contains(&word) && !entitled.contains(&(word, path.as_str())))
        });
    }
}

/// The value of an attribute in a view, of which the text is the rest: up to the blank or the bracket that ends it.
fn value(rest: &str) -> &str {
    let mut depth = 0;
    let end = rest.find(|c| {
        depth += i32::from("({".contains(c)) - i32::from(")}".contains(c));
        depth < 0 || depth == 0 && " >".contains(c)
    });
    &rest[..end.unwrap_or(rest.len())]
}

/// Delegated events die inside a shadow root, and nightly would bind everyone to one compiler.
#[test]
fn leptos_has_neither_delegation_nor_nightly() {
    let tree = Command::new(env!("CARGO"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args([
            "tree",
            "--package",
            "wegmarke",
            "--target",
            "wasm32-unknown-unknown",
            "--edges",
            "normal,features",
            "--prefix",
            "none",
        ])
        .output()
        .expect("cargo can be run");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8_lossy(&tree.stdout).into_owned();
    assert!(tree.contains("leptos feature \"csr\""), "the tree no longer shows features as this test expects:\n{tree}");
    for line in tree.lines() {
        let of_leptos = ["leptos", "tachys", "reactive_graph"].iter().any(|name| line.starts_with(name));
        assert!(!(of_leptos && (line.contains("\"delegation\"") || line.contains("\"nightly\""))), "{line}");
    }
}

/// What is promised for a fault is tried in a browser: each row of `docs/faults.md` begins the name of a test in the
/// file it names.
#[test]
fn every_fault_has_a_test_by_its_name() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: String| fs::read_to_string(top.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut rows = 0;
    for row in read("docs/faults.md".into()).lines().filter(|line| line.starts_with("| ") && line.ends_with(".mjs` |"))
    {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(|cell| cell.trim().trim_matches('`')).collect();
        let [fault, _, file] = cells[..] else { panic!("three cells are wanted: {row}") };
        let tests = read(format!("tests/e2e/{file}"));
        let begins = |quote: char| format!("test({quote}{fault}");
        assert!(
            ['"', '`'].iter().any(|quote| tests.contains(&begins(*quote))),
            "{file} has no test that begins with “{fault}”"
        );
        rows += 1;
    }
    assert!(rows > 20, "this test has to follow the table");
}

/// Every Rust file below the folder: its path from the top, and its lines without comments.
fn sources(folder: &str) -> Vec<(String, Vec<String>)> {
    files(folder, "rs")
}

/// Every file with this ending below the folder, as `sources` gives them.
fn files(folder: &str, ending: &str) -> Vec<(String, Vec<String>)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![top.join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(path)
                    .expect("a folder can be read")
                    .map(|entry| entry.expect("an entry can be read").path()),
            );
        } else if path.extension().is_some_and(|extension| extension == ending) {
            let name = path.strip_prefix(top).expect("it lies below").to_string_lossy().replace('\\', "/");
            let lines = code(&name);
            found.push((name, lines));
        }
    }
    assert!(!found.is_empty(), "{folder} has no file that ends in .{ending} any more: this test has to follow it");
    found.sort();
    found
}

fn code(path: &str) -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"));
    text.lines().map(without_comment).collect()
}

/// Cuts a line comment off; `//` inside an address is preceded by a colon and stays.
fn without_comment(line: &str) -> String {
    let cut = line.match_indices("//").map(|(at, _)| at).find(|&at| !line[..at].ends_with(':'));
    cut.map_or(line, |at| &line[..at]).to_owned()
}

fn expect_no_line(folder: &str, breaks: impl Fn(&str) -> bool + Copy) {
    for (path, lines) in sources(folder) {
        expect_none(&path, &lines, breaks);
    }
}

#[track_caller]
fn expect_none(path: &str, lines: &[String], breaks: impl Fn(&str) -> bool) {
    for (number, line) in lines.iter().enumerate() {
        assert!(!breaks(line), "{path}:{} breaks the rule: {}", number + 1, line.trim());
    }
}

/// The identifiers of a line; a string's words are among them, which errs on the safe side.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty())
}

/// Whether the line names the module or something in it, and not one whose name only begins like it.
fn names_path(line: &str, path: &str) -> bool {
    line.match_indices(path)
        .any(|(at, _)| !line[at + path.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_'))
}

/// The type of the static that the line declares; `'static` is a lifetime.
fn static_type(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("static ")?;
    let declares = before.is_empty() || before.ends_with([' ', '{']);
    let (name, kind) = after.split_once(':')?;
    let is_name = name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    (declares && is_name).then(|| kind.split('=').next().unwrap_or(kind))
}

/// The lines between an opening line and the brace that closes it at the start of a line.
fn body_of<'a>(lines: &'a [String], opening: &str) -> Vec<&'a str> {
    let after = lines.iter().skip_while(|line| line.trim_end() != opening).skip(1);
    after.map(String::as_str).take_while(|line| !line.starts_with('}')).filter(|line| !line.trim().is_empty()).collect()
}

#[test]
fn the_readers_see_what_they_are_meant_to() {
    assert_eq!(without_comment("let a = 1; // leptos"), "let a = 1; ");
    assert_eq!(without_comment("\"https://example.org\" // x"), "\"https://example.org\" ");
    assert!(names_path("use crate::ui::x;", "crate::ui") && !names_path("use crate::uint;", "crate::ui"));
    assert_eq!(static_type("    static DATA: OnceLock<u8> = OnceLock::new();"), Some(" OnceLock<u8> "));
    assert_eq!(static_type("pub static ACTIONS: &[Cell] = &["), Some(" &[Cell] "));
    assert_eq!(static_type("label: &'static str,"), None);
    assert_eq!(value("app.at(&x) class=y"), "app.at(&x)");
    assert_eq!(value("Address::Of(a, b).fragment()>"), "Address::Of(a, b).fragment()");
    let lines: Vec<String> =
        ["pub struct Document {", "    plan: Key,", "    pub x: u8,", "}", "pub y"].map(str::to_owned).to_vec();
    assert_eq!(body_of(&lines, "pub struct Document {"), ["    plan: Key,", "    pub x: u8,"]);
}
