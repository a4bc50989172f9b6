//! A persona that goes nowhere.

use crate::core::analysis::whole::is_begun;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Ground, Phrase, Rule, Source, Value};
use crate::core::document::List;
use crate::core::model::{Key, Kind, Persona};

pub static RULE: Rule = Rule {
    key: "persona-without-journey",
    title: Phrase { de: "Persona ohne Reise", en: "Persona without a journey" },
    what: Phrase {
        de: "Eine Persona, zu der keine Reise gehört, sobald irgendeine Reise eine Station hat.",
        en: "A persona to which no journey belongs, once any journey has a step.",
    },
    why: Phrase {
        de: "Jede Zielgruppe geht ihren eigenen Weg durch die Touchpoints, oft mit einem anderen Anfang. Ohne eigene Reise bleibt sie ein Steckbrief.",
        en: "Every target group takes its own way through the touchpoints, often with another start. Without a journey it remains a profile.",
    },
    severity: Phrase { de: "1.", en: "1." },
    source: Source::A,
    checks: &[Check::Persona(check)],
    proposals: &[],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase { de: "Noch ohne eigene Reise: {0}.", en: "Without a journey so far: {0}." };

fn check(ground: &Ground, persona: &Persona, found: &mut Found) {
    if is_begun(ground.document) && ground.document.len(&List::JourneysOf(persona.id.clone())) == 0 {
        let place = Key::new(Kind::Persona, &persona.id);
        found.add(place.clone(), &SAYS, vec![Value::Name(place)], vec![Factor::base(1.0)]);
    }
}
