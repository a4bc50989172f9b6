//! A journey as a sheet, the way that people draw one: phases across, lanes down, a column for each step.
//!
//! It only shows: what is in it is written down in the sheets of records. Its mark holds a checksum of all its cells,
//! so that a reader can say where somebody changed it.

use super::sheet::{Cell, Look, Sheet, Value};
use crate::core::checksum::crc32;
use crate::core::document::{Document, List};
use crate::core::exchange::Export;
use crate::core::lanes::{Content, LANES, Lane};
use crate::core::model::{Journey, Stage, Step, StepText};
use crate::core::names::{journey_name, persona_name};
use crate::core::scene::contents;
use crate::core::text::{Label, fill, messages};

/// What begins the mark of a sheet that only shows.
pub const SHOWS: &str = "wegmarke:shows ";
/// Letters that fit beside each other in a column of the map.
const STEP: f64 = 26.0;
/// Height of a line, in points.
pub const LINE: f64 = 15.0;

/// The map of a journey in a sheet of this name.
pub fn sheet(document: &Document, export: &Export, journey: &Journey, name: String) -> Sheet {
    let t = messages(export.language);
    let mut rows = head(document, export, journey);
    let mut merged = Vec::new();
    let first = rows.len();
    let mut phases = vec![Cell::text(t.phase, Look::Head)];
    let mut questions = vec![Cell::text(t.guiding_question, Look::Head)];
    let mut steps: Vec<Option<&Step>> = Vec::new();
    for phase in document.list(&List::Phases).filter_map(|id| document.phase(id)) {
        let list = List::Steps { journey: journey.id.clone(), phase: phase.id.clone() };
        let of_phase: Vec<Option<&Step>> = document.list(&list).map(|id| document.step(id)).collect();
        // A phase without steps has a column of its own: it belongs to the way.
        let of_phase = if of_phase.is_empty() { vec![None] } else { of_phase };
        let from = phases.len();
        let to = from + of_phase.len() - 1;
        if to > from {
            merged.extend([((first, from), (first, to)), ((first + 1, from), (first + 1, to))]);
        }
        for place in 0..of_phase.len() {
            let once = |text: &str| if place == 0 { text.to_owned() } else { String::new() };
            phases.push(Cell::text(once(&phase.name), Look::Phase(phase.stage)));
            questions.push(Cell::text(once(&phase.question), Look::Question(phase.stage)));
        }
        steps.extend(of_phase);
    }
    rows.extend([phases, questions]);
    let shown = LANES.iter().filter(|lane| {
        lane.usual || steps.iter().flatten().any(|step| !cell(document, export, lane, step).shown().is_empty())
    });
    for lane in shown {
        let cells = steps.iter().map(|step| step.map_or(Cell::default(), |step| cell(document, export, lane, step)));
        let mut row = vec![Cell::text((lane.label)(t), Look::Head)];
        row.extend(cells);
        rows.push(row);
    }
    if steps.iter().flatten().any(|step| step.moment_of_truth) {
        let mut row = vec![Cell::text(t.moment_of_truth, Look::Head)];
        row.extend(steps.iter().map(|step| {
            let decides = step.is_some_and(|step| step.moment_of_truth);
            if decides { Cell::text("◆", Look::Rating(0)) } else { Cell::default() }
        }));
        rows.push(row);
    }
    let mut widths = vec![Some(18.0)];
    widths.resize(steps.len() + 1, Some(STEP));
    marked(Sheet { name, widths, rows, frozen: (first + 1, 1), merged, filtered: false })
}

/// What the map is of: the journey's name, whose it is, what it is about.
fn head(document: &Document, export: &Export, journey: &Journey) -> Vec<Vec<Cell>> {
    let t = messages(export.language);
    let persona = journey.persona.as_ref().and_then(|id| document.persona(id));
    let told = [
        persona.map_or("", |persona| persona_name(t, persona)),
        journey.kind.label(t),
        &*document.plan().title,
        &export.date,
    ];
    let told: Vec<&str> = told.into_iter().filter(|text| !text.trim().is_empty()).collect();
    let mut rows =
        vec![vec![Cell::text(journey_name(t, journey), Look::Title)], vec![Cell::text(told.join(" · "), Look::Muted)]];
    for (label, text) in [(t.scenario, &journey.scenario), (t.expectation, &journey.expectation)] {
        if !text.trim().is_empty() {
            rows.push(vec![Cell::text(fill("{0}: {1}", &[label, &text.replace(['\r', '\n'], " ")]), Look::Muted)]);
        }
    }
    rows.push(Vec::new());
    rows
}

fn cell(document: &Document, export: &Export, lane: &Lane, step: &Step) -> Cell {
    let t = messages(export.language);
    let look = match lane.content {
        Content::Satisfaction => {
            let score = step.satisfaction.map(|score| score.number());
            return score.map_or(Cell::default(), |score| Cell::number(f64::from(score), Look::Rating(score)));
        }
        Content::Touchpoint => Look::Strong,
        Content::Text(StepText::PainPoint) => Look::Pain,
        Content::Text(StepText::Opportunity) => Look::Opportunity,
        Content::Measures => Look::Measure,
        Content::Text(_) | Content::Elapsed => Look::Body,
    };
    let lines: Vec<String> =
        contents(document, t, export.language, lane.content, step).into_iter().map(|entry| entry.text).collect();
    Cell::text(lines.join("\n"), look)
}

/// The sheet with a mark in a hidden column at its right, by which a reader knows that it only shows, and whether it
/// still shows what was written.
pub fn marked(mut sheet: Sheet) -> Sheet {
    let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0).max(sheet.widths.len());
    let cells = sheet.rows.iter().map(|row| row.iter().map(Cell::shown).collect::<Vec<_>>());
    let mark = format!("{SHOWS}{:08x}", checksum(cells));
    if sheet.rows.is_empty() {
        sheet.rows.push(Vec::new());
    }
    sheet.rows[0].resize(width, Cell::text("", Look::Muted));
    sheet.rows[0].push(Cell { value: Value::Text(mark), look: Look::Mark });
    sheet.widths.resize(width, Some(STEP));
    sheet.widths.push(None);
    sheet
}

/// A checksum of what stands in cells, wherever the empty ones are.
pub fn checksum(rows: impl Iterator<Item = Vec<String>>) -> u32 {
    let mut all = String::new();
    for cell in rows.flatten().filter(|cell| !cell.trim().is_empty()) {
        // White space is what programs change by themselves.
        all.extend(cell.split_whitespace());
        all.push('\n');
    }
    crc32(all.as_bytes())
}

/// The tint of a phase by its stage, as `RRGGBB`: of the ground, and of the lighter one for questions.
pub fn tint(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::Awareness => ("F4E7C6", "FBF5E6"),
        Stage::Consideration => ("E6EAD0", "F4F6EA"),
        Stage::Conversion => ("D5E7E3", "ECF5F3"),
        Stage::Retention => ("D9E3EE", "EEF3F8"),
        Stage::Advocacy => ("E6DDEB", "F4F0F6"),
    }
}
