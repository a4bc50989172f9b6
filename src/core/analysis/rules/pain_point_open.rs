//! A known pain point against which nothing is planned.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Value, Walk};

pub static RULE: Rule = Rule {
    key: "pain-point-open",
    title: Phrase { de: "Schwachstelle ohne Maßnahme", en: "Pain point without a measure" },
    what: Phrase {
        de: "An einer Station ist eine Schwachstelle notiert, aber weder für die Station noch für ihren Touchpoint gibt es eine Maßnahme.",
        en: "A pain point is noted at a step, but there is no measure, neither for the step nor for its touchpoint.",
    },
    why: Phrase {
        de: "Eine erkannte Schwachstelle, um die sich niemand kümmert, ist verschenkte Arbeit: Der schwierige Teil, sie zu finden, ist schon getan.",
        en: "A pain point that is known and left alone is work thrown away: the hard part, finding it, is done.",
    },
    severity: Phrase {
        de: "1, × 1,5 bei einer Zufriedenheit von höchstens 2, × 1,5 am Moment der Wahrheit.",
        en: "1, × 1.5 at a satisfaction of 2 at most, × 1.5 at a moment of truth.",
    },
    source: Source::A,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase { de: "Schwachstelle an {0} beheben", en: "Mend the pain point at {0}" },
        kpi: Phrase {
            de: "Beschwerden und Abbrüche an dieser Station je Monat",
            en: "Complaints and drop-outs at this step per month",
        },
    }],
    catalogue: Catalogue::Touchpoint,
};

const SAYS: Phrase = Phrase {
    de: "Keine Maßnahme gegen die Schwachstelle an {0}: {1}",
    en: "No measure against the pain point at {0}: {1}",
};

fn check(walk: &Walk, found: &mut Found) {
    for stop in &walk.stops {
        if stop.step.pain_point.trim().is_empty() || stop.has_measure(walk.ground.document) {
            continue;
        }
        let mut factors = vec![Factor::base(1.0)];
        if stop.is_low() {
            factors.push(Factor::low_here());
        }
        if stop.step.moment_of_truth {
            factors.push(Factor::moment_of_truth());
        }
        found.add(
            stop.key(),
            &SAYS,
            vec![Value::Name(stop.key()), Value::Quote(stop.step.pain_point.to_string())],
            factors,
        );
    }
}
