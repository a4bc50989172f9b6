//! A page for each published plan, and what other sites need to show the plan from its address (oEmbed,
//! <https://oembed.com>).
//!
//! The examples are what is published here. A page holds the plan as the planner's own fragment of HTML: complete
//! without script, and taken over by the loader where scripts run. How that looks is the loader's affair, and
//! `embed/page.css`'s.
//!
//! All addresses in a page are relative, so that it works wherever the site lies. An oEmbed answer is read by other
//! sites' servers and knows absolute ones only: it is made where the site's address is known, and left out where not.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, bail, ensure};
use serde_json::json;
use wegmarke::core::exchange::{Export, html, json};
use wegmarke::core::model::Language;

/// Where the pages stand.
const PAGES: &str = "embed/published/";
/// Where the answers stand.
const ANSWERS: &str = "embed/oembed/";
/// The frame's size that is asked for, in CSS pixels; it adapts to narrower places.
const SIZE: (u32, u32) = (800, 600);

/// Where the site will be had: an absolute address that ends with a slash.
pub struct Address(String);

impl Address {
    pub fn parse(text: &str) -> Result<Address> {
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        if rest.is_none_or(|rest| {
            rest.is_empty() || rest.starts_with('/') || rest.contains(['?', '#', '"', '<', '>', ' '])
        }) {
            bail!("--address takes where the site will be had, such as https://example.org/wegmarke/, not “{text}”");
        }
        Ok(Address(format!("{}/", text.trim_end_matches('/'))))
    }
}

/// The pages of all plans among these files, and the answers if the site's address is known.
pub fn files(site: &BTreeMap<String, Vec<u8>>, address: Option<&Address>) -> Result<BTreeMap<String, String>> {
    let mut made = BTreeMap::new();
    for (file, bytes) in site {
        let Some(name) = file.strip_prefix("examples/").and_then(|name| name.strip_suffix(".wegmarke.json")) else {
            continue;
        };
        let plan = Published::read(name, bytes).with_context(|| format!("cannot publish {file}"))?;
        made.insert(format!("{PAGES}{name}.html"), plan.page(address));
        if let Some(address) = address {
            made.insert(plan.answer_file(), plan.answer(address));
        }
    }
    ensure!(!made.is_empty(), "there is no plan to publish");
    Ok(made)
}

struct Published<'a> {
    /// The file's name without its ending: `outdoor-shop.de`.
    name: &'a str,
    title: String,
    language: Language,
    fragment: String,
}

impl Published<'_> {
    fn read<'a>(name: &'a str, bytes: &[u8]) -> Result<Published<'a>> {
        let (document, repairs) = json::read(std::str::from_utf8(bytes)?, 0).map_err(|error| anyhow!("{error:?}"))?;
        ensure!(repairs.is_empty(), "it would have to be mended first: {repairs:?}");
        let plan = document.plan();
        let export = Export { language: plan.language, ..Export::default() };
        Ok(Published {
            name,
            title: plan.title.to_string(),
            language: plan.language,
            fragment: html::write(&document, &export).body.text().unwrap_or_default().to_owned(),
        })
    }

    fn page(&self, address: Option<&Address>) -> String {
        let (name, title, lang) = (self.name, escape(&self.title), self.language.key());
        let example = name.rsplit_once('.').map_or(name, |(example, _)| example);
        let (planner, file) = match self.language {
            Language::De => ("Im Planer öffnen", "Plandatei herunterladen"),
            Language::En => ("Open in the planner", "Download the plan file"),
        };
        let discovery = address.map_or(String::new(), |Address(top)| {
            format!(
                "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{top}{}\" title=\"{title}\">\n",
                self.answer_file()
            )
        });
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title} · Wegmarke</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
             <link rel=\"icon\" type=\"image/svg+xml\" href=\"../../assets/icon.svg\">\n<link rel=\"stylesheet\" href=\"../page.css\">\n{discovery}\
             <script type=\"module\" src=\"../wegmarke.js\"></script>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
             <wegmarke-plan src=\"../../examples/{name}.wegmarke.json\" mode=\"explore\">\n{}</wegmarke-plan>\n\
             <p><a href=\"../../?lang={lang}#example={example}\">{planner}</a> · <a href=\"../../examples/{name}.wegmarke.json\" download>{file}</a></p>\n\
             </main>\n</body>\n</html>\n",
            self.fragment
        )
    }

    fn answer_file(&self) -> String {
        format!("{ANSWERS}{}.json", self.name)
    }

    fn answer(&self, Address(top): &Address) -> String {
        let (width, height) = SIZE;
        let html = format!(
            "<iframe src=\"{top}embed/frame.html?src=../examples/{}.wegmarke.json\" title=\"{}\" width=\"{width}\" height=\"{height}\" loading=\"lazy\" \
             sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\" style=\"border:0;max-width:100%\"></iframe>",
            self.name,
            escape(&self.title)
        );
        let answer = json!({
            "version": "1.0", "type": "rich", "title": self.title, "provider_name": "Wegmarke", "provider_url": top,
            "width": width, "height": height, "html": html,
        });
        format!("{answer:#}\n")
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "examples/tea.en.wegmarke.json";

    fn made(address: Option<&str>) -> BTreeMap<String, String> {
        let plan = r#"{ "format": "wegmarke-plan", "version": 1, "id": "tea", "title": "Tea <& \"more\">", "language": "en", "phase_model": "custom",
            "phases": [{ "id": "a", "name": "Look around", "stage": "awareness" }], "personas": [], "touchpoints": [{ "id": "t", "name": "Shop window" }],
            "journeys": [{ "id": "j", "name": "A cup", "steps": [{ "id": "s", "phase": "a", "touchpoint": "t", "satisfaction": 4 }] }], "measures": [], "feedback": [] }"#;
        let site = BTreeMap::from([(NAME.to_owned(), plan.as_bytes().to_vec()), ("index.html".to_owned(), Vec::new())]);
        files(&site, address.map(|address| Address::parse(address).unwrap()).as_ref()).unwrap()
    }

    #[test]
    fn a_page_says_the_plan_without_script_and_names_relative_addresses_only() {
        let made = made(None);
        assert_eq!(made.keys().collect::<Vec<_>>(), ["embed/published/tea.en.html"]);
        let page = &made["embed/published/tea.en.html"];
        for part in [
            "<html lang=\"en\">",
            "<h1>Tea &lt;&amp; &quot;more&quot;&gt;</h1>",
            "Shop window",
            "src=\"../../examples/tea.en.wegmarke.json\"",
            "href=\"../../?lang=en#example=tea\"",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        // The picture's namespace is a name, not an address.
        assert!(!page.replace("http://www.w3.org/2000/svg", "").contains("://") && !page.contains("oembed"), "{page}");
        assert!(!page.contains("style=") && !page.contains("<style"), "the policy forbids it: {page}");
    }

    #[test]
    fn with_an_address_a_page_links_its_answer() {
        for address in ["https://example.org/way", "https://example.org/way/"] {
            let made = made(Some(address));
            let link = "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"https://example.org/way/embed/oembed/tea.en.json\"";
            assert!(made["embed/published/tea.en.html"].contains(link), "{made:?}");
            let answer: serde_json::Value = serde_json::from_str(&made["embed/oembed/tea.en.json"]).unwrap();
            for (field, value) in [
                ("version", json!("1.0")),
                ("type", json!("rich")),
                ("title", json!("Tea <& \"more\">")),
                ("width", json!(800)),
                ("height", json!(600)),
            ] {
                assert_eq!(answer[field], value, "{field}");
            }
            let html = answer["html"].as_str().unwrap();
            let frame = "<iframe src=\"https://example.org/way/embed/frame.html?src=../examples/tea.en.wegmarke.json\" title=\"Tea &lt;&amp; &quot;more&quot;&gt;\"";
            assert!(html.starts_with(frame) && html.ends_with("</iframe>"), "{html}");
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
        for text in [
            "example.org",
            "/wegmarke/",
            "https://",
            "https:///x",
            "https://example.org/?a",
            "https://example.org/#a",
            "https://a.org/\"",
            "ftp://a.org/",
        ] {
            assert!(Address::parse(text).is_err(), "{text}");
        }
    }
}
