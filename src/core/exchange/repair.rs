//! What readers mend, and the list of it.

/// Something that was mended while reading; the user is told each before an import is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The field, such as `personas[0].name`, or the line, such as `line 12`.
    pub path: String,
    pub rule: Rule,
    /// What stood there, shortened; empty if the rule says all.
    pub text: Box<str>,
}

/// So many repairs are told; what is mended beyond that is as good as all.
pub const MOST_REPAIRS: usize = 1_000;
/// The most characters of a repair's path: names of columns and members come from the text and may be of any length.
const LONGEST_PATH: usize = 200;
/// The most characters of what stood there.
const LONGEST_TEXT: usize = 120;

/// The repairs of a text that is being read: a list that stays short however much there is to mend.
#[derive(Debug, Default)]
pub(in crate::core) struct Repairs(Vec<Repair>);

impl Repairs {
    /// Adds a repair; one that is too many is not kept, but that there are more is told.
    pub fn push(&mut self, path: &str, rule: Rule) {
        self.push_text(path, rule, "");
    }

    /// Adds a repair with what stood there.
    pub fn push_text(&mut self, path: &str, rule: Rule, text: &str) {
        if self.is_full() {
            return;
        }
        let letters = path.chars().take(LONGEST_PATH);
        let path = letters.map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        self.0.push(Repair { path, rule, text: shortened(text) });
        if self.is_full() {
            self.0.push(Repair { path: String::new(), rule: Rule::More, text: Box::default() });
        }
    }

    /// Adds what another reader mended.
    pub fn extend(&mut self, repairs: Vec<Repair>) {
        for repair in repairs.into_iter().filter(|repair| repair.rule != Rule::More) {
            self.push_text(&repair.path, repair.rule, &repair.text);
        }
    }

    /// Whether no more are kept.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MOST_REPAIRS
    }

    /// The list.
    pub fn told(self) -> Vec<Repair> {
        self.0
    }
}

/// Two lists as one that stays as short as any.
pub fn all_repairs(first: Vec<Repair>, more: Vec<Repair>) -> Vec<Repair> {
    let mut repairs = Repairs::default();
    repairs.extend(first);
    repairs.extend(more);
    repairs.told()
}

/// The beginning of a text, on one line.
fn shortened(text: &str) -> Box<str> {
    let mut letters = text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut short: String = letters.by_ref().take(LONGEST_TEXT).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short.into()
}

/// The rules by which faulty parts are mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A text over its limit loses its end.
    Cut,
    /// A field that the format does not know is left out.
    UnknownField,
    /// A value that is none of the field's values gives way to the usual one, or to none.
    UnknownValue,
    /// A number or date outside of its range is cleared.
    OutOfRange,
    /// A record without an id, or with one that is taken or no id, gets a new one.
    NewId,
    /// A reference to a record that is not there is cleared; a step goes to the phase of the step before.
    Dangling,
    /// Records beyond what a plan may hold are left out.
    TooMany,
    /// Steps that were not in the order of their phases are put into it.
    Reordered,
    /// Counts that do not fit the metric's scale are cut off or filled up with zeros.
    CountsLength,
    /// A plan with steps but without phases gets the default phases.
    DefaultPhases,
    /// A target that names several records keeps the first.
    SeveralTargets,
    /// A number between two values of the scale becomes the nearer one, of two the higher.
    Rounded,
    /// A span counts whole minutes, and a month 30 days.
    RoundedSpan,
    /// A step is the journey's persona's; whoever else a text names beside it is kept as a persona only.
    OtherActors,
    /// Ratings on another scale are brought to 1 to 5 and rounded.
    Rescaled,
    /// Half of a letter beyond the basic plane, which no text can hold, becomes the sign for a letter that is lost
    /// (U+FFFD).
    LostLetter,
    /// Something that a plan has no place for, or that is no part of it, is left out.
    LeftOut,
    /// Numbers whose unit nobody told are left out.
    NoUnit,
    /// Bytes that are no letters in the encoding of the file become U+FFFD.
    LostByte,
    /// What was only nearly written in the format is read as what it means: other quotes, a comma too many.
    Healed,
    /// A text ends before its end: what was there is taken.
    Truncated,
    /// A sheet that only shows what others hold was changed; the change is not taken over.
    ShownOnly,
    /// What an answer no longer has, or wants gone, stays: nothing is removed but by a person.
    NotRemoved,
    /// Stands at the end of a long list: there was more to mend.
    More,
}

impl Rule {
    /// The name for scripts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cut => "cut",
            Self::UnknownField => "unknown-field",
            Self::UnknownValue => "unknown-value",
            Self::OutOfRange => "out-of-range",
            Self::NewId => "new-id",
            Self::Dangling => "dangling",
            Self::TooMany => "too-many",
            Self::Reordered => "reordered",
            Self::CountsLength => "counts-length",
            Self::DefaultPhases => "default-phases",
            Self::SeveralTargets => "several-targets",
            Self::Rounded => "rounded",
            Self::RoundedSpan => "rounded-span",
            Self::OtherActors => "other-actors",
            Self::Rescaled => "rescaled",
            Self::LostLetter => "lost-letter",
            Self::LeftOut => "left-out",
            Self::NoUnit => "no-unit",
            Self::LostByte => "lost-byte",
            Self::Healed => "healed",
            Self::Truncated => "truncated",
            Self::ShownOnly => "shown-only",
            Self::NotRemoved => "not-removed",
            Self::More => "more",
        }
    }
}
