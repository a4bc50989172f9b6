//! What stands in a text of any kind: a plan, diagrams, tables or a list, inside prose, code fences, quotes, shortcodes
//! and markup, wherever they came from. A reader of a format takes what is of its format as a whole; here is what to
//! give to which reader, and what was left around.
//!
//! What the readers make of it is not known here, nor the dialog that asks what a table's columns mean.

mod around;
mod diagrams;
mod outline;
mod plans;
mod tags;
mod wiki;

use std::borrow::Cow;

use super::assistant::Answer;
use super::csv::{self, Grid, Mapping, Table};
use super::html::foreign::name_journey;
use super::mermaid::{self, Actors, Diagram};
use super::{
    ErrorCode, Format, Import, ImportError, Imported, LARGEST_IMPORT, Place, Repair, Repairs, Rule, all_repairs, svg,
};
use crate::core::document::Document;
use crate::core::survey;
use crate::core::text::{fill, messages};
use around::{Around, MOST_PIECES, told};

/// What was found in a text.
pub struct Opened {
    pub content: Content,
    /// What was passed over around it, and what was mended before it could be read.
    pub around: Vec<Repair>,
}

impl Opened {
    fn plan((format, imported, around): plans::Found) -> Self {
        Self { content: Content::Plan(format, imported), around }
    }
}

/// What a text holds.
pub enum Content {
    /// A plan that its format settles.
    Plan(&'static Format, Imported),
    /// Diagrams, each of which is a journey. What their actors are most likely; none if they have none.
    Diagrams(Vec<Diagram<'static>>, Option<Actors>),
    /// Tables; a person may say what their columns mean. The likeliest comes first.
    Tables(Vec<Sheet>),
    /// The answers of a survey, as this tool exports them: they are feedback, not a journey.
    Survey(&'static str),
}

/// A table of a text, with what it is called.
#[derive(Clone)]
pub struct Sheet {
    pub name: String,
    /// The line on which it starts.
    pub line: usize,
    pub grid: Grid,
}

impl Sheet {
    /// A place in it, where there are several.
    fn place(&self, path: &str) -> String {
        if self.name.is_empty() { path.to_owned() } else { format!("{}, {path}", self.name) }
    }

    /// What is told of it where it is left out.
    fn left_out(&self, repairs: &mut Repairs, import: &Import) {
        let line = fill(messages(import.language).csv_line, &[&self.line.to_string()]);
        repairs.push_text(&self.place(&line), Rule::LeftOut, &self.grid.beginning());
    }
}

/// Reads one of the tables of a text as a mapping says; the others are told as left out. A journey that no column names
/// is called as its table is.
pub fn read_sheet(
    sheets: &[Sheet],
    chosen: usize,
    table: &Table,
    mapping: &Mapping,
    import: &Import,
) -> Result<Imported, ImportError> {
    let mut imported = csv::read(table, mapping, import)?;
    let mut repairs = Repairs::default();
    let several = sheets.get(chosen).filter(|_| sheets.len() > 1);
    for repair in std::mem::take(&mut imported.repairs) {
        let path = several.map_or(repair.path.clone(), |sheet| sheet.place(&repair.path));
        repairs.extend(vec![Repair { path, ..repair }]);
    }
    for (_, other) in sheets.iter().enumerate().filter(|(place, _)| *place != chosen) {
        other.left_out(&mut repairs, import);
    }
    imported.repairs = repairs.told();
    if let Some(sheet) = sheets.get(chosen) {
        name_journey(&mut imported, &sheet.name);
    }
    Ok(imported)
}

/// Reads what an assistant answered, however it is told: a plan, diagrams, a table or a list, with or without words
/// around. With an open plan it may leave out what that has.
pub fn answer(text: &str, import: &Import, plan: Option<&Document>) -> Result<Answer, ImportError> {
    if let Some(plan) = plan.filter(|_| text.len() <= LARGEST_IMPORT)
        && let Some(answer) = plans::answer(&unquoted(text), import, plan)?
    {
        return Ok(answer);
    }
    let Opened { content, around } = open("", text, import)?;
    let mut imported = match content {
        Content::Plan(_, imported) => imported,
        Content::Diagrams(diagrams, actors) => mermaid::read_all(&diagrams, actors.unwrap_or(Actors::People), import)?,
        Content::Tables(sheets) => {
            let table = sheets[0].grid.clone().table(None);
            read_sheet(&sheets, 0, &table, &csv::guess(&table), import)?
        }
        // Nobody but customers answers a survey.
        Content::Survey(_) => return Err(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole }),
    };
    imported.repairs = all_repairs(imported.repairs, around);
    Ok(imported.into())
}

/// What of a file's bytes is no letter in its encoding: a repair for each line, at most so many as are told.
pub fn lost_bytes(bytes: &[u8], import: &Import) -> Vec<Repair> {
    let mut repairs = Repairs::default();
    let (mut line, mut rest) = (1, bytes);
    let mut told = 0;
    while let Err(fault) = std::str::from_utf8(rest) {
        let (good, bad) = rest.split_at(fault.valid_up_to());
        line += good.iter().filter(|byte| **byte == b'\n').count();
        if told != line {
            let around = String::from_utf8_lossy(&bad[..bad.len().min(40)]).into_owned();
            let path = fill(messages(import.language).csv_line, &[&line.to_string()]);
            repairs.push_text(&path, Rule::LostByte, around.lines().next().unwrap_or_default());
            told = line;
        }
        rest = &bad[fault.error_len().unwrap_or(bad.len()).max(1)..];
    }
    repairs.told()
}

/// Finds out what is in a text that came as a file of this name, or was pasted.
pub fn open(name: &str, text: &str, import: &Import) -> Result<Opened, ImportError> {
    let refuse = |code: ErrorCode| Err(ImportError { code, place: Place::Whole });
    if text.len() > LARGEST_IMPORT {
        return refuse(ErrorCode::TooLarge);
    }
    let name = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
    let bare = text.trim_start_matches(|letter: char| letter == '\u{feff}' || letter.is_whitespace());
    if ends(&[".svg"]) || (svg::FORMAT_ENTRY.recognises)(text) {
        return plain(&svg::FORMAT_ENTRY, text, import);
    }
    let named_json = ends(&[".json", ".ojf"]);
    if named_json || bare.starts_with(['{', '[']) {
        match plans::whole(text, import) {
            // Shortcodes begin with braces, too.
            Err(error) if error.code == ErrorCode::NotJson && !named_json => {}
            read => return read.map(Opened::plan),
        }
    }
    // Megabytes of line breaks, quotation marks or delimiters hold nobody up.
    if text.chars().all(|letter| letter.is_whitespace() || letter.is_ascii_punctuation()) {
        return refuse(ErrorCode::WrongFormat);
    }
    if let Some(tool) = survey_tool(text) {
        return Ok(Opened { content: Content::Survey(tool), around: Vec::new() });
    }
    if (!ends(&[".csv", ".tsv", ".mmd", ".mermaid"]) || has_marks(text))
        && let Some(opened) = pieces(text, import)?
    {
        return Ok(opened);
    }
    if ends(&[".mmd", ".mermaid"]) || (mermaid::FORMAT_ENTRY.recognises)(text) {
        let diagrams = vec![Diagram { text: Cow::Owned(text.to_owned()), line: 1 }];
        // What it can't go on with is told with its place.
        mermaid::read_all(&diagrams, Actors::People, import)?;
        let actors = mermaid::likely_actors(&diagrams);
        return Ok(Opened { content: Content::Diagrams(diagrams, actors), around: Vec::new() });
    }
    if ends(&[".csv", ".tsv"]) || csv::recognises(text) {
        let sheet = Sheet { name: String::new(), line: 1, grid: csv::grid(text)? };
        return Ok(Opened { content: Content::Tables(vec![sheet]), around: Vec::new() });
    }
    match outline::table(text, import.language) {
        Some((grid, around)) => {
            let sheet = Sheet { name: String::new(), line: 1, grid };
            Ok(Opened { content: Content::Tables(vec![sheet]), around: told(around, import) })
        }
        None => refuse(ErrorCode::WrongFormat),
    }
}

/// The survey tool whose export a text is.
fn survey_tool(text: &str) -> Option<&'static str> {
    let head = csv::sniff_head(csv::beginning_of(text, HEAD), 3).ok()?;
    let rows = head.rows.iter().chain(&head.above).map(|row| &row.cells);
    std::iter::once(&head.header).chain(rows).find_map(|cells| survey::tool_of(cells.iter().map(|cell| &**cell)))
}

/// So many bytes say which tool wrote a text.
const HEAD: usize = 50_000;

/// Reads a text that is of this format as a whole.
fn plain(format: &'static Format, text: &str, import: &Import) -> Result<Opened, ImportError> {
    let read = format.read.ok_or(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole })?;
    Ok(Opened { content: Content::Plan(format, read(text, import)?), around: Vec::new() })
}

/// Whether a text has what wraps pieces of other texts.
fn has_marks(text: &str) -> bool {
    // One look at the letters instead of five, where there is none of them.
    if !text.bytes().any(|byte| matches!(byte, b'`' | b'~' | b'<' | b':')) {
        return false;
    }
    text.contains("```")
        || text.contains("~~~")
        || text.contains("<pre")
        || text.contains("<table")
        || text.contains(":::")
}

/// The pieces of a page that a reader takes: a plan before diagrams, diagrams before tables.
fn pieces(text: &str, import: &Import) -> Result<Option<Opened>, ImportError> {
    let text = unquoted(text);
    if let Some(found) = plans::within(&text, import)? {
        return Ok(Some(Opened::plan(found)));
    }
    let found = diagrams::find(&text);
    if !found.is_empty() {
        let around = between(&text, found.iter().map(|found| (found.from, found.to)));
        let diagrams: Vec<Diagram<'static>> = found.into_iter().map(|found| found.diagram).collect();
        mermaid::read_all(&diagrams, Actors::People, import)?;
        let actors = mermaid::likely_actors(&diagrams);
        return Ok(Some(Opened { content: Content::Diagrams(diagrams, actors), around: told(around, import) }));
    }
    let mut sheets: Vec<(usize, usize, Sheet)> = Vec::new();
    for found in tags::tables(&text, messages(import.language).phase).into_iter().take(MOST_PIECES) {
        let (from, to, line, name) = (found.from, found.to, found.line, found.caption.clone());
        if let Ok(grid) = found.grid() {
            sheets.push((from, to, Sheet { name, line, grid }));
        }
    }
    // Lines of wikis stand where they are, but for their length: what stands around is looked for in the same text.
    let text = if sheets.is_empty() { Cow::Owned(wiki::piped(&text).into_owned()) } else { text };
    if sheets.is_empty() {
        sheets = piped(&text);
    }
    if sheets.is_empty() {
        return Ok(None);
    }
    let around = between(&text, sheets.iter().map(|(from, to, _)| (*from, *to)));
    let mut sheets: Vec<Sheet> = sheets.into_iter().map(|(_, _, sheet)| sheet).collect();
    // The one that says most of a journey first.
    sheets.sort_by_key(|sheet| std::cmp::Reverse((sheet.grid.known(), sheet.grid.size())));
    Ok(Some(Opened { content: Content::Tables(sheets), around: told(around, import) }))
}

/// The text without the marks by which mails and Markdown quote it. Lines stay where they are.
fn unquoted(text: &str) -> Cow<'_, str> {
    let quoted = |line: &str| line.starts_with('>') && !line.starts_with(">=");
    if !text.lines().any(quoted) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut line = line;
        while quoted(line) {
            line = line[1..].strip_prefix(' ').unwrap_or(&line[1..]);
        }
        out.push_str(line);
    }
    Cow::Owned(out)
}

/// What stands before, between and behind pieces: paragraphs of more than marks.
fn between(text: &str, pieces: impl Iterator<Item = (usize, usize)>) -> Vec<Around> {
    let mut around = Vec::new();
    let mut at = 0;
    let mut line = 1;
    for (from, to) in pieces.chain([(text.len(), text.len())]) {
        let part = text.get(at..from.max(at)).unwrap_or_default();
        let first = part.bytes().take_while(|byte| byte.is_ascii_whitespace()).filter(|byte| *byte == b'\n').count();
        let words = super::marks::unmarked(&part.chars().take(400).collect::<String>());
        let words = words.trim_matches(|letter: char| !letter.is_alphanumeric());
        // What only names the piece behind it, such as a fence or a tag, is no text.
        if words.split_whitespace().count() > 1 {
            around.push(Around { line: line + first, text: words.to_owned() });
        }
        line += text.get(at..to.max(at)).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count();
        at = to.max(at);
    }
    around
}

/// The tables in Markdown: lines with bars around one of dashes, and lines between bars without one.
fn piped(text: &str) -> Vec<(usize, usize, Sheet)> {
    let mut sheets = Vec::new();
    let mut rows: Vec<csv::Row> = Vec::new();
    let (mut from, mut at, mut ruled, mut barred) = (0, 0, false, false);
    let mut name = String::new();
    for (number, line) in text.split_inclusive('\n').chain([""]).enumerate() {
        let bare = line.trim();
        let is_row = bare.contains('|') && sheets.len() < MOST_PIECES;
        if is_row {
            if rows.is_empty() && !ruled {
                (from, barred) = (at, true);
            }
            barred &= bare.starts_with('|');
            if csv::is_rule(bare) {
                ruled = true;
            } else if rows.len() < csv::LONGEST {
                rows.push(csv::Row { line: number + 1, cells: csv::piped(bare) });
            }
        } else {
            let table = std::mem::take(&mut rows);
            // A line with a bar is no table, and neither is a single one without a rule.
            if (ruled || barred && table.len() > 1) && !table.is_empty() {
                let line = table[0].line;
                if let Ok(grid) = Grid::of(table, '|') {
                    sheets.push((from, at, Sheet { name: std::mem::take(&mut name), line, grid }));
                }
            }
            ruled = false;
            if let Some(heading) = bare.strip_prefix('#') {
                name = super::marks::unmarked(heading.trim_start_matches('#'));
            }
        }
        at += line.len();
    }
    sheets
}
