//! A workbook of ours: the sheets of records, told anew as a plan file, whose reader then knows limits, faults and
//! repairs.
//!
//! A sheet is known by the head of its hidden column, whatever it is called by now. Columns are found by their names in
//! any language, so they may be moved; rows may be added, taken out and sorted. What only shows is not read: if
//! somebody changed it, that is told.

use std::collections::HashMap;

use super::fields::{self, Content, Filled, HIGHEST, id_head, label, reference_head};
use super::map::{SHOWS, checksum};
use super::names::{Known, Meant};
use super::open::Workbook;
use super::parts::OpenSheet;
use super::write::{JOURNEY_HEAD, figure_heads};
use crate::core::exchange::csv;
use crate::core::exchange::json::{self, REFERENCES};
use crate::core::exchange::{Export, Import, ImportError, Imported, Repairs, Rule};
use crate::core::json_text::{Data, Record};
use crate::core::model::{Field, Ids, Kind, Language, Metric, Stage};
use crate::core::text::messages;

const KINDS: [Kind; 9] = [
    Kind::Plan,
    Kind::Phase,
    Kind::Persona,
    Kind::Touchpoint,
    Kind::Journey,
    Kind::Measure,
    Kind::Feedback,
    Kind::SetAside,
    Kind::Step,
];

/// Reads the plan; none if no sheet is one of ours.
pub fn read(workbook: &Workbook, import: &Import) -> Option<Result<Imported, ImportError>> {
    let mut repairs = Repairs::default();
    let mut tables: Vec<Table> = Vec::new();
    for sheet in &workbook.sheets {
        for (_, what) in &sheet.lost {
            repairs.push_text(&sheet.name, Rule::LeftOut, what);
        }
        match Table::of(sheet) {
            Some(table) => tables.push(table),
            None => shows(sheet, &mut repairs),
        }
    }
    // A plan has records; what has only maps is a table of others.
    tables.iter().find(|table| table.kind != Kind::Plan)?;
    let mut told = Told { known: Known::default(), made: 0, tables: HashMap::new(), repairs };
    let rows: Vec<(&Table, Vec<Record>)> = KINDS
        .iter()
        .flat_map(|kind| tables.iter().filter(move |table| table.kind == *kind))
        .map(|table| (table, told.ids(table)))
        .collect();
    for (table, objects) in rows {
        told.records(table, objects);
    }
    let plan = told.plan(import);
    Some(json::read(&plan.written(), import.seed).map(|(document, repaired)| {
        for repair in repaired {
            told.repairs.push(&repair.path, repair.rule);
        }
        Imported { document, repairs: told.repairs.told() }
    }))
}

/// Tells of a sheet that only shows, where it was changed, and of one that nobody knows.
fn shows(sheet: &OpenSheet, repairs: &mut Repairs) {
    if sheet.rows.is_empty() {
        return;
    }
    let is_mark = |cell: &str| cell.starts_with(SHOWS);
    match sheet.rows.iter().flat_map(|row| &row.cells).find(|cell| is_mark(cell)) {
        None => repairs.push(&sheet.name, Rule::UnknownField),
        Some(mark) => {
            let cells = sheet
                .rows
                .iter()
                .map(|row| row.cells.iter().filter(|cell| !is_mark(cell)).map(|cell| cell.to_string()).collect());
            if mark[SHOWS.len()..] != format!("{:08x}", checksum(cells)) {
                repairs.push(&sheet.name, Rule::ShownOnly);
            }
        }
    }
}

/// A sheet of records.
struct Table<'a> {
    name: &'a str,
    kind: Kind,
    columns: Vec<Column>,
    fields: Vec<Filled>,
    rows: Vec<Vec<&'a str>>,
}

/// What a column is.
#[derive(Clone, Debug, PartialEq)]
enum Column {
    /// The place of the field among those of the kind.
    Field(usize),
    /// What stands beside a reference.
    Mark(usize),
    Journey,
    JourneyMark,
    /// The number of a step in its journey.
    Number,
    /// How often this value was answered.
    Count(u8),
    Id,
    /// What is worked out from the rest.
    Derived,
    /// What is not ours, under this name.
    Unknown(String),
}

impl<'a> Table<'a> {
    fn of(sheet: &'a OpenSheet) -> Option<Self> {
        let kind_of = |cell: &str| KINDS.into_iter().find(|kind| id_head(*kind) == cell);
        let cell = |row: &'a csv::Row, column: usize| row.cells.get(column).map_or("", |cell| &**cell);
        let head = sheet.rows.iter().take(10).find_map(|row| {
            Some((row, row.cells.iter().find_map(|cell| kind_of(cell)).filter(|kind| *kind != Kind::Plan)?))
        });
        let (heads, rows, kind): (Vec<&str>, Vec<Vec<&str>>, Kind) = match head {
            Some((head, kind)) => {
                let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
                let all = |row: &'a csv::Row| (0..width).map(|column| cell(row, column)).collect();
                (all(head), sheet.rows.iter().filter(|row| row.line > head.line).map(all).collect(), kind)
            }
            None => {
                // The plan's fields stand below each other.
                sheet.rows.iter().find(|row| cell(row, 0) == id_head(Kind::Plan))?;
                let column = |column: usize| sheet.rows.iter().map(|row| cell(row, column)).collect();
                (column(0), vec![column(1)], Kind::Plan)
            }
        };
        let fields = fields::blank(kind).as_ref().map(fields::of).unwrap_or_default();
        let columns = heads.into_iter().map(|head| Column::of(kind, &fields, head)).collect();
        Some(Self { name: &sheet.name, kind, columns, fields, rows })
    }

    /// The cell of a row in a column.
    fn cell<'r>(&self, row: &'r [&'a str], column: &Column) -> &'r str {
        self.columns.iter().position(|known| known == column).and_then(|place| row.get(place)).copied().unwrap_or("")
    }
}

impl Column {
    fn of(kind: Kind, fields: &[Filled], head: &str) -> Self {
        let head = head.trim();
        if head == id_head(kind) {
            return Self::Id;
        }
        if head == JOURNEY_HEAD && kind == Kind::Step {
            return Self::JourneyMark;
        }
        let spoken = |word: &dyn Fn(Language) -> String| Language::ALL.iter().any(|language| word(*language) == head);
        if kind == Kind::Step && spoken(&|language| messages(language).csv_step_number.to_owned()) {
            return Self::Number;
        }
        if kind == Kind::Step && spoken(&|language| messages(language).journey.to_owned()) {
            return Self::Journey;
        }
        for (place, field) in fields.iter().enumerate() {
            match &field.content {
                Content::Counts(..) => {
                    if let Some(value) = head.parse().ok().filter(|value| *value <= HIGHEST) {
                        return Self::Count(value);
                    }
                }
                Content::Reference(..) if head == reference_head(field.field) => return Self::Mark(place),
                _ if spoken(&|language| label(language, kind, field.field).to_owned()) => {
                    return Self::Field(place);
                }
                _ => {}
            }
        }
        let is_figure = |language: Language| {
            figure_heads(&Export { language, ..Export::default() }).iter().any(|figure| figure == head)
        };
        if kind == Kind::Feedback && Language::ALL.iter().any(|language| is_figure(*language)) {
            return Self::Derived;
        }
        Self::Unknown(head.to_owned())
    }
}

/// What was found, as objects of a plan file.
struct Told {
    known: Known,
    /// How many ids were made up.
    made: usize,
    tables: HashMap<Kind, Vec<Row>>,
    repairs: Repairs,
}

/// A record, and of a step which journey it is of and where in it.
#[derive(Default)]
struct Row {
    record: Record,
    journey: String,
    number: Option<u32>,
}

impl Told {
    /// A word that is no id: the reader of plan files puts a new one in its place, and tells so.
    fn new_id(&mut self) -> String {
        self.made += 1;
        format!("new {}", self.made)
    }

    /// An object with its id for each row of a sheet, so that references can be followed to any of them.
    fn ids(&mut self, table: &Table) -> Vec<Record> {
        let name = table.fields.iter().position(|field| matches!(field.field, Field::Name | Field::Title));
        let mut objects = Vec::new();
        for row in &table.rows {
            let mut object = Record::default();
            let given = table.cell(row, &Column::Id).trim();
            let says = |(column, cell): (&Column, &&str)| {
                !matches!(column, Column::Derived | Column::Number) && !cell.trim().is_empty()
            };
            if table.kind != Kind::Plan && !table.columns.iter().zip(row).any(says) {
                // An empty row is none.
                objects.push(object);
                continue;
            }
            let id = if given.is_empty() { self.new_id() } else { given.to_owned() };
            if let Some(name) = name {
                self.known.add(table.kind, &id, table.cell(row, &Column::Field(name)));
            }
            object.add("id", id);
            objects.push(object);
        }
        objects
    }

    fn records(&mut self, table: &Table, objects: Vec<Record>) {
        for (place, column) in table.columns.iter().enumerate() {
            if let Column::Unknown(name) = column
                && table.rows.iter().any(|row| row.get(place).is_some_and(|cell| !cell.trim().is_empty()))
            {
                self.repairs.push(&format!("{}: {name}", table.name), Rule::UnknownField);
            }
        }
        for (row, mut object) in table.rows.iter().zip(objects).filter(|(_, object)| !object.is_empty()) {
            let mut goal = Record::default();
            for (place, field) in table.fields.iter().enumerate() {
                let value = match &field.content {
                    Content::Reference(kind, _) => self.reference(table, row, place, *kind),
                    Content::Counts(..) => counts(table, row, &object),
                    _ => field.value(table.cell(row, &Column::Field(place))),
                };
                let Some(value) = value else { continue };
                let inner = matches!(field.field, Field::GoalKind | Field::GoalText) && table.kind == Kind::Plan;
                let into = if inner { &mut goal } else { &mut object };
                into.add(field.field.key(), value);
            }
            if !goal.is_empty() {
                object.add(Field::Goal.key(), goal);
            }
            let mut row_of = Row { record: object, ..Row::default() };
            if table.kind == Kind::Step {
                row_of.journey = self.journey(table, row);
                row_of.number = table.cell(row, &Column::Number).trim().parse().ok();
            }
            self.tables.entry(table.kind).or_default().push(row_of);
        }
    }

    /// The value of a reference. A touchpoint that a step names and nobody knows is a new one.
    fn reference(&mut self, table: &Table, row: &[&str], place: usize, kind: Option<Kind>) -> Option<Data> {
        let shown = table.cell(row, &Column::Field(place));
        let mark = table.cell(row, &Column::Mark(place));
        let of = |kind: Kind, id: String| {
            let (name, _) = REFERENCES.iter().find(|(_, known)| *known == kind)?;
            let mut reference = Record::default();
            reference.add(name, id);
            Some(reference.into())
        };
        match (self.known.meant(kind, shown, mark), kind) {
            (Meant::Nothing, _) => None,
            (Meant::Record(_, id), Some(_)) => Some(id.into()),
            (Meant::Record(kind, id), None) => of(kind, id),
            (Meant::Unknown(name), Some(kind @ (Kind::Touchpoint | Kind::Phase))) => {
                Some(self.made_of(kind, &name).into())
            }
            (Meant::Unknown(name), Some(_)) => Some(name.into()),
            (Meant::Unknown(name), None) => of(Kind::Step, name),
        }
    }

    /// A record that was only named.
    fn made_of(&mut self, kind: Kind, name: &str) -> String {
        let id = self.new_id();
        self.known.add(kind, &id, name);
        let mut record = Record::default();
        record.add("id", id.clone());
        record.add(Field::Name.key(), name.trim());
        self.tables.entry(kind).or_default().push(Row { record, ..Row::default() });
        id
    }

    fn journey(&mut self, table: &Table, row: &[&str]) -> String {
        let (shown, mark) = (table.cell(row, &Column::Journey), table.cell(row, &Column::JourneyMark));
        match self.known.meant(Some(Kind::Journey), shown, mark) {
            Meant::Record(_, id) => id,
            Meant::Nothing => match self.known.named(Kind::Journey, "") {
                Some(id) => id.to_owned(),
                None => self.made_of(Kind::Journey, ""),
            },
            Meant::Unknown(name) => self.made_of(Kind::Journey, &name),
        }
    }

    /// The plan file.
    fn plan(&mut self, import: &Import) -> Record {
        let mut take = |kind: Kind| self.tables.remove(&kind).unwrap_or_default();
        let records = |rows: Vec<Row>| -> Vec<Record> { rows.into_iter().map(|row| row.record).collect() };
        let mut plan = take(Kind::Plan).into_iter().next().unwrap_or_default().record;
        plan.add_missing("id", Ids::new(import.seed).next_id().as_str());
        plan.add("format", json::FORMAT);
        plan.add("version", json::VERSION);
        plan.add_missing(Field::Language.key(), import.language.key());
        plan.add_missing(Field::Title.key(), "");
        let mut steps: HashMap<String, Vec<Row>> = HashMap::new();
        for step in take(Kind::Step) {
            steps.entry(step.journey.clone()).or_default().push(step);
        }
        let mut journeys = records(take(Kind::Journey));
        for journey in &mut journeys {
            // Of two rows with one id the first has the steps.
            let mut of_journey = steps.remove(journey.text("id").unwrap_or_default()).unwrap_or_default();
            if of_journey.iter().all(|step| step.number.is_some()) {
                of_journey.sort_by_key(|step| step.number);
            }
            journey.add("steps", records(of_journey));
        }
        plan.add("journeys", journeys);
        for (name, kind) in [
            ("phases", Kind::Phase),
            ("personas", Kind::Persona),
            ("touchpoints", Kind::Touchpoint),
            ("measures", Kind::Measure),
            ("feedback", Kind::Feedback),
            ("set_aside", Kind::SetAside),
        ] {
            let mut rows = records(take(kind));
            if kind == Kind::Phase {
                // Every phase has a stage in a plan file.
                rows.iter_mut().for_each(|phase| phase.add_missing(Field::Stage.key(), Stage::default().key()));
            }
            plan.add(name, rows);
        }
        plan
    }
}

/// The answers of a row, from the lowest value of its metric on.
fn counts(table: &Table, row: &[&str], record: &Record) -> Option<Data> {
    let metric = record.text(Field::Metric.key()).and_then(Metric::from_key).unwrap_or_default();
    let (lowest, many) = metric.scale();
    let count = |value: u8| table.cell(row, &Column::Count(value)).trim().parse::<f64>().unwrap_or(0.0);
    let counts: Vec<u32> = (0..many as u8).map(|place| count(lowest + place) as u32).collect();
    let written = || counts.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    counts.iter().any(|count| *count > 0).then(|| Data::Written(format!("[{}]", written())))
}
