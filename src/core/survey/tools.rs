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
    ("Typeform", &["startdateutc", "submitdateutc"]),
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
