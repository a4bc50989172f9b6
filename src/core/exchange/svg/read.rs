//! Finding the plan in an SVG: a scanner that knows tags, attributes, comments, CDATA and entities, and no more.
//!
//! It bears what editors do to a picture when they save it: attributes in another order and other quotes, our prefix
//! renamed or declared elsewhere, the text as CDATA or with other entities, lines folded, comments put in.

use crate::core::exchange::{ErrorCode, Import, ImportError, Imported, LARGEST_IMPORT, Place, json};

use super::paint::NAMESPACE;

/// Reads the plan that a picture of ours holds.
pub fn read(text: &str, import: &Import) -> Result<Imported, ImportError> {
    if text.len() > LARGEST_IMPORT {
        return Err(ImportError { code: ErrorCode::TooLarge, place: Place::Whole });
    }
    if !is_svg(text) {
        return Err(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole });
    }
    let (start, plan) = plan(text)?;
    let (document, repairs) = json::read(&unfold(&plan), import.seed).map_err(|mut error| {
        if let (ErrorCode::NotJson, Place::Line { .. }) = (error.code, &error.place) {
            // A place within the metadata would mean nothing to whoever looks at the file.
            error = ImportError { code: ErrorCode::Syntax, place: place(text, start) };
        }
        error
    })?;
    Ok(Imported { document, repairs })
}

/// Whether the first element of a text is an `svg`.
pub fn is_svg(text: &str) -> bool {
    let mut tags = Tags { text, at: 0 };
    tags.next().is_some_and(|tag| local(tag.name) == "svg")
}

/// Where the plan stands, and its text without the mark-up around it.
fn plan(text: &str) -> Result<(usize, String), ImportError> {
    let mut prefixes: Vec<&str> = Vec::new();
    let mut tags = Tags { text, at: 0 };
    while let Some(tag) = tags.next() {
        let mut bare = false;
        for (name, value) in tag.attributes() {
            if decode(value) == NAMESPACE {
                match name.strip_prefix("xmlns:") {
                    Some(prefix) => prefixes.push(prefix),
                    None => bare |= name == "xmlns",
                }
            }
        }
        let ours = match tag.name.split_once(':') {
            Some((prefix, name)) => name == "plan" && prefixes.contains(&prefix),
            None => tag.name == "plan" && bare,
        };
        if ours {
            let inner = content(&text[tags.at..], tag.name);
            return inner
                .map(|inner| (tags.at, inner))
                .ok_or(ImportError { code: ErrorCode::Syntax, place: place(text, tags.at) });
        }
    }
    Err(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole })
}

/// The start tags of a text, one after the other.
struct Tags<'a> {
    text: &'a str,
    at: usize,
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    /// What stands between the name and the tag's end.
    rest: &'a str,
}

impl<'a> Tags<'a> {
    fn next(&mut self) -> Option<Tag<'a>> {
        loop {
            self.at += self.text.get(self.at..)?.find('<')?;
            let rest = &self.text[self.at..];
            let skip = |end: &str| rest.find(end).map(|at| at + end.len());
            let length = if rest.starts_with("<!--") {
                skip("-->")?
            } else if rest.starts_with("<![CDATA[") {
                skip("]]>")?
            } else if rest.starts_with("<?") {
                skip("?>")?
            } else if rest.starts_with("<!") {
                declaration(rest)?
            } else if rest.starts_with("</") {
                skip(">")?
            } else {
                let length = tag_length(rest)?;
                let inner = &rest[1..length - 1];
                self.at += length;
                let end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/').unwrap_or(inner.len());
                return Some(Tag { name: &inner[..end], rest: &inner[end..] });
            };
            self.at += length;
        }
    }
}

impl<'a> Tag<'a> {
    /// Its attributes, as they are written.
    fn attributes(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
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
}

/// How long a tag is, its brackets included; `>` in quotes does not end it.
fn tag_length(rest: &str) -> Option<usize> {
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

/// The text of an element up to its end tag; none if it does not end.
fn content(mut rest: &str, name: &str) -> Option<String> {
    let mut out = String::new();
    loop {
        let (before, after) = rest.split_at(rest.find('<')?);
        out.push_str(&decode(before));
        if let Some(tail) = after.strip_prefix("<![CDATA[") {
            let (inside, tail) = tail.split_once("]]>")?;
            out.push_str(inside);
            rest = tail;
        } else if let Some(tail) = after.strip_prefix("<!--") {
            rest = tail.split_once("-->")?.1;
        } else if let Some(tail) = after.strip_prefix("</") {
            return tail.strip_prefix(name)?.trim_start().starts_with('>').then_some(out);
        } else {
            // Elements that somebody put in: their text counts, their tags do not.
            rest = &after[tag_length(after)?..];
        }
    }
}

/// The name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Text with its entities resolved; what is none stays as it is.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
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
    out
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

/// Undoes the folding of lines: what we write has no line break, so one with the white space around it was a space.
fn unfold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in
        text.trim().split(['\n', '\r']).map(|line| line.trim_matches([' ', '\t'])).filter(|line| !line.is_empty())
    {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(line.chars().map(|letter| if letter == '\t' { ' ' } else { letter }));
    }
    out
}

/// The line and column of a byte.
fn place(text: &str, at: usize) -> Place {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    Place::Line { line, column }
}
