//! Workbooks: a plan goes out and comes back as it was; anybody's workbook is read as far as a table goes; and nothing
//! that somebody packed into one does any harm.

use proptest::prelude::*;
use wegmarke::core::document::{Document, List};
use wegmarke::core::exchange::archive::{Archive, LARGEST, Packer};
use wegmarke::core::exchange::{Body, ErrorCode, Export, Exported, Import, Imported, Rule, workbook};
use wegmarke::core::model::*;

use crate::formats::examples;
use crate::support::fidelity::compare;
use crate::support::reading::{bounded, records, sound};
use crate::support::{config, golden, outline, plans, programs};

fn export(language: Language) -> Export {
    Export { language, date: "2026-11-01".into(), today: Date::parse("2026-11-01"), ..Export::default() }
}

fn bytes(exported: &Exported) -> &[u8] {
    match &exported.body {
        Body::Bytes(bytes) => bytes,
        Body::Text(_) => panic!("a workbook is no text"),
    }
}

fn import(bytes: &[u8]) -> Result<Imported, ErrorCode> {
    workbook::import(bytes, &Import { language: Language::En, seed: 5 }).map_err(|error| error.code)
}

/// Out and in: what comes back is what went out, but for what the export says.
fn round(document: &Document, language: Language) -> Result<(), String> {
    let written = workbook::write(document, &export(language));
    let read = import(bytes(&written)).map_err(|code| format!("{code:?}"))?;
    read.document.check()?;
    if !read.repairs.is_empty() {
        return Err(format!("{:?}", read.repairs));
    }
    compare(document, &read.document, &written.lost)?;
    if document.plan().id != read.document.plan().id {
        return Err("the plan has another id".into());
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn a_plan_comes_back_as_it_was(document in plans(), german in any::<bool>()) {
        round(&document, if german { Language::De } else { Language::En }).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn damage_is_an_error_or_a_sound_plan(document in plans(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut packed = bytes(&workbook::write(&document, &export(Language::En))).to_vec();
        let place = at.index(packed.len());
        packed[place] = byte;
        for packed in [&packed[..], &packed[..place], &packed[place..]] {
            if let Ok(read) = import(packed) {
                sound(&read).map_err(TestCaseError::fail)?;
            }
        }
    }
}

#[test]
fn the_examples_come_back() {
    for (name, document) in examples() {
        for language in Language::ALL {
            round(&document, *language).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        }
    }
}

/// A part of an archive as text.
fn part(packed: &[u8], name: &str) -> String {
    let archive = Archive::open(packed).unwrap();
    String::from_utf8(archive.part(name, &mut LARGEST.clone()).unwrap().unwrap()).unwrap()
}

#[test]
fn the_parts_are_as_they_were() {
    for (name, document) in examples().into_iter().filter(|(name, _)| name.starts_with("physiotherapy")) {
        let written = workbook::write(&document, &export(document.plan().language));
        let packed = bytes(&written);
        let mut text = String::new();
        for part_name in [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/styles.xml",
        ]
        .map(str::to_owned)
        .into_iter()
        .chain((1..=10).map(|number| format!("xl/worksheets/sheet{number}.xml")))
        {
            let xml = part(packed, &part_name);
            assert!(roxmltree::Document::parse(&xml).is_ok(), "{part_name}");
            text += &format!(
                "== {part_name}\n{}\n",
                xml.replace("><row", ">\n<row").replace("</row><", "</row>\n<").replace("><xf", ">\n<xf")
            );
        }
        golden(&format!("xlsx/{name}.txt"), &text);
    }
}

/// A workbook as somebody else's program writes it, of one sheet.
fn foreign(sheet: &str) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let mut packer = Packer::default();
    packer.add("[Content_Types].xml", b"<Types/>");
    packer.add(
        "_rels/.rels",
        b"<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>",
    );
    packer.add(
        "xl/workbook.xml",
        format!("<workbook {main} xmlns:q=\"x\"><sheets><sheet name=\"Blatt\" sheetId=\"1\" q:id=\"one\"/></sheets></workbook>").as_bytes(),
    );
    packer.add(
        "xl/_rels/workbook.xml.rels",
        b"<Relationships><Relationship Id=\"one\" Type=\"x/worksheet\" Target=\"worksheets/any.xml\"/><Relationship Id=\"two\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/><Relationship Id=\"three\" Type=\"x/styles\" Target=\"styles.xml\"/><Relationship Id=\"four\" Type=\"x/externalLink\" Target=\"file:///etc/passwd\" TargetMode=\"External\"/></Relationships>",
    );
    packer.add(
        "xl/strings.xml",
        b"<sst><si><t>Phase</t></si><si><t>Touchpoint</t></si><si><t>Satisfaction</t></si><si><r><t xml:space=\"preserve\">Ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si><si><t>a_x000A_b &amp; c</t></si></sst>",
    );
    packer.add(
        "xl/styles.xml",
        b"<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"dd&quot;d&quot;/mm/yyyy\"/><numFmt numFmtId=\"171\" formatCode=\"[Red]0.0&quot; days&quot;\"/><numFmt numFmtId=\"172\" formatCode=\"[h]:mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf numFmtId=\"9\"/><xf numFmtId=\"171\"/><xf numFmtId=\"172\"/><xf numFmtId=\"20\"/></cellXfs></styleSheet>",
    );
    packer.add("xl/worksheets/any.xml", sheet.as_bytes());
    packer.finish()
}

fn rows(packed: &[u8]) -> Vec<Vec<String>> {
    let opened = workbook::open(packed).unwrap();
    opened.sheets[0].rows.iter().map(|row| row.cells.iter().map(|cell| cell.to_string()).collect()).collect()
}

#[test]
fn values_are_read_and_nothing_else() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>\
        <row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>Buy</t></is></c><c r=\"B3\" t=\"s\"><v>3</v></c><c r=\"C3\"><v>4.0</v></c><c r=\"E3\" s=\"1\"><v>46357</v></c><c r=\"F3\" s=\"2\"><v>0.29</v></c><c r=\"G3\" s=\"3\"><v>2.5</v></c></row>\
        <row><c t=\"str\"><f>\"x\"&amp;'[1]Other'!A1</f><v>worked out</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c t=\"b\"><v>1</v></c><c t=\"s\"><v>4</v></c><c t=\"s\"><v>99</v></c></row></sheetData><mergeCells><mergeCell ref=\"A3:A4\"/></mergeCells></worksheet>";
    assert_eq!(
        rows(&foreign(sheet)),
        [
            vec!["Phase", "Touchpoint", "Satisfaction"],
            vec!["Buy", "Rich", "4", "", "2026-12-01", "29%", "2.5"],
            vec!["worked out", "", "true", "a\nb & c"],
        ]
    );
}

#[test]
fn a_workbook_of_others_becomes_a_plan() {
    let sheet = "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>\
        <row><c t=\"inlineStr\"><is><t>Look</t></is></c><c t=\"inlineStr\"><is><t>Search</t></is></c><c><v>4</v></c></row>\
        <row><c/><c t=\"inlineStr\"><is><t>Shop</t></is></c><c><v>2</v></c></row></sheetData></worksheet>";
    let read = import(&foreign(sheet)).unwrap();
    let step = |step: &Step| step.satisfaction.map_or(String::new(), |score| score.number().to_string());
    assert_eq!(outline(&read, step), " | Look: 4, 2");
}

#[test]
fn times_are_spans_and_cells_that_say_nothing_are_told() {
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let head: String = ["Phase", "Touchpoint", "Duration", "Satisfaction"].map(text).concat();
    let sheet = format!(
        "<worksheet><sheetData><row>{head}</row>\
         <row>{}{}<c s=\"4\"><v>1.104166667</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>\
         <row>{}{}<c s=\"5\"><v>0.03125</v></c><c><f>D2-1</f></c></row></sheetData></worksheet>",
        text("Buy"),
        text("Shop"),
        text("Buy"),
        text("Phone"),
    );
    let packed = foreign(&sheet);
    assert_eq!(rows(&packed)[1..], [vec!["Buy", "Shop", "26:30:00"], vec!["Buy", "Phone", "00:45:00"]]);
    let read = import(&packed).unwrap();
    let after = |step: &Step| step.after.map_or(String::new(), |after| after.to_string());
    assert_eq!(outline(&read, after), " | Buy: P1DT2H30M, PT45M | line 2 LeftOut | line 3 LeftOut");
    let told: Vec<String> = read.repairs.iter().map(|it| format!("{}: {:?} {}", it.path, it.rule, it.text)).collect();
    assert_eq!(told, ["line 2: LeftOut D2: #DIV/0!", "line 3: LeftOut D3: =D2-1"]);
    let sheet = "<o:document-content><o:body><o:spreadsheet><t:table t:name=\"Blatt\"><t:table-row>\
        <t:table-cell o:value-type=\"time\" o:time-value=\"PT02H30M00S\"><x:p>02:30</x:p></t:table-cell>\
        <t:table-cell t:formula=\"of:=1/0\" o:value-type=\"string\"><x:p>#DIV/0!</x:p></t:table-cell>\
        </t:table-row></t:table></o:spreadsheet></o:body></o:document-content>";
    let opened = workbook::open(&ods(sheet)).unwrap();
    assert_eq!(opened.sheets[0].lost, [(1, "B1: #DIV/0!".to_owned())]);
    assert_eq!(rows(&ods(sheet)), [["02:30:00"]]);
}

fn ods(content: &str) -> Vec<u8> {
    let mut packer = Packer::default();
    packer.add("mimetype", b"application/vnd.oasis.opendocument.spreadsheet");
    packer.add("content.xml", content.as_bytes());
    packer.finish()
}

#[test]
fn opendocument_is_read() {
    let content = "<o:document-content><o:body><o:spreadsheet><t:table t:name=\"Blatt\"><t:table-column/>\
        <t:table-row><t:table-cell o:value-type=\"string\"><x:p>Two</x:p><x:p>lines<x:s x:c=\"2\"/>far</x:p><o:annotation><x:p>a comment</x:p></o:annotation></t:table-cell><t:table-cell t:number-columns-repeated=\"2\" o:value-type=\"float\" o:value=\"4.0\"><x:p>4,00</x:p></t:table-cell><t:table-cell t:number-columns-repeated=\"16000\"/></t:table-row>\
        <t:table-row t:number-rows-repeated=\"2\"><t:covered-table-cell/><t:table-cell o:value-type=\"percentage\" o:value=\"0.07\"/><t:table-cell o:value-type=\"date\" o:date-value=\"2026-12-01T10:00:00\"/><t:table-cell o:value-type=\"boolean\" o:boolean-value=\"true\"/></t:table-row>\
        <t:table-row t:number-rows-repeated=\"1048000\"><t:table-cell t:number-columns-repeated=\"16384\"/></t:table-row></t:table></o:spreadsheet></o:body></o:document-content>";
    let below = vec!["", "7%", "2026-12-01", "true"];
    assert_eq!(rows(&ods(content)), [vec!["Two\nlines  far", "4", "4"], below.clone(), below]);
}

/// Whoever changed something in our own sheets finds it in the plan, or is told where it was not taken.
#[test]
fn what_somebody_changed_in_the_sheets_counts() {
    let (_, document) = examples().into_iter().find(|(name, _)| name == "outdoor-shop.en").unwrap();
    let written = workbook::write(&document, &export(Language::En));
    let packed = bytes(&written);
    let change = |changes: &[(&str, &str, &str)]| {
        let mut packer = Packer::default();
        for name in ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]
            .map(str::to_owned)
            .into_iter()
            .chain((1..=12).map(|number| format!("xl/worksheets/sheet{number}.xml")))
            .filter(|name| Archive::open(packed).unwrap().has(name))
        {
            let mut text = part(packed, &name);
            let listed = part(packed, "xl/workbook.xml");
            for (sheet, from, to) in changes {
                let number =
                    listed.split("<sheet ").skip(1).position(|it| it.contains(&format!("name=\"{sheet}\""))).unwrap()
                        + 1;
                if name == format!("xl/worksheets/sheet{number}.xml") {
                    assert!(text.contains(from), "{sheet}: {from}");
                    text = text.replacen(from, to, 1);
                }
            }
            packer.add(&name, text.as_bytes());
        }
        import(&packer.finish()).unwrap()
    };
    let touchpoint = document
        .list(&List::Touchpoints)
        .find_map(|id| document.touchpoint(id).filter(|it| document.len(&List::StepsAt(it.id.clone())) > 0))
        .unwrap();
    let shown = format!(">{}<", &*touchpoint.name);

    // A touchpoint is renamed where it stands: steps go with it.
    let read = change(&[("Touchpoints", &shown, ">Renamed<")]);
    assert_eq!((&*read.document.touchpoint(&touchpoint.id).unwrap().name, read.repairs.len()), ("Renamed", 0));
    assert_eq!(
        read.document.len(&List::StepsAt(touchpoint.id.clone())),
        document.len(&List::StepsAt(touchpoint.id.clone()))
    );

    // A step goes to a touchpoint that is not there yet.
    let read = change(&[("Steps", &shown, ">Somewhere new<")]);
    assert_eq!(read.document.len(&List::Touchpoints), document.len(&List::Touchpoints) + 1);
    assert_eq!(
        read.document.len(&List::StepsAt(touchpoint.id.clone())),
        document.len(&List::StepsAt(touchpoint.id.clone())) - 1
    );

    // The map only shows.
    let listed = part(packed, "xl/workbook.xml");
    let map = if listed.contains("name=\"Map\"") { "Map" } else { "Map 1" };
    let read = change(&[(map, &shown.replace('<', "\n"), ">Somewhere else\n")]);
    assert_eq!(
        read.repairs.iter().map(|repair| (repair.path.as_str(), repair.rule)).collect::<Vec<_>>(),
        [(map, Rule::ShownOnly)]
    );
}

/// Nothing that a stranger packs is larger in memory than what is allowed, or does anything.
#[test]
fn hostile_workbooks_do_no_harm() {
    let code = |packed: &[u8]| import(packed).map(|read| records(&read.document)).unwrap_err();
    let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    assert_eq!(code(&old), ErrorCode::OldWorkbook);
    let mut numbers = Packer::default();
    numbers.add("Index/Document.iwa", b"x");
    assert_eq!(code(&numbers.finish()), ErrorCode::Numbers);
    let mut text = Packer::default();
    text.add("word/document.xml", b"<document/>");
    assert_eq!(code(&text.finish()), ErrorCode::WrongFormat);
    assert_eq!(code(b"PK\x03\x04"), ErrorCode::Damaged);

    // Sizes: one that unpacks to more than is read, one that says less than it is, and ZIP64.
    let sheet = "<worksheet><sheetData>".to_owned() + &" ".repeat(LARGEST) + "</sheetData></worksheet>";
    assert_eq!(code(&foreign(&sheet)), ErrorCode::TooLarge);
    let packed = foreign(&("<worksheet>".to_owned() + &" ".repeat(100_000) + "</worksheet>"));
    let at = packed.windows(4).rposition(|four| four == (100_000_u32 + 23).to_le_bytes()).unwrap();
    for lie in [[10, 0, 0, 0], [0xff; 4]] {
        let mut packed = packed.clone();
        packed[at..at + 4].copy_from_slice(&lie);
        assert!(matches!(code(&packed), ErrorCode::Damaged | ErrorCode::TooLarge));
    }
    // A password.
    let mut locked = packed.clone();
    let directory = locked.windows(4).position(|four| four == 0x0201_4b50_u32.to_le_bytes()).unwrap();
    let mut at = directory;
    while locked.get(at..at + 4) == Some(&0x0201_4b50_u32.to_le_bytes()[..]) {
        locked[at + 8] |= 1;
        at += 46 + usize::from(locked[at + 28]) + usize::from(locked[at + 30]);
    }
    assert_eq!(code(&locked), ErrorCode::Locked);

    // Entities: a document type is refused, whatever it says.
    let entities = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"str\"><v>&b;&c;</v></c></row></sheetData></worksheet>";
    assert_eq!(code(&foreign(entities)), ErrorCode::Damaged);

    // A million columns, rows from the end of the world, cells said to repeat.
    let column = |place: &str| format!("<row r=\"{place}\"><c r=\"XFD{place}\"><v>1</v></c></row>");
    let far: String = (1..30_000).map(|line| column(&format!("{}", line * 30))).collect();
    let wide = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1_000_000));
    for inner in [far, wide] {
        let packed = foreign(&format!("<worksheet><sheetData>{inner}</sheetData></worksheet>"));
        let read = bounded(LARGEST, |_| 0, || import(&packed).map(|_| ())).unwrap();
        assert!(matches!(read, Ok(()) | Err(ErrorCode::TooLarge | ErrorCode::WrongFormat)), "{read:?}");
    }
    for inner in [
        "<t:table-row t:number-rows-repeated=\"1048576\"><t:table-cell t:number-columns-repeated=\"16384\"><x:p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</x:p></t:table-cell></t:table-row>".to_owned(),
        "<t:table-row t:number-rows-repeated=\"99999999999999999999\"><t:table-cell><x:p><x:s x:c=\"4000000000\"/>a</x:p></t:table-cell></t:table-row>".repeat(3),
    ] {
        let packed = ods(&format!("<o:body><o:spreadsheet><t:table t:name=\"a\">{inner}</t:table></o:spreadsheet></o:body>"));
        let read = bounded(LARGEST, |_| 0, || import(&packed).map(|_| ())).unwrap();
        assert!(matches!(read, Ok(()) | Err(ErrorCode::TooLarge | ErrorCode::WrongFormat)), "{read:?}");
    }

    // Formulas are texts, and paths are names.
    let formula = "<worksheet><sheetData><row><c t=\"s\"><v>1</v></c></row><row><c t=\"inlineStr\"><is><t>=HYPERLINK(\"http://x\")</t></is></c></row></sheetData></worksheet>";
    let read = import(&foreign(formula)).unwrap();
    let name = read.document.list(&List::Touchpoints).next().and_then(|id| read.document.touchpoint(id)).unwrap();
    assert_eq!(&*name.name, "=HYPERLINK(\"http://x\")");
    let mut paths = Packer::default();
    for name in ["../../../etc/passwd", "/etc/passwd", "C:\\x"] {
        paths.add(name, b"x");
    }
    assert_eq!(code(&paths.finish()), ErrorCode::WrongFormat);
}

/// LibreOffice opens a workbook, saves it in its own way and in Excel's, and the plan is still the same.
#[test]
fn libreoffice_keeps_a_workbook() {
    let folder = programs::folder("libreoffice");
    let mut files = Vec::new();
    for (name, document) in examples() {
        let path = folder.join(format!("{name}.xlsx"));
        std::fs::write(&path, bytes(&workbook::write(&document, &export(document.plan().language)))).unwrap();
        files.push(path);
    }
    for kind in ["ods", "xlsx"] {
        let out = folder.join(kind);
        if !programs::convert(&files, kind, &out) {
            return;
        }
        for (name, document) in examples() {
            let read = import(&std::fs::read(out.join(format!("{name}.{kind}"))).unwrap()).unwrap();
            assert_eq!(read.repairs, [], "{name}.{kind}");
            compare(&document, &read.document, &[]).unwrap_or_else(|fault| panic!("{name}.{kind}: {fault}"));
        }
    }
}

/// openpyxl finds the sheets with headers that stay, real numbers and real days.
#[test]
fn openpyxl_reads_a_workbook() {
    let (_, document) = examples().into_iter().find(|(name, _)| name == "outdoor-shop.en").unwrap();
    let path = programs::folder("openpyxl").join("plan.xlsx");
    std::fs::write(&path, bytes(&workbook::write(&document, &export(Language::En)))).unwrap();
    let program = "
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(*book.sheetnames, sep='|')
steps, measures = book['Steps'], book['Measures']
print(steps.freeze_panes, steps.auto_filter.ref is not None)
head = [cell.value for cell in steps[1]]
print(sorted({type(row[head.index('Satisfaction')]).__name__ for row in steps.iter_rows(min_row=2, values_only=True)}))
head = [cell.value for cell in measures[1]]
print(sorted({type(row[head.index('Due')]).__name__ for row in measures.iter_rows(min_row=2, values_only=True)}))
print(len(list(book['Map 1'].merged_cells.ranges)) > 0, sum(1 for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == 'f'))
";
    let Some(said) = programs::python("openpyxl", program, &[path]) else { return };
    assert_eq!(
        said.lines().collect::<Vec<_>>(),
        [
            "Map 1|Map 2|Map 3|Personas|Touchpoints|Steps|Measures|Feedback|Weak points|Journeys|Phases|Plan",
            "D2 True",
            "['NoneType', 'int']",
            "['NoneType', 'datetime']",
            "True 0"
        ]
    );
}

/// What openpyxl and LibreOffice saved: the sheet that holds the journey, merged cells, rich text, a formula's value,
/// days and shares; a hidden sheet is not taken before one that is seen.
#[test]
fn workbooks_of_other_programs_are_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/workbooks/");
    for (name, average) in
        [("bakery.openpyxl.xlsx", ""), ("bakery.xlsx", "3.66666666666667"), ("bakery.ods", "3.66666666666667")]
    {
        let packed = std::fs::read(format!("{folder}{name}")).unwrap();
        let opened = workbook::open(&packed).unwrap();
        let names: Vec<(&str, bool)> = opened.sheets.iter().map(|sheet| (&*sheet.name, sheet.hidden)).collect();
        assert_eq!(names, [("Lies mich", false), ("Reise", false), ("versteckt", true)], "{name}");
        let cells: Vec<Vec<&str>> =
            opened.sheets[1].rows.iter().map(|row| row.cells.iter().map(|cell| &**cell).collect()).collect();
        let mut last = vec!["", "Kasse"];
        if !average.is_empty() {
            last.push(average);
        }
        assert_eq!(
            cells,
            [
                vec!["Phase", "Touchpoint", "Zufriedenheit", "Schwachstelle", "Wann", "Anteil"],
                vec!["Bewusstsein", "Schaufenster", "4", "", "2026-11-03", "50%"],
                vec!["", "Empfehlung", "5", "Kennt kaum jemand", "2026-11-04", "25%"],
                vec!["Kauf", "Theke", "2", "Schlange bis\nvor die Tür"],
                last,
            ],
            "{name}"
        );
        let read = import(&packed).unwrap();
        assert_eq!(read.document.count(Kind::Step), 4, "{name}");
    }
}
