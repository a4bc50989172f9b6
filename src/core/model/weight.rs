//! How much the findings of a rule of the analysis count in a plan.

use super::choice::choice;

choice! {
    /// How much a rule counts. A plan keeps what is not normal.
    pub enum Weight {
        Normal = "normal",
        /// The rule says nothing.
        Off = "off",
        Low = "low",
        High = "high",
    }
}

impl Weight {
    /// What the severity of a finding is multiplied by.
    pub fn factor(self) -> f64 {
        match self {
            Self::Off => 0.0,
            Self::Low => 0.5,
            Self::Normal => 1.0,
            Self::High => 2.0,
        }
    }
}

/// The rules that do not count as usual, by their keys; at most `Weights::MOST`. Keys of rules that this program does
/// not know are kept: another version may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weights(Vec<(String, Weight)>);

impl Weights {
    /// How many rules may have a weight of their own.
    pub const MOST: usize = 100;

    /// Whether a text can be a rule's key: 1 to 60 of `a-z`, `0-9` and `-`.
    pub fn is_key(rule: &str) -> bool {
        (1..=60).contains(&rule.len())
            && rule.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    }

    /// How much a rule counts.
    pub fn get(&self, rule: &str) -> Weight {
        self.find(rule).map_or(Weight::Normal, |place| self.0[place].1)
    }

    /// Lets a rule count so much. False, and nothing changed, if that is no rule's key or there is no room.
    pub fn set(&mut self, rule: &str, weight: Weight) -> bool {
        if !Self::is_key(rule) {
            return false;
        }
        match (self.find(rule), weight) {
            (Ok(place), Weight::Normal) => _ = self.0.remove(place),
            (Err(_), Weight::Normal) => {}
            (Ok(place), _) => self.0[place].1 = weight,
            (Err(_), _) if self.0.len() == Self::MOST => return false,
            (Err(place), _) => self.0.insert(place, (rule.to_owned(), weight)),
        }
        true
    }

    /// Where a rule is, or where it would be: they are sorted by their keys.
    fn find(&self, rule: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (**known).cmp(rule))
    }

    /// Whether every rule counts as usual.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The rules that do not count as usual, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Weight)> {
        self.0.iter().map(|(rule, weight)| (rule.as_str(), *weight))
    }
}
