//! A whole plan in a link: it stands behind the `#` of an address, which browsers send to no server.
//!
//! ```text
//! 01  LL LL  deflate …  CC CC CC CC        as base64url without padding
//! ```
//!
//! That is: the version; the number of bytes of the compressed text, two of them, the lower first; the plan file
//! without white space, compressed (deflate, RFC 1951); the CRC-32 of everything before, four bytes, the lowest first.
//! **The first byte stays the version in every future form.** The length tells a link that was cut off, as some
//! programs do with long ones, from one that was changed. What any version wrote stays readable: a link lives as long
//! as the letter it is in.
//!
//! A link is somebody else's text. Before anything is unpacked its size, length and checksum are looked at, unpacking
//! stops at `LARGEST_TEXT`, and what comes out is read as any plan file is. How a link is opened and what an address
//! is, is not known here.

mod base64url;
pub mod qr;

use std::borrow::Cow;

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::checksum::crc32;
use super::document::Document;
use super::exchange::{ErrorCode, Repair, json};

/// The most that the payload of a link may have, in characters. Browsers take addresses that are longer, other programs
/// hardly ones of this size.
pub const LARGEST_PAYLOAD: usize = 65_536;

/// The most that a plan in a link may have as a text, in bytes: 50 MB of one letter fit into a payload that is allowed.
pub const LARGEST_TEXT: usize = 2_000_000;

const VERSION: u8 = 1;
/// The version and the length.
const HEAD: usize = 3;
/// The checksum.
const TAIL: usize = 4;
/// The most thorough search for what repeats. The texts are small enough for it.
const LEVEL: u8 = 9;

/// The plan is too large for a link. A file holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// Why there is no plan in a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// A character that no link has.
    Foreign,
    /// The end is missing.
    Incomplete,
    /// Something in it has been changed on the way.
    Damaged,
    /// A newer program wrote it.
    Newer,
    /// The payload, or what it unpacks to, is larger than a link may be.
    TooLarge,
    /// It is as it was written, but what is in it is no plan.
    NoPlan,
}

/// The payload for a link that holds the whole plan.
pub fn write(document: &Document) -> Result<String, TooLarge> {
    let text = json::write(document);
    if text.len() > LARGEST_TEXT {
        return Err(TooLarge);
    }
    let packed = compress_to_vec(text.as_bytes(), LEVEL);
    let length = u16::try_from(packed.len()).map_err(|_| TooLarge)?;
    let mut bytes = vec![VERSION];
    bytes.extend(length.to_le_bytes());
    bytes.extend(packed);
    bytes.extend(crc32(&bytes).to_le_bytes());
    let payload = base64url::encode(&bytes);
    if payload.len() > LARGEST_PAYLOAD { Err(TooLarge) } else { Ok(payload) }
}

/// A payload without what mail and chat programs put into links or behind them: signs that no link has, also where they
/// are escaped (`%0A`, `=\r\n`). What stays may be whole again; its length and checksum tell.
fn healed(payload: &str) -> Cow<'_, str> {
    if payload.bytes().all(base64url::is_letter) {
        return Cow::Borrowed(payload);
    }
    let mut whole = String::with_capacity(payload.len());
    let mut rest = payload.as_bytes();
    while let [first, behind @ ..] = rest {
        let digits = behind.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let escaped = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let (byte, length) = escaped.map_or((*first, 1), |byte| (byte, 3));
        if base64url::is_letter(byte) {
            whole.push(char::from(byte));
        }
        rest = &rest[length..];
    }
    Cow::Owned(whole)
}

/// The plan in a payload, and what had to be mended; nothing, if `write` made it. New ids, where some are needed,
/// follow from `seed`.
pub fn read(payload: &str, seed: u64) -> Result<(Document, Vec<Repair>), LinkError> {
    if payload.len() > LARGEST_PAYLOAD {
        return Err(LinkError::TooLarge);
    }
    let whole = healed(payload);
    read_whole(&whole, seed).map_err(|fault| match (&whole, fault) {
        // What is no link without its signs either never was one.
        (Cow::Owned(_), LinkError::Newer | LinkError::Damaged) => LinkError::Foreign,
        (_, fault) => fault,
    })
}

/// The same of a payload that has nothing but letters of links.
fn read_whole(payload: &str, seed: u64) -> Result<(Document, Vec<Repair>), LinkError> {
    let bytes = base64url::decode(payload).ok_or(LinkError::Foreign)?;
    let [version, low, high, ..] = bytes[..] else { return Err(LinkError::Incomplete) };
    match version {
        VERSION => {}
        0 => return Err(LinkError::Damaged),
        _ => return Err(LinkError::Newer),
    }
    let end = HEAD + usize::from(u16::from_le_bytes([low, high]));
    if bytes.len() < end + TAIL {
        return Err(LinkError::Incomplete);
    }
    // Letters behind the end, or bits in the last one that mean nothing, are not ours either.
    let (sealed, checksum) = bytes.split_at(end);
    if checksum != crc32(sealed).to_le_bytes() || base64url::encode(&bytes) != payload {
        return Err(LinkError::Damaged);
    }
    let text = decompress_to_vec_with_limit(&sealed[HEAD..], LARGEST_TEXT).map_err(|fault| match fault.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::NoPlan,
    })?;
    let text = String::from_utf8(text).map_err(|_| LinkError::NoPlan)?;
    json::read(&text, seed)
        .map_err(|fault| if fault.code == ErrorCode::NewerVersion { LinkError::Newer } else { LinkError::NoPlan })
}
