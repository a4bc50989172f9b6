//! A moment of truth that nobody rated, or that does not convince.

use crate::core::analysis::walk::tenth;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Value, Walk};

pub static RULE: Rule = Rule {
    key: "moment-of-truth",
    title: Phrase { de: "Moment der Wahrheit überzeugt nicht", en: "Moment of truth does not convince" },
    what: Phrase {
        de: "Stationen, die als Moment der Wahrheit gekennzeichnet sind und keine Bewertung haben oder höchstens 3 (gemessen: unter 3,5).",
        en: "Steps marked as moments of truth that are not rated, or at 3 at most (measured: below 3.5).",
    },
    why: Phrase {
        de: "Hier entscheidet sich, ob die Reise weitergeht. Mittelmaß genügt an dieser Stelle nicht, und wer sie nicht bewertet, plant an der Entscheidung vorbei.",
        en: "This is where it is decided whether the journey goes on. Middling is not enough here, and who leaves it unrated plans past the decision.",
    },
    severity: Phrase { de: "Abstand zu 4 (unbewertet: 1), × 1,5.", en: "Distance to 4 (unrated: 1), × 1.5." },
    source: Source::C,
    checks: &[Check::Journey(check)],
    proposals: &[
        Proposal {
            title: Phrase {
                de: "Für {0} festlegen, was dort gelingen muss, und es jede Woche prüfen",
                en: "Settle what has to succeed at {0}, and check it every week",
            },
            kpi: Phrase {
                de: "Anteil der Personen, die nach dieser Station weitergehen",
                en: "Share of people who go on after this step",
            },
        },
        Proposal {
            title: Phrase {
                de: "Zufriedenheit bei {0} mit einer Frage direkt danach messen",
                en: "Measure satisfaction at {0} with one question right after",
            },
            kpi: Phrase {
                de: "Antworten je Monat und mittlere Zufriedenheit",
                en: "Answers per month, and mean satisfaction",
            },
        },
    ],
    catalogue: Catalogue::Touchpoint,
};

const UNRATED: Phrase = Phrase {
    de: "Der Moment der Wahrheit bei {0} ist nicht bewertet.",
    en: "The moment of truth at {0} is not rated.",
};
const LOW: Phrase = Phrase {
    de: "Der Moment der Wahrheit bei {0} überzeugt nicht: Zufriedenheit {1}.",
    en: "The moment of truth at {0} does not convince: satisfaction {1}.",
};
const BELOW: Phrase = Phrase { de: "unter „zufrieden“, 4", en: "below “satisfied”, 4" };

fn check(walk: &Walk, found: &mut Found) {
    for stop in walk.stops.iter().filter(|stop| stop.step.moment_of_truth) {
        match (stop.felt(), stop.felt_told()) {
            (Some(felt), Some(told)) if felt < 3.5 => {
                let factors = vec![Factor::new(tenth(4.0 - felt), &BELOW), Factor::moment_of_truth()];
                found.add(stop.key(), &LOW, vec![Value::Name(stop.key()), told], factors);
            }
            (None, _) => {
                found.add(
                    stop.key(),
                    &UNRATED,
                    vec![Value::Name(stop.key())],
                    vec![Factor::base(1.0), Factor::moment_of_truth()],
                );
            }
            _ => {}
        }
    }
}
