//! One stored generation of a plan: its name and its text, written and read again.
//!
//! A generation is a line and the plan's JSON below it, so it can be read by eye and, in need,
//! saved by hand:
//!
//! ```text
//! wegmarke f21658b2 1 7-a3f2.12 6-a3f2.11 15 1767225600000 "Spring campaign"
//! {"format": …}
//! ```
//!
//! The line holds: a magic word, a CRC-32 of everything after it, the schema, this generation, its
//! parent (`-` for none), the length of the JSON in bytes, the time, the title as a JSON string (so
//! it holds no line break). **The first three fields and the line break before the JSON stay so in
//! every future schema**: that is how an older program tells a newer text from a damaged one. What
//! the JSON means is not known here.

use std::fmt;

use crate::core::checksum::crc32;
use crate::core::json_text::{parse, quoted};

/// The schema that this program writes. Raise it with any change of the line above or of the plan
/// format.
pub const SCHEMA: u32 = 1;

const MAGIC: &str = "wegmarke ";

/// The name of a generation within its plan, `<generation>-<writer>.<serial>`. The highest wins:
/// arbitrary among equal generations of two writers, but the same in every tab.
///
/// No name is ever used twice, not even once its text has gone: another generation, or a tab that
/// has not saved yet, may still know the former text by it, and would remove the latter as its own.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// One more than the parent's.
    pub generation: u32,
    /// Who wrote it: one page load, so that two tabs never write the same key; and one line of descent of a plan, so
    /// that a later serial of the same writer was made from an earlier one.
    pub writer: String,
    /// How many generations, of any plan, the writer has begun with this one.
    pub serial: u32,
}

impl Mark {
    /// Whether the same line of descent came to this after the other one.
    pub(super) fn is_later_than(&self, other: &Mark) -> bool {
        self.writer == other.writer && self.serial > other.serial
    }

    /// Reads exactly what `Display` writes; everything else (`+7-x.1`, `07-x.1`) would be a key
    /// that could not be found again.
    pub(super) fn parse(text: &str) -> Option<Mark> {
        let (generation, author) = text.split_once('-')?;
        let (writer, serial) = author.split_once('.')?;
        let plain = !writer.is_empty() && writer.bytes().all(|b| b.is_ascii_alphanumeric());
        let mark = Mark { generation: generation.parse().ok()?, writer: writer.into(), serial: serial.parse().ok()? };
        (plain && mark.to_string() == text).then_some(mark)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}.{}", self.generation, self.writer, self.serial)
    }
}

/// What the first line tells about an intact generation of our schema.
pub(super) struct Header {
    pub parent: Option<Mark>,
    pub saved_at: i64,
    pub title: String,
}

impl Header {
    /// Whether the generation of this header, called `own`, was made from the other one, as far as the two names and
    /// the parent tell. A writer's name stands for one line of descent ([`super::Library::draft`]).
    pub fn is_after(&self, own: &Mark, other: &Mark) -> bool {
        self.parent.as_ref() == Some(other) || own.is_later_than(other)
    }
}

/// What a stored text turned out to be.
pub(super) enum Reading {
    Good(Header),
    /// Intact, but of a schema that only a newer program knows.
    Newer,
    Damaged,
}

pub(super) fn write(mark: &Mark, header: &Header, json: &str) -> String {
    let parent = header.parent.as_ref().map_or_else(|| "-".into(), Mark::to_string);
    let title = quoted(&header.title);
    let rest = format!("{SCHEMA} {mark} {parent} {} {} {title}\n{json}", json.len(), header.saved_at);
    format!("{MAGIC}{:08x} {rest}", checksum(&rest))
}

pub(super) fn read(mark: &Mark, text: &str) -> Reading {
    let Some((schema, line, json)) = intact(text) else {
        return Reading::Damaged;
    };
    match schema {
        SCHEMA => fields(mark, line, json).map_or(Reading::Damaged, Reading::Good),
        _ if schema > SCHEMA => Reading::Newer,
        _ => Reading::Damaged,
    }
}

/// The JSON below the line, in any schema.
pub(super) fn json(text: &str) -> &str {
    text.split_once('\n').map_or("", |(_, json)| json)
}

/// The title of a text that is damaged or newer, as far as it can be guessed: better than no name
/// at all.
pub(super) fn guess_title(text: &str) -> String {
    let line = text.lines().next().unwrap_or("");
    let title = line.find('"').and_then(|at| unquoted(&line[at..]));
    title.unwrap_or_default()
}

/// A short name for any text, alike for like texts. Two texts may share it.
pub(super) fn hash(text: &str) -> String {
    format!("{:08x}-{}", checksum(text), text.len())
}

/// Schema, rest of the line and JSON, if the bytes are those that were written.
fn intact(text: &str) -> Option<(u32, &str, &str)> {
    let (crc, rest) = text.strip_prefix(MAGIC)?.split_once(' ')?;
    if crc != format!("{:08x}", checksum(rest)) {
        return None;
    }
    let (line, json) = rest.split_once('\n')?;
    let (schema, line) = line.split_once(' ')?;
    Some((schema.parse().ok()?, line, json))
}

fn fields(mark: &Mark, line: &str, json: &str) -> Option<Header> {
    let mut fields = line.splitn(5, ' ');
    let own = Mark::parse(fields.next()?)?;
    let parent = match fields.next()? {
        "-" => None,
        parent => Some(Mark::parse(parent)?),
    };
    let length: usize = fields.next()?.parse().ok()?;
    let saved_at = fields.next()?.parse().ok()?;
    let title = unquoted(fields.next()?)?;
    // A parent is always lower, so that a walk along the chain ends whatever somebody wrote into
    // the storage.
    let lower = parent.as_ref().is_none_or(|p| p.generation < own.generation);
    (own == *mark && length == json.len() && lower).then_some(Header { parent, saved_at, title })
}

fn unquoted(text: &str) -> Option<String> {
    Some(parse(text).ok()?.root().as_str()?.to_owned())
}

fn checksum(text: &str) -> u32 {
    crc32(text.as_bytes())
}
