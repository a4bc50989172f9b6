//! Feedback of which there is too little to lean on.

use crate::core::analysis::metrics::FEW;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Ground, Phrase, Proposal, Rule, Source, Value};
use crate::core::model::{Feedback, FeedbackKind, Key, Kind};

pub static RULE: Rule = Rule {
    key: "few-answers",
    title: Phrase { de: "Wenige Antworten", en: "Few answers" },
    what: Phrase {
        de: "Feedback mit einer bis neun Antworten, Interviews ausgenommen.",
        en: "Feedback with one to nine answers, interviews aside.",
    },
    why: Phrase {
        de: "Bei wenigen Antworten verschiebt eine einzige das Ergebnis stark. Solche Zahlen warnen, beweisen aber nichts. Interviews leben von der Tiefe und sind deshalb ausgenommen.",
        en: "With few answers a single one moves the result a lot. Such figures warn, but prove nothing. Interviews live from depth and are exempt.",
    },
    severity: Phrase { de: "0,5.", en: "0.5." },
    source: Source::Field,
    checks: &[Check::Feedback(check)],
    proposals: &[Proposal {
        title: Phrase { de: "Mehr Antworten sammeln: {0}", en: "Gather more answers: {0}" },
        kpi: Phrase { de: "Mindestens 30 Antworten", en: "30 answers at least" },
    }],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase {
    de: "Das Feedback {0} stützt sich auf wenige Antworten: n = {1}.",
    en: "The feedback {0} rests on few answers: n = {1}.",
};

fn check(_: &Ground, feedback: &Feedback, found: &mut Found) {
    let answers: u64 = feedback.counts.iter().map(|count| u64::from(*count)).sum();
    if (1..FEW).contains(&answers) && feedback.kind != FeedbackKind::Interview {
        let place = Key::new(Kind::Feedback, &feedback.id);
        let finding =
            found.add(place.clone(), &SAYS, vec![Value::Name(place), Value::Count(answers)], vec![Factor::base(0.5)]);
        finding.target = feedback.target.clone();
    }
}
