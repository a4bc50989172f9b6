//! Which words two texts share, for German and English, without a dictionary: is a question taken up anywhere?
//!
//! A word is reduced to a stem: small letters, umlauts unfolded (Kästen, Kasten), the ending of a noun off (-ung, -heit, -ing),
//! cut to five letters, the ending of an inflection off. A fixed prefix serves German, whose compounds begin with what
//! tells them apart, and English about as well as a real stemmer (McNamee and Mayfield, "Character n-gram tokenization for European
//! language text retrieval", 2004). So "Wartezeit" meets "warten", and "Terminanfrage" meets "Termin". Words that every
//! text has count for nothing.
//!
//! It errs both ways now and then; rules say "takes up in its words", never "answers".

use std::collections::BTreeSet;

/// The stems of a text's significant words.
pub type Stems = BTreeSet<String>;

/// The stems of a text's significant words.
pub fn stems(text: &str) -> Stems {
    let words = text.split(|letter: char| !is_letter(letter)).map(folded);
    words.filter(|word| word.len() > 2 && COMMON.binary_search(&word.as_str()).is_err()).map(|word| stem(&word)).collect()
}

/// How many stems one text must share with another to take it up: a third of them, and one at least.
pub fn enough(stems: usize) -> usize {
    stems.div_ceil(3).max(1)
}

/// Whether a text takes up enough of what is asked. What asks nothing significant is taken up by anything.
pub fn takes_up(asked: &Stems, text: &Stems) -> bool {
    asked.is_empty() || asked.intersection(text).count() >= enough(asked.len())
}

/// A letter or digit. What lies beyond the Latin alphabets and is no punctuation counts as one, too.
fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || (letter > '\u{bf}' && !matches!(letter, '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}'))
}

/// In small letters without marks, as far as Latin letters go. By hand: Rust's own tables are 8 KB of program.
fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        match letter {
            'À'..='Å' | 'à'..='å' => folded.push('a'),
            'Ç' | 'ç' => folded.push('c'),
            'È'..='Ë' | 'è'..='ë' => folded.push('e'),
            'Ì'..='Ï' | 'ì'..='ï' => folded.push('i'),
            'Ñ' | 'ñ' => folded.push('n'),
            'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' => folded.push('o'),
            'Ù'..='Ü' | 'ù'..='ü' => folded.push('u'),
            'Æ' | 'æ' => folded.push_str("ae"),
            'ß' | 'ẞ' => folded.push_str("ss"),
            letter => folded.push(letter.to_ascii_lowercase()),
        }
    }
    folded
}

fn stem(word: &str) -> String {
    const NOUNS: [&str; 8] = ["ungen", "ung", "heiten", "heit", "keiten", "keit", "lich", "ing"];
    let word = NOUNS.iter().find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() > 3)).unwrap_or(word);
    let end = word.char_indices().nth(5).map_or(word.len(), |(end, _)| end);
    let mut word = &word[..end];
    while let Some(rest) = word.strip_suffix(['e', 'n', 's', 't']).filter(|rest| rest.len() > 3) {
        word = rest;
    }
    word.to_owned()
}

/// Words that tell nothing about what a text is about, folded, in the order of the alphabet.
const COMMON: &[&str] = &[
    "aber", "about", "after", "again", "against", "all", "alle", "allen", "alles", "already", "als", "also", "and", "andere", "anderen", "anderer",
    "anderes", "anders", "any", "anything", "anyway", "are", "auch", "auf", "aus", "bald", "because", "been", "before", "bei", "beide", "beim", "being",
    "bekomme", "bekommen", "bekommt", "besser", "best", "better", "between", "big", "bin", "bis", "bist", "both", "brauche", "brauchen", "braucht", "but",
    "can", "come", "comes", "could", "dabei", "dafur", "damit", "dann", "daran", "darauf", "daraus", "darf", "das", "dass", "davon", "dazu", "dein", "deine",
    "dem", "den", "denn", "der", "des", "dich", "did", "die", "diese", "diesem", "diesen", "dieser", "dieses", "dir", "doch", "does", "doing", "dort",
    "down", "durch", "durfen", "during", "each", "eher", "eigentlich", "ein", "eine", "einem", "einen", "einer", "eines", "erst", "etwa", "etwas", "euch",
    "euer", "eure", "even", "ever", "everything", "few", "find", "finden", "findet", "finds", "for", "from", "fur", "ganz", "gar", "geben", "gegen", "gehe",
    "gehen", "geht", "gemacht", "genau", "gerade", "get", "getan", "gets", "getting", "gibt", "give", "gives", "goes", "going", "gone", "good", "got",
    "gross", "grosse", "grossen", "gut", "gute", "guten", "hab", "habe", "haben", "habt", "had", "halten", "has", "hat", "hatte", "hatten", "have", "having",
    "her", "here", "hers", "heute", "hier", "him", "hinter", "his", "how", "ich", "ihm", "ihn", "ihnen", "ihr", "ihre", "ihrem", "ihren", "immer", "into",
    "ist", "its", "jede", "jeden", "jeder", "jedes", "jetzt", "just", "kann", "keep", "keeps", "kein", "keine", "keinem", "keinen", "keiner", "klein",
    "kleine", "kleinen", "know", "knows", "komme", "kommen", "kommt", "konnen", "konnte", "lassen", "lasst", "let", "lets", "liegen", "liegt", "like", "lot",
    "lots", "mache", "machen", "macht", "made", "mag", "make", "makes", "making", "mal", "man", "many", "may", "mehr", "mein", "meine", "meinem", "meinen",
    "meiner", "mich", "might", "mir", "mit", "mochte", "more", "most", "much", "muss", "mussen", "must", "nach", "neben", "need", "needs", "nehmen", "nein",
    "neu", "neue", "neuen", "neuer", "neues", "never", "new", "nicht", "nichts", "nie", "nimmt", "noch", "nor", "not", "nothing", "now", "nur", "oder",
    "off", "ohne", "ohnehin", "old", "once", "one", "only", "onto", "other", "our", "ours", "out", "over", "own", "per", "really", "sagen", "sagt", "same",
    "say", "says", "schon", "sehr", "sei", "sein", "seine", "seinen", "seit", "selbst", "shall", "she", "should", "sich", "sie", "sind", "small", "solche",
    "soll", "sollen", "some", "something", "statt", "stehen", "steht", "still", "such", "take", "takes", "taking", "than", "that", "the", "their", "theirs",
    "them", "then", "there", "these", "they", "thing", "things", "this", "those", "through", "today", "too", "trotz", "tun", "tut", "two", "uber",
    "uberhaupt", "und", "under", "uns", "unser", "unsere", "unseren", "unter", "until", "use", "used", "very", "viel", "viele", "vom", "von", "vor", "wann",
    "want", "wants", "war", "ware", "waren", "warum", "was", "way", "wegen", "weil", "weiss", "welche", "welchen", "welcher", "welches", "well", "wem",
    "wen", "wenig", "weniger", "wenn", "wer", "werden", "were", "weshalb", "wessen", "what", "when", "where", "which", "while", "who", "whom", "whose",
    "why", "wie", "wieder", "wieso", "will", "wir", "wird", "wirklich", "wissen", "with", "within", "without", "woher", "wohin", "wollen", "worden", "would",
    "wurde", "wurden", "yet", "you", "your", "yours", "zum", "zur", "zwischen",
];
