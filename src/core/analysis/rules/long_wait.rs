//! A wait that stands out in its journey.

use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Stop, Value, Walk};
use crate::core::model::{Elapsed, Stage};

pub static RULE: Rule = Rule {
    key: "long-wait",
    title: Phrase { de: "Lange Wartezeit", en: "Long wait" },
    what: Phrase {
        de: "Die Zeit vor einer Station ist mindestens ein Tag und mindestens viermal der Median der übrigen Zeiten dieser Reise (mindestens drei). Das gilt in Betrachtung und Konversion und für die erste Station danach (Lieferung, erster Termin); Stationen mit 4 oder 5 sind ausgenommen.",
        en: "The time before a step is a day or more and four times or more the median of the journey’s other times (three at least). This holds in consideration and conversion and for the first step after that (delivery, first appointment); steps at 4 or 5 are exempt.",
    },
    why: Phrase {
        de: "Während jemand wartet, kühlt das Interesse ab, und die Konkurrenz antwortet schneller. Eine Nachricht, wie es weitergeht, kostet wenig.",
        en: "While somebody waits, interest cools down and competitors answer sooner. A message on how things go on costs little.",
    },
    severity: Phrase {
        de: "1, × 1,5 bei einer Zufriedenheit von höchstens 2, × 1,5 am Moment der Wahrheit.",
        en: "1, × 1.5 at a satisfaction of 2 at most, × 1.5 at a moment of truth.",
    },
    source: Source::C,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase {
            de: "Wartezeit vor {0} verkürzen und den Zwischenstand von selbst melden",
            en: "Shorten the wait before {0}, and report progress without being asked",
        },
        kpi: Phrase {
            de: "Median der Wartezeit und Anteil der Abbrüche",
            en: "Median of the wait, and share of drop-outs",
        },
    }],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase {
    de: "Vor {0} vergehen {1}, sonst in dieser Reise im Median {2}.",
    en: "{1} pass before {0}; the journey’s other steps have a median of {2}.",
};
const DAY: u32 = 24 * 60;

fn check(walk: &Walk, found: &mut Found) {
    let waits: Vec<u32> = walk.stops.iter().filter_map(|stop| stop.step.after).map(|after| after.minutes).collect();
    let mut before = None;
    for stop in &walk.stops {
        let is_waiting = is_waiting(stop, before.replace(stop.stage()));
        if !is_waiting || stop.felt().is_some_and(|felt| felt >= 3.5) {
            continue;
        }
        let Some(wait) = stop.step.after else { continue };
        let Some(median) = median_of_others(&waits, wait.minutes) else { continue };
        if wait.minutes < DAY || u64::from(wait.minutes) < u64::from(median) * 4 {
            continue;
        }
        let mut factors = vec![Factor::base(1.0)];
        if stop.is_low() {
            factors.push(Factor::low_here());
        }
        if stop.step.moment_of_truth {
            factors.push(Factor::moment_of_truth());
        }
        found.add(
            stop.key(),
            &SAYS,
            vec![Value::Name(stop.key()), Value::Span(wait), Value::Span(rounded(median))],
            factors,
        );
    }
}

/// Whether the persona waits for a step: before the goal and right after it. Nobody waits for an advert or to recommend
/// something, and what passes while an offer is used is use.
fn is_waiting(stop: &Stop, before: Option<Stage>) -> bool {
    match stop.stage() {
        Stage::Consideration | Stage::Conversion => true,
        Stage::Retention => before == Some(Stage::Conversion),
        Stage::Awareness | Stage::Advocacy => false,
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
    let unit = [7 * DAY, DAY, 60].into_iter().find(|unit| minutes >= 2 * unit).unwrap_or(1);
    Elapsed { minutes: minutes / unit * unit }
}
