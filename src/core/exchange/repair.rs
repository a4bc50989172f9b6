//! What readers mend, and the list of it.

/// Something that was mended while reading; the user is told each before an import is accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The field, such as `personas[0].name`, or the line, such as `line 12`.
    pub path: String,
    pub rule: Rule,
}

/// So many repairs are told; what is mended beyond that is as good as all.
pub const MOST_REPAIRS: usize = 1_000;
/// The most characters of a repair's path: names of columns and members come from the text and may be of any length.
const LONGEST_PATH: usize = 200;

/// The repairs of a text that is being read: a list that stays short however much there is to mend.
#[derive(Debug, Default)]
pub(in crate::core) struct Repairs(Vec<Repair>);

impl Repairs {
    /// Adds a repair; one that is too many is not kept, but that there are more is told.
    pub fn push(&mut self, path: &str, rule: Rule) {
        if self.is_full() {
            return;
        }
        self.0.push(Repair { path: path.chars().take(LONGEST_PATH).collect(), rule });
        if self.is_full() {
            self.0.push(Repair { path: String::new(), rule: Rule::More });
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
    /// A step is the journey's persona's; whoever else a text names beside it is kept as a persona only.
    OtherActors,
    /// Ratings on another scale are brought to 1 to 5 and rounded.
    Rescaled,
    /// Half of a letter beyond the basic plane, which no text can hold, becomes the sign for a letter that is lost
    /// (U+FFFD).
    LostLetter,
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
            Self::OtherActors => "other-actors",
            Self::Rescaled => "rescaled",
            Self::LostLetter => "lost-letter",
            Self::More => "more",
        }
    }
}
