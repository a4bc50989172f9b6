//! What the planner knows of the field: phase models, channels with typical touchpoints, measures, example plans.
//!
//! The knowledge itself is data (JSON files in this folder, in both languages); this module gives it types. It is
//! parsed once and never changes. The phase models are part of the program. The catalogues of channels and measures are
//! files of the site that the browser hands over right after the first view (`load`), which spares that view 15 KB;
//! until then they are empty. A native build has them in it.

mod examples;
mod phases;

use std::sync::OnceLock;

use super::json_text::{Object, parse};
use super::model::{Language, Market, MediaType, Medium, PhaseModel, Stage};

pub use examples::{EXAMPLES, Example};
pub use phases::{likely_model, phase_known, plain};

/// A text in both languages.
#[derive(Debug)]
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
#[derive(Debug)]
pub struct ModelTemplate {
    pub key: PhaseModel,
    pub name: Bilingual,
    /// When it fits.
    pub about: Bilingual,
    pub phases: Vec<ModelPhase>,
}

/// One phase of a template.
#[derive(Debug)]
pub struct ModelPhase {
    pub name: Bilingual,
    pub question: Bilingual,
    pub stage: Stage,
}

/// A medium of touchpoints, with what is usual for it.
#[derive(Debug)]
pub struct Channel {
    pub key: String,
    pub name: Bilingual,
    pub medium: Medium,
    pub media_type: MediaType,
    pub touchpoints: Vec<Suggestion>,
}

/// A typical touchpoint of a channel.
#[derive(Debug)]
pub struct Suggestion {
    pub name: Bilingual,
    pub stages: Vec<Stage>,
    pub market: Market,
    /// Where it differs from the channel.
    pub medium: Option<Medium>,
    /// Where it differs from the channel.
    pub media_type: Option<MediaType>,
    /// Where it differs from what is usual for its media type.
    pub controllable: Option<bool>,
}

/// A measure of the catalogue.
#[derive(Debug)]
pub struct KnownMeasure {
    pub key: String,
    pub title: Bilingual,
    pub why: Bilingual,
    pub stages: Vec<Stage>,
    /// The key of its channel.
    pub channel: String,
    pub medium: Medium,
    pub media_type: MediaType,
    pub controllable: bool,
    pub market: Market,
    /// The indicator that shows whether it works.
    pub kpi: Bilingual,
    /// The source text that names it (domain.md, A to E), or the field's literature.
    pub source: String,
}

/// All phase models, the default first.
pub fn phase_models() -> &'static [ModelTemplate] {
    static DATA: OnceLock<Vec<ModelTemplate>> = OnceLock::new();
    DATA.get_or_init(|| all(include_str!("phase_models.json"), model).expect("the knowledge files are tested"))
}

/// The template of a phase model; none for `Custom`.
pub fn phase_model(model: PhaseModel) -> Option<&'static ModelTemplate> {
    phase_models().iter().find(|template| template.key == model)
}

static CHANNELS: OnceLock<Vec<Channel>> = OnceLock::new();
static MEASURES: OnceLock<Vec<KnownMeasure>> = OnceLock::new();

/// Takes over the channels, as they stand in `channels.json`. What is there already stays. False if the text is not of
/// channels.
pub fn load_channels(channels: &str) -> bool {
    all(channels, channel_of).map(|channels| CHANNELS.get_or_init(|| channels)).is_some()
}

/// As `load_channels`, for `measures.json`.
pub fn load_measures(measures: &str) -> bool {
    all(measures, measure).map(|measures| MEASURES.get_or_init(|| measures)).is_some()
}

/// Whether the channels are there.
pub fn has_channels() -> bool {
    CHANNELS.get().is_some()
}

/// Whether the measures are there.
pub fn has_measures() -> bool {
    MEASURES.get().is_some()
}

#[cfg(not(target_arch = "wasm32"))]
fn load_built_in() {
    let (channels, measures) = (include_str!("catalogue/channels.json"), include_str!("catalogue/measures.json"));
    assert!(load_channels(channels) && load_measures(measures), "the knowledge files are tested");
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

/// What a file lists; none where one of the things is not as it is to be.
fn all<T>(text: &str, read: fn(Object) -> Option<T>) -> Option<Vec<T>> {
    let tree = parse(text).ok()?;
    let things = tree.root().as_array()?;
    things.iter().map(|thing| read(thing.as_object()?)).collect()
}

fn list<T>(object: Object, name: &str, read: fn(Object) -> Option<T>) -> Option<Vec<T>> {
    object.get(name)?.as_array()?.iter().map(|thing| read(thing.as_object()?)).collect()
}

fn text<'a>(object: Object<'a>, name: &str) -> Option<&'a str> {
    object.get(name)?.as_str()
}

fn bilingual(object: Object, name: &str) -> Option<Bilingual> {
    let both = object.get(name)?.as_object()?;
    Some(Bilingual { de: text(both, "de")?.to_owned(), en: text(both, "en")?.to_owned() })
}

fn stages(object: Object) -> Option<Vec<Stage>> {
    object.get("stages")?.as_array()?.iter().map(|stage| Stage::from_key(stage.as_str()?)).collect()
}

fn model(object: Object) -> Option<ModelTemplate> {
    let phase = |object: Object| {
        Some(ModelPhase {
            name: bilingual(object, "name")?,
            question: bilingual(object, "question")?,
            stage: Stage::from_key(text(object, "stage")?)?,
        })
    };
    Some(ModelTemplate {
        key: PhaseModel::from_key(text(object, "key")?)?,
        name: bilingual(object, "name")?,
        about: bilingual(object, "about")?,
        phases: list(object, "phases", phase)?,
    })
}

fn channel_of(object: Object) -> Option<Channel> {
    Some(Channel {
        key: text(object, "key")?.to_owned(),
        name: bilingual(object, "name")?,
        medium: Medium::from_key(text(object, "medium")?)?,
        media_type: MediaType::from_key(text(object, "media_type")?)?,
        touchpoints: list(object, "touchpoints", suggestion)?,
    })
}

fn suggestion(object: Object) -> Option<Suggestion> {
    Some(Suggestion {
        name: bilingual(object, "name")?,
        stages: stages(object)?,
        market: Market::from_key(text(object, "market")?)?,
        medium: text(object, "medium").and_then(Medium::from_key),
        media_type: text(object, "media_type").and_then(MediaType::from_key),
        controllable: object.get("controllable").and_then(|value| value.as_bool()),
    })
}

fn measure(object: Object) -> Option<KnownMeasure> {
    Some(KnownMeasure {
        key: text(object, "key")?.to_owned(),
        title: bilingual(object, "title")?,
        why: bilingual(object, "why")?,
        stages: stages(object)?,
        channel: text(object, "channel")?.to_owned(),
        medium: Medium::from_key(text(object, "medium")?)?,
        media_type: MediaType::from_key(text(object, "media_type")?)?,
        controllable: object.get("controllable")?.as_bool()?,
        market: Market::from_key(text(object, "market")?)?,
        kpi: bilingual(object, "kpi")?,
        source: text(object, "source")?.to_owned(),
    })
}
