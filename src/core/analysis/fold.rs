//! What many subjects are to be known for together, kept up by differences: what each subject adds is taken out and put
//! in again when the subject changes, so a rule that looks at all journeys together costs no walk through them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::lexicon::Tags;
use super::words::{Stems, enough};
use crate::core::model::{Date, FeedbackKind, Id, Key, Kind, Stage, Target};

/// How many stages there are.
const STAGES: usize = Stage::ALL.len();

/// A word that more touchpoints and measures than this have tells nothing in this plan.
const TOO_COMMON: usize = 20;

/// With more personas than this they are not compared with one another.
pub(super) const COMPARED: usize = 30;

/// The sums, and what each subject adds where rules compare them one by one.
#[derive(Debug, Default)]
pub struct Fold {
    uses: HashMap<Id, Use>,
    stages: [Visits; STAGES],
    /// Which touchpoints and measures have a word.
    words: HashMap<String, BTreeSet<Key>>,
    /// Which personas have a word in an objection or a source.
    askers: HashMap<String, BTreeSet<Id>>,
    /// Touchpoints whose names say the same.
    names: HashMap<String, BTreeSet<Id>>,
    /// How many touchpoints a channel has.
    channels: HashMap<String, u32>,
    /// How many touchpoints have an owner, and how many there are.
    owned: (u32, u32),
    /// How many journeys are at 2 or less somewhere.
    hurt: u32,
    journeys: BTreeMap<Id, JourneySum>,
    personas: BTreeMap<Id, PersonaSum>,
    measures: BTreeMap<Id, MeasureSum>,
    records: BTreeMap<Id, RecordSum>,
}

/// Who uses a touchpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Use {
    pub journeys: u32,
    /// How many of the journeys are told as they are.
    pub current: u32,
    /// Steps by canonical stage.
    pub stages: [u32; STAGES],
    /// Assumed satisfaction in journeys as they are: its sum, and of how many steps.
    pub sum: u32,
    pub rated: u32,
    /// The journeys as they are that are content here (4 or 5) and those that are not (2 at most).
    pub content: BTreeSet<Id>,
    pub low: BTreeSet<Id>,
}

/// What the journeys as they are do in a stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Visits {
    pub steps: u32,
    /// How many of them are rated.
    pub rated: u32,
    /// The sum of their assumed satisfaction.
    pub sum: u32,
    /// How many are at 2 at most, and how many of these no open measure is for.
    pub low: u32,
    pub bare: u32,
    /// How many are at paid touchpoints.
    pub paid: u32,
}

/// What a journey does at a touchpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct At {
    pub stages: [u32; STAGES],
    pub sum: u32,
    pub rated: u32,
    /// The lowest and highest rating; 0 without one.
    pub lowest: u8,
    pub highest: u8,
}

/// A journey as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct JourneySum {
    pub persona: Option<Id>,
    pub moments: u32,
    /// Its first touchpoint, if it begins with the first contact.
    pub start: Option<Id>,
    /// Whether it is at 2 or less somewhere.
    pub low: bool,
    /// Which roles its texts mention.
    pub mentions: Tags,
    /// What its steps at 4 or 5 speak of.
    pub answers: Stems,
    pub answers_tags: Tags,
}

/// A persona.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PersonaSum {
    /// The words that tell it from others.
    pub sketch: Stems,
    /// The roles in its role and occupation, and whether they say anything.
    pub roles: Tags,
    pub described: bool,
}

/// How content people are where a measure is meant to help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Footing {
    Low,
    Middle,
    Strong,
    Unknown,
}

/// A measure.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MeasureSum {
    pub done: bool,
    pub target: Option<Target>,
    /// Its owner, folded; and as it is written.
    pub owner: String,
    pub footing: Footing,
    /// Impact 4 or more, effort 2 or less, not running.
    pub waits: bool,
    /// Running, impact 3 at most and below its effort.
    pub drains: bool,
    pub tags: Tags,
    pub words: Stems,
}

/// A feedback record with answers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RecordSum {
    pub kind: FeedbackKind,
    pub target: Option<Target>,
    pub date: Option<Date>,
}

/// What one subject adds. Each kind of subject fills its own part.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Share {
    /// A journey: what it does at each touchpoint.
    pub uses: BTreeMap<Id, At>,
    /// Whether it is a journey as it is.
    pub current: bool,
    /// A journey as it is: its steps by stage.
    pub stages: [Visits; STAGES],
    pub journey: Option<JourneySum>,
    /// A touchpoint or measure: its words.
    pub words: Stems,
    /// A touchpoint: its channel, what its name says beside it, and whether it has an owner.
    pub channel: Option<String>,
    pub name: Option<String>,
    pub owned: bool,
    /// A persona: the words of its objections and sources.
    pub asks: Stems,
    pub persona: Option<PersonaSum>,
    pub measure: Option<MeasureSum>,
    pub record: Option<RecordSum>,
}

/// Who has to be looked at again since sums changed.
#[derive(Debug, Default)]
pub(super) struct Moved {
    pub touchpoints: BTreeSet<Id>,
    pub personas: BTreeSet<Id>,
    /// Whether anything changed that the plan as a whole is judged by.
    pub plan: bool,
    /// Whether which channels there are changed.
    pub channels: bool,
    /// Whether most touchpoints have an owner changed.
    pub owned: bool,
    /// Whether any journey is at 2 or less somewhere changed.
    pub hurt: bool,
}

impl Fold {
    /// Who uses a touchpoint.
    pub fn uses(&self, touchpoint: &Id) -> Option<&Use> {
        self.uses.get(touchpoint)
    }

    /// How many journeys as they are lead to a touchpoint.
    pub fn reach(&self, touchpoint: &Id) -> u32 {
        self.uses(touchpoint).map_or(0, |uses| uses.current)
    }

    /// What journeys do in a stage.
    pub fn visits(&self, stage: Stage) -> Visits {
        self.stages[stage as usize]
    }

    /// Whether most touchpoints have an owner.
    pub fn is_owned(&self) -> bool {
        self.owned.0 * 2 > self.owned.1
    }

    /// Whether some journey is at 2 or less somewhere: before that, what is missing cost nothing yet.
    pub fn is_hurt(&self) -> bool {
        self.hurt > 0
    }

    /// Whether some touchpoint has one of these channels.
    pub fn has_channel(&self, channels: &[&str]) -> bool {
        channels.iter().any(|channel| self.channels.contains_key(*channel))
    }

    /// Another touchpoint of this name that stands before this one, as the ids go.
    pub(super) fn namesakes(&self, name: &str) -> impl Iterator<Item = &Id> {
        self.names.get(name).into_iter().flatten()
    }

    pub(super) fn journeys(&self) -> &BTreeMap<Id, JourneySum> {
        &self.journeys
    }

    pub(super) fn personas(&self) -> &BTreeMap<Id, PersonaSum> {
        &self.personas
    }

    pub(super) fn measures(&self) -> &BTreeMap<Id, MeasureSum> {
        &self.measures
    }

    pub(super) fn records(&self) -> &BTreeMap<Id, RecordSum> {
        &self.records
    }

    /// Whether some touchpoint or measure takes up what is asked: shares a third of its words, those aside that many
    /// have. What has no other words can't be judged, and counts as taken up.
    pub fn takes_up(&self, asked: &Stems) -> bool {
        self.answering(asked, |_| true)
    }

    /// Whether some touchpoint does.
    pub fn is_touchpoint(&self, asked: &Stems) -> bool {
        self.answering(asked, |key| key.kind == Kind::Touchpoint)
    }

    fn answering(&self, asked: &Stems, counts: impl Fn(&Key) -> bool) -> bool {
        let mut shared: HashMap<&Key, usize> = HashMap::new();
        let mut telling = 0;
        for stem in asked {
            let having = self.words.get(stem);
            if having.is_some_and(|having| having.len() > TOO_COMMON) {
                continue;
            }
            telling += 1;
            for key in having.into_iter().flatten().filter(|key| counts(key)) {
                *shared.entry(key).or_default() += 1;
            }
        }
        telling == 0 || shared.values().any(|count| *count >= enough(telling))
    }

    /// Takes a subject's old share out and puts its new one in.
    pub(super) fn exchange(&mut self, key: &Key, old: &Share, new: &Share) -> Moved {
        let mut moved = Moved::default();
        let persona = |share: &Share| share.journey.as_ref().and_then(|journey| journey.persona.clone());
        let same = old.current == new.current && persona(old) == persona(new);
        for touchpoint in old.uses.keys().chain(new.uses.keys().filter(|id| !old.uses.contains_key(*id))) {
            let (before, after) = (old.uses.get(touchpoint), new.uses.get(touchpoint));
            if before != after || !same {
                self.exchange_use(key, touchpoint, (before, old.current), (after, new.current));
                moved.touchpoints.insert(touchpoint.clone());
            }
        }
        for stage in 0..STAGES {
            self.stages[stage].exchange(old.stages[stage], new.stages[stage]);
            moved.plan |= old.stages[stage] != new.stages[stage];
        }
        for stem in old.words.symmetric_difference(&new.words) {
            exchange(&mut self.words, stem, key, new.words.contains(stem));
            moved.personas.extend(self.askers.get(stem).into_iter().flatten().cloned());
        }
        for stem in old.asks.symmetric_difference(&new.asks) {
            exchange(&mut self.askers, stem, &key.id, new.asks.contains(stem));
        }
        if old.name != new.name {
            for (name, there) in [(&old.name, false), (&new.name, true)] {
                let Some(name) = name else { continue };
                exchange(&mut self.names, name, &key.id, there);
                moved.touchpoints.extend(self.names.get(name).into_iter().flatten().cloned());
            }
        }
        if old.channel != new.channel {
            for (channel, more) in [(&old.channel, false), (&new.channel, true)] {
                let Some(channel) = channel else { continue };
                let count = self.channels.entry(channel.clone()).or_default();
                *count = if more { *count + 1 } else { *count - 1 };
                if *count == 0 {
                    self.channels.remove(channel);
                }
            }
            moved.channels = true;
        }
        if key.kind == Kind::Touchpoint {
            // A touchpoint that is there has a channel, if an empty one.
            let counted = |share: &Share| u32::from(share.channel.is_some());
            let before = self.is_owned();
            self.owned.1 = self.owned.1 + counted(new) - counted(old);
            self.owned.0 = self.owned.0 + u32::from(new.owned) - u32::from(old.owned);
            moved.owned = before != self.is_owned();
        }
        if old.journey != new.journey {
            moved.plan = true;
            moved.personas.extend(persona(old).into_iter().chain(persona(new)));
            put(&mut self.journeys, &key.id, &new.journey);
            let (before, low) =
                (self.is_hurt(), |share: &Share| u32::from(share.journey.as_ref().is_some_and(|sum| sum.low)));
            self.hurt = self.hurt + low(new) - low(old);
            moved.hurt = before != self.is_hurt();
        }
        if old.persona != new.persona {
            moved.plan = true;
            put(&mut self.personas, &key.id, &new.persona);
            if self.personas.len() <= COMPARED + 1 {
                moved.personas.extend(self.personas.keys().filter(|id| **id != key.id).cloned());
            }
        }
        moved.plan |= old.measure != new.measure || old.record != new.record;
        if old.measure != new.measure {
            put(&mut self.measures, &key.id, &new.measure);
        }
        if old.record != new.record {
            put(&mut self.records, &key.id, &new.record);
        }
        moved
    }

    fn exchange_use(&mut self, key: &Key, touchpoint: &Id, old: (Option<&At>, bool), new: (Option<&At>, bool)) {
        let sums = self.uses.entry(touchpoint.clone()).or_default();
        if let (Some(at), current) = old {
            sums.journeys -= 1;
            for stage in 0..STAGES {
                sums.stages[stage] -= at.stages[stage];
            }
            if current {
                sums.current -= 1;
                sums.sum -= at.sum;
                sums.rated -= at.rated;
                sums.content.remove(&key.id);
                sums.low.remove(&key.id);
            }
        }
        if let (Some(at), current) = new {
            sums.journeys += 1;
            for stage in 0..STAGES {
                sums.stages[stage] += at.stages[stage];
            }
            if current {
                sums.current += 1;
                sums.sum += at.sum;
                sums.rated += at.rated;
                if at.highest >= 4 && at.lowest > 2 {
                    sums.content.insert(key.id.clone());
                }
                if (1..=2).contains(&at.lowest) {
                    sums.low.insert(key.id.clone());
                }
            }
        }
        if sums.journeys == 0 {
            self.uses.remove(touchpoint);
        }
    }
}

impl Visits {
    fn exchange(&mut self, old: Self, new: Self) {
        let sums = [&mut self.steps, &mut self.rated, &mut self.sum, &mut self.low, &mut self.bare, &mut self.paid];
        let of = |visits: Self| [visits.steps, visits.rated, visits.sum, visits.low, visits.bare, visits.paid];
        for ((sum, before), after) in sums.into_iter().zip(of(old)).zip(of(new)) {
            *sum = *sum + after - before;
        }
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

fn put<T: Clone>(map: &mut BTreeMap<Id, T>, id: &Id, entry: &Option<T>) {
    match entry {
        Some(entry) => map.insert(id.clone(), entry.clone()),
        None => map.remove(id),
    };
}
