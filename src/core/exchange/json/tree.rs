//! A text in JSON as a tree that is small: a few bytes a value, however the text is made up.
//!
//! serde_json's own values are forty times a text of many small arrays, and eighty times one of many small objects: one
//! object alone takes 632 bytes. Here values lie one behind the other in a list of words, each object and array with
//! the place of its end, so that a reader goes in where it knows a name and steps over everything else. Names are not
//! sorted; of a name that stands twice in an object the last value counts, as it does for serde_json.
//!
//! It does not know what is in the text. Nesting is limited by serde_json (128 levels).

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// A value with everything in it.
#[derive(Default)]
pub struct Tree {
    /// A value begins with a word of its kind in the lowest three bits and a number above them. Behind that word a text
    /// has the place of its first byte in `texts`; an array its values; an object its members, each a text and a value.
    words: Vec<u32>,
    texts: String,
    numbers: Vec<Number>,
}

/// What the number above the kind is.
const NULL: u32 = 0;
/// 0 or 1.
const BOOL: u32 = 1;
/// The number itself.
const SMALL: u32 = 2;
/// The place in `numbers`.
const NUMBER: u32 = 3;
/// The length in bytes.
const TEXT: u32 = 4;
/// The place in `words` behind the last value.
const ARRAY: u32 = 5;
const OBJECT: u32 = 6;

const KIND: u32 = 3;
/// The most that stands above a kind. Texts that are read are shorter by far.
const MOST: usize = (u32::MAX >> KIND) as usize;

/// One value of a tree.
#[derive(Clone)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Number(Number),
    String(&'a str),
    Array(Array<'a>),
    Object(Object<'a>),
}

/// The values of an array.
#[derive(Clone, Copy)]
pub struct Array<'a>(Range<'a>);

/// The members of an object.
#[derive(Clone, Copy)]
pub struct Object<'a> {
    members: Range<'a>,
    /// Members of these names are passed over.
    without: &'static [&'static str],
}

#[derive(Clone, Copy)]
struct Range<'a> {
    tree: &'a Tree,
    from: usize,
    to: usize,
}

impl Tree {
    /// The tree of a text, which is shorter than half a gigabyte.
    pub fn of(text: &str) -> Result<Self, serde_json::Error> {
        let mut tree = Self { texts: String::with_capacity(text.len()), ..Self::default() };
        let mut deserializer = serde_json::Deserializer::from_str(text);
        Adding(&mut tree).deserialize(&mut deserializer)?;
        deserializer.end()?;
        Ok(tree)
    }

    /// Its outermost value.
    pub fn root(&self) -> Value<'_> {
        self.value(0).0
    }

    /// The value at a place, and the place behind it.
    fn value(&self, at: usize) -> (Value<'_>, usize) {
        let Some(word) = self.words.get(at) else { return (Value::Null, at + 1) };
        let above = (word >> KIND) as usize;
        let within = |to: usize| Range { tree: self, from: at + 1, to };
        match word & ((1 << KIND) - 1) {
            BOOL => (Value::Bool(above == 1), at + 1),
            SMALL => (Value::Number(above.into()), at + 1),
            NUMBER => (Value::Number(self.numbers[above].clone()), at + 1),
            TEXT => {
                let from = self.words[at + 1] as usize;
                (Value::String(&self.texts[from..from + above]), at + 2)
            }
            ARRAY => (Value::Array(Array(within(above))), above),
            OBJECT => (Value::Object(Object { members: within(above), without: &[] }), above),
            _ => (Value::Null, at + 1),
        }
    }

    fn word<E: Error>(&mut self, kind: u32, above: usize) -> Result<(), E> {
        if above > MOST {
            return Err(E::custom("too large"));
        }
        self.words.push(kind | (above as u32) << KIND);
        Ok(())
    }

    fn text<E: Error>(&mut self, text: &str) -> Result<(), E> {
        self.word(TEXT, text.len())?;
        let from = u32::try_from(self.texts.len()).map_err(E::custom)?;
        self.words.push(from);
        self.texts.push_str(text);
        Ok(())
    }

    fn number<E: Error>(&mut self, number: Number) -> Result<(), E> {
        match number.as_u64().and_then(|number| usize::try_from(number).ok()).filter(|number| *number <= MOST) {
            Some(small) => self.word(SMALL, small),
            None => {
                self.numbers.push(number);
                self.word(NUMBER, self.numbers.len() - 1)
            }
        }
    }

    /// Sets the end of an array or object that began at a place.
    fn close<E: Error>(&mut self, kind: u32, began: usize) -> Result<(), E> {
        let end = self.words.len();
        if end > MOST {
            return Err(E::custom("too large"));
        }
        self.words[began] = kind | (end as u32) << KIND;
        Ok(())
    }
}

impl<'a> Value<'a> {
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    pub fn as_str(&self) -> Option<&'a str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(number) => number.as_u64(),
            _ => None,
        }
    }

    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => number.as_f64(),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<Array<'a>> {
        match self {
            Self::Array(array) => Some(*array),
            _ => None,
        }
    }

    pub fn as_object(&self) -> Option<Object<'a>> {
        match self {
            Self::Object(object) => Some(*object),
            _ => None,
        }
    }
}

impl<'a> Array<'a> {
    /// The values, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let Range { tree, from, to } = self.0;
        let mut at = from;
        std::iter::from_fn(move || {
            (at < to).then(|| {
                let (value, behind) = tree.value(at);
                at = behind;
                value
            })
        })
    }

    pub fn is_empty(&self) -> bool {
        self.0.from == self.0.to
    }
}

impl<'a> Object<'a> {
    /// The members, in the order of the text.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, Value<'a>)> + use<'a> {
        let Object { members: Range { tree, from, to }, without } = *self;
        let mut at = from;
        let all = std::iter::from_fn(move || {
            (at < to).then(|| {
                let (name, behind) = tree.value(at);
                let (value, behind) = tree.value(behind);
                at = behind;
                (name.as_str().unwrap_or_default(), value)
            })
        });
        all.filter(move |(name, _)| !without.contains(name))
    }

    /// The value of this name; the last one, if there are several.
    pub fn get(&self, name: &str) -> Option<Value<'a>> {
        self.iter().filter(|(known, _)| *known == name).last().map(|(_, value)| value)
    }

    /// The same object as if there were no members of these names.
    pub fn without(self, names: &'static [&'static str]) -> Self {
        Self { without: names, ..self }
    }
}

impl PartialEq for Object<'_> {
    /// Whether they are the same part of the same tree.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.members.tree, other.members.tree) && self.members.from == other.members.from
    }
}

/// Puts a value behind the others of a tree.
struct Adding<'t>(&'t mut Tree);

impl<'de> DeserializeSeed<'de> for Adding<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Adding<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.0.word(NULL, 0)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.0.word(BOOL, usize::from(value))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.0.number(value.into())
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.0.number(value.into())
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        match Number::from_f64(value) {
            Some(number) => self.0.number(number),
            None => self.0.word(NULL, 0),
        }
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.text(text)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<(), A::Error> {
        let began = self.0.words.len();
        self.0.words.push(ARRAY);
        while values.next_element_seed(Adding(self.0))?.is_some() {}
        self.0.close(ARRAY, began)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let began = self.0.words.len();
        self.0.words.push(OBJECT);
        while members.next_key_seed(Adding(self.0))?.is_some() {
            members.next_value_seed(Adding(self.0))?;
        }
        self.0.close(OBJECT, began)
    }
}
