//! What an author pastes into a page so that it shows the plan: a figure or an element that the loader brings to life,
//! a frame, a fragment that needs nothing of ours, or a link. `docs/embedding.md` says which site takes which.
//!
//! A snippet is text in somebody else's editor before it is a page. So it holds no blank line (Markdown would end the
//! HTML there), no bracket that a shortcode or template engine would take for its own, and in attributes no raw `<` or
//! `>`. How it is shown, copied and tried out is not known here.

use super::{Export, html, json};
pub use crate::core::address::Mode;
use crate::core::address::{Address, View};
use crate::core::document::Document;
use crate::core::exchange::xml::escape_attribute;
use crate::core::model::choice::choice;
use crate::core::model::{Id, Language};
use crate::core::share::{self, TooLarge};

choice! {
    /// Light or dark.
    pub enum Shade {
        /// As the page around is.
        Auto = "auto",
        Light = "light",
        Dark = "dark",
    }
}

choice! {
    /// What is pasted.
    pub enum Form {
        /// A figure with the journey's table. The page has the loader already.
        Figure = "figure",
        /// The element, with its loader.
        Element = "element",
        /// A frame of the planner's site.
        Frame = "frame",
        /// The journey's table, with or without its picture, which stays what it is.
        Fragment = "fragment",
        /// An address that opens the plan in the planner.
        Link = "link",
    }
}

/// What a snippet shows, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    pub form: Form,
    /// The address of the planner's site, with a slash at its end.
    pub site: String,
    /// Where the author publishes the plan file; if nowhere, the plan is in the snippet.
    pub source: Option<String>,
    pub mode: Mode,
    pub view: View,
    /// The journey that is shown first, and that a table shows; if none, the plan's first.
    pub journey: Option<Id>,
    /// The language of the planner's own words.
    pub language: Language,
    pub shade: Shade,
    pub colours: Colours,
    /// Whether a reader's edits are kept on their device.
    pub keeps: bool,
    /// Whether figure and element hold the journey as a table, for whoever has no script; a figure without an address
    /// does anyway.
    pub with_text: bool,
    /// Whether a fragment has the picture.
    pub with_picture: bool,
    /// The day of a picture, as it is to be shown.
    pub date: String,
    /// Whether it is for WordPress: marked as a block of HTML, else the editor there makes paragraphs and blocks of its
    /// own out of it, and wider than the column of text where the theme permits.
    pub as_block: bool,
}

/// The colours that are not those of the page, as `#` and six hexadecimal digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Colours {
    pub accent: Option<String>,
    pub paper: Option<String>,
    pub ink: Option<String>,
}

impl Colours {
    /// The colours that are given, with their names.
    pub fn given(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [("accent", &self.accent), ("paper", &self.paper), ("ink", &self.ink)].into_iter().filter_map(
            |(name, colour)| {
                let digits = colour.as_deref()?.strip_prefix('#')?;
                (digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())).then_some((name, digits))
            },
        )
    }
}

/// So much room is kept free where nothing of the plan stands in the page before it is shown.
const HEIGHT: &str = "min-height:32rem";
/// What themes of WordPress widen.
const WIDE: &str = "alignwide";
/// What a frame may do: run, open the planner in a tab of its own, and give a file out. It gets no storage and nothing
/// of the page.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// The snippet. Errors: a frame or a link is to hold a plan that is too large for a link.
pub fn snippet(document: &Document, embed: &Embed) -> Result<String, TooLarge> {
    let text = match embed.form {
        Form::Figure => figure(document, embed),
        Form::Element => format!("{}\n{}\n", element(document, embed), loader(&embed.site)),
        Form::Frame => frame(document, embed)?,
        Form::Fragment => html::figure(document, &embed.export(!embed.with_picture), html::CLASS, &[]),
        Form::Link => return link(document, embed),
    };
    Ok(if embed.as_block { format!("<!-- wp:html -->\n{text}<!-- /wp:html -->\n") } else { text })
}

/// The line that brings figures and elements to life. A site needs it once.
pub fn loader(site: &str) -> String {
    format!("<script type=\"module\" src=\"{}\"></script>", attribute(&format!("{site}embed/wegmarke.js")))
}

impl Embed {
    fn export(&self, without_picture: bool) -> Export {
        Export {
            language: self.language,
            journey: self.journey.clone(),
            date: self.date.clone(),
            without_picture,
            ..Export::default()
        }
    }

    /// The attributes of the element that are not what it does anyway.
    fn attributes(&self) -> Vec<(&'static str, &str)> {
        let mut found = Vec::new();
        found.extend(self.source.as_deref().map(|source| ("src", source)));
        found.push(("mode", self.mode.key()));
        if self.view != View::Map {
            found.push(("view", self.view.key()));
        }
        if self.shade != Shade::Auto {
            found.push(("theme", self.shade.key()));
        }
        found.extend(self.journey.as_ref().map(|journey| ("journey", journey.as_str())));
        if self.keeps && self.mode == Mode::Edit {
            found.push(("storage", "local"));
        }
        found
    }

    fn style(&self, first: &[&str]) -> String {
        let colours = self.colours.given().map(|(name, digits)| format!("--wegmarke-{name}:#{digits}"));
        first.iter().map(|rule| (*rule).to_owned()).chain(colours).collect::<Vec<_>>().join(";")
    }
}

fn figure(document: &Document, embed: &Embed) -> String {
    let with_text = embed.with_text || embed.source.is_none();
    // Without it a phone would scroll the whole page to the side, where the table is shown as it is.
    let style = embed.style(if with_text { &["overflow:auto"] } else { &[HEIGHT] });
    let attributes: Vec<(String, &str)> =
        embed.attributes().into_iter().map(|(name, value)| (format!("data-{name}"), value)).collect();
    let mut attributes: Vec<(&str, &str)> = attributes.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    attributes.push(("style", &style));
    let class = if embed.as_block { format!("{} {WIDE}", html::CLASS) } else { html::CLASS.to_owned() };
    if with_text {
        return html::figure(document, &embed.export(true), &class, &attributes);
    }
    let version = html::VERSION.to_string();
    let mut all = vec![("class", class.as_str()), ("data-wegmarke", &version), ("lang", embed.language.key())];
    all.extend(attributes);
    format!("<figure{}></figure>\n", written(&all))
}

fn element(document: &Document, embed: &Embed) -> String {
    let style = embed.style(if embed.with_text { &[] } else { &["display:block", HEIGHT] });
    let mut attributes = embed.attributes();
    attributes.push(("lang", embed.language.key()));
    if embed.as_block {
        attributes.push(("class", WIDE));
    }
    if !style.is_empty() {
        attributes.push(("style", &style));
    }
    // In Markdown such an element begins a piece of HTML only if its tag is alone on a line.
    let mut text = format!("<wegmarke-plan{}>\n", written(&attributes));
    if embed.source.is_none() {
        text += &format!("<script type=\"application/json\">{}</script>\n", calm_json(&json::write(document)));
    }
    if embed.with_text {
        text += &html::figure(document, &embed.export(true), html::CLASS, &[]);
    }
    text + "</wegmarke-plan>"
}

fn frame(document: &Document, embed: &Embed) -> Result<String, TooLarge> {
    let mut query: Vec<(&str, String)> = embed
        .attributes()
        .into_iter()
        .filter(|(name, _)| *name != "storage")
        .map(|(name, value)| (name, percent(value)))
        .collect();
    query.push(("lang", embed.language.key().to_owned()));
    query.extend(embed.colours.given().map(|(name, digits)| (name, digits.to_owned())));
    let query: Vec<String> = query.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    let payload =
        if embed.source.is_none() { Address::Share(share::write(document)?).fragment() } else { String::new() };
    let address = format!("{}embed/frame.html?{}{payload}", embed.site, query.join("&"));
    let title: &str = &document.plan().title;
    let title = if title.trim().is_empty() { "Customer Journey" } else { title };
    let attributes = [
        ("src", address.as_str()),
        ("title", title),
        ("lang", document.plan().language.key()),
        ("loading", "lazy"),
        ("width", "100%"),
        ("height", "640"),
        ("sandbox", SANDBOX),
        ("style", "border:0"),
    ];
    Ok(format!("<iframe{}></iframe>\n", written(&attributes)))
}

fn link(document: &Document, embed: &Embed) -> Result<String, TooLarge> {
    let (site, lang) = (&embed.site, embed.language.key());
    Ok(match &embed.source {
        Some(source) => format!("{site}?lang={lang}&src={}", percent(source)),
        None => format!("{site}?lang={lang}{}", Address::Share(share::write(document)?).fragment()),
    })
}

fn written(attributes: &[(&str, &str)]) -> String {
    attributes.iter().map(|(name, value)| format!(" {name}=\"{}\"", attribute(value))).collect()
}

fn attribute(value: &str) -> String {
    html::without_brackets(&escape_attribute(value))
}

/// JSON that may stand in a `<script>`, and in which no template engine finds its marks: in its texts they are escaped.
fn calm_json(json: &str) -> String {
    let mut out = String::with_capacity(json.len() + json.len() / 16);
    let (mut in_text, mut escaped) = (false, false);
    for c in json.chars() {
        if in_text && matches!(c, '<' | '>' | '&' | '[' | ']' | '{' | '}') {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
        in_text ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    out
}

/// As it stands in a query: letters, digits and what has no meaning there as they are, all else as bytes.
fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte) {
            out.push(char::from(byte))
        } else {
            out.push_str(&format!("%{byte:02X}"))
        }
    }
    out
}
