//! The map on slides: the whole of it at a glance, and a phase at a time at a size that can be read from the back.
//!
//! A slide has less room than a page. So the whole way is shown with all its lanes only where they can be read; else
//! with the touchpoints and the curve, and each phase follows on slides of its own. Rows that don't fit below each
//! other go on on the next slide, under the same signs.

use super::letters::width as text_width;
use super::map::{Band, Canvas, Column, MARGIN, Map, NAMES, Row, STEP, Slice, View, at, natural, runs};
use super::pages::{TIGHT, even};
use super::picture::{Form, Item, Picture, Words};
use super::profile::number;
use crate::core::document::Document;
use crate::core::lanes::Content;
use crate::core::names::journey_name;
use crate::core::text::fill;

/// The room on a slide, in pixels of a scale at which the texts of cells have 9 points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    pub width: f64,
    pub height: f64,
    /// Whether a legend stands below the map.
    pub legend: bool,
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
/// The size of a picture for a slide, and what of it the title takes.
const WIDE: (f64, f64) = (1280.0, 720.0);
const TITLE: f64 = 84.0;
/// The smallest scale at which such a picture has all lanes: 9 pixels where it is 1920 wide.
const LEAST: f64 = 0.5;
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

/// A picture for somebody's own slide, 16 to 9, with a title and a legend: the whole way, or one phase by its place in
/// the plan. All lanes that are wanted are in it as long as they can be read at its full size.
pub fn wide(document: &Document, view: &View, place: Option<usize>) -> Picture {
    let map = Map::of(document, view);
    let title = match place.and_then(|place| map.phases.get(place)).and_then(|id| document.phase(id)) {
        Some(phase) => {
            fill("{0} – {1}", &[map.journey.map_or("", |journey| journey_name(map.t, journey)), &phase.name])
        }
        None => map.title(),
    };
    let columns = |map: &Map| -> Vec<Column> {
        all(map).into_iter().filter(|column| place.is_none_or(|place| column.phase == place)).collect()
    };
    let room = Room { width: WIDE.0 - 2.0 * MARGIN, height: WIDE.1 - TITLE - MARGIN, legend: true };
    let mut inner = SCALES.into_iter().find_map(|scale| one(&map, columns(&map), room, scale));
    let mut scale = 1.0;
    while inner.is_none() && scale > LEAST {
        scale *= 0.93;
        inner = one(&map, columns(&map), room, scale);
    }
    let mut picture = inner.unwrap_or_else(|| overview(document, view, room).picture);
    titled(&map, &mut picture, &title);
    picture
}

/// Puts a picture onto a sheet of 16 to 9 with a title above it.
fn titled(map: &Map, picture: &mut Picture, title: &str) {
    let scale = picture.scale;
    let (width, height) = (WIDE.0 / scale, WIDE.1 / scale);
    let size =
        [30.0, 26.0, 22.0, 18.0].into_iter().find(|size| text_width(title, *size, true) <= WIDE.0 - 2.0 * MARGIN);
    let size = size.unwrap_or(15.0) / scale;
    let mut head = Canvas::default();
    let room = (WIDE.0 - 2.0 * MARGIN) / scale;
    let lines = runs(title, size, true, room).into_iter().take(2).collect();
    head.words(Words { bold: true, leading: size * 1.15, end: MARGIN + room, ..at(MARGIN, 50.0 / scale, size, lines) });
    let mut canvas = Canvas::default();
    canvas.group("head", title.to_owned(), head);
    // The map was laid out from the top; here it stands below the title.
    let mut items = std::mem::take(&mut picture.items);
    moved(&mut items, MARGIN / scale - MARGIN, TITLE / scale);
    canvas.items.extend(items);
    let sheet = map.finish(canvas, width, height, scale);
    *picture = Picture { title: title.to_owned(), ..sheet };
    // The title's own left edge is that of the map.
    if let Some(Item::Group { items, .. }) = picture.items.get_mut(1) {
        moved(items, MARGIN / scale - MARGIN, 0.0);
    }
}

/// Puts items somewhere else.
fn moved(items: &mut [Item], x: f64, y: f64) {
    for item in items {
        match item {
            Item::Group { items, .. } => moved(items, x, y),
            Item::Words(words) => {
                words.x += x;
                words.end += x;
                words.y += y;
            }
            Item::Shape(shape) => match &mut shape.form {
                Form::Rect { x: left, y: top, .. } | Form::Circle { x: left, y: top, .. } => {
                    *left += x;
                    *top += y;
                }
                Form::Path(path) => *path = moved_path(path, x, y),
            },
        }
    }
}

/// A path of absolute lengths, somewhere else.
fn moved_path(path: &str, x: f64, y: f64) -> String {
    let mut out = String::with_capacity(path.len() + 8);
    let mut across = true;
    let mut from = None;
    let put = |out: &mut String, text: &str, across: &mut bool| {
        let length: f64 = text.parse().unwrap_or(0.0);
        number(out, length + if *across { x } else { y });
        *across = !*across;
    };
    for (place, letter) in path.char_indices() {
        if letter.is_ascii_digit() || matches!(letter, '.' | '-') {
            from.get_or_insert(place);
            continue;
        }
        if let Some(from) = from.take() {
            put(&mut out, &path[from..place], &mut across);
        }
        out.push(letter);
    }
    if let Some(from) = from {
        put(&mut out, &path[from..], &mut across);
    }
    out
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
    let space = (room.height - map.top_height(&band) - foot(map, room, 1.0)).max(60.0);
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
    let fixed = map.top_height(&band) + foot(map, room, scale);
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

fn foot(map: &Map, room: Room, scale: f64) -> f64 {
    if room.legend { GAP + map.legend(&mut Canvas::default(), 0.0, room.width / scale) } else { 0.0 }
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
    let bottom = if room.legend { map.legend(&mut canvas, bottom + GAP, room.width / scale) } else { bottom };
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
