//! The map on slides: the whole of it at a glance, and a phase at a time at a size that can be read from the back.
//!
//! A slide has less room than a page. So the whole way is shown with all its lanes only where they can be read; else
//! with the touchpoints and the curve, and each phase follows on slides of its own. Rows that don't fit below each
//! other go on on the next slide, under the same signs.

use super::map::{Band, Canvas, Column, MARGIN, Map, NAMES, Row, STEP, Slice, View, natural};
use super::pages::{TIGHT, even};
use super::picture::Picture;
use crate::core::document::Document;
use crate::core::lanes::Content;

/// The room on a slide, in pixels of a scale at which the texts of cells have 9 points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    pub width: f64,
    pub height: f64,
}

/// The whole way on one slide.
pub struct Overview {
    pub picture: Picture,
    /// Whether all lanes are in it, and can be read.
    pub is_whole: bool,
}

/// The scales at which a slide is tried, largest first: the texts of cells have 13 points at the largest.
const SCALES: [f64; 5] = [1.45, 1.3, 1.2, 1.1, 1.0];
/// How much wider than in a picture a column may become to fill its slide.
const LOOSE: f64 = 2.4;
/// The least and the greatest height of the lane of the curve, and its greatest where little else is on the slide.
const CURVE: (f64, f64) = (150.0, 260.0);
const HIGH: f64 = 400.0;
/// The least width of a column in which a name can be read.
const NARROW: f64 = 88.0;
/// The smallest scale at which names are shown: 5 points.
const SMALL: f64 = 0.56;
/// From the map to its legend.
const GAP: f64 = 12.0;

/// The whole way of a journey.
pub fn overview(document: &Document, view: &View, room: Room) -> Overview {
    let map = Map::of(document, view);
    let whole = SCALES.into_iter().find_map(|scale| one(&map, all(&map), room, scale));
    if let Some(picture) = whole {
        return Overview { picture, is_whole: true };
    }
    let wanted = |content: &Content| view.lanes.as_ref().is_none_or(|lanes| lanes.contains(content));
    let few = [Content::Touchpoint, Content::Satisfaction].into_iter().filter(wanted).collect();
    let names = View { lanes: Some(few), brief: true, ..view.clone() };
    let map = Map::of(document, &names);
    let mut scale = 1.0;
    while scale > SMALL {
        let wide = room.width / scale - NAMES;
        let named = wanted(&Content::Touchpoint);
        if wide >= all(&map).len() as f64 * if named { NARROW } else { 0.0 }
            && let Some(picture) = squeezed(&map, room, scale)
        {
            return Overview { picture, is_whole: false };
        }
        scale *= 0.94;
    }
    let curve = View { lanes: Some([Content::Satisfaction].into_iter().filter(wanted).collect()), ..names.clone() };
    let map = Map::of(document, &curve);
    let mut scale = SMALL;
    loop {
        // With a phase for every column its name may need any height; in the end everything fits.
        if let Some(picture) = squeezed(&map, room, scale).or_else(|| (scale < 0.05).then(|| empty(&map, room))) {
            return Overview { picture, is_whole: false };
        }
        scale *= 0.7;
    }
}

/// One phase of a journey, by its place in the plan.
pub fn phase(document: &Document, view: &View, room: Room, place: usize) -> Vec<Picture> {
    let map = Map::of(document, view);
    let columns: Vec<Column> = all(&map).into_iter().filter(|column| column.phase == place).collect();
    if columns.iter().all(|column| column.step.is_none()) {
        return Vec::new();
    }
    even(&columns, room.width - NAMES, &least).into_iter().flat_map(|columns| band(&map, columns, room)).collect()
}

fn all(map: &Map) -> Vec<Column> {
    map.columns(0..map.steps.len(), true)
}

fn least(columns: &[Column]) -> f64 {
    columns.iter().map(|column| (column.gap + STEP) * TIGHT).sum()
}

/// The columns on as few slides as hold them.
fn band(map: &Map, columns: Vec<Column>, room: Room) -> Vec<Picture> {
    let one_slide = SCALES.into_iter().find_map(|scale| one(map, columns.clone(), room, scale));
    if let Some(picture) = one_slide {
        return vec![picture];
    }
    let band = map.band(columns.clone(), (room.width - NAMES).min(natural(&columns) * LOOSE));
    let rows = filled(map, &band);
    let space = (room.height - map.top_height(&band) - foot(map, room.width)).max(60.0);
    let filled = |mut slices: Vec<Slice>| {
        // What a slide has left goes to its curve.
        let free = space - slices.iter().map(|slice| slice.height).sum::<f64>();
        if let Some(curve) = slices.iter_mut().find(|slice| rows[slice.row].is_curve()) {
            curve.height = (curve.height + free.max(0.0)).min(CURVE.1);
        }
        draw(map, &band, &rows, &slices, room, 1.0)
    };
    sliced(&rows, space).into_iter().map(filled).collect()
}

/// The columns on one slide with all that is in their lanes; none if that does not fit at this scale.
fn one(map: &Map, columns: Vec<Column>, room: Room, scale: f64) -> Option<Picture> {
    let wide = room.width / scale - NAMES;
    if least(&columns) > wide {
        return None;
    }
    let width = wide.min(natural(&columns) * LOOSE);
    fitted(map, map.band(columns, width), room, scale, CURVE.1)
}

/// All columns on one slide, as narrow as they have to be.
fn squeezed(map: &Map, room: Room, scale: f64) -> Option<Picture> {
    let columns = all(map);
    let width = (room.width / scale - NAMES).min(natural(&columns).max(STEP) * LOOSE);
    fitted(map, map.band(columns, width), room, scale, HIGH)
}

fn fitted(map: &Map, band: Band, room: Room, scale: f64, most: f64) -> Option<Picture> {
    let rows = filled(map, &band);
    let high = room.height / scale;
    let fixed = map.top_height(&band) + foot(map, room.width / scale);
    let height = |curve: f64| rows.iter().map(|row| row.height(row.lines(), curve)).sum::<f64>();
    let free = high - fixed - height(CURVE.0);
    if free < 0.0 {
        return None;
    }
    let curve = (CURVE.0 + free).min(most);
    let slices: Vec<Slice> = rows
        .iter()
        .enumerate()
        .map(|(row, it)| Slice { row, from: 0, count: it.lines(), height: it.height(it.lines(), curve) })
        .collect();
    Some(draw(map, &band, &rows, &slices, room, scale))
}

/// The rows in which something stands, and the curve.
fn filled(map: &Map, band: &Band) -> Vec<Row> {
    map.rows(band).into_iter().filter(|row| row.is_curve() || !row.is_empty()).collect()
}

fn foot(map: &Map, width: f64) -> f64 {
    GAP + map.legend(&mut Canvas::default(), 0.0, width)
}

/// Rows on slides of this height. What says where one is stands on each, if there is room for it.
fn sliced(rows: &[Row], space: f64) -> Vec<Vec<Slice>> {
    let again = rows.iter().position(|row| row.is_place() && row.height(row.lines(), 0.0) < space / 3.0);
    let whole = |row: usize| {
        let count = rows[row].lines();
        Slice { row, from: 0, count, height: rows[row].height(count, CURVE.0) }
    };
    let mut slides: Vec<Vec<Slice>> = Vec::new();
    let mut slide: Vec<Slice> = Vec::new();
    let mut free = space;
    for (row, it) in rows.iter().enumerate() {
        let (mut from, all) = (0, it.lines());
        loop {
            let height = it.height(all - from, CURVE.0);
            if height <= free {
                slide.push(Slice { row, from, count: all - from, height });
                free -= height;
                break;
            }
            let repeated = again.filter(|again| *again != row).map(whole);
            let fresh = space - repeated.as_ref().map_or(0.0, |slice| slice.height);
            let is_fresh = slide.iter().all(|slice| Some(slice.row) == again);
            if height > fresh && !it.is_curve() || is_fresh {
                // Higher than any slide: it is parted, and something of it is on each.
                let fits = (1..all - from).rev().find(|count| it.height(*count, CURVE.0) <= free);
                let count = if it.is_curve() { all - from } else { fits.unwrap_or(1).min(all - from) };
                if fits.is_some_and(|count| count > 2) || is_fresh {
                    slide.push(Slice { row, from, count, height: it.height(count, CURVE.0) });
                    from += count;
                }
            }
            slides.push(std::mem::take(&mut slide));
            free = fresh;
            slide.extend(repeated);
            if from >= all {
                break;
            }
        }
    }
    if slide.iter().any(|slice| Some(slice.row) != again) || slides.is_empty() {
        slides.push(slide);
    }
    slides
}

fn draw(map: &Map, band: &Band, rows: &[Row], slices: &[Slice], room: Room, scale: f64) -> Picture {
    let mut canvas = Canvas::default();
    let bottom = map.board(&mut canvas, band, rows, slices, 0.0);
    let bottom = map.legend(&mut canvas, bottom + GAP, room.width / scale);
    sheet(map, canvas, room.width / scale, bottom, scale)
}

fn empty(map: &Map, room: Room) -> Picture {
    sheet(map, Canvas::default(), room.width, 0.0, 1.0)
}

/// What was drawn, without the ground that a picture stands on: a slide has its own.
fn sheet(map: &Map, canvas: Canvas, width: f64, height: f64, scale: f64) -> Picture {
    let mut picture = map.finish(canvas, width + 2.0 * MARGIN, height, scale);
    picture.items.remove(0);
    picture
}
