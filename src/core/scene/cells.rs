//! What the lanes say of a step, and how journeys and personas are called, in words: for pictures and tables alike.

use super::lanes::Content;
use crate::core::document::{Document, List};
use crate::core::knowledge;
use crate::core::model::{Field, Id, Journey, Language, Line, Persona, Prose, Status, Step, Target};
use crate::core::text::{Messages, elapsed_label, fill};

/// One entry of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub text: String,
    pub tone: Tone,
}

/// How an entry is set off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Plain,
    /// A name.
    Strong,
    /// What stands below a name.
    Soft,
    /// A measure, in its stage of work.
    Measure(Status),
}

/// What a lane says of a step. The satisfaction is no text, so its lane says nothing here.
pub fn contents(document: &Document, t: &Messages, language: Language, content: Content, step: &Step) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |text: &str, tone: Tone| {
        if !text.trim().is_empty() {
            entries.push(Entry { text: text.to_owned(), tone });
        }
    };
    match content {
        Content::Touchpoint => {
            if let Some(touchpoint) = step.touchpoint.as_ref().and_then(|id| document.touchpoint(id)) {
                add(&touchpoint.name, Tone::Strong);
                add(&channel_name(&touchpoint.channel, language), Tone::Soft);
            }
        }
        Content::Satisfaction => {}
        Content::Text(field) => add(text_of(step, field), Tone::Plain),
        Content::Measures => {
            for measure in
                document.list(&List::MeasuresFor(Target::Step(step.id.clone()))).filter_map(|id| document.measure(id))
            {
                add(&measure.title, Tone::Measure(measure.status));
            }
        }
        Content::Elapsed => add(&step.after.map_or(String::new(), |after| elapsed_label(t, after)), Tone::Plain),
    }
    entries
}

/// A text of a step by its field.
fn text_of(step: &Step, field: Field) -> &Prose {
    match field {
        Field::Thought => &step.thought,
        Field::Question => &step.question,
        Field::Emotion => &step.emotion,
        Field::PainPoint => &step.pain_point,
        Field::Opportunity => &step.opportunity,
        Field::Personalisation => &step.personalisation,
        _ => &step.action,
    }
}

/// The name of a channel: the catalogue's, or the text itself.
pub fn channel_name(channel: &str, language: Language) -> String {
    knowledge::channel(channel).map_or(channel.to_owned(), |known| known.name.get(language).to_owned())
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

/// A number with one digit after the decimal sign of the language. Without the exact formatting of fractions, which is
/// 8 KB of program.
pub fn decimal(number: f64, language: Language) -> String {
    let tenths = (number * 10.0).round() as u32;
    let sign = if language == Language::De { "," } else { "." };
    fill("{0}{1}{2}", &[&(tenths / 10).to_string(), sign, &(tenths % 10).to_string()])
}
