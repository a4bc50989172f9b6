//! A journey that does not come to its goal: it ends before, or breaks on the way (domain.md, case C: a convinced customer is
//! lost for want of a way to get in touch).

use crate::core::analysis::walk::BEGINNING;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Stop, Value, Walk};
use crate::core::model::{Stage, Target};
use crate::core::scene::is_break;

pub static RULE: Rule = Rule {
    key: "goal-out-of-reach",
    title: Phrase { de: "Kein Weg zum Ziel", en: "No way to the goal" },
    what: Phrase {
        de: "Reisen ab drei Stationen, die vor der Konversion beginnen und dort keine Station haben; und Reisen, deren Zufriedenheit bis zur ersten Station der Konversion um zwei oder mehr auf höchstens 2 fällt (der tiefste Bruch zählt).",
        en: "Journeys of three steps or more that begin before conversion and have no step in it; and journeys whose satisfaction falls by two or more to 2 at most on the way to the first step of conversion (the deepest break counts).",
    },
    why: Phrase {
        de: "Ein einziger schlechter Touchpoint, etwa eine Website ohne Kontaktweg, verliert Menschen, die bis dahin überzeugt waren. Alles, was vorher gelang, ist dann umsonst bezahlt.",
        en: "One bad touchpoint, such as a website with no way to get in touch, loses people who were convinced until then. Whatever went well before was paid for in vain.",
    },
    source: Source::C,
    checks: &[Check::AnyJourney(check)],
    proposals: &[Proposal {
        title: Phrase { de: "Bei {0} den nächsten Schritt anbieten: Kontakt, Termin oder Bestellung", en: "Offer the next step at {0}: contact, appointment or order" },
        kpi: Phrase { de: "Anteil der Personen, die von hier aus das Ziel erreichen", en: "Share of people who reach the goal from here" },
    }],
    catalogue: Catalogue::Stage,
};

const NONE: Phrase = Phrase { de: "Nach {0} führt kein Weg zum Ziel: Die Reise {1} hat keine Station in der Konversion.", en: "No way leads to the goal after {0}: the journey {1} has no step in conversion." };
const BREAK: Phrase = Phrase {
    de: "Auf dem Weg zum Ziel bricht die Reise {4} ab: von {1} ({0}) auf {3} ({2}).",
    en: "On the way to the goal the journey {4} breaks: from {1} ({0}) to {3} ({2}).",
};
const CONVINCED: Phrase = Phrase { de: "die Persona war schon überzeugt (4 oder 5)", en: "the persona was convinced already (4 or 5)" };

fn check(walk: &Walk, found: &mut Found) {
    let Some(phase) = walk.phase_of(&[Stage::Conversion]) else { return };
    let before = walk.stops.iter().filter(|stop| stop.stage() < Stage::Conversion);
    let goal = walk.stops.iter().position(|stop| stop.stage() == Stage::Conversion);
    match (goal, before.clone().next_back()) {
        (None, Some(last)) if walk.stops.len() >= BEGINNING => {
            let mut factors = vec![Factor::base(3.0)];
            if before.filter(|stop| stop.stage() == Stage::Consideration).any(|stop| stop.felt().is_some_and(|felt| felt >= 4.0)) {
                factors.push(Factor::new(1.5, &CONVINCED));
            }
            let finding = found.add(last.key(), &NONE, vec![Value::Name(last.key()), Value::Name(walk.key())], factors);
            finding.target = Some(Target::Phase(phase.id.clone()));
        }
        (Some(goal), _) if walk.is_current() => broken(walk, &walk.stops[..=goal], found),
        _ => {}
    }
}

fn broken(walk: &Walk, way: &[Stop], found: &mut Found) {
    let rated: Vec<(&Stop, u8)> = way.iter().filter_map(|stop| Some((stop, stop.assumed()?))).collect();
    let breaks = rated.windows(2).filter(|pair| is_break(pair[0].1, pair[1].1) && pair[1].1 <= 2);
    // The first of the deepest: what comes after it is no news to those who left.
    let Some([(before, from), (stop, to)]) = breaks.rev().max_by_key(|pair| pair[0].1 - pair[1].1) else { return };
    let mut factors = vec![Factor::base(2.0)];
    if stop.step.moment_of_truth {
        factors.push(Factor::moment_of_truth());
    }
    let count = |score: u8| Value::Count(score.into());
    found.add(stop.key(), &BREAK, vec![Value::Name(before.key()), count(*from), Value::Name(stop.key()), count(*to), Value::Name(walk.key())], factors);
}
