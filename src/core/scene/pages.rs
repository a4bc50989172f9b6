//! The map on paper: pages between whose phases the breaks fall.
//!
//! A page holds as many whole phases as fit side by side; only a phase wider than a page is parted. Rows that don't fit
//! below each other go on on the next page, under the same signs; only a row higher than a page is parted, between two
//! lines. If a smaller scale saves pages, it is taken, down to about 7 points; below that only where a head or a sign
//! alone would fill the page.

use super::map::{At, Band, Canvas, Column, MARGIN, Map, NAMES, Row, STEP, Slice, View, at, natural, runs};
use super::picture::{Align, Ink, Picture, Words};
use crate::core::document::Document;
use crate::core::names::{journey_name, persona_name};
use crate::core::text::fill;

/// A size of paper, in landscape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    A4,
    A3,
}

impl Paper {
    /// Width and height in CSS pixels, rounded down: a page that is a hair too high makes an empty one.
    pub fn size(self) -> (f64, f64) {
        match self {
            Self::A4 => (1122.0, 793.0),
            Self::A3 => (1587.0, 1122.0),
        }
    }
}

/// The scales that are tried, largest first.
const SCALES: [f64; 4] = [1.0, 0.92, 0.84, 0.76];
/// How much narrower than in a picture a column on paper may be.
pub(super) const TIGHT: f64 = 0.86;
/// How much wider than in a picture it may become to fill its page.
const LOOSE: f64 = 1.6;

/// The least and the greatest height of the lane of the curve on paper: it takes what the page has left.
const CURVE: (f64, f64) = (164.0, 300.0);

/// The pages of a journey's map.
pub fn pages(document: &Document, view: &View, paper: Paper) -> Vec<Picture> {
    let map = Map::of(document, view);
    let size = paper.size();
    let mut best: Option<Pages> = None;
    for scale in SCALES {
        if let Some(made) = Pages::of(&map, size, scale)
            && best.as_ref().is_none_or(|best| made.pages.len() < best.pages.len())
        {
            best = Some(made);
        }
    }
    let mut scale = SCALES[3];
    while best.is_none() && scale > 0.01 {
        scale *= 0.8;
        best = Pages::of(&map, size, scale);
    }
    best.map_or(Vec::new(), |pages| pages.draw(&map, size))
}

/// Where everything goes at one scale.
struct Pages {
    scale: f64,
    bands: Vec<(Band, Vec<Row>)>,
    /// For each page its band and the parts of rows on it.
    pages: Vec<(usize, Vec<Slice>)>,
}

impl Pages {
    /// None if what has to stand on a page leaves too little room for the rest at this scale.
    fn of(map: &Map, (wide, high): (f64, f64), scale: f64) -> Option<Self> {
        let (wide, high) = (wide / scale - 2.0 * MARGIN, high / scale - 2.0 * MARGIN);
        let room = wide - NAMES;
        let foot = foot_height(map, wide);
        let head = map.head(&mut Canvas::default(), MARGIN, wide) - MARGIN;
        let mut made = Self { scale, bands: Vec::new(), pages: Vec::new() };
        for columns in parts(map, room) {
            let wide = natural(&columns) * LOOSE;
            let band = map.band(columns, room.min(wide));
            // What has nothing to say on this page leaves its room to the others.
            let rows: Vec<Row> =
                map.rows(&band).into_iter().filter(|row| row.is_curve() || row.is_place() || !row.is_empty()).collect();
            let signs = map.top_height(&band);
            let place = made.bands.len();
            let mut top = if place == 0 { head } else { short_head(map, &mut Canvas::default(), wide) - MARGIN };
            let mut free = high - foot - top - signs;
            if free < 240.0 {
                return None;
            }
            let again = rows.iter().position(|row| row.is_place() && row.height(row.lines(), 0.0) < free / 3.0);
            let mut page: Vec<Slice> = Vec::new();
            for (row, it) in rows.iter().enumerate() {
                let (mut from, all) = (0, it.lines());
                loop {
                    let height = it.height(all - from, CURVE.0);
                    if height <= free {
                        page.push(Slice { row, from, count: all - from, height });
                        free -= height;
                        break;
                    }
                    // What does not fit here goes to the next page, whole if it fits there.
                    let repeated = again
                        .filter(|again| *again != row)
                        .map_or(0.0, |again| rows[again].height(rows[again].lines(), 0.0));
                    top = short_head(map, &mut Canvas::default(), wide) - MARGIN;
                    let fresh = high - foot - top - signs - repeated;
                    let fits =
                        |free: f64| (1..all - from).rev().find(|count| it.height(*count, CURVE.0) <= free).unwrap_or(0);
                    if height > fresh && !it.is_curve() {
                        let count = fits(free);
                        let least = it.height(count.max(1), CURVE.0);
                        if count > 2 || page.iter().all(|slice| Some(slice.row) == again) {
                            page.push(Slice { row, from, count: count.max(1), height: least });
                            from += count.max(1);
                            free -= least;
                        }
                    } else if height > fresh {
                        return None;
                    }
                    if !page.is_empty() {
                        fill_up(&mut page, &rows, free);
                        made.pages.push((place, std::mem::take(&mut page)));
                    }
                    free = fresh;
                    if let Some(again) = again.filter(|again| *again != row) {
                        let count = rows[again].lines();
                        page.push(Slice { row: again, from: 0, count, height: rows[again].height(count, 0.0) });
                    }
                }
            }
            fill_up(&mut page, &rows, free);
            made.pages.push((place, page));
            made.bands.push((band, rows));
        }
        Some(made)
    }

    fn draw(&self, map: &Map, (wide, high): (f64, f64)) -> Vec<Picture> {
        let (wide, high) = (wide / self.scale, high / self.scale);
        let room = wide - 2.0 * MARGIN;
        let count = self.pages.len();
        let page = |(place, (band, slices)): (usize, &(usize, Vec<Slice>))| {
            let (band, rows) = &self.bands[*band];
            let mut canvas = Canvas::default();
            let y = if place == 0 { map.head(&mut canvas, MARGIN, room) } else { short_head(map, &mut canvas, room) };
            map.board(&mut canvas, band, rows, slices, y);
            let foot = high - MARGIN - foot_height(map, room) + 12.0;
            map.legend(&mut canvas, foot, room - FOOT);
            let number = fill(map.t.page_of, &[&(place + 1).to_string(), &count.to_string()]);
            let words = if map.view.date.is_empty() { number } else { fill("{0} · {1}", &[&map.view.date, &number]) };
            let lines = runs(&words, 11.5, false, FOOT);
            let mut inner = Canvas::default();
            inner.words(Words { ink: Ink::Muted, align: Align::Right, ..at(wide - MARGIN, foot + 16.0, 11.5, lines) });
            canvas.group("foot", String::new(), inner);
            map.finish(canvas, wide, high, self.scale)
        };
        self.pages.iter().enumerate().map(page).collect()
    }
}

/// Gives what a page has left to its curve.
fn fill_up(page: &mut [Slice], rows: &[Row], free: f64) {
    if let Some(curve) = page.iter_mut().find(|slice| rows[slice.row].is_curve()) {
        curve.height = (curve.height + free.max(0.0)).min(CURVE.1);
    }
}

/// Room for date and page number beside the legend.
const FOOT: f64 = 190.0;

fn foot_height(map: &Map, room: f64) -> f64 {
    map.legend(&mut Canvas::default(), 0.0, room - FOOT).max(22.0) + 14.0
}

/// The head of further pages: whose journey it is. Gives the y below it.
fn short_head(map: &Map, canvas: &mut Canvas, room: f64) -> f64 {
    let name = map.journey.map_or("", |journey| journey_name(map.t, journey));
    let persona = map.journey.and_then(|journey| journey.persona.as_ref()).and_then(|id| map.document.persona(id));
    let words = match persona {
        Some(persona) => fill("{0} · {1}", &[name, persona_name(map.t, persona)]),
        None => name.to_owned(),
    };
    let mut inner = Canvas::default();
    let y = inner.text(
        &words,
        At { x: MARGIN, y: MARGIN + 12.0, size: 13.0, leading: 18.0, bold: true, ink: Ink::Muted },
        room,
    );
    canvas.group("head", String::new(), inner);
    y.max(MARGIN + 12.0) + 4.0
}

/// The columns of each band: whole phases as long as they fit, a phase that is too wide by itself in even parts.
fn parts(map: &Map, room: f64) -> Vec<Vec<Column>> {
    let least = |columns: &[Column]| columns.iter().map(|column| (column.gap + STEP) * TIGHT).sum::<f64>();
    let all = map.columns(0..map.steps.len(), true);
    let mut bands: Vec<Vec<Column>> = Vec::new();
    for phase in all.chunk_by(|one, next| one.phase == next.phase) {
        match bands.last_mut().filter(|band| least(band) + least(phase) <= room) {
            Some(band) => band.extend_from_slice(phase),
            None => bands.extend(even(phase, room, &least)),
        }
    }
    if bands.is_empty() {
        bands.push(Vec::new());
    }
    bands
}

/// Parts the columns of one phase into as few bands as the room allows, and these as evenly as that number allows.
pub(super) fn even(phase: &[Column], room: f64, least: &dyn Fn(&[Column]) -> f64) -> Vec<Vec<Column>> {
    let within = |room: f64| {
        let mut bands: Vec<Vec<Column>> = Vec::new();
        for column in phase {
            match bands.last_mut().filter(|band| least(band) + least(std::slice::from_ref(column)) <= room) {
                Some(band) => band.push(column.clone()),
                None => bands.push(vec![column.clone()]),
            }
        }
        bands
    };
    let fewest = within(room).len();
    // The narrowest room that needs no more bands.
    let (mut low, mut high) = (0.0, room);
    for _ in 0..12 {
        let middle = (low + high) / 2.0;
        if within(middle).len() > fewest { low = middle } else { high = middle }
    }
    within(high)
}
