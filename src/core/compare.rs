//! Two journeys side by side: which steps are the same, what was added, removed, moved or changed, and by how much.
//!
//! Steps are matched within their phase, in the order of time, by a longest common subsequence of what they are called:
//! by their touchpoint (the same one, or one of the same name), or, without one, by what happens. What is left over and
//! has the same name elsewhere was moved. Comparing the other way round gives the same pairs, mirrored.
//!
//! The result speaks of records, not in words; the few words that a report or a view needs stand at the end. This
//! module does not know where it is shown, nor which journey is the better one.

use std::collections::{HashMap, HashSet, VecDeque};

use super::analysis::overview::{length, mean};
use super::document::{Document, List};
use super::model::{Field, Id, JourneyKind, Kind, Language, Step, StepText};
use super::small::small;
use super::text::{Phrase, both, field_label, messages};

/// Where one phase has more pairs of steps than this, they are matched one by one instead of by the longest common
/// subsequence, whose work grows with the product of both.
const MOST_PAIRS: usize = 250_000;

/// What became of a step from the left journey to the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Difference {
    Same,
    Changed,
    /// It stands in another phase or at another place; it may be changed too.
    Moved,
    Added,
    Removed,
}

/// A step, or a pair of steps that are the same visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub left: Option<Id>,
    pub right: Option<Id>,
    pub difference: Difference,
    /// The fields of a pair that are different, in the order of the plan file.
    pub changed: Vec<Field>,
    /// By how much the assumed satisfaction of a pair rises, where both are rated and it differs.
    pub rise: Option<i8>,
}

/// The steps of a phase, or of a whole journey, in figures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    pub steps: usize,
    /// The mean assumed satisfaction, and of how many rated steps.
    pub mean: Option<f64>,
    pub rated: usize,
}

/// What is different in a phase.
#[derive(Clone, Debug, PartialEq)]
pub struct PhaseComparison {
    pub phase: Id,
    /// In the order of time; a moved step where the right journey has it.
    pub rows: Vec<Row>,
    pub left: Figures,
    pub right: Figures,
}

/// Two journeys aligned.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub left: Id,
    pub right: Id,
    /// The phases in which either has a step.
    pub phases: Vec<PhaseComparison>,
    pub figures: (Figures, Figures),
    /// Minutes from the first step to the last, as far as they are known.
    pub minutes: (u64, u64),
}

impl Comparison {
    /// All rows, phase by phase.
    pub fn rows(&self) -> impl Iterator<Item = (&Id, &Row)> {
        self.phases.iter().flat_map(|phase| phase.rows.iter().map(move |row| (&phase.phase, row)))
    }

    /// How many rows there are of a kind.
    pub fn count(&self, difference: Difference) -> usize {
        self.rows().filter(|(_, row)| row.difference == difference).count()
    }
}

/// Compares two journeys of a plan; none if one of them is not there.
pub fn compare(document: &Document, left: &Id, right: &Id) -> Option<Comparison> {
    document.journey(left)?;
    document.journey(right)?;
    let phases: Vec<&Id> = document.list(&List::Phases).collect();
    let steps = |journey: &Id| -> Vec<Vec<&Step>> {
        let of = |phase: &&Id| List::Steps { journey: journey.clone(), phase: (*phase).clone() };
        phases.iter().map(|phase| document.list(&of(phase)).filter_map(|id| document.step(id)).collect()).collect()
    };
    let (lefts, rights) = (steps(left), steps(right));
    // Of several ways to match, one is taken whichever journey stands on the left.
    let matched = if left <= right {
        Matched::new(document, &lefts, &rights)
    } else {
        Matched::new(document, &rights, &lefts).mirrored()
    };
    let gone: HashSet<Place> = matched.moved.values().copied().collect();
    let mut found = Vec::new();
    for (index, phase) in phases.iter().enumerate() {
        let (left_steps, right_steps) = (&lefts[index], &rights[index]);
        if left_steps.is_empty() && right_steps.is_empty() {
            continue;
        }
        let mut rows = Vec::new();
        let (mut from_left, mut from_right) = (0, 0);
        let end = (left_steps.len(), right_steps.len());
        for (left, right) in matched.kept[index].iter().copied().chain([end]) {
            // What was removed stands before what was added, between the steps that kept their places.
            let removed = (from_left..left).filter(|place| !gone.contains(&(index, *place)));
            rows.extend(removed.map(|place| Row::of(Some(left_steps[place]), None, false)));
            rows.extend((from_right..right).map(|place| {
                let from = matched.moved.get(&(index, place)).map(|(phase, place)| lefts[*phase][*place]);
                Row::of(from, Some(right_steps[place]), from.is_some())
            }));
            if (left, right) != end {
                rows.push(Row::of(Some(left_steps[left]), Some(right_steps[right]), false));
            }
            (from_left, from_right) = (left + 1, right + 1);
        }
        found.push(PhaseComparison {
            phase: (*phase).clone(),
            rows,
            left: figures(left_steps),
            right: figures(right_steps),
        });
    }
    let whole = |steps: &[Vec<&Step>]| figures(&steps.concat());
    Some(Comparison {
        left: left.clone(),
        right: right.clone(),
        phases: found,
        figures: (whole(&lefts), whole(&rights)),
        minutes: (length(document, left).minutes, length(document, right).minutes),
    })
}

fn figures(steps: &[&Step]) -> Figures {
    let (mean, rated) = mean(steps);
    Figures { steps: steps.len(), mean, rated }
}

impl Row {
    fn of(left: Option<&Step>, right: Option<&Step>, moved: bool) -> Self {
        let pair = left.zip(right);
        let changed = pair.map_or(Vec::new(), |(left, right)| changed(left, right));
        let rated = pair.and_then(|(left, right)| left.satisfaction.zip(right.satisfaction));
        let difference = match (left, right) {
            (None, _) => Difference::Added,
            (_, None) => Difference::Removed,
            _ if moved => Difference::Moved,
            _ if changed.is_empty() => Difference::Same,
            _ => Difference::Changed,
        };
        Self {
            left: left.map(|step| step.id.clone()),
            right: right.map(|step| step.id.clone()),
            difference,
            changed,
            rise: rated.map(|(left, right)| right.number() as i8 - left.number() as i8).filter(|rise| *rise != 0),
        }
    }

    /// What is different about a pair, in words: ratings with both values, other fields by name. Empty for other rows.
    pub fn text(&self, document: &Document, language: Language) -> String {
        let t = messages(language);
        let step = |id: &Option<Id>| id.as_ref().and_then(|id| document.step(id));
        let Some((left, right)) = step(&self.left).zip(step(&self.right)) else { return String::new() };
        let told = |field: &Field| {
            let label = field_label(t, Kind::Step, *field);
            if *field != Field::Satisfaction {
                return label.to_owned();
            }
            let number = |step: &Step| step.satisfaction.map_or("–".to_owned(), |score| score.number().to_string());
            let rise = self
                .rise
                .map_or(String::new(), |rise| format!(" ({}{})", if rise > 0 { "+" } else { "−" }, rise.abs()));
            format!("{label} {} → {}{rise}", number(left), number(right))
        };
        self.changed.iter().map(told).collect::<Vec<_>>().join(", ")
    }
}

/// The fields in which two steps differ; which phase and place they have is another matter.
fn changed(left: &Step, right: &Step) -> Vec<Field> {
    let texts = StepText::ALL.iter().map(|text| (text.field(), differ(text.of(left), text.of(right))));
    let fields = std::iter::once((Field::Satisfaction, left.satisfaction != right.satisfaction)).chain(texts).chain([
        (Field::MomentOfTruth, left.moment_of_truth != right.moment_of_truth),
        (Field::After, left.after != right.after),
    ]);
    fields.filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

/// Whether two texts look different.
fn differ(left: &str, right: &str) -> bool {
    left != right && seen(left) != seen(right)
}

/// What of a text can be seen.
fn seen(text: &str) -> String {
    let words =
        text.split_whitespace().map(|word| word.chars().filter(|letter| !letter.is_control()).collect::<String>());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

// ---- Matching ----

/// A phase and a place in it, by their numbers.
type Place = (usize, usize);

/// Which steps of two journeys are the same visit.
struct Matched {
    /// For each phase the pairs that kept their order.
    kept: Vec<Vec<(usize, usize)>>,
    /// The other pairs, from the right place to the left one.
    moved: HashMap<Place, Place>,
}

impl Matched {
    fn new(document: &Document, lefts: &[Vec<&Step>], rights: &[Vec<&Step>]) -> Self {
        let named = |steps: &[Vec<&Step>]| -> Vec<Vec<String>> {
            steps.iter().map(|steps| steps.iter().map(|step| name(document, step)).collect()).collect()
        };
        let (lefts, rights) = (named(lefts), named(rights));
        let kept: Vec<Vec<(usize, usize)>> =
            lefts.iter().zip(&rights).map(|(left, right)| common(left, right)).collect();
        let mut left_over: HashMap<&str, VecDeque<Place>> = HashMap::new();
        for (phase, names) in lefts.iter().enumerate() {
            let taken: HashSet<usize> = kept[phase].iter().map(|(left, _)| *left).collect();
            for (place, name) in names.iter().enumerate().filter(|(place, _)| !taken.contains(place)) {
                left_over.entry(name).or_default().push_back((phase, place));
            }
        }
        let mut moved = HashMap::new();
        for (phase, names) in rights.iter().enumerate() {
            let taken: HashSet<usize> = kept[phase].iter().map(|(_, right)| *right).collect();
            for (place, name) in names.iter().enumerate().filter(|(place, _)| !taken.contains(place)) {
                if let Some(from) = left_over.get_mut(name.as_str()).and_then(VecDeque::pop_front) {
                    moved.insert((phase, place), from);
                }
            }
        }
        Self { kept, moved }
    }

    fn mirrored(self) -> Self {
        let swap = |pairs: Vec<(usize, usize)>| pairs.into_iter().map(|(left, right)| (right, left)).collect();
        Self {
            kept: self.kept.into_iter().map(swap).collect(),
            moved: self.moved.into_iter().map(|(right, left)| (left, right)).collect(),
        }
    }
}

/// What a step is called: by its touchpoint, else by what happens.
fn name(document: &Document, step: &Step) -> String {
    match step.touchpoint.as_ref().and_then(|id| document.touchpoint(id)) {
        Some(touchpoint) => match small(&seen(&touchpoint.name)) {
            name if name.is_empty() => format!("#{}", touchpoint.id),
            name => format!("@{name}"),
        },
        None => format!(":{}", small(&seen(&step.action))),
    }
}

/// Pairs of places with the same name, in order: as many as there can be.
fn common(left: &[String], right: &[String]) -> Vec<(usize, usize)> {
    // Most journeys that are compared begin and end alike.
    let start = left.iter().zip(right).take_while(|(one, other)| one == other).count();
    let (left_rest, right_rest) = (&left[start..], &right[start..]);
    let end = left_rest.iter().rev().zip(right_rest.iter().rev()).take_while(|(one, other)| one == other).count();
    let (left_middle, right_middle) = (&left_rest[..left_rest.len() - end], &right_rest[..right_rest.len() - end]);
    let middle = if left_middle.len() * right_middle.len() > MOST_PAIRS {
        one_by_one(left_middle, right_middle)
    } else {
        longest(left_middle, right_middle)
    };
    let tail = (0..end).map(|place| (left.len() - end + place, right.len() - end + place));
    (0..start)
        .map(|place| (place, place))
        .chain(middle.into_iter().map(|(left, right)| (left + start, right + start)))
        .chain(tail)
        .collect()
}

/// The longest common subsequence.
fn longest(left: &[String], right: &[String]) -> Vec<(usize, usize)> {
    let width = right.len() + 1;
    // How many pairs there can be from these places on.
    let mut pairs = vec![0u16; (left.len() + 1) * width];
    for one in (0..left.len()).rev() {
        for other in (0..right.len()).rev() {
            let at = one * width + other;
            pairs[at] = if left[one] == right[other] {
                pairs[at + width + 1] + 1
            } else {
                pairs[at + width].max(pairs[at + 1])
            };
        }
    }
    let (mut one, mut other) = (0, 0);
    let mut found = Vec::new();
    while one < left.len() && other < right.len() {
        let at = one * width + other;
        if left[one] == right[other] {
            found.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if pairs[at + width] >= pairs[at + 1] {
            one += 1;
        } else {
            other += 1;
        }
    }
    found
}

/// Each place with the first of its name behind the last one that was taken: quick, but not always the most.
fn one_by_one(left: &[String], right: &[String]) -> Vec<(usize, usize)> {
    let mut places: HashMap<&str, VecDeque<usize>> = HashMap::new();
    for (place, name) in right.iter().enumerate() {
        places.entry(name).or_default().push_back(place);
    }
    let mut next = 0;
    let mut found = Vec::new();
    for (place, name) in left.iter().enumerate() {
        let Some(same) = places.get_mut(name.as_str()) else { continue };
        while same.front().is_some_and(|front| *front < next) {
            same.pop_front();
        }
        if let Some(front) = same.pop_front() {
            found.push((place, front));
            next = front + 1;
        }
    }
    found
}

// ---- Words ----

impl Difference {
    /// What it is called.
    pub fn label(self) -> Phrase {
        match self {
            Self::Same => both("gleich", "same"),
            Self::Changed => both("geändert", "changed"),
            Self::Moved => both("verschoben", "moved"),
            Self::Added => both("neu", "added"),
            Self::Removed => both("entfallen", "removed"),
        }
    }
}

/// The pairs that a report compares: for each persona its first journey as it is with its first as it shall be.
pub fn usual_pairs(document: &Document) -> Vec<(Id, Id)> {
    let first = |persona: &Id, kind: JourneyKind| {
        document
            .list(&List::JourneysOf(persona.clone()))
            .find(|id| document.journey(id).is_some_and(|journey| journey.kind == kind))
            .cloned()
    };
    let pair = |persona: &Id| first(persona, JourneyKind::Current).zip(first(persona, JourneyKind::Target));
    document.list(&List::Personas).filter_map(pair).collect()
}
