//! What stands above a map, and the sheet that it stands on.

use super::canvas::{At, Canvas, at, line, runs};
use super::layout::{LEADING, MARGIN, Map, SIZE};
use crate::core::model::{JourneyKind, is_break};
use crate::core::names::{initials, journey_name, persona_name};
use crate::core::number::within;
use crate::core::scene::letters::{clean, paragraphs, width};
use crate::core::scene::picture::{Align, Form, Ink, Item, Picture, Run, Shape, Words};
use crate::core::text::{Label, fill};

impl Map<'_> {
    /// The title of the picture in a line.
    pub fn title(&self) -> String {
        let plan = self.document.plan().title.trim();
        let journey = self.journey.map_or(self.t.map_empty_picture, |journey| journey_name(self.t, journey));
        if plan.is_empty() { journey.to_owned() } else { fill("{0} – {1}", &[journey, plan]) }
    }

    /// What can be seen, in a few sentences.
    pub(super) fn description(&self) -> String {
        let t = self.t;
        let mut parts: Vec<String> = Vec::new();
        if let Some(persona) =
            self.journey.and_then(|journey| journey.persona.as_ref()).and_then(|id| self.document.persona(id))
        {
            parts.push(fill("{0}: {1}.", &[t.persona, persona_name(t, persona)]));
        }
        parts.push(fill(t.picture_counts, &[&self.phases.len().to_string(), &self.steps.len().to_string()]));
        let moments = self.steps.iter().filter(|stop| stop.moment).count();
        if moments > 0 {
            parts.push(fill("{0}: {1}.", &[t.moments_of_truth, &moments.to_string()]));
        }
        let scores: Vec<u8> = self.steps.iter().filter_map(|stop| stop.score).collect();
        let breaks = scores.windows(2).filter(|pair| is_break(pair[0], pair[1])).count();
        if breaks > 0 {
            parts.push(fill("{0}: {1}.", &[t.breaks, &breaks.to_string()]));
        }
        parts.join(" ")
    }

    pub fn finish(&self, canvas: Canvas, width: f64, height: f64, scale: f64) -> Picture {
        let paper = Shape {
            form: Form::Rect { x: 0.0, y: 0.0, width, height, radius: 0.0 },
            fill: Some(Ink::Paper),
            opacity: 1.0,
            stroke: None,
        };
        let mut items = vec![Item::Shape(paper)];
        items.extend(canvas.items);
        Picture {
            width: width * scale,
            height: height * scale,
            scale,
            title: self.title(),
            description: self.description(),
            language: self.view.language,
            theme: self.view.theme,
            items,
        }
    }

    /// The title block; gives the y below it.
    pub fn head(&self, canvas: &mut Canvas, top: f64, room: f64) -> f64 {
        let (t, document) = (self.t, self.document);
        let plan = document.plan();
        let left = MARGIN;
        let mut inner = Canvas::default();
        // The waymark that the project is named after.
        let mut y = top + 13.0;
        inner.diamond(left + 7.0, y - 4.5, 7.0);
        let date_room = if self.view.date.is_empty() { 0.0 } else { width(&self.view.date, 12.0, false) + 24.0 };
        if date_room > 0.0 {
            let date: Vec<Run> = runs(&self.view.date, 12.0, false, room / 2.0);
            inner.words(Words { ink: Ink::Muted, align: Align::Right, ..at(left + room, y, 12.0, date) });
        }
        let plan_title = if plan.title.trim().is_empty() { t.plan_untitled } else { &plan.title };
        y = inner.text(
            plan_title,
            At { x: left + 24.0, y, size: 13.0, leading: 18.0, bold: true, ink: Ink::Muted },
            within(room - 24.0 - date_room, 200.0, 700.0).min(width(&clean(plan_title), 13.0, true) + 1.0),
        );
        y += 20.0;
        let name = self.journey.map_or(t.map_empty_picture, |journey| journey_name(t, journey));
        let lines = runs(name, 27.0, true, room.min(1180.0) - 80.0);
        let last = lines.last().map_or(0.0, |run| width(&run.text, 27.0, true));
        let widest = lines.iter().map(|run| width(&run.text, 27.0, true)).fold(0.0, f64::max);
        let count = lines.len().max(1) as f64;
        inner.words(Words { bold: true, leading: 34.0, end: left + widest, ..at(left, y + 8.0, 27.0, lines) });
        y += 34.0 * (count - 1.0) + 8.0;
        if self.journey.is_some_and(|journey| journey.kind == JourneyKind::Target) {
            let label = JourneyKind::Target.label(t);
            let chip = width(label, 12.0, true) + 16.0;
            inner.shape(
                Form::Rect { x: left + last + 12.0, y: y - 18.0, width: chip, height: 22.0, radius: 11.0 },
                None,
                1.0,
                Some(line(Ink::LineStrong, 1.2)),
            );
            inner.words(Words {
                bold: true,
                align: Align::Middle,
                ..at(left + last + 12.0 + chip / 2.0, y - 2.6, 12.0, runs(label, 12.0, true, chip))
            });
        }
        y += 20.0;
        y = self.facts(&mut inner, y, room);
        canvas.group("head", String::new(), inner);
        y
    }

    /// Persona, scenario, expectation and goal, side by side; gives the y below them.
    pub(super) fn facts(&self, canvas: &mut Canvas, top: f64, room: f64) -> f64 {
        let (t, document) = (self.t, self.document);
        let left = MARGIN;
        let persona = self.journey.and_then(|journey| journey.persona.as_ref()).and_then(|id| document.persona(id));
        let plan = document.plan();
        let goal = if plan.goal_text.trim().is_empty() { plan.goal_kind.label(t) } else { &*plan.goal_text };
        let texts: [(&str, &str); 3] = [
            (t.scenario, self.journey.map_or("", |journey| &journey.scenario)),
            (t.expectation, self.journey.map_or("", |journey| &journey.expectation)),
            (t.goal, goal),
        ];
        let texts: Vec<(&str, &str)> = texts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        let persona_width = if persona.is_some() { within(room * 0.28, 240.0, 320.0) } else { 0.0 };
        let share = ((room - persona_width) / texts.len().max(1) as f64).min(400.0);
        let top = top + 12.0;
        let mut bottom: f64 = top;
        if let Some(persona) = persona {
            let name = persona_name(t, persona);
            let given = paragraphs(persona.portrait.trim()).join(" ");
            let circle = 25.0;
            // Whoever wrote a sentence where a face should be gets it beside the face.
            let fits = !given.is_empty() && width(&given, 15.0, true) <= 2.0 * circle - 6.0;
            // How many pictures an emoji shows: joined ones are one.
            let pictures = match given.chars().next() {
                Some('\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}') if given.chars().count() <= 8 => {
                    let joints = given.matches('\u{200d}').count();
                    given
                        .chars()
                        .filter(|c| !matches!(c, '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'))
                        .count()
                        .saturating_sub(joints)
                }
                _ => 0,
            };
            let emoji = (1..=2).contains(&pictures) && given.chars().all(|c| c > '\u{2000}');
            let mark = if fits || emoji { given.clone() } else { initials(&paragraphs(name).join(" ")) };
            let mut inner = Canvas::default();
            inner.shape(
                Form::Circle { x: left + circle, y: top + circle, radius: circle },
                Some(Ink::Sign),
                1.0,
                Some(line(Ink::Line, 1.0)),
            );
            let size = if emoji && pictures == 1 { 27.0 } else { 15.0 };
            inner.words(Words {
                bold: !emoji,
                align: Align::Middle,
                ..at(left + circle, top + circle + size * 0.36, size, vec![Run::of(mark)])
            });
            canvas.group("portrait", String::new(), inner);
            let x = left + 2.0 * circle + 14.0;
            let words = persona_width - 2.0 * circle - 34.0;
            let mut y =
                canvas.text(name, At { x, y: top + 17.0, size: 14.0, leading: 19.0, bold: true, ink: Ink::Ink }, words);
            for extra in [if fits || emoji { "" } else { given.as_str() }, &persona.role] {
                if !extra.trim().is_empty() {
                    y = canvas.text(
                        extra,
                        At { x, y, size: SIZE, leading: LEADING, bold: false, ink: Ink::Muted },
                        words,
                    );
                }
            }
            bottom = bottom.max(top + 2.0 * circle).max(y - LEADING + 4.0);
        }
        for (place, (label, text)) in texts.into_iter().enumerate() {
            let x = left + persona_width + place as f64 * share;
            let y = canvas.text(
                label,
                At { x, y: top + 11.0, size: 12.0, leading: LEADING, bold: true, ink: Ink::Muted },
                share - 24.0,
            );
            let y = canvas.text(
                text,
                At { x, y: y + 2.0, size: 13.0, leading: 18.0, bold: false, ink: Ink::Ink },
                share - 24.0,
            );
            bottom = bottom.max(y - 18.0 + 5.0);
        }
        bottom + 22.0
    }
}
