//! What the marks of Markdown and of HTML within a text mean: emphasis and links are their words, a `<br>` is a line
//! break, an entity its letter. For cells and list items that people copy out of pages and chats.

use super::entities::entity;

/// The words of a piece of Markdown.
pub fn unmarked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.trim();
    while let Some(letter) = rest.chars().next() {
        let length = match letter {
            '\\' if rest[1..].starts_with(|next: char| next.is_ascii_punctuation()) => {
                out.push_str(&rest[1..2]);
                2
            }
            '*' | '`' => run(rest, letter),
            '_' | '~' if run(rest, letter) > 1 => run(rest, letter),
            // An underscore within a word is one.
            '_' if !(out.ends_with(char::is_alphanumeric) && rest[1..].starts_with(char::is_alphanumeric)) => 1,
            '!' if rest[1..].starts_with('[') => 1,
            '[' => match link(rest) {
                Some((words, length)) => {
                    out.push_str(&unmarked(words));
                    length
                }
                None => keep(&mut out, letter),
            },
            '<' => match tag(rest) {
                Some((name, length)) => {
                    if matches!(name, "br" | "p" | "li" | "div") && !out.is_empty() && !out.ends_with('\n') {
                        out.push('\n');
                    }
                    length
                }
                None => keep(&mut out, letter),
            },
            '&' => match entity(rest) {
                Some((letter, length)) => {
                    out.push(letter);
                    length
                }
                None => keep(&mut out, letter),
            },
            _ => keep(&mut out, letter),
        };
        rest = &rest[length..];
    }
    out.truncate(out.trim_end().len());
    out
}

fn keep(out: &mut String, letter: char) -> usize {
    out.push(letter);
    letter.len_utf8()
}

/// How often a sign stands here. Signs between blanks, as in "3 * 4", are text, but nobody misses them in a name.
fn run(text: &str, sign: char) -> usize {
    text.len() - text.trim_start_matches(sign).len()
}

/// The words of a link such as `[words](address)` or `[words][name]`, and how long it is.
fn link(text: &str) -> Option<(&str, usize)> {
    let end = text.find(']')?;
    let behind = &text[end + 1..];
    let close = match behind.chars().next()? {
        '(' => behind.find(')')?,
        '[' => behind.find(']')?,
        _ => return None,
    };
    Some((&text[1..end], end + 1 + close + 1))
}

/// The name of a tag, and how long it is.
fn tag(text: &str) -> Option<(&str, usize)> {
    let inner = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    let name = inner.split(|letter: char| !letter.is_ascii_alphanumeric()).next().filter(|name| !name.is_empty())?;
    let end = text.find('>')?;
    (text[1..end].len() < 300).then_some((name, end + 1))
}
