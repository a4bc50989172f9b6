//! How wide text is, and where its lines break, without asking a font.
//!
//! A picture has to hold its text wherever it is opened, whichever font is there. So letters count as wide as in the
//! widest of the usual sans serif fonts (DejaVu Sans, or Liberation Sans where that is wider), and scripts without a
//! table as wide as their widest usual letter: a line may end early, it never runs over.
//! Nothing is ever left out: a word too long for its line is broken, with a hyphen where it is made of Latin letters.

/// Widths in hundredths of the font's size, of U+0020 to U+007E and U+00A0 to U+00FF.
static REGULAR: [u8; 191] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84,
    84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79, 67, 79, 73, 67, 62, 74, 69, 99, 69,
    67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64,
    60, 82, 60, 60, 53, 64, 34, 64, 84, 32, 41, 64, 64, 64, 64, 34, 56, 50, 100, 48, 62, 84, 37, 100, 56, 50, 84, 41,
    41, 50, 64, 64, 32, 50, 41, 48, 62, 97, 97, 97, 62, 69, 69, 69, 69, 69, 69, 100, 73, 67, 67, 67, 67, 30, 30, 30,
    30, 78, 75, 79, 79, 79, 79, 79, 84, 79, 74, 74, 74, 74, 67, 67, 63, 62, 62, 62, 62, 62, 62, 99, 55, 62, 62, 62, 62,
    28, 28, 28, 28, 62, 64, 62, 62, 62, 62, 62, 84, 62, 64, 64, 64, 64, 60, 64, 60,
];
static BOLD: [u8; 191] = [
    35, 46, 53, 84, 70, 101, 88, 31, 46, 46, 53, 84, 38, 42, 38, 37, 70, 70, 70, 70, 70, 70, 70, 70, 70, 70, 40, 40,
    84, 84, 84, 62, 100, 78, 77, 74, 84, 69, 69, 83, 84, 38, 56, 78, 64, 100, 84, 86, 74, 86, 78, 73, 69, 82, 78, 111,
    78, 73, 73, 46, 37, 46, 84, 56, 50, 68, 72, 60, 72, 68, 44, 72, 72, 35, 35, 67, 35, 105, 72, 69, 72, 72, 50, 60,
    48, 72, 66, 93, 65, 66, 59, 72, 37, 72, 84, 35, 46, 70, 70, 64, 70, 37, 56, 50, 100, 57, 65, 84, 42, 100, 56, 50,
    84, 44, 44, 50, 74, 64, 38, 50, 44, 57, 65, 104, 104, 104, 62, 78, 78, 78, 78, 78, 78, 109, 74, 69, 69, 69, 69, 38,
    38, 38, 38, 84, 84, 86, 86, 86, 86, 86, 84, 86, 82, 82, 82, 82, 73, 74, 72, 68, 68, 68, 68, 68, 68, 105, 60, 68,
    68, 68, 68, 35, 35, 35, 35, 69, 72, 69, 69, 69, 69, 69, 84, 69, 72, 72, 72, 72, 66, 72, 66,
];

/// The text as it can be painted: characters that XML cannot hold, and other control characters, become U+FFFD.
pub fn clean(text: &str) -> String {
    text.chars().map(|c| if is_paintable(c) { c } else { '\u{fffd}' }).collect()
}

/// Whether a character may stand in XML 1.0 and means something to a reader.
fn is_paintable(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a paragraph is read from right to left: by its first letter that has a direction.
pub fn is_rtl(text: &str) -> bool {
    let strong = text.chars().find(|c| {
        c.is_ascii_alphabetic()
            || !matches!(c, '\0'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}') && !is_mark(*c)
    });
    strong.is_some_and(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'))
}

/// The width of a text in pixels, rather too wide than too narrow.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    f64::from(text.chars().map(|c| advance(c, bold)).sum::<u32>()) * size / 100.0
}

/// The paragraphs of a text, cleaned.
pub fn paragraphs(text: &str) -> Vec<String> {
    let text = clean(text).replace("\r\n", "\n");
    text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).map(|line| line.replace('\t', " ")).collect()
}

/// One cleaned paragraph in lines of at most `room` pixels. Only a single character that is wider by itself runs over.
pub fn wrap(paragraph: &str, size: f64, bold: bool, room: f64) -> Vec<String> {
    joined(paragraph, size, bold, room).into_iter().map(|(line, _)| line).collect()
}

/// The same, with what the text itself has between a line and the next one.
pub fn joined(paragraph: &str, size: f64, bold: bool, room: f64) -> Vec<(String, Joint)> {
    let room = (room * 100.0 / size).max(0.0) as u32;
    let letters: Vec<char> = paragraph.trim().chars().collect();
    let mut lines = Vec::new();
    let mut start = 0;
    while start < letters.len() {
        let (end, next, hyphen) = line(&letters, start, bold, room);
        let mut text: String = letters[start..end].iter().filter(|c| **c != SOFT_HYPHEN).collect();
        text.truncate(text.trim_end().len());
        if hyphen {
            text.push('-');
        }
        start = next;
        while letters.get(start).is_some_and(|c| is_space(*c)) {
            start += 1;
        }
        let spaced = start > 0 && is_space(letters[start - 1]);
        let joint = match () {
            () if start >= letters.len() => Joint::End,
            () if hyphen => Joint::Hyphen,
            () if spaced => Joint::Space,
            () => Joint::Nothing,
        };
        lines.push((text, joint));
    }
    lines
}

/// What a text has between a line and the next one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Joint {
    /// It ends, or a new paragraph begins.
    #[default]
    End,
    Space,
    /// Nothing: the hyphen at the line's end was added.
    Hyphen,
    /// Nothing: what stands at the line's end is its own.
    Nothing,
}

const SOFT_HYPHEN: char = '\u{ad}';

/// Where the line that begins at `start` ends, where the next one begins, and whether it ends in an added hyphen.
fn line(letters: &[char], start: usize, bold: bool, room: u32) -> (usize, usize, bool) {
    let hyphen_width = advance('-', bold);
    let mut used = 0;
    let mut last = None;
    for place in start..letters.len() {
        let c = letters[place];
        if place > start {
            let before = letters[place - 1];
            if before == SOFT_HYPHEN {
                if used + hyphen_width <= room {
                    last = Some((place, place, true));
                }
            } else if is_space(before) && !is_space(c)
                || breaks_after(before) && !is_space(c) && !is_closing(c) && !breaks_after(c)
                || is_wide(c) && !is_joined(before, c)
                || is_wide(before) && !is_joined(before, c)
            {
                last = Some((place, place, false));
            }
        }
        let more = advance(c, bold);
        // A space that runs over is not seen: the line ends with it.
        if used + more > room && !is_space(c) && place > start {
            return last.unwrap_or_else(|| inside(letters, start, place, bold, room));
        }
        used += more;
    }
    (letters.len(), letters.len(), false)
}

/// A break inside a word that is longer than its line: at a syllable, else between any two characters.
fn inside(letters: &[char], start: usize, over: usize, bold: bool, room: u32) -> (usize, usize, bool) {
    let mut used: u32 = letters[start..over].iter().map(|c| advance(*c, bold)).sum();
    let hyphen = advance('-', bold);
    for place in (start + 3..over).rev() {
        used -= advance(letters[place], bold);
        if used + hyphen <= room && is_syllable(letters, start, place) {
            return (place, place, true);
        }
    }
    let cluster = (start + 1..=over).rev().find(|place| !is_joined(letters[place - 1], letters[*place]));
    let place = cluster.unwrap_or(over);
    (place, place, false)
}

/// Whether a new syllable begins here, by the rule of thumb of German spelling: the last consonant before a vowel goes
/// with it, and so do those that are spoken together. At least three letters stay on each side.
fn is_syllable(letters: &[char], start: usize, place: usize) -> bool {
    // The whole of Unicode's letters would cost the program more than hyphens are worth.
    let lower = |place: usize| match letters.get(place) {
        Some(c @ '\u{c0}'..='\u{de}') => char::from(*c as u8 + 0x20),
        Some(c) => c.to_ascii_lowercase(),
        None => ' ',
    };
    let latin = |place: usize| matches!(lower(place), 'a'..='z' | '\u{df}'..='\u{ff}');
    if place < start + 3 || !(place - 3..place + 3).all(latin) {
        return false;
    }
    let vowel = |place: usize| "aeiouyäöüáàâéèêíìîóòôúùû".contains(lower(place));
    let Some(next) = (place..letters.len()).find(|place| vowel(*place) || !latin(*place)).filter(|place| vowel(*place))
    else {
        return false;
    };
    let Some(before) = (start..place).rev().find(|place| vowel(*place) || !latin(*place)).filter(|place| vowel(*place))
    else {
        return false;
    };
    let consonants: String = (before + 1..next).map(lower).collect();
    // Spoken together wherever they stand, or only where nothing stands before them ("Halte-stelle",
    // "Beratungs-termin").
    let together = [
        "schl", "schm", "schn", "schr", "schw", "sch", "ch", "ck", "ph", "th", "bl", "br", "dr", "fl", "fr", "gl",
        "gr", "kl", "kn", "kr", "pf", "pl", "pr", "qu", "tr", "zw",
    ];
    let alone = ["st", "sp", "str", "spr"];
    let onset = if alone.contains(&consonants.as_str()) {
        consonants.len()
    } else {
        let known = together.iter().find(|onset| consonants.ends_with(*onset)).map(|onset| onset.len());
        known.unwrap_or(consonants.chars().count().min(1))
    };
    onset > 0 && next - place == onset
}

/// White space at which a line may break.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}') || c == '\u{200b}'
}

/// Signs after which a word may be broken.
fn breaks_after(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '/' | '‐' | '…' | '@' | '_')
}

/// Whether two characters must not be parted: marks, joiners and modifiers belong to what stands before them.
fn is_joined(before: char, c: char) -> bool {
    is_mark(c) || before == '\u{200d}' || matches!(c, '\u{1f3fb}'..='\u{1f3ff}') || is_closing(c)
}

/// Signs that do not begin a line.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '“'
            | '”'
            | '’'
            | '»'
            | '、'
            | '。'
            | '，'
            | '！'
            | '？'
            | '」'
            | '』'
            | '）'
            | '】'
    )
}

/// Characters without a width of their own.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}')
}

/// Ideographs, kana, Hangul and emoji: a line may break between any two of them.
fn is_wide(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{1f000}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

/// The width of one character in hundredths of the font's size.
fn advance(c: char, bold: bool) -> u32 {
    let table = if bold { &BOLD } else { &REGULAR };
    let more = if bold { 8 } else { 0 };
    match c {
        '\u{20}'..='\u{7e}' => u32::from(table[c as usize - 0x20]),
        '\u{2010}'..='\u{2013}' | '\u{2018}'..='\u{201f}' | '\u{2039}' | '\u{203a}' | '\u{2000}'..='\u{200a}'
            if !matches!(c, '\u{2001}' | '\u{2003}') =>
        {
            60
        }
        _ if is_mark(c) => 0,
        '\u{a0}'..='\u{ff}' => u32::from(table[c as usize - 0xa0 + 95]),
        'Œ' | 'œ' | 'Ŵ' | 'ŵ' | 'Ħ' | 'ŉ' => 107 + more,
        '\u{100}'..='\u{17f}' => 79 + more,
        // Coloured emoji are drawn large.
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' => 140,
        '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{20000}'..='\u{3fffd}' => 105,
        '\u{386}'..='\u{3d0}' => 88 + 2 * more,
        'Љ' | 'Њ' | 'Ж' | 'М' | 'Ф' | 'Ц' | 'Ш' | 'Щ' | 'Ъ' | 'Ы' | 'Ю' | 'ж' | 'ф' | 'ш' | 'щ' | 'ы' | 'ю' | 'љ'
        | 'њ' => 110 + 3 * more,
        '\u{400}'..='\u{45f}' => 79 + 2 * more,
        '\u{590}'..='\u{5ff}' => 76,
        // Wide where they stand alone, narrow where they are joined.
        'س' | 'ش' | 'ص' | 'ض' => 122 + 2 * more,
        '\u{620}'..='\u{6ff}' => 75 + more,
        // Ligatures as long as a sentence.
        '\u{fdf0}'..='\u{fdff}' => 1200,
        '\u{12000}'..='\u{1254f}' => 400,
        '\u{2030}' | '\u{2031}' | '\u{2e3a}' | '\u{2e3b}' => 300,
        _ => 150,
    }
}
