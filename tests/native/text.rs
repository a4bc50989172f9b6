//! Sentences of ours with what people wrote in them.

use wegmarke::core::text::{apart, fill, tell, together};

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
        assert_eq!(together(&tell("At {0}, today", &[written])), fill("At {0}, today", &[&together(written)]), "{written:?}");
    }
    assert!(matches!(apart("plain"), std::borrow::Cow::Borrowed("plain")));
}
