//! Names for records: ids, the kinds of records, and keys that hold both.

use std::fmt;
use std::sync::Arc;

/// The id of a record: 1 to 40 characters of `[A-Za-z0-9_-]`, unique within its kind. Cheap to clone.
#[derive(PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(Arc<str>);

/// Not inlined: ids are copied in hundreds of places.
impl Clone for Id {
    #[inline(never)]
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl Id {
    /// The id of this text, if it is one.
    pub fn new(text: &str) -> Option<Self> {
        let fits = (1..=40).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        fits.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The kinds of records in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Plan,
    Phase,
    Persona,
    Touchpoint,
    Journey,
    Step,
    Measure,
    Feedback,
    SetAside,
}

/// Which record: its kind and id.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub kind: Kind,
    pub id: Id,
}

impl Key {
    /// The record of this kind and id.
    pub fn new(kind: Kind, id: &Id) -> Self {
        Self { kind, id: id.clone() }
    }
}

/// Makes new ids from a seed, so that the core stays free of randomness: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014), written in base 32. Fifty bits an id: among the
/// 10,000 steps of a full plan a clash has a chance of about 1 in 20 million, and `edit` looks before it uses one.
pub struct Ids(u64);

impl Ids {
    /// A row of ids that depends on the seed only.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next id: ten letters and digits, the first a letter.
    pub fn next_id(&mut self) -> Id {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        let text: String = (0..10)
            .map(|place| {
                let digit = (bits >> (place * 5)) as usize & 31;
                b"abcdefghijkmnpqrstuvwxyz23456789"[if place == 0 { digit % 24 } else { digit }] as char
            })
            .collect();
        Id(text.into())
    }
}
