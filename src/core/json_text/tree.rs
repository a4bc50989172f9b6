//! A text in JSON as a tree that is small: a few bytes a value, however the text is made up.
//!
//! A map for each object would be eighty times a text of many small objects. Here values lie one behind the other in a
//! list of words, each object and array with the place of its end, so that a reader goes in where it knows a name and
//! steps over everything else. Names are not sorted; of a name that stands twice in an object the last value counts.

use crate::core::number::parsed;

/// A value with everything in it.
#[derive(Default)]
pub struct Tree {
    /// A value begins with a word of its kind in the lowest three bits and a number above them. Behind that word a text
    /// or number has the place of its first byte in `texts`; an array its values; an object its members, each a text
    /// and a value.
    words: Vec<u32>,
    texts: String,
}

/// What the number above the kind is.
const NULL: u32 = 0;
/// 0 or 1.
const BOOL: u32 = 1;
/// The length in bytes.
const NUMBER: u32 = 2;
const TEXT: u32 = 3;
/// The place in `words` behind the last value.
const ARRAY: u32 = 4;
const OBJECT: u32 = 5;

const KIND: u32 = 3;
/// The most that stands above a kind. Texts that are read are shorter by far.
const MOST: usize = (u32::MAX >> KIND) as usize;

/// One value of a tree.
#[derive(Clone)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Number(Number<'a>),
    String(&'a str),
    Array(Array<'a>),
    Object(Object<'a>),
}

/// A number, as it is written: what it is, is asked where it is wanted.
#[derive(Clone, Copy)]
pub struct Number<'a>(&'a str);

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
    /// A tree with room for the texts of a text of this length.
    pub(super) fn with_room(length: usize) -> Self {
        Self { texts: String::with_capacity(length), ..Self::default() }
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
            NUMBER => (Value::Number(Number(self.text_at(at, above))), at + 2),
            TEXT => (Value::String(self.text_at(at, above)), at + 2),
            ARRAY => (Value::Array(Array(within(above))), above),
            OBJECT => (Value::Object(Object { members: within(above), without: &[] }), above),
            _ => (Value::Null, at + 1),
        }
    }

    fn text_at(&self, at: usize, length: usize) -> &str {
        let from = self.words[at + 1] as usize;
        &self.texts[from..from + length]
    }

    fn word(&mut self, kind: u32, above: usize) -> Option<()> {
        if above > MOST {
            return None;
        }
        self.words.push(kind | (above as u32) << KIND);
        Some(())
    }

    pub(super) fn add_null(&mut self) -> Option<()> {
        self.word(NULL, 0)
    }

    pub(super) fn add_bool(&mut self, value: bool) -> Option<()> {
        self.word(BOOL, usize::from(value))
    }

    pub(super) fn add_number(&mut self, written: &str) -> Option<()> {
        let from = self.texts.len();
        self.texts.push_str(written);
        self.add_texts(NUMBER, from)
    }

    /// Adds a text: what was put behind `texts` since they were this long.
    pub(super) fn add_text(&mut self, from: usize) -> Option<()> {
        self.add_texts(TEXT, from)
    }

    fn add_texts(&mut self, kind: u32, from: usize) -> Option<()> {
        self.word(kind, self.texts.len() - from)?;
        self.words.push(u32::try_from(from).ok()?);
        Some(())
    }

    /// The texts so far, behind which the next is put.
    pub(super) fn texts(&mut self) -> &mut String {
        &mut self.texts
    }

    /// Begins an array or an object, and says where.
    pub(super) fn open(&mut self) -> usize {
        self.words.push(NULL);
        self.words.len() - 1
    }

    /// Ends what began at a place.
    pub(super) fn close(&mut self, is_object: bool, began: usize) -> Option<()> {
        let end = self.words.len();
        self.words[began] = if is_object { OBJECT } else { ARRAY } | (end as u32) << KIND;
        (end <= MOST).then_some(())
    }
}

impl Number<'_> {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        self.0
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
            Self::Number(Number(written)) => written.parse().ok(),
            _ => None,
        }
    }

    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Number(Number(written)) => written.parse().ok(),
            _ => None,
        }
    }

    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Number(Number(written)) => parsed(written),
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
