//! The OpenJourney format 1.0 (`.ojf`), in which the Ptolemy journey mapper keeps its maps: JSON with stages as
//! columns, swimlanes as rows, and nodes in their cells.
//!
//! A step is a node in the lane of touchpoints, with what the persona does as its description; without a touchpoint it
//! is a node in the lane of actions. What else the step says stands as a node of its own in a lane of its own, and is
//! known again by its id (`n3-thought` belongs to `n3`). What others write is read by the names of their lanes.
//!
//! The format has eleven scores where the planner has five degrees, so a file of the planner comes back as it was, and
//! a foreign score moves to the nearest degree: −5 and −4 are 1, −3 and −2 are 2, −1 to 1 are 3, 2 and 3 are 4, 4 and 5
//! are 5. Written are −5, −3, 0, 3 and 5.

use std::collections::{HashMap, HashSet};

use super::assembly::{Assembly, Shown};
use super::csv::{Column, Vocabulary};
use super::json::{SWIMLANES, is_object, object, tree};
use super::{ErrorCode, Export, Exported, Format, Import, ImportError, Imported, Loss, Place, Rule, Scope};
use crate::core::document::Document;
use crate::core::json_text::{Object, Value, quoted};
use crate::core::model::{Field, Id, Kind, Prose, Score, StepText};
use crate::core::text::{field_label, messages};

/// OpenJourney among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "ojf",
    extensions: &["ojf"],
    mime: "application/json",
    label: |w| w.format_ojf,
    about: |w| w.format_ojf_about,
    scope: Scope::Journey,
    write: Some(write),
    read: Some(read),
    recognises: |text| is_object(text) && text.contains(SWIMLANES),
};

/// The format's score for each degree of satisfaction.
const SCORES: [i8; 5] = [-5, -3, 0, 3, 5];

/// What the nodes of a lane are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lane {
    Touchpoint,
    Text(StepText),
}

/// What the format calls the nodes of some lanes; for others it has no name.
const PURPOSES: [(Lane, &str); 3] = [
    (Lane::Touchpoint, "touchpoint"),
    (Lane::Text(StepText::PainPoint), "pain-point"),
    (Lane::Text(StepText::Opportunity), "opportunity"),
];

impl Lane {
    /// Those that are written: the feeling has a place in the step's own node.
    fn written() -> impl Iterator<Item = Self> {
        let texts = StepText::ALL.iter().filter(|text| **text != StepText::Emotion).map(|text| Self::Text(*text));
        std::iter::once(Self::Touchpoint).chain(texts)
    }

    fn field(self) -> Field {
        match self {
            Self::Touchpoint => Field::Touchpoint,
            Self::Text(text) => text.field(),
        }
    }

    /// The lane's id: its field's name in the plan file.
    fn key(self) -> &'static str {
        self.field().key()
    }

    /// Whether its nodes say something beside a step, and are none themselves.
    fn is_beside(self) -> bool {
        !matches!(self, Self::Touchpoint | Self::Text(StepText::Action))
    }
}

// ---- Writing ----

fn write(document: &Document, export: &Export) -> Exported {
    let mut shown = Shown::of(document, export);
    // To the mapper an empty persona is none.
    shown.persona = shown.persona.filter(|persona| !persona.name.is_empty());
    let plan = document.plan();
    let mut lost = shown.lost(&|kind, field| match kind {
        Kind::Plan => matches!(field, Field::Title | Field::Description),
        Kind::Journey => field == Field::Scenario,
        Kind::Step => field != Field::After,
        Kind::Phase | Kind::Persona | Kind::Touchpoint | Kind::Measure | Kind::Feedback | Kind::SetAside => false,
    });

    let mut root = Members::of("");
    root.text("version", "1.0");
    match shown.journey {
        Some(journey) => {
            root.text("title", &journey.name);
            if journey.name != plan.title {
                root.text("planTitle", &plan.title);
            }
            root.filled("persona", shown.persona.map_or("", |persona| &persona.name));
            root.filled("pointOfView", &journey.scenario);
        }
        None if !plan.title.is_empty() => {
            lost.push(Loss { key: document.plan_key().clone(), field: Some(Field::Title), partly: false });
        }
        None => {}
    }
    root.filled("description", &plan.description);

    let (mut stages, mut nodes) = (Vec::new(), Vec::new());
    let mut used = vec![Lane::Touchpoint];
    for (number, (phase, steps)) in (1..).zip(shown.phases()) {
        let stage = format!("s{number}");
        let mut entry = Members::of("    ");
        entry.text("id", &stage);
        entry.text("name", &phase.name);
        stages.push(entry.object());
        for step in steps {
            let id = format!("n{}", nodes.len() + 1);
            let touchpoint = shown.touchpoint(step);
            let (lane, title) = match touchpoint {
                Some(touchpoint) => (Lane::Touchpoint, &*touchpoint.name),
                None => (Lane::Text(StepText::Action), &*step.action),
            };
            used.push(lane);
            let mut node = node(&id, &stage, lane, title);
            if touchpoint.is_some() {
                node.filled("description", &step.action);
            }
            if let Some(score) = step.satisfaction {
                node.raw("score", &SCORES[usize::from(score.number()) - 1].to_string());
            }
            node.filled("sentiment", &step.emotion);
            if step.moment_of_truth {
                node.raw("isMomentOfTruth", "true");
            }
            nodes.push(node.object());
            for lane in Lane::written().filter(|lane| lane.is_beside()) {
                let Lane::Text(text) = lane else { continue };
                if !text.of(step).is_empty() {
                    used.push(lane);
                    nodes.push(self::node(&format!("{id}-{}", lane.key()), &stage, lane, text.of(step)).object());
                }
            }
        }
    }
    let t = messages(export.language);
    let lanes = Lane::written().filter(|lane| used.contains(lane)).map(|lane| {
        let mut entry = Members::of("    ");
        entry.text("id", lane.key());
        entry.text("name", field_label(t, Kind::Step, lane.field()));
        entry.object()
    });
    root.array("stages", stages);
    root.array("swimlanes", lanes.collect());
    root.array("nodes", nodes);
    Exported::of_text(root.object() + "\n", lost)
}

fn node(id: &str, stage: &str, lane: Lane, title: &str) -> Members {
    let mut node = Members::of("    ");
    node.text("id", id);
    node.text("stageId", stage);
    node.text("swimlaneId", lane.key());
    node.text("title", title);
    let purpose = PURPOSES.iter().find(|(known, _)| *known == lane).map_or("", |(_, purpose)| purpose);
    node.filled("purpose", purpose);
    node
}

/// The members of an object that is being written, one a line.
struct Members {
    out: String,
    indent: &'static str,
}

impl Members {
    fn of(indent: &'static str) -> Self {
        Self { out: String::from("{"), indent }
    }

    fn raw(&mut self, name: &str, value: &str) {
        if self.out.len() > 1 {
            self.out.push(',');
        }
        for part in ["\n  ", self.indent, "\"", name, "\": ", value] {
            self.out.push_str(part);
        }
    }

    fn text(&mut self, name: &str, text: &str) {
        self.raw(name, &quoted(text));
    }

    /// Only if there is something to say.
    fn filled(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    fn array(&mut self, name: &str, objects: Vec<String>) {
        let inner = objects.join(",\n    ");
        self.raw(name, &if inner.is_empty() { "[]".to_owned() } else { ["[\n    ", &inner, "\n  ]"].concat() });
    }

    fn object(self) -> String {
        [&self.out, "\n", self.indent, "}"].concat()
    }
}

// ---- Reading ----

fn read(text: &str, import: &Import) -> Result<Imported, ImportError> {
    let mut reader = Reader { plan: Assembly::new(import), unknown: HashSet::new() };
    let tree = tree(text, reader.plan.repairs())?;
    let root = object(&tree)?;
    if root.get("stages").is_none() && root.get("nodes").is_none() {
        return Err(ImportError { code: ErrorCode::WrongFormat, place: Place::Path("stages".into()) });
    }

    // Some writers gather what is about the map in an object of its own.
    let metadata = root.get("metadata").and_then(|value| value.as_object());
    let about = metadata.unwrap_or(root);
    if metadata.is_some() {
        reader.others(about, "metadata", &["version", "title", "persona", "pointOfView", "pov"]);
    }
    let title = reader.text(about, "", "title");
    let persona = reader.text(about, "", "persona");
    let scenario = [reader.text(about, "", "pointOfView"), reader.text(about, "", "pov")].concat();
    let description = reader.text(root, "", "description");
    let plan_title = root.get("planTitle").and_then(|value| value.as_str()).unwrap_or(&title);
    reader.others(
        root,
        "",
        &[
            "version",
            "title",
            "planTitle",
            "persona",
            "pointOfView",
            "description",
            "metadata",
            "stages",
            "swimlanes",
            "nodes",
        ],
    );
    reader.plan.plan.title = reader.plan.text(plan_title, "title");
    reader.plan.plan.description = reader.plan.text(&description, "description");
    if about.get("title").is_some() || !persona.is_empty() || !scenario.is_empty() {
        reader.plan.journey().name = reader.plan.text(&title, "title");
        reader.plan.journey().scenario = reader.plan.text(&scenario, "pointOfView");
    }
    if !persona.is_empty() {
        reader.plan.journey().persona = reader.plan.persona(&persona, "persona");
    }

    let mut phases: HashMap<String, Id> = HashMap::new();
    let mut phase = None;
    for (stage, path) in entries(root, "stages")? {
        let stage = entry(&stage, &path)?;
        let name = reader.text(stage, &path, "name");
        let id = reader.text(stage, &path, "id");
        reader.others(stage, "stages[]", &["id", "name"]);
        let Some(made) = reader.plan.phase(&name, &path) else { break };
        phase.get_or_insert_with(|| made.clone());
        // Newer writers say a node's stage by its name.
        for said in [id, name] {
            phases.entry(said).or_insert_with(|| made.clone());
        }
    }
    let words = Vocabulary::new();
    let mut lanes: HashMap<String, Lane> = HashMap::new();
    for (lane, path) in entries(root, "swimlanes")? {
        let lane = entry(&lane, &path)?;
        let id = reader.text(lane, &path, "id");
        let name = reader.text(lane, &path, "name");
        reader.others(lane, "swimlanes[]", &["id", "name"]);
        let kind = lane_kind(&words, &id, &name);
        for said in [id, name] {
            lanes.entry(said).or_insert(kind);
        }
    }

    let mut steps = Steps::default();
    for (node, path) in entries(root, "nodes")? {
        let node = entry(&node, &path)?;
        let (stage, said) = reader.either(node, &path, ["stageId", "stage"]);
        match phases.get(&stage) {
            Some(known) => phase = Some(known.clone()),
            None if phase.is_none() => phase = reader.plan.default_phases("stages"),
            None => reader.plan.repair(&join(&path, said), Rule::Dangling),
        }
        let Some(phase) = &phase else { break };
        let (lane, _) = reader.either(node, &path, ["swimlaneId", "swimlane"]);
        let lane = lanes.get(&lane).copied().unwrap_or(Lane::Touchpoint);
        reader.node(node, &path, phase, lane, &mut steps);
    }
    Ok(reader.plan.finish())
}

/// The entries of an array, each with its path.
fn entries<'a>(
    root: Object<'a>,
    name: &'static str,
) -> Result<impl Iterator<Item = (Value<'a>, String)> + use<'a>, ImportError> {
    let entries = match root.get(name) {
        None | Some(Value::Null) => None,
        Some(Value::Array(entries)) => Some(entries),
        Some(_) => return Err(refused(name.to_owned())),
    };
    Ok(entries
        .into_iter()
        .flat_map(|entries| entries.iter())
        .enumerate()
        .map(move |(index, entry)| (entry, format!("{name}[{index}]"))))
}

fn entry<'a>(value: &Value<'a>, path: &str) -> Result<Object<'a>, ImportError> {
    value.as_object().ok_or_else(|| refused(path.to_owned()))
}

fn refused(path: String) -> ImportError {
    ImportError { code: ErrorCode::WrongType, place: Place::Path(path) }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { [path, ".", name].concat() }
}

/// What a lane is for, by its id if the planner wrote it, else by the words of its name; any other has touchpoints.
fn lane_kind(words: &Vocabulary, id: &str, name: &str) -> Lane {
    let named = || {
        words.meant(name).into_iter().find_map(|(column, _)| match column {
            Column::Text(text) => Some(Lane::Text(text)),
            _ => None,
        })
    };
    Lane::written().find(|lane| lane.key() == id).or_else(named).unwrap_or(Lane::Touchpoint)
}

/// The steps so far, for what is said beside them.
#[derive(Default)]
struct Steps {
    /// By the ids of their nodes.
    by_node: HashMap<String, usize>,
    count: usize,
    /// The phase of the last one.
    last: Option<Id>,
}

struct Reader {
    plan: Assembly,
    /// Fields that were left out, told once each.
    unknown: HashSet<String>,
}

impl Reader {
    /// A text, where there is one; a number is one too.
    fn text(&mut self, object: Object, path: &str, name: &str) -> String {
        match object.get(name) {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(text)) => text.to_owned(),
            Some(Value::Number(number)) => number.as_str().to_owned(),
            Some(_) => {
                self.plan.repair(&join(path, name), Rule::UnknownValue);
                String::new()
            }
        }
    }

    /// The text of the member that is there, of two names of the same thing, and which name it has.
    fn either(&mut self, object: Object, path: &str, [usual, newer]: [&'static str; 2]) -> (String, &'static str) {
        let name = if object.get(usual).is_none() && object.get(newer).is_some() { newer } else { usual };
        (self.text(object, path, name), name)
    }

    /// Tells of the members that have no place in a plan, each name once.
    fn others(&mut self, object: Object, path: &str, known: &[&str]) {
        for (name, value) in object.iter() {
            if !known.contains(&name) && says_something(&value) {
                self.leave_out(join(path, name));
            }
        }
    }

    fn leave_out(&mut self, path: String) {
        // Once no more are told, none need be remembered.
        if !self.plan.repairs().is_full() && !self.unknown.contains(&path) {
            self.plan.repair(&path, Rule::UnknownField);
            self.unknown.insert(path);
        }
    }

    /// Takes over a node: as a step, or as something said beside one.
    fn node(&mut self, node: Object, path: &str, phase: &Id, lane: Lane, steps: &mut Steps) {
        let id = self.text(node, path, "id");
        let title = self.text(node, path, "title");
        let description = self.text(node, path, "description");
        let sentiment = self.text(node, path, "sentiment");
        let sentiment: Prose = self.plan.text(&sentiment, path);
        let score = self.score(node, path);
        let decides = matches!(node.get("isMomentOfTruth"), Some(Value::Bool(true)));
        for (name, usual) in
            [("severity", &["low"][..]), ("purpose", &["touchpoint", "action", "pain-point", "opportunity"])]
        {
            let value = self.text(node, path, name);
            if !value.is_empty() && !usual.contains(&value.as_str()) {
                self.leave_out(join("nodes[]", name));
            }
        }
        // How a node looks follows from the plan.
        let known = [
            "id",
            "stageId",
            "stage",
            "swimlaneId",
            "swimlane",
            "title",
            "description",
            "score",
            "sentiment",
            "isMomentOfTruth",
            "severity",
            "purpose",
            "icon",
            "iconColor",
        ];
        self.others(node, "nodes[]", &known);

        let is_touchpoint = lane == Lane::Touchpoint;
        let said = match (is_touchpoint, title.is_empty() || description.is_empty()) {
            (true, _) => description,
            (false, true) => [title.as_str(), &description].concat(),
            (false, false) => [&title, "\n", &description].concat(),
        };
        let slot = match lane {
            Lane::Touchpoint => StepText::Action,
            Lane::Text(text) => text,
        };
        // The step that it belongs to by its id, else the last one of the phase.
        let owner = id
            .rsplit_once('-')
            .filter(|(_, field)| *field == lane.key())
            .and_then(|(owner, _)| steps.by_node.get(owner).copied());
        let owner = owner
            .or_else(|| steps.count.checked_sub(1).filter(|_| steps.last.as_ref() == Some(phase)))
            .filter(|_| lane.is_beside());
        let text: Prose = self.plan.text(&said, path);
        let room = owner.is_some_and(|owner| self.plan.step_at(owner).is_some_and(|step| slot.of(step).is_empty()));
        let touchpoint = if is_touchpoint { self.plan.touchpoint(&title, path) } else { None };
        let step = match owner.filter(|_| room) {
            Some(owner) => self.plan.step_at(owner),
            None => {
                let made = self.plan.step(phase, path).is_some();
                if made {
                    steps.by_node.entry(id).or_insert(steps.count);
                    steps.last = Some(phase.clone());
                    steps.count += 1;
                }
                if made { self.plan.step_at(steps.count - 1) } else { None }
            }
        };
        let Some(step) = step else { return };
        if touchpoint.is_some() {
            step.touchpoint = touchpoint;
        }
        *slot.of_mut(step) = text;
        step.moment_of_truth |= decides;
        let mut unused = Vec::new();
        if step.satisfaction.is_none() {
            step.satisfaction = score;
        } else if score.is_some_and(|score| step.satisfaction != Some(score)) {
            unused.push("nodes[].score");
        }
        if step.emotion.is_empty() {
            step.emotion = sentiment;
        } else if !sentiment.is_empty() && step.emotion != sentiment {
            unused.push("nodes[].sentiment");
        }
        for path in unused {
            self.leave_out(path.to_owned());
        }
    }

    /// The degree nearest to a score of −5 to 5.
    fn score(&mut self, node: Object, path: &str) -> Option<Score> {
        let number = match node.get("score") {
            None | Some(Value::Null) => return None,
            Some(Value::String("")) => return None,
            Some(value) => value.as_f64(),
        };
        let path = join(path, "score");
        let Some(number) = number else {
            self.plan.repair(&path, Rule::UnknownValue);
            return None;
        };
        if !(-5.0..=5.0).contains(&number) {
            self.plan.repair(&path, Rule::OutOfRange);
            return None;
        }
        if !SCORES.iter().any(|score| f64::from(*score) == number) {
            self.plan.repair(&path, Rule::Rounded);
        }
        let degree = 1 + [-3.75, -1.25, 1.25, 3.75].iter().filter(|border| number > **border).count();
        Score::new(degree as u8)
    }
}

/// Whether a value is more than an empty frame.
fn says_something(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(_) => true,
        Value::String(text) => !text.is_empty(),
        Value::Array(entries) => entries.iter().any(|value| says_something(&value)),
        Value::Object(members) => members.iter().any(|(_, value)| says_something(&value)),
    }
}
