//! Text that never exceeds the limit of its field.

use std::ops::Deref;

/// A name or title: at most 200 characters.
pub type Line = Text<200>;
/// Any other text: at most 2,000 characters.
pub type Prose = Text<2000>;

/// Plain text of at most `MAX` characters (Unicode scalar values). Line breaks are kept as they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text<const MAX: usize>(String);

impl<const MAX: usize> Text<MAX> {
    /// Takes the text up to the limit; the flag says whether something had to be cut off.
    pub fn cut(text: &str) -> (Self, bool) {
        match text.char_indices().nth(MAX) {
            Some((end, _)) => (Self(text[..end].to_owned()), true),
            None => (Self(text.to_owned()), false),
        }
    }
}

impl<const MAX: usize> From<&str> for Text<MAX> {
    /// The text up to the limit, for callers who need not tell that it was cut.
    fn from(text: &str) -> Self {
        Self::cut(text).0
    }
}

impl<const MAX: usize> Deref for Text<MAX> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}
