//! From a text in JSON (RFC 8259) to a tree.

use super::tree::Tree;
use crate::core::number::parsed;

/// How deep arrays and objects may stand within each other.
const DEEPEST: usize = 127;

/// The tree of a text, which is shorter than half a gigabyte; else the place of the first byte that is wrong, behind
/// the last one where the text ends too early.
pub fn parse(text: &str) -> Result<Tree, usize> {
    let mut parser = Parser { text, at: 0, tree: Tree::with_room(text.len()) };
    match parser.value(DEEPEST) {
        Some(()) if parser.peek().is_none() => Ok(parser.tree),
        _ => Err(parser.at),
    }
}

/// Each step gives nothing where something is wrong at `at`.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    tree: Tree,
}

impl Parser<'_> {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is no space.
    fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.byte()? == byte).then(|| self.at += 1)
    }

    fn value(&mut self, depth: usize) -> Option<()> {
        match self.peek()? {
            b'"' => self.text(),
            b'[' => self.members(depth, false, b']'),
            b'{' => self.members(depth, true, b'}'),
            b'n' => {
                self.word("null")?;
                self.tree.add_null()
            }
            b't' => {
                self.word("true")?;
                self.tree.add_bool(true)
            }
            b'f' => {
                self.word("false")?;
                self.tree.add_bool(false)
            }
            b'-' | b'0'..=b'9' => self.number(),
            _ => None,
        }
    }

    fn word(&mut self, word: &str) -> Option<()> {
        word.bytes().try_for_each(|byte| self.take(byte))
    }

    fn members(&mut self, depth: usize, named: bool, end: u8) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        self.at += 1;
        let began = self.tree.open();
        if self.peek()? != end {
            loop {
                if named {
                    if self.peek()? != b'"' {
                        return None;
                    }
                    self.text()?;
                    self.peek()?;
                    self.take(b':')?;
                }
                self.value(depth)?;
                if self.peek()? == end {
                    break;
                }
                self.take(b',')?;
            }
        }
        self.at += 1;
        self.tree.close(named, began)
    }

    fn number(&mut self) -> Option<()> {
        let from = self.at;
        let _ = self.take(b'-');
        if self.take(b'0').is_none() {
            self.digits()?;
        }
        if self.take(b'.').is_some() {
            self.digits()?;
        }
        if self.take(b'e').or_else(|| self.take(b'E')).is_some() {
            let _ = self.take(b'+').or_else(|| self.take(b'-'));
            self.digits()?;
        }
        let written = &self.text[from..self.at];
        // One beyond all numbers is none.
        parsed(written).filter(|number| number.is_finite())?;
        self.tree.add_number(written)
    }

    /// One digit at least.
    fn digits(&mut self) -> Option<()> {
        let from = self.at;
        while let Some(b'0'..=b'9') = self.byte() {
            self.at += 1;
        }
        (self.at > from).then_some(())
    }

    fn text(&mut self) -> Option<()> {
        self.at += 1;
        let began = self.tree.texts().len();
        loop {
            let from = self.at;
            while !matches!(self.byte()?, b'"' | b'\\' | ..b' ') {
                self.at += 1;
            }
            self.tree.texts().push_str(&self.text[from..self.at]);
            if self.take(b'"').is_some() {
                return self.tree.add_text(began);
            }
            self.take(b'\\')?;
            let letter = self.escaped()?;
            self.tree.texts().push(letter);
        }
    }

    /// What an escape stands for.
    fn escaped(&mut self) -> Option<char> {
        let letter = match self.byte()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.unit()?;
                let 0xd800..0xe000 = unit else { return char::from_u32(unit) };
                // The first half of a letter is followed by the second.
                self.take(b'\\')?;
                let second = self.unit()?;
                return char::decode_utf16([unit as u16, second as u16]).next()?.ok();
            }
            _ => return None,
        };
        self.at += 1;
        Some(letter)
    }

    /// The `u` of an escape and four digits behind it.
    fn unit(&mut self) -> Option<u32> {
        self.take(b'u')?;
        let mut unit = 0;
        for _ in 0..4 {
            unit = unit * 16 + char::from(self.byte()?).to_digit(16)?;
            self.at += 1;
        }
        Some(unit)
    }
}
