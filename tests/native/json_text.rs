//! JSON is read as others read it.

use proptest::prelude::*;
use serde_json::{Value as Known, json};
use wegmarke::core::json_text::{Value, parse, quoted};

/// What a tree says, as the other library has it.
fn told(value: &Value) -> Known {
    match value {
        Value::Null => Known::Null,
        Value::Bool(flag) => json!(flag),
        Value::Number(number) => number.as_str().parse().map(Known::Number).unwrap(),
        Value::String(text) => json!(text),
        Value::Array(values) => values.iter().map(|value| told(&value)).collect(),
        Value::Object(members) => {
            Known::Object(members.iter().map(|(name, value)| (name.to_owned(), told(&value))).collect())
        }
    }
}

fn compare(text: &str) {
    let ours = parse(text).ok().map(|tree| told(&tree.root()));
    assert_eq!(ours, serde_json::from_str(text).ok(), "{text}");
}

#[test]
fn what_is_json_and_what_is_not() {
    for text in [
        "null",
        " true ",
        "false",
        "0",
        "-0",
        "10",
        "-1.5e+3",
        "1E-7",
        "18446744073709551615",
        "18446744073709551616",
        "1e308",
        "1e309",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "tru",
        "truex",
        "nul",
        "\"\"",
        "\"a\\n\\u00e4\\/\"",
        "\"\\x\"",
        "\"\\ud83e\\uddad\"",
        "\"\\ud83e\"",
        "\"\\uddad\"",
        "\"\\ud83e\\u0041\"",
        "\"\\u00g0\"",
        "\"\\u+0a0\"",
        "\"\n\"",
        "\"",
        "[]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "]",
        "{}",
        "{\"a\":1}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":",
        "",
        " ",
        "1 1",
        "[[[]]]",
        "\u{feff}1",
        "{\"a\":[{\"b\":[1,2,{}]},null]}",
        "\u{a0}1",
        "[1]x",
        "'a'",
        "/*a*/1",
    ] {
        compare(text);
    }
    for deep in [1, 126, 127, 128, 129, 100_000] {
        compare(&("[".repeat(deep) + &"]".repeat(deep)));
        compare(&("{\"a\":".repeat(deep) + "1" + &"}".repeat(deep)));
    }
}

proptest! {
    #[test]
    fn anything_is_read_alike(text in r#"[\[\]{},:"\\u0-9a-fA-FtrueflsnE+.\- \n]{0,12}"#) {
        compare(&text);
    }

    #[test]
    fn texts_are_written_alike(text in any::<String>()) {
        prop_assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
        compare(&quoted(&text));
    }
}
