//! A measure that is planned, but not so that it could happen and be judged.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Ground, Phrase, Rule, Source, Value};
use crate::core::model::{Key, Kind, Measure, Status};

pub static RULE: Rule = Rule {
    key: "measure-incomplete",
    title: Phrase { de: "Maßnahme unvollständig", en: "Measure incomplete" },
    what: Phrase {
        de: "Eine geplante oder laufende Maßnahme, der Verantwortliche, Kennzahl oder Termin fehlen. Ideen dürfen unvollständig sein.",
        en: "A planned or running measure without an owner, a KPI or a date. Ideas may be incomplete.",
    },
    why: Phrase {
        de: "Was niemandem gehört und keinen Termin hat, bleibt liegen. Ohne Kennzahl lässt sich hinterher nicht sagen, ob es geholfen hat.",
        en: "What belongs to nobody and has no date is left undone. Without a KPI nobody can tell afterwards whether it helped.",
    },
    severity: Phrase {
        de: "0,5 je fehlender Angabe, × 1,5, wenn sie schon läuft.",
        en: "0.5 for each that is missing, × 1.5 if it is running already.",
    },
    source: Source::Field,
    checks: &[Check::Measure(check)],
    proposals: &[],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase { de: "Der Maßnahme {0} fehlt: {1}.", en: "The measure {0} lacks: {1}." };
const OWNER: Phrase = Phrase { de: "eine verantwortliche Person", en: "an owner" };
const KPI: Phrase = Phrase { de: "eine Kennzahl", en: "a KPI" };
const DUE: Phrase = Phrase { de: "ein Termin", en: "a date" };
const MISSING: Phrase = Phrase { de: "je fehlender Angabe 0,5", en: "0.5 for each that is missing" };
const RUNNING: Phrase = Phrase { de: "läuft schon", en: "running already" };

fn check(_: &Ground, measure: &Measure, found: &mut Found) {
    if !matches!(measure.status, Status::Planned | Status::Running) {
        return;
    }
    let missing = [
        (measure.owner.trim().is_empty(), &OWNER),
        (measure.kpi.trim().is_empty(), &KPI),
        (measure.due.is_none(), &DUE),
    ];
    let missing: Vec<Value> =
        missing.into_iter().filter(|(missing, _)| *missing).map(|(_, word)| Value::Word(word)).collect();
    if missing.is_empty() {
        return;
    }
    let mut factors = vec![Factor::new(missing.len() as f64 * 0.5, &MISSING)];
    if measure.status == Status::Running {
        factors.push(Factor::new(1.5, &RUNNING));
    }
    let place = Key::new(Kind::Measure, &measure.id);
    found.add(place.clone(), &SAYS, vec![Value::Name(place), Value::List(missing)], factors);
}
