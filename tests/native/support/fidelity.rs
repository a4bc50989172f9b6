//! Whether a plan that went out and came back is what it was, but for what the export said it loses.
//!
//! Records are matched by their place among their kind, steps by their place in their journey. Touchpoints and
//! personas are matched by who refers to them, and by their order where nobody does: a format that tells one journey
//! meets them in the order of the journey. Ids are free to change, so links are compared by what they lead to.

use std::collections::{HashMap, HashSet};

use wegmarke::core::document::{Document, List};
use wegmarke::core::exchange::loss::{self, Loss};
use wegmarke::core::model::*;

use super::{blank_records, keys};

/// The first way in which `lost` is not exactly what is different: something is gone or made up that it does not
/// name, or it names something that is there.
pub fn compare(before: &Document, after: &Document, lost: &[Loss]) -> Result<(), String> {
    let same = compare_records(before, after, lost)?;
    if lost.is_empty() && contents_in_order(before, &same) != keys(after) {
        return Err("nothing is listed as lost, but records stand in another order".into());
    }
    Ok(())
}

/// As `compare`, for a format that promises nothing about the order of what a journey meets. Gives which record became
/// which.
pub fn compare_records(before: &Document, after: &Document, lost: &[Loss]) -> Result<HashMap<Key, Key>, String> {
    let mut fields_lost: HashMap<(&Key, Field), bool> = HashMap::new();
    let mut records_lost: HashSet<&Key> = HashSet::new();
    for Loss { key, field, partly } in lost {
        let fresh = match field {
            Some(field) => fields_lost.insert((key, *field), *partly).is_none(),
            None => records_lost.insert(key),
        };
        if !fresh {
            return Err(format!("{key:?} {field:?} is listed twice"));
        }
        if before.get(key).is_none() {
            return Err(format!("{key:?} is listed, but the plan has no such record"));
        }
    }
    let everything = keys(before);
    let filled: HashSet<(Key, Field)> = loss::of(before, &everything, &|_, _| false)
        .into_iter()
        .filter_map(|loss| Some((loss.key, loss.field?)))
        .collect();
    for (key, field) in fields_lost.keys() {
        if records_lost.contains(key) {
            return Err(format!("{key:?} is listed as left out, and its {field:?} once more"));
        }
        if !filled.contains(&((*key).clone(), *field)) {
            return Err(format!("{key:?} {field:?} is listed as lost, but was empty"));
        }
    }

    let same = matches(before, after, &records_lost)?;
    for (old, new) in &same {
        let was = values(before, old);
        let is = values(after, new);
        let blank = blank(old.kind);
        for (field, was) in was {
            let is = is.get(&field).expect("records of a kind have the same fields");
            let led: Value = match &was {
                Value::To(Some(key)) => same.get(key).map_or(Value::Nowhere, |key| Value::To(Some(key.clone()))),
                other => other.clone(),
            };
            match fields_lost.get(&(old, field)) {
                None if led != *is => {
                    return Err(format!("{old:?} {field:?} was {was:?} and is {is:?}, which the export did not say"));
                }
                // What every new record has anyway was not kept by the format.
                Some(_) if led == *is && blank.get(&field) != Some(&was) => {
                    return Err(format!("{old:?} {field:?} is listed as lost, but {was:?} was kept"));
                }
                _ => {}
            }
        }
    }
    Ok(same)
}

/// Which record became which. The plans' own records are the same; no other may be gone or be new.
fn matches(before: &Document, after: &Document, records_lost: &HashSet<&Key>) -> Result<HashMap<Key, Key>, String> {
    let mut same = HashMap::from([(before.plan_key().clone(), after.plan_key().clone())]);
    let listed = |document: &Document, kind: Kind| -> Vec<Key> {
        keys(document).into_iter().filter(|key| key.kind == kind).collect()
    };
    let kept = |kind: Kind| -> Vec<Key> {
        listed(before, kind).into_iter().filter(|key| !records_lost.contains(key)).collect()
    };
    let mut pair = |old: Vec<Key>, new: Vec<Key>, what: &str| {
        if old.len() != new.len() {
            return Err(format!("{what}: {} were to be kept, {} are there", old.len(), new.len()));
        }
        same.extend(old.into_iter().zip(new));
        Ok(())
    };
    for kind in [Kind::Phase, Kind::Journey, Kind::Feedback, Kind::SetAside] {
        pair(kept(kind), listed(after, kind), &format!("{kind:?}"))?;
    }
    // A format that tells measures at the steps that they are for meets them in the order of the steps.
    let in_order_of_steps = |document: &Document, mut measures: Vec<Key>| {
        let keys = keys(document);
        let target = |key: &Key| document.measure(&key.id).and_then(|measure| measure.target.as_ref()).map(Target::key);
        if measures.iter().all(|key| target(key).is_some_and(|key| key.kind == Kind::Step)) {
            measures.sort_by_key(|key| keys.iter().position(|other| Some(other) == target(key).as_ref()));
        }
        measures
    };
    pair(
        in_order_of_steps(before, kept(Kind::Measure)),
        in_order_of_steps(after, listed(after, Kind::Measure)),
        "Measure",
    )?;
    for (old, new) in kept(Kind::Journey).iter().zip(listed(after, Kind::Journey)) {
        let steps = |document: &Document, journey: &Key| -> Vec<Key> {
            document.steps(&journey.id).map(|id| Key::new(Kind::Step, id)).collect()
        };
        let old = steps(before, old).into_iter().filter(|key| !records_lost.contains(key)).collect();
        pair(old, steps(after, &new), "steps of a journey")?;
    }
    let gone = kept(Kind::Step).into_iter().find(|key| !same.contains_key(key));
    if let Some(key) = gone {
        return Err(format!("{key:?} is not listed, but its journey is"));
    }

    // By who refers to them.
    let referring: Vec<(Key, Key)> =
        keys(before).into_iter().filter_map(|key| Some((key.clone(), same.get(&key)?.clone()))).collect();
    let mut taken: HashSet<Key> = HashSet::new();
    for (old, new) in referring {
        let (was, is) = (values(before, &old), values(after, &new));
        for (field, was) in was {
            if let (Value::To(Some(was)), Some(Value::To(Some(is)))) = (was, is.get(&field))
                && matches!(was.kind, Kind::Touchpoint | Kind::Persona)
                && was.kind == is.kind
                && !records_lost.contains(&was)
                && !same.contains_key(&was)
                && taken.insert(is.clone())
            {
                same.insert(was, is.clone());
            }
        }
    }
    for kind in [Kind::Persona, Kind::Touchpoint] {
        let old: Vec<Key> = kept(kind).into_iter().filter(|key| !same.contains_key(key)).collect();
        let new: Vec<Key> = listed(after, kind).into_iter().filter(|key| !taken.contains(key)).collect();
        if old.len() != new.len() {
            return Err(format!(
                "{kind:?}: {old:?} were to be kept beside those that something refers to, {new:?} are there"
            ));
        }
        same.extend(old.into_iter().zip(new));
    }
    Ok(same)
}

/// The old records that were kept, in their order, as the new ones that they became.
fn contents_in_order(before: &Document, same: &HashMap<Key, Key>) -> Vec<Key> {
    keys(before).iter().filter_map(|key| same.get(key).cloned()).collect()
}

/// What stands in a field, without ids.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Plain(String),
    /// Another record, or none.
    To(Option<Key>),
    /// A record that is not there any more.
    Nowhere,
}

fn values(document: &Document, key: &Key) -> HashMap<Field, Value> {
    let mut values = Values(HashMap::new());
    document.get(key).unwrap().visit_ref(&mut values);
    values.0
}

/// What a new record has.
fn blank(kind: Kind) -> HashMap<Field, Value> {
    let mut values = Values(HashMap::new());
    blank_records().into_iter().find(|record| record.kind() == kind).unwrap().visit_ref(&mut values);
    values.0
}

struct Values(HashMap<Field, Value>);

impl Values {
    fn plain(&mut self, field: Field, value: String) {
        self.0.insert(field, Value::Plain(value));
    }
}

impl RefVisitor for Values {
    fn line(&mut self, field: Field, value: &Line) {
        self.plain(field, value.to_string());
    }
    fn prose(&mut self, field: Field, value: &Prose) {
        self.plain(field, value.to_string());
    }
    fn list(&mut self, field: Field, value: &[Prose]) {
        self.plain(field, format!("{value:?}"));
    }
    fn choice(&mut self, field: Field, value: &dyn Choice) {
        self.plain(field, value.index().map_or(String::new(), |index| value.keys()[index].to_owned()));
    }
    fn flag(&mut self, field: Field, value: &bool, default: bool) {
        // As it is written: the usual is not said, and changes with what it depends on.
        self.plain(field, (*value != default).to_string());
    }
    fn score(&mut self, field: Field, value: &Option<Score>) {
        self.plain(field, format!("{value:?}"));
    }
    fn date(&mut self, field: Field, value: &Option<Date>) {
        self.plain(field, format!("{value:?}"));
    }
    fn elapsed(&mut self, field: Field, value: &Option<Elapsed>) {
        self.plain(field, format!("{value:?}"));
    }
    fn link(&mut self, field: Field, kind: Kind, value: &Option<Id>) {
        self.0.insert(field, Value::To(value.as_ref().map(|id| Key::new(kind, id))));
    }
    fn place(&mut self, field: Field, phase: &Id) {
        self.0.insert(field, Value::To(Some(Key::new(Kind::Phase, phase))));
    }
    fn target(&mut self, field: Field, value: &Option<Target>) {
        self.0.insert(field, Value::To(value.as_ref().map(Target::key)));
    }
    fn subject(&mut self, field: Field, value: &Option<Key>) {
        self.0.insert(field, Value::To(value.clone()));
    }
    fn weights(&mut self, field: Field, value: &Weights) {
        self.plain(field, format!("{value:?}"));
    }
    fn counts(&mut self, field: Field, value: &[u32], _: Metric) {
        self.plain(field, if value.iter().all(|count| *count == 0) { String::new() } else { format!("{value:?}") });
    }
    fn object(&mut self, _: Field, inner: &mut dyn FnMut(&mut dyn RefVisitor)) {
        inner(self);
    }
}

/// Any journey of the plan, for formats that show one.
pub fn some_journey(document: &Document, number: usize) -> Option<Id> {
    let count = document.len(&List::Journeys);
    (count > 0).then(|| document.list(&List::Journeys).nth(number % count).unwrap().clone())
}
