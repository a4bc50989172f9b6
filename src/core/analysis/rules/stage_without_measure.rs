//! A stage through which journeys lead and for which nothing is planned.

use crate::core::analysis::walk::tenth;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Ground, Phrase, Rule, Source, Value, Visits};
use crate::core::document::List;
use crate::core::model::{Key, Kind, Phase, Stage};

pub static RULE: Rule = Rule {
    key: "stage-without-measure",
    title: Phrase { de: "Grundphase ohne Maßnahme", en: "Stage without a measure" },
    what: Phrase {
        de: "Eine Grundphase, durch die Reisen führen und für die keine Maßnahme gilt: weder für ihre Phasen noch für ihre Stationen oder deren Touchpoints. Hat der Plan noch gar keine Maßnahme, nur die Grundphase mit der niedrigsten Zufriedenheit, sobald drei Stationen bewertet sind.",
        en: "A stage through which journeys lead and for which no measure holds: neither for its phases nor for its steps or their touchpoints. If the plan has no measure at all yet, only the stage of the lowest satisfaction, once three steps are rated.",
    },
    why: Phrase {
        de: "Ziele unterscheiden sich von Phase zu Phase, von der ersten Aufmerksamkeit bis zur Empfehlung. Wo nichts geplant ist, geschieht auch nichts.",
        en: "Aims differ from stage to stage, from first attention to recommendation. Where nothing is planned, nothing happens.",
    },
    severity: Phrase {
        de: "1, × 1,5 bei einem Mittel unter 3, × 0,5 ab 4.",
        en: "1, × 1.5 at a mean below 3, × 0.5 from 4 on.",
    },
    source: Source::E,
    checks: &[Check::Plan(check)],
    proposals: &[],
    catalogue: Catalogue::Stage,
};

const NONE: Phrase = Phrase {
    de: "Der Plan hat noch keine Maßnahme. Am meisten hilft eine in der Grundphase {0}: dort ist die Zufriedenheit im Mittel {1} (angenommen, n = {2}).",
    en: "The plan has no measure yet. One in the stage {0} helps most: satisfaction is {1} there on average (assumed, n = {2}).",
};
const RATED: Phrase = Phrase {
    de: "Für die Grundphase {0} ist keine Maßnahme geplant; die Zufriedenheit ist dort im Mittel {1} (angenommen, n = {2}).",
    en: "No measure is planned for the stage {0}; satisfaction is {1} there on average (assumed, n = {2}).",
};
const UNRATED: Phrase = Phrase {
    de: "Für die Grundphase {0} ist keine Maßnahme geplant.",
    en: "No measure is planned for the stage {0}.",
};
const LOW: Phrase = Phrase { de: "im Mittel unter 3", en: "below 3 on average" };
const HIGH: Phrase = Phrase { de: "im Mittel 4 oder mehr", en: "4 or more on average" };

fn check(ground: &Ground, found: &mut Found) {
    let document = ground.document;
    let phases: Vec<&Phase> = document.list(&List::Phases).filter_map(|id| document.phase(id)).collect();
    let visited = |stage: &&Stage| ground.fold.visits(**stage).steps > 0;
    if document.len(&List::Measures) > 0 {
        for stage in Stage::ALL.iter().filter(visited).filter(|stage| ground.fold.served(**stage) == 0) {
            add(ground, &phases, *stage, if ground.fold.visits(*stage).rated > 0 { &RATED } else { &UNRATED }, found);
        }
        return;
    }
    if Stage::ALL.iter().map(|stage| ground.fold.visits(*stage).rated).sum::<u32>() < 3 {
        return;
    }
    let rated = Stage::ALL.iter().filter_map(|stage| Some((mean(ground.fold.visits(*stage))?, stage)));
    if let Some((_, stage)) = rated.min_by(|a, b| a.0.total_cmp(&b.0)) {
        add(ground, &phases, *stage, &NONE, found);
    }
}

fn add(ground: &Ground, phases: &[&Phase], stage: Stage, says: &'static Phrase, found: &mut Found) {
    let Some(phase) = phases.iter().find(|phase| phase.stage == stage) else { return };
    let visits = ground.fold.visits(stage);
    let mut factors = vec![Factor::base(1.0)];
    let mut values = vec![Value::Stage(stage)];
    if let Some(mean) = mean(visits) {
        values.extend([Value::Decimal(mean), Value::Count(visits.rated.into())]);
        if mean < 3.0 {
            factors.push(Factor::new(1.5, &LOW));
        } else if mean >= 4.0 {
            factors.push(Factor::new(0.5, &HIGH));
        }
    }
    found.add(Key::new(Kind::Phase, &phase.id), says, values, factors);
}

fn mean(visits: Visits) -> Option<f64> {
    (visits.rated > 0).then(|| tenth(f64::from(visits.sum) / f64::from(visits.rated)))
}
