//! A picture of the scene as shapes of a slide: the same primitives, as text boxes that wrap by themselves, native
//! shapes, and freeforms with the curve's own points.

use super::shapes::{Area, Holds, Letters, Line, Look, PLAIN, POINT, Paragraph, Preset, Shapes, Side, Stroke, extent};
use crate::core::scene::{Align, Form, Item, Joint, Picture, Run, Shape, Words, width};

/// EMU of a pixel of the scene: at a picture's own scale a cell's text has 9 points.
pub const PIXEL: f64 = 9_144.0;

/// Paints a picture. `x` and `y` are where its upper left corner is, in EMU. In narrow columns words keep the hyphens
/// that they were parted with: programs for slides have none of their own, and part words anywhere.
pub fn paint(shapes: &mut Shapes, picture: &Picture, x: f64, y: f64, is_narrow: bool) {
    let painter = Painter { x, y, unit: PIXEL * picture.scale, is_narrow };
    painter.items(shapes, &picture.items);
}

struct Painter {
    x: f64,
    y: f64,
    /// EMU of a unit of the picture.
    unit: f64,
    is_narrow: bool,
}

impl Painter {
    fn items(&self, shapes: &mut Shapes, items: &[Item]) {
        for item in items {
            match item {
                Item::Group { role, label, items } => {
                    let Some(area) = self.area_of(items) else { continue };
                    let name = if label.is_empty() { (*role).to_owned() } else { format!("{role}: {label}") };
                    shapes.group(&name, label, area, |shapes| self.items(shapes, items));
                }
                Item::Shape(shape) => self.shape(shapes, shape),
                Item::Words(words) => {
                    if let Some((area, paragraphs, holds)) = self.words(words) {
                        shapes.text(area, &paragraphs, holds);
                    }
                }
            }
        }
    }

    /// The area that these items take; none if that is nothing.
    fn area_of(&self, items: &[Item]) -> Option<Area> {
        let areas = items.iter().filter_map(|item| match item {
            Item::Group { items, .. } => self.area_of(items),
            Item::Shape(shape) => match &shape.form {
                Form::Rect { x, y, width, height, .. } => Some(self.area(*x, *y, *width, *height)),
                Form::Circle { x, y, radius } => Some(self.circle(*x, *y, *radius)),
                Form::Path(path) => extent(&self.strokes(path)),
            },
            Item::Words(words) => self.words(words).map(|(area, _, _)| area),
        });
        areas.reduce(Area::with)
    }

    fn area(&self, x: f64, y: f64, width: f64, height: f64) -> Area {
        let (x, y) = self.point(x, y);
        Area { x, y, width: width * self.unit, height: height * self.unit }
    }

    fn circle(&self, x: f64, y: f64, radius: f64) -> Area {
        self.area(x - radius, y - radius, 2.0 * radius, 2.0 * radius)
    }

    fn point(&self, x: f64, y: f64) -> (f64, f64) {
        (self.x + x * self.unit, self.y + y * self.unit)
    }

    fn shape(&self, shapes: &mut Shapes, shape: &Shape) {
        let look = Look {
            fill: shape.fill.map(|ink| (ink, shape.opacity)),
            line: shape.stroke.map(|stroke| {
                let dash = stroke.dash.map(|(dash, gap)| (dash * self.unit, gap * self.unit));
                Line { ink: stroke.ink, width: stroke.width * self.unit, dash }
            }),
        };
        match &shape.form {
            Form::Rect { x, y, width, height, radius } => {
                let preset = if *radius > 0.0 { Preset::Rounded(radius * self.unit) } else { Preset::Rectangle };
                shapes.shape("ground", self.area(*x, *y, *width, *height), preset, look, &[]);
            }
            Form::Circle { x, y, radius } => {
                shapes.shape("circle", self.circle(*x, *y, *radius), Preset::Ellipse, look, &[]);
            }
            Form::Path(path) => match self.strokes(path).as_slice() {
                [Stroke::Move(from), Stroke::Line(to)] => shapes.line(*from, *to, look),
                strokes => shapes.freeform(if shape.fill.is_some() { "area" } else { "curve" }, strokes, look),
            },
        }
    }

    /// A path of the scene, which knows absolute lengths alone.
    fn strokes(&self, path: &str) -> Vec<Stroke> {
        let mut strokes = Vec::new();
        for part in path.split_inclusive(|c: char| c.is_ascii_alphabetic()).scan('M', |command, part| {
            // What stands before a letter are the lengths of the letter before.
            let next = part.chars().last().filter(char::is_ascii_alphabetic);
            let lengths = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            let told = (*command, lengths);
            if let Some(next) = next {
                *command = next;
            }
            Some((told, next))
        }) {
            let ((command, lengths), next) = part;
            let lengths: Vec<f64> = lengths.split_whitespace().filter_map(|length| length.parse().ok()).collect();
            let points: Vec<(f64, f64)> = lengths.chunks_exact(2).map(|pair| self.point(pair[0], pair[1])).collect();
            match (command, points.as_slice()) {
                ('M', [to]) => strokes.push(Stroke::Move(*to)),
                ('L', [to]) => strokes.push(Stroke::Line(*to)),
                ('Q', [by, to]) => strokes.push(Stroke::Quadratic(*by, *to)),
                ('C', [by, and, to]) => strokes.push(Stroke::Cubic(*by, *and, *to)),
                _ => {}
            }
            if next == Some('Z') {
                strokes.push(Stroke::Close);
            }
        }
        strokes
    }

    /// Where words stand, and what they are as paragraphs.
    fn words(&self, words: &Words) -> Option<(Area, Vec<Paragraph>, Holds)> {
        if words.lines.iter().all(|run| run.text.is_empty()) {
            return None;
        }
        let widest = words.lines.iter().map(|run| width(&run.text, words.size, words.bold)).fold(0.0, f64::max);
        let room = words.end - words.x;
        let wraps = words.align == Align::Start && room > 1.0 && words.lines.len() > 1;
        let wide = if wraps { room.max(widest) } else { widest };
        let x = match words.align {
            Align::Middle => words.x - wide / 2.0,
            Align::Right => words.x - wide,
            // A line that is read from right to left begins at the other end.
            Align::Start if words.lines.iter().any(|run| run.rtl) && room > 1.0 => words.end - wide,
            Align::Start => words.x,
        };
        // Of a line's height four fifths stand above its base.
        let top = words.y - words.leading * 0.8;
        let area = self.area(x, top, wide, words.leading * words.lines.len() as f64);
        let point = self.unit / POINT;
        let letters = Letters { size: words.size * point, bold: words.bold, italic: false, ink: words.ink };
        let side = match words.align {
            Align::Start => Side::Left,
            Align::Middle => Side::Middle,
            Align::Right => Side::Right,
        };
        let paragraphs = paragraphs(&words.lines, self.is_narrow)
            .into_iter()
            .map(|(text, rtl)| Paragraph {
                side,
                rtl,
                leading: Some(words.leading * point),
                ..Paragraph::of(text, letters)
            })
            .collect();
        Some((area, paragraphs, Holds { wraps, ..PLAIN }))
    }
}

/// The paragraphs that were broken into these lines.
fn paragraphs(lines: &[Run], keeps_hyphens: bool) -> Vec<(String, bool)> {
    let mut all = Vec::new();
    let mut text = String::new();
    for (place, run) in lines.iter().enumerate() {
        text.push_str(&run.text);
        match run.joint {
            // A word that goes on on the next slide keeps its hyphen.
            Joint::Hyphen if place + 1 == lines.len() => {}
            Joint::End => all.push((std::mem::take(&mut text), run.rtl)),
            Joint::Space => text.push(' '),
            Joint::Hyphen if keeps_hyphens => text.push('\n'),
            Joint::Hyphen => _ = text.pop(),
            Joint::Nothing => {}
        }
    }
    // A text that goes on on the next slide has no end here.
    if !text.is_empty() {
        all.push((text, lines.last().is_some_and(|run| run.rtl)));
    }
    all
}
