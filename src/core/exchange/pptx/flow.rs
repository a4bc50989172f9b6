//! Texts in columns, on as many slides as they need: nothing is cut, and nothing runs over.
//!
//! Lines are counted by the scene's own table of widths, which is rather too wide than too narrow, so a program with
//! other letters has room left.

use super::shapes::{Area, CELL, Letters, POINT, Paragraph};
use crate::core::scene::{Joint, joined, paragraphs};

/// From one line to the next, in sizes of letters.
const LEADING: f64 = 1.3;
/// The gap between two columns, in EMU.
const GAP: f64 = 24.0 * POINT;

/// Texts that belong together.
pub type Card = Vec<Paragraph>;

/// A column's place on its slide with what stands in it.
pub type Column = (Area, Vec<Paragraph>);

/// Lays cards out in so many columns of an area, slide after slide. A card begins a column of its own if it is to stand
/// apart.
pub fn columns(cards: Vec<Card>, area: Area, count: usize, apart: bool) -> Vec<Vec<Column>> {
    let width = (area.width - GAP * (count - 1) as f64) / count as f64;
    let mut packed: Vec<Vec<Paragraph>> = vec![Vec::new()];
    let mut free = area.height;
    for card in cards {
        if apart && packed.last().is_some_and(|column| !column.is_empty()) {
            packed.push(Vec::new());
            free = area.height;
        }
        // A heading alone at the end of a column heads nothing.
        let lead: f64 = card.iter().take(2).map(|paragraph| height(paragraph, width)).sum();
        if lead > free && lead < area.height && packed.last().is_some_and(|column| !column.is_empty()) {
            packed.push(Vec::new());
            free = area.height;
        }
        for paragraph in card {
            let mut rest = Some(paragraph);
            while let Some(paragraph) = rest.take() {
                let needs = height(&paragraph, width);
                if needs <= free {
                    free -= needs;
                    push(&mut packed, paragraph);
                    continue;
                }
                let fits = ((free - paragraph.before * POINT) / line(&paragraph)).floor().max(0.0) as usize;
                let is_fresh = packed.last().is_none_or(Vec::is_empty);
                let (here, there) = parted(paragraph, width, if is_fresh { fits.max(1) } else { fits });
                if let Some(here) = here {
                    push(&mut packed, here);
                }
                rest = there;
                packed.push(Vec::new());
                free = area.height;
            }
        }
    }
    packed.retain(|column| !column.is_empty());
    let place = |(place, column): (usize, &Vec<Paragraph>)| {
        let x = area.x + place as f64 * (width + GAP);
        (Area { x, width, ..area }, column.clone())
    };
    packed.chunks(count).map(|slide| slide.iter().enumerate().map(place).collect()).collect()
}

fn push(packed: &mut [Vec<Paragraph>], mut paragraph: Paragraph) {
    if let Some(column) = packed.last_mut() {
        if column.is_empty() {
            // Nothing stands above it.
            paragraph.before = 0.0;
        }
        paragraph.leading = Some(paragraph.letters.size * LEADING);
        column.push(paragraph);
    }
}

fn line(paragraph: &Paragraph) -> f64 {
    paragraph.letters.size * LEADING * POINT
}

/// What of a text is at a line's end.
fn lines(paragraph: &Paragraph, width: f64) -> Vec<(String, Joint)> {
    let Letters { size, bold, .. } = paragraph.letters;
    let room = width / POINT - if paragraph.point { 12.0 } else { 0.0 };
    paragraphs(&paragraph.text)
        .iter()
        .flat_map(|text| {
            let lines = joined(text, size, bold, room);
            if lines.is_empty() { vec![(String::new(), Joint::End)] } else { lines }
        })
        .collect()
}

/// The height of a paragraph in a column, in EMU.
pub fn height(paragraph: &Paragraph, width: f64) -> f64 {
    lines(paragraph, width).len() as f64 * line(paragraph) + paragraph.before * POINT
}

/// The first so many lines of a paragraph, and the rest of it.
fn parted(paragraph: Paragraph, width: f64, count: usize) -> (Option<Paragraph>, Option<Paragraph>) {
    let lines = lines(&paragraph, width);
    if count == 0 {
        return (None, Some(paragraph));
    }
    let of = |lines: &[(String, Joint)]| {
        let mut text = String::new();
        for (place, (line, joint)) in lines.iter().enumerate() {
            text.push_str(line);
            match joint {
                _ if place + 1 == lines.len() => {}
                Joint::End => text.push('\n'),
                Joint::Space => text.push(' '),
                Joint::Hyphen => _ = text.pop(),
                Joint::Nothing => {}
            }
        }
        (!lines.is_empty()).then(|| Paragraph { text, ..paragraph.clone() })
    };
    let (here, there) = lines.split_at(count.min(lines.len()));
    (of(here), of(there).map(|rest| Paragraph { before: 0.0, point: false, ..rest }))
}

/// Rows of a table with their heights, on as many slides as they need; each begins with the header.
pub fn rows(
    header: Vec<Paragraph>,
    rows: Vec<Vec<Paragraph>>,
    widths: &[f64],
    space: f64,
) -> Vec<Vec<(f64, Vec<Paragraph>)>> {
    let high = |cells: &[Paragraph]| {
        let cell = |(cell, width): (&Paragraph, &f64)| height(cell, width - 2.0 * CELL.0);
        cells.iter().zip(widths).map(cell).fold(0.0, f64::max) + 2.0 * CELL.1 + POINT
    };
    let leaded = |cells: Vec<Paragraph>| {
        let leaded = |cell: Paragraph| Paragraph { leading: Some(cell.letters.size * LEADING), ..cell };
        cells.into_iter().map(leaded).collect::<Vec<_>>()
    };
    let head = (high(&header), leaded(header));
    let mut slides = vec![vec![head.clone()]];
    let mut free = space - head.0;
    for row in rows {
        let height = high(&row);
        if height > free && slides.last().is_some_and(|slide| slide.len() > 1) {
            slides.push(vec![head.clone()]);
            free = space - head.0;
        }
        free -= height;
        if let Some(slide) = slides.last_mut() {
            slide.push((height, leaded(row)));
        }
    }
    slides
}
