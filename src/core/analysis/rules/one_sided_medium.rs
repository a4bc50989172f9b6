//! A journey that is only online or only offline, while its persona informs itself on the other side, too.

use crate::core::analysis::walk::BEGINNING;
use crate::core::analysis::{Catalogue, Check, Factor, Found, Phrase, Proposal, Rule, Source, Value, Walk, stems};
use crate::core::model::Medium;

pub static RULE: Rule = Rule {
    key: "one-sided-medium",
    title: Phrase { de: "Nur online oder nur offline", en: "Only online or only offline" },
    what: Phrase {
        de: "Eine Reise ab drei Stationen, deren Touchpoints alle online oder alle offline sind, während eine Informationsquelle der Persona auf die andere Seite deutet (nach Wörtern wie Zeitung, Messe, Suchmaschine, Forum).",
        en: "A journey of three steps or more whose touchpoints are all online or all offline while one of the persona’s sources of information points to the other side (by words such as newspaper, trade fair, search engine, forum).",
    },
    why: Phrase {
        de: "Die Persona ist dort, wo sie sich informiert. Wer nur auf einer Seite auftritt, überlässt die andere der Konkurrenz.",
        en: "The persona is where it informs itself. Who shows up on one side only leaves the other to competitors.",
    },
    severity: Phrase { de: "1.", en: "1." },
    source: Source::E,
    checks: &[Check::Journey(check)],
    proposals: &[Proposal {
        title: Phrase {
            de: "Dort auftreten, wo sich die Persona informiert: {1}",
            en: "Show up where the persona informs itself: {1}",
        },
        kpi: Phrase {
            de: "Erste Kontakte über diese Quelle je Monat",
            en: "First contacts through this source per month",
        },
    }],
    catalogue: Catalogue::Nothing,
};

const SAYS: Phrase = Phrase {
    de: "Die Reise {0} ist nur {1}, aber {2} informiert sich auch {3}: {4}.",
    en: "The journey {0} is only {1}, but {2} also gets information {3}: {4}.",
};

/// Words that tell where a source is.
const ONLINE: &str = "Suchmaschine Suche Google Internet Netz Web Website Webseite Online Instagram Facebook TikTok YouTube LinkedIn Xing WhatsApp Social Forum Foren Portal Vergleichsportal \
    Blog Newsletter Mail App Podcast Video Kurzvideo Kurzvideos Community search engine websites blogs forums video videos reels";
const OFFLINE: &str = "Zeitung Tageszeitung Lokalzeitung Zeitschrift Fachzeitschrift Magazin Gemeindeblatt Amtsblatt Messe Fachmesse Freunde Freundin Familie Bekannte Kollegin Kollege Kollegium Nachbarn Nachbarin \
    Fachhandel Laden Geschäft Verein Arzt Ärztin Arztpraxis Hausarztpraxis Radio Fernsehen Plakat Prospekt Flyer Katalog Broschüre Buch Bibliothek Stammtisch Kongress Vortrag \
    newspaper magazine gazette journal fair fairs friend friends family colleague colleagues neighbour neighbours shop store club doctor radio television poster leaflet catalogue \
    brochure book library congress";

fn check(walk: &Walk, found: &mut Found) {
    let Some(persona) = walk.persona else { return };
    let Some(medium) = walk.stops.first().and_then(|stop| stop.medium()) else { return };
    if walk.stops.len() < BEGINNING || walk.stops.iter().any(|stop| stop.medium() != Some(medium)) {
        return;
    }
    let (other, words) = match medium {
        Medium::Online => (Medium::Offline, stems(OFFLINE)),
        Medium::Offline => (Medium::Online, stems(ONLINE)),
    };
    let Some(source) = persona.sources.iter().find(|source| !stems(source).is_disjoint(&words)) else { return };
    let persona = crate::core::model::Key::new(crate::core::model::Kind::Persona, &persona.id);
    let values = vec![
        Value::Name(walk.key()),
        Value::Medium(medium),
        Value::Name(persona),
        Value::Medium(other),
        Value::Quote(source.to_string()),
    ];
    found.add(walk.key(), &SAYS, values, vec![Factor::base(1.0)]);
}
