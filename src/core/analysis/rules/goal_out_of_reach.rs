//! A journey that does not come to its goal: it ends before, or breaks on the way (domain.md, case C: a convinced
//! customer is lost for want of a way to get in touch).

use crate::core::analysis::walk::BEGINNING;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Stop, Value, Walk};
use crate::core::model::{Stage, Target, is_break};

pub static RULE: Rule = Rule {
    key: "goal-out-of-reach",
    title: Phrase { de: "Kein Weg zum Ziel", en: "No way to the goal" },
    what: Phrase {
        de: "Reisen ab drei Stationen, die vor der Konversion beginnen und dort keine Station haben; und Reisen, deren Zufriedenheit bis zur ersten Station der Konversion um zwei oder mehr auf höchstens 2 fällt und vor ihr nicht wieder 4 erreicht (der tiefste Bruch zählt). Ort des Befunds ist der tiefste Bruch, sonst die letzte Station vor der Konversion.",
        en: "Journeys of three steps or more that begin before conversion and have no step in it; and journeys whose satisfaction falls by two or more to 2 at most on the way to the first step of conversion and does not reach 4 again before it (the deepest break counts). The place is the deepest break, else the last step before conversion.",
    },
    why: Phrase {
        de: "Ein einziger schlechter Touchpoint, etwa eine Website ohne Kontaktweg, verliert Menschen, die bis dahin überzeugt waren. Alles, was vorher gelang, ist dann umsonst bezahlt.",
        en: "One bad touchpoint, such as a website with no way to get in touch, loses people who were convinced until then. Whatever went well before was paid for in vain.",
    },
    severity: Phrase {
        de: "Ohne Station in der Konversion 3, × 1,5, wenn in der Betrachtung eine Station 4 oder 5 hat; bei einem Bruch davor 2, × 1,5 am Moment der Wahrheit.",
        en: "3 without a step in conversion, × 1.5 if a step of consideration has 4 or 5; for a break before it 2, × 1.5 at a moment of truth.",
    },
    source: Source::C,
    checks: &[Check::AnyJourney(check)],
    proposals: &[Proposal {
        title: Phrase {
            de: "Bei {0} den nächsten Schritt anbieten: Kontakt, Termin oder Bestellung",
            en: "Offer the next step at {0}: contact, appointment or order",
        },
        kpi: Phrase {
            de: "Anteil der Personen, die von hier aus das Ziel erreichen",
            en: "Share of people who reach the goal from here",
        },
    }],
    catalogue: Catalogue::Stage,
};

const ENDS: Phrase = Phrase {
    de: "Die Reise {1} kommt nicht zum Ziel: Nach {0} folgt keine Station in der Konversion.",
    en: "The journey {1} does not come to its goal: no step in conversion follows {0}.",
};
const LOST: Phrase = Phrase {
    de: "Die Reise {4} kommt nicht zum Ziel: Sie bricht bei {2} (von {1} auf {3}) und hat keine Station in der Konversion.",
    en: "The journey {4} does not come to its goal: it breaks at {2} (from {1} to {3}) and has no step in conversion.",
};
const BREAK: Phrase = Phrase {
    de: "Auf dem Weg zum Ziel bricht die Reise {4}: von {1} ({0}) auf {3} ({2}).",
    en: "On the way to the goal the journey {4} breaks: from {1} ({0}) to {3} ({2}).",
};
const CONVINCED: Phrase =
    Phrase { de: "die Persona war schon überzeugt (4 oder 5)", en: "the persona was convinced already (4 or 5)" };

fn check(walk: &Walk, found: &mut Found) {
    let Some(phase) = walk.phase_of(&[Stage::Conversion]) else { return };
    let before = walk.stops.iter().filter(|stop| stop.stage() < Stage::Conversion);
    let goal = walk.stops.iter().position(|stop| stop.stage() == Stage::Conversion);
    match (goal, before.clone().next_back()) {
        (None, Some(last)) if walk.stops.len() >= BEGINNING => {
            let mut factors = vec![Factor::base(3.0)];
            if before
                .filter(|stop| stop.stage() == Stage::Consideration)
                .any(|stop| stop.felt().is_some_and(|felt| felt >= 4.0))
            {
                factors.push(Factor::new(1.5, &CONVINCED));
            }
            let lost = if walk.is_current() { deepest(&walk.stops) } else { None };
            let finding = match lost {
                Some((stop, values)) => found.add(stop.key(), &LOST, told(values, walk), factors),
                None => found.add(last.key(), &ENDS, vec![Value::Name(last.key()), Value::Name(walk.key())], factors),
            };
            finding.target = Some(Target::Phase(phase.id.clone()));
        }
        (Some(goal), _) if walk.is_current() => {
            let Some((stop, values)) = deepest(&walk.stops[..=goal]) else { return };
            let mut factors = vec![Factor::base(2.0)];
            if stop.step.moment_of_truth {
                factors.push(Factor::moment_of_truth());
            }
            found.add(stop.key(), &BREAK, told(values, walk), factors);
        }
        _ => {}
    }
}

/// The first of the deepest breaks on a way, with what it falls from and to: what comes after it is no news to those
/// who left.
fn deepest<'a, 'b>(way: &'a [Stop<'b>]) -> Option<(&'a Stop<'b>, Vec<Value>)> {
    let rated: Vec<(&Stop, u8)> = way.iter().filter_map(|stop| Some((stop, stop.assumed()?))).collect();
    // What was made good before the goal is a break in the curve, but loses nobody who came so far.
    let made_good =
        rated.iter().rev().skip(1).position(|(_, score)| *score >= 4).map_or(0, |back| rated.len() - 2 - back);
    let breaks = rated[made_good..].windows(2).filter(|pair| is_break(pair[0].1, pair[1].1) && pair[1].1 <= 2);
    let [(before, from), (stop, to)] = breaks.rev().max_by_key(|pair| pair[0].1 - pair[1].1)? else { return None };
    let values = vec![
        Value::Name(before.key()),
        Value::Count((*from).into()),
        Value::Name(stop.key()),
        Value::Count((*to).into()),
    ];
    Some((*stop, values))
}

fn told(mut values: Vec<Value>, walk: &Walk) -> Vec<Value> {
    values.push(Value::Name(walk.key()));
    values
}
