//! A touchpoint of the inventory that no journey comes by.

use crate::core::analysis::whole::is_sorted;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Ground, Phrase, Rule, Source, Value};
use crate::core::model::{Key, Kind, Touchpoint};

pub static RULE: Rule = Rule {
    key: "touchpoint-unused",
    title: Phrase { de: "Touchpoint ohne Station", en: "Touchpoint without a step" },
    what: Phrase {
        de: "Ein Touchpoint, den keine Reise nutzt, sobald der Plan mindestens so viele Stationen wie Touchpoints hat (vorher wird noch geordnet).",
        en: "A touchpoint that no journey uses, once the plan has at least as many steps as touchpoints (before that, they are still being put in order).",
    },
    why: Phrase {
        de: "Entweder fehlt er in einer Reise, dann ist die Karte ungenau, oder niemand kommt an ihm vorbei, dann kostet er nur.",
        en: "Either it is missing in a journey, and the map is not precise, or nobody comes by, and it only costs.",
    },
    severity: Phrase { de: "0,5.", en: "0.5." },
    source: Source::A,
    checks: &[Check::Touchpoint(check)],
    proposals: &[],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase { de: "Keine Reise führt zu {0}.", en: "No journey leads to {0}." };

fn check(ground: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    if is_sorted(ground.document) && ground.fold.uses(&touchpoint.id).journeys == 0 {
        let place = Key::new(Kind::Touchpoint, &touchpoint.id);
        found.add(place.clone(), &SAYS, vec![Value::Name(place)], vec![Factor::base(0.5)]);
    }
}
