//! A plan as sheets: the maps first, then a sheet for each kind of record with a column for each of its fields, then
//! what the analysis finds.

use super::fields::{self, Filled, id_head};
use super::map::{self, marked};
use super::names::{Names, name};
use super::sheet::{Cell, Look, Sheet};
use crate::core::analysis::metrics::{Summary, second_label};
use crate::core::document::{Document, List};
use crate::core::exchange::Export;
use crate::core::exchange::loss::Loss;
use crate::core::exchange::weak_points::{self, HEADS, TITLE};
use crate::core::model::{Id, Key, Kind, Record};
use crate::core::text::exchange::exchange;
use crate::core::text::{fill, kind_label, messages};

/// The sheets of a plan, and what of it they can't hold.
pub fn sheets(document: &Document, export: &Export) -> (Vec<Sheet>, Vec<Loss>) {
    let t = messages(export.language);
    let names = Names::of(document, export.language);
    let mut writer = Writer { document, export, names, lost: Vec::new() };
    let journeys: Vec<&Id> = document.list(&List::Journeys).collect();
    let mut sheets: Vec<Sheet> = journeys
        .iter()
        .filter_map(|id| document.journey(id))
        .enumerate()
        .map(|(place, journey)| {
            let number = if journeys.len() > 1 { format!(" {}", place + 1) } else { String::new() };
            map::sheet(document, export, journey, fill("{0}{1}", &[t.map, &number]))
        })
        .collect();
    let listed = |list: List, kind: Kind| document.list(&list).map(|id| Key::new(kind, id)).collect::<Vec<_>>();
    let steps: Vec<Key> =
        journeys.iter().flat_map(|journey| document.steps(journey)).map(|id| Key::new(Kind::Step, id)).collect();
    sheets.push(writer.table(Kind::Persona, &listed(List::Personas, Kind::Persona)));
    sheets.push(writer.table(Kind::Touchpoint, &listed(List::Touchpoints, Kind::Touchpoint)));
    sheets.push(writer.table(Kind::Step, &steps));
    sheets.push(writer.table(Kind::Measure, &listed(List::Measures, Kind::Measure)));
    sheets.push(writer.table(Kind::Feedback, &listed(List::Feedback, Kind::Feedback)));
    sheets.extend(writer.weak_points());
    sheets.push(writer.table(Kind::Journey, &listed(List::Journeys, Kind::Journey)));
    sheets.push(writer.table(Kind::Phase, &listed(List::Phases, Kind::Phase)));
    let set_aside = listed(List::SetAsides, Kind::SetAside);
    if !set_aside.is_empty() {
        sheets.push(writer.table(Kind::SetAside, &set_aside));
    }
    sheets.push(writer.plan());
    (sheets, writer.lost)
}

struct Writer<'a> {
    document: &'a Document,
    export: &'a Export,
    names: Names,
    lost: Vec<Loss>,
}

impl Writer<'_> {
    /// Records of one kind, one a row below the names of their fields.
    fn table(&mut self, kind: Kind, keys: &[Key]) -> Sheet {
        let t = messages(self.export.language);
        let rows = self.records(kind, keys);
        let widths = rows.1;
        Sheet {
            name: kind_label(t, kind, true).to_owned(),
            widths,
            frozen: (1, if kind == Kind::Step { 3 } else { 1 }),
            merged: Vec::new(),
            filtered: !keys.is_empty(),
            rows: rows.0,
        }
    }

    /// The header and the rows of some records, and how wide the columns are.
    fn records(&mut self, kind: Kind, keys: &[Key]) -> (Vec<Vec<Cell>>, Vec<Option<f64>>) {
        let mut heads = self.before_heads(kind);
        let blank = fields::blank(kind);
        for field in blank.as_ref().map(fields::of).unwrap_or_default() {
            heads.extend(field.heads(kind, self.export.language));
        }
        heads.extend(self.behind_heads(kind));
        heads.push((id_head(kind).to_owned(), None));
        let look = |width: &Option<f64>| if width.is_some() { Look::Head } else { Look::Mark };
        let mut rows: Vec<Vec<Cell>> =
            vec![heads.iter().map(|(name, width)| Cell::text(name.as_str(), look(width))).collect()];
        let mut number = 0;
        let mut journey: Option<&Id> = None;
        for key in keys {
            let Some(record) = self.document.get(key) else { continue };
            let mut cells = Vec::new();
            if let Record::Step(step) = record {
                number = if journey == Some(&step.journey) { number + 1 } else { 1 };
                journey = Some(&step.journey);
                let of = Key::new(Kind::Journey, &step.journey);
                let shown = self.document.get(&of).map_or(String::new(), |journey| name(self.document, journey));
                cells.push(Cell::number(f64::from(number), Look::Number));
                let mark = Names::mark(&of, &shown);
                cells.extend([Cell::text(shown, Look::Body), Cell::text(mark, Look::Mark)]);
            }
            for field in fields::of(record) {
                self.tell(key, &field);
                cells.extend(field.cells(&self.names, self.export.language));
            }
            cells.extend(self.behind(record));
            cells.push(Cell::text(key.id.as_str(), Look::Mark));
            rows.push(cells);
        }
        (rows, heads.into_iter().map(|(_, width)| width).collect())
    }

    /// What stands before the fields of a step: its place in its journey.
    fn before_heads(&self, kind: Kind) -> Vec<(String, Option<f64>)> {
        let t = messages(self.export.language);
        match kind {
            Kind::Step => vec![
                (t.csv_step_number.to_owned(), Some(8.0)),
                (t.journey.to_owned(), Some(24.0)),
                (JOURNEY_HEAD.to_owned(), None),
            ],
            Kind::Plan
            | Kind::Phase
            | Kind::Persona
            | Kind::Touchpoint
            | Kind::Journey
            | Kind::Measure
            | Kind::Feedback
            | Kind::SetAside => Vec::new(),
        }
    }

    /// What stands behind the fields of a record of feedback: what its answers say.
    fn behind_heads(&self, kind: Kind) -> Vec<(String, Option<f64>)> {
        match kind {
            Kind::Feedback => figure_heads(self.export).map(|name| (name, Some(22.0))).into(),
            Kind::Plan
            | Kind::Phase
            | Kind::Persona
            | Kind::Touchpoint
            | Kind::Journey
            | Kind::Step
            | Kind::Measure
            | Kind::SetAside => Vec::new(),
        }
    }

    fn behind(&self, record: &Record) -> Vec<Cell> {
        let Record::Feedback(feedback) = record else { return Vec::new() };
        let language = self.export.language;
        match Summary::of_feedback(feedback) {
            None => vec![Cell::number(0.0, Look::Number), Cell::default(), Cell::default()],
            Some(summary) => vec![
                Cell::number(summary.answers as f64, Look::Number),
                Cell::text(summary.main.text(language), Look::Body),
                Cell::text(
                    format!("{}: {}", second_label(summary.metric).get(language), summary.second.text(language)),
                    Look::Body,
                ),
            ],
        }
    }

    /// Notes a field that the sheet does not hold as it is.
    fn tell(&mut self, key: &Key, field: &Filled) {
        if !field.is_kept() {
            self.lost.push(Loss { key: key.clone(), field: Some(field.field), partly: true });
        }
    }

    /// The plan itself, a field a row.
    fn plan(&mut self) -> Sheet {
        let key = self.document.plan_key().clone();
        let (rows, _) = self.records(Kind::Plan, &[key]);
        let (heads, values) = (&rows[0], &rows[1]);
        let rows = heads.iter().zip(values).map(|(head, value)| vec![head.clone(), value.clone()]).collect();
        Sheet {
            name: messages(self.export.language).plan.to_owned(),
            widths: vec![Some(24.0), Some(80.0)],
            rows,
            frozen: (0, 1),
            merged: Vec::new(),
            filtered: false,
        }
    }

    /// What the analysis finds, the worst first.
    fn weak_points(&self) -> Option<Sheet> {
        let language = self.export.language;
        let found = weak_points::of(self.document, self.export);
        if found.is_empty() {
            return None;
        }
        let mut rows: Vec<Vec<Cell>> = vec![HEADS.map(|head| Cell::text(head.get(language), Look::Head)).into()];
        rows.extend(found.into_iter().map(|point| {
            vec![
                Cell::number(point.severity, Look::Decimal),
                Cell::text(point.text, Look::Strong),
                Cell::text(point.reasons.iter().map(|(_, text)| &**text).collect::<Vec<_>>().join("\n"), Look::Body),
                Cell::text(point.arithmetic, Look::Body),
                Cell::text(point.ideas.join("\n"), Look::Body),
            ]
        }));
        let widths = vec![Some(10.0), Some(50.0), Some(60.0), Some(40.0), Some(44.0)];
        Some(marked(Sheet {
            name: TITLE.get(language).to_owned(),
            widths,
            rows,
            frozen: (1, 0),
            merged: Vec::new(),
            filtered: true,
        }))
    }
}

/// The mark of a step's journey.
pub const JOURNEY_HEAD: &str = "wegmarke:journey";

/// What the figures of feedback are called.
pub fn figure_heads(export: &Export) -> [String; 3] {
    let (w, [figure, second]) = (exchange(export.language), crate::core::exchange::report::FIGURES);
    [w.report_answers.to_owned(), figure.get(export.language).to_owned(), second.get(export.language).to_owned()]
}
