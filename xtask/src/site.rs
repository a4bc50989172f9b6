//! The site as a set of files: names, hashes and references.
//!
//! `index.html` is Trunk's input too, so it says with Trunk's own links what belongs to the page; this step reads
//! those links and puts in what the strict policy and immutable caching need and Trunk does not do: an external start
//! script, and names made of the final bytes. Sources refer to each other as `../assets/NAME`, which is true from
//! `embed/` as from `assets/`; here the name gets its hash.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail, ensure};
use wegmarke::core::exchange::{Export, html, json};
use wegmarke::core::model::Language;
use wegmarke::core::text::messages;

use crate::build::{Profile, Program, fingerprint, minified, minified_style, text_file, text_files};
use crate::published::{self, Address};
use crate::shell::root;
use crate::{agents, doors, headers, notices, start_page, worker};

/// Every file by its address relative to the site's top.
pub struct Site {
    pub files: BTreeMap<String, Vec<u8>>,
    /// What a visitor's browser fetches before the planner can be used, in that order.
    pub first_load: Vec<String>,
    /// What comes on demand or once the first view stands: the parts of the wasm.
    pub later: Vec<String>,
    /// What an embed's map fetches that can be explored, once its reader comes near.
    pub embed: Vec<String>,
}

/// What stands in `index.html` where the start page is to be; without `cargo xtask` it is all that is seen at first.
const HEADING: &str = "<h1>Wegmarke</h1>\n";

/// What other people's pages load: its address never changes.
const LOADER: &str = "embed/wegmarke.js";

/// Puts the site together from the built planner and the project's files. Only a release is kept by the service worker.
/// The address is where the site will be had, as far as it is known.
pub fn assemble(program: Program, address: Option<&Address>) -> Result<Site> {
    let page = read_text("index.html")?;
    let mut builder = Builder { release: program.profile == Profile::Release, ..Builder::default() };
    let (mut start_style, mut map_style, mut style) = (String::new(), String::new(), String::new());
    let mut icon = None;

    for link in trunk_links(&page)? {
        match link.attribute("rel") {
            Some("css") => {
                let text = read_text(link.required("href")?)?;
                // The start page has a sheet of its own, and so has the map, with which an embed begins. The third one
                // has all, and takes the place of either.
                for (sheet, name) in [(&mut start_style, "data-start"), (&mut map_style, "data-map")] {
                    if link.attribute(name).is_some() {
                        sheet.push_str(&text);
                    }
                }
                style.push_str(&text);
            }
            Some("icon") => {
                let href = link.required("href")?;
                // In the page itself: a request for so few bytes costs more than they do.
                icon = Some(format!("data:image/svg+xml,{}", encoded(&read_text(href)?)));
                builder.asset("icon.svg", read(href)?);
            }
            Some("copy-dir") => builder.copy_folder(link.required("href")?, link.required("data-target-path")?)?,
            Some("rust") => {}
            other => bail!("index.html has a Trunk link of a kind that xtask does not know: {other:?}"),
        }
    }

    let start_style = builder.style("start.css", start_style)?;
    let map_style = builder.style("map.css", map_style)?;
    builder.style("style.css", style)?;
    builder.style("frame.css", read_text("style/frame.css")?)?;
    let script = builder.program(&program)?;
    let needs = program.needs;
    let wasm = builder.asset("wegmarke.wasm", program.wasm);
    let start = builder.script(read_text("embed/start.js")?)?;
    let start = builder.asset("start.js", start.into_bytes());
    builder.embed()?;
    builder.files.insert("plan.schema.json".to_owned(), plan_schema());
    for (address, text) in agents::files(read_text(agents::SKILL)?)? {
        builder.files.insert(address.to_owned(), text.into_bytes());
    }
    if builder.release {
        builder.files.insert(notices::FILE.to_owned(), notices::text()?.into_bytes());
    }

    let head = Head {
        style: &start_style,
        icon: icon.as_deref(),
        script: &script,
        wasm: &wasm,
        start: &start,
        release: builder.release,
    };
    let page = finished_page(&page, &head)?;
    ensure!(page.contains(HEADING), "index.html has no “{HEADING}” any more, in whose place the start page comes");
    let page = page.replace(HEADING, &start_page::html());
    builder.files.insert("index.html".to_owned(), page.into_bytes());

    for (name, text) in published::files(&builder.files, address)? {
        let text = builder.resolved(text)?;
        builder.files.insert(name, text.into_bytes());
    }
    // In one language: whoever reads another fetches another file of about the size.
    let texts = builder.assets[&format!("assets/{}.txt", text_file(&messages::CATALOGUE, Language::De))].clone();
    let mut first_load = vec!["index.html".to_owned(), start.clone(), LOADER.to_owned(), start_style, script, wasm];
    first_load.push(texts);
    let later = builder
        .files
        .keys()
        .filter(|address| address.ends_with(".wasm") && !first_load.contains(address))
        .cloned()
        .collect();
    let parts_of = |part: &str| -> Vec<String> {
        let names = needs.get(part).into_iter().flatten();
        names.map(|name| builder.assets[&format!("assets/{name}.wasm")].clone()).collect()
    };
    // The planner without the page around it, and the map.
    let around = [first_load[0].clone(), start, first_load[3].clone()];
    let planner = first_load.iter().filter(|address| !around.contains(address)).cloned().chain([map_style]);
    let parts = parts_of("planner").into_iter().chain(parts_of("board"));
    let embed: BTreeSet<String> = planner.chain(parts).collect();
    let embed: Vec<String> = embed.into_iter().collect();

    let mut worker = read_text("embed/sw.js")?;
    if builder.release {
        // The page fetches the planner, its editor and its map by itself, since they are wanted next; texts in one
        // language.
        let mut fetched = [first_load.as_slice(), &embed, &parts_of("editing")].concat();
        fetched.retain(|address| !address.ends_with(".txt"));
        let (script, (pack, bytes)) = worker::worker(&worker, &builder.files, &fetched)?;
        worker = minified(&script)?;
        builder.files.insert(pack, bytes);
    }
    builder.files.insert(worker::ADDRESS.to_owned(), worker.into_bytes());
    let addresses: Vec<&str> = builder.files.keys().map(String::as_str).collect();
    let headers = headers::file(&addresses);
    builder.files.insert(headers::FILE.to_owned(), headers.into_bytes());
    doors::closed(&builder.files)?;
    Ok(Site { files: builder.files, first_load, later, embed })
}

#[derive(Default)]
struct Builder {
    files: BTreeMap<String, Vec<u8>>,
    /// From the name in the sources to the address with the hash.
    assets: BTreeMap<String, String>,
    /// Whether it is a release: scripts go without what only people need, the service worker keeps it, and others'
    /// licences go with it.
    release: bool,
}

impl Builder {
    /// Adds a file under a name made of its bytes, and gives its address.
    fn asset(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let (stem, extension) = name.rsplit_once('.').expect("assets are named with their extension");
        let address = format!("assets/{stem}.{}.{extension}", fingerprint(&[&bytes]));
        self.assets.insert(format!("assets/{name}"), address.clone());
        self.files.insert(address.clone(), bytes);
        address
    }

    /// Adds the script around the wasm, and the parts and texts that it fetches.
    fn program(&mut self, program: &Program) -> Result<String> {
        let mut script = String::from_utf8(program.script.clone())?;
        let parts = program.parts.iter().map(|(name, bytes)| (name.clone(), bytes.clone()));
        let texts = text_files().into_iter().map(|(name, texts)| (format!("{name}.txt"), texts.into_bytes()));
        let own = parts.chain(texts).map(|(name, bytes)| (name.clone(), self.asset(&name, bytes))).collect::<Vec<_>>();
        let style = ("style.css".to_owned(), self.assets["assets/style.css"].clone());
        for (name, address) in own.into_iter().chain([style]) {
            let reference = format!("\"./{name}\"");
            ensure!(script.contains(&reference), "nothing fetches {name}");
            script = script.replace(&reference, &format!("\"./{}\"", address.trim_start_matches("assets/")));
        }
        Ok(self.asset("program.js", script.into_bytes()))
    }

    /// Adds a style sheet, as it is published, and gives its address.
    fn style(&mut self, name: &str, text: String) -> Result<String> {
        let text = if self.release { minified_style(&text)? } else { text };
        Ok(self.asset(name, text.into_bytes()))
    }

    /// A script by hand, as it is published.
    fn script(&self, text: String) -> Result<String> {
        let text = self.resolved(text)?;
        if self.release { minified(&text) } else { Ok(text) }
    }

    /// The text with every reference to an asset made to point at its hashed name.
    fn resolved(&self, text: String) -> Result<String> {
        let text = self
            .assets
            .iter()
            .fold(text, |text, (name, address)| text.replace(&format!("../{name}"), &format!("../{address}")));
        for (at, _) in text.match_indices("../assets/") {
            let reference: String =
                text[at + 3..].chars().take_while(|c| !c.is_whitespace() && !"\"'`)<>".contains(*c)).collect();
            if !self.files.contains_key(&reference) {
                bail!("a source refers to “../{reference}”, which the site does not have");
            }
        }
        Ok(text)
    }

    /// What stands in `embed/` for other pages: the loader and its documents. What the loader fetches has a hash in its
    /// name, and the start script and the service worker are the site's own.
    fn embed(&mut self) -> Result<()> {
        for (name, bytes) in files_below(&root().join("embed"))? {
            if ["start.js", "aside.js", "stopped.js", "trunk.js", worker::ADDRESS].contains(&name.as_str()) {
                continue;
            }
            let text = || String::from_utf8(bytes.clone()).with_context(|| format!("embed/{name} is not text"));
            let bytes = match name.rsplit_once('.').map(|(_, extension)| extension) {
                Some("js") => self.script(squeezed(&text()?))?.into_bytes(),
                Some("html") => self.resolved(self.filled(text()?)?)?.into_bytes(),
                _ => bytes,
            };
            self.files.insert(format!("embed/{name}"), bytes);
        }
        Ok(())
    }

    /// The page with the fragments that it names: `{{fragment:NAME ATTRIBUTES}}` stands for the fragment of HTML that
    /// the planner makes of an example, with further attributes of its figure.
    fn filled(&self, page: String) -> Result<String> {
        let mut filled = String::new();
        let mut rest = page.as_str();
        while let Some((before, after)) = rest.split_once("{{fragment:") {
            let (named, tail) = after.split_once("}}").context("a page names a fragment without an end")?;
            let (name, attributes) = named.split_once(' ').unwrap_or((named, ""));
            let file = format!("examples/{name}.wegmarke.json");
            let plan = self
                .files
                .get(&file)
                .with_context(|| format!("a page names the fragment of {file}, which the site does not have"))?;
            let (document, _) =
                json::read(std::str::from_utf8(plan)?, 0).map_err(|error| anyhow!("{file}: {error:?}"))?;
            let export = Export { language: document.plan().language, without_picture: true, ..Export::default() };
            filled += before;
            filled += &html::write(&document, &export).body.text().unwrap_or_default().replacen(
                "<figure",
                &format!("<figure {attributes}"),
                1,
            );
            rest = tail;
        }
        Ok(filled + rest)
    }

    fn copy_folder(&mut self, from: &str, to: &str) -> Result<()> {
        for (name, bytes) in files_below(&root().join(from))? {
            self.files.insert(format!("{to}/{name}"), bytes);
        }
        Ok(())
    }
}

/// The plan format, as the core itself describes it: the published schema cannot disagree with the planner.
fn plan_schema() -> Vec<u8> {
    format!("{:#}\n", wegmarke::core::exchange::json::schema()).into_bytes()
}

/// The addresses that the finished page names.
struct Head<'a> {
    style: &'a str,
    icon: Option<&'a str>,
    script: &'a str,
    wasm: &'a str,
    start: &'a str,
    /// Whether there are words on others' licences to point to.
    release: bool,
}

/// A script whose style sheet (`const STYLE`) has no more spaces than it needs: what shrinks scripts leaves texts
/// alone, and what shrinks style sheets writes this one so that it packs worse.
fn squeezed(script: &str) -> String {
    let Some((before, (style, after))) =
        script.split_once("const STYLE = `").and_then(|(before, rest)| Some((before, rest.split_once('`')?)))
    else {
        return script.to_owned();
    };
    let style: String = style.lines().map(str::trim).collect();
    let style =
        [" {", "{ ", " }", "; ", ", ", ": "].iter().fold(style, |style, spaced| style.replace(spaced, spaced.trim()));
    format!("{before}const STYLE = `{}`{after}", style.replace(";}", "}"))
}

/// A picture as the rest of a data address.
fn encoded(svg: &str) -> String {
    svg.trim().replace('%', "%25").replace('"', "'").replace('#', "%23").replace('<', "%3C").replace('>', "%3E")
}

/// The page without Trunk's links and comments, with its own in their place.
fn finished_page(page: &str, head: &Head) -> Result<String> {
    let mut own = String::new();
    if let Some(icon) = head.icon {
        own += &format!("<link rel=\"icon\" type=\"image/svg+xml\" href=\"{icon}\">\n");
    }
    // The start page is made with the planner's own style, which the element takes from the browser's cache.
    own += &format!("<link rel=\"stylesheet\" href=\"{}\">\n", head.style);
    // Not a module: it says which language is shown, before anything is.
    own += &format!("<script src=\"{}\"></script>\n", head.start);
    // After what shows the page: that has all of a narrow line for itself.
    own += &format!("<link rel=\"modulepreload\" href=\"{LOADER}\" fetchpriority=\"low\">\n");
    own += &format!("<link rel=\"modulepreload\" href=\"{}\" fetchpriority=\"low\">\n", head.script);
    // `crossorigin` makes the request the same one that `fetch` will make; otherwise the file would be loaded twice.
    own += &format!(
        "<link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin fetchpriority=\"low\">\n",
        head.wasm
    );
    if head.release {
        own += &format!("<link rel=\"license\" href=\"{}\">\n", notices::FILE);
    }

    let mut finished = String::new();
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        let end = if rest[open..].starts_with("<!--") { "-->" } else { ">" };
        let Some(length) = rest[open..].find(end) else {
            bail!("index.html has a tag or comment without an end");
        };
        let (before, tag) = (&rest[..open], &rest[open..open + length + end.len()]);
        rest = &rest[open + length + end.len()..];
        let script = tag.starts_with("<script data-trunk");
        if script {
            rest = rest.strip_prefix("</script>").context("a script of Trunk's in index.html has a text of its own")?;
        }
        if end == "-->" || is_trunk_link(tag) || script {
            // The line was there for the tag alone: it goes with it.
            finished.push_str(before.trim_end_matches([' ', '\n']));
        } else if tag == "</head>" {
            finished.push_str(before.trim_end_matches([' ', '\n']));
            finished.push('\n');
            finished.push_str(&own);
            finished.push_str(tag);
        } else {
            finished.push_str(before);
            finished.push_str(tag);
        }
    }
    finished.push_str(rest);
    Ok(finished)
}

/// A `<link data-trunk …>` of the page.
struct Link<'a> {
    attributes: Vec<(&'a str, &'a str)>,
}

impl<'a> Link<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
    }

    fn required(&self, name: &str) -> Result<&'a str> {
        self.attribute(name).with_context(|| format!("a Trunk link of index.html lacks its {name}"))
    }
}

fn is_trunk_link(tag: &str) -> bool {
    tag.starts_with("<link data-trunk")
}

fn trunk_links(page: &str) -> Result<Vec<Link<'_>>> {
    let mut links = Vec::new();
    for (at, opening) in page.match_indices("<link data-trunk") {
        let inside = &page[at + opening.len()..];
        let end = inside.find('>').context("index.html has a link without an end")?;
        // Values stand in double quotes, so every second piece is one.
        let pieces: Vec<&str> = inside[..end].split('"').collect();
        let attributes = pieces.chunks_exact(2).map(|pair| (pair[0].trim().trim_end_matches('='), pair[1])).collect();
        links.push(Link { attributes });
    }
    Ok(links)
}

fn read(path: &str) -> Result<Vec<u8>> {
    let full = root().join(path);
    fs::read(&full).with_context(|| format!("cannot read {path}"))
}

fn read_text(path: &str) -> Result<String> {
    String::from_utf8(read(path)?).with_context(|| format!("{path} is not text"))
}

/// The folder's files with their names relative to it, in order; hidden ones are an editor's.
pub fn files_below(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(current) = open.pop() {
        for entry in fs::read_dir(&current).with_context(|| format!("cannot read the folder {}", current.display()))? {
            let path = entry?.path();
            let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
            if path.file_name().is_some_and(|own| own.to_string_lossy().starts_with('.')) {
                continue;
            }
            if path.is_dir() {
                open.push(path);
            } else {
                found.push((name, fs::read(&path)?));
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><head>\n<!-- why -->\n<title>W</title>\n<link data-trunk rel=\"css\" href=\"style/a.css\">\n\
                        <link data-trunk rel=\"rust\" data-bin=\"wegmarke\">\n</head><body>\n<p>\n</p></body></html>";

    #[test]
    fn a_trunk_link_gives_its_attributes() {
        let links = trunk_links(PAGE).unwrap();
        assert_eq!(links.len(), 2);
        assert_eq!(links[0].attribute("href"), Some("style/a.css"));
        assert_eq!(links[1].attribute("data-bin"), Some("wegmarke"));
        assert!(links[1].required("href").is_err());
    }

    #[test]
    fn the_finished_page_has_no_trunk_link_and_every_own_one() {
        let head = Head {
            style: "assets/s.css",
            icon: Some("assets/i.svg"),
            script: "assets/g.js",
            wasm: "assets/w.wasm",
            start: "assets/st.js",
            release: true,
        };
        let page = finished_page(PAGE, &head).unwrap();
        assert!(!page.contains("data-trunk") && !page.contains("<!--"), "{page}");
        for own in ["s.css", "i.svg", "g.js", "w.wasm", "st.js"] {
            assert_eq!(page.matches(&format!("\"assets/{own}\"")).count(), 1, "{own} in {page}");
        }
        assert!(page.contains(notices::FILE) && page.ends_with("<body>\n<p>\n</p></body></html>"), "{page}");
    }

    #[test]
    fn the_style_in_a_script_is_without_spaces_that_say_nothing() {
        let script = "a();\nconst STYLE = `\n  .a > .b { color: red; content: \"i i\"; }\n  @media print {\n    .c, .d { top: 0; }\n  }\n`;\nb();";
        let style = ".a > .b{color:red;content:\"i i\"}@media print{.c,.d{top:0}}";
        assert_eq!(squeezed(script), format!("a();\nconst STYLE = `{style}`;\nb();"));
        assert_eq!(squeezed("a();"), "a();");
    }

    #[test]
    fn a_reference_gets_the_hash_and_an_unknown_one_is_refused() {
        let mut builder = Builder::default();
        let address = builder.asset("program.js", b"x".to_vec());
        assert_eq!(
            builder.resolved("import(\"../assets/program.js\")".to_owned()).unwrap(),
            format!("import(\"../{address}\")")
        );
        assert!(builder.resolved("import(\"../assets/gone.js\")".to_owned()).is_err());
    }

    /// The site around a planner that does nothing, as a debug build has it: a release takes Node to make.
    fn site() -> Site {
        let script = text_files()
            .iter()
            .fold("pack(\"./map.wasm\")".to_owned(), |script, (file, _)| format!("{script} \"./{file}.txt\""));
        let script = format!("{script} \"./style.css\"");
        let program = Program {
            script: script.into_bytes(),
            wasm: b"wasm".to_vec(),
            parts: BTreeMap::from([("map.wasm".to_owned(), b"map".to_vec())]),
            needs: BTreeMap::from([("map".to_owned(), vec!["map".to_owned()])]),
            profile: Profile::Debug,
        };
        assemble(program, None).unwrap()
    }

    #[test]
    fn the_same_sources_give_the_same_site() {
        assert!(site().files == site().files);
    }

    #[test]
    fn a_release_is_kept_with_all_that_pages_ask_for_and_a_debug_build_is_not() {
        let Site { files, first_load, later, .. } = site();
        assert_eq!(files["sw.js"], read("embed/sw.js").unwrap());
        let (worker, _) = worker::worker(&read_text("embed/sw.js").unwrap(), &files, &first_load).unwrap();
        // Programs read how to write a plan; they need no service worker.
        let embed = files.keys().filter(|address| address.starts_with("embed/") && *address != agents::SKILL);
        for address in first_load.iter().chain(&later).chain(embed) {
            assert!(worker.contains(&format!("\"{address}\":\"")), "{address} is not kept");
        }
    }

    #[test]
    fn a_page_is_filled_with_the_fragments_that_it_names() {
        let mut builder = Builder::default();
        builder.copy_folder("src/core/knowledge/examples", "examples").unwrap();
        let page = builder.filled("<p>{{fragment:physiotherapy.de data-mode=\"explore\"}}</p>".to_owned()).unwrap();
        assert!(
            page.starts_with("<p><figure data-mode=\"explore\" class=\"wegmarke\"")
                && page.contains("<table")
                && page.ends_with("</figure>\n</p>"),
            "{page}"
        );
        for fault in ["{{fragment:nothing.de}}", "{{fragment:physiotherapy.de"] {
            assert!(builder.filled(fault.to_owned()).is_err(), "{fault}");
        }
    }

    #[test]
    fn other_bytes_get_another_name() {
        let mut builder = Builder::default();
        assert_ne!(builder.asset("a.js", b"1".to_vec()), builder.asset("a.js", b"2".to_vec()));
    }
}
