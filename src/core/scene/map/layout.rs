//! Where everything of a map stands: columns, signs and rows, and how high they are with their texts in them.

use super::canvas::runs;
use crate::core::analysis::metrics::Measured;
use crate::core::document::{Document, List};
use crate::core::lanes::{Content, LANES, Lane};
use crate::core::model::{Elapsed, Id, Journey, Language, StepText};
use crate::core::names::journey_of;
use crate::core::scene::cells::{Entry, Tone, contents};
use crate::core::scene::picture::{Ink, Run, Theme};
use crate::core::scene::timescale::Timescale;
use crate::core::text::{Messages, elapsed_label, fill, messages};

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
    /// Whether phases are without their guiding questions.
    pub brief: bool,
}

/// The margin around everything.
pub const MARGIN: f64 = 32.0;
/// Width of the lanes' names.
pub const NAMES: f64 = 116.0;
/// Width of a step's column.
pub const STEP: f64 = 160.0;
/// Width of the gap that stands for the longest time between two steps.
pub const GAP: f64 = 2.0 * STEP;
/// Width of a phase without steps.
pub const EMPTY: f64 = 164.0;
/// The least width of the map, so that the head has room.
pub const LEAST: f64 = 880.0;
/// Inside of a cell, left and right.
pub const PAD: f64 = 10.0;
/// Size of texts in cells, and from one line to the next.
pub const SIZE: f64 = 12.5;
pub const LEADING: f64 = 17.0;
/// Above the first and below the last line of a cell.
pub const AIR: f64 = 9.0;
/// Height of the lane of the curve in a picture.
pub const CURVE: f64 = 212.0;
/// What of it lies outside the scale: half a diamond at each end.
pub const CURVE_AIR: f64 = 72.0;
pub const FACE: f64 = 13.0;
/// How far beside a step's middle its measured satisfaction stands.
pub const BESIDE: f64 = 32.0;
/// Width of the bar at the side of what stands out, with the gap after it.
pub const BAR: f64 = 10.0;
/// The edge of a lane's texts, as of notes, where they stand out: red for what goes wrong, green for what could be
/// better.
pub fn edge(content: Content) -> Option<Ink> {
    match content {
        Content::Text(StepText::PainPoint) => Some(Ink::Satisfaction(1)),
        Content::Text(StepText::Opportunity) => Some(Ink::Chance),
        Content::Text(_) | Content::Touchpoint | Content::Satisfaction | Content::Measures | Content::Elapsed => None,
    }
}
/// Height of the axis without its lines of text, and from one of them to the next.
pub const AXIS: f64 = 14.0;
pub const AXIS_LEADING: f64 = 14.0;
/// The tip of a phase's sign.
pub const TIP: f64 = 14.0;

/// How wide columns are side by side, with the gaps before them.
pub fn natural(columns: &[Column]) -> f64 {
    columns.iter().map(|column| column.gap + column.width).sum()
}

/// What the layout needs of a journey, gathered once.
pub struct Map<'a> {
    pub document: &'a Document,
    pub view: &'a View,
    pub t: &'static Messages,
    pub journey: Option<&'a Journey>,
    pub phases: Vec<&'a Id>,
    pub steps: Vec<Stop>,
    pub(super) lanes: Vec<&'static Lane>,
    /// The scale of the gaps, if distances show time and some is known.
    pub(super) scale: Option<Timescale>,
    /// The rated steps of the second journey: phase, place within it (0 to 1), satisfaction.
    pub(super) second: Vec<(usize, f64, u8)>,
}

/// A step, with what the curve needs of it.
pub struct Stop {
    pub id: Id,
    pub phase: usize,
    pub(super) score: Option<u8>,
    pub(super) measured: Option<Measured>,
    pub(super) moment: bool,
    /// The time since the step before, where distances show it.
    pub(super) after: Option<Elapsed>,
}

/// A column of one band; without a step where a phase has none.
#[derive(Clone, Debug)]
pub struct Column {
    pub phase: usize,
    pub step: Option<usize>,
    pub x: f64,
    pub width: f64,
    /// The room before it, which stands for the time since the step before.
    pub gap: f64,
}

/// The extent of a phase in one band.
pub struct Sign {
    pub(super) phase: usize,
    pub(super) x: f64,
    pub(super) width: f64,
    /// Whether it began in the band before.
    pub(super) continued: bool,
}

/// Columns that stand side by side, in a picture or on a page. Lengths count from the lanes' names.
pub struct Band {
    pub columns: Vec<Column>,
    pub(super) signs: Vec<Sign>,
    pub width: f64,
}

/// A lane with its contents in one band.
pub struct Row {
    pub(super) lane: &'static Lane,
    /// The lane's name, in lines.
    pub(super) name: Vec<Run>,
    /// For each column the lines in it.
    pub(super) cells: Vec<Vec<Written>>,
}

/// One line of a cell.
pub struct Written {
    pub(super) run: Run,
    pub(super) tone: Tone,
    /// Whether an entry begins here that stands off from the one before.
    pub(super) begins: bool,
}

/// A part of a row: so many of its lines, in a height that they fit into.
pub struct Slice {
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

    /// The edge of its texts, if they have one.
    pub(super) fn edge(&self) -> Option<Ink> {
        edge(self.lane.content)
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
    pub(super) fn shows(&self, lane: &Lane) -> bool {
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
            Row { lane, name: runs((lane.label)(self.t), 12.0, true, NAMES - 12.0), cells }
        };
        self.lanes.iter().map(row).collect()
    }

    pub(super) fn cell(&self, lane: &Lane, column: &Column) -> Vec<Written> {
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
            let room = if matches!(tone, Tone::Measure(_)) || edge(lane.content).is_some() { room - BAR } else { room };
            let before = lines.len();
            written(&mut lines, &text, tone, room);
            if let Some(first) = lines.get_mut(before) {
                first.begins = true;
            }
        }
        lines
    }

    /// Height of a band's signs, and of the axis below them.
    pub fn top_height(&self, band: &Band) -> f64 {
        self.signs_height(band) + 4.0 + self.axis_height(band)
    }

    /// Height of the row that names the times; 0 where distances show none.
    pub(super) fn axis_height(&self, band: &Band) -> f64 {
        let lines =
            band.columns.iter().filter_map(|column| self.gap_label(column)).map(|lines| lines.len()).max().unwrap_or(0);
        if self.scale.is_some() { AXIS + lines.max(1) as f64 * AXIS_LEADING } else { 0.0 }
    }

    /// The time that the gap before a column stands for, in lines.
    pub(super) fn gap_label(&self, column: &Column) -> Option<Vec<Run>> {
        let after = self.steps[column.step?].after.filter(|after| after.minutes > 0)?;
        Some(runs(&elapsed_label(self.t, after), 11.0, false, column.gap + column.width - 8.0))
    }

    /// Height of a band's signs.
    pub(super) fn signs_height(&self, band: &Band) -> f64 {
        let height = |sign: &Sign| {
            let (name, question) = self.sign_text(sign);
            15.0 + name.len() as f64 * 19.0 + question.len() as f64 * 16.0 + 7.0
        };
        band.signs.iter().map(height).fold(if band.signs.is_empty() { 0.0 } else { 56.0 }, f64::max)
    }

    /// A sign's name and question in lines.
    pub(super) fn sign_text(&self, sign: &Sign) -> (Vec<Run>, Vec<Run>) {
        let room = sign.width - Self::sign_indent(sign) - TIP - 14.0;
        let Some(phase) = self.document.phase(self.phases[sign.phase]) else { return Default::default() };
        let name = if phase.name.trim().is_empty() { "–" } else { &*phase.name };
        let name = if sign.continued { fill(self.t.continued, &[name]) } else { name.to_owned() };
        // On a page on which a phase goes on, its question has been read.
        let question =
            if sign.continued || self.view.brief { Vec::new() } else { runs(&phase.question, 12.0, false, room) };
        (runs(&name, 14.5, true, room), question)
    }

    /// How far a sign's text stands from its left edge: the tip of the one before reaches in.
    pub(super) fn sign_indent(sign: &Sign) -> f64 {
        if sign.x == 0.0 && !sign.continued { 12.0 } else { TIP + 10.0 }
    }
}

/// The lines of a text in one style.
pub fn written(lines: &mut Vec<Written>, text: &str, tone: Tone, room: f64) {
    let (size, bold) = if tone == Tone::Soft { (11.5, false) } else { (SIZE, tone == Tone::Strong) };
    lines.extend(runs(text, size, bold, room).into_iter().map(|run| Written { run, tone, begins: false }));
}
