//! JSON that is nearly JSON: as word processors, chats and people leave it. What comes out is strict JSON, or the
//! beginning of it closed properly; what was done is told.
//!
//! Mended are quotes of other shapes, blanks that are none, comments, commas too many and too few, names without
//! quotes, single quotes, line breaks within texts, the words of other languages for true, false and null, dots in
//! place of entries, and an end that is missing. It never guesses a value.

use crate::core::exchange::Rule;
use crate::core::json_text::{parse, write_quoted};

/// A text that became JSON.
pub struct Healed {
    pub json: String,
    /// How many bytes of the text it took.
    pub length: usize,
    /// What was mended, each once, and where first.
    pub mended: Vec<(Rule, usize)>,
}

/// Reads the value that a text begins with; what stands behind it stays. None if there is none, or if it can't be told
/// what it means.
pub fn heal(text: &str) -> Option<Healed> {
    let mut healer =
        Healer { text, at: 0, json: String::with_capacity(text.len()), mended: Vec::new(), depth: Vec::new() };
    healer.blanks();
    if !matches!(healer.peek(), Some('{' | '[')) {
        return None;
    }
    healer.run()?;
    Some(Healed { json: healer.json, length: healer.at, mended: healer.mended })
}

struct Healer<'a> {
    text: &'a str,
    at: usize,
    json: String,
    mended: Vec<(Rule, usize)>,
    /// The objects and arrays that are open.
    depth: Vec<Open>,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Object,
    Array,
}

/// As deep as serde_json goes.
const DEEPEST: usize = 120;

impl Healer<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn healed(&mut self, rule: Rule) {
        if self.mended.iter().all(|(known, _)| *known != rule) {
            let line = 1 + self.text[..self.at].bytes().filter(|byte| *byte == b'\n').count();
            self.mended.push((rule, line));
        }
    }

    /// Passes over white space of any kind, comments and dots that stand for more.
    fn blanks(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.len()
                - rest
                    .trim_start_matches(|letter: char| {
                        letter.is_whitespace() || matches!(letter, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
                    })
                    .len();
            let strange = !rest[..blank].is_ascii();
            let rest = &rest[blank..];
            let comment = if rest.starts_with("//") || rest.starts_with('#') {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else if rest.starts_with("...") {
                3
            } else if rest.starts_with('…') {
                '…'.len_utf8()
            } else {
                0
            };
            if strange || comment > 0 {
                self.healed(Rule::Healed);
            }
            self.at += blank + comment;
            if comment == 0 {
                return;
            }
        }
    }

    /// Goes through the value, iteratively: an object or array that is open says what may come.
    fn run(&mut self) -> Option<()> {
        self.open();
        while let Some(open) = self.depth.last().copied() {
            self.blanks();
            // Commas that part nothing.
            while self.peek() == Some(',') {
                self.healed(Rule::Healed);
                self.at += 1;
                self.blanks();
            }
            match (self.peek(), open) {
                (None, _) => {
                    self.healed(Rule::Truncated);
                    self.close();
                    continue;
                }
                (Some('}'), Open::Object) | (Some(']'), Open::Array) => {
                    self.at += 1;
                    self.close();
                    self.behind_value();
                    continue;
                }
                // The wrong bracket ends what it can.
                (Some('}' | ']'), _) => {
                    self.healed(Rule::Healed);
                    self.close();
                    self.behind_value();
                    continue;
                }
                (Some(_), Open::Object) => {
                    self.comma();
                    let before = self.json.len();
                    self.name()?;
                    self.blanks();
                    match self.peek() {
                        Some(':' | '=') => self.at += 1,
                        None => {
                            // A name without a value is nothing.
                            self.json.truncate(before);
                            self.json.truncate(self.json.trim_end_matches(',').len());
                            continue;
                        }
                        Some(_) => return None,
                    }
                    self.json.push(':');
                    self.blanks();
                    if self.peek().is_none() {
                        self.json.push_str("null");
                        continue;
                    }
                }
                (Some(_), Open::Array) => self.comma(),
            }
            match self.peek() {
                Some('{' | '[') => self.open(),
                Some(',' | '}' | ']') => {
                    self.healed(Rule::Healed);
                    self.json.push_str("null");
                }
                Some(_) => {
                    self.scalar()?;
                    self.behind_value();
                }
                None => {}
            }
            if self.depth.len() > DEEPEST {
                return None;
            }
        }
        Some(())
    }

    fn open(&mut self) {
        let object = self.peek() == Some('{');
        self.at += 1;
        self.json.push(if object { '{' } else { '[' });
        self.depth.push(if object { Open::Object } else { Open::Array });
    }

    fn close(&mut self) {
        if let Some(open) = self.depth.pop() {
            self.json.push(if open == Open::Object { '}' } else { ']' });
        }
    }

    /// The comma before an entry that is not the first.
    fn comma(&mut self) {
        if !self.json.ends_with(['{', '[', ',']) {
            self.json.push(',');
        }
    }

    /// The comma behind a value, or what is there in its place.
    fn behind_value(&mut self) {
        if self.depth.is_empty() {
            return;
        }
        self.blanks();
        match self.peek() {
            Some(',') => {
                self.at += 1;
                self.blanks();
                if matches!(self.peek(), Some('}' | ']')) {
                    self.healed(Rule::Healed);
                }
            }
            Some(';') => {
                self.healed(Rule::Healed);
                self.at += 1;
            }
            Some('}' | ']') | None => {}
            Some(_) => self.healed(Rule::Healed),
        }
    }

    fn name(&mut self) -> Option<()> {
        if self.peek().is_some_and(|letter| closing(letter).is_some()) {
            return self.string();
        }
        let rest = self.rest();
        let length =
            rest.len() - rest.trim_start_matches(|letter: char| letter.is_alphanumeric() || letter == '_').len();
        if length == 0 {
            return None;
        }
        let name = rest[..length].to_owned();
        self.healed(Rule::Healed);
        self.at += length;
        self.put(&name);
        Some(())
    }

    /// A text, in quotes of any shape.
    fn string(&mut self) -> Option<()> {
        let open = self.peek()?;
        let ends = closing(open)?;
        if open != '"' {
            self.healed(Rule::Healed);
        }
        self.at += open.len_utf8();
        let mut text = String::new();
        loop {
            let Some(letter) = self.peek() else {
                self.healed(Rule::Truncated);
                break;
            };
            if ends.contains(letter) && (open == '"' || self.ends_text(letter)) {
                self.at += letter.len_utf8();
                break;
            }
            self.at += letter.len_utf8();
            match letter {
                '\\' => self.escape(&mut text),
                '\n' | '\r' | '\t' => {
                    self.healed(Rule::Healed);
                    text.push(letter);
                }
                _ => text.push(letter),
            }
        }
        self.put(&text);
        Some(())
    }

    /// Whether a quote of another shape is the end of a text, and not an apostrophe or a quote within it.
    fn ends_text(&self, quote: char) -> bool {
        let behind = self.rest()[quote.len_utf8()..].trim_start();
        behind.is_empty() || behind.starts_with([',', ':', '}', ']', '=', '/', '#'])
    }

    /// What a backslash and the letter behind it mean.
    fn escape(&mut self, text: &mut String) {
        let Some(letter) = self.peek() else { return };
        self.at += letter.len_utf8();
        match letter {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' | 'f' => text.push(' '),
            'u' => match self.unit() {
                Some(high @ 0xd800..0xdc00) => {
                    let mark = self.at;
                    let low = self.rest().starts_with("\\u").then(|| {
                        self.at += 2;
                        self.unit()
                    });
                    match low.flatten() {
                        Some(low @ 0xdc00..0xe000) => {
                            let code = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                            text.extend(char::from_u32(code));
                        }
                        _ => {
                            self.at = mark;
                            self.healed(Rule::LostLetter);
                            text.push('\u{fffd}');
                        }
                    }
                }
                Some(unit) => text.push(char::from_u32(unit).unwrap_or('\u{fffd}')),
                None => self.healed(Rule::Healed),
            },
            '"' | '\\' | '/' => text.push(letter),
            _ => {
                self.healed(Rule::Healed);
                text.push(letter);
            }
        }
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
        let unit = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(unit)
    }

    /// A text, number or word.
    fn scalar(&mut self) -> Option<()> {
        if self.peek().is_some_and(|letter| closing(letter).is_some()) {
            return self.string();
        }
        let rest = self.rest();
        let end = rest.find([',', '}', ']', '\n', '\r']).unwrap_or(rest.len());
        let comment = rest[..end].find("//").unwrap_or(end);
        let word = rest[..comment].trim().to_owned();
        let breaks_off = comment == rest.len();
        let number = word.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-') && parse(&word).is_ok();
        let known = match word.to_ascii_lowercase().as_str() {
            "true" | "yes" | "wahr" | "ja" => Some("true".to_owned()),
            "false" | "no" | "falsch" | "nein" => Some("false".to_owned()),
            "null" | "none" | "undefined" | "nan" => Some("null".to_owned()),
            _ if number => Some(word.clone()),
            _ => None,
        };
        if known.as_ref() != Some(&word) {
            self.healed(Rule::Healed);
        }
        if breaks_off {
            self.healed(Rule::Truncated);
        }
        self.at += comment;
        match known {
            Some(known) => self.json.push_str(&known),
            None if word.is_empty() => return None,
            None => self.put(&word),
        }
        Some(())
    }

    /// Writes a text.
    fn put(&mut self, text: &str) {
        write_quoted(&mut self.json, text);
    }
}

/// The signs that end a text which this one begins.
fn closing(open: char) -> Option<&'static str> {
    Some(match open {
        '"' => "\"",
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '″' => "“”„«»＂″",
        '\'' | '’' | '‘' | '‚' | '`' | '´' => "'’‘`´",
        _ => return None,
    })
}
