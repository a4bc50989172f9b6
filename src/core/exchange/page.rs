//! One page to mail: a file that opens by itself, without a network or a script, with the maps of all journeys as
//! pictures, the whole report, and the plan, so that the planner can open it again.
//!
//! Each map is there twice: in one piece, and, for a narrow screen, phase by phase with touchpoints and curve; what
//! else the lanes say stands in the tables below. Styles are in the page; what people typed is text, as everywhere.

use super::report::{Block, one_line, whole};
use super::svg::{self, Fit};
use super::xml::{decode, escape, escape_attribute};
use super::{ErrorCode, Export, Exported, Format, Import, ImportError, Imported, LARGEST_IMPORT, Place, Scope, json};
use crate::core::document::{Document, List};
use crate::core::lanes::Content;
use crate::core::model::Id;
use crate::core::names::journey_name;
use crate::core::scene::{MARGIN, Picture, Room, View, clean, phase, picture};
use crate::core::text::exchange::exchange;
use crate::core::text::messages;

/// The page among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "page",
    extensions: &["html"],
    mime: "text/html;charset=utf-8",
    label: |w| w.page_title,
    about: |w| w.page_about,
    scope: Scope::Plan,
    write: Some(|document, export| Exported::of_text(write(document, export), Vec::new())),
    read: Some(read),
    recognises: |text| text.contains(OPEN),
};

/// What holds the plan: an element that no browser shows, and that runs nothing.
pub(super) const OPEN: &str = "<template data-wegmarke=\"plan\">";
const CLOSE: &str = "</template>";

/// How it looks. Tables become a list of cells where there is no room for columns.
const STYLE: &str = include_str!("page.css");

/// The room for a piece of the map on a phone, and more height than any needs.
const NARROW: Room = Room { width: 424.0, height: 100_000.0, legend: false };

fn write(document: &Document, export: &Export) -> String {
    let (t, w) = (messages(export.language), exchange(export.language));
    let title = one_line(&document.plan().title);
    let title = if title.is_empty() { t.plan_untitled } else { &title };
    let language = export.language.key();
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        text(title)
    );
    let blocks = whole(document, export, one_line);
    // The maps stand behind what the plan is about, before the first part of the report.
    let head = blocks.iter().position(|block| matches!(block, Block::Heading(2, _))).unwrap_or(blocks.len());
    for (place, block) in blocks.iter().enumerate() {
        if place == head {
            maps(&mut out, document, export);
        }
        paint(&mut out, block);
    }
    if head == blocks.len() {
        maps(&mut out, document, export);
    }
    out.push_str(&format!("</main>\n<footer><p>{}</p></footer>\n{OPEN}", text(w.page_foot)));
    // As in a picture: characters that HTML can't hold are written as JSON's escapes.
    let plan: String = json::write(document)
        .chars()
        .map(|c| if is_plain(c) { c.to_string() } else { format!("\\u{:04x}", c as u32) })
        .collect();
    out.push_str(&escape(&plan));
    out.push_str(CLOSE);
    out.push_str("\n</body>\n</html>\n");
    out
}

/// Whether a character within a JSON text stays as it is in a page.
fn is_plain(c: char) -> bool {
    !matches!(c, '\u{7f}'..='\u{9f}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}')
}

fn maps(out: &mut String, document: &Document, export: &Export) {
    let (t, w) = (messages(export.language), exchange(export.language));
    let journeys: Vec<&Id> = document.list(&List::Journeys).collect();
    if journeys.is_empty() {
        return;
    }
    out.push_str(&format!("<section class=\"maps\">\n<h2>{}</h2>\n", text(w.page_maps)));
    for journey in journeys.into_iter().filter_map(|id| document.journey(id)) {
        let view = View { journey: Some(journey.id.clone()), date: String::new(), second: None, ..export.view() };
        let map = picture(document, &view);
        out.push_str(&format!("<h3>{}</h3>\n<figure class=\"wide\">\n", text(journey_name(t, journey))));
        out.push_str(&svg::paint(&map, Fit::Container, None));
        out.push_str("</figure>\n<figure class=\"narrow\">\n");
        let few = View { lanes: Some(vec![Content::Touchpoint, Content::Satisfaction]), ..view };
        for place in 0..document.len(&List::Phases) {
            for piece in phase(document, &few, NARROW, place) {
                out.push_str(&svg::paint(&trimmed(piece), Fit::Container, None));
            }
        }
        out.push_str("</figure>\n");
    }
    out.push_str("</section>\n");
}

/// A piece of the map as high as it is, at the edge.
fn trimmed(piece: Picture) -> Picture {
    Picture { width: piece.width - MARGIN * piece.scale, height: piece.height + 12.0 * piece.scale, ..piece }
}

fn paint(out: &mut String, block: &Block) {
    match block {
        Block::Heading(level, words) => out.push_str(&format!("<h{level} dir=\"auto\">{}</h{level}>\n", text(words))),
        Block::Paragraph(words) => out.push_str(&format!("<p dir=\"auto\">{}</p>\n", text(words))),
        Block::Facts(facts) => {
            out.push_str("<dl>\n");
            for (label, fact) in facts {
                out.push_str(&format!("<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>\n", text(label), text(fact)));
            }
            out.push_str("</dl>\n");
        }
        Block::List(entries) => {
            let entries: String = entries.iter().map(|entry| format!("<li>{}</li>\n", text(entry))).collect();
            out.push_str(&format!("<ul>\n{entries}</ul>\n"));
        }
        Block::Table { header, rows } => {
            let heads: String = header.iter().map(|head| format!("<th scope=\"col\">{}</th>", text(head))).collect();
            out.push_str(&format!("<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"));
            for row in rows {
                out.push_str("<tr>");
                for (head, cell) in header.iter().zip(row) {
                    if cell.is_empty() {
                        out.push_str("<td></td>");
                    } else {
                        let label = escape_attribute(head);
                        out.push_str(&format!("<td data-label=\"{label}\" dir=\"auto\">{}</td>", text(cell)));
                    }
                }
                out.push_str("</tr>\n");
            }
            out.push_str("</tbody>\n</table>\n");
        }
    }
}

fn text(words: &str) -> String {
    escape(&clean(words))
}

/// Reads the plan that a page of ours holds.
fn read(text: &str, import: &Import) -> Result<Imported, ImportError> {
    let refuse = |code: ErrorCode| Err(ImportError { code, place: Place::Whole });
    if text.len() > LARGEST_IMPORT {
        return refuse(ErrorCode::TooLarge);
    }
    let Some((_, inside)) = text.split_once(OPEN) else { return refuse(ErrorCode::WrongFormat) };
    let Some((plan, _)) = inside.split_once(CLOSE) else { return refuse(ErrorCode::Syntax) };
    let read = json::read(&decode(plan), import.seed).map_err(|mut error| {
        if let Place::Line { .. } = error.place {
            // A line within the plan would mean nothing to whoever looks at the file.
            error.place = Place::Whole;
        }
        error
    });
    read.map(|(document, repairs)| Imported { document, repairs })
}
