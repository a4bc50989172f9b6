//! The columns of the interactive board: where each step stands, and where a dropped one goes.
//!
//! The board's cells grow with their texts and are measured by the browser, so only the horizontal is laid out here.
//! Lengths are CSS pixels; the origin is the left edge of the first phase.

use std::collections::HashMap;

use super::timescale::Timescale;
use crate::core::document::{Document, List};
use crate::core::lanes::{Content, LANES};
use crate::core::model::{Elapsed, Id, Step, Target};
use crate::core::number::within;

/// Width of one step's column where there is room enough.
pub const STEP_WIDTH: f64 = 146.0;
/// Width of one step's column where many steps have to find room: German words still have theirs.
pub const NARROW_STEP: f64 = 110.0;
/// The widest that a step's column becomes for a long word; longer ones are broken.
pub const WORD_STEP: f64 = 196.0;
/// In journeys of more steps all columns are equally wide.
pub const MOST_WORDED: usize = 200;
/// Width of the column at a phase's end in which a step can be added.
pub const ADD_WIDTH: f64 = 28.0;
/// Width of a phase without steps, for each pixel of a step's: room for its guiding question.
pub const EMPTY_SHARE: f64 = 1.4;
/// Width of a folded phase.
pub const FOLDED_WIDTH: f64 = 96.0;
/// Width of the gap that stands for the longest time between two steps, for each pixel of a step's.
pub const GAP_SHARE: f64 = 3.0;

/// One column of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub phase: Id,
    /// The step that stands in it; none for the column at a phase's end, and for a folded phase.
    pub step: Option<Id>,
    pub x: f64,
    pub width: f64,
    /// The empty room before it, which stands for the time since the step before.
    pub gap: f64,
    /// The time that the room stands for, where time is shown and known.
    pub after: Option<Elapsed>,
    /// Which column of the map it is, from 0.
    pub place: usize,
    /// Which step of the journey stands in it, from 1; without a step how many are hidden in it.
    pub number: usize,
}

/// The extent of one phase.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseSpan {
    pub phase: Id,
    pub x: f64,
    pub width: f64,
    /// How many steps it has.
    pub steps: usize,
    /// The place of its first column, and how many it has.
    pub first: usize,
    pub columns: usize,
    pub folded: bool,
}

/// What has to find room side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Count {
    /// Steps of unfolded phases.
    pub steps: usize,
    /// Phases that show their steps.
    pub phases: usize,
    /// Phases without steps.
    pub empty: usize,
    pub folded: usize,
    /// How many times the longest gap all gaps are; 0 where time is not shown.
    pub gaps: f64,
    /// By how much columns with long words are wider than the narrowest, altogether.
    pub words: f64,
}

impl Count {
    /// Counts the columns of a journey.
    pub fn of(document: &Document, journey: &Id, folded: &[Id]) -> Self {
        let mut count = Self::default();
        for phase in document.list(&List::Phases) {
            let steps = document.len(&List::Steps { journey: journey.clone(), phase: phase.clone() });
            match steps {
                _ if folded.contains(phase) => count.folded += 1,
                0 => count.empty += 1,
                _ => count.phases += 1,
            }
            if !folded.contains(phase) {
                count.steps += steps;
            }
        }
        count
    }

    /// Counts the gaps between them too: time is shown.
    pub fn with_time(mut self, document: &Document, journey: &Id, folded: &[Id]) -> Self {
        let scale = Timescale::of(document, journey);
        let shown = document
            .steps(journey)
            .skip(1)
            .filter_map(|id| document.step(id))
            .filter(|step| !folded.contains(&step.phase));
        self.gaps = shown.filter_map(|step| step.after).map(|after| scale.share(after)).sum();
        self
    }

    /// Counts the room that long words take: `words` is what `word_widths` says of the journey.
    pub fn with_words(mut self, document: &Document, journey: &Id, folded: &[Id], words: &[f64]) -> Self {
        let shown = document.steps(journey).filter_map(|id| document.step(id)).zip(words);
        let shown = shown.filter(|(step, _)| !folded.contains(&step.phase));
        self.words = shown.map(|(_, width)| (width - NARROW_STEP).max(0.0)).sum();
        self
    }

    /// The width of what does not give way, and how many steps' widths the rest is.
    fn parts(self) -> (f64, f64) {
        (
            self.phases as f64 * ADD_WIDTH + self.folded as f64 * FOLDED_WIDTH + self.words,
            self.steps as f64 + self.empty as f64 * EMPTY_SHARE + self.gaps * GAP_SHARE,
        )
    }
}

/// How wide columns are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Widths {
    pub step: f64,
    pub end: f64,
    pub empty: f64,
    pub folded: f64,
    /// Of the longest gap; 0 where time is not shown.
    pub gap: f64,
    /// How large everything is, they included.
    pub zoom: f64,
}

impl Widths {
    /// Steps as wide as is comfortable.
    pub const COMFORTABLE: Self = Self {
        step: STEP_WIDTH,
        end: ADD_WIDTH,
        empty: STEP_WIDTH * EMPTY_SHARE,
        folded: FOLDED_WIDTH,
        gap: 0.0,
        zoom: 1.0,
    };

    /// So wide that everything fits into the available width, if it does within what can be read and what is
    /// comfortable.
    pub fn fit(available: f64, count: Count, zoom: f64) -> Self {
        let (fixed, shares) = count.parts();
        // Whole pixels: borders stay sharp.
        let step = within((available / zoom - fixed) / shares.max(1.0), NARROW_STEP, STEP_WIDTH);
        let scaled = |width: f64| (width * zoom).floor();
        Self {
            step: scaled(step),
            end: scaled(ADD_WIDTH),
            empty: scaled(step * EMPTY_SHARE),
            folded: scaled(FOLDED_WIDTH),
            gap: 0.0,
            zoom,
        }
    }

    /// The width of the column of a step whose longest word wants so much (`word_width`).
    pub fn column(&self, word: f64) -> f64 {
        self.step.max((word * self.zoom).floor())
    }

    /// With gaps that show time.
    pub fn with_time(self) -> Self {
        Self { gap: self.step * GAP_SHARE, ..self }
    }

    /// The zoom at which the whole journey fits into the available width: at most 1, at least a half.
    pub fn zoom_to_fit(available: f64, count: Count) -> f64 {
        let (fixed, shares) = count.parts();
        // A little less, since widths are rounded; whole percents.
        let zoom = available / (fixed + shares * NARROW_STEP).max(1.0);
        within((zoom * 100.0).floor() / 100.0, 0.5, 1.0)
    }
}

/// How wide the column of each step of a journey has to be so that its longest word stands in one line, at full size:
/// at least `NARROW_STEP`, at most `WORD_STEP`. `lanes` says which lanes are shown. Of a journey with more steps than
/// `MOST_WORDED` nothing is said: to read all of it would hold up the map.
pub fn word_widths(document: &Document, journey: &Id, lanes: &[bool]) -> Vec<f64> {
    let steps = document.steps(journey).filter_map(|id| document.step(id));
    let widths: Vec<f64> = steps.take(MOST_WORDED + 1).map(|step| word_width(document, step, lanes)).collect();
    if widths.len() > MOST_WORDED { Vec::new() } else { widths }
}

/// The same for one step.
pub fn word_width(document: &Document, step: &Step, lanes: &[bool]) -> f64 {
    let mut widest = NARROW_STEP;
    for (lane, _) in LANES.iter().zip(lanes).filter(|(_, shown)| **shown) {
        match lane.content {
            Content::Touchpoint => {
                let touchpoint = step.touchpoint.as_ref().and_then(|id| document.touchpoint(id));
                let name = touchpoint.map_or("", |touchpoint| &*touchpoint.name);
                widest = widest.max(CELL_EDGE + longest_word(name, true));
            }
            Content::Text(text) => widest = widest.max(NOTE_EDGE + longest_word(text.of(step), false)),
            Content::Measures => {
                for id in document.list(&List::MeasuresFor(Target::Step(step.id.clone()))) {
                    let title = document.measure(id).map_or("", |measure| &*measure.title);
                    widest = widest.max(FLAG_EDGE + longest_word(title, false));
                }
            }
            Content::Satisfaction | Content::Elapsed => {}
        }
    }
    widest.min(WORD_STEP).ceil()
}

/// What stands on both sides of the words in a cell, in a note on it, and in a measure's flag, as in `map.css`.
const CELL_EDGE: f64 = 14.0;
const NOTE_EDGE: f64 = 18.0;
const FLAG_EDGE: f64 = 34.0;
/// The size of a cell's letters.
const LETTERS: f64 = 13.0;
/// Words of fewer letters have room in the narrowest column.
const SHORT: usize = 8;

/// The width of the longest piece of a text that no browser breaks.
fn longest_word(text: &str, bold: bool) -> f64 {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '\u{ad}'));
    let letters = if bold { LETTERS * 1.1 } else { LETTERS };
    words
        .filter(|word| word.len() >= SHORT)
        .map(|word| letters * word.chars().map(about).sum::<f64>())
        .fold(0.0, f64::max)
}

/// About how wide a letter is, for each pixel of its size, in a wide sans serif font. The tables of `letters.rs`, which
/// know it, come later than the board.
fn about(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' => 0.31,
        'f' | 'r' | 't' | '(' | ')' => 0.41,
        'm' | 'w' | 'M' | 'W' | '@' => 0.93,
        'A'..='Z' | 'Ä' | 'Ö' | 'Ü' => 0.7,
        '\u{2e80}'.. => 1.0,
        _ => 0.61,
    }
}

/// Where everything stands, for one journey.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    pub columns: Vec<Column>,
    pub phases: Vec<PhaseSpan>,
    pub width: f64,
    /// Whether columns are as wide as their words want.
    pub worded: bool,
    places: HashMap<Id, usize>,
}

impl PartialEq for Layout {
    fn eq(&self, other: &Self) -> bool {
        // The places follow from the columns.
        self.width == other.width && self.phases == other.phases && self.columns == other.columns
    }
}

impl Layout {
    /// Lays a journey out with room enough.
    pub fn of(document: &Document, journey: &Id) -> Self {
        Self::with(document, journey, Widths::COMFORTABLE, &[], &[])
    }

    /// Lays a journey out with columns of these widths, or wider where `words` (`word_widths`) says so; of a folded
    /// phase one column is left. Where time is shown, there is a gap before a step for its time since the step before;
    /// none where that is not known.
    pub fn with(document: &Document, journey: &Id, widths: Widths, folded: &[Id], words: &[f64]) -> Self {
        let mut layout = Self { worded: !words.is_empty(), ..Self::default() };
        let mut number = 0;
        // Without gaps the steps themselves are not looked at.
        let scale = (widths.gap > 0.0).then(|| Timescale::of(document, journey));
        for phase in document.list(&List::Phases) {
            let (x, first) = (layout.width, layout.columns.len());
            let list = List::Steps { journey: journey.clone(), phase: phase.clone() };
            let steps = document.len(&list);
            let is_folded = folded.contains(phase);
            if is_folded {
                layout.column(phase, None, widths.folded, steps, None, 0.0);
            } else {
                for (place, step) in document.list(&list).enumerate() {
                    let before = number + place;
                    let after = scale.filter(|_| before > 0).and_then(|_| document.step(step)?.after);
                    let gap = scale.zip(after).map_or(0.0, |(scale, after)| (widths.gap * scale.share(after)).round());
                    let width = widths.column(words.get(before).copied().unwrap_or_default());
                    layout.column(phase, Some(step), width, before + 1, after, gap);
                }
                layout.column(phase, None, if steps == 0 { widths.empty } else { widths.end }, 0, None, 0.0);
            }
            number += steps;
            let columns = layout.columns.len() - first;
            layout.phases.push(PhaseSpan {
                phase: phase.clone(),
                x,
                width: layout.width - x,
                steps,
                first,
                columns,
                folded: is_folded,
            });
        }
        layout
    }

    /// The columns that, with the gaps before them, touch the range from `left` to `right`, as a range of `columns`.
    pub fn between(&self, left: f64, right: f64) -> std::ops::Range<usize> {
        let first = self.columns.partition_point(|column| column.x + column.width <= left);
        let last = self.columns.partition_point(|column| column.x - column.gap < right);
        first..last.max(first)
    }

    /// The column of a step, unless its phase is folded.
    pub fn column_of(&self, step: &Id) -> Option<&Column> {
        self.places.get(step).map(|place| &self.columns[*place])
    }

    /// The next step that has a column after this place, or before it.
    pub fn next_step(&self, place: usize, later: bool) -> Option<&Id> {
        if later {
            self.columns.get(place + 1..)?.iter().find_map(|column| column.step.as_ref())
        } else {
            self.columns.get(..place)?.iter().rev().find_map(|column| column.step.as_ref())
        }
    }

    /// Where the middle of a step of another journey stands over this one's columns of a phase, if it is that `place`
    /// (from 0) of `count` steps there: the columns of the phase's steps are shared out evenly. Where both journeys
    /// have as many steps they stand over each other.
    pub fn over(&self, span: &PhaseSpan, place: usize, count: usize) -> f64 {
        let columns = &self.columns[span.first..span.first + Self::shared(span)];
        let along = (place as f64 + 0.5) / count.max(1) as f64 * columns.len() as f64;
        let column = &columns[(along as usize).min(columns.len() - 1)];
        column.x + (along - (column.place - span.first) as f64) * column.width
    }

    /// Which of the `count` steps that another journey has in this phase stand between two x.
    pub fn over_between(&self, span: &PhaseSpan, count: usize, left: f64, right: f64) -> std::ops::Range<usize> {
        // They stand from left to right, so it is the first that does not stand before an x.
        let first = |x: f64| {
            let (mut low, mut high) = (0, count);
            while low < high {
                let middle = (low + high) / 2;
                if self.over(span, middle, count) < x { low = middle + 1 } else { high = middle }
            }
            low
        };
        let start = first(left);
        start..first(right).max(start)
    }

    /// How many columns of a phase another journey shares: those of its steps, or the only one.
    fn shared(span: &PhaseSpan) -> usize {
        if span.folded { 1 } else { span.steps.max(1) }
    }

    /// The step whose column stands at `x`, or the nearest to it.
    pub fn step_at(&self, x: f64) -> Option<&Id> {
        let place = self.columns.partition_point(|column| column.x + column.width <= x);
        match self.columns.get(place) {
            Some(column) if column.step.is_some() => column.step.as_ref(),
            _ => self.next_step(place, true).or_else(|| self.next_step(place, false)),
        }
    }

    /// Where something dropped at `x` goes: the phase, and the step to stand before.
    pub fn drop_at(&self, x: f64) -> Option<(&Id, Option<&Id>)> {
        let place = self.columns.partition_point(|column| column.x + column.width <= x);
        let column = self.columns.get(place).or(self.columns.last())?;
        if column.step.is_none() || x < column.x + column.width / 2.0 {
            return Some((&column.phase, column.step.as_ref()));
        }
        let next = self.columns.get(column.place + 1).filter(|next| next.phase == column.phase);
        Some((&column.phase, next.and_then(|next| next.step.as_ref())))
    }

    /// The left edge of the place that `drop_at` names.
    pub fn drop_line(&self, phase: &Id, before: Option<&Id>) -> f64 {
        match before {
            Some(step) => self.column_of(step).map_or(0.0, |column| column.x),
            None => {
                let last = self
                    .phases
                    .iter()
                    .find(|span| span.phase == *phase)
                    .and_then(|span| self.columns.get(span.first + span.columns - 1));
                last.map_or(0.0, |column| column.x)
            }
        }
    }

    fn column(&mut self, phase: &Id, step: Option<&Id>, width: f64, number: usize, after: Option<Elapsed>, gap: f64) {
        let place = self.columns.len();
        self.places.extend(step.map(|step| (step.clone(), place)));
        self.columns.push(Column {
            phase: phase.clone(),
            step: step.cloned(),
            x: self.width + gap,
            width,
            gap,
            after,
            place,
            number,
        });
        self.width += gap + width;
    }
}
