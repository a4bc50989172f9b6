//! Mermaid's journey diagrams inside of other texts: fences of backticks, tildes or colons, shortcodes, `<pre>`, or
//! just standing there. What wraps them differs from place to place; a line that says `journey` begins one everywhere.

use std::borrow::Cow;

use super::around::MOST_PIECES;
use crate::core::exchange::entities::decoded;
use crate::core::exchange::mermaid::Diagram;

/// A diagram, and from where to where it goes in the text, with what wraps it.
pub(super) struct Found {
    pub diagram: Diagram<'static>,
    pub from: usize,
    pub to: usize,
}

struct Line<'a> {
    from: usize,
    text: &'a str,
}

/// All journey diagrams of a text.
pub(super) fn find(text: &str) -> Vec<Found> {
    let mut at = 0;
    let lines: Vec<Line> = text
        .split_inclusive('\n')
        .map(|line| {
            let from = at;
            at += line.len();
            Line { from, text: line.trim_end_matches(['\n', '\r']) }
        })
        .collect();
    let mut found = Vec::new();
    let mut number = 0;
    while number < lines.len() && found.len() < MOST_PIECES {
        let Some(start) = begins(lines[number].text) else {
            number += 1;
            continue;
        };
        let first = before(&lines, number);
        let fence = first.checked_sub(1).map(|line| lines[line].text.trim()).filter(|line| is_wrap(line));
        let wrapped = fence.is_some() || start > 0;
        let end = end(&lines, number, fence, wrapped);
        let last = lines.get(end).map_or(text.len(), |line| line.from);
        let from = if first == number { lines[number].from + start } else { lines[first].from };
        let body = &text[from..last];
        // The last line may close the element that it stands in.
        let body = if wrapped { body.split("</").next().unwrap_or(body) } else { body };
        if body.lines().any(|line| is_statement(line.trim())) {
            // Tags around it mean that its signs are written as a page has them.
            let markup = start > 0 || fence.is_some_and(|fence| fence.starts_with('<'));
            let body = if markup { decoded(body) } else { body.to_owned() };
            found.push(Found {
                diagram: Diagram { text: Cow::Owned(body), line: first + 1 },
                from: lines[if fence.is_some() { first - 1 } else { first }].from,
                to: lines.get(end + usize::from(wrapped && end > number)).map_or(text.len(), |line| line.from),
            });
        }
        number = end.max(number + 1);
    }
    found
}

/// Where in a line a diagram begins: at the word alone, or behind the tag of its element.
fn begins(line: &str) -> Option<usize> {
    let bare = line.trim();
    let is = |word: &str| word.eq_ignore_ascii_case("journey") || word.eq_ignore_ascii_case("journey;");
    if is(bare) {
        return Some(0);
    }
    let (at, behind) = line.rfind('>').map(|at| (at + 1, line[at + 1..].trim()))?;
    (line.trim_start().starts_with('<') && is(behind)).then_some(at)
}

/// The first line of a diagram, with directives and a front matter before the word.
fn before(lines: &[Line], journey: usize) -> usize {
    let mut first = journey;
    loop {
        let above =
            (0..first).rev().take_while(|line| first - line < 4).find(|line| !lines[*line].text.trim().is_empty());
        match above.map(|line| (line, lines[line].text.trim())) {
            Some((line, text)) if text.starts_with("%%") => first = line,
            Some((line, "---")) => {
                let open = (0..line).rev().take(20).find(|line| lines[*line].text.trim() == "---");
                match open {
                    Some(open) if open + 1 < line => first = open,
                    _ => return first,
                }
            }
            _ => return first,
        }
    }
}

/// Whether a line opens or closes what wraps a diagram.
fn is_wrap(line: &str) -> bool {
    ["```", "~~~", ":::", "{{<", "{{%", "{%", "<", "----", "#+", "[/", "{mermaid", "{code", "[mermaid", ".. mermaid"]
        .iter()
        .any(|start| line.starts_with(start))
}

/// The line behind a diagram.
fn end(lines: &[Line], journey: usize, fence: Option<&str>, wrapped: bool) -> usize {
    // A fence ends with a line of its own sign.
    let sign = fence.and_then(|fence| fence.chars().next()).filter(|sign| matches!(sign, '`' | '~' | ':'));
    let mut blank = false;
    for (number, line) in lines.iter().enumerate().skip(journey + 1) {
        let text = line.text.trim();
        if text.is_empty() {
            blank = true;
            continue;
        }
        let closes = match sign {
            Some(sign) => text.starts_with(&[sign; 3].iter().collect::<String>()),
            None => is_wrap(text) || text.contains("</"),
        };
        if closes {
            // What stands before a closing tag belongs to the diagram.
            return if text.contains("</") && !text.starts_with("</") && sign.is_none() { number + 1 } else { number };
        }
        if begins(line.text).is_some() || !wrapped && blank && !is_statement(text) {
            return number;
        }
    }
    lines.len()
}

/// Whether a line is one of a journey diagram: a keyword, or a task with a score.
fn is_statement(line: &str) -> bool {
    let starts = |word: &str| line.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    if ["title ", "section ", "acctitle", "accdescr", "%%"].iter().any(|word| starts(word)) {
        return true;
    }
    let score = line.split_once(':').map(|(_, data)| data.split(':').next().unwrap_or_default().trim());
    score.is_some_and(|score| {
        !score.is_empty() && score.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'))
    })
}
