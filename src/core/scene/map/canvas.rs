//! What is drawn with: words in lines, lines, faces and marks, on their way into a picture.

use crate::core::scene::letters::{is_rtl, joined, paragraphs, width};
use crate::core::scene::picture::{Align, Form, Ink, Item, Run, Shape, Stroke, Words};
use crate::core::scene::profile::number;
use crate::core::text::{Messages, fill};

/// Items on their way into a picture.
#[derive(Default)]
pub struct Canvas {
    pub items: Vec<Item>,
}

/// Where a text begins, and how it is set.
pub struct At {
    pub x: f64,
    pub y: f64,
    pub size: f64,
    pub leading: f64,
    pub bold: bool,
    pub ink: Ink,
}

impl Canvas {
    pub fn shape(&mut self, form: Form, fill: Option<Ink>, opacity: f64, stroke: Option<Stroke>) {
        self.items.push(Item::Shape(Shape { form, fill, opacity, stroke }));
    }

    /// A line along a path; an empty path is none.
    pub fn path(&mut self, outline: String, stroke: Stroke) {
        if !outline.is_empty() {
            self.shape(Form::Path(outline), None, 1.0, Some(stroke));
        }
    }

    /// A hairline. Half a pixel off, so that it is sharp.
    pub fn rule(&mut self, x: f64, y: f64, to_x: f64, to_y: f64, ink: Ink) {
        let sharp = |length: f64| length.floor() + 0.5;
        let points = if x == to_x { [(sharp(x), y), (sharp(x), to_y)] } else { [(x, sharp(y)), (to_x, sharp(y))] };
        self.path(polyline(&points), line(ink, 1.0));
    }

    pub fn words(&mut self, words: Words) {
        if !words.lines.is_empty() {
            self.items.push(Item::Words(words));
        }
    }

    /// A wrapped text; gives the base line of what may stand below it.
    pub fn text(&mut self, text: &str, at: At, room: f64) -> f64 {
        let At { x, y, size, leading, bold, ink } = at;
        let lines = runs(text, size, bold, room);
        let below = y + lines.len() as f64 * leading;
        self.words(Words { x, end: x + room, y, leading, size, bold, ink, align: Align::Start, lines });
        below
    }

    /// A short bold text around `x`, on a ground that keeps lines off it.
    pub(super) fn label(&mut self, x: f64, y: f64, text: &str, ink: Ink) {
        let wide = width(text, 12.0, true) + 4.0;
        self.shape(
            Form::Rect { x: x - wide / 2.0, y: y - 11.5, width: wide, height: 15.0, radius: 3.0 },
            Some(Ink::Card),
            0.85,
            None,
        );
        self.words(Words { bold: true, align: Align::Middle, ink, ..at(x, y, 12.0, vec![Run::of(text)]) });
    }

    /// A waymark.
    pub(super) fn diamond(&mut self, x: f64, y: f64, radius: f64) {
        let outline = polygon(&[(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]);
        self.shape(
            Form::Path(outline),
            Some(Ink::Yellow),
            1.0,
            Some(line(Ink::Dark, if radius > 10.0 { 1.5 } else { 1.0 })),
        );
    }

    pub fn group(&mut self, role: &'static str, label: String, inner: Canvas) {
        if !inner.items.is_empty() {
            self.items.push(Item::Group { role, label, items: inner.items });
        }
    }
}

/// A text in lines, each with the direction of its paragraph.
pub fn runs(text: &str, size: f64, bold: bool, room: f64) -> Vec<Run> {
    let mut runs = Vec::new();
    for paragraph in paragraphs(text.trim()) {
        let rtl = is_rtl(&paragraph);
        let lines = joined(&paragraph, size, bold, room);
        // One empty line between paragraphs is meant, more are not.
        if lines.is_empty() && runs.last().is_some_and(|run: &Run| !run.text.is_empty()) {
            runs.push(Run { rtl, ..Run::of("") });
        }
        runs.extend(lines.into_iter().map(|(text, joint)| Run { text, rtl, joint }));
    }
    runs
}

/// Words in ink, from `x` on.
pub fn at(x: f64, y: f64, size: f64, lines: Vec<Run>) -> Words {
    Words { x, end: x, y, leading: size * 1.4, size, bold: false, ink: Ink::Ink, align: Align::Start, lines }
}

pub fn line(ink: Ink, width: f64) -> Stroke {
    Stroke { ink, width, dash: None }
}

pub fn polyline(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        out.push(if place == 0 { 'M' } else { 'L' });
        number(&mut out, *x);
        out.push(' ');
        number(&mut out, *y);
    }
    out
}

pub fn polygon(points: &[(f64, f64)]) -> String {
    polyline(points) + "Z"
}

/// A face with a mouth for a satisfaction, or a dashed ring for none.
pub fn face(canvas: &mut Canvas, x: f64, y: f64, radius: f64, score: Option<u8>) {
    let Some(score) = score else {
        let ring = Stroke { dash: Some((3.0, 3.0)), ..line(Ink::Muted, 1.5) };
        return canvas.shape(Form::Circle { x, y, radius: radius - 1.0 }, Some(Ink::Card), 1.0, Some(ring));
    };
    canvas.shape(
        Form::Circle { x, y, radius },
        Some(Ink::Satisfaction(score)),
        1.0,
        Some(line(Ink::Card, radius / 6.5)),
    );
    // Drawn on a grid of 16, on which the head has a radius of 7.
    let grid = |dx: f64, dy: f64| (x + (dx - 8.0) * radius / 7.0, y + (dy - 8.0) * radius / 7.0);
    let mouth = Stroke { ink: if score == 2 { Ink::Dark } else { Ink::White }, width: 1.5 * radius / 7.0, dash: None };
    let (ends, bend) = match score {
        1 => ((5.0, 11.5, 11.0), 8.0),
        2 => ((5.0, 11.2, 11.0), 9.4),
        3 => ((5.0, 10.5, 11.0), 10.5),
        4 => ((5.0, 10.0, 11.0), 12.0),
        _ => ((4.8, 9.6, 11.2), 13.6),
    };
    let mut features = polyline(&[grid(5.7, 6.0), grid(5.7, 6.9)]) + &polyline(&[grid(10.3, 6.0), grid(10.3, 6.9)]);
    features.push_str(&polyline(&[grid(ends.0, ends.1)]));
    let (control, to) = (grid(8.0, bend), grid(ends.2, ends.1));
    features.push('Q');
    features.push_str(&polyline(&[control, to])[1..].replace('L', " "));
    canvas.path(features, mouth);
}

/// The mark of a break, with how deep it is.
pub fn break_mark(canvas: &mut Canvas, t: &Messages, x: f64, y: f64, depth: u8) {
    let mut inner = Canvas::default();
    let depth = depth.to_string();
    zigzag(&mut inner, x, y);
    inner.label(x + 25.0, y + 4.5, &fill("−{0}", &[&depth]), Ink::Danger);
    canvas.group("break", fill(t.break_of, &[&depth]), inner);
}

pub fn zigzag(canvas: &mut Canvas, x: f64, y: f64) {
    let outline = polyline(&[(x - 3.0, y - 12.0), (x + 4.5, y - 3.5), (x - 4.0, y + 2.0), (x + 3.5, y + 12.0)]);
    canvas.path(outline.clone(), line(Ink::Card, 6.0));
    canvas.path(outline, line(Ink::Satisfaction(1), 2.2));
}
