//! What records are called: by their names, or by what stands in for one that has none.

use super::document::{Document, List};
use super::model::{Id, Journey, Language, Line, Persona, Step};
use super::text::{self, Messages};

/// The name of a channel: the catalogue's, or the text itself.
pub fn channel_name(channel: &str, language: Language) -> String {
    text::channel_name(channel, language).unwrap_or(channel).to_owned()
}

/// A journey's name, or words for one without.
pub fn journey_name<'a>(t: &'a Messages, journey: &'a Journey) -> &'a str {
    named(&journey.name, t.journey_unnamed)
}

/// A persona's name, or words for one without.
pub fn persona_name<'a>(t: &'a Messages, persona: &'a Persona) -> &'a str {
    named(&persona.name, t.persona_unnamed)
}

/// What a step is called: by its touchpoint, else by what happens there; empty without either.
pub fn step_name<'a>(document: &'a Document, step: &'a Step) -> &'a str {
    let touchpoint =
        step.touchpoint.as_ref().and_then(|id| document.touchpoint(id)).map(|touchpoint| touchpoint.name.trim());
    touchpoint.filter(|name| !name.is_empty()).unwrap_or(&step.action)
}

fn named<'a>(name: &'a Line, unnamed: &'a str) -> &'a str {
    if name.trim().is_empty() { unnamed } else { name }
}

/// The first letters of a name's first two words.
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .take(2)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

/// The journey that a picture or table shows: the one that was asked for, else the first.
pub fn journey_of<'a>(document: &'a Document, asked: Option<&Id>) -> Option<&'a Journey> {
    asked
        .and_then(|id| document.journey(id))
        .or_else(|| document.list(&List::Journeys).next().and_then(|id| document.journey(id)))
}
