//! On paper: pages that are pictures, and behind them a report, whose lines and pages the browser breaks. What both
//! look like there is `print.css`'s business.

use js_sys::{Array, Object, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CssStyleSheet, Element};

use super::raster::Picture;
use super::{document, window};
use crate::core::exchange::report::Block;

/// How it looks.
const STYLE: &str = include_str!("../../style/print.css");

/// A column whose texts are all no longer than this, in characters, does not break them.
const BRIEF: usize = 14;

/// Prints pictures of pages, one a page, and then the report, if there is one, on paper of this name (`a4`, `a3`).
pub async fn print(pages: &[String], report: &[Block], paper: &str) -> Result<(), JsValue> {
    let frame = document().create_element("div")?;
    frame.set_class_name(&format!("paper {paper}"));
    let pictures: Vec<Picture> = pages.iter().filter_map(|svg| Picture::of(svg)).collect();
    let sheet = CssStyleSheet::new()?;
    sheet.replace_sync(STYLE)?;
    let sheets = document().adopted_style_sheets();
    sheets.push(&sheet);
    document().body().ok_or(JsValue::NULL)?.append_child(&frame)?;
    let printed = print_from(&frame, &pictures, report).await;
    // Left there, they would be what the page prints from now on.
    frame.remove();
    document().set_adopted_style_sheets(&sheets.filter(&mut |other, _, _| !Object::is(&other, &sheet)));
    printed
}

async fn print_from(frame: &Element, pictures: &[Picture], report: &[Block]) -> Result<(), JsValue> {
    let drawn = Array::new();
    for picture in pictures {
        let image = web_sys::HtmlImageElement::new()?;
        image.set_src(&picture.address);
        frame.append_child(&image)?;
        drawn.push(&image.decode());
    }
    if !report.is_empty() {
        let article = within(frame, "article", "")?;
        article.set_class_name("report");
        for block in report {
            paint(&article, block)?;
        }
    }
    JsFuture::from(Promise::all(&drawn)).await?;
    window().print()
}

/// Puts a block of the report at the end.
fn paint(article: &Element, block: &Block) -> Result<(), JsValue> {
    match block {
        Block::Heading(level, text) => {
            within(article, &format!("h{level}"), text)?;
        }
        Block::Paragraph(text) => {
            within(article, "p", text)?;
        }
        Block::Facts(facts) => {
            let list = within(article, "dl", "")?;
            for (label, fact) in facts {
                let pair = within(&list, "div", "")?;
                within(&pair, "dt", label)?;
                within(&pair, "dd", fact)?;
            }
        }
        Block::List(entries) => {
            let list = within(article, "ul", "")?;
            for entry in entries {
                within(&list, "li", entry)?;
            }
        }
        Block::Table { header, rows } => {
            let table = within(article, "table", "")?;
            let head = within(&within(&table, "thead", "")?, "tr", "")?;
            for title in header {
                within(&head, "th", title)?.set_attribute("scope", "col")?;
            }
            let brief: Vec<bool> =
                (0..header.len()).map(|column| rows.iter().all(|row| row[column].chars().count() <= BRIEF)).collect();
            let body = within(&table, "tbody", "")?;
            for row in rows {
                let line = within(&body, "tr", "")?;
                for (cell, brief) in row.iter().zip(&brief) {
                    let cell = within(&line, "td", cell)?;
                    if *brief {
                        cell.set_class_name("brief");
                    }
                }
            }
        }
    }
    Ok(())
}

/// A new element of this name with this text, the last one in another.
fn within(parent: &Element, name: &str, text: &str) -> Result<Element, JsValue> {
    let element = document().create_element(name)?;
    element.set_text_content(Some(text));
    parent.append_child(&element)?;
    Ok(element)
}
