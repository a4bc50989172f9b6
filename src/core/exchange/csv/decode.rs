//! Bytes of a table file as text. Spreadsheets on German desktops still save CSV in the code page of Windows, those on
//! older Macs in that of the Mac, and "Unicode text" as UTF-16; read as UTF-8, every umlaut would be lost. A file does
//! not say which it is: what letters come of it speaks for one, and people can choose another.

use std::borrow::Cow;

/// Makes text of any part of a file that does not cut a letter.
pub type Decode = fn(&[u8]) -> String;

/// An encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Which the file itself shows.
    Utf8,
    Utf16Low,
    Utf16High,
    /// One byte a letter: which of these it is can only be guessed.
    Windows,
    Mac,
    Dos,
}

impl Encoding {
    /// Those among which a person may choose where the file does not show it.
    pub const GUESSED: [Encoding; 3] = [Self::Windows, Self::Mac, Self::Dos];

    /// What people call it; the same in every language.
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Low | Self::Utf16High => "UTF-16",
            Self::Windows => "Windows-1252",
            Self::Mac => "Mac Roman",
            Self::Dos => "MS-DOS (850)",
        }
    }

    /// The encoding that bytes show, or else the one that they most likely are in.
    pub fn of(bytes: &[u8]) -> Self {
        let zeros = |first: usize| bytes.iter().skip(first).step_by(2).take(200).filter(|byte| **byte == 0).count();
        let sample = (bytes.len() / 2).min(200);
        match bytes {
            [0xff, 0xfe, ..] => Self::Utf16Low,
            [0xfe, 0xff, ..] => Self::Utf16High,
            // Without a mark: every other byte of letters of ours is 0.
            _ if sample > 4 && zeros(1) * 4 > sample * 3 => Self::Utf16Low,
            _ if sample > 4 && zeros(0) * 4 > sample * 3 => Self::Utf16High,
            _ if std::str::from_utf8(bytes).is_ok() => Self::Utf8,
            _ => Self::likely(bytes),
        }
    }

    /// The encoding in which the letters beyond ASCII make most sense: letters within words, and signs as they are set.
    fn likely(bytes: &[u8]) -> Self {
        let worth = |encoding: Self| {
            let (mut sum, mut before) = (0i32, ' ');
            for byte in bytes.iter().take(100_000) {
                let letter = encoding.letter(*byte);
                if *byte >= 0x80 {
                    sum += match letter {
                        'ä' | 'ö' | 'ü' | 'ß' | 'Ä' | 'Ö' | 'Ü' | 'é' | 'è' | 'à' | 'ç' => 4,
                        '€' | '–' | '„' | '“' | '”' | '’' | '…' | '§' | '°' | '\u{a0}' | '•' | '«' | '»' => {
                            1
                        }
                        letter if letter.is_control() => -20,
                        // A capital within a word is hardly one.
                        letter if letter.is_uppercase() && before.is_lowercase() => -6,
                        letter if letter.is_alphabetic() => 0,
                        _ => -4,
                    };
                }
                before = letter;
            }
            sum
        };
        let mut best = (Self::Windows, worth(Self::Windows));
        for encoding in [Self::Mac, Self::Dos] {
            let worth = worth(encoding);
            if worth > best.1 {
                best = (encoding, worth);
            }
        }
        best.0
    }

    /// Whether the file itself shows it.
    pub fn is_shown(self) -> bool {
        !Self::GUESSED.contains(&self)
    }

    /// The text of a file.
    pub fn text(self, bytes: &[u8]) -> String {
        match self {
            Self::Utf8 => String::from_utf8_lossy(bytes).into_owned(),
            Self::Utf16Low => utf_16(bytes.strip_prefix(b"\xff\xfe").unwrap_or(bytes), u16::from_le_bytes),
            Self::Utf16High => utf_16(bytes.strip_prefix(b"\xfe\xff").unwrap_or(bytes), u16::from_be_bytes),
            Self::Windows | Self::Mac | Self::Dos => bytes.iter().map(|byte| self.letter(*byte)).collect(),
        }
    }

    /// The letter of a byte, where each is one.
    fn letter(self, byte: u8) -> char {
        let high = |letters: &str, from: u8| letters.chars().nth(usize::from(byte - from)).unwrap_or(char::from(byte));
        match (self, byte) {
            (_, 0..=0x7f) => char::from(byte),
            (Self::Mac, _) => high(MAC, 0x80),
            (Self::Dos, _) => high(DOS, 0x80),
            (_, 0x80..=0x9f) => high(WINDOWS, 0x80),
            _ => char::from(byte),
        }
    }
}

/// The text of a file, in the encoding that it shows or most likely has.
pub fn decode(bytes: &[u8]) -> String {
    Encoding::of(bytes).text(bytes)
}

/// The file in an encoding in which all of ASCII is single bytes, and how to make text of it: UTF-16 is made UTF-8, the
/// others stay as they are.
pub fn encoding(bytes: Cow<[u8]>) -> (Cow<[u8]>, Decode) {
    let utf_8: Decode = |bytes| String::from_utf8_lossy(bytes).into_owned();
    match Encoding::of(&bytes) {
        Encoding::Utf8 => (bytes, utf_8),
        wide @ (Encoding::Utf16Low | Encoding::Utf16High) => (wide.text(&bytes).into_bytes().into(), utf_8),
        Encoding::Windows => (bytes, |bytes| Encoding::Windows.text(bytes)),
        Encoding::Mac => (bytes, |bytes| Encoding::Mac.text(bytes)),
        Encoding::Dos => (bytes, |bytes| Encoding::Dos.text(bytes)),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// Windows-1252 is Latin-1 but for these, 0x80 to 0x9f; the five that mean nothing stay control characters, as the
/// WHATWG encoding standard has it.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
/// Mac Roman from 0x80 on.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// Code page 850 from 0x80 on.
const DOS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";
