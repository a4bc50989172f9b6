//! A rating from 1 to 5.

/// Satisfaction, impact or effort: a whole number from 1 (very low) to 5 (very high). Unrated is `None`, never 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Score(u8);

impl Score {
    /// All scores, lowest first.
    pub const ALL: [Score; 5] = [Score(1), Score(2), Score(3), Score(4), Score(5)];

    /// The score of this number, if it is within 1 to 5.
    pub fn new(number: u8) -> Option<Self> {
        (1..=5).contains(&number).then_some(Self(number))
    }

    /// The number, 1 to 5.
    pub fn number(self) -> u8 {
        self.0
    }
}

/// Whether satisfaction breaks between two neighbouring steps: a drop of two or more.
pub fn is_break(before: u8, after: u8) -> bool {
    before >= after + 2
}
