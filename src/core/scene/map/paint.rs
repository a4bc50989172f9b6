//! The map itself: signs, lanes with what stands in them, and the curve.

use super::canvas::{Canvas, at, break_mark, face, line, polygon, polyline, runs};
use super::layout::{
    AIR, AXIS_LEADING, BAR, BESIDE, Band, CURVE_AIR, Column, FACE, LEADING, MARGIN, Map, NAMES, PAD, Row, SIZE, STEP,
    Sign, Slice, TIP,
};
use crate::core::analysis::metrics::{FEW, Measured};
use crate::core::model::{Status, is_break};
use crate::core::number::decimal;
use crate::core::scene::cells::Tone;
use crate::core::scene::picture::{Align, Form, Ink, Run, Stroke, Words};
use crate::core::scene::profile::{Piece, Point, areas, path, pieces};
use crate::core::text::{Messages, fill};

impl Map<'_> {
    /// Phases and rows; gives the y below them.
    pub fn board(&self, canvas: &mut Canvas, band: &Band, rows: &[Row], slices: &[Slice], top: f64) -> f64 {
        let left = MARGIN + NAMES;
        let height = self.signs_height(band);
        for sign in &band.signs {
            self.sign(canvas, sign, left, top, height);
        }
        let signs = top + height + if band.signs.is_empty() { 0.0 } else { 4.0 };
        let start = signs + self.axis_height(band);
        self.axis(canvas, band, signs, start);
        let bottom = slices.iter().fold(start, |y, slice| y + slice.height);
        // The lane of the curve is lit, then come the hairlines, then what stands in the cells.
        let mut y = start;
        let mut back = Canvas::default();
        for (place, slice) in slices.iter().enumerate() {
            let height = slice.height;
            if rows[slice.row].is_curve() {
                back.shape(
                    Form::Rect { x: MARGIN, y, width: NAMES + band.width, height, radius: 0.0 },
                    Some(Ink::Card),
                    1.0,
                    None,
                );
            }
            if place > 0 {
                back.rule(MARGIN, y, MARGIN + NAMES + band.width, y, Ink::Line);
            }
            y += height;
        }
        for (place, column) in band.columns.iter().enumerate() {
            let begins = place == 0 || band.columns[place - 1].phase != column.phase;
            let x = left + column.x - column.gap;
            if column.gap > 0.0 {
                back.rule(left + column.x, start, left + column.x, bottom, Ink::Line);
            }
            // A phase begins at a strong line, unless nothing happens in it; between steps a fine one leads the eye
            // down.
            back.rule(
                x,
                start,
                x,
                bottom,
                if begins && place > 0 && column.step.is_some() { Ink::LineStrong } else { Ink::Line },
            );
        }
        back.rule(MARGIN, bottom, MARGIN + NAMES + band.width, bottom, Ink::LineStrong);
        canvas.group("lines", String::new(), back);
        let mut y = start;
        for slice in slices {
            let row = &rows[slice.row];
            let mut inner = Canvas::default();
            if row.is_curve() {
                self.curve(&mut inner, band, y, slice.height);
                self.lane_name(&mut inner, row, y + slice.height / 2.0 - row.name.len() as f64 * 8.0 + 4.0 - 8.0);
            } else {
                self.row(&mut inner, band, row, slice, y);
            }
            canvas.group("lane", (row.lane.label)(self.t).to_owned(), inner);
            y += slice.height;
        }
        bottom
    }

    /// What the gaps stand for.
    pub(super) fn axis(&self, canvas: &mut Canvas, band: &Band, top: f64, bottom: f64) {
        if self.scale.is_none() {
            return;
        }
        let mut inner = Canvas::default();
        let name = runs(self.t.elapsed, 12.0, true, NAMES - 12.0);
        inner.words(Words { bold: true, ink: Ink::Muted, leading: AXIS_LEADING, ..at(MARGIN, top + 13.0, 12.0, name) });
        for column in &band.columns {
            let Some(label) = self.gap_label(column) else { continue };
            let (x, from) = (MARGIN + NAMES + column.x, MARGIN + NAMES + column.x - column.gap);
            inner.words(Words {
                ink: Ink::Muted,
                leading: AXIS_LEADING,
                end: x + column.width,
                ..at(from + 3.0, top + 13.0, 11.0, label)
            });
            inner.path(
                polyline(&[
                    (from + 1.0, bottom - 7.0),
                    (from + 1.0, bottom - 2.0),
                    (x, bottom - 2.0),
                    (x, bottom - 7.0),
                ]),
                line(Ink::Petrol, 1.5),
            );
        }
        canvas.group("axis", self.t.elapsed.to_owned(), inner);
    }

    pub(super) fn sign(&self, canvas: &mut Canvas, sign: &Sign, left: f64, y: f64, height: f64) {
        let (x, right) = (left + sign.x, left + sign.x + sign.width - 4.0);
        let notch = if sign.x == 0.0 && !sign.continued { 0.0 } else { TIP };
        let mut inner = Canvas::default();
        let outline = [
            (x, y),
            (right - TIP, y),
            (right, y + height / 2.0),
            (right - TIP, y + height),
            (x, y + height),
            (x + notch, y + height / 2.0),
        ];
        inner.shape(Form::Path(polygon(&outline)), Some(self.tint(sign)), 1.0, None);
        let (name, question) = self.sign_text(sign);
        let text = x + Self::sign_indent(sign);
        let end = right - TIP - 10.0;
        let below = y + 23.0 + name.len() as f64 * 19.0 - 2.0;
        let label = name.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ");
        inner.words(Words { bold: true, leading: 19.0, end, ..at(text, y + 23.0, 14.5, name) });
        inner.words(Words { ink: Ink::Muted, leading: 16.0, end, ..at(text, below, 12.0, question) });
        canvas.group("phase", label, inner);
    }

    /// The colour of a phase.
    fn tint(&self, sign: &Sign) -> Ink {
        self.document.phase(self.phases[sign.phase]).map_or(Ink::Sign, |phase| Ink::Stage(phase.stage))
    }

    pub(super) fn lane_name(&self, canvas: &mut Canvas, row: &Row, y: f64) {
        let lines = row.name.clone();
        canvas.words(Words { bold: true, ink: Ink::Muted, leading: 16.0, ..at(MARGIN, y + 12.0, 12.0, lines) });
    }

    pub(super) fn row(&self, canvas: &mut Canvas, band: &Band, row: &Row, slice: &Slice, y: f64) {
        self.lane_name(canvas, row, y + AIR);
        for (column, cell) in band.columns.iter().zip(&row.cells) {
            let lines = cell.get(slice.from..cell.len().min(slice.from + slice.count)).unwrap_or_default();
            let mut inner = Canvas::default();
            let (x, end) = (MARGIN + NAMES + column.x + PAD, MARGIN + NAMES + column.x + column.width - PAD);
            let mut from = 0;
            while from < lines.len() {
                // Lines of one tone that follow each other are one block.
                let tone = lines[from].tone;
                let count = 1 + lines[from + 1..]
                    .iter()
                    .take_while(|line| line.tone == tone && !(line.begins && matches!(tone, Tone::Measure(_))))
                    .count();
                let runs: Vec<Run> = lines[from..from + count].iter().map(|line| line.run.clone()).collect();
                let top = y + AIR + from as f64 * LEADING;
                let bar = |inner: &mut Canvas, ink: Ink, dash: Option<(f64, f64)>| {
                    inner.path(
                        polyline(&[(x + 1.5, top + 2.0), (x + 1.5, top + count as f64 * LEADING - 1.0)]),
                        Stroke { dash, ..line(ink, 3.0) },
                    );
                };
                let mut words = Words { leading: LEADING, end, ..at(x, top + 12.5, SIZE, runs) };
                match tone {
                    Tone::Plain => {
                        if let Some(edge) = row.edge() {
                            words.x += BAR;
                            bar(&mut inner, edge, None);
                        }
                    }
                    Tone::Strong => words.bold = true,
                    Tone::Soft => (words.ink, words.size) = (Ink::Muted, 11.5),
                    Tone::Measure(status) => {
                        words.x += BAR;
                        bar(&mut inner, Ink::Petrol, (status == Status::Idea).then_some((2.0, 2.5)));
                    }
                }
                inner.words(words);
                from += count;
            }
            if row.is_place() && slice.from == 0 && column.step.is_some_and(|step| self.steps[step].moment) {
                inner.diamond(end - 3.0, y + AIR + 8.0, 6.0);
            }
            if !inner.items.is_empty() {
                canvas.group("cell", String::new(), inner);
            }
        }
    }

    /// The lane of the curve.
    pub(super) fn curve(&self, canvas: &mut Canvas, band: &Band, top: f64, height: f64) {
        let t = self.t;
        let left = MARGIN + NAMES;
        let right = left + band.width;
        let level = |score: f64| top + height / 2.0 - (score - 3.0) * (height - CURVE_AIR) / 4.0;
        let middle = level(3.0);
        // The land that the trail leads through.
        for sign in &band.signs {
            let (x, width) = (left + sign.x, sign.width - 4.0);
            canvas.shape(
                Form::Rect { x, y: top + 1.0, width, height: height - 2.0, radius: 0.0 },
                Some(self.tint(sign)),
                1.0,
                None,
            );
        }
        canvas.shape(
            Form::Path(polyline(&[(left, middle), (right, middle)])),
            None,
            1.0,
            Some(Stroke { dash: Some((1.5, 4.0)), ..line(Ink::LineStrong, 1.0) }),
        );
        for score in [1, 5] {
            // The ends of the scale, at the lane's name.
            face(canvas, MARGIN + NAMES - 20.0, level(f64::from(score)), 8.0, Some(score));
        }

        // Steps that are not in this band still pull the curve towards them.
        let place = |step: usize| {
            band.columns
                .iter()
                .find(|column| column.step == Some(step))
                .map(|column| left + column.x + column.width / 2.0)
        };
        let (first, last) = (
            band.columns.iter().find_map(|column| column.step).unwrap_or(0),
            band.columns.iter().rev().find_map(|column| column.step).unwrap_or(0),
        );
        let x = |step: usize| {
            place(step).unwrap_or(if step < first {
                left - STEP / 2.0 - (first - step) as f64 * 8.0
            } else {
                right + STEP / 2.0 + (step.saturating_sub(last)) as f64 * 8.0
            })
        };
        let near = |step: &usize| *step + 3 > first && *step < last + 3;
        let rated: Vec<usize> = (0..self.steps.len()).filter(|step| self.steps[*step].score.is_some()).collect();
        // Only the neighbours just beyond the edges matter.
        let before = rated.iter().rev().find(|step| **step < first).copied();
        let after = rated.iter().find(|step| **step > last).copied();
        let rated: Vec<usize> = before
            .into_iter()
            .chain(rated.iter().copied().filter(|step| (first..=last).contains(step)))
            .chain(after)
            .collect();
        let assumed: Vec<(usize, Point)> = if self.steps.is_empty() {
            Vec::new()
        } else {
            rated
                .iter()
                .filter_map(|step| Some((*step, Point { x: x(*step), y: level(f64::from(self.steps[*step].score?)) })))
                .collect()
        };
        let points: Vec<Point> = assumed.iter().map(|(_, point)| *point).collect();
        let whole = pieces(&points);
        let inside = |piece: &Piece| piece.between(left, right);
        let (above, below) = areas(&whole.iter().filter_map(inside).collect::<Vec<_>>(), middle);
        for (area, ink, opacity) in [(above, Ink::Satisfaction(4), 0.26), (below, Ink::Satisfaction(2), 0.28)] {
            if !area.is_empty() {
                canvas.shape(Form::Path(area), Some(ink), opacity, None);
            }
        }

        // The second journey, below the first.
        let second: Vec<Point> =
            self.over(band).into_iter().map(|(x, score)| Point { x: left + x, y: level(f64::from(score)) }).collect();
        canvas.path(path(&pieces(&second).iter().filter_map(inside).collect::<Vec<_>>()), line(Ink::Muted, 1.8));

        // Where feedback stands beside two neighbours, what was assumed steps back.
        let both = |step: usize| self.steps[step].measured.is_some();
        let (mut solid, mut dashed) = (Vec::new(), Vec::new());
        for (piece, pair) in whole.iter().zip(assumed.windows(2)) {
            let out = if both(pair[0].0) && both(pair[1].0) { &mut dashed } else { &mut solid };
            out.extend(inside(piece));
        }
        canvas.path(path(&solid), line(Ink::Ink, 4.5));
        canvas.path(path(&dashed), Stroke { dash: Some((6.0, 5.0)), ..line(Ink::Ink, 3.0) });
        let mut run: Vec<Point> = Vec::new();
        for step in (0..self.steps.len()).filter(near) {
            match self.steps[step].measured {
                Some(measured) => run.push(Point { x: x(step) + BESIDE, y: level(measured.mean) }),
                None if self.steps[step].score.is_some() => self.measured_line(canvas, &mut run, left, right),
                None => {}
            }
        }
        self.measured_line(canvas, &mut run, left, right);

        for point in second.iter().filter(|point| (left..right).contains(&point.x)) {
            canvas.shape(
                Form::Circle { x: point.x, y: point.y, radius: 4.0 },
                Some(Ink::Card),
                1.0,
                Some(line(Ink::Muted, 2.0)),
            );
        }
        for pair in assumed.windows(2) {
            let (from, to) = (self.steps[pair[0].0].score.unwrap_or(3), self.steps[pair[1].0].score.unwrap_or(3));
            let x = (pair[0].1.x + pair[1].1.x) / 2.0;
            if is_break(from, to) && (left..right).contains(&x) {
                break_mark(canvas, t, x, (pair[0].1.y + pair[1].1.y) / 2.0, from - to);
            }
        }
        for (step, stop) in self.steps.iter().enumerate() {
            let Some(x) = place(step) else { continue };
            if let Some(measured) = &stop.measured {
                self.ring(
                    canvas,
                    x + BESIDE,
                    measured,
                    &level,
                    stop.score
                        .map_or(1.0, |score| if level(f64::from(score)) < level(measured.mean) { 1.0 } else { -1.0 }),
                );
            }
            let mut inner = Canvas::default();
            let y = stop.score.map_or(middle, |score| level(f64::from(score)));
            if stop.moment {
                inner.diamond(x, y, 25.0);
            }
            face(&mut inner, x, y, FACE, stop.score);
            if let Some(score) = stop.score {
                let off = if stop.moment { 38.0 } else { 29.0 };
                // Above what is low, below what is high: towards the middle, where there is room.
                let y = if score <= 2 { y - off + 9.0 } else { y + off };
                inner.label(x, y, &score.to_string(), Ink::Ink);
            }
            let label = stop
                .score
                .map_or(t.unrated.to_owned(), |score| fill(t.rating, &[&score.to_string(), rating(t, score)]));
            canvas.group(
                "point",
                if stop.moment { fill("{0}. {1}", &[&label, t.moment_of_truth]) } else { label },
                inner,
            );
        }
    }

    /// Where the rated steps of the second journey stand in a band, with their satisfaction, and on either side the
    /// next one beyond it: the columns of a phase's steps are shared out evenly, as on the board.
    pub(super) fn over(&self, band: &Band) -> Vec<(f64, u8)> {
        let (Some(first), Some(last)) = (band.columns.first(), band.columns.last()) else { return Vec::new() };
        let order = |column: &Column| (column.phase, column.step.unwrap_or(0));
        let (mut before, mut inside, mut after) = (None, Vec::new(), None);
        for (phase, place, score) in &self.second {
            let steps = self.steps.partition_point(|stop| stop.phase < *phase)
                ..self.steps.partition_point(|stop| stop.phase <= *phase);
            let along = place * steps.len().max(1) as f64;
            let step = steps.start + (along as usize).min(steps.len().saturating_sub(1));
            let here = (*phase, if steps.is_empty() { 0 } else { step });
            match band.columns.iter().find(|column| order(column) == here) {
                Some(column) => inside.push((column.x + (along - (step - steps.start) as f64) * column.width, *score)),
                None if here < order(first) => before = Some((-STEP / 2.0, *score)),
                None if here > order(last) => after = after.or(Some((band.width + STEP / 2.0, *score))),
                // A phase that is not on this page.
                None => {}
            }
        }
        before.into_iter().chain(inside).chain(after).collect()
    }

    /// The line through a run of measured steps.
    pub(super) fn measured_line(&self, canvas: &mut Canvas, run: &mut Vec<Point>, left: f64, right: f64) {
        let parts: Vec<Piece> = pieces(run).iter().filter_map(|piece| piece.between(left, right)).collect();
        canvas.path(path(&parts), line(Ink::Petrol, 2.5));
        run.clear();
    }

    /// A measured satisfaction: a ring, its uncertainty as a whisker, the mean and the number of answers beside it.
    pub(super) fn ring(&self, canvas: &mut Canvas, x: f64, measured: &Measured, level: &dyn Fn(f64) -> f64, side: f64) {
        let mut inner = Canvas::default();
        let y = level(measured.mean);
        let mut reach = 7.0;
        if let Some((low, high)) = measured.interval {
            let (top, bottom) = (level(high), level(low));
            inner.path(polyline(&[(x, top), (x, bottom)]), line(Ink::Petrol, 1.6));
            inner.path(polyline(&[(x - 5.0, top), (x + 5.0, top)]), line(Ink::Petrol, 1.6));
            inner.path(polyline(&[(x - 5.0, bottom), (x + 5.0, bottom)]), line(Ink::Petrol, 1.6));
            reach = if side > 0.0 { bottom - y } else { y - top }.max(reach);
        }
        inner.shape(Form::Circle { x, y, radius: 5.5 }, Some(Ink::Card), 1.0, Some(line(Ink::Petrol, 3.0)));
        let mean = decimal(measured.mean, self.view.language);
        let answers = fill(self.t.picture_answers, &[&measured.answers.to_string()]);
        let y = y + side * (reach + 4.0) + if side > 0.0 { 11.0 } else { -11.0 };
        inner.label(x, y, &mean, Ink::Petrol);
        // So few answers that they may say nothing: a warning, as the field has it (domain.md).
        let few = measured.answers < FEW;
        inner.words(Words {
            align: Align::Middle,
            bold: few,
            ink: if few { Ink::Danger } else { Ink::Muted },
            ..at(x, y + 12.0, 10.0, vec![Run::of(answers.as_str())])
        });
        let label = fill("{0}: {1}, {2}", &[self.t.measured, &mean, &answers]);
        canvas.group("measured", if few { fill("{0} ({1})", &[&label, self.t.few_answers]) } else { label }, inner);
    }
}

/// A rating in words.
fn rating(t: &Messages, score: u8) -> &'static str {
    [t.rating_1, t.rating_2, t.rating_3, t.rating_4, t.rating_5][usize::from(score.clamp(1, 5)) - 1]
}
