//! Several things in one cell: the lines and points of a list, and touchpoints between commas.

use crate::core::knowledge::plain;

/// Signs that begin an entry of a list.
const POINTS: [char; 9] = ['•', '◦', '▪', '·', '‣', '●', '*', '–', '-'];

/// The entries of a cell: its lines, what stands behind points or semicolons, and between commas if they part entries
/// here. One entry if it is one text.
pub(super) fn entries(cell: &str, commas: bool) -> Vec<String> {
    let lines: Vec<&str> = cell
        .split(['\n', '\r', '\u{2028}', '•', '◦', '▪', '‣', '●'])
        .map(bare)
        .filter(|line| !line.is_empty() && !is_nothing(line))
        .collect();
    if lines.len() > 1 {
        return lines.into_iter().map(str::to_owned).collect();
    }
    let Some(line) = lines.first() else { return Vec::new() };
    let signs: &[char] = if commas { &[';', ',', '|'] } else { &[';'] };
    let parts = apart(line, signs);
    // "A, B and C" is a list; a sentence with a comma is not: its parts are longer.
    let is_list = parts.len() > 1 && parts.iter().all(|part| part.split_whitespace().count() <= 6);
    let mut parts = if is_list { parts } else { vec![line.to_string()] };
    if commas && parts.len() == 1 {
        let joined: Vec<&str> = line.split(" / ").flat_map(|part| part.split(" + ")).map(str::trim).collect();
        if joined.len() > 1 && joined.iter().all(|part| !part.is_empty() && part.split_whitespace().count() <= 4) {
            parts = joined.into_iter().map(str::to_owned).collect();
        }
    }
    parts
}

/// A text cut at these signs, but not within brackets or quotes.
fn apart(text: &str, signs: &[char]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0usize;
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '(' | '[' | '„' | '“' => depth += 1,
            ')' | ']' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        // A comma between digits is part of a number.
        let in_number = before.is_ascii_digit() && letters.peek().is_some_and(char::is_ascii_digit);
        if depth == 0 && signs.contains(&letter) && !in_number {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
        before = letter;
    }
    parts.iter().map(|part| bare(part).to_owned()).filter(|part| !part.is_empty()).collect()
}

/// An entry without the point or number before it.
fn bare(entry: &str) -> &str {
    let entry = entry.trim();
    let behind =
        entry.strip_prefix(POINTS).filter(|behind| behind.starts_with(char::is_whitespace) || behind.is_empty());
    let entry = behind.unwrap_or(entry).trim();
    let digits = entry.len() - entry.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    let numbered = (1..=2).contains(&digits).then(|| entry[digits..].strip_prefix(['.', ')'])).flatten();
    numbered.filter(|behind| behind.starts_with(' ')).unwrap_or(entry).trim()
}

/// A cell of one line without the point before it; a list keeps its points.
pub(super) fn one_line(cell: &str) -> &str {
    let cell = cell.trim();
    if cell.contains('\n') {
        cell
    } else {
        cell.strip_prefix(['•', '◦', '▪', '‣', '●']).unwrap_or(cell).trim_start()
    }
}

/// Whether a cell only says that there is nothing.
pub(super) fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    if cell.is_empty() || cell.chars().count() > 20 {
        return cell.is_empty();
    }
    const WORDS: &str = "na none nothing nil null keine keiner keines nichts ka entfaellt tbd";
    let name = plain(cell);
    if name.is_empty() {
        // A slash alone is the first page of a site.
        return cell != "/"
            && cell.chars().all(|letter| matches!(letter, '-' | '–' | '—' | '/' | '.' | '…' | '_' | ' '));
    }
    WORDS.split(' ').any(|word| word == name)
}

/// A phase's name without the number before it: "1. Search", "Phase 2: Buy", "Stufe 3 – Use". None if there is none.
pub(super) fn without_number(name: &str) -> Option<&str> {
    let name = name.trim();
    let first = name.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    let word = matches!(plain(first).as_str(), "phase" | "stage" | "step" | "stufe" | "schritt" | "etappe");
    let rest = if word { name[first.len()..].trim_start_matches([' ', '\u{a0}', '#']) } else { name };
    let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let digits = rest.len() - behind.len();
    let parted = behind.trim_start_matches(['.', ')', ':', '-', '–', '—', ' ', '\u{a0}', '|']);
    ((1..=2).contains(&digits) && parted.len() < behind.len() && !parted.is_empty()).then_some(parted)
}
