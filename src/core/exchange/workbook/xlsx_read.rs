//! The sheets of an Excel workbook (Office Open XML, ECMA-376).

use std::collections::HashMap;

use super::parts::{Cells, OpenSheet, Parts, Said, clock, damaged, number, percent};
use super::xlsx::{EPOCH, unescaped};
use crate::core::exchange::ImportError;
use crate::core::exchange::csv::Row;
use crate::core::exchange::xml::{Event, Scanner, Tag, local};
use crate::core::model::Date;

/// So many sheets are read: as many as a plan has journeys, and those beside.
const MOST_SHEETS: usize = 250;
/// So many styles and texts of the table beside: what a reference has no room for.
const MOST_STYLES: usize = 65_500;

/// All of them, in their order.
pub fn sheets(parts: &mut Parts, cells: &mut Cells) -> Result<Vec<OpenSheet>, ImportError> {
    let main = match parts.text("_rels/.rels")? {
        Some(relations) => {
            relations_of(&relations, "").into_values().find(|(kind, _)| kind.ends_with("/officeDocument"))
        }
        None => None,
    };
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |(_, target)| target);
    let workbook = parts.text(&main)?.ok_or_else(wrong)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let file = main.rsplit('/').next().unwrap_or_default();
    let relations = format!("{folder}/_rels/{file}.rels");
    let relations = parts.text(relations.trim_start_matches('/'))?.unwrap_or_default();
    let relations = relations_of(&relations, &folder);
    let of_kind =
        |ending: &str| relations.values().find(|(kind, _)| kind.ends_with(ending)).map(|(_, target)| target.clone());
    let texts = match of_kind("/sharedStrings") {
        Some(name) => shared(&parts.text(&name)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let styles = match of_kind("/styles") {
        Some(name) => styles(&parts.text(&name)?.unwrap_or_default())?,
        None => Vec::new(),
    };
    let (listed, of_1904) = listed(&workbook)?;
    if listed.is_empty() {
        return Err(wrong());
    }
    let reading = Reading { texts: &texts, styles: &styles, of_1904 };
    let mut sheets = Vec::new();
    for (name, id, hidden) in listed.into_iter().take(MOST_SHEETS) {
        // A sheet that is a chart has no cells.
        let Some((_, target)) = relations.get(&id).filter(|(kind, _)| kind.ends_with("/worksheet")) else { continue };
        let Some(text) = parts.text(target)? else { continue };
        sheets.push(reading.sheet(&text, OpenSheet::new(name, hidden), cells)?);
    }
    Ok(sheets)
}

fn wrong() -> ImportError {
    use crate::core::exchange::{ErrorCode, Place};
    ImportError { code: ErrorCode::WrongFormat, place: Place::Whole }
}

/// What a part refers to within the package: kind and name of the part by the id of the reference. References to
/// anything outside are left out.
fn relations_of(text: &str, folder: &str) -> HashMap<String, (String, String)> {
    let mut found = HashMap::new();
    let mut scanner = Scanner::new(text);
    while let Some(event) = scanner.next() {
        let Event::Start(tag) = event else { continue };
        if local(tag.name) != "Relationship" || tag.attribute("TargetMode").is_some_and(|mode| mode == "External") {
            continue;
        }
        let (Some(id), Some(kind), Some(target)) =
            (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target"))
        else {
            continue;
        };
        if found.len() < MOST_STYLES {
            found.insert(id.into_owned(), (kind.into_owned(), joined(folder, &target)));
        }
    }
    found
}

/// A target as the name of a part.
fn joined(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => _ = path.pop(),
            part => path.push(part),
        }
    }
    path.join("/")
}

/// A sheet that the workbook lists: its name, the id of its reference, whether it is hidden.
type Listed = (String, String, bool);

/// The sheets that the workbook lists, and whether its days count from 1904.
fn listed(text: &str) -> Result<(Vec<Listed>, bool), ImportError> {
    let (mut sheets, mut of_1904) = (Vec::new(), false);
    let mut scanner = Scanner::new(text);
    while let Some(event) = scanner.next() {
        match event {
            Event::Declaration => return Err(damaged()),
            Event::Start(tag) if local(tag.name) == "workbookPr" => {
                of_1904 = tag.attribute("date1904").is_some_and(|flag| matches!(&*flag, "1" | "true"));
            }
            Event::Start(tag) if local(tag.name) == "sheet" => {
                // `r:id`, whatever the prefix is.
                let id = tag.attributes().find(|(name, _)| name.contains(':') && local(name) == "id");
                let hidden = tag.attribute("state").is_some_and(|state| state != "visible");
                let name = tag.attribute("name").unwrap_or_default();
                sheets.push((name.chars().take(200).collect(), id.map_or("", |(_, id)| id).to_owned(), hidden));
            }
            Event::Start(_) | Event::End(_) | Event::Text(_) => {}
        }
    }
    Ok((sheets, of_1904))
}

/// The table of texts: of rich text all that is in it, without what tells how to pronounce it.
fn shared(text: &str) -> Result<Vec<Box<str>>, ImportError> {
    let mut texts: Vec<Box<str>> = Vec::new();
    let mut scanner = Scanner::new(text);
    while let Some(event) = scanner.next() {
        match event {
            Event::Declaration => return Err(damaged()),
            Event::Start(tag) if local(tag.name) == "si" => texts.push(rich(&mut scanner, &tag)?.into()),
            Event::Start(_) | Event::End(_) | Event::Text(_) => {}
        }
    }
    Ok(texts)
}

/// The text of an element that may have runs in it, up to its end.
fn rich(scanner: &mut Scanner, tag: &Tag) -> Result<String, ImportError> {
    let mut text = String::new();
    let (mut within, mut phonetic) = (false, false);
    if tag.is_empty() {
        return Ok(text);
    }
    loop {
        match scanner.next().ok_or_else(damaged)? {
            Event::Declaration => return Err(damaged()),
            Event::Start(inner) => match local(inner.name) {
                "t" => within = !inner.is_empty(),
                "rPh" => phonetic = !inner.is_empty(),
                _ => {}
            },
            Event::End(name) if name == tag.name => return Ok(unescaped(&text)),
            Event::End(name) => match local(name) {
                "t" => within = false,
                "rPh" => phonetic = false,
                _ => {}
            },
            Event::Text(words) if within && !phonetic => text.push_str(&words),
            Event::Text(_) => {}
        }
    }
}

/// What a number means in a cell of a style.
#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Number,
    Percent,
    Day,
    /// A time of day, or a span in hours.
    Clock,
}

fn styles(text: &str) -> Result<Vec<Meaning>, ImportError> {
    let mut formats: HashMap<u32, Meaning> = HashMap::new();
    let mut styles = Vec::new();
    let mut within = false;
    let mut scanner = Scanner::new(text);
    while let Some(event) = scanner.next() {
        match event {
            Event::Declaration => return Err(damaged()),
            Event::Start(tag) => match local(tag.name) {
                "numFmt" if formats.len() < MOST_STYLES => {
                    if let (Some(id), Some(code)) = (tag.attribute("numFmtId"), tag.attribute("formatCode")) {
                        formats.insert(id.parse().unwrap_or(0), meaning(&code));
                    }
                }
                "cellXfs" => within = !tag.is_empty(),
                "xf" if within && styles.len() < MOST_STYLES => {
                    let id = tag.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    styles.push(formats.get(&id).copied().unwrap_or(match id {
                        9 | 10 => Meaning::Percent,
                        18..=21 | 32..=35 | 45..=47 | 55 | 56 => Meaning::Clock,
                        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Meaning::Day,
                        _ => Meaning::Number,
                    }));
                }
                _ => {}
            },
            Event::End(name) if local(name) == "cellXfs" => within = false,
            Event::End(_) | Event::Text(_) => {}
        }
    }
    Ok(styles)
}

/// What the code of a format makes of a number: days have a year, month or day in them, outside of quotes and brackets,
/// times hours or seconds, also in brackets, where they do not end at a day.
fn meaning(code: &str) -> Meaning {
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    let (mut bare, mut spans) = (String::new(), String::new());
    let (mut spelled, mut timed) = (false, false);
    for c in code.chars().take(200) {
        match c {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '[' => bracket = true,
            ']' => {
                timed |= !spelled && !spans.is_empty();
                (bracket, spelled) = (false, false);
                spans.clear();
            }
            // Colours and currencies have other letters.
            _ if bracket && !matches!(c, 'h' | 'H' | 'm' | 'M' | 's' | 'S') => spelled = true,
            _ if bracket => spans.push(c),
            // Only what stands before the first semicolon is for positive numbers.
            ';' => break,
            _ => bare.push(c.to_ascii_lowercase()),
        }
    }
    let dated = bare.contains('y') || bare.contains('d') && !bare.contains("general") || bare.contains("mmm");
    match () {
        () if dated => Meaning::Day,
        () if timed || bare.contains('h') || bare.contains('s') && bare.contains(':') => Meaning::Clock,
        () if bare.contains('%') => Meaning::Percent,
        () => Meaning::Number,
    }
}

struct Reading<'a> {
    texts: &'a [Box<str>],
    styles: &'a [Meaning],
    of_1904: bool,
}

impl Reading<'_> {
    fn sheet(&self, text: &str, mut sheet: OpenSheet, cells: &mut Cells) -> Result<OpenSheet, ImportError> {
        let mut scanner = Scanner::new(text);
        let mut row = Row { line: 0, cells: Vec::new() };
        let mut column = 0;
        while let Some(event) = scanner.next() {
            match event {
                Event::Declaration => return Err(damaged()),
                Event::Start(tag) => match local(tag.name) {
                    "row" => {
                        let line = tag.attribute("r").and_then(|line| line.parse().ok()).unwrap_or(row.line + 1);
                        sheet.push(std::mem::replace(&mut row, Row { line, cells: Vec::new() }));
                        column = 0;
                    }
                    "c" => {
                        column = tag.attribute("r").and_then(|place| of_place(&place)).unwrap_or(column);
                        let said = self.cell(&mut scanner, &tag)?;
                        let value = sheet.said(said, row.line, column);
                        cells.put(&mut row, column, &value)?;
                        column += 1;
                    }
                    _ => {}
                },
                Event::End(name) if local(name) == "sheetData" => break,
                Event::End(_) | Event::Text(_) => {}
            }
        }
        sheet.push(row);
        Ok(sheet)
    }

    fn cell(&self, scanner: &mut Scanner, tag: &Tag) -> Result<Said, ImportError> {
        if tag.is_empty() {
            return Ok(Said::Text(String::new()));
        }
        let (mut value, mut inline, mut formula) = (String::new(), String::new(), None);
        let (mut within, mut counts) = (false, false);
        loop {
            match scanner.next().ok_or_else(damaged)? {
                Event::Declaration => return Err(damaged()),
                Event::Start(inner) => match local(inner.name) {
                    "v" => within = !inner.is_empty(),
                    "f" => {
                        counts = !inner.is_empty();
                        formula = Some("=".to_owned());
                    }
                    "is" => inline = rich(scanner, &inner)?,
                    _ => {}
                },
                Event::Text(words) if within => value.push_str(&words),
                Event::Text(words) if counts => formula.iter_mut().for_each(|formula| formula.push_str(&words)),
                Event::End(name) if name == tag.name => break,
                Event::End(name) if local(name) == "v" => within = false,
                Event::End(name) if local(name) == "f" => counts = false,
                Event::End(_) | Event::Text(_) => {}
            }
        }
        let kind = tag.attribute("t");
        // What a formula could not work out, or what nobody saved, says nothing.
        if kind.as_deref() == Some("e") {
            return Ok(Said::Lost(value));
        }
        if let Some(formula) = formula.filter(|_| value.trim().is_empty() && kind.as_deref() != Some("str")) {
            return Ok(Said::Lost(formula));
        }
        let style = tag.attribute("s").and_then(|style| style.parse::<usize>().ok()).unwrap_or(0);
        Ok(Said::Text(match kind.as_deref() {
            Some("inlineStr") => inline,
            Some("s") => value
                .trim()
                .parse::<usize>()
                .ok()
                .and_then(|place| self.texts.get(place))
                .map_or(String::new(), |text| text.to_string()),
            Some("str") => unescaped(&value),
            Some("b") => if value.trim() == "1" { "true" } else { "false" }.to_owned(),
            Some("d") => value,
            Some(_) | None => self.number(value.trim(), self.styles.get(style).copied().unwrap_or(Meaning::Number)),
        }))
    }

    fn number(&self, value: &str, meaning: Meaning) -> String {
        let Some(parsed) = value.parse::<f64>().ok().filter(|number| number.is_finite()) else {
            return value.to_owned();
        };
        match meaning {
            Meaning::Number => number(parsed),
            Meaning::Percent => percent(parsed),
            Meaning::Clock => clock(parsed),
            Meaning::Day => {
                let days = parsed.floor() as i64 + if self.of_1904 { 1_462 } else { 0 };
                // The day that Excel has and the calendar has not.
                let days = if days < 60 { days + 1 } else { days };
                Date::from_days(days.saturating_sub(EPOCH)).map_or_else(|| number(parsed), |date| date.to_string())
            }
        }
    }
}

/// The column of a place such as `B3`, from 0.
fn of_place(place: &str) -> Option<usize> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number =
        letters.take(4).fold(0usize, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}
