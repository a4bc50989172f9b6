//! Tables as wikis write them, told as the lines between bars that Markdown has: MediaWiki's with a line for each cell
//! or row, Jira's whose header has bars twice. Lines stay where they are.

use std::borrow::Cow;

/// What stands in place of a line that only parts rows.
const RULE: &str = "|-|";

/// The text with such tables told otherwise.
pub(super) fn piped(text: &str) -> Cow<'_, str> {
    let media = text.lines().any(|line| line.trim_start().starts_with("{|"));
    let jira = |line: &str| line.starts_with("||") && line.ends_with("||") && line.len() > 4;
    if !media && !text.lines().any(|line| jira(line.trim())) {
        return Cow::Borrowed(text);
    }
    let mut lines: Vec<String> = Vec::new();
    // The line of the row that goes on, within a table of MediaWiki's.
    let mut row: Option<usize> = None;
    let mut within = false;
    for line in text.lines() {
        let bare = line.trim();
        match () {
            _ if bare.starts_with("{|") => {
                (within, row) = (true, None);
                lines.push(String::new());
            }
            _ if within && bare.starts_with("|}") => {
                within = false;
                lines.push(String::new());
            }
            _ if within && (bare.starts_with("|-") || bare.starts_with("|+")) => {
                row = None;
                lines.push(RULE.to_owned());
            }
            _ if within && bare.starts_with(['|', '!']) => {
                let doubled = bare.replace("!!", "||");
                let cells: Vec<&str> = doubled[1..].split("||").map(without_attributes).collect();
                let told = format!("{} |", cells.join(" | "));
                match row {
                    Some(row) => {
                        lines[row].push_str(&format!(" {told}"));
                        lines.push(RULE.to_owned());
                    }
                    None => {
                        row = Some(lines.len());
                        lines.push(format!("| {told}"));
                    }
                }
            }
            _ if jira(bare) => lines.push(bare.replace("||", "|")),
            _ => lines.push(line.to_owned()),
        }
    }
    Cow::Owned(lines.join("\n"))
}

/// A cell without what says how it looks: `style="color:red" | Buy`.
fn without_attributes(cell: &str) -> &str {
    match cell.split_once('|') {
        Some((attributes, words)) if attributes.contains('=') => words.trim(),
        _ => cell.trim(),
    }
}
