//! A step that displeases. A moment of truth that does is left to the rule of those, which says more.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Value, Walk};

pub static RULE: Rule = Rule {
    key: "low-satisfaction",
    title: Phrase { de: "Niedrige Zufriedenheit", en: "Low satisfaction" },
    what: Phrase {
        de: "Stationen, deren Zufriedenheit höchstens 2 ist. Ab zehn Antworten zählt das gemessene Mittel (bis 2,5), darunter der niedrigere Wert aus gemessen und angenommen. Momente der Wahrheit stehen unter ihrer eigenen Regel.",
        en: "Steps whose satisfaction is 2 at most. From ten answers on, the measured mean counts (below 2.5); with fewer, the lower one of measured and assumed. Moments of truth have a rule of their own.",
    },
    why: Phrase {
        de: "Wer unzufrieden ist, geht, rät anderen ab oder kommt nicht wieder. Die tiefsten Stellen der Kurve sind die, an denen eine Verbesserung am meisten ändert.",
        en: "Those who are dissatisfied leave, warn others or do not come back. The lowest places of the curve are where an improvement changes most.",
    },
    source: Source::A,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase { de: "{0} mit fünf Personen aus der Zielgruppe durchgehen und beheben, woran es hakt", en: "Walk through {0} with five people of the target group and mend what they stumble over" },
        kpi: Phrase { de: "Zufriedenheit an dieser Station, vorher und nachher gemessen", en: "Satisfaction at this step, measured before and after" },
    }],
    catalogue: Catalogue::Touchpoint,
};

const ASSUMED: Phrase = Phrase { de: "{0}: Zufriedenheit {1} von 5, angenommen.", en: "{0}: satisfaction {1} of 5, assumed." };
const BELOW: Phrase = Phrase { de: "{0} unter der Mitte 3", en: "{0} below the middle, 3" };

fn check(walk: &Walk, found: &mut Found) {
    for stop in walk.stops.iter().filter(|stop| stop.is_low() && !stop.step.moment_of_truth) {
        let Some(felt) = stop.felt() else { continue };
        let distance = 3.0 - felt;
        let factors = vec![Factor { number: distance, name: &BELOW, values: vec![Value::Number(distance)] }];
        found.add(stop.key(), &ASSUMED, vec![Value::Name(stop.key()), Value::Number(felt)], factors);
    }
}
