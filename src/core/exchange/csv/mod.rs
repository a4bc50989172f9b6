//! CSV: a journey as a table with one row a step, for spreadsheets and for those who work in them.
//!
//! Two dialects are written, the German and the international one; what is read may be either, or any table of somebody
//! else's. For those there are three steps that a dialog can show: `sniff` finds the table in a text, `guess` says what
//! its columns mean, `read` makes a plan of both. Nothing here knows the dialog.

mod decode;
mod guess;
mod read;
mod table;
mod write;

use super::{Format, Import, ImportError, Imported, Scope};
use crate::core::model::Language;
use crate::core::text::Messages;

pub use decode::{Decode, decode, encoding};
pub use guess::guess;
pub(super) use guess::{known, named};
pub use read::read;
pub(in crate::core) use read::{Rating, number, rating};
pub(super) use table::WIDEST;
pub use table::{Row, Scanner, Table, defused, line, recognises, sniff, sniff_head, undone};

/// The international dialect among the formats.
pub const FORMAT_ENTRY: Format = Format {
    key: "csv",
    extensions: &["csv", "tsv"],
    mime: "text/csv;charset=utf-8",
    label: |w| w.format_csv,
    about: |w| w.format_csv_about,
    scope: Scope::Plan,
    write: Some(|document, export| write::write(document, export, &INTERNATIONAL)),
    read: Some(import),
    recognises,
};

/// The German dialect among the formats.
pub const GERMAN_ENTRY: Format = Format {
    key: "csv-de",
    label: |w| w.format_csv_de,
    about: |w| w.format_csv_de_about,
    write: Some(|document, export| write::write(document, export, &GERMAN)),
    // The other entry reads both dialects.
    read: None,
    recognises: |_| false,
    ..FORMAT_ENTRY
};

/// How a spreadsheet of some country expects the file.
struct Dialect {
    delimiter: char,
    decimal: char,
    /// Whether the text starts with a byte order mark, without which Excel takes the umlauts for other letters.
    mark: bool,
}

const INTERNATIONAL: Dialect = Dialect { delimiter: ',', decimal: '.', mark: false };
const GERMAN: Dialect = Dialect { delimiter: ';', decimal: ',', mark: true };

/// Reads any table, its columns as `guess` takes them.
fn import(text: &str, import: &Import) -> Result<Imported, ImportError> {
    let table = sniff(text)?;
    read(&table, &guess(&table), import)
}

/// What a column of a table can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// The place of the journey in the plan; tells journeys of one name apart.
    JourneyNumber,
    Journey,
    Persona,
    Kind,
    /// The place of the phase in the plan.
    PhaseNumber,
    Phase,
    Stage,
    /// The place of the step in its journey.
    StepNumber,
    Touchpoint,
    Channel,
    Medium,
    MediaType,
    Controllable,
    Satisfaction,
    Action,
    Question,
    Thought,
    Emotion,
    PainPoint,
    Opportunity,
    Personalisation,
    MomentOfTruth,
    Elapsed,
    /// The titles of the step's measures, one a line.
    Measures,
}

impl Column {
    /// All of them, in the order in which they are written.
    pub const ALL: [Column; 24] = [
        Self::JourneyNumber,
        Self::Journey,
        Self::Persona,
        Self::Kind,
        Self::PhaseNumber,
        Self::Phase,
        Self::Stage,
        Self::StepNumber,
        Self::Touchpoint,
        Self::Channel,
        Self::Medium,
        Self::MediaType,
        Self::Controllable,
        Self::Satisfaction,
        Self::Action,
        Self::Question,
        Self::Thought,
        Self::Emotion,
        Self::PainPoint,
        Self::Opportunity,
        Self::Personalisation,
        Self::MomentOfTruth,
        Self::Elapsed,
        Self::Measures,
    ];

    /// Its name: the header of an export, and the choice in a dialog.
    pub fn label(self, t: &Messages) -> &'static str {
        match self {
            Self::JourneyNumber => t.csv_journey_number,
            Self::Journey => t.journey,
            Self::Persona => t.persona,
            Self::Kind => t.journey_kind,
            Self::PhaseNumber => t.csv_phase_number,
            Self::Phase => t.phase,
            Self::Stage => t.phase_stage,
            Self::StepNumber => t.csv_step_number,
            Self::Touchpoint => t.touchpoint,
            Self::Channel => t.channel,
            Self::Medium => t.medium,
            Self::MediaType => t.media_type,
            Self::Controllable => t.controllable,
            Self::Satisfaction => t.satisfaction,
            Self::Action => t.action,
            Self::Question => t.question,
            Self::Thought => t.thought,
            Self::Emotion => t.emotion,
            Self::PainPoint => t.pain_point,
            Self::Opportunity => t.opportunity,
            Self::Personalisation => t.personalisation,
            Self::MomentOfTruth => t.moment_of_truth,
            Self::Elapsed => t.csv_elapsed,
            Self::Measures => t.measures,
        }
    }
}

/// What the columns of a table mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// One entry a column of the table; none leaves the column out. Texts of columns that mean the same are joined.
    pub columns: Vec<Option<Column>>,
    /// On which scale satisfaction is told.
    pub scale: Scale,
}

/// A scale of ratings by its two ends, which become 1 and 5. What says its own scale (`8/10`, `80 %`) follows that.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    pub low: f64,
    pub high: f64,
}

impl Scale {
    /// Our own, 1 to 5.
    pub const OWN: Scale = Scale { low: 1.0, high: 5.0 };
    /// Those that a dialog offers.
    pub const ALL: [Scale; 6] = [
        Self::OWN,
        Scale { low: -2.0, high: 2.0 },
        Scale { low: -5.0, high: 5.0 },
        Scale { low: 0.0, high: 10.0 },
        Scale { low: 1.0, high: 10.0 },
        Scale { low: 0.0, high: 100.0 },
    ];
}

/// The language in whose words a table has all of our columns: it is an export of ours, whose empty cells mean that
/// nothing is there, and whose texts stay as they are to the last blank.
fn own_language(table: &Table) -> Option<Language> {
    let has = |language: &&Language| {
        let t = crate::core::text::messages(**language);
        Column::ALL.iter().all(|column| table.header.iter().any(|header| **header == *column.label(t)))
    };
    Language::ALL.iter().find(has).copied()
}
