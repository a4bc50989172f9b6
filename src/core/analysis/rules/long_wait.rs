//! A wait that stands out in its journey.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Stop, Value, Walk};
use crate::core::model::{Elapsed, Stage};

pub static RULE: Rule = Rule {
    key: "long-wait",
    title: Phrase { de: "Lange Wartezeit", en: "Long wait" },
    what: Phrase {
        de: "Die Zeit vor einer Station ist mindestens eine Stunde und mindestens viermal der Median der übrigen Zeiten dieser Reise (mindestens drei). Nicht gezählt werden Bewusstsein und Fürsprache, wo niemand wartet, Stationen ab 4 und, nach der Konversion, unbewertete.",
        en: "The time before a step is an hour or more and four times or more the median of the journey’s other times (three at least). Not counted: awareness and advocacy, where nobody waits, steps rated 4 or 5 and, after conversion, unrated ones.",
    },
    why: Phrase {
        de: "Während jemand wartet, kühlt das Interesse ab, und die Konkurrenz antwortet schneller. Eine Nachricht, wie es weitergeht, kostet wenig.",
        en: "While somebody waits, interest cools down and competitors answer sooner. A message on how things go on costs little.",
    },
    source: Source::C,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase { de: "Wartezeit vor {0} verkürzen und den Zwischenstand von selbst melden", en: "Shorten the wait before {0}, and report progress without being asked" },
        kpi: Phrase { de: "Median der Wartezeit und Anteil der Abbrüche", en: "Median of the wait, and share of drop-outs" },
    }],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase { de: "Vor {0} vergehen {1}, sonst in dieser Reise im Median {2}.", en: "{1} pass before {0}; the journey’s other steps have a median of {2}." };
const TENFOLD: Phrase = Phrase { de: "mehr als das Zehnfache", en: "more than ten times" };

fn check(walk: &Walk, found: &mut Found) {
    let waits: Vec<u32> = walk.stops.iter().filter_map(|stop| stop.step.after).map(|after| after.minutes).collect();
    for stop in walk.stops.iter().filter(|stop| is_waiting(stop)) {
        let Some(wait) = stop.step.after else { continue };
        let Some(median) = median_of_others(&waits, wait.minutes) else { continue };
        if wait.minutes < 60 || u64::from(wait.minutes) < u64::from(median) * 4 {
            continue;
        }
        let mut factors = vec![Factor::base(1.0)];
        if u64::from(wait.minutes) > u64::from(median) * 10 {
            factors.push(Factor::new(1.5, &TENFOLD));
        }
        if stop.is_low() {
            factors.push(Factor::low_here());
        }
        if stop.step.moment_of_truth {
            factors.push(Factor::moment_of_truth());
        }
        found.add(stop.key(), &SAYS, vec![Value::Name(stop.key()), Value::Span(wait), Value::Span(rounded(median))], factors);
    }
}

fn is_waiting(stop: &Stop) -> bool {
    match stop.stage() {
        Stage::Awareness | Stage::Advocacy => false,
        Stage::Consideration | Stage::Conversion => stop.felt().is_none_or(|felt| felt < 3.5),
        Stage::Retention => stop.felt().is_some_and(|felt| felt < 3.5),
    }
}

/// The median of a journey's times without one like this, in minutes; the lower one of two in the middle.
fn median_of_others(waits: &[u32], own: u32) -> Option<u32> {
    let mut others = waits.to_vec();
    others.swap_remove(others.iter().position(|wait| *wait == own)?);
    others.sort();
    (others.len() >= 3).then(|| others[(others.len() - 1) / 2])
}

/// In a unit that people would choose.
fn rounded(minutes: u32) -> Elapsed {
    let unit = [24 * 60 * 14, 24 * 60, 60].into_iter().find(|unit| minutes >= *unit);
    let unit = unit.map_or(1, |unit| if unit == 24 * 60 * 14 { 24 * 60 * 7 } else { unit });
    Elapsed { minutes: minutes / unit * unit }
}
