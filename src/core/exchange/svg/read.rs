//! Finding the plan in an SVG.
//!
//! It bears what editors do to a picture when they save it: attributes in another order and other quotes, our prefix
//! renamed or declared elsewhere, the text as CDATA or with other entities, lines folded, comments put in.

use crate::core::exchange::{ErrorCode, Import, ImportError, Imported, LARGEST_IMPORT, Place, json};

use super::paint::NAMESPACE;
use crate::core::exchange::xml::{Event, Scanner, Tag, decode, local, tag_length};

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
    start(&mut Scanner::new(text)).is_some_and(|tag| local(tag.name) == "svg")
}

/// Where the plan stands, and its text without the mark-up around it.
fn plan(text: &str) -> Result<(usize, String), ImportError> {
    let mut prefixes: Vec<&str> = Vec::new();
    let mut tags = Scanner::new(text);
    while let Some(tag) = start(&mut tags) {
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

/// The next start tag.
fn start<'a>(scanner: &mut Scanner<'a>) -> Option<Tag<'a>> {
    loop {
        if let Event::Start(tag) = scanner.next()? {
            return Some(tag);
        }
    }
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
