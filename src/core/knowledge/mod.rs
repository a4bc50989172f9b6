//! What the planner knows of the field: phase models, channels with typical touchpoints, measures, example plans.
//!
//! The knowledge itself is data (JSON files in this folder, in both languages); this module gives it types. It is
//! parsed once and never changes. The phase models are part of the program. The catalogues of channels and measures are
//! files of the site that the browser hands over right after the first view (`load`), which spares that view 15 KB; until
//! then they are empty. A native build has them in it.

use std::sync::OnceLock;

use serde::Deserialize;

use super::model::{Language, Market, MediaType, Medium, PhaseModel, Stage};

/// A text in both languages.
#[derive(Debug, Deserialize)]
pub struct Bilingual {
    pub de: String,
    pub en: String,
}

impl Bilingual {
    /// The text in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::De => &self.de,
            Language::En => &self.en,
        }
    }
}

/// A template for the phases of a plan.
#[derive(Debug, Deserialize)]
pub struct ModelTemplate {
    #[serde(deserialize_with = "key")]
    pub key: PhaseModel,
    pub name: Bilingual,
    /// When it fits.
    pub about: Bilingual,
    pub phases: Vec<ModelPhase>,
}

/// One phase of a template.
#[derive(Debug, Deserialize)]
pub struct ModelPhase {
    pub name: Bilingual,
    pub question: Bilingual,
    #[serde(deserialize_with = "key")]
    pub stage: Stage,
}

/// A medium of touchpoints, with what is usual for it.
#[derive(Debug, Deserialize)]
pub struct Channel {
    pub key: String,
    pub name: Bilingual,
    #[serde(deserialize_with = "key")]
    pub medium: Medium,
    #[serde(deserialize_with = "key")]
    pub media_type: MediaType,
    pub touchpoints: Vec<Suggestion>,
}

/// A typical touchpoint of a channel.
#[derive(Debug, Deserialize)]
pub struct Suggestion {
    pub name: Bilingual,
    #[serde(deserialize_with = "keys")]
    pub stages: Vec<Stage>,
    #[serde(deserialize_with = "key")]
    pub market: Market,
    /// Where it differs from the channel.
    #[serde(default, deserialize_with = "maybe_key")]
    pub medium: Option<Medium>,
    /// Where it differs from the channel.
    #[serde(default, deserialize_with = "maybe_key")]
    pub media_type: Option<MediaType>,
    /// Where it differs from what is usual for its media type.
    #[serde(default)]
    pub controllable: Option<bool>,
}

/// A measure of the catalogue.
#[derive(Debug, Deserialize)]
pub struct KnownMeasure {
    pub key: String,
    pub title: Bilingual,
    pub why: Bilingual,
    #[serde(deserialize_with = "keys")]
    pub stages: Vec<Stage>,
    /// The key of its channel.
    pub channel: String,
    #[serde(deserialize_with = "key")]
    pub medium: Medium,
    #[serde(deserialize_with = "key")]
    pub media_type: MediaType,
    pub controllable: bool,
    #[serde(deserialize_with = "key")]
    pub market: Market,
    /// The indicator that shows whether it works.
    pub kpi: Bilingual,
    /// The source text that names it (domain.md, A to E), or the field's literature.
    pub source: String,
}

/// The names of the example plans; each is a file `NAME.LANGUAGE.wegmarke.json` beside this one.
pub const EXAMPLES: [&str; 4] = ["outdoor-shop", "valve-supplier", "physiotherapy", "club-software"];

/// All phase models, the default first.
pub fn phase_models() -> &'static [ModelTemplate] {
    static DATA: OnceLock<Vec<ModelTemplate>> = OnceLock::new();
    DATA.get_or_init(|| serde_json::from_str(include_str!("phase_models.json")).expect("the knowledge files are tested"))
}

/// The template of a phase model; none for `Custom`.
pub fn phase_model(model: PhaseModel) -> Option<&'static ModelTemplate> {
    phase_models().iter().find(|template| template.key == model)
}

/// The phase model that phases of these names are likely to come from, in whichever language, and their stages. Names
/// that are no model's as a whole have the stage of any phase so called, or, unheard of, the one of their place.
pub fn likely_model(names: &[&str]) -> (PhaseModel, Vec<Stage>) {
    let called = |phase: &ModelPhase, name: &str| Language::ALL.iter().any(|language| phase.name.get(*language) == name);
    let whole = |template: &&ModelTemplate| {
        let speaks = |language: &Language| template.phases.iter().map(|phase| phase.name.get(*language)).eq(names.iter().copied());
        Language::ALL.iter().any(speaks)
    };
    if let Some(template) = phase_models().iter().find(whole) {
        return (template.key, template.phases.iter().map(|phase| phase.stage).collect());
    }
    let stage = |(place, name): (usize, &&str)| {
        let known = phase_models().iter().flat_map(|template| &template.phases).find(|phase| called(phase, name));
        known.map_or(Stage::ALL[place * Stage::ALL.len() / names.len()], |phase| phase.stage)
    };
    (PhaseModel::Custom, names.iter().enumerate().map(stage).collect())
}

static CHANNELS: OnceLock<Vec<Channel>> = OnceLock::new();
static MEASURES: OnceLock<Vec<KnownMeasure>> = OnceLock::new();

/// Takes over the catalogues, as they stand in `channels.json` and `measures.json`. What is there already stays, and a
/// text that is not a catalogue is passed over.
pub fn load(channels: &str, measures: &str) {
    if let (Ok(channels), Ok(measures)) = (serde_json::from_str(channels), serde_json::from_str(measures)) {
        // Whoever came first brought the same.
        let _ = CHANNELS.set(channels);
        let _ = MEASURES.set(measures);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn load_built_in() {
    load(include_str!("catalogue/channels.json"), include_str!("catalogue/measures.json"));
}

/// The browser brings the catalogues.
#[cfg(target_arch = "wasm32")]
fn load_built_in() {}

/// All channels.
pub fn channels() -> &'static [Channel] {
    if CHANNELS.get().is_none() {
        load_built_in();
    }
    CHANNELS.get().map_or(&[], Vec::as_slice)
}

/// The channel of this key.
pub fn channel(key: &str) -> Option<&'static Channel> {
    channels().iter().find(|channel| channel.key == key)
}

/// The catalogue of measures.
pub fn measures() -> &'static [KnownMeasure] {
    if MEASURES.get().is_none() {
        load_built_in();
    }
    MEASURES.get().map_or(&[], Vec::as_slice)
}

/// A closed list's value by its name in the plan file.
trait Keyed: Sized {
    fn of(key: &str) -> Option<Self>;
}

macro_rules! keyed {
    ($($name:ident),+) => { $(impl Keyed for $name { fn of(key: &str) -> Option<Self> { Self::from_key(key) } })+ };
}
keyed!(Market, MediaType, Medium, PhaseModel, Stage);

fn key<'de, D: serde::Deserializer<'de>, T: Keyed>(from: D) -> Result<T, D::Error> {
    let key = <&str>::deserialize(from)?;
    T::of(key).ok_or_else(|| serde::de::Error::custom(key))
}

fn maybe_key<'de, D: serde::Deserializer<'de>, T: Keyed>(from: D) -> Result<Option<T>, D::Error> {
    key(from).map(Some)
}

fn keys<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Stage>, D::Error> {
    Vec::<&str>::deserialize(from)?.into_iter().map(|key| Stage::of(key).ok_or_else(|| serde::de::Error::custom(key))).collect()
}
