//! Personas: empty ones, twins, those without a journey, their sources, objections and questions; who decides in a
//! company.

use std::collections::BTreeSet;

use crate::core::analysis::fold::COMPARED;
use crate::core::analysis::lexicon::{Tag, Tags};
use crate::core::analysis::share::is_hurt;
use crate::core::analysis::whole::{is_begun, offer};
use crate::core::analysis::words::answers;
use crate::core::analysis::{Check, Found, Ground, Part, Proposal, Rule, Source, Stems, Stop, Value, Walk, stems};
use crate::core::document::List;
use crate::core::model::{Key, Kind, Market, Persona, Stage, Status, Target};
use crate::core::text::rules::Text;

pub static PERSONA_WITHOUT_JOURNEY: Rule = Rule {
    checks: &[Check::Persona(persona_without_journey)],
    ..Rule::new(
        "persona-without-journey",
        [Text::PersonaWithoutJourney, Text::PersonaWithoutJourneyWhat, Text::PersonaWithoutJourneyWhy],
        1.4,
        Source::A,
        Part::Own,
    )
};

fn has_journey(ground: &Ground, persona: &Persona) -> bool {
    ground.document.len(&List::JourneysOf(persona.id.clone())) > 0
}

fn persona_without_journey(ground: &Ground, persona: &Persona, found: &mut Found) {
    if is_begun(ground.document) && !has_journey(ground, persona) {
        let place = Key::new(Kind::Persona, &persona.id);
        found.add(place.clone(), Text::PersonaWithoutJourneySays, vec![Value::Name(place)]);
    }
}

pub static PERSONA_SHALLOW: Rule = Rule {
    checks: &[Check::Persona(persona_shallow)],
    ..Rule::new(
        "persona-shallow",
        [Text::PersonaShallow, Text::PersonaShallowWhat, Text::PersonaShallowWhy],
        1.5,
        Source::E,
        Part::Own,
    )
};

fn persona_shallow(ground: &Ground, persona: &Persona, found: &mut Found) {
    let lists = [&persona.goals, &persona.sources, &persona.challenges, &persona.objections];
    let entries: usize = lists.into_iter().map(Vec::len).sum();
    if entries <= 1 && persona.quote.trim().is_empty() && has_journey(ground, persona) && is_begun(ground.document) {
        let place = Key::new(Kind::Persona, &persona.id);
        found.add(place.clone(), Text::PersonaShallowSays, vec![Value::Name(place)]);
    }
}

pub static PERSONA_TWINS: Rule = Rule {
    words: true,
    checks: &[Check::Persona(persona_twins)],
    ..Rule::new(
        "persona-twins",
        [Text::PersonaTwins, Text::PersonaTwinsWhat, Text::PersonaTwinsWhy],
        1.7,
        Source::A,
        Part::Own,
    )
};

fn persona_twins(ground: &Ground, persona: &Persona, found: &mut Found) {
    let personas = ground.fold.personas();
    if personas.len() > COMPARED {
        return;
    }
    let own = crate::core::analysis::share::of_persona(persona).persona.unwrap_or_default().sketch;
    let earlier = |id: &&crate::core::model::Id| {
        ground.document.persona(id).is_some_and(|other| (&other.order, &other.id) < (&persona.order, &persona.id))
    };
    let twin = personas.iter().find(|(id, other)| {
        let shared = own.intersection(&other.sketch).count();
        shared >= 5 && shared * 100 >= own.union(&other.sketch).count() * 55 && earlier(id)
    });
    if let Some((other, _)) = twin {
        let (place, other) = (Key::new(Kind::Persona, &persona.id), Key::new(Kind::Persona, other));
        found.add(place.clone(), Text::PersonaTwinsSays, vec![Value::Name(other), Value::Name(place)]);
    }
}

pub static SOURCE_UNSERVED: Rule = Rule {
    words: true,
    checks: &[Check::Persona(source_unserved)],
    proposals: &[Proposal { title: Text::SourceUnservedDo, kpi: Text::SourceUnservedKpi }],
    ..Rule::new(
        "source-unserved",
        [Text::SourceUnserved, Text::SourceUnservedWhat, Text::SourceUnservedWhy],
        1.5,
        Source::E,
        Part::Own,
    )
};

/// Sources in words, and the channels in which they are met.
const SOURCES: [(Tag, &[&str]); 11] = [
    (Tag::SourceSearch, &["search", "search-ads", "ai-assistant", "website", "blog"]),
    (Tag::SourceSocial, &["social-media", "influencer", "community"]),
    (Tag::SourceVideo, &["video", "influencer"]),
    (Tag::SourcePress, &["press", "print-ads", "print-mail"]),
    (Tag::SourcePeople, &["friends", "word-of-mouth", "referral-programme"]),
    (Tag::SourceReviews, &["reviews", "affiliate", "marketplace"]),
    (Tag::SourceFair, &["trade-fair", "event", "webinar"]),
    (Tag::SourceShop, &["store"]),
    (Tag::SourceBroadcast, &["radio", "tv", "podcast"]),
    (Tag::SourceCommunity, &["community", "event"]),
    (Tag::SourceMail, &["newsletter", "email", "print-mail", "catalogue"]),
];

fn source_unserved(ground: &Ground, persona: &Persona, found: &mut Found) {
    let mut journeys = ground.document.list(&List::JourneysOf(persona.id.clone()));
    // Of one as it is: a wish does not say where somebody looks today.
    if !ground.fold.is_hurt() || !journeys.any(|id| ground.fold.journeys().contains_key(id)) {
        return;
    }
    let served = |source: &str| {
        let said = Tags::of(source);
        let words = stems(source);
        words.is_empty()
            || SOURCES.iter().any(|(tag, channels)| said.has(*tag) && ground.fold.has_channel(channels))
            || ground.fold.is_touchpoint(&words)
    };
    let missing: Vec<&str> = persona.sources.iter().map(|source| &**source).filter(|source| !served(source)).collect();
    let first = persona.sources.first().is_some_and(|first| missing.first() == Some(&&**first));
    if missing.is_empty() || !(first || missing.len() * 2 >= persona.sources.len()) {
        return;
    }
    let place = Key::new(Kind::Persona, &persona.id);
    let quotes = missing.into_iter().map(|source| Value::Quote(source.to_owned())).collect();
    let values = vec![Value::Name(place.clone()), Value::List(quotes)];
    found.add(place, Text::SourceUnservedSays, values).aimed(phase(ground, Stage::Awareness));
}

fn phase(ground: &Ground, stage: Stage) -> Option<Target> {
    let mut phases = ground.document.list(&List::Phases).filter_map(|id| ground.document.phase(id));
    phases.find(|phase| phase.stage == stage).map(|phase| Target::Phase(phase.id.clone()))
}

pub static OBJECTION_OPEN: Rule = Rule {
    words: true,
    checks: &[Check::Persona(objection_open)],
    proposals: &[Proposal { title: Text::ObjectionOpenDo, kpi: Text::ObjectionOpenKpi }],
    ..Rule::new(
        "objection-open",
        [Text::ObjectionOpen, Text::ObjectionOpenWhat, Text::ObjectionOpenWhy],
        0.9,
        Source::E,
        Part::Aside,
    )
};

fn objection_open(ground: &Ground, persona: &Persona, found: &mut Found) {
    if !is_hurt(ground, &persona.id) {
        return;
    }
    let offer = offer(ground.document.plan());
    let journeys = ground.document.list(&List::JourneysOf(persona.id.clone()));
    let sums: Vec<_> = journeys.filter_map(|id| ground.fold.journeys().get(id)).collect();
    let mut known = BTreeSet::new();
    for objection in &persona.objections {
        let asked: Stems = stems(objection).difference(&offer).cloned().collect();
        let money = Tags::of(objection).has(Tag::Money);
        let lived = sums.iter().any(|sum| {
            let shared = asked.iter().filter(|stem| sum.answers.contains(*stem)).count();
            shared * 3 >= asked.len().max(1) || (money && sum.answers_tags.has(Tag::Money))
        });
        if lived || ground.fold.takes_up(&asked) || !known.insert(fingerprint(objection)) {
            continue;
        }
        let place = Key::new(Kind::Persona, &persona.id);
        let values = vec![Value::Name(place.clone()), Value::Quote(objection.to_string())];
        found
            .add(place, Text::ObjectionOpenSays, values)
            .apart_by(fingerprint(objection))
            .aimed(phase(ground, Stage::Consideration));
    }
}

/// A short name for a text: FNV-1a (Fowler, Noll and Vo), 32 bits. Two objections of one persona that share it are
/// taken for one.
fn fingerprint(text: &str) -> String {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

pub static QUESTION_OPEN: Rule = Rule {
    words: true,
    checks: &[Check::Journey(question_open)],
    proposals: &[Proposal { title: Text::QuestionOpenDo, kpi: Text::QuestionOpenKpi }],
    ..Rule::new(
        "question-open",
        [Text::QuestionOpen, Text::QuestionOpenWhat, Text::QuestionOpenWhy],
        1.2,
        Source::E,
        Part::Aside,
    )
};

/// Channels at which somebody answers.
const TALKS: [&str; 8] =
    ["phone", "store", "sales-visit", "customer-service", "chat", "event", "trade-fair", "webinar"];

fn question_open(walk: &Walk, found: &mut Found) {
    let Some(persona) = walk.persona.filter(|_| walk.stops.iter().any(Stop::is_low)) else { return };
    let document = walk.ground.document;
    for (place, stop) in walk.stops.iter().enumerate() {
        let question = &stop.step.question;
        let asked = stems(question);
        // Whoever asks a person and is content got an answer.
        if asked.is_empty() || (stop.is_content() && TALKS.contains(&stop.channel())) {
            continue;
        }
        let own = stop
            .touchpoint
            .is_some_and(|touchpoint| answers(&asked, &touchpoint.name) || answers(&asked, &touchpoint.notes))
            || (stop.is_content()
                && (answers(&asked, &stop.step.thought) || Tags::of(&stop.step.emotion).has(Tag::Good)));
        let later = walk.stops[place + 1..].iter().filter(|stop| stop.is_content()).any(|stop| {
            let notes = stop.touchpoint.map_or(("", ""), |touchpoint| (&touchpoint.name, &touchpoint.notes));
            [&*stop.step.action, &*stop.step.thought, notes.0, notes.1].into_iter().any(|text| answers(&asked, text))
        });
        let planned = document
            .list(&List::MeasuresFor(Target::Phase(stop.phase.id.clone())))
            .filter_map(|id| document.measure(id))
            .chain(stop.measures(document))
            .any(|measure| {
                measure.target == Some(Target::Step(stop.step.id.clone())) && measure.status != Status::Done
                    || answers(&asked, &measure.title)
                    || answers(&asked, &measure.notes)
            });
        if own || later || planned {
            continue;
        }
        // What troubles the persona anyway is more than curiosity.
        let troubles = persona
            .challenges
            .iter()
            .chain(&persona.objections)
            .chain(&persona.goals)
            .any(|text| answers(&asked, text));
        let values = vec![
            Value::Name(stop.key()),
            Value::Name(Key::new(Kind::Persona, &persona.id)),
            Value::Quote(question.to_string()),
        ];
        found
            .add(stop.key(), Text::QuestionOpenSays, values)
            .times(troubles, 1.5, Text::FTroubles)
            .times(stop.is_low(), 1.2, Text::FLow)
            .times(stop.step.moment_of_truth, 1.2, Text::FMoment);
    }
}

pub static BUYING_CENTRE: Rule = Rule {
    words: true,
    checks: &[Check::Plan(buying_centre)],
    catalogue: &["decision-paper", "reference-visit"],
    ..Rule::new(
        "buying-centre",
        [Text::BuyingCentre, Text::BuyingCentreWhat, Text::BuyingCentreWhy],
        3.6,
        Source::D,
        Part::Own,
    )
};

fn buying_centre(ground: &Ground, found: &mut Found) {
    const ROLES: [Tag; 3] = [Tag::Decide, Tag::Buy, Tag::Use];
    if ground.document.plan().market != Market::B2b || !is_begun(ground.document) {
        return;
    }
    let described: Vec<_> = ground.fold.personas().iter().filter(|(_, sum)| sum.described).collect();
    let mentioned = |role: Tag| ground.fold.journeys().values().any(|journey| journey.mentions.has(role));
    let there = |role: &Tag| described.iter().any(|(_, sum)| sum.roles.has(*role));
    let [decide, buy, using] = ROLES.map(|role| there(&role));
    let first = |personas: &[(&crate::core::model::Id, _)]| {
        Value::List(personas.iter().take(3).map(|(id, _)| Value::Name(Key::new(Kind::Persona, id))).collect())
    };
    let says = if using && !decide && !buy && !mentioned(Tag::Decide) && !mentioned(Tag::Buy) {
        Text::BuyingCentreDecide
    } else if (decide || buy) && !using && !(decide && buy) && !mentioned(Tag::Use) {
        Text::BuyingCentreUse
    } else {
        return;
    };
    found
        .add(ground.document.plan_key().clone(), says, vec![first(&described)])
        .times(says == Text::BuyingCentreUse, 0.5, Text::FMild)
        .aimed(phase(ground, Stage::Conversion));
}
