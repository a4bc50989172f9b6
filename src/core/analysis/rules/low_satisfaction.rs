//! A step or touchpoint that displeases. A moment of truth that does is left to the rule of those, which says more.

use crate::core::analysis::metrics::{FEW, Measured};
use crate::core::analysis::walk::{is_low, tenth};
use crate::core::analysis::{Catalogue, Check, Factor, Found, Ground, Phrase, Proposal, Rule, Source, Value, Walk};
use crate::core::document::List;
use crate::core::model::{Key, Kind, Target, Touchpoint};

pub static RULE: Rule = Rule {
    key: "low-satisfaction",
    title: Phrase { de: "Niedrige Zufriedenheit", en: "Low satisfaction" },
    what: Phrase {
        de: "Stationen mit einer Zufriedenheit von höchstens 2, und Touchpoints, deren Feedback das zeigt. Ab zehn Antworten zählt das gemessene Mittel (unter 2,5), darunter der niedrigere Wert aus gemessen und angenommen. Momente der Wahrheit haben eine eigene Regel.",
        en: "Steps with a satisfaction of 2 at most, and touchpoints whose feedback shows that. From ten answers on, the measured mean counts (below 2.5); with fewer, the lower one of measured and assumed. Moments of truth have a rule of their own.",
    },
    why: Phrase {
        de: "Wer unzufrieden ist, geht, rät anderen ab oder kommt nicht wieder. An den tiefsten Stellen der Kurve ändert eine Verbesserung am meisten.",
        en: "Those who are dissatisfied leave, warn others or do not come back. At the lowest places of the curve an improvement changes most.",
    },
    severity: Phrase {
        de: "Abstand zu 3; gemessen × 1,5, wenn das ganze Intervall unter 3 liegt, und × 0,5 unter zehn Antworten; am Touchpoint × 1,5 bei zwei Reisen, × 2 bei mehr.",
        en: "Distance to 3; if measured, × 1.5 if the whole interval lies below 3, and × 0.5 with fewer than ten answers; for a touchpoint × 1.5 with two journeys, × 2 with more.",
    },
    source: Source::A,
    checks: &[Check::Journey(check), Check::Touchpoint(check_touchpoint)],
    proposals: &[Proposal {
        title: Phrase {
            de: "{0} mit fünf Personen aus der Zielgruppe durchgehen und beheben, woran es hakt",
            en: "Walk through {0} with five people of the target group and mend what they stumble over",
        },
        kpi: Phrase {
            de: "Zufriedenheit an dieser Stelle, vorher und nachher gemessen",
            en: "Satisfaction at this place, measured before and after",
        },
    }],
    catalogue: Catalogue::Touchpoint,
};

const SAYS: Phrase =
    Phrase { de: "Die Zufriedenheit bei {0} ist niedrig: {1}.", en: "Satisfaction at {0} is low: {1}." };
const BELOW: Phrase = Phrase { de: "unter der Mitte 3", en: "below the middle of 3" };
const CERTAIN: Phrase =
    Phrase { de: "sicher: das ganze Intervall liegt unter 3", en: "certain: the whole interval lies below 3" };
const UNCERTAIN: Phrase = Phrase { de: "weniger als zehn Antworten", en: "fewer than ten answers" };
const JOURNEYS: Phrase = Phrase { de: "{0} Reisen führen hierher", en: "{0} journeys lead here" };

fn check(walk: &Walk, found: &mut Found) {
    for stop in walk.stops.iter().filter(|stop| stop.is_low() && !stop.step.moment_of_truth) {
        let (Some(felt), Some(told)) = (stop.felt(), stop.felt_told()) else { continue };
        let mut factors = vec![Factor::new(tenth(3.0 - felt), &BELOW)];
        if let Value::Measured(measured) = &told {
            factors.extend(certainty(measured));
        }
        found.add(stop.key(), &SAYS, vec![Value::Name(stop.key()), told], factors);
    }
}

/// Feedback on a touchpoint concerns all journeys that come by.
fn check_touchpoint(ground: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    let records = ground.document.list(&List::FeedbackOn(Target::Touchpoint(touchpoint.id.clone())));
    let Some(measured) = Measured::of_records(records.filter_map(|id| ground.document.feedback(id))) else { return };
    if !is_low(measured.mean) {
        return;
    }
    let mut factors = vec![Factor::new(tenth(3.0 - measured.mean), &BELOW)];
    factors.extend(certainty(&measured));
    let journeys = ground.fold.uses(&touchpoint.id).current;
    if journeys > 1 {
        factors.push(Factor {
            number: if journeys == 2 { 1.5 } else { 2.0 },
            name: &JOURNEYS,
            values: vec![Value::Count(journeys.into())],
        });
    }
    let place = Key::new(Kind::Touchpoint, &touchpoint.id);
    found.add(place.clone(), &SAYS, vec![Value::Name(place), Value::Measured(measured)], factors);
}

fn certainty(measured: &Measured) -> Option<Factor> {
    if measured.answers < FEW {
        return Some(Factor::new(0.5, &UNCERTAIN));
    }
    measured.interval.is_some_and(|(_, high)| high < 3.0).then(|| Factor::new(1.5, &CERTAIN))
}
