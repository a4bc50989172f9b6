//! A question that the persona asks at a step and that nothing there takes up.

use crate::core::analysis::words::takes_up;
use crate::core::analysis::{
    Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Stop, Value, Walk, stems,
};
use crate::core::document::{Document, List};
use crate::core::model::Target;

pub static RULE: Rule = Rule {
    key: "question-open",
    title: Phrase { de: "Offene Frage der Persona", en: "Open question of the persona" },
    what: Phrase {
        de: "Die Frage an einer Station, wenn für die Station keine Maßnahme geplant ist und weder Name und Notizen ihres Touchpoints noch eine Maßnahme für Touchpoint oder Phase ein Drittel der tragenden Wörter der Frage aufgreifen (Wortstämme verglichen).",
        en: "The question at a step, if no measure is planned for the step and neither the name and notes of its touchpoint nor a measure for the touchpoint or the phase take up a third of the question’s telling words (word stems compared).",
    },
    why: Phrase {
        de: "Die Fragen, die sich die Persona stellt, ergeben die Maßnahmen. Wer hier keine Antwort findet, sucht sie anderswo und kommt vielleicht nicht zurück.",
        en: "The questions that the persona asks yield the measures. Whoever finds no answer here looks for it elsewhere, and may not come back.",
    },
    severity: Phrase {
        de: "0,5, weil Wörter zu vergleichen unsicher ist; × 1,5 bei einer Zufriedenheit von höchstens 2, × 0,5 bei 4 oder 5, × 1,5 am Moment der Wahrheit.",
        en: "0.5, since comparing words is uncertain; × 1.5 at a satisfaction of 2 at most, × 0.5 at 4 or 5, × 1.5 at a moment of truth.",
    },
    source: Source::E,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase { de: "Bei {0} beantworten: {1}", en: "Answer at {0}: {1}" },
        kpi: Phrase { de: "Rückfragen dazu je Monat", en: "Enquiries about it per month" },
    }],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase =
    Phrase { de: "Bei {0} greift nichts die Frage auf: {1}", en: "Nothing at {0} takes up the question: {1}" };
const CONTENT: Phrase = Phrase { de: "trotzdem zufrieden (4 oder 5)", en: "content all the same (4 or 5)" };

fn check(walk: &Walk, found: &mut Found) {
    for stop in &walk.stops {
        if is_taken_up(walk.ground.document, stop) {
            continue;
        }
        let mut factors = vec![Factor::base(0.5)];
        if stop.is_low() {
            factors.push(Factor::low_here());
        } else if stop.felt().is_some_and(|felt| felt >= 3.5) {
            factors.push(Factor::new(0.5, &CONTENT));
        }
        if stop.step.moment_of_truth {
            factors.push(Factor::moment_of_truth());
        }
        found.add(
            stop.key(),
            &SAYS,
            vec![Value::Name(stop.key()), Value::Quote(stop.step.question.to_string())],
            factors,
        );
    }
}

fn is_taken_up(document: &Document, stop: &Stop) -> bool {
    let asked = stems(&stop.step.question);
    // What is meant for the step is its answer, in whichever words.
    if asked.is_empty() || document.len(&List::MeasuresFor(Target::Step(stop.step.id.clone()))) > 0 {
        return true;
    }
    let of_touchpoint = stop.touchpoint.is_some_and(|touchpoint| {
        let mut words = stems(&touchpoint.name);
        words.extend(stems(&touchpoint.notes));
        takes_up(&asked, &words)
    });
    let targets = stop
        .touchpoint
        .map(|touchpoint| Target::Touchpoint(touchpoint.id.clone()))
        .into_iter()
        .chain([Target::Phase(stop.phase.id.clone())]);
    of_touchpoint
        || targets
            .flat_map(|target| document.list(&List::MeasuresFor(target)))
            .filter_map(|id| document.measure(id))
            .any(|measure| {
                let mut words = stems(&measure.title);
                words.extend(stems(&measure.notes));
                takes_up(&asked, &words)
            })
}
