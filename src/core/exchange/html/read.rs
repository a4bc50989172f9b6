//! From the fragment back to a plan. What the page holds is told anew as a plan file, whose reader then knows limits,
//! faults and repairs; here is only what stands where.
//!
//! It bears what blogs and their editors do: elements around and within, attributes or the picture taken out, bodies of
//! the table joined, rows and list items added by hand. Words that somebody changed count, since they are the data.

use std::collections::{HashMap, HashSet};

use super::foreign;
use super::node::{Node, VERSION};
use crate::core::exchange::csv::{self, Column, Rating, Vocabulary};
use crate::core::exchange::json;
use crate::core::exchange::{ErrorCode, Import, ImportError, Imported, Place};
use crate::core::json_text::{Data, Record};
use crate::core::knowledge;
use crate::core::model::{Field, Ids, Kind, Language, StepText};

/// What tells a table of ours from others.
const OWN: [&str; 3] = ["data-journey", "data-phase", "data-step"];

/// Reads a figure of ours, wherever in the tree, or just its table; else the first table, as far as its columns say
/// what they mean. Errors: the tree is too large, a later version of the planner wrote it, or there is no journey in
/// it.
pub fn read(tree: &Node, import: &Import) -> Result<Imported, ImportError> {
    own(tree, import).unwrap_or_else(|| read_foreign(tree, import))
}

/// As `read`, for a figure or table of ours; none if there is only somebody else's table, which takes the reader of
/// such (`read_foreign`).
pub fn own(tree: &Node, import: &Import) -> Option<Result<Imported, ImportError>> {
    let refuse = |code: ErrorCode| Some(Err(ImportError { code, place: Place::Whole }));
    if !tree.is_bounded() {
        return refuse(ErrorCode::TooLarge);
    }
    let page = figure(tree).unwrap_or(tree);
    let version = page.attribute("data-wegmarke").and_then(|version| version.trim().parse().ok());
    if version.is_some_and(|version: u64| version > VERSION) {
        return refuse(ErrorCode::NewerVersion);
    }
    let own = page.find(&|node| node.name() == "table" && is_own(node));
    if own.is_none() {
        if table(page).is_some() {
            return None;
        }
        // A plan without a journey has no table.
        if page.attribute("data-goal").is_none() {
            return refuse(ErrorCode::WrongFormat);
        }
    }
    let read = json::read(&plan(page, own, import).written(), import.seed);
    Some(read.map(|(document, repairs)| Imported { document, repairs }))
}

/// Reads the first table in a tree in which nothing is ours.
pub fn read_foreign(tree: &Node, import: &Import) -> Result<Imported, ImportError> {
    let page = figure(tree).unwrap_or(tree);
    match table(page) {
        Some(table) => foreign::read(table, page.find(&|node| node.name() == "figcaption"), import),
        None => Err(ImportError { code: ErrorCode::WrongFormat, place: Place::Whole }),
    }
}

fn figure(tree: &Node) -> Option<&Node> {
    tree.find(&|node| node.attribute("data-wegmarke").is_some())
}

fn table(page: &Node) -> Option<&Node> {
    page.find(&|node| node.name() == "table")
}

/// The plan file that a page with a table of ours is, or with none where there is no journey.
fn plan(page: &Node, table: Option<&Node>, import: &Import) -> Record {
    let mut told = Told::default();
    let mut plan = Record::default();
    plan.add("format", json::FORMAT);
    plan.add("version", json::VERSION);
    // The fragment has the plan's contents, but is not that plan.
    plan.add("id", Ids::new(import.seed).next_id().as_str());
    let spoken =
        page.attribute("lang").and_then(|lang| Language::from_key(lang.split('-').next()?)).unwrap_or(import.language);
    set(&mut plan, Field::Language, attribute(page, "data-language").or(Some(spoken.key())));
    set(&mut plan, Field::Market, attribute(page, "data-market"));
    let mut goal = Record::default();
    set(&mut goal, Field::GoalKind, attribute(page, "data-goal"));
    let mut journey = Record::default();
    if let Some(caption) = page.find(&|node| node.name() == "figcaption" && is_marked(node)) {
        set(&mut plan, Field::Title, text(caption, Field::Title.key()));
        set(&mut goal, Field::GoalText, text(caption, "goal"));
        for field in [Field::Name, Field::Scenario, Field::Expectation] {
            set(&mut journey, field, text(caption, field.key()));
        }
    }
    set(&mut plan, Field::Goal, Some(goal));
    if let Some(table) = table {
        if let Some(item) = page.find(&|node| node.attribute("data-persona").is_some()) {
            let mut persona = Record::default();
            let id = told.id(Kind::Persona, item.attribute("data-persona"), &mut persona);
            set(&mut persona, Field::Name, text(item, Field::Name.key()));
            set(&mut persona, Field::Role, text(item, Field::Role.key()));
            set(&mut persona, Field::Portrait, item.attribute("data-portrait"));
            set(&mut journey, Field::Persona, Some(id));
            plan.add("personas", vec![persona]);
        }
        told.id(Kind::Journey, table.attribute("data-journey"), &mut journey);
        set(&mut journey, Field::Kind, attribute(table, "data-kind"));
        told.rows(table);
        journey.add("steps", told.steps);
        plan.add("journeys", vec![journey]);
    }
    let names: Vec<&str> = told.phases.iter().map(|phase| phase.text(Field::Name.key()).unwrap_or_default()).collect();
    let (model, stages) = knowledge::likely_model(&names);
    for (phase, stage) in told.phases.iter_mut().zip(stages) {
        phase.add_missing(Field::Stage.key(), stage.key());
    }
    set(&mut plan, Field::PhaseModel, attribute(page, "data-phase-model").or(Some(model.key())));
    plan.add("phases", told.phases);
    plan.add("touchpoints", told.touchpoints);
    plan.add("measures", told.measures);
    plan
}

/// Whether a table is of our making: it says so itself, or its parts or rows do.
fn is_own(table: &Node) -> bool {
    let says = |node: &Node| OWN.iter().any(|name| node.attribute(name).is_some());
    says(table) || table.children().iter().any(|part| says(part) || part.children().iter().any(says))
}

/// What was found, as objects of a plan file.
#[derive(Default)]
struct Told {
    taken: HashSet<(Kind, String)>,
    /// How many ids were made up.
    made: usize,
    phases: Vec<Record>,
    touchpoints: Vec<Record>,
    /// What steps call the touchpoints: by id and name, by id alone, by name alone.
    met: HashMap<(String, String), String>,
    steps: Vec<Record>,
    measures: Vec<Record>,
}

impl Told {
    /// The id of a record: the one that the page gives, else, as for what was copied or added by hand, a word that is
    /// no id. The reader of plan files puts a new id in the place of such a word, and tells so.
    fn id(&mut self, kind: Kind, given: Option<&str>, object: &mut Record) -> String {
        let mut id = given.unwrap_or_default().to_owned();
        while id.is_empty() || !self.taken.insert((kind, id.clone())) {
            self.made += 1;
            id = format!("new {}", self.made);
        }
        object.add("id", id.clone());
        id
    }

    /// The rows of a table below the names of its columns, each in the body of its phase.
    fn rows(&mut self, table: &Node) {
        for body in table.children() {
            let mut fresh = body.attribute("data-phase").is_some();
            match body.name() {
                "tr" => self.row(body, body, &mut fresh),
                "tbody" | "tfoot" => body
                    .children()
                    .iter()
                    .filter(|row| row.name() == "tr")
                    .for_each(|row| self.row(row, body, &mut fresh)),
                _ => {}
            }
        }
    }

    /// A row: the name of a phase, or a step. `fresh` says whether the body's phase is still to come.
    fn row(&mut self, row: &Node, body: &Node, fresh: &mut bool) {
        let cells: Vec<&Node> = row.cells().collect();
        let is_step = row.attribute("data-step").is_some();
        match cells.as_slice() {
            [cell] if !is_step => {
                if *fresh || !cell.words().trim().is_empty() {
                    self.phase(body, Some(cell), std::mem::take(fresh));
                }
            }
            [] => {}
            // The names of the columns, where an editor took them for a row.
            cells if !is_step && cells.iter().all(|cell| cell.name() == "th") => {}
            [head, rest @ ..] => {
                if std::mem::take(fresh) {
                    self.phase(body, None, true);
                }
                self.step(row, head, rest);
            }
        }
    }

    fn phase(&mut self, body: &Node, head: Option<&Node>, is_bodys: bool) {
        let mut phase = Record::default();
        let marks = Some(body).filter(|_| is_bodys);
        self.id(Kind::Phase, marks.and_then(|body| body.attribute("data-phase")), &mut phase);
        if let Some(head) = head {
            let (name, question) = headline(head);
            set(&mut phase, Field::Name, name);
            set(&mut phase, Field::Question, text(head, Field::Question.key()).or(question));
        }
        set(&mut phase, Field::Stage, marks.and_then(|body| attribute(body, "data-stage")));
        self.phases.push(phase);
    }

    fn step(&mut self, row: &Node, head: &Node, cells: &[&Node]) {
        let mut step = Record::default();
        let id = self.id(Kind::Step, row.attribute("data-step"), &mut step);
        if let Some(phase) = self.phases.last() {
            set(&mut step, Field::Phase, phase.text("id"));
        }
        set(&mut step, Field::Touchpoint, self.touchpoint(head));
        let in_words = cells.split_last().and_then(|(_, before)| rating(before.first()?));
        // What is no number of the scale is told by who reads the plan file.
        let score = in_words.or(attribute(row, "data-satisfaction").map(|score| score.trim().parse().unwrap_or(0)));
        set(&mut step, Field::Satisfaction, score);
        set(&mut step, Field::MomentOfTruth, row.attribute("data-moment-of-truth").map(|flag| flag != "false"));
        set(&mut step, Field::After, attribute(row, "data-after"));
        for field in StepText::ALL.iter().map(|text| text.field()) {
            set(&mut step, field, text(row, field.key()));
        }
        if let Some(cell) = cells.last() {
            self.said(cell, &id, &mut step);
        }
        self.steps.push(step);
    }

    /// The touchpoint that the head of a row names. Rows of one id and different names are different touchpoints:
    /// somebody changed the one, not the other.
    fn touchpoint(&mut self, head: &Node) -> Option<String> {
        let id = attribute(head, "data-touchpoint").unwrap_or_default();
        let name = headline(head).0.unwrap_or_default();
        let both = (id.to_owned(), name);
        if both.0.is_empty() && both.1.is_empty() {
            return None;
        }
        if let Some(reference) = self.met.get(&both) {
            return Some(reference.clone());
        }
        let mut touchpoint = Record::default();
        let reference = self.id(Kind::Touchpoint, Some(id), &mut touchpoint);
        set(&mut touchpoint, Field::Name, Some(both.1.as_str()));
        set(&mut touchpoint, Field::Channel, head.attribute("data-channel"));
        set(&mut touchpoint, Field::Medium, attribute(head, "data-medium"));
        set(&mut touchpoint, Field::MediaType, attribute(head, "data-media-type"));
        set(&mut touchpoint, Field::Controllable, attribute(head, "data-controllable").map(|flag| flag != "false"));
        self.touchpoints.push(touchpoint);
        for key in [(both.0.clone(), String::new()), (String::new(), both.1.clone()), both] {
            self.met.entry(key).or_insert(reference.clone());
        }
        Some(reference)
    }

    /// What the last cell says beside the texts that are marked: measures, and what somebody wrote there by hand.
    fn said(&mut self, cell: &Node, step: &str, object: &mut Record) {
        let mut items = Vec::new();
        gather(cell, &|node| node.name() == "li" || is_within(node), &|_| false, &mut items);
        if items.is_empty() && !is_marked(cell) {
            set(object, Field::Action, filled(cell.words()));
        }
        for item in items {
            if let Some(id) = item.attribute("data-measure") {
                self.measure(Some(id), text(item, Field::Title.key()), attribute(item, "data-status"), step);
            } else if !is_marked(item) {
                match labelled(item) {
                    Some((Label::Text(text), words)) => object.add_missing(text.field().key(), words),
                    Some((Label::Measure, words)) => self.measure(None, Some(words), None, step),
                    None => {}
                }
            }
        }
    }

    fn measure(&mut self, id: Option<&str>, title: Option<String>, status: Option<&str>, step: &str) {
        // A list item that was emptied is as good as taken out.
        let Some(title) = title else { return };
        let mut measure = Record::default();
        self.id(Kind::Measure, id, &mut measure);
        let mut target = Record::default();
        target.add("step", step);
        set(&mut measure, Field::Title, Some(title));
        set(&mut measure, Field::Target, Some(target));
        set(&mut measure, Field::Status, status);
        self.measures.push(measure);
    }
}

/// What a list item says that it is, where it is not marked.
enum Label {
    Text(StepText),
    Measure,
}

/// A list item that begins with a word for what it says, and the words behind that.
fn labelled(item: &Node) -> Option<(Label, String)> {
    let label = item.find(&|node| matches!(node.name(), "strong" | "b"))?.words();
    let column = Vocabulary::new().named(label.trim().trim_end_matches(':'))?;
    let label_of = match column {
        Column::Measures => Label::Measure,
        Column::Text(text) => Label::Text(text),
        // What has a place of its own is not told in the list.
        Column::JourneyNumber
        | Column::Journey
        | Column::Persona
        | Column::Kind
        | Column::PhaseNumber
        | Column::Phase
        | Column::Stage
        | Column::StepNumber
        | Column::Touchpoint
        | Column::Channel
        | Column::Medium
        | Column::MediaType
        | Column::Controllable
        | Column::Satisfaction
        | Column::MomentOfTruth
        | Column::Elapsed
        | Column::Note => return None,
    };
    let words = item.words();
    let behind = words.trim_start().strip_prefix(label.trim_start())?.trim_start_matches([':', ' ', '\u{a0}']);
    Some((label_of, filled(behind.trim().to_owned())?))
}

/// The name that the head of a row or of some rows tells, and what stands on the next line where nothing is marked. A
/// dash is none.
fn headline(head: &Node) -> (Option<String>, Option<String>) {
    if is_marked(head) {
        return (text(head, Field::Name.key()), None);
    }
    let words = head.words();
    let mut lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    (lines.next().filter(|name| !matches!(*name, "–" | "-")).map(str::to_owned), lines.next().map(str::to_owned))
}

/// The rating that a cell begins with, in a number or a word. It is what readers see, so it counts before the
/// attribute.
fn rating(cell: &Node) -> Option<u8> {
    let words = cell.words();
    match csv::rating(words.lines().next()?.split(['–', '-']).next()?, ',')? {
        Rating::Plain(number) | Rating::Of(number, 5.0) => (1..=5).find(|score| f64::from(*score) == number),
        Rating::Named(score) | Rating::Spoken(score) => Some(score.number()),
        Rating::Of(..) => None,
    }
}

/// The text of this name in a record, but for what belongs to another within it; where an editor tore it apart, on
/// several lines.
fn text(record: &Node, name: &str) -> Option<String> {
    let mut found = Vec::new();
    let is = |node: &Node| node.attribute("data-field") == Some(name);
    gather(record, &is, &|node| node.attribute("data-field").is_some() || is_within(node), &mut found);
    let texts: Vec<String> = found.into_iter().map(Node::words).filter_map(filled).collect();
    filled(texts.join("\n"))
}

/// Everything within a node that `is`, in the order of the page; neither in what was found nor in what is to be skipped
/// is looked further.
fn gather<'a>(node: &'a Node, is: &dyn Fn(&Node) -> bool, skip: &dyn Fn(&Node) -> bool, found: &mut Vec<&'a Node>) {
    for child in node.children() {
        if is(child) {
            found.push(child);
        } else if !skip(child) {
            gather(child, is, skip, found);
        }
    }
}

/// Whether an element tells of a record of its own within another.
fn is_within(node: &Node) -> bool {
    ["data-persona", "data-measure"].iter().any(|name| node.attribute(name).is_some())
}

/// Whether texts in it are marked as what they are.
fn is_marked(node: &Node) -> bool {
    node.find(&|node| node.attribute("data-field").is_some()).is_some()
}

/// The value of an attribute, if it says anything.
fn attribute<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    node.attribute(name).map(str::trim).filter(|value| !value.is_empty())
}

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.trim().is_empty())
}

fn set(record: &mut Record, field: Field, value: Option<impl Into<Data>>) {
    if let Some(value) = value {
        record.add(field.key(), value);
    }
}
