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
    submittedat interviewtime gesamtzeit tags responsetype stagedate username nutzername dauerinsekunden";

/// Whether a column is one of those.
pub(super) fn is_administrative(name: &str) -> bool {
    let bare = name.split(['(', '[']).next().unwrap_or(name);
    let (name, bare) = (plain(name), plain(bare));
    ADMINISTRATIVE.split_whitespace().any(|known| known == name || known == bare)
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
