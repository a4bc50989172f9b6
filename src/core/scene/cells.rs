//! What the lanes say of a step, in words: for pictures and tables alike.

use crate::core::document::{Document, List};
use crate::core::lanes::Content;
use crate::core::model::{Language, Status, Step, Target};
use crate::core::names::channel_name;
use crate::core::text::{Messages, elapsed_label};

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
        Content::Text(text) => add(text.of(step), Tone::Plain),
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
