//! A journey that hangs on one channel.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Value, Walk};

pub static RULE: Rule = Rule {
    key: "single-channel",
    title: Phrase { de: "Nur ein Kanal", en: "Only one channel" },
    what: Phrase {
        de: "Eine Reise ab vier Stationen, deren Touchpoints alle denselben Kanal haben.",
        en: "A journey of four steps or more whose touchpoints all have the same channel.",
    },
    why: Phrase {
        de: "Kaum jemand entscheidet sich in einem einzigen Kanal. Fällt er aus oder ändert er seine Regeln, fällt die ganze Reise aus.",
        en: "Hardly anybody decides within a single channel. If it fails or changes its rules, the whole journey fails.",
    },
    severity: Phrase { de: "1.", en: "1." },
    source: Source::B,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase {
            de: "Einen zweiten Kanal für {0} erproben, den die Persona ohnehin nutzt",
            en: "Try a second channel for {0} that the persona uses anyway",
        },
        kpi: Phrase {
            de: "Anteil der Kontakte über den zweiten Kanal nach drei Monaten",
            en: "Share of contacts through the second channel after three months",
        },
    }],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase {
    de: "Alle {2} Stationen der Reise {0} laufen über einen Kanal: {1}.",
    en: "All {2} steps of the journey {0} go through one channel: {1}.",
};

fn check(walk: &Walk, found: &mut Found) {
    let channel = |stop: &crate::core::analysis::Stop| {
        stop.touchpoint.map_or(String::new(), |touchpoint| touchpoint.channel.trim().to_owned())
    };
    let Some(first) = walk.stops.first().map(channel).filter(|channel| !channel.is_empty()) else { return };
    if walk.stops.len() >= 4 && walk.stops.iter().all(|stop| channel(stop) == first) {
        let values = vec![Value::Name(walk.key()), Value::Channel(first), Value::Count(walk.stops.len() as u64)];
        found.add(walk.key(), &SAYS, values, vec![Factor::base(1.0)]);
    }
}
