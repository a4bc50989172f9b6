//! What texts speak of, by small lists of words for each language: somebody has no computer, nobody answers, a price
//! comes as a surprise. What rests on these says so and is put as a question (`Rule::words`).
//!
//! A list is a section of `lexicon/LANGUAGE.txt`, one pattern a line, in small letters without marks (ä is a, ß is ss):
//! `word` is that word, `word*` whatever begins so (German compounds begin with what tells them apart), `*word`
//! whatever ends so, `…` up to six words in between, `(one|two words)` either of them, `money` any sign of a currency.
//! A text that a line with `- ` before it fits does not speak of the section's matter, whatever else fits.
//!
//! Lists of all languages count for every text, since people mix them. A further language is a further file.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::words::tokens;

macro_rules! tags {
    ($($name:ident = $key:literal,)+) => {
        /// What a text may speak of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Tag { $($name),+ }

        impl Tag {
            /// All of them.
            pub const ALL: &'static [Tag] = &[$(Self::$name),+];

            /// The name of its section in the files.
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key),+ }
            }
        }
    };
}

tags! {
    NeedComputer = "need-computer",
    NeedPhone = "need-phone",
    NeedSocial = "need-social",
    NeedSight = "need-sight",
    NeedHearing = "need-hearing",
    NeedWalk = "need-walk",
    NeedCar = "need-car",
    NeedHours = "need-hours",
    NeedLanguage = "need-language",
    NeedCard = "need-card",
    BarComputer = "bar-computer",
    BarPhone = "bar-phone",
    BarSight = "bar-sight",
    BarHearing = "bar-hearing",
    BarWalk = "bar-walk",
    BarCar = "bar-car",
    BarHours = "bar-hours",
    BarLanguage = "bar-language",
    BarCard = "bar-card",
    NoContact = "no-contact",
    NoAnswer = "no-answer",
    Wait = "wait",
    ToldAgain = "told-again",
    Contradicts = "contradicts",
    Promise = "promise",
    Price = "price",
    Complaint = "complaint",
    AsNew = "as-new",
    Existing = "existing",
    NoConsent = "no-consent",
    Sensitive = "sensitive",
    PaidReview = "paid-review",
    Bad = "bad",
    Good = "good",
    Vanity = "vanity",
    Reach = "reach",
    Cut = "cut",
    Raise = "raise",
    Decide = "decide",
    Buy = "buy",
    Use = "use",
    Fans = "fans",
    Money = "money",
    SourceSearch = "source-search",
    SourceSocial = "source-social",
    SourceVideo = "source-video",
    SourcePress = "source-press",
    SourcePeople = "source-people",
    SourceReviews = "source-reviews",
    SourceFair = "source-fair",
    SourceShop = "source-shop",
    SourceBroadcast = "source-broadcast",
    SourceCommunity = "source-community",
    SourceMail = "source-mail",
    Leaving = "leaving",
}

/// What one or several texts speak of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tags(u64);

impl Tags {
    /// What a text speaks of.
    pub fn of(text: &str) -> Self {
        lexicon().read(&tokens(text))
    }

    /// Whether it speaks of this.
    pub fn has(self, tag: Tag) -> bool {
        self.0 & bit(tag) != 0
    }

    /// What either speaks of.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether they share one of these.
    pub fn shares(self, other: Self, tags: &[Tag]) -> bool {
        tags.iter().any(|tag| self.has(*tag) && other.has(*tag))
    }

    /// Whether it speaks of none of these.
    pub fn lacks(self, tags: &[Tag]) -> bool {
        !tags.iter().any(|tag| self.has(*tag))
    }
}

fn bit(tag: Tag) -> u64 {
    1 << tag as u64
}

/// A word of a pattern.
#[derive(Debug)]
enum Word {
    Is(&'static str),
    Begins(&'static str),
    Ends(&'static str),
}

impl Word {
    fn of(text: &'static str) -> Self {
        match (text.strip_suffix('*'), text.strip_prefix('*')) {
            (Some(beginning), _) => Self::Begins(beginning),
            (None, Some(end)) => Self::Ends(end),
            (None, None) => Self::Is(text),
        }
    }

    fn fits(&self, token: &str) -> bool {
        match self {
            Self::Is(word) => token == *word,
            Self::Begins(word) => token.starts_with(word),
            Self::Ends(word) => token.ends_with(word),
        }
    }
}

/// A part of a pattern.
#[derive(Debug)]
enum Part {
    Either(Vec<Vec<Word>>),
    Gap,
}

#[derive(Debug)]
struct Pattern {
    tag: Tag,
    parts: Vec<Part>,
    excludes: bool,
}

/// How many words a gap may hold.
const GAP: usize = 6;

impl Pattern {
    fn of(tag: Tag, line: &'static str) -> Self {
        let (excludes, mut rest) = line.strip_prefix("- ").map_or((false, line), |rest| (true, rest));
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let (part, tail) = match rest.strip_prefix('(').and_then(|inner| inner.split_once(')')) {
                Some((either, tail)) => {
                    let words = |one: &'static str| one.split(' ').map(Word::of).collect();
                    (Part::Either(either.split('|').map(words).collect()), tail)
                }
                None => {
                    let (word, tail) = rest.split_once(' ').unwrap_or((rest, ""));
                    (if word == "…" { Part::Gap } else { Part::Either(vec![vec![Word::of(word)]]) }, tail)
                }
            };
            parts.push(part);
            rest = tail.trim_start();
        }
        Self { tag, parts, excludes }
    }
}

fn fits(parts: &[Part], tokens: &[String]) -> bool {
    match parts.split_first() {
        None | Some((Part::Gap, [])) => true,
        Some((Part::Gap, rest)) => (0..=GAP.min(tokens.len())).any(|skipped| fits(rest, &tokens[skipped..])),
        Some((Part::Either(either), rest)) => either.iter().any(|words| {
            words.len() <= tokens.len()
                && words.iter().zip(tokens).all(|(word, token)| word.fits(token))
                && fits(rest, &tokens[words.len()..])
        }),
    }
}

/// All patterns, those together that may begin with the same letter.
#[derive(Default)]
struct Lexicon {
    patterns: Vec<Pattern>,
    /// By the first three bytes of the token that a pattern begins with.
    by_start: HashMap<[u8; 3], Vec<usize>>,
    anywhere: Vec<usize>,
}

impl Lexicon {
    fn add(&mut self, file: &'static str) {
        let mut tag = None;
        for line in file.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(key) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
                tag = Tag::ALL.iter().copied().find(|tag| tag.key() == key);
                continue;
            }
            let pattern = Pattern::of(tag.expect("the files are tested"), line);
            let index = self.patterns.len();
            if let Some(Part::Either(either)) = pattern.parts.first() {
                for first in either.iter().filter_map(|words| words.first()) {
                    let bucket = match first {
                        Word::Is(word) => self.by_start.entry(start(word)).or_default(),
                        Word::Begins(word) if word.len() >= 3 => self.by_start.entry(start(word)).or_default(),
                        Word::Begins(_) | Word::Ends(_) => &mut self.anywhere,
                    };
                    if bucket.last() != Some(&index) {
                        bucket.push(index);
                    }
                }
            }
            self.patterns.push(pattern);
        }
    }

    fn read(&self, tokens: &[String]) -> Tags {
        let (mut found, mut excluded) = (0, 0);
        for (place, token) in tokens.iter().enumerate() {
            let here = self.by_start.get(&start(token));
            for index in here.into_iter().flatten().chain(&self.anywhere) {
                let pattern = &self.patterns[*index];
                let known = if pattern.excludes { &mut excluded } else { &mut found };
                if *known & bit(pattern.tag) == 0 && fits(&pattern.parts, &tokens[place..]) {
                    *known |= bit(pattern.tag);
                }
            }
        }
        Tags(found & !excluded)
    }
}

/// The first three bytes of a word; less where it is shorter.
fn start(word: &str) -> [u8; 3] {
    let mut start = [0; 3];
    start.iter_mut().zip(word.bytes()).for_each(|(to, byte)| *to = byte);
    start
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut lexicon = Lexicon::default();
        lexicon.add(include_str!("lexicon/de.txt"));
        lexicon.add(include_str!("lexicon/en.txt"));
        lexicon
    })
}
