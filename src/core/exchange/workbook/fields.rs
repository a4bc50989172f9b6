//! The fields of a record as columns of a sheet: what stands in a cell for a value, and which value a cell stands for.
//! Both follow from the record's own list of fields, so a new field is a new column.

use super::names::Names;
use super::sheet::{Cell, Look, Value};
use crate::core::exchange::csv;
use crate::core::json_text::{Data, quoted};
use crate::core::knowledge::{self, plain};
use crate::core::model::{
    Choice, Date, Elapsed, Feedback, Field, Id, Journey, Key, Kind, Language, Line, Measure, Metric, Order, Persona,
    Phase, PhaseModel, Plan, Prose, Record, RefVisitor, Score, SetAside, Step, StepText, Target, Touchpoint, Weight,
    Weights,
};
use crate::core::names::channel_name;
use crate::core::text::exchange::exchange;
use crate::core::text::{Messages, field_label, messages, value_label};

/// A field as a sheet has it.
pub struct Filled {
    pub field: Field,
    pub content: Content,
}

/// What is in a field.
pub enum Content {
    Text(String),
    List(Vec<String>),
    /// The key of a channel of the catalogue, or any text.
    Channel(String),
    Choice(&'static [&'static str], Option<usize>),
    Flag(bool),
    Score(Option<Score>),
    Date(Option<Date>),
    Elapsed(Option<Elapsed>),
    /// Another record of this kind; of any kind, if none is said.
    Reference(Option<Kind>, Option<Key>),
    /// Answers, and the lowest value of the scale.
    Counts(Vec<u32>, u8),
    Weights(Vec<(String, Weight)>),
}

/// The fields of a record, in the order of the plan file.
pub fn of(record: &Record) -> Vec<Filled> {
    let mut gathered = Gathered(Vec::new());
    record.visit_ref(&mut gathered);
    gathered.0
}

/// A record of this kind with nothing in it: which columns a sheet has does not depend on its rows.
pub fn blank(kind: Kind) -> Option<Record> {
    let (id, order) = (Id::new("blank")?, Order::default());
    Some(match kind {
        Kind::Plan => Record::Plan(Plan::new(id)),
        Kind::Phase => Record::Phase(Phase::new(id, order)),
        Kind::Persona => Record::Persona(Persona::new(id, order)),
        Kind::Touchpoint => Record::Touchpoint(Touchpoint::new(id, order)),
        Kind::Journey => Record::Journey(Journey::new(id, order)),
        Kind::Step => Record::Step(Step::new(id.clone(), id.clone(), id, order)),
        Kind::Measure => Record::Measure(Measure::new(id, order)),
        Kind::Feedback => Record::Feedback(Feedback::new(id, order)),
        Kind::SetAside => Record::SetAside(SetAside::new(id, order)),
    })
}

/// What a column of a field is called.
pub fn label(language: Language, kind: Kind, field: Field) -> &'static str {
    let t = messages(language);
    match (kind, field) {
        // A record of feedback is called so already.
        (Kind::Feedback, Field::Kind) => exchange(language).report_source,
        (_, Field::Phase) => t.phase,
        (_, Field::After) => t.csv_elapsed,
        (Kind::Plan, Field::GoalText) => t.plan_goal_text,
        _ => field_label(t, kind, field),
    }
}

/// The names that a choice has in sheets of a language.
fn choice_name(t: &Messages, language: Language, field: Field, key: &str) -> String {
    if field == Field::PhaseModel {
        let model = PhaseModel::from_key(key).and_then(knowledge::phase_model);
        return model.map_or(t.model_custom, |model| model.name.get(language)).to_owned();
    }
    value_label(t, field, key).unwrap_or_default().to_owned()
}

/// What begins an entry of a list.
const POINT: &str = "• ";
/// The most that a cell of a workbook holds, in UTF-16 units.
const LONGEST: usize = 32_767;

/// A list in one cell, an entry a line.
fn list_text(entries: &[String]) -> String {
    entries.iter().map(|entry| format!("{POINT}{entry}")).collect::<Vec<_>>().join("\n")
}

/// The entries of such a text; of one without points, its lines.
fn list_of(text: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    let pointed = text.starts_with(POINT);
    for line in text.split('\n') {
        match (line.strip_prefix(POINT), entries.last_mut()) {
            (Some(entry), _) => entries.push(entry.to_owned()),
            (None, Some(entry)) if pointed => {
                entry.push('\n');
                entry.push_str(line);
            }
            (None, _) if line.trim().is_empty() => {}
            (None, _) => entries.push(line.trim().trim_start_matches(['-', '*', '•', '–']).trim_start().to_owned()),
        }
    }
    entries
}

/// A list as the cell has it, and whether it comes back from there as it is: an entry that looks like several, and
/// more than a cell holds, do not.
fn list_cell(entries: &[String]) -> (String, bool) {
    let mut held = entries.len();
    let mut text = list_text(entries);
    while held > 0 && text.encode_utf16().count() > LONGEST {
        held -= 1;
        text = list_text(&entries[..held]);
    }
    let whole = entries.is_empty() || list_of(&text) == entries;
    (text, whole)
}

impl Filled {
    /// Whether the sheet holds all that is in the field.
    pub fn is_kept(&self) -> bool {
        match &self.content {
            Content::List(entries) => list_cell(entries).1,
            // A text that happens to be a channel's name comes back as this channel.
            Content::Channel(channel) => {
                Language::ALL.iter().all(|language| csv::channel_of(&channel_name(channel, *language), true) == channel)
            }
            Content::Text(_)
            | Content::Choice(..)
            | Content::Flag(_)
            | Content::Score(_)
            | Content::Date(_)
            | Content::Elapsed(_)
            | Content::Reference(..)
            | Content::Counts(..)
            | Content::Weights(_) => true,
        }
    }

    /// The cells of the field. A reference has a second one that only we read; answers have one for each value of the
    /// widest scale.
    pub fn cells(&self, names: &Names, language: Language) -> Vec<Cell> {
        let t = messages(language);
        let look = look(self.field);
        vec![match &self.content {
            Content::Text(text) => Cell::text(text.as_str(), look),
            Content::List(entries) => Cell::text(list_cell(entries).0, look),
            Content::Channel(channel) => Cell::text(channel_name(channel, language), look),
            Content::Choice(keys, index) => {
                Cell::text(index.map_or(String::new(), |index| choice_name(t, language, self.field, keys[index])), look)
            }
            // A step is none unless somebody says so.
            Content::Flag(false) if self.field == Field::MomentOfTruth => Cell::default(),
            Content::Flag(flag) => Cell::text(if *flag { t.csv_yes } else { t.csv_no }, look),
            Content::Score(score) => score.map_or(Cell::default(), |score| {
                Cell::number(
                    f64::from(score.number()),
                    if self.field == Field::Satisfaction { Look::Rating(score.number()) } else { Look::Number },
                )
            }),
            Content::Date(date) => {
                date.map_or(Cell::default(), |date| Cell { value: Value::Date(date), look: Look::Date })
            }
            Content::Elapsed(elapsed) => {
                elapsed.map_or(Cell::default(), |elapsed| Cell::number(f64::from(elapsed.minutes) / 1440.0, Look::Days))
            }
            Content::Reference(_, key) => {
                let shown = key.as_ref().map_or(String::new(), |key| names.shown(key, self.field).to_owned());
                let mark = key.as_ref().map_or(String::new(), |key| Names::mark(key, &shown));
                return vec![Cell::text(shown, look), Cell::text(mark, Look::Mark)];
            }
            Content::Counts(counts, lowest) => {
                return (0..=HIGHEST)
                    .map(|value| {
                        let count = value.checked_sub(*lowest).and_then(|place| counts.get(usize::from(place)));
                        count
                            .filter(|count| **count > 0)
                            .map_or(Cell::default(), |count| Cell::number(f64::from(*count), Look::Number))
                    })
                    .collect();
            }
            Content::Weights(weights) => {
                let line = |(rule, weight): &(String, Weight)| {
                    format!("{rule}: {}", choice_name(t, language, Field::Weights, weight.key()))
                };
                Cell::text(weights.iter().map(line).collect::<Vec<_>>().join("\n"), look)
            }
        }]
    }

    /// What the columns of the field are called, and how wide they are.
    pub fn heads(&self, kind: Kind, language: Language) -> Vec<(String, Option<f64>)> {
        let name = label(language, kind, self.field).to_owned();
        match &self.content {
            Content::Reference(..) => {
                vec![(name, Some(width(self.field))), (reference_head(self.field), None)]
            }
            Content::Counts(..) => (0..=HIGHEST).map(|value| (value.to_string(), Some(6.0))).collect(),
            Content::Text(_)
            | Content::List(_)
            | Content::Channel(_)
            | Content::Choice(..)
            | Content::Flag(_)
            | Content::Score(_)
            | Content::Date(_)
            | Content::Elapsed(_)
            | Content::Weights(_) => vec![(name, Some(width(self.field)))],
        }
    }

    /// The value of a plan file that a cell stands for; none if it says nothing. What can't be understood is given as
    /// it stands: who reads the plan file tells so.
    pub fn value(&self, cell: &str) -> Option<Data> {
        let words = cell.trim();
        if cell.is_empty() {
            return None;
        }
        Some(match &self.content {
            Content::Text(_) => cell.into(),
            Content::List(_) => {
                let entries: Vec<String> = list_of(cell).iter().map(|entry| quoted(entry)).collect();
                Data::Written(format!("[{}]", entries.join(",")))
            }
            Content::Channel(_) => csv::channel_of(cell, true).into(),
            Content::Choice(keys, _) => {
                let named = |key: &&&str| {
                    **key == words
                        || Language::ALL.iter().any(|language| {
                            plain(&choice_name(messages(*language), *language, self.field, key)) == plain(words)
                        })
                };
                keys.iter().find(named).map_or(words, |key| key).into()
            }
            Content::Flag(_) => csv::flag(words).map_or(words.into(), Data::Flag),
            Content::Score(_) => match csv::rating(words, '.') {
                Some(csv::Rating::Named(score) | csv::Rating::Spoken(score)) => score.number().into(),
                Some(csv::Rating::Plain(number) | csv::Rating::Of(number, 5.0)) => whole(number),
                Some(csv::Rating::Of(..)) | None => 0_u8.into(),
            },
            Content::Date(_) => day(words).map_or(words.to_owned(), |date| date.to_string()).into(),
            Content::Elapsed(_) => match csv::span(words, '.', Some(1440.0)) {
                Some(csv::Span::Minutes(minutes) | csv::Span::About(minutes))
                    if (0.0..=f64::from(u32::MAX)).contains(&minutes) =>
                {
                    Elapsed { minutes: minutes as u32 }.to_string().into()
                }
                Some(csv::Span::Minutes(_) | csv::Span::About(_) | csv::Span::Bare) | None => words.into(),
            },
            Content::Weights(_) => {
                let lines = cell.lines().filter_map(|line| line.split_once(": "));
                let key = |name: &str| {
                    let named = |key: &&&str| {
                        Language::ALL
                            .iter()
                            .any(|language| choice_name(messages(*language), *language, Field::Weights, key) == name)
                    };
                    Weight::KEYS.iter().find(named).map_or(name.to_owned(), |key| (*key).to_owned())
                };
                let pairs: Vec<String> =
                    lines.map(|(rule, name)| format!("{}:{}", quoted(rule), quoted(&key(name.trim())))).collect();
                Data::Written(format!("{{{}}}", pairs.join(",")))
            }
            // These stand in more than one cell.
            Content::Reference(..) | Content::Counts(..) => return None,
        })
    }
}

/// The highest value of any scale.
pub const HIGHEST: u8 = 10;

/// The name of a column that only we read: it is in no language, so any of ours is known by it.
pub fn reference_head(field: Field) -> String {
    format!("wegmarke:{}", field.key())
}

/// The name of the column of the records' ids.
pub fn id_head(kind: Kind) -> &'static str {
    match kind {
        Kind::Plan => "wegmarke:plan-id",
        Kind::Phase => "wegmarke:phase-id",
        Kind::Persona => "wegmarke:persona-id",
        Kind::Touchpoint => "wegmarke:touchpoint-id",
        Kind::Journey => "wegmarke:journey-id",
        Kind::Step => "wegmarke:step-id",
        Kind::Measure => "wegmarke:measure-id",
        Kind::Feedback => "wegmarke:feedback-id",
        Kind::SetAside => "wegmarke:set-aside-id",
    }
}

/// A number of the scale as JSON has it: whole where it is, else as it is, for the rule that rounds.
fn whole(number: f64) -> Data {
    Data::Written(if number.fract() == 0.0 && number.abs() < 1e9 {
        (number as i64).to_string()
    } else {
        number.to_string()
    })
}

/// A day as people write it: `2027-03-31` or `31.3.2027`.
pub fn day(text: &str) -> Option<Date> {
    let text = text.split([' ', 'T']).next().unwrap_or(text);
    Date::parse(text).or_else(|| {
        let mut parts = text.split('.').map(|part| part.trim().parse::<u16>().ok());
        let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
        let year = if year < 100 { 2000 + year } else { year };
        parts.next().is_none().then(|| Date::parse(&format!("{year:04}-{month:02}-{day:02}")))?
    })
}

fn look(field: Field) -> Look {
    match field {
        Field::Title | Field::Name | Field::Touchpoint => Look::Strong,
        Field::PainPoint => Look::Pain,
        Field::Opportunity => Look::Opportunity,
        _ => Look::Body,
    }
}

/// How wide a column is, in letters.
fn width(field: Field) -> f64 {
    match field {
        Field::Satisfaction | Field::Impact | Field::Effort | Field::MomentOfTruth | Field::Controllable => 13.0,
        Field::After | Field::Due | Field::Date | Field::Medium | Field::Status | Field::Stage => 13.0,
        Field::Portrait | Field::Age | Field::Language | Field::Market | Field::Kind | Field::MediaType => 13.0,
        Field::Metric | Field::Phase | Field::Channel | Field::GoalKind | Field::Owner | Field::Gender => 18.0,
        _ if StepText::from_field(field).is_some() => 34.0,
        Field::Title | Field::Name | Field::Touchpoint | Field::Target | Field::Persona => 30.0,
        _ => 32.0,
    }
}

struct Gathered(Vec<Filled>);

impl Gathered {
    fn add(&mut self, field: Field, content: Content) {
        self.0.push(Filled { field, content });
    }
}

impl RefVisitor for Gathered {
    fn line(&mut self, field: Field, value: &Line) {
        self.add(field, Content::Text(value.to_string()));
    }
    fn prose(&mut self, field: Field, value: &Prose) {
        let text = value.to_string();
        self.add(field, if field == Field::Channel { Content::Channel(text) } else { Content::Text(text) });
    }
    fn list(&mut self, field: Field, value: &[Prose]) {
        self.add(field, Content::List(value.iter().map(|entry| entry.to_string()).collect()));
    }
    fn choice(&mut self, field: Field, value: &dyn Choice) {
        self.add(field, Content::Choice(value.keys(), value.index()));
    }
    fn flag(&mut self, field: Field, value: &bool, _: bool) {
        self.add(field, Content::Flag(*value));
    }
    fn score(&mut self, field: Field, value: &Option<Score>) {
        self.add(field, Content::Score(*value));
    }
    fn date(&mut self, field: Field, value: &Option<Date>) {
        self.add(field, Content::Date(*value));
    }
    fn elapsed(&mut self, field: Field, value: &Option<Elapsed>) {
        self.add(field, Content::Elapsed(*value));
    }
    fn link(&mut self, field: Field, kind: Kind, value: &Option<Id>) {
        let key = value.as_ref().map(|id| Key::new(kind, id));
        self.add(field, Content::Reference(Some(kind), key));
    }
    fn place(&mut self, field: Field, phase: &Id) {
        self.add(field, Content::Reference(Some(Kind::Phase), Some(Key::new(Kind::Phase, phase))));
    }
    fn target(&mut self, field: Field, value: &Option<Target>) {
        self.add(field, Content::Reference(None, value.as_ref().map(Target::key)));
    }
    fn subject(&mut self, field: Field, value: &Option<Key>) {
        self.add(field, Content::Reference(None, value.clone()));
    }
    fn weights(&mut self, field: Field, value: &Weights) {
        let weights = value.iter().map(|(rule, weight)| (rule.to_owned(), weight)).collect();
        self.add(field, Content::Weights(weights));
    }
    fn counts(&mut self, field: Field, value: &[u32], metric: Metric) {
        self.add(field, Content::Counts(value.to_vec(), metric.scale().0));
    }
    fn object(&mut self, _: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor)) {
        inner(self);
    }
}
