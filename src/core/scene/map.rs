//! The whole map of one journey as a picture: head, phases, lanes with the curve, legend.
//!
//! Texts are wrapped by `letters` and rows grow with them, so nothing is cut. What `pages` needs to lay the same map
//! out on paper (a band of columns, rows that can be cut between two lines) is shared from here.

use super::cells::{Entry, Tone, contents};
use super::letters::{clean, is_rtl, paragraphs, width, wrap};
use super::picture::{Align, Form, Ink, Item, Picture, Run, Shape, Stroke, Theme, Words};
use super::profile::{Piece, Point, areas, path, pieces};
use super::timescale::Timescale;
use crate::core::analysis::metrics::{FEW, Measured};
use crate::core::document::{Document, List};
use crate::core::lanes::{Content, LANES, Lane};
use crate::core::model::{Elapsed, Field, Id, Journey, JourneyKind, Language, Status, StepText, is_break};
use crate::core::names::{initials, journey_name, journey_of, persona_name};
use crate::core::number::decimal;
use crate::core::text::{Messages, choice_label, elapsed_label, fill, messages};

/// What is to be seen of a plan.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The language of labels; contents stay as they are.
    pub language: Language,
    /// The journey; the first if none.
    pub journey: Option<Id>,
    /// A journey whose curve is laid over the first one's.
    pub second: Option<Id>,
    /// Whether distances show the time between steps.
    pub timeline: bool,
    /// The lanes; if none, the usual ones in which something stands.
    pub lanes: Option<Vec<Content>>,
    pub theme: Theme,
    /// The day, as it is to be shown; may be empty.
    pub date: String,
}

/// The margin around everything.
pub(super) const MARGIN: f64 = 32.0;
/// Width of the lanes' names.
pub(super) const NAMES: f64 = 116.0;
/// Width of a step's column.
pub(super) const STEP: f64 = 160.0;
/// Width of the gap that stands for the longest time between two steps.
const GAP: f64 = 2.0 * STEP;
/// Width of a phase without steps.
const EMPTY: f64 = 164.0;
/// The least width of the map, so that the head has room.
const LEAST: f64 = 880.0;
/// Inside of a cell, left and right.
const PAD: f64 = 10.0;
/// Size of texts in cells, and from one line to the next.
const SIZE: f64 = 12.5;
const LEADING: f64 = 17.0;
/// Above the first and below the last line of a cell.
const AIR: f64 = 9.0;
/// Height of the lane of the curve in a picture.
pub(super) const CURVE: f64 = 212.0;
/// What of it lies outside the scale: half a diamond at each end.
const CURVE_AIR: f64 = 72.0;
const FACE: f64 = 13.0;
/// How far beside a step's middle its measured satisfaction stands.
const BESIDE: f64 = 32.0;
/// Width of the bar at the side of what stands out, with the gap after it.
const BAR: f64 = 10.0;
/// The lane whose texts stand out: what goes wrong.
const PAIN: Content = Content::Text(StepText::PainPoint);
/// Height of the axis without its lines of text, and from one of them to the next.
const AXIS: f64 = 14.0;
const AXIS_LEADING: f64 = 14.0;
/// The tip of a phase's sign.
const TIP: f64 = 14.0;

/// Lays a journey's map out in one piece.
pub fn picture(document: &Document, view: &View) -> Picture {
    let map = Map::of(document, view);
    let columns = map.columns(0..map.steps.len(), true);
    let natural = natural(&columns);
    let band = map.band(columns, (LEAST - NAMES).max(natural));
    let rows = map.rows(&band);
    let slices: Vec<Slice> = rows
        .iter()
        .enumerate()
        .map(|(row, it)| Slice { row, from: 0, count: it.lines(), height: it.height(it.lines(), CURVE) })
        .collect();
    let mut canvas = Canvas::default();
    let inner = NAMES + band.width;
    let y = map.head(&mut canvas, MARGIN, inner);
    let y = map.board(&mut canvas, &band, &rows, &slices, y);
    let y = map.legend(&mut canvas, y + 16.0, inner);
    map.finish(canvas, inner + 2.0 * MARGIN, y + MARGIN - 8.0, 1.0)
}

/// How wide columns are side by side, with the gaps before them.
pub(super) fn natural(columns: &[Column]) -> f64 {
    columns.iter().map(|column| column.gap + column.width).sum()
}

/// What the layout needs of a journey, gathered once.
pub(super) struct Map<'a> {
    pub document: &'a Document,
    pub view: &'a View,
    pub t: &'static Messages,
    pub journey: Option<&'a Journey>,
    pub phases: Vec<&'a Id>,
    pub steps: Vec<Stop>,
    lanes: Vec<&'static Lane>,
    /// The scale of the gaps, if distances show time and some is known.
    scale: Option<Timescale>,
    /// The rated steps of the second journey: phase, place within it (0 to 1), satisfaction.
    second: Vec<(usize, f64, u8)>,
}

/// A step, with what the curve needs of it.
pub(super) struct Stop {
    pub id: Id,
    pub phase: usize,
    score: Option<u8>,
    measured: Option<Measured>,
    moment: bool,
    /// The time since the step before, where distances show it.
    after: Option<Elapsed>,
}

/// A column of one band; without a step where a phase has none.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub phase: usize,
    pub step: Option<usize>,
    pub x: f64,
    pub width: f64,
    /// The room before it, which stands for the time since the step before.
    pub gap: f64,
}

/// The extent of a phase in one band.
struct Sign {
    phase: usize,
    x: f64,
    width: f64,
    /// Whether it began in the band before.
    continued: bool,
}

/// Columns that stand side by side, in a picture or on a page. Lengths count from the lanes' names.
pub(super) struct Band {
    pub columns: Vec<Column>,
    signs: Vec<Sign>,
    pub width: f64,
}

/// A lane with its contents in one band.
pub(super) struct Row {
    lane: &'static Lane,
    /// The lane's name, in lines.
    name: Vec<String>,
    /// For each column the lines in it.
    cells: Vec<Vec<Written>>,
}

/// One line of a cell.
struct Written {
    run: Run,
    tone: Tone,
    /// Whether an entry begins here that stands off from the one before.
    begins: bool,
}

/// A part of a row: so many of its lines, in a height that they fit into.
pub(super) struct Slice {
    pub row: usize,
    pub from: usize,
    pub count: usize,
    pub height: f64,
}

impl Row {
    /// The lines of its highest cell.
    pub fn lines(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(0).max(self.name.len())
    }

    /// The height of so many of its lines, or of the curve if that is in it.
    pub fn height(&self, lines: usize, curve: f64) -> f64 {
        if self.is_curve() { curve } else { lines.max(1) as f64 * LEADING + 2.0 * AIR }
    }

    /// Whether this is the lane of the curve, which can't be cut.
    pub fn is_curve(&self) -> bool {
        self.lane.content == Content::Satisfaction
    }

    /// Whether its texts have a bar at their side.
    fn is_barred(&self) -> bool {
        self.lane.content == PAIN
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(Vec::is_empty)
    }

    /// Whether this lane says where one is.
    pub fn is_place(&self) -> bool {
        self.lane.content == Content::Touchpoint
    }
}

impl<'a> Map<'a> {
    pub fn of(document: &'a Document, view: &'a View) -> Self {
        let t = messages(view.language);
        let journey = journey_of(document, view.journey.as_ref());
        let phases: Vec<&Id> = document.list(&List::Phases).collect();
        let scale = journey
            .filter(|_| view.timeline)
            .map(|journey| Timescale::of(document, &journey.id))
            .filter(|scale| scale.is_known());
        let mut map = Self {
            document,
            view,
            t,
            journey,
            phases,
            steps: Vec::new(),
            lanes: Vec::new(),
            scale,
            second: Vec::new(),
        };
        for (phase, id) in map.phases.iter().enumerate() {
            let steps = |journey: &Id| document.list(&List::Steps { journey: journey.clone(), phase: (*id).clone() });
            for step in journey.iter().flat_map(|journey| steps(&journey.id)).filter_map(|id| document.step(id)) {
                let score = step.satisfaction.map(|score| score.number());
                let after = step.after.filter(|_| scale.is_some() && !map.steps.is_empty());
                map.steps.push(Stop {
                    id: step.id.clone(),
                    phase,
                    score,
                    measured: Measured::beside(document, &step.id),
                    moment: step.moment_of_truth,
                    after,
                });
            }
            if let Some(second) = &view.second {
                let all: Vec<&Id> = steps(second).collect();
                for (place, score) in
                    all.iter().enumerate().filter_map(|(place, id)| Some((place, document.step(id)?.satisfaction?)))
                {
                    map.second.push((phase, (place as f64 + 0.5) / all.len() as f64, score.number()));
                }
            }
        }
        map.lanes = LANES.iter().filter(|lane| map.shows(lane)).collect();
        map
    }

    /// Whether a lane is in the picture.
    fn shows(&self, lane: &Lane) -> bool {
        match (&self.view.lanes, lane.content) {
            (Some(chosen), content) => chosen.contains(&content),
            (None, Content::Touchpoint | Content::Satisfaction) => true,
            (None, content) => {
                let filled = |stop: &Stop| {
                    self.document.step(&stop.id).is_some_and(|step| {
                        !contents(self.document, self.t, self.view.language, content, step).is_empty()
                    })
                };
                lane.usual && self.steps.iter().any(filled)
            }
        }
    }

    /// The columns of a range of steps, at their natural widths, with those of the phases without steps if `empty`
    /// (else only phases that have steps in the range).
    pub fn columns(&self, steps: std::ops::Range<usize>, empty: bool) -> Vec<Column> {
        let mut columns = Vec::new();
        for phase in 0..self.phases.len() {
            let mut any = false;
            for step in steps.clone().filter(|step| self.steps[*step].phase == phase) {
                let gap = self.scale.zip(self.steps[step].after).map_or(0.0, |(scale, after)| GAP * scale.share(after));
                columns.push(Column { phase, step: Some(step), x: 0.0, width: STEP, gap });
                any = true;
            }
            if !any && empty && !self.steps.iter().any(|stop| stop.phase == phase) {
                columns.push(Column { phase, step: None, x: 0.0, width: EMPTY, gap: 0.0 });
            }
        }
        columns
    }

    /// A band of these columns, stretched evenly to a width.
    pub fn band(&self, mut columns: Vec<Column>, width: f64) -> Band {
        let natural = natural(&columns);
        let stretch = if natural > 0.0 { width / natural } else { 1.0 };
        let mut signs: Vec<Sign> = Vec::new();
        let mut x = 0.0;
        for column in &mut columns {
            column.gap *= stretch;
            column.width *= stretch;
            let (from, whole) = (x, column.gap + column.width);
            column.x = from + column.gap;
            x = from + whole;
            match signs.last_mut().filter(|sign| sign.phase == column.phase) {
                Some(sign) => sign.width += whole,
                None => {
                    let before = column.step.and_then(|step| step.checked_sub(1));
                    let continued = before.is_some_and(|before| self.steps[before].phase == column.phase);
                    signs.push(Sign { phase: column.phase, x: from, width: whole, continued });
                }
            }
        }
        Band { columns, signs, width: x.max(width) }
    }

    /// The lanes' contents in a band.
    pub fn rows(&self, band: &Band) -> Vec<Row> {
        let row = |lane: &&'static Lane| {
            let cells = band.columns.iter().map(|column| self.cell(lane, column)).collect();
            Row { lane, name: wrap((lane.label)(self.t), 12.0, true, NAMES - 12.0), cells }
        };
        self.lanes.iter().map(row).collect()
    }

    fn cell(&self, lane: &Lane, column: &Column) -> Vec<Written> {
        let Some(step) = column.step.and_then(|step| self.document.step(&self.steps[step].id)) else {
            return Vec::new();
        };
        let room = column.width - 2.0 * PAD;
        let mut lines = Vec::new();
        if lane.content == Content::Touchpoint {
            // What a meeting refers to it by.
            written(&mut lines, &(column.step.unwrap_or(0) + 1).to_string(), Tone::Soft, room);
        }
        for Entry { text, tone } in contents(self.document, self.t, self.view.language, lane.content, step) {
            let room = if matches!(tone, Tone::Measure(_)) || lane.content == PAIN { room - BAR } else { room };
            let before = lines.len();
            written(&mut lines, &text, tone, room);
            if let Some(first) = lines.get_mut(before) {
                first.begins = true;
            }
        }
        lines
    }

    /// The title of the picture in a line.
    fn title(&self) -> String {
        let plan = self.document.plan().title.trim();
        let journey = self.journey.map_or(self.t.map_empty_picture, |journey| journey_name(self.t, journey));
        if plan.is_empty() { journey.to_owned() } else { fill("{0} – {1}", &[journey, plan]) }
    }

    /// What can be seen, in a few sentences.
    fn description(&self) -> String {
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
            (room - 24.0 - date_room).clamp(200.0, 700.0).min(width(&clean(plan_title), 13.0, true) + 1.0),
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
            let label = choice_label(t, Field::Kind, JourneyKind::Target.key());
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
    fn facts(&self, canvas: &mut Canvas, top: f64, room: f64) -> f64 {
        let (t, document) = (self.t, self.document);
        let left = MARGIN;
        let persona = self.journey.and_then(|journey| journey.persona.as_ref()).and_then(|id| document.persona(id));
        let plan = document.plan();
        let goal = if plan.goal_text.trim().is_empty() {
            choice_label(t, Field::GoalKind, plan.goal_kind.key())
        } else {
            &*plan.goal_text
        };
        let texts: [(&str, &str); 3] = [
            (t.scenario, self.journey.map_or("", |journey| &journey.scenario)),
            (t.expectation, self.journey.map_or("", |journey| &journey.expectation)),
            (t.goal, goal),
        ];
        let texts: Vec<(&str, &str)> = texts.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect();
        let persona_width = if persona.is_some() { (room * 0.28).clamp(240.0, 320.0) } else { 0.0 };
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
                ..at(left + circle, top + circle + size * 0.36, size, vec![Run { rtl: false, text: mark }])
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

    /// Height of a band's signs, and of the axis below them.
    pub fn top_height(&self, band: &Band) -> f64 {
        self.signs_height(band) + 4.0 + self.axis_height(band)
    }

    /// Height of the row that names the times; 0 where distances show none.
    fn axis_height(&self, band: &Band) -> f64 {
        let lines =
            band.columns.iter().filter_map(|column| self.gap_label(column)).map(|lines| lines.len()).max().unwrap_or(0);
        if self.scale.is_some() { AXIS + lines.max(1) as f64 * AXIS_LEADING } else { 0.0 }
    }

    /// The time that the gap before a column stands for, in lines.
    fn gap_label(&self, column: &Column) -> Option<Vec<Run>> {
        let after = self.steps[column.step?].after.filter(|after| after.minutes > 0)?;
        Some(runs(&elapsed_label(self.t, after), 11.0, false, column.gap + column.width - 8.0))
    }

    /// Height of a band's signs.
    fn signs_height(&self, band: &Band) -> f64 {
        let height = |sign: &Sign| {
            let (name, question) = self.sign_text(sign);
            15.0 + name.len() as f64 * 19.0 + question.len() as f64 * 16.0 + 7.0
        };
        band.signs.iter().map(height).fold(if band.signs.is_empty() { 0.0 } else { 56.0 }, f64::max)
    }

    /// A sign's name and question in lines.
    fn sign_text(&self, sign: &Sign) -> (Vec<Run>, Vec<Run>) {
        let room = sign.width - Self::sign_indent(sign) - TIP - 14.0;
        let Some(phase) = self.document.phase(self.phases[sign.phase]) else { return Default::default() };
        let name = if phase.name.trim().is_empty() { "–" } else { &*phase.name };
        let name = if sign.continued { fill(self.t.continued, &[name]) } else { name.to_owned() };
        // On a page on which a phase goes on, its question has been read.
        let question = if sign.continued { Vec::new() } else { runs(&phase.question, 12.0, false, room) };
        (runs(&name, 14.5, true, room), question)
    }

    /// How far a sign's text stands from its left edge: the tip of the one before reaches in.
    fn sign_indent(sign: &Sign) -> f64 {
        if sign.x == 0.0 && !sign.continued { 12.0 } else { TIP + 10.0 }
    }

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
    fn axis(&self, canvas: &mut Canvas, band: &Band, top: f64, bottom: f64) {
        if self.scale.is_none() {
            return;
        }
        let mut inner = Canvas::default();
        let name =
            wrap(self.t.elapsed, 12.0, true, NAMES - 12.0).into_iter().map(|text| Run { text, rtl: false }).collect();
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

    fn sign(&self, canvas: &mut Canvas, sign: &Sign, left: f64, y: f64, height: f64) {
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
        inner.shape(Form::Path(polygon(&outline)), Some(Ink::Sign), 1.0, None);
        let (name, question) = self.sign_text(sign);
        let text = x + Self::sign_indent(sign);
        let end = right - TIP - 10.0;
        let below = y + 23.0 + name.len() as f64 * 19.0 - 2.0;
        let label = name.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ");
        inner.words(Words { bold: true, leading: 19.0, end, ..at(text, y + 23.0, 14.5, name) });
        inner.words(Words { ink: Ink::Muted, leading: 16.0, end, ..at(text, below, 12.0, question) });
        canvas.group("phase", label, inner);
    }

    fn lane_name(&self, canvas: &mut Canvas, row: &Row, y: f64) {
        let lines = row.name.iter().map(|text| Run { text: text.clone(), rtl: false }).collect();
        canvas.words(Words { bold: true, ink: Ink::Muted, leading: 16.0, ..at(MARGIN, y + 12.0, 12.0, lines) });
    }

    fn row(&self, canvas: &mut Canvas, band: &Band, row: &Row, slice: &Slice, y: f64) {
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
                    Tone::Plain if row.is_barred() => {
                        words.x += BAR;
                        bar(&mut inner, Ink::Satisfaction(1), None);
                    }
                    Tone::Plain => {}
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
    fn curve(&self, canvas: &mut Canvas, band: &Band, top: f64, height: f64) {
        let t = self.t;
        let left = MARGIN + NAMES;
        let right = left + band.width;
        let level = |score: f64| top + height / 2.0 - (score - 3.0) * (height - CURVE_AIR) / 4.0;
        let middle = level(3.0);
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
        for (area, ink, opacity) in [(above, Ink::Satisfaction(4), 0.17), (below, Ink::Satisfaction(2), 0.2)] {
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
        canvas.path(path(&solid), line(Ink::Ink, 3.0));
        canvas.path(path(&dashed), Stroke { dash: Some((6.0, 5.0)), ..line(Ink::Ink, 2.0) });
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
    fn over(&self, band: &Band) -> Vec<(f64, u8)> {
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
    fn measured_line(&self, canvas: &mut Canvas, run: &mut Vec<Point>, left: f64, right: f64) {
        let parts: Vec<Piece> = pieces(run).iter().filter_map(|piece| piece.between(left, right)).collect();
        canvas.path(path(&parts), line(Ink::Petrol, 2.5));
        run.clear();
    }

    /// A measured satisfaction: a ring, its uncertainty as a whisker, the mean and the number of answers beside it.
    fn ring(&self, canvas: &mut Canvas, x: f64, measured: &Measured, level: &dyn Fn(f64) -> f64, side: f64) {
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
            ..at(x, y + 12.0, 10.0, vec![Run { text: answers.clone(), rtl: false }])
        });
        let label = fill("{0}: {1}, {2}", &[self.t.measured, &mean, &answers]);
        canvas.group("measured", if few { fill("{0} ({1})", &[&label, self.t.few_answers]) } else { label }, inner);
    }

    /// Whether anything was measured at a step.
    fn any_measured(&self) -> bool {
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
                        ..at(x, y + 4.0, 10.0, vec![Run { text: "n < 10".to_owned(), rtl: false }])
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

/// A rating in words.
fn rating(t: &Messages, score: u8) -> &'static str {
    [t.rating_1, t.rating_2, t.rating_3, t.rating_4, t.rating_5][usize::from(score.clamp(1, 5)) - 1]
}

/// The lines of a text in one style.
fn written(lines: &mut Vec<Written>, text: &str, tone: Tone, room: f64) {
    let (size, bold) = if tone == Tone::Soft { (11.5, false) } else { (SIZE, tone == Tone::Strong) };
    lines.extend(runs(text, size, bold, room).into_iter().map(|run| Written { run, tone, begins: false }));
}

/// A text in lines, each with the direction of its paragraph.
pub(super) fn runs(text: &str, size: f64, bold: bool, room: f64) -> Vec<Run> {
    let mut runs = Vec::new();
    for paragraph in paragraphs(text.trim()) {
        let rtl = is_rtl(&paragraph);
        let lines = wrap(&paragraph, size, bold, room);
        // One empty line between paragraphs is meant, more are not.
        if lines.is_empty() && runs.last().is_some_and(|run: &Run| !run.text.is_empty()) {
            runs.push(Run { text: String::new(), rtl });
        }
        runs.extend(lines.into_iter().map(|text| Run { text, rtl }));
    }
    runs
}

/// Words in ink, from `x` on.
pub(super) fn at(x: f64, y: f64, size: f64, lines: Vec<Run>) -> Words {
    Words { x, end: x, y, leading: size * 1.4, size, bold: false, ink: Ink::Ink, align: Align::Start, lines }
}

pub(super) fn line(ink: Ink, width: f64) -> Stroke {
    Stroke { ink, width, dash: None }
}

fn polyline(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        out.push(if place == 0 { 'M' } else { 'L' });
        super::profile::number(&mut out, *x);
        out.push(' ');
        super::profile::number(&mut out, *y);
    }
    out
}

fn polygon(points: &[(f64, f64)]) -> String {
    polyline(points) + "Z"
}

/// A face with a mouth for a satisfaction, or a dashed ring for none.
fn face(canvas: &mut Canvas, x: f64, y: f64, radius: f64, score: Option<u8>) {
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
fn break_mark(canvas: &mut Canvas, t: &Messages, x: f64, y: f64, depth: u8) {
    let mut inner = Canvas::default();
    let depth = depth.to_string();
    zigzag(&mut inner, x, y);
    inner.label(x + 25.0, y + 4.5, &fill("−{0}", &[&depth]), Ink::Danger);
    canvas.group("break", fill(t.break_of, &[&depth]), inner);
}

fn zigzag(canvas: &mut Canvas, x: f64, y: f64) {
    let outline = polyline(&[(x - 3.0, y - 12.0), (x + 4.5, y - 3.5), (x - 4.0, y + 2.0), (x + 3.5, y + 12.0)]);
    canvas.path(outline.clone(), line(Ink::Card, 6.0));
    canvas.path(outline, line(Ink::Satisfaction(1), 2.2));
}

/// Items on their way into a picture.
#[derive(Default)]
pub(super) struct Canvas {
    pub items: Vec<Item>,
}

/// Where a text begins, and how it is set.
pub(super) struct At {
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
    fn label(&mut self, x: f64, y: f64, text: &str, ink: Ink) {
        let wide = width(text, 12.0, true) + 4.0;
        self.shape(
            Form::Rect { x: x - wide / 2.0, y: y - 11.5, width: wide, height: 15.0, radius: 3.0 },
            Some(Ink::Card),
            0.85,
            None,
        );
        self.words(Words {
            bold: true,
            align: Align::Middle,
            ink,
            ..at(x, y, 12.0, vec![Run { text: text.to_owned(), rtl: false }])
        });
    }

    /// A waymark.
    fn diamond(&mut self, x: f64, y: f64, radius: f64) {
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
