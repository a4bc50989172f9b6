//! A journey that ends with the purchase.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Rule, Source, Value, Walk};
use crate::core::model::{Stage, Target};

pub static RULE: Rule = Rule {
    key: "nothing-after-purchase",
    title: Phrase { de: "Nichts nach dem Kauf", en: "Nothing after the purchase" },
    what: Phrase {
        de: "Eine Reise erreicht die Konversion und hat danach keine Station in Bindung oder Fürsprache, obwohl das Phasenmodell diese Grundphasen kennt.",
        en: "A journey reaches conversion and has no step in retention or advocacy after it, although the phase model has these stages.",
    },
    why: Phrase {
        de: "Betreuung, Wiederkauf und Empfehlung gehören zur Reise und werden oft vergessen. Wen man schon gewonnen hat, den hält man mit viel weniger Aufwand, als jemand Neues zu gewinnen kostet.",
        en: "Support, repeat purchase and recommendation belong to the journey and are often forgotten. Keeping those who are won takes far less effort than winning somebody new.",
    },
    severity: Phrase { de: "2.", en: "2." },
    source: Source::C,
    checks: &[Check::AnyJourney(check)],
    proposals: &[],
    catalogue: Catalogue::Stage,
};

const SAYS: Phrase = Phrase {
    de: "Die Reise {1} endet mit {0}; danach ist nichts geplant.",
    en: "The journey {1} ends with {0}; nothing is planned after that.",
};

fn check(walk: &Walk, found: &mut Found) {
    let Some(after) = walk.phase_of(&[Stage::Retention, Stage::Advocacy]) else { return };
    let Some(last) = walk.of_stage(Stage::Conversion).last() else { return };
    if walk.stops.iter().any(|stop| stop.stage() > Stage::Conversion) {
        return;
    }
    let finding =
        found.add(last.key(), &SAYS, vec![Value::Name(last.key()), Value::Name(walk.key())], vec![Factor::base(2.0)]);
    finding.target = Some(Target::Phase(after.id.clone()));
}
