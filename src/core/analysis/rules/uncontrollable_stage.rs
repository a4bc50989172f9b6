//! A stage in which everything depends on others.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Rule, Source, Value, Walk};
use crate::core::model::{Key, Kind, Stage, Target};

pub static RULE: Rule = Rule {
    key: "uncontrollable-stage",
    title: Phrase { de: "Grundphase in fremder Hand", en: "Stage in others’ hands" },
    what: Phrase {
        de: "Alle Stationen einer Grundphase haben einen Touchpoint, und keiner davon ist steuerbar.",
        en: "All steps of a stage have a touchpoint, and none of these is controllable.",
    },
    why: Phrase {
        de: "Presse, Freundeskreis und Bewertungsportale wirken stark, lassen sich aber nicht lenken. Ohne einen eigenen Touchpoint bleibt es Zufall, was die Persona dort erlebt.",
        en: "Press, friends and review sites have much influence, but can’t be steered. Without a touchpoint of one’s own, chance decides what the persona meets in this stage.",
    },
    severity: Phrase { de: "1, × 0,5 in der Fürsprache.", en: "1, × 0.5 in advocacy." },
    source: Source::A,
    checks: &[Check::Journey(check)],
    proposals: &[],
    catalogue: Catalogue::Controllable,
};

const SAYS: Phrase = Phrase {
    de: "In der Grundphase {0} der Reise {1} ist kein Touchpoint steuerbar, es gibt nur {2}.",
    en: "In the stage {0} of the journey {1} no touchpoint is controllable; there is only {2}.",
};
const ADVOCACY: Phrase = Phrase { de: "Fürsprache kommt immer von anderen", en: "advocacy always comes from others" };

fn check(walk: &Walk, found: &mut Found) {
    for stage in Stage::ALL {
        let Some(first) = walk.of_stage(*stage).next() else { continue };
        if !walk.of_stage(*stage).all(|stop| stop.touchpoint.is_some_and(|touchpoint| !touchpoint.controllable)) {
            continue;
        }
        let mut names: Vec<Value> = Vec::new();
        for touchpoint in walk.of_stage(*stage).filter_map(|stop| stop.touchpoint) {
            let name = Value::Name(Key::new(Kind::Touchpoint, &touchpoint.id));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let mut factors = vec![Factor::base(1.0)];
        if *stage == Stage::Advocacy {
            factors.push(Factor::new(0.5, &ADVOCACY));
        }
        let finding = found.add(
            first.key(),
            &SAYS,
            vec![Value::Stage(*stage), Value::Name(walk.key()), Value::List(names)],
            factors,
        );
        finding.target = Some(Target::Phase(first.phase.id.clone()));
    }
}
