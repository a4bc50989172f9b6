//! A plan from a table. An export of ours is taken by the letter; in any other table blanks at the ends of cells do not
//! count, an empty cell means "as in the row before" where a merged cell may have stood, and every guess is told.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::column::Column;
use super::entries::{entries, is_nothing, one_line, without_number};
use super::known::{Fresh, Known};
use super::mapping::{Mapping, Scale, own_language};
use super::row::Row;
use super::table::{Table, is_cut};
use super::values::{Rating, Span, channel_of, choice, flag, kind_of, model_of, number, rating, span};
use crate::core::document::Document;
use crate::core::edit::phase::of_model;
use crate::core::exchange::{ErrorCode, Import, ImportError, Imported, Place, Repairs, Rule};
use crate::core::knowledge;
use crate::core::model::{
    Elapsed, Field, Id, Journey, Kind, Measure, MediaType, Medium, Order, Persona, Phase, PhaseModel, Plan, Record,
    Score, Stage, Step, StepText, Target, Text, Touchpoint, limit,
};
use crate::core::sort::sort_by;
use crate::core::text::{Messages, fill, messages, tell};

/// Reads a table as the mapping says. Error: no column means anything.
pub fn read(table: &Table, mapping: &Mapping, import: &Import) -> Result<Imported, ImportError> {
    if mapping.columns.iter().all(Option::is_none) {
        return Err(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole });
    }
    let own = own_language(&table.header);
    let mut ids = Fresh::new(import.seed);
    let mut plan = Plan::new(ids.next_id());
    plan.language = own.unwrap_or(import.language);
    let mut reader = Reader {
        table,
        mapping,
        t: messages(import.language),
        by_letter: own.is_some(),
        ids,
        personas: Vec::new(),
        phases: Known::at_most(limit(Kind::Phase)),
        phase_order: Vec::new(),
        touchpoints: Known::at_most(limit(Kind::Touchpoint)),
        journeys: Known::at_most(limit(Kind::Journey)),
        steps: Vec::new(),
        measures: Vec::new(),
        notes: HashMap::new(),
        repairs: Repairs::default(),
        rescaled: false,
        without_unit: None,
        is_map: false,
        numbered: Vec::new(),
    };
    reader.left_out();
    reader.look();
    for row in &table.rows {
        if !reader.row(row) {
            reader.repair(row, None, Rule::TooMany);
            break;
        }
    }
    let told = |reader: &Reader, column: Column| {
        reader.column_name(mapping.columns.iter().position(|meant| *meant == Some(column)).unwrap_or(0))
    };
    if reader.rescaled {
        let path = told(&reader, Column::Satisfaction);
        reader.repairs.push(&path, Rule::Rescaled);
    }
    if let Some(cell) = reader.without_unit.take() {
        let path = told(&reader, Column::Elapsed);
        reader.repairs.push_text(&path, Rule::NoUnit, &cell);
    }
    Ok(reader.finish(plan))
}

/// A step on its way into the plan.
struct Met {
    journey: usize,
    /// None where neither this row nor one before it names a phase.
    phase: Option<usize>,
    touchpoint: Option<usize>,
    number: Option<f64>,
    line: usize,
    step: Box<Step>,
}

struct Reader<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    t: &'static Messages,
    /// Whether the table is an export of ours.
    by_letter: bool,
    ids: Fresh,
    personas: Vec<(String, Persona)>,
    phases: Known,
    /// The phases of `phases` in the order in which journeys come through them.
    phase_order: Vec<usize>,
    touchpoints: Known,
    journeys: Known,
    steps: Vec<Met>,
    measures: Vec<Measure>,
    /// What stands beside steps, by their touchpoints.
    notes: HashMap<usize, String>,
    repairs: Repairs,
    rescaled: bool,
    /// A span without a unit.
    without_unit: Option<String>,
    /// Whether each row is a phase of its own: then a cell may have several touchpoints.
    is_map: bool,
    /// The columns, of phases and actions, in which all begin with a number.
    numbered: Vec<Column>,
}

impl Reader<'_> {
    /// Tells which parts of the table nothing is made of.
    fn left_out(&mut self) {
        // Lines that only part something say nothing.
        let says = |row: &&Row| row.cells.iter().any(|cell| cell.contains(char::is_alphanumeric));
        for row in self.table.above.iter().filter(says) {
            self.repairs.push_text(&self.line(row.line), Rule::UnknownField, &said(&row.cells));
        }
        for row in &self.table.aside {
            self.repairs.push_text(&self.line(row.line), Rule::LeftOut, &said(&row.cells));
        }
        for index in 0..self.table.width() {
            let meant = self.mapping.columns.get(index).copied().flatten();
            if meant.is_none() && self.table.column(index).next().is_some() {
                let cells: Vec<&str> = self.table.column(index).take(SAMPLES).collect();
                self.repairs.push_text(&self.column_name(index), Rule::UnknownField, &cells.join(" · "));
            }
        }
        if self.table.too_wide {
            self.repairs.push(&self.column_name(self.table.width()), Rule::TooMany);
        }
    }

    /// Looks at all phases before any is read.
    fn look(&mut self) {
        if self.by_letter {
            return;
        }
        let phases: Vec<String> = self.table.rows.iter().map(|row| self.cell(row, Column::Phase)).collect();
        for column in [Column::Phase, Column::Text(StepText::Action)] {
            let cells = self.table.rows.iter().map(|row| self.cell(row, column));
            let told: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
            if told.len() > 1 && told.iter().all(|cell| without_number(cell).is_some()) {
                self.numbered.push(column);
            }
        }
        let mut seen = std::collections::HashSet::new();
        self.is_map = self.table.lanes.is_some()
            || phases.len() > 1
                && phases.len() <= limit(Kind::Phase)
                && phases.iter().all(|phase| !phase.is_empty() && seen.insert(knowledge::plain(phase)));
    }

    /// Reads a row. False: the plan has no room for all of it.
    fn row(&mut self, row: &Row) -> bool {
        let room = limit(Kind::Step) - self.steps.len();
        let parts = if self.by_letter { Vec::new() } else { self.parts(row) };
        if parts.is_empty() {
            if room > 0 {
                self.step_of(row);
            }
            return room > 0;
        }
        if row.cells.iter().any(|cell| is_cut(cell)) {
            self.repair(row, None, Rule::Cut);
        }
        for part in parts.iter().take(room) {
            self.step_of(part);
        }
        parts.len() <= room
    }

    /// The rows that a row of several touchpoints is, or of several actions where it has no touchpoint: one for each.
    /// Cells with as many entries go along one by one, others stay with the first.
    fn parts(&self, row: &Row) -> Vec<Row> {
        let list = |index: usize, commas: bool| row.cells.get(index).map_or(Vec::new(), |cell| entries(cell, commas));
        let meant = |column: Column| {
            self.mapping
                .columns
                .iter()
                .enumerate()
                .filter(move |(_, meant)| **meant == Some(column))
                .map(|(index, _)| index)
        };
        let own = |column: Column| -> Vec<usize> {
            meant(column).filter(|index| row.cells.get(*index).is_some_and(|cell| !cell.trim().is_empty())).collect()
        };
        let touchpoints = own(Column::Touchpoint);
        let (leading, commas) = if touchpoints.is_empty() {
            (own(Column::Text(StepText::Action)), false)
        } else {
            (touchpoints, self.is_map)
        };
        // What stands in several lanes of one meaning is as many entries; two columns of it are one text.
        let several = leading.iter().any(|index| list(*index, commas).len() > 1)
            || self.table.lanes.is_some() && leading.len() > 1;
        if !several || !self.is_map && touchpoints_empty(&leading, self.mapping) {
            return Vec::new();
        }
        let lead: Vec<String> = leading.iter().flat_map(|index| list(*index, commas)).collect();
        let mut parts: Vec<Row> = (0..lead.len().max(1))
            .map(|_| Row { line: row.line, cells: vec![Box::default(); row.cells.len()] })
            .collect();
        for (index, cell) in row.cells.iter().enumerate() {
            let column = self.mapping.columns.get(index).copied().flatten();
            let mut along = list(index, false);
            match column {
                _ if leading.contains(&index) => {}
                Some(
                    Column::JourneyNumber
                    | Column::Journey
                    | Column::Persona
                    | Column::Kind
                    | Column::PhaseNumber
                    | Column::Phase
                    | Column::Stage
                    | Column::Channel
                    | Column::Medium
                    | Column::MediaType
                    | Column::Controllable,
                ) if !matches!(column, Some(Column::Channel)) || along.len() != parts.len() => {
                    parts.iter_mut().for_each(|part| part.cells[index] = cell.clone());
                }
                _ if along.len() == parts.len() && along.len() > 1 => {
                    for (part, entry) in parts.iter_mut().zip(along.drain(..)) {
                        part.cells[index] = entry.into();
                    }
                }
                _ => parts[0].cells[index] = cell.clone(),
            }
        }
        for (part, entry) in parts.iter_mut().zip(lead) {
            part.cells[leading[0]] = entry.into();
        }
        parts
    }

    fn step_of(&mut self, row: &Row) {
        let cells = |reader: &Self, columns: &[Column]| -> Vec<String> {
            columns.iter().map(|column| reader.cell(row, *column)).collect()
        };
        let journey = cells(self, &[Column::Journey, Column::JourneyNumber, Column::Persona, Column::Kind]);
        let journey = self.journeys.find(journey, self.by_letter);
        if journey >= limit(Kind::Journey) {
            return self.repair(row, Some(Column::Journey), Rule::TooMany);
        }
        let phase = self.phase(row, journey, cells(self, &[Column::Phase, Column::PhaseNumber, Column::Stage]));
        let touchpoint = self.touchpoint(
            row,
            cells(
                self,
                &[Column::Touchpoint, Column::Channel, Column::Medium, Column::MediaType, Column::Controllable],
            ),
        );
        let id = self.ids.next_id();
        // Journey, phase and order follow when all are known.
        let mut step = Step::new(id.clone(), id.clone(), id, Order::default());
        for text in StepText::ALL {
            let column = Column::Text(*text);
            *text.of_mut(&mut step) = self.text(row, column, &self.cell(row, column));
        }
        let note = self.note(row);
        match touchpoint {
            _ if note.is_empty() => {}
            Some(touchpoint) => add_line(self.notes.entry(touchpoint).or_default(), &note),
            None => {
                let mut action = step.action.to_string();
                add_line(&mut action, &note);
                step.action = self.text(row, Column::Note, &action);
            }
        }
        step.satisfaction = self.satisfaction(row);
        step.moment_of_truth = self.flag(row, Column::MomentOfTruth).unwrap_or(false);
        step.after = self.elapsed(row);
        self.read_measures(row, &step.id);
        let number = number(&self.cell(row, Column::StepNumber), self.table.decimal);
        self.steps.push(Met { journey, phase, touchpoint, number, line: row.line, step: Box::new(step) });
    }

    /// What stands beside the step in columns of notes, each with the column's name.
    fn note(&self, row: &Row) -> String {
        let columns = self.mapping.columns.iter().zip(&row.cells).enumerate();
        let notes = columns.filter(|(_, (meant, cell))| **meant == Some(Column::Note) && !is_nothing(cell));
        let told = notes.map(|(index, (_, cell))| match self.table.header.get(index).map(|name| short(name)) {
            Some(name) if !name.is_empty() => [name, ": ", cell.trim()].concat(),
            _ => cell.trim().to_owned(),
        });
        told.collect::<Vec<_>>().join(" · ")
    }

    /// The phase of a row. A new one stands behind the one that its journey comes from.
    fn phase(&mut self, row: &Row, journey: usize, cells: Vec<String>) -> Option<usize> {
        let before = self.steps.iter().rev().find(|met| met.journey == journey).and_then(|met| met.phase);
        if cells.iter().all(String::is_empty) {
            return before.or(self.phases.latest);
        }
        if !self.by_letter {
            // Where a journey was left for another, its own last phase is the one before.
            self.phases.latest = before.or(self.phases.latest);
        }
        let known = self.phases.cells.len();
        let phase = self.phases.find(cells, self.by_letter);
        if phase >= limit(Kind::Phase) {
            self.repair(row, Some(Column::Phase), Rule::TooMany);
            return before.or(self.phase_order.last().copied());
        }
        if phase == known {
            let place = self
                .phase_order
                .iter()
                .position(|other| Some(*other) == before)
                .map_or(self.phase_order.len(), |place| place + 1);
            self.phase_order.insert(place, phase);
        }
        Some(phase)
    }

    fn touchpoint(&mut self, row: &Row, mut cells: Vec<String>) -> Option<usize> {
        if cells.iter().all(String::is_empty) {
            return None;
        }
        if !self.by_letter && cells[0].is_empty() {
            // A channel alone is where the persona meets the brand; less than that is nothing.
            cells[0] = cells[1].clone();
            if cells[0].is_empty() {
                return None;
            }
        }
        let known = self.touchpoints.cells.len();
        let touchpoint = self.touchpoints.find(cells, self.by_letter);
        if touchpoint >= limit(Kind::Touchpoint) {
            self.repair(row, Some(Column::Touchpoint), Rule::TooMany);
            return None;
        }
        // Faults are told where they stand first.
        if touchpoint == known {
            for (column, field, keys) in
                [(Column::Medium, Field::Medium, Medium::KEYS), (Column::MediaType, Field::MediaType, MediaType::KEYS)]
            {
                let cell = self.cell(row, column);
                if !cell.is_empty() && choice(&cell, field, keys).is_none() {
                    self.repair(row, Some(column), Rule::UnknownValue);
                }
            }
            self.flag(row, Column::Controllable);
            for (column, most) in [(Column::Touchpoint, 200), (Column::Channel, 2000)] {
                if self.cell(row, column).chars().count() > most {
                    self.repair(row, Some(column), Rule::Cut);
                }
            }
        }
        Some(touchpoint)
    }

    fn read_measures(&mut self, row: &Row, step: &Id) {
        let cell = self.cell(row, Column::Measures);
        if is_cut(&cell) {
            self.repair(row, Some(Column::Measures), Rule::Cut);
        }
        for title in cell.split(['\r', '\n']) {
            // Others set the points of a list themselves.
            let title = if self.by_letter {
                title
            } else {
                title.trim().trim_start_matches(['-', '*', '•', '–']).trim_start()
            };
            if title.is_empty() {
                continue;
            }
            if self.measures.len() == limit(Kind::Measure) {
                return self.repair(row, Some(Column::Measures), Rule::TooMany);
            }
            let mut measure = Measure::new(self.ids.next_id(), Order::default());
            measure.title = self.text(row, Column::Measures, title);
            measure.target = Some(Target::Step(step.clone()));
            self.measures.push(measure);
        }
    }

    fn satisfaction(&mut self, row: &Row) -> Option<Score> {
        let cell = self.cell(row, Column::Satisfaction);
        if cell.is_empty() {
            return None;
        }
        let (number, rescaled) = match rating(&cell, self.table.decimal) {
            None => {
                self.repair(row, Some(Column::Satisfaction), Rule::UnknownValue);
                return None;
            }
            Some(Rating::Plain(number)) => (self.mapping.scale.to_own(number), self.mapping.scale != Scale::OWN),
            Some(Rating::Of(number, 5.0)) => (number, false),
            Some(Rating::Of(number, most)) => (Scale { low: 0.0, high: most }.to_own(number), true),
            Some(Rating::Named(score)) => return Some(score),
            Some(Rating::Spoken(score)) => {
                self.rescaled = true;
                return Some(score);
            }
        };
        if !(1.0..=5.0).contains(&number) {
            self.repair(row, Some(Column::Satisfaction), Rule::OutOfRange);
            return None;
        }
        let round = (number + 0.5).floor();
        if rescaled {
            self.rescaled = true;
        } else if round != number {
            self.repair(row, Some(Column::Satisfaction), Rule::Rounded);
        }
        Score::new(round as u8)
    }

    fn elapsed(&mut self, row: &Row) -> Option<Elapsed> {
        let cell = self.cell(row, Column::Elapsed);
        if cell.is_empty() {
            return None;
        }
        match span(&cell, self.table.decimal, self.mapping.each) {
            Some(Span::Bare) => {
                self.without_unit.get_or_insert(cell);
                None
            }
            Some(span @ (Span::Minutes(minutes) | Span::About(minutes)))
                if (0.0..=f64::from(u32::MAX)).contains(&minutes) =>
            {
                if matches!(span, Span::About(_)) && !self.by_letter {
                    self.repair(row, Some(Column::Elapsed), Rule::RoundedSpan);
                }
                Some(Elapsed { minutes: minutes as u32 })
            }
            Some(Span::Minutes(_) | Span::About(_)) => {
                self.repair(row, Some(Column::Elapsed), Rule::OutOfRange);
                None
            }
            None => {
                self.repair(row, Some(Column::Elapsed), Rule::UnknownValue);
                None
            }
        }
    }

    fn flag(&mut self, row: &Row, column: Column) -> Option<bool> {
        let cell = self.cell(row, column);
        let flag = flag(&cell);
        if flag.is_none() && !cell.is_empty() {
            self.repair(row, Some(column), Rule::UnknownValue);
        }
        flag
    }

    fn text<const MAX: usize>(&mut self, row: &Row, column: Column, text: &str) -> Text<MAX> {
        let (text, cut) = Text::cut(text);
        if cut {
            self.repair(row, Some(column), Rule::Cut);
        }
        text
    }

    /// What a row says in the columns of one meaning.
    fn cell(&self, row: &Row, column: Column) -> String {
        let mut found = String::new();
        for (_, cell) in self.mapping.columns.iter().zip(&row.cells).filter(|(meant, _)| **meant == Some(column)) {
            let cell = match column {
                _ if self.by_letter => cell,
                Column::Text(_) | Column::Measures | Column::Touchpoint if is_nothing(cell) => "",
                Column::Phase | Column::Text(StepText::Action) if self.numbered.contains(&column) => {
                    without_number(cell).unwrap_or(cell.trim())
                }
                Column::Text(_) | Column::Touchpoint => one_line(cell),
                _ => cell.trim(),
            };
            if !found.is_empty() && !cell.is_empty() {
                found.push('\n');
            }
            found.push_str(cell);
        }
        found
    }

    fn repair(&mut self, row: &Row, column: Option<Column>, rule: Rule) {
        let index = column.and_then(|column| self.mapping.columns.iter().position(|meant| *meant == Some(column)));
        let cell = index.and_then(|index| row.cells.get(index)).map_or("", |cell| cell);
        if let (Some(lanes), Some(index)) = (&self.table.lanes, index) {
            // The lane's line, and the phase in whose column it stands.
            let phase = self.cell(row, Column::Phase);
            let phase = if phase.is_empty() { fill(self.t.csv_column, &[&row.line.to_string()]) } else { phase };
            let path = tell(self.t.csv_place, &[&lanes[index.min(lanes.len() - 1)].to_string(), short(&phase)]);
            return self.repairs.push_text(&path, rule, cell);
        }
        let name = index
            .and_then(|index| self.table.header.get(index))
            .map(|name| short(name))
            .filter(|name| !name.is_empty());
        let path = match (name, column) {
            (Some(name), _) => tell(self.t.csv_place, &[&row.line.to_string(), name]),
            (None, Some(column)) => fill(self.t.csv_place, &[&row.line.to_string(), column.label(self.t)]),
            (None, None) => self.line(row.line),
        };
        self.repairs.push_text(&path, rule, cell);
    }

    fn line(&self, line: usize) -> String {
        fill(self.t.csv_line, &[&line.to_string()])
    }

    fn column_name(&self, index: usize) -> String {
        if let Some(lanes) = &self.table.lanes {
            let name = self.table.header.get(index).map(|name| short(name)).unwrap_or_default();
            return tell(self.t.csv_place, &[&lanes[index.min(lanes.len() - 1)].to_string(), name]);
        }
        let name = self.table.header.get(index).map(|name| short(name)).filter(|name| !name.is_empty());
        fill(self.t.csv_column, &[name.unwrap_or(&(index + 1).to_string())])
    }

    /// Puts everything in its place.
    fn finish(mut self, mut plan: Plan) -> Imported {
        let phases = self.make_phases(&mut plan);
        let touchpoints = self.make_touchpoints();
        let (journeys, order) = self.make_journeys();
        let place: HashMap<Id, usize> =
            phases.iter().enumerate().map(|(place, phase)| (phase.id.clone(), place)).collect();
        let named: HashMap<usize, Id> =
            self.phase_order.iter().zip(&phases).map(|(index, phase)| (*index, phase.id.clone())).collect();
        let first = phases.first().map(|phase| phase.id.clone());
        let mut met = std::mem::take(&mut self.steps);
        for met in &mut met {
            met.step.journey = journeys[met.journey].id.clone();
            // Before the first phase that is named there is no other.
            let phase = met.phase.and_then(|index| named.get(&index).cloned());
            if let Some(phase) = phase.or(first.clone()) {
                met.step.phase = phase;
            }
            met.step.touchpoint = met.touchpoint.map(|index| touchpoints[index].id.clone());
        }
        for index in order {
            let mut steps: Vec<&mut Met> = met.iter_mut().filter(|met| met.journey == index).collect();
            // Where every step has a number, the rows may have been sorted by anything. Numbers such as 1.10 are none.
            let numbered = steps.iter().all(|met| met.number.is_some_and(|number| number.fract() == 0.0));
            let back = steps
                .windows(2)
                .find(|pair| place[&pair[1].step.phase] < place[&pair[0].step.phase])
                .map(|pair| pair[1].line);
            if numbered {
                sort_by(&mut steps, |a, b| a.number.partial_cmp(&b.number).unwrap_or(Ordering::Equal));
            } else if let Some(line) = back {
                self.repairs.push(&fill(self.t.csv_line, &[&line.to_string()]), Rule::Reordered);
            }
            let orders = Order::run(None, steps.len());
            for (met, order) in steps.iter_mut().zip(orders) {
                met.step.order = order;
            }
        }
        let orders = Order::run(None, self.measures.len());
        for (measure, order) in self.measures.iter_mut().zip(orders) {
            measure.order = order;
        }
        let mut records: Vec<Box<Record>> = phases.into_iter().map(|phase| Box::new(Record::Phase(phase))).collect();
        records.extend(self.personas.into_iter().map(|(_, persona)| Box::new(Record::Persona(persona))));
        records.extend(touchpoints.into_iter().map(|touchpoint| Box::new(Record::Touchpoint(touchpoint))));
        records.extend(journeys.into_iter().map(|journey| Box::new(Record::Journey(journey))));
        records.extend(met.into_iter().map(|met| Box::new(Record::Step(*met.step))));
        records.extend(self.measures.into_iter().map(|measure| Box::new(Record::Measure(measure))));
        Imported { document: Document::of(plan, records), repairs: self.repairs.told() }
    }

    /// The phases in their order, and `phase_order` put into it.
    fn make_phases(&mut self, plan: &mut Plan) -> Vec<Phase> {
        if self.phase_order.is_empty() && !self.steps.is_empty() {
            self.repairs.push(self.t.phase, Rule::DefaultPhases);
            plan.phase_model = PhaseModel::FivePhases;
            return of_model(plan.phase_model, plan.language, &mut self.ids.ids);
        }
        if let Some(met) = self.steps.iter().find(|met| met.phase.is_none()) {
            let path = fill(self.t.csv_place, &[&met.line.to_string(), self.t.phase]);
            self.repairs.push(&path, Rule::Dangling);
        }
        let numbers: Vec<Option<f64>> =
            self.phases.cells.iter().map(|cells| number(&cells[1], self.table.decimal)).collect();
        if numbers.iter().all(Option::is_some) {
            sort_by(&mut self.phase_order, |a, b| numbers[*a].partial_cmp(&numbers[*b]).unwrap_or(Ordering::Equal));
        }
        // Others put the question of a phase below its name.
        let parts = |name: &str| match name.trim().split_once('\n').filter(|_| !self.by_letter) {
            Some((name, question)) => (name.trim_end().to_owned(), question.trim().to_owned()),
            None => (name.to_owned(), String::new()),
        };
        let told: Vec<(String, String)> =
            self.phase_order.iter().map(|index| parts(&self.phases.cells[*index][0])).collect();
        let names: Vec<&str> = told.iter().map(|(name, _)| name.as_str()).collect();
        let (_, guessed) = knowledge::likely_model(&names);
        let mut phases = Vec::new();
        for (((index, guessed), order), (name, question)) in
            self.phase_order.clone().into_iter().zip(guessed).zip(Order::run(None, limit(Kind::Phase))).zip(&told)
        {
            let [_, _, stage] = self.phases.cells[index].as_slice() else { continue };
            let told = choice(stage, Field::Stage, Stage::KEYS).map(|index| Stage::ALL[index]);
            let mut phase = Phase::new(self.ids.next_id(), order);
            phase.stage = told.unwrap_or(guessed);
            let (name, cut) = Text::cut(name);
            phase.name = name;
            let (question, question_cut) = Text::cut(question);
            phase.question = question;
            let cut = cut || question_cut;
            for (fault, rule) in [(cut, Rule::Cut), (told.is_none() && !stage.is_empty(), Rule::UnknownValue)] {
                if fault {
                    self.repairs.push(&format!("{}: {}", self.t.phase, &*phase.name), rule);
                }
            }
            phases.push(phase);
        }
        plan.phase_model = model_of(&phases);
        phases
    }

    fn make_touchpoints(&mut self) -> Vec<Touchpoint> {
        let count = self.touchpoints.cells.len().min(limit(Kind::Touchpoint));
        let mut touchpoints = Vec::with_capacity(count);
        let cells = std::mem::take(&mut self.touchpoints.cells);
        for (place, (cells, order)) in cells.iter().zip(Order::run(None, count)).enumerate() {
            let [name, channel, medium, media_type, controllable] = cells.as_slice() else { continue };
            let mut touchpoint = Touchpoint::new(self.ids.next_id(), order);
            touchpoint.name = (&**name).into();
            touchpoint.channel = channel_of(channel, self.by_letter).into();
            // Others leave out what the channel says anyway.
            let known = knowledge::channel(&touchpoint.channel).filter(|_| !self.by_letter);
            let told = choice(medium, Field::Medium, Medium::KEYS).map(|index| Medium::ALL[index]);
            touchpoint.medium = told.or(known.map(|channel| channel.medium));
            let told = choice(media_type, Field::MediaType, MediaType::KEYS).map(|index| MediaType::ALL[index]);
            touchpoint.media_type = told.or(known.map(|channel| channel.media_type));
            touchpoint.controllable =
                flag(controllable).unwrap_or(Touchpoint::usually_controllable(touchpoint.media_type));
            if let Some(notes) = self.notes.get(&place) {
                let (text, cut) = Text::cut(notes);
                touchpoint.notes = text;
                if cut {
                    self.repairs.push(&format!("{}: {}", self.t.touchpoint, &*touchpoint.name), Rule::Cut);
                }
            }
            touchpoints.push(touchpoint);
        }
        touchpoints
    }

    /// The journeys as they were met, and their order.
    fn make_journeys(&mut self) -> (Vec<Journey>, Vec<usize>) {
        let cells = std::mem::take(&mut self.journeys.cells);
        let count = cells.len().min(limit(Kind::Journey));
        let numbers: Vec<Option<f64>> =
            cells[..count].iter().map(|cells| number(&cells[1], self.table.decimal)).collect();
        let mut order: Vec<usize> = (0..count).collect();
        if numbers.iter().all(Option::is_some) {
            sort_by(&mut order, |a, b| numbers[*a].partial_cmp(&numbers[*b]).unwrap_or(Ordering::Equal));
        }
        let mut journeys = Vec::with_capacity(count);
        for cells in &cells[..count] {
            let [name, _, persona, kind] = cells.as_slice() else { continue };
            let mut journey = Journey::new(self.ids.next_id(), Order::default());
            let (text, cut) = Text::cut(name);
            journey.name = text;
            journey.persona = self.persona(persona);
            let told = kind_of(kind);
            journey.kind = told.unwrap_or_default();
            for (fault, rule) in [(cut, Rule::Cut), (told.is_none() && !kind.is_empty(), Rule::UnknownValue)] {
                if fault {
                    self.repairs.push(&format!("{}: {}", self.t.journey, &*journey.name), rule);
                }
            }
            journeys.push(journey);
        }
        for (index, place) in order.iter().zip(Order::run(None, count)) {
            journeys[*index].order = place;
        }
        (journeys, order)
    }

    fn persona(&mut self, name: &str) -> Option<Id> {
        if name.is_empty() {
            return None;
        }
        if let Some((_, persona)) = self.personas.iter().find(|(known, _)| known == name) {
            return Some(persona.id.clone());
        }
        if self.personas.len() == limit(Kind::Persona) {
            self.repairs.push(&format!("{}: {name}", self.t.persona), Rule::TooMany);
            return None;
        }
        let order = Order::between(self.personas.last().map(|(_, persona)| &persona.order), None);
        let mut persona = Persona::new(self.ids.next_id(), order);
        let (text, cut) = Text::cut(name);
        persona.name = text;
        if cut {
            self.repairs.push(&format!("{}: {}", self.t.persona, &*persona.name), Rule::Cut);
        }
        let id = persona.id.clone();
        self.personas.push((name.to_owned(), persona));
        Some(id)
    }
}

/// So many cells of a column that is left out are told.
const SAMPLES: usize = 12;

/// What stands in a row.
fn said(cells: &[Box<str>]) -> String {
    let said: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).take(SAMPLES).collect();
    said.join(" · ")
}

/// Adds a line to a text.
fn add_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// Whether these columns are not those of touchpoints.
fn touchpoints_empty(columns: &[usize], mapping: &Mapping) -> bool {
    columns.iter().all(|index| mapping.columns[*index] != Some(Column::Touchpoint))
}

/// The beginning of a column's name: it stands in every repair of the column.
fn short(name: &str) -> &str {
    let name = name.trim();
    name.char_indices().nth(60).map_or(name, |(end, _)| &name[..end])
}
