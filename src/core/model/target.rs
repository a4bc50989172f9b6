//! What a measure or a piece of feedback is about.

use super::{Id, Key, Kind};

/// What a measure or a piece of feedback is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    Phase(Id),
    Touchpoint(Id),
    Step(Id),
}

impl Target {
    /// The target's record, if records of this kind can be one.
    pub fn from_key(key: &Key) -> Option<Self> {
        match key.kind {
            Kind::Phase => Some(Self::Phase(key.id.clone())),
            Kind::Touchpoint => Some(Self::Touchpoint(key.id.clone())),
            Kind::Step => Some(Self::Step(key.id.clone())),
            Kind::Plan | Kind::Persona | Kind::Journey | Kind::Measure | Kind::Feedback | Kind::SetAside => None,
        }
    }

    /// Which record it is.
    pub fn key(&self) -> Key {
        match self {
            Self::Phase(id) => Key::new(Kind::Phase, id),
            Self::Touchpoint(id) => Key::new(Kind::Touchpoint, id),
            Self::Step(id) => Key::new(Kind::Step, id),
        }
    }
}
