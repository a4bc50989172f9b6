//! A break in the curve.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Value, Walk};
use crate::core::model::is_break;

pub static RULE: Rule = Rule {
    key: "satisfaction-drop",
    title: Phrase { de: "Bruch in der Zufriedenheit", en: "Break in satisfaction" },
    what: Phrase {
        de: "Die angenommene Zufriedenheit fällt von einer bewerteten Station zur nächsten um zwei oder mehr.",
        en: "Assumed satisfaction falls by two or more from one rated step to the next.",
    },
    why: Phrase {
        de: "Ein Sturz wiegt schwerer als ein gleichmäßig mäßiger Eindruck: Gerade wer eben noch begeistert war, fühlt sich im Stich gelassen. Meist wechselt dort der Kanal oder die Zuständigkeit.",
        en: "A fall weighs more than an evenly middling impression: those who were delighted a moment ago feel let down. Often the channel or the responsibility changes there.",
    },
    severity: Phrase {
        de: "Höhe des Sturzes weniger 1, × 1,5 am Moment der Wahrheit.",
        en: "Height of the fall less 1, × 1.5 at a moment of truth.",
    },
    source: Source::C,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase {
            de: "Den Übergang zu {0} gemeinsam mit den Beteiligten neu ordnen",
            en: "Rearrange the way to {0} together with everybody involved",
        },
        kpi: Phrase {
            de: "Unterschied der Zufriedenheit zur Station davor: höchstens 1",
            en: "Difference in satisfaction to the step before: 1 at most",
        },
    }],
    catalogue: Catalogue::Touchpoint,
};

const SAYS: Phrase = Phrase {
    de: "Die Zufriedenheit fällt von {1} ({0}) auf {3} ({2}).",
    en: "Satisfaction falls from {1} ({0}) to {3} ({2}).",
};
const FALL: Phrase = Phrase { de: "Sturz um {0}, davon 1 normal", en: "fall by {0}, 1 of it normal" };

fn check(walk: &Walk, found: &mut Found) {
    let rated: Vec<_> = walk.stops.iter().filter_map(|stop| Some((stop, stop.assumed()?))).collect();
    for pair in rated.windows(2) {
        let [(before, from), (stop, to)] = pair else { continue };
        if !is_break(*from, *to) {
            continue;
        }
        let mut factors = vec![Factor {
            number: f64::from(from - to - 1),
            name: &FALL,
            values: vec![Value::Count(u64::from(from - to))],
        }];
        if stop.step.moment_of_truth {
            factors.push(Factor::moment_of_truth());
        }
        let values = vec![
            Value::Name(before.key()),
            Value::Count(u64::from(*from)),
            Value::Name(stop.key()),
            Value::Count(u64::from(*to)),
        ];
        found.add(stop.key(), &SAYS, values, factors);
    }
}
