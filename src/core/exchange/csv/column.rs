//! What columns of a table can mean.

use crate::core::lanes::texts;
use crate::core::model::{Kind, Language, StepText};
use crate::core::text::{Messages, field_label, messages};

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
    /// A text of the step.
    Text(StepText),
    MomentOfTruth,
    Elapsed,
    /// The titles of the step's measures, one a line.
    Measures,
    /// A figure or a note beside the step, which its touchpoint's notes then have. Only read.
    Note,
}

/// The columns that say where and when a step is: with them a table begins that we wrote, and by them it is known as
/// ours (`mapping::own_language`). Nothing is ever added to them, or tables that were written before were no longer
/// known.
pub(super) const PLACE: [Column; 14] = [
    Column::JourneyNumber,
    Column::Journey,
    Column::Persona,
    Column::Kind,
    Column::PhaseNumber,
    Column::Phase,
    Column::Stage,
    Column::StepNumber,
    Column::Touchpoint,
    Column::Channel,
    Column::Medium,
    Column::MediaType,
    Column::Controllable,
    Column::Satisfaction,
];

impl Column {
    /// All that a column can mean, as a dialog offers it.
    pub fn all() -> Vec<Self> {
        let mut all = Self::written();
        all.push(Self::Note);
        all
    }

    /// Those of an export, in the order in which they are written: texts as the lanes of the map.
    pub fn written() -> Vec<Self> {
        let mut all = PLACE.to_vec();
        all.extend(texts().map(|(text, _)| Self::Text(text)));
        all.extend([Self::MomentOfTruth, Self::Elapsed, Self::Measures]);
        all
    }

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
            Self::Text(text) => field_label(t, Kind::Step, text.field()),
            Self::MomentOfTruth => t.moment_of_truth,
            Self::Elapsed => t.csv_elapsed,
            Self::Measures => t.measures,
            Self::Note => t.csv_note,
        }
    }
}

/// The words of a language, which a reader of tables knows whether or not the page is in it.
pub(super) fn words(language: Language) -> &'static Messages {
    messages(language)
}

/// So many columns are looked at: far more than ours, and few enough that no text takes long.
pub(in crate::core::exchange) const WIDEST: usize = 200;
