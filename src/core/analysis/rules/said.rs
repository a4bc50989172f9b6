//! What a step's own words say went wrong: no way to get in touch, no answer, a promise or a price that did not hold.

use crate::core::analysis::lexicon::{Tag, Tags};
use crate::core::analysis::share::is_existing;
use crate::core::analysis::spans::{amounts, promises, spans};
use crate::core::analysis::walk::tenth;
use crate::core::analysis::{Check, Factor, Finding, Found, Part, Proposal, Risk, Rule, Source, Stop, Value, Walk};
use crate::core::model::{Elapsed, Key, Kind, MediaType, Medium, Stage};
use crate::core::text::rules::Text;

/// What a persona lacks, the words that say a place demands it, what that is called, and whether a step's channel
/// demands it by itself.
type Need = (Tag, Tag, Text, fn(&Stop) -> bool);

const NEEDS: [Need; 10] = [
    (Tag::NeedComputer, Tag::BarComputer, Text::NeedComputer, |stop| {
        // What comes to people by itself can be passed on to them.
        let comes = ["search", "email", "newsletter", "invoice", "video", "social-media", "display", "reviews"];
        stop.medium() == Some(Medium::Online) && !comes.contains(&stop.channel())
    }),
    (Tag::NeedPhone, Tag::BarPhone, Text::NeedPhone, |stop| stop.channel() == "app"),
    (Tag::NeedSocial, Tag::NeedSocial, Text::NeedSocial, |stop| {
        matches!(stop.channel(), "social-media" | "influencer")
    }),
    (Tag::NeedSight, Tag::BarSight, Text::NeedSight, |_| false),
    (Tag::NeedHearing, Tag::BarHearing, Text::NeedHearing, |stop| {
        matches!(stop.channel(), "phone" | "radio" | "podcast")
    }),
    (Tag::NeedWalk, Tag::BarWalk, Text::NeedWalk, |_| false),
    (Tag::NeedCar, Tag::BarCar, Text::NeedCar, |_| false),
    (Tag::NeedHours, Tag::BarHours, Text::NeedHours, |_| false),
    (Tag::NeedLanguage, Tag::BarLanguage, Text::NeedLanguage, |_| false),
    (Tag::NeedCard, Tag::BarCard, Text::NeedCard, |_| false),
];

pub static CANNOT_USE: Rule = Rule {
    words: true,
    risk: Some(Risk::Shut),
    checks: &[Check::Journey(cannot_use)],
    proposals: &[Proposal { title: Text::CannotUseDo, kpi: Text::CannotUseKpi }],
    ..Rule::new("cannot-use", [Text::CannotUse, Text::CannotUseWhat, Text::CannotUseWhy], 3.0, Source::E, Part::Cause)
};

fn cannot_use(walk: &Walk, found: &mut Found) {
    let Some(persona) = walk.persona else { return };
    for (need, bar, what, by_channel) in NEEDS.iter().filter(|(need, ..)| walk.needs.has(*need)) {
        let demands = |stop: &&Stop| displeases(stop) && (stop.said.and(stop.noted).has(*bar) || by_channel(stop));
        // What a persona lacks is one cause, told where it hurts most.
        let hurts =
            |stop: &Stop| (u8::from(!stop.step.moment_of_truth), stop.felt().map_or(30, |felt| (felt * 10.0) as u8));
        let Some(stop) = walk.stops.iter().filter(demands).min_by_key(|stop| hurts(stop)) else { continue };
        let texts = persona.challenges.iter().chain(&persona.goals).chain([
            &persona.role,
            &persona.notes,
            &persona.quote,
            &persona.portrait,
            &persona.residence,
        ]);
        let Some(why) = texts.into_iter().find(|text| Tags::of(text).has(*need)) else { continue };
        let name = Key::new(Kind::Persona, &persona.id);
        let values =
            vec![Value::Name(name), Value::Name(stop.key()), Value::Word(*what), Value::Quote(why.to_string())];
        found
            .add(stop.key(), Text::CannotUseSays, values)
            .apart_by(bar.key())
            // A good rating that the emotion contradicts makes nothing milder.
            .times(!stop.is_low() && !stop.is_content(), 0.7, Text::FMild)
            .times(stop.step.moment_of_truth, 1.5, Text::FMoment)
            .times(stop.stage() == Stage::Conversion && !stop.step.moment_of_truth, 1.3, Text::FGoal);
    }
}

/// A finding for each step whose words speak of this, quoted; what a touchpoint's notes say holds whatever the rating.
/// Gives whether there are any.
fn quoted(walk: &Walk, found: &mut Found, tag: Tag, says: Text, fits: fn(&Stop) -> bool) -> bool {
    let mut any = false;
    for stop in walk.stops.iter().filter(|stop| stop.noted.has(tag) || (stop.said.has(tag) && fits(stop))) {
        let Some(words) = stop.words_on(tag) else { continue };
        let values = vec![Value::Name(stop.key()), Value::Quote(words.to_owned())];
        let finding = found.add(stop.key(), says, values);
        weigh(finding, stop);
        any = true;
    }
    any
}

/// What counts for every such step.
fn weigh(finding: &mut Finding, stop: &Stop) {
    finding
        .times(stop.is_low() && stop.felt().is_some_and(|felt| felt < 1.5), 1.3, Text::FWorst)
        .times(!stop.is_low(), 0.8, Text::FMild)
        .times(stop.step.moment_of_truth, 1.5, Text::FMoment);
}

/// Whether a step may displease: it is not rated well, or its emotion says that the rating is wrong.
fn displeases(stop: &Stop) -> bool {
    let feels = || Tags::of(&stop.step.emotion);
    !stop.is_content() || (feels().has(Tag::Bad) && !feels().has(Tag::Good))
}

pub static NO_CONTACT: Rule = Rule {
    words: true,
    checks: &[Check::Journey(no_contact)],
    catalogue: &["contact-everywhere", "callback", "online-booking"],
    ..Rule::new("no-contact", [Text::NoContact, Text::NoContactWhat, Text::NoContactWhy], 3.2, Source::C, Part::Cause)
};

fn no_contact(walk: &Walk, found: &mut Found) {
    quoted(walk, found, Tag::NoContact, Text::NoContactSays, |_| true);
}

pub static NO_ANSWER: Rule = Rule {
    words: true,
    checks: &[Check::Journey(no_answer)],
    proposals: &[Proposal { title: Text::NoAnswerDo, kpi: Text::NoAnswerKpi }],
    catalogue: &["reply-to-reviews", "callback", "fast-service"],
    ..Rule::new("no-answer", [Text::NoAnswer, Text::NoAnswerWhat, Text::NoAnswerWhy], 2.3, Source::E, Part::Reason)
};

fn no_answer(walk: &Walk, found: &mut Found) {
    quoted(walk, found, Tag::NoAnswer, Text::NoAnswerSays, displeases);
}

pub static TOLD_AGAIN: Rule = Rule {
    words: true,
    checks: &[Check::Journey(told_again)],
    proposals: &[Proposal { title: Text::ToldAgainDo, kpi: Text::ToldAgainKpi }],
    catalogue: &["omnichannel-record"],
    ..Rule::new("told-again", [Text::ToldAgain, Text::ToldAgainWhat, Text::ToldAgainWhy], 2.2, Source::B, Part::Cause)
};

fn told_again(walk: &Walk, found: &mut Found) {
    quoted(walk, found, Tag::ToldAgain, Text::ToldAgainSays, displeases);
}

pub static CONTRADICTORY_INFO: Rule = Rule {
    words: true,
    checks: &[Check::Journey(contradictory_info)],
    proposals: &[Proposal { title: Text::ContradictoryInfoDo, kpi: Text::ContradictoryInfoKpi }],
    catalogue: &["omnichannel-record"],
    ..Rule::new(
        "contradictory-info",
        [Text::ContradictoryInfo, Text::ContradictoryInfoWhat, Text::ContradictoryInfoWhy],
        2.3,
        Source::B,
        Part::Cause,
    )
};

fn contradictory_info(walk: &Walk, found: &mut Found) {
    quoted(walk, found, Tag::Contradicts, Text::ContradictoryInfoSays, displeases);
}

pub static PRICE_SURPRISE: Rule = Rule {
    words: true,
    checks: &[Check::Journey(price_surprise)],
    proposals: &[Proposal { title: Text::PriceSurpriseDo, kpi: Text::PriceSurpriseKpi }],
    catalogue: &["total-price-early"],
    ..Rule::new(
        "price-surprise",
        [Text::PriceSurprise, Text::PriceSurpriseWhat, Text::PriceSurpriseWhy],
        3.2,
        Source::Field,
        Part::Cause,
    )
};

fn price_surprise(walk: &Walk, found: &mut Found) {
    quoted(walk, found, Tag::Price, Text::PriceSurpriseSays, displeases);
    // A price in a name, such as "from 19 €", and a higher one where it is paid; told once, and not if words say it.
    if !found.findings.is_empty() {
        return;
    }
    let mut named: Option<(f64, &Stop)> = None;
    // An amount that a step speaks of may be any; one that is a little higher later is the same.
    let mut spoken: Option<(f64, &Stop)> = None;
    for stop in &walk.stops {
        let texts = [&stop.step.pain_point, &stop.step.action, &stop.step.thought];
        let paid = texts.into_iter().flat_map(|text| amounts(text)).fold(0.0, f64::max);
        let dearer = |price: f64, least: f64, most: f64| paid >= price * least && paid <= price * most;
        let earlier = named
            .filter(|(price, _)| dearer(*price, 1.2, 20.0))
            .or(spoken.filter(|(price, _)| dearer(*price, 1.1, 1.9)))
            .filter(|_| displeases(stop));
        if let Some((price, by)) = earlier {
            let values = vec![Value::Number(price), place(by), place(stop), Value::Number(paid)];
            weigh(found.add(stop.key(), Text::PriceSurpriseFigures, values), stop);
            return;
        }
        let names = stop.touchpoint.map(|touchpoint| [&*touchpoint.name, &*touchpoint.notes]);
        let least = names.into_iter().flatten().flat_map(amounts).reduce(f64::min);
        named = named.or(least.filter(|price| *price > 0.0).map(|price| (price, stop)));
        if paid > 0.0 {
            spoken = Some((paid, stop));
        }
    }
}

pub static NO_WAY_BACK: Rule = Rule {
    words: true,
    risk: Some(Risk::Law),
    checks: &[Check::Journey(no_way_back)],
    proposals: &[Proposal { title: Text::NoWayBackDo, kpi: Text::NoWayBackKpi }],
    ..Rule::new("no-way-back", [Text::NoWayBack, Text::NoWayBackWhat, Text::NoWayBackWhy], 3.0, Source::E, Part::Cause)
};

fn no_way_back(walk: &Walk, found: &mut Found) {
    let after = |stop: &Stop| displeases(stop) && stop.stage() >= Stage::Conversion;
    quoted(walk, found, Tag::Complaint, Text::NoWayBackSays, after);
    // Where people go to leave or to return something, and are dissatisfied.
    let told: Vec<Key> = found.findings.iter().map(|finding| finding.place.clone()).collect();
    for stop in walk.stops.iter().filter(|stop| stop.is_low() && !told.contains(&stop.key())) {
        let assumed = stop.assumed().is_some_and(|score| score <= 2);
        let named = |name: &str| Tags::of(name).has(Tag::Leaving);
        let leaving = assumed && stop.touchpoint.is_some_and(|touchpoint| named(&touchpoint.name));
        if let Some(words) = stop.words().filter(|_| leaving) {
            let values = vec![place(stop), Value::Quote(words.to_owned())];
            weigh(found.add(stop.key(), Text::NoWayBackSays, values), stop);
        }
    }
}

pub static EXISTING_AS_NEW: Rule = Rule {
    words: true,
    checks: &[Check::Journey(existing_as_new)],
    proposals: &[Proposal { title: Text::ExistingAsNewDo, kpi: Text::ExistingAsNewKpi }],
    catalogue: &["personal-content"],
    ..Rule::new(
        "existing-as-new",
        [Text::ExistingAsNew, Text::ExistingAsNewWhat, Text::ExistingAsNewWhy],
        2.5,
        Source::B,
        Part::Cause,
    )
};

fn existing_as_new(walk: &Walk, found: &mut Found) {
    let mut told = quoted(walk, found, Tag::AsNew, Text::ExistingAsNewSays, displeases);
    // "Nine years, and they don't know": whoever has long been there counts the years.
    const YEAR: u32 = 365 * DAY;
    for stop in walk.stops.iter().filter(|stop| is_existing(walk) && stop.is_low() && !stop.said.has(Tag::AsNew)) {
        let texts = [&stop.step.pain_point, &stop.step.thought, &stop.step.action];
        if let Some(text) = texts.into_iter().find(|text| spans(text).iter().any(|span| *span >= YEAR)) {
            let values = vec![place(stop), Value::Quote(text.to_string())];
            weigh(found.add(stop.key(), Text::ExistingAsNewSays, values), stop);
            told = true;
        }
    }
    // Told once a journey: it is one wrong.
    found.keep_worst();
    let Some(first) = walk.stops.first().filter(|stop| !told && displeases(stop)) else { return };
    let advert = first.touchpoint.is_some_and(|touchpoint| touchpoint.media_type == Some(MediaType::Paid));
    if advert
        && first.stage() == Stage::Awareness
        && is_existing(walk)
        && let Some(words) = first.words()
    {
        let values = vec![Value::Name(first.key()), Value::Quote(words.to_owned())];
        weigh(found.add(first.key(), Text::ExistingAsNewSays, values), first);
    }
}

pub static PROMISE_BROKEN: Rule = Rule {
    words: true,
    checks: &[Check::Journey(promise_broken)],
    proposals: &[Proposal { title: Text::PromiseBrokenDo, kpi: Text::PromiseBrokenKpi }],
    catalogue: &["order-updates"],
    ..Rule::new(
        "promise-broken",
        [Text::PromiseBroken, Text::PromiseBrokenWhat, Text::PromiseBrokenWhy],
        3.0,
        Source::C,
        Part::Cause,
    )
};

fn promise_broken(walk: &Walk, found: &mut Found) {
    // What was promised so far, in minutes, where, and whether by a touchpoint: in its name or notes.
    let mut promised: Vec<(u32, Value, bool)> = Vec::new();
    let expected: Vec<u32> = spans(&walk.journey.expectation);
    for stop in &walk.stops {
        let step = stop.step;
        let texts = [&step.pain_point, &step.action, &step.thought, &step.question];
        let told: Vec<u32> = texts.into_iter().flat_map(|text| spans(text)).collect();
        let broken = stop.said.has(Tag::Promise);
        let waits = stop.said.has(Tag::Wait) || stop.said.has(Tag::NoAnswer);
        // What others run keeps no promise of ours.
        let ours = stop.touchpoint.is_none_or(|touchpoint| touchpoint.controllable);
        // A span that is told, or passes, is held against what a touchpoint promises where somebody is dissatisfied.
        let timed = stop.is_low() && (!told.is_empty() || step.after.is_some());
        if displeases(stop) && ours && (broken || waits || timed) {
            // What it came to is the longest that is told; words that name one span may name the promise.
            let said = told.iter().copied().max();
            let passed = step.after.map(|after| after.minutes).filter(|_| told.len() < 2);
            let real = said.into_iter().chain(passed).max().unwrap_or(0);
            let longer = |span: u32, times: u32| real >= span.saturating_mul(times);
            let earlier =
                promised.iter().rev().find(
                    |(span, _, by_touchpoint)| {
                        if broken { longer(*span, 2) } else { *by_touchpoint && longer(*span, 3) }
                    },
                );
            // "Four weeks; two days, they said" names both.
            // A promise that the time itself bears out is none that was broken.
            let kept = step.after.is_some() && promised.iter().any(|(span, ..)| told.contains(span));
            let own = told.iter().copied().min().filter(|span| broken && longer(*span, 2));
            // Whoever hears nothing waits for an answer, not for what was hoped for.
            let silent = stop.said.has(Tag::NoAnswer);
            let named = said.is_some_and(|said| said == real);
            let hoped =
                expected.iter().copied().find(|span| waits && stop.is_low() && named && !silent && longer(*span, 2));
            let finding = match (earlier, own, hoped) {
                (Some((span, by, _)), _, _) => {
                    let values = vec![told_span(*span), by.clone(), place(stop), told_span(real)];
                    Some(found.add(stop.key(), Text::PromiseBrokenSays, values))
                }
                (None, Some(span), _) => {
                    let values = vec![told_span(span), place(stop), told_span(real)];
                    Some(found.add(stop.key(), Text::PromiseBrokenOwn, values))
                }
                (None, None, Some(span)) => {
                    let values = vec![told_span(span), place(stop), told_span(real)];
                    Some(found.add(stop.key(), Text::PromiseExpected, values).times(true, 0.6, Text::FExpected))
                }
                (None, None, None) => stop.words_on(Tag::Promise).filter(|_| broken && !kept).map(|words| {
                    found.add(stop.key(), Text::PromiseBrokenText, vec![place(stop), Value::Quote(words.to_owned())])
                }),
            };
            if let Some(finding) = finding {
                weigh(finding, stop);
            }
        }
        let notes = stop.touchpoint.map(|touchpoint| [&*touchpoint.name, &*touchpoint.notes]);
        let of_touchpoint = notes.into_iter().flatten().flat_map(promises).map(|span| (span, place(stop), true));
        let of_step = if broken && !displeases(stop) { told } else { Vec::new() };
        promised.extend(of_touchpoint.chain(of_step.into_iter().map(|span| (span, place(stop), false))));
    }
}

fn place(stop: &Stop) -> Value {
    Value::Name(stop.key())
}

fn told_span(minutes: u32) -> Value {
    Value::Span(rounded(minutes))
}

pub static LONG_WAIT: Rule = Rule {
    checks: &[Check::Journey(long_wait)],
    proposals: &[Proposal { title: Text::LongWaitDo, kpi: Text::LongWaitKpi }],
    catalogue: &["order-updates", "callback"],
    ..Rule::new("long-wait", [Text::LongWait, Text::LongWaitWhat, Text::LongWaitWhy], 2.0, Source::C, Part::Reason)
};

const DAY: u32 = 24 * 60;

/// Channels through which a company answers or delivers: whoever stands there has waited for it.
const ANSWERS: [&str; 9] =
    ["email", "phone", "quote", "onboarding", "packaging", "sales-visit", "customer-service", "contact-form", "chat"];

fn long_wait(walk: &Walk, found: &mut Found) {
    let waits: Vec<u32> = walk.stops.iter().filter_map(|stop| stop.step.after).map(|after| after.minutes).collect();
    let mut before = None;
    for stop in &walk.stops {
        let stage = before.replace(stop.stage());
        let Some(wait) = stop.step.after.filter(|_| displeases(stop)) else { continue };
        // Whoever tells of a shorter wait does not speak of the time that passed before.
        let texts = [&stop.step.pain_point, &stop.step.action, &stop.step.thought];
        let shorter = texts.into_iter().flat_map(|text| spans(text)).any(|span| span < wait.minutes / 2);
        let words = !shorter && (stop.said.has(Tag::Wait) || stop.said.has(Tag::NoAnswer));
        let awaited = match stop.stage() {
            Stage::Consideration | Stage::Conversion => true,
            // Between a purchase and its day time passes by itself.
            Stage::Retention => stage == Some(Stage::Conversion) && stop.is_low(),
            Stage::Awareness | Stage::Advocacy => false,
        };
        let enough = if words {
            wait.minutes >= DAY && awaited
        } else {
            wait.minutes >= 2 * DAY && awaited && stop.is_low() && ANSWERS.contains(&stop.channel())
        };
        if !enough {
            continue;
        }
        let median = median_of_others(&waits, wait.minutes);
        let stands_out =
            median.map_or(words, |median| u64::from(wait.minutes) >= u64::from(median) * if words { 2 } else { 4 });
        if !stands_out {
            continue;
        }
        let finding = found.add(
            stop.key(),
            Text::LongWaitSays,
            vec![Value::Name(stop.key()), Value::Span(rounded(wait.minutes))],
        );
        weigh(finding, stop);
        if let Some(median) = median.filter(|median| *median > 0) {
            let ratio = tenth((f64::from(wait.minutes) / f64::from(median)).min(40.0));
            finding.factors.push(Factor {
                number: if ratio >= 10.0 { 1.2 } else { 1.0 },
                name: Text::FMedian,
                values: vec![Value::Span(rounded(median))],
            });
        }
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
