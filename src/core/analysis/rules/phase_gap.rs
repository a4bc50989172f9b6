//! A phase without a step between phases that have some.

use crate::core::analysis::walk::BEGINNING;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Rule, Source, Value, Walk};
use crate::core::model::{Key, Kind, Stage};

pub static RULE: Rule = Rule {
    key: "phase-gap",
    title: Phrase { de: "Lücke im Ablauf", en: "Gap in the sequence" },
    what: Phrase {
        de: "Eine Phase ohne Station, während die Reise (ab drei Stationen) davor und danach welche hat. Fehlt die Konversion ganz, sagt das die Regel „Kein Weg zum Ziel“.",
        en: "A phase without a step while the journey (of three steps or more) has some before and after it. If conversion is missing altogether, the rule “No way to the goal” says so.",
    },
    why: Phrase {
        de: "Die Persona überspringt keine Phase: Was hier fehlt, holt sie sich woanders. Jede Phase braucht Inhalte, die ihre Frage beantworten.",
        en: "The persona skips no phase: what is missing here it gets elsewhere. Every phase needs contents that answer its question.",
    },
    severity: Phrase {
        de: "1, × 0,5, wenn eine andere Phase der gleichen Grundphase Stationen hat.",
        en: "1, × 0.5 if another phase of the same stage has steps.",
    },
    source: Source::D,
    checks: &[Check::AnyJourney(check)],
    proposals: &[],
    catalogue: Catalogue::Stage,
};

const SAYS: Phrase = Phrase {
    de: "Die Reise {1} hat keine Station in der Phase {0}, aber welche davor und danach.",
    en: "The journey {1} has no step in the phase {0}, but some before and after it.",
};
const ELSEWHERE: Phrase = Phrase {
    de: "eine andere Phase der gleichen Grundphase hat Stationen",
    en: "another phase of the same stage has steps",
};

fn check(walk: &Walk, found: &mut Found) {
    let count = |phase: &Key| walk.stops.iter().filter(|stop| stop.phase.id == phase.id).count();
    let counts: Vec<usize> = walk.phases.iter().map(|phase| count(&Key::new(Kind::Phase, &phase.id))).collect();
    let (Some(first), Some(last)) =
        (counts.iter().position(|count| *count > 0), counts.iter().rposition(|count| *count > 0))
    else {
        return;
    };
    if walk.stops.len() < BEGINNING {
        return;
    }
    for (place, phase) in walk.phases.iter().enumerate().take(last).skip(first).filter(|(place, _)| counts[*place] == 0)
    {
        let elsewhere = walk.of_stage(walk.phases[place].stage).next().is_some();
        if phase.stage == Stage::Conversion && !elsewhere {
            continue;
        }
        let mut factors = vec![Factor::base(1.0)];
        if elsewhere {
            factors.push(Factor::new(0.5, &ELSEWHERE));
        }
        let key = Key::new(Kind::Phase, &phase.id);
        found.add(key.clone(), &SAYS, vec![Value::Name(key), Value::Name(walk.key())], factors).detail =
            walk.journey.id.to_string();
    }
}
