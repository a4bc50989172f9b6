//! Sheets as an Excel workbook (Office Open XML, ECMA-376). Texts stand in their cells, so there is no table of them
//! beside; there is no formula, macro or link.

use super::map::{LINE, tint};
use super::sheet::{Cell, Look, Sheet, Value};
use crate::core::exchange::archive::Packer;
use crate::core::exchange::xml::{escape, escape_attribute};
use crate::core::model::Stage;
use crate::core::scene::{Ink, Theme};

/// The first line of every part.
pub const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The workbook of these sheets, which is about something of this title.
pub fn write(sheets: &[Sheet], title: &str) -> Vec<u8> {
    let mut packer = Packer::default();
    let mut types = String::new();
    let (mut listed, mut relations, mut names) = (String::new(), String::new(), Vec::new());
    let mut filters = String::new();
    for (place, sheet) in sheets.iter().enumerate() {
        let number = place + 1;
        let name = sheet_name(&sheet.name, &mut names);
        types += &format!(
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        );
        listed += &format!("<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", attribute(&name));
        relations += &format!(
            "<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
        );
        if let Some(range) = filter(sheet) {
            // Excel wants what it filters named, and other programs do not mind.
            filters += &format!(
                "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{place}\" hidden=\"1\">'{}'!{}</definedName>",
                escape(&clean(&name.replace('\'', "''"))),
                range.split(':').map(absolute).collect::<Vec<_>>().join(":")
            );
        }
        packer.add(&format!("xl/worksheets/sheet{number}.xml"), worksheet(sheet, place == 0).as_bytes());
    }
    let styles = sheets.len() + 1;
    relations += &format!("<Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>");
    let defined = if filters.is_empty() { String::new() } else { format!("<definedNames>{filters}</definedNames>") };
    packer.add(
        "[Content_Types].xml",
        format!(
            "{DECLARATION}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>{types}</Types>"
        )
        .as_bytes(),
    );
    packer.add("_rels/.rels", package_relations("xl/workbook.xml").as_bytes());
    packer.add("docProps/core.xml", core_properties(title).as_bytes());
    packer.add(
        "xl/workbook.xml",
        format!(
            "{DECLARATION}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>{listed}</sheets>{defined}</workbook>"
        )
        .as_bytes(),
    );
    packer.add(
        "xl/_rels/workbook.xml.rels",
        format!("{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>").as_bytes(),
    );
    packer.add("xl/styles.xml", styles_part().as_bytes());
    packer.finish()
}

/// Where a package begins: its main part, and what it says of itself.
pub fn package_relations(main: &str) -> String {
    format!(
        "{DECLARATION}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"{main}\"/><Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

/// What a package says of itself.
pub fn core_properties(title: &str) -> String {
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:creator>Wegmarke</dc:creator></cp:coreProperties>",
        escape(&clean(title))
    )
}

/// A name that a workbook may have, and that no sheet before has: at most 31 letters, none of them a sign of a
/// reference.
fn sheet_name(wanted: &str, taken: &mut Vec<String>) -> String {
    let plain: String = wanted.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(27).collect();
    let plain = plain.trim();
    let base = if plain.is_empty() { "–" } else { plain };
    let mut name = base.to_owned();
    let mut number = 1;
    while taken.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
        number += 1;
        name = format!("{base} {number}");
    }
    taken.push(name.clone());
    name
}

/// The cells that can be filtered.
fn filter(sheet: &Sheet) -> Option<String> {
    let header = sheet.frozen.0.checked_sub(1).filter(|_| sheet.filtered)?;
    let width = sheet.widths.iter().rposition(Option::is_some)?;
    Some(format!("{}:{}", place(header, 0), place(sheet.rows.len().checked_sub(1)?, width)))
}

fn worksheet(sheet: &Sheet, selected: bool) -> String {
    let mut out = format!("{DECLARATION}<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>");
    out += &format!(
        "<sheetViews><sheetView showGridLines=\"0\"{} workbookViewId=\"0\">",
        if selected { " tabSelected=\"1\"" } else { "" }
    );
    let (rows, columns) = sheet.frozen;
    if rows + columns > 0 {
        let pane = match (rows, columns) {
            (0, _) => "topRight",
            (_, 0) => "bottomLeft",
            _ => "bottomRight",
        };
        out += "<pane";
        if columns > 0 {
            out += &format!(" xSplit=\"{columns}\"");
        }
        if rows > 0 {
            out += &format!(" ySplit=\"{rows}\"");
        }
        out += &format!(
            " topLeftCell=\"{}\" activePane=\"{pane}\" state=\"frozen\"/><selection pane=\"{pane}\"/>",
            place(rows, columns)
        );
    }
    out += "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>";
    for (column, width) in sheet.widths.iter().enumerate() {
        let number = column + 1;
        out += &match width {
            Some(width) => format!("<col min=\"{number}\" max=\"{number}\" width=\"{width}\" customWidth=\"1\"/>"),
            None => format!("<col min=\"{number}\" max=\"{number}\" width=\"4\" hidden=\"1\" customWidth=\"1\"/>"),
        };
    }
    out += "</cols><sheetData>";
    for (row, cells) in sheet.rows.iter().enumerate() {
        out += &format!("<row r=\"{}\"", row + 1);
        if let Some(height) = height(sheet, row, cells) {
            out += &format!(" ht=\"{height}\" customHeight=\"1\"");
        }
        out += ">";
        for (column, cell) in cells.iter().enumerate() {
            write_cell(&mut out, &place(row, column), cell);
        }
        out += "</row>";
    }
    out += "</sheetData>";
    if let Some(range) = filter(sheet) {
        out += &format!("<autoFilter ref=\"{range}\"/>");
    }
    if !sheet.merged.is_empty() {
        out += &format!("<mergeCells count=\"{}\">", sheet.merged.len());
        for (from, to) in &sheet.merged {
            out += &format!("<mergeCell ref=\"{}:{}\"/>", place(from.0, from.1), place(to.0, to.1));
        }
        out += "</mergeCells>";
    }
    out += "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>";
    out
}

/// The height of a row, in points: as high as its texts need in their columns. Programs find that themselves where no
/// cells are merged, but not all of them before somebody touches the row.
fn height(sheet: &Sheet, row: usize, cells: &[Cell]) -> Option<f64> {
    // A title, and ratings, want more room than a line.
    if cells.iter().any(|cell| cell.look == Look::Title) {
        return Some(27.0);
    }
    let rated = sheet.frozen.0 > 1 && cells.iter().any(|cell| matches!(cell.look, Look::Rating(_)));
    let mut most = if rated { 1.3 } else { 1.0_f64 };
    for (column, cell) in cells.iter().enumerate() {
        let Value::Text(text) = &cell.value else { continue };
        if matches!(cell.look, Look::Title | Look::Muted | Look::Mark) {
            continue;
        }
        let width = |column: usize| sheet.widths.get(column).copied().flatten().unwrap_or(0.0);
        let to = sheet.merged.iter().find(|(from, _)| *from == (row, column)).map_or(column, |(_, to)| to.1);
        let room = (column..=to).map(width).sum::<f64>().max(4.0);
        let lines: f64 = text.split('\n').map(|line| (line.chars().count() as f64 * 1.1 / room).ceil().max(1.0)).sum();
        most = most.max(lines);
    }
    // The highest that Excel allows is 409.
    (most > 1.0).then_some((most * LINE + 3.0).min(409.0))
}

fn write_cell(out: &mut String, at: &str, cell: &Cell) {
    let style = style(cell.look);
    match &cell.value {
        Value::Nothing => *out += &format!("<c r=\"{at}\" s=\"{style}\"/>"),
        Value::Text(text) => {
            // White space at the ends would be left out by readers.
            let kept = if text.trim() == text { "" } else { " xml:space=\"preserve\"" };
            *out += &format!("<c r=\"{at}\" s=\"{style}\" t=\"inlineStr\"><is><t{kept}>{}</t></is></c>", escaped(text));
        }
        Value::Number(number) => *out += &format!("<c r=\"{at}\" s=\"{style}\"><v>{number}</v></c>"),
        Value::Date(date) => match serial(date.days()) {
            Some(serial) => *out += &format!("<c r=\"{at}\" s=\"{style}\"><v>{serial}</v></c>"),
            // Before the days that workbooks count.
            None => write_cell(out, at, &Cell::text(date.to_string(), Look::Body)),
        },
    }
}

/// The number of a day in a workbook, by its number since 1970. Before March 1900 programs do not agree.
fn serial(days: i64) -> Option<i64> {
    Some(days + EPOCH).filter(|serial| *serial > 60)
}

/// The first of January 1970 as a workbook counts.
pub const EPOCH: i64 = 25_569;

/// A text in a cell: what XML can't hold is told by its code, as the format has it.
fn escaped(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let code = rest.starts_with("_x") && rest.len() >= 7 && is_code(&rest.as_bytes()[..7]);
        match c {
            '_' if code => told.push_str("_x005F_"),
            '\t' | '\n' => told.push(c),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => told.push_str(&format!("_x{:04X}_", c as u32)),
            _ => told.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    escape(&told)
}

fn is_code(bytes: &[u8]) -> bool {
    matches!(bytes, [b'_', b'x', digits @ .., b'_'] if digits.len() == 4 && digits.iter().all(u8::is_ascii_hexdigit))
}

/// The opposite of `escaped`, once XML's own marks are resolved.
pub fn unescaped(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        told.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.as_bytes().get(..7).filter(|bytes| is_code(bytes));
        let letter = code.and_then(|_| char::from_u32(u32::from_str_radix(&rest[2..6], 16).ok()?));
        match letter {
            Some(letter) => {
                told.push(letter);
                rest = &rest[7..];
            }
            None => {
                told.push_str("_x");
                rest = &rest[2..];
            }
        }
    }
    told.push_str(rest);
    told
}

/// A text without the characters that XML can't hold.
fn clean(text: &str) -> String {
    crate::core::scene::clean(text)
}

fn attribute(text: &str) -> String {
    escape_attribute(&clean(text))
}

/// The name of a cell, such as `B3`.
pub(super) fn place(row: usize, column: usize) -> String {
    let (mut letters, mut rest) = (String::new(), column + 1);
    while rest > 0 {
        letters.insert(0, char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{}", row + 1)
}

/// `B3` as `$B$3`.
fn absolute(place: &str) -> String {
    let letters = place.trim_end_matches(|c: char| c.is_ascii_digit());
    format!("${letters}${}", &place[letters.len()..])
}

/// All looks, in the order of the styles.
const LOOKS: [Look; 29] = [
    Look::Body,
    Look::Title,
    Look::Muted,
    Look::Head,
    Look::Strong,
    Look::Number,
    Look::Decimal,
    Look::Days,
    Look::Date,
    Look::Pain,
    Look::Opportunity,
    Look::Measure,
    Look::Mark,
    Look::Rating(0),
    Look::Rating(1),
    Look::Rating(2),
    Look::Rating(3),
    Look::Rating(4),
    Look::Rating(5),
    Look::Phase(Stage::Awareness),
    Look::Phase(Stage::Consideration),
    Look::Phase(Stage::Conversion),
    Look::Phase(Stage::Retention),
    Look::Phase(Stage::Advocacy),
    Look::Question(Stage::Awareness),
    Look::Question(Stage::Consideration),
    Look::Question(Stage::Conversion),
    Look::Question(Stage::Retention),
    Look::Question(Stage::Advocacy),
];

/// The place of a look's style.
fn style(look: Look) -> usize {
    LOOKS.iter().position(|known| *known == look).unwrap_or(0)
}

/// How the looks look.
fn styles_part() -> String {
    let ink = |ink: Ink| ink.hex(Theme::Light)[1..].to_uppercase();
    let mut fonts = String::new();
    let mut fills = String::from(
        "<fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>",
    );
    let mut formats = String::new();
    let (mut count, mut filled) = (0, 2);
    for look in LOOKS {
        let (size, bold, italic, colour) = match look {
            Look::Title => (18, true, false, ink(Ink::Ink)),
            Look::Muted => (11, false, false, ink(Ink::Muted)),
            Look::Head => (11, true, false, ink(Ink::Muted)),
            Look::Strong | Look::Phase(_) => (11, true, false, ink(Ink::Ink)),
            Look::Question(_) => (10, false, true, ink(Ink::Muted)),
            Look::Pain => (11, false, false, ink(Ink::Danger)),
            Look::Measure => (11, false, false, ink(Ink::Petrol)),
            // White on orange would be hard to read.
            Look::Rating(2 | 0) => (12, true, false, ink(Ink::Dark)),
            Look::Rating(_) => (12, true, false, ink(Ink::White)),
            Look::Mark => (8, false, false, ink(Ink::LineStrong)),
            Look::Opportunity => (11, false, false, "2F6B2F".to_owned()),
            Look::Body | Look::Number | Look::Decimal | Look::Days | Look::Date => (11, false, false, ink(Ink::Ink)),
        };
        let ground = match look {
            Look::Head => Some(ink(Ink::Sign)),
            Look::Phase(stage) => Some(tint(stage).0.to_owned()),
            Look::Question(stage) => Some(tint(stage).1.to_owned()),
            Look::Rating(score @ 1..=5) => Some(ink(Ink::Satisfaction(score))),
            Look::Rating(_) => Some(ink(Ink::Yellow)),
            Look::Body
            | Look::Title
            | Look::Muted
            | Look::Strong
            | Look::Number
            | Look::Decimal
            | Look::Days
            | Look::Date
            | Look::Pain
            | Look::Opportunity
            | Look::Measure
            | Look::Mark => None,
        };
        fonts += "<font>";
        fonts += if bold { "<b/>" } else { "" };
        fonts += if italic { "<i/>" } else { "" };
        fonts += &format!(
            "<sz val=\"{size}\"/><color rgb=\"FF{colour}\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
        );
        let fill = match &ground {
            Some(ground) => {
                fills += &format!(
                    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FF{ground}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
                );
                filled += 1;
                filled - 1
            }
            None => 0,
        };
        let border = if matches!(look, Look::Title | Look::Muted | Look::Mark) { 0 } else { 1 };
        let number = match look {
            Look::Date => 14,
            Look::Decimal => 164,
            Look::Days => 165,
            _ => 0,
        };
        let (across, wrapped) = match look {
            Look::Title | Look::Muted | Look::Mark => ("", false),
            Look::Rating(_) => (" horizontal=\"center\"", true),
            Look::Body
            | Look::Number
            | Look::Decimal
            | Look::Days
            | Look::Date
            | Look::Head
            | Look::Phase(_)
            | Look::Question(_)
            | Look::Strong
            | Look::Pain
            | Look::Opportunity
            | Look::Measure => (" horizontal=\"left\"", true),
        };
        let down = if matches!(look, Look::Rating(_) | Look::Title | Look::Muted) { "center" } else { "top" };
        formats += &format!(
            "<xf numFmtId=\"{number}\" fontId=\"{count}\" fillId=\"{fill}\" borderId=\"{border}\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment{across} vertical=\"{down}\"{}{}/></xf>",
            if wrapped { " wrapText=\"1\"" } else { "" },
            if across.contains("left") { " indent=\"1\"" } else { "" }
        );
        count += 1;
    }
    let line = ink(Ink::Line);
    let below = format!("<bottom style=\"thin\"><color rgb=\"FF{line}\"/></bottom>");
    format!(
        "{DECLARATION}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"0.0\"/><numFmt numFmtId=\"165\" formatCode=\"0.0##\"/></numFmts><fonts count=\"{count}\">{fonts}</fonts><fills count=\"{filled}\">{fills}</fills><borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/>{below}<diagonal/></border></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"{count}\">{formats}</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    )
}
