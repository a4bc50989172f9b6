//! What the signs of a map mean, as far as they are in it.

use super::canvas::{Canvas, at, face, line, polyline, runs, zigzag};
use super::layout::{MARGIN, Map};
use crate::core::analysis::metrics::FEW;
use crate::core::lanes::Content;
use crate::core::model::is_break;
use crate::core::names::journey_name;
use crate::core::scene::letters::width;
use crate::core::scene::picture::{Form, Ink, Run, Stroke, Words};
use crate::core::text::fill;

impl Map<'_> {
    /// Whether anything was measured at a step.
    pub(super) fn any_measured(&self) -> bool {
        self.steps.iter().any(|stop| stop.measured.is_some())
    }

    /// The legend: only of what is there; gives the y below it.
    pub fn legend(&self, canvas: &mut Canvas, top: f64, room: f64) -> f64 {
        let t = self.t;
        let left = MARGIN;
        let mut inner = Canvas::default();
        let (mut x, mut y) = (left, top + 12.0);
        let mut entry = |canvas: &mut Canvas, mark: f64, text: &str, draw: &mut dyn FnMut(&mut Canvas, f64, f64)| {
            let lines = runs(text, 11.5, false, room - mark - 8.0);
            let wide = lines.iter().map(|run| width(&run.text, 11.5, false)).fold(0.0, f64::max);
            if x > left && x + mark + 7.0 + wide > left + room {
                (x, y) = (left, y + 26.0);
            }
            draw(canvas, x, y);
            let more = lines.len().saturating_sub(1) as f64 * 15.0;
            canvas.words(Words {
                ink: Ink::Muted,
                leading: 15.0,
                end: x + mark + 7.0 + wide,
                ..at(x + mark + 7.0, y + 4.0, 11.5, lines)
            });
            x += mark + 7.0 + wide + 22.0;
            y += more;
        };
        if self.lanes.iter().any(|lane| lane.content == Content::Satisfaction) {
            entry(
                &mut inner,
                5.0 * 20.0 - 2.0,
                fill("{0} – {1}", &[t.rating_1, t.rating_5]).as_str(),
                &mut |canvas, x, y| {
                    for score in 1..=5 {
                        face(canvas, x + 9.0 + f64::from(score - 1) * 20.0, y, 9.0, Some(score));
                    }
                },
            );
            if self.steps.iter().any(|stop| stop.score.is_none()) {
                entry(&mut inner, 18.0, t.legend_unrated, &mut |canvas, x, y| face(canvas, x + 9.0, y, 9.0, None));
            }
            let scores: Vec<u8> = self.steps.iter().filter_map(|stop| stop.score).collect();
            if scores.windows(2).any(|pair| is_break(pair[0], pair[1])) {
                entry(&mut inner, 14.0, t.legend_break, &mut |canvas, x, y| zigzag(canvas, x + 7.0, y));
            }
            if self.any_measured() {
                entry(&mut inner, 26.0, t.assumed, &mut |canvas, x, y| {
                    canvas.path(polyline(&[(x, y), (x + 26.0, y)]), line(Ink::Ink, 3.0))
                });
                entry(&mut inner, 26.0, t.legend_measured, &mut |canvas, x, y| {
                    canvas.path(polyline(&[(x + 13.0, y - 9.0), (x + 13.0, y + 9.0)]), line(Ink::Petrol, 1.6));
                    canvas.shape(
                        Form::Circle { x: x + 13.0, y, radius: 5.0 },
                        Some(Ink::Paper),
                        1.0,
                        Some(line(Ink::Petrol, 3.0)),
                    );
                });
            }
            if self.steps.iter().any(|stop| stop.measured.is_some_and(|measured| measured.answers < FEW)) {
                entry(&mut inner, 40.0, t.few_answers, &mut |canvas, x, y| {
                    canvas.words(Words {
                        bold: true,
                        ink: Ink::Danger,
                        ..at(x, y + 4.0, 10.0, vec![Run::of("n < 10")])
                    });
                });
            }
            if let Some(second) = self.view.second.as_ref().and_then(|id| self.document.journey(id)) {
                if let Some(first) = self.journey {
                    entry(&mut inner, 26.0, journey_name(t, first), &mut |canvas, x, y| {
                        canvas.path(polyline(&[(x, y), (x + 26.0, y)]), line(Ink::Ink, 3.0))
                    });
                }
                entry(&mut inner, 26.0, journey_name(t, second), &mut |canvas, x, y| {
                    canvas.path(polyline(&[(x, y), (x + 26.0, y)]), line(Ink::Muted, 1.8));
                    canvas.shape(
                        Form::Circle { x: x + 13.0, y, radius: 4.0 },
                        Some(Ink::Paper),
                        1.0,
                        Some(line(Ink::Muted, 2.0)),
                    );
                });
            }
        }
        if self.scale.is_some() {
            entry(&mut inner, 26.0, t.legend_timeline, &mut |canvas, x, y| {
                canvas.path(
                    polyline(&[(x + 1.0, y - 3.0), (x + 1.0, y + 3.0), (x + 25.0, y + 3.0), (x + 25.0, y - 3.0)]),
                    line(Ink::Petrol, 1.5),
                )
            });
        }
        if self.steps.iter().any(|stop| stop.moment) {
            entry(&mut inner, 18.0, t.moment_of_truth, &mut |canvas, x, y| canvas.diamond(x + 9.0, y, 8.0));
        }
        if self.lanes.iter().any(|lane| lane.content == Content::Measures) {
            let bar = |dash: Option<(f64, f64)>| {
                move |canvas: &mut Canvas, x: f64, y: f64| {
                    canvas.path(
                        polyline(&[(x + 2.0, y - 7.0), (x + 2.0, y + 7.0)]),
                        Stroke { dash, ..line(Ink::Petrol, 3.0) },
                    )
                }
            };
            entry(&mut inner, 4.0, t.measure, &mut bar(None));
            entry(&mut inner, 4.0, t.legend_idea, &mut bar(Some((2.0, 2.5))));
        }
        let empty = inner.items.is_empty();
        canvas.group("legend", t.legend.to_owned(), inner);
        if empty { top } else { y + 14.0 }
    }
}
