//! The way back from a web page: what the planner writes as HTML is, once a browser has parsed it, the journey that it
//! was; whatever blogs and their editors do to it; and tables that others made are read as far as their columns speak.

use proptest::prelude::*;
use proptest::sample::Index;
use wegmarke::core::document::Document;
use wegmarke::core::exchange::html::{self, DEEPEST, MOST_NODES, Node};
use wegmarke::core::exchange::{ErrorCode, Export, Import, ImportError, Imported, LARGEST_IMPORT};
use wegmarke::core::lanes::LANES;
use wegmarke::core::model::*;

use crate::formats::examples;
use crate::support::allocation::most_held;
use crate::support::fidelity::{compare_records, some_journey};
use crate::support::reading::tree;
use crate::support::{Written, config, outline, plan, plans, scripts};

const LANGUAGE: Language = Language::De;

pub fn read(html: &str) -> Result<Imported, ImportError> {
    let imported = html::read(&tree(html), &Import { language: LANGUAGE, seed: 7 })?;
    imported.document.check().unwrap();
    Ok(imported)
}

/// What a page says, in one line, or why it says nothing.
fn check(html: &str, expected: &str) {
    let found = match read(html) {
        Ok(imported) => outline(&imported, |step| {
            let touchpoint = step
                .touchpoint
                .as_ref()
                .and_then(|id| imported.document.touchpoint(id))
                .map_or("-", |touchpoint| &touchpoint.name);
            let score = step.satisfaction.map_or(String::new(), |score| format!(" {}", score.number()));
            let texts = [&step.action, &step.thought, &step.pain_point]
                .map(|text| if text.is_empty() { String::new() } else { format!(" [{}]", &**text) });
            format!("{touchpoint}{score}{}", texts.concat())
        }),
        Err(error) => error.code.key().to_owned(),
    };
    assert_eq!(found, expected, "{html}");
}

/// Out and in: nothing is mended, all that is not lost is there, under its own id.
fn round(document: &Document, export: &Export) -> Result<(), String> {
    let written = html::write(document, export);
    let (text, lost) = (written.text(), &written.lost);
    let fault = |told: String| format!("{told}\n--- {lost:?}\n{text}");
    let Imported { document: after, repairs } = read(&text).map_err(|error| fault(format!("{error:?}")))?;
    if !repairs.is_empty() {
        return Err(fault(format!("{repairs:?}")));
    }
    let same = compare_records(document, &after, lost).map_err(fault)?;
    match same.iter().find(|(old, new)| old != new && old.kind != Kind::Plan) {
        Some((old, new)) => Err(fault(format!("{old:?} came back as {new:?}"))),
        None => Ok(()),
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_journey_comes_back_from_its_fragment(document in plans(), journey in 0..50usize, english in any::<bool>(), bare in any::<bool>(), lanes in 0..4096usize) {
        let chosen = LANES.iter().enumerate().filter(|(place, _)| lanes >> place & 1 == 1).map(|(_, lane)| lane.content);
        let export = Export {
            language: if english { Language::En } else { Language::De },
            journey: some_journey(&document, journey),
            lanes: (lanes < 2048).then(|| chosen.collect()),
            without_picture: bare,
            ..Export::default()
        };
        round(&document, &export).map_err(TestCaseError::fail)?;
    }

    /// A blank line would end the HTML for Markdown, brackets are shortcodes and templates, and the rest is what
    /// editors make typographic.
    #[test]
    fn nothing_in_a_fragment_means_something_to_editors_and_engines(document in plans(), journey in 0..50usize, bare in any::<bool>()) {
        let text = html::write(&document, &Export { journey: some_journey(&document, journey), without_picture: bare, ..Export::default() }).text();
        prop_assert!(text.lines().all(|line| !line.trim_matches([' ', '\t']).is_empty()), "{text}");
        prop_assert!(!text.contains(['[', ']', '{', '}']), "{text}");
        let table = &text[text.find("<table").unwrap_or(text.len())..];
        for texts in table.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, texts)| texts) {
            prop_assert!(!texts.contains(['"', '\'', '`']) && !texts.contains("--") && !texts.contains("...") && !texts.contains(" - "), "{texts}");
        }
    }

    /// Elements and attributes in disorder, and fragments from which parts were cut.
    #[test]
    fn no_page_makes_reading_panic(script in scripts(20), cuts in proptest::collection::vec((any::<Index>(), any::<Index>()), 0..6), words in proptest::collection::vec(any::<Index>(), 0..40)) {
        let known = [
            "<table data-journey=\"j\">", "<table>", "<tbody data-phase=p>", "<tbody>", "<tr data-step=s>", "<tr>", "<th data-touchpoint=t>", "<th colspan=9>", "<td rowspan=3>", "<td>",
            "<ul><li data-measure=m data-status=idea>", "<li>", "<strong>", "<span data-field=name>", "<span data-field=title>", "</span>", "</td>", "</tr>", "</table>", "<br>", "<p>", "4",
            "Touchpoint", "Phase", "Handlung:", "&nbsp;", "<figure data-wegmarke=1 data-goal=x>", "<figcaption>", "<tr data-step=s data-satisfaction=9 data-after=x>", "<li data-persona>",
        ];
        let disorder: String = words.iter().map(|index| *index.get(&known)).collect();
        let _ = read(&disorder);
        let _ = read(&format!("<table><tr>{disorder}"));
        let mut text = html::write(&plan(&script), &Export { without_picture: true, ..Export::default() }).text();
        for (from, to) in cuts {
            let at = |index: Index| {
                let mut at = index.index(text.len() + 1);
                while !text.is_char_boundary(at) { at -= 1 }
                at
            };
            let (from, to) = (at(from), at(to));
            text.replace_range(from.min(to)..from.max(to), "");
            let _ = read(&text);
        }
    }
}

#[test]
fn the_examples_come_back() {
    for (name, document) in examples() {
        for number in 0..document.count(Kind::Journey) {
            for (language, without_picture) in [(Language::De, true), (Language::En, false)] {
                let export =
                    Export { language, journey: some_journey(&document, number), without_picture, ..Export::default() };
                round(&document, &export).unwrap_or_else(|fault| panic!("{name}: {fault}"));
            }
        }
    }
}

#[test]
fn marks_are_written_so_that_they_stay_what_they_are() {
    let touchpoint = |name: &str| {
        let text = format!(
            r#"{{ "format": "wegmarke-plan", "version": 1, "id": "p", "title": "", "language": "en", "phases": [{{ "id": "a", "name": "A" }}], "personas": [], "measures": [], "feedback": [],
               "touchpoints": [{{ "id": "t", "name": {} }}], "journeys": [{{ "id": "j", "name": "J", "steps": [{{ "id": "s", "phase": "a", "touchpoint": "t" }}] }}] }}"#,
            serde_json::json!(name)
        );
        let (document, _) = wegmarke::core::exchange::json::read(&text, 1).unwrap();
        let text = html::write(&document, &Export { without_picture: true, ..Export::default() }).text();
        let (_, from) = text
            .split_once("data-touchpoint=\"t\"")
            .unwrap()
            .1
            .split_once("data-field=\"name\" dir=\"auto\" lang=\"en\">")
            .unwrap();
        from.split_once("</span>").unwrap().0.to_owned()
    };
    for (name, written) in [
        (
            "Well-known shop: open, 9.30–18 (every day)! Why not?",
            "Well-known shop: open, 9.30–18 (every day)! Why not?",
        ),
        ("50 % off at https://a.example/b", "50 % off at https:&#047;&#047;a.example/b"),
        ("the \"best\" 'one' & <more>", "the &#034;best&#034; &#039;one&#039; &amp; &lt;more&gt;"),
        ("wait -- and ... - so", "wait &#045;&#045; and &#046;&#046;&#046; &#045; so"),
        ("[gallery] {{< x >}} {% y %}", "&#091;gallery&#093; &#123;&#123;&lt; x &gt;&#125;&#125; &#123;% y %&#125;"),
        (":-) ;) 8) (tm) 9x9", "&#058;&#045;&#041; &#059;&#041; 8&#041; &#040;tm) 9&#120;9"),
        ("a*b_c", "a&#042;b&#095;c"),
    ] {
        assert_eq!(touchpoint(name), written, "{name}");
    }
}

/// A small fragment as it is written, with its parts to be changed.
const CAPTION: &str = r#"<figcaption><strong data-field="name">Der Weg</strong><ul><li data-persona="ada" data-portrait="🧭"><strong>Persona:</strong> <span data-field="name">Ada</span></li></ul></figcaption>"#;
const HEAD: &str = r#"<thead><tr><th scope="col">Touchpoint</th><th scope="col">Zufriedenheit</th><th scope="col">Was geschieht</th></tr></thead>"#;
const PHASE: &str = r#"<tr><th scope="rowgroup" colspan="3"><span data-field="name">Suche</span><br><em><span data-field="question">Was gibt es?</span></em></th></tr>"#;
const STEP: &str = r#"<tr data-step="s1" data-satisfaction="4"><th scope="row" data-touchpoint="web" data-channel="website"><span data-field="name">Netz</span><br>Website</th><td>4 – zufrieden</td><td><ul><li><strong>Handlung:</strong> <span data-field="action">liest</span></li></ul></td></tr>"#;

fn page(rows: &str) -> String {
    format!(
        r#"<figure data-wegmarke="1" data-phase-model="custom">{CAPTION}<table data-journey="j">{HEAD}<tbody data-phase="p" data-stage="awareness">{rows}</tbody></table></figure>"#
    )
}

#[test]
fn what_editors_do_is_borne() {
    let whole = page(&format!("{PHASE}{STEP}"));
    let plain = "Der Weg of Ada | Suche: Netz 4 [liest]";
    let cases: &[(&str, &str, &str)] = &[
        ("", "", plain),
        // Elements around and within, folded lines, blanks that do not break.
        ("<table", "<figure class=\"wp-block-table\"><table class=\"has-fixed-layout\"", plain),
        ("liest", "<p>\n  <em>liest</em>\n</p>\n", plain),
        ("liest", "liest\n        und\n vergleicht", "Der Weg of Ada | Suche: Netz 4 [liest und vergleicht]"),
        ("liest", "liest<br />\nund", "Der Weg of Ada | Suche: Netz 4 [liest\nund]"),
        (
            "<ul><li><strong>Handlung:</strong> <span data-field=\"action\">liest</span></li></ul>",
            "&nbsp;",
            "Der Weg of Ada | Suche: Netz 4",
        ),
        (
            "<span data-field=\"action\">liest</span>",
            "<p data-field=\"action\">liest</p><p data-field=\"action\">und staunt</p>",
            "Der Weg of Ada | Suche: Netz 4 [liest\nund staunt]",
        ),
        // Words that were changed.
        ("liest", "bestellt", "Der Weg of Ada | Suche: Netz 4 [bestellt]"),
        ("4 – zufrieden", "2 – unzufrieden", "Der Weg of Ada | Suche: Netz 2 [liest]"),
        ("4 – zufrieden", "sehr zufrieden", "Der Weg of Ada | Suche: Netz 5 [liest]"),
        ("4 – zufrieden", "", plain),
        (">Suche<", ">Finden<", "Der Weg of Ada | Finden: Netz 4 [liest]"),
        // Attributes that are gone, or say what cannot be.
        (" data-satisfaction=\"4\"", "", plain),
        (" data-wegmarke=\"1\"", "", plain),
        ("figure data-wegmarke=\"1\"", "figure data-wegmarke=\"2\"", "newer-version"),
        (
            " data-touchpoint=\"web\" data-channel=\"website\"><span data-field=\"name\">Netz</span>",
            ">Netz",
            "Der Weg of Ada | Suche: Netz 4 [liest] | touchpoints[0].id NewId",
        ),
        (" data-step=\"s1\"", "", "Der Weg of Ada | Suche: Netz 4 [liest] | journeys[0].steps[0].id NewId"),
        (
            " data-phase=\"p\" data-stage=\"awareness\"",
            "",
            "Der Weg of Ada | Suche: Netz 4 [liest] | phases[0].id NewId",
        ),
        (
            "<span data-field=\"name\">Suche</span><br><em><span data-field=\"question\">Was gibt es?</span></em>",
            "Suche<br>Was gibt es?",
            plain,
        ),
        (
            "data-stage=\"awareness\"",
            "data-stage=\"later\"",
            "Der Weg of Ada | Suche: Netz 4 [liest] | phases[0].stage UnknownValue",
        ),
        (
            "4\"><th",
            "9\" data-after=\"soon\"><th",
            "Der Weg of Ada | Suche: Netz 4 [liest] | journeys[0].steps[0].after OutOfRange",
        ),
        // The thead as a row of the body, and a script that no browser would show.
        ("</thead>", "</thead><tbody><tr><th>Touchpoint</th><th>Was geschieht</th></tr></tbody>", plain),
        ("<figcaption>", "<script>let x = 1;</script><figcaption>", plain),
    ];
    let long = format!("{}|", "x".repeat(200));
    check(
        &whole.replacen(">Suche<", &format!(">{long}<"), 1),
        &format!("Der Weg of Ada | {}: Netz 4 [liest] | phases[0].name Cut", "x".repeat(200)),
    );
    for (from, to, expected) in cases {
        assert!(whole.contains(from), "{from}");
        check(&whole.replacen(from, to, 1), expected);
    }
}

#[test]
fn rows_and_items_may_be_added_by_hand() {
    let with = |rows: &str| page(&format!("{PHASE}{STEP}{rows}"));
    let new = "journeys[0].steps[1].id NewId";
    check(
        &with("<tr><th>Laden</th><td>5</td><td><ul><li><strong>Gedanke:</strong> schön hier</li></ul></td></tr>"),
        &format!("Der Weg of Ada | Suche: Netz 4 [liest], Laden 5 [schön hier] | touchpoints[1].id NewId | {new}"),
    );
    check(
        &with("<tr><td>Netz</td><td></td><td>kommt wieder</td></tr>"),
        &format!("Der Weg of Ada | Suche: Netz 4 [liest], Netz [kommt wieder] | {new}"),
    );
    check(
        &with("<tr><td>–</td><td>★★</td><td></td></tr><tr><td> </td></tr>"),
        &format!("Der Weg of Ada | Suche: Netz 4 [liest], - 2 | {new}"),
    );
    // A copy of a row, of which one was given another name; and a copy of a whole phase.
    check(
        &with(&STEP.replace("Netz", "Laden")),
        &format!("Der Weg of Ada | Suche: Netz 4 [liest], Laden 4 [liest] | touchpoints[1].id NewId | {new}"),
    );
    let body = format!(
        "</tbody><tbody data-phase=\"p\" data-stage=\"conversion\">{}{}",
        PHASE.replace("Suche", "Kauf"),
        STEP.replace("s1", "s2")
    );
    check(&with(&body), "Der Weg of Ada | Suche: Netz 4 [liest] | Kauf: Netz 4 [liest] | phases[1].id NewId");
    // Bodies that an editor joined.
    check(
        &with(&format!("{}{}", PHASE.replace("Suche", "Kauf"), STEP.replace("s1", "s2"))),
        "Der Weg of Ada | Suche: Netz 4 [liest] | Kauf: Netz 4 [liest] | phases[1].id NewId",
    );
    // Rows before any phase.
    check(
        &page(STEP).replace(" data-phase=\"p\"", ""),
        &format!(
            "Der Weg of Ada | {} | phases DefaultPhases | journeys[0].steps[0].phase Dangling",
            "Bewusstsein: Netz 4 [liest] | Betrachtung: | Konversion: | Bindung: | Fürsprache:"
        ),
    );
    check(&page(STEP), "Der Weg of Ada | : Netz 4 [liest]");
}

#[test]
fn measures_stand_in_lists() {
    let list = |items: &str| page(&format!("{PHASE}{}", STEP.replace("<ul>", &format!("<ul>{items}"))));
    let measures = |html: &str| -> Vec<String> {
        let document = read(html).unwrap().document;
        let told = |id: &Id| {
            document.measure(id).map(|measure| {
                format!("{} {} {:?}", &*measure.title, measure.status.key(), measure.target.as_ref().map(Target::key))
            })
        };
        document.list(&wegmarke::core::document::List::Measures).filter_map(told).collect()
    };
    let marked = "<li data-measure=\"m\" data-status=\"done\"><strong>Maßnahme:</strong> <span data-field=\"title\">Aushang</span> (erledigt)</li>";
    let step = "Some(Key { kind: Step, id: s1 })";
    assert_eq!(measures(&list(marked)), [format!("Aushang done {step}")]);
    assert_eq!(measures(&list(&marked.replace("Aushang", " "))), [""; 0]);
    assert_eq!(measures(&list("<li><strong>Measure</strong>: Poster</li>")), [format!("Poster idea {step}")]);
}

#[test]
fn the_language_is_the_pages_where_none_is_told() {
    let language = |from: &str, to: &str| read(&page(STEP).replacen(from, to, 1)).unwrap().document.plan().language;
    assert_eq!(language("", ""), LANGUAGE);
    assert_eq!(language("<figure", "<figure lang=\"en-GB\""), Language::En);
    assert_eq!(language("<figure", "<figure lang=\"en\" data-language=\"de\""), Language::De);
}

#[test]
fn tables_of_others_are_read_by_their_columns() {
    let table = |rows: &[&str]| -> String {
        let row = |row: &&str| {
            format!("<tr>{}</tr>", row.split('|').map(|cell| format!("<td>{}</td>", cell.trim())).collect::<String>())
        };
        format!(
            "<figure data-wegmarke=\"\"><table>{}</table><figcaption>Annas Weg</figcaption></figure>",
            rows.iter().map(row).collect::<String>()
        )
    };
    check(
        &table(&[
            "Phase | Touchpoint | Zufriedenheit | Handlung | Gedanke",
            "Suche | Plakat | 3 | sieht <b>es</b> | schön",
            " | Website | 4,6 |",
            "Kauf | Laden | sehr zufrieden | <p>kauft</p><p>geht</p> |",
        ]),
        "Annas Weg | Suche: Plakat 3 [sieht es] [schön], Website 5 | Kauf: Laden 5 [kauft\ngeht] | Zeile 3, Zufriedenheit Rounded",
    );
    check(
        &table(&[
            "Stage | Touchpoint | Satisfaction (1-10) | Pain points",
            "Awareness | Poster&nbsp; | 10 | none",
            "Purchase | Shop | 1 | queue",
        ]),
        "Annas Weg | Awareness: Poster 5 | Purchase: Shop 1 [queue] | Spalte Satisfaction (1-10) Rescaled",
    );
    // Cells over several rows, rows over all columns, and a caption of the table's own.
    check(
        "<table><caption>Mit Kopf</caption><thead><tr><th>Phase</th><th>Kontaktpunkt</th><th>Note</th></tr></thead><tr><td rowspan=2>Suche</td><td>Plakat</td><td>1</td></tr><tr><td>Website</td><td>2</td></tr><tr><td>Kauf</td><td>Laden</td></tr></table>",
        "Mit Kopf | Suche: Plakat 5, Website 4 | Kauf: Laden | Spalte Note Rescaled",
    );
    let headed = "<tr><th>Touchpoint</th><th>Rating</th></tr><tr><td colspan=2>Before</td></tr><tr><td>Poster</td><td>4</td></tr><tr><th colspan=2>After</th></tr><tr><td>Shop</td><td>★★★★★</td></tr>";
    check(&format!("<table>{headed}</table>"), " | Before: Poster 4 | After: Shop 5");
    check(
        &format!("<table><tr><td colspan=2>Our journey</td></tr>{headed}</table>"),
        " | Before: Poster 4 | After: Shop 5 | Zeile 1 UnknownField",
    );
}

#[test]
fn pages_without_a_journey_are_refused() {
    for html in [
        "",
        "words",
        "<figure data-wegmarke></figure>",
        "<table></table>",
        "<table><tr><td> </td></tr></table>",
        "<ul><li data-field=name>x</li></ul>",
    ] {
        check(html, "wrong-format");
    }
}

#[test]
fn more_than_a_page_can_hold_is_refused() {
    let element = |children: Vec<Node>| Node::Element { name: "div".into(), attributes: Vec::new(), children };
    let refused = |tree: Node| html::read(&tree, &Import { language: LANGUAGE, seed: 1 }).unwrap_err().code;
    assert_eq!(refused(element(vec![Node::Text(String::new()); MOST_NODES - 1])), ErrorCode::WrongFormat);
    assert_eq!(refused(element(vec![Node::Text(String::new()); MOST_NODES])), ErrorCode::TooLarge);
    let deep = |levels: usize| (1..levels).fold(element(Vec::new()), |inner, _| element(vec![inner]));
    assert_eq!(refused(deep(DEEPEST)), ErrorCode::WrongFormat);
    assert_eq!(refused(deep(DEEPEST + 1)), ErrorCode::TooLarge);
    assert_eq!(refused(Node::Text("x".repeat(LARGEST_IMPORT + 1))), ErrorCode::TooLarge);
}

/// Time that grows with the square of the page would take minutes here.
#[test]
fn the_largest_pages_are_read_in_good_time() {
    let row = |number: usize| format!("<tr data-step=s{number}><th data-touchpoint=t{number}>n<td>");
    check_large(&format!("<table data-journey=j>{}", (0..12_000).map(row).collect::<String>()));
    check_large(&format!("<table><tr><td>Phase<td>Touchpoint{}", "<tr><td colspan=9>a<td rowspan=9>b".repeat(9_000)));
    check_large(&format!(
        "<table data-journey=j><tr data-step=s><th>a<td>{}",
        "<li><strong>Gedanke:</strong> x".repeat(9_000)
    ));
    check_large(&format!(
        "<table data-journey=j><tr data-step=s><th>a<td><span data-field=action>{}",
        "<br>x \n".repeat(20_000)
    ));
}

/// A few letters say hundreds of cells: what they make up has a limit too.
#[test]
fn a_table_of_wide_cells_is_refused_before_it_is_filled() {
    for row in [
        "<tr><td colspan=200>a<td rowspan=200>b",
        "<tr><td colspan=200>a",
        "<tr><td rowspan=200>a<td rowspan=200>b<td colspan=200><td>",
    ] {
        let tree = tree(&format!("<table><tr><td>Phase<td>Touchpoint{}", row.repeat(9_000)));
        let (refused, most) = most_held(|| html::read(&tree, &Import { language: LANGUAGE, seed: 7 }));
        assert_eq!(refused.unwrap_err().code, ErrorCode::TooLarge, "{row}");
        assert!(most < 10_000_000, "{row}: {most} bytes");
    }
    // One row of any width is looked at as far as any table.
    check_large(&format!(
        "<table><tr><th>Phase<th>Touchpoint<tr><td>a<td>b{}</table>",
        "<td colspan=200>".repeat(20_000)
    ));
}

fn check_large(html: &str) {
    assert!(read(html).is_ok_and(|imported| !imported.repairs.is_empty()), "{}", &html[..200]);
}
