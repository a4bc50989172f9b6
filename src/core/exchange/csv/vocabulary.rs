//! What people call things in the tables, maps and lists that they have: the field's words in German and English, and
//! how a longer name is understood.
//!
//! A name means what its head noun means: "customer pain points (top 3)" are pain points, "Phase der Customer Journey"
//! is a phase, "Kundengefühle" are feelings. What goes along with everything ("customer", "journey", "experience")
//! counts only where nothing else does. A word in plain letters (`knowledge::plain`) stands here once; the longest that
//! fits counts, so that "interaction" is no "action".

use crate::core::knowledge::plain;
use crate::core::model::{Language, StepText};

use super::column::{Column, words};

/// Names that are a column's as a whole, and would mislead within a longer one.
fn whole_names(column: Column) -> &'static str {
    match column {
        Column::JourneyNumber => "reisenummer journeynumber journeyno",
        Column::Journey => "journeyname szenario scenario usecase",
        Column::Persona => "buyerpersona akteur actor rolle role targetgroup audience",
        Column::Kind => "istsoll kind asistobe currenttarget",
        Column::PhaseNumber => "phasennummer phasenumber phaseno phasennr phasenr",
        Column::Phase => "section customerlifecycle lifecycle",
        Column::Stage => "canonicalstage",
        Column::StepNumber => {
            "nr no nummer number schrittnr schrittnummer stepno stepnumber reihenfolge order position pos sequence lfdnr"
        }
        Column::Medium => "medium",
        Column::MediaType => "mediatyp mediatype",
        Column::Controllable => "steuerbarkeit kontrollierbar controlled control beeinflussbar",
        Column::Satisfaction => "punkte wert value emotionalcurve emotioncurve emotionaljourney emotionsverlauf",
        Column::MomentOfTruth => "mot",
        Column::Elapsed => "zeit time abstand elapsed",
        Column::Text(StepText::Action) => {
            "beschreibung description doing does tut macht userstory station stationen kundenaktion"
        }
        Column::Text(StepText::Thought) => "thinks denkt",
        Column::Text(StepText::Emotion) => "feels fuehlt",
        Column::Text(StepText::Personalisation) => "personalization personalisation personalisierung",
        Column::Touchpoint => {
            "pagepath pagepathandscreenclass pagetitle pagetitleandscreenname landingpage landingpages seitenpfad \
             seitentitel seitenurl pageurl pages seiten eventname ereignisname"
        }
        Column::Channel | Column::Measures | Column::Note | Column::Text(_) => "",
    }
}

/// Nouns that name a column wherever they are the head of a name, also as the last part of a compound.
fn nouns(column: Column) -> &'static str {
    match column {
        Column::Persona => "persona personas zielgruppe zielgruppen segment segmente segments",
        Column::Phase => {
            "phase phasen phases stage stages stufe stufen etappe etappen abschnitt abschnitte lebenszyklusphase"
        }
        Column::Touchpoint => {
            "touchpoint touchpoints touchpunkt touchpunkte kontaktpunkt kontaktpunkte beruehrungspunkt \
             beruehrungspunkte interaktion interaktionen interaction interactions contactpoint contactpoints \
             pointofcontact pointsofcontact anlaufstelle anlaufstellen kundenkontakt kundenkontakte"
        }
        Column::Channel => "kanal kanaele channel channels",
        Column::Satisfaction => {
            "zufriedenheit satisfaction satisfactionscore zufriedenheitswert score scores rating ratings bewertung \
             bewertungen csat emotionskurve schulnote schulnoten punktzahl sterne stars smiley smileys"
        }
        Column::MomentOfTruth => {
            "momentoftruth momentsoftruth schluesselmoment schluesselmomente keymoment keymoments momentderwahrheit \
             momentederwahrheit wahrheitsmoment wahrheitsmomente"
        }
        Column::Elapsed => "dauer duration durations wartezeit waitingtime zeitabstand zeitspanne elapsedtime",
        Column::Measures => {
            "massnahme massnahmen measure measures todo todos nextstep nextsteps actionitem actionitems actionplan \
             aktionsplan initiative initiativen initiatives"
        }
        Column::Text(StepText::Action) => {
            "aktion aktionen action actions aktivitaet aktivitaeten activity activities taetigkeit taetigkeiten task \
             tasks aufgabe aufgaben schritt schritte step steps handlung handlungen verhalten behaviour behavior \
             behaviours behaviors"
        }
        Column::Text(StepText::Question) => "frage fragen question questions leitfrage leitfragen",
        Column::Text(StepText::Thought) => {
            "gedanke gedanken thought thoughts thinking mindset ueberlegung ueberlegungen denkweise"
        }
        Column::Text(StepText::Emotion) => {
            "gefuehl gefuehle emotion emotionen emotions feeling feelings stimmung stimmungen mood moods sentiment \
             sentiments empfinden empfindung empfindungen gefuehlslage gemuetslage emotionalstate"
        }
        Column::Text(StepText::PainPoint) => {
            "painpoint painpoints pain pains schmerz schmerzen schmerzpunkt schmerzpunkte schwachstelle \
             schwachstellen schwachpunkt schwachpunkte problem probleme problems huerde huerden hindernis \
             hindernisse barriere barrieren barrier barriers issue issues frust frustration frustrationen frustrations \
             challenge challenges herausforderung herausforderungen friction frictions frictionpoint frictionpoints \
             reibung reibungspunkt reibungspunkte stolperstein stolpersteine aergernis aergernisse blocker blockers \
             obstacle obstacles kritikpunkt kritikpunkte defizit defizite stoerung stoerungen complaint complaints \
             beschwerde beschwerden weakness weaknesses knackpunkt knackpunkte struggle struggles"
        }
        Column::Text(StepText::Opportunity) => {
            "chance chancen opportunity opportunities idee ideen idea ideas verbesserung verbesserungen improvement \
             improvements potenzial potenziale potential potentiale potentials loesung loesungen solution solutions \
             verbesserungsvorschlag verbesserungsvorschlaege optimierung optimierungen moeglichkeit moeglichkeiten \
             empfehlung empfehlungen recommendation recommendations vorschlag vorschlaege suggestion suggestions \
             ansatzpunkt ansatzpunkte loesungsansatz loesungsansaetze hebel"
        }
        Column::JourneyNumber
        | Column::Journey
        | Column::Kind
        | Column::PhaseNumber
        | Column::Stage
        | Column::StepNumber
        | Column::Medium
        | Column::MediaType
        | Column::Controllable
        | Column::Note
        | Column::Text(StepText::Personalisation) => "",
    }
}

/// What says little: it counts only where no other name means the same.
const WEAK: [(Column, &str); 3] = [
    (Column::Text(StepText::Emotion), "experience erlebnis erlebnisse erfahrung erfahrungen cx ux kundenerlebnis"),
    (Column::Journey, "customerjourney kundenreise userjourney reise journey journeys"),
    (Column::Persona, "kunde kundin kunden customer customers user users nutzer nutzerin kaeufer kaeuferin"),
];

/// Heads of names of which a plan has no such thing beside a step: better nothing than another noun of the same name.
const ELSEWHERE: &str = "id ids kpi kpis metric metrics metrik metriken kennzahl kennzahlen ziel ziele goal goals need \
    needs beduerfnis beduerfnisse expectation expectations erwartung erwartungen owner owners verantwortlich \
    verantwortliche verantwortlicher verantwortung zustaendig zustaendigkeit responsible responsibility team teams \
    abteilung abteilungen department departments stakeholder stakeholders system systeme systems prozess prozesse \
    process processes datum date url link links notiz notizen notes kommentar kommentare comment comments budget cost \
    costs kosten reaktion reaktionen reaction reactions transaktion transaction transactions count anzahl umsatz \
    revenue typ type umfrage anfrage nachfrage abfrage rueckfrage quelle source priority prioritaet status";

/// Beginnings of words for what happens on the company's side or behind the scenes: no lane of the customer's, whatever
/// is said of it.
const BEHIND_THE_SCENES: &str = "frontstage backstage onstage offstage frontoffice backoffice buehne vorderbuehne \
    hinterbuehne behindthescenes hinterdenkulissen mitarbeiter mitarbeitende employee staff personal unternehmensaktion \
    unternehmensaktivitaet companyaction";

/// What may follow a head noun without changing what it means.
const BEHIND: &str = "name names bezeichnung titel title beschreibung description beschreibungen descriptions details \
    detail text texte liste list uebersicht overview top digital analog online offline physisch physical ist soll kunde \
    kunden customer customers nutzer user users";

/// Words behind which a name only says what its head belongs to.
const BELONGS: &str = "der des die den dem von vom im in am an bei fuer je pro mit zum zur aus entlang waehrend \
    of at for per by during along with across from to the along";

/// Words that join two names of one column.
const JOINS: &str = "und and oder or";

/// Words with which a question begins.
const ASKS: &str = "was wie wo wann wer womit wodurch welche welcher welches what how where when who which why warum";

/// What a question in place of a name is about, by its verbs and what goes with them; the first that fits.
const VERBS: [(Column, &str); 6] = [
    (Column::Text(StepText::Thought), "think thinks thinking denkt denken"),
    (Column::Text(StepText::Emotion), "feel feels feeling fuehlt fuehlen empfindet"),
    (Column::Text(StepText::Question), "ask asks asking wonder wonders fragt fragen"),
    (
        Column::Text(StepText::PainPoint),
        "stoert hindert frustriert aergert nervt schief wrong frustrates annoys bothers blocks hurts",
    ),
    (Column::Text(StepText::Opportunity), "improve improved better verbessern besser optimieren"),
    (Column::Text(StepText::Action), "do does doing tut tun macht machen passiert happens happening unternimmt"),
];

/// How surely a name means a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// A word that goes along with everything.
    Weakly,
    /// Somewhere in the name stands a noun of it.
    Within,
    /// Its head noun.
    Head,
    /// The whole name.
    Whole,
}

/// The names of all columns. Made once for many cells.
pub struct Vocabulary {
    /// What we write ourselves, in all languages, and what others call it as a whole.
    whole: Vec<(Column, String)>,
    nouns: Vec<(Column, &'static str)>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Self::new()
    }
}

impl Vocabulary {
    /// Of both languages.
    pub fn new() -> Self {
        let mut whole = Vec::new();
        let mut heads = Vec::new();
        for column in Column::all() {
            let own = Language::ALL.iter().map(|language| plain(column.label(words(*language))));
            whole.extend(own.map(|name| (column, name)));
            whole.extend(whole_names(column).split_whitespace().map(|name| (column, name.to_owned())));
            heads.extend(nouns(column).split_whitespace().map(|noun| (column, noun)));
        }
        Self { whole, nouns: heads }
    }

    /// The column that a name is one of as a whole: ours, or a noun of others.
    pub fn named(&self, name: &str) -> Option<Column> {
        let name = plain(name);
        if name.is_empty() {
            return None;
        }
        let whole = self.whole.iter().find(|(_, known)| *known == name).map(|(column, _)| *column);
        whole.or_else(|| self.noun(&name))
    }

    /// What a name may mean, the likeliest first.
    pub fn meant(&self, name: &str) -> Vec<(Column, Sure)> {
        let name: String = name.chars().take(LONGEST_NAME).collect();
        let words = words_of(&name);
        if is_behind_the_scenes(&words) {
            return Vec::new();
        }
        let mut found: Vec<(Column, Sure)> = Vec::new();
        let mut add = |column: Option<Column>, sure: Sure| {
            if let Some(column) = column.filter(|column| found.iter().all(|(known, _)| known != column)) {
                found.push((column, sure));
            }
        };
        add(self.named(&name), Sure::Whole);
        let asks = words.first().is_some_and(|first| has(ASKS, first));
        let alternatives: Vec<&[String]> = words.split(|word| word == "/" || has(JOINS, word)).collect();
        for words in &alternatives {
            add(self.head(words).filter(|_| !asks), Sure::Head);
        }
        let settled = words.last().is_some_and(|_| alternatives.iter().any(|words| is_elsewhere(words)));
        if !settled {
            // The longest noun of any in it.
            let within = words.iter().filter_map(|word| self.suffix(word)).max_by_key(|(_, length)| *length);
            add(within.map(|(column, _)| column), Sure::Within);
            add(self.hinted(&name), Sure::Within);
        }
        if asks {
            let verb = |(_, verbs): &&(Column, &str)| words.iter().any(|word| has(verbs, word));
            add(VERBS.iter().find(verb).map(|(column, _)| *column), Sure::Within);
            let place = words.first().is_some_and(|first| has("wo where", first));
            add(place.then_some(Column::Touchpoint), Sure::Within);
        }
        if !settled && !asks {
            let weak =
                |(_, nouns): &&(Column, &str)| words.iter().any(|word| has(nouns, word)) || has(nouns, &plain(&name));
            add(WEAK.iter().find(weak).map(|(column, _)| *column), Sure::Weakly);
        }
        found
    }

    /// The column of a name's head noun: the last of its words, but for what only says more about it.
    fn head(&self, words: &[String]) -> Option<Column> {
        let words = before_belonging(words);
        let mut end = words.len();
        loop {
            for count in [3, 2, 1] {
                let Some(from) = end.checked_sub(count) else { continue };
                if let Some(column) = self.noun(&words[from..end].concat()) {
                    return Some(column);
                }
            }
            let last = words.get(end.checked_sub(1)?)?;
            if let Some((column, _)) = self.suffix(last) {
                return Some(column);
            }
            if !has(BEHIND, last) && !last.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
            end -= 1;
        }
    }

    /// The column whose noun a word is.
    fn noun(&self, word: &str) -> Option<Column> {
        self.nouns.iter().find(|(_, noun)| *noun == word).map(|(column, _)| *column)
    }

    /// The column whose noun is the last part of a word, and how long that is. Short ones are there by chance.
    fn suffix(&self, word: &str) -> Option<(Column, usize)> {
        let fits = |noun: &str| word == noun || noun.len() > 4 && word.ends_with(noun);
        let best = self.nouns.iter().filter(|(_, noun)| fits(noun)).max_by_key(|(_, noun)| noun.len());
        let elsewhere = ELSEWHERE.split_whitespace().filter(|noun| noun.len() > 4 && word.ends_with(noun));
        best.filter(|(_, noun)| elsewhere.map(str::len).max().unwrap_or(0) <= noun.len())
            .map(|(column, noun)| (*column, noun.len()))
    }

    /// The column of the longest noun anywhere in a name that is written as one word.
    fn hinted(&self, name: &str) -> Option<Column> {
        let name = plain(name);
        let fits = |noun: &str| noun.len() > 6 && name.contains(noun);
        self.nouns.iter().filter(|(_, noun)| fits(noun)).max_by_key(|(_, noun)| noun.len()).map(|(column, _)| *column)
    }
}

/// What stands before a word that only says what it belongs to; all, if nothing does.
fn before_belonging(words: &[String]) -> &[String] {
    match words.iter().position(|word| has(BELONGS, word)) {
        Some(end) if end > 0 => &words[..end],
        _ => words,
    }
}

/// Whether a name's head is something of which a plan has none beside a step.
fn is_elsewhere(words: &[String]) -> bool {
    let words = before_belonging(words);
    let last = words.iter().rev().find(|word| !word.bytes().all(|byte| byte.is_ascii_digit()));
    last.is_some_and(|last| {
        ELSEWHERE.split_whitespace().any(|noun| last == noun || noun.len() > 4 && last.ends_with(noun))
    })
}

/// Whether a name speaks of what the customer does not do.
fn is_behind_the_scenes(words: &[String]) -> bool {
    // "Back stage" is one word in two, "hinter den Kulissen" in three.
    let from = |at: usize| words[at..].iter().take(3).map(String::as_str).collect::<String>();
    let known = |name: &str| BEHIND_THE_SCENES.split_whitespace().any(|known| name.starts_with(known));
    // What joins two names is no part of either.
    (0..words.len()).any(|at| known(&from(at)))
}

/// Whether a list of words has this one.
fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// The words of a name in plain letters, and `/` for what joins two names. What stands in brackets is no part of it; a
/// capital within a word begins another (`CustomerID`).
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut depth = 0usize;
    let mut before = ' ';
    // A blank behind it ends the last word.
    for letter in name.chars().chain([' ']) {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let belongs = depth == 0 && letter.is_alphanumeric();
        if !belongs || letter.is_uppercase() && before.is_lowercase() {
            let plain = plain(&std::mem::take(&mut word));
            words.extend(Some(plain).filter(|word| !word.is_empty()));
        }
        if belongs {
            word.push(letter);
        } else if depth == 0 && matches!(letter, '/' | '&' | '+' | '|' | ',' | ';') {
            words.push("/".to_owned());
        }
        before = letter;
    }
    words
}

/// So many characters of a name are looked at.
pub(super) const LONGEST_NAME: usize = 200;
