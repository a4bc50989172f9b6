//! An objection of a persona that nothing in the plan takes up.

use std::collections::BTreeSet;

use crate::core::analysis::whole::{is_begun, offer};
use crate::core::analysis::{Catalogue, Check, Factor, Found, Ground, Phrase, Proposal, Rule, Source, Value, stems};
use crate::core::document::List;
use crate::core::model::{Key, Kind, Persona, Stage, Target};

pub static RULE: Rule = Rule {
    key: "objection-open",
    title: Phrase { de: "Offener Einwand", en: "Open objection" },
    what: Phrase {
        de: "Ein Einwand einer Persona mit Reise, von dessen tragenden Wörtern kein Touchpoint (Name, Notizen) und keine Maßnahme (Titel, Notizen) ein Drittel aufgreift. Wortstämme werden verglichen; Wörter aus Titel und Angebot des Plans zählen nicht, auch nicht solche, die mehr als zwanzig Touchpoints und Maßnahmen haben.",
        en: "An objection of a persona with a journey, of whose telling words no touchpoint (name, notes) and no measure (title, notes) takes up a third. Word stems are compared; words of the plan’s title and offer do not count, nor those that more than twenty touchpoints and measures have.",
    },
    why: Phrase {
        de: "Ein Einwand, den niemand anspricht, bleibt im Kopf und entscheidet mit. Wer ihn kennt und beantwortet, nimmt ihm die Kraft.",
        en: "An objection that nobody addresses stays in mind and has its say. Whoever knows it and answers it takes away its force.",
    },
    severity: Phrase { de: "1.", en: "1." },
    source: Source::E,
    checks: &[Check::Persona(check)],
    proposals: &[Proposal {
        title: Phrase {
            de: "Mit einem Beleg oder Beispiel beantworten: {1}",
            en: "Answer with evidence or an example: {1}",
        },
        kpi: Phrase {
            de: "Wie oft der Einwand in Gesprächen noch fällt",
            en: "How often the objection still comes up in talks",
        },
    }],
    catalogue: Catalogue::Touchpoint,
};

const SAYS: Phrase = Phrase {
    de: "Kein Touchpoint und keine Maßnahme greift den Einwand von {0} auf: {1}",
    en: "No touchpoint and no measure takes up the objection of {0}: {1}",
};

fn check(ground: &Ground, persona: &Persona, found: &mut Found) {
    let document = ground.document;
    if !is_begun(document) || document.len(&List::JourneysOf(persona.id.clone())) == 0 {
        return;
    }
    let offer = offer(document.plan());
    let phases = || document.list(&List::Phases).filter_map(|id| document.phase(id));
    let weighing = phases().find(|phase| phase.stage == Stage::Consideration);
    let mut known = BTreeSet::new();
    for objection in &persona.objections {
        let asked = stems(objection).difference(&offer).cloned().collect();
        if ground.fold.takes_up(&asked) || !known.insert(fingerprint(objection)) {
            continue;
        }
        let place = Key::new(Kind::Persona, &persona.id);
        let values = vec![Value::Name(place.clone()), Value::Quote(objection.to_string())];
        let finding = found.add(place, &SAYS, values, vec![Factor::base(1.0)]);
        finding.detail = fingerprint(objection);
        finding.target = weighing.map(|phase| Target::Phase(phase.id.clone()));
    }
}

/// A short name for a text: FNV-1a (Fowler, Noll and Vo), 32 bits. Two objections of one persona that share it are
/// taken for one.
fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}
