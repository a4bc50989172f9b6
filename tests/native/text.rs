//! Sentences of ours with what people wrote in them.

use wegmarke::core::model::Language;
use wegmarke::core::text::{
    CATALOGUES, apart, embedding::embedding, exchange::exchange, fill, insight::insight, lists::lists,
    mapping::mapping, messages, sharing::sharing, tell, together,
};

#[test]
fn what_runs_the_other_way_is_set_apart_in_a_sentence() {
    for (written, told) in [
        ("Shop window", "At Shop window, today"),
        ("Größe – 日本 😀 e\u{301}", "At Größe – 日本 😀 e\u{301}, today"),
        ("", "At , today"),
        ("שלום", "At \u{2068}שלום\u{2069}, today"),
        ("مرحبا 12", "At \u{2068}مرحبا 12\u{2069}, today"),
        ("back \u{202e}drawkcab", "At \u{2068}back \u{202e}drawkcab\u{2069}, today"),
        // Neither ends its isolate too early nor begins one that takes our words in.
        ("\u{2069}\u{202e}loose", "At \u{2068}\u{202e}loose\u{2069}, today"),
        ("open \u{2067}", "At \u{2068}open \u{2069}, today"),
        // Places in what people wrote are none.
        ("{0} {1}", "At {0} {1}, today"),
    ] {
        assert_eq!(tell("At {0}, today", &[written]), told, "{written:?}");
        assert_eq!(
            together(&tell("At {0}, today", &[written])),
            fill("At {0}, today", &[&together(written)]),
            "{written:?}"
        );
    }
    assert!(matches!(apart("plain"), std::borrow::Cow::Borrowed("plain")));
}

/// Every text of every catalogue: name, German, English.
fn texts() -> Vec<(&'static str, &'static str, &'static str)> {
    let all = |language| {
        [
            messages(language).all(),
            embedding(language).all(),
            exchange(language).all(),
            insight(language).all(),
            lists(language).all(),
            mapping(language).all(),
            sharing(language).all(),
        ]
        .concat()
    };
    let together = |((name, german), (_, english))| (name, german, english);
    all(Language::De).into_iter().zip(all(Language::En)).map(together).collect()
}

#[test]
fn every_text_has_the_same_places_in_both_languages() {
    let places = |text: &str| {
        let mut found: Vec<String> = text
            .split('{')
            .skip(1)
            .filter_map(|after| after.split_once('}'))
            .map(|(place, _)| place.to_owned())
            .collect();
        found.sort();
        found.dedup();
        found
    };
    for (name, german, english) in texts() {
        assert_eq!(places(german), places(english), "{name}");
        for text in [german, english] {
            // One a line stand in the files that a browser fetches.
            let one_line = !text.contains(['\n', '\r']);
            assert!(
                one_line && !text.trim().is_empty() && text.trim() == text && !text.contains("  "),
                "{name}: {text:?}"
            );
            // What stands so in a policy.
            assert!(
                !text.replace("'wasm-unsafe-eval'", "").contains(['"', '\'']),
                "{name} has a typewriter's quotation mark: {text}"
            );
        }
    }
}

#[test]
fn a_file_of_texts_is_taken_whole_or_not_at_all() {
    for catalogue in CATALOGUES {
        for language in Language::ALL {
            let file = catalogue.file(*language);
            let (short, _) = file.rsplit_once('\n').unwrap();
            assert!(!catalogue.take(*language, short), "{} without its last text", catalogue.name);
            assert!(!catalogue.take(*language, &format!("{file}\n")), "{} with one more", catalogue.name);
            assert!(catalogue.take(*language, &file), "{}", catalogue.name);
        }
    }
}

#[test]
fn every_text_is_shown_somewhere() {
    let mut sources = String::new();
    let mut folders = vec![std::path::PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => sources.push_str(&std::fs::read_to_string(path).unwrap()),
            }
        }
    }
    let unused: Vec<&str> = texts()
        .into_iter()
        .map(|(name, ..)| name)
        .filter(|name| {
            !sources
                .split(&format!(".{name}"))
                .skip(1)
                .any(|after| !after.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_'))
        })
        .collect();
    assert_eq!(unused, [""; 0]);
}
