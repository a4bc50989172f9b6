//! The sheets of an OpenDocument spreadsheet (ISO/IEC 26300).

use std::collections::HashSet;

use super::parts::{Cells, OpenSheet, Parts, Said, clock, damaged, number, percent};
use crate::core::exchange::csv::{LONGEST, Row, WIDEST};
use crate::core::exchange::xml::{Event, Scanner, Tag, local};
use crate::core::exchange::{ErrorCode, ImportError, Place};
use crate::core::number::parsed;

/// All of them, in their order.
pub fn sheets(parts: &mut Parts, cells: &mut Cells) -> Result<Vec<OpenSheet>, ImportError> {
    let refuse = |code: ErrorCode| Err(ImportError { code, place: Place::Whole });
    if parts.text("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return refuse(ErrorCode::Locked);
    }
    let Some(text) = parts.text("content.xml")? else { return refuse(ErrorCode::WrongFormat) };
    let mut sheets: Vec<OpenSheet> = Vec::new();
    let mut spreadsheet = false;
    let mut line = 0;
    // Whether a sheet is hidden is a matter of its style here.
    let (mut style, mut unseen) = (String::new(), HashSet::new());
    let mut scanner = Scanner::new(&text);
    while let Some(event) = scanner.next() {
        match event {
            Event::Declaration => return Err(damaged()),
            Event::Start(tag) => match local(tag.name) {
                "spreadsheet" => spreadsheet = true,
                "style" => style = value(&tag, "name").unwrap_or_default(),
                "table-properties" if value(&tag, "display").as_deref() == Some("false") => {
                    unseen.insert(std::mem::take(&mut style));
                }
                "table" if spreadsheet => {
                    let name = value(&tag, "name").unwrap_or_default();
                    let hidden = value(&tag, "style-name").is_some_and(|style| unseen.contains(&style));
                    sheets.push(OpenSheet::new(name.chars().take(200).collect(), hidden));
                    line = 0;
                }
                "table-row" => {
                    let Some(sheet) = sheets.last_mut() else { continue };
                    line = row(&mut scanner, &tag, line, sheet, cells)?;
                }
                _ => {}
            },
            Event::End(_) | Event::Text(_) => {}
        }
    }
    if spreadsheet { Ok(sheets) } else { refuse(ErrorCode::WrongFormat) }
}

/// The value of an attribute, whatever its prefix.
fn value(tag: &Tag, name: &str) -> Option<String> {
    let found = tag.attributes().find(|(known, _)| local(known) == name)?;
    Some(crate::core::exchange::xml::decode(found.1).into_owned())
}

/// How often something stands beside or below itself.
fn repeated(tag: &Tag, name: &str) -> usize {
    value(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

/// Reads a row that stands below so many lines; gives how many stand above the next one.
fn row(
    scanner: &mut Scanner,
    tag: &Tag,
    above: usize,
    sheet: &mut OpenSheet,
    cells: &mut Cells,
) -> Result<usize, ImportError> {
    let count = repeated(tag, "number-rows-repeated");
    let below = above.saturating_add(count);
    if tag.is_empty() {
        return Ok(below);
    }
    let mut row = Row { line: above.saturating_add(1), cells: Vec::new() };
    let mut column = 0_usize;
    loop {
        match scanner.next().ok_or_else(damaged)? {
            Event::Declaration => return Err(damaged()),
            Event::Start(inner) if matches!(local(inner.name), "table-cell" | "covered-table-cell") => {
                let count = repeated(&inner, "number-columns-repeated");
                let said = cell(scanner, &inner)?;
                let text = sheet.said(said, row.line, column);
                for place in column..column.saturating_add(count).min(WIDEST + 1) {
                    cells.put(&mut row, place, &text)?;
                }
                column = column.saturating_add(count);
            }
            Event::End(name) if name == tag.name => break,
            Event::Start(_) | Event::End(_) | Event::Text(_) => {}
        }
    }
    if row.cells.is_empty() {
        return Ok(below);
    }
    for place in 1..count.min(LONGEST) {
        if sheet.rows.len() >= LONGEST {
            break;
        }
        let mut again = Row { line: row.line.saturating_add(place), cells: Vec::new() };
        for (column, text) in row.cells.iter().enumerate() {
            cells.put(&mut again, column, text)?;
        }
        sheet.push(again);
    }
    // The rows stand in the order of their lines.
    let at = sheet.rows.len().saturating_sub(count.min(LONGEST) - 1);
    if sheet.rows.len() < LONGEST {
        row.cells.shrink_to_fit();
        sheet.rows.insert(at, row);
    }
    Ok(below)
}

/// The days of a time such as `PT02H30M00S`.
fn days(time: &str) -> Option<f64> {
    let mut rest = time.strip_prefix("PT")?;
    let mut days = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.')?;
        let seconds = match rest.as_bytes()[end] {
            b'H' => 3_600.0,
            b'M' => 60.0,
            b'S' => 1.0,
            _ => return None,
        };
        days += parsed(&rest[..end])? * seconds / 86_400.0;
        rest = &rest[end + 1..];
    }
    Some(days)
}

/// What a cell says: its value where it has one, else its paragraphs.
fn cell(scanner: &mut Scanner, tag: &Tag) -> Result<Said, ImportError> {
    let told = value(tag, "value").and_then(|value| value.parse::<f64>().ok()).filter(|number| number.is_finite());
    let typed = match value(tag, "value-type").as_deref() {
        Some("float" | "currency") => told.map(number),
        Some("percentage") => told.map(percent),
        Some("date") => value(tag, "date-value").map(|date| date.chars().take(10).collect()),
        Some("time") => value(tag, "time-value").and_then(|time| days(&time)).map(clock),
        Some("boolean") => value(tag, "boolean-value"),
        Some(_) | None => None,
    };
    let mut text = String::new();
    if !tag.is_empty() {
        let mut paragraphs = 0;
        // What stands beside the cell's own text: a comment, a drawing.
        let mut beside = 0_usize;
        loop {
            match scanner.next().ok_or_else(damaged)? {
                Event::Declaration => return Err(damaged()),
                Event::Start(inner) => match local(inner.name) {
                    "annotation" | "shapes" | "frame" if !inner.is_empty() => beside += 1,
                    _ if beside > 0 => {}
                    "p" | "h" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                    }
                    "s" => text.extend(std::iter::repeat_n(' ', repeated(&inner, "c").min(1_000))),
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    _ => {}
                },
                Event::End(name) if name == tag.name => break,
                Event::End(name) => {
                    if matches!(local(name), "annotation" | "shapes" | "frame") {
                        beside = beside.saturating_sub(1);
                    }
                }
                Event::Text(words) if beside == 0 && paragraphs > 0 => text.push_str(&words),
                Event::Text(_) => {}
            }
        }
    }
    // The error of a formula stands there as a text.
    let is_error = value(tag, "formula").is_some() && (text.starts_with('#') || text.starts_with("Err:"));
    Ok(match typed {
        _ if is_error => Said::Lost(text),
        Some(typed) => Said::Text(typed),
        None => Said::Text(text),
    })
}
