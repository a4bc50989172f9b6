//! A measure whose date is past and that is not done.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Ground, Phrase, Rule, Source, Value};
use crate::core::model::{Date, Key, Kind, Measure, Status};

pub static RULE: Rule = Rule {
    key: "measure-overdue",
    title: Phrase { de: "Maßnahme überfällig", en: "Measure overdue" },
    what: Phrase {
        de: "Eine Maßnahme, deren Termin vor heute liegt und die nicht erledigt ist. Ab 30 Tagen wiegt das mehr.",
        en: "A measure whose date lies before today and that is not done. From 30 days on this weighs more.",
    },
    why: Phrase {
        de: "Verbesserungen gelingen auf lange Sicht, wenn jemand dranbleibt. Ein verstrichener Termin ist der Anlass, neu zu entscheiden: tun, verschieben oder lassen.",
        en: "Improvement succeeds over the long term if somebody keeps at it. A date that has passed is the occasion to decide anew: do it, move it or drop it.",
    },
    severity: Phrase { de: "1, × 1,5 ab 30 Tagen.", en: "1, × 1.5 from 30 days on." },
    source: Source::A,
    checks: &[Check::Measure(check)],
    proposals: &[],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase {
    de: "Die Maßnahme {0} war am {1} fällig, Stand: {2}.",
    en: "The measure {0} was due on {1}; status: {2}.",
};
const LONG: Phrase = Phrase { de: "seit 30 Tagen oder länger", en: "for 30 days or longer" };

fn check(ground: &Ground, measure: &Measure, found: &mut Found) {
    let Some(due) = measure.due.filter(|due| *due < ground.today && measure.status != Status::Done) else { return };
    let mut factors = vec![Factor::base(1.0)];
    if number(ground.today) - number(due) >= 30 {
        factors.push(Factor::new(1.5, &LONG));
    }
    let place = Key::new(Kind::Measure, &measure.id);
    found.add(place.clone(), &SAYS, vec![Value::Name(place), Value::Date(due), Value::Status(measure.status)], factors);
}

/// Days since some day of the distant past, in the Gregorian calendar.
fn number(date: Date) -> i64 {
    let text = date.to_string();
    let part = |range: std::ops::Range<usize>| text[range].parse::<i64>().unwrap_or(0);
    let (year, month, day) = (part(0..4), part(5..7), part(8..10));
    // The year begins in March, so that the leap day is its last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + day
}
