//! XML as far as readers here need it: tags with their attributes, text, the five entities that XML has by itself and
//! those of letters. No others are ever resolved, and a document type is only passed over.
//!
//! Names are given without their prefix where that says enough; attributes as they are written. What is no well-formed
//! XML ends the reading where it can't go on.

use std::borrow::Cow;

/// Goes through a text in XML.
pub struct Scanner<'a> {
    pub text: &'a str,
    /// The first byte that was not looked at.
    pub at: usize,
}

/// What a scanner meets.
pub enum Event<'a> {
    Start(Tag<'a>),
    /// The name of an element that ends.
    End(&'a str),
    /// Text between tags, with its entities resolved.
    Text(Cow<'a, str>),
    /// A document type, or a part of one.
    Declaration,
}

/// A start tag.
pub struct Tag<'a> {
    /// With its prefix.
    pub name: &'a str,
    /// What stands between the name and the tag's end.
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    /// Starts at the first byte.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The next thing; none at the end, or where something begins that does not end.
    #[allow(clippy::should_implement_trait)]
    pub fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let rest = self.text.get(self.at..)?;
            if rest.is_empty() {
                return None;
            }
            let skip = |end: &str| rest.find(end).map(|at| at + end.len());
            if !rest.starts_with('<') {
                let length = rest.find('<').unwrap_or(rest.len());
                self.at += length;
                return Some(Event::Text(decode(&rest[..length])));
            }
            if rest.starts_with("<!--") {
                self.at += skip("-->")?;
            } else if let Some(inside) = rest.strip_prefix("<![CDATA[") {
                let (inside, _) = inside.split_once("]]>")?;
                self.at += "<![CDATA[".len() + inside.len() + "]]>".len();
                return Some(Event::Text(Cow::Borrowed(inside)));
            } else if rest.starts_with("<?") {
                self.at += skip("?>")?;
            } else if rest.starts_with("<!") {
                self.at += declaration(rest)?;
                return Some(Event::Declaration);
            } else if rest.starts_with("</") {
                let length = skip(">")?;
                self.at += length;
                return Some(Event::End(rest[2..length - 1].trim()));
            } else {
                let length = tag_length(rest)?;
                self.at += length;
                let inner = &rest[1..length - 1];
                let end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inner.len());
                return Some(Event::Start(Tag { name: &inner[..end], rest: &inner[end..] }));
            }
        }
    }
}

impl<'a> Tag<'a> {
    /// Whether nothing is in it, and no end tag follows.
    pub fn is_empty(&self) -> bool {
        self.rest.ends_with('/')
    }

    /// Its attributes, as they are written.
    pub fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let mut rest = self.rest;
        std::iter::from_fn(move || {
            let (name, after) = rest.split_once('=')?;
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
            let (value, tail) = after[1..].split_once(quote)?;
            rest = tail;
            Some((name.trim().trim_start_matches('/').trim(), value))
        })
    }

    /// The value of an attribute, with its prefix.
    pub fn attribute(&self, name: &str) -> Option<Cow<'a, str>> {
        self.attributes().find(|(known, _)| *known == name).map(|(_, value)| decode(value))
    }
}

/// How long a tag is, its brackets included; `>` in quotes does not end it.
pub fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some(at + 1),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// How long a declaration is: a document type may hold others in square brackets.
fn declaration(rest: &str) -> Option<usize> {
    let (mut quote, mut depth) = (None, 0u32);
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            (None, b'[') => depth += 1,
            (None, b']') => depth = depth.saturating_sub(1),
            (None, b'>') if depth == 0 => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The name without its prefix.
pub fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Text with its entities resolved; what is none stays as it is.
pub fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    let mut rest = &text[first..];
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // No entity is longer than that; to look further would take long in a text of many ampersands.
        let end = after.bytes().take(10).position(|byte| byte == b';');
        match end.and_then(|end| Some((entity(&after[..end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &after[end + 1..];
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

/// Text as it stands between tags. `>` as well, so that no `]]>` can arise.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Left alone, a reader would turn it into a line feed.
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
    out
}

/// Text as it stands in an attribute in double quotes.
pub fn escape_attribute(text: &str) -> String {
    escape(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}
