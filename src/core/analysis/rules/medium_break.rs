//! A change between online and offline that does not succeed.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Value, Walk};

pub static RULE: Rule = Rule {
    key: "medium-break",
    title: Phrase { de: "Medienbruch", en: "Change of medium goes wrong" },
    what: Phrase {
        de: "Zwei aufeinanderfolgende Stationen, eine online und eine offline, und die Zufriedenheit fällt dabei um mindestens 1 auf höchstens 2.",
        en: "Two steps in a row, one online and one offline, and satisfaction falls by 1 or more to 2 at most.",
    },
    why: Phrase {
        de: "Menschen wechseln zwischen Website, Telefon und Laden, ohne darüber nachzudenken. Fängt für sie dort alles von vorn an, wirkt das Unternehmen wie mehrere, die nicht miteinander reden.",
        en: "People change between website, phone and shop without a thought. If everything begins anew there, the company looks like several that do not talk to each other.",
    },
    severity: Phrase { de: "1, × 1,5 am Moment der Wahrheit.", en: "1, × 1.5 at a moment of truth." },
    source: Source::B,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase {
            de: "Zu {0} alles mitnehmen, was schon bekannt ist: Angaben, Vorgang, Ansprechperson",
            en: "Take along to {0} what is known already: details, matter, contact person",
        },
        kpi: Phrase {
            de: "Anteil der Personen, die dort nichts wiederholen müssen",
            en: "Share of people who need not repeat anything there",
        },
    }],
    catalogue: Catalogue::Touchpoint,
};

const SAYS: Phrase = Phrase {
    de: "Der Wechsel von {0} ({1}) zu {2} ({3}) missglückt: Zufriedenheit {4}.",
    en: "The change from {0} ({1}) to {2} ({3}) fails: satisfaction {4}.",
};

fn check(walk: &Walk, found: &mut Found) {
    for pair in walk.stops.windows(2) {
        let [before, stop] = pair else { continue };
        let (Some(from), Some(to), Some(told)) = (before.medium(), stop.medium(), stop.felt_told()) else { continue };
        let falls = matches!((before.felt(), stop.felt()), (Some(before), Some(felt)) if before - felt >= 1.0);
        if from == to || !stop.is_low() || !falls {
            continue;
        }
        let mut factors = vec![Factor::base(1.0)];
        if stop.step.moment_of_truth {
            factors.push(Factor::moment_of_truth());
        }
        found.add(
            stop.key(),
            &SAYS,
            vec![Value::Name(before.key()), Value::Medium(from), Value::Name(stop.key()), Value::Medium(to), told],
            factors,
        );
    }
}
