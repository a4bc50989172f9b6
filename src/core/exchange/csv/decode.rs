//! Bytes of a table file as text. Spreadsheets on German desktops still save CSV in the code page of Windows, and
//! "Unicode text" as UTF-16; read as UTF-8, every umlaut would be lost.

/// Makes text of any part of a file that does not cut a letter.
pub type Decode = fn(&[u8]) -> String;

/// The text of a file: UTF-8, UTF-16 with its byte order mark, or else Windows-1252, which has a letter for any byte.
pub fn decode(bytes: &[u8]) -> String {
    let (bytes, decode) = encoding(std::borrow::Cow::Borrowed(bytes));
    decode(&bytes)
}

/// The file in an encoding in which all of ASCII is single bytes, and how to make text of it: UTF-16 is made UTF-8, the
/// others stay as they are.
pub fn encoding(bytes: std::borrow::Cow<[u8]>) -> (std::borrow::Cow<[u8]>, Decode) {
    let utf_8: Decode = |bytes| String::from_utf8_lossy(bytes).into_owned();
    match &*bytes {
        [0xff, 0xfe, rest @ ..] => (utf_16(rest, u16::from_le_bytes).into_bytes().into(), utf_8),
        [0xfe, 0xff, rest @ ..] => (utf_16(rest, u16::from_be_bytes).into_bytes().into(), utf_8),
        _ if std::str::from_utf8(&bytes).is_ok() => (bytes, utf_8),
        _ => (bytes, |bytes| bytes.iter().map(|byte| windows_1252(*byte)).collect()),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// Windows-1252 is Latin-1 but for these, 0x80 to 0x9f; the five that mean nothing stay control characters, as the
/// WHATWG encoding standard has it.
const SPECIAL: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => SPECIAL.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::from(byte)),
        _ => char::from(byte),
    }
}
