//! What columns of a table can mean, and by which names they are known.

use crate::core::knowledge::plain;
use crate::core::text::{DE, EN, Messages};

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

/// Other names of the columns, as `plain` gives them; in the order of `Column::ALL`.
const NAMES: [&str; 24] = [
    "reisenummer journeynumber journeyno journeyid",
    "customerjourney kundenreise userjourney journeyname reise szenario scenario usecase",
    "zielgruppe buyerpersona kundensegment segment targetgroup audience akteur actor kunde kundin customer user nutzer rolle role",
    "istsoll kind asistobe currenttarget",
    "phasennummer phasenumber phaseno",
    "phasen journeyphase stufe etappe abschnitt section journeystage funnelstufe funnelstage lifecyclestage kaufphase",
    "canonicalstage",
    "nr no nummer number schrittnr schrittnummer stepno stepnumber reihenfolge order position pos sequence lfdnr",
    "touchpoints kontaktpunkt kontaktpunkte beruehrungspunkt beruehrungspunkte customertouchpoint interaktion interaction",
    "kanaele channels",
    "medium",
    "mediatyp mediatype",
    "steuerbarkeit kontrollierbar controlled control beeinflussbar",
    "kundenzufriedenheit zufriedenheitswert score satisfactionscore rating bewertung csat punkte sterne stars emotionskurve wert value",
    "aktion aktivitaet activity taetigkeit task aufgabe schritt step station beschreibung description useraction",
    "fragen questions kundenfrage leitfrage",
    "gedanken thoughts thinking denkt",
    "gefuehle emotionen emotions feeling feelings fuehlt stimmung mood sentiment",
    "painpoints schwachstellen schmerzpunkt schmerzpunkte schmerz pain pains problem probleme problems huerde huerden hindernis barriere barriers issue issues frustration challenge challenges herausforderung herausforderungen",
    "chancen opportunities idee ideen idea ideas verbesserung verbesserungen improvement improvements potenzial loesung solution",
    "personalization",
    "mot momentsoftruth schluesselmoment keymoment",
    "dauer duration zeit time wartezeit waitingtime abstand elapsed",
    "massnahme measure todo todos nextsteps actionitems",
];

/// The column that a name stands for.
pub(in crate::core::exchange) fn named(name: &str) -> Option<Column> {
    Names::all().named(name)
}

/// The names that we write ourselves, in both languages, as `plain` gives them; in the order of `Column::ALL`. Made
/// once for many cells.
pub(super) struct Names([[String; 2]; 24]);

impl Names {
    pub fn all() -> Self {
        Self(Column::ALL.map(|column| [&DE, &EN].map(|t| plain(column.label(t)))))
    }

    fn of(&self, column: Column) -> impl Iterator<Item = &str> {
        NAMES[column as usize].split(' ').chain(self.0[column as usize].iter().map(String::as_str))
    }

    pub fn named(&self, name: &str) -> Option<Column> {
        let name = plain(name);
        Column::ALL.into_iter().filter(|_| !name.is_empty()).find(|column| self.of(*column).any(|known| known == name))
    }

    /// The column that a longer name speaks of, such as "customer pain points (top 3)": the longest name in it counts.
    pub fn hinted(&self, name: &str) -> Option<Column> {
        let name = plain(&name.chars().take(LONGEST_NAME).collect::<String>());
        let mut best: (usize, Option<Column>) = (0, None);
        for column in Column::ALL {
            for known in self.of(column) {
                // Short words are found within others by chance.
                if known.len() > 4 && known.len() > best.0 && name.contains(known) {
                    best = (known.len(), Some(column));
                }
            }
        }
        best.1
    }
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
