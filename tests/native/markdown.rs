//! The report: what it says, and that no text in a plan makes it say it otherwise. A real CommonMark parser is the
//! judge.

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use wegmarke::core::analysis::Analysis;
use wegmarke::core::change::Change;
use wegmarke::core::document::{Document, List};
use wegmarke::core::exchange::report::{self, Block};
use wegmarke::core::exchange::{Export, markdown};
use wegmarke::core::model::*;

use crate::formats::examples;
use crate::support::{Shape, TROUBLE, Written, config, fields, hostile, keys, plans};

/// Texts that mean something in Markdown, in GitHub's dialect, or in HTML.
const MARKUP: [&str; 36] = [
    "# heading",
    "## heading ##",
    "C #",
    "- item",
    "* item",
    "+ item",
    "1. item",
    "23) item",
    "> quote",
    "---",
    "===",
    "***",
    "    code",
    "```\ncode\n```",
    "~~~\ncode",
    "`code` ``code``",
    "*a* **b** _c_ __d__ ~~e~~",
    "[link](http://a.example)",
    "![image](x.png)",
    "<http://a.example>",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<!-- comment -->",
    "a | b || c\\| d",
    "| --- |",
    "|",
    "\\",
    "\\\\|",
    "&lt;b&gt; &#60; &amp;",
    "[ref]: http://a.example",
    "[^1]",
    "- [ ] task",
    "line one\nline two  \n\n# three",
    "$x$ $$y$$",
    "a^b^ x~y~ {#id .class}",
    "www.a.example and https://a.example/?x=1",
];

/// The report without weak points: which there are depends on what the texts say.
fn report(document: &Document, language: Language) -> String {
    report_on(document, language, None)
}

fn report_on(document: &Document, language: Language, today: Option<Date>) -> String {
    let export = Export { language, date: "2026-11-01".into(), today, ..Export::default() };
    (markdown::FORMAT_ENTRY.write.unwrap())(document, &export).text()
}

/// What GitHub and others added to CommonMark, but for attributes in headings, which the parser
/// takes even from behind a backslash, and other signs for quotes and dashes.
fn dialect() -> Options {
    Options::all() - Options::ENABLE_HEADING_ATTRIBUTES - Options::ENABLE_SMART_PUNCTUATION
}

/// What the report is built of, as the parser sees it: everything but the words. Paragraphs in a row are one, since a
/// description has as many as lines.
fn skeleton(text: &str) -> Result<Vec<String>, String> {
    let mut skeleton: Vec<String> = Vec::new();
    for event in Parser::new_ext(text, dialect()) {
        let part = match event {
            Event::Text(_) => continue,
            Event::Start(tag) => match tag {
                Tag::Heading { level, id: None, classes, attrs } if classes.is_empty() && attrs.is_empty() => {
                    format!("{level}")
                }
                Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Strong
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell => format!("{tag:?}"),
                tag => return Err(format!("{tag:?} in\n{text}")),
            },
            Event::End(TagEnd::Paragraph) => continue,
            Event::End(end) => format!("/{end:?}"),
            event => return Err(format!("{event:?} in\n{text}")),
        };
        if part != "Paragraph" || skeleton.last() != Some(&part) {
            skeleton.push(part);
        }
    }
    Ok(skeleton)
}

/// All words of the report, block by block.
fn words(text: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for event in Parser::new_ext(text, dialect()) {
        match event {
            Event::Text(text) => blocks.last_mut().unwrap().push_str(&text),
            Event::Start(Tag::Strong) | Event::End(TagEnd::Strong) => {}
            _ => blocks.push(String::new()),
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

/// Every text of the plan becomes another, but for channels, whose keys have meaning.
fn replaced(document: &Document, new: &dyn Fn(&str) -> String) -> Document {
    struct Replace<'a>(&'a dyn Fn(&str) -> String);
    impl Visitor for Replace<'_> {
        fn line(&mut self, _: Field, value: &mut Line) {
            *value = self.0(value).as_str().into();
        }
        fn prose(&mut self, field: Field, value: &mut Prose) {
            if field != Field::Channel {
                *value = self.0(value).as_str().into();
            }
        }
        fn list(&mut self, _: Field, value: &mut Vec<Prose>) {
            value.iter_mut().for_each(|entry| *entry = self.0(entry).as_str().into());
        }
        wegmarke::pass_over!(choice, flag, score, date, elapsed, link, place, target, subject, weights, counts, object);
    }
    let mut document = document.clone();
    let record = |key: Key| {
        let mut record = document.get(&key).unwrap().clone();
        record.visit(&mut Replace(new));
        record
    };
    let put = keys(&document).into_iter().map(record).collect();
    document.apply(Change { put, remove: Vec::new() });
    document
}

/// What is left of a text where there is no place for line breaks and control characters.
fn plain(text: &str) -> String {
    let breaks = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let visible = |word: &str| word.chars().filter(|letter| !letter.is_control()).collect::<String>();
    let line =
        |line: &str| line.split_whitespace().map(visible).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    text.split(breaks).map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ")
}

/// The report of a plan whose texts are all this one is built like that of one whose texts are all `x`.
fn stays_text(document: &Document, hostile: &str) -> Result<(), String> {
    let with = |text: &str| {
        let filled = |old: &str| if old.is_empty() { String::new() } else { text.to_owned() };
        report(&replaced(document, &filled), Language::En)
    };
    let text = with(hostile);
    let harmless = with(if plain(hostile).is_empty() { "" } else { "x" });
    let (is, should) = (skeleton(&text)?, skeleton(&harmless)?);
    if is != should {
        Err(format!("{hostile:?} changes the structure of\n{text}\nto {is:?}\nfrom {should:?}"))
    } else {
        Ok(())
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn any_plan_makes_a_sound_report(document in plans(), language in proptest::sample::select(Language::ALL.to_vec())) {
        skeleton(&report_on(&document, language, Date::parse("2026-11-01"))).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn any_text_stays_text(parts in proptest::collection::vec(proptest::sample::select(MARKUP.to_vec()), 1..4), any in any::<String>(), between in proptest::sample::select(vec!["", " ", "\n", "\\"])) {
        let document = &examples()[1].1;
        for text in [parts.join(between), any] {
            stays_text(document, &text).map_err(TestCaseError::fail)?;
        }
    }
}

#[test]
fn markup_stays_text() {
    let document = &examples()[0].1;
    let hostile = hostile();
    for text in MARKUP.iter().copied().chain(TROUBLE).chain(hostile.iter().map(String::as_str)) {
        stays_text(document, text).unwrap_or_else(|fault| panic!("{fault}"));
        // And it is all there, to the letter.
        let said = words(&report(&replaced(document, &|_| text.to_owned()), Language::De));
        let whole = plain(text);
        assert!(whole.is_empty() || said.contains(&whole), "{text:?} became {said:?}");
    }
}

/// What people wrote stays text in the weak points, too; and they can be found in the report.
#[test]
fn weak_points_are_told() {
    for text in MARKUP.iter().chain(&TROUBLE) {
        let hostile = replaced(&examples()[0].1, &|_| (*text).to_owned());
        skeleton(&report_on(&hostile, Language::De, Date::parse("2026-11-01")))
            .unwrap_or_else(|fault| panic!("{fault}"));
    }
    for (name, document) in examples() {
        let language = document.plan().language;
        let mut analysis = Analysis::new();
        while analysis.update(&document, Date::parse("2026-11-01").unwrap(), 100) {}
        let said = words(&report_on(&document, language, Date::parse("2026-11-01")));
        let causes = analysis.causes(&document);
        assert!(!causes.is_empty());
        for cause in causes {
            assert!(said.contains(&cause.text(&document, language)), "{name}: {}", cause.id);
            assert!(said.contains(&cause.arithmetic(&document, language)), "{name}: {}", cause.id);
            for finding in &cause.reasons {
                let text = finding.text(&document, language);
                assert!(said.iter().any(|block| block.contains(&text)), "{name}: {}", finding.id());
            }
            let why = cause.lead().rule.why.get(language);
            assert!(said.iter().any(|block| block.contains(why)), "{name}: {}", cause.id);
        }
    }
}

/// Markdown says what the report says, to the letter and in its order; and what goes behind the map on paper is a part
/// of it.
#[test]
fn one_report_is_painted() {
    for (name, document) in examples() {
        let export = Export {
            language: document.plan().language,
            date: "2026-11-01".into(),
            today: Date::parse("2026-11-01"),
            ..Export::default()
        };
        let blocks = report::whole(&document, &export, report::one_line);
        let mut texts = Vec::new();
        for block in &blocks {
            match block.clone() {
                Block::Heading(_, text) | Block::Paragraph(text) => texts.push(text),
                Block::Facts(facts) => texts.extend(facts.iter().map(|(label, fact)| format!("{label}: {fact}"))),
                Block::List(entries) => texts.extend(entries.into_iter().map(str::to_owned)),
                Block::Table { header, rows } => {
                    assert!(rows.iter().all(|row| row.len() == header.len()), "{name}: {header:?}");
                    texts.extend(
                        header
                            .into_iter()
                            .map(str::to_owned)
                            .chain(rows.into_iter().flatten())
                            .filter(|text| !text.is_empty()),
                    );
                }
            }
        }
        assert_eq!(words(&report_on(&document, export.language, export.today)), texts, "{name}");
        let insight = report::insight(&document, &export, report::one_line);
        let mut rest = blocks.iter();
        assert!(insight.iter().all(|block| rest.any(|other| other == block)), "{name}");
        assert!(insight.len() < blocks.len() && insight.last() == blocks.last(), "{name}");
    }
}

/// Nothing that a person wrote is missing.
#[test]
fn everything_is_told() {
    for (name, document) in examples() {
        let said = words(&report(&document, document.plan().language)).join("\n");
        for key in keys(&document) {
            let record = document.get(&key).unwrap();
            for (field, _) in fields(record).into_iter().filter(|(field, shape)| {
                matches!(shape, Shape::Line | Shape::Prose | Shape::List) && *field != Field::Channel
            }) {
                let texts = match wegmarke::core::edit::get(record, field) {
                    Some(wegmarke::core::edit::Value::Text(text)) => vec![text],
                    Some(wegmarke::core::edit::Value::List(texts)) => texts,
                    _ => Vec::new(),
                };
                for text in texts {
                    assert!(text.lines().all(|line| said.contains(&plain(line))), "{name}: {key:?} {field:?} {text:?}");
                }
            }
        }
    }
}

#[test]
fn addresses_are_no_links() {
    let text = report(&replaced(&examples()[0].1, &|_| "www.a.example, HTTPS://a.example".to_owned()), Language::De);
    assert!(
        text.contains("www\\.a.example, HTTPS\\://a.example") && !text.contains("www.") && !text.contains("S://"),
        "{text}"
    );
}

/// Figures with what they are made of.
#[test]
fn means_moments_and_breaks_are_named() {
    let (_, document) = &examples()[0];
    let text = report(document, Language::De);
    let journey = document.list(&List::Journeys).next().unwrap();
    let steps: Vec<&Step> = document.steps(journey).filter_map(|id| document.step(id)).collect();
    let scores: Vec<f64> =
        steps.iter().filter_map(|step| step.satisfaction).map(|score| f64::from(score.number())).collect();
    let mean = format!("{:.1}", scores.iter().sum::<f64>() / scores.len() as f64).replace('.', ",");
    assert!(text.contains(&format!("- **Zufriedenheit im Mittel:** {mean} (n = {})\n", scores.len())), "{text}");
    let breaks = scores.windows(2).filter(|pair| pair[0] - pair[1] >= 2.0).count();
    let line = text.lines().find(|line| line.starts_with("- **Brüche:**")).unwrap();
    assert!(breaks > 0);
    assert_eq!(line.matches(" → ").count(), breaks);
    let moments = steps.iter().filter(|step| step.moment_of_truth).count();
    let line = text.lines().find(|line| line.starts_with("- **Momente der Wahrheit:**")).unwrap();
    assert!(moments > 0);
    assert_eq!(line.matches("; ").count() + 1, moments);
}

#[test]
fn an_empty_plan_is_a_title() {
    let document = Document::new(Plan::new(Id::new("p").unwrap()));
    let text = report(&document, Language::En);
    assert!(
        text.starts_with("# Untitled plan\n\nAs of 2026-11-01\n\n- **Goal of the journeys:** Purchase\n"),
        "{text}"
    );
    assert!(
        !text.contains('|')
            && text.ends_with(")\n- **Phase model:** Phases of your own\n- **Language of the contents:** German\n"),
        "{text}"
    );
}

/// Records of one target and metric are also told together; metrics that are used have their method told, and no other.
#[test]
fn feedback_is_told_with_its_method_and_together() {
    let text = r#"{"format":"wegmarke-plan","version":1,"id":"p","title":"t","touchpoints":[{"id":"s","name":"Shop"}],"feedback":[
        {"id":"a","name":"May","target":{"touchpoint":"s"},"metric":"csat","counts":[0,0,0,4,4]},
        {"id":"b","name":"June","target":{"touchpoint":"s"},"metric":"csat","counts":[4,0,0,0,0]},
        {"id":"c","name":"Nobody asked","target":{"touchpoint":"s"},"metric":"ces"}]}"#;
    let text = report(&wegmarke::core::exchange::json::read(text, 1).unwrap().0, Language::En);
    assert!(text.contains("| May | Touchpoint: Shop | Survey | CSAT (1–5) | 8 (few answers) | 100.0% (95%: 67.6 to 100.0) | mean: 4.50 (95%: 4.05 to 4.95) |"), "{text}");
    assert!(
        text.contains("### Taken together\n")
            && text.contains(
                "| Touchpoint: Shop | CSAT (1–5) | 12 | 66.7% (95%: 39.1 to 86.2) | mean: 3.33 (95%: 2.21 to 4.46) |"
            ),
        "{text}"
    );
    assert!(
        text.contains("- CSAT: ")
            && text.contains("- CES 2.0: ")
            && !text.contains("- NPS: ")
            && !text.contains("- Stars: "),
        "{text}"
    );
}
