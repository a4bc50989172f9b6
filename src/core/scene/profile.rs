//! The satisfaction curve: monotone cubic pieces, cut wherever a painter or a page needs them cut.
//!
//! Points stand from left to right. Within a piece x grows evenly with the curve's parameter, because the control
//! points stand at thirds; so cutting at an x needs no root finding.

/// A point of the curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

/// A cubic from one point to the next, with its two control points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    pub from: Point,
    pub leaving: Point,
    pub arriving: Point,
    pub to: Point,
}

impl Piece {
    /// The piece up to the parameter `at` (0 to 1), and the rest (de Casteljau).
    pub fn split(self, at: f64) -> (Piece, Piece) {
        let mix = |a: Point, b: Point| Point { x: a.x + (b.x - a.x) * at, y: a.y + (b.y - a.y) * at };
        let (a, b, c) = (mix(self.from, self.leaving), mix(self.leaving, self.arriving), mix(self.arriving, self.to));
        let (d, e) = (mix(a, b), mix(b, c));
        let here = mix(d, e);
        (
            Piece { leaving: a, arriving: d, to: here, ..self },
            Piece { from: here, leaving: e, arriving: c, to: self.to },
        )
    }

    /// The part of the piece between two x, if there is any.
    pub fn between(self, left: f64, right: f64) -> Option<Piece> {
        let length = self.to.x - self.from.x;
        if self.to.x <= left || self.from.x >= right || length <= 0.0 {
            return None;
        }
        let mut piece = self;
        if piece.to.x > right {
            piece = piece.split((right - piece.from.x) / length).0;
        }
        if piece.from.x < left {
            piece = piece.split((left - piece.from.x) / (piece.to.x - piece.from.x)).1;
        }
        Some(piece)
    }

    /// The piece cut where it crosses the height `y`, if it does. It is monotone, so it does so once at most.
    fn cut_at(self, y: f64) -> (Piece, Option<Piece>) {
        if (self.from.y - y) * (self.to.y - y) >= 0.0 {
            return (self, None);
        }
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..24 {
            let middle = (low + high) / 2.0;
            let before = (self.split(middle).0.to.y - y) * (self.from.y - y) > 0.0;
            if before { low = middle } else { high = middle }
        }
        let (first, second) = self.split(low);
        (first, Some(second))
    }
}

/// The curve through the points: cubic pieces that are monotone wherever the points are, so that it never claims more
/// or less satisfaction than was rated (Fritsch and Carlson, "Monotone Piecewise Cubic Interpolation", SIAM J. Numer.
/// Anal. 17, 1980; tangents limited as in Steffen, Astron. Astrophys. 239, 1990).
pub fn pieces(points: &[Point]) -> Vec<Piece> {
    let slope = |index: usize| {
        let (from, to) = (points[index], points[index + 1]);
        (to.y - from.y) / (to.x - from.x)
    };
    let tangent = |index: usize| {
        if index == 0 || index + 1 == points.len() {
            return 0.0;
        }
        let (before, after) = (slope(index - 1), slope(index));
        let (left, right) = (points[index].x - points[index - 1].x, points[index + 1].x - points[index].x);
        let mean = (before * right + after * left) / (left + right);
        if before * after <= 0.0 {
            0.0
        } else {
            mean.signum() * mean.abs().min(2.0 * before.abs()).min(2.0 * after.abs())
        }
    };
    (0..points.len().saturating_sub(1))
        .map(|index| {
            let (from, to) = (points[index], points[index + 1]);
            let third = (to.x - from.x) / 3.0;
            let leaving = Point { x: from.x + third, y: from.y + tangent(index) * third };
            let arriving = Point { x: to.x - third, y: to.y - tangent(index + 1) * third };
            Piece { from, leaving, arriving, to }
        })
        .collect()
}

/// The curve through the points as an SVG path.
pub fn curve(points: &[Point]) -> String {
    match points {
        [] => String::new(),
        [only] => {
            let mut out = String::from("M");
            pair(&mut out, *only);
            out
        }
        _ => path(&pieces(points)),
    }
}

/// Pieces as an SVG path; where one does not begin at the end of the one before, the pen is lifted.
pub fn path(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut last = None;
    for piece in pieces {
        if last != Some(piece.from) {
            out.push('M');
            pair(&mut out, piece.from);
        }
        cubic(&mut out, piece);
        last = Some(piece.to);
    }
    out
}

/// The areas between the curve and the height `middle`, as SVG paths: the one above it, and the one below it.
pub fn areas(pieces: &[Piece], middle: f64) -> (String, String) {
    let (mut above, mut below) = (String::new(), String::new());
    let mut open: Option<(bool, Point)> = None;
    for piece in pieces {
        let (first, second) = piece.cut_at(middle);
        for part in [Some(first), second].into_iter().flatten() {
            let is_above = part.from.y + part.to.y < 2.0 * middle;
            if open.is_none_or(|(side, end)| side != is_above || end != part.from) {
                close(&mut above, &mut below, open, middle);
                let out = if is_above { &mut above } else { &mut below };
                out.push('M');
                pair(out, Point { x: part.from.x, y: middle });
                out.push('L');
                pair(out, part.from);
            }
            cubic(if is_above { &mut above } else { &mut below }, &part);
            open = Some((is_above, part.to));
        }
    }
    close(&mut above, &mut below, open, middle);
    (above, below)
}

fn close(above: &mut String, below: &mut String, open: Option<(bool, Point)>, middle: f64) {
    if let Some((side, end)) = open {
        let out = if side { above } else { below };
        out.push('L');
        pair(out, Point { x: end.x, y: middle });
        out.push('Z');
    }
}

fn cubic(out: &mut String, piece: &Piece) {
    out.push('C');
    pair(out, piece.leaving);
    out.push(' ');
    pair(out, piece.arriving);
    out.push(' ');
    pair(out, piece.to);
}

fn pair(out: &mut String, point: Point) {
    number(out, point.x);
    out.push(' ');
    number(out, point.y);
}

/// Writes a length in tenths of a pixel: enough to look at, and it keeps pictures short.
pub fn number(out: &mut String, length: f64) {
    let tenths = (length * 10.0).round() as i64;
    if tenths < 0 {
        out.push('-');
    }
    out.push_str(&(tenths.unsigned_abs() / 10).to_string());
    let rest = tenths.unsigned_abs() % 10;
    if rest > 0 {
        out.push('.');
        out.push(char::from(b'0' + rest as u8));
    }
}
