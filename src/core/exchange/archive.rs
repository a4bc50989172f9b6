//! Archives (ZIP), which workbooks and slides are made of: reading what a stranger packed, and packing our own.
//!
//! Reading looks at sizes before anything is unpacked, and stops where a part is larger than it said. A part's name
//! only tells parts apart: nothing is ever written to a place that it names. What is locked with a password, or needs
//! the sizes of ZIP64, is refused. It does not know what is in the parts.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::core::checksum::crc32;

/// So many parts an archive may have: more than any workbook of this size.
const MOST_PARTS: usize = 5_000;
/// So many bytes the parts of one archive may have, unpacked and together.
pub const LARGEST: usize = 24_000_000;

/// The signatures of the records.
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const LOCAL_SIZE: usize = 30;
const CENTRAL_SIZE: usize = 46;
const END_SIZE: usize = 22;

/// The ways in which a part is packed.
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// Why an archive is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchiveError {
    /// It is none, or not whole.
    Damaged,
    /// It needs a password.
    Locked,
    /// It is packed in a way that only very large archives need (ZIP64), or that we don't know.
    Foreign,
    /// Its parts are larger than may be read.
    TooLarge,
}

/// Somebody's archive, of which nothing is unpacked yet.
pub struct Archive<'a> {
    bytes: &'a [u8],
    parts: Vec<Part>,
}

/// What the directory says of a part.
struct Part {
    name: String,
    method: u16,
    flags: u16,
    checksum: u32,
    packed: usize,
    size: usize,
    /// Where its own head begins.
    at: usize,
}

impl<'a> Archive<'a> {
    /// Reads the directory at the end of the file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, ArchiveError> {
        use ArchiveError::{Damaged, Foreign, TooLarge};
        // A comment of at most 65,535 bytes may follow the record of the end.
        let from = bytes.len().saturating_sub(END_SIZE + 0xffff);
        let end = (from..=bytes.len().checked_sub(END_SIZE).ok_or(Damaged)?)
            .rev()
            .find(|at| number(bytes, *at, 4) == Some(END as usize))
            .ok_or(Damaged)?;
        let field = |at: usize, size: usize| number(bytes, at, size).ok_or(Damaged);
        let (count, mut at) = (field(end + 10, 2)?, field(end + 16, 4)?);
        if count == 0xffff || at == 0xffff_ffff {
            return Err(Foreign);
        }
        if count > MOST_PARTS {
            return Err(TooLarge);
        }
        let mut parts = Vec::new();
        for _ in 0..count {
            if field(at, 4)? != CENTRAL as usize {
                return Err(Damaged);
            }
            let (packed, size, head) = (field(at + 20, 4)?, field(at + 24, 4)?, field(at + 42, 4)?);
            if [packed, size, head].contains(&0xffff_ffff) {
                return Err(Foreign);
            }
            let (name, extra, comment) = (field(at + 28, 2)?, field(at + 30, 2)?, field(at + 32, 2)?);
            let name_at = at + CENTRAL_SIZE;
            let name_bytes = bytes.get(name_at..name_at + name).ok_or(Damaged)?;
            parts.push(Part {
                name: String::from_utf8_lossy(name_bytes).into_owned(),
                method: field(at + 10, 2)? as u16,
                flags: field(at + 8, 2)? as u16,
                checksum: field(at + 16, 4)? as u32,
                packed,
                size,
                at: head,
            });
            at = name_at + name + extra + comment;
        }
        Ok(Self { bytes, parts })
    }

    /// The names of all parts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|part| part.name.as_str())
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.parts.iter().any(|part| part.name == name)
    }

    /// What is in the part of this name; none if there is no such part. `room` is how many bytes may still be
    /// unpacked, and becomes less by this part's.
    pub fn part(&self, name: &str, room: &mut usize) -> Result<Option<Vec<u8>>, ArchiveError> {
        let Some(part) = self.parts.iter().find(|part| part.name == name) else { return Ok(None) };
        let bytes = self.unpacked(part, *room)?;
        *room -= bytes.len();
        Ok(Some(bytes))
    }

    fn unpacked(&self, part: &Part, room: usize) -> Result<Vec<u8>, ArchiveError> {
        use ArchiveError::{Damaged, Foreign, Locked, TooLarge};
        if part.flags & 1 != 0 {
            return Err(Locked);
        }
        if part.size > room {
            return Err(TooLarge);
        }
        let field = |at: usize, size: usize| number(self.bytes, at, size).ok_or(Damaged);
        if field(part.at, 4)? != LOCAL as usize {
            return Err(Damaged);
        }
        let from = part.at + LOCAL_SIZE + field(part.at + 26, 2)? + field(part.at + 28, 2)?;
        let packed = self.bytes.get(from..from.saturating_add(part.packed)).ok_or(Damaged)?;
        let bytes = match part.method {
            STORED if part.packed == part.size => packed.to_vec(),
            STORED => return Err(Damaged),
            // What unpacks to more than was said is not what it says.
            DEFLATED => decompress_to_vec_with_limit(packed, part.size).map_err(|_| Damaged)?,
            _ => return Err(Foreign),
        };
        if bytes.len() == part.size && crc32(&bytes) == part.checksum { Ok(bytes) } else { Err(Damaged) }
    }
}

/// A number of so many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, size: usize) -> Option<usize> {
    let bytes = bytes.get(at..at.checked_add(size)?)?;
    Some(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

/// An archive that is being packed. The same parts give the same bytes: all have the first day that the format knows.
#[derive(Default)]
pub struct Packer {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: u16,
}

/// The first of January 1980, at midnight.
const DAY: u16 = 1 << 5 | 1;
/// How thoroughly is searched for what repeats.
const LEVEL: u8 = 6;

impl Packer {
    /// Adds a part. Names are ours: ASCII, with strokes between folders.
    pub fn add(&mut self, name: &str, contents: &[u8]) {
        let packed = compress_to_vec(contents, LEVEL);
        let (method, packed) =
            if packed.len() < contents.len() { (DEFLATED, packed.as_slice()) } else { (STORED, contents) };
        let at = self.bytes.len() as u32;
        let mut common = Vec::new();
        // Version 2.0 unpacks it; no flags.
        for field in [20, 0, method, 0, DAY] {
            common.extend(u16::to_le_bytes(field));
        }
        for field in [crc32(contents), packed.len() as u32, contents.len() as u32] {
            common.extend(field.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0; 2]);
        self.bytes.extend(LOCAL.to_le_bytes());
        self.bytes.extend(&common);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(packed);
        self.directory.extend(CENTRAL.to_le_bytes());
        self.directory.extend([20, 0]);
        self.directory.extend(&common);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(at.to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.count += 1;
    }

    /// The archive.
    pub fn finish(mut self) -> Vec<u8> {
        let at = self.bytes.len() as u32;
        let size = self.directory.len() as u32;
        self.bytes.append(&mut self.directory);
        self.bytes.extend(END.to_le_bytes());
        self.bytes.extend([0; 4]);
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(self.count.to_le_bytes());
        self.bytes.extend(size.to_le_bytes());
        self.bytes.extend(at.to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }
}
