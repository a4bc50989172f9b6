//! The knowledge files: all of them can be read, refer to what is there, and say everything in both languages.

use std::collections::HashSet;

use serde_json::Value;
use wegmarke::core::document::{Document, List};
use wegmarke::core::exchange::json::read;
use wegmarke::core::knowledge::{Bilingual, EXAMPLES, channel, channels, measures, phase_model, phase_models};
use wegmarke::core::model::{Language, PhaseModel, Prose, Stage, Touchpoint};
use wegmarke::core::scene::{glance, miniature};

fn unique<'a>(keys: impl Iterator<Item = &'a str>) -> bool {
    let mut known = HashSet::new();
    keys.into_iter().all(|key| known.insert(key))
}

/// Said in both languages, without white space around it, not over a field's limit.
fn said(text: &Bilingual, limit: usize) -> bool {
    Language::ALL
        .iter()
        .map(|language| text.get(*language))
        .all(|text| !text.is_empty() && text.trim() == text && text.chars().count() <= limit)
}

#[test]
fn there_is_a_template_for_every_phase_model() {
    let keys: Vec<PhaseModel> = phase_models().iter().map(|model| model.key).collect();
    let (custom, others) = PhaseModel::ALL.split_last().unwrap();
    assert_eq!(*custom, PhaseModel::Custom);
    assert_eq!(keys, others, "the default first, as they are offered");
    assert!(phase_model(PhaseModel::Custom).is_none());
    for model in phase_models() {
        assert!(said(&model.name, 200) && said(&model.about, 2_000), "{:?}", model.key);
        assert!((3..=7).contains(&model.phases.len()), "{:?}", model.key);
        for phase in &model.phases {
            // Names and questions become fields of a plan.
            assert!(said(&phase.name, 200) && said(&phase.question, 2_000), "{:?}: {:?}", model.key, phase.name);
        }
        for language in Language::ALL {
            assert!(unique(model.phases.iter().map(|phase| phase.name.get(*language))), "{:?}", model.key);
        }
    }
    let six: Vec<&str> =
        phase_model(PhaseModel::SixStages).unwrap().phases.iter().map(|phase| phase.name.get(Language::De)).collect();
    assert_eq!(six, ["Informieren", "Befähigen", "Evaluieren", "Bewerten", "Kaufen", "Nutzen"]);
}

#[test]
fn channels_say_what_is_usual() {
    assert!(unique(channels().iter().map(|channel| channel.key.as_str())));
    for known in channels() {
        assert!(said(&known.name, 200), "{}", known.key);
        assert!(std::ptr::eq(channel(&known.key).unwrap(), known));
        assert!(
            known.key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            known.key
        );
        assert!(!known.touchpoints.is_empty(), "{}", known.key);
        for touchpoint in &known.touchpoints {
            assert!(
                said(&touchpoint.name, 200) && !touchpoint.stages.is_empty(),
                "{}: {:?}",
                known.key,
                touchpoint.name
            );
            // A default is stated where it differs, so that one place says what is usual.
            assert_ne!(touchpoint.medium, Some(known.medium), "{}: {:?}", known.key, touchpoint.name);
            assert_ne!(touchpoint.media_type, Some(known.media_type), "{}: {:?}", known.key, touchpoint.name);
            let usual = Touchpoint::usually_controllable(touchpoint.media_type.or(Some(known.media_type)));
            assert_ne!(touchpoint.controllable, Some(usual), "{}: {:?}", known.key, touchpoint.name);
        }
        for language in Language::ALL {
            assert!(unique(known.touchpoints.iter().map(|touchpoint| touchpoint.name.get(*language))), "{}", known.key);
        }
    }
    for stage in Stage::ALL {
        let suggestions = channels()
            .iter()
            .flat_map(|channel| &channel.touchpoints)
            .filter(|touchpoint| touchpoint.stages.contains(stage))
            .count();
        assert!(suggestions >= 8, "{stage:?}: {suggestions} suggestions");
    }
    assert!(channel("").is_none() && channel("Website").is_none());
}

#[test]
fn measures_refer_to_channels_and_cover_all_stages() {
    assert!(unique(measures().iter().map(|measure| measure.key.as_str())));
    for language in Language::ALL {
        assert!(unique(measures().iter().map(|measure| measure.title.get(*language))));
    }
    for measure in measures() {
        assert!(said(&measure.title, 200) && said(&measure.why, 2_000) && said(&measure.kpi, 2_000), "{}", measure.key);
        assert!(!measure.stages.is_empty() && !measure.source.is_empty(), "{}", measure.key);
        assert!(channel(&measure.channel).is_some(), "{}: no channel {}", measure.key, measure.channel);
        // What is paid for or owned, the company starts itself. With shared and earned media it depends: a post of
        // one's own is started, a mention is not; so there the measure says it.
        assert!(measure.controllable || !Touchpoint::usually_controllable(Some(measure.media_type)), "{}", measure.key);
    }
    for stage in Stage::ALL {
        let count = measures().iter().filter(|measure| measure.stages.contains(stage)).count();
        assert!(count >= 8, "{stage:?}: {count} measures");
    }
}

#[test]
fn the_files_hold_nothing_that_is_not_read() {
    // A misspelt optional field would be passed over in silence.
    let names = |text: &str, pointer: &dyn Fn(&Value) -> Vec<Value>| -> HashSet<String> {
        let entries: Vec<Value> = serde_json::from_str(text).unwrap();
        entries
            .iter()
            .flat_map(pointer)
            .flat_map(|value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>())
            .collect()
    };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/core/knowledge/");
    let file = |name: &str| std::fs::read_to_string(format!("{folder}{name}.json")).unwrap();
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<HashSet<_>>();
    let itself = |value: &Value| vec![value.clone()];
    let inner = |name: &'static str| move |value: &Value| value[name].as_array().unwrap().clone();
    assert_eq!(names(&file("phase_models"), &itself), set(&["key", "name", "about", "phases"]));
    assert_eq!(names(&file("phase_models"), &inner("phases")), set(&["name", "question", "stage"]));
    assert_eq!(
        names(&file("catalogue/channels"), &itself),
        set(&["key", "name", "medium", "media_type", "touchpoints"])
    );
    let suggestion = set(&["name", "stages", "market", "medium", "media_type", "controllable"]);
    assert!(names(&file("catalogue/channels"), &inner("touchpoints")).is_subset(&suggestion));
    let measure = set(&[
        "key",
        "title",
        "why",
        "stages",
        "channel",
        "medium",
        "media_type",
        "controllable",
        "market",
        "kpi",
        "source",
    ]);
    assert_eq!(names(&file("catalogue/measures"), &itself), measure);
}

fn example(name: &str, language: Language) -> Document {
    let path =
        format!("{}/src/core/knowledge/examples/{name}.{}.wegmarke.json", env!("CARGO_MANIFEST_DIR"), language.key());
    read(&std::fs::read_to_string(path).unwrap(), 1).unwrap().0
}

#[test]
fn examples_use_the_catalogues_channels() {
    for name in EXAMPLES.iter().map(|example| example.name) {
        let document = example(name, Language::De);
        let touchpoints: Vec<&Touchpoint> =
            document.list(&List::Touchpoints).filter_map(|id| document.touchpoint(id)).collect();
        let known = touchpoints.iter().filter(|touchpoint| channel(&touchpoint.channel).is_some()).count();
        let none = touchpoints.iter().filter(|touchpoint| touchpoint.channel == Prose::default()).count();
        assert!(known + none == touchpoints.len(), "{name}: a channel that looks like a key and is none");
    }
}

/// Long enough to learn from, short enough to be taken in at a glance: every journey, not only the main one.
#[test]
fn every_journey_of_an_example_has_ten_to_twenty_five_steps() {
    for name in EXAMPLES.iter().map(|example| example.name) {
        for language in Language::ALL {
            let document = example(name, *language);
            assert!(document.len(&List::Journeys) >= 2, "{name}");
            for id in document.list(&List::Journeys) {
                let length = document.steps(id).count();
                assert!((10..=25).contains(&length), "{name}, {language:?}: {id:?} has {length} steps");
            }
        }
    }
}

/// The start page shows an example before its plan file is there.
#[test]
fn what_the_start_page_shows_of_an_example_is_in_its_plan() {
    for example in &EXAMPLES {
        let shown: Vec<(Stage, String)> =
            example.glance.iter().map(|(stage, steps)| (*stage, (*steps).to_owned())).collect();
        for language in Language::ALL {
            let path = format!("{}/src/core/knowledge/{}", env!("CARGO_MANIFEST_DIR"), example.file(*language));
            let document = read(&std::fs::read_to_string(path).unwrap(), 1).unwrap().0;
            let first = document.list(&List::Journeys).next().unwrap();
            assert_eq!(glance(&document, first), shown, "{}", example.name);
        }
    }
}

#[test]
fn a_miniature_is_land_and_a_trail_through_what_was_rated() {
    let drawn = |phases: &[(Stage, &str)]| {
        let seen = miniature(phases);
        let bands: Vec<String> = seen.bands.iter().map(|(stage, d)| format!("{} {d}", stage.key())).collect();
        format!("{}: {} | {} | {}", seen.width, bands.join(", "), seen.trail, seen.moments)
    };
    assert_eq!(
        drawn(&[(Stage::Awareness, "3-e"), (Stage::Advocacy, "")]),
        "64: awareness M0 0h48v60h-48z, advocacy M48 0h16v60h-16z | M8 30c16 0 16 -22 32 -22 | M40 8h0"
    );
    // Nothing rated, nothing there: no trail leads anywhere.
    assert_eq!(drawn(&[(Stage::Conversion, "--")]), "32: conversion M0 0h32v60h-32z |  | ");
    assert_eq!(drawn(&[]), "0:  |  | ");
    assert_eq!(miniature(&[(Stage::Conversion, "-")]).ground, "");
}
