//! A step at which customers say something else than the planner assumed.

use crate::core::analysis::metrics::FEW;
use crate::core::analysis::walk::tenth;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Value, Walk};

pub static RULE: Rule = Rule {
    key: "assumed-measured-apart",
    title: Phrase { de: "Angenommen und gemessen weichen ab", en: "Assumed and measured apart" },
    what: Phrase {
        de: "Die angenommene Zufriedenheit einer Station und das Mittel ihres Feedbacks liegen um 1 oder mehr auseinander.",
        en: "A step’s assumed satisfaction and the mean of its feedback are 1 or more apart.",
    },
    why: Phrase {
        de: "Ein Plan, der auf einer falschen Annahme steht, bessert an der falschen Stelle nach. Negatives Feedback ernst zu nehmen ist der halbe Weg zur Verbesserung.",
        en: "A plan that stands on a wrong assumption mends the wrong place. Taking negative feedback seriously is half the way to improving.",
    },
    severity: Phrase {
        de: "Abstand der beiden, × 1,5, wenn es schlechter ist als gedacht, × 0,5 unter zehn Antworten.",
        en: "Distance of the two, × 1.5 if it is worse than assumed, × 0.5 with fewer than ten answers.",
    },
    source: Source::A,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase {
            de: "In fünf kurzen Gesprächen klären, was bei {0} anders ist als gedacht",
            en: "Find out in five short talks what differs at {0} from what was assumed",
        },
        kpi: Phrase {
            de: "Abstand zwischen angenommener und gemessener Zufriedenheit",
            en: "Distance between assumed and measured satisfaction",
        },
    }],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase {
    de: "Bei {0} ist die Zufriedenheit {1}, tatsächlich aber {2}.",
    en: "At {0} satisfaction is {1}, but in fact {2}.",
};
const DISTANCE: Phrase = Phrase { de: "Abstand", en: "distance" };
const WORSE: Phrase = Phrase { de: "schlechter als gedacht", en: "worse than assumed" };
const UNCERTAIN: Phrase = Phrase { de: "weniger als zehn Antworten", en: "fewer than ten answers" };

fn check(walk: &Walk, found: &mut Found) {
    for stop in &walk.stops {
        let (Some(assumed), Some(measured)) = (stop.assumed(), stop.measured) else { continue };
        let distance = tenth((f64::from(assumed) - measured.mean).abs());
        if distance < 1.0 {
            continue;
        }
        let mut factors = vec![Factor::new(distance, &DISTANCE)];
        if measured.mean < f64::from(assumed) {
            factors.push(Factor::new(1.5, &WORSE));
        }
        if measured.answers < FEW {
            factors.push(Factor::new(0.5, &UNCERTAIN));
        }
        found.add(
            stop.key(),
            &SAYS,
            vec![Value::Name(stop.key()), Value::Assumed(assumed), Value::Measured(measured)],
            factors,
        );
    }
}
