//! Sums over the whole plan, kept up by differences: what each subject adds is taken out and put in again when the
//! subject changes, so a rule that looks at all journeys together costs no walk through them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::words::{Stems, enough};
use crate::core::model::{Id, Key, Stage};

/// How many stages there are.
const STAGES: usize = Stage::ALL.len();

/// A word that more touchpoints and measures than this have tells nothing in this plan.
const TOO_COMMON: usize = 20;

/// The sums.
#[derive(Debug, Default)]
pub struct Fold {
    uses: HashMap<Id, Use>,
    stages: [Visits; STAGES],
    served: [u32; STAGES],
    /// Which touchpoints and measures have a word.
    words: HashMap<String, BTreeSet<Key>>,
    /// Which personas have a word in an objection.
    askers: HashMap<String, BTreeSet<Id>>,
}

/// Who uses a touchpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Use {
    pub journeys: u32,
    /// How many of the journeys are told as they are.
    pub current: u32,
    /// Steps by canonical stage.
    pub stages: [u32; STAGES],
}

/// What the journeys as they are do in a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visits {
    pub steps: u32,
    /// How many of them are rated.
    pub rated: u32,
    /// The sum of their assumed satisfaction.
    pub sum: u32,
}

/// What one subject adds. Each kind of subject fills its own part.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Share {
    /// A journey: its steps at each touchpoint, by stage.
    pub uses: BTreeMap<Id, [u32; STAGES]>,
    /// Whether it is a journey as it is.
    pub current: bool,
    /// A journey as it is: its steps by stage.
    pub stages: [Visits; STAGES],
    /// A measure: the stages that it serves.
    pub serves: [bool; STAGES],
    /// A touchpoint or measure: its words.
    pub words: Stems,
    /// A persona: the words of its objections.
    pub asks: Stems,
}

/// Who has to be looked at again since sums changed.
#[derive(Debug, Default)]
pub(super) struct Moved {
    pub touchpoints: BTreeSet<Id>,
    pub personas: BTreeSet<Id>,
    /// Whether sums of stages changed.
    pub stages: bool,
}

impl Fold {
    /// Who uses a touchpoint.
    pub fn uses(&self, touchpoint: &Id) -> Use {
        self.uses.get(touchpoint).copied().unwrap_or_default()
    }

    /// What journeys do in a stage.
    pub fn visits(&self, stage: Stage) -> Visits {
        self.stages[stage as usize]
    }

    /// How many measures serve a stage: those for its phases, its steps, and the touchpoints of its steps.
    pub fn served(&self, stage: Stage) -> u32 {
        self.served[stage as usize]
    }

    /// Whether some touchpoint or measure takes up what is asked: shares a third of its words, those aside that many
    /// have. What has no other words can't be judged, and counts as taken up.
    pub fn takes_up(&self, asked: &Stems) -> bool {
        let mut shared: HashMap<&Key, usize> = HashMap::new();
        let mut telling = 0;
        for stem in asked {
            let having = self.words.get(stem);
            if having.is_some_and(|having| having.len() > TOO_COMMON) {
                continue;
            }
            telling += 1;
            for key in having.into_iter().flatten() {
                *shared.entry(key).or_default() += 1;
            }
        }
        telling == 0 || shared.values().any(|count| *count >= enough(telling))
    }

    /// Takes a subject's old share out and puts its new one in.
    pub(super) fn exchange(&mut self, key: &Key, old: &Share, new: &Share) -> Moved {
        let mut moved = Moved::default();
        for touchpoint in old.uses.keys().chain(new.uses.keys().filter(|id| !old.uses.contains_key(*id))) {
            let (before, after) = (old.uses.get(touchpoint), new.uses.get(touchpoint));
            if before == after && old.current == new.current {
                continue;
            }
            let sums = self.uses.entry(touchpoint.clone()).or_default();
            sums.journeys = sums.journeys + u32::from(after.is_some()) - u32::from(before.is_some());
            sums.current =
                sums.current + u32::from(after.is_some() && new.current) - u32::from(before.is_some() && old.current);
            for stage in 0..STAGES {
                sums.stages[stage] = sums.stages[stage] + after.map_or(0, |after| after[stage])
                    - before.map_or(0, |before| before[stage]);
            }
            if sums.journeys == 0 {
                self.uses.remove(touchpoint);
            }
            moved.touchpoints.insert(touchpoint.clone());
        }
        for stage in 0..STAGES {
            let (sums, before, after) = (&mut self.stages[stage], old.stages[stage], new.stages[stage]);
            sums.steps = sums.steps + after.steps - before.steps;
            sums.rated = sums.rated + after.rated - before.rated;
            sums.sum = sums.sum + after.sum - before.sum;
            self.served[stage] = self.served[stage] + u32::from(new.serves[stage]) - u32::from(old.serves[stage]);
            moved.stages |= before != after || new.serves[stage] != old.serves[stage];
        }
        for stem in old.words.symmetric_difference(&new.words) {
            exchange(&mut self.words, stem, key, new.words.contains(stem));
            moved.personas.extend(self.askers.get(stem).into_iter().flatten().cloned());
        }
        for stem in old.asks.symmetric_difference(&new.asks) {
            exchange(&mut self.askers, stem, &key.id, new.asks.contains(stem));
        }
        moved
    }
}

/// Puts an entry below a word or takes it away.
fn exchange<T: Ord + Clone>(index: &mut HashMap<String, BTreeSet<T>>, stem: &str, entry: &T, there: bool) {
    if there {
        index.entry(stem.to_owned()).or_default().insert(entry.clone());
    } else if let Some(entries) = index.get_mut(stem) {
        entries.remove(entry);
        if entries.is_empty() {
            index.remove(stem);
        }
    }
}
