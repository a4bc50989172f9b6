//! What the names of somebody's phases say: which phase model they are, and at which stages they stand.

use super::{ModelTemplate, phase_models};
use crate::core::model::{Language, PhaseModel, Stage};
use crate::core::small::small_letter;
use crate::core::sort::sort_by;

/// Words that name a stage outside of the phase models.
const STAGE_WORDS: [(Stage, &str); 5] = [
    (Stage::Advocacy, "advoca fuersprache empfehl weitersag referral recommend sharing"),
    (
        Stage::Retention,
        "retention bindung nachkauf nachdemkauf afterpurchase aftersale postpurchase service support nutzung loyal onboarding lieferung delivery",
    ),
    (Stage::Awareness, "aware bewusst entdeck discover inspir bedarf need kennenlern"),
    (
        Stage::Consideration,
        "consider betracht erwaeg recherche research vergleich compar evaluat inform prepurchase vorkauf vordemkauf beforepurchase",
    ),
    (
        Stage::Conversion,
        "conver konver kauf kaeuf purchase buy bestell order checkout bezahl payment abschluss buchung booking vertrag",
    ),
];

/// The phase model that phases of these names are likely to come from, and their stages. Only names that are a model's
/// as a whole, letter by letter in one language, are that model. Each of the others has the stage of the phase so
/// called in the model that knows most of them, else the one that a word in it speaks of, else the one of its place.
pub fn likely_model(names: &[&str]) -> (PhaseModel, Vec<Stage>) {
    let whole = |template: &&ModelTemplate| {
        let speaks = |language: &Language| {
            template.phases.iter().map(|phase| phase.name.get(*language)).eq(names.iter().copied())
        };
        Language::ALL.iter().any(speaks)
    };
    if let Some(template) = phase_models().iter().find(whole) {
        return (template.key, template.phases.iter().map(|phase| phase.stage).collect());
    }
    let names: Vec<String> = names.iter().map(|name| plain(name)).collect();
    let knows = |model: &ModelTemplate| names.iter().filter(|name| stage_in(model, name).is_some()).count();
    let mut models: Vec<&ModelTemplate> = phase_models().iter().collect();
    sort_by(&mut models, |one, other| knows(other).cmp(&knows(one)));
    let by_word = |name: &str| {
        STAGE_WORDS.iter().find(|(_, words)| words.split(' ').any(|word| name.contains(word))).map(|(stage, _)| *stage)
    };
    let stage = |(place, name): (usize, &String)| {
        let known = models.iter().find_map(|model| stage_in(model, name)).or_else(|| by_word(name));
        known.unwrap_or(Stage::ALL[place * Stage::ALL.len() / names.len()])
    };
    let mut stages: Vec<Stage> = names.iter().enumerate().map(stage).collect();
    // The decision is for the purchase where no phase has that.
    if !stages.contains(&Stage::Conversion) {
        let decides = |name: &String| DECISION.iter().any(|word| name.contains(word));
        if let Some(place) = names.iter().rposition(decides) {
            stages[place] = Stage::Conversion;
        }
    }
    (PhaseModel::Custom, stages)
}

const DECISION: [&str; 3] = ["decision", "decide", "entscheid"];

/// Whether some phase model has a phase of this name.
pub fn phase_known(name: &str) -> bool {
    phase_models().iter().any(|model| stage_in(model, &plain(name)).is_some())
}

fn stage_in(model: &ModelTemplate, name: &str) -> Option<Stage> {
    model
        .phases
        .iter()
        .find(|phase| plain(&phase.name.de) == name || plain(&phase.name.en) == name)
        .map(|phase| phase.stage)
}

/// A name as it is compared: letters and digits only, small, umlauts written out, without what stands in brackets.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut depth = 0;
    for letter in text.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ if depth > 0 => {}
            'ä' | 'Ä' => plain.push_str("ae"),
            'ö' | 'Ö' => plain.push_str("oe"),
            'ü' | 'Ü' => plain.push_str("ue"),
            'ß' => plain.push_str("ss"),
            _ if letter.is_alphanumeric() => plain.push(small_letter(letter)),
            _ => {}
        }
    }
    plain
}
