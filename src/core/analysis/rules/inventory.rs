//! The inventory of touchpoints, and what law and custom say about some of them.

use crate::core::analysis::lexicon::{Tag, Tags};
use crate::core::analysis::whole::is_sorted;
use crate::core::analysis::words::name_apart;
use crate::core::analysis::{Check, Found, Ground, Part, Proposal, Risk, Rule, Source, Value, Walk};
use crate::core::model::{Key, Kind, Market, Measure, MediaType, Status, Touchpoint};
use crate::core::text::rules::Text;

pub static TOUCHPOINT_TWICE: Rule = Rule {
    words: true,
    checks: &[Check::Touchpoint(touchpoint_twice)],
    ..Rule::new(
        "touchpoint-twice",
        [Text::TouchpointTwice, Text::TouchpointTwiceWhat, Text::TouchpointTwiceWhy],
        1.2,
        Source::A,
        Part::Own,
    )
};

fn touchpoint_twice(ground: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    let channel = touchpoint.channel.trim();
    let Some(name) = name_apart(&touchpoint.name, channel) else { return };
    let earlier = |id: &&crate::core::model::Id| {
        ground
            .document
            .touchpoint(id)
            .is_some_and(|other| (&other.order, &other.id) < (&touchpoint.order, &touchpoint.id))
    };
    let name = format!("{channel} {name}");
    if let Some(other) = ground.fold.namesakes(&name).find(earlier) {
        let (place, other) = (Key::new(Kind::Touchpoint, &touchpoint.id), Key::new(Kind::Touchpoint, other));
        found.add(place.clone(), Text::TouchpointTwiceSays, vec![Value::Name(other), Value::Name(place)]);
    }
}

pub static CALLED_OWN: Rule = Rule {
    checks: &[Check::Touchpoint(called_own)],
    ..Rule::new("called-own", [Text::CalledOwn, Text::CalledOwnWhat, Text::CalledOwnWhy], 1.2, Source::A, Part::Own)
};

fn called_own(_: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    let foreign = ["press", "word-of-mouth", "friends", "reviews"].contains(&touchpoint.channel.trim());
    let own =
        touchpoint.controllable && touchpoint.media_type.is_some() || touchpoint.media_type == Some(MediaType::Owned);
    if foreign && own {
        let place = Key::new(Kind::Touchpoint, &touchpoint.id);
        let values = vec![Value::Name(place.clone()), Value::Channel(touchpoint.channel.trim().to_owned())];
        found.add(place, Text::CalledOwnSays, values);
    }
}

pub static TOUCHPOINT_UNUSED: Rule = Rule {
    checks: &[Check::Touchpoint(touchpoint_unused)],
    ..Rule::new(
        "touchpoint-unused",
        [Text::TouchpointUnused, Text::TouchpointUnusedWhat, Text::TouchpointUnusedWhy],
        0.6,
        Source::A,
        Part::Whole,
    )
};

fn touchpoint_unused(ground: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    if is_sorted(ground.document) && ground.fold.uses(&touchpoint.id).is_none() {
        let place = Key::new(Kind::Touchpoint, &touchpoint.id);
        found.add(place.clone(), Text::TouchpointUnusedSays, vec![Value::Name(place)]);
    }
}

pub static MASS_MEDIA: Rule = Rule {
    checks: &[Check::Touchpoint(mass_media)],
    ..Rule::new("mass-media", [Text::MassMedia, Text::MassMediaWhat, Text::MassMediaWhy], 2.0, Source::C, Part::Whole)
};

fn mass_media(ground: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    let mass = ["tv", "radio", "posters", "influencer"].contains(&touchpoint.channel.trim());
    if mass && touchpoint.controllable && ground.document.plan().market == Market::B2b {
        let place = Key::new(Kind::Touchpoint, &touchpoint.id);
        let values = vec![Value::Name(place.clone()), Value::Channel(touchpoint.channel.trim().to_owned())];
        found.add(place, Text::MassMediaSays, values);
    }
}

pub static CONSENT: Rule = Rule {
    words: true,
    risk: Some(Risk::Law),
    checks: &[Check::Touchpoint(consent_at), Check::Journey(consent_told), Check::Measure(consent_planned)],
    proposals: &[Proposal { title: Text::ConsentDo, kpi: Text::ConsentKpi }],
    catalogue: &["email-with-consent"],
    ..Rule::new("consent", [Text::Consent, Text::ConsentWhat, Text::ConsentWhy], 2.5, Source::E, Part::Cause)
};

/// Channels that come to people unasked. Only there consent is a matter.
const REACHING: [&str; 7] =
    ["newsletter", "email", "print-mail", "phone", "loyalty-programme", "social-media", "display"];

fn lacks_consent(texts: &[&str]) -> Option<String> {
    texts.iter().find(|text| Tags::of(text).has(Tag::NoConsent)).map(|text| (*text).to_owned())
}

fn consent_at(_: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    let reaching = REACHING.contains(&touchpoint.channel.trim());
    if let Some(words) = lacks_consent(&[&touchpoint.notes, &touchpoint.name]).filter(|_| reaching) {
        let place = Key::new(Kind::Touchpoint, &touchpoint.id);
        found.add(place.clone(), Text::ConsentSays, vec![Value::Name(place), Value::Quote(words)]);
    }
}

fn consent_told(walk: &Walk, found: &mut Found) {
    for stop in walk.stops.iter().filter(|stop| REACHING.contains(&stop.channel()) && !stop.is_content()) {
        let texts = [&*stop.step.pain_point, &*stop.step.action, &*stop.step.thought];
        if let Some(words) = lacks_consent(&texts) {
            found.add(stop.key(), Text::ConsentSays, vec![Value::Name(stop.key()), Value::Quote(words)]);
        }
    }
}

fn consent_planned(_: &Ground, measure: &Measure, found: &mut Found) {
    let open = measure.status != Status::Done;
    if let Some(words) = lacks_consent(&[&measure.title, &measure.notes]).filter(|_| open) {
        let place = Key::new(Kind::Measure, &measure.id);
        let values = vec![Value::Name(place.clone()), Value::Quote(words)];
        found.add(place, Text::ConsentSays, values).aimed(measure.target.clone());
    }
}

pub static SENSITIVE_DATA: Rule = Rule {
    words: true,
    risk: Some(Risk::Law),
    checks: &[Check::AnyJourney(sensitive_data)],
    proposals: &[Proposal { title: Text::SensitiveDataDo, kpi: Text::SensitiveDataKpi }],
    ..Rule::new(
        "sensitive-data",
        [Text::SensitiveData, Text::SensitiveDataWhat, Text::SensitiveDataWhy],
        2.5,
        Source::B,
        Part::Reason,
    )
};

/// Channels of advertising: what helps in a treatment or a contract is out of place there.
const ADVERTISING: [&str; 11] = [
    "newsletter",
    "email",
    "print-mail",
    "social-media",
    "display",
    "search-ads",
    "website",
    "online-shop",
    "app",
    "loyalty-programme",
    "influencer",
];

fn sensitive_data(walk: &Walk, found: &mut Found) {
    for stop in walk.stops.iter().filter(|stop| ADVERTISING.contains(&stop.channel())) {
        let text = &stop.step.personalisation;
        if !text.is_empty() && Tags::of(text).has(Tag::Sensitive) {
            let values = vec![Value::Name(stop.key()), Value::Quote(text.to_string())];
            found.add(stop.key(), Text::SensitiveDataSays, values);
        }
    }
}

pub static PAID_REVIEW: Rule = Rule {
    words: true,
    risk: Some(Risk::Law),
    checks: &[Check::Measure(review_planned), Check::Touchpoint(review_noted)],
    proposals: &[Proposal { title: Text::PaidReviewDo, kpi: Text::PaidReviewKpi }],
    ..Rule::new(
        "paid-review",
        [Text::PaidReview, Text::PaidReviewWhat, Text::PaidReviewWhy],
        2.3,
        Source::Field,
        Part::Own,
    )
};

fn review_planned(_: &Ground, measure: &Measure, found: &mut Found) {
    let place = Key::new(Kind::Measure, &measure.id);
    paid_review(place, &[&measure.title, &measure.notes], found).map(|finding| finding.aimed(measure.target.clone()));
}

fn review_noted(_: &Ground, touchpoint: &Touchpoint, found: &mut Found) {
    paid_review(Key::new(Kind::Touchpoint, &touchpoint.id), &[&touchpoint.notes, &touchpoint.name], found);
}

fn paid_review<'a>(place: Key, texts: &[&str], found: &'a mut Found) -> Option<&'a mut crate::core::analysis::Finding> {
    let text = texts.iter().find(|text| Tags::of(text).has(Tag::PaidReview))?;
    let values = vec![Value::Name(place.clone()), Value::Quote((*text).to_owned())];
    Some(found.add(place, Text::PaidReviewSays, values))
}
