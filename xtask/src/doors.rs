//! The second look for ways from a text to markup or code, at the finished site. The first one is at the sources, which
//! do not show what Leptos and wasm-bindgen make of them (`tests/native/architecture.rs`).

use std::collections::BTreeMap;

use anyhow::{Result, bail};

/// What a script says that lets a text become markup or code.
const OF_SCRIPTS: [&str; 13] = [
    ".innerHTML",
    ".outerHTML",
    "insertAdjacentHTML",
    "createContextualFragment",
    ".setHTML",
    "parseHTMLUnsafe",
    "DOMParser",
    "document.write",
    "eval(",
    "new Function",
    "srcdoc",
    "execCommand",
    "importScripts",
];

/// Errors: a file of the site has such a way, or a document has what the policy forbids.
pub fn closed(files: &BTreeMap<String, Vec<u8>>) -> Result<()> {
    for (address, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        let found = match address.rsplit_once('.').map(|(_, ending)| ending) {
            Some("js") => OF_SCRIPTS.into_iter().find(|way| text.contains(way)).map(str::to_owned),
            Some("html" | "svg") => tags(&text).find(|tag| !is_calm(tag)).map(str::to_owned),
            _ => None,
        };
        if let Some(way) = found {
            bail!("{address} has a way from text to markup or code: {way}");
        }
    }
    Ok(())
}

/// The tags of a document of ours, in whose attributes brackets are escaped.
fn tags(document: &str) -> impl Iterator<Item = &str> {
    document.split('<').skip(1).filter_map(|rest| rest.split('>').next())
}

/// Whether a tag has no script, style or markup of its own.
fn is_calm(tag: &str) -> bool {
    let tag = tag.to_ascii_lowercase();
    let inline = tag.starts_with("script") && !tag.contains(" src=\"") && !tag.contains(" type=\"application/json\"");
    let values = tag
        .split('"')
        .step_by(2)
        .filter_map(|before| before.rsplit(char::is_whitespace).next())
        .filter(|name| name.ends_with('='));
    let run = values.into_iter().any(|name| name.starts_with("on") || ["style=", "srcdoc="].contains(&name));
    !(inline || run || tag.starts_with("style") || tag.contains("javascript:"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_to_markup_and_code_are_found() {
        let check = |address: &str, text: &str| {
            closed(&BTreeMap::from([(address.to_owned(), text.as_bytes().to_vec())])).is_ok()
        };
        for (address, text, fine) in [
            ("a.js", "x.textContent=y", true),
            ("a.js", "set_innerHTML_1:(a)=>{}", true),
            ("a.js", "x.innerHTML=y", false),
            ("a.js", "x.insertAdjacentHTML(y)", false),
            ("a.js", "(0,eval)(y),eval(z)", false),
            ("a.js", "new Function(y)", false),
            ("a.html", "<p class=\"on\" title=\"a style=b\">on=\"x\"</p>", true),
            ("a.html", "<script src=\"a.js\"></script>", true),
            ("a.html", "<script type=\"application/json\">{}</script>", true),
            ("a.html", "<script>x</script>", false),
            ("a.html", "<p\nonclick=\"x\">", false),
            ("a.html", "<p style=\"x\">", false),
            ("a.html", "<style>", false),
            ("a.html", "<iframe srcdoc=\"x\">", false),
            ("a.html", "<a href=\"javascript:x\">", false),
            ("a.md", "x.innerHTML=y", true),
        ] {
            assert_eq!(check(address, text), fine, "{address}: {text}");
        }
    }
}
