//! What the planner knows of the field: phase models, channels with typical touchpoints, measures, example plans.
//!
//! The knowledge itself is data (JSON files in this folder, in both languages); this module gives it types. It is
//! parsed once and never changes. The phase models are part of the program. The catalogues of channels and measures are
//! files of the site that the browser hands over right after the first view (`load`), which spares that view 15 KB;
//! until then they are empty. A native build has them in it.

mod examples;
mod phases;

use std::sync::OnceLock;

use serde::Deserialize;

use super::model::{Language, Market, MediaType, Medium, PhaseModel, Stage};

pub use examples::{EXAMPLES, Example};
pub use phases::{likely_model, phase_known, plain};

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

/// All phase models, the default first.
pub fn phase_models() -> &'static [ModelTemplate] {
    static DATA: OnceLock<Vec<ModelTemplate>> = OnceLock::new();
    DATA.get_or_init(|| {
        serde_json::from_str(include_str!("phase_models.json")).expect("the knowledge files are tested")
    })
}

/// The template of a phase model; none for `Custom`.
pub fn phase_model(model: PhaseModel) -> Option<&'static ModelTemplate> {
    phase_models().iter().find(|template| template.key == model)
}

static CHANNELS: OnceLock<Vec<Channel>> = OnceLock::new();
static MEASURES: OnceLock<Vec<KnownMeasure>> = OnceLock::new();

/// Takes over the catalogues, as they stand in `channels.json` and `measures.json`. What is there already stays. False
/// if a text is not a catalogue.
pub fn load(channels: &str, measures: &str) -> bool {
    match (serde_json::from_str(channels), serde_json::from_str(measures)) {
        (Ok(channels), Ok(measures)) => {
            // Whoever came first brought the same.
            let _ = CHANNELS.set(channels);
            let _ = MEASURES.set(measures);
            true
        }
        _ => false,
    }
}

/// Whether the catalogues are there.
pub fn loaded() -> bool {
    CHANNELS.get().is_some() && MEASURES.get().is_some()
}

#[cfg(not(target_arch = "wasm32"))]
fn load_built_in() {
    assert!(
        load(include_str!("catalogue/channels.json"), include_str!("catalogue/measures.json")),
        "the knowledge files are tested"
    );
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
    Vec::<&str>::deserialize(from)?
        .into_iter()
        .map(|key| Stage::of(key).ok_or_else(|| serde::de::Error::custom(key)))
        .collect()
}
