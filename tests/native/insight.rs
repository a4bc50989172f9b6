//! Whether the analysis says what an expert would say, measured on plans whose weaknesses are known.
//!
//! `tests/insight` has plans with seeded weaknesses and, beside each, its key: a line `k WEIGHT|PLACES|RULES|WHAT` for
//! each weakness in the order in which an expert would speak of them, and lines `also RULES|PLACES` for what is true
//! besides. A plan with an empty key is well made. `WEGMARKE_INSIGHT` names a folder of other plans of the kind. A
//! weakness is *found* if one of these rules says it at one of these places, *partly* found if something is said of the
//! place. A cause is *false* if it is neither, and a *repeat* if it says no weakness that was not said before. The keys
//! were written before the rules.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use wegmarke::core::analysis::{Analysis, Cause, Finding, Tag, Tags, Value};
use wegmarke::core::document::Document;
use wegmarke::core::exchange::json;
use wegmarke::core::model::{Date, Key, Kind};

const TODAY: &str = "2026-11-30";

/// A seeded weakness.
struct Weakness {
    rules: Vec<String>,
    places: Vec<String>,
    what: String,
}

/// A cause as it is listed: what each of its reasons says (a rule and its places), the leading one first, and its text.
struct Card {
    reasons: Vec<(String, Vec<String>)>,
    text: String,
}

#[derive(Default)]
struct Score {
    weaknesses: usize,
    found: usize,
    partly: usize,
    causes: usize,
    wrong: usize,
    repeats: usize,
    first: usize,
    of_first: usize,
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn key_of(text: &str) -> (Vec<Weakness>, Vec<Weakness>) {
    let (mut seeded, mut besides) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let (kind, rest) = line.split_once(' ').expect("a kind");
        let parts: Vec<&str> = rest.split('|').collect();
        match (kind, parts.as_slice()) {
            ("k", [_, places, rules, what]) => {
                seeded.push(Weakness { rules: words(rules), places: words(places), what: (*what).to_owned() })
            }
            ("also", [rules, places]) => {
                besides.push(Weakness { rules: words(rules), places: words(places), what: String::new() })
            }
            _ => panic!("no line of a key: {line}"),
        }
    }
    (seeded, besides)
}

impl Weakness {
    fn is_at(&self, places: &[String]) -> bool {
        places.iter().any(|place| self.places.contains(place))
    }

    fn is_said(&self, card: &Card) -> bool {
        card.reasons.iter().any(|(rule, places)| self.rules.contains(rule) && self.is_at(places))
    }

    fn is_touched(&self, card: &Card) -> bool {
        card.reasons.iter().any(|(_, places)| self.is_at(places))
    }
}

fn place(key: &Key) -> String {
    let kind = match key.kind {
        Kind::Plan => "plan",
        Kind::Phase => "phase",
        Kind::Persona => "persona",
        Kind::Touchpoint => "touchpoint",
        Kind::Journey => "journey",
        Kind::Step => "step",
        Kind::Measure => "measure",
        Kind::Feedback => "feedback",
        Kind::SetAside => "set-aside",
    };
    format!("{kind}:{}", key.id)
}

fn cards(document: &Document) -> Vec<Card> {
    let mut analysis = Analysis::new();
    analysis.update(document, Date::parse(TODAY).unwrap(), usize::MAX);
    let language = document.plan().language;
    let places = |finding: &Finding| {
        let mut places = vec![place(&finding.place), place(&finding.subject)];
        let step = document.step(&finding.place.id).filter(|_| finding.place.kind == Kind::Step);
        places.extend(step.and_then(|step| step.touchpoint.as_ref()).map(|id| format!("touchpoint:{id}")));
        for value in &finding.values {
            if let Value::Name(key) = value {
                places.push(place(key));
            }
        }
        places
    };
    let card = |cause: &Cause| Card {
        reasons: cause.reasons.iter().map(|finding| (finding.rule.key.to_owned(), places(finding))).collect(),
        text: format!("{:.2} {}", cause.severity(), cause.text(document, language)),
    };
    analysis.causes(document).iter().map(card).collect()
}

fn score(key: &str, cards: &[Card], told: &mut String) -> Score {
    let (seeded, besides) = key_of(key);
    let mut score =
        Score { weaknesses: seeded.len(), causes: cards.len(), of_first: seeded.len().min(5), ..Score::default() };
    for (rank, weakness) in seeded.iter().enumerate() {
        let at = cards.iter().position(|card| weakness.is_said(card));
        let mark = match at {
            Some(_) => "found",
            None if cards.iter().any(|card| weakness.is_touched(card)) => "partly",
            None => "MISSED",
        };
        score.found += usize::from(mark == "found");
        score.partly += usize::from(mark == "partly");
        score.first += usize::from(rank < 5 && at.is_some_and(|at| at < 5));
        let _ =
            writeln!(told, "  {mark:7}{:>4}  {}", at.map_or("-".to_owned(), |at| (at + 1).to_string()), weakness.what);
    }
    let mut said: Vec<bool> = vec![false; seeded.len()];
    for (at, card) in cards.iter().enumerate() {
        let full: Vec<usize> = (0..seeded.len()).filter(|index| seeded[*index].is_said(card)).collect();
        let near: Vec<usize> = (0..seeded.len()).filter(|index| seeded[*index].is_touched(card)).collect();
        let besides = besides.iter().any(|weakness| weakness.is_said(card));
        let mark = if !full.is_empty() {
            let new = full.iter().any(|index| !said[*index]);
            if new || besides { "" } else { "repeat" }
        } else if besides {
            ""
        } else if near.is_empty() {
            "FALSE"
        } else if near.iter().all(|index| said[*index]) {
            "repeat"
        } else {
            "weak"
        };
        score.wrong += usize::from(mark == "FALSE");
        score.repeats += usize::from(mark == "repeat");
        full.iter().for_each(|index| said[*index] = true);
        if mark == "weak" {
            near.iter().for_each(|index| said[*index] = true);
        }
        let rules: Vec<&str> = card.reasons.iter().map(|(rule, _)| rule.as_str()).collect();
        let _ = writeln!(told, "  {:>3} {mark:7}{} [{}]", at + 1, card.text, rules.join(" "));
    }
    score
}

fn percent(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { 100.0 * part as f64 / of as f64 }
}

/// The measure of the analysis; `cargo xtask bench insight` shows it plan by plan. The limits are what was reached.
#[test]
fn an_expert_would_agree() {
    let folder = std::env::var_os("WEGMARKE_INSIGHT")
        .map_or(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/insight"), PathBuf::from);
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".wegmarke.json")?.to_owned()))
        .collect();
    names.sort();
    let (mut told, mut all, mut on_sound) = (String::new(), Score::default(), 0);
    for name in &names {
        let plan = std::fs::read_to_string(folder.join(format!("{name}.wegmarke.json"))).unwrap();
        let key = std::fs::read_to_string(folder.join(format!("{name}.key.txt"))).unwrap_or_default();
        let document = json::read(&plan, 1).unwrap().0;
        let mut lines = String::new();
        let score = score(&key, &cards(&document), &mut lines);
        let _ = writeln!(
            told,
            "{name}: {} of {} found, {} partly; {} causes, {} false, {} repeats; {} of {} first\n{lines}",
            score.found,
            score.weaknesses,
            score.partly,
            score.causes,
            score.wrong,
            score.repeats,
            score.first,
            score.of_first
        );
        if score.weaknesses == 0 {
            on_sound += score.causes;
            continue;
        }
        all.weaknesses += score.weaknesses;
        all.found += score.found;
        all.partly += score.partly;
        all.causes += score.causes;
        all.wrong += score.wrong;
        all.repeats += score.repeats;
        all.first += score.first;
        all.of_first += score.of_first;
    }
    let figures = [
        ("found, % (at least)", percent(all.found, all.weaknesses), -80.0),
        ("false, % (at most)", percent(all.wrong, all.causes), 5.0),
        ("repeats, % (at most)", percent(all.repeats, all.causes), 10.0),
        ("first five, % (at least)", percent(all.first, all.of_first), -85.0),
        ("causes in well-made plans", on_sound as f64, 0.0),
    ];
    println!("{told}");
    println!(
        "partly {:.1} %, missed {:.1} %, {} causes",
        percent(all.partly, all.weaknesses),
        percent(all.weaknesses - all.found - all.partly, all.weaknesses),
        all.causes
    );
    let mut failed = Vec::new();
    for (name, value, limit) in figures {
        println!("{name}: {value:.1} (limit {:.0})", f64::abs(limit));
        if (limit < 0.0 && value < -limit) || (limit >= 0.0 && value > limit) {
            failed.push(name);
        }
    }
    assert!(failed.is_empty(), "{failed:?}");
}

/// What the lists of words understand, and what they leave alone: lines `TAG|TEXT` and `-TAG|TEXT`.
#[test]
fn words_are_understood() {
    let table = include_str!("../data/insight/words.txt");
    let mut wrong = Vec::new();
    for line in table.lines() {
        let (key, text) = line.split_once('|').expect("a tag and a text");
        let (key, wanted) = key.strip_prefix('-').map_or((key, true), |key| (key, false));
        let tag = Tag::ALL.iter().copied().find(|tag| tag.key() == key).expect("a tag");
        if Tags::of(text).has(tag) != wanted {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "{} of {} lines:\n{}", wrong.len(), table.lines().count(), wrong.join("\n"));
}
