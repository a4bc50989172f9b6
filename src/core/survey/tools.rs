//! Which survey tool a file comes from, by the columns that it always writes, and which of its columns are no answers.

use crate::core::knowledge::plain;

/// Tools, and the columns by which each is known: all of a set, in plain letters.
const TOOLS: [(&str, &[&str]); 9] = [
    ("Qualtrics", &["startdate", "enddate", "responseid"]),
    ("Qualtrics", &["startdate", "enddate", "recordeddate"]),
    ("SurveyMonkey", &["respondentid", "collectorid"]),
    ("LimeSurvey", &["submitdate", "lastpage"]),
    ("LimeSurvey", &["datumabgeschickt", "letzteseite"]),
    ("Microsoft Forms", &["startzeit", "fertigstellungszeit"]),
    ("Microsoft Forms", &["starttime", "completiontime"]),
    ("Typeform", &["startdate", "submitdate", "networkid"]),
    ("Typeform", &["submittedat", "token"]),
];

/// The tool that has a header like this.
pub fn tool_of<'a>(header: impl Iterator<Item = &'a str> + Clone) -> Option<&'static str> {
    let names: Vec<String> =
        header.clone().take(300).map(|name| plain(&name.chars().take(100).collect::<String>())).collect();
    let has = |name: &str| names.iter().any(|known| known == name);
    if let Some((tool, _)) = TOOLS.iter().find(|(_, columns)| columns.iter().all(|column| has(column))) {
        return Some(tool);
    }
    // Google's first column is the time, and its grids name their rows in brackets.
    let timed = names.first().is_some_and(|name| matches!(name.as_str(), "zeitstempel" | "timestamp"));
    let asks = header.skip(1).filter(|name| name.contains('?') || name.contains('[')).count();
    (timed && asks > 0).then_some("Google Forms")
}

/// Columns that no tool asks anybody about: ids, times, places, how far somebody came.
const ADMINISTRATIVE: &str = "startdate enddate startdatum enddatum status ipaddress ipadresse progress fortschritt \
    durationinseconds duration finished fertig recordeddate responseid respondentid collectorid recipientlastname \
    recipientfirstname recipientemail externalreference externaldatareference locationlatitude locationlongitude \
    distributionchannel userlanguage emailaddress email emailadresse firstname lastname vorname nachname name \
    customdata1 id submitdate datumabgeschickt lastpage letzteseite startlanguage startsprache seed zufallsstartwert \
    datestamp ipaddr refurl startzeit fertigstellungszeit starttime completiontime lastmodifiedtime \
    zeitderletztenaenderung language sprache zeitstempel timestamp token networkid startdateutc submitdateutc \
    submittedat interviewtime gesamtzeit tags responsetype antworttyp stagedate username nutzername dauerinsekunden \
    dauer beendet verteilungskanal benutzersprache status npsgroup submitdateutc";

/// Whether a column is one of those.
pub(super) fn is_administrative(name: &str) -> bool {
    let bare = name.split(['(', '[']).next().unwrap_or(name);
    // Typeform's own name of its ids.
    if name.trim() == "#" {
        return true;
    }
    // Nobody asks for an id or a date without a question.
    let last = bare.rsplit(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty()).map(plain);
    let first = bare.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty()).map(plain);
    let is_id = !name.contains('?') && last.is_some_and(|last| matches!(last.as_str(), "id" | "ids"));
    let is_date = !name.contains('?') && first.is_some_and(|first| matches!(first.as_str(), "datum" | "date"));
    // What Qualtrics makes of a score by itself.
    let is_group = name.ends_with("_NPS_GROUP") || name.ends_with(" - Group");
    let (name, bare) = (plain(name), plain(bare));
    is_id || is_date || is_group || ADMINISTRATIVE.split_whitespace().any(|known| known == name || known == bare)
}

/// The columns by which answers are known that somebody gave to see what a survey looks like.
pub(super) fn previews(header: &[Box<str>]) -> Vec<usize> {
    let of = |name: &str| matches!(plain(name).as_str(), "status" | "responsetype" | "distributionchannel");
    (0..header.len()).filter(|place| of(&header[*place])).collect()
}

/// Whether a cell of such a column says that an answer is none: in words, or in Qualtrics' numbers for previews and
/// tests.
pub(super) fn is_preview(cell: &str) -> bool {
    const WORDS: &str = "preview surveypreview umfragevorschau vorschau surveytest umfragetest offlinesurveypreview \
        1 2 9 17";
    let cell = plain(cell);
    WORDS.split_whitespace().any(|word| word == cell)
}

/// By which column an answer that was not finished is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finished {
    /// It says so itself.
    Flag(usize),
    /// It has the time at which it was sent, and nothing if it never was.
    Sent(usize),
}

/// That column, if a header has one.
pub(super) fn finished(header: &[Box<str>]) -> Option<Finished> {
    let of = |names: [&str; 2]| header.iter().position(|name| names.contains(&plain(name).as_str()));
    let flag = of(["finished", "fertig"]).map(Finished::Flag);
    flag.or_else(|| of(["submitdate", "datumabgeschickt"]).map(Finished::Sent))
}

impl Finished {
    /// Whether the answer in these cells was finished.
    pub fn is_met(self, cells: &[Box<str>]) -> bool {
        let cell = |place: usize| cells.get(place).map_or(String::new(), |cell| plain(cell));
        match self {
            Self::Flag(place) => !matches!(cell(place).as_str(), "0" | "false" | "falsch" | "nein" | "no"),
            Self::Sent(place) => !cell(place).is_empty(),
        }
    }
}
