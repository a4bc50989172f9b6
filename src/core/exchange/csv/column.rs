//! What columns of a table can mean, and by which names they are known.

use crate::core::knowledge::plain;
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
    /// All of them, in the order in which they are written: texts as the lanes of the map.
    pub fn all() -> Vec<Self> {
        let mut all = PLACE.to_vec();
        all.extend(texts().map(|(text, _)| Self::Text(text)));
        all.extend([Self::MomentOfTruth, Self::Elapsed, Self::Measures]);
        all
    }

    /// Other names of it in the tables of others, as `plain` gives them; words apart by blanks.
    fn names(self) -> &'static str {
        match self {
            Self::JourneyNumber => "reisenummer journeynumber journeyno journeyid",
            Self::Journey => "customerjourney kundenreise userjourney journeyname reise szenario scenario usecase",
            Self::Persona => {
                "zielgruppe buyerpersona kundensegment segment targetgroup audience akteur actor kunde kundin customer user nutzer rolle role"
            }
            Self::Kind => "istsoll kind asistobe currenttarget",
            Self::PhaseNumber => "phasennummer phasenumber phaseno",
            Self::Phase => {
                "phasen journeyphase stufe etappe abschnitt section journeystage funnelstufe funnelstage lifecyclestage kaufphase"
            }
            Self::Stage => "canonicalstage",
            Self::StepNumber => {
                "nr no nummer number schrittnr schrittnummer stepno stepnumber reihenfolge order position pos sequence lfdnr"
            }
            Self::Touchpoint => {
                "touchpoints kontaktpunkt kontaktpunkte beruehrungspunkt beruehrungspunkte customertouchpoint interaktion interaction"
            }
            Self::Channel => "kanaele channels",
            Self::Medium => "medium",
            Self::MediaType => "mediatyp mediatype",
            Self::Controllable => "steuerbarkeit kontrollierbar controlled control beeinflussbar",
            Self::Satisfaction => {
                "kundenzufriedenheit zufriedenheitswert score satisfactionscore rating bewertung csat punkte sterne stars emotionskurve wert value"
            }
            Self::MomentOfTruth => "mot momentsoftruth schluesselmoment keymoment",
            Self::Elapsed => "dauer duration zeit time wartezeit waitingtime abstand elapsed",
            Self::Measures => "massnahme measure todo todos nextsteps actionitems",
            Self::Text(text) => texts().find(|(known, _)| *known == text).map_or("", |(_, lane)| lane.columns),
        }
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
        }
    }
}

/// The words of a language, which a reader of tables knows whether or not the page is in it.
pub(super) fn words(language: Language) -> &'static Messages {
    messages(language)
}

/// The column that a name stands for.
pub(in crate::core::exchange) fn named(name: &str) -> Option<Column> {
    Names::all().named(name)
}

/// The columns with the names that we write ourselves, in all languages, as `plain` gives them. Made once for many
/// cells.
pub(super) struct Names(Vec<(Column, Vec<String>)>);

impl Names {
    pub fn all() -> Self {
        let own = |column: Column| Language::ALL.iter().map(|language| plain(column.label(words(*language)))).collect();
        Self(Column::all().into_iter().map(|column| (column, own(column))).collect())
    }

    pub fn named(&self, name: &str) -> Option<Column> {
        let name = plain(name);
        let says = |(column, own): &&(Column, Vec<String>)| names(*column, own).any(|known| known == name);
        self.0.iter().filter(|_| !name.is_empty()).find(says).map(|(column, _)| *column)
    }

    /// The column that a longer name speaks of, such as "customer pain points (top 3)": the longest name in it counts.
    pub fn hinted(&self, name: &str) -> Option<Column> {
        let name = plain(&name.chars().take(LONGEST_NAME).collect::<String>());
        let mut best: (usize, Option<Column>) = (0, None);
        for (column, own) in &self.0 {
            for known in names(*column, own) {
                // Short words are found within others by chance.
                if known.len() > 4 && known.len() > best.0 && name.contains(known) {
                    best = (known.len(), Some(*column));
                }
            }
        }
        best.1
    }
}

/// All names of a column, those of others first.
fn names(column: Column, own: &[String]) -> impl Iterator<Item = &str> {
    column.names().split_whitespace().chain(own.iter().map(String::as_str))
}

/// How many different columns are named among these cells.
pub(in crate::core::exchange) fn known(cells: &[Box<str>]) -> usize {
    let names = Names::all();
    let mut found: Vec<Column> = Vec::new();
    for column in cells.iter().take(WIDEST).filter(|cell| cell.len() < 80).filter_map(|cell| names.named(cell)) {
        if !found.contains(&column) {
            found.push(column);
        }
    }
    found.len()
}

/// So many columns are looked at: far more than ours, and few enough that no text takes long.
pub(in crate::core::exchange) const WIDEST: usize = 200;
/// So many characters of a column's name are looked at.
pub(super) const LONGEST_NAME: usize = 200;
