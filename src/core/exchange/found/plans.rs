//! Plans in JSON: as a whole file, and inside of prose and fences; strict where they can be read strictly, healed where
//! not.

use std::borrow::Cow;

use super::around::{Around, told};
use crate::core::document::Document;
use crate::core::exchange::assistant::Answer;
use crate::core::exchange::entities::decoded;
use crate::core::exchange::json::{self, Healed, heal};
use crate::core::exchange::{
    ErrorCode, Format, Import, ImportError, Imported, Place, Repair, Rule, all_repairs, assistant, ojf, page,
};
use crate::core::text::{fill, messages};

/// A plan in a text, by which format, and what was left around.
pub(super) type Found = (&'static Format, Imported, Vec<Repair>);

/// So many places that might begin a plan are tried.
const TRIES: usize = 60;

/// Reads a text that begins as JSON, or whose file is called so.
pub(super) fn whole(text: &str, import: &Import) -> Result<Found, ImportError> {
    let strict = read_json(text, import);
    match strict {
        Ok((format, imported)) => Ok((format, imported, Vec::new())),
        Err(error) if error.code == ErrorCode::NotJson => {
            // A file that claims to be JSON is told where it is not, unless it can be healed.
            match within(text, import)? {
                Some(found) => Ok(found),
                None => Err(error),
            }
        }
        Err(error) => Err(error),
    }
}

/// The plan inside a text, if there is one.
pub(super) fn within(text: &str, import: &Import) -> Result<Option<Found>, ImportError> {
    let found = in_text(&as_written(text), import, &mut |json| {
        looks_like_a_plan(json, &NAMES).then(|| read_json(json, import))
    })?;
    Ok(found.map(|((format, imported), around)| (format, imported, around)))
}

/// What a text answers about the open plan, if it does so with a plan or with a part of one.
pub(super) fn answer(text: &str, import: &Import, open: &Document) -> Result<Option<Answer>, ImportError> {
    let names = [&NAMES[..], &PARTS[..]].concat();
    let found = in_text(&as_written(text), import, &mut |json| {
        let strict = || {
            let imported = json::FORMAT_ENTRY.read?(json, import).ok()?;
            // A plan that stands on its own and removes nothing by a word.
            (imported.repairs.is_empty() && !json.contains(":null")).then(|| Answer::from(imported))
        };
        looks_like_a_plan(json, &names).then(|| match strict() {
            Some(answer) => Ok(answer),
            None => assistant::read(json, import, Some(open)),
        })
    })?;
    Ok(found.map(|(mut answer, around)| {
        answer.imported.repairs = all_repairs(answer.imported.repairs, around);
        answer
    }))
}

/// In the source of a page the quotes of a plan are written otherwise.
fn as_written(text: &str) -> Cow<'_, str> {
    if text.contains("&quot;") { Cow::Owned(decoded(text)) } else { Cow::Borrowed(text) }
}

type Read<'r, T> = &'r mut dyn FnMut(&str) -> Option<Result<T, ImportError>>;

/// The first object of a text that reads as something, with what was mended in it and what stands around.
fn in_text<T>(text: &str, import: &Import, read: Read<T>) -> Result<Option<(T, Vec<Repair>)>, ImportError> {
    let mut refused = None;
    let mut at = 0;
    for _ in 0..TRIES {
        let Some(next) = text[at..].find('{').map(|next| at + next) else { break };
        let found = heal(&text[next..]).and_then(|healed| Some((read(&healed.json)?, healed)));
        let Some((found, healed)) = found else {
            at = next + 1;
            continue;
        };
        match found {
            Ok(found) => return Ok(Some((found, around(text, next, &healed, import)))),
            Err(error) => {
                // The place is one in the healed text.
                let place = match error.place {
                    Place::Line { .. } => Place::Whole,
                    place => place,
                };
                refused.get_or_insert(ImportError { code: error.code, place });
                at = next + healed.length.max(1);
            }
        }
    }
    refused.map_or(Ok(None), Err)
}

/// Names that plans have.
const NAMES: [&str; 12] = [
    "\"wegmarke-plan\"",
    "\"phases\"",
    "\"touchpoints\"",
    "\"journeys\"",
    "\"personas\"",
    "\"steps\"",
    "\"stages\"",
    "\"journey\"",
    "\"phasen\"",
    "\"kontaktpunkte\"",
    "\"stationen\"",
    "\"swimlanes\"",
];

/// Names that are all an answer about an open plan may have.
const PARTS: [&str; 3] = ["\"measures\"", "\"maßnahmen\"", "\"massnahmen\""];

/// Whether an object has what plans have, so that any other piece of JSON on a page is passed over.
fn looks_like_a_plan(json: &str, names: &[&str]) -> bool {
    let lower = json.to_lowercase();
    names.iter().any(|name| lower.contains(name))
}

/// What was healed, and what stood around.
fn around(text: &str, from: usize, healed: &Healed, import: &Import) -> Vec<Repair> {
    let line = |bytes: usize| 1 + text[..bytes].bytes().filter(|byte| *byte == b'\n').count();
    let first = line(from);
    let mended = healed.mended.iter().map(|(rule, at)| {
        let path = fill(messages(import.language).csv_line, &[&(first + at - 1).to_string()]);
        Repair { path, rule: *rule, text: Box::default() }
    });
    let mended: Vec<Repair> = mended.collect();
    // Our own page shows what its plan holds.
    if text[..from].trim_end().ends_with(page::OPEN) {
        return mended;
    }
    let mut around = Vec::new();
    let to = from + healed.length;
    for (at, part) in [(0, &text[..from]), (to, &text[to..])] {
        let fence = |line: &&str| !line.trim().starts_with("```") && !line.trim().starts_with("~~~");
        let words = part.lines().filter(fence).map(str::trim).filter(|line| !line.is_empty());
        let words: Vec<&str> = words.take(20).collect();
        if words.iter().any(|line| line.contains(char::is_alphanumeric)) {
            around.push(Around { line: line(at), text: words.join(" ") });
        }
    }
    all_repairs(mended, told(around, import))
}

/// The format in which an object is told.
fn format_of(text: &str) -> &'static Format {
    if text.contains(json::SWIMLANES) { &ojf::FORMAT_ENTRY } else { &json::FORMAT_ENTRY }
}

/// Reads an object as what it is: a map of another program, a plan file, or what somebody wrote who knows the file by
/// hearsay.
fn read_json(text: &str, import: &Import) -> Result<(&'static Format, Imported), ImportError> {
    let format = format_of(text);
    let read = format.read.ok_or(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole })?;
    // Maps of another program are known by their lanes; nobody writes them by hearsay.
    let by_hearsay = format.key == json::FORMAT_ENTRY.key;
    let mend = |rule: Rule| matches!(rule, Rule::Dangling | Rule::UnknownField | Rule::UnknownValue | Rule::OutOfRange);
    let loses = match read(text, import) {
        Ok(imported) => {
            let loses = imported.repairs.iter().filter(|repair| mend(repair.rule)).count();
            if loses == 0 || !by_hearsay {
                return Ok((format, imported));
            }
            loses
        }
        // A plan of a newer program, or one that is too large, is not guessed at.
        Err(error) if by_hearsay && matches!(error.code, ErrorCode::WrongFormat | ErrorCode::WrongType) => usize::MAX,
        Err(error) => return Err(error),
    };
    match assistant::read(text, import, None) {
        Ok(mild) if mild.imported.repairs.len() < loses => Ok((&json::FORMAT_ENTRY, mild.imported)),
        // Read again rather than kept: two plans at once are more than a reader may hold.
        _ => read(text, import).map(|imported| (format, imported)),
    }
}
